"""An original and an article's sentence side by side: words, stems, and which words were kept."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from provenance.attribution.wording import Run, aligned
from provenance.model import Drift
from provenance.outlets import Registry
from provenance.text.words import STOP_WORDS, Token, stem, word_tokens

Span = tuple[int, int]
Item = TypeVar("Item")

DROPPED, ADDED = "(dropped)", "(added)"


class Side(NamedTuple):
    """One of the two texts: its words without marks, their stems, where they start, and when it was published.

    ``weighty`` are the stems with None for each stop word. ``have`` are all words, and the parts of those with an
    apostrophe: a pattern that needs a word that is not among them matches nowhere.
    """

    text: str
    words: tuple[Token, ...]
    lower: tuple[str, ...]
    stems: tuple[str, ...]
    published: str | None
    starts: tuple[int, ...]
    weighty: tuple[str | None, ...]
    have: frozenset[str]

    def word_span(self, span: Span) -> Span:
        """Returns the indices of the words that begin inside a span of characters."""
        return bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1])

    def characters(self, first: int, last: int) -> Span:
        """Returns the span of characters of the words from ``first`` up to, not including, ``last``."""
        return self.words[first].start, self.words[last - 1].end

    def content(self, first: int, last: int) -> list[str]:
        """Returns the stems of the content words of a stretch of words."""
        return [stemmed for stemmed in self.weighty[max(first, 0) : last] if stemmed is not None]

    def around(self, span: Span, width: int = 4) -> Counter[str]:
        """Returns the stems of the content words that stand near a span, on either side."""
        first, last = self.word_span(span)
        return Counter(self.content(first - width, first) + self.content(last, last + width))


class Pair(NamedTuple):
    """The two sides and their alignment; ``runs`` index words.

    ``carried`` is the share of the article's content words that the alignment
    keeps, ``retained`` the share of the original's; ``shared`` is the share of
    the article's that the original has, in whatever order. ``beside`` are the
    article's sentences before and behind, which may name a speaker who goes on;
    ``publishers`` are those who published the article, or may have.
    """

    original: Side
    article: Side
    runs: tuple[Run, ...]
    kept: dict[int, int]
    carried: float
    retained: float
    shared: float
    registry: Registry
    original_outlet: str | None = None
    beside: str = ""
    publishers: tuple[str, ...] = ()

    @property
    def near(self) -> bool:
        """Whether the article keeps the sentence, so that a single changed word stands out."""
        return self.carried >= 0.7

    @property
    def verbatim(self) -> bool:
        """Whether hardly a word was put in or left out, so that what differs was changed and nothing else."""
        return self.carried >= 0.9 and self.retained >= 0.8

    def article_place(self, place: int) -> int:
        """Returns where in the article something would stand that the original has at ``place``."""
        index = self.original.word_span((0, place))[1]
        while index > 0:
            index -= 1
            if index in self.kept:
                return self.article.words[self.kept[index]].end
        return 0

    def same_gap(self, original: Span, article: Span) -> bool:
        """Whether two spans stand in one changed stretch of the alignment."""
        o0, o1 = self.original.word_span(original)
        a0, a1 = self.article.word_span(article)
        return any(
            op == "replace"
            and x0 <= o0
            and o1 <= x1 + 1
            and y0 <= a0
            and a1 <= y1 + 1
            and o0 < x1
            and a0 < y1
            for op, x0, x1, y0, y1 in self.runs
        )

    def same_place(self, original: Span, article: Span) -> bool:
        """Whether two spans stand between words that were kept, with two words that matter among the nearest."""
        o0, o1 = self.original.word_span(original)
        a0, a1 = self.article.word_span(article)
        before = o0 == a0 == 0 or self.kept.get(o0 - 1) == a0 - 1
        after = (o1 == len(self.original.words) and a1 == len(self.article.words)) or self.kept.get(o1) == a1
        if not (before and after):
            return False
        near = (*range(max(0, o0 - 5), o0), *range(o1, min(o1 + 5, len(self.original.words))))
        return sum(i in self.kept and self.original.lower[i] not in STOP_WORDS for i in near) >= 2

    def shared_context(self, original: Span, article: Span, width: int = 4) -> int:
        """Counts the content words that stand near both spans."""
        return sum((self.original.around(original, width) & self.article.around(article, width)).values())


class Finding(NamedTuple):
    """A change, with the characters that show it on each side; None where a side lacks it.

    ``said`` are the original's words where they stand elsewhere in its document.
    """

    kind: str
    original: Span | None
    article: Span | None
    said: str = ""

    def drift(self, pair: Pair) -> Drift:
        """Returns the change as it is reported."""
        left = self.said or (pair.original.text[slice(*self.original)] if self.original else ADDED)
        right = pair.article.text[slice(*self.article)] if self.article else DROPPED
        return Drift(self.kind, left.strip(), right.strip())


def pair_up(
    original: Side,
    article: Side,
    registry: Registry,
    original_outlet: str | None = None,
    beside: str = "",
    publishers: tuple[str, ...] = (),
) -> Pair:
    """Aligns the two sides by the stems of their words."""
    runs = aligned(original.stems, article.stems)
    kept = {o0 + i: a0 + i for op, o0, o1, a0, _ in runs if op == "keep" for i in range(o1 - o0)}
    content = sum(original.weighty[index] is not None for index in kept)
    weighty = article.content(0, len(article.words))
    carried = content / max(1, len(weighty))
    retained = content / max(1, len(original.content(0, len(original.words))))
    shared = sum(map(frozenset(original.stems).__contains__, weighty)) / max(1, len(weighty))
    return Pair(
        original,
        article,
        tuple(runs),
        kept,
        carried,
        retained,
        shared,
        registry,
        original_outlet,
        beside,
        publishers,
    )


@lru_cache(maxsize=4096)
def read_side(text: str, published: str | None = None) -> Side:
    """Reads the words of one side."""
    words = word_tokens(text)
    lower = [word.casefold().replace("’", "'") for word, _, _, _ in words]
    stems = tuple(map(stem, lower))
    weighty = [None if word in STOP_WORDS else stemmed for word, stemmed in zip(lower, stems, strict=True)]
    parts = [part for word in lower if "'" in word for part in word.split("'")]
    return Side(
        text,
        tuple(words),
        tuple(lower),
        stems,
        published,
        tuple([start for _, start, _, _ in words]),
        tuple(weighty),
        frozenset((*lower, *parts)),
    )


def match_off(
    left: Sequence[Item],
    right: Sequence[Item],
    same: Callable[[Item, Item], bool],
    text: Callable[[Item], str],
) -> tuple[list[Item], list[Item]]:
    """Takes out what both lists have, one for one, equal texts first; returns what is left of each.

    One for one, because a second "45 per cent" does not vouch for a first one that was changed.
    """
    free_left, free_right = list(left), list(right)
    if not free_left or not free_right:
        return free_left, free_right
    written = [text(other).casefold() for other in right]
    for item in left:
        if (own := text(item).casefold()) in written:
            place = written.index(own)
            free_left.remove(item)
            del written[place], free_right[place]
    for item in tuple(free_left):
        twin = next((other for other in free_right if same(item, other)), None)
        if twin is not None:
            free_left.remove(item)
            free_right.remove(twin)
    return free_left, free_right


def best_pairs(scores: Iterable[tuple[float, int, int]], threshold: float) -> list[tuple[int, int]]:
    """Pairs items of two lists, best score first, each once; scores below the threshold pair nothing."""
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for score, i, j in sorted(scores, key=lambda item: (-item[0], item[1], item[2])):
        if score >= threshold and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def sentence_like(text: str) -> bool:
    """Whether a text ends like a sentence; headlines leave out hedges and speakers as a matter of course."""
    return text.rstrip().rstrip("\"'”’»)").rstrip()[-1:] in (".", "!", "?", "…", "。")

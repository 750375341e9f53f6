"""Loaded words: a swap that takes a side or turns the statement round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from provenance.attribution.drift.colour import find_colour
from provenance.attribution.drift.facts import quotes, speech
from provenance.attribution.drift.lexicon import CALLED, OPPOSITES, STRONG, SWAPS, WORDS
from provenance.attribution.drift.pair import Finding, Pair, Side, Span
from provenance.attribution.drift.same_numbers import denies_bound
from provenance.text.speech import speaker_key
from provenance.text.synonyms import related
from provenance.text.word_lists import words
from provenance.text.words import STOP_WORDS, stem

_LONGEST = 4
_NO = frozenset(("not", "no", "never", "cannot", "without", "nor", "neither", "none", "failed", "unable"))
_SAME_WORDS, _HALF, _FEWER_WORDS = 0.6, 0.5, 0.3  # shares of the article's words that the original has
_AROUND, _SAID_OF = 4, 2  # words on either side, and how many of them two swapped words share
_DENY = stem("deny")
_PLAIN = words("say says said tell tells told state states stated report reports reported") | {"according to"}
_DOUBTING = words(
    "claim claims claimed allege alleges alleged contend contends contended maintains maintained"
)
_CLAIM = words("claim claims claimed claiming")
_CLAIMED = words(
    "responsibility credit victory life lives title titles gold silver bronze asylum ownership benefits"
)
_GRANTING = words(
    "confirms confirmed reveals revealed recalls recalled shows showed proves proved acknowledges acknowledged"
)
_BLAMING = words("claim claims claimed allege alleges alleged admit admits admitted boast boasts boasted")
_PRONOUNS = words("he she him her his hers himself herself")
_TIMES = words(
    """day night daytime nighttime morning evening afternoon dawn dusk noon midnight sunrise sunset weekday weekend
    weekdays weekends summer winter spring autumn hourly daily weekly monthly quarterly yearly annual"""
)
_TIMES_AS_MANY = frozenset(map(stem, ("double", "treble", "triple", "quadruple", "halve")))
_COMPARED = words("more less fewer over under above below")
_SIDING = frozenset(
    map(stem, ("vote", "votes", "argue", "rule", "decide", "campaign", "testify", "speak", "spoke", "opt"))
)
_ARTICLES = ("a", "an", "the")
_PHRASE = 4  # spaces in a quote of a phrase; shorter ones are names and terms


def find(pair: Pair, found: Sequence[Finding]) -> list[Finding]:  # noqa: ARG001  one signature for all kinds
    """Finds short replaced stretches with a charged word or an opposite on either side."""
    findings = []
    for op, o0, o1, a0, a1 in pair.runs:
        if op == "replace" and (_broken(pair.original, o0, o1) or _broken(pair.article, a0, a1)):
            continue
        if op != "replace" or o1 - o0 > _LONGEST or a1 - a0 > _LONGEST or not _framed(pair, o0, o1, a0, a1):
            continue
        if _quoted(pair, o0, o1, a0, a1):
            continue  # words put into somebody's mouth are a changed quote
        if _speaking(pair.original, o0, o1):
            continue  # another speaker
        if _claims_a_thing(pair.original, o0, o1) or _claims_a_thing(pair.article, a0, a1):
            continue
        if {*pair.original.lower[o0:o1], *pair.article.lower[a0:a1]} <= _COMPARED and denies_bound(pair):
            continue
        if _turned(pair, o0, o1, a0, a1) or _charged(pair, o0, o1, a0, a1):
            findings.append(
                Finding(
                    _kind(pair, o0, o1, a0, a1), _span(pair.original, o0, o1), _span(pair.article, a0, a1)
                )
            )
    return [*findings, *_renamed(pair)] or _cues(pair) or list(find_colour(pair))


def _broken(side: Side, first: int, last: int) -> bool:
    """Whether a stretch goes over a comma or a stop, so that its ends belong to different things."""
    return any(mark in side.text[slice(*side.characters(first, last))] for mark in (", ", "; ", ": "))


def _cues(pair: Pair) -> list[Finding]:
    """One speaker's verb that blames him or grants it: "said" became "admitted", "claimed" "confirmed"."""
    if pair.shared < _SAME_WORDS:
        return []
    for said in speech(pair.original.text):
        for says in speech(pair.article.text):
            if said.kind == "report" or speaker_key(said) != speaker_key(says):
                continue
            one, two = said.cue.casefold(), says.cue.casefold()
            if (one in _PLAIN and two in _BLAMING) or (one in _DOUBTING and two in _GRANTING):
                return [
                    Finding("loaded-word", (said.cue_start, said.cue_end), (says.cue_start, says.cue_end))
                ]
    return []


def _quoted(pair: Pair, o0: int, o1: int, a0: int, a1: int) -> bool:
    """Whether a change lies inside a quote of either side, and both quotes are long enough to be compared."""
    return _in_quote(pair.original, o0, o1) and _in_quote(pair.article, a0, a1)


def _speaking(side: Side, first: int, last: int) -> bool:
    """Whether a stretch is the pronoun of somebody who speaks."""
    start, end = side.characters(first, last)
    return any(
        said.start == start and said.end == end and said.kind == "pronoun" for said in speech(side.text)
    )


def _claims_a_thing(side: Side, first: int, last: int) -> bool:
    """Whether a stretch has "claimed" as what one does with a thing: "claimed responsibility for the attack"."""
    return any(
        side.lower[i] in _CLAIM and not _CLAIMED.isdisjoint(side.lower[i + 1 : i + 3])
        for i in range(first, last)
    )


def _in_quote(side: Side, first: int, last: int) -> bool:
    start, end = side.characters(first, last)
    return any(q.start <= start and end <= q.end and q.text.count(" ") >= _PHRASE for q in quotes(side.text))


def _renamed(pair: Pair) -> list[Finding]:
    """A charged word that stands, in a sentence turned round, for a word of the same family."""
    if WORDS.keys().isdisjoint(pair.original.stems) or WORDS.keys().isdisjoint(pair.article.stems):
        return []
    if pair.shared < _FEWER_WORDS:
        return []
    findings = []
    left = {w: i for i, w in enumerate(pair.original.stems) if w in WORDS and w not in pair.article.stems}
    right = {w: i for i, w in enumerate(pair.article.stems) if w in WORDS and w not in pair.original.stems}
    for word, i in left.items():
        for other, j in right.items():
            strong = (word in STRONG) != (other in STRONG) and pair.shared >= _HALF
            if (
                (strong or _swapped(pair, word, i, other, j))
                and _one_family(word, other)
                and not _covered(WORDS[word], right)
                and not _covered(WORDS[other], left)
            ):
                findings.append(
                    Finding(
                        _kind(pair, i, i + 1, j, j + 1),
                        _span(pair.original, i, i + 1),
                        _span(pair.article, j, j + 1),
                    )
                )
    return findings


def _kind(pair: Pair, o0: int, o1: int, a0: int, a1: int) -> str:
    """Another person or thing is a name: "her" for "his", "sister" for "daughter"; "tripled" for "doubled" a number."""
    left, right = _groups(pair.original.stems[o0:o1]), _groups(pair.article.stems[a0:a1])
    families = {family for family, _ in left} & {family for family, _ in right}
    called = not families.isdisjoint(CALLED) or _PRONOUNS.issuperset(pair.article.lower[a0:a1])
    if not _TIMES.isdisjoint(pair.original.lower[o0:o1]) and not _TIMES.isdisjoint(pair.article.lower[a0:a1]):
        return "date"
    if not _TIMES_AS_MANY.isdisjoint(pair.original.stems[o0:o1]):
        return "number"
    return "name" if called else "loaded-word"


def _swapped(pair: Pair, word: str, i: int, other: str, j: int) -> bool:
    """Whether two words that tell different things are said of one: "his daughter Ida", "his sister Ida"."""
    families = {family for family, _ in WORDS[word]} & {family for family, _ in WORDS[other]}
    spans = pair.original.characters(i, i + 1), pair.article.characters(j, j + 1)
    return not families.isdisjoint(SWAPS) and pair.shared_context(*spans, _AROUND) >= _SAID_OF


def _one_family(word: str, other: str) -> bool:
    left, right = WORDS[word], WORDS[other]
    return not left & right and bool({family for family, _ in left} & {family for family, _ in right})


def _covered(groups: set[tuple[int, int]], words: Iterable[str]) -> bool:
    """Whether one of the words means the same after all."""
    return any(groups & WORDS[word] for word in words)


def _framed(pair: Pair, o0: int, o1: int, a0: int, a1: int) -> bool:
    """Whether the words on both sides of the change were kept: it is a swap and no rewriting."""
    before = o0 == 0 or pair.kept.get(o0 - 1) == a0 - 1
    after = o1 == len(pair.original.words) or pair.kept.get(o1) == a1
    if not (before and after):
        return False
    near = pair.near or sum(op != "keep" for op, *_ in pair.runs) == 1 or _one_word(pair, o0, o1, a0, a1)
    return near and not _moved(pair, o0, o1, a0, a1)


def _one_word(pair: Pair, o0: int, o1: int, a0: int, a1: int) -> bool:
    """Whether a single word, and no verb of saying, was changed amid words that were kept."""
    left = [word for word in pair.original.stems[o0:o1] if word not in _ARTICLES]
    right = [word for word in pair.article.stems[a0:a1] if word not in _ARTICLES]
    if len(left) != 1 or len(right) != 1 or left[0] in pair.article.stems or right[0] in pair.original.stems:
        return False
    spans = pair.original.characters(o0, o1), pair.article.characters(a0, a1)
    saying = {family for family, _ in WORDS["say"]}
    says = any(family in saying for word in (left[0], right[0]) for family, _ in WORDS.get(word, ()))
    return not says and pair.same_place(*spans)


def _moved(pair: Pair, o0: int, o1: int, a0: int, a1: int) -> bool:
    """Whether a word of the stretch stands elsewhere on the other side: the sentence was turned round."""
    left = {*pair.original.stems[:o0], *pair.original.stems[o1:]}
    right = {*pair.article.stems[:a0], *pair.article.stems[a1:]}
    return not left.isdisjoint(pair.article.content(a0, a1)) or not right.isdisjoint(
        pair.original.content(o0, o1)
    )


def _turned(pair: Pair, o0: int, o1: int, a0: int, a1: int) -> bool:
    left, right = (
        pair.original.content(o0, o1) or list(pair.original.stems[o0:o1]),
        set(pair.article.stems[a0:a1]),
    )
    if _denies(pair.original, o0, o1) != _denies(pair.article, a0, a1):
        return False  # "did not accept" and "rejected" are one
    if _DENY in (*left, *right) and _denies_all(pair.original) != _denies_all(pair.article):
        return False  # "denied that it had paid" and "said that it had not"
    return any(OPPOSITES.get(word, set()) & right for word in left) or _other_side(pair, o0, o1, a0, a1)


def _other_side(pair: Pair, o0: int, o1: int, a0: int, a1: int) -> bool:
    """Whether somebody voted "against" instead of "for"; a vaccine may be for or against one disease."""
    stretches = {pair.original.lower[o0:o1], pair.article.lower[a0:a1]}
    denied = [not _NO.isdisjoint(side.lower) for side in (pair.original, pair.article)]
    swapped = stretches == {("for",), ("against",)} and denied[0] == denied[1]
    return swapped and o0 > 0 and pair.original.stems[o0 - 1] in _SIDING


def _denies(side: Side, first: int, last: int) -> bool:
    """Whether an odd number of words in a stretch, or right before it, say no."""
    return sum(word in _NO or word.endswith("n't") for word in side.lower[max(0, first - 1) : last]) % 2 == 1


def _denies_all(side: Side) -> bool:
    """Whether an odd number of words of a side say no."""
    return _denies(side, 0, len(side.lower))


def _charged(pair: Pair, o0: int, o1: int, a0: int, a1: int) -> bool:
    left, right = pair.original.content(o0, o1), pair.article.content(a0, a1)
    if not left or not right:
        return False
    groups_left, groups_right = _groups(left), _groups(right)
    if groups_left & groups_right:
        return False
    if {family for family, _ in groups_left} & {family for family, _ in groups_right}:
        return True
    if STRONG.isdisjoint(left) == STRONG.isdisjoint(right):
        return False
    return not any(word in related(other) or other in related(word) for word in left for other in right)


def _groups(words: Sequence[str]) -> set[tuple[int, int]]:
    pairs = [*words, *("-".join(pair) for pair in pairwise(words))]
    return {group for word in pairs for group in WORDS.get(word, ())}


def _span(side: Side, first: int, last: int) -> Span:
    """The changed words, with the article in front or the object behind that makes them readable."""
    if first > 0 and side.lower[first - 1] in ("a", "an", "the"):
        first -= 1
    elif (
        last < len(side.words)
        and last - first == 1
        and side.lower[last] not in STOP_WORDS
        and side.words[last].kind == "word"
    ):
        last += 1
    return side.characters(first, last)

"""More measures of a pair than the product takes at run time: what the paraphrase sets reward.

The product's own features (``provenance.align.features``) come first, both
ways. The others are those of machine translation evaluation (Madnani,
Tetreault & Chodorow, NAACL 2012: BLEU, TER, METEOR and kin), of character
sequences, and of what is left over on either side (Das & Smith, ACL 2009).
None of them separates derived from independent sentences better than the
product's own (docs/accuracy.md), so none is computed in use.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler, LCSseq, Levenshtein

from provenance.align.features import compare, synonym_pairs
from provenance.align.profile import Profile, profile
from provenance.text.rarity import Rarity
from provenance.text.words import tokens

_NEGATIONS = frozenset("not no never without neither nor none cannot deni".split())
_ALIKE = 0.85  # Jaro-Winkler similarity from which two stems count as forms of one word


def measures(one: str, other: str, rarity: Rarity) -> list[float]:
    """All measures of two texts, always in the same order."""
    return list(_measures(one, other, profile(one), profile(other), rarity))


def _measures(one: str, other: str, a: Profile, b: Profile, rarity: Rarity) -> Iterator[float]:
    yield from compare(a, b, rarity)
    yield from compare(b, a, rarity)
    words = [token.text.lower() for token in tokens(one)], [token.text.lower() for token in tokens(other)]
    for size in (1, 2, 3, 4):
        yield from _overlap(_sequences(a.words, size), _sequences(b.words, size))
        yield from _overlap(_sequences(words[0], size), _sequences(words[1], size))
    for size in (2, 3, 4, 5):
        yield from _overlap(_characters(one, size), _characters(other, size))
    yield from _edits(a.words, b.words)
    yield _share(Levenshtein.distance(*words), max(len(words[0]), len(words[1])))
    yield from _skips(a.words, b.words, 4)
    yield from _skips(a.content, b.content, 6)
    yield from _lengths(one, other, a, b)
    yield from _left_over(a, b, rarity)
    yield from _facts(a, b)
    yield from _negated(words[0], words[1], a, b)
    yield _cosine(a, b, rarity)
    yield from _chunks(a.words, b.words)
    yield from _ends(one, other, a, b)
    yield _compression(one, other)
    yield from (fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))
    yield from (fuzz.token_set_ratio(one, other), fuzz.partial_ratio(one, other))


def _sequences(words: Sequence[str], size: int) -> Counter[Hashable]:
    return Counter(tuple(words[at : at + size]) for at in range(len(words) - size + 1))


def _characters(text: str, size: int) -> Counter[Hashable]:
    spaced = " " + re.sub(r"\W+", " ", text.lower()) + " "
    return Counter(spaced[at : at + size] for at in range(len(spaced) - size + 1))


def _overlap(one: Counter[Hashable], other: Counter[Hashable]) -> Iterator[float]:
    """Share of either side that both have, and Dice."""
    common, ones, others = (one & other).total(), one.total(), other.total()
    yield from (_share(common, ones), _share(common, others), _share(2 * common, ones + others))


def _edits(one: Sequence[str], other: Sequence[str]) -> Iterator[float]:
    distance, common = Levenshtein.distance(one, other), LCSseq.similarity(one, other)
    yield from (distance, _share(distance, len(one)), _share(distance, len(other)))
    yield from (_share(common, len(one)), _share(common, len(other)))
    yield from (_share(common, min(len(one), len(other))), _share(2 * common, len(one) + len(other)))


def _skips(one: Sequence[str], other: Sequence[str], reach: int) -> Iterator[float]:
    """Shares of word pairs that stand in the same order within ``reach`` words."""
    ones, others = (
        {
            (words[i], words[j])
            for i in range(len(words))
            for j in range(i + 1, min(len(words), i + reach + 1))
        }
        for words in (one, other)
    )
    yield from (_share(len(ones & others), len(ones)), _share(len(ones & others), len(others)))


def _lengths(one: str, other: str, a: Profile, b: Profile) -> Iterator[float]:
    words, content = len(a.words) - len(b.words), len(a.content) - len(b.content)
    yield from (len(a.words), len(b.words), words, abs(words), content, abs(content), len(one) - len(other))
    yield _share(min(len(a.words), len(b.words)), max(len(a.words), len(b.words)))


def _left_over(a: Profile, b: Profile, rarity: Rarity) -> Iterator[float]:
    """What either side has and the other lacks: how many words, how heavy, and how many have a stand-in."""
    ones, others = a.distinct - b.distinct, b.distinct - a.distinct
    for pick in (min, max):
        yield pick(len(ones), len(others))
        yield pick(sum(map(rarity.weight, ones)), sum(map(rarity.weight, others)))
    for side in (ones, others):
        yield from (len(side), sum(map(rarity.weight, side)), max(map(rarity.weight, side), default=0.0))
    pairs = list(synonym_pairs(ones, others))
    forms = _same_word(ones - {pair[0] for pair in pairs}, others - {pair[1] for pair in pairs})
    yield from (len(pairs), sum(pair[2] for pair in pairs), forms)
    yield from (len(ones) - len(pairs) - forms, len(others) - len(pairs) - forms)


def _same_word(ones: frozenset[str], others: frozenset[str]) -> int:
    """How many stems have one on the other side that is spelt nearly like it."""
    free, found = set(others), 0
    for one in sorted(ones):
        alike = max(((JaroWinkler.similarity(one, two), two) for two in free), default=(0.0, ""))
        if alike[0] > _ALIKE:
            free.discard(alike[1])
            found += 1
    return found


def _facts(a: Profile, b: Profile) -> Iterator[float]:
    yield from (len(a.numbers & b.numbers), len(a.numbers - b.numbers), len(b.numbers - a.numbers))
    yield from (a.numbers == b.numbers, bool((a.numbers and a.numbers <= b.numbers) or b.numbers < a.numbers))
    ones, others = a.names - a.numbers, b.names - b.numbers
    yield from (len(ones & others), len(ones - b.distinct), len(others - a.distinct))
    yield _share(len(ones & others), len(ones | others))


def _negated(one: Sequence[str], other: Sequence[str], a: Profile, b: Profile) -> Iterator[float]:
    ones, others = (
        sum(word in _NEGATIONS or word.endswith("n't") for word in (*words, *stems))
        for words, stems in ((one, a.words), (other, b.words))
    )
    yield from (abs(ones - others), ones + others)


def _cosine(a: Profile, b: Profile, rarity: Rarity) -> float:
    def squares(stems: frozenset[str]) -> float:
        return sum(rarity.weight(stem) ** 2 for stem in stems)

    return _share(squares(a.distinct & b.distinct), math.sqrt(squares(a.distinct) * squares(b.distinct)))


def _chunks(one: Sequence[str], other: Sequence[str]) -> Iterator[float]:
    """METEOR's mean of precision and recall, its penalty for scattered words, and the chunks themselves."""
    place = {word: at for at, word in reversed(list(enumerate(other)))}
    found = [place[word] for word in one if word in place]
    chunks = sum(at != before + 1 for before, at in zip([-9, *found], found, strict=False))
    precision, recall = _share(len(found), len(one)), _share(len(found), len(other))
    mean, scattered = _share(10 * precision * recall, recall + 9 * precision), _share(chunks, len(found))
    yield from (mean, mean * (1 - 0.5 * scattered**3), scattered, chunks)


def _ends(one: str, other: str, a: Profile, b: Profile) -> Iterator[float]:
    yield from (a.words[:1] == b.words[:1], a.words[-1:] == b.words[-1:])
    yield from (
        LCSseq.similarity(a.words[:6], b.words[:6]),
        LCSseq.similarity(a.words[-6:], b.words[-6:]),
    )
    yield from (abs(one.count('"') - other.count('"')), one.count('"') + other.count('"'))


def _compression(one: str, other: str) -> float:
    """Normalised compression distance."""
    sizes = [len(zlib.compress(text.encode())) for text in (one, other, f"{one} {other}")]
    return (sizes[2] - min(sizes[:2])) / max(sizes[:2])


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0

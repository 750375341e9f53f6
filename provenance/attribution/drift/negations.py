"""Negation: a word that was kept and is denied on one side only."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from provenance.attribution.drift.affixes import denied, deniers
from provenance.attribution.drift.pair import Finding, Pair, Side, Span
from provenance.attribution.drift.same_numbers import denies_bound
from provenance.attribution.drift.turned import is_partly_denied, is_unreal, turned
from provenance.attribution.drift.verbs import base
from provenance.text.word_lists import words
from provenance.text.words import STOP_WORDS

_NEGATORS = words(
    """not no never none nobody nothing neither nor without cannot can't don't doesn't didn't won't
    wouldn't couldn't shouldn't isn't aren't wasn't weren't hasn't haven't hadn't nowhere hardly
    scarcely barely"""
)
_NEGATING = _NEGATORS | {"yet"}
# Verbs that deny what follows them.
_DENIERS = words(
    """refuse refused refuses refusing decline declined declines deny denied denies fail failed fails
    failing lack lacked lacks avoid avoided stopped prevented prevent unable"""
)
_DENIES = words(
    "deny denied denies denying denial denials refuted refutes refuting disputed disputes disputing"
)
# Words between a negator and what it denies.
_LIGHT = words(
    """a an the any be been being is are was were has have had do did does will would shall should can
    could may might must to of yet ever so very also it its their his her there longer with"""
)
_PLAIN = words("not never don't doesn't didn't won't wouldn't")
_THINKING = words(
    "think thinks thought believe believes believed expect expects expected want wants wanted intend intends plan plans"
)
_REACH = 5
_KEPT = 0.7  # share of the original's words that the article kept, from which the two say the same thing


def find(pair: Pair, found: Sequence[Finding]) -> list[Finding]:  # noqa: ARG001  one signature for all kinds
    """Finds what one side denies and the other states: by the alignment, else by the words alone."""
    if not pair.verbatim and (_until(pair.original, pair.article) or _until(pair.article, pair.original)):
        return []
    if _denies_otherwise(pair.original, pair.article) or _denies_otherwise(pair.article, pair.original):
        return []
    if denies_bound(pair) and _count(pair.original) + _count(pair.article) == 1:
        return []
    aligned = _aligned(pair)
    other = None if aligned else turned(pair)
    return [other] if other else aligned


def _until(denying: Side, stating: Side) -> bool:
    """Whether one side denies what the other may state all the same.

    "Not before June" and "in June", "not in May but in June" and "in June", "does not think that it will hold".
    """
    if _count(denying) != 1 or _count(stating):
        return False
    place = next(index for index in range(len(denying.lower)) if _negates(denying, index))
    thinks = denying.lower[place] in _PLAIN and not _THINKING.isdisjoint(denying.lower[place + 1 : place + 3])
    return is_partly_denied(denying, place, stating) or (
        thinks and not set(stating.stems) <= set(denying.stems)
    )


def _denies_otherwise(one: Side, other: Side) -> bool:
    """Whether one side says in its own way what the other denies: "denied that he took", "neither A nor B has"."""
    if "neither" in one.lower and "nor" in one.lower:
        return "neither" not in other.lower and _count(other) == _count(one) - 1
    denies = not _DENIES.isdisjoint(one.lower) and _DENIES.isdisjoint(other.lower)
    return denies and _count(other) == _count(one) + 1


def _aligned(pair: Pair) -> list[Finding]:
    """Finds negators of one side whose next content words were kept, and are not denied on the other side."""
    if _count(pair.original) == _count(pair.article):
        return _inside(pair)
    alike = pair.near or pair.retained >= _KEPT
    left, right = _denied(pair.original, pair.kept), _denied(pair.article, set(pair.kept.values()))
    findings = []
    for index, place in (*pair.kept.items(), *_other_forms(pair)):
        if _parity(left, index) == _parity(right, place) or not _tight(pair, index, place, left, right):
            continue
        stating = (
            (pair.article, place, pair.original)
            if _parity(left, index)
            else (pair.original, index, pair.article)
        )
        if not pair.verbatim and is_unreal(*stating):
            continue
        if not alike and not _clause_kept(pair, index, place, left, right):
            continue
        findings.append(
            Finding("negation", _shown(pair.original, left, index), _shown(pair.article, right, place))
        )
    return findings[:1]


def _other_forms(pair: Pair) -> Iterator[tuple[int, int]]:
    """Yields the places of one irregular verb in two forms within a changed stretch: "did not say", "said".

    Only where one side says no and the other nothing of the kind: "gave no details" is "declined to give details".
    """
    if (_NEGATORS | _DENIERS).isdisjoint(pair.original.lower) == (_NEGATORS | _DENIERS).isdisjoint(
        pair.article.lower
    ):
        return
    for op, o0, o1, a0, a1 in pair.runs:
        if op == "replace":
            there = {base(pair.article.stems[place]): place for place in range(a0, a1)}
            forms = ((index, there.get(base(pair.original.stems[index]))) for index in range(o0, o1))
            yield from ((index, place) for index, place in forms if place is not None)


def _inside(pair: Pair) -> list[Finding]:
    """A word that denies in itself stands for the one that it denies: "harmful" became "harmless"."""
    if deniers(pair.original.lower) == deniers(pair.article.lower):
        return []
    left, right = _own(pair.original, pair.article), _own(pair.article, pair.original)
    denied_right = {denied(word): place for word, place in right.items()}
    for word, index in left.items():
        place = right.get(denied(word), denied_right.get(word))
        if place is None:
            continue
        spans = pair.original.characters(index, index + 1), pair.article.characters(place, place + 1)
        if pair.near or pair.retained >= _KEPT or pair.same_place(*spans):
            return [Finding("negation", *spans)]
    return []


def _own(side: Side, other: Side) -> dict[str, int]:
    """The words of a side that the other lacks, with their places."""
    there = set(other.lower)
    return {w: i for i, w in enumerate(side.lower) if w not in there and not _prefixed(side, i)}


def _prefixed(side: Side, index: int) -> bool:
    """Whether a word is denied by the part before its hyphen: "non-binding"."""
    return index > 0 and side.lower[index - 1] in ("non", "un", "anti", "not")


def _count(side: Side) -> int:
    """How often a side says no; a negation that only moved ("no one", "nobody") leaves it as it was."""
    if _NEGATING.isdisjoint(side.have):
        return 0
    return sum(_negates(side, index) for index in range(len(side.lower)))


def _negates(side: Side, index: int) -> bool:
    """Whether a word says no; "has yet to decide" says that somebody has not decided."""
    word = side.lower[index]
    return word in _NEGATORS or (word == "yet" and side.lower[index + 1 : index + 2] == ("to",))


def _denied(side: Side, kept: Container[int]) -> dict[int, list[int]]:
    """Maps the index of each denied word to the negators in front of it that the other side lacks."""
    denied: dict[int, list[int]] = {}
    for index, word in enumerate(side.lower):
        if not (_negates(side, index) or word in _DENIERS) or index in kept:
            continue
        if word in ("not", "no") and side.lower[index + 1 : index + 2] in (
            ("only",),
            ("least",),
            ("fewer",),
            ("less",),
            ("more",),
            ("later",),
        ):
            continue
        target = _target(side, index)
        if target is not None:
            denied.setdefault(target, []).append(index)
    return denied


def _target(side: Side, index: int) -> int | None:
    """Returns the first content word behind a negator, in the same clause."""
    for ahead in range(index + 1, min(index + 1 + _REACH, len(side.lower))):
        between = side.text[side.words[ahead - 1].end : side.words[ahead].start]
        if any(mark in between for mark in ",;:.!?"):
            return None
        if side.words[ahead].kind == "number":
            return None
        if side.lower[ahead] not in _LIGHT and side.lower[ahead] not in _NEGATORS:
            return ahead
    return None


def _parity(denied: dict[int, list[int]], index: int) -> int:
    return len(denied.get(index, ())) % 2


def _tight(
    pair: Pair, index: int, place: int, left: dict[int, list[int]], right: dict[int, list[int]]
) -> bool:
    """Whether nothing but the negator (and its auxiliary) changed in front of the word."""
    here = _before(pair.original, min([*left.get(index, []), index]))
    there = _before(pair.article, min([*right.get(place, []), place]))
    return here < 0 or there < 0 or pair.kept.get(here) == there


def _clause_kept(
    pair: Pair, index: int, place: int, left: dict[int, list[int]], right: dict[int, list[int]]
) -> bool:
    """Whether who and what of the clause were kept: the words of weight on both sides of the denied one."""
    here = _before(pair.original, min([*left.get(index, []), index]))
    there = _before(pair.article, min([*right.get(place, []), place]))
    after, behind = _after(pair.original, index), _after(pair.article, place)
    return here >= 0 and after >= 0 and pair.kept.get(here) == there and pair.kept.get(after) == behind


def _after(side: Side, index: int) -> int:
    """Returns the next word of weight behind an index in the same clause, or -1."""
    for ahead in range(index + 1, min(index + 1 + _REACH, len(side.lower))):
        if any(mark in side.text[side.words[ahead - 1].end : side.words[ahead].start] for mark in ",;:.!?"):
            return -1
        if side.lower[ahead] not in STOP_WORDS:
            return ahead
    return -1


def _before(side: Side, index: int) -> int:
    """Returns the nearest word of weight before an index, or -1."""
    index -= 1
    while index >= 0 and (side.lower[index] in _LIGHT or side.lower[index] in _NEGATORS):
        index -= 1
    return index


def _shown(side: Side, denied: dict[int, list[int]], index: int) -> Span:
    """The word with its negators, and the auxiliary before them."""
    first = min([*denied.get(index, ()), index])
    while first > 0 and side.lower[first - 1] in (
        "will",
        "would",
        "did",
        "does",
        "do",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "can",
        "could",
        "may",
        "to",
    ):
        first -= 1
    last = index + 1
    if (
        last < len(side.words)
        and side.text[side.words[index].end : side.words[last].start] == " "
        and side.lower[last] not in STOP_WORDS
    ):
        last += 1
    return side.characters(first, last)

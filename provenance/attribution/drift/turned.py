"""A meaning that was turned round in a sentence put in other words: "did not name" became "grudgingly named".

Here no alignment says which word stands for which. So the word must stand once on each side, with the same company,
and the side that does not deny it must deny nothing at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.attribution.drift.affixes import deniers
from provenance.attribution.drift.pair import Finding, Pair, Side, Span
from provenance.attribution.drift.verbs import base
from provenance.text.word_lists import words
from provenance.text.words import STOP_WORDS, stem

_NOT = words("not no never without cannot neither nor")
_REFUSED = words(
    "decline declined declines declining refuse refused refuses refusing fail failed fails failing unable"
)
_NOTHING = {
    "nothing": words("something everything"),
    "nobody": words("somebody someone everybody everyone"),
    "no-one": words("somebody someone everybody everyone"),
}
_NEGATORS = _NOT | _REFUSED | _NOTHING.keys() | {"far"}
# Any of these may be another way to deny it.
_DENYING = (
    _NOT
    | _REFUSED
    | words(
        """none nothing nobody nowhere hardly scarcely barely no-one lack lacked lacks lacking avoid avoided prevent
        prevented stop stopped stops block blocked blocks reject rejected rejects rejecting deny denied denies denying
        dismiss dismissed dismisses rule ruled rules out only few fewer little less rather instead unless until
        whether if impossible unlikely silent silence mum absent missing free against yet ban banned exclude excluded
        excludes excluding withhold withheld keep kept off ditch ditched scrap scrapped drop dropped cancel cancelled
        canceled spurn spurned snub snubbed shun shunned skip skipped miss missed wrong false untrue myth far doubt
        doubts refrain refrained beyond except last end ended abandon abandoned oppose opposed averted avert failure
        refusal inability havent hasnt dont doesnt didnt wont isnt arent wasnt werent cant couldnt
        wouldnt try tries tried trying attempt attempts attempted struggle struggles struggled
        first worst best scant nonexistent place clear"""
    )
)
# "Free trade" on both sides denies nothing.
_ON_BOTH = words("free last first end")
# "Has not passed" and "must still pass", "far from won" and "remains to be won".
_OPEN = words("still remains remain remained must awaits pending needs needed take takes until before yet")
# "Will not open before June" and "opens in June at the earliest".
_LIMITS = words("before until unless")
_SCOPES = words(
    "rather instead alone full fully entire entirely whole enough only more because together with"
)
_UNREAL = words("to would could should may might can shall will hope hopes be")
_UNREAL_WITHIN = 3  # words
_RULED_OUT = words("rule ruled rules ruling out")
_AUXILIARIES = words(
    "do did does is are was were be been has have had will would can could should shall may might"
)
_LIGHT = words("be been being to have yet ever so very also")
_EVERYWHERE = frozenset(stem(word) for word in ("the", "a", "an", *_AUXILIARIES, *_LIGHT))
# Who does not think that it will hold may think that it will not.
_SAYING = words(
    """say said tell told comment commented respond responded reply replied answer answered know knew want wanted think
    thought believe believed expect expected intend intended plan planned seem seemed appear appeared feel felt agree
    agreed"""
)
_REACH = 5
_NEAR = 8
_SHARED = 0.5  # share of the content words of the shorter side that the other has
_SAME = 0.8  # the same from which two sentences say one thing, and a word needs no company near it


def turned(pair: Pair) -> Finding | None:
    """Finds a word that one side denies and the other states, where nothing else of the other side denies."""
    left, right = _negators(pair.original), _negators(pair.article)
    if (len(left) != 1 and len(right) != 1) or _alike(pair) < _SHARED:
        return None
    return _one_way(pair, pair.original, pair.article, left) or _one_way(
        pair, pair.article, pair.original, right
    )


def _negators(side: Side) -> list[int]:
    if _NEGATORS.isdisjoint(side.have) and "t" not in side.have:  # of "don't" too
        return []
    return [i for i, word in enumerate(side.lower) if word in _NEGATORS or word.endswith("n't")]


def _one_way(pair: Pair, denying: Side, stating: Side, negators: Sequence[int]) -> Finding | None:
    if len(negators) != 1 or deniers(stating.lower) or any(word.endswith("n't") for word in stating.lower):
        return None
    if is_partly_denied(denying, negators[0], stating) or not _OPEN.isdisjoint(stating.lower):
        return None
    for first, target, place in _pairs(denying, stating, negators[0], alike=_alike(pair) >= _SAME):
        if is_unreal(stating, place, denying):
            return None
        own = _RULED_OUT if denying.stems[target] == "rule" else frozenset()
        common = _ON_BOTH & set(denying.lower)
        if not (_DENYING - own - common).isdisjoint(stating.lower):
            return None
        here = _shown(denying, first, target)
        begin = place - (place > 0 and stating.lower[place - 1] in _AUXILIARIES and _joined(stating, place))
        there = stating.characters(begin, place + 1 + (here[1] > denying.words[target].end))
        spans = (here, there) if denying is pair.original else (there, here)
        return Finding("negation", *spans)
    return None


def contrasted(side: Side, negator: int) -> bool:
    """Whether what is denied of one thing is said of another: "did not meet Ann but met Bob", "not in May but in June".

    Args:
        side: the text that denies.
        negator: the place of its word of denial.
    """
    behind = side.lower[negator + 1 :]
    if "but" not in behind:
        return False
    but = negator + 1 + behind.index("but")
    again = [base(stemmed) for stemmed in side.stems[but + 1 :]]
    weighty = {base(stemmed) for stemmed in side.content(negator + 1, but)}
    small = set(side.stems[negator + 1 : but]) - _EVERYWHERE
    return not weighty.isdisjoint(again) or not small.isdisjoint(again[:1])


def is_partly_denied(denying: Side, negator: int, stating: Side) -> bool:
    """Whether more or less than a word is denied: "not in May but in June", "not alone", "not before June"."""
    if contrasted(denying, negator):
        return True
    behind = denying.lower[negator + 1 :]
    limits = _SCOPES if denying.lower[negator] in _REFUSED else _SCOPES | _LIMITS
    return not (limits & set(behind)) <= set(stating.lower)


def is_unreal(stating: Side, place: int, denying: Side) -> bool:
    """Whether what was denied is only wanted or awaited on the other side: "did not meet it", "was to meet it"."""
    before = _UNREAL & set(stating.lower[max(0, place - _UNREAL_WITHIN) : place])
    return bool(before) and before.isdisjoint(denying.lower)


def _shown(side: Side, negator: int, target: int) -> Span:
    """What is denied with the words before and behind that belong to it: "did not name", "no big hopes"."""
    first = negator - (negator > 0 and side.lower[negator - 1] in _AUXILIARIES)
    last = target + 1 + (side.lower[negator] == "no" or side.stems[target] == "rule")
    return side.characters(first, min(last, len(side.words)))


def _pairs(denying: Side, stating: Side, negator: int, *, alike: bool) -> Iterator[tuple[int, int, int]]:
    """The negator, what it denies, and where the other side states it; words of ``alike`` sides need no company."""
    anyone = _NOTHING.get(denying.lower[negator])
    if anyone:
        place = next((i for i, word in enumerate(stating.lower) if word in anyone), None)
        if place is not None:
            yield negator, negator, place
        return
    target = _target(denying, negator)
    if target is None or denying.lower[target] in STOP_WORDS | _SAYING:
        return
    place = _once(stating, base(denying.stems[target]))
    if place is None or _once(denying, base(denying.stems[target])) != target:
        return
    if denying.lower[negator] == "no" and not _followed(denying, target, stating, place):
        return
    if alike or not set(_company(denying, target)).isdisjoint(_company(stating, place)):
        yield negator, target, place


def _target(side: Side, negator: int) -> int | None:
    """Returns the word that is denied: the verb behind "did not" and "failed to", the word behind "no"."""
    word, ahead = side.lower[negator], negator + 1
    if word == "no":
        return ahead if _joined(side, ahead) else None
    if word == "far":  # "far from final"
        kept = (
            side.lower[ahead : ahead + 1] == ("from",) and _joined(side, ahead) and _joined(side, ahead + 1)
        )
        return ahead + 1 if kept else None
    if word in _REFUSED and side.lower[ahead : ahead + 1] != ("to",):
        return None
    if word in ("not", "never") and not (negator and side.lower[negator - 1] in _AUXILIARIES):
        return None
    if word in ("without", "cannot", "neither", "nor"):
        return None
    while ahead <= negator + _REACH and _joined(side, ahead):
        if side.lower[ahead] not in _LIGHT:
            return ahead
        ahead += 1
    return None


def _joined(side: Side, index: int) -> bool:
    """Whether a word stands behind the one before it with no mark between them."""
    if index >= len(side.words) or side.words[index].kind == "number":
        return False
    return side.text[side.words[index - 1].end : side.words[index].start].isspace()


def _followed(one: Side, i: int, two: Side, j: int) -> bool:
    """Whether the same word of weight follows right behind: "big hopes"."""
    after = one.stems[i + 1 : i + 2]
    return (
        after == two.stems[j + 1 : j + 2]
        and one.lower[i + 1 : i + 2] != ()
        and one.lower[i + 1] not in STOP_WORDS
    )


def _once(side: Side, wanted: str) -> int | None:
    """Returns where a side has a word, if it has it once."""
    places = [i for i, stemmed in enumerate(side.stems) if base(stemmed) == wanted]
    return places[0] if len(places) == 1 else None


def _company(side: Side, index: int) -> list[str]:
    """The plain forms of the content words near one."""
    return [base(w) for w in side.content(index - _NEAR, index) + side.content(index + 1, index + 1 + _NEAR)]


def _alike(pair: Pair) -> float:
    left, right = (set(map(base, side.content(0, len(side.words)))) for side in (pair.original, pair.article))
    return len(left & right) / max(1, min(len(left), len(right)))

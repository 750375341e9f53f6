"""*spot the change*: which detail differs between original and article?

Real changes come first. A planted one is shown as what it is, a copy made for the exercise, and labelled in
the key; it is never put into the article's mouth.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random

from provenance.classroom.certainty import DOUBT, Borrowed, borrowed
from provenance.classroom.details import Detail, details, stands_in
from provenance.classroom.distractors import NUMBER
from provenance.classroom.drafts import Draft, Drafts, dice
from provenance.classroom.material import Material, Passed
from provenance.classroom.options import Options
from provenance.classroom.planting import Planted, planted
from provenance.classroom.readable import readable
from provenance.classroom.sensitive import sensitive_words
from provenance.classroom.values import Answering, Choice, Evidence, Item, Kind, Level, Passage
from provenance.classroom.wording import outlet_and_day, prompt
from provenance.model import Drift

NO_CHANGE = "nothing that matters was changed"
_TOO_FEW = "too few details that both texts share word for word"
_KINDS = {
    "number": "a number",
    "date": "a day",
    "name": "a name",
    "quote": "words in quotation marks",
    "hedge": "a word of caution",
    "negation": "a “not”",
    "attribution": "who says so",
    "loaded-word": "a loaded word",
    "word": "a word that matters",
}
_ALIKE = 0.1  # probability of the pair alone from which its differences are changes
_LONGEST = 8  # words of a detail


def changes(material: Material, options: Options) -> Drafts:
    """Returns a draft for every real change that is plain to see, and planted ones where they are allowed."""
    drafts = Drafts()
    for sentence, found in borrowed(material, options.language_level, _ALIKE):
        if isinstance(found, str):
            drafts.skip(found)
            continue
        item = _real(found, options)
        if isinstance(item, str):
            drafts.skip(item)
        else:
            drafts.made.append(Draft(item, frozenset({sentence.index}), 2.0 + found.match.probability))
    if options.planted:
        drafts.made += _planted(material, options)
    return drafts


def _real(found: Borrowed, options: Options) -> Item | str:
    if not found.match.drift:
        return NO_CHANGE
    identifier = f"spot-the-change-{found.sentence.index + 1}"
    why = DOUBT
    for drift in sorted(found.match.drift, key=_plainest):
        right, added = _right(drift, found.right, found.sentence.text)
        if not right:
            continue
        wrong = _kept(found.right, found.sentence.text, right, options.level, dice(options.seed, identifier))
        if not wrong:
            why = _TOO_FEW
            continue
        name = "change-added" if added else "change"
        passages = (
            Passage("The original", found.right, outlet_and_day(found.outlet, found.document.published)),
            Passage("The article", found.sentence.text),
        )
        words = _told(drift.kind, *(_bare(side) for side in (drift.original, drift.article)))
        return _item(
            identifier,
            name,
            passages,
            _choices(right, wrong, words),
            (found.evidence(words),),
            words,
            options,
        )
    return why


def _right(drift: Drift, original: str, article: str) -> tuple[str, bool]:
    """Returns the detail that can be pointed at and whether the article added it; "" where it is not plain."""
    for detail, here, there, added in (
        (drift.original.strip(), original, article, False),
        (drift.article.strip(), article, original, True),
    ):
        if (
            detail
            and len(detail.split()) <= _LONGEST
            and stands_in(detail, here)
            and not stands_in(detail, there, loosely=True)
        ):
            return detail, added
    return "", False


def _kept(original: str, other: str, right: str, level: Level, dice: Random) -> list[Detail]:
    """Returns details that both texts have word for word and that do not touch the right one."""
    touched = right.casefold()
    same = [
        detail
        for detail in details(original)
        if stands_in(detail.text, other)
        and detail.text.casefold() not in touched
        and touched not in detail.text.casefold()
    ]
    seen: dict[str, Detail] = {}
    for detail in same:
        seen.setdefault(detail.text.casefold(), detail)
    plain = [detail for detail in seen.values() if detail.kind == "word"]
    telling = [detail for detail in seen.values() if detail.kind != "word"]
    dice.shuffle(plain)
    dice.shuffle(telling)
    chosen = (telling + plain)[: NUMBER[level]]
    return chosen if len(chosen) >= NUMBER[Level.EASY] else []


def _choices(right: str, wrong: Sequence[Detail], words: str) -> tuple[Choice, ...]:
    return (
        Choice("right", right, True, words),
        *(
            Choice(f"wrong-{n}", detail.text, False, "It stands in both texts.")
            for n, detail in enumerate(wrong, 1)
        ),
    )


def _told(kind: str, original: str, changed: str) -> str:
    what = _KINDS.get(kind, "a detail")
    if original and changed:
        return f"Changed: {what}. “{original}” became “{changed}”."
    return f"Dropped: {what}, “{original}”." if original else f"Added: {what}, “{changed}”."


def _plainest(drift: Drift) -> int:
    """Rank of a change: a changed figure makes a plainer question than a lost word of caution."""
    kinds = list(_KINDS)
    return kinds.index(drift.kind) if drift.kind in kinds else len(kinds)


def _bare(side: str) -> str:
    """One side of a change, "" where the trace only remarks "(dropped)" or "(added)"."""
    return "" if side.startswith("(") else side


def _planted(material: Material, options: Options) -> Iterable[Draft]:
    """Returns drafts with a planted change, from the originals that the article used.

    Texts about the dead and wounded are let be: nobody's casualties are falsified, not even in a copy.
    """
    used = {(m.original.id, s.index) for one in material.sentences for m in one.matches for s in m.sentences}
    originals = {m.original.id for one in material.sentences for m in one.matches if m.relation.derived}
    for passed in material.passages(d for d in material.originals if d.id in originals):
        if not readable(passed.text, options.language_level) or sensitive_words(passed.text):
            continue
        identifier = f"spot-the-change-{passed.document.id[:6]}-{passed.sentence.index + 1}"
        item = _planted_item(identifier, passed, options)
        if item is not None:
            taken = (passed.document.id, passed.sentence.index) in used
            yield Draft(item, _shown(material, passed), (0.5 if taken else 1.0) + _merit(item))


def _merit(item: Item) -> float:
    """A changed figure or word says more than a changed day."""
    return 0.0 if "a day." in item.explanation else 0.3


def _shown(material: Material, passed: Passed) -> frozenset[int]:
    """Returns the article's sentences whose original an item shows."""
    return frozenset(
        sentence.index
        for sentence in material.sentences
        if any(
            match.original.id == passed.document.id
            and any(s.index == passed.sentence.index for s in match.sentences)
            for match in sentence.matches
        )
    )


def _planted_item(identifier: str, passed: Passed, options: Options) -> Item | None:
    generator = dice(options.seed, identifier)
    for change in planted(passed.text, generator):
        if stands_in(change.original, change.text, loosely=True):
            continue
        wrong = _kept(passed.text, change.text, change.original, options.level, generator)
        if wrong:
            return _copy(identifier, passed, change, wrong, options)
    return None


def _copy(
    identifier: str, passed: Passed, change: Planted, wrong: Sequence[Detail], options: Options
) -> Item:
    words = _told(change.kind, change.original, change.changed) + " The change was planted for this exercise."
    source = outlet_and_day(passed.document.outlet, passed.document.published)
    passages = (
        Passage("The original", passed.text, source),
        Passage("A copy with one change, made for this exercise", change.text, "nobody published it"),
    )
    evidence = Evidence(
        article="",
        sentence=passed.text,
        outlet=passed.document.outlet or "",
        title=passed.document.title or "",
        url=passed.document.url or "",
        published=passed.document.published or "",
        words=words,
    )
    choices = _choices(change.original, wrong, words)
    return _item(
        identifier, "change-planted", passages, choices, (evidence,), words, options, is_planted=True
    )


def _item(
    identifier: str,
    name: str,
    passages: tuple[Passage, ...],
    choices: tuple[Choice, ...],
    evidence: tuple[Evidence, ...],
    words: str,
    options: Options,
    *,
    is_planted: bool = False,
) -> Item:
    return Item(
        id=identifier,
        kind=Kind.SPOT_THE_CHANGE,
        answering=Answering.ONE,
        level=options.level,
        prompt=prompt(name, options.language_level),
        material=passages,
        choices=choices,
        explanation=words,
        evidence=evidence,
        planted=is_planted,
        hint=prompt("change-hint", options.language_level) if options.level is Level.EASY else "",
    )

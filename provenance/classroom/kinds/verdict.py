"""*verdict*: credited, upstream-only, miscredited or uncredited, judged from the sentence and its original."""

from __future__ import annotations

from provenance.classroom.certainty import (
    Borrowed,
    borrowed,
    names_nobody,
    names_outlet,
    names_person,
    tells_plainly,
)
from provenance.classroom.drafts import Draft, Drafts
from provenance.classroom.material import Material
from provenance.classroom.options import Options
from provenance.classroom.values import Answering, Choice, Item, Kind, Level, Passage
from provenance.classroom.wording import meaning, outlet_and_day, prompt
from provenance.model import Verdict
from provenance.text.words import stems

UNCLEAR = (
    "the credit is not certain: it continues an earlier sentence, covers the whole article, or is not plain"
)
NO_OUTLET = (
    "the original does not say who published it; put a line “Outlet: NAME” and a line “Date: DAY” above it"
)
_CHOICES = {
    Level.EASY: (Verdict.CREDITED, Verdict.UPSTREAM_ONLY, Verdict.UNCREDITED),
    Level.MEDIUM: (Verdict.CREDITED, Verdict.UPSTREAM_ONLY, Verdict.MISCREDITED, Verdict.UNCREDITED),
    Level.HARD: (
        Verdict.CREDITED,
        Verdict.UPSTREAM_ONLY,
        Verdict.MISCREDITED,
        Verdict.UNCREDITED,
        Verdict.UNRESOLVED,
    ),
}
_MERIT = {
    Verdict.MISCREDITED: 3.0,
    Verdict.UPSTREAM_ONLY: 2.0,
    Verdict.CREDITED: 1.0,
    Verdict.UNCREDITED: 0.5,
}


def verdicts(material: Material, options: Options) -> Drafts:
    """Returns one draft for every sentence whose original and whose credit are certain."""
    drafts = Drafts()
    for sentence, found in borrowed(material, options.language_level):
        if isinstance(found, str):
            drafts.skip(found)
        elif not found.outlet:
            drafts.skip(NO_OUTLET)
        elif (why := certain_verdict(material, found)) is None:
            drafts.skip(UNCLEAR)
        else:
            item = _item(found, why, options)
            merit = _MERIT[Verdict(sentence.verdict or "")] + found.match.probability
            drafts.made.append(Draft(item, frozenset({sentence.index}), merit))
    return drafts


def certain_verdict(material: Material, found: Borrowed) -> str | None:
    """Returns in words why the trace's verdict on a sentence is certain, None where it is not.

    The sentence must show it by itself: no byline or foot of the article, no "it added" decides.
    """
    if material.article_credits:
        return None
    match found.sentence.verdict:
        case Verdict.CREDITED:
            return _credited(found)
        case Verdict.UNCREDITED:
            # Where the original names somebody and the article nobody, one may also see a lost upstream source.
            none = names_nobody(material, found.sentence) and tells_plainly(material, found.right)
            return f"The sentence names nobody; {found.outlet} published the original." if none else None
        case Verdict.UPSTREAM_ONLY:
            return _upstream(material, found)
        case Verdict.MISCREDITED:
            return _miscredited(material, found)
        case _:
            return None


def _credited(found: Borrowed) -> str | None:
    named = names_outlet(found.sentence)
    if named and all(found.outlet == name for name in named):
        return f"The sentence names {found.outlet}, which published the original."
    return None


def _upstream(material: Material, found: Borrowed) -> str | None:
    named = names_person(material, found.sentence)
    if named and all(_stands_in(name, found.right) for name in named):
        return f"The sentence names {named[0]}, as the original does, but not {found.outlet}, which published it."
    return None


def _miscredited(material: Material, found: Borrowed) -> str | None:
    named = names_outlet(found.sentence)
    text = found.document.text.casefold()
    foreign = [name for name in named if not material.registry.same_group(name, found.outlet)]
    if len(named) == 1 and foreign == named and not any(_mentioned(material, name, text) for name in named):
        return f"The sentence names {named[0]}, but {found.outlet} published the original, which lacks that name."
    return None


def _mentioned(material: Material, name: str, text: str) -> bool:
    outlet = material.registry.get(name)
    names = (name, *((outlet.full_name, *outlet.aliases) if outlet else ()))
    return any(known.casefold() in text for known in names if known)


def _stands_in(name: str, original: str) -> bool:
    wanted = set(stems(name))
    return bool(wanted) and wanted <= set(stems(original))


def _item(found: Borrowed, why: str, options: Options) -> Item:
    right = Verdict(found.sentence.verdict or "")
    shown = _CHOICES[options.level]
    if right not in shown:
        shown = (*shown, right)
    choices = tuple(_choice(verdict, right, options) for verdict in shown)
    return Item(
        id=f"verdict-{found.sentence.index + 1}",
        kind=Kind.VERDICT,
        answering=Answering.ONE,
        level=options.level,
        prompt=prompt("verdict", options.language_level),
        material=(
            Passage("The article", found.sentence.text),
            Passage("The original", found.right, outlet_and_day(found.outlet, found.document.published)),
        ),
        choices=choices,
        explanation=why,
        evidence=(found.evidence(why),),
        hint=prompt("verdict-hint", options.language_level) if options.level is Level.EASY else "",
    )


def _choice(verdict: Verdict, right: Verdict, options: Options) -> Choice:
    term = meaning(verdict.value, options.language_level)
    text = f"{term.term}: {term.meaning}" if options.level is Level.EASY else term.term
    return Choice(
        verdict.value, text, verdict is right, "" if verdict is right else f"It would mean: {term.meaning}."
    )

"""*match*: which original sentence does this come from?"""

from __future__ import annotations

from provenance.classroom.certainty import Borrowed, borrowed
from provenance.classroom.distractors import wrong_sentences
from provenance.classroom.drafts import Draft, Drafts, dice
from provenance.classroom.material import Material, Passed
from provenance.classroom.options import Options
from provenance.classroom.values import Answering, Choice, Item, Kind, Level, Passage
from provenance.classroom.wording import outlet_and_day, prompt
from provenance.model import Relation

TOO_FEW = "too few other sentences that are certainly not its source"


def matches(material: Material, options: Options) -> Drafts:
    """Returns one draft for every sentence whose original is certain."""
    drafts = Drafts()
    for sentence, found in borrowed(material, options.language_level):
        if isinstance(found, str):
            drafts.skip(found)
            continue
        identifier = f"match-{sentence.index + 1}"
        generator = dice(options.seed, identifier)
        wrong = wrong_sentences(material, found, options.level, options.language_level, generator)
        if wrong:
            drafts.made.append(
                Draft(_item(identifier, found, wrong, options), frozenset({sentence.index}), _merit(found))
            )
        else:
            drafts.skip(TOO_FEW)
    return drafts


def _item(identifier: str, found: Borrowed, wrong: list[Passed], options: Options) -> Item:
    source = outlet_and_day(found.outlet, found.document.published)
    choices = [Choice("right", found.right, True, f"This is the original{f' ({source})' if source else ''}.")]
    for number, passed in enumerate(wrong, 1):
        where = outlet_and_day(passed.document.outlet, passed.document.published) or "another document"
        choices.append(Choice(f"wrong-{number}", passed.text, False, f"About something else ({where})."))
    return Item(
        id=identifier,
        kind=Kind.MATCH,
        answering=Answering.ONE,
        level=options.level,
        prompt=prompt("match", options.language_level),
        material=(Passage("The article", found.sentence.text),),
        choices=tuple(choices),
        explanation=_explanation(found),
        evidence=(found.evidence(),),
        hint=prompt("match-hint", options.language_level) if options.level is Level.EASY else "",
    )


def _explanation(found: Borrowed) -> str:
    who = found.outlet or "The original"
    if found.match.relation is Relation.VERBATIM:
        return f"{who} had this sentence word for word."
    if found.match.relation is Relation.NEAR_VERBATIM:
        return f"{who} had this sentence nearly word for word."
    return f"The article says in other words what {found.outlet or 'the original'} had said."


def _merit(found: Borrowed) -> float:
    """A sentence that was put in other words makes a better question than a copy."""
    return {Relation.PARAPHRASE: 2.0, Relation.NEAR_VERBATIM: 1.0}.get(
        found.match.relation, 0.0
    ) + found.match.probability

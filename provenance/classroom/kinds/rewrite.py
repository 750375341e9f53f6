"""*rewrite*: add the outlet's missing credit properly; an open question with a model answer and a marking guide."""

from __future__ import annotations

import re

from provenance.classroom.certainty import Borrowed, borrowed, is_proper, mentions_outlet, names_person
from provenance.classroom.drafts import Draft, Drafts
from provenance.classroom.kinds.verdict import NO_OUTLET, UNCLEAR
from provenance.classroom.material import Material
from provenance.classroom.options import Options
from provenance.classroom.telling import REPORTED
from provenance.classroom.values import Answering, Item, Kind, Level, Passage
from provenance.classroom.wording import outlet_and_day, prompt
from provenance.model import TracedSentence, Verdict
from provenance.text.quantities import find_quantities
from provenance.text.words import STOP_WORDS

_NOT_MISSING = "the article names an outlet for the sentence already"
_END = re.compile(r"\s*[.!]$")


def rewrites(material: Material, options: Options) -> Drafts:
    """Returns one draft for every sentence that certainly lacks its outlet's credit."""
    drafts = Drafts()
    for sentence, found in borrowed(material, options.language_level):
        if isinstance(found, str):
            drafts.skip(found)
        elif not found.outlet:
            drafts.skip(NO_OUTLET)
        elif sentence.verdict not in (Verdict.UNCREDITED, Verdict.UPSTREAM_ONLY) or material.article_credits:
            drafts.skip(_NOT_MISSING)
        elif not _names_no_outlet(material, sentence) or not _END.search(sentence.text):
            drafts.skip(UNCLEAR)
        else:
            drafts.made.append(
                Draft(_item(found, options), frozenset({sentence.index}), found.match.probability)
            )
    return drafts


def with_credit(text: str, outlet: str) -> str:
    """Returns a sentence with a proper credit: in front where it opens with a small word, else at its end."""
    first, _, rest = text.partition(" ")
    bare = first.rstrip(",")
    if bare.casefold() in STOP_WORDS and bare != "I" and bare[1:].islower():
        return f"According to {outlet}, {first[0].lower()}{first[1:]} {rest}"
    return f"{_END.sub('', text)}, {outlet} reported."


def _names_no_outlet(material: Material, sentence: TracedSentence) -> bool:
    """Whether a sentence certainly names no outlet: nobody at all, or plainly a person or an office."""
    if any(credit.outlet for credit in sentence.credits) or mentions_outlet(material, sentence.text):
        return False
    return bool(names_person(material, sentence)) or not (sentence.credits or REPORTED.search(sentence.text))


def _item(found: Borrowed, options: Options) -> Item:
    guide = _guide(found)
    return Item(
        id=f"rewrite-{found.sentence.index + 1}",
        kind=Kind.REWRITE,
        answering=Answering.OPEN,
        level=options.level,
        prompt=prompt("rewrite", options.language_level),
        material=(
            Passage("The article", found.sentence.text),
            Passage("The original", found.right, outlet_and_day(found.outlet, found.document.published)),
        ),
        model_answer=with_credit(found.sentence.text, found.outlet),
        marking_guide=guide,
        points=len(guide),
        explanation=f"The sentence was taken from {found.outlet} and does not say so. There are other good answers.",
        evidence=(found.evidence(),),
        hint=prompt("rewrite-hint", options.language_level) if options.level is not Level.HARD else "",
    )


def _guide(found: Borrowed) -> tuple[str, ...]:
    figures = " (figures: " + ", ".join(q.text for q in find_quantities(found.sentence.text)[:4]) + ")"
    facts = figures if find_quantities(found.sentence.text) else ""
    upstream = [c.name for c in found.sentence.credits if is_proper(c.name)]
    kept = f" Still names {upstream[0]}." if upstream else ""
    return (
        f"Names {found.outlet} as the source.",
        "Joins the name to the statement with a fitting word (reported, according to, said, wrote), so that it is "
        "clear what the source covers.",
        f"Keeps every fact as it was and adds none{facts}.{kept}",
    )

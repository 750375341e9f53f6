"""A question as a small piece of HTML, as learning platforms keep it; every text in it is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from provenance.classroom.directions import PLANTED, TITLES, finding, paragraphs, source, worth
from provenance.classroom.values import Answering, Evidence, Item
from provenance.publish.inert import clean, link

# Platforms read formulas between these signs, also in text that is escaped.
_FORMULAS = str.maketrans({"$": "&#36;", "\\": "&#92;", "@": "&#64;", "[": "&#91;"})


def text(value: str) -> str:
    """Text as HTML shows it, without markup and without what a platform's filters take for a formula."""
    return escape(clean(value), quote=True).translate(_FORMULAS)


def stem(item: Item) -> str:
    """What a student reads before answering: the material and the question."""
    return "".join(_stem(item))


def feedback(item: Item) -> str:
    """What a student reads after answering: explanation, model answer and evidence."""
    return "".join(_feedback(item))


def marking(item: Item) -> str:
    """What a teacher reads while marking an open answer: the marking guide and the model answer."""
    guide = "".join(f"<li>{text(line)} (1 point)</li>" for line in item.marking_guide)
    model = f"<p><strong>Model answer:</strong> {text(item.model_answer)}</p>" if item.model_answer else ""
    return model + (f"<ul>{guide}</ul>" if guide else "")


def name(number: int, item: Item) -> str:
    """What a question is called in a list of questions; plain text."""
    return f"{number:02d} {TITLES[item.kind]} ({clean(item.id)})"


def pairs(item: Item) -> tuple[tuple[str, str, str], ...]:
    """A grid or an order as pairs to match, each with its explanation: row and column, or choice and place."""
    if item.answering is Answering.ORDER:
        place = {choice: number for number, choice in enumerate(item.order, 1)}
        return tuple((choice.text, str(place[choice.id]), choice.why) for choice in item.choices)
    heads = {choice.id: choice.text for choice in item.choices}
    return tuple((row.text, heads[row.right], row.why) for row in item.rows)


def spare(item: Item) -> tuple[str, ...]:
    """The columns of a grid that belong to no row."""
    used = {row.right for row in item.rows}
    return tuple(choice.text for choice in item.choices if item.rows and choice.id not in used)


def _stem(item: Item) -> Iterator[str]:
    for passage in item.material:
        note = f" <em>{text(passage.note)}</em>" if passage.note else ""
        yield f"<p><strong>{text(passage.label)}</strong>{note}</p><blockquote>"
        yield from _paragraphs(paragraphs(passage.text))
        yield "</blockquote>"
    yield f"<p><strong>{text(item.prompt)}</strong></p>"
    if item.answering is Answering.ORDER:
        yield "<p>Choose the place of each: 1 is the first.</p>"


def _feedback(item: Item) -> Iterator[str]:
    if item.planted:
        yield f"<p><strong>{text(PLANTED)}</strong></p>"
    if item.model_answer:
        yield f"<p><strong>Model answer:</strong> {text(item.model_answer)}</p>"
    if item.answering is Answering.OPEN and item.marking_guide:
        yield f"<p>Worth {worth(item.points)}:</p><ul>"
        yield from (f"<li>{text(line)}</li>" for line in item.marking_guide)
        yield "</ul>"
    yield from _paragraphs((item.explanation,) if item.explanation else ())
    if item.answering in (Answering.ORDER, Answering.GRID):
        remarks = [
            f"<li>{text(left)}: {text(right)}. {text(why)}</li>" for left, right, why in pairs(item) if why
        ]
        yield f"<ul>{''.join(remarks)}</ul>" if remarks else ""
    for evidence in item.evidence:
        yield from _evidence(evidence)


def _evidence(evidence: Evidence) -> Iterator[str]:
    yield "<blockquote>"
    if evidence.article:
        yield f"<p><strong>Article:</strong> {text(evidence.article)}</p>"
    if evidence.sentence:
        where = text(source(evidence))
        address = link(evidence.url)
        if address and where and address.startswith("http"):
            where = f'<a href="{escape(address, quote=True)}" rel="noreferrer noopener">{where}</a>'
        yield f"<p><strong>Original:</strong> {text(evidence.sentence)}{f' ({where})' if where else ''}</p>"
    told = ". ".join(part for part in (finding(evidence), evidence.words) if part)
    if told:
        yield f"<p>{text(told)}</p>"
    yield "</blockquote>"


def _paragraphs(parts: Iterable[str]) -> Iterator[str]:
    return (f"<p>{text(part)}</p>" for part in parts)

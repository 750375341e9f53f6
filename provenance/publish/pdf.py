"""Prints a page of blocks as a tagged PDF (PDF/UA-1), the same bytes for the same page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provenance.errors import SettingsError
from provenance.publish.blocks import (
    Bar,
    Blanks,
    Block,
    Facts,
    FigureBlock,
    Filters,
    Grid,
    Heading,
    Inline,
    ItemList,
    NewSheet,
    Note,
    Page,
    Paragraph,
    Passage,
    SentencePair,
    SideBySide,
    Span,
    Table,
    Tally,
    Task,
    text_of,
)
from provenance.publish.inert import breakable, clean, link, right_to_left
from provenance.text import fonts

if TYPE_CHECKING:
    import typst

PAPERS: dict[str, str] = {"a4": "a4", "letter": "us-letter"}

TEMPLATE = Path(__file__).parent / "page.typ"
LINE = 84  # letters that fit a line of a table
LONG = 900  # letters from which a block may break across pages

Json = dict[str, Any]

_UNTAGGED = Note(
    "Accessibility", ((Span("This file could not be made to the accessibility standard PDF/UA-1."),),)
)


def print_pdf(page: Page, *, paper: str = "a4") -> bytes:
    """A page as PDF.

    Args:
        page: what to print.
        paper: ``a4`` or ``letter``.

    Returns:
        The bytes of a PDF/UA-1 file; characters that no font has are shown as
        ``▯`` and listed in a note at the end.

    Raises:
        SettingsError: an unknown paper.
    """
    import typst

    if paper not in PAPERS:
        raise SettingsError(f"'{paper}' is no paper that is known here. Choose --paper a4 or --paper letter.")
    try:
        return _compile(page, PAPERS[paper], tagged=True)
    except typst.TypstError as error:
        if "PDF/UA" not in str(error):
            raise
    # A page that the standard refuses is still worth having; it says what it lacks.
    return _compile(replace(page, blocks=(*page.blocks, _UNTAGGED)), PAPERS[paper], tagged=False)


def print_pictures(page: Page, *, paper: str = "a4", resolution: int = 80) -> list[bytes]:
    """The sheets of ``print_pdf`` as PNG pictures, ``resolution`` dots an inch."""
    made = _compiler(page, PAPERS[paper]).compile(format="png", ppi=resolution, timestamp=0)
    return made if isinstance(made, list) else [made or b""]


def _compile(page: Page, paper: str, *, tagged: bool) -> bytes:
    standards: Any = ["ua-1"] if tagged else []
    made = _compiler(page, paper).compile(format="pdf", pdf_standards=standards, timestamp=0)
    return made if isinstance(made, bytes) else b""


def _compiler(page: Page, paper: str) -> typst.Compiler:
    import typst

    return typst.Compiler(
        TEMPLATE.read_bytes(),
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=fonts.folders()),
        ignore_system_fonts=True,
        sys_inputs={"page": json.dumps(_Setter(page).page(), ensure_ascii=False), "paper": paper},
    )


class _Setter:
    """Turns blocks into the data that the template shows, and remembers what could not be drawn."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._missing: set[str] = set()
        self._anchors = set(_anchors(page.blocks))

    def page(self) -> Json:
        page = self._page
        blocks = [data for block in page.blocks for data in self._block(block)]
        title = self._text(page.title)
        head: Json = {
            "title": title,
            "running": title if len(title) <= 90 else title[:89].rstrip() + "…",
            "kind": self._text(page.kind),
            "author": self._text(page.author),
            "description": self._text(page.description),
            "signature": self._text(page.signature),
            "language": page.language,
            "size": page.size,
            "tones": {
                tone.name: {
                    "colour": tone.colour,
                    "ink": tone.ink,
                    "sign": tone.sign,
                    "meaning": tone.meaning,
                }
                for tone in page.tones
            },
        }
        return {**head, "blocks": [*blocks, *self._about_missing()]}

    def _about_missing(self) -> list[Json]:
        if not self._missing:
            return []
        codes = ", ".join(f"U+{ord(character):04X}" for character in sorted(self._missing)[:40])
        more = f" and {len(self._missing) - 40} more" if len(self._missing) > 40 else ""
        text = f"This PDF has no font for these characters and shows {fonts.MISSING} instead: {codes}{more}."
        return self._block(Note("Characters that could not be printed", ((Span(text),),)))

    def _block(self, block: Block) -> list[Json]:
        if isinstance(block, Filters | SideBySide):
            return []
        if isinstance(block, Grid | Table) and block.figure is not None:
            return self._block(block.figure)
        if isinstance(block, Tally):
            return self._block(_tally_table(block))
        return [{"block": type(block).__name__, **self._content(block)}]

    def _content(self, block: Block) -> Json:
        if isinstance(block, Heading):
            return {"text": self._text(block.text), "level": block.level, "anchor": block.anchor}
        if isinstance(block, Paragraph):
            return {"spans": self._inline(block.spans), "lead": block.lead}
        if isinstance(block, Facts):
            return {"rows": [[self._text(label), self._inline(value)] for label, value in block.rows]}
        if isinstance(block, ItemList):
            long = sum(len(text_of(item)) for item in block.items) > 2 * LONG
            return {"items": [self._inline(item) for item in block.items], "long": long}
        if isinstance(block, Note):
            long = sum(len(text_of(paragraph)) for paragraph in block.paragraphs) > LONG
            paragraphs = [self._inline(paragraph) for paragraph in block.paragraphs]
            return {"title": self._text(block.title), "paragraphs": paragraphs, "long": long}
        if isinstance(block, FigureBlock):
            caption, alt = self._text(block.caption), self._text(block.alt)
            return {"svg": block.svg, "alt": alt, "caption": caption, "width": block.width}
        if isinstance(block, Bar):
            return self._bar(block)
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, SentencePair):
            return self._pair(block)
        if isinstance(block, Blanks):
            return {"labels": [self._text(label) for label in block.labels], "shares": list(block.shares)}
        if isinstance(block, Task):
            return self._task(block)
        if isinstance(block, NewSheet):
            return {}
        raise TypeError(f"no way to print {type(block).__name__}")

    def _bar(self, block: Bar) -> Json:
        legend = [
            {
                "tone": tone.name,
                "number": block.counts.get(tone.name, 0),
                "links": self._inline(block.links.get(tone.name, ())),
            }
            for tone in self._page.tones
        ]
        parts = [part for part in legend if part["number"]]
        return {"caption": self._text(block.caption), "parts": parts, "legend": legend}

    def _table(self, block: Table) -> Json:
        numeric = list(block.numeric) or [False] * len(block.columns)
        longest = [
            max([len(name), *(len(text_of(row[place])) for row in block.rows)])
            for place, name in enumerate(block.columns)
        ]
        narrow = sum(longest) <= LINE
        return {
            "caption": self._text(block.caption),
            "columns": [self._text(name) for name in block.columns],
            "rows": [[self._inline(cell) for cell in row] for row in block.rows],
            "numeric": numeric,
            "shades": [list(row) for row in block.shades],
            "long": len(block.rows) > 16,
            "widths": [0 if narrow or length <= 14 else min(length, 60) for length in longest],
        }

    def _pair(self, block: SentencePair) -> Json:
        length = len(text_of(block.text)) + sum(len(text_of(passage.text)) for passage in block.passages)
        return {
            "anchor": block.anchor,
            "title": self._text(block.title),
            "tone": block.tone,
            "text": self._inline(block.text),
            "summary": self._inline(block.summary),
            "passages": [self._passage(passage) for passage in block.passages],
            "details": [[self._text(label), self._inline(value)] for label, value in block.details],
            "back": block.back if block.back in self._anchors else "",
            "long": length > LONG,
        }

    def _task(self, block: Task) -> Json:
        options = [
            {
                "letter": self._text(option.letter),
                "text": self._inline(option.text),
                "state": option.state,
                "remark": self._inline(option.remark),
            }
            for option in block.options
        ]
        rows = [
            {
                "number": self._text(row.number),
                "text": self._inline(row.text),
                "column": row.column,
                "remark": self._inline(row.remark),
            }
            for row in block.rows
        ]
        return {
            "anchor": block.anchor,
            "number": self._text(block.number),
            "title": self._text(block.title),
            "worth": self._text(block.worth),
            "question": self._inline(block.question),
            "direction": self._text(block.direction),
            "readings": [
                {"label": self._inline(label), "paragraphs": [self._inline(part) for part in parts]}
                for label, parts in block.readings
            ],
            "options": options,
            "boxed": block.boxed,
            "many": block.many,
            "columns": [self._text(name) for name in block.columns],
            "rows": rows,
            "slots": [self._text(slot) for slot in block.slots],
            "lines": block.lines,
            "hint": self._text(block.hint),
            "details": [[self._text(label), self._inline(value)] for label, value in block.details],
            "answer": self._text(block.answer),
        }

    def _passage(self, passage: Passage) -> Json:
        return {"heading": self._inline(passage.heading), "text": self._inline(passage.text)}

    def _inline(self, spans: Inline) -> Json:
        data = [
            {
                "text": breakable(self._text(span.text)),
                "marks": [mark.value for mark in span.marks],
                "link": self._link(span.link),
                "tone": span.tone,
            }
            for span in spans
        ]
        return {"spans": data, "rtl": right_to_left(text_of(spans))}

    def _link(self, target: str | None) -> str | None:
        target = link(target)
        return None if target and target.startswith("#") and target[1:] not in self._anchors else target

    def _text(self, text: str) -> str:
        shown = clean(text)
        self._missing.update(fonts.undrawable([shown]))
        return fonts.drawable(shown)


def _anchors(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading | SentencePair) and block.anchor:
            yield block.anchor


def _tally_table(block: Tally) -> Table:
    sentences, words = sum(row[1] for row in block.rows), sum(row[2] for row in block.rows)
    rows = [
        (
            (Span(name),),
            (Span(str(number)),),
            (Span(f"{round(100 * number / max(1, sentences))} %"),),
            (Span(str(size)),),
            (Span(f"{round(100 * size / max(1, words))} %"),),
        )
        for name, number, size in block.rows
    ]
    columns = (block.label, "Sentences", "Share", "Words", "Share")
    return Table(block.caption, columns, tuple(rows), (False, True, True, True, True))

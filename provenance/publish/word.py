"""Prints a page of blocks as a Word document that can be edited, the same bytes for the same page.

It is for sheets to hand out: text, lists, tables and tasks. Pictures, grids of
findings and the controls of a screen page are left out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from provenance.publish.blocks import (
    Blanks,
    Block,
    Facts,
    Heading,
    Inline,
    ItemList,
    Mark,
    Note,
    Option,
    Page,
    Paragraph,
    Span,
    Table,
    Task,
    text_of,
)
from provenance.publish.inert import clean
from provenance.publish.word_styles import (
    CHOICE,
    DETAIL,
    DIRECTION,
    READING,
    READING_LABEL,
    REMARK,
    WRITING,
    border_below,
    prepare,
)

STAMP = datetime(2000, 1, 1)  # the same for every document: the date would be the only thing that differs
ZIP_STAMP = (1980, 1, 1, 0, 0, 0)
SHORT = 900  # letters of reading that stay on one sheet with their question
LANGUAGES = {"en": "en-GB"}


def print_word(page: Page) -> bytes:
    """A page as a DOCX file."""
    from docx import Document

    document = Document()
    prepare(document, size=page.size, language=LANGUAGES.get(page.language, page.language))
    properties = document.core_properties
    properties.title, properties.author = clean(page.title)[:255], clean(page.author)[:255]
    properties.subject, properties.comments = clean(page.kind)[:255], ""
    properties.last_modified_by, properties.language = properties.author, page.language
    properties.created = properties.modified = STAMP
    properties.revision = 1
    _Setter(document).page(page)
    return _same_bytes(document)


def _same_bytes(document: Any) -> bytes:
    """The file without the time at which it was zipped, and without the template's picture of itself."""
    made, written = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(written, "w") as out:
        for name in parts.namelist():
            out.writestr(zipfile.ZipInfo(name, ZIP_STAMP), parts.read(name), zipfile.ZIP_DEFLATED)
    return written.getvalue()


class _Setter:
    """Appends blocks to a document."""

    def __init__(self, document: Any) -> None:
        self._document = document
        section = document.sections[0]
        self._width = section.page_width - section.left_margin - section.right_margin

    def page(self, page: Page) -> None:
        self._running(page)
        self._document.add_heading(clean(page.title), 0)
        for block in page.blocks:
            self._block(block)

    def _running(self, page: Page) -> None:
        section = self._document.sections[0]
        for part, left, right in (
            (section.header, page.title, page.kind),
            (section.footer, page.signature, None),
        ):
            line = part.paragraphs[0]
            shown, room = clean(left), 70 if right else 110
            line.add_run(shown if len(shown) <= room else shown[: room - 1].rstrip() + "…")
            line.add_run("\t" + (clean(right) if right is not None else "page "))
            if right is None:
                _field(line, "PAGE")

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._document.add_heading(clean(block.text), block.level)
        elif isinstance(block, Paragraph):
            self._line(block.spans)
        elif isinstance(block, ItemList):
            for item in block.items:
                self._line(item, "List Bullet")
        elif isinstance(block, Facts):
            for label, value in block.rows:
                self._line((Span(f"{label}: ", (Mark.STRONG,)), *value), DETAIL)
        elif isinstance(block, Note):
            for paragraph in ((Span(block.title, (Mark.STRONG,)),) if block.title else (), *block.paragraphs):
                if paragraph:
                    self._line(paragraph, READING)
        elif isinstance(block, Table):
            self._table(block.columns, block.rows)
        elif isinstance(block, Blanks):
            self._blanks(block)
        elif isinstance(block, Task):
            self._task(block)

    def _line(self, spans: Inline, style: str | None = None, *, together: bool = False) -> Any:
        line = self._document.add_paragraph(style=style)
        _fill(line, spans)
        if together:
            line.paragraph_format.keep_with_next = True
        return line

    def _more(self, line: Any, parts: Iterable[Inline], style: str) -> None:
        """Adds lines to a paragraph, in the size of a style."""
        for part in parts:
            line.add_run().add_break()
            for run in _fill(line, part):
                run.font.size = self._document.styles[style].font.size

    def _blanks(self, block: Blanks) -> None:
        from docx.enum.text import WD_TAB_LEADER
        from docx.shared import Pt

        line = self._document.add_paragraph(style=WRITING)
        for place, label in enumerate(block.labels):
            end = self._width * sum(block.shares[: place + 1]) / sum(block.shares)
            line.paragraph_format.tab_stops.add_tab_stop(int(end), leader=WD_TAB_LEADER.LINES)
            line.add_run(f"{' ' if place else ''}{clean(label)} \t")
        line.paragraph_format.space_after = Pt(10)

    def _task(self, block: Task) -> None:
        from docx.shared import Pt

        head = self._document.add_heading("", 1)
        head.add_run(f"{clean(block.number)}  {clean(block.title)}")
        head.add_run(f"   ({clean(block.worth)})").bold = False
        if block.answer:
            head.add_run(f"   Answer: {clean(block.answer)}")
        # LibreOffice lets go of a heading when more than about ten paragraphs are to stay with it: few are made.
        short = sum(len(text_of(part)) for _, parts in block.readings for part in parts) < SHORT
        for label, parts in block.readings:
            first = self._line(label, READING_LABEL)
            if short:
                self._more(first, parts, READING)
                first.paragraph_format.keep_with_next = True
            else:
                for part in parts:
                    self._line(part, READING)
        question = tuple(Span(span.text, (*span.marks, Mark.STRONG)) for span in block.question)
        asked = self._line(question, together=True)
        asked.paragraph_format.space_before = Pt(6)
        if block.direction:
            self._more(asked, ((Span(block.direction),),), DIRECTION)
        lines = [self._option(option, block) for option in block.options]
        for line in lines[:-1] if not (block.rows or block.slots) else lines:
            line.paragraph_format.keep_with_next = True
        if block.rows:
            self._rows(block)
        if block.slots:
            self._slots(block.slots)
        if block.hint:
            self._line((Span("Hint: ", (Mark.STRONG,)), Span(block.hint)), DETAIL)
        self._writing_lines(block.lines)
        for place, (name, value) in enumerate(block.details, 1):
            front = (Span(f"{name}: ", (Mark.STRONG,)),) if name else ()
            self._line((*front, *value), DETAIL, together=place < len(block.details))

    def _option(self, option: Option, block: Task) -> Any:
        sign = "☑" if option.state else "☐" if block.many or option.state is not None else "○"
        front = f"{sign}\t{option.letter}\t" if block.boxed else f"\t{option.letter}\t"
        marks = (Mark.STRONG,) if option.state else ()
        line = self._document.add_paragraph(style=CHOICE)
        line.add_run(_tabbed(front))
        _fill(line, tuple(Span(span.text, (*span.marks, *marks)) for span in option.text))
        if option.remark:
            line.paragraph_format.keep_with_next = True
            line = self._line(option.remark, REMARK)
        return line

    def _rows(self, block: Task) -> None:
        cells = []
        for row in block.rows:
            text = (*row.text, Span(f"  {''.join(span.text for span in row.remark)}", (Mark.SOFT,)))
            boxes = tuple((Span("☑" if row.column == place else "☐"),) for place in range(len(block.columns)))
            cells.append(((Span(row.number, (Mark.STRONG,)),), text if row.remark else row.text, *boxes))
        self._table(
            ("", "", *block.columns), cells, narrow=(0, *range(2, 2 + len(block.columns))), together=True
        )

    def _slots(self, slots: tuple[str, ...]) -> None:
        from docx.shared import Cm

        table = self._document.add_table(1, len(slots), style="Table Grid")
        table.autofit = False
        table.rows[0].height = Cm(1.1)
        for column in table.columns:
            column.width = Cm(1.8)
        for place, (cell, letter) in enumerate(zip(table.rows[0].cells, slots, strict=True), 1):
            cell.width = Cm(1.8)
            _fill(cell.paragraphs[0], (Span(f"{place}.  ", (Mark.SOFT,)), Span(letter, (Mark.STRONG,))))
        self._document.add_paragraph(style=DETAIL)

    def _writing_lines(self, number: int) -> None:
        for place in range(number):
            line = self._document.add_paragraph(style=WRITING)
            border_below(line)
            line.paragraph_format.keep_with_next = place < number - 1

    def _table(
        self,
        columns: tuple[str, ...],
        rows: Iterable[tuple[Inline, ...]],
        *,
        narrow: tuple[int, ...] = (),
        together: bool = False,
    ) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Cm

        table = self._document.add_table(1, len(columns), style="Table Grid")
        table.autofit = False
        widths = [_narrow_width(columns[place]) if place in narrow else 0.0 for place in range(len(columns))]
        rest = (self._width / 360_000 - sum(widths)) / max(1, widths.count(0.0))
        for cell, name in zip(table.rows[0].cells, columns, strict=True):
            _fill(cell.paragraphs[0], (Span(name, (Mark.STRONG,)),))
        _repeat_head(table.rows[0])
        for row in rows:
            for cell, spans in zip(table.add_row().cells, row, strict=True):
                _fill(cell.paragraphs[0], spans)
        for place, column in enumerate(table.columns):
            column.width = Cm(widths[place] or rest)
        for number, line in enumerate(table.rows):
            for place, cell in enumerate(line.cells):
                cell.width = Cm(widths[place] or rest)
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.keep_with_next = together and number < len(table.rows) - 1
                if place in narrow:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._document.add_paragraph(style=DETAIL)


def _narrow_width(name: str) -> float:
    """The width in centimetres of a column of boxes under its name."""
    return max(1.0, min(3.0, 0.24 * len(name) + 0.6))


def _fill(line: Any, spans: Inline) -> list[Any]:
    from docx.shared import RGBColor

    runs = []
    for span in spans:
        run = line.add_run(clean(span.text))
        run.bold = True if Mark.STRONG in span.marks else None
        if Mark.SOFT in span.marks:
            run.font.color.rgb = RGBColor(0x56, 0x5D, 0x6B)
        runs.append(run)
    return runs


def _tabbed(text: str) -> str:
    return "\t".join(clean(part) for part in text.split("\t"))


def _field(line: Any, name: str) -> None:
    """A number that the program counts, such as that of the page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    line._p.append(field)


def _repeat_head(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))

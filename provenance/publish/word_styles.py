"""The look of Word documents: paper, typefaces and the styles that a teacher can change in one place."""

from __future__ import annotations

from typing import Any

READING = "Reading"
READING_LABEL = "Reading label"
CHOICE = "Choice"
REMARK = "Remark"
DIRECTION = "Direction"
DETAIL = "Detail"
WRITING = "Writing line"

FACE = "Arial"  # on every computer, and narrow enough for a table of sentences


def prepare(document: Any, *, size: float, language: str) -> None:
    """Sets paper, language and styles; ``size`` of the text is in points."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    styles = document.styles
    _language(styles, language)
    normal = styles["Normal"]
    _face(normal, size - 1)
    normal.paragraph_format.space_after = Pt(5)
    for name, points, before in (("Title", 18.0, 0), ("Heading 1", 14.0, 16), ("Heading 2", 12.0, 12)):
        _face(styles[name], points, black=True)
        styles[name].paragraph_format.space_before = Pt(before)
        styles[name].paragraph_format.space_after = Pt(5)
    width = section.page_width - section.left_margin - section.right_margin
    for name in ("Header", "Footer"):
        _face(styles[name], 8)
        styles[name].paragraph_format.tab_stops.clear_all()
        styles[name].paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    title = styles["Title"].element.get_or_add_pPr()
    for rule in title.findall(qn("w:pBdr")):
        title.remove(rule)
    _own_styles(styles, size)


def border_below(line: Any) -> None:
    """A rule under a paragraph, also where the next paragraph has one too."""
    _border(line._p.get_or_add_pPr(), ("bottom", "between"), "4", "1")


def _own_styles(styles: Any, size: float) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt

    def style(name: str, points: float, left: float = 0, hanging: float = 0, after: float = 4) -> Any:
        made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = styles["Normal"]
        made.quick_style = True
        made.font.size = Pt(points)
        made.paragraph_format.left_indent = Cm(left)
        made.paragraph_format.first_line_indent = Cm(-hanging)
        made.paragraph_format.space_after = Pt(after)
        return made

    for name, points in ((READING, size - 1), (READING_LABEL, size - 3)):
        reading = style(name, points, left=0.5, after=0 if name == READING_LABEL else 4)
        _border(reading.element.get_or_add_pPr(), ("left",), "18", "8")
    styles[READING_LABEL].paragraph_format.keep_with_next = True
    styles[READING_LABEL].paragraph_format.space_before = Pt(6)
    choice = style(CHOICE, size - 1, left=1.6, hanging=1.6, after=3)
    choice.paragraph_format.tab_stops.add_tab_stop(Cm(0.8))
    choice.paragraph_format.tab_stops.add_tab_stop(Cm(1.6))
    style(REMARK, size - 2, left=1.6)
    style(DIRECTION, size - 3, after=5)
    style(DETAIL, size - 1.5, after=3)
    writing = style(WRITING, size - 1, after=0)
    writing.paragraph_format.line_spacing = Cm(0.9)


def _face(style: Any, points: float, *, black: bool = False) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size = FACE, Pt(points)
    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:cs"), FACE)
    if black:
        style.font.color.rgb = RGBColor(0, 0, 0)


def _language(styles: Any, language: str) -> None:
    from docx.oxml.ns import qn

    for tag in styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), language)


def _border(properties: Any, sides: tuple[str, ...], width: str, space: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:pBdr")
    for side in sides:
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", width), ("space", space), ("color", "404040")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )

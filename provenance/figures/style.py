"""The one place for colours, signs and type of all figures.

The six verdict colours are the Okabe-Ito set, which people with any common
colour vision can tell apart; each verdict also carries a sign and a word, so
that a black-and-white print loses nothing.
"""

from __future__ import annotations

import functools
import io
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provenance.errors import SettingsError
from provenance.files import write_whole
from provenance.model import Verdict
from provenance.text.display import safe
from provenance.text.fonts import EAST_ASIAN, FAMILIES, needs_east_asian

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.colors import LinearSegmentedColormap
    from matplotlib.figure import Figure

PAGE_WIDTH = 6.7  # inches: the text width of an A4 page, so that type is printed at its own size
MARGIN = 0.15
DPI = 160

INK = "#1f2430"
SOFT_INK = "#5b6270"
RULE = "#c9cdd5"
PAPER = "#ffffff"
EMPTY = "#f4f5f7"

TITLE, LABEL, SMALL, TINY = 10.5, 8.0, 7.0, 6.0  # points

Colour = str | tuple[float, float, float] | tuple[float, float, float, float]

FORMATS = ("png", "svg", "pdf")


@dataclass(frozen=True, slots=True)
class VerdictStyle:
    """How one verdict looks: colour, the ink readable on it, its sign, and its meaning in a few words."""

    colour: str
    ink: str
    sign: str
    meaning: str


VERDICT_STYLES: dict[str, VerdictStyle] = {
    Verdict.CREDITED.value: VerdictStyle("#0072b2", "#ffffff", "✓", "the outlet is named"),
    Verdict.UPSTREAM_ONLY.value: VerdictStyle(
        "#56b4e9", "#10212b", "↑", "only the outlet's own source is named"
    ),
    Verdict.MISCREDITED.value: VerdictStyle("#c44f00", "#ffffff", "≠", "another outlet is named"),
    Verdict.UNCREDITED.value: VerdictStyle("#e69f00", "#2b1f00", "×", "nobody is named"),
    Verdict.UNRESOLVED.value: VerdictStyle(
        "#cc79a7", "#2b0f1f", "?", "an outlet is named, its text was not found"
    ),
    Verdict.UNMATCHED.value: VerdictStyle("#c3c7ce", "#1f2430", "–", "no outlet is named, no text was found"),
}

_SEQUENCE = ["#e8eff7", "#b9d1ea", "#79aede", "#3a7fc4", "#124d92", "#08284f"]


def sequence() -> LinearSegmentedColormap:
    """The colour scale of shares and probabilities: light to dark, one hue, even in lightness."""
    from matplotlib.colors import LinearSegmentedColormap

    return LinearSegmentedColormap.from_list("provenance", _SEQUENCE)


def blank(width: float, height: float, title: str | None = None) -> Figure:
    """A figure of ``width`` x ``height`` inches with its title in the top left corner."""
    from matplotlib.figure import Figure

    _add_fonts()
    figure = Figure(figsize=(width, height), facecolor=PAPER)
    if title:
        write(
            figure, 0.0, height - 0.05, plain(title, width * 0.9, TITLE), size=TITLE, weight="bold", va="top"
        )
    return figure


def title_height(title: str | None) -> float:
    """Inches that a title takes at the top of a figure."""
    return 0.4 if title else 0.06


def panel(figure: Figure, left: float, top: float, width: float, height: float) -> Axes:
    """Axes placed in inches from the left and the top edge, without frame or ticks."""
    total_width, total_height = figure.get_size_inches()
    box = (left / total_width, 1 - (top + height) / total_height, width / total_width, height / total_height)
    axes = figure.add_axes(box)
    axes.set_frame_on(False)
    axes.tick_params(length=0, labelsize=SMALL, labelcolor=INK, pad=3)
    axes.set_xticks([])
    axes.set_yticks([])
    return axes


def write(
    figure: Figure,
    left: float,
    bottom: float,
    text: str,
    *,
    size: float = SMALL,
    colour: str = INK,
    weight: str = "normal",
    ha: str = "left",
    va: str = "baseline",
    rotation: float = 0,
) -> None:
    """Text at a place in inches from the left and the bottom edge."""
    width, height = figure.get_size_inches()
    figure.text(
        left / width,
        bottom / height,
        text,
        fontsize=size,
        color=colour,
        ha=ha,
        va=va,
        rotation=rotation,
        rotation_mode="anchor",
        **font(text, bold=weight == "bold"),
    )


def box(figure: Figure, left: float, bottom: float, width: float, height: float, **look: Any) -> None:
    """A rectangle at a place in inches from the left and the bottom edge."""
    from matplotlib.patches import Rectangle

    across, up = figure.get_size_inches()
    place, size = (left / across, bottom / up), (width / across, height / up)
    figure.add_artist(Rectangle(place, *size, transform=figure.transFigure, **look))


def plain(text: str, width: float, size: float = SMALL) -> str:
    """One line of at most ``width`` inches that a figure can show as it stands.

    Control and direction characters and terminal escapes go, a character that no font has becomes
    a box, and dollar signs are escaped, because a pair of them would start a formula.
    """
    shown = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in safe(text[:500]))
    line = " ".join("".join(c if _advance(c) is not None else "▯" for c in shown).split())
    if text_width(line, size) > width:
        room, used, end = width - text_width("…", size), 0.0, 0
        while (wider := used + text_width(line[end], size)) <= room:
            used, end = wider, end + 1
        line = line[:end].rstrip() + "…"
    return line.replace("$", r"\$")


def font(text: str, *, bold: bool = False) -> dict[str, Any]:
    """The family and weight that can draw a text; the East Asian font has no bold."""
    if text.isascii() or not needs_east_asian(text):
        return {"fontfamily": FAMILIES[0], "fontweight": "bold" if bold else "normal"}
    return {"fontfamily": list(FAMILIES), "fontweight": "normal"}


def text_width(text: str, size: float = SMALL, *, bold: bool = False) -> float:
    """Width in inches of one line of text at a size in points."""
    return sum(_advance(character, bold=bold) or 1 / 72 for character in text) * size


@functools.cache
def _advance(character: str, *, bold: bool = False) -> float | None:
    """Inches a character moves the pen at one point of size; None where no font has it."""
    from matplotlib import font_manager

    _add_fonts()
    for family in FAMILIES:
        weight = "bold" if bold and family == FAMILIES[0] else "normal"
        properties = font_manager.FontProperties(family=family, weight=weight)
        face = font_manager.get_font(font_manager.findfont(properties))
        if face.get_char_index(ord(character)):
            face.set_size(100, 72)
            return float(face.load_char(ord(character)).linearHoriAdvance) / 65536 / 100 / 72
    return None


@functools.cache
def _add_fonts() -> None:
    """Let matplotlib find the font for Chinese and Japanese characters."""
    from matplotlib import font_manager

    font_manager.fontManager.addfont(EAST_ASIAN)


def ink_on(colour: Colour) -> str:
    """Black or white, whichever is easier to read on a colour."""
    from matplotlib.colors import to_rgb

    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    return PAPER if 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] < 0.3 else INK


def render(figure: Figure, file_format: str, *, margin: float = MARGIN) -> bytes:
    """A figure as a file's bytes, the same for the same figure.

    Args:
        figure: the figure.
        file_format: ``png``, ``svg`` or ``pdf``.
        margin: empty border in inches; none when a page gives its own.

    Raises:
        SettingsError: the format is none of these.
    """
    import matplotlib as mpl
    from matplotlib.transforms import Bbox

    if file_format not in FORMATS:
        raise SettingsError(f"Figures can be png, svg or pdf, not '{file_format}'. Change the file's ending.")
    undated = {"png": {"Software": None}, "svg": {"Date": None}, "pdf": {"CreationDate": None}}
    buffer = io.BytesIO()
    width, height = figure.get_size_inches()
    whole = Bbox([[-margin, -margin], [width + margin, height + margin]])
    settings: dict[Any, Any] = {"svg.hashsalt": "provenance", "pdf.fonttype": 42, "path.simplify": False}
    with mpl.rc_context(settings):
        figure.savefig(buffer, format=file_format, dpi=DPI, metadata=undated[file_format], bbox_inches=whole)
    return buffer.getvalue()


def save(figure: Figure, path: Path | str, *, force: bool = True) -> Path:
    """Write a figure whole; its format is the ending of the path (png, svg, pdf).

    Raises:
        SettingsError: the ending is none of these.
        OutputError: the file exists and ``force`` is off, or cannot be written.
    """
    target = Path(path)
    return write_whole(target, render(figure, target.suffix.lstrip(".").lower()), force=force)

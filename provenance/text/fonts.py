"""The fonts of figures and printed pages, the same on every machine, and what they cannot draw.

Latin, Greek, Cyrillic and Arabic come from the DejaVu fonts that matplotlib
ships, Chinese and Japanese from the font in this package. Fonts of the system
are never used, so that the same page gives the same bytes everywhere.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

FOLDER = Path(__file__).parent / "typefaces"
EAST_ASIAN = FOLDER / "DroidSansFallbackFull.ttf"
FAMILIES = ("DejaVu Sans", "Droid Sans Fallback")

MISSING = "▯"


def folders() -> list[str]:
    """The folders that hold all fonts in use."""
    return [str(_matplotlib_folder()), str(FOLDER)]


def drawable(text: str) -> str:
    """Text with ``▯`` in place of each character that no font here can draw."""
    if text.isascii():
        return text
    known = _known()
    return "".join(c if ord(c) in known or c in "\n\t" else MISSING for c in text)


def undrawable(texts: Iterable[str]) -> list[str]:
    """The characters that no font here can draw, each once, in order."""
    known = _known()
    found = {c for text in texts if not text.isascii() for c in text if ord(c) not in known}
    return sorted(found - set("\n\t"))


def needs_east_asian(text: str) -> bool:
    """Whether some character is in the East Asian font only."""
    latin = _characters(str(_matplotlib_folder() / "DejaVuSans.ttf"))
    return any(ord(c) not in latin and ord(c) in _characters(str(EAST_ASIAN)) for c in text)


def _matplotlib_folder() -> Path:
    import matplotlib as mpl

    return Path(mpl.get_data_path()) / "fonts" / "ttf"


@functools.cache
def _known() -> frozenset[int]:
    """Characters with a glyph in both weights of DejaVu Sans, or in the East Asian font."""
    latin = [
        _characters(str(_matplotlib_folder() / name)) for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
    ]
    return (latin[0] & latin[1]) | _characters(str(EAST_ASIAN))


@functools.cache
def _characters(path: str) -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(path).get_charmap())

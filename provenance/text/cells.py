"""Makes a value harmless for a cell of a spreadsheet."""

from __future__ import annotations

import math
import re

from provenance.text.display import safe

_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?([eE][-+]?\d+)?%?")
_FORMULA = re.compile(r"[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20|%\t\r]")


def safe_cell(value: object) -> object:
    """A value as a spreadsheet may show it: text that would be calculated gets an apostrophe in front."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if not isinstance(value, str):
        return round(value, 6) if isinstance(value, float) else value
    text = safe(value)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text

"""The marks that open an item of a list in plain text."""

from __future__ import annotations

import re

BULLET = re.compile(r"(?:[•▪◦‣*–—-]|\d{1,2}[.)])\s(?=\S)")
"""Matches at the start of an item: "- ", "• ", "1) "."""

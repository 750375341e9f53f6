"""Templates of pages: whatever they are filled with is text, and what they do not know is an error."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from provenance.publish.inert import clean, right_to_left

if TYPE_CHECKING:
    from jinja2 import Environment


def templates_of(folder: Path) -> Environment:
    """Returns the templates of a folder; they know the filters ``clean`` and ``direction`` (rtl or ltr)."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["clean"] = clean
    environment.filters["direction"] = lambda text: "rtl" if right_to_left(text) else "ltr"
    return environment

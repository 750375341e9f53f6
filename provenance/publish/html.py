"""Prints a page of blocks as one HTML file: nothing is fetched, and no text is ever markup.

The styles and the script stand in the file and are allowed by their hashes; the
content security policy forbids everything else.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provenance.errors import SettingsError
from provenance.publish import inert
from provenance.publish.blocks import (
    Bar,
    Block,
    Grid,
    Heading,
    Mark,
    Page,
    SentencePair,
    SideBySide,
    Tone,
    text_of,
)
from provenance.publish.templates import templates_of

if TYPE_CHECKING:
    from jinja2 import Environment

THEMES = ("auto", "light", "dark")
FOLDER = Path(__file__).parent

_ELEMENTS = {
    Mark.STRONG: "strong",
    Mark.ADDED: "ins",
    Mark.DROPPED: "del",
    Mark.SOURCE: "mark",
    Mark.CUE: "em",
    Mark.SOFT: "span",
}


def print_html(page: Page, *, theme: str = "auto") -> str:
    """A page as a self-contained HTML file.

    Args:
        page: what to print.
        theme: ``light``, ``dark``, or ``auto`` (as the reader's system).

    Raises:
        SettingsError: an unknown theme.
    """
    if theme not in THEMES:
        raise SettingsError(f"'{theme}' is no theme. Choose --theme auto, light or dark.")
    style, script = embedded_style(page.tones), embedded_script()
    around = {"theme": theme, "style": style, "script": script, "policy": policy(style, script)}
    return _environment().get_template("page.html").render(_view(page) | around) + "\n"


def print_parts(page: Page) -> tuple[str, str]:
    """The inside of a page, to stand in another one that has the same style and script.

    Returns:
        HTML from the title to the last block, and a ``<nav>`` of its sections.
    """
    environment, view = _environment(), _view(page)
    return environment.get_template("body.html").render(view), environment.get_template(
        "contents.html"
    ).render(view)


def embedded_style(tones: tuple[Tone, ...]) -> str:
    """The style sheet of a page that uses these tones."""
    return _read("page.css") + tones_style(tones)


def tones_style(tones: tuple[Tone, ...]) -> str:
    """The colours of tones, for a page that has the style sheet already."""
    return "".join(map(_tone_style, tones))


def embedded_script() -> str:
    """The script of every page."""
    return _read("page.js")


def _view(page: Page) -> dict[str, Any]:
    return {
        "page": page,
        "tones": {tone.name: tone for tone in page.tones},
        "anchors": frozenset(_anchors(page.blocks)),
        "section_ids": _section_ids(page.blocks),
    }


def policy(style: str, script: str) -> str:
    """A content security policy that allows this style sheet and this script, and nothing else but inline pictures."""

    def hashed(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"

    return (
        f"default-src 'none'; style-src {hashed(style)}; script-src {hashed(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@functools.cache
def _environment() -> Environment:
    environment = templates_of(FOLDER)
    environment.filters["picture"] = _picture
    environment.globals.update(
        kind=lambda block: type(block).__name__,
        elements=lambda span: [_ELEMENTS[mark] for mark in span.marks],
        target=inert.link,
        text_of=text_of,
        parts=_parts,
        grid_view=_grid_view,
        data=lambda value: json.dumps(dict(value), ensure_ascii=False, sort_keys=True),
    )
    return environment


@functools.cache
def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _tone_style(tone: Tone) -> str:
    return (
        f".tone-{tone.name}{{--tone:{tone.colour};--tone-ink:{tone.ink}}}"
        f"svg .fill-{tone.name}{{fill:{tone.colour}}}svg .ink-{tone.name}{{fill:{tone.ink}}}\n"
    )


def _picture(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _anchors(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading | SentencePair) and block.anchor:
            yield block.anchor
        if isinstance(block, SideBySide):
            for column in (block.left, *block.right):
                yield from (line.anchor for line in column.lines)


def _section_ids(blocks: tuple[Block, ...]) -> dict[int, str]:
    """An identifier for every heading, by its place among the blocks."""
    return {
        place: block.anchor or f"section-{place}"
        for place, block in enumerate(blocks)
        if isinstance(block, Heading)
    }


def _parts(block: Bar, tones: dict[str, Tone]) -> list[dict[str, Any]]:
    """The parts of a bar with their place in per cent."""
    total, left, parts = sum(block.counts.values()) or 1, 0.0, []
    for name, tone in tones.items():
        number = block.counts.get(name, 0)
        width = 100 * number / total
        parts.append(
            {
                "tone": tone, "number": number, "left": left, "width": width, "room": _room(width),
                "links": block.links.get(name, ()),
            }
        )  # fmt: skip
        left += width
    return parts


def _room(width: float) -> str:
    """Says whether a part of a bar has room for its number, as a class (page.js does the same on filtering)."""
    return "none" if not width else "narrow" if width < 5 else "slim" if width < 13 else ""


def _grid_view(grid: Grid) -> dict[str, Any]:
    """Where the parts of a grid stand, in pixels of its drawing."""
    row, column, names = 22, 34 if len(grid.columns) <= 12 else 26, 236
    head = 24 + int(5.2 * max((min(len(name), 34) for name in grid.columns), default=0))
    rows = [(place, head + place * row, item) for place, item in enumerate(grid.rows)]
    columns = [(names + 34 + place * column, name) for place, name in enumerate(grid.columns)]
    cells = [
        (names + 34 + cell.column * column, head + cell.row * row, cell, grid.rows[cell.row].link)
        for cell in grid.cells
    ]
    width = names + 34 + len(grid.columns) * column + int(0.62 * head) + 10
    return {
        "row": row,
        "column": column,
        "names": names,
        "head": head,
        "rows": rows,
        "columns": columns,
        "cells": cells,
        "width": width,
        "height": head + len(grid.rows) * row + 8,
    }

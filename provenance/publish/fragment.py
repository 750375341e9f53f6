"""Prints a table as a small piece of inert HTML, for a notebook: no script, no links, no style sheet."""

from __future__ import annotations

from html import escape

from provenance.publish.blocks import Inline, Table, Tone
from provenance.publish.inert import clean
from provenance.text.counted import count

MOST_ROWS = 300

_CELL = "text-align:left;vertical-align:top;padding:.2em .6em"


def print_fragment(table: Table, tones: tuple[Tone, ...] = ()) -> str:
    """A table with its caption; rows beyond 300 are counted, not shown."""
    known = {tone.name: tone for tone in tones}
    head = "".join(f'<th scope="col" style="{_CELL}">{_text(name)}</th>' for name in table.columns)
    rows = "".join(_row(row, known) for row in table.rows[:MOST_ROWS])
    rest = len(table.rows) - MOST_ROWS
    more = f"<p>{count(rest, 'more row', 'more rows')}.</p>" if rest > 0 else ""
    caption = f'<caption style="text-align:left;padding:.4em 0">{_text(table.caption)}</caption>'
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{more}"


def _row(row: tuple[Inline, ...], tones: dict[str, Tone]) -> str:
    return "<tr>" + "".join(f'<td style="{_CELL}">{_inline(cell, tones)}</td>' for cell in row) + "</tr>"


def _inline(spans: Inline, tones: dict[str, Tone]) -> str:
    return "".join((_chip(tones[span.tone]) if span.tone else "") + _text(span.text) for span in spans)


def _chip(tone: Tone) -> str:
    look = f"background:{tone.colour};color:{tone.ink};padding:0 .4em;border-radius:.2em"
    return f'<span style="{look}">{_text(tone.sign)}</span> <b>{_text(tone.name)}</b>'


def _text(text: str) -> str:
    return escape(clean(text))

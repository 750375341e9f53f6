"""Prints a page of blocks as Markdown, to paste into an e-mail or an issue.

Text is escaped, so that nothing in it is markup, a link, a mention or a
reference; pictures and controls are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from provenance.publish.blocks import (
    Bar,
    Block,
    Facts,
    Heading,
    Inline,
    ItemList,
    Mark,
    Note,
    Page,
    Paragraph,
    SentencePair,
    Span,
    Table,
    Tally,
    Tone,
)
from provenance.publish.inert import clean, link

_SPECIAL = re.compile(r"[\\`*_\[\]|~$]")
_AT_START = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))")
_ENTITIES = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", "#": "&#35;"})
_AUTOMATIC_LINK = re.compile(r"(?i)(?<=http)(s?):|(?<=www)\.")


def print_markdown(page: Page) -> str:
    """A page as Markdown text."""
    tones = {tone.name: tone for tone in page.tones}
    parts = [f"# {escape(page.title)}", *(text for block in page.blocks for text in _block(block, tones))]
    if page.signature:
        parts.append(f"*{escape(page.signature)}*")
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Text that Markdown shows as it stands, without markup, links, mentions or references."""
    line = _SPECIAL.sub(lambda sign: "\\" + sign[0], clean(text)).translate(_ENTITIES)
    line = _AUTOMATIC_LINK.sub(lambda found: f"{found[1] or ''}&#{ord(found[0][-1])};", line)
    return _AT_START.sub(lambda found: f"{found[1]}&#{ord(found[2][0])};{found[2][1:]}", line)


def _block(block: Block, tones: dict[str, Tone]) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * (block.level + 1)} {escape(block.text)}"
    elif isinstance(block, Paragraph):
        yield _inline(block.spans, tones)
    elif isinstance(block, Facts):
        yield "\n".join(f"- {escape(label)}: {_inline(value, tones)}" for label, value in block.rows)
    elif isinstance(block, ItemList):
        yield "\n".join(f"- {_inline(item, tones)}" for item in block.items)
    elif isinstance(block, Note):
        yield "\n".join(f"> {_inline(paragraph, tones)}" for paragraph in block.paragraphs)
    elif isinstance(block, Table):
        yield _table(block.columns, [[_inline(cell, tones) for cell in row] for row in block.rows])
    elif isinstance(block, Bar):
        counted = [(tone, block.counts.get(name, 0)) for name, tone in tones.items()]
        rows = [[f"{tone.sign} {tone.name}", str(number), escape(tone.meaning)] for tone, number in counted]
        yield _table(("Verdict", "Sentences", "Meaning"), rows)
    elif isinstance(block, Tally):
        rows = [[escape(name), str(number), str(words)] for name, number, words in block.rows]
        yield _table((block.label, "Sentences", "Words"), rows)
    elif isinstance(block, SentencePair):
        yield _pair(block, tones)


def _pair(block: SentencePair, tones: dict[str, Tone]) -> str:
    chip = (Span("", tone=block.tone),) if block.tone else ()
    lines = [f"**{escape(block.title)}** {_inline((*chip, Span(' '), *block.summary), tones)}"]
    lines.append(f"> {_inline(_plain(block.text), tones)}")
    for passage in block.passages:
        lines.append(
            f"> {_inline(_plain(passage.heading), tones)}  \n> {_inline(_plain(passage.text), tones)}"
        )
    lines += [f"{escape(label)}: {_inline(value, tones)}" for label, value in block.details]
    return "\n\n".join(lines)


def _plain(spans: Inline) -> Inline:
    return (Span("".join(span.text for span in spans)),)


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = f"| {' | '.join(escape(name) for name in columns)} |"
    rule = f"|{'---|' * len(columns)}"
    return "\n".join([head, rule, *(f"| {' | '.join(row)} |" for row in rows)])


def _inline(spans: Inline, tones: dict[str, Tone]) -> str:
    return "".join(_span(span, tones) for span in spans)


def _span(span: Span, tones: dict[str, Tone]) -> str:
    text = escape(span.text)
    if Mark.STRONG in span.marks and text.strip() == text and text:
        text = f"**{text}**"
    target = link(span.link)
    if target and target.lower().startswith("http") and text:
        text = f"[{text}](<{target.replace('>', '%3E').replace('<', '%3C')}>)"
    if span.tone:
        text = f"{tones[span.tone].sign} {span.tone}{' ' if text else ''}{text}"
    return text

"""Pieces of web pages, as scrapers put them into the cells of tables, and signs that were written out (&#x27;)."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

_BLOCK = r"(?:p|div|h[1-6]|ul|ol|li|blockquote|figure|section|article|table|header|main|center)"
_INLINE = r"(?:span|strong|em|b|i|u|a|font)"
_REST = r"(?:\s[^<>]{0,500})?/?>"
# "<p> opens a paragraph" speaks of a tag: no paragraph begins with a space and a small letter.
_LEADS = re.compile(rf"\s*<(?:(?P<inline>{_INLINE})|{_BLOCK}|br|hr|img){_REST}(?!\s[a-zà-ÿ])", re.I)
# "… closed.</p><p>The …", "… closed.<br>The …": a tag that is spoken of does not stand where two sentences meet.
_PARTS = re.compile(
    rf"[.!?…:\"”’')\]»](?:</?{_BLOCK}{_REST}\s{{0,20}}<|(?:<br{_REST}\s{{0,20}}|</?{_BLOCK}{_REST})(?:<|[\"“‘'«(]?(?-i:[A-ZÀ-ÞА-ЯЁ0-9])))",
    re.I,
)
_TAG = re.compile(rf"</?(?:{_BLOCK}|{_INLINE}|br|hr|img)\b", re.I)
_REACH = 20_000
_WORDS_OF_PROSE = 6

_ADDRESS_OR_SIGN = re.compile(
    r"(https?://\S+)|&(?:amp;)?(#\d{1,7};|#x[\da-f]{1,6};|[a-z]{2,8}\d{0,2};)", re.I
)
_BEFORE = re.compile(r"[\w.,!?]$")
_BEHIND = re.compile(r"\w|(?<=&amp;)\s[A-Z]")


def is_fragment(text: str) -> bool:
    """Whether a text is a piece of a web page: it opens with a tag, or its sentences meet at tags.

    A text whose paragraphs are lines without tags may show some, and stays a text.
    """
    head = text[:_REACH]
    if "<" not in head:
        return False
    if lead := _LEADS.match(head):
        inline = lead["inline"]
        return f"</{inline}>".lower() in head.lower() if inline else len(_TAG.findall(head)) > 1
    return any(
        not _line_opens_with_tag(head, m.start()) for m in _PARTS.finditer(head)
    ) and not _has_plain_lines(head)


def _line_opens_with_tag(text: str, position: int) -> bool:
    return text[text.rfind("\n", 0, position) + 1 : position].lstrip().startswith("<")


def _has_plain_lines(text: str) -> bool:
    plain = [
        line for line in text.split("\n") if len(line.split()) >= _WORDS_OF_PROSE and not _TAG.search(line)
    ]
    return len(plain) > 1


def resolved(text: str) -> str:
    """The text with its written-out signs as signs, where one of them is plainly part of a word or sentence.

    An article that tells how to write "&amp;" keeps it, and so does an address.
    """
    if "&" not in text or not any(_is_plain(text, match) for match in _ADDRESS_OR_SIGN.finditer(text)):
        return text
    return _ADDRESS_OR_SIGN.sub(_as_sign, text)


def _is_plain(text: str, match: re.Match[str]) -> bool:
    if not _is_sign(match):
        return False
    return bool(
        _BEFORE.match(text[max(0, match.start() - 1) : match.start()]) or _BEHIND.match(text, match.end())
    )


def _is_sign(match: re.Match[str]) -> bool:
    name = match[2]
    return name is not None and (name.startswith("#") or name in html5)


def _as_sign(match: re.Match[str]) -> str:
    return unescape(f"&{match[2]}") if _is_sign(match) else match[0]

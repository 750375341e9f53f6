"""E-mails, and web pages saved as one file (MHTML): the text in them, without the transport around it."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from provenance.errors import ReadingError
from provenance.text.stated import stated_date

if TYPE_CHECKING:
    from email.message import Message

_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:(?:[ \t]|$)")
_MOST_FIELDS = 400  # lines of a head
_MOST_PARTS = 200
_LONGEST_FIELD = 2_000  # characters
_LETTER = frozenset((b"from", b"subject"))
_TRANSPORT = frozenset((b"mime-version", b"content-type", b"content-transfer-encoding"))
_FORWARDED = re.compile(r"(?:\s*(?:re|fwd?|aw|wg)\s*:)+\s*", re.IGNORECASE)
# "told Reuters ( https://list.example/77 )": plain letters have the addresses of links behind their words.
_ADDRESS = re.compile(r"[ \t]?[(\[<] ?https?://[^\s()<>\[\]]{1,2000} ?[)\]>]")
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_FEWEST_WORDS = 40
"""A plain part of fewer words is a stub ("View this in your browser") where there is a page beside it."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter or saved page holds: the bytes of its text, and what its head says of them."""

    data: bytes
    charset: str
    html: bool
    subject: str | None = None
    sent: str | None = None
    url: str | None = None


def opened(data: bytes, *, name: str) -> Letter | None:
    """Returns what an e-mail or saved page holds; None for anything else.

    Raises:
        ReadingError: it holds no text, or is nested too deeply.
    """
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    fields = _fields(data)
    if not (fields >= _LETTER or (len(fields) > 1 and _TRANSPORT & fields)):
        return None
    from email import message_from_bytes

    try:
        return _read(message_from_bytes(data), name)
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError):
        raise ReadingError(
            f"{name} is an e-mail that cannot be taken apart; save its text and give that file."
        ) from None


def without_addresses(text: str) -> str:
    """The text of a plain letter without the addresses of its links and the marks of a quoted one."""
    return _ADDRESS.sub("", _QUOTED.sub("", text))


def _fields(data: bytes) -> frozenset[bytes]:
    """The names of the fields of a head, in small letters; none where the text does not begin with one."""
    names: set[bytes] = set()
    for number, line in enumerate(data[:200_000].splitlines()):
        if not line.strip():
            return frozenset(names)
        if number == 0 and line.startswith(b"From "):  # as mail boxes part their letters
            continue
        if number > _MOST_FIELDS or not (_FIELD.match(line) or (names and line[:1] in b" \t")):
            break
        names.add(line.partition(b":")[0].lower())
    return frozenset()


def _read(message: Message, name: str) -> Letter:
    parts = [part for part in islice(message.walk(), _MOST_PARTS) if _is_text(part)]
    plain = next((part for part in parts if part.get_content_type() == "text/plain"), None)
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    stub = plain is None or len(_bytes(plain).split()) < _FEWEST_WORDS
    chosen = page if stub and page is not None else plain
    if chosen is None:
        raise ReadingError(f"{name} is an e-mail without text; save the article itself and give that file.")
    url = _field(message, "Snapshot-Content-Location") or (page and _field(page, "Content-Location"))
    saved = (
        bool(url) or "saved by" in (_field(message, "From") or "").lower()
    )  # by a browser, on some later day
    return Letter(
        _bytes(chosen),
        chosen.get_content_charset() or "",
        html=chosen is page,
        subject=None if saved else _FORWARDED.sub("", _field(message, "Subject") or "", count=1) or None,
        sent=None if saved else _sent(message),
        url=url if url and url.startswith(("http://", "https://")) else None,
    )


def _is_text(part: Message) -> bool:
    """Whether a part is shown, and its head is one that a program wrote: long ones take minutes to be read."""
    if any(len(str(part.get(name, ""))) > _LONGEST_FIELD for name in ("Content-Type", "Content-Disposition")):
        return False
    return part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment"


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _field(part: Message, name: str) -> str | None:
    """A field of a head in one line, its encoded words as they are meant ("=?utf-8?q?caf=C3=A9?=")."""
    from email.header import decode_header, make_header

    raw = next((str(value) for key, value in part.raw_items() if key.lower() == name.lower()), "")
    text = raw[:_LONGEST_FIELD].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    with suppress(LookupError, ValueError):  # an encoding that nobody knows
        text = str(make_header(decode_header(text)))
    return " ".join(text.split()) or None


def _sent(message: Message) -> str | None:
    """When it was sent, as ISO; None where its head does not say so."""
    from datetime import UTC
    from email.utils import parsedate_to_datetime

    said = _field(message, "Date") or _field(message, "Sent") or ""
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, TypeError, OverflowError):
        return stated_date(said)
    return (
        moment.astimezone(UTC).isoformat(timespec="minutes") if moment.tzinfo else moment.date().isoformat()
    )

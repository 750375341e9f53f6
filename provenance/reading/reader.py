"""A file, its bytes or a text become a clean, split document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from provenance.errors import ReadingError
from provenance.model import Document, Role
from provenance.outlets import Registry
from provenance.reading.document import Facts, compose
from provenance.reading.encoding import decode
from provenance.reading.fragment import is_fragment, resolved
from provenance.reading.head import cut_date_line
from provenance.reading.headline import split_headline
from provenance.reading.mail import Letter, opened, without_addresses
from provenance.reading.page import is_html, read_page
from provenance.reading.piece import Piece
from provenance.reading.plain import legible, lines
from provenance.text.stated import stated_date

LARGEST = 10_000_000
"""Size in bytes above which a file is no article and is refused."""


_CUT = "The page is nested too deeply to be read to its end; save the article itself to have all of it."


def read_path(path: Path | str, *, registry: Registry | None = None) -> Document:
    """Read the file at ``path``: plain text in any common encoding, or an HTML page.

    Raises:
        ReadingError: no such file, no text, too large, or in no known encoding.
    """
    path = Path(path)
    if path.is_dir():
        raise ReadingError(
            f"{path} is a folder, not a file; give the articles in it, for example {path}/*.txt."
        )
    try:
        _refuse_large(path.stat().st_size, str(path))
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)  # a pipe or device tells no size beforehand
    except FileNotFoundError:
        raise ReadingError(f"{path} does not exist; check the name, or give the full path.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadingError(f"{path} cannot be read ({reason}); check its name and permissions.") from None
    return read_bytes(data, name=str(path), path=str(path), registry=registry)


def read_bytes(
    data: bytes,
    *,
    name: str,
    path: str | None = None,
    url: str | None = None,
    registry: Registry | None = None,
) -> Document:
    """Read the bytes of one document; ``name`` is what messages call it.

    Raises:
        ReadingError: no text, too large, or in no known encoding.
    """
    _refuse_large(len(data), name)
    if not data.strip():
        raise ReadingError(f"{name} is empty; give a file with the text of an article.")
    registry = registry or Registry.load()
    letter = opened(data, name=name)
    if letter is not None:
        return _read_letter(letter, name, path, url, registry)
    decoded = decode(data, name=name)
    facts = Facts(name=name, path=path, url=url, encoding=decoded.encoding, notes=list(decoded.notes))
    return _read(decoded.text, facts, registry)


def read_text(
    text: str,
    *,
    name: str = "text",
    path: str | None = None,
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    published: str | None = None,
    language: str | None = None,
    registry: Registry | None = None,
) -> Document:
    """Read a text that is already decoded; what is given stands above what the text says of itself.

    Raises:
        ReadingError: no text, too large, or a date that cannot be read.
    """
    _refuse_large(len(text), name)
    facts = Facts(name, path, url, title, outlet, author, _as_iso(published, name), language)
    return _read(text, facts, registry or Registry.load())


def _as_iso(published: str | None, name: str) -> str | None:
    if not published:
        return None
    found = stated_date(published)
    if found is None:
        raise ReadingError(
            f'"{published}" is no date that {name} can bear; '
            "give a day (2022-01-10) or a moment (2022-01-10T03:01+00:00)."
        )
    return found


def _read(text: str, facts: Facts, registry: Registry) -> Document:
    text = legible(text)
    if not text.strip():
        raise ReadingError(f"{facts.name} holds no text; give a file with the text of an article.")
    if is_html(text, facts.name) or is_fragment(text):
        return _read_html(text, facts, registry)
    text = legible(resolved(text))
    if is_fragment(text):  # its tags were written out too
        return _read_html(text, facts, registry)
    return _read_plain(text, facts, registry)


def _read_letter(
    letter: Letter, name: str, path: str | None, url: str | None, registry: Registry
) -> Document:
    if not letter.data.strip():
        raise ReadingError(f"{name} is an e-mail without text; save the article itself and give that file.")
    decoded = decode(letter.data, name=name, label=letter.charset)
    facts = Facts(
        name=name,
        path=path,
        url=url or letter.url,
        title=legible(letter.subject) if letter.subject else None,
        encoding=decoded.encoding,
        notes=list(decoded.notes),
        sent=letter.sent,
    )
    if letter.html:
        return _read_html(legible(decoded.text), facts, registry)
    return _read(without_addresses(decoded.text), facts, registry)


def _read_html(text: str, facts: Facts, registry: Registry) -> Document:
    page = read_page(text)
    if not page.pieces:
        what = "nested too deeply to be read" if page.cut else "without any text"
        raise ReadingError(f"{facts.name} is a web page {what}; save the article itself and give that file.")
    if page.cut:
        facts.notes.append(_CUT)
    said = page.facts
    facts.title = facts.title or said.title
    facts.url = facts.url or said.url
    facts.author = facts.author or said.author
    facts.published = facts.published or said.published
    facts.site = said.site
    document = compose(page.pieces, facts, registry)
    return document if document.language else replace(document, language=said.language)


def _read_plain(text: str, facts: Facts, registry: Registry) -> Document:
    dated, cut, rest = cut_date_line(text)
    head = [Piece(cut).dropped("date line of the file")] if cut else []
    if dated:
        facts.published = facts.published or stated_date(dated)
    pieces = lines(rest)
    if dated and pieces and (border := split_headline(pieces[0].text, rest)):
        title, opening = pieces[0].cut(border)
        pieces[:1] = [title.as_role(Role.HEADLINE), opening]
    return compose([*head, *pieces], facts, registry)


def _refuse_large(size: int, name: str) -> None:
    if size > LARGEST:
        raise ReadingError(
            f"{name} is larger than an article can be "
            f"({size / 1e6:.0f} MB, the limit is {LARGEST / 1e6:.0f} MB); "
            "cut it into one file for each article."
        )

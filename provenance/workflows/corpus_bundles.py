"""Files in which a library's service hands out many articles one below the other: Nexis, ProQuest, Factiva.

Read as one text, all of them would be by the outlet of the first. They come apart at the lines that these services
write between them, and their labelled lines say what each is. What is not labelled clearly is left unknown: a document
without an outlet accuses nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from provenance.errors import ReadingError
from provenance.reading import LARGEST
from provenance.reading.encoding import decode
from provenance.reading.plain import legible
from provenance.text.stated import stated_date
from provenance.workflows.corpus_raw import Known

TEXTS = frozenset({".txt", ".text"})
"""Endings of the files that may be such a bundle."""


class Bundled(NamedTuple):
    """One article of a bundle."""

    known: Known
    text: str


class _Lines(NamedTuple):
    """What stands before or behind the text of an article: labelled lines by their label, and the lines without one."""

    labelled: dict[str, str]
    others: list[str]


_COUNTED = re.compile(
    r"^[ \t]*(?:Document (\d{1,4}) of (\d{1,4})|(\d{1,4}) of (\d{1,4}) DOCUMENTS?)[ \t]*$", re.M
)
_NEXIS_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.M)
_NEXIS_LABELS = re.compile(r"^[ \t]*(?:Load-Date|Length):", re.M | re.I)
_FACTIVA_END = re.compile(r"^[ \t]*Document [A-Z0-9]{8}\d{8}[a-z0-9]{9}[ \t]*$", re.M)
_MARKS = re.compile(
    rb"Document \d|\d DOCUMENT|End of Document|Document [A-Z0-9]{8}\d{8}"
)  # cheap, and in every bundle

_LABEL = re.compile(r"[ \t]*([A-Z][A-Za-z /&-]{1,40}?):(?:[ \t]+|$)")
_NEXT_TO_EACH_OTHER = frozenset({"byline", "section", "length", "dateline", "headline", "highlight"})
_HEAD = _NEXT_TO_EACH_OTHER | {"author", "title", "publication info", "abstract", "links"}
"""Labels above a text; "Ferry sinks: nine dead" is a title. Below it any label is one."""

_NEXIS_FOOT = re.compile(
    r"^[ \t]*(?:(?:LOAD-DATE|LANGUAGE|GRAPHIC|PUBLICATION-TYPE|JOURNAL-CODE|DOCUMENT-TYPE|CORRECTION-DATE|Load-Date):"
    r"|(?:Classification|Graphic)[ \t]*$|(?i:copyright)[ \t](?:\d{4}|©|\(c\)))",
    re.M,
)
_RIGHTS = re.compile(r"(?:copyright\b|\(c\)\s|©|all rights reserved)", re.I)
_OF_SERVICE = re.compile(r"^[ \t]*(?:length|full text|publication info|publication title):", re.M | re.I)
_RULE = re.compile(r"^[ \t]*_{10,}[ \t]*$", re.M)
_INDEXED = re.compile(
    r"(?:Subject|Business indexing term|Location|People|Company|Identifier|Classification|Credit|Title|Publication)"
    r"\b.{0,30}:"
)
_FULL_TEXT = re.compile(r"^[ \t]*Full text:[ \t]*", re.M | re.I)
_COUNT_OF_WORDS = re.compile(r"[ \t]*\d[\d,.]* words[ \t]*")
_LENGTH = re.compile(r"^[ \t]*length:.*$", re.M | re.I)
_BODY = re.compile(r"^[ \t]*body[ \t]*$", re.M | re.I)
_BLOCK = re.compile(r"\s*(\S.*(?:\n[ \t]*\S.*)*)")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_LANGUAGE = re.compile(
    r"English|Spanish|French|German|Italian|Portuguese|Dutch|Russian|Chinese.*|Arabic|Japanese"
)
_LONGEST_NAME = 80
_LONGEST_HEAD = 20_000  # characters of the lines above or below a text
_MOST_HEAD = 12  # lines of Factiva between the count of words and the text


def is_bundle(path: Path) -> bool:
    """Whether a file is a text in which a service hands out its articles one below the other."""
    if path.suffix.lower() not in TEXTS:
        return False
    try:
        data = path.read_bytes() if path.is_file() and path.stat().st_size <= LARGEST else b""
    except OSError:
        return False  # whoever reads it says why
    return is_bundled(data, str(path))


def is_bundled(data: bytes, name: str) -> bool:
    """Whether the bytes of a text are such a bundle; ``name`` is what messages call it."""
    if not _MARKS.search(data.replace(b"\x00", b"")):  # zeros stand between the letters of wide characters
        return False
    try:
        return _cut(legible(decode(data, name=name).text)) is not None
    except ReadingError:
        return False


def bundled(data: bytes, name: str) -> Iterator[Bundled]:
    """Yields the articles of a bundle, in order.

    Raises:
        ReadingError: the bytes are no text.
    """
    cut = _cut(legible(decode(data, name=name).text))
    if cut is not None:
        service, parts = cut
        yield from (service(part) for part in parts)


def _cut(text: str) -> tuple[Callable[[str], Bundled], list[str]] | None:
    """Returns who wrote a bundle and its parts, None where a text is none."""
    counted = list(_COUNTED.finditer(text))
    if _count_up(counted) and _OF_SERVICE.search(text):
        ends = [*(match.start() for match in counted[1:]), len(text)]
        parts = [text[match.end() : end] for match, end in zip(counted, ends, strict=True)]
        proquest = bool(_FULL_TEXT.search(text)) and counted[0][1] is not None
        return (_of_proquest if proquest else _of_lexis), parts
    if _NEXIS_END.search(text) and _NEXIS_LABELS.search(text):
        return _of_nexis, _parts(text, _NEXIS_END)
    if _FACTIVA_END.search(text):
        return _of_factiva, _parts(text, _FACTIVA_END)
    return None


def _count_up(counted: list[re.Match[str]]) -> bool:
    """Whether the marks count all articles of one bundle, or some in a row: 1 of 25, 2 of 25, ..."""
    numbers = [[int(number) for number in match.groups() if number] for match in counted]
    first = numbers[0][0] if numbers else 0
    return bool(numbers) and all(
        number == first + i and of == numbers[0][1] and number <= of for i, (number, of) in enumerate(numbers)
    )


def _parts(text: str, end: re.Pattern[str]) -> list[str]:
    """Returns what stands before each mark that ends an article."""
    return [part for part in end.split(text)[:-1] if part.strip()]


def _of_lexis(part: str) -> Bundled:
    """An article as LexisNexis wrote them: outlet, date, title, labelled lines in capitals, the text."""
    return _by_blocks(part, _body_of_lexis(part))


def _body_of_lexis(part: str) -> int:
    """Where the text begins: behind the count of words and the labelled lines next to it."""
    match = _LENGTH.search(part)
    at = match.end() if match else 0
    while (block := _BLOCK.match(part, at)) and _is_of_head(block[1]):
        at = block.end()
    return at


def _is_of_head(block: str) -> bool:
    label = _LABEL.match(block)
    return label is not None and label[1].casefold() in _NEXT_TO_EACH_OTHER


def _of_nexis(part: str) -> Bundled:
    """An article as Nexis writes them today: title, outlet, date, labelled lines, "Body", the text."""
    body = _BODY.search(part)
    head = _lines(part[: body.start() if body else _body_of_lexis(part)])
    plain = [line for line in head.others if not _RIGHTS.match(line)]
    day = next((i for i, line in enumerate(plain) if i and stated_date(line)), None)
    known = Known(
        title=plain[0] if plain else None,
        outlet=_name(plain[day - 1]) if day is not None and day > 1 else None,
        author=head.labelled.get("byline"),
        published=stated_date(plain[day]) if day is not None else None,
    )
    start = body.end() if body else _body_of_lexis(part)
    return Bundled(known, _without_foot(part[start:]))


def _by_blocks(part: str, start: int) -> Bundled:
    head = _lines(part[:start])
    plain = [line for line in head.others if not _RIGHTS.match(line)]
    day = next((i for i, line in enumerate(plain) if stated_date(line)), None)
    title = head.labelled.get("headline") or (plain[-1] if day is not None and len(plain) > day + 1 else None)
    known = Known(
        title=title,
        outlet=_name(plain[0]) if day else None,
        author=head.labelled.get("byline"),
        published=stated_date(plain[day]) if day is not None else None,
    )
    return Bundled(known, _without_foot(part[start:]))


def _without_foot(text: str) -> str:
    foot = _NEXIS_FOOT.search(text)
    return (text[: foot.start()] if foot else text).strip()


def _of_proquest(part: str) -> Bundled:
    """An article as ProQuest writes them: title, labelled lines, "Full text:", the text, more labelled lines."""
    part = _RULE.sub("", part)
    full = _FULL_TEXT.search(part)
    if full is None:  # an entry of which the service has no text
        return Bundled(Known(), "")
    head = _lines(part[: full.start()])
    text, foot = _before_labels(part[full.end() :])
    told = {**head.labelled, **foot}
    info = told.get("publication info", "")
    known = Known(
        title=told.get("title") or (head.others[0] if head.others else None),
        outlet=_name(told.get("publication title") or info.partition(";")[0]),
        author=", ".join(filter(None, (told.get("author"), told.get("credit")))) or None,
        published=stated_date(told.get("publication date")) or stated_date(info),
    )
    return Bundled(known, text)


def _before_labels(text: str) -> tuple[str, dict[str, str]]:
    """Returns a text without the labelled paragraphs that end it, and these by their label."""
    paragraphs = re.split(r"\n[ \t]*\n", text.strip())
    end = len(paragraphs)
    while end and _LABEL.match(paragraphs[end - 1]):
        end -= 1
    while end < len(paragraphs) and not _INDEXED.match(paragraphs[end]):
        end += 1  # "Source: Reuters" is the text's own last line
    return "\n\n".join(paragraphs[:end]), _lines("\n\n".join(paragraphs[end:]), below=True).labelled


def _of_factiva(part: str) -> Bundled:
    """An article as Factiva writes them: title, byline, count of words, date, outlet, code, language, rights, text."""
    rows = [line.strip() for line in part.splitlines()]
    count = next((i for i, row in enumerate(rows) if _COUNT_OF_WORDS.fullmatch(row)), None)
    if count is None:
        return Bundled(Known(), part.strip())
    above = [row for row in rows[:count] if row]
    below = [(i, row) for i, row in enumerate(rows[count + 1 : count + 1 + _MOST_HEAD], count + 1) if row]
    author = above.pop() if len(above) > 1 and _signs(above[-1]) else None
    published = stated_date(below[0][1]) if below else None
    named = [row for _, row in below[1:] if not _CLOCK.fullmatch(row)]
    known = Known(
        title=max(above, key=len, default=None),
        outlet=_name(named[0]) if published and named else None,
        author=author,
        published=published,
    )
    return Bundled(known, "\n".join(part.splitlines()[_text_of_factiva(below, count) :]).strip())


def _text_of_factiva(below: list[tuple[int, str]], count: int) -> int:
    """Where the text begins: behind the language, and the line of rights below that."""
    language = next((place for place, (_, row) in enumerate(below) if _LANGUAGE.fullmatch(row)), None)
    if language is None:
        return count + 1
    ends = [i for i, row in below[language + 1 : language + 2] if _RIGHTS.match(row)]
    return (ends[0] if ends else below[language][0]) + 1


_PLAIN_WORDS = 7


def _signs(line: str) -> bool:
    """Whether a line below a title names who wrote the text."""
    return len(line.split()) <= _PLAIN_WORDS and (line.casefold().startswith("by ") or line.istitle())


def _lines(text: str, *, below: bool = False) -> _Lines:
    """Returns the labelled lines of a head or foot, and its other blocks, one a line."""
    labelled: dict[str, str] = {}
    others: list[str] = []
    for block in re.split(r"\n[ \t]*\n", text[:_LONGEST_HEAD]):
        last: str | None = None
        for row in filter(None, (" ".join(line.split()) for line in block.splitlines())):
            label = _LABEL.match(row)
            if label and label[1].casefold() not in labelled and (below or label[1].casefold() in _HEAD):
                last = label[1].casefold()
                labelled[last] = row[label.end() :].strip()
            elif last is not None:
                labelled[last] = f"{labelled[last]} {row}".strip()
            else:
                others.append(row)
    return _Lines({name: told for name, told in labelled.items() if told}, others)


def _name(text: str) -> str | None:
    """Returns what may be the name of an outlet."""
    plain = text.strip(" \t;,.")
    return plain if plain and len(plain) <= _LONGEST_NAME and not stated_date(plain) else None

"""Read the plain-text cases that judge the product (``README.md`` beside this file is the manual).

``read_case(path)`` gives a ``Case`` or raises ``CaseError`` naming the file, the line and the remedy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

VERDICTS = ("credited", "upstream-only", "miscredited", "uncredited", "unresolved", "unmatched")
DERIVED = ("derived", "verbatim", "near-verbatim", "paraphrase")
NOT_DERIVED = ("not derived", "statement", "fact")
DRIFT_KINDS = ("number", "date", "name", "quote", "hedge", "negation", "attribution", "loaded-word", "none")


class CaseError(ValueError):
    """A case file that cannot be read: says which file, which line and what to write instead."""


@dataclass(frozen=True, slots=True)
class Text:
    """One document of a case: an original or the article."""

    headline: str
    body: str
    outlet: str | None
    published: str | None

    @property
    def whole(self) -> str:
        """Headline and body as a reader of plain text would get them."""
        return f"{self.headline}\n\n{self.body}" if self.headline else self.body


@dataclass(frozen=True, slots=True)
class Place:
    """Sentences of one original: ``document`` counts from 1, sentence 0 is the headline."""

    document: int
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """What a careful labeller says of one body sentence of the article.

    ``relation`` is one of ``DERIVED``, ``NOT_DERIVED`` or ``common-origin``.
    ``choices`` are the acceptable origins; each is one place, or several that
    the sentence was put together from. ``via`` is the nearer copy, if any.
    ``verdicts`` are the acceptable verdicts, empty when the verdict is left open.
    ``credited`` are the outlets named by sentence or continued scope, None when
    that is left open.
    """

    sentence: int
    relation: str
    choices: tuple[tuple[Place, ...], ...] = ()
    via: Place | None = None
    hard: bool = False
    verdicts: tuple[str, ...] = ()
    credited: tuple[str, ...] | None = None

    @property
    def derived(self) -> bool:
        """Whether the sentence was taken from an original that can have been its source."""
        return self.relation in DERIVED


@dataclass(frozen=True, slots=True)
class ExpectedDrift:
    """A change that must be reported; kind ``none`` asks that nothing is reported."""

    sentence: int
    kind: str
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One case: what it protects, the originals, the article, and what must be found."""

    name: str
    purpose: str
    originals: tuple[Text, ...]
    article: Text
    expected: tuple[Expected, ...]
    drift: tuple[ExpectedDrift, ...] = ()
    article_credits: tuple[str, ...] = ()
    image_credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Section:
    kind: str
    fields: tuple[str, ...]
    line: int
    lines: tuple[str, ...]


def read_case(path: Path) -> Case:
    """The case in ``path``; raises ``CaseError`` when anything in it cannot be understood."""
    purpose, sections = _sections(path)
    originals: list[Text] = []
    article: Text | None = None
    expect: _Section | None = None
    for section in sections:
        if section.kind == "original":
            originals.append(_text(path, section))
        elif section.kind == "originals":
            originals += _included(path, section)
        elif section.kind == "article" and article is None:
            article = _text(path, section)
        elif section.kind == "expect" and expect is None:
            expect = section
        else:
            raise _error(path, section.line, f"there is a second '=== {section.kind}'; a case has one")
    if not originals:
        raise _error(path, 1, "no '=== original | Outlet | date' section; a case needs at least one")
    if article is None:
        raise _error(path, 1, "no '=== article | Outlet | date' section; a case needs one")
    if expect is None:
        raise _error(path, 1, "no '=== expect' section; write what must be found, one line a sentence")
    return _expectations(path, purpose, tuple(originals), article, expect)


def fingerprint(folder: Path) -> str:
    """Twelve hexadecimal digits that change when any text or label under ``folder`` does."""
    digest = sha256()
    for path in sorted(folder.rglob("*.txt")):
        text = path.read_text(encoding="utf-8")  # as text, so that line ends of a platform do not count
        digest.update(f"{path.relative_to(folder).as_posix()}\n{text}\n".encode())
    return digest.hexdigest()[:12]


def _error(path: Path, line: int, message: str) -> CaseError:
    return CaseError(f"{path.name}, line {line}: {message}.")


def _sections(path: Path) -> tuple[str, list[_Section]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("===")]
    if not starts:
        raise _error(path, 1, "no line begins with '==='; see README.md for the form of a case")
    purpose = " ".join(line.strip() for line in lines[: starts[0]] if line.strip())
    if not purpose:
        raise _error(path, 1, "say first, in a line or two, what this case protects")
    ends = [*starts[1:], len(lines)]
    return purpose, [_section(path, start, lines[start:end]) for start, end in zip(starts, ends, strict=True)]


def _section(path: Path, start: int, lines: list[str]) -> _Section:
    kind, *fields = (part.strip() for part in lines[0].removeprefix("===").split("|"))
    if kind not in ("original", "originals", "article", "expect"):
        raise _error(path, start + 1, f"'=== {kind}' is unknown; use original, originals, article or expect")
    return _Section(kind, tuple(fields), start + 1, tuple(lines[1:]))


def _text(path: Path, section: _Section) -> Text:
    if len(section.fields) != 2:
        raise _error(path, section.line, f"write '=== {section.kind} | Outlet | date', '-' for unknown")
    outlet, published = (None if field == "-" else field for field in section.fields)
    if published and not re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(\+00:00)?)?", published):
        raise _error(path, section.line, f"'{published}' is no date; write 2031-03-02 or 2031-03-02T09:00")
    if published and len(published) == len("2031-03-02T09:00"):
        published += "+00:00"
    headline, _, body = "\n".join(section.lines).strip().partition("\n")
    if not body.strip():
        raise _error(path, section.line, "the text is empty; a headline line ('-' for none), then the body")
    return Text("" if headline.strip() == "-" else headline.strip(), _unwrapped(body), outlet, published)


def _unwrapped(body: str) -> str:
    """One line a paragraph: where the writer of a case broke the lines means nothing."""
    paragraphs = re.split(r"\n[ \t]*\n", body.strip())
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _included(path: Path, section: _Section) -> list[Text]:
    name = section.fields[0] if section.fields else ""
    other = path.parent / name
    if not name or not other.is_file():
        raise _error(path, section.line, f"there is no file '{name}' to take originals from")
    _, sections = _sections(other)
    if any(one.kind != "original" for one in sections):
        raise _error(other, 1, "a file of originals holds '=== original' sections only")
    return [_text(other, one) for one in sections]


def _expectations(
    path: Path, purpose: str, originals: tuple[Text, ...], article: Text, section: _Section
) -> Case:
    expected: list[Expected] = []
    drift: list[ExpectedDrift] = []
    scoped: dict[str, tuple[str, ...]] = {"article": (), "image": ()}
    for offset, raw in enumerate(section.lines, start=section.line + 1):
        line = raw.split("#")[0].strip()
        parts = [part.strip() for part in line.split("|")]
        if not line:
            continue
        if match := re.fullmatch(r"drift (\d+)", parts[0]):
            drift.append(_drift(path, offset, int(match[1]), parts[1:]))
        elif match := re.fullmatch(r"credit (article|image)", parts[0]):
            scoped[match[1]] = _names(parts[1] if len(parts) > 1 else "")
        elif parts[0].isdigit():
            expected.append(_sentence(path, offset, parts, len(originals)))
        else:
            raise _error(
                path,
                offset,
                f"'{parts[0]}' is not understood; begin with a sentence number, 'drift N', 'credit article'"
                " or 'credit image'",
            )
    if [one.sentence for one in expected] != list(range(1, len(expected) + 1)):
        raise _error(path, section.line, "number the body sentences 1, 2, 3 ... without a gap")
    if any(not 1 <= one.sentence <= len(expected) for one in drift):
        raise _error(path, section.line, "a drift line names a sentence that the article does not have")
    return Case(
        name=path.stem,
        purpose=purpose,
        originals=originals,
        article=article,
        expected=tuple(expected),
        drift=tuple(drift),
        article_credits=scoped["article"],
        image_credits=scoped["image"],
    )


def _names(text: str) -> tuple[str, ...]:
    return () if text in ("", "-") else tuple(name.strip() for name in text.split(","))


def _drift(path: Path, line: int, sentence: int, fields: list[str]) -> ExpectedDrift:
    if not fields or fields[0] not in DRIFT_KINDS or len(fields) > 2:
        raise _error(path, line, f"write 'drift N | kind | words'; kinds: {', '.join(DRIFT_KINDS)}")
    return ExpectedDrift(sentence, fields[0], fields[1] if len(fields) == 2 else None)


def _sentence(path: Path, line: int, parts: list[str], originals: int) -> Expected:
    if not 2 <= len(parts) <= 4:
        raise _error(path, line, "write 'number | what | verdict | outlets'; the last two may be left out")
    relation, choices, via, hard = _what(path, line, parts[1], originals)
    verdicts = tuple(part.strip() for part in parts[2].split(" or ")) if len(parts) > 2 and parts[2] else ()
    if unknown := [verdict for verdict in verdicts if verdict not in VERDICTS]:
        raise _error(path, line, f"'{unknown[0]}' is no verdict; use one of {', '.join(VERDICTS)}")
    _agree(path, line, relation, verdicts)
    credited = _names(parts[3]) if len(parts) > 3 else None
    return Expected(int(parts[0]), relation, choices, via, hard, verdicts, credited)


def _agree(path: Path, line: int, relation: str, verdicts: tuple[str, ...]) -> None:
    """A verdict that the relation rules out is a slip of the pen."""
    found = relation not in NOT_DERIVED
    if relation == "common-origin":  # the later text may have been taken from the article, or not
        return
    if any((verdict in VERDICTS[:4]) != found for verdict in verdicts):
        raise _error(
            path,
            line,
            f"'{relation}' and '{verdicts[0]}' cannot both be: unresolved and unmatched are for sentences"
            " that trace to nothing, the other four for those that do",
        )


def _what(
    path: Path, line: int, text: str, originals: int
) -> tuple[str, tuple[tuple[Place, ...], ...], Place | None, bool]:
    hard = text.endswith("?")
    text = text.removesuffix("?").strip()
    text, _, nearer = (part.strip() for part in text.partition(" via "))
    words = [*DERIVED, *NOT_DERIVED, "common-origin"]
    relation = next((word for word in words if re.match(rf"{word}(\s|$)", text)), None)
    if relation is None:
        raise _error(path, line, f"'{text}' is not understood; begin with one of {', '.join(words)}")
    places = text.removeprefix(relation).strip()
    if not places and relation not in NOT_DERIVED:
        raise _error(path, line, f"say where it comes from: '{relation} 1:2' is original 1, sentence 2")
    choices = tuple(
        tuple(_place(path, line, part, originals) for part in choice.split(" and "))
        for choice in places.split(" or ")
        if choice
    )
    return relation, choices, _place(path, line, nearer, originals) if nearer else None, hard


def _place(path: Path, line: int, text: str, originals: int) -> Place:
    match = re.fullmatch(r"(\d+):(\d+(?:\+\d+)*)", text.strip())
    if match is None:
        raise _error(path, line, f"'{text.strip()}' is no place; write 1:2, or 1:2+3 for two together")
    document = int(match[1])
    if not 1 <= document <= originals:
        raise _error(path, line, f"there is no original number {document}; this case has {originals}")
    return Place(document, tuple(int(number) for number in match[2].split("+")))

"""Labelled articles: for every sentence of an article, what people say of it."""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from provenance.corpus.memory import MemoryCorpus
from provenance.model import Document
from provenance.reading import read_path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "golden"))  # the case files and their reader live there

from golden_check import body, read  # noqa: E402
from golden_format import Case, Expected, Place, read_case  # noqa: E402

DERIVED = ("verbatim", "near-verbatim", "paraphrase")


@dataclass(frozen=True)
class Label:
    """What people say of one sentence: the original sentences that it may be from, and what its credit is.

    ``sources`` are plain texts (``plain``), empty where nothing is derived; ``verdicts`` are the right ones, empty
    where that is left open; ``credited`` the outlets that the sentence itself names as its source, None where open.
    ``copied_from`` is the plain text of the copy
    that it came by, where the labels name only that document.
    """

    sources: frozenset[str] = frozenset()
    verdicts: frozenset[str] = frozenset()
    credited: frozenset[str] | None = None
    unchanged: bool = False
    copied_from: str = ""


@dataclass(frozen=True)
class Labelled:
    """An article with its corpus; ``labels`` by the plain text of the sentence, empty for articles without."""

    name: str
    group: str
    article: Document
    corpus: MemoryCorpus
    labels: dict[str, Label | None] = field(default_factory=dict)


def plain(text: str) -> str:
    """A text without capitals, signs and spacing, so that it can be found again."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def golden(folder: Path, group: str) -> Iterator[Labelled]:
    """Case files as ``tests/golden/README.md`` describes them."""
    for path in sorted(folder.glob("*.txt")):
        case = read_case(path)
        article, originals = read(case.article), [read(text) for text in case.originals]
        sentences = [article.sentences[index] for index in body(article)]
        if len(sentences) != len(case.expected):
            continue
        unchanged = {drift.sentence for drift in case.drift if drift.kind == "none"}
        labels: dict[str, Label | None] = {
            plain(sentence.text): _label(expected, originals, case, unchanged)
            for sentence, expected in zip(sentences, case.expected, strict=True)
        }
        yield Labelled(path.stem, group, article, MemoryCorpus(originals), labels)


def _label(expected: Expected, originals: list[Document], case: Case, unchanged: set[int]) -> Label:
    places = [place for choice in expected.choices for place in choice]
    places += [expected.via] if expected.via else []
    derived = expected.derived and bool(places)
    return Label(
        sources=frozenset(text for place in places for text in _texts(place, originals))
        if derived
        else frozenset(),
        verdicts=frozenset(expected.verdicts) if not case.article_credits else frozenset(),
        credited=None if expected.credited is None else frozenset(expected.credited),
        unchanged=expected.sentence in unchanged,
    )


def _texts(place: Place, originals: list[Document]) -> Iterator[str]:
    document = originals[place.document - 1]
    order = body(document)
    for number in place.sentences:
        if number:
            yield plain(document.sentences[order[number - 1]].text)
        else:
            yield plain(document.title or "")


def events(folder: Path) -> Iterator[Labelled]:
    """Events with ``documents.jsonl`` and ``labels.jsonl``; each article against all others of its event."""
    facts = [
        json.loads(line) for line in (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    rows = defaultdict(list)
    for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["article"]].append(row)
    documents = {fact["id"]: read_path(folder / fact["file"]) for fact in facts}
    for name, wanted in rows.items():
        event = name.rsplit("-", 1)[0]
        others = [d for key, d in documents.items() if key != name and key.rsplit("-", 1)[0] == event]
        labels: dict[str, Label | None] = {
            plain(row["sentence"]): _event_label(row, documents) for row in wanted if row["role"] == "body"
        }
        # What a copy reported itself and was copied on counts as not derived in this set; from the copy it is.
        labels |= {
            plain(row["sentence"]): None for row in wanted if row["via"] and row["relation"] not in DERIVED
        }
        yield Labelled(name, "events-dev", documents[name], MemoryCorpus(others), labels)


def _event_label(row: dict[str, Any], documents: dict[str, Document]) -> Label:
    derived = row["relation"] in DERIVED and row["direction"] != "common-origin"
    sources = (
        {plain(text) for original in row["originals"] for text in original["sentences"]} if derived else set()
    )
    here = row["credit_scope"] in ("sentence", "continued")
    article = row["credit_scope"] == "article" or (row["credited_outlets"] and not here)
    return Label(
        sources=frozenset(sources),
        verdicts=frozenset({row["verdict"]}) if row["verdict"] else frozenset(),
        copied_from=plain(documents[row["via"]].text) if row["via"] else "",
        credited=None if article else frozenset(row["credited_outlets"] if here else ()),
    )


def seeds() -> Iterator[Labelled]:
    """The five pages that come with the project; nobody has labelled them."""
    documents = [read_path(path) for path in sorted((ROOT / "seeds").glob("*.txt"))]
    for document in documents:
        yield Labelled(Path(document.path or "").stem, "seeds", document, MemoryCorpus(documents))

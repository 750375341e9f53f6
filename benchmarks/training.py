"""Labelled articles to fit and measure the aligner on, from any of three places, in one form.

* a folder of labelled events (``documents.jsonl``, ``labels.jsonl`` and raw files);
* case files in the form of ``tests/golden/README.md`` (``tests/golden/cases``, ``benchmarks/same_event``).

Everything goes through the product's own reading, splitting and credit
extraction, so that the models see what they will see in use.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from provenance.align.witness import Reading, Source
from provenance.credit import find_credits
from provenance.model import Document
from provenance.outlets import Registry
from provenance.reading import read_path, read_text
from provenance.workflows.readings import as_reading, as_sources

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "golden"))
DERIVED = ("verbatim", "near-verbatim", "paraphrase")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One article with its corpus and what is right for each of its sentences.

    ``gold`` gives (place, source) -> sentence numbers of that source, or None
    where the source is right but its sentence is not labelled; ``skipped``
    holds the pairs that say nothing either way; ``derived`` and ``independent``
    are places (positions in ``reading``) of body sentences; ``copies`` the
    sources that are themselves written after others; ``weight`` what the
    article counts for in fitting.
    """

    name: str
    group: str
    article: Document
    documents: Sequence[Document]
    reading: Reading
    sources: Sequence[Source]
    gold: dict[tuple[int, str], frozenset[int] | None]
    skipped: frozenset[tuple[int, str]]
    labelled: frozenset[int]
    derived: frozenset[int]
    independent: frozenset[int]
    hard: frozenset[int] = field(default_factory=frozenset)
    copies: frozenset[str] = field(default_factory=frozenset)
    weight: float = 1.0


def folded(text: str | None) -> str:
    """Returns a sentence as sentences are compared across splitters."""
    return re.sub(r"\W+", " ", (text or "").casefold()).strip()


def locate(text: str, numbered: Iterable[tuple[int, str]]) -> int | None:
    """Returns the number of the sentence that holds, or is held in, ``text``."""
    wanted = folded(text)
    for number, other in numbered:
        have = folded(other)
        if have == wanted or (len(have) > 25 and have in wanted) or (len(wanted) > 25 and wanted in have):
            return number
    return None


def event_articles(folder: Path) -> Iterator[Labelled]:
    """Yields the labelled articles of a folder of events, each against all other documents of its event."""
    registry = Registry.load()
    facts = {}
    for line in (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        facts[item["id"]] = item
    rows = defaultdict(list)
    for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["article"]].append(row)
    documents = {name: read_path(folder / item["file"]) for name, item in facts.items()}
    for name, labels in rows.items():
        event = name.rsplit("-", 1)[0]
        others = [other for other in documents if other != name and other.rsplit("-", 1)[0] == event]
        yield _event_article(name, event, labels, documents, others, facts, registry)


def _event_article(
    name: str,
    event: str,
    labels: list[dict],  # type: ignore[type-arg]
    documents: dict[str, Document],
    others: list[str],
    facts: dict[str, dict],  # type: ignore[type-arg]
    registry: Registry,
) -> Labelled:
    article = documents[name]
    reading, _ = as_reading(article, find_credits(article, registry), registry)
    sources = as_sources(article, [documents[other] for other in others], registry)
    by_key = {source.key: source for source in sources}
    key_of = {other: documents[other].id for other in others}
    kind = facts[name]["type"]
    gold: dict[tuple[int, str], frozenset[int] | None] = {}
    skipped: set[tuple[int, str]] = set()
    seen, derived, independent = set(), set(), set()
    numbered = [(place, text) for place, text in enumerate(reading.sentences)]
    for row in labels:
        place = locate(row["sentence"], numbered)
        if place is None or row["role"] != "body" or not reading.body[place]:
            continue
        seen.add(place)
        is_derived = row["relation"] in DERIVED
        if is_derived:
            derived.add(place)
            for original in row["originals"]:
                key = key_of[original["doc"]]
                found = {locate(text, by_key[key].sentences.items()) for text in original["sentences"]}
                gold[place, key] = frozenset(n for n in found if n is not None) or None
        if row["via"]:
            gold[place, key_of[row["via"]]] = None
        elif kind == "C" or row["relation"] == "same-statement":
            independent.add(place)
        for other, key in key_of.items():
            later_copy = not by_key[key].possible and facts[other]["kind"] == "article"
            if (place, key) not in gold and (later_copy or is_derived or row["via"]):
                skipped.add((place, key))
    via = {
        locate(row["sentence"], numbered) for row in labels if row["via"] and row["relation"] not in DERIVED
    }
    return Labelled(
        name,
        event,
        article,
        [documents[other] for other in others],
        reading,
        sources,
        gold,
        frozenset(skipped),
        frozenset(seen - via),
        frozenset(derived),
        frozenset(independent),
        copies=frozenset(key for other, key in key_of.items() if facts[other]["kind"] == "article"),
    )


def case_articles(paths: Iterable[Path]) -> Iterator[Labelled]:
    """Yields the articles of case files; a case whose sentence count does not fit ours is left out."""
    from golden_format import read_case  # type: ignore[import-not-found]

    registry = Registry.load()
    for path in sorted(paths):
        case = read_case(path)
        article = read_text(
            case.article.whole,
            outlet=case.article.outlet,
            published=case.article.published,
            title=case.article.headline,
        )
        documents = [
            read_text(o.whole, outlet=o.outlet, published=o.published, title=o.headline)
            for o in case.originals
        ]
        reading, _ = as_reading(article, find_credits(article, registry), registry)
        sources = as_sources(article, documents, registry)
        body = [place for place, judged in enumerate(reading.body) if judged]
        if len(body) != len(case.expected):
            print(
                f"left out {case.name}: {len(body)} body sentences, {len(case.expected)} labelled",
                file=sys.stderr,
            )
            continue
        yield _case_article(case, article, documents, reading, sources, body)


def _case_article(case, article, documents, reading, sources, body) -> Labelled:  # type: ignore[no-untyped-def]
    numbers = [_body_numbers(document) for document in documents]
    gold: dict[tuple[int, str], frozenset[int] | None] = {}
    skipped, derived, independent, hard = set(), set(), set(), set()
    for expected in case.expected:
        place = body[expected.sentence - 1]
        if expected.derived or expected.relation == "common-origin":
            derived.add(place)
            places = [one for choice in expected.choices for one in choice]
            for one in [*places, *([expected.via] if expected.via else [])]:
                found = [numbers[one.document - 1].get(n) for n in one.sentences]
                key = documents[one.document - 1].id
                gold[place, key] = frozenset(n for n in found if n is not None) or None
            skipped |= {(place, d.id) for d in documents if (place, d.id) not in gold}
            if expected.hard:
                hard.add(place)
        elif re.search("independent|shared", case.name) or expected.relation == "statement":
            independent.add(place)
    name = re.sub(r"^(dev|test)-", "", case.name)
    group = "case-" + name.split("-")[0] if not name[0].isdigit() else f"golden-{int(name[:3]) % 5}"
    return Labelled(
        case.name,
        group,
        article,
        documents,
        reading,
        sources,
        gold,
        frozenset(skipped),
        frozenset(body),
        frozenset(derived),
        frozenset(independent),
        frozenset(hard),
        frozenset(documents[one.via.document - 1].id for one in case.expected if one.via),
    )


def _body_numbers(document: Document) -> dict[int, int]:
    """Returns label number (0 headline, 1.. body) -> sentence index."""
    headlines = [s.index for s in document.sentences if s.role.value == "headline"]
    body = [s.index for s in document.sentences if s.role.value == "body"]
    return dict(enumerate([headlines[-1] if headlines else -1, *body]))

"""The parts of which invented traces are put together: documents, matches, credits, and a trace of rows."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Sequence

from provenance.model import (
    Credit,
    CreditKind,
    Direction,
    Document,
    DocumentReference,
    Dropped,
    Match,
    Omitted,
    OriginalSentence,
    Relation,
    Role,
    Scope,
    Sentence,
    Summary,
    TracedSentence,
    TraceRecord,
    Verdict,
    WordingStep,
)

SIGNATURE = "provenance 0.1.0 | corpus 6 documents 3f9a2c41 | model plain-1 | settings default"

NORTHERN = DocumentReference(
    id="0a" * 16,
    path="corpus/northern-wire.txt",
    url="https://northernwire.example/2031/ferries",
    title="Ferry crews in Port Ellery walk out over night rota",
    outlet="Northern Wire",
    published="2031-03-04T05:10+00:00",
)
ISLES = DocumentReference(
    id="0b" * 16,
    path="corpus/isles-radio.txt",
    url="https://islesradio.example/a/77",
    title="Walkout empties the quays",
    outlet="Isles Radio",
    published="2031-03-04T09:45+00:00",
)
TELEGRAM = DocumentReference(
    id="0c" * 16,
    title="Harbour: a day later",
    outlet="Evening Telegram",
    published="2031-03-06",
)
NO_NAME = DocumentReference(id="0d" * 16, path="corpus/undated.txt")


def steps(original: str, article: str) -> tuple[WordingStep, ...]:
    """Word steps that replay; good enough for a page, and no judge of anything."""
    a, b = re.findall(r"\s*\S+", original), re.findall(r"\s*\S+", article)
    names = {"equal": "keep", "delete": "drop", "insert": "add", "replace": "replace"}
    result = []
    for tag, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        left, right = "".join(a[i:j]), "".join(b[k:m])
        op = names[tag] if tag != "equal" or left == right else "replace"
        result.append(WordingStep(op, left, right))
    return tuple(result)


def match(
    original: DocumentReference,
    article_text: str,
    sentences: Sequence[tuple[int, str]],
    relation: Relation = Relation.PARAPHRASE,
    probability: float = 0.93,
    **more: object,
) -> Match:
    """A match with word steps filled in."""
    wording = steps(" ".join(text for _, text in sentences), article_text)
    found = tuple(OriginalSentence(index, text) for index, text in sentences)
    return Match(original, found, relation, probability, wording=wording, **more)  # type: ignore[arg-type]


def credit(
    sentence: str,
    offset: int,
    name: str,
    kind: CreditKind = CreditKind.OUTLET,
    *,
    outlet: str | None = None,
    cue: str = "",
    scope: Scope = Scope.SENTENCE,
    citing: tuple[str, ...] = (),
) -> Credit:
    """A credit whose name stands in the sentence."""
    start = offset + sentence.index(name)
    named = outlet or (name if kind is CreditKind.OUTLET else None)
    return Credit(name, named, kind, cue, start, start + len(name), scope, citing)


def assemble(
    rows: Sequence[dict[str, object]],
    *,
    title: str | None = "Port Ellery ferries stay in harbour",
    outlet: str | None = "Coastal Gazette",
    published: str | None = "2031-03-05",
    url: str | None = "https://coastalgazette.example/ferries",
    path: str | None = "articles/ferries.txt",
    language: str | None = "en",
    omitted: tuple[Omitted, ...] = (),
    dropped: tuple[Dropped, ...] = (),
    notes: tuple[str, ...] = (),
) -> TraceRecord:
    """A record from rows of {text, role, relation, verdict, matches(text), credits(text, start) ...}."""
    traced, sentences, offset = [], [], 0
    for index, row in enumerate(rows):
        text = str(row["text"])
        role = row.get("role", Role.BODY)
        matches = row["matches"](text) if "matches" in row else ()  # type: ignore[operator]
        credits = row["credits"](text, offset) if "credits" in row else ()  # type: ignore[operator]
        first = matches[0] if matches else None
        traced.append(
            TracedSentence(
                index=index,
                text=text,
                start=offset,
                end=offset + len(text),
                role=role,  # type: ignore[arg-type]
                relation=row.get("relation", first.relation if first else Relation.NONE),  # type: ignore[arg-type]
                probability=float(row.get("probability", first.probability if first else 0.02)),  # type: ignore[arg-type]
                verdict=row.get("verdict", Verdict.UNMATCHED) if role is Role.BODY else None,  # type: ignore[arg-type]
                quoted=bool(row.get("quoted", False)),
                unsure=bool(row.get("unsure", False)),
                matches=tuple(matches),
                credits=tuple(credits),
            )
        )
        sentences.append(Sentence(index, text, offset, offset + len(text), role, paragraph=index // 3))  # type: ignore[arg-type]
        offset += len(text) + 1
    whole = " ".join(s.text for s in sentences)
    article = Document(
        id=hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:32],
        text=whole,
        sentences=tuple(sentences),
        path=path,
        url=url,
        title=title,
        outlet=outlet,
        published=published,
        language=language,
        encoding="utf-8",
        dropped=dropped,
    )
    return TraceRecord(SIGNATURE, article, tuple(traced), omitted, summarise(traced), notes)


def summarise(traced: Sequence[TracedSentence]) -> Summary:
    """The summary that a tracer would write."""
    body = [s for s in traced if s.role is Role.BODY]
    derived = [
        s
        for s in body
        if not s.unsure and any(m.relation.derived and m.direction is Direction.SOURCE for m in s.matches)
    ]
    by_outlet: dict[str, int] = {}
    for s in derived:
        name = next(m for m in s.matches if m.relation.derived).original.outlet or ""
        by_outlet[name] = by_outlet.get(name, 0) + 1
    verdicts = [s.verdict.value for s in body if s.verdict]
    relations = [s.relation.value for s in body]
    return Summary(
        len(body),
        len(derived),
        {v: verdicts.count(v) for v in dict.fromkeys(verdicts)},
        by_outlet,
        {r: relations.count(r) for r in dict.fromkeys(relations)},
    )


WORDS = (
    "harbour",
    "pilot",
    "night",
    "rota",
    "tide",
    "oak",
    "salt",
    "council",
    "ferry",
    "quay",
    "storm",
    "crane",
)

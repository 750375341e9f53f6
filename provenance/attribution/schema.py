"""A trace as JSON, schema 1: other programs rely on these names, so they are added to and never renamed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from provenance.attribution.kinds import check
from provenance.model import (
    Credit,
    CreditKind,
    Direction,
    Document,
    DocumentReference,
    Drift,
    Dropped,
    Match,
    Omitted,
    OriginalSentence,
    Position,
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

SCHEMA = 1

Json = dict[str, Any]


def to_dict(record: TraceRecord) -> Json:
    """Returns a trace as plain lists, dicts, strings and numbers, ready for ``json.dumps``."""
    article = record.article
    return {
        "schema": SCHEMA,
        "signature": record.signature,
        "article": {
            "id": article.id,
            "path": article.path,
            "url": article.url,
            "title": article.title,
            "outlet": article.outlet,
            "author": article.author,
            "published": article.published,
            "language": article.language,
            "encoding": article.encoding,
        },
        "sentences": [_sentence(sentence) for sentence in record.sentences],
        "omitted": [
            {"original": _reference(item.original), "sentences": _originals(item.sentences)}
            for item in record.omitted
        ],
        "summary": {
            "sentences": record.summary.sentences,
            "derived": record.summary.derived,
            "by_verdict": dict(record.summary.by_verdict),
            "by_outlet": dict(record.summary.by_outlet),
            "by_relation": dict(record.summary.by_relation),
        },
        "dropped": [{"text": item.text, "why": item.why} for item in article.dropped],
        "notes": list(record.notes),
        "text": article.text,
        "paragraphs": [sentence.paragraph for sentence in article.sentences],
    }


def from_dict(data: Mapping[str, Any]) -> TraceRecord:
    """Reads what ``to_dict`` wrote.

    Raises:
        KeyError, ValueError, TypeError: the data are no trace of schema 1.
    """
    if data["schema"] != SCHEMA:
        raise ValueError(f"this is schema {data['schema']}, not {SCHEMA}")
    sentences = tuple(_read_sentence(item) for item in data["sentences"])
    paragraphs = data.get("paragraphs") or [0] * len(sentences)
    head = data["article"]
    article = Document(
        id=head["id"],
        text=data.get("text", ""),
        sentences=tuple(
            Sentence(item.index, item.text, item.start, item.end, item.role, paragraph)
            for item, paragraph in zip(sentences, paragraphs, strict=True)
        ),
        path=head["path"],
        url=head["url"],
        title=head["title"],
        outlet=head["outlet"],
        author=head.get("author"),
        published=head["published"],
        language=head["language"],
        encoding=head.get("encoding"),
        dropped=tuple(Dropped(item["text"], item["why"]) for item in data.get("dropped", [])),
    )
    record = TraceRecord(
        signature=data["signature"],
        article=article,
        sentences=sentences,
        omitted=tuple(
            Omitted(_read_reference(item["original"]), _read_originals(item["sentences"]))
            for item in data["omitted"]
        ),
        summary=Summary(**data["summary"]),
        notes=tuple(data.get("notes", ())),
    )
    check(record)
    if [sentence.index for sentence in sentences] != list(range(len(sentences))):
        raise ValueError("its sentences are not numbered from 0")
    return record


def reference(document: Document) -> DocumentReference:
    """Returns a document as results name it."""
    return DocumentReference(
        document.id, document.path, document.url, document.title, document.outlet, document.published
    )


def _sentence(sentence: TracedSentence) -> Json:
    return {
        "index": sentence.index,
        "text": sentence.text,
        "start": sentence.start,
        "end": sentence.end,
        "role": sentence.role.value,
        "relation": sentence.relation.value,
        "probability": sentence.probability,
        "verdict": sentence.verdict.value if sentence.verdict else None,
        "quoted": sentence.quoted,
        "unsure": sentence.unsure,
        "matches": [_match(match) for match in sentence.matches],
        "credits": [_credit(credit) for credit in sentence.credits],
    }


def _match(match: Match) -> Json:
    return {
        "original": _reference(match.original),
        "sentences": _originals(match.sentences),
        "relation": match.relation.value,
        "probability": match.probability,
        "direction": match.direction.value,
        "position": match.position.value,
        "wording": [{"op": s.op, "original": s.original, "article": s.article} for s in match.wording],
        "drift": [{"kind": d.kind, "original": d.original, "article": d.article} for d in match.drift],
    }


def _credit(credit: Credit) -> Json:
    return {
        "name": credit.name,
        "outlet": credit.outlet,
        "kind": credit.kind.value,
        "cue": credit.cue,
        "start": credit.start,
        "end": credit.end,
        "scope": credit.scope.value,
        "citing": list(credit.citing),
    }


def _reference(item: DocumentReference) -> Json:
    return {
        "id": item.id,
        "path": item.path,
        "url": item.url,
        "title": item.title,
        "outlet": item.outlet,
        "published": item.published,
    }


def _originals(items: Sequence[OriginalSentence]) -> list[Json]:
    return [{"index": item.index, "text": item.text} for item in items]


def _read_sentence(data: Mapping[str, Any]) -> TracedSentence:
    return TracedSentence(
        index=data["index"],
        text=data["text"],
        start=data["start"],
        end=data["end"],
        role=Role(data["role"]),
        relation=Relation(data["relation"]),
        probability=data["probability"],
        verdict=Verdict(data["verdict"]) if data["verdict"] else None,
        quoted=data["quoted"],
        unsure=data["unsure"],
        matches=tuple(_read_match(item) for item in data["matches"]),
        credits=tuple(_read_credit(item) for item in data["credits"]),
    )


def _read_match(data: Mapping[str, Any]) -> Match:
    return Match(
        original=_read_reference(data["original"]),
        sentences=_read_originals(data["sentences"]),
        relation=Relation(data["relation"]),
        probability=data["probability"],
        direction=Direction(data["direction"]),
        position=Position(data["position"]),
        wording=tuple(WordingStep(s["op"], s["original"], s["article"]) for s in data["wording"]),
        drift=tuple(Drift(d["kind"], d["original"], d["article"]) for d in data["drift"]),
    )


def _read_credit(data: Mapping[str, Any]) -> Credit:
    return Credit(
        name=data["name"],
        outlet=data["outlet"],
        kind=CreditKind(data["kind"]),
        cue=data["cue"],
        start=data["start"],
        end=data["end"],
        scope=Scope(data["scope"]),
        citing=tuple(data["citing"]),
    )


def _read_reference(data: Mapping[str, Any]) -> DocumentReference:
    return DocumentReference(**{name: data[name] for name in DocumentReference.__dataclass_fields__})


def _read_originals(items: Sequence[Mapping[str, Any]]) -> tuple[OriginalSentence, ...]:
    return tuple(OriginalSentence(item["index"], item["text"]) for item in items)

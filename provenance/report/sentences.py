"""Every sentence beside its original, with the reader's controls in front."""

from __future__ import annotations

from collections.abc import Iterable

from provenance.attribution import tally
from provenance.attribution.drift.pair import ADDED, DROPPED
from provenance.model import (
    Credit,
    CreditKind,
    Direction,
    Match,
    Omitted,
    Position,
    Relation,
    Role,
    Scope,
    TracedSentence,
    TraceRecord,
    Verdict,
)
from provenance.publish.blocks import (
    Block,
    Column,
    Facet,
    Filters,
    Heading,
    Inline,
    Line,
    Mark,
    Passage,
    SentencePair,
    SideBySide,
    Span,
)
from provenance.report.marked import article_sentence, original_text
from provenance.report.tones import verdict_below
from provenance.report.words import DRIFT_WORDS, RELATION_WORDS, date_words, listed, percent
from provenance.text.counted import count

MOST_PASSAGES = 3

Reference = dict[tuple[str, int], str]


def sentence_blocks(record: TraceRecord, *, back: str) -> list[Block]:
    """The section on sentences: filters, the texts side by side, and each sentence with its originals.

    Args:
        record: the trace.
        back: anchor of the overview that each sentence leads back to.
    """
    whole = tally.article_credits(record)
    return [
        Heading("Every sentence beside its original", anchor="sentences"),
        _filters(record),
        _side_by_side(record),
        *(_pair(record, sentence, whole, back) for sentence in record.sentences),
    ]


def _filters(record: TraceRecord) -> Filters:
    body = list(tally.body_sentences(record))
    verdicts = [v.value for v in Verdict if any(s.verdict is v for s in body)]
    facets = [_facets(sentence) for sentence in body]
    outlets = list(dict.fromkeys(f["outlet"] for f in facets))
    relations = list(dict.fromkeys(f["relation"] for f in facets))
    scores = [sentence.probability for sentence in body if tally.origin_of(sentence)]
    choices = (
        Facet("verdict", "Verdict", tuple((name, name) for name in verdicts)),
        Facet("outlet", "Traces to", tuple((name, None) for name in sorted(outlets))),
        Facet("relation", "How", tuple((name, None) for name in relations)),
    )
    return Filters(
        tuple(facet for facet in choices if facet.values),
        "Count as traced from a probability of",
        int(100 * min(scores, default=0)),
    )


def _facets(sentence: TracedSentence) -> dict[str, str]:
    match = tally.origin_of(sentence)
    verdict = {"verdict": sentence.verdict.value} if sentence.verdict else {}
    return {
        **verdict,
        "outlet": tally.outlet_name(match.original) if match else tally.NOT_TRACED,
        "relation": RELATION_WORDS[match.relation if match else sentence.relation],
    }


def _pair(
    record: TraceRecord, sentence: TracedSentence, whole: tuple[Credit, ...], back: str
) -> SentencePair:
    number = str(sentence.index + 1)
    outlet_above = any(credit.kind is CreditKind.OUTLET for credit in whole)
    facets = _facets(sentence) if sentence.role is Role.BODY else {}
    below_tone = verdict_below(sentence, article_outlet=outlet_above)
    below = {
        **({"verdict": below_tone} if below_tone else {}),
        "outlet": tally.NOT_TRACED,
        "relation": RELATION_WORDS[Relation.NONE],
    }
    counted = tally.origin_of(sentence, later=True)
    return SentencePair(
        anchor=f"s{number}",
        number=number,
        title=f"Sentence {number}" if sentence.role is Role.BODY else f"{sentence.role.value.capitalize()}",
        text=article_sentence(sentence, counted),
        summary=(Span(summary_words(sentence)),),
        passages=tuple(_passage(match) for match in sentence.matches[:MOST_PASSAGES]),
        details=tuple(_details(record, sentence, whole)),
        tone=sentence.verdict.value if sentence.verdict else None,
        facets=facets,
        below=below if facets else {},
        score=sentence.probability if tally.origin_of(sentence) else 1.0,
        weight=tally.count_words(sentence.text),
        back=back,
    )


def summary_words(sentence: TracedSentence) -> str:
    """What was found of a sentence, in a few words."""
    match = tally.origin_of(sentence)
    if match is not None:
        found = f"{RELATION_WORDS[match.relation]} of {tally.outlet_name(match.original)}"
        quoted = ", quoted" if sentence.quoted else ""
        changed = f", {count(len(match.drift), 'change')} that matter{'s' if len(match.drift) == 1 else ''}"
        return f"{found}, {percent(match.probability)}{quoted}{changed if match.drift else ''}"
    if sentence.unsure:
        return f"unsure, {percent(sentence.probability)}: shown, not counted"
    if tally.origin_of(sentence, later=True) is not None:
        return "found only in a document dated later"
    if sentence.matches:
        return f"{RELATION_WORDS[sentence.matches[0].relation]}: shown, not counted"
    return "" if sentence.role is not Role.BODY else "nothing found in the corpus"


def _passage(match: Match) -> Passage:
    original = match.original
    numbers = listed([str(sentence.index + 1) for sentence in match.sentences])
    what = {Position.ORIGIN: "Origin", Position.VIA: "Via"}[match.position]
    if match.direction is Direction.COMMON_ORIGIN:
        what = "Dated later"
    elif not match.relation.derived:
        what = RELATION_WORDS[match.relation].capitalize()
    name = Span(tally.outlet_name(original), (Mark.STRONG,), link=original.url)
    place = f", sentence{'s' if len(match.sentences) > 1 else ''} {numbers}" if match.sentences else ""
    heading = (Span(f"{what}: "), name, Span(f", {date_words(original.published)}{place}"))
    first = match.sentences[0].index if match.sentences else 0
    return Passage(heading, original_text(match), f"#{_anchor(original.id, first)}")


def _details(
    record: TraceRecord, sentence: TracedSentence, whole: tuple[Credit, ...]
) -> Iterable[tuple[str, Inline]]:
    if sentence.credits:
        yield "Credits", _joined([_credit_words(credit) for credit in sentence.credits])
    above = [credit for credit in whole if credit not in sentence.credits]
    if above and sentence.role is Role.BODY:
        names = listed(list(dict.fromkeys(credit.outlet or credit.name for credit in above)))
        yield "Article-wide", (Span(f"byline, dateline or footer names {names}"),)
    match = tally.origin_of(sentence, later=True)
    if tally.own_text(record, sentence):
        yield "Own text", (Span(f"stands in an earlier text of {record.article.outlet} itself"),)
    named = tally.named_before(record, sentence)
    if named is not None and match is not None:
        place = f"sentence {named.index + 1}"
        near = ", the one before," if named.index == sentence.index - 1 else ""
        yield (
            "Named before",
            (
                Span(place, link=f"#s{named.index + 1}"),
                Span(f"{near} names {tally.outlet_name(match.original)}"),
            ),
        )
    for drift in match.drift if match else ():
        kind = Span(f"{DRIFT_WORDS.get(drift.kind, drift.kind)}: ")
        yield "Changed", (kind, *_drift_words(drift.original, drift.article))
    if len(sentence.matches) > MOST_PASSAGES:
        rest = count(len(sentence.matches) - MOST_PASSAGES, "more text")
        yield "Also in", (Span(f"{rest} of the corpus; all are in the JSON file"),)


def _joined(parts: list[Inline]) -> Inline:
    spans: list[Span] = []
    for part in parts:
        if spans:
            spans.append(Span("; "))
        spans.extend(part)
    return tuple(spans)


def _credit_words(credit: Credit) -> Inline:
    name = credit.name if credit.outlet in (None, credit.name) else f"{credit.name} = {credit.outlet}"
    cue = f" “{credit.cue}”" if credit.cue else ""
    citing = f", citing {listed(list(credit.citing))}" if credit.citing else ""
    covers = {Scope.IMAGE: ", for a picture only", Scope.ARTICLE: ", for the whole article"}
    reach = covers.get(credit.scope, ", carried on" if credit.scope is Scope.CONTINUED else "")
    return (Span(name, (Mark.STRONG,)), Span(f" ({credit.kind.value}){cue}{citing}{reach}"))


def _drift_words(original: str, article: str) -> Inline:
    if original in ("", ADDED):
        return (Span("added: "), Span(f"“{article}”", (Mark.STRONG,)))
    if article in ("", DROPPED):
        return (Span("left out: "), Span(f"“{original}”", (Mark.STRONG,)))
    return (Span(f"“{original}”", (Mark.STRONG,)), Span(" became "), Span(f"“{article}”", (Mark.STRONG,)))


def _side_by_side(record: TraceRecord) -> SideBySide:
    lines = tuple(
        Line(
            anchor=f"a{sentence.index + 1}",
            text=sentence.text,
            links=tuple(
                dict.fromkeys(
                    _anchor(match.original.id, original.index)
                    for match in sentence.matches
                    for original in match.sentences
                )
            ),
            tone=sentence.verdict.value if sentence.verdict else None,
            soft=sentence.role is not Role.BODY,
            start=_starts_paragraph(record, sentence.index),
        )
        for sentence in record.sentences
    )
    (title,) = tally.article_labels([record])
    caption = "The article and its originals side by side. Choose a sentence to see its counterparts."
    return SideBySide(caption, Column(f"Article: {title}", lines), tuple(_columns(record)))


def _starts_paragraph(record: TraceRecord, index: int) -> bool:
    sentences = record.article.sentences
    return (
        index == 0 or index >= len(sentences) or sentences[index].paragraph != sentences[index - 1].paragraph
    )


def _columns(record: TraceRecord) -> Iterable[Column]:
    """Each original as far as the trace knows it: the matched and the left-out sentences, in order."""
    left_out: dict[str, Omitted] = {item.original.id: item for item in record.omitted}
    links: dict[str, dict[int, list[str]]] = {}
    texts: dict[str, dict[int, str]] = {}
    labels: dict[str, str] = {}
    for sentence in record.sentences:
        for match in sentence.matches:
            key = match.original.id
            when = date_words(match.original.published)
            labels[key] = f"{tally.outlet_name(match.original)}, {when}: {match.original.title or key[:8]}"
            for original in match.sentences:
                texts.setdefault(key, {})[original.index] = original.text
                links.setdefault(key, {}).setdefault(original.index, []).append(f"a{sentence.index + 1}")
    for key, found in texts.items():
        for original in left_out[key].sentences if key in left_out else ():
            found.setdefault(original.index, original.text)
        yield Column(
            labels[key],
            tuple(
                Line(
                    _anchor(key, index),
                    text,
                    tuple(dict.fromkeys(links[key].get(index, ()))),
                    soft=index not in links[key],
                    start=True,
                )
                for index, text in sorted(found.items())
            ),
        )


def _anchor(document: str, sentence: int) -> str:
    safe = "".join(c for c in document if c.isalnum() and c.isascii())[:12]
    return f"o{safe}-{sentence + 1}"

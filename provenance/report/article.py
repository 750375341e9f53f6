"""The report on one article, as a page of blocks in the order in which it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from provenance.attribution import frames, matrices, route, tally
from provenance.figures import grid, heatmap, style
from provenance.figures.route import route_chart
from provenance.model import CreditKind, DocumentReference, Scope, TraceRecord
from provenance.publish.blocks import (
    Bar,
    Block,
    Cell,
    Facts,
    FigureBlock,
    Grid,
    GridRow,
    Heading,
    Inline,
    ItemList,
    Mark,
    Note,
    Page,
    Paragraph,
    Span,
    Table,
    Tally,
)
from provenance.report import explain
from provenance.report.sentences import sentence_blocks
from provenance.report.tones import VERDICT_TONES
from provenance.report.words import RELATION_WORDS, date_words, percent, summary_sentences
from provenance.text.counted import count

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

OVERVIEW = "overview"
PAPER_LETTERS = 78  # letters of column names that fit a line of paper


def article_page(record: TraceRecord, *, licensed: Sequence[str] = (), drawn: bool = True) -> Page:
    """Everything that was found of one article.

    Args:
        record: the trace.
        licensed: pairs ``publisher<outlet`` for which republication is agreed.
        drawn: draw figures; without, the page tells all in words and tables.

    Returns:
        A page for any printer of ``publish``.
    """
    (title,) = tally.article_labels([record])
    blocks: list[Block] = [
        _facts(record),
        Paragraph((Span(" ".join(summary_sentences(record))),), lead=True),
        *_licence(record, licensed),
        *_notes(record),
        *_overview(record),
        *(_route(record) if drawn else ()),
        *(_heatmap(record) if drawn else ()),
        *_shares(record, drawn=drawn),
        *sentence_blocks(record, back=OVERVIEW),
        *_left_out(record),
        *_credits(record),
        *_dropped(record),
        *explain.how_to_read(),
        *explain.limits(record),
    ]
    return Page(
        title=title,
        kind="Attribution report",
        blocks=tuple(blocks),
        tones=VERDICT_TONES,
        signature=record.signature,
        author="provenance",
        description=summary_sentences(record)[0],
    )


def document_span(document: DocumentReference, text: str | None = None) -> Span:
    """The title of a document, linked to its address."""
    return Span(text or document.title or document.path or document.id[:8], link=document.url)


def _facts(record: TraceRecord) -> Facts:
    article = record.article
    rows: list[tuple[str, Inline]] = [
        ("Outlet", (Span(article.outlet or "not known"),)),
        ("Published", (Span(date_words(article.published)),)),
    ]
    if article.author:
        rows.append(("Author", (Span(article.author),)))
    if article.url:
        rows.append(("Address", (Span(article.url, link=article.url),)))
    if article.path:
        rows.append(("File", (Span(article.path),)))
    rows.append(("Traced with", (Span(record.signature),)))
    return Facts(tuple(rows))


def _licence(record: TraceRecord, licensed: Sequence[str]) -> list[Block]:
    origins = [match.original.outlet for s in tally.body_sentences(record) if (match := tally.origin_of(s))]
    used = {outlet.casefold(): outlet for outlet in origins if outlet}
    publisher = (record.article.outlet or "").casefold()
    agreed = [pair.casefold().partition("<") for pair in licensed]
    outlets = [
        used[giver.strip()]
        for taker, _, giver in agreed
        if taker.strip() == publisher and giver.strip() in used
    ]
    if not outlets:
        return []
    text = f"{record.article.outlet} is declared to republish {', '.join(outlets)} under a licence."
    return [Note("Licensed use", ((Span(text),),))]


def _overview(record: TraceRecord) -> list[Block]:
    numbers: dict[str, list[int]] = {}
    for sentence in tally.body_sentences(record):
        if sentence.verdict is not None:
            numbers.setdefault(sentence.verdict.value, []).append(sentence.index)
    counts = {name: len(found) for name, found in numbers.items()}
    heading = Heading("What the article says of its sources", anchor=OVERVIEW)
    if not counts:
        return [heading, Paragraph((Span("No sentence was judged; see the remarks above."),))]
    links = {name: _sentence_links(found) for name, found in numbers.items()}
    return [heading, Bar("", "verdict", counts, links), *_named_and_quoted(record)]


def _named_and_quoted(record: TraceRecord) -> list[Block]:
    quoted = matrices.credited_by_quoted(record)
    if not int(quoted.to_numpy().sum()):
        return []
    rows = tuple(
        ((Span(str(name)),), *((Span(str(int(number))),) for number in row))
        for name, row in zip(quoted.index, quoted.to_numpy(), strict=True)
    )
    caption = "Named and quoted: sentences that trace to an original"
    return [Table(caption, ("", *map(str, quoted.columns)), rows, (False, True, True))]


def _sentence_links(numbers: Iterable[int]) -> Inline:
    spans: list[Span] = []
    for number in numbers:
        if spans:
            spans.append(Span(", "))
        spans.append(Span(str(number + 1), link=f"#s{number + 1}"))
    return tuple(spans)


def _route(record: TraceRecord) -> list[Block]:
    documents, steps = route.route_documents(record), route.route_steps(record)
    if steps.empty:
        return []
    chart = route_chart(documents, steps, title="")
    said = [
        f"{giver} gave {count(number, 'sentence')} to {taker}"
        if direction == "source"
        else f"{giver} is dated later and shares {count(number, 'sentence')} with the article"
        for giver, taker, number, direction in steps.head(30).itertuples(index=False)
    ]
    alt = "Documents in order of time, with arrows from giver to taker: " + "; ".join(said) + "."
    return [Heading("The route of the text"), FigureBlock(figure_svg(chart), alt)]


def _heatmap(record: TraceRecord) -> list[Block]:
    probabilities = matrices.sentence_by_original(record)
    if not probabilities.size:
        return []
    marks = matrices.marks_by_original(record)
    drawn = heatmap.sentence_heatmap(
        probabilities, frames.sentences_frame(record), marks, title="", explained=False
    )
    rows, columns = probabilities.shape
    found = int(probabilities.notna().to_numpy().sum())
    alt = (
        f"Heatmap of {count(rows, 'sentence')} against {count(columns, 'original')}, "
        f"{count(found, 'cell')} filled. Every cell is told in words under the sentence it stands for."
    )
    cells = Grid(
        "Each row is a sentence, each column an original; the darker, the more probable that the sentence "
        "was taken from it.",
        tuple(str(name) for name in probabilities.columns),
        tuple(_grid_rows(record)),
        tuple(_cells(record)),
        FigureBlock(figure_svg(drawn), alt, screen=False),
    )
    return [Heading("Which sentence traces to which original"), cells]


def _grid_rows(record: TraceRecord) -> Iterable[GridRow]:
    for s in tally.body_sentences(record):
        number = str(s.index + 1)
        yield GridRow(number, s.text, f"#s{number}", s.verdict.value if s.verdict else None)


def _cells(record: TraceRecord) -> Iterable[Cell]:
    columns = {key: place for place, key in enumerate(tally.original_labels(record))}
    names = tally.original_labels(record)
    for row, sentence in enumerate(tally.body_sentences(record)):
        seen: set[str] = set()
        for match in sentence.matches:
            key = match.original.id
            if key in seen:
                continue
            seen.add(key)
            counted = match is tally.origin_of(sentence) or match is tally.via_of(sentence)
            found = f"{RELATION_WORDS[match.relation]}, {percent(match.probability)}"
            text = f"Sentence {sentence.index + 1}, {names[key]}: {found}{'' if counted else ', not counted'}"
            yield Cell(row, columns[key], match.probability, text, counted)


def _shares(record: TraceRecord, *, drawn: bool) -> list[Block]:
    sentences, words = matrices.article_by_outlet(record), matrices.article_by_outlet(record, unit="words")
    if not int(sentences.to_numpy().sum()):
        return []
    rows = tuple(
        (str(name), int(sentences[name].iloc[0]), int(words[name].iloc[0])) for name in sentences.columns
    )
    return [
        Heading("Shares and credits"),
        Tally("How much of the article traces to each outlet", "outlet", "Outlet", rows),
        _credit_table(record, drawn=drawn),
    ]


def _credit_table(record: TraceRecord, *, drawn: bool) -> Table:
    frame = matrices.used_by_credited(record)
    caption = "Whose text is used (rows) and who is credited for it (columns), in sentences"
    return frame_table(
        frame, caption, "Used ↓ Credited →", own=True, draw=grid.credit_matrix if drawn else None
    )


def frame_table(
    frame: pd.DataFrame,
    caption: str,
    corner: str,
    *,
    own: bool = False,
    draw: Callable[..., Figure] | None = None,
) -> Table:
    """A counting frame as a shaded table.

    Args:
        frame: whole numbers.
        caption: what they count.
        corner: what stands over the row names.
        own: set the cell of a row's own name in bold.
        draw: makes the figure that paper shows where the table is too wide for it.
    """
    shares = matrices.shares(frame).to_numpy()
    rows = []
    for name, numbers in zip(frame.index, frame.to_numpy(), strict=True):
        cells = [
            (Span(str(int(number)) if number else "·", (Mark.STRONG,) if own and column == name else ()),)
            for column, number in zip(frame.columns, numbers, strict=True)
        ]
        rows.append(((Span(str(name)),), *cells))
    shades = tuple(tuple(float(value) for value in row) for row in shares)
    numeric = (False, *(True for _ in frame.columns))
    wide = sum(min(len(str(name)), 14) + 2 for name in frame.columns) > PAPER_LETTERS
    drawn = (
        FigureBlock(figure_svg(draw(frame, title="")), f"{caption}, drawn as a grid.", caption)
        if wide and draw
        else None
    )
    corner = corner.replace(" ", "\u00a0")  # broken in two its arrows point at nothing
    return Table(caption, (corner, *map(str, frame.columns)), tuple(rows), numeric, shades, drawn)


def _left_out(record: TraceRecord) -> list[Block]:
    blocks: list[Block] = []
    for item in record.omitted:
        if not item.sentences:
            continue
        name = f"{tally.outlet_name(item.original)}, {date_words(item.original.published)}"
        heading = (
            Span(f"{name}: "),
            document_span(item.original),
            Span(f" – {count(len(item.sentences), 'sentence')} left out"),
        )
        blocks.append(Paragraph(heading))
        blocks.append(
            ItemList(tuple((Span(f"{s.index + 1}  ", (Mark.SOFT,)), Span(s.text)) for s in item.sentences))
        )
    return [Heading("What the article left out of its originals"), *blocks] if blocks else []


def _credits(record: TraceRecord) -> list[Block]:
    used = {
        tally.outlet_name(m.original)
        for s in tally.body_sentences(record)
        for m in s.matches
        if m.relation.derived
    }
    rows = []
    for sentence in record.sentences:
        for credit in sentence.credits:
            found = (
                "picture only" if credit.scope is Scope.IMAGE else _found(credit.outlet, credit.kind, used)
            )
            name = credit.name if credit.outlet in (None, credit.name) else f"{credit.name} ({credit.outlet})"
            citing = f", citing {', '.join(credit.citing)}" if credit.citing else ""
            rows.append(
                (
                    (Span(name),),
                    (Span(credit.kind.value),),
                    (Span(f"{credit.cue}{citing}"),),
                    (Span(credit.scope.value),),
                    _sentence_links([sentence.index]),
                    (Span(found),),
                )
            )
    if not rows:
        return [
            Heading("Whom the article credits"),
            Paragraph((Span("The article names no source that could be read."),)),
        ]
    columns = ("Name", "Kind", "Cue", "Covers", "Sentence", "Its text")
    return [Heading("Whom the article credits"), Table("", columns, tuple(rows))]


def _found(outlet: str | None, kind: CreditKind, used: set[str]) -> str:
    if kind is not CreditKind.OUTLET:
        return "–"
    return "found" if outlet in used else "not found in the corpus"


def _dropped(record: TraceRecord) -> list[Block]:
    if not record.article.dropped:
        return []
    items = tuple(
        (Span(f"{item.why}: ", (Mark.SOFT,)), Span(_short(item.text))) for item in record.article.dropped[:60]
    )
    more = len(record.article.dropped) - 60
    rest: list[Block] = [Paragraph((Span(f"{more} more pieces are in the JSON file."),))] if more > 0 else []
    return [Heading("What was set aside as no part of the article"), ItemList(items), *rest]


def _short(text: str, length: int = 160) -> str:
    return text if len(text) <= length else f"{text[:length].rstrip()}…"


def _notes(record: TraceRecord) -> list[Block]:
    return [Note("Remarks", tuple((Span(note),) for note in record.notes))] if record.notes else []


def figure_svg(figure: Figure) -> str:
    """A figure as SVG text without a margin of its own."""
    return style.render(figure, "svg", margin=0.0).decode()

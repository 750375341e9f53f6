"""A trace on a terminal: readable at 80 columns, with words and signs beside every colour."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import PurePath

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from provenance.attribution.drift.pair import ADDED, DROPPED
from provenance.attribution.tally import named_before, own_text
from provenance.errors import ProvenanceError
from provenance.model import (
    Credit,
    CreditKind,
    Direction,
    Drift,
    Match,
    Position,
    Relation,
    Role,
    Scope,
    TracedSentence,
    TraceRecord,
    Verdict,
)
from provenance.text.counted import count
from provenance.text.display import safe

SIGNS = {
    Verdict.CREDITED: ("✓", "green"),
    Verdict.UPSTREAM_ONLY: ("↑", "yellow"),
    Verdict.MISCREDITED: ("≠", "red"),
    Verdict.UNCREDITED: ("×", "red"),
    Verdict.UNRESOLVED: ("?", "cyan"),
    Verdict.UNMATCHED: ("–", "dim"),
}

MEANINGS = {
    Verdict.CREDITED: "stands in an original whose outlet is named",
    Verdict.UPSTREAM_ONLY: "only the original's own source is named, not its outlet",
    Verdict.MISCREDITED: "stands in one outlet's original, credited to another",
    Verdict.UNCREDITED: "stands in an original, nobody named",
    Verdict.UNRESOLVED: "an outlet is named whose original is not in the corpus",
    Verdict.UNMATCHED: "no original found in this corpus",
}

_WIDEST = 120


def show_trace(record: TraceRecord) -> None:
    """Writes a whole trace to stdout: header, one row per sentence, shares, summary."""
    console = _console()
    _header(console, record)
    table = Table(box=None, padding=(0, 1, 1, 0), show_edge=False, pad_edge=False, header_style="bold")
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("verdict · origin · how", width=24)
    table.add_column("sentence", ratio=1)
    for sentence in record.sentences:
        table.add_row(_number(sentence), _finding(record, sentence), _styled(sentence))
    console.print(table)
    console.print()
    _summary(console, record)


def show_explanation(record: TraceRecord, number: int) -> None:
    """Writes one sentence against its originals, word by word, with credits and drift.

    ``number`` counts from 1, as on every page and picture of a trace; in data (``index``) it counts from 0.

    Raises:
        ProvenanceError: the trace has no sentence of that number.
    """
    by_number = {sentence.index + 1: sentence for sentence in record.sentences}
    if number not in by_number:
        there = f"sentences {min(by_number)} to {max(by_number)}" if by_number else "none that could be read"
        raise ProvenanceError(
            f"There is no sentence {number}: this article has {there}. Run the trace without --explain to see them."
        )
    console = _console()
    sentence = by_number[number]
    console.print(Text(f"Sentence {number} · {sentence.role.value}", style="bold"))
    console.print(Padding(Text(safe(sentence.text)), (0, 0, 1, 2)))
    _explain_verdict(console, sentence)
    for match in sentence.matches:
        _explain_match(console, match)
    if not sentence.matches:
        console.print(
            "No sentence of it is near enough to be shown beside this one."
            if sentence.unsure
            else "No original in this corpus comes near this sentence."
        )
    _explain_credits(console, sentence.credits, named_before(record, sentence))
    _signature(console, record)


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leaves it to whoever gave the command: the library would end the process, with the code of a failure."""
        raise BrokenPipeError


def _console() -> Console:
    width = shutil.get_terminal_size((80, 24)).columns
    return _Console(
        file=sys.stdout, width=max(40, min(width, _WIDEST)), highlight=False, markup=False, emoji=False
    )


def _header(console: Console, record: TraceRecord) -> None:
    article = record.article
    console.print(Text(safe(article.title or article.path or "Untitled article"), style="bold"))
    place = article.url or (article.title and article.path)  # without a title the path is the heading
    facts = [article.outlet, article.published and article.published[:10], place]
    _print_parts(console, (safe(fact) for fact in facts if fact), " · ")
    _signature(console, record)
    for note in record.notes:
        console.print(Text(f"Note: {safe(note)}", style="yellow"))
    console.print()


def _signature(console: Console, record: TraceRecord) -> None:
    _print_parts(console, safe(record.signature).split(" | "), " | ", "dim")


def _print_parts(console: Console, parts: Iterable[str], between: str, style: str = "") -> None:
    """Prints parts on as few lines as hold them, broken only between them."""
    line = ""
    for part in parts:
        if line and len(line) + len(between) + len(part) > console.width:
            console.print(Text(line, style))
            line = part
        else:
            line = f"{line}{between}{part}" if line else part
    console.print(Text(line, style))


def _number(sentence: TracedSentence) -> str:
    return str(sentence.index + 1)


def _finding(record: TraceRecord, sentence: TracedSentence) -> Text:
    """Verdict, origin and relation of a sentence on up to three lines."""
    if sentence.verdict is None:
        head = Text(sentence.role.value if sentence.role is not Role.BODY else "not judged", style="dim")
    else:
        sign, style = SIGNS[sentence.verdict]
        head = Text(f"{sign} {sentence.verdict.value}", style=style)
    lines = [head]
    derived = [match for match in sentence.matches if match.relation.derived]
    for match in derived:
        mark = "via " if match.position is Position.VIA else ""
        lines.append(Text(f"{mark}{_name(match)}"))
    if derived:
        how = f"{derived[0].relation.value} {_percent(derived[0].probability)}"
        if derived[0].direction is Direction.COMMON_ORIGIN:
            how += "\ncommon origin (later)"
        lines.append(Text(how))
    elif sentence.unsure:
        lines.append(Text(f"unsure {_percent(sentence.probability)}", style="yellow"))
    elif sentence.relation is not Relation.NONE:
        lines.append(Text(f"{sentence.relation.value}, not taken", style="dim"))
    lines += [Text(f"names {safe(name)}", style="dim") for name in _named(sentence)]
    if own_text(record, sentence):
        lines.append(Text("own earlier text", style="dim"))
    before = named_before(record, sentence)
    if before is not None:
        lines.append(Text(f"outlet named in {_number(before)}", style="dim"))
    return Text("\n").join(lines)


def _percent(probability: float) -> str:
    """A probability is never told as certainty."""
    return ">99%" if probability >= 0.995 else f"{probability:.0%}"


def _styled(sentence: TracedSentence) -> Text:
    """The sentence, and below it what matters that differs from the original."""
    lines = [Text(safe(sentence.text), style="" if sentence.role is Role.BODY else "dim italic")]
    derived = [match for match in sentence.matches if match.relation.derived]
    lines += [_change(change) for change in (derived[0].drift if derived else ())]
    return Text("\n").join(lines)


def _change(change: Drift) -> Text:
    """One thing that changed on the way, as on the pages of a report."""
    old, new = safe(change.original), safe(change.article)
    if change.article == DROPPED:
        said = f"left out “{old}”"
    elif change.original == ADDED:
        said = f"added “{new}”"
    else:
        said = f"“{old}” → “{new}”"
    return Text(f"changed {change.kind.replace('-', ' ')}: ", "yellow").append(said, "default")


def _name(match: Match) -> str:
    original = match.original
    return safe(original.outlet or original.title or PurePath(original.path or original.id[:8]).name)


def _named(sentence: TracedSentence) -> list[str]:
    """Outlets that are named; where the verdict rests on somebody else, also the person or office."""
    everybody = sentence.verdict is Verdict.UPSTREAM_ONLY
    names = [
        (credit.outlet or credit.name) + (" (image)" if credit.scope is Scope.IMAGE else "")
        for credit in sentence.credits
        if everybody or credit.kind is CreditKind.OUTLET
    ]
    return list(dict.fromkeys(names))


def _summary(console: Console, record: TraceRecord) -> None:
    summary = record.summary
    console.print(
        Text(
            f"{summary.derived} of {count(summary.sentences, 'body sentence')} "
            f"{'traces' if summary.derived == 1 else 'trace'} to an original in this corpus.",
            "bold",
        )
    )
    later = sum(_is_later(sentence) for sentence in record.sentences if sentence.role is Role.BODY)
    if later:
        stand = f"{count(later, 'sentence')} {'stands' if later == 1 else 'stand'} in a later document only"
        console.print(Text(f"{stand}, which cannot be the source.", "bold"))
    shares = Table(box=None, padding=(0, 2, 0, 0), show_header=False, pad_edge=False)
    for verdict, (sign, style) in SIGNS.items():
        number = summary.by_verdict.get(verdict.value, 0)
        if number:
            shares.add_row(
                Text(f"{sign} {verdict.value}", style=style),
                str(number),
                Text(MEANINGS[verdict], style="dim"),
            )
    if shares.row_count:
        console.print(shares)
    for outlet, number in sorted(summary.by_outlet.items(), key=lambda item: (-item[1], item[0])):
        share = number / summary.sentences
        console.print(
            Text(f"{safe(outlet)}: {number} of {count(summary.sentences, 'sentence')} ({share:.0%})")
        )
    left = sum(len(item.sentences) for item in record.omitted)
    if left:
        console.print(
            Text(
                f"{count(left, 'sentence')} of the originals used {_were(left)} left out (see --json).",
                style="dim",
            )
        )
    console.print(
        Text(
            "A finding about text, not about intent: licensed use is normal, and what this corpus lacks is not found.",
            style="dim",
        )
    )
    console.print()


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _is_later(sentence: TracedSentence) -> bool:
    derived = [match for match in sentence.matches if match.relation.derived]
    return bool(derived) and all(match.direction is Direction.COMMON_ORIGIN for match in derived)


def _explain_verdict(console: Console, sentence: TracedSentence) -> None:
    if sentence.verdict is not None:
        sign, style = SIGNS[sentence.verdict]
        console.print(
            Text(f"{sign} {sentence.verdict.value}: ", style).append(MEANINGS[sentence.verdict], "default")
        )
    if sentence.unsure:
        console.print(
            Text(
                f"The best candidate reaches {_percent(sentence.probability)}: too little to count it.",
                style="yellow",
            )
        )
    console.print()


def _explain_match(console: Console, match: Match) -> None:
    original = match.original
    place = "via" if match.position is Position.VIA else "origin"
    derived = f"{place}: " if match.relation.derived else "resembles: "
    facts = [safe(fact) for fact in (original.outlet, original.published, original.title) if fact]
    console.print(Text(derived + " · ".join(facts), style="bold"))
    console.print(Text(safe(original.url or original.path or original.id), style="dim"))
    kind = f"{match.relation.value}, probability {_percent(match.probability)} that it was taken from there"
    if match.direction is Direction.COMMON_ORIGIN:
        kind += "; dated later than the article: both go back to an earlier text, or it was taken from this article"
    console.print(Text(kind))
    numbers = ", ".join(str(item.index + 1) for item in match.sentences)
    console.print(
        Padding(_labelled(f"original, sentence {numbers}: ").append(_original_words(match)), (0, 0, 0, 2))
    )
    console.print(Padding(_labelled("article: ").append(_article_words(match)), (0, 0, 0, 2)))
    for change in match.drift:
        console.print(Padding(_change(change), (0, 0, 0, 2)))
    console.print()


def _labelled(label: str) -> Text:
    """The label alone is dim: a style given to the whole text would dim the words behind it too."""
    return Text().append(label, "dim")


def _original_words(match: Match) -> Text:
    text = Text()
    for step in match.wording:
        text.append(safe(step.original), "" if step.op == "keep" else "red strike")
    return text


def _article_words(match: Match) -> Text:
    """The article's sentence; kept words are underlined, so that it reads without colour too."""
    text = Text()
    for step in match.wording:
        text.append(safe(step.article), "bold underline" if step.op == "keep" else "green")
    return text


def _explain_credits(console: Console, credits: tuple[Credit, ...], before: TracedSentence | None) -> None:
    if not credits:
        console.print("Named as a source here: nobody.")
    for credit in credits:
        chain = f", citing {', '.join(map(safe, credit.citing))}" if credit.citing else ""
        console.print(
            Text(f"Named as a source: {safe(credit.outlet or credit.name)} ").append(
                f"({credit.kind.value}, scope {credit.scope.value}, cue “{safe(credit.cue)}”{chain})", "dim"
            )
        )
    if before is not None:
        console.print(f"The outlet it goes back to is named in sentence {_number(before)}.")
    console.print()

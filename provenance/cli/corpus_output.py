"""What ``provenance corpus`` writes: data to stdout, talk to stderr, nothing that commands a terminal."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from provenance.cli.talk import remark
from provenance.text.counted import count

if TYPE_CHECKING:
    from provenance.workflows.corpus import Added, Shown, Totals
    from provenance.workflows.corpus_ingest import Ingest

SHOWN = 50
"""Records or problems that are named on the terminal before the rest is only counted."""


class Progress:
    """A line on a terminal that says how far an ingest is, how fast, and how long it will take."""

    def __enter__(self) -> Progress:
        self._shown = False
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")

    def show(self, ingest: Ingest) -> None:
        """Shows how far an ingest is."""
        rate = ingest.documents / max(ingest.seconds, 0.001)
        parts = [count(ingest.documents, "document"), f"{rate:,.0f} a second"]
        if 0 < ingest.bytes_done <= ingest.bytes_total:
            share = ingest.bytes_done / ingest.bytes_total
            left = ingest.seconds * (1 - share) / share
            parts += [f"{share:.0%}", f"about {_duration(left)} left"]
        self._write(", ".join(parts))

    def count(self, done: int, total: int) -> None:
        """Shows how many documents of all are done."""
        self._write(f"{done:,} of {count(total, 'document')}")

    def _write(self, text: str) -> None:
        if sys.stderr.isatty():
            self._shown = True
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()


def report(done: Added, *, json: bool) -> None:
    """Says what came of an ingest."""
    from provenance.workflows.corpus_notes import together

    ingest = done.ingest
    if json:
        write(_added(done))
    reasons = together(ingest.skipped)
    for reason in reasons[:SHOWN]:
        remark(f"skipped: {reason}")
    if len(reasons) > SHOWN:
        remark(f"and more skipped for {len(reasons) - SHOWN} other reasons; see them with --json")
    for what in done.repaired:
        remark(f"put right: {what}")
    if ingest.strange_dates:
        many = count(ingest.strange_dates, "date")
        remark(f"in doubt: {many}, such as {ingest.strange_date}; write days as 2022-01-10")
    for note in done.notes:
        remark(note)
    if ingest.cut_short:
        remark(
            f"cut short: {count(ingest.cut_short, 'text')} (as [+1804 chars] says); what is taken from the rest cannot "
            "be found. Get the whole pages, for example with: provenance corpus add --url ADDRESS"
        )
    if ingest.without_outlet:
        remark(
            f"without an outlet: {count(ingest.without_outlet, 'document')}; name it with --outlet NAME, or with "
            "--outlet-from-folder where folders bear the names of outlets. What is in the corpus already stays as it "
            "is: begin another one with --corpus DIR"
        )
    if ingest.without_date:
        remark(
            f"without a date: {count(ingest.without_date, 'document')}; of these nobody can say what was first. "
            "Name the column of a table with --column date=COLUMN, or the day of all with --date"
        )
    counts = [
        (ingest.new, "new"),
        (ingest.versions, "new at a known address"),
        (ingest.duplicates, "the same as one that is there (the place was noted)"),
        (ingest.known, "known already"),
        (ingest.unchanged, "files unchanged since last time (what they hold stays as it is)"),
        (ingest.resumed, "brought in before an interruption"),
        (len(ingest.skipped), "skipped"),
    ]
    if not json:
        remark("; ".join(f"{number:,} {what}" for number, what in counts if number) or "Nothing to add.")
        say(f"The corpus {done.corpus} holds {count(done.documents, 'document')}.")


def _added(done: Added) -> dict[str, Any]:
    ingest = done.ingest
    return {
        "corpus": done.corpus,
        "documents": done.documents,
        "new": ingest.new,
        "versions": ingest.versions,
        "duplicates": ingest.duplicates,
        "known": ingest.known,
        "unchanged": ingest.unchanged,
        "resumed": ingest.resumed,
        "skipped": [{"name": record.name, "reason": record.reason} for record in ingest.skipped],
        "strange_dates": ingest.strange_dates,
        "without_outlet": ingest.without_outlet,
        "without_date": ingest.without_date,
        "cut_short": ingest.cut_short,
        "notes": list(done.notes),
        "repaired": list(done.repaired),
        "seconds": round(ingest.seconds, 3),
    }


def show_document(shown: Shown) -> None:
    """Writes a document with all that the corpus knows of it."""
    document = shown.document
    facts = [document.title, document.outlet, document.author, document.published, document.language]
    line(" · ".join(fact for fact in facts if fact) or "Untitled document")
    line(f"id {document.id}")
    for place in shown.places:
        line(f"found at {' · '.join(where for where in (place.url, place.file) if where) or 'no place'}")
    for title, entries in (("near-duplicate", shown.family), ("other version", shown.versions)):
        for entry in entries:
            line(
                f"{title}: {entry.id[:12]} {entry.outlet or '?'} {entry.published or ''} {entry.title or ''}"
            )
    paragraph = None
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            line("")
        paragraph = sentence.paragraph
        line(sentence.text)


def show_totals(place: Path, totals: Totals) -> None:
    """Writes a corpus in numbers."""
    line(f"corpus       {place}")
    line(
        f"documents    {totals.documents:,} at {count(totals.places, 'place')}; families: {totals.families:,}"
    )
    line(f"dates        {totals.first or '?'} to {totals.last or '?'}; {totals.undated:,} without a date")
    size = totals.database_bytes + totals.index_bytes
    times = f", {size / totals.characters:.1f} times the text" if totals.characters else ""
    line(f"text         {count(totals.sentences, 'sentence')}, {count(totals.characters, 'character')}")
    line(f"on disk      {size / 1e6:,.1f} MB{times}")
    line(f"fingerprint  {totals.fingerprint}")
    health = f"{count(totals.pending, 'change')} not yet searchable" if totals.pending else "nothing pending"
    line(f"health       schema {totals.schema}, index in {count(totals.segments, 'part')}, {health}")
    for title, counts in (
        ("outlet", totals.by_outlet),
        ("language", totals.by_language),
        ("month", totals.by_month),
    ):
        line(f"\nby {title}")
        for name, number in counts.items():
            line(f"{number:10,}  {name}")


def line(text: str) -> None:
    """Writes a line of data; signs that would command a terminal are taken out."""
    from provenance.text.display import safe

    typer.echo("\n".join(safe(part) for part in text.split("\n")))


def width() -> int:
    """Returns how long a line of a list may be: as the terminal is wide, or long where something else reads it."""
    return max(66, shutil.get_terminal_size().columns) if sys.stdout.isatty() else 150


def say(text: str) -> None:
    """Says something to the user that is no data."""
    from provenance.text.display import safe

    typer.echo(safe(text), err=True)


def write(data: object) -> None:
    """Writes JSON; other signs than ASCII are escaped, so that none can command a terminal."""
    from json import dumps

    typer.echo(dumps(data, ensure_ascii=True, indent=2))


def write_array(items: Iterable[object]) -> None:
    """Writes a JSON array an item at a time, so that a million entries need no memory."""
    from json import dumps

    separator = "["
    for item in items:
        sys.stdout.write(f"{separator}\n  {dumps(item, ensure_ascii=True)}")
        separator = ","
    sys.stdout.write("[]\n" if separator == "[" else "\n]\n")


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"

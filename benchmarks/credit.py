"""Outlet credits on PolNeAR: ``python -m benchmarks.credit --data DIR [--set dev|train] [--misses]``.

PolNeAR (Newell, Margolin & Ruths, LREC 2018, https://github.com/networkdynamics/PolNeAR) marks attributions
in US political news of 2015-16. ``DIR`` holds ``polnear-train.jsonl`` and ``polnear-dev.jsonl``. Develop on
train only.

Sentence level. Gold is the set of (sentence, outlet) in which the source span of an attribution *denotes* a
news outlet. It does when the outlet's name, after articles and adjectives, is the whole span or all before
a comma ("Reuters", "The Post" after "The Washington Post"), when the name is followed by staff or work and
at most a person's name ("CNN's Jane Roe", "an AFP reporter", "the New York Times report"), or when staff,
work or a find of the outlet is followed by it ("a reporter for AFP", "a report in Politico", "a letter
obtained by the AP"). It does not for outlets that are only mentioned ("Fox executives", "X, who once wrote
for ABC News", "a former CNN host"), and the cue must hold a word of saying, writing, finding or showing,
not denied and not foretold: attributions to outlets with another cue ("asked", "turned to", "will say"),
which PolNeAR marks as well, are neither asked for nor counted. Nor are polls: an outlet's poll is no text
of the outlet. PolNeAR marks no attribution inside the content of another (none of 18,347 in its train part),
so that "she said the Post had reported it" can never be right by its gold: a second line leaves out what is
found there. Sentences are those of the raw text. Found is every outlet credit of scope ``sentence`` whose
outlet speaks or is cited and that stands in running text, not in a line of its own ("[Reuters]"): somebody
who *told* an outlet is the source in PolNeAR's terms, the outlet is not. The article's own outlet is not
told to the finder, so that it counts like any other.

Document level. Gold is the wire agency of the story and its "h/t" line, as the set's own fields have them
(not the publisher whose stories have no such field); found is every outlet credit of scope ``article``, of
the document as the product reads it; the publisher is told, so that its own name is no credit.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from provenance.credit import find_credits
from provenance.credit.hints import hints_of
from provenance.credit.names import Name, find_names
from provenance.credit.positions import Part, part_of
from provenance.model import Credit, Document, Scope, Sentence
from provenance.outlets import Registry
from provenance.reading import read_text
from provenance.text import speech_words as lists
from provenance.text.sentences import split

_STAFF_OR_WORK = (
    r"(?:correspondents?|reporters?|journalists?|photographers?|columnists?|editors?|anchors?|hosts?|moderators?"
    r"|writers?|contributors?|analysts?|co-?anchors?|co-?hosts?|sources?"
    r"|witness|editorial\sboard|fact[- ]checkers?|unit|reports?|reporting|stor(?:y|ies)|articles?"
    r"|editorials?|op-eds?|analys[ie]s|reviews?|tally|count|accounts?|investigation|headlines?)"
)
_ADJECTIVES = r"(?:[a-z][\w-]*\s|[A-Z]\w+['’]s\s|(?:British|German|Russian|Israeli|Portuguese|French|US)\s)"
_BEFORE = re.compile(
    rf"(?:(?:the|an?|both|one)\s)?{_ADJECTIVES}{{0,4}}"
    rf"(?:(?:[\w'’-]+\s){{0,4}}{_STAFF_OR_WORK}\s(?:\w+\s)?(?:of|for|from|in|by|with|at)\s(?:the\s)?{_ADJECTIVES}{{0,3}}"
    r"|.*\s(?:obtained|seen|reviewed|compiled|published|reported|released)\s(?:previously\s)?by\s(?:the\s)?"
    r"|(?:[A-Z][\w.'’-]+\s){1,3}(?:of|at|from|with)\s(?:the\s)?|(?:[A-Z][\w.'’-]+,?\s){1,5}and\s(?:the\s)?)?",
    re.DOTALL | re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:\s(?:newspaper|magazine|tabloid|website|network|news\sagency))?(?:['’]s?)?(?:(?:\s[\w'’-]+){{0,3}}\s{_STAFF_OR_WORK})?"
    r"(?:(?:\sand)?\s(?:the\s)?[A-Z][\w.'’-]+){0,5}(?:\s(?:released|published|from|on|in|of|at)\s.*)?(?:\s(?:each|both|all))?\s*(?:,.*|\s\(.*)?",
    re.DOTALL,
)
_PUBLISHERS = {
    "breitbart": "Breitbart",
    "huff-post": "HuffPost",
    "nyt": "The New York Times",
    "politico": "Politico",
    "usa-today": "USA Today",
    "wash-post": "The Washington Post",
}
_REPORTING = (
    lists.SAYING
    | lists.SHOWING
    | lists.LEADING.keys()
    | lists.words("pointed points called calls found in via")
)
_UNSAID = re.compile(r"n['’]t\b|\b(?:not|never|will|would|should|may|might|could)\b", re.IGNORECASE)
_POLL_AFTER = re.compile(r"[^.;,\n]{0,60}?\b(?:poll|survey|caucus|average)", re.IGNORECASE)
_POLL_BEFORE = re.compile(r"\b(?:poll|survey)[^.;\n]{0,70}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Count:
    """Right, wrongly found and missed, as sets of keys."""

    right: frozenset[tuple[Any, ...]]
    wrong: frozenset[tuple[Any, ...]]
    missed: frozenset[tuple[Any, ...]]

    @property
    def scores(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        return _scores(len(self.right), len(self.wrong), len(self.missed))


def _scores(right: int, wrong: int, missed: int) -> tuple[float, float, float]:
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return precision, recall, 2 * right / max(1, 2 * right + wrong + missed)


# --- sentence level ---------------------------------------------------------------------------------------


def as_document(row: dict[str, Any]) -> Document:
    """The raw text as a document, every sentence of it body, so that offsets stay those of the gold."""
    text = row["text"]
    spans = [
        (line.start() + start, line.start() + end)
        for line in re.finditer(r"[^\n]+", text)
        for start, end in split(line[0])
    ]
    sentences = tuple(Sentence(i, text[s:e], s, e) for i, (s, e) in enumerate(spans))
    return Document(row["id"], text, sentences)


def gold_outlets(
    row: dict[str, Any], document: Document, names: Sequence[Name]
) -> tuple[set[tuple[str, int, str]], set[tuple[str, int, str]]]:
    """(document, sentence, outlet) of source spans that denote an outlet; apart, of those that report nothing."""
    reporting: set[tuple[str, int, str]] = set()
    other: set[tuple[str, int, str]] = set()
    for attribution in row["attributions"]:
        cue = " ".join(row["text"][start:end] for start, end in attribution["cue"])
        found = other if _UNSAID.search(cue) or not _reports(cue) else reporting
        for start, end in attribution["source"]:
            for name in names:
                if start <= name.start and name.end <= end and _denotes(row["text"], start, end, name):
                    found.add((row["id"], _sentence_at(document, name.start), name.outlet))
    return reporting, other - reporting


def _reports(cue: str) -> bool:
    """Whether a cue tells what was said, written or found; PolNeAR marks intentions and questions as well."""
    words = {word.casefold() for word in re.findall(r"\w+", cue)}
    return ":" in cue or not _REPORTING.isdisjoint(words)


def _denotes(text: str, start: int, end: int, name: Name) -> bool:
    before, after = text[start : name.start], text[name.end : end]
    return _BEFORE.fullmatch(before) is not None and _AFTER.fullmatch(after) is not None


def _polls(document: Document, names: Sequence[Name]) -> set[tuple[Any, ...]]:
    return {
        (document.id, _sentence_at(document, name.start), name.outlet)
        for name in names
        if _POLL_AFTER.match(document.text, name.end)
        or _POLL_BEFORE.search(document.text, max(0, name.start - 80), name.start)
    }


def _sentence_at(document: Document, offset: int) -> int:
    return next((s.index for s in document.sentences if s.start <= offset < s.end), -1)


def _nested(row: dict[str, Any], document: Document, names: Sequence[Name]) -> set[tuple[Any, ...]]:
    """What stands only inside somebody's words: PolNeAR marks no attribution there."""
    contents = [span for attribution in row["attributions"] for span in attribution["content"]]
    places: dict[tuple[Any, ...], list[bool]] = {}
    for name in names:
        inside = any(start <= name.start and name.end <= end for start, end in contents)
        places.setdefault((row["id"], _sentence_at(document, name.start), name.outlet), []).append(inside)
    return {key for key, inside in places.items() if all(inside)}


def sentence_level(rows: Iterable[dict[str, Any]], registry: Registry) -> tuple[Count, Count, float]:
    """Counts over all rows, the same without what is nested, and milliseconds per document."""
    gold: set[tuple[Any, ...]] = set()
    found: set[tuple[Any, ...]] = set()
    uncounted: set[tuple[Any, ...]] = set()
    nested: set[tuple[Any, ...]] = set()
    spent = 0.0
    rows = list(rows)
    for row in rows:
        document = as_document(row)
        hints = {sentence.index: hints_of(sentence.text) for sentence in document.sentences}
        names = find_names(document, registry, (), hints)
        reporting, other = gold_outlets(row, document, names)
        gold |= reporting
        uncounted |= other | _polls(document, names)
        nested |= _nested(row, document, names) - reporting
        begun = time.perf_counter()
        credits = find_credits(document, registry)
        spent += time.perf_counter() - begun
        found |= {
            (row["id"], index, credit.outlet)
            for index, given in credits.items()
            for credit in given
            if credit.outlet
            and credit.scope is Scope.SENTENCE
            and credit.cue not in ("line", "link", "From", "By")
            and not _hears(credit, document)
        }
    count = _count(gold - uncounted, found - uncounted)
    return count, _count(gold - uncounted, found - uncounted - nested), spent / max(1, len(rows)) * 1000


def _hears(credit: Credit, document: Document) -> bool:
    """Whether somebody told it; "told" behind the name makes the outlet the one who tells."""
    if credit.cue in ("told", "tells"):
        return credit.cue in document.text[max(0, credit.start - 80) : credit.start]
    return part_of(credit.cue) is Part.HEARER


# --- document level ---------------------------------------------------------------------------------------


def document_level(rows: Iterable[dict[str, Any]], registry: Registry) -> Count:
    """Counts the wire and h/t credits over the rows that have the fields."""
    gold: set[tuple[Any, ...]] = set()
    found: set[tuple[Any, ...]] = set()
    for row in rows:
        if row["wire"] == "NA":
            continue
        named = [row["wire"], row["credit"].partition("h/t:")[2] if row["credit"] else ""]
        gold |= {
            (row["id"], _canonical(name, registry))
            for name in named
            if name and name.strip(" .") not in ("", "None")
        }
        document = read_text(row["text"], name=row["id"], outlet=_PUBLISHERS.get(row["outlet"]))
        found |= {
            (row["id"], _canonical(credit.outlet, registry))
            for given in find_credits(document, registry).values()
            for credit in given
            if credit.outlet and credit.scope is Scope.ARTICLE
        }
    return _count(gold, found)


def _canonical(name: str, registry: Registry) -> str:
    outlet = registry.get(name.strip(" .")) or registry.get(name.strip(" .").upper())
    return (outlet.name if outlet else name.strip(" .")).casefold()


def _count(gold: set[tuple[Any, ...]], found: set[tuple[Any, ...]]) -> Count:
    return Count(frozenset(gold & found), frozenset(found - gold), frozenset(gold - found))


# --- the table --------------------------------------------------------------------------------------------


def _interval(count: Count, draws: int = 500) -> tuple[float, float]:
    """95 % of F1 when documents are drawn again and again."""
    by_document: dict[object, list[int]] = {}
    for place, keys in enumerate((count.right, count.wrong, count.missed)):
        for key in keys:
            by_document.setdefault(key[0], [0, 0, 0])[place] += 1
    documents, chance = list(by_document.values()), random.Random(7)
    drawn = []
    for _ in range(draws if documents else 0):
        sample = chance.choices(documents, k=len(documents))
        drawn.append(_scores(*(sum(row[place] for row in sample) for place in range(3)))[2])
    drawn.sort()
    return (drawn[int(0.025 * len(drawn))], drawn[int(0.975 * len(drawn)) - 1]) if drawn else (0.0, 0.0)


def _line(label: str, count: Count) -> str:
    precision, recall, f1 = count.scores
    low, high = _interval(count)
    return (
        f"{label:34} {len(count.right) + len(count.missed):5} {precision:6.3f} {recall:6.3f} {f1:6.3f}"
        f"  [{low:.3f}, {high:.3f}]"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; 1 when the data is not there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with polnear-dev.jsonl, polnear-train.jsonl"
    )
    parser.add_argument("--set", choices=("dev", "train"), default="dev")
    parser.add_argument(
        "--misses", action="store_true", help="list what is wrong and what is missed (train only)"
    )
    options = parser.parse_args(arguments)
    path = options.data / f"polnear-{options.set}.jsonl"
    if not path.is_file():
        print(
            f"{path} is not there: get PolNeAR from https://github.com/networkdynamics/PolNeAR",
            file=sys.stderr,
        )
        return 1
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    registry = Registry.load()
    sentences, outside, milliseconds = sentence_level(rows, registry)
    documents = document_level(rows, registry)
    print(
        f"PolNeAR {options.set}, {len(rows)} documents, {len(registry)} outlets known, "
        f"{milliseconds:.1f} ms a document"
    )
    print(f"{'':34} {'gold':>5} {'P':>6} {'R':>6} {'F1':>6}  95 % of F1")
    print(_line("(sentence, outlet), outlet speaks", sentences))
    print(_line("same, outside others' words", outside))
    print(_line("(document, outlet), wire and h/t", documents))
    if options.misses and options.set == "train":
        _list_misses(rows, sentences, documents)
    return 0


def _list_misses(rows: Sequence[dict[str, Any]], sentences: Count, documents: Count) -> None:
    by_id = {row["id"]: as_document(row) for row in rows}
    for label, keys in (("FALSE", sentences.wrong), ("MISSED", sentences.missed)):
        for document, index, outlet in sorted(keys, key=str):
            print(label, outlet, "|", by_id[document].sentences[index].text.strip()[:260])
    for label, keys in (("FALSE", documents.wrong), ("MISSED", documents.missed)):
        for key in sorted(keys, key=str):
            print(label, key)


if __name__ == "__main__":
    sys.exit(main())

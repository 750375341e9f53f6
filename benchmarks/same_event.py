"""Same event, different text: are independent reports left in peace, and are rewrites found?

    python -m benchmarks.same_event [--half dev|test] [-v]

Traces every article of ``benchmarks/same_event/`` against the originals of its event and prints
one table: by kind of article, how many body sentences that derive from an original are found
(those marked as hard in the files are counted apart), with the right document and the exact
sentences, and how many that do not derive are falsely called derived. Intervals are 95 %
bootstrap intervals over articles. The texts are invented and never fitted on; the ``test`` half
is for one look, when everything is settled.
"""

from __future__ import annotations

import argparse
import datetime
import platform
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "golden"))  # the case files and their reader live there

from golden_check import body, derived_matches, is_right, place_of, traced  # noqa: E402
from golden_format import Case, Expected, fingerprint, read_case  # noqa: E402

from provenance.model import Document, TracedSentence  # noqa: E402

FOLDER = ROOT / "benchmarks" / "same_event"
INDEPENDENT = ("independent", "shared")
REWRITTEN = ("light", "medium", "heavy", "mixed", "partial")
DISGUISED = ("disguised",)  # hardly a word survives: shown, but no part of the recall asked for
RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Article:
    """What was found of one article, in counts of body sentences."""

    name: str
    kind: str
    derived: int = 0
    found: int = 0
    right_document: int = 0
    exact: int = 0
    hard: int = 0
    hard_found: int = 0
    own: int = 0
    falsely: int = 0
    verdicts: int = 0
    right_verdicts: int = 0
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its 95 % bootstrap interval over articles."""

    count: int
    of: int
    low: float
    high: float

    def __str__(self) -> str:
        if not self.of:
            return "-"
        text = f"{self.count}/{self.of} = {self.count / self.of:.3f}"
        if self.count:
            return f"{text} [{self.low:.3f}, {self.high:.3f}]"
        # Resampling nothing gives nothing: with no event in n, 1 - 0.05^(1/n) is the exact 95 % bound.
        return f"{text} (at most {1 - 0.05 ** (1 / self.of):.3f})"


def measure(half: str, *, verbose: bool = False) -> list[Article]:
    """Traces all articles of one half; ``verbose`` prints each sentence that went wrong."""
    paths = sorted(FOLDER.glob(f"{half}-*.txt"))
    measured = [_measured(read_case(path), verbose) for path in paths]
    return [article for article in measured if article is not None]


def share(
    articles: Sequence[Article], count: Callable[[Article], int], of: Callable[[Article], int]
) -> Share:
    """The pooled share over articles, which are resampled whole."""
    pairs = [(count(one), of(one)) for one in articles if of(one)]
    generator = random.Random(20220110)
    draws = sorted(_ratio(generator.choices(pairs, k=len(pairs))) for _ in range(RESAMPLES if pairs else 1))
    return Share(
        sum(pair[0] for pair in pairs),
        sum(pair[1] for pair in pairs),
        draws[int(0.025 * len(draws))],
        draws[int(0.975 * len(draws))],
    )


def false_share(articles: Sequence[Article]) -> Share:
    """Sentences of independent reports that are falsely called derived."""
    return share([a for a in articles if a.kind in INDEPENDENT], lambda a: a.falsely, lambda a: a.own)


def recall(articles: Sequence[Article], kinds: Sequence[str] = REWRITTEN) -> Share:
    """Derived sentences of rewrites that are found, the hard ones left out."""
    return share([a for a in articles if a.kind in kinds], lambda a: a.found, lambda a: a.derived)


def _ratio(pairs: Sequence[tuple[int, int]]) -> float:
    total = sum(pair[1] for pair in pairs)
    return sum(pair[0] for pair in pairs) / total if total else 0.0


def _measured(case: Case, verbose: bool) -> Article | None:
    record, originals = traced(case)
    sentences = [record.sentences[index] for index in body(record.article)]
    if len(sentences) != len(case.expected):
        count = f"{len(sentences)} body sentences are read, {len(case.expected)} labelled"
        print(f"left out: {case.name}, {count}")
        return None
    counts = dict.fromkeys(Article.__dataclass_fields__, 0)
    for sentence, expected in zip(sentences, case.expected, strict=True):
        for name in _counted(sentence, expected, originals):
            counts[name] += 1
        if verbose and (complaint := _complaint(sentence, expected, originals)):
            print(f"{case.name} {expected.sentence}: {complaint}: {sentence.text}")
    fields = {"name": case.name, "kind": case.name.split("-")[2], "signature": record.signature}
    return Article(**{**counts, **fields})  # type: ignore[arg-type]  # counts are int, the three fields str


def _counted(sentence: TracedSentence, expected: Expected, originals: tuple[Document, ...]) -> list[str]:
    matches = derived_matches(sentence)
    if not expected.derived:
        return ["own", "falsely"] if matches else ["own"]
    if expected.hard:
        return ["hard", "hard_found"] if matches else ["hard"]
    names = ["derived"]
    if matches:
        places = [place for choice in expected.choices for place in choice]
        names.append("found")
        if place_of(matches[0], originals)[0] in {place.document for place in places}:
            names.append("right_document")
        if any(is_right(matches[0], place, originals) for place in places):
            names.append("exact")
    if expected.verdicts:
        names.append("verdicts")
        if sentence.verdict in expected.verdicts:
            names.append("right_verdicts")
    return names


def _complaint(sentence: TracedSentence, expected: Expected, originals: tuple[Document, ...]) -> str:
    names = _counted(sentence, expected, originals)
    matches = derived_matches(sentence)
    if "falsely" in names:
        return f"FALSE ({expected.relation}) {place_of(matches[0], originals)} {matches[0].probability:.2f}"
    if "derived" in names and "found" not in names:
        return f"MISSED ({sentence.relation} {sentence.probability:.2f})"
    if "found" in names and "exact" not in names:
        return f"ELSEWHERE {place_of(matches[0], originals)}, not {expected.choices}"
    return ""


def _table(articles: Sequence[Article]) -> str:
    rows = [
        ("kind", "articles", "found", "right document", "exact", "hard found", "verdict", "falsely derived")
    ]
    for kind in (*INDEPENDENT, *REWRITTEN, *DISGUISED):
        some = [one for one in articles if one.kind == kind]
        rows.append(
            (
                kind,
                str(len(some)),
                _pair(some, "found", "derived"),
                _pair(some, "right_document", "found"),
                _pair(some, "exact", "found"),
                _pair(some, "hard_found", "hard"),
                _pair(some, "right_verdicts", "verdicts"),
                _pair(some, "falsely", "own"),
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows
    )


def _pair(articles: Sequence[Article], count: str, of: str) -> str:
    total = sum(getattr(one, of) for one in articles)
    return f"{sum(getattr(one, count) for one in articles)}/{total}" if total else "-"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--half", choices=("dev", "test"), default="dev")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every sentence that went wrong")
    options = parser.parse_args()
    articles = measure(options.half, verbose=options.verbose)
    independent = [one for one in articles if one.kind in INDEPENDENT]
    count = f"{len(articles)} articles, {len(independent)} of them independent"
    print(f"Same event, different text: {options.half} half, {count}")
    # Each event is a corpus of its own, so the fingerprint of one says nothing here: the texts have theirs.
    signature = articles[0].signature.rsplit(" | corpus", maxsplit=1)[0] if articles else "-"
    print(f"{signature} | texts {fingerprint(FOLDER)}")
    today = datetime.datetime.now(datetime.UTC).date()
    print(f"{today}, Python {platform.python_version()}, {platform.platform()}")
    print(_table(articles))
    print(f"falsely derived on independent reports: {false_share(articles)}")
    print(f"recall on rewrites: {recall(articles)}")
    for kind in (*REWRITTEN, *DISGUISED):
        print(f"  {kind}: {recall(articles, (kind,))}")


if __name__ == "__main__":
    main()

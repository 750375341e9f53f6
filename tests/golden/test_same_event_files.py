"""The same-event set is read as it was labelled: a number in a file means the sentence its author counted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from golden_check import body, read
from golden_format import Place, read_case

FOLDER = Path(__file__).parents[2] / "benchmarks" / "same_event"
FILES = sorted(FOLDER.glob("*.txt"))
MISREAD = {
    name.strip()
    for name in (Path(__file__).parent / "misread_files.txt").read_text(encoding="utf-8").splitlines()
    if name.strip() and not name.startswith("#")
}


def misreadings(path: Path) -> list[str]:
    case = read_case(path)
    lengths = [len(body(read(text))) for text in case.originals]
    article = len(body(read(case.article)))
    found = (
        []
        if article == len(case.expected)
        else [f"{article} sentences are read, {len(case.expected)} labelled"]
    )
    places: set[Place] = {place for one in case.expected for choice in one.choices for place in choice}
    return found + [f"no such place: {p}" for p in places if max(p.sentences) > lengths[p.document - 1]]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_sentences_are_numbered_as_labelled(path: Path) -> None:
    wrong = misreadings(path)
    assert wrong or path.stem not in MISREAD, (
        f"{path.stem} is read rightly now: delete it in misread_files.txt"
    )
    if path.stem in MISREAD:
        pytest.xfail("; ".join(wrong))
    assert not wrong


def test_the_set_is_as_large_and_as_evenly_divided_as_its_readme_says() -> None:
    kinds = Counter(path.stem.split("-")[2] for path in FILES)
    independent = kinds.pop("independent") + kinds["shared"]
    assert kinds.pop("shared") >= 24
    assert independent >= 64
    assert sum(kinds.values()) >= 64
    events = {
        half: {path.stem.split("-")[1] for path in FILES if path.stem.startswith(half)}
        for half in ("dev", "test")
    }
    assert len(events["dev"] | events["test"]) >= 20
    assert not events["dev"] & events["test"]


def test_no_sentence_of_an_independent_report_is_labelled_as_derived() -> None:
    for path in FILES:
        if path.stem.split("-")[2] in ("independent", "shared"):
            assert not any(one.derived for one in read_case(path).expected), path.stem

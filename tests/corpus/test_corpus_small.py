"""A corpus of three documents on one event: what all reports must share ties an article to none of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from provenance.corpus.memory import MemoryCorpus
from provenance.corpus.opening import create, open_corpus
from provenance.corpus.protocol import Corpus
from provenance.corpus.writer import CorpusWriter
from provenance.reading import read_text
from provenance.workflows.trace import trace

REPORTS = {
    "AFP": "President Erdan Tokmarov declared a state of emergency in Vessin on Monday. "
    "Police used tear gas near the old fish market after dockers blocked both bridges. "
    "Tokmarov told state television that order would return within days.",
    "Reuters": "Vessin's president, Erdan Tokmarov, has put the port under a state of emergency. "
    "Eleven trams stood burnt out on Harbour Street by dawn, a witness counted. "
    "Tokmarov dismissed the minister of energy, whose fuel prices had begun it all.",
    "TASS": "Erdan Tokmarov, the president, on Monday signed a state of emergency for Vessin. "
    "Airlines cancelled forty flights, and the stock exchange stayed shut. "
    "Tokmarov will speak to parliament on Wednesday.",
}
INDEPENDENT = (
    "Bakers in the hills above Vessin have not seen flour for a week, and queues form before sunrise. "
    "Under the state of emergency that President Erdan Tokmarov declared, nobody may leave home after nine. "
    "Schoolchildren from Lower Quay now learn by radio. "
    "Tokmarov has ruled for eleven years, and few here remember another name on the ballot."
)


def stored(place: Path) -> Corpus:
    create(place).close()
    with CorpusWriter(place) as writer:
        writer.add(read_text(text, outlet=outlet, published="2031-03-03") for outlet, text in REPORTS.items())
    return open_corpus(place)


def in_memory(_: Path) -> Corpus:
    return MemoryCorpus(
        read_text(text, outlet=outlet, published="2031-03-03") for outlet, text in REPORTS.items()
    )


@pytest.mark.parametrize("opened", [stored, in_memory])
def test_a_shared_president_and_a_set_phrase_accuse_nobody(
    opened: Callable[[Path], Corpus], tmp_path: Path
) -> None:
    traced = trace(read_text(INDEPENDENT, published="2031-03-05"), opened(tmp_path / "corpus"))
    assert traced.summary.sentences == 4
    assert traced.summary.derived == 0


@pytest.mark.parametrize("opened", [stored, in_memory])
def test_what_one_report_alone_has_is_still_found(opened: Callable[[Path], Corpus], tmp_path: Path) -> None:
    lifted = (
        "Eleven trams stood burnt out on Harbour Street by dawn, according to a witness count. "
        "Tokmarov dismissed his minister of energy, whose fuel prices had begun it all."
    )
    traced = trace(read_text(lifted, published="2031-03-05"), opened(tmp_path / "corpus"))
    assert traced.summary.by_outlet == {"Reuters": 2}

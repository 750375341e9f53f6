"""The report on a collection: what it sums up, and the way down to the pair of sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from provenance.corpus.memory import MemoryCorpus
from provenance.figures.grid import clustered
from provenance.network.rows import Lost
from provenance.publish.blocks import Bar, FigureBlock, Heading, SentencePair, Table
from provenance.publish.markdown import print_markdown
from provenance.reading import read_text
from provenance.report.network import network_page, outlet_matrix, taken_delays
from provenance.report.network_chains import chains, undetermined
from provenance.report.network_pair import MOST_SENTENCES, pair_page
from provenance.workflows.network import Network, NetworkOptions, network
from provenance.workflows.network_files import summary
from provenance.workflows.network_report import _lost_line, findings
from provenance.workflows.network_tables import COLUMNS, frame

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

STORY = (
    "The lighthouse at Cape Orrin went dark on Monday night after its generator caught fire in the storm.",
    "Keeper Ines Falk carried the spare lamp up two hundred steps and lit it by hand before midnight.",
    "Three trawlers on the way to Brannock turned back when they could not make out the reef.",
    "The pilots' guild wants a second generator, for which the county refused to pay in January.",
    "Repairs will take until the end of the month, and cost some forty thousand crowns.",
)
HOSTILE = "<script>alert(1)</script> =cmd() \u202eevil"


def collection(outlet: str = "Coast Paper", language: str | None = None) -> Network:
    def document(sentences: tuple[str, ...], who: str, hour: int, title: str) -> object:
        return read_text(
            "\n\n".join(sentences),
            name=title,
            title=title,
            outlet=who,
            language=language,
            published=f"2024-03-05T{hour:02d}:00+00:00",
            url=f"https://{title.lower().replace(' ', '-')}.example/a",
        )

    documents = [
        document(STORY, "Reuters", 8, "Light out"),
        document((STORY[0], STORY[1].replace("carried", "took"), *STORY[2:4]), outlet, 9, "Dark cape"),
        document((f"{STORY[0][:-1]}, Reuters reported.", *STORY[2:]), "Bay Post", 12, "Reef"),
    ]
    return network(MemoryCorpus(documents), options=NetworkOptions(workers=1))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def found() -> Network:
    return collection()


def test_the_page_sums_the_collection_up_and_says_what_it_does_not_show(found: Network) -> None:
    page = network_page(findings(found))
    text = print_markdown(page)
    traced = sum(row["traced"] for row in found.rows("articles"))
    assert f"{traced} of " in text
    rows = list(found.rows("outlets"))
    unnamed = sum(row["uncredited"] + row["miscredited"] for row in rows)
    assert f"{unnamed} ({round(100 * unnamed / traced)} %) name nobody, or another outlet (not named)" in text
    assert "says nothing of intent" in text
    assert found.signature == page.signature
    titles = [block.text for block in page.blocks if isinstance(block, Heading)]
    assert {"Which outlet lives on whose text", "How the largest story travelled"} <= set(titles)
    assert sum(isinstance(block, FigureBlock) for block in page.blocks) >= 3


def test_every_pair_of_outlets_leads_to_the_page_of_its_sentences(found: Network, tmp_path: Path) -> None:
    found.save(tmp_path)
    index = (tmp_path / "report" / "index.html").read_text()
    pages = sorted(path.name for path in (tmp_path / "report").glob("pair-*.html"))
    assert len(pages) == len(found.found.traffic) == 2
    assert all(f'href="{name}"' in index for name in pages)
    (coast,) = [
        text
        for name in pages
        if "What Coast Paper took" in (text := (tmp_path / "report" / name).read_text())
    ]
    assert 'href="index.html"' in coast
    assert "two hundred steps" in coast
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    assert {path.name for path in (tmp_path / "figures").iterdir()} == {
        f"{name}.{ending}"
        for name in ("outlet-heatmap", "outlet-network", "story-flow", "delays")
        for ending in ("png", "svg")
    }


def test_sentences_that_stand_in_no_part_of_the_bar_are_accounted_for(found: Network) -> None:
    shown = findings(found)
    articles = shown.articles.assign(own=2, undetermined=[1, 0, 0])
    articles["sentences"] += 4
    page = network_page(replace(shown, articles=articles))
    (bar,) = [block for block in page.blocks if isinstance(block, Bar)]
    left = int(articles["sentences"].sum()) - sum(bar.counts.values())
    text = print_markdown(page)
    assert (
        f"{left} more sentences are in no part of the bar: 6 stand in an earlier text of the same outlet"
        in text
    )
    assert (
        f"1 stand in texts of which nobody can say which was first and {left - 7} go back to a common original"
        in text
    )


def test_a_lost_original_is_told_with_the_title_and_dates_of_what_goes_back_to_it(found: Network) -> None:
    members = tuple(sorted(found.found.nodes, key=lambda key: found.found.nodes[key].published or ""))
    assert _lost_line(found, Lost("lost:x", members)) == (
        "Light out: a text of an unknown outlet, behind 3 documents: Reuters (2024-03-05 08:00), "
        "Coast Paper (2024-03-05 09:00), Bay Post (2024-03-05 12:00)."
    )


def test_articles_in_another_language_are_reported_and_nobody_is_said_to_be_unnamed(tmp_path: Path) -> None:
    found = collection(language="de")
    found.save(tmp_path)
    assert {row["share_uncredited"] for row in found.rows("outlets")} == {None}
    assert {row["credited_as"] for row in found.rows("links")} == {None}
    assert list(found.rows("credits")) == []
    page = (tmp_path / "report" / "pair-01.html").read_text()
    assert "Whether they name Reuters was not judged" in page
    (articles,) = [
        block
        for block in network_page(findings(found)).blocks
        if isinstance(block, Table) and block.columns[0] == "Article"
    ]
    assert {cells[4][0].text for cells in articles.rows} == {"–"}
    assert "not named" not in page


def row(number: int, verdict: str | None = "uncredited") -> dict[str, object]:
    return {
        "article_id": f"{number:032x}", "article_title": "Dark cape", "article_url": None, "original_url": None,
        "article_published": "2024-03-05T09:00+00:00", "original_published": "2024-03-05T08:00+00:00",
        "original_outlet": "Reuters", "sentence": number, "relation": "near-verbatim", "probability": 0.93,
        "verdict": verdict, "credited_as": "(nobody)", "drift": "number",
        "article_text": "Three boats turned back.", "original_text": "Four boats turned back.",
    }  # fmt: skip


def test_a_pair_shows_both_sentences_what_changed_and_the_verdict() -> None:
    page = pair_page("Coast Paper", "Reuters", [row(0)], home="index.html", signature="s")
    (pair,) = [block for block in page.blocks if isinstance(block, SentencePair)]
    assert pair.tone == "uncredited"
    assert "".join(span.text for span in pair.text) == "Three boats turned back."
    assert "".join(span.text for span in pair.passages[0].text) == "Four boats turned back."
    assert "a number" in print_markdown(page)
    (bar,) = [block for block in page.blocks if isinstance(block, Bar)]
    assert dict(bar.counts) == {"uncredited": 1}


def test_a_pair_tells_upstream_only_apart_from_naming_the_outlet_and_from_naming_nobody() -> None:
    rows = [row(0, "credited"), row(1, "upstream-only"), *(row(n, "uncredited") for n in (2, 3, 4, 5))]
    rows += [row(6, "miscredited"), row(7, None)]
    text = print_markdown(pair_page("Coast Paper", "Reuters", rows, home="index.html", signature="s"))
    assert (
        "1 names Reuters; 1 names only somebody whom that text itself names (upstream-only); "
        "5 (62 %) name nobody, or another outlet (not named); 1 could not be judged"
    ) in text


def test_of_very_many_sentences_the_page_says_where_the_rest_is() -> None:
    rows = [row(number) for number in range(MOST_SENTENCES + 5)]
    page = pair_page("Coast Paper", "Reuters", rows, home="index.html", signature="s")
    assert sum(isinstance(block, SentencePair) for block in page.blocks) == MOST_SENTENCES
    assert "5 more sentences in links.csv" in print_markdown(page)


def test_a_collection_in_which_nothing_was_taken_is_told_as_well() -> None:
    alone = [
        read_text(text, name=str(n), outlet=f"O{n}", published="2024-03-05")
        for n, text in enumerate(("Snow fell on the pass all night.", "The choir sang in the old mill."))
    ]
    page = network_page(findings(network(MemoryCorpus(alone), options=NetworkOptions(workers=1))))
    assert "0 of 2 sentences were taken" in print_markdown(page)
    assert not any(isinstance(block, Table) for block in page.blocks)


def test_hostile_names_are_text_in_the_report_and_in_its_pictures(tmp_path: Path) -> None:
    found = collection(HOSTILE)
    found.save(tmp_path)
    for path in [*(tmp_path / "report").glob("*.html"), *(tmp_path / "figures").glob("*.svg")]:
        text = path.read_text()
        assert "<script>alert" not in text
        assert "\u202e" not in text


def test_what_one_outlet_alone_repeats_is_in_the_tables_and_not_in_the_report() -> None:
    days = [
        read_text("\n\n".join(STORY), name=str(day), outlet="Coast Paper", published=f"2024-03-0{day}")
        for day in (5, 6)
    ]
    found = network(MemoryCorpus(days), options=NetworkOptions(workers=1))
    assert {row["own"] for table in ("families", "cascades") for row in found.rows(table)} == {True}
    told = summary(found)
    assert (told["families"], told["own_families"], told["cascades"], told["own_cascades"]) == (0, 1, 0, 1)
    page = network_page(findings(found))
    assert "0 texts went round as copies" in print_markdown(page)
    titles = {block.text for block in page.blocks if isinstance(block, Heading)}
    assert not titles & {"Cascades: who took it from whom", "Texts that went round as copies"}
    assert "How the largest story travelled" not in titles


def test_delays_are_those_of_what_was_taken_from_others() -> None:
    """An outlet's own text, the same day and a common origin say nothing of how fast somebody copied."""
    rows = [
        {"counted": True, "own": False, "direction": "source", "minutes": 80},
        {"counted": False, "own": True, "direction": "source", "minutes": 1440},
        {"counted": False, "own": False, "direction": "common-origin", "minutes": -1155},
        {"counted": False, "own": False, "direction": "undetermined", "minutes": None},
    ]
    pairs = frame("pairs", [dict.fromkeys(COLUMNS["pairs"]) | row for row in rows])
    assert taken_delays(pairs).tolist() == [80]


def test_the_matrix_of_outlets_has_one_order_on_the_page_and_in_the_picture(found: Network) -> None:
    rows = [("A", "AFP", 9), ("B", "Reuters", 8), ("C", "AFP", 7), ("B", "AFP", 1)]
    matrix = outlet_matrix(pd.DataFrame(rows, columns=["outlet", "used", "sentences"]))
    assert list(matrix.index) == ["A", "C", "B"]
    assert list(clustered(matrix).index) == list(matrix.index)


def test_chains_are_followed_over_main_steps_the_longest_first() -> None:
    rows = [
        ("a", "b", True), ("b", "c", True), ("c", "d", True), ("a", "e", True), ("b", "d", False),
        ("lost:x", "x", True), ("x", "y", True), ("y", "z", True), ("lost:q", "q", True), ("q", "r", True),
    ]  # fmt: skip
    steps = pd.DataFrame(rows, columns=["giver", "taker", "main"])
    assert chains(steps) == [("a", "b", "c", "d"), ("lost:x", "x", "y", "z")]


def test_a_chain_leads_to_the_pages_of_its_pairs(tmp_path: Path) -> None:
    middle = (STORY[0].replace("went dark", "fell dark"), *STORY[1:4], "Anglers saw it from the pier.")
    last = (middle[0], *middle[1:3], middle[4], "The choir sang in the old mill.")
    documents = [
        read_text(
            "\n\n".join(text), name=who, outlet=who, title=who, published=f"2024-03-05T{hour:02d}:00+00:00"
        )
        for who, text, hour in (("Reuters", STORY, 8), ("Bay Post", middle, 9), ("Coast Paper", last, 11))
    ]
    network(MemoryCorpus(documents), options=NetworkOptions(workers=1)).save(tmp_path)
    text = (tmp_path / "report" / "index.html").read_text()
    chain = re.sub(r"<[^>]*>", "", text[text.index("Chains</h2>") :])
    assert (
        "Reuters (2024-03-05 08:00) → Bay Post (2024-03-05 09:00) → Coast Paper (2024-03-05 11:00)" in chain
    )


def test_pairs_of_unknown_order_are_listed_once_and_accuse_nobody() -> None:
    day = [
        read_text("\n\n".join(STORY), name=who, outlet=who, title=f"News of {who}", published="2024-03-05")
        for who in ("Bay Post", "Coast Paper")
    ]
    found = findings(network(MemoryCorpus(day), options=NetworkOptions(workers=1)))
    assert [number for *_, number in undetermined(found.pairs)] == [5]
    text = print_markdown(network_page(found))
    assert "Text in common, order unknown" in text
    assert "Bay Post (2024-03-05): News of Bay Post" in text


def test_remarks_on_the_collection_stand_in_the_report(found: Network) -> None:
    assert "not in the registry" in print_markdown(network_page(findings(found)))

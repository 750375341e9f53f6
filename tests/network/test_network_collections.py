"""Whole collections, from documents to tables: the seeds, invented stories, and bad input."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from provenance.corpus.lossless import pack
from provenance.corpus.memory import MemoryCorpus
from provenance.corpus.opening import open_corpus
from provenance.corpus.store import StoredCorpus
from provenance.corpus.writer import CorpusWriter
from provenance.errors import CorpusError, OutputError, SettingsError
from provenance.model import Document
from provenance.network.rows import Way
from provenance.outlets import Registry
from provenance.reading import read_path, read_text
from provenance.settings import Settings
from provenance.workflows.network import Network, NetworkOptions, network
from provenance.workflows.network_work import ArticleJudge, judge_for
from provenance.workflows.trace import trace

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

SEEDS = Path(__file__).parents[2] / "seeds"
ONE = NetworkOptions(workers=1)

STORY = (
    "The harbour master of Port Selby closed the northern quay on Tuesday after a crane fell on two barges.",
    "Divers searched the wreck for six hours and found no one under the twisted jib of the crane.",
    "Ferries to the outer islands stay in port until Thursday noon while engineers test the concrete.",
    "Fishermen were told to land their herring at the old jetty, where the depth is barely four metres.",
    "Insurers put the first estimate of the damage at nine million crowns, a third of it to the timber.",
    "The crane, built in 1961, had passed its yearly inspection in early spring, records of the port show.",
)
OTHER = (
    "Snow kept the Karsk mountain pass shut for a third day and lorries queue on both of its sides.",
    "Ploughs from three counties work from the southern ramp, where drifts reach the height of a bus.",
    "Drivers stranded at the summit inn were given soup and blankets by volunteers of a walking club.",
    "The road office expects to open one lane on Friday morning if the wind over the ridge falls.",
)


def document(
    sentences: Sequence[str], outlet: str | None, published: str | None, *, url: str | None = None
) -> Document:
    name = (
        url or f"https://{(outlet or 'nobody').lower().replace(' ', '')}.example/{len(' '.join(sentences))}"
    )
    return read_text("\n\n".join(sentences), name="story", outlet=outlet, published=published, url=name)


def compare(*documents: Document, **options: object) -> Network:
    return network(MemoryCorpus(documents), options=replace(ONE, **options))  # type: ignore[arg-type]


def at(hour: int) -> str:
    return f"2024-03-05T{hour:02d}:00+00:00"


@pytest.fixture(scope="module")
def seeds() -> tuple[Network, dict[str, str]]:
    found = network(SEEDS, options=ONE)
    return found, {row["id"]: Path(row["path"]).name[:3] for row in found.rows("articles")}


def test_of_the_seeds_the_wire_text_gave_to_one_and_nothing_came_from_two(
    seeds: tuple[Network, dict[str, str]],
) -> None:
    found, names = seeds
    taken = {
        (names[link.original], names[link.article]) for link in found.found.links if link.way is Way.SOURCE
    }
    assert ("001", "000") in taken
    assert not {name for pair in taken for name in pair} & {"003", "004"}


def test_the_seed_that_is_older_than_the_wire_text_shares_a_lost_original_with_it(
    seeds: tuple[Network, dict[str, str]],
) -> None:
    found, names = seeds
    assert [{names[member] for member in item.members} for item in found.found.routes.lost] == [
        {"001", "002"}
    ]
    edges = {(e.giver, names[e.taker]) for c in found.found.routes.cascades for e in c.edges}
    assert {(names.get(giver, "lost"), taker) for giver, taker in edges} >= {
        ("lost", "001"), ("lost", "002"), ("001", "000"), ("002", "000"),
    }  # fmt: skip


def test_the_seed_without_a_date_is_kept_and_marked(seeds: tuple[Network, dict[str, str]]) -> None:
    found, names = seeds
    rows = {names[row["id"]]: row for row in found.rows("articles")}
    assert [name for name, row in rows.items() if not row["dated"]] == ["003"]
    assert any("no date, or none that can be right: kept" in note for note in found.notes)


def test_a_copy_of_a_copy_is_followed_to_the_first_text() -> None:
    middle = (STORY[0].replace("closed", "shut"), *STORY[1:4], *OTHER[:1])
    last = (middle[0], *middle[1:3], *OTHER[1:2])
    first, second, third = (
        document(STORY, "Reuters", at(8)), document(middle, "Site One", at(9)), document(last, "Site Two", at(11)),
    )  # fmt: skip
    found = compare(first, second, third)
    edges = {(e.giver, e.taker, e.minutes) for c in found.found.routes.cascades for e in c.edges}
    assert edges == {(first.id, second.id, 60), (second.id, third.id, 120)}
    links = [row for row in found.rows("links") if row["article_id"] == third.id]
    assert {row["first_id"] for row in links} == {first.id}
    assert all(row["article_text"] and row["original_text"] for row in links)


def test_copies_without_credit_and_with_it_are_told_apart_in_the_table_of_outlets() -> None:
    credit = "The report was first carried by Reuters, the agency said."
    found = compare(
        document(STORY, "Reuters", at(8)),
        document(STORY[:4], "Quiet Site", at(9)),
        document((f"{STORY[0][:-1]}, Reuters reported.", *STORY[1:4], credit), "Honest Site", at(10)),
    )
    rows = {row["outlet"]: row for row in found.rows("outlets")}
    assert rows["Quiet Site"]["used"] == rows["Honest Site"]["used"] == "Reuters"
    assert rows["Quiet Site"]["share_uncredited"] == 1.0
    assert rows["Honest Site"]["credited"] >= 1
    assert rows["Quiet Site"]["median_minutes"] == 60
    links = [row for row in found.rows("links") if row["counted"]]
    assert len(links) == sum(row["sentences"] for row in rows.values())
    assert sum(row["verdict"] == "credited" for row in links) == sum(r["credited"] for r in rows.values())
    pairs = [row for row in found.rows("pairs") if row["counted"]]
    assert sum(row["uncredited"] for row in pairs) == sum(row["uncredited"] for row in rows.values())


def test_an_outlet_that_uses_its_own_text_again_is_not_counted_as_copying() -> None:
    found = compare(document(STORY, "Site", at(8)), document((*STORY[:5], OTHER[0]), "Site", at(9)))
    assert list(found.rows("outlets")) == []
    assert {(row["own"], row["counted"], row["verdict"]) for row in found.rows("links")} == {
        (True, False, None)
    }
    assert [row["own"] for row in found.rows("articles")] == [0, 5]


def test_on_one_day_without_times_nobody_is_said_to_have_copied() -> None:
    found = compare(document(STORY, "Site One", "2024-03-05"), document(STORY, "Site Two", "2024-03-05"))
    assert {row["direction"] for row in found.rows("links")} == {"undetermined"}
    assert {row["verdict"] for row in found.rows("links")} == {None}, "nobody is accused"
    assert {(row["counted"], row["uncredited"]) for row in found.rows("pairs")} == {(False, None)}
    assert [row["traced"] for row in found.rows("articles")] == [0, 0]
    assert len(list(found.rows("families"))) == 2


def test_papers_that_credit_one_missing_agency_did_not_copy_each_other() -> None:
    line = f"{STORY[0][:-1]}, Reuters reported."
    found = compare(
        document((line, *STORY[1:]), "Site One", at(8)), document((line, *STORY[1:5]), "Site Two", at(9))
    )
    (lost,) = found.found.routes.lost
    assert (lost.outlet, len(lost.members)) == ("Reuters", 2)
    assert {row["direction"] for row in found.rows("links")} == {"common-origin"}


def test_an_undated_document_is_never_first() -> None:
    found = compare(document(STORY, "Site One", None), document(STORY[:5], "Site Two", at(9)))
    links = list(found.rows("links"))
    assert {row["article_published"] for row in links} == {None}
    assert {row["original_published"] for row in links} == {at(9)}
    assert {row["counted"] for row in links} == {True}, "as the note says"


@pytest.mark.parametrize("wrong", ["1970-01-01", "1900-01-01", "0024-03-05", "2999-01-01", "2024-02-31"])
def test_a_date_that_cannot_be_right_is_set_aside_and_named(wrong: str) -> None:
    early = replace(document(STORY, "Site One", at(8)), published=wrong)
    found = compare(early, document(STORY[:5], "Site Two", at(9)))
    assert any(wrong in note for note in found.notes)
    assert {row["article_id"] for row in found.rows("links")} == {early.id}


def test_a_document_of_a_day_to_come_is_one_without_a_date() -> None:
    url = "https://one.example/a"
    ahead = [(datetime.now(UTC) + timedelta(days=days)).date().isoformat() for days in (1, 9)]
    late, wrong = (document(STORY, "Site One", day, url=url) for day in ahead)
    copy = document(STORY[:5], "Site Two", at(9))
    assert not any("in the future" in note for note in compare(late, copy).notes), "clocks differ by a day"
    found = compare(wrong, copy)
    told = f"1 date lies in the future, and was set aside: {ahead[1]} ({url})."
    assert told in found.notes
    assert [row["published"] for row in found.rows("articles")] == [at(9), None]
    assert "1 document carries no date" in found.notes[0]


def test_half_characters_in_names_do_not_stop_the_tables(tmp_path: Path) -> None:
    copy = document(STORY[:5], None, at(9), url="https://two.example/a")
    odd = replace(copy, outlet="\x1b[31mSite\udcffTwo", title="\ud800 Title", path="bad\udcffname.txt")
    found = compare(document(STORY, "Site One", at(8)), odd)
    found.save(tmp_path / "out")
    assert (
        (tmp_path / "out" / "outlets.csv").read_text(encoding="utf-8").splitlines()[1].startswith("SiteTwo,")
    )
    assert json.loads((tmp_path / "out" / "routes.prov.json").read_text())["entity"]


def test_two_documents_of_one_address_are_not_compared_and_that_is_said() -> None:
    url = "https://site.example/story"
    found = compare(document(STORY, "One", at(8), url=url), document(STORY[:5], "Two", at(9), url=url))
    assert list(found.rows("links")) == []
    assert any(url in note for note in found.notes)


def test_an_outlet_that_nobody_knows_keeps_its_name_and_is_mentioned() -> None:
    found = compare(document(STORY, "The Selby Bugle", at(8)), document(STORY[:5], None, at(9)))
    assert [(row["outlet"], row["used"]) for row in found.rows("outlets")] == [
        ("(unknown outlet)", "The Selby Bugle")
    ]
    assert any("The Selby Bugle" in note for note in found.notes)


def test_a_period_chooses_the_articles_and_not_their_originals() -> None:
    old, new = document(STORY, "One", "2024-01-05"), document(STORY[:5], "Two", "2024-03-05")
    found = compare(old, new, since="2024-03-01", until="2024-03-31")
    assert [row["id"] for row in found.rows("articles")] == [new.id]
    assert {row["original_id"] for row in found.rows("links")} == {old.id}
    assert list(compare(old, new, window=10).rows("links")) == []


def test_what_a_period_leaves_out_for_want_of_a_date_is_not_called_kept() -> None:
    dated = document(STORY, "One", "2024-03-05"), document(STORY[:5], "Two", "2024-03-06")
    found = compare(*dated, document(STORY[:4], "Three", None), since="2024-03")
    assert len(list(found.rows("articles"))) == 2
    assert found.notes[0] == (
        "1 document lies outside the period, 1 of them without a date, and was not looked at."
    )
    assert not any("no date, or none that can be right" in note for note in found.notes)


def test_articles_are_compared_with_the_corpus_and_not_with_each_other() -> None:
    corpus = MemoryCorpus([document(OTHER, "Reuters", at(7)), document(STORY[:3], "AP", at(8))])
    one, two = document(STORY, "One", at(9)), document(STORY, "Two", at(10))
    found = network(corpus, MemoryCorpus([one, two]), options=ONE)
    assert {row["article_id"] for row in found.rows("links")} == {one.id, two.id}
    assert {row["original_outlet"] for row in found.rows("links")} == {"AP"}


def test_a_selection_without_articles_is_a_letter() -> None:
    one, two = document(STORY, "One", at(8)), document(OTHER, "Two", at(9))
    with pytest.raises(CorpusError, match="None of the 2 articles falls into the period --since 2030-01-01"):
        compare(one, two, since="2030-01-01")
    with pytest.raises(SettingsError, match="lies after"):
        compare(one, two, since="2024-02-01", until="2024-01-01")
    with pytest.raises(SettingsError, match="--since needs a day"):
        compare(one, two, since="yesterday")
    with pytest.raises(CorpusError, match="a single document"):
        compare(one)


def test_the_order_of_the_documents_changes_nothing() -> None:
    documents = [
        document(STORY, "Reuters", at(8)), document(STORY[:4], "One", at(9)), document(STORY[2:], "Two", at(10)),
        document(OTHER, "AP", at(8)), document((*OTHER[:2], *STORY[:2]), "Three", at(11)),
    ]  # fmt: skip
    one, two = compare(*documents), compare(*reversed(documents))
    assert one.signature == two.signature
    for table in one.tables:
        assert list(one.rows(table)) == list(two.rows(table)), table


def test_stored_corpora_give_what_the_same_documents_in_memory_give(tmp_path: Path) -> None:
    """What is stored is handed on as it is, and surveyed without its texts, unless something is wrong with it."""
    wire = document(STORY, "Reuters", at(8))
    shared = document(STORY[:4] + OTHER[:2], "Hill Post", at(10))
    marked = replace(document(STORY[1:5], "Bay News", at(12)), title="A crane\x1b[31m fell")
    wrong = replace(document(OTHER, "Karsk Courier", at(9)), published="1970-01-01")
    originals, articles = (wire, shared, wrong), (shared, marked)
    results = []
    for hold in (MemoryCorpus, lambda documents: _stored(tmp_path / str(len(documents)), documents)):
        found = network(hold(originals), hold(articles), options=ONE)
        results.append((list(found._records()), found.notes))
    assert results[0] == results[1]
    assert results[0][0]
    assert any("1970-01-01" in note for note in results[0][1])


def _stored(place: Path, documents: Sequence[Document]) -> StoredCorpus:
    with CorpusWriter(place) as writer:
        writer.add(documents)
    return open_corpus(place)


def test_results_are_written_whole_and_not_over_others(tmp_path: Path) -> None:
    found = compare(document(STORY, "=Reuters()", at(8)), document(STORY[:4], "One", at(9)))
    paths = found.save(tmp_path)
    assert {path.name for path in paths} >= {
        "links.parquet", "links.csv", "articles.csv", "outlets.graphml", "cascades.gexf", "routes.prov.json",
        "summary.json",
    }  # fmt: skip
    assert not list(tmp_path.rglob("*.part"))
    import pandas as pd

    for table in found.tables:
        assert pd.read_parquet(tmp_path / f"{table}.parquet").shape == found.to_frame(table).shape
    assert "'=Reuters()" in (tmp_path / "outlets.csv").read_text()
    assert json.loads((tmp_path / "summary.json").read_text())["signature"] == found.signature
    with pytest.raises(OutputError, match="--force"):
        found.save(tmp_path)


def test_a_graph_for_networkx_has_the_same_edges() -> None:
    networkx = pytest.importorskip("networkx")
    found = compare(document(STORY, "Reuters", at(8)), document(STORY[:4], "One", at(9)))
    graph = found.to_networkx("outlets")
    assert list(graph.edges) == [("Reuters", "One")]
    assert isinstance(found.to_networkx("cascades"), networkx.DiGraph)


def test_a_table_or_graph_that_is_none_is_told_with_those_there_are() -> None:
    found = compare(document(STORY, "Reuters", at(8)), document(STORY[:4], "One", at(9)))
    for call in (found.to_frame, lambda table: list(found.rows(table)), found.graph, found.to_networkx):
        with pytest.raises(SettingsError, match=r"Choose one of: .*outlets"):
            call("pears")
    assert repr(found).startswith("<Network of 2 articles: 1 cascade; ")


@pytest.mark.parametrize("name", sorted(path.name for path in SEEDS.glob("*.txt")))
def test_an_article_without_originals_is_judged_as_trace_judges_it(name: str) -> None:
    article = read_path(SEEDS / name)
    others = MemoryCorpus([document(OTHER, "AP", at(7)), document(OTHER[:2], "Two", at(8))])
    judge = ArticleJudge(len(others), Settings(), Registry.load(), originals_too=False)
    counts = json.loads(judge.record(article, []))["counts"]
    summary = trace(article, others).summary
    assert counts.pop("sentences") == summary.sentences
    assert counts.pop("unsure") == 0
    assert counts == summary.by_verdict


def test_the_verdicts_of_a_collection_are_those_of_a_trace() -> None:
    corpus = MemoryCorpus([document(STORY, "Reuters", at(8)), document(OTHER, "AP", at(7))])
    article = document((f"{STORY[0][:-1]}, Reuters reported.", *STORY[1:4], OTHER[3]), "Site", at(11))
    options = {"documents": 2, "settings": {}, "outlets": None, "credits": False}
    judge = judge_for(options)
    record = json.loads(judge(0, pack(article), [pack(item) for item in corpus.documents()]))
    wanted = trace(article, corpus)
    found = {(link["sentence"], link["original"], link["verdict"]) for link in record["links"]}
    assert found == {
        (s.index, match.original.id, s.verdict)
        for s in wanted.sentences
        for match in s.matches
        if match.relation.derived and s.verdict
    }

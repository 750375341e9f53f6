"""A stored corpus: what it keeps, what it links, and what it says when something is wrong."""

from __future__ import annotations

import gc
import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from filled_corpus import WIRE, filled

from provenance.corpus.catalogue import entries, places, relatives, totals, versions
from provenance.corpus.index import IndexDamagedError
from provenance.corpus.lock import LockBusyError
from provenance.corpus.opening import open_corpus
from provenance.corpus.places import DATABASE
from provenance.corpus.selection import SelectedCorpus, Selection
from provenance.corpus.store import StoredCorpus
from provenance.corpus.tables import Status
from provenance.corpus.verify import verify
from provenance.corpus.writer import Checkpoint, CorpusWriter
from provenance.errors import SettingsError
from provenance.model import Document

Make = Callable[..., Document]


def test_a_corpus_that_nobody_holds_lets_go_of_its_files(place: Path, make: Make) -> None:
    filled(place, make(WIRE))
    corpus = open_corpus(place)
    connection = corpus._connection
    del corpus
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")


# -- documents and places ------------------------------------------------------------------


def test_the_same_text_at_another_address_is_stored_once_with_both_places(place: Path, make: Make) -> None:
    here = make(WIRE, outlet="AP", url="https://ap.example/1")
    there = make(WIRE, outlet="AP", url="https://ap.example/2")
    with CorpusWriter(place) as writer:
        assert writer.add([here, there, here]) == [Status.NEW, Status.DUPLICATE, Status.KNOWN]
    corpus = open_corpus(place)
    assert len(corpus) == 1
    assert [p.url for p in places(corpus, here.id)] == [here.url, there.url]
    assert corpus.document(there.id) == here
    assert corpus.candidates(there) == []


def test_a_newer_text_at_the_same_address_is_kept_beside_the_older(place: Path, make: Make) -> None:
    older = make(WIRE, url="https://ap.example/1", published="2031-03-02T08:00+00:00")
    newer = make(WIRE + " One died.", url="https://ap.example/1", published="2031-03-02T10:00+00:00")
    with CorpusWriter(place) as writer:
        assert writer.add([older]) == [Status.NEW]
        assert writer.add([newer]) == [Status.VERSION]
    corpus = open_corpus(place)
    assert [v.id for v in versions(corpus, newer.id)] == [older.id]


def test_near_duplicates_are_one_family_and_strangers_are_not(place: Path, make: Make) -> None:
    copy = make("VESSIN. " + WIRE, outlet="Daily Vessin")
    update = make(WIRE + " A union called for a strike. The company did not answer questions.", outlet="AP")
    stranger = make("A crane was seen in the marsh on Sunday morning. It flew north.")
    corpus = filled(place, make(WIRE, outlet="AFP"), copy, update, stranger)
    assert {entry.id for entry in relatives(corpus, copy.id)} == {make(WIRE, outlet="AFP").id, update.id}
    assert relatives(corpus, stranger.id) == []
    assert totals(corpus).families == 1


def test_a_family_held_together_by_one_member_falls_apart_without_it(place: Path, make: Make) -> None:
    other = (
        "The museum of Puerto Almena opened a new wing for stone tools. Entry is free on every first Monday. "
        "The director thanked three donors from the shipping business. Visitors queued for two hours outside."
    )
    first, second, both = make(WIRE), make(other), make(WIRE + " " + other)
    corpus = filled(place, first, second, both)
    assert {entry.id for entry in relatives(corpus, first.id)} == {second.id, both.id}
    with CorpusWriter(place) as writer:
        writer.remove([both.id])
    assert relatives(open_corpus(place), first.id) == []


def test_removing_leaves_no_trace(place: Path, make: Make) -> None:
    keep, gone = (
        make(WIRE),
        make("The parliament of Vessin passed a budget for ferries. Taxes will not rise."),
    )
    before = filled(place, keep)
    fingerprint, counted = before.fingerprint, before.frequency(["budget", "ferri", "vessin"])
    with CorpusWriter(place) as writer:
        writer.add([gone])
        assert writer.remove([gone.id, "unknown"]) == [gone.id]
    after = StoredCorpus(place)
    assert (after.fingerprint, after.frequency(["budget", "ferri", "vessin"])) == (fingerprint, counted)
    assert after.document(gone.id) is None
    assert verify(place) == []


def test_what_was_removed_can_be_added_again(place: Path, make: Make) -> None:
    document = make(WIRE)
    with CorpusWriter(place) as writer:
        writer.add([document])
        writer.remove([document.id])
        assert writer.add([document]) == [Status.NEW]
    assert open_corpus(place).candidates(make("A crane fell on a pier.")) == [document]


def test_a_story_that_everybody_carried_does_not_crowd_out_the_other_source(place: Path, make: Make) -> None:
    copies = [make(WIRE + f" Copy for paper {n}.", outlet=f"Paper {n}") for n in range(30)]
    other = make("Divers had warned of rust on the crane for years, a report seen by this paper says.")
    article = make(WIRE + " Divers had warned of rust for years.")
    corpus = filled(place, *copies, other)
    found = corpus.candidates(article, limit=12)
    assert other in found
    assert len(found) == 12


def test_the_source_of_one_sentence_is_found_behind_many_documents_that_share_more(
    place: Path, make: Make
) -> None:
    copies = [make(WIRE + f" Copy for paper {n}.", outlet=f"Paper {n}") for n in range(60)]
    other = make("Divers had warned of rust on the crane for years, a report seen by this paper says.")
    article = make(WIRE + " Divers had warned of rust for years.")
    assert other in filled(place, *copies, other).candidates(article, limit=12)


def test_the_earliest_of_a_large_family_is_always_a_candidate(place: Path, make: Make) -> None:
    copies = [
        make(WIRE + f" Copy for paper {n}.", outlet=f"Paper {n}", published=f"2031-03-{n + 10}")
        for n in range(15)
    ]
    early = make("VESSIN (Agency). " + WIRE[:-60] + ".", outlet="Agency", published="2031-03-01")
    article = make(WIRE + " Copy for paper five.")
    assert early in filled(place, *copies, early).candidates(article, limit=12)


# -- pictures of one moment ----------------------------------------------------------------


def test_a_reader_sees_one_committed_moment_until_it_asks_for_the_next(place: Path, make: Make) -> None:
    first, second = make(WIRE), make("A second crane fell on the ferry pier of Vessin.")
    article = make("Cranes fell on the ferry pier.")
    corpus = filled(place, first)
    with CorpusWriter(place) as writer:
        writer.add([second])
        writer.remove([first.id])
    assert (len(corpus), corpus.candidates(article)) == (1, [first])
    corpus.refresh()
    assert (len(corpus), corpus.candidates(article)) == (1, [second])


def test_a_reader_that_cannot_move_on_stays_where_it_was(place: Path, make: Make) -> None:
    first, second = make(WIRE), make("A second crane fell on the ferry pier of Vessin.")
    corpus = filled(place, first)
    with CorpusWriter(place) as writer:
        writer.add([second])
        writer.remove([first.id])
    shutil.rmtree(corpus.index_folder)
    with pytest.raises(IndexDamagedError):
        corpus.refresh()
    assert (len(corpus), list(corpus.documents())) == (1, [first])
    assert corpus.candidates(make("Cranes fell on the ferry pier.")) == [first]


def test_a_second_writer_is_told_who_holds_the_lock(place: Path) -> None:
    with CorpusWriter(place), pytest.raises(LockBusyError, match=f"process {os.getpid()} on "):
        CorpusWriter(place, patience=0)
    CorpusWriter(place).close()


def test_a_writer_waits_for_one_that_is_done_soon(place: Path) -> None:
    first = CorpusWriter(place)
    soon = threading.Timer(0.1, first.close)
    soon.start()
    CorpusWriter(place, patience=60).close()
    soon.join()


def test_the_lock_of_a_killed_writer_is_free(place: Path) -> None:
    script = f"""
        import os, pathlib
        from provenance.corpus.writer import CorpusWriter
        CorpusWriter(pathlib.Path({str(place)!r}))
        os.kill(os.getpid(), 9)
    """
    killed = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False)
    assert killed.returncode == -9
    CorpusWriter(place).close()


@pytest.mark.parametrize("step", ["before the index", "after the index"])
def test_work_that_was_cut_off_is_finished_on_open(
    place: Path, make: Make, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, gone, new = make(WIRE), make("Old news about a crane."), make("Fresh news about a crane.")
    filled(place, keep, gone).close()
    writer = CorpusWriter(place)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    target = ("provenance.corpus.writer._write_rows", "provenance.corpus.tables.unmark")[
        step != "before the index"
    ]
    for work in (lambda: writer.add([new]), lambda: writer.remove([gone.id])):
        with monkeypatch.context() as patch:
            patch.setattr(target, killed)
            if step == "before the index":
                patch.setattr("provenance.corpus.index.SentenceIndexWriter.remove", killed)
            with pytest.raises(KeyboardInterrupt):
                work()
    with StoredCorpus(place) as meanwhile:  # a reader that comes while the writer still holds the lock
        assert {d.id for d in meanwhile.documents()} == {keep.id}
        assert meanwhile.candidates(make("News about a crane.")) == [keep]
    writer.close()
    corpus = open_corpus(place)
    assert {d.id for d in corpus.documents()} == {keep.id, new.id}
    assert new in corpus.candidates(make("News about a crane."))
    assert verify(place) == []


def test_progress_of_an_interrupted_ingest_is_known_until_it_is_finished(place: Path) -> None:
    with CorpusWriter(place) as writer:
        writer.add_prepared([], [Checkpoint("a.jsonl", "10:20", 7)])
    with CorpusWriter(place) as writer:
        assert writer.progress("a.jsonl", "10:20") == 7
        assert writer.progress("a.jsonl", "11:21") == 0
        writer.finish()
        assert writer.progress("a.jsonl", "10:20") == 0


# -- parts of a corpus ---------------------------------------------------------------------


def test_a_selection_finds_only_what_it_holds(place: Path, make: Make) -> None:
    documents = [
        make(f"A crane fell on pier {n}.", outlet=outlet, published=day)
        for n, (outlet, day) in enumerate(
            [("AP", "2031-03-01"), ("AP", "2031-03-09"), ("AFP", "2031-03-09T10:00+00:00"), ("AFP", None)]
        )
    ]
    corpus = filled(place, *documents)
    article = make("Cranes fell on a pier.", published="2031-03-10")

    def found(**limits: object) -> set[int]:
        selected = SelectedCorpus(corpus, Selection(**limits))  # type: ignore[arg-type]
        return {documents.index(document) for document in selected.candidates(article)}

    assert found(outlets=frozenset({"AP"})) == {0, 1}
    assert found(since="2031-03-02") == {1, 2}
    assert found(until="2031-03-09") == {0, 1, 2}
    assert found(until="2031-03-08") == {0}
    assert found(window=2) == {1, 2}
    assert found(outlets=frozenset({"AFP"}), window=30) == {2}
    with pytest.raises(SettingsError, match="has no date"):
        SelectedCorpus(corpus, Selection(window=2)).candidates(make("Cranes fell."))


def test_a_window_of_more_days_than_there_are_leaves_nothing_out(place: Path, make: Make) -> None:
    document = make(WIRE, published="2031-03-01")
    with filled(place, document) as corpus:
        article = make("A crane fell on a pier.", published="2031-03-02")
        for days in (2, 999_999, 10**20):
            assert SelectedCorpus(corpus, Selection(window=days)).candidates(article) == [document]


def test_a_list_can_be_narrowed(place: Path, make: Make) -> None:
    one = make(
        "Cranes fell on the pier. Nobody was hurt.", outlet="AP", published="2031-03-01", language="en"
    )
    two = make("A crane flew over the pier.", outlet="AFP", published="2031-03-02", language="fr")
    corpus = filled(place, one, two)
    assert [entry.id for entry in entries(corpus)] == [two.id, one.id]
    assert [entry.id for entry in entries(corpus, text="crane hurt")] == [one.id]
    assert [entry.id for entry in entries(corpus, language="fr")] == [two.id]
    assert [entry.id for entry in entries(corpus, Selection(outlets=frozenset({"AP"})))] == [one.id]


def test_totals_say_what_there_is(place: Path, make: Make) -> None:
    corpus = filled(
        place,
        make("One crane.", outlet="AP", published="2031-03-01"),
        make("Two cranes.", outlet="AP", published="2031-04-02"),
        make("Three cranes."),
    )
    counted = totals(corpus)
    assert counted.by_outlet == {"AP": 2, "unknown": 1}
    assert counted.by_month == {"2031-03": 1, "2031-04": 1, "unknown": 1}
    assert (counted.documents, counted.sentences, counted.undated) == (3, 3, 1)
    assert (counted.first, counted.last) == ("2031-03-01", "2031-04-02")


def test_broken_characters_are_stored_and_come_back(place: Path, make: Make) -> None:
    odd = replace(
        make("A crane fell. Half a character \ufffd stood there."), title="half \udc80 title", url="x:\ud800"
    )
    assert list(filled(place, odd).documents()) == [odd]


def test_what_a_killed_commit_left_in_the_index_is_not_stumbled_over(
    place: Path, make: Make, tmp_path: Path
) -> None:
    documents = [make(f"A crane fell on pier {n} of Vessin.") for n in range(3)]
    corpus = filled(place, *documents)
    shutil.copytree(corpus.index_folder, tmp_path / "before")
    corpus.close()
    with CorpusWriter(place) as writer:
        writer.remove([documents[0].id])
        folder = writer._folder
    # as if killed just before the new list of files was written: the files are there, the list is old
    shutil.copy(tmp_path / "before" / "meta.json", folder / "meta.json")
    with sqlite3.connect(place / DATABASE) as database:
        database.execute("INSERT INTO pending VALUES(1, 'remove')")
    database.close()
    with CorpusWriter(place) as writer:
        assert writer.repaired == ()
    assert verify(place) == []

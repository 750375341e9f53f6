"""The use cases of a stored corpus, on real files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from provenance.corpus.opening import open_corpus
from provenance.corpus.places import DATABASE
from provenance.corpus.protocol import Corpus
from provenance.corpus.selection import Selection
from provenance.corpus.store import StoredCorpus
from provenance.corpus.verify import verify
from provenance.errors import CorpusError, OutputError, ReadingError
from provenance.reading import read_text
from provenance.workflows import corpus as use
from provenance.workflows import corpus_ingest
from provenance.workflows.corpus_folder import IN_MEMORY
from provenance.workflows.corpus_open import corpus_for

STORY = (
    "A crane fell on the ferry pier of Vessin on Sunday morning, and {} dockers were hurt.\n\n"
    "The harbour master closed basin {} until further notice."
)


def folder_of(place: Path, count: int) -> Path:
    place.mkdir()
    for number in range(count):
        (place / f"{number:03d}.txt").write_text(STORY.format(number + 2, number))
    return place


@pytest.fixture(autouse=True)
def fixture_own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's own corpus or cache is touched."""
    monkeypatch.setenv("PROVENANCE_CORPUS", str(tmp_path / "own-corpus"))
    monkeypatch.setenv("PROVENANCE_CACHE", str(tmp_path / "cache"))


# -- adding --------------------------------------------------------------------------------


def test_adding_again_adds_nothing_and_reads_only_what_changed(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 3)
    assert use.add(tmp_path / "c", [folder]).ingest.new == 3
    (folder / "001.txt").write_text(STORY.format("ninety", "nine"))
    again = use.add(tmp_path / "c", [folder])
    assert (again.ingest.new, again.ingest.unchanged, again.documents) == (1, 2, 4)


def test_what_was_removed_comes_back_when_its_file_is_added_again(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 2)
    use.add(tmp_path / "c", [folder])
    (entry, _) = use.list_entries(tmp_path / "c")
    assert use.remove(tmp_path / "c", [entry.id[:10]]) == [entry.id]
    assert use.add(tmp_path / "c", [folder]).ingest.new == 1


def test_a_bad_file_is_reported_and_the_rest_goes_in(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 2)
    (folder / "empty.txt").write_text("")
    done = use.add(tmp_path / "c", [folder])
    assert done.documents == 2
    assert [Path(record.name).name for record in done.ingest.skipped] == ["empty.txt"]
    assert "empty" in done.ingest.skipped[0].reason


def test_a_name_that_is_no_text_is_as_good_as_any(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 1)
    (folder / "000.txt").rename(folder / os.fsdecode(b"caf\xe9.txt"))
    assert use.add(tmp_path / "c", [folder]).ingest.new == 1
    assert use.add(tmp_path / "c", [folder]).ingest.unchanged == 1
    (entry,) = use.list_entries(tmp_path / "c")
    assert json.dumps(entry.file)


def test_a_reading_process_that_is_killed_is_told_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus_ingest, "_FIRST_INLINE", 1)
    monkeypatch.setattr(corpus_ingest, "_prepare_process", os._exit)
    folder = folder_of(tmp_path / "in", 4)
    with pytest.raises(CorpusError, match=r"ended from outside.*run the same command again"):
        use.add(tmp_path / "c", [folder], jobs=2)
    with open_corpus(tmp_path / "c") as corpus:
        assert len(corpus) in (0, 1)


def test_a_reading_process_that_died_is_told_as_well_where_it_is_given_more_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        """A pool that one of its processes has left."""

        def submit(self, *_: object) -> None:
            raise BrokenProcessPool("A child process terminated abruptly")

    monkeypatch.setattr(corpus_ingest, "_FIRST_INLINE", 1)
    monkeypatch.setattr(corpus_ingest._Readers, "_started", lambda _: Broken())
    with pytest.raises(CorpusError, match=r"ended from outside.*run the same command again"):
        use.add(tmp_path / "c", [folder_of(tmp_path / "in", 4)], jobs=2)


def test_a_reading_process_ends_when_the_writing_one_is_killed() -> None:
    writing = (
        "import multiprocessing, os, signal\n"
        "from provenance.workflows.corpus_ingest import _Readers, Registry\n"
        "if __name__ == '__main__':\n"
        "    readers = _Readers(1, Registry.load())\n"
        "    print(readers._started().submit(os.getpid).result(), flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    with subprocess.Popen([sys.executable, "-c", writing], stdout=subprocess.PIPE, text=True) as process:
        # What was written ends when all who could write there are gone, the reading process among them.
        assert process.communicate(timeout=60)[0].strip().isdigit()


def test_a_large_folder_with_a_link_to_nowhere_is_still_cached(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", IN_MEMORY + 1)
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    corpus = corpus_for(folder)
    assert (type(corpus), len(corpus)) == (StoredCorpus, IN_MEMORY + 1)
    assert any("gone.txt: it is a link that leads to no file" in note for note in corpus.notes)


@pytest.mark.parametrize("count", [2, IN_MEMORY + 1])
def test_the_folders_of_a_corpus_of_files_can_name_its_outlets(tmp_path: Path, count: int) -> None:
    folder_of(tmp_path / "Vessin Post", count)
    assert {d.outlet for d in corpus_for(tmp_path / "Vessin Post").documents()} == {None}
    named = corpus_for(tmp_path / "Vessin Post", outlet_from_folder=True)
    assert {d.outlet for d in named.documents()} == {"Vessin Post"}


def test_strict_stops_at_the_first_bad_file_and_keeps_what_came_before(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 3)
    (folder / "001.txt").write_text("")
    with pytest.raises(ReadingError, match=r"001\.txt"):
        use.add(tmp_path / "c", [folder], strict=True)
    assert len(open_corpus(tmp_path / "c")) == 1


def test_a_path_that_does_not_exist_is_said_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="does not exist"):
        use.add(tmp_path / "c", [tmp_path / "nothing"])
    assert not (tmp_path / "c").exists()


def test_an_interrupted_ingest_goes_on_where_it_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text("\n".join(json.dumps({"text": STORY.format(n, n)}) for n in range(2, 32)))
    monkeypatch.setattr(corpus_ingest, "BATCH", 10)
    seen: list[int] = []

    def interrupted(result: corpus_ingest.Ingest) -> None:
        seen.append(result.documents)
        if result.documents == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        use.add(tmp_path / "c", [rows], progress=interrupted)
    assert (seen, len(open_corpus(tmp_path / "c"))) == ([10, 20], 20)
    again = use.add(tmp_path / "c", [rows])
    assert (again.ingest.resumed, again.ingest.new, again.documents) == (20, 10, 30)
    assert use.add(tmp_path / "c", [rows]).ingest.known == 30


def test_reading_in_other_processes_gives_the_same_corpus(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    lines = [json.dumps({"text": STORY.format(n, n)}) for n in range(2, 200)]
    lines[150] = "{broken"
    rows.write_text("\n".join(lines))
    one = use.add(tmp_path / "one", [rows])
    two = use.add(tmp_path / "two", [rows], jobs=2)
    assert open_corpus(tmp_path / "one").fingerprint == open_corpus(tmp_path / "two").fingerprint
    assert [s.name for s in one.ingest.skipped] == [s.name for s in two.ingest.skipped] == [f"{rows}#151"]
    assert verify(tmp_path / "two") == []


def test_an_export_can_be_added_again_without_loss(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 3)
    (folder / "page.html").write_text(
        "<html><head><title>T</title></head><body><article><p>"
        'A crane fell in <a href="https://v.example">Vessin</a>'
        " harbour on Sunday, officials said, and the port was closed.</p></article></body></html>"
    )
    use.add(tmp_path / "c", [folder])
    for name in ("export.jsonl", "export.jsonl.gz"):
        assert use.export_to(tmp_path / "c", tmp_path / name) == 4
        use.add(tmp_path / name.replace(".", "-"), [tmp_path / name])
        copy = open_corpus(tmp_path / name.replace(".", "-"))
        assert list(copy.documents()) == list(open_corpus(tmp_path / "c").documents())
    only = list(use.export(tmp_path / "c", Selection(since="2099")))
    assert only == []


def test_an_export_keeps_all_places_of_a_document(tmp_path: Path) -> None:
    rows = [
        {"text": STORY.format(7, 7), "outlet": "AFP", "url": f"https://wire.example/{n}"} for n in range(3)
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    use.add(tmp_path / "c", [tmp_path / "rows.jsonl"])
    use.export_to(tmp_path / "c", tmp_path / "export.jsonl")
    assert use.add(tmp_path / "copy", [tmp_path / "export.jsonl"]).ingest.new == 1
    (entry,) = use.list_entries(tmp_path / "copy")
    found = [[(p.id, p.file, p.url) for p in use.show(tmp_path / c, entry.id).places] for c in ("c", "copy")]
    assert found[0] == found[1]
    assert len(found[0]) == 3
    assert use.add(tmp_path / "copy", [tmp_path / "export.jsonl"]).ingest.known == 1
    assert verify(tmp_path / "copy") == []


@pytest.mark.parametrize(
    "places", ["x", [["only one"]], [["\ud800", None]], [[1, {}]], [5], {"a": 1}, [None]]
)
def test_places_that_no_export_writes_are_passed_over(tmp_path: Path, places: object) -> None:
    use.add(tmp_path / "c", [folder_of(tmp_path / "in", 1)])
    record = json.loads(next(use.export(tmp_path / "c"))) | {"places": places}
    (tmp_path / "export.jsonl").write_text(json.dumps(record))
    assert use.add(tmp_path / "copy", [tmp_path / "export.jsonl"]).ingest.new == 1


def test_two_exports_to_one_place_do_not_share_a_half_file(tmp_path: Path) -> None:
    use.add(tmp_path / "c", [folder_of(tmp_path / "in", 2)])
    half = tmp_path / ".export.jsonl.part"
    half.write_text("of another export")
    assert use.export_to(tmp_path / "c", tmp_path / "export.jsonl") == 2
    assert half.read_text() == "of another export"
    with pytest.raises(CorpusError):
        use.export_to(tmp_path / "c", tmp_path / "export.jsonl", Selection(outlets=frozenset({"Nobody"})))
    assert {path.name for path in tmp_path.iterdir()} == {"c", "in", "export.jsonl", ".export.jsonl.part"}


def test_an_export_is_refused_a_folder_and_leaves_a_device_where_it_is(tmp_path: Path) -> None:
    use.add(tmp_path / "c", [folder_of(tmp_path / "in", 2)])
    for folder in (tmp_path, Path()):
        with pytest.raises(OutputError, match="is a folder; name a file in it"):
            use.export_to(tmp_path / "c", folder)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as reader:
        read = reader.submit(pipe.read_text)
        assert use.export_to(tmp_path / "c", pipe) == 2
        assert len(read.result().splitlines()) == 2
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", [DATABASE, "index-1/meta.json", "backup.jsonl"])
def test_an_export_never_lands_among_the_files_of_a_corpus(tmp_path: Path, name: str) -> None:
    place = tmp_path / "c"
    use.add(place, [folder_of(tmp_path / "in", 2)])
    with pytest.raises(OutputError, match="lies in the stored corpus"):
        use.export_to(place, place / name)
    assert use.verify(place) == []


def test_a_corpus_within_a_folder_is_passed_over_whole(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 2)
    for _ in range(2):
        added = use.add(folder / "kept", [folder], strict=True)
        assert (added.documents, added.ingest.skipped) == (2, [])
        assert added.notes == (f"Files in {folder} that are no articles were passed over: 1 stored corpus.",)
    use.add(folder / "another", [folder / "000.txt"])
    (told,) = use.add(folder / "kept", [folder]).notes
    assert told.endswith("passed over: 2 stored corpora.")


def test_a_corpus_given_as_a_folder_of_articles_is_told_how_to_be_added(tmp_path: Path) -> None:
    use.add(tmp_path / "c", [folder_of(tmp_path / "in", 2)])
    added = use.add(tmp_path / "other", [tmp_path / "c"])
    (skipped,) = added.ingest.skipped
    assert added.notes == ()
    assert f"provenance corpus export --corpus {tmp_path / 'c'}" in skipped.reason


def test_one_document_is_shown_by_the_beginning_of_its_id(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 3)
    use.add(tmp_path / "c", [folder])
    entry = next(use.list_entries(tmp_path / "c"))
    shown = use.show(tmp_path / "c", entry.id[:12])
    assert (shown.document.id, [place.file for place in shown.places]) == (entry.id, [entry.file])
    with pytest.raises(CorpusError, match="has no document"):
        use.show(tmp_path / "c", "f" * 32)
    with pytest.raises(CorpusError, match="has no document"):
        use.show(tmp_path / "c", "")


def test_nothing_is_removed_when_one_of_the_ids_is_unknown(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 2)
    use.add(tmp_path / "c", [folder])
    entry = next(use.list_entries(tmp_path / "c"))
    with pytest.raises(CorpusError, match="has no document"):
        use.remove(tmp_path / "c", [entry.id, "f" * 32])
    assert use.info(tmp_path / "c").documents == 2


def test_an_outlet_is_one_however_its_accents_and_spaces_are_written(tmp_path: Path) -> None:
    for number, name in enumerate(("Caf\u00e9 Journal", "Cafe\u0301  Journal ")):
        (tmp_path / f"{number}.json").write_text(
            json.dumps({"text": STORY.format(number, 2), "outlet": name})
        )
    use.add(tmp_path / "c", [tmp_path])
    assert use.info(tmp_path / "c").by_outlet == {"Caf\u00e9 Journal": 2}
    assert len(list(use.list_entries(tmp_path / "c", use.select(["Cafe\u0301 Journal"])))) == 2


def test_outlets_of_a_selection_get_their_canonical_name() -> None:
    assert use.select(["associated press"]) == Selection(outlets=frozenset({"AP"}))
    assert not use.select()


# -- opening -------------------------------------------------------------------------------


def test_a_small_folder_is_read_without_touching_the_cache(tmp_path: Path) -> None:
    corpus = corpus_for(folder_of(tmp_path / "in", 3))
    assert len(corpus) == 3
    assert not (tmp_path / "cache").exists()


def test_a_large_folder_is_cached_and_kept_in_step_with_its_files(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", IN_MEMORY + 2)
    (folder / "empty.txt").write_text("")
    first = corpus_for(folder)
    assert isinstance(first, StoredCorpus)
    assert (len(first), first.name) == (IN_MEMORY + 2, str(folder))
    assert any("empty.txt" in note for note in first.notes)
    (folder / "000.txt").write_text(STORY.format("ninety", "nine"))
    (folder / "001.txt").unlink()
    (folder / "empty.txt").unlink()
    second = corpus_for(folder)
    assert (len(second), second.notes) == (IN_MEMORY + 1, ())
    article = read_text("Ninety dockers were hurt when the crane fell on the ferry pier of Vessin.")
    assert "ninety dockers" in second.candidates(article)[0].text
    assert second.fingerprint != first.fingerprint


def test_a_damaged_cache_is_made_anew(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", IN_MEMORY + 1)
    held = corpus_for(folder)
    assert isinstance(held, StoredCorpus)
    held.close()
    (held.place / "corpus.sqlite").write_bytes(b"no database")
    again = corpus_for(folder)
    assert (type(again), len(again)) == (StoredCorpus, IN_MEMORY + 1)


def test_a_changed_manifest_replaces_all_that_it_brought(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    filler = "x" * 20_000
    for count in (80, 70):
        rows.write_text(
            "\n".join(json.dumps({"text": STORY.format(n, n), "junk": filler}) for n in range(2, 2 + count))
        )
        corpus = corpus_for(rows)
        assert isinstance(corpus, StoredCorpus)
        assert len(corpus) == count


def test_a_folder_is_read_anew_where_no_cache_can_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("PROVENANCE_CACHE", str(tmp_path / "file"))
    corpus: Corpus = corpus_for(folder_of(tmp_path / "in", IN_MEMORY + 1))
    assert (len(corpus), isinstance(corpus, StoredCorpus)) == (IN_MEMORY + 1, False)


def test_cached_and_read_anew_a_folder_has_the_same_documents(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", IN_MEMORY + 1)
    cached = corpus_for(folder)
    anew = corpus_for([folder / name for name in sorted(path.name for path in folder.iterdir())[:IN_MEMORY]])
    assert len(cached) == len(anew) + 1
    assert {d.id for d in anew.documents()} < {d.id for d in cached.documents()}


def test_files_that_are_no_articles_are_passed_over_and_named(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 1)
    (folder / "photo.png").write_bytes(b"\x89PNG")
    (folder / "empty.txt").write_text(" ")
    corpus = corpus_for(folder)
    assert len(corpus) == 1
    assert any("1 .png" in note for note in corpus.notes)
    assert any("empty.txt" in note for note in corpus.notes)


def test_the_default_is_the_users_own_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"no corpus to trace against.*provenance corpus add"):
        corpus_for(None)
    use.add(use.place_of(None), [folder_of(tmp_path / "in", 2)])
    assert len(corpus_for(None)) == 2
    assert len(corpus_for(tmp_path / "own-corpus")) == 2


def test_what_cannot_be_a_corpus_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="does not exist"):
        corpus_for(tmp_path / "nothing")
    (tmp_path / "empty").mkdir()
    with pytest.raises(CorpusError, match="holds no article"):
        corpus_for(tmp_path / "empty")
    use.add(tmp_path / "c", [folder_of(tmp_path / "in", 1)])
    with pytest.raises(CorpusError, match="can only be used alone"):
        corpus_for([tmp_path / "c", tmp_path / "in"])


@pytest.mark.parametrize("files", [2, IN_MEMORY + 1])
def test_an_outlet_is_found_whatever_its_capitals(tmp_path: Path, files: int) -> None:
    folder = folder_of(tmp_path / "in", files)
    rows = [
        {"text": STORY.format(n, n), "outlet": outlet}
        for n, outlet in enumerate(("AFP", "Bay Post", "Cue"), 900)
    ]
    (folder / "rows.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    chosen = use.select(["afp", "BAY post", "nobody"])
    corpus = corpus_for(folder, chosen)
    assert {d.outlet for d in corpus.documents()} == {"AFP", "Bay Post"}  # type: ignore[attr-defined]
    use.add(tmp_path / "c", [folder])
    assert {entry.outlet for entry in use.list_entries(tmp_path / "c", chosen)} == {"AFP", "Bay Post"}
    assert len(list(use.export(tmp_path / "c", chosen))) == 2


def test_a_selection_narrows_any_corpus(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    lines = [{"text": STORY.format(n, n), "date": f"2031-03-0{n}"} for n in range(2, 8)]
    rows.write_text("\n".join(map(json.dumps, lines)))
    use.add(tmp_path / "c", [rows])
    article = read_text(
        "Dockers were hurt when the crane fell on the ferry pier of Vessin.", published="2031-03-08"
    )
    for source in (rows, tmp_path / "c"):
        found = corpus_for(source, Selection(since="2031-03-05")).candidates(article)
        assert sorted(d.published or "" for d in found) == ["2031-03-05", "2031-03-06", "2031-03-07"]

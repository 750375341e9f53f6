"""What is done with a stored corpus: files added, shown and removed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from numbered_stories import STORY, folder_of

from provenance.corpus.opening import open_corpus
from provenance.corpus.verify import verify
from provenance.errors import CorpusError, ReadingError
from provenance.workflows import corpus as use
from provenance.workflows import corpus_ingest


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

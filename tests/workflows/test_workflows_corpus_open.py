"""Whatever is given as a corpus: a folder, large or small, one that is kept, the user's own, or none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from numbered_stories import STORY, folder_of

from provenance.corpus.protocol import Corpus
from provenance.corpus.selection import Selection
from provenance.corpus.store import StoredCorpus
from provenance.errors import CorpusError
from provenance.reading import read_text
from provenance.workflows import corpus as use
from provenance.workflows.corpus_folder import IN_MEMORY
from provenance.workflows.corpus_open import corpus_for


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


def test_outlets_of_a_selection_get_their_canonical_name() -> None:
    assert use.select(["associated press"]) == Selection(outlets=frozenset({"AP"}))
    assert not use.select()


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

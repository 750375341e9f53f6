"""A stored corpus that was damaged, cut off, outgrown or may not be written: what is kept, and what is said."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from filled_corpus import WIRE, filled

from provenance.cli import main
from provenance.corpus import families, migrations, store, tables, writer
from provenance.corpus import verify as verifying
from provenance.corpus.catalogue import relatives
from provenance.corpus.index import WORDS, DiskFullError, IndexDamagedError, SentenceIndex
from provenance.corpus.opening import create, open_corpus
from provenance.corpus.places import DATABASE
from provenance.corpus.store import StoredCorpus
from provenance.corpus.verify import verify
from provenance.corpus.writer import CorpusWriter
from provenance.errors import CorpusError
from provenance.model import Document
from provenance.workflows import corpus as use

Make = Callable[..., Document]


def test_a_deleted_index_is_built_anew(place: Path, make: Make) -> None:
    document = make(WIRE)
    corpus = filled(place, document)
    shutil.rmtree(corpus.index_folder)
    assert open_corpus(place).candidates(make("A crane fell on a pier.")) == [document]


def test_an_index_whose_words_another_release_cut_in_another_way_is_built_anew(
    place: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = make(WIRE)
    before = filled(place, document).index_folder
    for module in (store, tables, writer):
        monkeypatch.setattr(module, "feature_stamp", lambda: "another")
    corpus = open_corpus(place)
    assert corpus.index_folder != before
    assert corpus.candidates(make("A crane fell on a pier.")) == [document]


def test_a_truncated_index_is_built_anew(place: Path, make: Make) -> None:
    document = make(WIRE)
    corpus = filled(place, document)
    for file in corpus.index_folder.glob("*.idx"):
        os.truncate(file, 20)
    assert [p.part for p in verify(place)] == ["index"]
    assert open_corpus(place).candidates(make("A crane fell on a pier.")) == [document]
    assert verify(place) == []


@pytest.mark.parametrize("ending", ["idx", "term", "fast", "store", "fieldnorm"])
def test_a_flipped_byte_in_the_index_is_a_problem_with_a_repair(place: Path, make: Make, ending: str) -> None:
    (file,) = filled(place, make(WIRE)).index_folder.glob(f"*.{ending}")
    data = bytearray(file.read_bytes())
    data[0] ^= 0x5A
    file.write_bytes(data)
    (problem,) = verify(place)
    assert problem.what == f"its files are damaged: {file.name}"
    assert problem.repair == f"provenance corpus reindex --corpus {place}"
    use.reindex(place)
    assert verify(place) == []


def test_what_a_writer_changes_meanwhile_is_no_damage(
    place: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(place, make(WIRE)).close()
    opened = verifying.SentenceIndex

    def after_a_rebuild(folder: Path) -> SentenceIndex:
        monkeypatch.setattr(verifying, "SentenceIndex", opened)
        use.reindex(place)
        return opened(folder)

    monkeypatch.setattr(verifying, "SentenceIndex", after_a_rebuild)
    assert verify(place) == []


def test_a_search_that_meets_damage_says_how_the_index_is_put_right(
    place: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        def doc_freq(self, *_: object, **__: object) -> int:
            raise ValueError("bad block")

        search = doc_freq

    index = SentenceIndex(filled(place, make(WIRE)).index_folder)
    monkeypatch.setattr(index, "_searcher", Broken())
    for ask in (lambda: index.frequencies(WORDS, ["crane"]), lambda: index.best([(WORDS, "crane")], 1)):
        with pytest.raises(IndexDamagedError, match=f"provenance corpus reindex --corpus {place}"):
            ask()


def test_an_index_that_is_gone_when_it_is_to_be_read_is_missing(place: Path, make: Make) -> None:
    folder = filled(place, make(WIRE)).index_folder
    shutil.rmtree(folder)
    with pytest.raises(IndexDamagedError, match="is missing"):
        SentenceIndex(folder)
    assert not folder.exists()


def test_a_database_that_was_emptied_is_not_taken_for_an_old_one_that_reindex_mends(
    place: Path, make: Make
) -> None:
    filled(place, make(WIRE)).close()
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (place / name).unlink(missing_ok=True)
    (place / DATABASE).touch()
    with pytest.raises(CorpusError, match=r"^The database of the corpus .* is empty") as error:
        open_corpus(place)
    assert "reindex" not in str(error.value)


@pytest.mark.parametrize("column", ["outlet", "published", "title"])
def test_a_document_whose_facts_were_altered_is_found(place: Path, make: Make, column: str) -> None:
    document = make(WIRE, outlet="Reuters", published="2031-03-01", title="Crane")
    filled(place, document).close()
    with closing(sqlite3.connect(place / DATABASE)) as database, database:
        database.execute(f"UPDATE documents SET {column} = 'other'")  # noqa: S608
    assert [(p.part, p.document) for p in verify(place)] == [("document", document.id)]
    assert column in verify(place)[0].what


def test_an_index_from_a_backup_is_seen_and_built_anew(place: Path, make: Make, tmp_path: Path) -> None:
    corpus = filled(place, make(WIRE))
    shutil.copytree(corpus.index_folder, tmp_path / "old")
    corpus = filled(place, make("A second crane fell on the ferry pier of Vessin."))
    shutil.rmtree(corpus.index_folder)
    shutil.copytree(tmp_path / "old", corpus.index_folder)
    with pytest.raises(IndexDamagedError, match="holds 4 sentences, the documents have 5"):
        StoredCorpus(place)
    assert len(open_corpus(place).candidates(make("A crane fell on a pier."))) == 2


def test_a_large_corpus_is_not_rebuilt_behind_the_readers_back(
    place: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(filled(place, make(WIRE)).index_folder)
    monkeypatch.setattr("provenance.corpus.opening.REBUILT_SILENTLY", 0)
    with pytest.raises(CorpusError, match="provenance corpus reindex"):
        open_corpus(place)
    CorpusWriter(place).close()
    assert len(open_corpus(place)) == 1


def test_a_damaged_document_is_found_and_can_be_removed(place: Path, make: Make) -> None:
    broken, sound = make(WIRE), make("A second crane fell on the ferry pier of Vessin.")
    filled(place, broken, sound).close()
    damage(place, broken)
    assert [(p.part, p.document) for p in verify(place)] == [("document", broken.id)]
    with CorpusWriter(place) as writer:
        assert writer.remove([broken.id]) == [broken.id]
    assert [d.id for d in open_corpus(place).documents()] == [sound.id]
    assert verify(place) == []


def damage(place: Path, *documents: Document) -> None:
    """Overwrites what is stored of documents."""
    with sqlite3.connect(place / DATABASE) as database:
        for document in documents:
            database.execute(
                "UPDATE texts SET data = zeroblob(40)"
                " WHERE number = (SELECT number FROM documents WHERE id = ?)",
                [document.id],
            )
    database.close()


def test_what_is_said_of_a_damaged_document_can_be_done(place: Path, make: Make) -> None:
    broken, also, sound = make(WIRE), make("A fox ran over a hill."), make("A second crane fell on the pier.")
    filled(place, broken, also, sound).close()
    damage(place, broken, also)
    with pytest.raises(CorpusError, match=f"provenance corpus remove {broken.id} --corpus {place},"):
        use.show(place, broken.id)
    with pytest.raises(CorpusError, match="provenance corpus remove"):
        list(use.export(place))
    for document in (broken, also):  # one by one: the first leaves a corpus whose second is still damaged
        assert use.remove(place, [document.id[:12]]) == [document.id]
    assert [d.id for d in open_corpus(place).documents()] == [sound.id]
    assert verify(place) == []


def test_an_index_built_around_a_damaged_document_is_counted_without_it(place: Path, make: Make) -> None:
    broken, sound = make(WIRE), make("A second crane fell on the ferry pier of Vessin.")
    filled(place, broken, sound).close()
    damage(place, broken)
    documents, (told,) = use.reindex(place)
    assert documents == len(open_corpus(place)) == 1
    assert broken.id in told


def test_a_lost_index_is_built_anew_around_a_damaged_document(place: Path, make: Make) -> None:
    broken, sound = make(WIRE), make("A second crane fell on the ferry pier of Vessin.")
    corpus = filled(place, broken, sound)
    shutil.rmtree(corpus.index_folder)
    damage(place, broken)
    opened = open_corpus(place)
    assert opened.candidates(make("A crane fell on a pier.")) == [sound]
    assert broken.id in opened.notes[0]
    assert use.remove(place, [broken.id]) == [broken.id]
    assert verify(place) == []


def test_a_corpus_with_a_damaged_document_is_migrated(place: Path, make: Make) -> None:
    broken, sound = make(WIRE), make("A second crane fell on the ferry pier of Vessin.")
    old_corpus(place, [broken, sound])
    damage(place, broken)
    with open_corpus(place) as corpus:
        assert corpus.candidates(make("A crane fell on a pier.")) == [sound]
    assert use.remove(place, [broken.id]) == [broken.id]
    assert verify(place) == []


def test_a_document_whose_text_is_gone_is_named(place: Path, make: Make) -> None:
    document = make(WIRE)
    filled(place, document).close()
    with sqlite3.connect(place / DATABASE) as database:
        database.execute("DELETE FROM texts")
    database.close()
    with pytest.raises(CorpusError, match=f"The text of document {document.id} is damaged"):
        list(open_corpus(place).documents())


@pytest.mark.parametrize("lose", [lambda file: os.truncate(file, 0), os.unlink])
def test_a_database_that_was_emptied_is_not_taken_for_a_new_corpus(
    place: Path, make: Make, lose: Callable[[Path], None]
) -> None:
    filled(place, make(WIRE)).close()
    for journal in place.glob("corpus.sqlite-*"):
        journal.unlink()
    lose(place / DATABASE)
    for ask in (CorpusWriter, open_corpus):
        with pytest.raises(CorpusError, match="is empty, but there is a search index"):
            ask(place)  # type: ignore[operator]
    (problem,) = verify(place)
    assert (problem.part, problem.what[:11]) == ("database", "it is empty")


def test_a_damaged_table_is_named_also_while_documents_are_added(place: Path, make: Make) -> None:
    class Malformed:
        """A connection to a database that is damaged just where it is looked at."""

        def execute(self, *_: object) -> None:
            raise sqlite3.DatabaseError("database disk image is malformed")

        def close(self) -> None:
            """There is nothing to let go of."""

    filled(place, make(WIRE)).close()
    with CorpusWriter(place) as writer:
        writer._database.close()
        writer._connection = Malformed()  # type: ignore[assignment]
        for ask in (writer.has_unchanged, writer.progress):
            with pytest.raises(CorpusError, match="is damaged"):
                ask("a", "b")


def test_a_damaged_database_is_named(place: Path) -> None:
    create(place).close()
    (place / DATABASE).write_bytes(b"not a database at all" * 100)
    with pytest.raises(CorpusError, match="is damaged"):
        open_corpus(place)
    (problem,) = verify(place)
    assert problem.what == "it is damaged (file is not a database)"
    assert problem.repair.startswith(f"restore {place / DATABASE} from a copy")


@pytest.mark.parametrize("left", [10, 1000, 50_000])
def test_a_database_that_was_cut_short_is_told_as_json_too(
    place: Path, make: Make, left: int, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(place, make(WIRE)).close()
    for journal in place.glob("corpus.sqlite-*"):
        journal.unlink()
    os.truncate(place / DATABASE, left)
    assert main(["corpus", "verify", "--json", "--corpus", str(place)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert not told["sound"]
    assert {problem["part"] for problem in told["problems"]} == {"database"}


def test_a_full_disk_loses_nothing_that_was_committed(place: Path, make: Make) -> None:
    kept = make(WIRE)
    filled(place, kept).close()
    writer = CorpusWriter(place)
    pages = writer._database.execute("PRAGMA page_count").fetchone()[0]
    writer._database.execute(f"PRAGMA max_page_count = {pages}")
    large = make(" ".join(f"Word{n} and number{n} fell on the pier." for n in range(3000)))
    with pytest.raises(DiskFullError, match="is full"):
        writer.add([large])
    writer.close()
    assert list(open_corpus(place).documents()) == [kept]
    assert verify(place) == []


def test_a_corpus_of_a_newer_release_is_refused(place: Path) -> None:
    create(place).close()
    with sqlite3.connect(place / DATABASE) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    for opened in (open_corpus, CorpusWriter):
        with pytest.raises(CorpusError, match="newer provenance"):
            opened(place)


def test_a_corpus_of_an_older_release_is_migrated_and_a_copy_is_kept(place: Path, make: Make) -> None:
    documents = [make(WIRE, outlet="AFP"), make(WIRE, outlet="AP")]
    old_corpus(place, documents)
    corpus = open_corpus(place)
    assert sorted(corpus.documents(), key=lambda d: d.id) == sorted(documents, key=lambda d: d.id)
    assert len(relatives(corpus, documents[0].id)) == 1
    assert verify(place) == []
    with sqlite3.connect(place / "corpus-schema-1.sqlite") as kept:
        assert kept.execute("SELECT count(*) FROM documents").fetchone() == (2,)
    kept.close()


def test_a_migration_that_fails_changes_nothing(
    place: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_corpus(place, [make(WIRE)])

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(families, "join", killed)
        with pytest.raises(KeyboardInterrupt):
            CorpusWriter(place)
    with sqlite3.connect(place / DATABASE) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (1,)
    database.close()
    assert len(open_corpus(place)) == 1


def test_the_copy_that_is_kept_is_of_the_corpus_as_it_was_migrated(place: Path, make: Make) -> None:
    """An earlier attempt may have left a copy behind that lacks what was added since."""
    old_corpus(place, [make(WIRE)])
    (place / "corpus-schema-1.sqlite").write_bytes(b"of an earlier attempt")
    open_corpus(place).close()
    with closing(sqlite3.connect(place / "corpus-schema-1.sqlite")) as kept:
        assert kept.execute("SELECT count(*) FROM documents").fetchone() == (1,)


def old_corpus(place: Path, documents: list[Document]) -> None:
    """Makes a corpus as the first release did: without families."""
    place.mkdir()
    database = sqlite3.connect(place / DATABASE, isolation_level=None)
    migrations.make(database, schema=1)
    for number, document in enumerate(documents, start=1):
        from provenance.corpus.preparing import prepare

        prepared = prepare(document)
        database.execute(
            "INSERT INTO documents(number, id, content, outlet, sentences, characters, added)"
            " VALUES(?, ?, ?, ?, ?, ?, '2031-01-01T00:00:00+00:00')",
            [number, document.id, prepared.content, document.outlet, len(prepared.rows), prepared.characters],
        )
        database.execute("INSERT INTO texts VALUES(?, ?, ?)", [number, prepared.digest, prepared.data])
        database.execute("INSERT INTO places VALUES(?, ?, NULL, NULL, NULL, '')", [number, document.id])
    database.close()


def test_a_corpus_that_cannot_be_written_to_is_read_without_leaving_anything(
    place: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = make(WIRE)
    corpus = filled(place, document)
    folder = corpus.index_folder
    corpus.close()
    for lock in folder.glob("*.lock"):
        lock.chmod(0o400)
    before = {file: file.stat().st_mtime_ns for file in folder.iterdir()}
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anywhere, whatever the mode says
    with StoredCorpus(place) as reading:
        assert reading.candidates(make("A crane fell on a pier.")) == [document]
    assert {file: file.stat().st_mtime_ns for file in folder.iterdir()} == before


def test_a_folder_of_other_things_is_not_made_a_corpus(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    with pytest.raises(CorpusError, match="no corpus and not empty"):
        CorpusWriter(tmp_path)
    with pytest.raises(CorpusError, match="There is no corpus at"):
        open_corpus(tmp_path)

"""A stored corpus written to a file, and read again."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from numbered_stories import STORY, folder_of

from provenance.corpus.opening import open_corpus
from provenance.corpus.places import DATABASE
from provenance.corpus.selection import Selection
from provenance.corpus.verify import verify
from provenance.errors import CorpusError, OutputError
from provenance.workflows import corpus as use


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

"""Files at the door: bombs, disguises and names that mean harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("flask", reason="the extra web is not installed: pip install -e .[dev]")

from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import FileStorage

from provenance.errors import ReadingError
from provenance.web.uploads import MOST_FILES, keep_all, shown_name

LIMIT = 1_000_000


def sent(data: bytes, name: str) -> FileStorage:
    return FileStorage(io.BytesIO(data), name)


def packed(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return buffer.getvalue()


def test_files_are_kept_under_names_of_ours(tmp_path: Path) -> None:
    names = ["../../etc/cron.d/evil.txt", "C:\\windows\\a.HTML", "a\x00b\u202e.txt", ".txt"]
    kept = keep_all([sent(b"x", name) for name in names[:3]], tmp_path / "in", unpacked=LIMIT)
    assert [one.file for one in kept] == ["001.txt", "002.html", "003.txt"]
    assert kept[0].name == "evil.txt"
    assert kept[1].name == "a.HTML"
    assert "\u202e" not in kept[2].name
    assert {path.name for path in (tmp_path / "in").iterdir()} == {"001.txt", "002.html", "003.txt"}
    assert not (tmp_path / "etc").exists()


@given(st.text(max_size=400))
def test_a_shown_name_is_one_short_harmless_line(name: str) -> None:
    shown = shown_name(name)
    assert 0 < len(shown) <= 120
    assert "/" not in shown
    assert "\\" not in shown
    assert "\n" not in shown
    assert not shown.startswith(".")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (packed(a__txt=b"0" * (LIMIT + 1)), "unpacks to more than 1 MB"),
        (packed(**{f"n{n}__txt": b"0" * 300_000 for n in range(4)}), "unpacks to more than 1 MB"),
        (packed(a__zip=packed(b__txt=b"x")), r"a packed file again \(a.zip\)"),
        (packed(a__jsonl__gz=b"x"), "a packed file again"),
        (b"PK\x03\x04 no archive", "no ZIP file"),
        (b"", "no ZIP file"),
    ],
)
def test_a_zip_that_means_harm_is_refused_before_it_is_unpacked(
    tmp_path: Path, data: bytes, sentence: str
) -> None:
    with pytest.raises(ReadingError, match=sentence):
        keep_all([sent(data, "stories.zip")], tmp_path, unpacked=LIMIT)


def test_a_zip_with_links_or_countless_files_is_refused(tmp_path: Path, monkeypatch: Any) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("passwd.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(ReadingError, match="a link"):
        keep_all([sent(buffer.getvalue(), "a.zip")], tmp_path, unpacked=LIMIT)
    monkeypatch.setattr("provenance.web.uploads.MOST_MEMBERS", 2)
    with pytest.raises(ReadingError, match="holds 3 files"):
        keep_all([sent(packed(a=b"", b=b"", c=b""), "a.zip")], tmp_path, unpacked=LIMIT)


@pytest.mark.parametrize("name", ["a.exe", "a", "a.txt.gz", "a.parquet", "a.warc", "a.svg"])
def test_kinds_that_are_not_read_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadingError, match="of no kind"):
        keep_all([sent(b"x", name)], tmp_path, unpacked=LIMIT)


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="ZIP file"):
        keep_all([sent(b"x", "a.txt")] * (MOST_FILES + 1), tmp_path, unpacked=LIMIT)

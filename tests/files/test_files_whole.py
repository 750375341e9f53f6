"""A file is there complete or not at all, and is never replaced unasked."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from provenance.errors import OutputError
from provenance.files import refuse_existing, take_lock, write_whole, written_whole


def test_a_file_is_written_with_its_folders_and_nothing_else_stays(tmp_path: Path) -> None:
    path = write_whole(tmp_path / "a" / "b.txt", "größer")
    assert path.read_bytes() == "größer".encode()
    assert [p.name for p in path.parent.iterdir()] == ["b.txt"]


def test_an_existing_file_is_kept_unless_it_may_be_replaced(tmp_path: Path) -> None:
    path = write_whole(tmp_path / "b.txt", "old")
    with pytest.raises(OutputError, match="--force"):
        write_whole(path, "new", force=False)
    assert path.read_text() == "old"
    assert write_whole(path, b"new").read_text() == "new"


def test_a_write_that_fails_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    path = write_whole(tmp_path / "b.txt", "old")
    with pytest.raises(TypeError):
        write_whole(path, ["not bytes"])  # type: ignore[arg-type]
    assert [p.read_text() for p in tmp_path.iterdir()] == ["old"]


def test_a_file_that_is_written_piece_by_piece_appears_at_the_end_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    with written_whole(path) as stream:
        stream.write(b"one, ")
        assert not path.exists()
        stream.write(b"two")
    assert path.read_text() == "one, two"
    with pytest.raises(TypeError), written_whole(path) as stream:
        stream.writelines([b"three", "no bytes"])  # type: ignore[list-item]
    assert [p.read_text() for p in tmp_path.iterdir()] == ["one, two"]


@pytest.mark.skipif(sys.platform == "win32", reason="it has other permissions")
def test_a_file_keeps_its_permissions_and_a_new_one_has_those_of_every_new_file(tmp_path: Path) -> None:
    for mode in (0o600, 0o640, 0o666):
        path = write_whole(tmp_path / "b.txt", "old")
        path.chmod(mode)
        assert write_whole(path, "new").stat().st_mode & 0o777 == mode
    (tmp_path / "plain").touch()
    made = write_whole(tmp_path / "made", "")
    assert made.stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    stone = write_whole(tmp_path / "stone", "")
    with pytest.raises(OutputError, match="stone"):
        write_whole(stone / "file.txt", "")


def test_an_existing_file_is_refused_before_any_work(tmp_path: Path) -> None:
    refuse_existing([tmp_path / "free"])
    with pytest.raises(OutputError, match=r"taken exists already"):
        refuse_existing([tmp_path / "free", write_whole(tmp_path / "taken", "")])


def test_a_device_is_written_to_and_not_replaced_by_a_file() -> None:
    null = Path("/dev/null")
    assert write_whole(null, "gone") == null
    assert null.is_char_device()


def test_of_a_link_the_file_that_it_leads_to_is_replaced(tmp_path: Path) -> None:
    there = write_whole(tmp_path / "disk" / "there", "old")
    (tmp_path / "link").symlink_to(there)
    (tmp_path / "ahead").symlink_to(tmp_path / "disk" / "new")
    for name in ("link", "ahead"):
        write_whole(tmp_path / name, "new")
        assert (tmp_path / name).is_symlink()
    assert [path.read_text() for path in sorted((tmp_path / "disk").iterdir())] == ["new", "new"]


def test_a_lock_is_had_by_one_at_a_time_and_is_free_when_the_file_is_closed(tmp_path: Path) -> None:
    first, second = (tmp_path / "lock").open("ab"), (tmp_path / "lock").open("ab")
    with first, second:
        assert take_lock(first)
        assert not take_lock(second)
        first.close()
        assert take_lock(second)

"""Files of a run: each appears whole or not at all, so that a run that was stopped goes on where it was.

A part that is there is done. Nothing else is written down about progress.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provenance.engines.hold import KEY, LOCK, key_of, refuse_foreign
from provenance.errors import OutputError
from provenance.files import write_whole

if TYPE_CHECKING:
    import pyarrow as pa

_HARDLY_REPEATED = frozenset({"feature", "word", "record"})
"""Columns of which a dictionary would be made in vain; that of a part's features took longer than all the rest."""


def open_work(work: Path, key: str) -> bool:
    """Makes the folder of a run ready; what another run left there is removed.

    Returns:
        Whether this run was begun there before.

    Raises:
        OutputError: the folder cannot be made, or holds files that no run has made.
    """
    if key_of(work) == key:
        return True
    refuse_foreign(work)
    for file in [file for file in work.iterdir() if file.name != LOCK] if work.exists() else []:
        if file.is_dir() and not file.is_symlink():
            shutil.rmtree(file)
        else:
            file.unlink()
    write_whole(work / KEY, json.dumps({"key": key}))
    return False


def part(folder: Path, number: int, suffix: str = ".parquet") -> Path:
    """Returns the path of a numbered part."""
    return folder / f"part-{number:06d}{suffix}"


def parts(folder: Path, suffix: str = ".parquet") -> list[Path]:
    """Returns the parts of a folder, in order."""
    return sorted(folder.glob(f"part-*{suffix}"))


def write_table(path: Path, table: pa.Table) -> None:
    """Writes a part: ``.arrow`` files can be looked into without reading them, ``.parquet`` files are small.

    Raises:
        OutputError: the disk is full, or the place cannot be written.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    path.parent.mkdir(parents=True, exist_ok=True)
    passing = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if path.suffix == ".arrow":
            with pa.OSFile(str(passing), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
                writer.write_table(table)
        else:
            repeated = [name for name in table.column_names if name not in _HARDLY_REPEATED]
            pq.write_table(table, passing, compression="zstd", use_dictionary=repeated)
        passing.replace(path)
    except OSError as error:
        passing.unlink(missing_ok=True)
        raise disk_error(path, error) from error


def disk_error(path: Path, error: OSError) -> OutputError:
    """A letter about a disk that is full or cannot be written."""
    return OutputError(
        f"Cannot write {path}: {error.strerror or error}. What is done so far is kept: make room, or name "
        "another disk with --work, and run the same command again."
    )


def read_parquet(path: Path) -> pa.Table:
    """Returns a small table."""
    import pyarrow.parquet as pq

    return pq.read_table(path)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yields the rows of a small table."""
    yield from read_parquet(path).to_pylist()

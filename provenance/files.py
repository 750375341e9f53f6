"""Output files appear whole or not at all, and one process at a time works in a place.

A file is written beside its place under a passing name and moved there in one
step, so that a reader never meets half of it and a crash leaves the old file.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from provenance.errors import OutputError


def write_whole(path: Path | str, content: bytes | str, *, force: bool = True) -> Path:
    """Write a file so that it appears complete or not at all.

    Args:
        path: where to; missing folders are made.
        content: bytes, or text that is written as UTF-8.
        force: replace a file that stands there already.

    Returns:
        The path written.

    Raises:
        OutputError: the file exists and ``force`` is off, or the place cannot be written.
    """
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    with written_whole(path, force=force) as stream:
        stream.write(data)
    return Path(path)


@contextmanager
def written_whole(path: Path | str, *, force: bool = True) -> Iterator[IO[bytes]]:
    """Opens a file to write to piece by piece, which appears when the block ends, or not at all if that fails.

    A file that is replaced keeps its permissions; of a link the file that it leads to is replaced.

    Args:
        path: where to; missing folders are made.
        force: replace a file that stands there already.

    Raises:
        OutputError: the file exists and ``force`` is off, or the place cannot be written.
    """
    target = Path(path)
    if not force:
        refuse_existing([target])
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") if is_stream(target) else _replacing(Path(os.path.realpath(target))) as stream:
            yield stream
    except OSError as error:
        raise OutputError(
            f"Cannot write {target}: {error.strerror or error}. Choose another place for it."
        ) from error


def is_stream(path: Path) -> bool:
    """Whether a path is a pipe or a device such as /dev/stdout: it is written to, and never replaced by a file."""
    return (
        path.exists()
        and not path.is_dir()
        and (not path.is_file() or Path("/dev") in path.absolute().parents)
    )


def refuse_existing(paths: list[Path]) -> None:
    """Say no before any work is done when a file to be written is there already.

    Raises:
        OutputError: names the first file that exists, and the option that replaces it.
    """
    for path in paths:
        if path.exists():
            raise OutputError(
                f"{path} exists already. Use --force to replace it, or --out for another place."
            )


def take_lock(file: IO[Any]) -> bool:
    """Takes the lock of an open file without waiting; the system frees it when the file is closed or the process dies.

    Returns:
        False if another process has it.

    Raises:
        OSError: the file system has no locks.
    """
    try:
        _lock(file)
    except (BlockingIOError, PermissionError):
        return False
    return True


@contextmanager
def _replacing(target: Path) -> Iterator[IO[bytes]]:
    passing = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.part")
    stream = passing.open("xb")
    try:
        with stream:
            if target.is_file():
                passing.chmod(target.stat().st_mode & 0o777)
            yield stream
        passing.replace(target)
    except BaseException:
        passing.unlink(missing_ok=True)
        raise


if sys.platform == "win32":  # pragma: no cover  (no Windows here)
    import msvcrt

    def _lock(file: IO[Any]) -> None:
        file.seek(1 << 20)  # far behind the text, so that others may read who holds it
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[Any]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

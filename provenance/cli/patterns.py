"""Compiled patterns kept beside the byte code, for Python compiles regular expressions anew in every process.

The modules behind a trace hold several hundred patterns; compiling them took a third of the time of one short
trace. What the compiler makes of a pattern is a list of numbers. These are kept where Python keeps byte code
(the same folder and owner, so nobody can write here who could not change the program itself; the same
switches, ``PYTHONDONTWRITEBYTECODE`` and ``PYTHONPYCACHEPREFIX``), each under the exact text and flags of its
pattern, and handed to the cache of ``re`` before the modules are imported. So a changed pattern is never
mixed up with an old one, and whatever is missing, damaged or of another Python is compiled as ever.
"""

from __future__ import annotations

import json
import os
import re
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import cache_from_source
from itertools import chain
from pathlib import Path
from zlib import crc32

Key = tuple[type, str, int]
"""How ``re`` finds a compiled pattern again: the type of its text, the text, the flags asked for."""
Kept = tuple[int, list[int], int, dict[str, int]]
"""What the compiler made of it: flags, code, number of groups, their names."""

KNOWN = ((3, 11), (3, 12), (3, 13))
"""The versions of Python whose "re" was seen to give and take compiled patterns as it is done here."""

_MOST = 1500  # patterns


def place() -> Path | None:
    """Returns the file that patterns are kept in; None where this Python keeps no byte code or is not known."""
    if sys.implementation.name != "cpython" or sys.version_info[:2] not in KNOWN:
        return None
    return Path(cache_from_source(__file__)).with_suffix(".patterns")


def import_with_patterns(*modules: str, kept_in: Path | None) -> None:
    """Imports modules, with the patterns kept; patterns that were new are kept for the next time."""
    if kept_in is None or all(module in sys.modules for module in modules):
        return
    known = _cache()
    before = set(known)
    kept = load(kept_in)
    with _room_for_all():
        hand_over(kept)
        for module in modules:
            import_module(module)
    made = [key for key in known if key not in before and key not in kept and key[0] is str]
    if not made or sys.dont_write_bytecode or not os.access(kept_in.parent, os.W_OK):
        return
    if kept and len(kept) + len(made) > _MOST:
        kept_in.unlink(missing_ok=True)  # much of it is out of date: the next start makes it anew
    else:
        save(kept_in, kept | kept_forms(made))


@contextmanager
def _room_for_all() -> Iterator[None]:
    """Lets the cache of ``re`` hold every pattern of the program; else it forgets the oldest of more than 512."""
    settings = vars(re)
    most = settings["_MAXCACHE"]
    settings["_MAXCACHE"] = max(most, 2 * _MOST)
    try:
        yield
    finally:
        settings["_MAXCACHE"] = most


def hand_over(kept: dict[Key, Kept]) -> None:
    """Gives kept patterns to the cache of ``re``."""
    known = _cache()
    for key, form in kept.items():
        if key not in known:
            known[key] = _pattern(key[1], *form)


def kept_forms(keys: list[Key]) -> dict[Key, Kept]:
    """Returns what is to be kept of patterns, leaving out those that would not come back the same."""
    forms: dict[Key, Kept] = {}
    for key in keys:
        _, text, asked = key
        parsed = import_module("re._parser").parse(text, asked)
        code = import_module("re._compiler")._code(parsed, asked)
        form = (asked | parsed.state.flags, code, parsed.state.groups - 1, parsed.state.groupdict)
        if _pattern(text, *form) == re.compile(text, asked):
            forms[key] = form
    return forms


def load(path: Path) -> dict[Key, Kept]:
    """Returns the patterns of a file; none if it is absent, damaged, or was made by another Python."""
    try:
        head, rows, numbers = path.read_bytes().split(b"\n", 2)
        if json.loads(head) != _head(rows, numbers):
            return {}
    except (OSError, ValueError):
        return {}
    codes, end = array("I", numbers).tolist(), 0
    kept: dict[Key, Kept] = {}
    for text, asked, flags, length, groups, names in json.loads(rows):
        kept[str, text, asked] = (flags, codes[end : (end := end + length)], groups, names)
    return kept


def save(path: Path, kept: dict[Key, Kept]) -> None:
    """Writes the file whole or not at all; without a word where that is refused, as with byte code.

    A line says who made it and what it must add up to, a line holds a row for each pattern; the codes follow.
    """
    from provenance.errors import OutputError
    from provenance.files import write_whole

    rows = [
        (text, asked, flags, len(code), groups, names)
        for (_, text, asked), (flags, code, groups, names) in kept.items()
    ]
    lines = json.dumps(rows).encode()
    numbers = array("I", chain.from_iterable(code for _, code, _, _ in kept.values())).tobytes()
    with suppress(OutputError):
        write_whole(path, json.dumps(_head(lines, numbers)).encode() + b"\n" + lines + b"\n" + numbers)


def _head(rows: bytes, numbers: bytes) -> dict[str, object]:
    return {"made_by": f"{sys.version} {sys.byteorder}", "check": crc32(numbers, crc32(rows))}


def _cache() -> dict[Key, re.Pattern[str]]:
    """Returns where ``re.compile`` looks first."""
    found: dict[Key, re.Pattern[str]] = vars(re)["_cache"]
    return found


def _pattern(text: str, flags: int, code: list[int], groups: int, names: dict[str, int]) -> re.Pattern[str]:
    of_index: list[str | None] = [None] * (groups + 1)
    for name, index in names.items():
        of_index[index] = name
    made: re.Pattern[str] = import_module("_sre").compile(text, flags, code, groups, names, tuple(of_index))
    return made

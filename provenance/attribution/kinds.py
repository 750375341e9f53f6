"""Whether values that came from outside are of the kinds that their classes declare."""

from __future__ import annotations

from dataclasses import is_dataclass
from functools import cache
from math import isfinite
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints


def check(value: object, where: str = "") -> None:
    """Looks through a value of ours and all values in it.

    Args:
        value: a dataclass.
        where: how messages call it.

    Raises:
        TypeError: a field holds something else than it declares; the message names it.
    """
    of: Any = type(value)
    for name, kind in _declared(of).items():
        _check(getattr(value, name), kind, f"{where}.{name}" if where else name)


@cache
def _declared(of: type) -> dict[str, Any]:
    return get_type_hints(of)


def _check(value: Any, kind: Any, where: str) -> None:
    if get_origin(kind) is tuple and isinstance(value, tuple):
        for place, item in enumerate(value):
            _check(item, get_args(kind)[0], f"{where}[{place}]")
    elif get_origin(kind) is dict and isinstance(value, dict):
        for name, item in value.items():
            _check(item, get_args(kind)[1], f"{where}.{name}")
    elif isinstance(kind, type) and is_dataclass(kind) and isinstance(value, kind):
        check(value, where)
    elif not _is_plain(value, kind):
        raise TypeError(f"{where} is {str(value)[:40]!r}")


def _is_plain(value: Any, kind: Any) -> bool:
    if isinstance(kind, UnionType):
        return any(_is_plain(value, one) for one in get_args(kind))
    if kind is float:
        return isinstance(value, float | int) and not isinstance(value, bool) and isfinite(value)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(kind, type) and isinstance(value, kind)

"""Which of two documents can have been first, and which way text went between them.

Dates decide where they can. Where they cannot, an outlet that reports at first
hand goes before one that does not, and a document that names the other as its
source comes after it. Where nothing decides, nobody is said to have copied.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from provenance.network.rows import Node, Way
from provenance.text.dates import later


class Order(StrEnum):
    """Where one document stands in time, seen from another."""

    BEFORE = "before"
    ASSUMED = "assumed"
    UNKNOWN = "unknown"
    AFTER = "after"


def order(giver: Node, taker: Node) -> Order:
    """Returns where ``giver`` stands in time, seen from ``taker``.

    A document without a date is never first: a dated one is assumed to stand
    before it, and it never before a dated one.
    """
    if giver.published and taker.published:
        return _by_date(giver, taker)
    if giver.published:
        return Order.ASSUMED
    if taker.published:
        return Order.AFTER
    return _by_kind(giver, taker)


def _by_date(giver: Node, taker: Node) -> Order:
    if later(taker.published, giver.published):
        return Order.BEFORE
    if later(giver.published, taker.published):
        return Order.AFTER
    return _by_kind(giver, taker)


def _by_kind(giver: Node, taker: Node) -> Order:
    """Orders two documents of one day, or of none."""
    named, naming = _names(taker, giver), _names(giver, taker)
    if named != naming:
        return Order.ASSUMED if named else Order.AFTER
    if giver.primary != taker.primary:
        return Order.ASSUMED if giver.primary else Order.AFTER
    return Order.UNKNOWN


def _names(one: Node, other: Node) -> bool:
    return other.outlet is not None and other.outlet in one.credits


def way(giver: Node, taker: Node) -> Way | None:
    """Returns how ``taker`` can have come by text that ``giver`` has too; None where the other side must say.

    A news agency is not said to have copied an outlet that is none, unless it
    names it: both then go back to an earlier text.
    """
    when = order(giver, taker)
    if when is Order.AFTER:
        return Way.COMMON_ORIGIN if _agency_later(giver, taker) else None
    if taker.primary and not giver.primary and not _names(taker, giver):
        return Way.COMMON_ORIGIN
    return Way.UNDETERMINED if when is Order.UNKNOWN else Way.SOURCE


def _agency_later(giver: Node, taker: Node) -> bool:
    """Whether ``giver`` is an agency's, is dated after ``taker``, and does not name it."""
    dated = later(giver.published, taker.published)
    return dated and giver.primary and not taker.primary and not _names(giver, taker)


def same_publisher(one: Node, other: Node) -> bool:
    """Whether both come from one outlet, so that what they share is its own text; capitals do not make two of one."""
    if one.outlet is None or other.outlet is None:
        return False
    return one.outlet == other.outlet or one.outlet.casefold() == other.outlet.casefold()


def when(node: Node) -> tuple[str, str]:
    """Returns a key that sorts documents by date, earliest first, undated last, then by id."""
    return (_minute(node.published) if node.published else "9999", node.id)


def _minute(published: str) -> str:
    """A day stands where it ends: a text of that day with a time is not after it for certain."""
    return published[:16] if len(published) > 10 else f"{published}T23:59"


def delay(giver: str | None, taker: str | None) -> int | None:
    """Returns the minutes from one date to another, in whole days where only a day is known.

    None where a date is missing, or where both fall on one day and a time is missing.
    """
    if not giver or not taker:
        return None
    if len(giver) > 10 and len(taker) > 10:
        return int((datetime.fromisoformat(taker) - datetime.fromisoformat(giver)).total_seconds() // 60)
    days = (datetime.fromisoformat(taker[:10]) - datetime.fromisoformat(giver[:10])).days
    return days * 1440 or None

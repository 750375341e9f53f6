"""An outlet, and a place in a text that names one."""

from __future__ import annotations

from typing import NamedTuple

KINDS = ("wire", "state-media", "broadcaster", "newspaper", "aggregator", "magazine", "site")


class Outlet(NamedTuple):
    """Who published a document.

    ``name`` is the one used world-wide. ``kind`` is one of ``KINDS``;
    ``country`` an ISO 3166 alpha-2 code; ``seat`` the city of the head office;
    ``owner_group`` is shared by sister outlets ("" when it stands alone).

    The rest says what is ambiguous. A name in ``weak`` (also an ordinary word,
    or another body's short form) is this outlet only where a source can stand,
    as in "Time reported". A name followed by something in ``not_before`` or
    preceded by something in ``not_after`` is not this outlet ("Sputnik V").
    ``given_names`` are those of people whose family name it is: once a text has
    named "Michael Bloomberg", its "Bloomberg" is he. ``note`` says so in words.
    """

    name: str
    full_name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    kind: str
    country: str
    seat: str = ""
    owner_group: str = ""
    weak: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    given_names: tuple[str, ...] = ()
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name the outlet goes by, each once, the canonical one first."""
        return tuple(dict.fromkeys((self.name, self.full_name, *self.aliases)))


class Mention(NamedTuple):
    """``text[start:end] == name`` names the outlet; ``weak`` when only its position can tell."""

    outlet: Outlet
    name: str
    start: int
    end: int
    weak: bool = False

"""Whether two names mean one outlet, in doubt yes: a wrong no accuses somebody of a false credit."""

from __future__ import annotations

import re

from provenance.outlets.registry import Registry
from provenance.outlets.values import Outlet

# What a title may carry or leave out.
_LOOSE = frozenset(
    "the and news newspaper magazine website online tv radio television agency channel daily".split()
)
_TOP_LEVEL = re.compile(
    r"\.(?:com|org|net|info|co|news|tv|online|press|media|today|example|[a-z]{2})(?:\.[a-z]{2})?$"
)

_SHORTEST = 4  # letters of a word that an address is known to begin or end with


class Identity:
    """Compares the outlet that an article names with the one that published an original."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def __call__(self, named: str, publisher: str) -> bool:
        """Whether ``named`` is the publisher, an alias, an edition of it, a short form, or its owner group.

        Two outlets that the registry knows apart are two, even sisters of one group.
        """
        one, other = self.known(named), self.known(publisher)
        if one is not None and one is other:
            return True
        if other is not None and other.owner_group and _words(named) == _words(other.owner_group):
            return True
        if one is not None and other is not None:
            return _edition(one, other) or _edition(other, one)
        return _alike(named, publisher)

    def known(self, name: str) -> Outlet | None:
        """The registered outlet of a name, an alias, a web address or a firm."""
        return self._registry.titled(name)


def _edition(whole: Outlet, part: Outlet) -> bool:
    """ "BBC" and "BBC Persian"."""
    return part.name.startswith(f"{whole.name} ") and part.country == whole.country


def _alike(named: str, publisher: str) -> bool:
    """One without its loose words, or one that holds the other: "the Herald", "Khabar", "BBC" of "BBC Persian"."""
    a, b = _words(named), _words(publisher)
    if not a or not b:
        return False
    glued = {"".join(a), _glued(named)} & {"".join(b), _glued(publisher)}
    if sorted(a) == sorted(b) or glued or _in_address(named, publisher) or _in_address(publisher, named):
        return True
    short, long = sorted((a, b), key=len)
    return any(long[at : at + len(short)] == short for at in (0, len(long) - len(short)))


def _in_address(name: str, address: str) -> bool:
    """ "the Herald" and "tolvenherald.com": an address does not part its words."""
    if len(address.split()) > 1 or not _TOP_LEVEL.search(address.strip().casefold()):
        return False
    short, whole = "".join(_words(name)), _glued(address)
    return len(short) >= _SHORTEST and (whole.startswith(short) or whole.endswith(short))


def _words(name: str) -> list[str]:
    words = _every_word(name)
    return [word for word in words if word not in _LOOSE] or [word for word in words if word != "the"]


def _glued(name: str) -> str:
    """A name as its address has it: "merrowdaily" of "The Merrow Daily" and of "www.themerrowdaily.com"."""
    return "".join(_every_word(name)).removeprefix("the")


def _every_word(name: str) -> list[str]:
    return re.findall(r"\w+", _TOP_LEVEL.sub("", name.strip().casefold().removeprefix("www.")))

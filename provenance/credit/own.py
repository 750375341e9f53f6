"""The article's own outlet, whose name is no credit."""

from __future__ import annotations

import re
from collections.abc import Collection

from provenance.credit.names import Name
from provenance.credit.placing import Placed
from provenance.credit.positions import Part
from provenance.model import Document
from provenance.outlets import Registry


class Own:
    """Whether a name is the article's own outlet, in full ("Almaty Herald") or in short ("the Herald")."""

    def __init__(self, document: Document, registry: Registry) -> None:
        outlet = registry.get(document.outlet) if document.outlet else None
        if outlet is None and document.url:
            outlet = registry.by_domain(document.url)
        self._outlet = outlet
        self._words = _words(document.outlet or (outlet.name if outlet else ""))
        self._filing: str | None = None
        self._heading: frozenset[str] = frozenset()

    def filed_by(self, outlet: str) -> None:
        """Where nothing says who published the article, the agency of its dateline writes "told the AP" of itself."""
        if self._outlet is None and not self._words:
            self._filing = outlet

    def is_outlet(self, name: str) -> bool:
        """Whether this is the canonical name of the article's outlet."""
        return self._outlet is not None and self._outlet.name == name

    def is_own(self, name: Name, *, strictly: bool = False) -> bool:
        """Whether a name is the article's own; ``strictly`` lets an agency's own dateline pass."""
        if name.known is not None:
            own = self.is_outlet(name.outlet) or self._in_short(name) or self._ends_in(name)
            return own and not (strictly and name.known.kind in ("wire", "state-media"))
        words = _words(name.outlet)
        return f" {' '.join(words)} " in f" {' '.join(self._words)} " if words else False

    def _in_short(self, name: Name) -> bool:
        """ "El Faro" in an article of "El Faro de Tessara", which the registry lacks."""
        words = _words(name.written)
        return self._outlet is None and bool(words) and self._words[: len(words)] == words

    def _ends_in(self, name: Name) -> bool:
        """ "The Sun" in "The Orlau Sun", though a paper of that name is known."""
        words = _words(name.written)
        return 0 < len(words) < len(self._words) and self._words[-len(words) :] == words

    def headed_by(self, outlets: Collection[str]) -> None:
        """Where nothing says who published the article, a paper that stands in its head may be its own."""
        self._heading = frozenset(outlets)

    def may_be_meant(self, placed: Placed) -> bool:
        """ "... told the Herald": which Herald nobody says, because it is the one that is read."""
        if placed.position.part is Part.HEARER and placed.name.outlet == self._filing:
            return True
        unnamed = self._outlet is None and not self._words
        return (
            unnamed
            and placed.position.part is Part.HEARER
            and (
                _LOCAL_TITLE.fullmatch(placed.name.outlet) is not None
                or (placed.name.known is None and placed.name.outlet in self._heading)
            )
        )


_LOCAL_TITLE = re.compile(r"The (?:Herald|Gazette|Tribune|Chronicle|Courier)")


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", name.casefold()) if word != "the"]

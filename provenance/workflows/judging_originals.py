"""What the originals of a sentence tell: who published them, whom they name, and who else tells the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Sequence

from provenance.align.speech import reported
from provenance.attribution.verdict import Traced
from provenance.credit.national import is_agency
from provenance.model import Credit, CreditKind, Match, Role, Scope
from provenance.text.dates import later
from provenance.text.names import find_names
from provenance.text.words import stems
from provenance.workflows.judging_case import Case, publishers

_AS_MUCH = 0.8  # share of a sentence's words that another document must hold to tell the same,
_NEARLY = 0.95  # and of what the document that was found holds


class Originals:
    """Looks into the originals of an article; each is read once.

    Args:
        case: the article and its originals.
        signed_only: documents whose outlet is known by no more than a signature.
    """

    def __init__(self, case: Case, signed_only: Container[str]) -> None:
        self._case = case
        self._signed_only = signed_only
        self._read: dict[str, tuple[str, frozenset[str]]] = {}
        self._naming: dict[tuple[str, str], bool] = {}

    def traced(self, text: str, derived: Sequence[Match], credits: Sequence[Credit]) -> Traced:
        """Returns what is known of the originals of one sentence.

        Args:
            text: the sentence.
            derived: where it was found.
            credits: whom the article names for it, or for all of it.
        """
        originals = [sentence.text for match in derived for sentence in match.sentences]
        outlets = frozenset(publishers(derived))
        named = {c.outlet for c in credits if c.outlet and c.scope is not Scope.IMAGE}
        others = {name for name in named if not any(self._case.same(name, outlet) for outlet in outlets)}
        return Traced(
            outlets=outlets,
            original=" ".join(self._case.documents[match.original.id].text for match in derived),
            mentioned=self._mentioned(derived, others),
            speech=any(reported(original).speech for original in originals),
            known=all(
                m.original.outlet and not (m.original.id in self._signed_only and self._may_carry(others))
                for m in derived
            ),
            own=any(self._case.is_own(outlet) for outlet in outlets),
            agency=bool(outlets) and all(self._may_be_agency(outlet) for outlet in outlets),
            also=frozenset(name for name in others if self._tells_as_much(name, text, originals)),
            described=frozenset(
                credit.name
                for credit in credits
                if self._describes(credit, outlets) or self._speaks_elsewhere(credit)
            ),
        )

    def _may_be_agency(self, outlet: str) -> bool:
        known = self._case.same.known(outlet)
        return known is not None and (is_agency(known) or known.kind == "state-media")

    def _speaks_elsewhere(self, credit: Credit) -> bool:
        """Whether a person is named in full by any document: half of the sentence may be from there."""
        if credit.kind is not CreditKind.PERSON:
            return False
        full = [name.text for name in find_names(credit.name) if " " in name.text]
        return any(
            name in document.text
            for name in full
            for document in self._case.documents.values()
            if not later(document.published, self._case.article.published)
        )

    def _may_carry(self, outlets: Iterable[str]) -> bool:
        """Whether one of some outlets may have printed an agency's text; no agency does so with another's."""
        known = [self._case.same.known(name) for name in outlets]
        return any(outlet is None or not is_agency(outlet) for outlet in known)

    def _mentioned(self, derived: Sequence[Match], named: Collection[str]) -> frozenset[str]:
        """Which of the outlets named by the article the originals name too, be it in an earlier sentence."""
        return frozenset(name for name in named if any(self._tells_of(m.original.id, name) for m in derived))

    def _tells_of(self, key: str, outlet: str) -> bool:
        """Whether a document names an outlet, captions aside; it is searched for each once."""
        known = self._naming.get((key, outlet))
        if known is None:
            text, names = self._told(key)
            known = outlet in names or bool(re.search(rf"\b{re.escape(outlet)}\b", text))
            self._naming[key, outlet] = known
        return known

    def _told(self, key: str) -> tuple[str, frozenset[str]]:
        """Returns what a document tells, captions aside, and the outlets it names; each is read once for an article."""
        found = self._read.get(key)
        if found is None:
            sentences = self._case.documents[key].sentences
            text = " ".join(sentence.text for sentence in sentences if sentence.role is not Role.CAPTION)
            names = frozenset(m.outlet.name for m in self._case.registry.mentions(text, weak=True))
            found = self._read[key] = text, names
        return found

    def _tells_as_much(self, name: str, text: str, originals: Sequence[str]) -> bool:
        """Whether a document of the outlet named tells the sentence as well as the one it was found in.

        An official statement stands in the reports of several agencies; who of
        them was copied the words cannot tell, and the article's word stands.
        """
        wanted = set(stems(text))
        if not wanted:
            return False
        reached = len(wanted & set(stems(" ".join(originals)))) / len(wanted)
        return any(
            len(wanted & set(stems(sentence.text))) / len(wanted) >= max(_AS_MUCH, _NEARLY * reached)
            for document in self._case.documents.values()
            if document.outlet
            and self._case.same(name, document.outlet)
            and not later(document.published, self._case.article.published)
            for sentence in document.sentences
        )

    def _describes(self, credit: Credit, outlets: Iterable[str]) -> bool:
        """ "Chinese state media" is true of Xinhua, though it does not name it."""
        if credit.kind is CreditKind.OUTLET or not _MEDIA.search(credit.name):
            return False
        known = [outlet for name in outlets if (outlet := self._case.same.known(name)) is not None]
        return any(
            re.search(rf"\b{re.escape(adjective)}\b", credit.name)
            for outlet in known
            for adjective in self._case.registry.adjectives(outlet.country)
        )


_MEDIA = re.compile(
    r"\b(?:media|press|agenc(?:y|ies)|broadcaster|television|TV|radio|newspapers?|outlets?|channel|daily|tabloid|magazine)\b"
)

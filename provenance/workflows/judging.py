"""The verdicts of one article: who published the originals, who is named, and whether that is one and the same."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import cached_property

from provenance.attribution.verdict import judge
from provenance.credit.beside import only_credits
from provenance.credit.datelines import DATELINE
from provenance.credit.doubts import doubtful
from provenance.credit.signature import writers_papers
from provenance.credit.told_beside import told_beside
from provenance.credit.wires import CUE as AGENCIES
from provenance.model import Credit, CreditKind, Direction, Document, Match, Scope, Verdict
from provenance.outlets import Registry
from provenance.workflows.judging_case import Case, publishers
from provenance.workflows.judging_datelines import is_copy
from provenance.workflows.judging_naming import Naming
from provenance.workflows.judging_originals import Originals
from provenance.workflows.readings import is_office, is_primary, is_site, leads


class Judging:
    """Gives verdicts in the light of the whole article; outlets are compared as outlets, not as strings."""

    def __init__(
        self,
        article: Document,
        documents: Mapping[str, Document],
        registry: Registry,
        credits: Mapping[int, tuple[Credit, ...]],
        matches: Mapping[int, Sequence[Match]],
        signed_only: Container[str] = (),
    ) -> None:
        self._case = case = Case(article, documents, registry)
        self._originals = Originals(case, signed_only)
        whole = [c for row in credits.values() for c in row if c.scope is Scope.ARTICLE]
        self._whole = [c for c in whole if c.outlet is None or not case.is_own(c.outlet)]
        filed = frozenset(c.outlet for c in whole if c.cue == DATELINE and c.outlet)
        own = article.outlet is None and not is_copy(case, filed, matches)
        self._filed_by = filed if own else frozenset()
        if article.outlet is None:
            self._filed_by |= writers_papers(article, whole)
        self._used = frozenset(publishers(match for row in matches.values() for match in row))
        self._bare = {article.sentences[index].text for index in only_credits(article.sentences, credits)}
        self._naming = Naming(case, self._used, self._whole, matches)
        self._whole += [credit for row in self._naming.beside.values() for credit in row]

    def completed(
        self, credits: Mapping[int, tuple[Credit, ...]], matches: Mapping[int, Sequence[Match]]
    ) -> dict[int, tuple[Credit, ...]]:
        """Returns the credits of all sentences, with those that lie in naming whose text it is, in whatever words.

        Args:
            credits: what words of reporting tell, by number of the sentence.
            matches: what each sentence was compared with.
        """
        return self._naming.completed(credits, matches)

    def verdict(self, text: str, matches: Sequence[Match], credits: Sequence[Credit]) -> Verdict:
        """Returns the verdict on one body sentence.

        Of what only a later document tells nobody can say that it was taken; an agency's later version shows an
        earlier one that a site, but no office and no other agency, will have had, unless both name the outlet that
        they have it from.
        """
        derived = [match for match in matches if match.relation.derived and self._accounts_for(match)]
        if not derived:
            outlets = {credit.outlet for credit in credits if credit.outlet}
            told = all(any(self._case.same(name, used) for used in self._used) for name in outlets)
            return Verdict.UNMATCHED if text in self._bare and told else judge(None, credits, self._whole)
        verdict = judge(
            self._originals.traced(text, derived, [*credits, *self._whole]),
            credits,
            self._whole,
            self._used,
            filed_by=self._filed_by,
            agencies=any(credit.cue == AGENCIES for credit in self._whole),
            doubtful=self._doubtful | self._beside_the_point(credits) | self._out_of_sight(derived, credits)
            if credits or self._whole
            else frozenset(),
            same=self._case.same,
        )
        later = all(match.direction is Direction.COMMON_ORIGIN for match in derived)
        outlet = any(credit.kind is CreditKind.OUTLET for credit in credits)
        if (
            verdict is Verdict.UPSTREAM_ONLY and later and outlet
        ):  # both name the outlet that they have it from
            return judge(None, credits, self._whole)
        return verdict

    def _beside_the_point(self, credits: Sequence[Credit]) -> frozenset[str]:
        """The outlets that a sentence names for nothing but what it tells beside: they are no false credit of it."""
        named = [credit for credit in (*credits, *self._whole) if credit.outlet]
        sources = {
            c.outlet for c in named if c.scope is Scope.ARTICLE or not told_beside(self._case.article.text, c)
        }
        return frozenset(str(credit.outlet) for credit in named if credit.outlet not in sources)

    def _out_of_sight(self, derived: Sequence[Match], credits: Sequence[Credit]) -> frozenset[str]:
        """The agencies named of which no text is at hand, where a small paper's was found: it may have it from them."""
        found_in = frozenset(publishers(derived))
        if not all(self._case.same.known(name) is None and is_site(name, None) for name in found_in):
            return frozenset()
        named = {credit.outlet for credit in (*credits, *self._whole) if credit.outlet}
        at_hand = [d.outlet for d in self._case.documents.values() if d.outlet]
        return frozenset(
            name
            for name in named
            if leads(self._case.same.known(name))
            and not any(self._case.same(name, outlet) for outlet in at_hand)
        )

    @cached_property
    def _doubtful(self) -> frozenset[str]:
        return doubtful(self._case.article.text, self._whole, self._case.registry)

    def _accounts_for(self, match: Match) -> bool:
        """Whether an original, or an earlier version of it, can have been at hand.

        An agency that names the article's outlet has it from there.
        """
        if match.direction is Direction.SOURCE:
            return True
        article, original = self._case.article, self._case.documents[match.original.id]
        first_hand = is_primary(article, self._case.registry) or is_office(article.outlet)
        agency = original.outlet is not None and leads(self._case.same.known(original.outlet))
        return agency and not first_hand and not self._names_article(original)

    def _names_article(self, document: Document) -> bool:
        own = self._case.article.outlet
        if own is None:
            return False
        mentions = self._case.registry.mentions(document.text, weak=True)
        return own in document.text or any(self._case.same(mention.outlet.name, own) for mention in mentions)

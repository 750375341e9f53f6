"""The verdicts of one article: who published the originals, who is named, and whether that is one and the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from provenance.align.speech import reported
from provenance.attribution.verdict import Traced, judge
from provenance.credit.aside import named_aside
from provenance.credit.beside import only_credits
from provenance.credit.datelines import DATELINE
from provenance.credit.doubts import doubtful
from provenance.credit.goes_on import QUOTATION
from provenance.credit.hints import hints_of
from provenance.credit.linked import hosts_of, link_in
from provenance.credit.named import CUE, named_beside, named_in, speaker_in, taken_along
from provenance.credit.national import is_agency
from provenance.credit.signature import writers_papers
from provenance.credit.speakers import told_by
from provenance.credit.spoken import quoted_by
from provenance.credit.stances import opinions, stand_takers
from provenance.credit.told_beside import told_beside
from provenance.credit.voices import voices
from provenance.credit.wires import CUE as AGENCIES
from provenance.model import Credit, CreditKind, Direction, Document, Match, Role, Scope, Sentence, Verdict
from provenance.outlets import Identity, Registry
from provenance.text.dates import later
from provenance.text.names import find_names, same_name
from provenance.text.words import stems
from provenance.workflows.readings import is_office, is_primary, leads

_AS_MUCH = 0.8  # share of a sentence's words that another document must hold to tell the same
_REACH = 3  # sentences in which he may be named whom a pronoun means
_LEAST_COPY = 5  # body sentences of which nearly all must come from one document,
_COPIED = 0.75  # this share, to make the article a copy
_NEARLY = 0.95  # of what the document that was found holds


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
        self._article = article
        self._documents = documents
        self._signed_only = signed_only
        self._read: dict[str, tuple[str, frozenset[str]]] = {}
        self._naming: dict[tuple[str, str], bool] = {}
        self._registry = registry
        self._same = Identity(registry)
        whole = [c for row in credits.values() for c in row if c.scope is Scope.ARTICLE]
        self._whole = [c for c in whole if c.outlet is None or not self._is_own(c.outlet)]
        filed = frozenset(c.outlet for c in whole if c.cue == DATELINE and c.outlet)
        own = article.outlet is None and not self._is_copy_beside(filed, matches)
        self._filed_by = filed if own else frozenset()
        if article.outlet is None:
            self._filed_by |= writers_papers(article, whole)
        self._used = frozenset(_publishers(match for row in matches.values() for match in row))
        self._bare = {article.sentences[index].text for index in only_credits(article.sentences, credits)}
        self._hosts = hosts_of(documents.values())
        self._beside = self._named_beside(matches)
        self._whole += [credit for row in self._beside.values() for credit in row]

    def _is_copy_beside(self, filed: Collection[str], matches: Mapping[int, Sequence[Match]]) -> bool:
        """Whether hardly anything stands in the article but what another agency told before, in its own name.

        So an agency does not report itself: its dateline is what somebody else put there.
        """
        body = [s.index for s in self._article.sentences if s.role is Role.BODY]
        if not filed or len(body) < _LEAST_COPY:
            return False
        taken: Counter[str] = Counter()
        for row in (matches.get(index, ()) for index in body):
            taken.update(
                {m.original.id for m in row if m.relation.derived and m.direction is Direction.SOURCE}
            )
        return any(
            count >= _COPIED * len(body) and self._is_another_agencys(self._documents[key], filed)
            for key, count in taken.items()
        )

    def _is_another_agencys(self, document: Document, filed: Collection[str]) -> bool:
        """Whether a document is an agency's own, of another house than some outlets, and names none of them."""
        own = self._same.known(document.outlet) if document.outlet else None
        others = [self._same.known(name) for name in filed]
        if own is None or not is_agency(own) or not document.published or not self._article.published:
            return False
        named = {mention.outlet.name for mention in self._registry.mentions(document.text, weak=True)}
        return all(
            other is not None
            and other.name not in named
            and other is not own
            and (not own.owner_group or other.owner_group != own.owner_group)
            for other in others
        )

    def completed(
        self, credits: Mapping[int, tuple[Credit, ...]], matches: Mapping[int, Sequence[Match]]
    ) -> dict[int, tuple[Credit, ...]]:
        """Returns the credits of all sentences, with those that lie in naming whose text it is, in whatever words.

        Args:
            credits: what words of reporting tell, by number of the sentence.
            matches: what each sentence was compared with.
        """
        complete: dict[int, tuple[Credit, ...]] = {}
        for sentence in self._article.sentences:
            found = credits.get(sentence.index, ())
            derived = [match for match in matches.get(sentence.index, ()) if match.relation.derived]
            if derived:
                found = tuple(credit for credit in found if not self._is_carried_wrong(credit, derived))
                found = (*found, *self._outlets_named(sentence, derived, found))
                found = found or self._speaker_named(sentence, derived)
                found = found or self._goes_on(sentence, credits, complete)
            complete[sentence.index] = (*found, *self._beside.get(sentence.index, ()))
        return complete

    def _goes_on(
        self,
        sentence: Sentence,
        credits: Mapping[int, tuple[Credit, ...]],
        complete: Mapping[int, tuple[Credit, ...]],
    ) -> tuple[Credit, ...]:
        """The speaker of the sentence before, whose quoted words go on, whoever he said them to."""
        if not any(credit.cue == QUOTATION for credit in credits.get(sentence.index, ())):
            return ()
        speakers = [c for c in complete.get(sentence.index - 1, ()) if c.kind is CreditKind.PERSON]
        return tuple(replace(credit, cue=QUOTATION, scope=Scope.CONTINUED) for credit in speakers[-1:])

    def _named_beside(self, matches: Mapping[int, Sequence[Match]]) -> dict[int, tuple[Credit, ...]]:
        """The outlets of what was found that the article names where it begins or ends, in whatever words."""
        held = [credit.outlet for credit in self._whole if credit.outlet]
        wanted = [o for o in self._used if not self._is_own(o) and not any(self._same(h, o) for h in held)]
        taken = {index for index, row in matches.items() if any(match.relation.derived for match in row)}
        found = named_beside(self._article, wanted, taken, self._registry, self._hosts)
        aside = tuple(named_aside(self._article, wanted, self._registry))
        last = max((s.index for s in self._article.sentences if s.role is Role.BODY), default=-1)
        return {**found, last: (*found.get(last, ()), *aside)} if aside else found

    def _is_carried_wrong(self, credit: Credit, derived: Sequence[Match]) -> bool:
        """Whether an outlet only follows from the sentence before ("... he told AFP."), and the text is another's."""
        publishers = _publishers(derived)
        carried = credit.cue == QUOTATION and credit.outlet is not None
        return carried and not any(self._same(str(credit.outlet), outlet) for outlet in publishers)

    def _outlets_named(
        self, sentence: Sentence, derived: Sequence[Match], credits: Sequence[Credit]
    ) -> Iterator[Credit]:
        """Yields the outlets that are named in whatever words.

        A name that stands in the original as it stands here ("RT was banned") was taken with it and credits nobody.
        """
        held = {credit.outlet for credit in credits if credit.outlet}
        along = {link.url for match in derived for link in self._documents[match.original.id].links}
        for outlet in sorted(_publishers(derived)):
            if any(self._same(name, outlet) for name in held) or self._is_own(outlet):
                continue
            linked = link_in(self._article, sentence, outlet, self._registry, self._hosts, along)
            credit = named_in(sentence, outlet, self._registry)
            if linked is not None:
                yield linked
            elif credit is None:
                continue
            elif not any(taken_along(sentence.text, credit.name, o.text) for o in self._originals(derived)):
                yield credit

    def _speaker_named(self, sentence: Sentence, derived: Sequence[Match]) -> tuple[Credit, ...]:
        """Returns the speaker of the original where the sentence names him without a word of saying."""
        stands = stand_takers(sentence.text)
        speakers = {
            name
            for match in derived
            for original in match.sentences
            for name in (
                *told_by(self._documents[match.original.id], original.index),
                *(voice.speaker for voice in voices(original.text, hints_of(original.text))),
                *(
                    name
                    for name in stand_takers(original.text)
                    if any(same_name(name, own) for own in stands)
                ),
            )
            if not self._registry.mentions(name)
            and (match.original.outlet is None or not self._same(name, match.original.outlet))
        }
        before = self._article.sentences[max(0, sentence.index - _REACH) : sentence.index]
        credit = speaker_in(sentence, sorted(speakers), [s.text for s in before]) if speakers else None
        return (credit,) if credit else self._voice(sentence, derived)

    def _voice(self, sentence: Sentence, derived: Sequence[Match]) -> tuple[Credit, ...]:
        """Returns him to whom the sentence gives words or a view, where somebody speaks in the original."""
        originals = [original.text for original in self._originals(derived)]
        quoted = quoted_by(sentence.text, originals)
        spans = [quoted] if quoted else []
        if any(reported(original).speech for original in originals):
            spans += opinions(sentence.text)
        told = " ".join(self._documents[match.original.id].text for match in derived)
        for start, end in spans:
            name = sentence.text[start:end]
            if not self._registry.mentions(name):
                at = sentence.start
                return (Credit(name, None, _kind(name, told), CUE, at + start, at + end, Scope.SENTENCE),)
        return ()

    def _originals(self, derived: Sequence[Match]) -> Iterator[Sentence]:
        for match in derived:
            document = self._documents[match.original.id]
            yield from (document.sentences[original.index] for original in match.sentences)

    def verdict(self, text: str, matches: Sequence[Match], credits: Sequence[Credit]) -> Verdict:
        """Returns the verdict on one body sentence.

        Of what only a later document tells nobody can say that it was taken; an agency's later version shows an
        earlier one that a site, but no office and no other agency, will have had, unless both name the outlet that
        they have it from.
        """
        derived = [match for match in matches if match.relation.derived and self._accounts_for(match)]
        if not derived:
            outlets = {credit.outlet for credit in credits if credit.outlet}
            told = all(any(self._same(name, used) for used in self._used) for name in outlets)
            return Verdict.UNMATCHED if text in self._bare and told else judge(None, credits, self._whole)
        verdict = judge(
            self._traced(text, derived, [*credits, *self._whole]),
            credits,
            self._whole,
            self._used,
            filed_by=self._filed_by,
            agencies=any(credit.cue == AGENCIES for credit in self._whole),
            doubtful=self._doubtful | self._beside_the_point(credits)
            if credits or self._whole
            else frozenset(),
            same=self._same,
        )
        later = all(match.direction is Direction.COMMON_ORIGIN for match in derived)
        outlet = any(credit.kind is CreditKind.OUTLET for credit in credits)
        if (
            verdict is Verdict.UPSTREAM_ONLY and later and outlet
        ):  # both name the outlet that both have it from
            return judge(None, credits, self._whole)
        return verdict

    def _beside_the_point(self, credits: Sequence[Credit]) -> frozenset[str]:
        """The outlets that a sentence names for nothing but what it tells beside: they are no false credit of it."""
        named = [credit for credit in (*credits, *self._whole) if credit.outlet]
        sources = {
            c.outlet for c in named if c.scope is Scope.ARTICLE or not told_beside(self._article.text, c)
        }
        return frozenset(str(credit.outlet) for credit in named if credit.outlet not in sources)

    @cached_property
    def _doubtful(self) -> frozenset[str]:
        return doubtful(self._article.text, self._whole, self._registry)

    def _accounts_for(self, match: Match) -> bool:
        """Whether an original, or an earlier version of it, can have been at hand.

        An agency that names the article's outlet has it from there.
        """
        if match.direction is Direction.SOURCE:
            return True
        first_hand = is_primary(self._article, self._registry) or is_office(self._article.outlet)
        original = self._documents[match.original.id]
        agency = original.outlet is not None and leads(self._same.known(original.outlet))
        return agency and not first_hand and not self._names_article(original)

    def _names_article(self, document: Document) -> bool:
        own = self._article.outlet
        if own is None:
            return False
        mentions = self._registry.mentions(document.text, weak=True)
        return own in document.text or any(self._same(mention.outlet.name, own) for mention in mentions)

    def _is_own(self, outlet: str) -> bool:
        return self._article.outlet is not None and self._same(outlet, self._article.outlet)

    def _traced(self, text: str, derived: Sequence[Match], credits: Sequence[Credit]) -> Traced:
        originals = [sentence.text for match in derived for sentence in match.sentences]
        outlets = frozenset(_publishers(derived))
        named = {c.outlet for c in credits if c.outlet and c.scope is not Scope.IMAGE}
        others = {name for name in named if not any(self._same(name, outlet) for outlet in outlets)}
        return Traced(
            outlets=outlets,
            original=" ".join(self._documents[match.original.id].text for match in derived),
            mentioned=self._mentioned(derived, others),
            speech=any(reported(original).speech for original in originals),
            known=all(
                m.original.outlet and not (m.original.id in self._signed_only and self._may_carry(others))
                for m in derived
            ),
            own=any(self._is_own(outlet) for outlet in outlets),
            agency=bool(outlets) and all(self._may_be_agency(outlet) for outlet in outlets),
            also=frozenset(name for name in others if self._tells_as_much(name, text, originals)),
            described=frozenset(
                credit.name
                for credit in credits
                if self._describes(credit, outlets) or self._speaks_elsewhere(credit)
            ),
        )

    def _may_be_agency(self, outlet: str) -> bool:
        known = self._same.known(outlet)
        return known is not None and (is_agency(known) or known.kind == "state-media")

    def _speaks_elsewhere(self, credit: Credit) -> bool:
        """Whether a person is named in full by any document: half of the sentence may be from there."""
        if credit.kind is not CreditKind.PERSON:
            return False
        full = [name.text for name in find_names(credit.name) if " " in name.text]
        return any(
            name in document.text
            for name in full
            for document in self._documents.values()
            if not later(document.published, self._article.published)
        )

    def _may_carry(self, outlets: Iterable[str]) -> bool:
        """Whether one of some outlets may have printed an agency's text; no agency does so with another's."""
        known = [self._same.known(name) for name in outlets]
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
            sentences = self._documents[key].sentences
            text = " ".join(sentence.text for sentence in sentences if sentence.role is not Role.CAPTION)
            names = frozenset(m.outlet.name for m in self._registry.mentions(text, weak=True))
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
            for document in self._documents.values()
            if document.outlet
            and self._same(name, document.outlet)
            and not later(document.published, self._article.published)
            for sentence in document.sentences
        )

    def _describes(self, credit: Credit, outlets: Iterable[str]) -> bool:
        """ "Chinese state media" is true of Xinhua, though it does not name it."""
        if credit.kind is CreditKind.OUTLET or not _MEDIA.search(credit.name):
            return False
        known = [outlet for name in outlets if (outlet := self._same.known(name)) is not None]
        return any(
            re.search(rf"\b{re.escape(adjective)}\b", credit.name)
            for outlet in known
            for adjective in self._registry.adjectives(outlet.country)
        )


_MEDIA = re.compile(
    r"\b(?:media|press|agenc(?:y|ies)|broadcaster|television|TV|radio|newspapers?|outlets?|channel|daily|tabloid|magazine)\b"
)


def _kind(name: str, told: str) -> CreditKind:
    """What a source is that an article names; whoever the originals do not know is nobody in particular."""
    known = next((found for found in find_names(name) if found.text in told), None)
    if known is None:
        return CreditKind.GENERIC
    return CreditKind.INSTITUTION if known.kind == "organisation" else CreditKind.PERSON


def _publishers(matches: Iterable[Match]) -> Iterable[str]:
    return {match.original.outlet for match in matches if match.relation.derived and match.original.outlet}

"""The credits that lie in naming whose text it is, in whatever words: an outlet, a speaker, a link."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from provenance.align.speech import reported
from provenance.credit.aside import named_aside
from provenance.credit.goes_on import QUOTATION, is_quoted
from provenance.credit.hints import hints_of
from provenance.credit.linked import hosts_of, link_in
from provenance.credit.named import CUE, named_beside, named_in, speaker_in, taken_along
from provenance.credit.speakers import told_by
from provenance.credit.spoken import quoted_by
from provenance.credit.stances import opinions, stand_takers
from provenance.credit.voices import voices
from provenance.model import Credit, CreditKind, Match, Role, Scope, Sentence
from provenance.text.names import find_names, same_name
from provenance.workflows.judging_case import Case, publishers

_SPEAKERS = (CreditKind.PERSON, CreditKind.INSTITUTION)
_REACH = 3  # sentences in which he may be named whom a pronoun means


class Naming:
    """Finds whom an article names for what was found.

    Args:
        case: the article and its originals.
        used: the outlets whose text was found.
        whole: the credits of the whole article.
        matches: what each sentence was compared with.

    ``beside`` are the outlets that it names where it begins or ends, by number of the sentence.
    """

    def __init__(
        self,
        case: Case,
        used: Collection[str],
        whole: Sequence[Credit],
        matches: Mapping[int, Sequence[Match]],
    ) -> None:
        self._case = case
        self._hosts = hosts_of(case.documents.values())
        self.beside = self._named_beside(used, whole, matches)

    def completed(
        self, credits: Mapping[int, tuple[Credit, ...]], matches: Mapping[int, Sequence[Match]]
    ) -> dict[int, tuple[Credit, ...]]:
        """Returns the credits of all sentences, with those that lie in naming whose text it is, in whatever words.

        Args:
            credits: what words of reporting tell, by number of the sentence.
            matches: what each sentence was compared with.
        """
        complete: dict[int, tuple[Credit, ...]] = {}
        for sentence in self._case.article.sentences:
            found = credits.get(sentence.index, ())
            derived = [match for match in matches.get(sentence.index, ()) if match.relation.derived]
            if derived:
                found = tuple(credit for credit in found if not self._is_carried_wrong(credit, derived))
                found = (*found, *self._outlets_named(sentence, derived, found))
                found = found or self._speaker_named(sentence, derived)
                found = found or self._goes_on(sentence, credits, complete)
            complete[sentence.index] = (*found, *self.beside.get(sentence.index, ()))
        return complete

    def _goes_on(
        self,
        sentence: Sentence,
        credits: Mapping[int, tuple[Credit, ...]],
        complete: Mapping[int, tuple[Credit, ...]],
    ) -> tuple[Credit, ...]:
        """The speaker of the sentence before, a person or an office, whose quoted words go on, whoever heard them."""
        heard = any(credit.cue == QUOTATION for credit in credits.get(sentence.index, ()))
        if not heard and not is_quoted(sentence.text):
            return ()
        speakers = [c for c in complete.get(sentence.index - 1, ()) if c.kind in _SPEAKERS]
        return tuple(replace(credit, cue=QUOTATION, scope=Scope.CONTINUED) for credit in speakers[-1:])

    def _is_carried_wrong(self, credit: Credit, derived: Sequence[Match]) -> bool:
        """Whether an outlet only follows from the sentence before ("... he told AFP."), and the text is another's."""
        carried = credit.cue == QUOTATION and credit.outlet is not None
        return carried and not any(
            self._case.same(str(credit.outlet), outlet) for outlet in publishers(derived)
        )

    def _outlets_named(
        self, sentence: Sentence, derived: Sequence[Match], credits: Sequence[Credit]
    ) -> Iterator[Credit]:
        """Yields the outlets that are named in whatever words.

        A name that stands in the original as it stands here ("RT was banned") was taken with it and credits nobody.
        """
        held = {credit.outlet for credit in credits if credit.outlet}
        along = {link.url for match in derived for link in self._case.documents[match.original.id].links}
        for outlet in sorted(publishers(derived)):
            if any(self._case.same(name, outlet) for name in held) or self._case.is_own(outlet):
                continue
            linked = link_in(self._case.article, sentence, outlet, self._case.registry, self._hosts, along)
            credit = named_in(sentence, outlet, self._case.registry)
            if linked is not None:
                yield linked
            elif credit is None:
                continue
            elif not any(
                taken_along(sentence.text, credit.name, o.text) for o in self._case.sentences_of(derived)
            ):
                yield credit

    def _speaker_named(self, sentence: Sentence, derived: Sequence[Match]) -> tuple[Credit, ...]:
        """Returns the speaker of the original where the sentence names him without a word of saying."""
        stands = stand_takers(sentence.text)
        speakers = {
            name
            for match in derived
            for original in match.sentences
            for name in (
                *told_by(self._case.documents[match.original.id], original.index),
                *(voice.speaker for voice in voices(original.text, hints_of(original.text))),
                *(
                    name
                    for name in stand_takers(original.text)
                    if any(same_name(name, own) for own in stands)
                ),
            )
            if not self._case.registry.mentions(name)
            and (match.original.outlet is None or not self._case.same(name, match.original.outlet))
        }
        before = self._case.article.sentences[max(0, sentence.index - _REACH) : sentence.index]
        credit = speaker_in(sentence, sorted(speakers), [s.text for s in before]) if speakers else None
        return (credit,) if credit else self._voice(sentence, derived)

    def _voice(self, sentence: Sentence, derived: Sequence[Match]) -> tuple[Credit, ...]:
        """Returns him to whom the sentence gives words or a view, where somebody speaks in the original."""
        originals = [original.text for original in self._case.sentences_of(derived)]
        quoted = quoted_by(sentence.text, originals)
        spans = [quoted] if quoted else []
        if any(reported(original).speech for original in originals):
            spans += opinions(sentence.text)
        told = " ".join(self._case.documents[match.original.id].text for match in derived)
        for start, end in spans:
            name = sentence.text[start:end]
            if not self._case.registry.mentions(name):
                at = sentence.start
                return (Credit(name, None, _kind(name, told), CUE, at + start, at + end, Scope.SENTENCE),)
        return ()

    def _named_beside(
        self, used: Collection[str], whole: Sequence[Credit], matches: Mapping[int, Sequence[Match]]
    ) -> dict[int, tuple[Credit, ...]]:
        """The outlets of what was found that the article names where it begins or ends, in whatever words."""
        held = [credit.outlet for credit in whole if credit.outlet]
        wanted = [
            o for o in used if not self._case.is_own(o) and not any(self._case.same(h, o) for h in held)
        ]
        taken = {index for index, row in matches.items() if any(match.relation.derived for match in row)}
        found = named_beside(self._case.article, wanted, taken, self._case.registry, self._hosts)
        aside = tuple(named_aside(self._case.article, wanted, self._case.registry))
        last = max((s.index for s in self._case.article.sentences if s.role is Role.BODY), default=-1)
        return {**found, last: (*found.get(last, ()), *aside)} if aside else found


def _kind(name: str, told: str) -> CreditKind:
    """What a source is that an article names; whoever the originals do not know is nobody in particular."""
    known = next((found for found in find_names(name) if found.text in told), None)
    if known is None:
        return CreditKind.GENERIC
    return CreditKind.INSTITUTION if known.kind == "organisation" else CreditKind.PERSON

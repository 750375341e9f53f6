"""All credits of an article: names, positions, lines and references put together, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from provenance.credit.beside import beside
from provenance.credit.continued import OTHER_AGENCY, OTHER_REPORT, references
from provenance.credit.datelines import Stretch, dateline, opens_dateline, stands_for_place
from provenance.credit.goes_on import QUOTATION
from provenance.credit.headlines import in_headline
from provenance.credit.hints import hints_of
from provenance.credit.items import closes, covering, signs, tail
from provenance.credit.lines import closing, listed, says_whose, stretches
from provenance.credit.memory import Memory, Named, Reference
from provenance.credit.names import LONGEST, Name, find_names, is_journal
from provenance.credit.own import Own
from provenance.credit.placing import Placed, cited_by, distinct, place
from provenance.credit.positions import Part
from provenance.credit.silence import is_silent
from provenance.credit.speakers import Speakers
from provenance.credit.voices import voices
from provenance.credit.wires import unnamed_agencies
from provenance.model import Credit, CreditKind, Document, Role, Scope, Sentence
from provenance.outlets import Registry
from provenance.text.speech import Speech, find_speech

_TELLING = 4  # a sentence of more spaces than this is running text, no line of names
_OPENINGS = 3  # body sentences that may open with a dateline: a headline may stand before it
_EDGE = 2  # sentences at either end of the text in which it may speak of itself
_HEAD = 160  # characters of the body in which a dateline can stand


def find_credits(
    document: Document, registry: Registry, publishers: Collection[str] = ()
) -> dict[int, tuple[Credit, ...]]:
    """Returns whom an article names as its sources, keyed by sentence index.

    A credit stands at the sentence that holds it; one that covers the whole
    article (dateline, byline, source line) stands once, where it is written.
    The article's own outlet is no credit.

    Args:
        document: the article, clean and split.
        registry: the known outlets.
        publishers: names of outlets that the registry may lack, as of the documents that stand beside the article.
    """
    return _Finder(document, registry, publishers).run()


class _Finder:
    def __init__(self, document: Document, registry: Registry, publishers: Collection[str]) -> None:
        self._document = document
        self._registry = registry
        self._hints = {s.index: hints_of(s.text) for s in document.sentences if len(s.text) <= LONGEST}
        names = find_names(document, registry, publishers, self._hints)
        names = [n for n in names if not stands_for_place(document.text, n.start, n.end)]
        self._names = _by_sentence(document, names)
        self._own = Own(document, registry)
        told = [s.index for s in document.sentences if s.role is Role.BODY and s.text.count(" ") > _TELLING]
        self._first, self._last = (told[0], told[-1]) if told else (-1, -1)
        self._tails = {s.index: stretch for s in document.sentences if (stretch := self._tail(s))}
        self._signed = {*self._tails, *(s.index for s in document.sentences if self._signs(s))}
        self._digest = len(self._signed) > 1
        self._lines = self._whole_article()
        self._note_filing()
        head = (s.index for s in document.sentences[: max(self._first, 0)] if s.role is not Role.BODY)
        self._own.headed_by([name.outlet for index in head for name in self._names.get(index, ())])
        self._memory = Memory(registry, headline=in_headline(document, self._names, self._own, self._first))
        self._speakers = Speakers()

    def run(self) -> dict[int, tuple[Credit, ...]]:
        readable = (s for s in self._document.sentences if len(s.text) <= LONGEST)
        found = {s.index: tuple(self._sentence(s)) for s in readable}
        above = covering(self._document.sentences, found, self._signed, digest=self._digest)
        found |= {index: (*found.get(index, ()), *credits) for index, credits in above.items()}
        near = beside(self._document.sentences, found)
        found |= {index: (*found.get(index, ()), *credits) for index, credits in near.items()}
        return {index: credits for index, credits in found.items() if credits}

    def _tail(self, sentence: Sentence) -> Stretch | None:
        names = self._names.get(sentence.index)
        return tail(sentence, names) if names and sentence.role is Role.BODY else None

    def _signs(self, sentence: Sentence) -> bool:
        return sentence.index in self._names and sentence.role is not Role.CAPTION and signs(sentence)

    # --- one sentence -------------------------------------------------------------------------------------

    def _sentence(self, sentence: Sentence) -> list[Credit]:
        names, hints = self._names.get(sentence.index, []), self._hints[sentence.index]
        amid = self._first + _EDGE <= sentence.index <= self._last - _EDGE
        first, last = sentence.index == self._first, sentence.index == self._last
        drawn = stretches(sentence, names, hints, first=first, amid=amid, last=last)
        lines = [self._placed(sentence, line) for line in drawn]
        lines += self._lines.get(sentence.index, ())
        if sentence.index in self._tails and not lines:
            lines.append(self._tails[sentence.index])
        found = self._in_lines(sentence, names, lines)
        if not self._first < sentence.index < self._last:
            found += unnamed_agencies(sentence, names)
        if sentence.role is Role.CAPTION:
            return found
        rest = [n for n in names if not _inside(n, sentence, lines)]
        placed = [] if any(_covers(line, sentence) for line in lines) else place(sentence, rest)
        placed = [p for p in placed if not self._own.is_own(p.name) and not self._own.may_be_meant(p)]
        speeches = find_speech(sentence.text) if "cue" in hints else []
        found += [_outlet_credit(sentence, p, placed) for p in distinct(placed)]
        if sentence.role is Role.BODY:
            refs = self._references(sentence, placed)
            found += [_continued(sentence, ref) for ref in refs]
            self._remember(sentence, placed, refs, speeches)
        else:
            refs = []
        found += self._links(sentence, found)
        # "A CNN spokesman said": nobody but he is the source, though an outlet stands in his title.
        credited = {credit.outlet for credit in found if credit.cue != QUOTATION}
        taken = [
            (n.start - sentence.start, n.end - sentence.start)
            for n in names
            if n.outlet in credited or self._own.is_own(n)
        ]
        taken += [(ref.start, ref.end) for ref in refs if ref.cue != QUOTATION]
        speeches = [s for s in speeches if not is_silent(sentence.text, s)]
        if sentence.role is not Role.BODY:  # "What they said": a heading speaks of whoever comes below it
            speeches = [s for s in speeches if s.kind != "pronoun"]
        told = self._speakers.credits(speeches, sentence.index, sentence.start, taken)
        if not told and not credited and sentence.role is Role.BODY:
            heard = (s for s in voices(sentence.text, hints) if not is_silent(sentence.text, s))
            told = self._speakers.credits(heard, sentence.index, sentence.start, taken)
        if not told and sentence.role is Role.BODY:
            self._speakers.passes_to(sentence.text)
        found += told
        return sorted(found, key=lambda credit: credit.start)

    def _placed(self, sentence: Sentence, line: Stretch) -> Stretch:
        """A line of mere names amid the text ("[Reuters]") goes with what stands above it, not with all.

        In a digest each item ends in one, the last as well. "(With inputs from Reuters)" speaks of the whole text
        wherever it stands, and behind the only signature a site may still say something to its readers.
        """
        alone = sentence.index in self._signed
        amid = self._first < sentence.index < self._last
        amid = amid and not (alone and (says_whose(sentence.text) or self._closes(sentence)))
        if (amid and (line.cue == "line" or alone)) or (self._digest and alone):
            return line._replace(scope=Scope.SENTENCE, cue="line")
        return line

    def _closes(self, sentence: Sentence) -> bool:
        return not self._digest and closes(self._document.sentences, sentence)

    def _in_lines(self, sentence: Sentence, names: Sequence[Name], lines: Sequence[Stretch]) -> list[Credit]:
        found: dict[tuple[str, Scope], Credit] = {}
        for name in names:
            line = next((line for line in lines if _within(name, sentence, line)), None)
            if line is None or (line.scope is Scope.ARTICLE and self._own.is_own(name, strictly=True)):
                continue
            found.setdefault((name.outlet, line.scope), _credit(name, line.cue, line.scope))
        return [*found.values(), *self._unknown_in(sentence, names, lines)]

    def _unknown_in(
        self, sentence: Sentence, names: Sequence[Name], lines: Sequence[Stretch]
    ) -> list[Credit]:
        """Outlets that neither the registry nor their form makes known, in a line that lists sources."""
        known = [(name.start - sentence.start, name.end - sentence.start) for name in names]
        found: dict[tuple[int, int], Credit] = {}
        for line in lines:
            for start, end in listed(sentence.text, line) if line.scope is not Scope.IMAGE else ():
                name = _unknown(sentence, start, end)
                if all(end <= first or start >= last for first, last in known) and not self._own.is_own(name):
                    found.setdefault((start, end), _credit(name, line.cue, line.scope))
        return list(found.values())

    def _references(self, sentence: Sentence, placed: Sequence[Placed]) -> list[Reference]:
        named = {p.name.outlet for p in placed}
        found: dict[str, Reference] = {}
        hints = self._hints[sentence.index]
        others = named or {n.outlet for n in self._names.get(sentence.index, ()) if not self._own.is_own(n)}
        for ref in references(sentence.text, hints, sentence.index, sentence.paragraph, self._memory):
            if ref.outlet not in named and not (ref.cue == QUOTATION and others):
                found.setdefault(ref.outlet, ref)
        return list(found.values())

    def _links(self, sentence: Sentence, found: Sequence[Credit]) -> list[Credit]:
        named = {credit.outlet for credit in found}
        linked = []
        for link in self._document.links:
            if not sentence.start <= link.start < sentence.end:
                continue
            outlet = self._registry.by_domain(link.url)
            if outlet is not None and outlet.name not in named and not self._own.is_outlet(outlet.name):
                name = self._document.text[link.start : link.end]
                linked.append(
                    Credit(name, outlet.name, CreditKind.OUTLET, "link", link.start, link.end, Scope.SENTENCE)
                )
        return linked

    # --- the whole article --------------------------------------------------------------------------------

    def _whole_article(self) -> dict[int, list[Stretch]]:
        """Dateline and closing signature, as stretches of the sentences that hold them."""
        body = [s for s in self._document.sentences if s.role is Role.BODY]
        lines: dict[int, list[Stretch]] = {}
        for opening in body[:_OPENINGS]:
            place = opens_dateline(self._document.sentences, opening)
            head = self._dateline(place)
            if head is not None:
                for sentence in body:
                    shift = sentence.start - place.start
                    start, end = max(head.start - shift, 0), min(head.end - shift, len(sentence.text))
                    if start < end:
                        lines.setdefault(sentence.index, []).append(head._replace(start=start, end=end))
                break
        signed = closing(body[-1].text) if body else None
        if signed is not None and not self._digest:
            lines.setdefault(body[-1].index, []).append(signed)
        return lines

    def _note_filing(self) -> None:
        """Tells by whom the article was filed: the one agency of its head and dateline."""
        filed = {
            name.outlet
            for sentence in self._document.sentences[: self._first + 1]
            for line in (*self._lines.get(sentence.index, ()), *self._above(sentence))
            for name in self._names.get(sentence.index, ())
            if line.scope is Scope.ARTICLE and _within(name, sentence, line)
        }
        if len(filed) == 1:
            self._own.filed_by(filed.pop())

    def _above(self, sentence: Sentence) -> Iterator[Stretch]:
        """The lines above the body."""
        names = self._names.get(sentence.index, ())
        if names and sentence.role is not Role.BODY:
            yield from stretches(sentence, names, hints_of(sentence.text))

    def _dateline(self, opening: Sentence) -> Stretch | None:
        """The dateline that begins with a sentence; "CITY, May 9. /TASS/." goes on over its end."""
        limit = opening.start + _HEAD
        spans = sorted(
            (name.start - opening.start, name.end - opening.start)
            for names in self._names.values()
            for name in names
            if opening.start <= name.start and name.end <= limit
        )
        return dateline(self._document.text[opening.start : limit], spans) if spans else None

    def _remember(
        self,
        sentence: Sentence,
        placed: Sequence[Placed],
        refs: Sequence[Reference],
        speeches: Sequence[Speech],
    ) -> None:
        index, memory = sentence.index, self._memory
        memory.speakers = tuple(speech.speaker for speech in speeches if speech.kind == "person")
        placed = [p for p in placed if not is_journal(p.name.outlet)]
        speaking = [p for p in placed if p.position.part is not Part.CITED] or list(placed)
        cited = [p for p in placed if p not in speaking]
        for p in [*cited, *speaking[::-1]]:
            memory.named.append(
                Named(
                    index,
                    sentence.paragraph,
                    p.name.outlet,
                    p.name.known,
                    p.position.part,
                    passes_on=_PASSES_ON.search(p.position.cue) is not None
                    or sentence.text[p.start - 12 : p.start].count("(") == 1,
                )
            )
        for ref in (ref for ref in refs if not ref.last):
            memory.named.append(Named(index, sentence.paragraph, ref.outlet, ref.known, ref.part))
        hints = self._hints.get(index, frozenset())
        if "agency" in hints and OTHER_AGENCY.search(sentence.text):
            memory.rival_agency = index
        reported = bool(placed or refs)
        if not reported and "report" in hints and OTHER_REPORT.search(sentence.text):
            memory.rival_report = index
        if not reported and any(speech.kind in ("institution", "report") for speech in speeches):
            memory.rival_speaker = index


_PASSES_ON = re.compile(r"\b(?:quot|cit)\w+$")


def _outlet_credit(sentence: Sentence, placed: Placed, all_placed: Sequence[Placed]) -> Credit:
    citing = cited_by(sentence.text, placed, all_placed) if placed.position.part is Part.SPEAKER else ()
    return _credit(placed.name, placed.position.cue, Scope.SENTENCE, citing)


def _credit(name: Name, cue: str, scope: Scope, citing: tuple[str, ...] = ()) -> Credit:
    journal = is_journal(name.outlet)
    outlet, kind = (None, CreditKind.INSTITUTION) if journal else (name.outlet, CreditKind.OUTLET)
    return Credit(name.written, outlet, kind, cue, name.start, name.end, scope, citing)


def _unknown(sentence: Sentence, start: int, end: int) -> Name:
    written = sentence.text[start:end]
    return Name(written, written, sentence.start + start, sentence.start + end, None, True)


def _continued(sentence: Sentence, ref: Reference) -> Credit:
    start, end = sentence.start + ref.start, sentence.start + ref.end
    written = sentence.text[ref.start : ref.end]
    return Credit(written, ref.outlet, CreditKind.OUTLET, ref.cue, start, end, Scope.CONTINUED)


def _by_sentence(document: Document, names: Sequence[Name]) -> dict[int, list[Name]]:
    found: dict[int, list[Name]] = {}
    remaining = list(document.sentences)[::-1]
    for name in names:
        while remaining and remaining[-1].end <= name.start:
            remaining.pop()
        if remaining and remaining[-1].start <= name.start and name.end <= remaining[-1].end:
            found.setdefault(remaining[-1].index, []).append(name)
    return found


def _within(name: Name, sentence: Sentence, line: Stretch) -> bool:
    return line.start <= name.start - sentence.start < line.end


def _inside(name: Name, sentence: Sentence, lines: Sequence[Stretch]) -> bool:
    return any(_within(name, sentence, line) for line in lines)


def _covers(line: Stretch, sentence: Sentence) -> bool:
    return line.start == 0 and line.end == len(sentence.text)

"""Sources that are no outlets: persons, offices, and unnamed ones ("two traders", "local media")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from provenance.credit.silence import is_silent
from provenance.model import Credit, CreditKind, Document, Scope
from provenance.text.names import find_names, same_name
from provenance.text.quotes import find_quotes
from provenance.text.speech import Speech, find_speech, outside_quotes
from provenance.text.speech_words import PRONOUNS

_KINDS = {
    "person": CreditKind.PERSON,
    "institution": CreditKind.INSTITUTION,
    "generic": CreditKind.GENERIC,
    "report": CreditKind.GENERIC,
    "outlet": CreditKind.GENERIC,  # "the newspaper": which one, nobody can tell
}
_SINGULAR, _THING = frozenset(("he", "she", "him", "her")), frozenset(("it", "they", "them"))
_REACH = 3
_BEFORE_SUBJECT = 3  # words, such as a title, before the name of a subject
_SAID = (
    4  # words in quotation marks from which somebody has said them: fewer may be a title, or a word in doubt
)
_DEFINITE = re.compile(r"[Tt]he [a-z]")
_OWN = ("this newspaper", "this paper", "this bulletin", "this website", "our correspondent", "our reporter")


class Speakers:
    """Turns the reported speech of sentence after sentence into credits, and knows whom a pronoun means."""

    def __init__(self) -> None:
        self._person: tuple[int, str] | None = None
        self._office: tuple[int, str] | None = None

    def credits(
        self, speeches: Iterable[Speech], index: int, offset: int, taken: Sequence[tuple[int, int]]
    ) -> list[Credit]:
        """Returns the credits of one sentence.

        Args:
            speeches: the sentence's reported speech.
            index: number of the sentence.
            offset: where the sentence starts in the article.
            taken: spans of the sentence, offsets into it, that name outlets or refer to them.
        """
        found = []
        for speech in speeches:
            if any(speech.start < end and start < speech.end for start, end in taken):
                continue
            pronoun = speech.kind == "pronoun"
            credit = self._pronoun(speech, index, offset) if pronoun else _plain(speech, offset)
            # "The agency could not verify it, it said": the outlet's own word.
            if credit is not None and not (pronoun and taken and speech.speaker.lower() in _THING):
                found.append(credit)
                self._remember(speech, index)
        return found

    def passes_to(self, text: str) -> None:
        """Heeds a sentence in which nobody speaks: another person who is its subject is whom "he" means from there."""
        if self._person is None:
            return
        first = next(iter(find_names(text)), None)
        subject = first is not None and len(text[: first.start].split()) <= _BEFORE_SUBJECT
        if first and subject and first.kind == "person" and not same_name(first.text, self._person[1]):
            self._person = None

    def _pronoun(self, speech: Speech, index: int, offset: int) -> Credit | None:
        word = speech.speaker.lower()
        known, kind = self._person, CreditKind.PERSON
        if word in _THING:
            known, kind = self._office, CreditKind.INSTITUTION
        elif word not in _SINGULAR:
            return None
        recent = known is not None and index - known[0] <= _REACH
        name = known[1] if known is not None and recent else speech.speaker
        start, end = offset + speech.start, offset + speech.end
        return Credit(name, None, kind, speech.cue, start, end, Scope.CONTINUED if recent else Scope.SENTENCE)

    def _remember(self, speech: Speech, index: int) -> None:
        if speech.kind == "person":
            self._person = (index, speech.speaker)
        elif speech.kind == "institution":
            self._office = (index, speech.speaker)
        elif speech.kind == "pronoun":
            self._person = self._person and (index, self._person[1])


def told_by(document: Document, index: int) -> tuple[str, ...]:
    """Returns those whose words a sentence of a document gives: "Viktor Hadl", "the Interior Ministry", "two nurses".

    A pronoun, "the minister" and a sentence within quotation marks are whom the sentences before name. Where words
    are quoted and no word of saying is found, they may be anybody's who is named beside them.
    """
    speakers = Speakers()
    told: tuple[str, ...] = ()
    for sentence in document.sentences[max(0, index - _REACH) : index + 1]:
        speeches = [s for s in find_speech(sentence.text) if not is_silent(sentence.text, s)]
        found = speakers.credits(speeches, sentence.index, sentence.start, ())
        names = tuple(credit.name for credit in found if credit.name.lower() not in PRONOUNS)
        if names:
            told = (*names, *(told if any(map(_DEFINITE.match, names)) else ()))
        elif any(len(quote.text.split()) >= _SAID for quote in find_quotes(sentence.text)):
            beside = find_names(outside_quotes(sentence.text))
            told = tuple(name.text for name in beside if name.kind != "place") or told
        else:
            told = ()
    return told


def _plain(speech: Speech, offset: int) -> Credit | None:
    if speech.speaker.lower() in _OWN or speech.speaker.lower().startswith(("our ", "my ")):
        return None
    start, end = offset + speech.start, offset + speech.end
    kind = CreditKind.GENERIC if _MEDIA.search(speech.speaker) else _KINDS[speech.kind]
    return Credit(speech.speaker, None, kind, speech.cue, start, end, Scope.SENTENCE)


_MEDIA = re.compile(r"\b(?:[Mm]edia|(?:news|press) agencies)$")  # "Chinese state media": nobody in particular

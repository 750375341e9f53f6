"""Whom a sentence names in whatever words: enough of a credit for what was taken from that very outlet or speaker."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from provenance.credit.linked import linked_in
from provenance.credit.meant import span_of
from provenance.credit.offices import head_in, office_in
from provenance.model import Credit, CreditKind, Document, Role, Scope, Sentence
from provenance.outlets import Identity, Registry
from provenance.text.name_forms import SAME_PLACE
from provenance.text.names import find_names, name_key, same_name
from provenance.text.speaker_kinds import head_end
from provenance.text.speech import outside_quotes
from provenance.text.speech_words import DETERMINERS
from provenance.text.words import stem

CUE = "named"
"""The cue of such a credit: no words of reporting were recognised beside the name."""

_FIRST, _LAST = 1, 2  # sentences of an article in which it may say whose text it is
_BESIDE = frozenset({Role.FOOTER, Role.SUBHEADING})
_MOST_WORDS = 25
_HARDLY_ANY = 4  # words of a sentence that can say nothing but a name
_TEXT = re.compile(
    r"\b(?:partnership|syndicat\w+|reprint\w*|republish\w*|wires?|wired|newswires?|newsfeeds?|feeds?|copy|d[ei]spatch(?:es)?|articles?|stor(?:y|ies)|texts?|material"
    r"|original\s(?:item|page|version|publication)|reporting|digest|summary|translat\w+|abridged|adapted|compiled|prepared|foregoing|above)\b",
    re.IGNORECASE,
)
# "Jane Roe is a reporter at the Merrow Bugle.", as pages have it below what they took over
_WRITER = re.compile(
    r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,3}\s(?:(?:is|works\sas)\s(?:an?|the)\s(?:[\w-]+\s){0,4}?"
    r"(?:reporter|writer|editor|correspondent|journalist|columnist)\s(?:at|for|with|of)|(?:writes|reports)\s(?:[\w-]+\s){0,3}?for)"
    r"\s[^.;:]{3,50}\.?"
)
_ELSEWHERE = re.compile(
    r"\b(?:photos?|images?|pictures?|video|read|watch|related|also|trust|standards|declined|corrected|denied)\b|\?",
    re.IGNORECASE,
)
_ARTICLES = frozenset(("the", "a", "an"))
_SUBJECT = 3  # words in which a sentence names its subject
_TELLING = 4  # letters of a name that is known without its capital
_PERSONAL = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)


def named_in(sentence: Sentence, outlet: str, registry: Registry) -> Credit | None:
    """Returns the credit that a sentence gives an outlet by naming it at all, None where it does not.

    "AP has it" and "make it the Courier's" credit in words that no list holds. Whether a name is a credit
    cannot be told from the sentence alone; it can where the sentence was taken from the outlet that it names.

    Args:
        sentence: the article's.
        outlet: who published what the sentence was taken from.
        registry: the known outlets.
    """
    span = span_of(sentence.text, outlet, registry)
    if span is None:
        return None
    start, end = span
    return Credit(
        sentence.text[start:end],
        outlet,
        CreditKind.OUTLET,
        CUE,
        sentence.start + start,
        sentence.start + end,
        Scope.SENTENCE,
    )


def named_by_short_name(sentence: Sentence, outlet: str, registry: Registry) -> Credit | None:
    """The same for a line beside the text, where a short name that may be a word ("APP") is enough."""
    same = Identity(registry)
    for mention in registry.mentions(sentence.text, weak=True):
        if mention.weak and same(mention.outlet.name, outlet):
            start, end = sentence.start + mention.start, sentence.start + mention.end
            return Credit(mention.name, outlet, CreditKind.OUTLET, CUE, start, end, Scope.SENTENCE)
    return named_in(sentence, outlet, registry)


def named_beside(
    document: Document,
    outlets: Iterable[str],
    taken: Collection[int],
    registry: Registry,
    hosts: Mapping[str, Collection[str]] | None = None,
) -> dict[int, tuple[Credit, ...]]:
    """Returns the credits that an article gives for the whole of it by naming an outlet where its text begins or ends.

    "Ours, after what AP wired us" says whose text it is in words that no list holds. Only whose text was found in the
    article is looked for, in short lines beside it and in its first and last sentences, where they are not taken from
    anywhere themselves.

    Args:
        document: the article.
        outlets: who published what was found in it.
        taken: the numbers of the sentences that were found.
        registry: the known outlets.
        hosts: at which addresses what they published stands, by outlet.
    """
    body = [s for s in document.sentences if s.role is Role.BODY]
    if not body:
        return {}
    first, last = body[0].index, body[-1].index
    edges = {s.index for s in (*body[:_FIRST], *body[-_LAST:]) if _of_the_text(s.text)}
    found: dict[int, tuple[Credit, ...]] = {}
    for sentence in document.sentences:
        outside = sentence.role in _BESIDE and not first < sentence.index < last
        if not (outside or sentence.index in edges) or sentence.index in taken:
            continue
        named = []
        if _is_short(sentence.text):
            naming = named_by_short_name if outside or _TEXT.search(sentence.text) else named_in
            named = [credit for o in sorted(outlets) if (credit := naming(sentence, o, registry)) is not None]
        if outside and not named:
            named = list(linked_in(document, sentence, sorted(outlets), registry, hosts or {}))
        if named:
            found[sentence.index] = tuple(replace(credit, scope=Scope.ARTICLE) for credit in named)
    return found


def _is_short(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS and not _ELSEWHERE.search(text)


def _of_the_text(text: str) -> bool:
    """Whether a sentence may be about the text itself or who wrote it, and not about what happened."""
    about = _TEXT.search(text) or _WRITER.fullmatch(text)
    return len(text.split()) <= _HARDLY_ANY or about is not None


def speaker_in(sentence: Sentence, speakers: Collection[str], before: Iterable[str]) -> Credit | None:
    """Returns the credit that a sentence gives a speaker by naming him at all, None where it does not.

    "Hadl has ruled out a second round" says whose word it is, where the original says that Hadl said so.

    Args:
        sentence: the article's.
        speakers: those whose words the original gives.
        before: the sentences before; "he" and "she" mean whom they name.
    """
    for name in find_names(sentence.text):
        if name.text.lower() in DETERMINERS or _is_another_place(name.text, speakers):
            continue
        if _among(name.text, speakers):
            return _speaker(sentence, name.text, name.start, name.end, Scope.SENTENCE)
    small = _in_small_letters(sentence.text, speakers)
    if small:
        return _speaker(sentence, small[0], *small.span(), Scope.SENTENCE)
    end = max((_kin(sentence.text, speaker) for speaker in speakers), default=0)
    if end:
        return _speaker(sentence, sentence.text[:end], 0, end, Scope.SENTENCE, CreditKind.GENERIC)
    office = next((span for speaker in speakers if (span := office_in(sentence.text, speaker))), None)
    office = office or head_in(sentence.text, speakers)
    if office:
        return _speaker(
            sentence, sentence.text[slice(*office)], *office, Scope.SENTENCE, CreditKind.INSTITUTION
        )
    pronoun = _PERSONAL.search(outside_quotes(sentence.text))
    if pronoun is not None:
        for name in (name for text in before for name in find_names(text)):
            if _among(name.text, speakers):
                return _speaker(sentence, name.text, *pronoun.span(), Scope.CONTINUED)
    return None


def _in_small_letters(text: str, speakers: Iterable[str]) -> re.Match[str] | None:
    """Where a text that knows no capitals names a speaker, by the last word of his name."""
    if text != text.lower():
        return None
    keys = (name_key(name) for speaker in speakers for name in find_names(speaker))
    surnames = [re.escape(key[-1]) for key in keys if key and len(key[-1]) >= _TELLING]
    return re.search(rf"\b(?:{'|'.join(surnames)})\b", text) if surnames else None


def _is_another_place(name: str, speakers: Iterable[str]) -> bool:
    """Whether a country or its people is no speaker, though one bears its name: "Greek", "the embassy in Greece"."""
    return name.casefold() in SAME_PLACE and all(name_key(name) != name_key(speaker) for speaker in speakers)


def _among(name: str, speakers: Iterable[str]) -> bool:
    """Whether a name is that of a speaker; of an office or a firm, its first word alone ("Carrow") is not."""
    key = name_key(name)
    return any(
        same_name(name, speaker) and (len(key) > 1 or key[-1:] == name_key(speaker)[-1:])
        for speaker in speakers
    )


def _kin(text: str, speaker: str) -> int:
    """Returns where a subject ends that is a speaker without a name ("Nurses spoke": "nurses at the clinic"), or 0."""
    words = [word.lower() for word in re.findall(r"\w+", speaker)]
    head = {stem(word) for word in words[: head_end(words)] if word not in DETERMINERS}
    subject = [] if find_names(speaker) else list(re.finditer(r"\w+", text))[:_SUBJECT]
    return max((word.end() for word in subject if stem(word[0]) in head), default=0)


def _speaker(
    sentence: Sentence,
    name: str,
    start: int,
    end: int,
    scope: Scope,
    kind: CreditKind = CreditKind.PERSON,
) -> Credit:
    return Credit(name, None, kind, CUE, sentence.start + start, sentence.start + end, scope)


def taken_along(text: str, name: str, original: str) -> bool:
    """Whether a name stands in a text as it stands in the original: between the same words, or one of them.

    Args:
        text: the article's sentence.
        name: an outlet's name, as written there.
        original: the original's sentence.
    """
    here, there = _neighbours(text, name), _neighbours(original, name)
    return any(
        (before and before == other_before) or (after and after == other_after)
        for before, after in here
        for other_before, other_after in there
    )


def _neighbours(text: str, name: str) -> list[tuple[str, str]]:
    """Returns the word before and the word after each place of a name; an empty one at the end of the text."""
    places = re.finditer(rf"\b{re.escape(name)}\b", text)
    return [(_last(text[: found.start()]), _first(text[found.end() :])) for found in places]


def _last(text: str) -> str:
    words = [word.casefold() for word in re.findall(r"\w+", text)]
    return next((word for word in reversed(words) if word not in _ARTICLES), "")


def _first(text: str) -> str:
    return next(iter(re.findall(r"\w+", text)[:1]), "").casefold()

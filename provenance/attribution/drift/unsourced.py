"""What was vouched for at second hand, told as a fact in whatever words.

A ministry's count and a company's own plan pass for facts when their speaker is left out; what analysts reckon,
a reporter saw and "people close to the talks" told do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from provenance.attribution.drift.facts import outlet_mentions, speech
from provenance.attribution.drift.pair import Finding, Pair, Side, Span, read_side, sentence_like
from provenance.text.sentences import split
from provenance.text.speech import CUES, Speech
from provenance.text.word_lists import words
from provenance.text.words import STOP_WORDS, stem

_REPORTER = r"(?:journalists?|reporters?|correspondents?|photographers?)"
# Vouched for without a verb of saying.
_SEEN = re.compile(
    rf"(?:\b(?:an?|the|two|three|[A-Z][\w.]{{0,30}}) )?(?:[A-Z][\w.]{{0,30}} )?\b{_REPORTER}\b[^.,;]{{0,30}}? "
    r"(?:saw|witnessed|observed)\b"
    r"|\b(?:according to )?(?:an?|one|two|three|four|several|some)? ?"
    r"(?:sources?|insiders?|(?:people|persons?|officials?|executives?|bankers?)) (?:familiar|close|briefed|"
    r"with (?:direct )?knowledge|who (?:spoke|asked|declined|requested))\b[^.,;]{0,60}"
    r"|\b(?:documents?|papers?|memos?|e-?mails?|records?|reports?|drafts?) (?:seen|reviewed|obtained|viewed) by\b"
    r"[^.,;]{0,40}"
    # what an outlet reckoned for itself
    r"|\baccording to [A-Z][\w.]{0,30}(?: [A-Z][\w.]{0,30})? (?:calculations|estimates)\b[^.,;]{0,40}"
    r"|\b[A-Z][\w.]{0,30}(?: [A-Z][\w.]{0,30})? calculations (?:show|suggest|indicate|put)\w{0,2}\b"
)
# No sentence in which somebody vouches has none of these: what is needed above, and what tells of speech.
_VOUCHING = CUES | words(
    """saw witnessed observed familiar close briefed knowledge spoke asked declined requested seen reviewed obtained
    viewed calculations estimates"""
)
# Who reckons, passes on or speaks for others; a ministry's count and a company's plans are their own.
_SECOND_HAND = words(
    """analyst analysts economist economists strategist strategists broker brokers trader traders adviser advisers
    expert experts specialist specialists scientist scientists researcher researchers academic academics historian
    historians geologist geologists astronomer astronomers epidemiologist epidemiologists engineer engineers
    forecaster forecasters meteorologist meteorologists pollster pollsters observer observers commentator commentators
    critic critics media newspaper newspapers channel channels blogger bloggers source sources insider insiders
    informant informants professor professors lawyer lawyers diplomat diplomats
    spokesman spokeswoman spokesperson official aide aides"""
)
_DEFINITE = words("the his her its their our my your this that these those both all no few")
# Any of these may stand for whoever vouched for it.
_TELLS = re.compile(
    r"\b(?:sources?|sa(?:id|ys?)|report\w*|according|told|quot\w+|claim\w*|apparent\w*|alleged\w*|insiders?|saw|seen|"
    r"witness\w*|journalists?|correspondents?|know|learn\w*|understood|believed|documents?|papers?|memos?|e-?mails?|"
    r"records?|account|scoop|story|agency|estimat\w*|predict\w*|forecast\w*|calculat\w*|reckon\w*|thinks?|"
    r"thought|insist\w*|view|finds? (?:it|that|the))\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[\"“”„«»]")
_ALIKE = 0.4  # share of the article's words that the sentence with the source has
_LONGEST_APPOSITION = 40  # characters, where no comma ends it
_SAID = 3  # words of what was vouched for that the article tells


class _Voucher(NamedTuple):
    """Where a sentence of the original says who vouched for it, and the stems of what he vouched for."""

    span: Span
    who: frozenset[str]
    told: frozenset[str]


def unsourced(pair: Pair) -> Finding | None:
    """ "An AFP reporter saw ...", "analysts at Brenn Risk estimated ..." became a plain statement."""
    article = pair.article.text
    if not sentence_like(article) or _QUOTE.search(article):
        return None
    if _VOUCHING.isdisjoint(pair.original.have):
        return None
    if speech(article) or outlet_mentions(article, pair.registry):
        return None
    vouchers = list(_vouchers(pair.original.text))
    if not vouchers:
        return None
    weighty = frozenset(pair.article.content(0, len(pair.article.words)))
    named = weighty | _stems(pair.beside)
    for voucher in vouchers:
        shared = voucher.told & weighty
        if len(shared) < max(_SAID, _ALIKE * len(weighty)) or not voucher.who.isdisjoint(named):
            continue
        if all(stem(tell.casefold()) in voucher.told for tell in _TELLS.findall(article)):
            return Finding("attribution", voucher.span, None)
    return None


def _vouchers(text: str) -> Iterator[_Voucher]:
    for start, end in split(text):
        sentence = text[start:end]
        seen = _SEEN.search(sentence)
        spans = [(seen.span(), _names(seen[0]))] if seen else []
        spans += [
            (_whole(said), _stems(said.speaker)) for said in speech(sentence) if _second_hand(said, sentence)
        ]
        for (first, last), who in spans:
            told = _told(read_side(sentence), (first, last))
            yield _Voucher((start + first, start + last), who, told)


def _whole(said: Speech) -> Span:
    return min(said.start, said.cue_start), max(said.end, said.cue_end)


def _told(sentence: Side, span: Span) -> frozenset[str]:
    first, last = sentence.word_span(span)
    return frozenset((*sentence.content(0, first), *sentence.content(last, len(sentence.words))))


def _stems(speaker: str) -> frozenset[str]:
    return frozenset(stem(word) for word in re.findall(r"\w+", speaker.casefold()) if word not in STOP_WORDS)


def _names(seen: str) -> frozenset[str]:
    """The stems of an outlet's name: "An AFP reporter saw"."""
    return _stems(
        " ".join(word for word in seen.split() if word[0].isupper() and word not in ("An", "A", "The"))
    )


def _second_hand(said: Speech, text: str) -> bool:
    """Whether a speaker reckons or passes on what is not his own: unnamed and first met here, or an expert."""
    spoken = [word.strip("’'.,") for word in said.speaker.casefold().split()]
    if said.kind not in ("generic", "person") or spoken[0] in _DEFINITE:
        return False
    if said.kind == "person":
        spoken += re.findall(r"[a-z]+", _apposition(text, said.end).casefold())
    return not _SECOND_HAND.isdisjoint(spoken)


def _apposition(text: str, end: int) -> str:
    """What is added to a name: "Ida Brandt, an economist at Kestrel, said"."""
    if text[end : end + 1] != ",":
        return ""
    stop = text.find(",", end + 1)
    return text[end : stop if stop >= 0 else end + _LONGEST_APPOSITION]

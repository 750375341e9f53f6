"""What only an unnamed source or a reporter on the spot vouched for, told as a fact, in whatever words."""

from __future__ import annotations

import re

from provenance.attribution.drift.facts import outlet_mentions, speech
from provenance.attribution.drift.pair import Finding, Pair, Span, sentence_like

_REPORTER = r"(?:journalists?|reporters?|correspondents?|photographers?)"
_VOUCHED = re.compile(
    rf"(?:\b(?:an?|the|two|three|[A-Z][\w.]{{0,30}}) )?(?:[A-Z][\w.]{{0,30}} )?\b{_REPORTER}\b[^.,;]{{0,30}}? "
    r"(?:saw|witnessed|observed)\b"
    r"|\b(?:according to )?(?:an?|one|two|three|four|several|some)? ?"
    r"(?:sources?|insiders?|(?:people|persons?|officials?|executives?|bankers?)) (?:familiar|close|briefed|"
    r"with (?:direct )?knowledge|who (?:spoke|asked|declined|requested))\b[^.,;]{0,60}"
    r"|\b(?:documents?|papers?|memos?|e-?mails?|records?|reports?|drafts?) (?:seen|reviewed|obtained|viewed) by\b"
    r"[^.,;]{0,40}"
    # "two of the traders said", "other people said", "a court official said": nobody who has a name
    r"|\b(?:according to )?(?:(?:two|three|four|five|several|other) (?:of the )?(?:traders|brokers|bankers|officials|"
    r"executives|people|employees|diplomats|sources|insiders)|an? (?:[a-z-]+ ){1,2}(?:official|source|insider)) "
    r"(?:also |later )?(?:said|says|told|added|noted|estimated?|reported)\b[^.,;]{0,40}"
    # what an outlet reckoned for itself
    r"|\baccording to [A-Z][\w.]{0,30}(?: [A-Z][\w.]{0,30})? (?:calculations|estimates)\b[^.,;]{0,40}"
    r"|\b[A-Z][\w.]{0,30}(?: [A-Z][\w.]{0,30})? calculations (?:show|suggest|indicate|put)\w{0,2}\b"
)
# Any of these may stand for whoever vouched for it.
_TELLS = re.compile(
    r"\b(?:sources?|sa(?:id|ys?)|report\w*|according|told|quot\w+|claim\w*|apparent\w*|alleged\w*|insiders?|saw|seen|"
    r"witness\w*|journalists?|correspondents?|know|learn\w*|understood|believed|documents?|papers?|memos?|e-?mails?|"
    r"records?|account|scoop|story|agency|estimat\w*|calculat\w*|reckon\w*)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[\"“”„«»]")
_ALIKE = 0.5  # share of the article's words that the original has
_SAID = 3  # words of what was vouched for that the article tells


def unsourced(pair: Pair) -> Finding | None:
    """ "An AFP reporter saw ..." or "people close to the talks told ..." became a plain statement."""
    article = pair.article.text
    if pair.shared < _ALIKE or not sentence_like(article) or _QUOTE.search(article) or _TELLS.search(article):
        return None
    if speech(article) or outlet_mentions(article, pair.registry):
        return None
    match = _VOUCHED.search(pair.original.text)
    return Finding("attribution", match.span(), None) if match and _told(pair, match.span()) else None


def _told(pair: Pair, span: Span) -> bool:
    """Whether the article tells what the sentence with the source says."""
    text = pair.original.text
    start = text.rfind(". ", 0, span[0]) + 1
    end = text.find(". ", span[1])
    first, last = pair.original.word_span((start, end if end >= 0 else len(text)))
    return len(set(pair.original.content(first, last)) & set(pair.article.stems)) >= _SAID

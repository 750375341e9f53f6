"""An accusation whose denial was left out: "on charges she denies", "which Tehran denies"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.attribution.drift.pair import Finding, Pair, sentence_like
from provenance.text.word_lists import words
from provenance.text.words import STOP_WORDS

# A judge denies bail, and no accusation.
_NOT_ACCUSED = (
    r"(?!(?:the |a |its |his |her |their )?(?:judges?|courts?|panel|tribunal|jury|magistrates?|appeals?|board|"
    r"committee|commission|parliament|senate|congress|voters|council)\b)"
)
_SOMEBODY = r"(?:he|she|they|it|both|all|(?:the |its |his |her |their )?[\w.-]+(?: [A-Z][\w.-]+)?)"
_LIGHTLY = r"(?:(?:has|have|had) )?(?:(?:\w+ly|always|long) )?"
_DENIES = r"(?:denies|deny|denied)\b"
_REJECTS = (
    r"(?:rejects?|rejected|disputes?|disputed|contests?|contested)\b"  # a bill, a plan or a seat as well
)
_CHARGES = r"(?:charges?|accusations?|allegations?|claims?|suspicions?|suggestions?)"
_REST = r"[^,.;\"“”]{0,25}"
# What is denied stands right before; the whole of it belongs to a sentence that tells the accusation.
_DENIED = re.compile(
    rf"(?P<plain>,? ?\b(?:which|that) {_NOT_ACCUSED}{_SOMEBODY} {_LIGHTLY}{_DENIES}{_REST})"
    rf"|(?P<accused>,? ?\bwhich (?P<again>[A-Z]\w+) {_LIGHTLY}{_REJECTS}{_REST})"
    rf"|(?P<charge>,? ?\ban? {_CHARGES} {_SOMEBODY} {_LIGHTLY}(?:{_DENIES}|{_REJECTS}){_REST})"
    rf"|\b{_CHARGES} (?P<bare>(?:he|she|they|it|[A-Z]\w+) {_LIGHTLY}(?:{_DENIES}|{_REJECTS}){_REST})"
    rf"|(?P<who>, who {_LIGHTLY}(?:{_DENIES}[^,.;\"“”]{{0,40}}|{_REJECTS} (?:\w+ ){{0,2}}{_CHARGES}\b{_REST}))"
    r"|(?P<plea>, who (?:has |have )?pleaded not guilty)"
)
_TOLD = (
    r"den(?:y|ies|ied|ying|ials?)|reject\w*|disput\w+|dismiss\w*|refut\w+|rebut\w*|repudiat\w+|innocen\w+|not guilty|"
    r"baseless|unfounded|groundless|untrue|fabricat\w+|no evidence|never"
)
_DENYING = re.compile(
    rf"\b(?:{_TOLD}|contest\w*|false\w*|wrongdoing|brush\w*|protest\w*|insist\w*|not|deaf)\b|n['’]t\b",
    re.IGNORECASE,
)
_DENYING_ELSEWHERE = re.compile(rf"\b(?:{_TOLD})\b", re.IGNORECASE)
_ACCUSES = words(
    """charge charges charged accuse accused accuses accusing accusation accusations allegation allegations alleged
    allegedly alleges suspected suspicion suspicions convicted sentenced jailed indicted blamed blames blaming claim
    claims claimed supporting supplying backing arming behind responsible guilty fraud bribery bribes corruption
    extortion murder espionage spying treason"""
)
_KEPT = 0.6  # share of the article's words that the original has
_REACH = 6  # words before the denial of which some must have been kept


def find_denials(pair: Pair, article_text: str) -> Iterator[Finding]:
    """Finds a denial in the original that neither the article's sentence nor one anywhere else in the article tells.

    Only where the accusation itself was kept, in the words that stand right before the denial.
    """
    denied = None if _ACCUSES.isdisjoint(pair.article.lower) else _DENIED.search(pair.original.text)
    if not denied or pair.shared < _KEPT or not sentence_like(pair.article.text):
        return
    if _DENYING.search(f"{pair.article.text} {pair.beside}") or _DENYING_ELSEWHERE.search(article_text):
        return
    group = next(name for name, text in denied.groupdict().items() if text)
    start, end = denied.span(group)
    if group == "accused" and not re.search(rf"\b{re.escape(denied['again'])}\b", pair.original.text[:start]):
        return  # "which Oslo rejected", who is accused of nothing here
    first = pair.original.word_span((start, start))[0]
    weighty = [i for i in range(max(0, first - _REACH), first) if pair.original.lower[i] not in STOP_WORDS]
    if sum(pair.original.stems[i] in pair.article.stems for i in weighty) * 2 >= len(weighty) > 0:
        text = pair.original.text[start:end]
        start += len(text) - len(text.lstrip(", "))
        yield Finding("negation", (start, start + len(text.strip(", "))), None)

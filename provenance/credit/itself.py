"""Sentences in which an article speaks of itself and says whose reports it was made of.

"With thanks to our colleagues at X, on whose report this piece rests." The outlets named in such a sentence are
credited for the whole article where it begins or ends; amid the text "this report" may be another's.
"""

from __future__ import annotations

import re

_LONGEST = 240
_TEXTS = r"(?:article|story|report|post|piece|item|column|text|bulletin|digest|summary|roundup|account|entry)"
_ITSELF = re.compile(
    rf"\b(?:this|our)\s(?:\w+\s)?{_TEXTS}\b|\bthe\sfollowing\s{_TEXTS}\b|\ball\s(?:of\s)?this\b|\bforegoing\b|\bwhat\sfollows\b|\b(?:the|all|everything|quotations?|quotes|facts|figures|details)\s"
    r"(?:\w+\s)?above\b|\b(?:everything|all|what)\sbelow\b|\b(?:everything|all|what|most\sof\swhat)\s(?:that\s)?(?:I|we)(?:['’]ve|\shave)?\s(?:just\s)?"
    r"(?:told|tell|wrote|written|said|say|report(?:ed)?|set\sdown|know)\b|\byou\s(?:have\s)?(?:just\s)?read\b|\bin\swriting\sthis\b",
    re.IGNORECASE,
)
_MADE_OF = re.compile(
    r"\b(?:(?:is|was)\sfrom(?=\s(?:the\s)?[A-Z])|based|bas(?:es|ing)|rest(?:s|ed|ing)?|rel(?:y|ies|ied|ying)|draw[ns]?|drew|drawing|use[ds]?|using"
    r"|basis|digest\sof|wired|emerges?\sfrom|taken|took|borrow(?:s|ed)|c[ao]mes?\s(?:straight\s)?(?:from|off)|owe[sd]?|owing|thanks|thank|indebted|provided|supplied|help|courtesy"
    r"|translated|translation|adapted|rewritten|condensed|abridged|republished|reprinted|appeared|published|sourced"
    r"|originals?|summary\sof|summari[sz]e[sd]?|summari[sz]ing)\b",
    re.IGNORECASE,
)
_LISTS = re.compile(r":(?:\s\S+){1,5}\s*$")  # "Everything above: Reuters"
_MENDED = re.compile(r"\W*(?:corrections?|correcting|clarifications?|erratum)\b", re.IGNORECASE)
_THANKS = re.compile(
    r"\W*(?:(?:a\s)?(?:tip\sof\sthe\s|hat[- ])(?:hat|tip)\sto|(?:with|our|many)\sthanks\sto|thanks\s(?:go|are\sdue)\sto"
    r"|our\s(?:summary|translation|digest|version)\sof)\s",
    re.IGNORECASE,
)
_NOT_MADE_OF = re.compile(
    r"\b(?:not|never|no|nor|without|declin\w+|comment\w*|correct\w+|amend\w+|updat\w+|refus\w+|deni\w+|den(?:y|ies)"
    r"|pictures?|photo\w*|images?|videos?|footage|graphics?|disput\w+|reject\w+|respon\w+|approached|contacted|click|subscri\w+|comments)\b|n['’]t\b|\?",
    re.IGNORECASE,
)


def of_itself(text: str) -> str | None:
    """Returns the words by which a sentence says what the article is made of, None where it does not."""
    if len(text) > _LONGEST:
        return None
    thanks = _THANKS.match(text)
    if thanks:
        return None if _NOT_MADE_OF.search(text) else thanks[0].strip()
    itself = _ITSELF.search(text)
    if itself is None or not (_MADE_OF.search(text) or _LISTS.search(text, itself.end())):
        return None
    if _MENDED.match(text):
        return None
    # "I was not there; all I have told you I owe to X": what is denied before does not count.
    clause = text[max(text.rfind(mark, 0, itself.start()) for mark in ".;:–—") + 1 :]
    return None if _NOT_MADE_OF.search(clause) else itself[0]

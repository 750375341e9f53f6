"""Outlets that are named beside what a sentence tells, and not as where it is from.

"The mill is shut, although CNN had said it would stay", "a day after CNN reported the plan", "denying a BBC report":
whoever has the sentence from elsewhere and puts it so has credited nobody falsely.
"""

from __future__ import annotations

import re

from provenance.model import Credit

_REACH = 90  # characters before a name in which its clause begins
_OPENS = r"(?:^|[\s,;(—–])"
_SPAN = (
    r"(?:(?:an?|one|two|three|four|five|six|several|some|just|only|shortly|soon|hours?|days?|weeks?|months?|years?|minutes"
    r"|\d+|the|morning|evening|very)\s){0,3}"
)
# Between the word that opens the clause and the name: no other clause.
_UP_TO = r"\s(?:[\w'’“\"-]+\s){0,7}[“\"]?$"
_CONTRARY = re.compile(
    rf"{_OPENS}(?:(?:even\s)?(?:though|although)|whereas|while|despite|notwithstanding|contrary\sto|unlike|in\scontrast\sto"
    rf"|{_SPAN}(?:after|before)|following|(?:rejecting|denying|disputing|dismissing|contradicting|refuting|rebutting)){_UP_TO}",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:[,—–]\s?which|\bthat)(?:\s[a-z]+)?\s(?:an?\s|the\s)?$", re.IGNORECASE)
_JUDGES = re.compile(
    r"(?:called|calls|compared|likened|dubbed|label+ed|branded|hailed|praised|slammed|criticised|criticized|mocked|described"
    r"|derided|deemed|termed)\b",
    re.IGNORECASE,
)


def told_beside(text: str, credit: Credit) -> bool:
    """Whether an outlet is named for something that stands beside what the sentence tells.

    Args:
        text: the article.
        credit: one of its credits.
    """
    before = text[max(0, credit.start - _REACH) : credit.start]
    if _CONTRARY.search(before):
        return True
    return _JUDGES.match(credit.cue) is not None and _RELATIVE.search(before) is not None

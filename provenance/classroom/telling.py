"""Signs that a sentence may say where it is from: in a question "who names nobody?" none of them may stand.

They are wider than the credits that a trace reads: what a student could take for a source leaves the question out.
"""

from __future__ import annotations

import re


def _words(listed: str, *, any_case: bool = True) -> re.Pattern[str]:
    """A pattern for whole words and phrases, one between commas; ``*`` stands for any ending."""
    forms = [re.escape(" ".join(word.split())).replace(r"\*", r"\w*") for word in listed.split(",")]
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE if any_case else 0)


TOLD = _words(
    """
    said, says, say, saying, told, tells, according, report, reported, reports, reportedly, reporting, stated,
    states, stating, statement, claim*, add, added, adds, adding, announc*, source, sources, cite, cited, cites,
    citing, quot*, confirm*, news, agency, agencies, newspaper*, media, broadcaster*, channel*, radio, television, TV,
    daily, website*, portal*, wire, journalist*, correspondent*, official*, spokes*, interview*, explain*, admit*,
    insist*, argu*, warn*, describ*, declar*, reveal*, note, notes, noted, believ*, estimat*, per, via, mention*,
    write, writes, wrote, assur*, urg*, call, calls, called, calling, vow*, promis*, accus*, deny, denies, denied,
    thank*, ask, asks, asked, asking, point*, testif*, view, opinion, eyes, document, documents, paper, papers, data,
    figures, study, studies, survey*, poll, polls, expert*, scientist*, researcher*, investigator*, show, shows,
    showed, shown, sees, saw, found, finds, criticis*, criticiz*, condemn*, demand*, appeal*, plan, plans, planned,
    order*, prais*, welcom*, proved, proven, think*, thought, swore, remember*, recall*, joke*
    """
)
"""Words of telling, finding and thinking."""

OFFICE = _words(
    """
    authorit*, court, courts, judge, judges, minist*, government*, administration, police, president*, director*,
    prosecut*, parliament*, commission*, committee*, council*, organisation*, organization*, office, offices, mayor*,
    chair*, owner, owners, compan*, association*, union, unions
    """
)
"""Those who could have said it."""

ACRONYM = re.compile(r"\b[A-Z]{2,}\b")
"""Names in capitals, often of bodies that could have said it."""

PLAINLY_SAID = _words(
    """
    said, says, told, according to, stated that, states that, announced that, reported that, explained that, added that,
    wrote that, confirmed that
    """
)
"""Words after which nobody doubts that somebody's words are given. "Wrote the music", "reported a loss" tell deeds."""

REPORTED = _words(
    """
    said, says, told, according, report, reports, reported, reporting, cite, cites, cited, citing, write, writes, wrote,
    per, via, agency, news, newspaper*, media, broadcaster*, channel*, radio, television, TV, website*, portal*
    """
)
"""Words beside which an outlet may stand."""

QUOTED = re.compile(r"[\"“”«»„]")
"""Quotation marks."""

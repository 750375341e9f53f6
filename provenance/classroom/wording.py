"""How an exercise speaks to students: prompts, hints, instructions and glossary in two registers.

A2 and B1 get short sentences and common words, B2 and C1 full ones. Only what is said *about* the texts
differs; the sources' own words are never rewritten.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from provenance.classroom.values import Kind, LanguageLevel, Term

_SIMPLE = frozenset({LanguageLevel.A2, LanguageLevel.B1})

PROMPTS: dict[str, tuple[str, str]] = {
    "match": (
        "Look at the sentence from the article. It comes from one of the sentences below. Which one?",
        "The article took this sentence from an earlier report. Which of the sentences below is its original?",
    ),
    "match-hint": (
        "Do not look for the same words only. Ask: who does what?",
        "Names and figures can be the same in all of them. Look for the sentence that says the same thing.",
    ),
    "credit-named": (
        "Which of these sentences name a news outlet as their source? Find all of them.",
        "Which of these sentences credit a news outlet (an agency, a newspaper, a channel) as the source of what "
        "they say? Choose all that do.",
    ),
    "credit-named-hint": (
        "Look for words such as “reported” or “according to”, and for a name next to them.",
        "A person or an office that speaks is no news outlet.",
    ),
    "credit-missing": (
        "All these sentences come from other news reports. Some do not name any source. Which? Find all of them.",
        "All these sentences were taken from other outlets' reports. Which of them name no source at all? "
        "Choose all that apply.",
    ),
    "credit-missing-hint": (
        "Read each sentence alone. Does it say who told us this?",
        "Judge each sentence by itself: does it say where the information is from?",
    ),
    "who": (
        "This news went from one to the next. Who had it first? Who had it next? Who had it last? Put them in order.",
        "This piece of news passed through several hands. Put them in order, from the one who had it first to the "
        "one you read it from.",
    ),
    "who-hint": (
        "Who is named inside the earlier text? That one comes first.",
        "Each text can only name those who had the news before it.",
    ),
    "change": (
        "Compare the two texts. Which of these is different or not there in the second text?",
        "Compare the article's sentence with its original. Which of these details of the original was changed or "
        "dropped?",
    ),
    "change-added": (
        "Compare the two texts. Which of these words are new in the second text?",
        "Compare the article's sentence with its original. Which of these was put in by the article?",
    ),
    "change-planted": (
        "Compare the two texts. One detail in the copy was changed for this exercise. Which of these was changed?",
        "The copy shown was made for this exercise, with one change. Which detail of the original was changed or "
        "dropped in it?",
    ),
    "change-hint": (
        "Check each of them in both texts.",
        "Other words for the same thing do not count. Go through the details one by one.",
    ),
    "verdict": (
        "The sentence comes from the original that is shown. Does the sentence say so? Choose the right word.",
        "The article's sentence was taken from the original that is shown. What is the right verdict? Judge only "
        "by what you see here.",
    ),
    "verdict-hint": (
        "Look for a name. Is it the name of the outlet that wrote the original?",
        "First look for whoever is named as the source, then compare that with who published the original.",
    ),
    "rewrite": (
        "This sentence does not name the outlet that it comes from. Write it again and name that outlet. Do not change "
        "the facts.",
        "This sentence was taken from the original that is shown and does not name the outlet that published it. "
        "Rewrite it so that it credits that outlet properly, and change nothing else that matters.",
    ),
    "rewrite-hint": (
        "You can begin with “According to …”.",
        "“According to …” and “… reported” are the usual forms.",
    ),
    "detective": (
        "Be a detective. For each sentence of the article, find the document that it comes from.",
        "Be a detective: for each of these sentences of the article, find the document it was taken from. The "
        "originals are mixed with other documents.",
    ),
    "detective-hint": (
        "Underline names and numbers first.",
        "Several documents share names and figures. Look for the one that tells the same thing in the same order.",
    ),
}

INSTRUCTIONS: tuple[tuple[str, str], ...] = (
    (
        "Read each question and the text with it. Then answer the question.",
        "Read the material with each question carefully, then answer the question.",
    ),
    (
        "Use only the texts on this paper.",
        "Judge only by what stands on this paper, not by what you know or believe about the event.",
    ),
    (
        "To copy from another report is often allowed. Here we only ask: does the text say so?",
        "To use another outlet's report is normal and often licensed. The questions are about texts, not about "
        "anybody's intentions.",
    ),
)

GLOSSARY: dict[str, tuple[str, str]] = {
    "article": ("the news text that we look at", "the text under examination"),
    "original": (
        "the earlier text that a sentence comes from",
        "the earlier document that a sentence was taken from",
    ),
    "outlet": (
        "a newspaper, a TV channel, a news agency or a news website",
        "who publishes news: an agency, a newspaper, a broadcaster, a website",
    ),
    "credit": (
        "the words that say where the news comes from, such as “Reuters reported”",
        "the words by which a text names its source, such as “Reuters reported” or “according to the ministry”",
    ),
    "credited": (
        "the sentence names the outlet that it comes from",
        "the article names the outlet that the sentence was taken from",
    ),
    "upstream-only": (
        "the sentence names a person or an office, but not the outlet that it comes from",
        "the article names only a source that the original itself names (a speaker, an office), not the outlet it "
        "copied from",
    ),
    "miscredited": (
        "the sentence names another outlet, not the one it comes from",
        "the article names another outlet than the one the sentence was taken from",
    ),
    "uncredited": (
        "the sentence names no source",
        "the sentence was taken from an original and no source is named",
    ),
    "unresolved": (
        "the sentence names an outlet, but we do not have its text",
        "the article names an outlet whose original is not in the collection",
    ),
}

_TERMS: dict[Kind, tuple[str, ...]] = {
    Kind.MATCH: ("article", "original"),
    Kind.CREDIT_HUNT: ("outlet", "credit"),
    Kind.WHO_SAID_IT: ("outlet",),
    Kind.SPOT_THE_CHANGE: ("article", "original"),
    Kind.VERDICT: ("original", "outlet", "credited", "upstream-only", "miscredited", "uncredited"),
    Kind.REWRITE: ("original", "outlet", "credit"),
    Kind.DETECTIVE: ("article", "original"),
}


def prompt(name: str, level: LanguageLevel) -> str:
    """Returns a prompt or hint in the register of a language level."""
    return _said(PROMPTS[name], level)


def instructions(level: LanguageLevel) -> tuple[str, ...]:
    """Returns what stands at the head of a worksheet."""
    return tuple(_said(line, level) for line in INSTRUCTIONS)


def glossary(kinds: Iterable[Kind], level: LanguageLevel) -> tuple[Term, ...]:
    """Returns the words that a student needs for these kinds of items, explained."""
    needed = {term for kind in kinds for term in _TERMS[kind]}
    return tuple(meaning(name, level) for name in GLOSSARY if name in needed)


def meaning(name: str, level: LanguageLevel) -> Term:
    """Returns one word of the glossary."""
    return Term(name, _said(GLOSSARY[name], level))


def day(published: str | None) -> str:
    """An ISO stamp as a day in words: ``10 January 2022``; "" where unknown."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return ""
    return f"{moment.day} {moment:%B %Y}"


def outlet_and_day(outlet: str | None, published: str | None) -> str:
    """``Sputnik, 10 January 2022``, as far as it is known."""
    return ", ".join(part for part in (outlet or "", day(published)) if part)


def _said(pair: tuple[str, str], level: LanguageLevel) -> str:
    return pair[0] if level in _SIMPLE else pair[1]

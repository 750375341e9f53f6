"""What was found in a collection, in plain words that agree with the verdicts."""

from __future__ import annotations

from collections.abc import Mapping

from provenance.report.words import listed
from provenance.text.counted import count

TAKEN = ("credited", "upstream-only", "miscredited", "uncredited")
"""The verdicts that a sentence which was taken from another outlet can have."""

UNNAMED = ("uncredited", "miscredited")
"""The verdicts of a sentence that does not name the outlet whose text it is: it names nobody, or another one."""


def said_of_sources(taken: int, verdicts: Mapping[str, int], outlet: str = "the outlet") -> list[str]:
    """What the articles say of the outlet that sentences were taken from, a clause for each kind; they sum up to all.

    Args:
        taken: the sentences.
        verdicts: how many of them have each verdict.
        outlet: who the text was taken from.
    """
    named, upstream = verdicts.get("credited", 0), verdicts.get("upstream-only", 0)
    unnamed = sum(verdicts.get(name, 0) for name in UNNAMED)
    if not any(verdicts.values()):
        return [f"whether they name {outlet} was not judged: only English articles are"]
    clauses = [
        f"{named:,} {_verb(named)} {outlet}",
        f"{upstream:,} {_verb(upstream)} only somebody whom that text itself names (upstream-only)",
        f"{unnamed:,} ({round(100 * unnamed / taken)} %) {_verb(unnamed)} nobody, or another outlet (not named)",
    ]
    left = taken - named - upstream - unnamed
    why = "in another language than English, or from a publisher that nobody knows"
    return [*clauses, *([f"{left:,} could not be judged ({why})"] if left else [])]


def in_one_line(clauses: list[str]) -> str:
    """Clauses as one sentence."""
    text = "; ".join(clauses)
    return f"{text[:1].upper()}{text[1:]}."


def open_order(sentences: int) -> str:
    """Says how many sentences are in nobody's count, because the dates do not tell who took from whom."""
    one = sentences == 1
    return (
        f"{count(sentences, 'more sentence')} {'stands' if one else 'stand'} in several texts whose dates leave "
        f"open who was first (the same day, or no date in any of them): {'it is' if one else 'they are'} not counted."
    )


def beside_the_bar(left: int, own: int, undetermined: int) -> str:
    """Says what the sentences are that stand in no part of the bar of verdicts.

    Args:
        left: all of them.
        own: those that stand in an earlier text of the same outlet.
        undetermined: those of which the dates do not tell who was first.
    """
    others = max(0, left - own - undetermined)
    kinds = [
        (own, "stand in an earlier text of the same outlet"),
        (undetermined, "stand in texts of which nobody can say which was first"),
        (others, "go back to a common original, or were not judged (any language but English)"),
    ]
    told = listed([f"{number:,} {what}" for number, what in kinds if number])
    return f"{count(left, 'more sentence')} {'is' if left == 1 else 'are'} in no part of the bar: {told}."


def _verb(number: int) -> str:
    return "names" if number == 1 else "name"

"""The verdicts as tones of a page, in the colours and signs of the figures."""

from __future__ import annotations

from provenance.figures.style import VERDICT_STYLES
from provenance.model import CreditKind, Scope, TracedSentence, Verdict
from provenance.publish.blocks import Tone

VERDICT_TONES: tuple[Tone, ...] = tuple(
    Tone(name, look.colour, look.ink, look.sign, look.meaning) for name, look in VERDICT_STYLES.items()
)


def verdict_below(sentence: TracedSentence, *, article_outlet: bool) -> str | None:
    """The verdict that a sentence would have were its original not found.

    Args:
        sentence: a sentence of the article.
        article_outlet: whether byline, dateline or footer names an outlet.
    """
    if sentence.verdict is None:
        return None
    named = any(c.kind is CreditKind.OUTLET and c.scope is not Scope.IMAGE for c in sentence.credits)
    return (Verdict.UNRESOLVED if named or article_outlet else Verdict.UNMATCHED).value

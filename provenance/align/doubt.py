"""The benefit of the doubt: likely pairs that are not counted, because too little beside the pair speaks for them.

The context model says how likely a pair is. These few rules say when even a likely one is not enough to accuse
anybody. They were chosen on cross-validated answers (docs/accuracy.md says what they save and what they cost).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from provenance.align.evidence import Candidate, Context
from provenance.align.model import probability
from provenance.align.speech import reported

_NOTHING = 0.02  # fresh weight below which a sentence says nothing that the article does not say elsewhere,
_TAKEN = 0.5  # where another of its sentences goes back to the same original sentence with this probability
_KEPT = 0.3  # and no wording is kept (share of word triples)
_CARRIED = 0.9  # probability of a rival from which a statement may as well have come from there,
_RULES = 0.5  # unless this share of the article goes back to the original,
_FOLLOWS = 0.7  # or its other sentences stand in the original's order to this degree
_FOREIGN = (
    0.45  # mean probability of all other sentences below which an article is held to be its own writer's
)
_ALONE = 0.5  # the same where one report alone is at hand
_SINGLE = 0.39  # the same where several reports are at hand, for a sentence whose
_STRONG = 0.75  # surprise does not reach this share of the full one
_HARDLY = (
    0.25  # mean probability of the other *pairs alone* below which not even a very like pair is believed,
)
_SAME = 0.85  # unless its wording is this alike
_SOME = 0.1  # share of word triples from which a lone pair has kept wording; names and figures alone do not
_VERY_ALIKE = 0.8  # probability of the pair alone from which, with that surprise, a lone report is believed
_HALF = 0.5  # share of its word triples that a sentence must have kept to be proof by itself,
_FULL = 1.0  # and its surprise
_WORD_FOR_WORD = 0.8  # share of its word triples from which a sentence is a copy, if its words tell as much,
_TELLING = 0.5  # as surprise,
_REWRITTEN = 0.3  # and below which it cannot be called another document's beside that copy
_UNLIKE = 0.02  # probability of the pair alone below which nothing that stands around it makes it evidence
_PSEUDO = 0.5  # sentences that nothing explains, added to every article
_FIGURES = 2  # numbers in the original sentence from which it may be one of figures,
_WORDS = 0.5  # where other words are less than this share of what the two sentences share,
_MOSTLY = 0.6  # unless the other sentences go back to a report with this mean probability
_QUOTE_TIE = 0.25  # tie from which quoted words count,
_QUOTE_OWN = 0.5  # or weight of its own outside the quotation


def rest(chances: Sequence[float]) -> list[float]:
    """Returns for each sentence the mean probability of all others; a short article proves less.

    Args:
        chances: the probability of the best candidate of each body sentence.
    """
    total = math.fsum(chances)
    return [(total - chance) / (len(chances) - 1 + _PSEUDO) for chance in chances]


def is_proof(candidate: Candidate) -> bool:
    """Whether a pair is proof by itself: half of the wording of a long sentence is kept, and it is nobody's statement.

    Of the labelled sentences of independent reports none keeps so much of a report that stands beside others. What
    another report carries as well may be the wording of an office that all of them had. A shorter sentence must stand
    there almost word for word.
    """
    context = candidate.context
    said = context.speech or context.public or candidate.alone or context.rival >= _CARRIED
    if said or candidate.stray:
        return False
    copied = context.trigrams >= _WORD_FOR_WORD and context.surprise >= _TELLING
    return bool(copied or (context.trigrams >= _HALF and context.surprise >= _FULL))


def is_unlike(candidate: Candidate) -> bool:
    """Whether two sentences share so little that a reader who is shown them sees no evidence.

    What stands around them may make such a pair likely. Of labelled articles beside the originals alone more of these
    were the article's own sentences than taken ones.
    """
    return probability(candidate.group.logit) < _UNLIKE


def in_doubt(candidate: Candidate, others: float) -> bool:
    """Whether a pair is left alone although it is likely.

    An article that credits the outlet in this sentence is believed; so is what only that outlet was told or saw.

    Args:
        candidate: the pair in its context.
        others: the mean probability of the article's other sentences (``rest``).
    """
    context = candidate.context
    if context.cited or is_proof(candidate):
        return False
    return (
        _is_echo(context)
        or _is_loose_quotation(candidate)
        or (_is_statement(context) and _may_be_from_anywhere(context, others))
        or (not context.exclusive and (_is_single(candidate, others) or _is_figures(candidate, others)))
    )


def _is_echo(context: Context) -> bool:
    """Whether a sentence only shares what the article took with another sentence: its people, its place, its topic."""
    return context.fresh < _NOTHING and context.crowd > _TAKEN and context.trigrams < _KEPT


def _is_loose_quotation(candidate: Candidate) -> bool:
    """Quoted words that nothing else ties to a report are the speaker's."""
    context = candidate.context
    return candidate.speech and context.tie < _QUOTE_TIE and context.own_outside < _QUOTE_OWN


def _is_statement(context: Context) -> bool:
    return bool((context.speech or context.public) and not context.exclusive)


def _may_be_from_anywhere(context: Context, others: float) -> bool:
    """Whether another report carries the statement as well, or hardly anything else goes back to any report.

    Who tells what one report tells, in that report's order, has its statements from there too.
    """
    carried = context.rival >= _CARRIED and context.share < _RULES and context.order < _FOLLOWS
    return carried or others < _FOREIGN


def _is_single(candidate: Candidate, others: float) -> bool:
    """Whether hardly anything else of the article goes back to any report, and the pair is no strong proof by itself.

    With one report alone in the corpus, nothing tells its own touches from what every report of the event has: more
    is asked.
    """
    context = candidate.context
    strong = context.surprise >= _STRONG
    if candidate.alone:
        kept = strong and context.trigrams >= _SOME
        very_alike = kept and probability(candidate.group.logit) >= _VERY_ALIKE
        tied = context.covered >= _HARDLY or context.wording >= _SAME
        return others < _ALONE and not (very_alike and tied)
    return others < _SINGLE and not strong


def _is_figures(candidate: Candidate, others: float) -> bool:
    """Whether two sentences share names and numbers above all, and no other report shows who else has them.

    Scores, prices, magnitudes and counts are everybody's who was there. An article that names an outlet here says
    itself that it has them at second hand.
    """
    features = candidate.group.features
    return (
        candidate.alone
        and not candidate.context.names_outlet
        and others < _MOSTLY
        and len(candidate.group.profile.numbers) >= _FIGURES
        and features.surprise_plain < _WORDS * features.surprise
    )


def stays_unsure(candidate: Candidate, text: str) -> bool:
    """Whether a pair that is given the benefit of the doubt has kept its wording: it is unsure rather than nothing.

    What somebody said is his, however it is worded; but who tells it without his quotation marks chooses the words,
    and a long sentence that stands word for word in a report is not simply told to have nothing from there.
    """
    context = candidate.context
    if candidate.stray:
        return False
    if candidate.speech or context.public:
        told = not reported(text).quoted and context.surprise >= _FULL
        return told and context.trigrams >= _WORD_FOR_WORD
    return context.trigrams >= _HALF


def beside_copies(
    chances: Mapping[str, float], candidates: Mapping[str, Candidate], most: float
) -> dict[str, float]:
    """Returns probabilities in which what stands almost word for word in one document is no other one's.

    Args:
        chances: document -> probability.
        candidates: document -> its pair, of these documents at least.
        most: what is left to a document that shares hardly any wording with a sentence of which another is a copy.
    """
    kept = {key: candidates[key].context.trigrams for key in chances}
    copies = (key for key, share in kept.items() if share >= _WORD_FOR_WORD)
    if not any(candidates[key].context.surprise >= _TELLING for key in copies):
        return dict(chances)
    return {key: min(chance, most) if kept[key] < _REWRITTEN else chance for key, chance in chances.items()}

"""Which of two texts was taken from the other, where dates do not tell: an earlier text that both go back to does.

Who takes from an original leaves things out and changes some; who takes from him has no more of the original than he
kept. A text that has of the original what the other lacks, and lacks little that the other has, was not taken from it:
it went the other way round, or both have the original at first hand. That holds of texts that share the original above
all: who put together a digest of two sources has more of each of them than the other has.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping

from provenance.align.comparison import Table
from provenance.align.model import probability
from provenance.align.profile import profile
from provenance.align.witness import Reading, Source
from provenance.text.rarity import Rarity

_ALIKE = 0.35  # probability of the pair alone from which two sentences tell the same
_LIKE = 0.5  # the same, from which one may be shown as the way by which the article had the other
_EARLIER = 0.2  # the same, with a text that is earlier
_ENOUGH = 10.0  # nats that the article must have of earlier texts beyond what the other has of them
_TIMES = 2.0  # and how many times as much as the other has beyond the article
_SENTENCES = 2  # in how many sentences
_COMMON = 0.25  # share of what the two have in common that must be of earlier texts


def followers(
    reading: Reading,
    sources: Mapping[str, Source],
    chosen: Collection[str | None],
    table: Table,
    rarity: Rarity,
) -> frozenset[str]:
    """Returns the sources of unknown order that were not the article's: it is nearer to what both go back to.

    Args:
        reading: the article.
        sources: what it was compared with, by key.
        chosen: the keys of those that would be called its sources.
        table: how the article compares with each.
        rarity: weights of words.
    """
    near = Counter(
        key for row in table.values() for key, pair in row.items() if probability(pair.group.logit) >= _LIKE
    )
    asked = [
        source
        for key, source in sources.items()
        if (source.possible and source.open and not source.primary and not source.credited)
        and (key in chosen or near[key] >= _SENTENCES)
    ]
    if not asked:
        return frozenset()
    earlier = {s.key for s in sources.values() if s.possible and (not s.open or s.primary)}
    own = frozenset().union(*[profile(text).distinct for text in reading.sentences])
    return frozenset(s.key for s in asked if _is_farther(s, own, reading, table, earlier, rarity))


def _is_farther(
    source: Source,
    own: frozenset[str],
    reading: Reading,
    table: Table,
    earlier: set[str],
    rarity: Rarity,
) -> bool:
    whole = frozenset().union(*[profile(text).distinct for text in source.sentences.values()])
    gained, lost, shared, common, places = 0.0, 0.0, 0.0, 0.0, 0
    for place, row in table.items():
        mine = row.get(source.key)
        if mine is None or probability(mine.group.logit) < _ALIKE:
            continue
        words, its = profile(reading.sentences[place]).distinct, mine.group.profile.distinct
        known = frozenset().union(
            *(
                other.group.profile.distinct
                for key, other in row.items()
                if key in earlier and probability(other.group.logit) >= _EARLIER
            )
        )
        more = math.fsum(map(rarity.weight, words & known - whole))
        gained += more
        places += more > 0
        lost += math.fsum(map(rarity.weight, its & known - own))
        shared += math.fsum(map(rarity.weight, words & its))
        common += math.fsum(map(rarity.weight, words & its & known))
    tells = places >= _SENTENCES and gained >= _ENOUGH and gained >= _TIMES * lost
    return tells and common >= _COMMON * shared

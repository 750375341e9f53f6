"""Makes ``provenance/text/coloured-en.txt``: adjectives that judge what they describe.

Usage::

    pip install wordfreq textblob
    python -m benchmarks.coloured .../textblob/en/en-sentiment.xml

The table is derived from the subjectivity lexicon for English adjectives of *pattern* (Tom De Smedt and Walter
Daelemans, CLiPS, University of Antwerp), dedicated to the public domain (PDDL); *textblob* carries the file. Kept are
adjectives all of whose senses are subjective (0.8 of 1 on average, none below 0.6) and lean to praise or blame (0.3 of
1). Common words ("important", "free") colour nothing and very rare ones are never met; both are left out, as are words
that tell of which kind a thing is ("crude oil", "artificial intelligence", "an elementary school").
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).parent.parent / "provenance" / "text" / "coloured-en.txt"
_ROW = re.compile(
    r'<word form="(?P<word>[a-z]+)"[^>]*? pos="(?P<part>\w+)"[^>]*? polarity="(?P<polarity>[-.\d]+)" '
    r'subjectivity="(?P<subjectivity>[.\d]+)"'
)
SUBJECTIVE, LEAST_SUBJECTIVE, POLAR = 0.8, 0.6, 0.3
KINDS = frozenset(
    """absorbed abundant acute affirmative affluent alleviated artesian artificial artistic blasted bootleg casual
    catching charitable chilly churning collectible crude deadpan delicate deluxe dirty economical elaborate
    elect elementary erotic exotic faint forcible frigid hazardous ideal inventive muggy nameless noble numb
    optimum powerless precious precise prominent rank retarded satisfied sophisticated spontaneous stabbing
    static superior thin twisted uncommon uncut unsalted violent wealthy""".split()
)
"""Words of the lexicon that name a kind more often than they judge."""
RAREST, COMMONEST = 2.2, 4.6  # Zipf scale of wordfreq


def coloured(lexicon: str) -> dict[str, float]:
    """Returns the judging adjectives of the lexicon's XML, with their mean polarity (-1 to 1)."""
    senses = defaultdict(list)
    for row in _ROW.finditer(lexicon):
        senses[row["word"]].append((row["part"], float(row["polarity"]), float(row["subjectivity"])))
    found = {}
    for word, told in senses.items():
        polarity = sum(sense[1] for sense in told) / len(told)
        subjective = [sense[2] for sense in told]
        judges = sum(subjective) / len(told) >= SUBJECTIVE and min(subjective) >= LEAST_SUBJECTIVE
        if judges and abs(polarity) >= POLAR and all(part.startswith("J") for part, *_ in told):
            found[word] = polarity
    return found


def main() -> None:
    from wordfreq import zipf_frequency

    words = coloured(Path(sys.argv[1]).read_text(encoding="utf-8"))
    kept = sorted(word for word in words.keys() - KINDS if RAREST <= zipf_frequency(word, "en") < COMMONEST)
    head = "# adjective, polarity; derived from the subjectivity lexicon of pattern (public domain, PDDL), see NOTICE\n"
    TARGET.write_text(head + "".join(f"{word} {words[word]:.1f}\n" for word in kept), encoding="ascii")
    print(f"{len(kept)} adjectives written to {TARGET.name}")


if __name__ == "__main__":
    main()

"""Makes ``provenance/text/background-en.txt``: how common a stem is in English at large.

Usage::

    pip install wordfreq
    python -m benchmarks.background

The table is derived from the word frequencies of *wordfreq* (Robyn Speer, 2022,
https://doi.org/10.5281/zenodo.7199437), whose data are licensed CC BY-SA 4.0;
the table carries the same licence. One line a stem: the stem and its
frequency per billion words. Stems rarer than 250 in a billion are left out.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from provenance.text.words import STOP_WORDS, stem

PER_BILLION = 1_000_000_000
LEAST = 250
TARGET = Path(__file__).parent.parent / "provenance" / "text" / "background-en.txt"


def main() -> None:
    from wordfreq import get_frequency_dict

    totals: Counter[str] = Counter()
    for word, frequency in get_frequency_dict("en", "large").items():
        if word.isascii() and word.isalpha() and word not in STOP_WORDS:
            totals[stem(word)] += round(frequency * PER_BILLION)
    rows = sorted((name, count) for name, count in totals.items() if count >= LEAST)
    head = "# stem, occurrences per billion words of English; derived from wordfreq 3 (CC BY-SA 4.0), same licence\n"
    TARGET.write_text(head + "".join(f"{name} {count}\n" for name, count in rows), encoding="utf-8")
    print(f"{len(rows)} stems written to {TARGET.name}")


if __name__ == "__main__":
    main()

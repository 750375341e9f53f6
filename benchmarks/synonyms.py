"""Makes ``provenance/text/synonyms-en.txt``: which stems can stand for each other in a rewrite.

Usage::

    apt-get install wordnet-base        # or any copy of the WordNet 3.0 "dict" folder
    python -m benchmarks.synonyms /usr/share/wordnet

The table is derived from WordNet 3.0 (Princeton University, 2006), whose licence
permits use and redistribution with its notice (see NOTICE). One line a stem: the
stem, its synonyms, and after ``|`` the stems one step away (more general, of the
same family of words, or similar in meaning). Only frequent senses of words that
English news is likely to use are kept; the rest would tie texts by accident.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from provenance.text.rarity import background
from provenance.text.words import STOP_WORDS, stem

SENSES = {"noun": 3, "verb": 4, "adj": 3, "adv": 2}
LEAST_FREQUENCY = 700.0
TARGET = Path(__file__).parent.parent / "provenance" / "text" / "synonyms-en.txt"
NEAR_POINTERS = {"@": "more general", "+": "same family", "&": "similar", "\\": "same family"}


def read_synsets(folder: Path, part: str) -> tuple[dict[str, list[str]], dict[str, list[tuple[str, str]]]]:
    """Returns synset -> words, and synset -> (pointer, synset) of one WordNet data file."""
    words: dict[str, list[str]] = {}
    pointers: dict[str, list[tuple[str, str]]] = {}
    for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        parts = line.split(" | ")[0].split()
        count = int(parts[3], 16)
        name = part[0] + parts[0]
        words[name] = [w.split("(")[0] for w in parts[4 : 4 + 2 * count : 2]]
        at = 4 + 2 * count
        total = int(parts[at])
        found = []
        for n in range(total):
            symbol, offset, kind, _ = parts[at + 1 + 4 * n : at + 5 + 4 * n]
            found.append((symbol, {"n": "n", "v": "v", "a": "a", "s": "a", "r": "r"}[kind] + offset))
        pointers[name] = found
    return words, pointers


def usable(word: str) -> str | None:
    """Returns the stem of a word that the table may hold, else None."""
    if not word.isalpha() or not word.islower() or word in STOP_WORDS or len(word) < 3:
        return None
    name = stem(word)
    return name if background().get(name, 0.0) >= LEAST_FREQUENCY else None


def main(folder: Path) -> None:
    words: dict[str, list[str]] = {}
    pointers: dict[str, list[tuple[str, str]]] = {}
    senses: dict[str, set[str]] = defaultdict(set)  # synset -> stems for which it is a frequent sense
    for part, most in SENSES.items():
        more_words, more_pointers = read_synsets(folder, part)
        letter = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}[part]
        words |= {letter + k[1:]: v for k, v in more_words.items()}
        pointers |= {letter + k[1:]: v for k, v in more_pointers.items()}
        for line in (folder / f"index.{part}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue
            parts = line.split()
            name = usable(parts[0])
            if name:
                offsets = parts[-int(parts[2]) :]
                for offset in offsets[:most]:
                    senses[letter + offset].add(name)
    synonyms: dict[str, set[str]] = defaultdict(set)
    near: dict[str, set[str]] = defaultdict(set)
    for synset, members in senses.items():
        for one in members:
            synonyms[one] |= members
        for symbol, other in pointers.get(synset, ()):
            if symbol in NEAR_POINTERS and (symbol != "@" or synset[0] in "nv"):
                for one in members:
                    for two in senses.get(other, ()):
                        near[one].add(two)
                        near[two].add(one)
    lines = []
    for name in sorted(set(synonyms) | set(near)):
        same = sorted(synonyms[name] - {name})
        close = sorted(near[name] - synonyms[name] - {name})
        if len(close) > 40:  # a very general word: its neighbours say nothing
            close = []
        if same or close:
            lines.append(f"{name} {' '.join(same)}|{' '.join(close)}\n")
    head = "# stem synonyms|near stems; derived from WordNet 3.0, Copyright 2006 by Princeton University, see NOTICE\n"
    TARGET.write_text(head + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} stems written to {TARGET.name}, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

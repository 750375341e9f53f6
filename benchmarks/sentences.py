"""How many of the golden rules for English sentences the splitter gets right.

    python benchmarks/sentences.py --data DIR

DIR holds ``sentences-golden-en.jsonl`` (one ``{"text", "sentences"}`` a line): the Golden Rules of the
pragmatic_segmenter project, as pySBD ships them (https://github.com/nipunsadvilkar/pySBD).
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from provenance.text.sentences import split

FILE = "sentences-golden-en.jsonl"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the data")
    path = parser.parse_args().data / FILE
    if not path.exists():
        print(f"{path} is not there; skipped")
        return
    rules = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    missed = [rule for rule in rules if sentences(rule["text"]) != rule["sentences"]]
    for rule in missed:
        print("missed:", rule["text"])
        print("   got:", sentences(rule["text"]))
    print(f"{len(rules) - len(missed)} of {len(rules)} rules")
    text = " ".join(rule["text"] for rule in rules) * 100
    begun = time.perf_counter()
    split(text)
    print(f"{len(text) / 1e6 / (time.perf_counter() - begun):.1f} MB/s on {len(text) / 1e6:.1f} MB")


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


if __name__ == "__main__":
    main()

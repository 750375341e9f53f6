"""Plants one change in sentences of real news: ``python benchmarks/drift_planted.py --data DIR [-v]``.

DIR holds ``distractors-en.jsonl`` (English news of many outlets). Its failures
were read twice while the rules were mended. Each recipe changes one thing by rule: a changed
fact must be reported with its kind, a change of dress (spelling, marks, units,
synonymous hedges) must not be reported at all.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from provenance.attribution.drift import find_drift
from provenance.text.names import find_names
from provenance.text.sentences import split

Recipe = Callable[[str, random.Random], str | None]
Change = str | Callable[[re.Match[str], random.Random], str | None]

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "June", "July", "August", "September", "October", "November",
)  # fmt: skip
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_AUXILIARY = r"\b(?:is|are|was|were|will|would|has|have)"


def _once(pattern: str, change: Change) -> Recipe:
    """Changes the first place that matches: by a template, or by a function."""
    compiled = re.compile(pattern)

    def recipe(text: str, chance: random.Random) -> str | None:
        match = compiled.search(text)
        if match is None:
            return None
        new = match.expand(change) if isinstance(change, str) else change(match, chance)
        return None if new is None else text[: match.start()] + new + text[match.end() :]

    return recipe


def _other(options: tuple[str, ...]) -> Change:
    return lambda match, chance: chance.choice([option for option in options if option != match[0]])


def _swap_digits(match: re.Match[str], chance: random.Random) -> str | None:
    digits = match[0]
    i = chance.randrange(len(digits) - 1)
    swapped = digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
    return swapped if swapped != digits and swapped[0] != "0" else None


def _earlier(match: re.Match[str], _: random.Random) -> str:
    return str(int(match[0]) - 7)


def _figure(match: re.Match[str], _: random.Random) -> str:
    return str(_WORDS.index(match[0]) + 2)


def _rounded(match: re.Match[str], _: random.Random) -> str:
    return f"over {int(match[0]) // 100 * 100}"


def _letter(text: str, chance: random.Random) -> str | None:
    """Changes one consonant inside the last word of a name."""
    names = [name for name in find_names(text) if name.kind == "person" and len(name.text.split()[-1]) > 4]
    if not names:
        return None
    name = chance.choice(names)
    place = name.end - 2
    if text[place] not in "bdglmnprst" or not text[name.start : name.end].isascii():
        return None
    new = chance.choice([letter for letter in "bdglmnprt" if letter != text[place]])
    return text[:place] + new + text[place + 1 :]


CHANGES: dict[str, tuple[str, Recipe]] = {
    "digits swapped": (
        "number",
        _once(
            r"(?<![\d.,:/$-])(?<!Feb\. )(?<!\w\w[a-z]{2} )\b[2-9]\d{1,2}(?=%| (?!January|\w+ 20)[a-z]{3})",
            _swap_digits,
        ),
    ),
    "other number word": ("number", _once(rf"\b(?:{'|'.join(_WORDS)})(?= [a-z]+s\b)", _other(_WORDS))),
    "other unit": ("number", _once(r"(?<=\d )(?:weeks|months|days)\b", _other(("weeks", "months", "days")))),
    "million to billion": ("number", _once(r"(?<=\d )million\b", "billion")),
    "other year": ("date", _once(r"(?<=\b[Ii]n )20[01]\d\b(?!s)", _earlier)),
    "other month": ("date", _once(rf"\b(?:{'|'.join(_MONTHS)})(?= \d)", _other(_MONTHS))),
    "other weekday": ("date", _once(rf"(?<=on )(?:{'|'.join(_DAYS)})\b", _other(_DAYS))),
    "letter of a surname": ("name", _letter),
    "not put in": (
        "negation",
        _once(_AUXILIARY + r"(?= [a-z]{4,}\b)(?! not| never| been| also)", r"\g<0> not"),
    ),
    "not taken out": ("negation", _once(r"(?<=\b(?:is|as|re|ld|ll|ve|id) )not (?=[a-z])", "")),
    "will to may": ("hedge", _once(r"\bwill(?= [a-z])(?! not)", "may")),
    "hedge taken out": ("hedge", _once(r"\b(?:reportedly|allegedly|probably|apparently|possibly) ", "")),
    "about taken out": ("hedge", _once(r"\b(?:about|around|nearly|almost|roughly) (?=\d)", "")),
    "speaker taken out": (
        "attribution",
        _once(r", (?:he|she|they|police|officials) (?:said|added|noted)(?=\.$)", ""),
    ),
    "told another": ("attribution", _once(r"(?<=told )(?:Reuters|AFP|the BBC|CNN|TASS|AP)\b", "Kyodo")),
    "quote changed": (
        "quote",
        _once(
            r"(?<=[a-z] )(?:people|country|government|time|world|right|need|want|great|important)"
            r"(?= [a-z ]+[^.]*,[\"”] )",
            "harbour",
        ),
    ),
    "loaded word": ("loaded-word", _once(r"\b(?:protesters|demonstrators)\b", "terrorists")),
}
DRESS: dict[str, Recipe] = {
    "straight quotes": lambda text, _: text.replace("“", '"').replace("”", '"'),
    "over": _once(r"\bmore than(?= \d)", "over"),
    "more than": _once(r"(?<!all )\bover(?= \d+[,.]?\d* [a-z]+s\b)", "more than"),
    "per cent": _once(r"(?<=\d)%| percent\b", " per cent"),
    "contraction": _once(r"\b(did|does|do|is|was|would) not\b", r"\1n't"),
    "spelling": _once(r"(?<=[a-z]{3})iz(?=e[sd]?\b|ation)", "is"),
    "digits for a word": _once(rf"(?<!-)\b(?:{'|'.join(_WORDS)})(?= [a-z]+s\b)", _figure),
    "separator": _once(r"(?<=\d),(?=\d{3}\b)", ""),
    "month cut short": _once(r"\b(Jan|Feb|Oct|Nov)(?:uary|ruary|ober|ember)", r"\1."),
    "adverb put in": _once(r"\b(said|told)(?= )", r"later \1"),
    "rounded behind a hedge": _once(r"(?<![\d.,])[1-9]\d{3}(?= (?:people|troops|men|soldiers))", _rounded),
    "said to says": _once(r"\bsaid(?=[. ])(?! to)", "says"),
    "given name left out": _once(r"(?<=[.,] )(?:Vladimir|Volodymyr|Joe|Donald|Dmitry) (?=[A-Z])", ""),
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--most", type=int, default=150, help="sentences for each recipe")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what went wrong")
    arguments = parser.parse_args()
    sentences = list(_sentences(arguments.data / "distractors-en.jsonl"))
    print(f"{len(sentences)} sentences; at most {arguments.most} for each recipe")
    print(f"{'changed fact':26}{'kind':14}{'reported':>10}{'as kind':>10}{'more':>8}{'n':>7}")
    for name, (kind, recipe) in CHANGES.items():
        _change(name, kind, list(_planted(sentences, recipe, arguments.most)), arguments.verbose)
    print(f"{'change of dress':26}{'':14}{'false':>10}{'n':>25}")
    for name, recipe in DRESS.items():
        _dress(name, list(_planted(sentences, recipe, arguments.most)), arguments.verbose)


def _sentences(path: Path) -> list[str]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        found += [text[a:b].strip() for a, b in split(text)]
    return [s for s in dict.fromkeys(found) if 50 < len(s) < 300 and s[-1] in '.”"' and "\n" not in s]


def _planted(sentences: list[str], recipe: Recipe, most: int) -> list[tuple[str, str]]:
    chance = random.Random(20)
    pairs = []
    for sentence in sentences:
        changed = recipe(sentence, chance)
        if changed and changed != sentence:
            pairs.append((sentence, changed))
        if len(pairs) == most:
            break
    return pairs


def _change(name: str, kind: str, pairs: list[tuple[str, str]], verbose: bool) -> None:
    counts: Counter[str] = Counter()
    for original, article in pairs:
        kinds = {drift.kind for drift in find_drift(article, [original])}
        counts["any"] += bool(kinds)
        counts["right"] += kind in kinds
        counts["more"] += len(kinds - {kind}) > 0
        if verbose and kind not in kinds:
            print("  MISSED", name, kinds, "\n    O", original, "\n    A", article)
    n = max(1, len(pairs))
    shares = [f"{counts[what] / n:.2f}" for what in ("any", "right", "more")]
    print(f"{name:26}{kind:14}{shares[0]:>10}{shares[1]:>10}{shares[2]:>8}{len(pairs):>7}")


def _dress(name: str, pairs: list[tuple[str, str]], verbose: bool) -> None:
    wrong = 0
    for original, article in pairs:
        drift = find_drift(article, [original])
        wrong += bool(drift)
        if verbose and drift:
            print("  FALSE", name, drift, "\n    O", original, "\n    A", article)
    print(f"{name:26}{'':14}{wrong / max(1, len(pairs)):>10.2f}{len(pairs):>25}")


if __name__ == "__main__":
    main()

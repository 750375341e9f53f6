"""Names: another spelling that no transliteration explains, or another name in the same place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import Indel

from provenance.attribution.drift.facts import quantities
from provenance.attribution.drift.offices import another_post
from provenance.attribution.drift.pair import Finding, Pair, Side, best_pairs, match_off
from provenance.text.given_names import written_one_way
from provenance.text.name_identity import one_government
from provenance.text.names import Name, find_names, name_key, same_name
from provenance.text.transliteration import without_accents
from provenance.text.word_lists import words
from provenance.text.words import STOP_WORDS

_LONG_FORMS = {"mt": "mount", "st": "saint", "ft": "fort", "ste": "sainte"}
_ALIKE = 0.7
_CUT = 3  # letters
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "ß": "ss"})
_E_FOR_MARK = re.compile(r"([aou])e")
# Offices that the press tells in letters: prime minister, attorney general, superintendent, permanent secretary.
_LETTERS = re.compile(
    r"(?:PM|DPM|CM|FM|CEO|CFO|COO|CTO|MD|DG|DPP|AG|CJI?|IGP?|DIG|AIG|DGP|CP|DC|SP|SSP|ASP|DSP|DCI|DI|DS|PC|MP|MEP|MSP|MLA"
    r"|MNA|MCA|TD|CS|PS|VP|VC|GM)\s(?P<surname>[A-Z][\w'’-]*[a-z][\w'’-]*)$"
)
_SUFFIXES = words("an ian ean ite er ish ese ist ism iti ic")
# Words that two different offices share.
_OFFICES = words(
    """ministry office agency court council committee department bank university police party army service
    authority association union company group institute news minister"""
)


def find(pair: Pair, found: Sequence[Finding]) -> list[Finding]:  # noqa: ARG001  one signature for all kinds
    """Pairs names that the other side lacks, where spelling or place says that one stands for the other."""
    right = _names(pair.article)
    left = _names(pair.original) if right else []
    if not left:
        return []
    free_left, free_right = match_off(left, right, _one, lambda name: name.text)
    if not free_left or not free_right:
        return []
    free_left = [p for p in free_left if not _stands(p, pair.article) or _repeated(p, left)]
    free_right = [q for q in free_right if not _stands(q, pair.original) and not _variant(q, left)]
    scores = ((_score(pair, p, q), i, j) for i, p in enumerate(free_left) for j, q in enumerate(free_right))
    return [
        Finding("name", (free_left[i].start, free_left[i].end), (free_right[j].start, free_right[j].end))
        for i, j in best_pairs(scores, 1.0)
    ]


def _names(side: Side) -> list[Name]:
    """The names of a side; "Celsius" behind a number is none."""
    names = find_names(side.text)
    measured = [(q.start, q.end) for q in quantities(side)] if names else []
    return [n for n in names if not any(start <= n.start and n.end <= end for start, end in measured)]


def _variant(name: Name, others: Sequence[Name]) -> bool:
    return any(_one(other, name) for other in others)


def _one(p: Name, q: Name) -> bool:
    """Whether two names can be one; of "Ann Tolliver" and "Toliver" one is misspelt."""
    if _in_full(p.text) == _in_full(q.text):
        return True
    if _by_office(p.text, q.text) or _by_office(q.text, p.text):
        return True
    return (same_name(p, q) or _cut_short(name_key(p), name_key(q))) and not _misspelt(p, q)


def _by_office(short: str, full: str) -> bool:
    """Whether a bare surname bears the letters of an office: "SP Kumar", "DPP Haji" and "Noordin Haji"."""
    office = _LETTERS.match(short)
    words = full.split()
    return office is not None and len(words) > 1 and words[-1] == office["surname"] and not words[0].isupper()


def _in_full(name: str) -> str:
    """A name without short forms of its first word: "Mt St Helens" is "Mount Saint Helens"."""
    return " ".join(_LONG_FORMS.get(word.rstrip("."), word) for word in name.casefold().split())


def _cut_short(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one name is the other with a word cut short: "Kestrel Corp" and "Kestrel Corporation"."""
    if len(a) != len(b) or not set(a) & set(b):
        return False
    ordered = (sorted((x, y), key=len) for x, y in zip(a, b, strict=True) if x != y)
    return all(len(long) - len(short) >= _CUT and long.startswith(short) for short, long in ordered)


def _misspelt(p: Name, q: Name) -> bool:
    """Whether a surname that has one spelling is spelt in another."""
    left, right = (without_accents(name.text.casefold()).split() or [""] for name in (p, q))
    if not _spellings(p).isdisjoint(_spellings(q)):
        return False
    givens = {words[0] for words in (left, right) if len(words) > 1}
    return len(givens) == 1 and all(written_one_way(min(givens), words[-1]) for words in (left, right))


def _spellings(name: Name) -> set[str]:
    """The ways in which a surname is written without marks: Schröder, Schroeder, Schroder."""
    last = (name.text.casefold().replace("-", "").split() or [""])[-1]
    spelt = without_accents(last.translate(_UMLAUTS))
    return {without_accents(last), spelt, _E_FOR_MARK.sub(r"\1", spelt)}


def _repeated(name: Name, names: Sequence[Name]) -> bool:
    """Whether a name stands twice in the original: one of the two may have been changed."""
    return sum(other.text == name.text for other in names) > 1


def _stands(name: Name, side: Side) -> bool:
    """Whether all words of a name stand on a side, as a name or not."""
    return all(
        word in side.lower for word in name.text.casefold().replace("’", "'").replace("'s", "").split()
    )


def _score(pair: Pair, p: Name, q: Name) -> float:
    if same_name(p, q) and _misspelt(p, q):
        return 3.0
    if another_post(pair, p, q):
        return 1.5
    alike = _alike(name_key(p), name_key(q)) or _final_s(pair, p, q)
    if alike:
        return 2.0 + alike
    if (
        one_government(p.text, q.text)
        or pair.registry.get(p.text)
        or pair.registry.get(q.text)
        or (p.kind != q.kind and "unknown" not in (p.kind, q.kind))
    ):
        return 0.0
    return 1.0 if (pair.near and _swapped(pair, p, q)) or _same_role(pair, p, q) else 0.0


def _same_role(pair: Pair, p: Name, q: Name) -> bool:
    """Whether both names stand right behind the same common noun: "daughter Irina", "daughter Natalia"."""
    left, right = _role(pair.original, p), _role(pair.article, q)
    return bool(left) and left == right


def _role(side: Side, name: Name) -> str:
    index = side.word_span((name.start, name.start))[0] - 1
    if index < 0 or side.text[side.words[index].end : name.start] != " " or side.lower[index] in STOP_WORDS:
        return ""
    return side.stems[index] if side.words[index].text.islower() and side.words[index].kind == "word" else ""


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """How alike two different names are spelt: 0 unless a reader would take one for the other."""
    if not a or not b or "".join(a).rstrip("s") == "".join(b).rstrip("s"):
        return 0.0
    if _derived("".join(a), "".join(b)):
        return 0.0
    if (len(a) == 1) != (len(b) == 1):
        a, b = a[-1:], b[-1:]
        if a[0].rstrip("s") == b[0].rstrip("s") or _derived(a[0], b[0]):
            return 0.0
    whole = Indel.normalized_similarity("".join(a), "".join(b))
    if len(a) == len(b) and len(a) > 1:
        pairs = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
        shared = [x for x, y in zip(a, b, strict=True) if x == y and x not in _OFFICES]
        near = all(Indel.normalized_similarity(x, y) >= 0.5 for x, y in pairs)
        return whole if shared and len(pairs) == 1 and (near or len(a) == 2) else 0.0
    short = min(len("".join(a)), len("".join(b)))
    return whole if len(a) == len(b) == 1 and short >= 4 and whole >= _ALIKE else 0.0


def _final_s(pair: Pair, p: Name, q: Name) -> float:
    """ "Edit Varga" and "Edit Vargas": behind a given name a surname has no plural."""
    if p.kind != "person" or q.kind != "person":
        return 0.0
    left, right = p.text.casefold().split(), q.text.casefold().split()
    short, long = sorted((left[-1], right[-1]), key=len)
    owned = any(
        side.text[n.end : n.end + 1] in ("'", "’") for side, n in ((pair.original, p), (pair.article, q))
    )
    return 1.0 * (len(left) == len(right) == 2 and left[0] == right[0] and long == f"{short}s" and not owned)


def _derived(a: str, b: str) -> bool:
    """Whether one word is made from the other: Boston and Bostonian, Christian and Christianity."""
    short, long = sorted((a, b), key=len)
    tail = long[len(short) :]
    ending = tail in _SUFFIXES or (tail == "n" and short[-1] == "a") or (tail == "a" and short[-1] in "ck")
    return long.startswith(short) and ending


def _swapped(pair: Pair, p: Name, q: Name) -> bool:
    """Whether the two names are all that changed between words that were kept."""
    o0, o1 = pair.original.word_span((p.start, p.end))
    a0, a1 = pair.article.word_span((q.start, q.end))
    for op, x0, x1, y0, y1 in pair.runs:
        if op == "replace" and o0 <= x0 < o1 and a0 <= y0 < a1:
            return x1 <= o1 and y1 <= a1
    return False

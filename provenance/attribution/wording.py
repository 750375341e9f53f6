"""How an original's sentence became the article's, word by word, in steps that replay.

Joined, the ``original`` parts of the steps give the original's text and the
``article`` parts the article's, character for character; white space belongs
to the word before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Indel

from provenance.model import WordingStep
from provenance.text.words import STOP_WORDS, token_starts

Run = tuple[str, int, int, int, int]
"""``(op, from, to, from, to)``: tokens of the original, then tokens of the article."""

_STRAIGHT = str.maketrans("‘’‚‛“”„‟«»‐‑–—−", '\'\'\'\'""""""-----')


def wording(original: str, article: str) -> tuple[WordingStep, ...]:
    """Returns the steps from ``original`` to ``article``.

    Words that differ only in case, kind of quotation mark or dash, or the
    white space behind them are kept; each side still shows its own characters.
    """
    left, right = _pieces(original), _pieces(article)
    runs = aligned([_folded(piece) for piece in left], [_folded(piece) for piece in right])
    return tuple(
        WordingStep(op, "".join(left[o0:o1]), "".join(right[a0:a1]))
        for op, o0, o1, a0, a1 in without_islands(runs, left)
    )


def aligned(original: Sequence[str], article: Sequence[str]) -> list[Run]:
    """Aligns two lists of words; neighbouring drops and adds are one ``replace``."""
    runs: list[Run] = []
    for op in Indel.opcodes(original, article):
        tag = {"equal": "keep", "delete": "drop", "insert": "add"}.get(op.tag, "replace")
        _append(runs, (tag, op.src_start, op.src_end, op.dest_start, op.dest_end))
    return runs


def without_islands(runs: list[Run], original: Sequence[str]) -> list[Run]:
    """Takes a lone stop word or mark that was kept between two rewritten stretches into the rewriting."""
    smooth: list[Run] = []
    for index, run in enumerate(runs):
        around = runs[index - 1 : index] + runs[index + 1 : index + 2] if 0 < index < len(runs) - 1 else []
        island = run[0] == "keep" and len(around) == 2 and _lone(run, original) and _rewritten(*around)
        _append(smooth, ("replace", *run[1:]) if island else run)
    return smooth


def _lone(run: Run, original: Sequence[str]) -> bool:
    if run[2] - run[1] != 1:
        return False
    word = _folded(original[run[1]])
    return word in STOP_WORDS or not any(character.isalnum() for character in word)


def _rewritten(before: Run, after: Run) -> bool:
    """Whether two changes are one rewriting: not both only drops or only adds, and not single words."""
    if before[0] == after[0] != "replace":
        return False
    changed = sum(run[2] - run[1] + run[4] - run[3] for run in (before, after))
    return changed >= 5


def _append(runs: list[Run], run: Run) -> None:
    """Adds a run, joined with the one before where both change words."""
    op, o0, o1, a0, a1 = run
    if o0 == o1 and a0 == a1:
        return
    if runs and (runs[-1][0] == "keep") == (op == "keep"):
        before = runs.pop()
        o0, a0 = before[1], before[3]
        op = "keep" if op == "keep" else "replace" if o0 < o1 and a0 < a1 else "drop" if o0 < o1 else "add"
    runs.append((op, o0, o1, a0, a1))


def _pieces(text: str) -> list[str]:
    """Cuts a text into words, each with the white space behind it; the first takes leading space too."""
    starts = token_starts(text)
    if not starts:
        return [text] if text else []
    return [text[start:end] for start, end in pairwise([0, *starts[1:], len(text)])]


@lru_cache(maxsize=16384)
def _folded(piece: str) -> str:
    return piece.strip().translate(_STRAIGHT).casefold()

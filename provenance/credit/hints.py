"""What the fragments of a sentence hold of what the patterns of this package need, read once for all of them.

A pattern that fails only at the end of a sentence is dear, and most sentences have not one word of it. Each module
tells of a single fragment which of its patterns can match about it (``hinted``); fragments return again and again, so
what was told of one is kept.
"""

from __future__ import annotations

from provenance.credit import continued, lines, names, voices
from provenance.credit.fragments import read
from provenance.text.speech import CUES
from provenance.text.words import ByFragment


def hints_of(text: str) -> frozenset[str]:
    """Returns which patterns can match in a text; one that is not named matches nowhere in it."""
    # No pattern needs a stop or a comma, by which many fragments differ from another one only.
    return frozenset(_HINTS.of(text.replace(".", " ").replace(",", " ")))


def _hinted(written: str) -> tuple[str, ...]:
    fragment = read(written)
    return (
        *names.hinted(fragment),
        *lines.hinted(fragment),
        *continued.hinted(fragment),
        *voices.hinted(fragment),
        *(() if CUES.isdisjoint(fragment.folded) else ("cue",)),
    )


_HINTS = ByFragment(_hinted)

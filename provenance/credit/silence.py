"""Who keeps silent: "the firm has not responded", "nobody mentioned the lake", "the communique says nothing"."""

from __future__ import annotations

import re

from provenance.text.speech import Speech

_NOBODY = re.compile(r"(?:nobody|no\sone|none|neither|no\s\w+)\b", re.IGNORECASE)
_NOT = re.compile(r"(?:\b(?:not|never|cannot)|n['’]t)\b(?!\s(?:only|just)\b)", re.IGNORECASE)
_ANSWERED = re.compile(r"(?:respond|repl|answer|comment|mention|disclos)")
_NOTHING = re.compile(r"\s(?:nothing|not\sa\sword|no\s(?:word|comment|details?|reasons?|figures?|names?))\b")


def is_silent(text: str, speech: Speech) -> bool:
    """Whether a word of saying tells that somebody says nothing: he is no source of what stands beside it.

    Args:
        text: the sentence.
        speech: one that was found in it.
    """
    return bool(
        _NOBODY.match(speech.speaker)
        or (
            speech.end <= speech.cue_start
            and _ANSWERED.match(text, speech.cue_start)
            and _NOT.search(text, speech.end, speech.cue_start)
        )
        or _NOTHING.match(text, speech.cue_end)
    )

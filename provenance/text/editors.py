"""Who worked on a text, as its last line tells: "(dpa/afp/km, editor: H. Lund)", "AFP/Merrow Post"."""

from __future__ import annotations

import re

_EDITORS = re.compile(
    r"(?:^|[\s,;|/-])(?:editors?|edit(?:ed|ing)|ed|writ(?:ten|ing)|compil(?:ed|ing)|translat(?:ed|ion|or)|desk|redaktion)\.?"
    r"(?:\s?:|\sby)\s?[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2}",
    re.IGNORECASE,
)


NEWSROOM = (
    r"(?:[\w.'’&-]+\s){0,3}(?i:agenc(?:y|ies)|staff|newsroom|desk|editors|post|times|news|newspaper|herald|review|daily|gazette|tribune"
    r"|today|journal|press|media|online|radio|tv|observer|chronicle|courier|telegraph|mirror|guardian|standard|express)\b"
)
"""Who shares a line with an agency and worked on the text: of "Reuters/Jane Roe" the second took a picture, of
"Reuters/Merrow Post" and "AFP/agencies" not."""


def without_editors(text: str) -> str:
    """Returns a line without those who edited, wrote or translated: what is left says where it came from."""
    return _EDITORS.sub(" ", text)

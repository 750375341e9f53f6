"""Who worked on a text, as its last line tells: "(dpa/afp/km, editor: H. Lund)", "Editing by Jane Doe"."""

from __future__ import annotations

import re

_EDITORS = re.compile(
    r"(?:^|[\s,;|/-])(?:editors?|edit(?:ed|ing)|ed|writ(?:ten|ing)|compil(?:ed|ing)|translat(?:ed|ion|or)|desk|redaktion)\.?"
    r"(?:\s?:|\sby)\s?[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2}",
    re.IGNORECASE,
)


def without_editors(text: str) -> str:
    """Returns a line without those who edited, wrote or translated: what is left says where it came from."""
    return _EDITORS.sub(" ", text)

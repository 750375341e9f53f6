"""Names of outlets that are somebody else's in a text: a person's, another body's, a longer title's."""

from __future__ import annotations

import re

from provenance.outlets import Registry
from provenance.text import speech_words as lists

NOT_NAMES = frozenset(
    word.capitalize()
    for word in lists.OPENERS
    | lists.MONTHS
    | lists.DAYS
    | lists.words(
        """according citing quoting via per by with and but or a an only both enter even although though whereas despite
        unlike because if unless until once whether where contrary"""
    )
)
"""Words with a capital that are no part of a name."""

_NO_PART = frozenset(
    ("The", "At", "In", "As", "To", "Former", "Ex", "Rival", "Fellow", "Our", "Their", "Dear")
)
_PLAIN_NAME = re.compile(
    r"(?:(?:Sky|Daily|Mail|News|24|Express|Mirror|Star|Sun|Times|Post|Herald|Channel|Radio|TV|Online|World|City|Today"
    r"|First|Live|One|National|Independent|Guardian|Observer|Telegraph|Standard|Echo)\s?){2,}"
)
# Behind a word in small letters: at the head of a sentence, and in a title, a capital says nothing.
_CAPITAL_BEFORE = re.compile(r"(?:^|\s)[a-zà-ÿ][\w'’-]*[,;:]?\s([A-ZÀ-Þ][\w-]*[a-z])\s$")
_LONGEST_NAME = 30
_NAME_BEFORE = re.compile(r"\b([A-Z][a-z]+) $")
_DESCRIBED = re.compile(r"\b(?:[Aa]gency|[Ss]ervice|[Nn]ewswire|[Nn]ewspaper|[Mm]agazine) $")


def longer_name(text: str, start: int, name: str, registry: Registry) -> str | None:
    """ "Brennholm Sky News": words that any paper may bear, behind a word of its own, are another paper's name."""
    before = _CAPITAL_BEFORE.search(text, max(0, start - 60), start) if _PLAIN_NAME.fullmatch(name) else None
    if before is None or before[1] in NOT_NAMES or before[1] in _NO_PART:
        return None
    return None if registry.is_adjective(before[1]) else f"{before[1]} {name}"


def is_anothers(text: str, name: str, registry: Registry) -> bool:
    """Whether a text gives a one-word name to a person ("Robert Guardian ... Guardian said") or to another body.

    Initials are another body's if its name stands before them ("Automobile Association AA"); a capital that spells
    something else un-names them only where it stands (``follows_a_name``).
    """
    if " " in name:
        return False
    if name.isupper():
        spelt = re.finditer(rf"(?<![\w'’-])((?:[A-Z][\w'’-]{{0,30}}\s){{2,5}}){re.escape(name)}\b", text)
        return any("".join(word[0] for word in long[1].split()).endswith(name) for long in spelt)
    places = re.finditer(rf"\b{re.escape(name)}\b", text)
    return any(follows_a_name(text, place.start(), registry) for place in places)


def follows_a_name(text: str, start: int, registry: Registry) -> bool:
    """Whether a word goes with the capital right before it: "Robert Guardian", "an Audi TT"."""
    begin = max(0, start - _LONGEST_NAME)
    before = _NAME_BEFORE.search(text, begin, start)
    return (
        before is not None
        and before[1] not in NOT_NAMES
        and before[1] not in _NO_PART
        and not registry.is_adjective(before[1])
        and not _DESCRIBED.search(text, begin, start)
    )


def is_owned(text: str, start: int) -> bool:
    """Whether a name is somebody's own: "his PA" is no agency."""
    return _OWNED.search(text, max(0, start - _LONGEST_PRONOUN), start) is not None


_OWNED = re.compile(r"\b(?:my|your|his|her|our|their)\s$", re.IGNORECASE)
_LONGEST_PRONOUN = 7

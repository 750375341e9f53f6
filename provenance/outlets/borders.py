"""What may stand right beside an outlet's name, and what makes another name of it."""

from __future__ import annotations

import re

from provenance.outlets.values import Outlet

_TITLE = re.compile(
    r"(?:News|TV|Radio|Magazine|Television|Agency|Online|Daily|Newspaper|Telegram|Mon|Tues|Wed|Thurs|Fri|Sat|Sun"
    # who works there, and the next entry of a line of roles: "Source:AA Editor:Rahmad"
    r"|(?:[A-Z]\w+ )?(?:Reporters?|Correspondents?|Editor)\b(?! in Chief)|(?:Source|Translator|Copyright)\b)"
)
# "Anadolu University", "Reuters Institute": a body that bears the name but publishes nothing.
_BODY = re.compile(
    r"(?i:university|institute|stadium|arena|bank|hospital|street|square|foundation|airport|insurance|holding"
    r"|college|museum|building|tower|park|bridge|awards?|prize|cup|league|academy|club|fc)\b"
)
_BLANK_LINE = "\n\n"
_AROUND = " -–—([*"
_LONGEST_BEFORE = 60
_ENDS = r"\W{0,2}(?=\n\n|\Z)"
_INITIALS = re.compile(rf"(?: [A-Z]{{2,4}}){{1,3}}(?: \d{{1,5}})?{_ENDS}")  # "UNI AB 1234"
_PAIRED = re.compile(rf"-[A-Z]\w*(?: [A-Z]\w*){{0,2}}{_ENDS}")
_PAIR = re.compile(r"(?:[Bb][Yy] )?(?:[A-Z]\w* ){0,2}[A-Z]\w*-")
_END = re.compile(_ENDS)


def stands_alone(text: str, level: str, start: int, end: int) -> bool:
    """Whether no other word is glued to a name; a hyphen may join the two that share a line ("AFP-JIJI")."""
    before, after = level[start - 1 : start], level[end : end + 2]
    if before in ("@", "#", "&", "_") or (before == "." and level[start - 2 : start - 1].isalnum()):
        return False
    if before == "-" and level[start - 2 : start - 1].isalnum() and not _closes_pair(text, start, end):
        return False
    if after[:1].isalnum() or after[:1] in ("_", "@", "&"):
        return False
    joined = after[:1] in ("-", ".") and after[1:].isalnum()
    return not joined or (after[:1] == "-" and _opens_pair(text, start, end))


def is_anothers(outlet: Outlet, text: str, level: str, start: int, end: int, *, weak: bool) -> bool:
    """Whether what stands beside a name makes it another's: "Vice President"; nothing over its block's end does."""
    ends = text.startswith(_BLANK_LINE, end) or (_INITIALS.match(text, end) and not _before(text, start))
    rest = "" if ends else level[end : end + 40].lstrip(" ")
    if (
        rest[:1].isupper()
        and level[end : end + 1] == " "
        and (_BODY.match(rest) or (weak and not _TITLE.match(rest)))
    ):
        return True  # "Anadolu University", "Vice President", "The National Guard"
    if any(_begins(rest, word) for word in outlet.not_before):
        return True
    before = level[max(0, start - 40) : start].rstrip(" ")
    return any(before.endswith(word) for word in outlet.not_after)


def _opens_pair(text: str, start: int, end: int) -> bool:
    return _before(text, start).casefold() in ("", "by") and _PAIRED.match(text, end) is not None


def _closes_pair(text: str, start: int, end: int) -> bool:
    before = text[_block(text, start) : start]
    return _END.match(text, end) is not None and _PAIR.fullmatch(before.lstrip(_AROUND)) is not None


def _before(text: str, start: int) -> str:
    """What stands before a name in its block, but for marks."""
    return text[_block(text, start) : start].strip(_AROUND)


def _block(text: str, start: int) -> int:
    """Where the block of a name begins; for one that stands far from there, just far enough away."""
    far = max(0, start - _LONGEST_BEFORE)
    border = text.rfind(_BLANK_LINE, far, start)
    return border + len(_BLANK_LINE) if border >= 0 else far


def _begins(rest: str, word: str) -> bool:
    if not rest.startswith(word):
        return False
    return not (word[-1].isalnum() and rest[len(word) : len(word) + 1].isalnum())

"""Whether a name that nobody knows, in a line of the head, is the publisher's: what else stands on the page tells.

A kicker ("Harbour storm"), the first entry of a menu ("Karvelia | World | Economy") and an edition for another
language stand where a site's name may stand. A document without a publisher is fine, one with a wrong one makes false
accusations; so a name must look like a paper's, be set off as one, or stand elsewhere on the page too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import takewhile

from provenance.model import Role
from provenance.reading.navigation import is_word_of_navigation, names_nobody
from provenance.reading.piece import Piece
from provenance.reading.sites import (
    is_edition,
    is_plain_newspaper_word,
    looks_like_site,
    names_issue,
    names_paper,
    site_parts,
)

_OFFICES = re.compile(
    r"\b(?:university|college|institut\w*|academy|ministry|board|office|department|council|commission|authority|"
    r"society|association|foundation|federation|union|bank|museum|observatory|police|embassy|court|senate|"
    r"service|bureau|centre|center|party|church|club|group|committee|chamber|league)\b",
    re.I,
)
_ADDRESS = re.compile(r"(?:@|https?://|www\.|(?<![\w.]))((?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,8})\b", re.I)
_MENU = re.compile(r"\s[|·•/]\s")
_BURGER = re.compile(r"[☰≡]")  # stands beside a logo
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_CAPITAL_WORDS = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]*)(?: (?:of|the|and|for|de|del|la|&|[A-ZÀ-Þ][\w’'-]*)){1,7}")
_LONGEST_ACRONYM = 5
_LEAST_MENU = 3
_LEAST_SHORT = 6
_LONGEST_LABEL = 300
_MOTTO = re.compile(r"[a-zà-ÿ]")
_MARKED = (
    r"(?:©|\(c\)|copyright|contact|follow|subscribe to|support|join|download|get|told|tells|for|welcome to)"
    r"[\s\d,–-]*(?:the )?{name}\b|\b{name}(?:['’]s)? (?:app|newsletters?|team|staff|media|group|ltd|inc|gmbh|"
    r"readers?|reporters?|correspondent|has learned|understands|website|can reveal)\b"
)


def _runs_on(name: str) -> bool:
    """Whether a name is a menu without signs between its entries: "NEWS SPORT TV FABULOUS DEALS"."""
    words = name.split()
    leading = sum(1 for _ in takewhile(is_word_of_navigation, words))
    return leading >= _LEAST_MENU and not is_plain_newspaper_word(words[-1])


class OwnName:
    """Asks of one page whether a name in its head can be the publisher's."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces

    def of(self, name: str, line: str) -> str | None:
        """Return ``name``, the full form of an acronym, or None where it may be something else."""
        if names_nobody(name):
            return None
        if (
            name.isupper()
            and len(name) <= _LONGEST_ACRONYM
            and name.isalpha()
            and not self.stands_elsewhere(name)
        ):
            return self._spelled_out(name)
        sure = len(name.split()) == 1 and self._one_word(name, line)
        sure = sure or (len(name.split()) > 1 and self._several_words(name, line))
        return name if sure or self.stands_elsewhere(name) else None

    def _one_word(self, name: str, line: str) -> bool:
        entries = site_parts(line)
        if _MENU.search(line) and len(entries) >= _LEAST_MENU:
            branded = name.islower() and all(entry[0].isupper() for entry in entries[1:])
            return branded or any(c.isdigit() or c.isupper() for c in name[1:])
        return looks_like_site(line)

    def _several_words(self, name: str, line: str) -> bool:
        if _runs_on(name):
            return False
        if names_paper(name) or names_issue(line) or is_edition(line) or _BURGER.search(line):
            return True
        behind = site_parts(line)[1:]
        if behind and _MOTTO.match(behind[0]):
            return True
        return len(behind) >= _LEAST_MENU - 1 and bool(
            _OFFICES.search(name) or not self._is_of_the_matter(name)
        )

    def _is_of_the_matter(self, name: str) -> bool:
        """Whether half of its words are words of the article: a kicker's are, a name's are not."""
        words = {w.casefold() for w in _LONG_WORD.findall(name) if not is_word_of_navigation(w)}
        return not words or 2 * len(words & self._matter) >= len(words)

    @cached_property
    def _matter(self) -> frozenset[str]:
        texts = (p.text for p in self._pieces if p.role in (Role.HEADLINE, Role.SUBHEADING, Role.BODY))
        return frozenset(word.casefold() for text in texts for word in _LONG_WORD.findall(text))

    def stands_elsewhere(self, name: str) -> bool:
        """Whether an address of the page, a right, a request to its readers or the text itself gives the name."""
        squashed = "".join(re.findall(r"\w+", name.casefold().removeprefix("the ")))
        if any(squashed in host for host in self._hosts):
            return True
        if self._told_in_short(name):
            return True
        pattern = re.compile(_MARKED.replace("{name}", re.escape(name)), re.I)
        return any(pattern.search(p.text) for p in self._pieces if name.casefold() in p.text.casefold())

    def _told_in_short(self, name: str) -> bool:
        """ "... told Fjordbuzz" in an article below "FJORDBUZZ PACIFIC"."""
        first, _, rest = name.removeprefix("The ").partition(" ")
        if not rest or len(first) < _LEAST_SHORT or not first.isalpha():
            return False
        told = re.compile(rf"\btold (?:{re.escape(first.capitalize())}|{re.escape(first)})\b(?! [A-Z])")
        return any(told.search(p.text) for p in self._pieces if p.role is Role.BODY)

    @cached_property
    def _hosts(self) -> frozenset[str]:
        texts = (p.text for p in self._pieces if "." in p.text)
        return frozenset(
            host.casefold().replace("-", "").replace(".", " ").rpartition(" ")[0]
            for text in texts
            for host in _ADDRESS.findall(text)
        )

    def _spelled_out(self, acronym: str) -> str | None:
        """The name outside the running text whose capitals an acronym is: "Harbour Control Board" of HCB."""
        for piece in self._pieces:
            for found in (
                _CAPITAL_WORDS.findall(piece.text[:_LONGEST_LABEL]) if piece.role is not Role.BODY else ()
            ):
                words = found.split()
                for start in range(len(words) - 1):
                    capitals = "".join(c for word in words[start:] if (c := word[0]).isupper())
                    if capitals == acronym and words[start][0].isupper():
                        return " ".join(words[start:])
        return None

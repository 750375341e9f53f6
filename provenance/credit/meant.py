"""Where a text names the very outlet that it was taken from, by a name that may mean something else elsewhere.

"WAM" may be a rapper, "the Star" any of ten papers. In a sentence that was taken from WAM, or from the Toronto Star,
these are who is meant, unless the words around them speak against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.credit.anothers import follows_a_name, is_owned
from provenance.credit.positions import position
from provenance.credit.verbs import STAFF, WORKS
from provenance.outlets import Identity, Outlet, Registry


def span_of(text: str, outlet: str, registry: Registry) -> tuple[int, int] | None:
    """Returns where a text names an outlet that it was taken from, None where it does not.

    Args:
        text: a sentence, or a line beside the text.
        outlet: who published what was found.
        registry: the known outlets.
    """
    same = Identity(registry)
    for mention in registry.mentions(text, weak=True):
        if same(mention.outlet.name, outlet) and (
            not mention.weak or _is_meant(text, mention.start, mention.end, registry)
        ):
            return mention.start, mention.end
    known = same.known(outlet)
    whole = None if known is not None else _whole_title(text, outlet)
    return whole or next((span for span in _in_short(text, outlet, known) if _tells(text, *span)), None)


def _whole_title(text: str, outlet: str) -> tuple[int, int] | None:
    words = _title(outlet)
    if len(words) < 2:  # "Echo", "Today": the word may mean anything
        return None
    found = re.search(r"\b" + r"\W{1,3}".join(map(re.escape, words)) + r"\b", text, re.IGNORECASE)
    return found.span() if found else None


# --- names that the registry calls weak ---------------------------------------------------------------------


def _is_meant(text: str, start: int, end: int, registry: Registry) -> bool:
    """Whether initials are not somebody else's ("his PA", "an Audi TT"), and a word stands as a source does."""
    if not text[start:end].isupper():
        return _tells(text, start, end)
    if is_owned(text, start) or follows_a_name(text, start, registry):
        return False
    return not _ONE.search(text, max(0, start - 4), start) or _ITS_HANDS.match(text, end) is not None


def _tells(text: str, start: int, end: int) -> bool:
    """Whether a name stands where a source stands, or alone."""
    if _NOTHING_BUT.fullmatch(text[:start]) and not re.search(r"\w", text[end:]):
        return True
    return not is_owned(text, start) and position(text, start, end) is not None


_NOTHING_BUT = re.compile(
    r"\W*(?:(?:(?:with|by|from|via|source|sources|courtesy|credit|the|of)\b\W*){1,3})?", re.IGNORECASE
)
_ONE = re.compile(r"\b[Aa]n?\s$")
_ITS_HANDS = re.compile(rf"(?:\s[\w-]+){{0,2}}?\s(?i:{STAFF}|{WORKS})\b")


# --- short forms of a title -----------------------------------------------------------------------------------


def _in_short(text: str, outlet: str, known: Outlet | None) -> Iterator[tuple[int, int]]:
    """Yields where a text may name an outlet by a part of its title: "the Star", "the Guardian", "FMT", "Srna"."""
    for title in dict.fromkeys((outlet, *((known.name, known.full_name) if known else ()))):
        words = _title(title)
        forms = [words[-1], " ".join(words[:-1])] if len(words) > 1 else []
        if _ASIDE.search(title):  # "The Telegraph (India)" calls itself the Telegraph
            forms.append(" ".join(words))
        spelt = [rf"(?:(?<=\b[Tt]he\s)|(?<=day['’]s\s)){re.escape(form)}" for form in forms if form]
        initials = "".join(letter for word in words for letter in word if letter.isupper())
        if len(words) > 1 and len(initials) > 1:
            article = "T?" if title.startswith("The ") else ""  # "THR" is The Hollywood Reporter
            spelt.append(article + re.escape(initials))
        if len(words) == 1 and known is None:
            spelt.append(rf"(?=[^\Wa-z])(?i:{re.escape(words[0])})")
        if spelt:
            yield from _places(text, "|".join(spelt))


def _places(text: str, written: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in re.finditer(rf"(?<![\w-])(?:{written})(?![\w-])(?!\s[A-Z])", text))


_ASIDE = re.compile(r"\s?\([^()]*\)")  # "(India)"


def _title(outlet: str) -> list[str]:
    return re.findall(r"\w+", _ASIDE.sub("", outlet).removeprefix("The ").removeprefix("the "))

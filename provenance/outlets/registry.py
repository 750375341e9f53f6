"""The registry: from a name, an address or a running text to outlets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import urlsplit

from provenance.errors import SettingsError
from provenance.outlets.borders import is_anothers, stands_alone
from provenance.outlets.loading import read_outlets
from provenance.outlets.values import Mention, Outlet

_DATA = Path(__file__).with_name("outlets.json")
# One character for one character, so that offsets stay what they are.
_LEVEL = str.maketrans("’‘–‑\n\t\r\u00a0", "''--    ")
_WORD = re.compile(r"\w+")
_GREAT = re.compile(r"[^\Wa-z]\w*")  # a word that does not begin small
_ARTICLES = ("The", "An", "A")
_SMALL_ARTICLE = re.compile(r"(?<!\w)(?:t[Hh][Ee]|a[Nn]?)(?= $)")
_HOST = re.compile(
    r"(?:(?<![\w@./-])|(?<=://))(?:www\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,6}(?![\w@-])"
)
_DOTTED = re.compile(r"\.[A-Za-z]{2}")  # what every host has in it
# "tass dot com", "tass[.]com": an address that shall not become a link
_SPELLED = re.compile(
    r"(?<![\w-])[a-z0-9-]{1,63}(?:(?:\s?[\[({]\s?(?:dot|\.)\s?[\])}]\s?|\sdot\s)[a-z]{2,6}\b){1,2}",
    re.IGNORECASE,
)
_SPELT = re.compile(r"[\[({]\s?\.|\bdot\b", re.IGNORECASE)  # what every such address has in it
_DOT = re.compile(r"\W*(?:\bdot\b|\.)\W*", re.IGNORECASE)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_INTRODUCED = re.compile(
    r"(?<![\w'-])((?:[A-Z][\w'-]*(?: (?:of|the|and|for|de|du|del|la))* ){2,6})\(([A-Z]{2,6})\)"
)
_COMMON_FIRST = frozenset(("the", "new", "daily", "radio", "la", "le", "el", "al", "die", "der"))
_SHORT = 3
_SHORT_FORM = re.compile(r"\(([A-Z]{2,6})\)")
_LONGEST_HOST = 253
_LONGEST_TITLE = 120
_FIRM = re.compile(
    r"[,.]?\s(?:L\.?P|LLC|Inc|Ltd|Limited|PLC|GmbH|AG|S\.?A|S\.?p\.?A|S\.?r\.?l|AB|AS|A/S|Oy|Oyj|N\.?V|B\.?V"
    r"|Pty(?:\.? Ltd)?|Corp|Corporation|Co)\.?$",
    re.I,
)


class Registry:
    """All known outlets; immutable once loaded."""

    def __init__(
        self, outlets: Iterable[Outlet], countries: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        self._outlets = tuple(outlets)
        self._countries = dict(countries or {})
        self._adjectives = frozenset(word for words in self._countries.values() for word in words)
        self._by_name = _index_names(self._outlets)
        self._namesakes = {
            outlet.name: tuple(f"{given} {outlet.name}" for given in outlet.given_names)
            for outlet in self._outlets
            if outlet.given_names
        }
        self._by_domain = _index_domains(self._outlets)
        self._by_first_word = _index_first_words(self._by_name)
        self._beginnings = frozenset(key.split()[0] for key in self._by_first_word)
        self._small = _index_small(self._by_name)

    @cached_property
    def _by_folded(self) -> dict[str, Outlet]:
        return {_fold(name): outlet for name, outlet in reversed(self._by_name.items())}

    @classmethod
    def load(cls, extra: Path | None = None) -> Registry:
        """Loads the registry that comes with the package, and a user's own file on top.

        An outlet in ``extra`` replaces the known one of the same name.

        Raises:
            SettingsError: the extra file cannot be used, or gives one name to two outlets.
        """
        if extra is None:
            return _built_in()
        outlets, countries = read_outlets(_DATA)
        more, more_countries = read_outlets(Path(extra))
        names = {outlet.name for outlet in more}
        outlets = [outlet for outlet in outlets if outlet.name not in names] + more
        return cls(outlets, countries | more_countries)

    def __len__(self) -> int:
        return len(self._outlets)

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self._outlets)

    def get(self, name: str) -> Outlet | None:
        """Returns the outlet of that name or alias; capitals matter only in short names ("AP")."""
        name = name.strip().translate(_LEVEL)
        return self._by_name.get(name) or (self._by_folded.get(_fold(name)) if len(name) > _SHORT else None)

    def titled(self, title: str) -> Outlet | None:
        """Returns the outlet of what a publisher calls itself: a name, a web address ("x.com"), a firm ("X Ltd")."""
        title = title.strip()
        address = "." in title and " " not in title
        return (
            self.get(title) or (self.by_domain(title) if address else None) or self.get(without_firm(title))
        )

    def by_domain(self, url: str) -> Outlet | None:
        """Returns the outlet at a web address or host; sub-domains belong to their domain."""
        host = _host(url)
        while "." in host and len(host) <= _LONGEST_HOST:
            if host in self._by_domain:
                return self._by_domain[host]
            host = host.partition(".")[2]
        return None

    def same_group(self, a: str, b: str) -> bool:
        """Whether two outlets are one, or have one owner."""
        one, other = self.get(a), self.get(b)
        if one is None or other is None:
            return _fold(a) == _fold(b)
        return one is other or bool(one.owner_group and one.owner_group == other.owner_group)

    def adjectives(self, country: str) -> tuple[str, ...]:
        """Returns the adjectives of a country ("South Korean", "Korean"), most usual first."""
        return self._countries.get(country, ())

    def is_adjective(self, words: str) -> bool:
        """Whether words are only the adjective of a country."""
        return words in self._adjectives

    def mentions(self, text: str, *, weak: bool = False) -> list[Mention]:
        """Returns where a text names outlets, in order, without overlaps; the longest name wins.

        Args:
            text: any text; offsets are into it.
            weak: also names that only their position can tell from ordinary words ("Time").
        """
        level = _levelled(text)
        foreign = self._foreign_abbreviations(level) | self._family_names(level)
        found = [*self._named(text, level, foreign), *self._addressed(text), *self._unspaced(text)]
        found.sort(key=lambda mention: (mention.start, -mention.end))
        return [m for m in _without_overlaps(found) if weak or not m.weak]

    def _named(self, text: str, level: str, foreign: frozenset[str]) -> Iterator[Mention]:
        for word in self._openings(level):
            first = word[0].casefold()
            if first not in self._beginnings:
                continue
            following = _WORD.match(level, word.end() + 1) if first in _COMMON_FIRST else None
            key = f"{first} {following[0].casefold()}" if following else first
            for name, outlet in self._by_first_word.get(key, ()):
                start, end = word.start(), word.start() + len(name)
                if not _same_name(level[start:end], name) or not stands_alone(text, level, start, end):
                    continue
                weak = name in outlet.weak
                if name not in foreign and not is_anothers(outlet, text, level, start, end, weak=weak):
                    yield Mention(outlet, text[start:end], start, end, weak)
                break

    def _openings(self, level: str) -> Iterator[re.Match[str]]:
        """The words at which a name can begin: great ones, an article before one; all where a small name may stand."""
        folded = level.casefold()
        if any(map(folded.__contains__, self._small)) and any(_stands_in(n, folded) for n in self._small):
            yield from _WORD.finditer(level)
            return
        for word in _GREAT.finditer(level):
            start = word.start()
            before = level[start - 1 : start]
            if before == " " and level[start - 2 : start - 1] in "eEnNa":
                article = _SMALL_ARTICLE.search(level, max(0, start - 5), start)
                if article:
                    yield article
            if not before.isalnum() and before != "_":
                yield word

    def _addressed(self, text: str) -> Iterator[Mention]:
        for match in _HOST.finditer(text) if _DOTTED.search(text) else ():
            outlet = self.by_domain(match[0])
            if outlet is not None:
                yield Mention(outlet, match[0], match.start(), match.end())
        for match in _SPELLED.finditer(text) if _SPELT.search(text) else ():
            outlet = self.by_domain(_DOT.sub(".", match[0]))
            if outlet is not None:
                yield Mention(outlet, match[0], match.start(), match.end())

    def _unspaced(self, text: str) -> Iterator[Mention]:
        """Names in a script that puts no spaces between words."""
        if text.isascii() or not _UNSPACED.search(text):
            return
        for name, outlet in self._by_name.items():
            if _UNSPACED.match(name):
                for match in re.finditer(re.escape(name), text):
                    yield Mention(outlet, match[0], match.start(), match.end())

    def _foreign_abbreviations(self, level: str) -> frozenset[str]:
        """Short forms that the text itself gives to somebody else: "Australian Federal Police (AFP)"."""
        if "(" not in level or self._by_name.keys().isdisjoint(_SHORT_FORM.findall(level)):
            return frozenset()
        return frozenset(
            short
            for long, short in _INTRODUCED.findall(level)
            if short in self._by_name and not self._is_name_of(long, self._by_name[short])
        )

    def _family_names(self, level: str) -> frozenset[str]:
        """Names that the text gives to a person: "Michael Bloomberg"."""
        return frozenset(
            name
            for name, people in self._namesakes.items()
            if name in level and any(person in level for person in people)
        )

    def _is_name_of(self, long: str, outlet: Outlet) -> bool:
        return any(_fold(name) in _fold(long) for name in outlet.names if len(name) > _SHORT) or not _spells(
            long, outlet
        )


def without_firm(name: str) -> str:
    """Returns a name without what says that a firm has it: "Example" of "Example Ltd."."""
    return _FIRM.sub("", name[:_LONGEST_TITLE])


def _spells(long: str, outlet: Outlet) -> bool:
    initials = "".join(word[0] for word in long.split() if word[0].isupper())
    return any(initials.endswith(name) for name in outlet.names)


@cache
def _built_in() -> Registry:
    return Registry(*read_outlets(_DATA, checked=True))


def _index_names(outlets: Iterable[Outlet]) -> dict[str, Outlet]:
    index: dict[str, Outlet] = {}
    for outlet in outlets:
        for name in (*outlet.names, *outlet.weak):
            other = index.setdefault(_level(name), outlet)
            if other is not outlet:
                raise SettingsError(
                    f'The name "{name}" is given to two outlets, {other.name} and {outlet.name}. '
                    "Take it from one of them."
                )
    return index


def _index_domains(outlets: Iterable[Outlet]) -> dict[str, Outlet]:
    index: dict[str, Outlet] = {}
    for outlet in outlets:
        for domain in outlet.domains:
            other = index.setdefault(domain, outlet)
            if other is not outlet:
                raise SettingsError(
                    f'The domain "{domain}" is given to two outlets, {other.name} and {outlet.name}. '
                    "Take it from one of them."
                )
    return index


def _index_first_words(by_name: Mapping[str, Outlet]) -> dict[str, list[tuple[str, Outlet]]]:
    index: dict[str, list[tuple[str, Outlet]]] = {}
    for name in sorted(by_name, key=len, reverse=True):
        word = _WORD.search(name)
        if word:
            key = word[0].casefold()
            following = _WORD.search(name, word.end()) if key in _COMMON_FIRST else None
            key = f"{key} {following[0].casefold()}" if following else key
            index.setdefault(key, []).append((name, by_name[name]))
    return index


def _index_small(by_name: Mapping[str, Outlet]) -> tuple[str, ...]:
    """The names, folded, that may begin without a capital in a text ("dpa"), behind an article or not."""
    small = []
    for name in by_name:
        article, space, rest = name.partition(" ")
        if name in _ARTICLES or not _GREAT.match(rest if space and article in _ARTICLES else name):
            small.append(name.casefold())
    # Where "dpa-AFX" stands, "dpa" does.
    return tuple(
        sorted({name for name in small if not any(o != name and _stands_in(o, name) for o in small)})
    )


def _stands_in(word: str, text: str) -> bool:
    """Whether a word stands in a text, and not only as a part of a longer one."""
    place = text.find(word)
    while place >= 0:
        around = f"{text[place - 1 : place]}{text[place + len(word) : place + len(word) + 1]}"
        if not _WORD.search(around):
            return True
        place = text.find(word, place + 1)
    return False


def _same_name(written: str, name: str) -> bool:
    if written == name:
        return True
    # "the Associated Press", "THE GUARDIAN": a long name may change its capitals, but not lose them all.
    return (
        len(name) > _SHORT
        and not name.isupper()
        and written.casefold() == name.casefold()
        and _has_capitals(written, name)
    )


def _has_capitals(written: str, name: str) -> bool:
    upper_kept = all(
        w[:1].isupper()
        for w, n in zip(written.split(), name.split(), strict=False)
        if n[:1].isupper() and n not in _ARTICLES
    )
    return upper_kept and any(c.isupper() for c in written)


def _without_overlaps(found: Iterable[Mention]) -> Iterator[Mention]:
    reached = 0
    for mention in found:
        if mention.start >= reached:
            reached = mention.end
            yield mention


def _level(name: str) -> str:
    return name if name.isascii() else name.translate(_LEVEL)


def _levelled(text: str) -> str:
    """A whole text with plain marks; to replace each is faster there than to look up every character."""
    for mark, plain in _LEVEL.items():
        text = text.replace(chr(mark), chr(plain))
    return text


def _fold(name: str) -> str:
    return name.casefold().strip().removeprefix("the ")


def _host(url: str) -> str:
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
        return (parts.hostname or "").rstrip(".")
    except ValueError:  # urlsplit raises on a broken IPv6 address
        return ""

"""Names of outlets in an article: registered ones, others known by their form, and short forms of both."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from typing import NamedTuple

from provenance.credit.anothers import NOT_NAMES, follows_a_name, is_anothers, is_owned, longer_name
from provenance.credit.doubts import DESCRIPTION, is_described, sure_places
from provenance.credit.fragments import Fragment
from provenance.credit.titles import titled
from provenance.model import Document
from provenance.outlets import Outlet, Registry
from provenance.text import speech_words as lists


class Name(NamedTuple):
    """``text[start:end] == written`` may name an outlet; its position in the sentence decides.

    ``outlet`` is the canonical name, or the name as written for one that the
    registry lacks (``known`` is None then). ``sure`` is False where the words
    may also mean something else ("Time", "PA", "Orlau Today").
    """

    outlet: str
    written: str
    start: int
    end: int
    known: Outlet | None
    sure: bool


LONGEST = 3000
"""Characters above which a "sentence" is a table or a trap, and holds no credit."""
_CAPITAL = r"[A-ZÀ-ÖØ-ÞА-Я][\w'’&-]*"
_LINK = r"(?:(?:of|the|de|del|la|el|du|des|al)\s){0,2}"
_RUN = rf"{_CAPITAL}(?:\s{_LINK}{_CAPITAL}){{0,4}}(?:\s\d{{1,3}}\b)?"
# What papers, channels and agencies are called. The second list also names much else.
_SURE_HEADS = (
    "Times|Post|Herald|Gazette|Tribune|Chronicle|Courier|Telegraph|Journal|Daily|News|Newspaper"
    "|Globe|Dispatch"
    "|Mercury|Advertiser|Weekly|Inquirer|Enquirer|Sentinel|TV|Radio|Rádio|Television|News Agency"
    "|Press Agency|Telegraph Agency|Telegraphic Agency|Wire Agency|Information Agency|Newswire"
    "|Guardian|Argus|Intelligencer|Observer|Ledger|Bugle|Clarion|Gleaner"
)
_OTHER_HEADS = (
    "Star|Sun|Mirror|Mail|Express|Standard|Independent|Monitor|Echo|Bulletin|Review|Today|Voice|Press|Record"
    "|Register|Online|Insider|Wire|FM|Magazine|Leader|Citizen|Channel|Examiner|Broadcasting"
)
_HEAD = re.compile(
    rf"\b(?:(?P<sure>{_SURE_HEADS})|(?P<other>{_OTHER_HEADS}))(?![\w'’-]*\w)"
    rf"(?:\s(?:Online|Daily|Weekly|News|TV|FM|24"
    rf"|\d)\b)?(?P<of>\sof\s(?:the\s)?{_CAPITAL}(?:\s{_CAPITAL})*)?(?!\s{_CAPITAL})"
)
_BEFORE_HEAD = re.compile(rf"(?:\b[Tt]he\s)?(?:{_CAPITAL}\s{_LINK}){{0,4}}$")
# "the Daily Whistle", "told Daily Whistle"
_DAILY = re.compile(r"(?:\b[Tt]he\s|(?<=[a-z]\s))Daily\s[A-Z][a-z-]+\b(?!\s[A-Z])")
_FIRST_WORDS = (
    "TV|Radio|Rádio|Ràdio|Rádió|Rundfunk|Emisora|Channel|Televisión|Canal|Télé|Agencia|Agence|Agenzia"
)
_FIRST_WORD = re.compile(
    rf"\b(?:{_FIRST_WORDS})\s(?:{_CAPITAL}"
    rf"|\d+)(?:\s(?:{_CAPITAL}|\d+))*"
)
# Titles in other languages: "El Diario de X", "La Voz", "Kieler Nachrichten".
_FOREIGN_SECOND = (
    "Diario|Periódico|Tiempo|Faro|Heraldo|Universal|Nacional|Comercio|Voz|Prensa|Tribuna|Gaceta|Razón|Nación"
    "|Opinión|Crónica|Estrella|Correo|Mercurio|Quotidien|Matin|Journal|Courrier|Dépêche|Messaggero|Giornale"
    "|Gazzetta|Tempo|Jornal|Diário|Estado"
)
_FOREIGN_ALONE = "Diario|Diário|Jornal|Gazeta|Gazzetta|Trybuna|Novaya|Vecherniy|Izvestiya"
_FOREIGN_END = (
    "[Zz]eitung|[Tt]ageblatt|[Tt]agblatt|[Aa]nzeiger|[Nn]achrichten|[Rr]undschau|[Kk]urier|Morgenpost"
    "|[Dd]agblad(?:et)?|[Nn]ieuwsblad|[Tt]idende|[Tt]idning(?:en)?|Shi[mn]bun|Ilbo|Ribao"
)
_FOREIGN = re.compile(
    rf"\b(?:(?:El|La|Le|Il|Los|O|A)\s(?:{_FOREIGN_SECOND})|{_FOREIGN_ALONE})"
    rf"(?:\s(?:de\s|del\s|di\s|da\s|do\s|des\s|la\s|el\s)*{_CAPITAL}){{0,2}}"
    rf"|\b[A-ZÄÖÜ][\w-]*\s?(?:{_FOREIGN_END})(?!\w)"
)
_NUMBERED = re.compile(
    r"\b[A-ZÀ-Þ][\w-]+ \d{1,3}(?= (?:channel|station|network)\b)"
)  # "the Orlau 24 channel"
_NAME_AT_END = re.compile(rf"(?:\b[Tt]he\s)?{_RUN}(?:\.[a-z]{{2,4}})?\s$")
_NAME_AT_START = re.compile(rf"\s(?:[\"“«]\s?)?((?:The\s)?{_RUN}(?:\.[a-z]{{2,4}})?)")
_GENERIC = re.compile(
    r"(?:State|Local|National|Public|Private|Independent|Regional|Foreign|Western|World|Social)?\s?"
    r"(?:TV|Radio|Television|News|Press|Media|Daily|Newspaper|Channel|News Agency|Press Agency)"
)
_GENERIC_END = re.compile(r"(?: (?:TV|News|Online|Radio|[Nn]ewspaper|News Agency|Agency|Channel))+$")
_SHORT_HEADS = "Times|Post|Herald|Gazette|Tribune|Chronicle|Courier|Telegraph|Guardian|Journal"
# "told a Times reporter", "in a Post story"
_SHORT_PIECE = r"\s\w+\s(?:reporter|correspondent|columnist|editorial|story|report|article|interview)\b"
_SHORT = re.compile(
    rf"\b(?:[Tt]he|[Aa](?={_SHORT_PIECE}))"
    rf" (?P<head>{_SHORT_HEADS}|Globe|Mail|Mercury|Observer|Sun|Mirror|Independent|Star"
    rf"|Sentinel|Register"
    r"|(?:Daily|Evening|Morning|Sunday|Weekly) (?:News|Mail|Star|Herald|Post|Express|Telegraph|Mirror"
    r"|Times|Standard)"
    r"|Examiner|Inquirer|Dispatch|Express)(?!-?\w)(?! [A-Z])"
)
_WORD_AND_SPACE = re.compile(r"(\S+)\s+(?=\S)")
_QUALITY = re.compile(r".*-(?:based|run|owned|language|backed|funded|controlled)")
_BARE = re.compile(rf"(?:The )?(?:{_SHORT_HEADS})")


def is_journal(name: str) -> bool:
    """Whether a name is that of a journal of science: a source, but none that publishes news."""
    return _JOURNAL.match(name) is not None


_JOURNAL = re.compile(
    r"(?:The )?(?:[A-Z]\w+ ){0,3}(?:Journal|Annals|Archives|Transactions|Proceedings|Reviews?"
    r"|Letters) of (?!Commerce\b|the Week\b)"
)


def find_names(
    document: Document,
    registry: Registry,
    publishers: Collection[str],
    hints: Mapping[int, Set[str]],
) -> list[Name]:
    """Returns the outlet names of an article in order; none overlaps another or reaches over a sentence.

    Args:
        document: the article.
        registry: the known outlets.
        publishers: outlets that the registry may lack, of documents that stand beside the article.
        hints: what each sentence that is searched holds, by its index.
    """
    names = [*_registered(document.text, registry), *_published(document.text, registry, publishers)]
    for sentence in document.sentences:
        told = hints.get(sentence.index, frozenset())
        if not told.isdisjoint(_FORMS):
            names += (_shifted(name, sentence.start) for name in _by_form(sentence.text, registry, told))
    names = _without_overlaps(names, len(document.text), publishers)
    short = any("head" in hints.get(sentence.index, ("head",)) for sentence in document.sentences)
    return sorted(_short_forms(document.text, names, any_short=short), key=lambda name: name.start)


def _shifted(name: Name, offset: int) -> Name:
    return name._replace(start=name.start + offset, end=name.end + offset)


def _registered(text: str, registry: Registry) -> Iterator[Name]:
    mentions = registry.mentions(text, weak=True)
    sure = sure_places(text, mentions)
    weak = {mention.name for mention in mentions if mention.weak}
    anothers = {name for name in weak if is_anothers(text, name, registry)}
    for mention in mentions:
        start, end, name = mention.start, mention.end, mention.name
        if start not in sure and (
            name in anothers or (name.isupper() and follows_a_name(text, start, registry))
        ):
            continue
        if mention.weak and is_owned(text, start):
            continue
        longer = longer_name(text, start, name, registry)
        if longer:
            yield Name(longer, longer, end - len(longer), end, None, True)
            continue
        yield Name(mention.outlet.name, name, start, end, mention.outlet, start in sure)


def _published(text: str, registry: Registry, publishers: Iterable[str]) -> Iterator[Name]:
    """Outlets that have documents in the corpus are known by their titles."""
    for publisher in sorted(publishers):
        for start, end, sure in titled(text, publisher) if registry.get(publisher) is None else ():
            yield Name(publisher, text[start:end], start, end, None, sure)


def hinted(fragment: Fragment) -> tuple[str, ...]:
    """Returns which of the four patterns of a form can match about a fragment, by the one word that each must have."""
    found = [form for form, telling in _TELLING.items() if not telling.isdisjoint(fragment.words)]
    return (*found, "foreign") if _FOREIGN_WORD.search(fragment.text) else tuple(found)


_TELLING = {
    "head": frozenset(head.split()[0] for head in f"{_SURE_HEADS}|{_OTHER_HEADS}".split("|")),
    "first": frozenset(_FIRST_WORDS.split("|")),
    "description": lists.words(
        "blog newsletter channel station network agency service outlet site website portal newspaper newswire "
        "broadcaster "
        "magazine tabloid daily weekly"
    ),
}
_FOREIGN_WORD = re.compile(f"{_FOREIGN_SECOND}|{_FOREIGN_ALONE}|{_FOREIGN_END}")
_FORMS = frozenset((*_TELLING, "foreign"))


def _by_form(text: str, registry: Registry, hints: Set[str]) -> Iterator[Name]:
    for match in _HEAD.finditer(text) if "head" in hints else ():
        before = _BEFORE_HEAD.search(text, max(0, match.start() - 60), match.start())
        start = before.start() if before else match.start()
        sure = match["sure"] is not None or is_described(text, start, match.end())
        yield from _formed(text, start, match.end(), registry, sure=sure)
    first = _FIRST_WORD.finditer(text) if "first" in hints else ()
    foreign = _FOREIGN.finditer(text) if "foreign" in hints else ()
    daily = _DAILY.finditer(text) if "head" in hints else ()
    numbered = _NUMBERED.finditer(text) if "description" in hints else ()
    for match in (*first, *foreign, *daily, *numbered):
        yield from _formed(text, match.start(), match.end(), registry, sure=True)
    for match in DESCRIPTION.finditer(text) if "description" in hints else ():
        before = _NAME_AT_END.search(text, max(0, match.start() - 60), match.start())
        if before and not _is_region(before[0]):
            yield from _formed(text, before.start(), match.start() - 1, registry, sure=True)
        after = _NAME_AT_START.match(text, match.end())
        if after:
            yield from _formed(text, after.start(1), after.end(1), registry, sure=True, described=True)


def _is_region(written: str) -> bool:
    """ "the South Atlantic news agency" says where an agency is, and not what it is called."""
    return _REGION.fullmatch(written) is not None


_REGION = re.compile(r"the (?:North|South|East|West|Northern|Southern|Eastern|Western|Central) [A-Z][a-z]+ ")


def _formed(
    text: str, start: int, end: int, registry: Registry, *, sure: bool, described: bool = False
) -> Iterator[Name]:
    """A name by its form: without the words before it that only open a sentence, at least two words long.

    ``described``: "the tabloid Blic"; one word will do.
    """
    start = _without_openers(text, start, end)
    start, end = _without_article(text, start, end)
    start = _without_openers(text, start, end)
    written = text[start:end]
    if _BARE.fullmatch(written) or _QUALITY.fullmatch(written) or registry.is_adjective(written):
        return
    if any(
        word.casefold() in lists.INSTITUTIONS - {"city", "state", "agency", "service"}
        for word in written.split()
    ):
        return
    if _GENERIC.fullmatch(written):
        return
    parts = written.partition("-")
    if parts[1] and registry.get(parts[0]) is not None and registry.get(parts[2]) is not None:
        middle = start + len(parts[0])  # "a Washington Post-ABC News poll"
        yield from _formed(text, start, middle, registry, sure=True, described=True)
        yield from _formed(text, middle + 1, end, registry, sure=True, described=True)
        return
    if described or (" " in written and not written.startswith(("of ", "de ", "la "))) or "." in written:
        plain = _GENERIC_END.sub("", written)
        known = registry.get(written) or registry.get(plain)
        first, _, rest = plain.partition(" ")
        if known is None and registry.is_adjective(first) and registry.get(rest) is not None:
            return  # "the Russian RIA news agency": the registered name inside will do
        yield Name(known.name if known else written, written, start, end, known, sure or known is not None)


def _without_openers(text: str, start: int, end: int) -> int:
    """Passes "According", "Saturday's", "Iowa's", "Paris-based" before a name."""
    while word := _WORD_AND_SPACE.match(text, start, end):
        if word[1] not in NOT_NAMES and not word[1].endswith(("'s", "’s", "-based", "-run", "-owned")):
            break
        start = word.end()
    return start


def _without_article(text: str, start: int, end: int) -> tuple[int, int]:
    """The article stays where it is part of a title: "told The Hill", but "the Orlau Times"."""
    written = text[start:end]
    opens_sentence = not text[:start].rstrip(" \n“\"'").endswith(tuple("abcdefghijklmnopqrstuvwxyz,;:"))
    if written.startswith("the ") or (
        written.startswith("The ") and opens_sentence and not _BARE.fullmatch(written.partition(" of ")[0])
    ):
        return start + 4, end
    return start, end


def _without_overlaps(names: Iterable[Name], length: int, publishers: Collection[str]) -> list[Name]:
    """The longest name at a place; but not words in front of a registered one ("Sunday New York Times").

    Who published one of the documents at hand is meant by his whole name ("Coast News 24", not "News 24").
    """
    names = list(names)
    ends = {name.end for name in names if name.known is not None and name.sure and " " in name.written}
    names = [n for n in names if n.known is not None or n.end not in ends or n.outlet in publishers]
    taken = bytearray(length)
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start - n.end, n.known is None)):
        if not any(taken[name.start : name.end]):
            taken[name.start : name.end] = b"\1" * (name.end - name.start)
            kept.append(name)
    return sorted(kept, key=lambda name: name.start)


def _short_forms(text: str, names: list[Name], *, any_short: bool) -> Iterator[Name]:
    """ "the Post" is the paper named before; alone, it is a name that nobody can resolve."""
    for name in names:
        yield _renamed(name, names)
    for match in _SHORT.finditer(text) if any_short else ():
        if any(name.start < match.end() and match.start() < name.end for name in names):
            continue
        full = _nearest(names, match["head"], match.start())
        if full is not None:
            yield full._replace(written=match[0], start=match.start(), end=match.end(), sure=True)
        elif re.fullmatch(_SHORT_HEADS, match["head"]):
            yield Name(f"The {match['head']}", match[0], match.start(), match.end(), None, True)


def _renamed(name: Name, names: list[Name]) -> Name:
    """ "The Guardian" after "The Guardian of Orlau" is the latter."""
    if name.known is None or not _BARE.fullmatch(name.written):
        return name
    before = [
        n for n in names if n.start < name.start and n.known is None and n.written.startswith(name.written)
    ]
    return name._replace(outlet=before[-1].outlet, known=None) if before else name


def _nearest(names: list[Name], head: str, start: int) -> Name | None:
    fitting = [name for name in names if name.outlet.endswith(f" {head}") or f"{head} of " in name.outlet]
    before = [name for name in fitting if name.start < start]
    return before[-1] if before else (fitting[0] if fitting else None)

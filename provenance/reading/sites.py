"""Lines that name a site or a section of it."""

from __future__ import annotations

import re

from provenance.outlets import Outlet, Registry

TIDY = " |,·•:;–—-[]()/>*#"
LONGEST_LINE = 250
_LONGEST_SHORT = 24
_AGENCIES = ("wire", "state-media")
_SEPARATOR = re.compile(r"\s(?:[|•·»›>~]|//|::|/|--?|–|—)\s|\s?[|»›☰≡]\s?|:\s::\s")
_NEWSPAPER_WORDS = (
    "news times post daily tribune herald gazette chronicle bulletin courier observer monitor digest "
    "mercury letter journal mail telegraph agency online tv radio press today weekly review standard star "
    "sun mirror guardian independent globe express dispatch examiner sentinel record register reporter "
    "voice wire insider magazine network channel broadcasting correspondent argus echo advertiser "
    "messenger leader ledger inquirer bugle beacon newsletter media 24 international zeitung tageblatt "
    "anzeiger bote nachrichten diario diário jornal correio corriere gazzetta giornale noticias periodico gazeta "
    "novosti clarion courant brief spectator statesman intelligencer vanguard gleaner advocate telegram "
    "recorder lantern blog portal"
)
_SECTION_WORDS = (
    "home news world business economy tech technology science space sports? football soccer politics "
    "opinion analysis insights? europe asia africa americas? middle east culture health travel life style "
    "lifestyle environment energy markets? finance insurance safety crime local national international "
    "features? top stories breaking latest video in the and of from society weekly briefs? english "
    "edition service section articles? reports? comment panorama politik wirtschaft summary share "
    "today's paper front money weekend"
)
_NEWSPAPER = re.compile(rf"\b(?:{'|'.join(_NEWSPAPER_WORDS.split())})\b", re.I)
_SECTION = re.compile(rf"(?:(?:{'|'.join(_SECTION_WORDS.split())}|&)[\W\d_]*)+", re.I)
_TONGUES = (
    "english|french|german|spanish|russian|arabic|chinese|international|global|world|european|asian|us|uk"
)
_MEDIA = "web|online|digital|print|mobile|news"
_KIND = (
    "newsletter|blog|magazine|bulletin|journal|podcast|weekly|daily|monthly|newspaper|paper|news ?letter|review"
    "|web ?site|web ?page|news site|portal|trade weekly|trade paper|gazette"
)
_EDITION = re.compile(
    rf"(?:the |in |an? |our )?(?:{_TONGUES}|{_MEDIA})(?:[- ]language)?"
    rf"(?: (?:edition|service|version|pages?|site|web ?site|desk|section|{_KIND}))?"
    rf"|(?:the|our|your) (?:[\w-]+ ){{0,2}}(?:{_KIND}|news)"
    rf"|(?:the |an? |our |your )?(?:[\w-]+ ){{0,2}}(?:{_KIND}) (?:for|on|about|of|by|from|in|since|with|to) .{{2,60}}"
    r"|(?:newsletter|bulletin)\s.{0,12}\d.{0,9}",
    re.I,
)
_COMPOUND = re.compile(
    r"\b(?:news(?!letter)[a-z]{3,}|[a-z]{2,}(?:press|news|bladet|blatt|zeitung|posten|avisen|wire|feed))\b",
    re.I,
)
# As in: Kura Post in English; Kura Post English; Kura Post (English page)
_TONGUE = re.compile(
    r"\s(?:in English|English(?: (?:edition|pages?|version|service|news))?|\(English(?: \w{1,10})?\))$", re.I
)
# What bears the name behind a comma: Coast Diary, a blog from the south; THE LAMP (Lampa), weekly of Brevik
_DESCRIBED = re.compile(
    r"(?P<name>[^,()|]{2,50}?)(?: \([^()]{2,40}\))?, (?:the |an? |our |your )?(?:[\w-]+ ){0,2}"
    rf"(?:{_KIND}) (?:for|on|about|of|by|from|in|since) [^,:?!]{{2,60}}",
    re.I,
)
_AROUND_NAME = " ()[]/-–—.="
_LOGO = re.compile(r"[☰≡]\s?\w(?:\S*\s){0,10}?\S*$")
"""A menu's sign in front of the name: "☰ Fjordbuzz"."""
# "Fjord Tagblatt, Culture. By Jane Doe"
_SIGNED_SECTION = re.compile(
    rf"(?P<name>[^,.:]{{3,40}}), (?:(?:{'|'.join(_SECTION_WORDS.split())})\s?){{1,3}}\. by ", re.I
)
_BAR = re.compile(r"[|•·»›>~/☰≡]|::")
_LONGEST_MOTTO = 5
_LONGEST_PHRASE = 12
_PHRASE = re.compile(
    r"(?:for|the|an?|our|your|where|serving|from|all)\s"
)  # "Fjord Daily - for the sunny side"
_LONGEST_ISSUE = 14
_ISSUE = re.compile(
    r"[,.]\s(?:(?:daily|weekly|fortnightly|monthly|quarterly)[,.]\s)?(?:issue|no\.|number|vol(?:ume|\.)?)\s?#?\d+",
    re.I,
)
_PLAIN_TAIL = re.compile(
    r"\s(?:agency|news|staff|news agency|sports?|online|english|international|world|service|live|\.com)$",
    re.I,
)
_SMALL_IN_NAMES = frozenset({"of", "the", "and", "&", "de", "for", "on", "del", "la", "–", "-"})


def site_parts(text: str) -> list[str]:
    """The entries of a line like "Site > section", each tidied."""
    return [part.strip(TIDY) for part in _SEPARATOR.split(text) if part.strip(TIDY)]


def is_section(text: str) -> bool:
    """Whether a line holds nothing but names of sections ("World / Business")."""
    return len(text) <= LONGEST_LINE and bool(_SECTION.fullmatch(text))


def is_plain_newspaper_word(text: str) -> bool:
    """Whether a name is nothing but one of the words that papers share: "Today", "Post"."""
    return bool(_NEWSPAPER.fullmatch(text))


def looks_like_site(text: str) -> bool:
    """Whether a line names the site: separators, a paper's name, no sentence."""
    if len(text) > LONGEST_LINE:
        return False
    words = text.split()
    if (text.startswith("[") and text.endswith("]")) or _LOGO.match(text) or _SIGNED_SECTION.match(text):
        return True
    if (
        len(words) <= 6
        and _NEWSPAPER.search(text)
        and (_is_name(words) or (text.isupper() and len(words) <= 4))
    ):
        return True
    return names_issue(text) or is_edition(text) or _leads_with_name(text)


def names_section_of_site(text: str) -> bool:
    """Whether a line is a site's name with a section of it: "Example Sport - Football"."""
    parts = site_parts(text)
    return len(parts) > 1 and all(is_section(part) for part in parts[1:])


def names_paper(text: str) -> bool:
    """Whether a name holds a word that papers share, and is not that word alone."""
    named = _is_name(text.split()) or text.isupper()
    return (
        bool(_NEWSPAPER.search(text) or _COMPOUND.search(text))
        and named
        and not is_plain_newspaper_word(text)
    )


def is_edition(text: str) -> bool:
    """Whether a line is a name and, set off from it, what kind of thing bears it: "Example – English edition"."""
    if described_name(text) or without_tongue(text) != text:
        return True
    parts = site_parts(text)
    if len(parts) < 2 or not _EDITION.fullmatch(parts[1]):
        return False
    words = parts[0].split()
    return len(words) <= 6 and (_is_name(words) or parts[0].isupper())


def without_tongue(text: str) -> str:
    """A paper's name without the language of its edition: "Kura Post" for "Kura Post in English"."""
    name = _TONGUE.sub("", text)
    return name if names_paper(name) else text


def described_name(text: str) -> str | None:
    """The name in a line that says behind a comma what bears it: "Coast Diary, a blog from the south"."""
    found = _DESCRIBED.fullmatch(text.strip(TIDY)) if len(text.split()) <= _LONGEST_ISSUE else None
    words = found["name"].split() if found else []
    return " ".join(words) if 0 < len(words) <= 6 and _is_name(words) else None


def names_issue(text: str) -> bool:
    """Whether a line names an issue of a paper: "The Corner, issue 31"."""
    return issued_name(text) is not None


def issued_name(text: str) -> str | None:
    """The name of the paper whose issue a line names."""
    found = _ISSUE.search(text) if len(text.split()) <= _LONGEST_ISSUE else None
    words = text[: found.start()].split() if found else []
    return " ".join(words) if 0 < len(words) <= 6 and (_is_name(words) or text[:3].isupper()) else None


def named_outlet(text: str, registry: Registry) -> Outlet | None:
    """The outlet whose full name a line is; not a section, nor a word that also means something else.

    In brackets or between slashes, as agencies sign, such a word does name its outlet: "(AA)".
    """
    name = text.strip(_AROUND_NAME)
    known = registry.get(name) if len(text) <= LONGEST_LINE else None
    if known is None or is_section(name):
        return None
    if text.strip(" .")[:1] in ("(", "[", "/"):
        return known
    return known if name.casefold() in {n.casefold() for n in known.names if n not in known.weak} else None


def short_agency(text: str, registry: Registry) -> Outlet | None:
    """The news agency whose short name a line is, though it may be a word as well: "WAM", "Belga", "— APP"."""
    name = text.strip(_AROUND_NAME)
    known = registry.get(name) if len(text) <= _LONGEST_SHORT else None
    return known if known is not None and known.kind in _AGENCIES and name in known.weak else None


def known_outlet(text: str, registry: Registry) -> Outlet | None:
    """The outlet that a line, or one entry of it, is the name of; a section's name is none."""
    if len(text) > LONGEST_LINE:
        return None
    return next((known for part in site_parts(text) if (known := named_outlet(part, registry))), None)


def known_by_shorter_name(text: str, registry: Registry) -> Outlet | None:
    """The outlet whose name a line is with one plain word beside it: "EFE Agency", "AP News"."""
    bare = _PLAIN_TAIL.sub("", text)
    return registry.get(bare) if bare != text else None


def _leads_with_name(text: str) -> bool:
    """A name, a mark, and then sections or a short motto; a whole phrase behind the mark makes a headline."""
    parts = site_parts(text)
    if len(parts) < 2:
        return False
    first = parts[0].split()
    if _BAR.search(text) and is_section(parts[0]):
        return True
    if len(parts[-1].split()) > (_LONGEST_PHRASE if _PHRASE.match(parts[-1]) else _LONGEST_MOTTO):
        return False
    if not _BAR.search(text):
        # A dash stands in headlines too: "Smith – Talks go on".
        paper = _NEWSPAPER.search(parts[0]) or parts[0].isupper() or all(map(is_section, parts[1:]))
        return bool(paper) and len(first) <= 5 and _is_name(first)
    return len(first) <= 2 or (len(first) <= 5 and _is_name(first))


def _is_name(words: list[str]) -> bool:
    return all(w[0].isupper() or w[0].isdigit() or w.lower() in _SMALL_IN_NAMES for w in words)

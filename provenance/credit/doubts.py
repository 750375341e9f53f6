"""Which names in a text can mean nothing but their outlets, and which outlets are named by doubtful ones only."""

from __future__ import annotations

import re
from collections.abc import Iterable

from provenance.model import Credit
from provenance.outlets import Mention, Registry
from provenance.text.rarity import background
from provenance.text.words import stem

DESCRIPTION = re.compile(
    r"\b(?:Telegram channel|(?:television|TV|radio) (?:channel|station|network)|(?:news|press|wire"
    r"|information) (?:agency|service)"
    r"|(?i:news|media|local|online|regional|independent|investigative|opposition|state|sports?"
    r"|business) outlet"
    r"|(?:IT|tech|technology|aviation|sports?|football|trade|film|business|local|gossip) (?:site|portal)"
    r"|news (?:site|website|portal|channel|network)|newspaper|newswire|broadcaster|magazine"
    r"|tabloid|website|blog|newsletter"
    r"|daily|weekly|portal)\b(?!['’])"
)
"""What newspapers, agencies and channels are called beside their names."""
_CALLED = re.compile(
    r",\s(?:an?|the)\s(?:[\w-]+\s){0,3}?(?=(?:news|daily|weekly|magazine|broadcaster|tabloid))"
)
_WIRE = re.compile(r"\b(?:wire|newswire)$")  # "the Portuguese wire Lusa"
_AGENCIES = re.compile(r"\b[Aa]gencies\s?/\s?$")  # "Agencies/AA"
# Whole lines "Markets: Reuters", "Staff/AP": whose the figures may be, and who may have taken the picture.
_LABEL = re.compile(
    r"(?:\A|\n\n)\W?(?:(?:markets?|stocks|shares|quotes|prices|rates|currencies|commodities|data|figures|scores"
    r"|results|fixtures|weather)\s?:|staff\s?/)\s?$",
    re.IGNORECASE,
)
_LONGEST_LABEL = 20
_OPENS = re.compile(r"(?:\A|\n\n)\W?$")
_STAFF = re.compile(r"\s?/\s?staff\b", re.IGNORECASE)
_ENDS = re.compile(r"\W{0,2}(?=\n\n|\Z)")
_EVERYDAY = 5000.0  # occurrences per billion words of English


def doubtful(text: str, whole: Iterable[Credit], registry: Registry) -> frozenset[str]:
    """Returns the outlets that a text names in no other way than by words that may mean something else ("Dawn", "PA").

    A line of nothing but such a name leaves no doubt, unless it is a word of every day ("MAP", "TREND").
    One that may say whose the figures or pictures are ("Markets: Reuters", "Staff/AP") does, whatever the name.

    Args:
        text: the whole article.
        whole: the credits of its lines.
        registry: the known outlets.
    """
    mentions = registry.mentions(text, weak=True)
    sure = sure_places(text, mentions)
    labelled = {mention.start for mention in mentions if _is_labelled(text, mention.start, mention.end)}
    certain = {mention.outlet.name for mention in mentions if mention.start in sure - labelled}
    certain |= {
        credit.outlet
        for credit in whole
        if credit.outlet and credit.start not in labelled and not _is_everyday(credit.name)
    }
    return frozenset(mention.outlet.name for mention in mentions) - certain


def _is_labelled(text: str, start: int, end: int) -> bool:
    far = max(0, start - _LONGEST_LABEL)
    if _LABEL.search(text, far, start):
        return _ENDS.match(text, end) is not None
    staff = _STAFF.match(text, end) if _OPENS.search(text, max(0, start - 3), start) else None
    return staff is not None and _ENDS.match(text, staff.end()) is not None


def _is_everyday(name: str) -> bool:
    return background().get(stem(name.casefold()), 0.0) >= _EVERYDAY


def sure_places(text: str, mentions: Iterable[Mention]) -> frozenset[int]:
    """Where names stand that can mean nothing but their outlets; one such place makes all others of it sure."""
    certain = {mention.outlet.name for mention in mentions if not mention.weak}
    return frozenset(
        mention.start
        for mention in mentions
        if mention.outlet.name in certain
        or is_described(text, mention.start, mention.end)
        or (mention.name.startswith("The ") and _AMID.search(text, max(0, mention.start - 2), mention.start))
    )


# "..., The Independent found": amid a sentence, "the" is great in a title only.
_AMID = re.compile(r"[a-zà-ÿ,] $")


def is_described(text: str, start: int, end: int) -> bool:
    """Whether "newspaper", "news agency" and the like stand beside a name, or as in "X, a British daily,"."""
    aside = _CALLED.match(text, end)
    after = DESCRIPTION.match(text, aside.end() if aside else end + 1)
    wire = text[start - 1 : start] == " " and _WIRE.search(text, max(0, start - 12), start - 1)
    among = text[start - 1 : start] in ("/", " ") and _AGENCIES.search(text, max(0, start - 12), start)
    return bool(after or wire or among) or any(
        match.end() + 1 == start for match in DESCRIPTION.finditer(text, max(0, start - 25), start)
    )

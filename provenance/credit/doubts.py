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
_EVERYDAY = 5000.0  # occurrences per billion words of English


def doubtful(text: str, whole: Iterable[Credit], registry: Registry) -> frozenset[str]:
    """Returns the outlets that a text names in no other way than by words that may mean something else ("Dawn", "PA").

    A line of nothing but such a name leaves no doubt, unless it is a word of every day ("MAP", "TREND").

    Args:
        text: the whole article.
        whole: the credits of its lines.
        registry: the known outlets.
    """
    mentions = registry.mentions(text, weak=True)
    sure = sure_places(text, mentions)
    certain = {mention.outlet.name for mention in mentions if mention.start in sure}
    certain |= {credit.outlet for credit in whole if credit.outlet and not _is_everyday(credit.name)}
    return frozenset(mention.outlet.name for mention in mentions) - certain


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
    return bool(after or wire) or any(
        match.end() + 1 == start for match in DESCRIPTION.finditer(text, max(0, start - 25), start)
    )

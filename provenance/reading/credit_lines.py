"""Short lines that say from whom the text is: "dpa/tel/hk", "Our desk, using a report by X", "(rs; the wires A and B)".

Such a line stands where the page is cleared of furniture, and carries the credit of the whole article.
"""

from __future__ import annotations

import re

from provenance.outlets import Mention, Registry
from provenance.reading.notices import is_caption
from provenance.reading.shared_lines import signed_together
from provenance.text.agencies import speaks_of_agencies
from provenance.text.editors import NEWSROOM, without_editors
from provenance.text.role_pairs import role_pairs

_LONGEST = 180
_MOST_WORDS = 22
_INITIALS = re.compile(r"[a-zà-ÿ]{2,4}")
_ANY_INITIALS = re.compile(r"[a-zà-ÿ]{2,4}|[A-ZÀ-Þ]{2,4}")
_BETWEEN = re.compile(r"[\s/,;:&+|()\[\]–—-]+")
_JOINING = frozenset(
    """and und et y e with mit avec con com redacción redação redaktion rédaction agencias agências agenturen
    agences""".split()
)
# What calls to the reader, leads to other stories, or tells who somebody is.
_OTHER_BUSINESS = re.compile(
    r"\?|\b(?:sign\sup|signup|subscri\w+|newsletters?|watch|video|listen|podcasts?|(?:read|see|also"
    r"|more|next|get|join|follow|download"
    r"|visit|click|discover|try):?\s|related|breaking|live|app|twitter|facebook|telegram|instagram"
    r"|whatsapp|photos?|images?|pictures?"
    r"|getty|former(?:ly)?|worked|works\s(?:for|at)|joined|has\swritten|writes\sfor|is\san?\b"
    r"|was\san?\b|weather|quotes?\sdelayed"
    r"|market\sdata|advert\w*|sponsored|award\w*|responsible|support\w*|alerts?|trust|principles|opens?|clos(?:e|es|ed))\b",
    re.IGNORECASE,
)
_TEXT_AND_PICTURE = re.compile(
    r"\b(?:text|words|story|report)s?\s?(?:and|&|\+|/)\s?(?:photos?|images?|pictures?)\s?:", re.IGNORECASE
)
_HELP = (
    r"(?:materials?|inputs?|information|files?|reporting|reports?|cop(?:y|ies)|texts?|contributions?"
    r"|help|assistance|additions|passages"
    r"|quotes|details|dispatch(?:es)?|despatch(?:es)?)"
)
_BEFORE_NAME = re.compile(
    r"\b(?:using|used|based\son|drawing\son|draws\son|drawn\sfrom|relying\son|incorporat(?:es|ing)"
    r"|contains|includes|compiled|collated|prepared|on\sthe\s(?:basis|materials?)\sof"
    r"|adapted|translated|rewritten|abridged|condensed|culled|taken|sourced|borrowed|supplied|provided)\b"
    rf"|\b(?:wires?|newswires?|agenc(?:y|ies)|feeds?)\b|\b{_HELP}\s?(?:from|by|of|via|courtesy|[:=])"
    r"|^\W*(?:text|words|story|report|agency|news|copy|original|quelle|texte|texto|testo|tekst"
    r"|текст)s?\s?[:=]"
    r"|(?:^\W*|[,;/–—-]\s?|\b(?:desk|staff|reporters?|newsroom|correspondents?|team|editors|redaktion|agencies)\s)(?:with|mit|avec|con|com|met|med|via|aus|da|из|по)\s|^\W*from\s|\bthanks\sto\b",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    rf"\b(?:was|were|is|are|also)\s(?:used|drawn\son|consulted|incorporated)\b|^\s{_HELP}\b(?:\s(?:used|added)|[,)]|$)|\scontributed\b",
    re.IGNORECASE,
)
# In brackets, behind an abbreviation: Rep. AA, ed. OLN; Src: EFE
_LABELLED = re.compile(
    r"[(\[](?:rep|src|text|story|copy|agency|ag|courtesy(?:\sof)?)\.?:?\s(?P<name>[^,;()\[\]]{2,30})(?:[,;][^()\[\]]{1,40})?[)\]]\.?",
    re.IGNORECASE,
)
_NEAR = 45
_REPORT_OF = re.compile(
    r"\b(?:using|based\son|drawing\son|after|from|following|citing|translated\sfrom|with)\s(?:an?|the"
    r"|several|material|files?)?\s?(?:\w+\s)?"
    r"(?:reports?|stor(?:y|ies)|articles?|reporting|material|dispatch(?:es)?|pieces?"
    r"|interviews?)\s(?:by|in|from|of)\s(?:the\s)?[A-ZÀ-Þ]"
)


def credits_text(text: str, registry: Registry) -> bool:
    """Whether a line that is no sentence of the article names the outlets that its text is from."""
    text = undressed(text)
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
        return False
    if (
        speaks_of_agencies(text)
        or signed_together(text, registry)
        or (_HELPED.fullmatch(text) and registry.mentions(text))
    ):
        return True
    if _is_sentence(text):
        return False
    for pair in role_pairs(text):
        if pair.label and registry.mentions(text[pair.start : pair.end], weak=True):
            return True
    labelled = _LABELLED.fullmatch(text)
    if labelled and registry.get(labelled["name"].strip()):
        return True
    named = _may_sign(text, registry)
    if named and _signs(text, [mention.name for mention in named]):
        return True
    both = _TEXT_AND_PICTURE.search(text) is not None
    if not both and (_OTHER_BUSINESS.search(text) or is_caption(text)):
        return False
    if (both and named) or _REPORT_OF.search(text):
        return True
    return any(_beside(text, mention.start, mention.end) for mention in named)


def _may_sign(text: str, registry: Registry) -> list[Mention]:
    """The outlets that a line names, and agencies by short names that may be words as well."""
    found = registry.mentions(text, weak=True)
    return [mention for mention in found if not mention.weak or mention.outlet.kind in _AGENCIES]


# "Reuters contributed.", "AP writer Jane Roe in Brenn contributed."
_HELPED = re.compile(r"\W*[A-Z][^,;:.!?]{1,80}\scontributed\.?")


def undressed(text: str) -> str:
    """A line without the marks around it and the day at its end: "-- text: AFP, 5 June --" is "text: AFP"."""
    return _DAY_BEHIND.sub("", text.strip(_MARKS_AROUND)) if len(text) <= _LONGEST else text


_MARKS_AROUND = " \t*#<>|=~_—–-"
_DAY_BEHIND = re.compile(
    r",?\s\(?(?:\d{1,2}\.?\s[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s\d{1,2})(?:,?\s\d{4})?[)\]]?$"
)


def signed_from(text: str, registry: Registry) -> bool:
    """Whether a line is an agency's name with a place or writers beside it: "EFE, Brevik", "Jane Doe, AFP"."""
    if len(text) > _LONGEST or _OTHER_BUSINESS.search(text):
        return False
    for shape in (_PLACED, _WRITER, _PLACE_THEN, _PLACE_COLON, _NAME_BY):
        match = shape.fullmatch(text)
        known = registry.get(match["name"].strip()) if match else None
        if known is not None and known.kind in _AGENCIES:
            return True
    return False


def names_agency(text: str, registry: Registry) -> bool:
    """Whether a short line below an article ends in an agency's name: whose text it is, more often than not."""
    text = undressed(text)
    if len(text.split()) > _MOST_WORDS_BELOW or _OTHER_BUSINESS.search(text) or is_caption(text):
        return False
    coded = _CODED.fullmatch(text) is not None
    ending = len(text.rstrip(" .)]"))
    return not coded and any(
        mention.outlet.kind in _AGENCIES
        and (
            (mention.end >= ending and _JOINED.search(text[: mention.start]))
            or (mention.start <= 1 and _OF_ITS_TEXT.fullmatch(text, mention.end))
        )
        for mention in _may_sign(text, registry)
    )


def names_wire(text: str, registry: Registry) -> bool:
    """Whether a short line of a head names a news agency beside a word that may make it the source."""
    if len(text.split()) > _MOST_WORDS_OF_HEAD or _OTHER_BUSINESS.search(text) or is_caption(text):
        return False
    return any(
        mention.outlet.kind == "wire"
        and _BESIDE_WIRE.search(f"{text[: mention.start]} {text[mention.end :]}")
        for mention in registry.mentions(text, weak=True)
    )


_MOST_WORDS_OF_HEAD = 8
_BESIDE_WIRE = re.compile(
    r"(?i:\b(?:from|source|posted|with|via|news|wire|desk|newsroom|editor|category)\b)|^\s*[/|]\s?[A-Z]|[^\W\d_]\w+\s?/\s*$"
)
_AGENCIES = ("wire", "state-media")
_MOST_WORDS_BELOW = 14
# "AFP story", "Reuters, edited by our desk", "Reuters via Yahoo"
_OF_ITS_TEXT = re.compile(
    r"\s(?:story|report|text|copy|article|dispatch|wire)s?\W*"
    r"|,\s(?:edited|adapted|abridged|shortened)\sby\s[\w ]{2,30}\W*"
    r"|\svia\s[A-Z][\w.]{1,20}\W*"
)
_JOINED = re.compile(
    r"(?:^|[.,:/&(–—©-]|\b(?:and|with|by|via|from|through|source|reporting|courtesy(?:\sof)?))\s*(?:the\s)?$",
    re.IGNORECASE,
)
_CODED = re.compile(r"[a-z]+(?:\s[a-z0-9]+){3,}")  # "dpa kwi xxde a3 moh": an agency's own mark


_WORDS = r"[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]+){0,2}"
_PLACED = re.compile(rf"[(\[]?(?P<name>[^,/|]{{2,30}}?)\s?,\s{_WORDS}[)\]]?")
_WRITER = re.compile(
    rf"[(\[]?{_WORDS}(?:\s(?:and|&)\s{_WORDS})?\s?[,/|–—-]\s?(?P<name>[^,/|()\[\]]{{2,30}})[)\]]?"
)
_PLACE_COLON = re.compile(rf"{_WORDS}:\s(?P<name>[^:,/|()\[\]]{{2,30}})")
_NAME_BY = re.compile(rf"[(\[]?(?P<name>[^,/|()\[\]]{{2,30}}), by {_WORDS}[)\]]?")
_PLACE_THEN = re.compile(
    rf"{_WORDS}(?:\s\({_WORDS}\))?\s\((?P<name>[^()]{{2,30}})\)\W*"
)  # "Brevik (Norway) (AFP)"


def _beside(text: str, start: int, end: int) -> bool:
    """Whether what says "from here" stands right before the name, or what says "was used" right after it."""
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if _AFTER_NAME.search(after):
        return True
    return _BEFORE_NAME.search(before) is not None and _NAME_ENDS.match(after) is not None


# "..., with BBC on board" is a headline.
_NAME_ENDS = re.compile(
    r"\s*(?:$|[,;:/)&+.|\]–—-]|(?:and|und|y|et|for|in|by|edited|was|were|wires?|newswires?|agency"
    r"|agencies|text|copy|reports?"
    r"|material|d[ei]spatch(?:es)?|news|story|article|piece)\b)",
    re.IGNORECASE,
)


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!", "”", '"', ":")) and not text.startswith(("(", "["))


_NEWSROOM_BESIDE = re.compile(rf"[(\[]?\s*/\s?{NEWSROOM}[)\]]?\.?")


def _signs(text: str, names: list[str]) -> bool:
    """Whether nothing stands beside the names but initials or a newsroom: "dpa/tel/hk", "(AFP/Merrow Post)"."""
    rest = without_editors(text)
    for name in names:
        rest = rest.replace(name, " ", 1)
    if _NEWSROOM_BESIDE.fullmatch(rest):
        return True
    beside = [word for word in _BETWEEN.split(rest) if word]
    words = [word for word in beside if word.casefold() not in _JOINING]
    initials = _ANY_INITIALS if text[:1] in "([" else _INITIALS
    return (
        bool(beside) and len(words) <= 4 and "/" in text and all(initials.fullmatch(word) for word in words)
    )

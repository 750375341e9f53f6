"""Lines that say where text or pictures come from: bylines, source lines, rights, picture credits."""

from __future__ import annotations

import re

from provenance.text.editors import NEWSROOM


def speaks_of_itself(text: str) -> bool:
    """Whether a line says something of the article that it stands in."""
    return re.search(rf"\b{_ABOUT_ITSELF}\b", text, re.I) is not None


def _any_of(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


_DESKS = _any_of(
    "staff", "web desk", "news desk", "desk", "newsroom", "bureau", "correspondent", "staff writer",
    "reporter", "editorial team", "monitoring desk", "team", "agencies", "wires",
)  # fmt: skip
_BYLINE = re.compile(
    _any_of(
        r"(?:by(?:line)?:?|author:|von|por|par|автор:?|text:|words:)\s+@?\w[\w .,'’@&/()-]{1,80}",
        # ByThe Example Agency
        r"(?-i:By(?=[A-Z]))[\w .,'’@&/()|:-]{2,80}",
        rf"[A-ZÀ-ÞА-ЯЁ][\w .&'’-]{{0,40}}\b{_DESKS}(?:,\s[\w .]{{2,40}})?",
        # JANE DOE in Example City
        r"(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2} in [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)",
    ),
    re.I,
)
_SOURCE_WORDS = _any_of(
    "sources?", "quellen?", "fuentes?", "fonte", "bron", "источник(?:и)?", "origin", r"agenc(?:y|ies)",
    "credits?", "courtesy", "syndicated from", "(?:first|originally) published (?:by|in|on)",
)  # fmt: skip
_HELP_WORDS = _any_of(
    "inputs?", "reporting", "reports?", "information", "material", "files?", "contributions?", "coverage",
)  # fmt: skip
_WORK_WORDS = _any_of(
    "reporting", "edited", "editing", "written", "writing", "compiled", "translated", "translation",
    "reported", "story", "graphics?", "contributed",
)  # fmt: skip
_ORIGIN = _any_of("agency", "wire", "foreign", "original", "syndicated")
_MADE = _any_of(
    "compiled", "adapted", "rewritten", "assembled", "condensed", "collated", "culled", "put together", "summari[sz]ed",
)  # fmt: skip
_ABOUT_ITSELF = r"this (?:story|report|article|post|text|piece|item)"
_OF_ITSELF = re.compile(rf"[(\[][^()\[\]]*[)\]]?\W*$|(?:disclaimer: |note: )?{_ABOUT_ITSELF}\b", re.I)
# "(via Example) The ferry sank in the night." is text with a credit in front.
_BEFORE_SENTENCE = re.compile(r"[(\[](?:via|h/t|from|source)\b[^()\[\]]{1,80}[)\]]\s(?:\S+\s+){3}", re.I)
_WHICH_SOURCE = _any_of("additional", "main", "original", "primary", "other", "link to")
_SOURCE = re.compile(
    r"[(\[]?"
    + _any_of(
        # Source: RT, RIA Novosti    Additional sources • Reuters    E.D. Source » AP    Link to source: https://...
        rf"(?:(?:{_WHICH_SOURCE}|(?:\w{{1,3}}\.){{1,3}}) )?{_SOURCE_WORDS}\s?(?::|—|–|-|•|»|·)\s?\S.{{0,140}}",
        # Agency copy: Example    Wire text – Example
        rf"{_ORIGIN} (?:copy|text|story|report|material|version)\s?(?::|—|–)\s?\S.{{0,80}}",
        # Compiled from Example and Sample dispatches    Put together in our newsroom off the Example wire
        rf"{_MADE} (?:[\w'’-]+ ){{0,5}}?(?:from|off|out of|on the basis of) .{{2,100}}",
        # From our partners at Example
        r"(?:from|by|via|courtesy of|supplied by|provided by) (?:our|its) (?:\w+ )?(?:partners?|colleagues|friends) "
        r".{2,80}",
        # With inputs from PTI    Based on agency reports
        rf"(?:with|additional|including|includes|some|based on|compiled from) (?:\w+ ){{0,3}}{_HELP_WORDS}"
        r"(?: (?:from|by)\b.{1,100})?",
        # This story is auto-generated from a syndicated feed
        rf"(?:disclaimer: |note: )?{_ABOUT_ITSELF} (?:was|has (?:not )?been|is|includes|contains)\b.{{0,120}}"
        rf"\b(?:syndicated|feed|agenc(?:y|ies)|wires?|news service|{_HELP_WORDS})\b.{{0,140}}",
        # Reporting by Jane Doe; editing by John Roe
        rf"{_WORK_WORDS}(?: and \w+)?\s?(?:by:?|:)\s.{{1,160}}",
        # The Associated Press contributed to this report
        r".{2,80}\bcontributed to this (?:report|story|article)\b.{0,40}",
        # Read the original article on Example
        r"read the (?:original|full) (?:article|story|report|text) (?:on|at|in|from)\s.{2,80}",
        # This article was originally published by Example
        rf"(?:{_ABOUT_ITSELF} )?(?:was )?"
        r"(?:(?:first|originally) (?:published|appeared|posted)|(?:published|posted) (?:first|originally)) "
        r"(?:by|in|on|at|here:?)\s.{2,100}",
        # h/t Example    via Example
        r"(?:h/t|hat tip|via)\b:?\s.{1,120}",
    ),
    re.I,
)
_ENDS_IN_WIRE = re.compile(r"\b(?:(?:news)?wires?|d[ei]spatches|copy|feeds?)\W*$", re.I)
# "Adapted from a novel, the film opens Friday": such words begin sentences as well as lines.
_OPENS_SENTENCES = re.compile(rf"[(\[]?(?:{_MADE}(?! by\b)|(?:from|by|via) (?:our|its)\b)", re.I)
_SMALL_WORD = re.compile(r"[a-zà-ÿа-яё]{3,}$")
_MANY_WORDS = 9
_MOSTLY_NAMES = 0.5
_NEARLY_ALL_NAMES = 0.35
_READ_AT = re.compile(
    r"(?:read|see|find|continue reading) (?:the )?"
    r"(?:more|rest|full (?:story|article|report|text)|original)?\b.{0,30}?"
    r"\b(?:at|on|in|from|via|by)\s(?:the )?(.{2,40})",
    re.I,
)
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\)|®).{0,200}", re.I | re.S)
_LEGAL_WORD = re.compile(
    r"\b(?:copyright|all|rights?|reserved|unauthori[sz]ed|reproduction|prohibited|strictly|material|this|may|not|be|"
    r"the|of|and|by)\b|©|\(c\)",
    re.I,
)

_IMAGE_KIND = _any_of("file", "stock", "cover", "lead", "main", "top", "featured")
_IMAGE_NAMES = _any_of(
    "images?", "photos?", "pictures?", "pics?", "photographs?", "fotos?", "photographers?", "illustrations?",
    "graphics?", "video", "screenshot", "screengrab", "фото", "bild",
)  # fmt: skip
_IMAGE_WORD = (
    rf"(?:(?:{_IMAGE_KIND} )?{_IMAGE_NAMES}(?: credits?| source| courtesy| by| from)*|photo[- ]?credit)"
)
_PHOTO_WORD = _any_of("photos?", "images?", "pictures?", "pics?", "fotos?", "photo credits?", "bild", "фото")
_IMAGE_CREDIT = re.compile(
    _any_of(
        # Photo: Example    … on Tuesday. Image courtesy of Example    (Video: Example)
        rf"(?:^|[.!?…”\"|\]–—-]\s+|[(\[]){_IMAGE_WORD}\s?(?::|©|/|\||by\b|courtesy\b|via\b)\s?\S[^\"“]{{0,80}}$",
        # Smoke over the harbour Photo: Example
        rf"\b{_PHOTO_WORD}\s?[:©]\s?(?-i:[A-ZÀ-ÞА-ЯЁ©])[^\s\"“]*(?: [^\s\"“]+){{0,5}}$",
        # The harbour on Monday. © Jane Doe, Example
        r"\w.{10,}[.\s]©\s?\S.{1,60}$",
        # FILE - The harbour in 2019
        r"^(?-i:FILE)(?: PHOTO)?\s?[-–—:].{5,}$",
    ),
    re.I,
)
_BRACKETED = _any_of(
    # (Reuters/AFP) is two agencies, of a text as of a picture.
    r"(?:handout|file|photo|ap photo|reuters|afp|getty|epa|xinhua|ap)/(?!(?:reuters|afp|ap|dpa|tass|upi|ansa|efe)[)\]])"
    rf"(?!{NEWSROOM}[)\]])"
    r"[^)\]]{2,60}",
    "(?:handout|file(?: photo| picture| image)?|photo|ap photo|courtesy|screengrab|screenshot|getty)[^)\\]]{0,60}",
)
# "a Reuters/Ipsos poll found": behind who took a picture no sentence goes on
_NO_PICTURE = r"(?!(?-i:\S+ (?!via\b)[a-z]+ [a-z]+))"
_AT_END = _any_of(
    "getty images", "shutterstock", "istock", "alamy", "picture[- ]alliance",
    "file (?:photo|picture|image)", "ap photo", "via (?:reuters|ap|afp|getty)", r"\w+/getty(?: images)?",
    r"handout/\S+", rf"reuters/{_NO_PICTURE}(?!(?:afp|ap|dpa|tass|upi|ansa|efe)\b|{NEWSROOM}\W*$)" r"[A-Z]\S+(?: \S+)?",
    r"epa-efe(?:/\S+)?", "zuma ?press", "imago",
)  # fmt: skip
_IMAGE_SIGN = re.compile(
    # [Example Agency] behind words without a stop is a picture's; (Example Agency) behind a sentence is not.
    rf"(?:[(\[]{_BRACKETED}[)\]]|[^.!?”\"]\s\[(?:reuters|afp|ap|epa|xinhua|anadolu)[^\]]{{0,40}}\]|\b{_AT_END}\b.{{0,30}})$",
    re.I,
)
_IMAGE_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s.{0,60}"
    r"\b(?:social media|screengrab|getty|photo|images?|screenshot|twitter|telegram)\b.{0,40}",
    re.I,
)
# Most lines hold none of these; looking for them first saves the dear patterns.
_IMAGE_HINTS = (
    "photo", "image", "pic", "foto", "illustr", "graphic", "video", "screen", "bild", "фото", "handout",
    "file", "reuters", "afp", "getty", "epa", "xinhua", "courtesy", "shutterstock", "istock", "alamy",
    "zuma", "imago", "social media", "twitter", "telegram",
)  # fmt: skip
_IMAGE_REMARK = re.compile(rf"[(\[]{_IMAGE_WORD}\s?[:/].{{1,60}}[)\]]\.?", re.I)
_TRAILING_IMAGE = re.compile(rf"\s{_IMAGE_REMARK.pattern}$", re.I)
_ITSELF = r"this (?:story|article|post|interview|column|live ?blog)"
_AMENDED = _any_of(
    "amended", "updated", "corrected", "edited", "revised", "changed", "clarified", "condensed"
)
_VERSION = r"(?:an? |the )?(?:earlier|previous|original|first|prior) versions? of"
_WRONGLY = (
    r"\b(?:mis(?:stated|identified|spelled|quoted|named)|(?:incorrect|wrong|erroneous|inaccurate)(?:ly)?)\b"
)
_NOTE = re.compile(
    _any_of(
        # Correction (March 3): …    Editor's note: …
        r"(?:corrections?|clarifications?|editors?['’]s? note)(?: \([^()]{3,40}\))?\s?[:–—-]\s.{20,}",
        # An earlier version of this article said …    An earlier version of this report misstated …
        rf"{_VERSION} {_ITSELF}\b.{{10,}}",
        rf"{_VERSION} this (?:report|text|piece|item)\b.{{0,80}}{_WRONGLY}.+",
        # This article was amended on 4 March …    The headline of this article has been changed.
        rf"(?:the (?:headline|title|caption|text) (?:of|on|in|to) )?{_ITSELF} (?:was|has been) (?:\w+ )?{_AMENDED}\b.*",
    ),
    re.I | re.S,
)
_GIVES_CREDIT = re.compile(
    r"\b(?:credit|attribut|source|plagiari|agenc|reported by|first published|quoted from)", re.I
)
_LONGEST_NOTE = 600
_LONGEST_CREDIT = 130
_LONGEST_CAPTION = 400
_LONGEST_PICTURE_LINE = 160


def is_byline(text: str) -> bool:
    """Whether the line says by whom the article is ("By Staff Reporter", "World desk")."""
    words = len(text.split()) if len(text) <= 200 else 99
    if words > 14 or text.endswith(("!", "?")) or (words > 5 and text.endswith(".")):
        return False
    return bool(_BYLINE.fullmatch(text.rstrip(".:")))


def is_source_line(text: str) -> bool:
    """Whether the line names sources, contributors or editors of the text."""
    if len(text) > 260 or not _SOURCE.fullmatch(text.strip()) or _BEFORE_SENTENCE.match(text):
        return False
    words = text.split()
    if _OF_ITSELF.match(text) or _ENDS_IN_WIRE.search(text):
        return True
    opens_sentences = _OPENS_SENTENCES.match(text) is not None
    if len(words) < _MANY_WORDS and not opens_sentences:
        return True
    # "Written by the mayor, the letter says …" is a sentence: its words are small ones.
    small = sum(bool(_SMALL_WORD.match(w)) for w in words) / len(words)
    return small < (_NEARLY_ALL_NAMES if opens_sentences else _MOSTLY_NAMES)


def named_origin(text: str) -> str | None:
    """The name in a line that sends the reader to the full story: "Read more at Example"."""
    match = _READ_AT.fullmatch(text.strip(" .…»›>")) if len(text) <= 120 else None
    return match[1] if match else None


def is_copyright(text: str) -> bool:
    """Whether the line is a copyright notice that names somebody."""
    if len(text) > 300:
        return False
    if not (_COPYRIGHT.fullmatch(text) or _COPYRIGHT.fullmatch(text.lstrip("<[( "))):
        return False
    return bool(re.search(r"[^\W\d_]{2,}", _LEGAL_WORD.sub("", text)))


def is_caption(text: str) -> bool:
    """Whether the line says who a picture is from, perhaps after a sentence on what it shows."""
    if len(text) > _LONGEST_CAPTION:
        return False
    tail = text[-_LONGEST_CREDIT:]
    folded = tail.casefold()
    if "©" not in tail and not any(map(folded.__contains__, _IMAGE_HINTS)):
        return False
    if text.startswith("FILE") and _IMAGE_CREDIT.match(text):
        return True
    if not (_IMAGE_CREDIT.search(tail) or _IMAGE_SIGN.search(tail) or _IMAGE_RIGHTS.fullmatch(text)):
        return False
    # A paragraph of text may end in such a remark and is no caption for it.
    return len(text) <= _LONGEST_PICTURE_LINE or not _TRAILING_IMAGE.search(tail)


def is_note(text: str) -> bool:
    """Whether a paragraph speaks of the article itself: a correction, what was changed in it, how it was edited.

    A note that may say whose text it is ("to credit the Courier") is none: it has to be read.
    """
    return len(text) <= _LONGEST_NOTE and bool(_NOTE.fullmatch(text)) and not _GIVES_CREDIT.search(text)


def is_image_remark(text: str) -> bool:
    """Whether a "sentence" is nothing but a picture credit in brackets: "(Image: AP)."."""
    return bool(_IMAGE_REMARK.fullmatch(text))

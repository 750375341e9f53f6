"""What on a page is no part of the article, told by shape or by phrases that news sites share.

Families of phrases are general: what menus, comment forms, share bars and
legal lines say all over the web. Each comes with its reason in plain words.
"""

from __future__ import annotations

import re

from provenance.text.dates import find_stamps

TECHNICAL = "technical mark of the page"
_LONGEST = 400
_URL = re.compile(r"(?:https?://|www\.)\S+", re.I)
_IMAGE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|avif)(?:[?#]\S*)?", re.I)
_GLUED_IMAGE = re.compile(r"(https?://\S+?\.(?:jpe?g|png|gif|webp))(?=[^\W\d_])(?!\w{1,4}[?/&])", re.I)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?:(?:tel|phone|fax)[.:]*\s*)?\+?\(?\d[\d\s().-]{6,18}\d", re.I)
_SITE_PATH = re.compile(r"/(?:[\w.-]+/)+[\w@\[\]'=:.-]*\S*|urn:\S+|\w{2}[_-]\w{2}|(?:[\w-]+\.)+[a-z]{2,6}/?")

_SHAPES = (
    (_IMAGE, "address of a picture"),
    (_URL, "address of a page"),
    (_EMAIL, "e-mail address"),
    (_PHONE, "telephone number"),
    (_SITE_PATH, TECHNICAL),
    (re.compile(r"[\W\d_]*"), "number or ornament without words"),
)

_FAMILIES = (
    (
        "comment form",
        r"please enter your (?:comment|name|e-?mail)\b.*|.{0,12}\bleave a (?:reply|comment)\b.*|"
        r"your e-?mail address will not be published.*|required fields are marked.*|"
        r"(?:no|\d+) (?:comments?|replies)\b.*|comments?(?: are closed\b.*)?|comments? \(?\d+\)?|"
        r"(?:view|show|read|post|add|see|write|join)(?: \w+){0,2} (?:comments?|conversation|discussion)\b.*|"
        r"(?:your )?thoughts and comments|have your say\b.*|(?:log|sign) in to (?:comment|reply|post)\b.*|"
        r"save my name, e-?mail.*|what do you think\?.{0,40}|reply|cancel reply|submit(?: comment)?|report comment",
    ),
    (
        "share bar",
        r"share(?: (?:this|on|via|with|the)\b.{0,60}| article| story)?:?|(?:you can )?(?:share|tweet|forward|e-?mail|print|pin|"
        r"bookmark|save) (?:this|the|it)\b.{0,50}|follow (?:us|me|@?\w[\w .]{0,40})(?: on| at)?\b.{0,60}|"
        r"copy (?:the )?link\b.*|link copied.*|(?:print|e-?mail|tweet|share|save|listen)(?: article)?|(?:like|find) us on .*|"
        r"(?:(?:share|tweet|pin|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|e-?mail|print|messenger|"
        r"viber|vk|copy link|instagram|youtube|tiktok)\b[\s,|/·•:]*){2,}|facebook|twitter|whatsapp|telegram|linkedin|reddit",
    ),
    (
        "subscription or newsletter line",
        r"(?:subscribe|sign up|sign in|log in|register|join us|become a member|donate|support (?:us|our))\b.{0,140}|"
        r"(?:get|receive|want)\b.{0,60}\b(?:newsletter|alerts?|inbox|app|notifications?|straight to your)\b.{0,80}|"
        r".{0,40}\bnewsletters?\b(?!.*\b(?:said|says|wrote|told|reported)\b).{0,60}|"
        r"you(?:'re|’re| are) receiving this\b.*|(?:click|tap) (?:here )?to (?:subscribe|unsubscribe|join|follow)\b.*|"
        r"unsubscribe\b.*|.{0,40}\bcancel any ?time\b.*|(?:download|install|try) (?:our|the)\b.{0,30}\bapp\b.*|"
        r"subscribers (?:may|can|only)\b.*|already a (?:subscriber|member)\b.*",
    ),
    (
        "cookie or privacy notice",
        r"(?:this|our) (?:web)?site uses\b.*|(?:we|we and our \d* ?partners)\b.{0,30}\b(?:use|store|rely on|process)\b.*"
        r"(?:cookies?|personal data|your device|on your|our partners|your experience)\b.*|(?:accept|reject|allow|manage)(?: all)?\b.{0,30}\bcookies?\b.*|"
        r"by (?:continuing|using|clicking)\b.*\b(?:agree|accept|consent)\b.*|(?:cookie|privacy)(?: policy| notice| settings)?|"
        r"(?:accept|reject|allow)(?: all)?|terms (?:of|and|&) .{0,30}",
    ),
    (
        "link to another story",
        r"(?:read|see|watch|listen|view|hear)(?: \w+)?(?: also| more| next| too| now)?\s?:.{0,200}|(?:also|related) "
        r"(?:read|watch|see|interesting|on)\b.{0,200}|read (?:also|more|next|the full (?:story|article))\b.{0,200}|see also\b.{0,200}|"
        r"related(?: (?:articles?|stories|topics?|news|posts?|content|coverage|links?|reading))?\s?:?.{0,120}|"
        r"(?:more|further)(?: (?:from|on|in|about|stories|news|reading))\b.{0,120}|(?:most|top|best) (?:read|popular|viewed|shared|"
        r"commented)\b.{0,120}|(?:top|latest|other|breaking) (?:stories|news|headlines)\b.{0,20}|trending\b.{0,120}|"
        r"(?:recommended|editor'?s?’?s? picks?|you (?:may|might) (?:also )?(?:like|be interested)|don[’']t miss|keep reading|"
        r"up next|next (?:article|story|post)|prev(?:ious)? (?:article|story|post|issue)|older posts|newer posts|in other (?:news|media))"
        r"\b.{0,160}|(?:list|item) \d+ of \d+.*|end of list|continue reading\b.*",
    ),
    ("advertisement", r"(?:advert(?:isement|ising)?|ads?|sponsored(?: content)?|promoted|story continues below.*|anzeige|publicidad)"),
    (
        "topic or tag list",
        r"(?:tags?|topics?|keywords?|filed under|categor(?:y|ies)|labels?|themes?|sections?|schlagw[oö]rter|теги)\b\s?[:|].*|"
        r"(?:tags?|topics?|keywords)",
    ),
    (
        "link of the page",
        r"source link|original (?:article|link|source|story)|(?:click|tap) here\b.{0,60}|back to (?:top|home)\b.*|(?:skip|jump) to .{0,40}|"
        r"(?:home|menu|search|close|contact(?: us)?|about(?: us)?|imprint|impressum|privacy|sitemap|archive|faq|careers|advertise"
        r"(?: with us)?|rss|permalink|log ?in|log ?out|e-?paper|loading.{0,3}|next|previous|open|play|pause|mute|video|gallery|live)"
        r"|(?:scroll|swipe) .{0,40}|(?:letters to the editor|corrections?|complaints?|tips?|feedback)\b\s?[:].{0,120}|"
        r"letters to the editor are welcome.{0,20}|(?:found|spotted) (?:a|an) (?:mistake|error|typo)\b.*|tell us\b.{0,60}",
    ),
    (
        "legal line",
        r"(?:<\s?)?(?:copyright|©|\(c\))?[\s\d-]*all rights reserved.*|.{0,60}\bunauthori[sz]ed (?:reproduction|use|copying)\b.*|"
        r"this (?:material|article|content|story) (?:may|must|can) not be\b.*|our standards\s?:.*|"
        r".{0,80}\bcontains only a (?:portion|part) of the\b.*|reproduction (?:in whole|in part|without|is prohibited|of this).*|"
        r"(?:disclaimer|legal notice|terms of (?:use|service))\b.*|(?:the )?views expressed\b.*|"
        r".{0,60}\bis not responsible for the content of external\b.*",
    ),
    (
        "reading time",
        r"(?:reading time|read time|est(?:imated)? read(?:ing)?(?: time)?)\b.{0,20}|\d+ ?-?min(?:ute)?s? (?:read|to read|ago)\b.{0,10}",
    ),
)
_FAMILY_PATTERNS = tuple((why, re.compile(rf"(?:{pattern})", re.I | re.S)) for why, pattern in _FAMILIES)

_MENU_MARK = re.compile(r"\s*[|•·»›>/]\s*|\s+::\s+")
_DECORATED = re.compile(r"^[\s\[(<*#>»›•·–—-]+|[\s\])>*»›…–—-]+$")

# What may stand beside a date without saying anything of the article.
_STAMP_WORDS = frozenset(
    "published posted updated update last modified created issued on at date dated input time gmt utc est edt bst ist cet msk "
    "local read min mins minute minutes reading ago an a hour hours day days monday tuesday wednesday thursday friday saturday "
    "sunday mon tue wed thu fri sat sun edition evening morning first online upd am pm the of by from hrs h et pt jst sgt "
    "veröffentlicht aktualisiert uhr publié mis à jour le le publicado actualizado опубликовано обновлено no issue".split()
)

END_MARKS = re.compile(
    r"(?:\d+ )?(?:comments?|replies)|.{0,12}\bleave a (?:reply|comment)\b.*|please enter your comment.*|"
    r"(?:your )?thoughts and comments|(?:most|top) (?:read|popular|viewed)(?: \w+){0,3}|"
    r"related(?: (?:articles|stories|posts|news|links|content|topics))?|(?:more|latest|other|top|trending) (?:stories|news|headlines)|"
    r"keep reading|recommended(?: for you)?|you (?:may|might) also like|trending(?: now)?|in other (?:media|news)|up next",
    re.I,
)
"""Headings that, below an article, say that what follows is none of it."""

_PLAUSIBLE_PROSE = frozenset({"link to another story", "share bar", "link of the page", "topic or tag list"})


def reason(text: str, *, after_end: bool = False) -> str | None:
    """Return why a line is furniture of the page, or None when nothing says so.

    A line that reads as a sentence needs more than its first words to be set
    aside, unless it stands after the end of the article (``after_end``).
    """
    if len(text) > _LONGEST:
        return None
    if is_stamp(text):
        return "date stamp of the page"
    for shape, why in _SHAPES:
        if shape.fullmatch(text):
            return why
    bare = _DECORATED.sub("", text).rstrip(".!")
    for why, pattern in _FAMILY_PATTERNS:
        if pattern.fullmatch(text) or pattern.fullmatch(bare):
            if why in _PLAUSIBLE_PROSE and not after_end and _sentence_like(text):
                continue
            return why
    if is_menu(text):
        return "menu of the page"
    return None


def _sentence_like(text: str) -> bool:
    return text.endswith((".", "”", '"')) and len(text.split()) >= 5 and ":" not in text[:30] and "©" not in text


def is_image_address(text: str) -> bool:
    """Whether the line is nothing but the address of a picture."""
    return bool(_IMAGE.fullmatch(text))


def is_address(text: str) -> bool:
    """Whether the line is nothing but a web address."""
    return bool(_URL.fullmatch(text))


def glued_after_image(text: str) -> int | None:
    """Where text begins that was glued to the address of a picture, or None."""
    match = _GLUED_IMAGE.match(text)
    return match.end() if match else None


def is_stamp(text: str) -> bool:
    """Whether the line is a date, perhaps with a time, and nothing that says more."""
    if len(text) > 160 or not any(c.isdigit() for c in text):
        return False
    rest, position = [], 0
    for stamp in find_stamps(text):
        rest.append(text[position : stamp.start])
        position = stamp.end
    if not position:
        return bool(re.fullmatch(r"(?:up-?dated|published|posted)(?: at| on)?\s?:?\s?\d{1,2}[:.]\d\d.{0,12}", text, re.I))
    rest.append(text[position:])
    return all(w in _STAMP_WORDS for w in re.findall(r"[^\W\d_]+", " ".join(rest).lower()))


def is_menu(text: str) -> bool:
    """Whether the line is a row of three or more short entries with marks between them."""
    entries = [e for e in _MENU_MARK.split(text.strip(" |•·»›>/")) if e]
    if len(entries) < 3 or text.rstrip().endswith((".", "!", "?")) or any(find_stamps(text)):
        return False
    return all(len(e.split()) <= 4 for e in entries) and sum(len(e.split()) for e in entries) / len(entries) <= 3


def is_tag_list(text: str) -> bool:
    """Whether the line is a list of key words: small letters or commas, no verb's punctuation, no stop."""
    if text.endswith((".", "!", "?", ":")) or len(text) > 300 or re.search(r"\s[>|»/:]{1,2}\s", text):
        return False
    entries = text.split(", ")
    if len(entries) >= 3:
        return all(len(e.split()) <= 6 for e in entries) and text == text.lower()
    return text == text.lower() and len(text.split()) <= 5 and any(c.isalpha() for c in text)

"""The head of a page: everything above the first paragraph of running text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from provenance.model import Role
from provenance.outlets import Outlet, Registry
from provenance.reading.furniture import is_address, is_image_address, is_stamp, is_tag_list, reason
from provenance.reading.notices import dateline, has_agency_dateline, is_byline, is_caption, is_source_line
from provenance.reading.piece import Piece
from provenance.reading.repeats import REPEATED, key
from provenance.text.dates import Stamp, find_stamps

SITE_LINE = "name or section of the site"
STAMP = "date stamp of the page"
_MAY_NAME_SITE = frozenset(
    {"menu of the page", "subscription or newsletter line", "link of the page", "foot of the page"}
)
_DATE_LINE = re.compile(r"\s*date:?\s+(\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})(?:T\S+)?(?:\s+|$)", re.I)
_LABEL_BEFORE = re.compile(
    r"[\s|,·•:(–—-]*\b(?:(?:first |last |originally )?(?:published|posted|updated|update|issued|created|modified|input|dated?)"
    r"(?:\s(?:on|at))?|on)?[\s|,·•:(–—-]*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[\s,.]*)?$",
    re.I,
)
_TITLE_BORDER = re.compile(r"\s[|·»–—-]\s")
_LEFTOVER = re.compile(r"[|,·•:;/–—-]")
_SEPARATORS = re.compile(r"(?:\s?(?:Uhr|hrs?|h)\b)?[\s|,·•;:/–—-]*")
_TIDY = " |,·•:;–—-[]()/>"
_SEPARATOR = re.compile(r"\s(?:[|•·»›>~]|//|::|/|--?|–|—)\s|\s?[|»›]\s?|:\s::\s")
_NEWSPAPER = re.compile(
    r"\b(?:news|times|post|daily|tribune|herald|gazette|chronicle|bulletin|courier|observer|monitor|digest|mercury|letter|journal|"
    r"mail|telegraph|agency|online|tv|radio|press|today|weekly|review|standard|star|sun|mirror|guardian|independent|globe|express|"
    r"dispatch|examiner|sentinel|record|register|reporter|voice|wire|insider|magazine|network|channel|broadcasting|correspondent|"
    r"argus|echo|advertiser|messenger|leader|ledger|inquirer|bugle|beacon|newsletter|media|24|international)\b",
    re.I,
)
_SECTION = re.compile(
    r"(?:home|news|world|business|economy|tech|technology|science|space|sports?|football|soccer|politics|opinion|analysis|insights?|"
    r"europe|asia|africa|americas?|middle east|culture|health|travel|life|style|lifestyle|environment|energy|markets?|finance|"
    r"insurance|safety|crime|local|national|international|features?|top stories|breaking|latest|video|in the world|society|"
    r"weekly|briefs?|english|edition|service|section|articles?|report|reports|comment|in|the|and|&|of|from|[\W\d_])+",
    re.I,
)
_ISSUE = re.compile(r",\s(?:issue|no\.|number|vol(?:ume|\.)?)\s?#?\d+", re.I)
_STANDFIRST_WORDS = 4
_LONGEST_LINE = 250


@dataclass(slots=True)
class Head:
    """What the head of a page tells about the document."""

    title: str | None = None
    url: str | None = None
    author: str | None = None
    sites: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)


def cut_date_line(text: str) -> tuple[str | None, str, str]:
    """Cut a leading " date 2022-01-10 " off: the date as written, what was cut, the rest."""
    match = _DATE_LINE.match(text)
    if not match:
        return None, "", text
    return match[1], match[0].strip(), text[match.end() :]


def read_head(pieces: list[Piece], head: Head, registry: Registry) -> list[Piece]:
    """Decide the pieces above the running text, and note in ``head`` what they tell."""
    start = body_start(pieces)
    top = [part for p in pieces[:start] for part in _sorted_out(p, head)]
    top = [part for p in top for part in _without_site(p, head, registry)]
    top = _with_headline(top, head, registry)
    headline = next((i for i, p in enumerate(top) if p.role is Role.HEADLINE), len(top))
    decided = [_rest_of_head(p, head, registry, below_headline=i > headline) for i, p in enumerate(top)]
    return [*decided, *pieces[start:]]


def body_start(pieces: list[Piece]) -> int:
    """Index of the first paragraph of running text."""
    prose = [i for i, p in enumerate(pieces) if (p.open and p.prose) or p.role is Role.BODY]
    if not prose:
        return 0
    first = prose[0]
    later = [i for i in prose if first < i <= first + 4]
    for i in later:
        between = pieces[first + 1 : i]
        if any(_marks_head(p) for p in between) and _is_standfirst(pieces[first]):
            return i
    return first


def _marks_head(piece: Piece) -> bool:
    return is_stamp(piece.text) or is_byline(piece.text) or _has_short_stamp(piece)


def _has_short_stamp(piece: Piece) -> bool:
    return len(piece.text) <= 200 and not piece.prose and any(s.iso for s in find_stamps(piece.text))


def _is_standfirst(piece: Piece) -> bool:
    return piece.words <= 35 and not piece.several and not has_agency_dateline(piece.text)


def _sorted_out(piece: Piece, head: Head) -> list[Piece]:
    """Take addresses and dates out of one piece of the head."""
    if is_address(piece.text) and not is_image_address(piece.text) and head.url is None:
        head.url = piece.text
    if piece.why:
        if is_stamp(piece.text):
            head.stamps += find_stamps(piece.text)
        return [piece]
    return _without_stamp(piece, head)


def _without_stamp(piece: Piece, head: Head) -> list[Piece]:
    """Cut a line like "By Staff Reporter | 14 September 2022 21:10 IST" around its date."""
    stamps = list(find_stamps(piece.text)) if len(piece.text) <= _LONGEST_LINE and piece.words <= 24 else []
    clear = [s for s in stamps if s.iso or ":" in piece.text[s.start : s.end]]
    if not clear or (piece.ends and not piece.text.endswith(")")):
        return [piece]
    head.stamps += clear
    label = _LABEL_BEFORE.search(piece.text[: clear[0].start])
    left = label.start() if label else clear[0].start
    right = clear[-1].end + len(_SEPARATORS.match(piece.text, clear[-1].end)[0])
    parts = piece.cut(left, right)
    result = []
    position = 0
    for part in parts:
        at = piece.text.index(part.text, position)
        position = at + len(part.text)
        within = at < right and position > left
        blank = not re.search(r"[^\W\d_]{2,}", part.text)
        aside = at >= right and re.search(r"[|·•]\s?$", piece.text[:at]) and not _may_credit(part.text)
        result.append(
            part.dropped(STAMP if within or blank else SITE_LINE) if within or blank or aside else part
        )
    return result


def _without_site(piece: Piece, head: Head, registry: Registry) -> list[Piece]:
    """Cut the site's name off a title: "Ships wait | Example News"."""
    borders = list(_TITLE_BORDER.finditer(piece.text)) if piece.open else []
    if not borders:
        return [piece]
    name = piece.text[borders[-1].end() :]
    before = len(piece.text[: borders[-1].start()].split())
    sure = borders[-1][0].strip() in "|·»" or registry.get(name) or name in head.sites
    if before < 4 or len(name.split()) > 4 or not sure or any(find_stamps(name)):
        return [piece]
    head.sites.append(name)
    title, site = piece.cut(borders[-1].start())
    return [title, site.dropped(SITE_LINE)]


def _may_credit(text: str) -> bool:
    """Whether what stands beside a date can be a credit: a byline, or a name as short as an agency's."""
    return is_byline(text) or is_source_line(text) or len(text.split()) <= 2


def _with_headline(top: list[Piece], head: Head, registry: Registry) -> list[Piece]:
    """Find the headline; further copies of it are set aside."""
    already = next((p for p in top if p.role is Role.HEADLINE), None)
    best = None
    if already is None:
        counts = Counter(key(p.text) for p in top)
        scored = [(_headline_score(p, i, counts, head, registry), -i) for i, p in enumerate(top) if p.open]
        score, negative = max(scored, default=(-99.0, 0))
        if score <= -3:
            return top
        best = -negative
        already = top[best]
    wanted = key(already.text)
    head.title = head.title or already.text.lstrip("#* ")
    result = []
    for i, p in enumerate(top):
        if i == best:
            result.append(p.as_role(Role.HEADLINE))
        elif p.open and _is_title_again(p.text, wanted, head):
            result.append(p.dropped(REPEATED))
        else:
            result.append(p)
    return result


def _is_title_again(text: str, wanted: str, head: Head) -> bool:
    """The headline once more, perhaps with the name of the site or a date behind it."""
    own = key(text)
    if own == wanted:
        return True
    if own.startswith(wanted) and len(own.split()) - len(wanted.split()) <= 8:
        rest = text[len(text) - (len(own) - len(wanted)) :].strip(_TIDY)
        pieces = [x.strip(_TIDY) for x in re.split(r",|\s[|–—-]\s|\s{2,}", rest)]
        head.sites += [x for x in pieces if x and not any(c.isdigit() for c in x)]
        return True
    return False


def _headline_score(piece: Piece, index: int, counts: Counter[str], head: Head, registry: Registry) -> float:
    text, words = piece.text, piece.words
    score = -0.3 * index
    if head.title and key(text) == key(head.title):
        score += 8
    if is_byline(text) or is_source_line(text) or is_caption(text) or piece.after_image:
        score -= 8
    if is_tag_list(text):
        score -= 4
    score += 2 if counts[key(text)] > 1 and words >= 4 else 0
    score -= 5 if _known_outlet(text, registry) else 0
    score -= 6 if looks_like_site(text) else 0
    score -= 3 if _SECTION.fullmatch(text) else 0
    score += 2 if 4 <= words <= 22 else (-2 if words > 32 else 0)
    score += 2 if re.search(r"\s[a-zа-яё]{4,}", text) else 0
    score -= 1 if text.isupper() and words <= 4 else 0
    return score


def _known_outlet(text: str, registry: Registry) -> Outlet | None:
    if len(text) > _LONGEST_LINE:
        return None
    names = (part for part in site_parts(text) if not _SECTION.fullmatch(part))
    return next((known for part in names if (known := registry.get(part))), None)


def site_parts(text: str) -> list[str]:
    """The entries of a line like "Site > section", each tidied."""
    return [part.strip(_TIDY) for part in _SEPARATOR.split(text) if part.strip(_TIDY)]


def looks_like_site(text: str) -> bool:
    """Whether a line of the head names the site: separators, a paper's name, no sentence."""
    words = text.split()
    if len(text) > _LONGEST_LINE:
        return False
    if text.startswith("[") and text.endswith("]"):
        return True
    if len(words) <= 6 and _NEWSPAPER.search(text) and _is_name(words):
        return True
    if (
        (text.isupper()
        and len(words) <= 4
        and _NEWSPAPER.search(text))
        or (_ISSUE.search(text)
        and len(words) <= 8)
    ):
        return True
    parts = site_parts(text)
    return (
        len(parts) > 1
        and len(parts[0].split()) <= 5
        and (_is_name(parts[0].split()) or len(parts[0].split()) <= 2)
    )


def _is_name(words: list[str]) -> bool:
    small = {"of", "the", "and", "&", "de", "for", "on", "del", "la", "–", "-"}
    return all(w[0].isupper() or w[0].isdigit() or w.lower() in small for w in words if w)


def _rest_of_head(piece: Piece, head: Head, registry: Registry, *, below_headline: bool) -> Piece:
    """Decide a piece of the head that is not the headline."""
    text = piece.text
    if not piece.open:
        if piece.why in _MAY_NAME_SITE and (looks_like_site(text) or looks_like_site(text.split(",")[0])):
            head.sites.append(text)
        return piece
    if is_source_line(text) or is_byline(text):
        _note_author(text, head)
        return piece.as_role(Role.FOOTER)
    if is_caption(text) or piece.after_image:
        return piece.as_role(Role.CAPTION)
    if below_headline and (known := _known_outlet(text, registry)):
        if head.url and registry.by_domain(head.url) is known:
            return piece.dropped(SITE_LINE)
        head.bylines.append(known.name)
        return piece.as_role(Role.FOOTER)
    if is_tag_list(text):
        return piece.dropped("topic or tag list")
    if _LEFTOVER.match(text):
        return piece.dropped(SITE_LINE)
    if below_headline and _reads_as_standfirst(piece):
        return piece.as_role(Role.SUBHEADING)
    if why := reason(text, after_end=True):
        return piece.dropped(why)
    if not below_headline or looks_like_site(text):
        head.sites.append(text)
    return piece.dropped(SITE_LINE)


def _reads_as_standfirst(piece: Piece) -> bool:
    return piece.words >= _STANDFIRST_WORDS and " | " not in piece.text and not looks_like_site(piece.text)


def _note_author(text: str, head: Head) -> None:
    match = re.match(r"by\s+(.+)", text, re.I)
    if match and head.author is None:
        head.author = match[1].strip(_TIDY)


def split_headline(text: str, whole: str) -> int:
    """Where the body begins in a line that holds headline and body, 0 when it cannot be told.

    Only for text whose head was a date on the same line: the headline has no
    full stop, and the body goes on with an ordinary word in capitals.
    """
    for match in re.finditer(r"[^\W_][?!]\s+(?=\S+)", text[:160]):
        if dateline(text[match.end() :], first=True):
            return match.end()
    first_end = re.search(r"[.!?…](?=\s|$)", text)
    sentence = text[: first_end.end() if first_end else len(text)][:600]
    for match in re.finditer(r"(?<=[^\W_])\s+(?=([A-ZÀ-Þ][a-zà-ÿ]+|A)\b)", sentence[:200]):
        before = sentence[: match.start()].split()
        if not 3 <= len(before) <= 20 or before[-1].lower() in _NAME_LEADS:
            continue
        if _says_again(sentence, match.end()) or _starts_afresh(before[-1], match[1], whole):
            return match.end()
    return 0


def _says_again(sentence: str, border: int) -> bool:
    """Whether the part behind the border tells what the part before it told: a headline and its lead."""
    before, after = (
        {w.casefold() for w in _LONG_WORD.findall(part)} for part in (sentence[:border], sentence[border:])
    )
    return sentence[:border].rsplit(maxsplit=1)[-1][0].islower() and len(before & after) >= 3


_LONG_WORD = re.compile(r"[^\W\d_][\w-]{3,}")
_OPENERS = frozenset(
    "The A An In On At It He She They We This These That There After Before When While As According For From With If But And "
    "Some Many Most More No Not Nobody By One Two Three Four Five Since Despite Following Amid Under Over About Just Only".split()
)
_NAME_LEADS = frozenset(
    "of in at on for from to by with the a an and or de la le al von van der mr mrs ms dr".split()
)


def _starts_afresh(before: str, word: str, whole: str) -> bool:
    """Whether ``word`` in capitals begins a new sentence although no stop stands before it."""
    if before.lower() in _NAME_LEADS or not before[-1].isalnum():
        return False
    if word in _OPENERS:
        return True
    small = rf"(?<![.!?…”\"] )\b{re.escape(word.lower())}\b"
    capital = rf"[a-z,] {re.escape(word)}\b"
    return before[0].islower() and bool(re.search(small, whole)) and len(re.findall(capital, whole)) <= 1

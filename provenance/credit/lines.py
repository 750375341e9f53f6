"""Credits of a whole article or of a picture: datelines, bylines, source lines, photo credits.

They are told by the shape of the line, so that names in them need no verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from provenance.credit.datelines import Stretch, dateline
from provenance.credit.fragments import Fragment
from provenance.credit.itself import of_itself
from provenance.credit.names import Name
from provenance.model import Role, Scope, Sentence
from provenance.text.editors import NEWSROOM, without_editors
from provenance.text.role_pairs import role_pairs


def stretches(
    sentence: Sentence,
    names: Sequence[Name],
    hints: Set[str],
    *,
    first: bool = False,
    amid: bool = False,
    last: bool = False,
) -> Iterator[Stretch]:
    """Yields the stretches of a sentence that credit pictures or the whole article.

    Args:
        sentence: any sentence of the article.
        names: the outlet names in it, with offsets into the article.
        hints: what its fragments hold.
        first: whether the text begins with it.
        amid: whether it stands amid the text, where "this report" may be one that the article tells of.
        last: whether the text ends with it.
    """
    text = sentence.text
    if sentence.role is Role.CAPTION:
        yield Stretch(0, len(text), Scope.IMAGE, "caption")
        return
    if "picture" in hints and not _TEXT_TOO.match(text):
        yield from (Stretch(*match.span(), Scope.IMAGE, _word(match[0])) for match in _IMAGE.finditer(text))
    pairs = role_pairs(text) if ":" in text and sentence.role is not Role.BODY else []
    if pairs:
        yield from (Stretch(p.start, p.end, Scope.ARTICLE, p.label) for p in pairs if p.label)
        return
    whole = (
        _LINE.match(text)
        or ("contributed" in hints and _CONTRIBUTED.search(text))
        or (sentence.role is Role.FOOTER and _HELPED.fullmatch(text))
        or ((byline := _BYLINE.match(text)) and _line_like(sentence) and byline)
    )
    if whole:
        yield Stretch(0, len(text), _scope_of_line(text), _word(whole[0]))
    elif names and not amid and (itself := of_itself(text)):
        yield Stretch(0, len(text), Scope.ARTICLE, _word(itself))
    elif names:
        spans = [(name.start - sentence.start, name.end - sentence.start) for name in names]
        leads_in = sentence.role is not Role.FOOTER and text.endswith(
            ":"
        )  # a heading over what comes below it
        head = dateline(text, spans) if sentence.role is not Role.BODY and not leads_in else None
        if head is not None:
            yield head
        elif _only_names(sentence, names) and not _is_bare_word(text, names):
            yield Stretch(0, len(text), _scope_of_line(text), "line")
        elif sentence.role is Role.FOOTER:
            origin = _ORIGIN.search(text) or (
                _line_like(sentence) and not _ELSEWHERE.match(text) and any(name.sure for name in names)
            )
            if origin:
                cue = "line" if origin is True else _word(origin[0])
                yield Stretch(0, len(text), Scope.ARTICLE, cue)
    if "inserted" in hints:
        running = sentence.role is Role.BODY and not last and not (first and text[:1] in "([")
        yield from (_inserted(match, running=running) for match in _INSERTED.finditer(text))


def _inserted(match: re.Match[str], *, running: bool) -> Stretch:
    """What stands in brackets in running text ("(hat tip to X for that one)") says whose that one thing is.

    At the very beginning of a text it says whose the text is: "(From X) BRENN - The harbour was closed".
    """
    words = _INSERTED_CUE.match(match[0])
    cue = words[1] if words else _word(match[0])
    before, behind = (
        len(part.split()) for part in (match.string[: match.start()], match.string[match.end() :])
    )
    inputs = _INPUTS.match(match[0]) is not None
    alone = inputs or (before < _TELLING and not (running and behind >= _TELLING))
    part = (running or cue.lower().startswith("source")) and not alone
    return Stretch(*match.span(), Scope.SENTENCE if part else Scope.ARTICLE, cue)


def closing(text: str) -> Stretch | None:
    """Returns the stretch of a signature at the very end of the body: "... on Monday. (ANI)", "... — AP"."""
    match = _SIGNED.search(text)
    if match is None:
        return None
    scope = Scope.SENTENCE if _PART.match(match["inside"]) else Scope.ARTICLE
    return Stretch(match.start("inside"), match.end("inside"), scope, "signature")


def says_whose(text: str) -> bool:
    """Whether a line says in words from whom the text is: "(With inputs from AFP)"; "(AFP)" does not."""
    return _INPUTS.match(text) is not None


def listed(text: str, line: Stretch) -> Iterator[tuple[int, int]]:
    """Yields the spans of what a source line lists ("Source: Orlau Live, Brenn Dnes"), known or not."""
    if not _LISTING.match(line.cue):
        return
    for match in _LISTED.finditer(
        text, line.start + text[line.start : line.end].find(line.cue) + len(line.cue), line.end
    ):
        medium = line.start == 0 or _MEDIUM.search(match[0])
        if medium and not _NO_OUTLET.search(match[0]):
            yield match.span()


# --- pictures ---------------------------------------------------------------------------------------------

_PICTURE = (
    r"(?:image|photo(?:graph)?|picture|pic|video|screenshot|illustration|graphic|foto|screengrab|thumbnail)s?"
)
_PICTURE_HINT = re.compile(
    r"[Ii]mage|IMAGE|[Pp]hoto|PHOTO|icture|[Pp]ic\b|[Vv]ideo|[Ss]cree|llustr|raphic|[Ff]oto|umbnail"
    r"|etty|/[A-Z]|[Pp]ool"
)
_TEXT_TOO = re.compile(
    r"\W*(?:text|words|story|report)s?\s?(?:and|&|\+|/)\s?(?:photo|image|picture)s?\s?:",
    re.IGNORECASE,
)
_IMAGE = re.compile(
    rf"(?:^\W*(?:credits?|courtesy|source|via)\s?:\s[^.()\n]{{1,40}}\s{_PICTURE}\W*$"
    rf"|\b(?:file\s|handout\s|featured\s)?{_PICTURE}(?:\s(?:credit|source|courtesy|by|via"
    rf"|from))?\s?(?::|©|/|\|)\s?[^.()\n]{{1,60}}"
    rf"|\b{_PICTURE}\s(?:by|courtesy\sof|via|from|provided\sby)\s[^.()\n]{{1,60}}"
    r"|\((?:[^()]{0,30}\s)?(?:photo|pool|image|picture|file)(?:/[^()]{1,40})?\)"
    r"|\b[\w-]+(?:\s[\w-]+)?\s(?:photo|Photo|PHOTO)/[^.()\n]{1,40}"
    r"|(?:\b[\w-]+(?:\s[\w-]+){0,3}(?:/|\svia\s))?\bGetty\b(?:\sImages)?(?:(?:/|\svia\s)[\w /-]{2,40})?"
    r"|\bpicture\salliance\s?/\s?[^.()\n]{1,40}"
    r"|(?:^|[.(])\s?(?:REUTERS|AFP|EPA(?:-EFE)?|AP|TASS|Xinhua|Sputnik)"
    rf"/(?!(?-i:[A-Z]{{2,3}}|[a-z]{{2,3}}|{NEWSROOM})\)?$)"
    r"[A-Z][\w.' -]{1,40}\)?$)",
    re.IGNORECASE,
)

# --- whole lines ------------------------------------------------------------------------------------------

_TEXTS = (
    r"(?:article|story|report|post|piece|interview|item|column|content|news|text|page|bulletin|digest"
    r"|summary)"
)
_LINE = re.compile(
    r"[\W_]*(?:(?:(?:additional|main|original|primary|other|link\sto|(?:\w{1,3}\.){1,3})\s)?"
    r"sources?(?:\s(?:of|for)\s\w+)?\s?[:=–—•»·-]|source\s(?=[A-Z])|(?:credits?|courtesy"
    r"|agencies|agency|via|by\sline)\s?:"
    r"|(?:(?:news|original|main|first|story|text|information)\ssources?|published\sby|agency|text"
    r"|story)\s?[:–—]"
    r"|h/t\b|hat[- ]tip\b|(?:with\s)?(?:additional\s)?(?:inputs?|files?|material|information"
    r"|contributions?|agency\sinputs?"
    r"|reporting)\s(?:from|by)\b|with\s(?:additional\s|agency\s|[A-Z]\w+\s)?(?:inputs?|files?"
    r"|reporting|material"
    r"|information|contributions?)\b"
    r"|(?:story|text|written|reported|report|compiled|edited|prepared|produced|provided"
    r"|distributed)\sby\b(?=.{0,80}$)"
    r"|(?:copyright|all\srights\sreserved|©|\(c\)\s)|(?:originally|first)\s(?:published|posted"
    r"|appeared|written)\b|(?:published|posted)\s(?:originally|first)\b"
    rf"|(?:this\s{_TEXTS}|the\s{_TEXTS}\sabove|all\s(?:of\s)?the\sabove|everything\s(?:here|above))"
    r"\s?(?:(?:is|was|comes|came)\s(?:an?\s(?=[A-Z])|from\b|by\b|taken\sfrom\b)|from\b|:)"
    rf"|this\sis\san?\s(?=[A-Z][\w ]{{1,30}}\s{_TEXTS}\b)"
    r"|we\s(?:took|have|got)\s(?:this|it|the\stext|all\sof\sthis)\sfrom\b(?=.{0,60}$)"
    rf"|(?:this|the(?:\s\w+)?)\s{_TEXTS}\s(?:was|is|has\sbeen|originally"
    rf"|first)\s(?:also\s)?(?:originally|first|re)?-?\s?"
    r"(?:published|appeared|posted|carried|written|produced|provided|syndicated|taken|translated|reproduced"
    r"|printed|republished|reported\sby)"
    r"|(?:republished|reprinted|syndicated|reproduced|translated|adapted|excerpted)\s(?:from|by|with"
    r"|courtesy)\b"
    rf"|read\sthe\s(?:rest|original|full|whole|entire|complete)\b.{{0,40}}\s(?:at|on|in|from|via)\b"
    r"|as\s(?:published|seen)\sin\b|(?:compiled|based)\s(?:on|from)\s(?:reports?|material|information"
    r"|dispatches|agency\sreports)\s(?:from|by|of)\b"
    rf"|this\s{_TEXTS}\s(?:includes|contains|incorporates|is\sbased\son"
    rf"|draws\son)\s(?:[\w-]+\s){{0,3}}?(?:information|material|reporting|content|text|copy|reports)\b"
    rf"|(?:parts?|some|much|most|bits|all|elements|portions|quotes"
    rf"|details)\s(?:of\s)?(?:the\s)?(?:\w+\s)?(?:in|of)\s(?:this|our)\s(?:{_TEXTS}|material"
    rf"|information)\b(?=.{{0,90}}$)"
    r"[^.]{0,30}\s(?:from|by)\b|we\s(?:have\s)?(?:used|drew\son|drawn\son|relied\son"
    r"|consulted)\s(?:\w+\s){0,3}?(?:material|d[ei]spatch(?:es)?|reports?|copy|wires?)\s(?:of|from"
    r"|by)\b(?=.{0,60}$)"
    r"|(?:compiled|based|prepared|written|edited|adapted|taken|drawn)\s(?:up\s)?(?:on|from|after|with|using)\s(?:the\s)?(?:basis\sof\s)?"
    r"(?:materials?|d[ei]spatch(?:es)?|news\s?feeds?|feeds?|wires?|copy|texts?|reports?)\s(?:from|by|of)\b(?=.{0,60}$)"
    r"|(?<=\()(?:rep|src|text|story|copy|ag)\.?:?\s(?=[A-Z][^()]{0,40}\)\W*$)"
    r"|(?:text|words|story|report)s?\s?(?:and|&|\+|/)\s?(?:photo|image|picture)s?\s?:"
    r"|[a-z]{1,4}(?:/[a-z]{1,4})*\s\((?=[^()]+\)\W*$))",
    re.IGNORECASE,
)
# At the foot: "Agency copy: Xinhua", "Compiled in our newsroom off the AP wire", "From our partners at Reuters"
_ORIGIN = re.compile(
    r"\b(?:(?:agency|wire|foreign|syndicated)\s(?:text|story|report|material|version)|copy|wires?|newswires?"
    r"|d[ei]spatch(?:es)?|feeds?|partners?|compiled|adapted|rewritten|condensed|collated|culled|assembled"
    r"|put\stogether)\b",
    re.IGNORECASE,
)
# What leads away from the article is no line of credit.
_ELSEWHERE = re.compile(
    r"[\W_]*(?:related|read|more|see|watch|also|listen|video|next|top|trending|live|breaking)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"[\W_]*(?:by:?|from|via|courtesy(?:\sof)?)\s(?=[A-Z\w])", re.IGNORECASE)
# "The Associated Press contributed to this report.", "... is auto-generated from a PTI feed"
_CONTRIBUTED = re.compile(
    rf"\bcontributed\s(?:to\s(?:this|the)\s{_TEXTS}\b|(?:\w+\s)?(?:reporting|to\sthis))"
    r"|\bauto-?\s?generated\sfrom\s(?!an?\s)"
    r"|\b(?:auto-?\s?generated|published|taken|sourced|reproduced)\s(?:\w+\s){0,2}?from\s[^.;]{0,40}?\b(?:feed|wire|newswire|news\sservice)\b",
    re.IGNORECASE,
)
_HELPED = re.compile(r"\W*[A-Z][^,;:.!?]{1,80}\scontributed\W*")  # "AP writer Jane Roe contributed."
_INSERTED = re.compile(
    r"[(\[]\s?(?:h/t|hat[- ]tip|via|with\s(?:an?\s)?(?:inputs?|files|reporting|reports?)\s(?:from|by)|sources?(?=\s?:)"
    r"|inputs?\sfrom|courtesy|from)\b"
    r"[^()\[\]]{1,80}[)\]]|(?<!\w)h/t:?\s[^.()\n]{1,60}",
    re.IGNORECASE,
)
_INSERTED_CUE = re.compile(
    r"\W*((?:with\s)?(?:an?\s)?(?:h/t|hat[- ]tip|[a-z]+)(?:\s(?:from|by|to|of)\b)?)", re.IGNORECASE
)
_INPUTS = re.compile(
    r"\W*(?:with\s(?:an?\s)?(?:inputs?|files|reporting|reports?)|inputs?|files|reporting)\b", re.IGNORECASE
)
_TELLING = 5  # words before or behind a bracket from which it stands in running text


def hinted(fragment: Fragment) -> tuple[str, ...]:
    """Returns which of the patterns that are looked for everywhere can match about a fragment."""
    text, lower = fragment.text, fragment.text.lower()
    found = ["picture"] if _PICTURE_HINT.search(text) else []
    if not text.isascii() or "contributed" in lower or "from" in lower:
        found.append("contributed")
    if "(" in text or "[" in text or "h/t" in lower:
        found.append("inserted")
    return tuple(found)


_LISTING = re.compile(r"sources?|h/t|hat|with inputs?|inputs?|via", re.IGNORECASE)
_LISTED = re.compile(
    r"(?<!of\s)(?<!for\s)(?<!of\sthe\s)(?<!for\sthe\s)"  # "Ministry of Agriculture"
    r"[A-ZÀ-ÞА-Я][\w.'’-]*\w(?:\s[A-ZÀ-ÞА-Я0-9][\w'’-]*){0,4}(?=\s*(?:[,;/|&)\].]|and\b|$))"
)
_NO_OUTLET = re.compile(
    r"(?i:agenc|internet|twitter|youtube|facebook|telegram|instagram|tiktok|social|staff|link|own|media|wire"
    r"|ministry|office|department|government|police|institute|university|getty|photo|image|pixabay|wikipedia)"
)
# In running text the source may be an office, a book or a friend: only what is called like a medium counts there.
_MEDIUM = re.compile(
    r"news|\b(?:TV|FM|radio|channel|times|post|daily|herald|gazette|press|journal|tribune|courier|mirror|echo|star|sun"
    r"|telegraph|chronicle|observer|mail|express|today|online)\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[a-zà-ÿ]{2,4}")
_FILLING = re.compile(
    r"(?:\d+|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|\w+day|news|agency|agencies|staff"
    r"|service|bureau"
    r"|and|with|the|desk|web|online|a|st|nd|rd|th|gmt|utc|correspondent)",
    re.IGNORECASE,
)


def _scope_of_line(text: str) -> Scope:
    """ "From the Orlau Herald:" opens a quotation or a headline; the article is not from there."""
    return Scope.SENTENCE if text.rstrip().endswith(":") else Scope.ARTICLE


def _line_like(sentence: Sentence) -> bool:
    """A byline is short, ends without a stop, and is no sentence."""
    words = sentence.text.split()
    return len(words) <= 14 and not re.search(
        r"[a-z]{3}[.?!]$|\b(?:said|says|was|were|is|are)\b", sentence.text
    )


def _is_bare_word(text: str, names: Sequence[Name]) -> bool:
    """Whether a line is one short name that may be the label of a button or a picture: "APP", "MAP"."""
    return len(names) == 1 and not names[0].sure and text.strip(" .*|") == names[0].written


# Behind or before a name that stands alone below an article.
_LABEL = re.compile(
    r"(?:text|story|report|copy|article|dispatch|wire|source|courtesy|of|through|via|edited|adapted|abridged|shortened"
    r"|by|our|from|posted|on|news|newsroom|desk|foreign|editor|category|world)s?",
    re.IGNORECASE,
)


def _only_names(sentence: Sentence, names: Sequence[Name]) -> bool:
    rest = sentence.text
    for name in sorted(names, key=lambda n: -n.start):
        at = name.start - sentence.start
        rest = rest[:at] + " " + rest[at + len(name.written) :]
    left = [word for word in re.findall(r"\w+", without_editors(rest)) if not _FILLING.fullmatch(word)]
    if sentence.role is Role.FOOTER:
        left = [word for word in left if not _LABEL.fullmatch(word)]
    if "/" in sentence.text and left and all(map(_INITIALS.fullmatch, left)):  # "km/dpa"
        return True
    places = [word for word in left if word[0].isupper()]
    return len(left) == len(places) <= 3 and (not left or sentence.role is not Role.BODY)


def _word(cue: str) -> str:
    return cue.strip(" \t\n([{-–—").rstrip(" :").strip()[:40]


# --- signatures ------------------------------------------------------------------------------------------

_SIGNED = re.compile(r"(?:[.!?”\"]\s?|\s)(?:\(|\[|[-–—]\s?)(?P<inside>[^()\[\]–—-]{2,40})[)\]]?[.\s]*$")
# "(figures: Reuters)": what is another's is said to be no more than this.
_PART = re.compile(
    r"\W*(?:figures?|data|numbers?|statistics|quot(?:e|ation)s?|tables?|charts?|polls?|prices?|rates?|results?|scores?"
    r"|translation|transcript|map)\s?(?::|by\b|from\b|via\b)",
    re.IGNORECASE,
)

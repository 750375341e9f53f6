"""Hedges: what was likely, preliminary or alleged is stated as a fact, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.attribution.drift.certainty import find_certainty
from provenance.attribution.drift.degrees import TENTATIVE, find_degrees
from provenance.attribution.drift.facts import hedges, outlet_mentions, quantities, speech
from provenance.attribution.drift.pair import Finding, Pair, Side, Span, match_off, sentence_like
from provenance.text.hedges import MODALS, Hedge
from provenance.text.quantities import Quantity, agree
from provenance.text.words import stem

_MOST = frozenset(("most", "maximum", "max", "limit", "ceiling", "cap", "capped"))
_LEAST = frozenset(("least", "minimum", "min", "floor"))
# "Exceeded 40,000" is also said as "reached" or "passed the mark of".
_PASSING = ("exceed", "top", "surpass", "short of")
# "Should the film lose", "were it to lose" and "as long as" make conditions, too.
_INVERTED = re.compile(
    r"\b(?:should (?:the|an?|it|he|she|they|we|its|his|her|their|this|that|[A-Z]\w+) \w+|"
    r"were (?:it|he|she|they|the \w+) to|"
    r"were (?:it|he|she|they) \w+(?:ed|en)|"
    r"had (?:it|he|she|they) \w+|with (?:\w+ ){0,3}conditions|as long as|"
    r"so long as|in the event|on condition|(?:up)?on conviction|depending on|once|when)\b",
    re.IGNORECASE,
)
# "It is not impossible that he would run": he might.
_OPEN_BY_DENIAL = re.compile(
    r"\b(?:not|n['’]t|never|nor)(?: \w+ly)? (?:be )?"
    r"(?:impossible|unlikely|improbable|inconceivable|unthinkable|excluded?|rul(?:e|ed) out)\b",
    re.IGNORECASE,
)
_EARLY = ("preliminar", "provisional", "tentativ")
_ALLEGED = ("alleged", "purported", "supposed")
_ACCUSED = frozenset(
    ("accused", "accuse", "accuses", "accusing", "accusation", "accusations", "charged", "charges")
)
_LOOKS = re.compile(
    r"\b(?:look|looks|looked|appears?|appeared) (?:set|poised|bound|on course|on track)\b", re.IGNORECASE
)
_FIRST = frozenset(("early", "initial", "first", "partial", "interim", "initially"))
_RELATIVES = frozenset(("that", "which", "who", "whom", "what"))
_CERTAIN = frozenset(("will", "would", "shall", "is", "are", "was", "were", "has", "have", "had"))
_ABBREVIATED = 3  # letters of a word whose point may end no sentence
_BETWEEN = frozenset(
    ("to", "be", "already", "also", "now", "soon", "well", "yet", "even", "the", "a", "an", "only")
)
_PERFECT = frozenset(("have", "been"))
_OVER = (
    "ed",
    "en",
    "ught",
    "ost",
    "old",
    "ell",
    "oke",
    "ent",
    "it",
    "un",
    "ade",
    "eft",
    "ot",
)  # brought, broken, sold
_BEING = frozenset(("is", "are", "was", "were", "'s"))
_NOT_STATED = frozenset(
    ("to", "can", "may", "might", "could", "would", "should", "not", "if", "whether", "cannot")
)
_UNLIKELY = frozenset(("unlikely", "improbable"))
_HARDLY = frozenset(("hardly", "scarcely", "barely", "doubt", "doubts", "doubtful", "doubted"))
_NEXT = 4  # words behind a hedge
_EXPECTED = frozenset(map(stem, ("expected", "likely", "probably")))
_SOFT = frozenset(("would", "should", "can", "perhaps", "maybe", "theory", "version", "hypothesis"))


_SENSED = re.compile(
    r"could (?:still |even |also )?(?:be )?(?P<verb>heard|seen|smelt|smelled|hear|see|smell)\b(?! as\b)",
    re.IGNORECASE,
)
_SENSES = {
    "hear": ("heard",),
    "heard": ("heard",),
    "see": ("saw", "seen"),
    "seen": ("saw", "seen"),
    "smell": ("smelt", "smelled"),
    "smelt": ("smelt", "smelled"),
    "smelled": ("smelt", "smelled"),
}


def find(pair: Pair, found: Sequence[Finding]) -> list[Finding]:  # noqa: ARG001  one signature for all kinds
    """Finds bounds of numbers, hedging words and "X says" in mid-clause that one side lacks."""
    if not sentence_like(pair.article.text):
        return []
    known = [*_bounds(pair), *_words(pair), *_says(pair), *find_degrees(pair)]
    return known or find_certainty(pair)


def _bounds(pair: Pair) -> list[Finding]:
    """ "about 700" became "700"."""
    left = quantities(pair.original)
    findings = []
    for q in quantities(pair.article) if left else ():
        same = [p for p in left if agree(p, q) and p.factor == q.factor and p.anchor == q.anchor]
        if same and not q.bound and all(_lost(pair, p, q) for p in same):
            findings.append(Finding("hedge", (same[0].start, same[0].end), (q.start, q.end)))
    return findings


def _lost(pair: Pair, p: Quantity, q: Quantity) -> bool:
    """Whether the hedge of a number is gone: not said in other words, and not of a number that is only named again."""
    if p.bound in ("", "range") or _during(p):
        return False
    first = pair.article.word_span((q.start, q.start))[0]
    if pair.article.lower[max(0, first - 2) : first] in (("of", "the"), ("of", "those"), ("of", "these")):
        return False
    if p.text.casefold().startswith(_PASSING):
        return False
    if p.bound == "below" and pair.article.lower[max(0, first - 1) : first] == ("within",):
        return False
    said = {"most": _MOST, "least": _LEAST}.get(p.bound, frozenset())
    return said.isdisjoint(pair.article.lower)


def _during(q: Quantity) -> bool:
    """Whether a bound may be none: "over two years" is said of more than two and of all through them."""
    return q.kind == "duration" and q.text.casefold().startswith("over ")


def _words(pair: Pair) -> list[Finding]:
    left, right = hedges(pair.original), hedges(pair.article)
    if not left and not right:
        return []
    free_left, free_right = match_off(left, right, lambda _, __: False, lambda hedge: hedge.text)
    free_left = [h for h in free_left if not _is_sensed(pair.original, h, pair.article)]
    free_right = [h for h in free_right if not _is_sensed(pair.article, h, pair.original)]
    surplus = len(free_left) - len(free_right)
    if surplus > 0:
        lost = [h for h in free_left if _counts(pair, h, bool(right)) and _survives(pair, h)]
        lost = [h for h in lost if not _told_beside(pair, h)]
        if _INVERTED.search(pair.article.text):
            lost = [h for h in lost if h.kind != "condition"]
        return [Finding("hedge", (h.start, h.end), _standing(pair, h)) for h in lost[:surplus]]
    if surplus < 0 and pair.near:
        return [found for h in free_right if (found := _made_unsure(pair, h))][:1]
    return []


def _told_beside(pair: Pair, hedge: Hedge) -> bool:
    """Whether a sentence beside the article's has the hedge together with the next word that matters."""
    last = pair.original.word_span((hedge.start, hedge.end))[1]
    ahead = pair.original.content(last, last + _NEXT)[:1]
    beside = pair.beside.casefold()
    if not ahead or hedge.text.casefold() not in beside:
        return False
    return ahead[0] in map(stem, re.findall(r"[\w-]+", beside))


def _is_sensed(side: Side, hedge: Hedge, other: Side) -> bool:
    """ "The crack could be heard in the church", where the other side says that it was: nobody is unsure of that."""
    sensed = _SENSED.match(side.text, hedge.start)
    return sensed is not None and any(verb in other.have for verb in _SENSES[sensed["verb"].lower()])


def _counts(pair: Pair, hedge: Hedge, hedged: bool) -> bool:
    """Whether a lost hedge can be told from one that was only put in other words.

    In a free rewrite "may" and "expects" are often said otherwise, and any
    other hedge of the article may stand for the lost one, save for a condition.
    """
    if hedge.text.casefold().startswith(_EARLY) and not _FIRST.isdisjoint(pair.article.lower):
        return False
    if _hedged_otherwise(pair, hedge):
        return False
    said = stem(hedge.text.split()[0].casefold()) in pair.article.stems  # "suspected" and "suspects"
    if said and (hedge.kind == "verb" or not pair.near):
        return False
    if pair.near:
        return not _leans(pair, hedge) and not _should(pair, hedge)
    if hedge.kind == "condition":
        return True
    if hedge.kind in ("modal", "verb"):
        return not hedged and _no_softer(pair) and _stated(pair, hedge)
    return hedge.kind in ("adjective", "adverb") and not hedged and _no_softer(pair)


def _hedged_otherwise(pair: Pair, hedge: Hedge) -> bool:
    """Whether what is alleged is said to be a charge or somebody's words, or what is likely looks so or is weighed."""
    if hedge.text.casefold().startswith(_ALLEGED):
        return not _ACCUSED.isdisjoint(pair.article.lower) or _somebody_says(pair)
    if hedge.kind == "condition":
        return False
    new = set(pair.article.lower) - set(pair.original.lower)
    if hedge.kind == "verb" and "should" in new:
        return True
    if hedge.text.casefold() in _UNLIKELY and not _HARDLY.isdisjoint(new):
        return True
    return bool(_LOOKS.search(pair.article.text)) or not TENTATIVE.isdisjoint(new)


def _somebody_says(pair: Pair) -> bool:
    """Whether the article gives the words of somebody who is no outlet: who accuses is named then."""
    return any(not outlet_mentions(said.speaker, pair.registry) for said in speech(pair.article.text))


def _no_softer(pair: Pair) -> bool:
    """Whether no word of the article, that the original lacks, may stand for a lost hedge."""
    return _SOFT & set(pair.article.lower) <= set(pair.original.lower)


def _stated(pair: Pair, hedge: Hedge) -> bool:
    """Whether the article says as a fact what was hedged: "may already exist" became "already exists"."""
    original, article = pair.original, pair.article
    first = index = original.word_span((hedge.start, hedge.end))[1]
    while index < len(original.lower) and original.lower[index] in _BETWEEN | _PERFECT:
        index += 1
    if index >= len(original.lower):
        return False
    skipped, verb = original.lower[first:index], original.lower[index]
    for place, stemmed in enumerate(article.stems):
        if stemmed != original.stems[index] or not place:
            continue
        start = place
        while start > 0 and article.lower[start - 1] in _BETWEEN - {"to", "be"}:
            start -= 1
        before = article.lower[max(0, start - 2) : start]
        if not _NOT_STATED.isdisjoint(before):
            return False
        if "have" in skipped:  # "may have been brought": said of what is over
            return article.lower[place] == verb and verb.endswith(_OVER)
        if "be" in skipped:
            return not _BEING.isdisjoint(before)
        finite = article.lower[place] != verb or article.lower[place - 1] in ("they", "which", "that")
        return finite and not article.lower[place].endswith("ing")
    return False


def _leans(pair: Pair, hedge: Hedge) -> bool:
    """Whether a hedge only strengthened another that was kept: "could possibly"."""
    first, last = pair.original.word_span((hedge.start, hedge.end))
    beside = pair.original.lower[max(0, first - 1) : first] + pair.original.lower[last : last + 1]
    return not MODALS.isdisjoint(beside)


def _should(pair: Pair, hedge: Hedge) -> bool:
    """Whether what is expected became what should be: "is expected to end by Friday", "should be over by Friday"."""
    if stem(hedge.text.split()[0].casefold()) not in _EXPECTED or "should" in pair.original.lower:
        return False
    standing = _standing(pair, hedge)
    return standing is not None and "should" in pair.article.text[slice(*standing)].casefold().split()


def _survives(pair: Pair, hedge: Hedge) -> bool:
    """Whether the article still states what the hedge hedged: words near it were kept."""
    first, last = pair.original.word_span((hedge.start, hedge.end))
    begin, end = _clause(pair.original, first, last)
    near = pair.original.content(max(begin, first - 4), first) + pair.original.content(
        last, min(end, last + 12)
    )
    have = set(pair.article.stems)
    shared = sum(word in have for word in near)
    return shared >= 2 or (shared == 1 and len(near) <= 2 + (hedge.kind == "condition"))


def _clause(side: Side, first: int, last: int) -> Span:
    """The words of the main clause around a stretch: up to a colon, a semicolon, a dash or the end of a sentence."""
    before, after = 0, len(side.words)
    for index in range(1, len(side.words)):
        gap = side.text[side.words[index - 1].end : side.words[index].start]
        full = "." in gap and " " in gap and len(side.lower[index - 1]) > _ABBREVIATED
        if full or any(mark in gap for mark in ":;—–!?"):
            if index <= first:
                before = index
            elif index >= last:
                return before, index
    return before, after


def _standing(pair: Pair, hedge: Hedge) -> Span | None:
    """What stands in the article where the hedge stood, if a word does."""
    o0, o1 = pair.original.word_span((hedge.start, hedge.end))
    for op, x0, x1, y0, y1 in pair.runs:
        if op == "replace" and x0 <= o0 and o1 <= x1 and y1 - y0 <= 4 and x1 - x0 <= 6:
            return pair.article.characters(y0, y1)
    return None


def _made_unsure(pair: Pair, hedge: Hedge) -> Finding | None:
    """A plain statement of the original that the article hedges: "will" became "may"."""
    first, last = pair.article.word_span((hedge.start, hedge.end))
    if _OPEN_BY_DENIAL.search(pair.original.text):
        return None
    if hedge.kind == "verb" and speech(pair.original.text) and _is_cue(pair.article, hedge):
        return None  # "the coast guard believes" stands for "according to the coast guard"
    for op, x0, x1, y0, y1 in pair.runs:
        if op in ("replace", "add") and y0 < last and first < y1:
            sure = x1 - x0 <= 2 and set(pair.original.lower[x0:x1]) <= _CERTAIN
            if sure and y1 - y0 <= 4:
                original = _with_next(pair.original, x0, x1) if x0 < x1 else None
                return Finding("hedge", original, _with_next(pair.article, y0, y1))
    return None


def _is_cue(side: Side, hedge: Hedge) -> bool:
    return any(said.cue_start < hedge.end and hedge.start < said.cue_end for said in speech(side.text))


def _with_next(side: Side, first: int, last: int) -> Span | None:
    last = min(last + 1, len(side.words))
    return side.characters(first, last) if first < last else None


def _inside_clause(side: Side, first: int, last: int) -> bool:
    """Whether a stretch stands between "that" or "who" and its verb, with no mark on either side."""
    if side.lower[first - 1] not in _RELATIVES or last >= len(side.words):
        return False
    gaps = (
        side.text[side.words[first - 1].end : side.words[first].start],
        side.text[side.words[last - 1].end : side.words[last].start],
    )
    return all(gap.isspace() for gap in gaps)


def _says(pair: Pair) -> list[Finding]:
    """ "deals that auditors say robbed the city" became "deals that robbed the city"."""
    dropped = [run for run in pair.runs if run[0] == "drop" and run[2] - run[1] <= 5 and run[1]]
    if not dropped or not pair.near:
        return []
    findings = []
    spoken = {said.cue.casefold() for said in speech(pair.article.text)}
    for _, o0, o1, _, a1 in dropped:
        inside = pair.original.characters(o0, o1)
        said = [s for s in speech(pair.original.text) if inside[0] <= s.cue_start and s.cue_end <= inside[1]]
        if said and _inside_clause(pair.original, o0, o1) and said[0].cue.casefold() not in spoken:
            end = min(o1 + 1, len(pair.original.words))
            kept = pair.kept.get(o0 - 1)
            article = (
                pair.article.characters(kept, min(a1 + 1, len(pair.article.words)))
                if kept is not None
                else None
            )
            findings.append(Finding("hedge", pair.original.characters(o0 - 1, end), article))
    return findings

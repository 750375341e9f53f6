"""Who speaks: another kind of speaker, a woman for a man, two who changed places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.attribution.drift.facts import outlet_mentions, speech
from provenance.attribution.drift.pair import Finding, Pair, Side, Span
from provenance.text.speech import Speech
from provenance.text.word_lists import words
from provenance.text.words import STOP_WORDS, stem

_KINDS = """
police policeman policemen policewoman detective detectives constable sheriff gendarmerie;
fire firefighters firefighter brigade;
army military soldiers troops commander;
prosecutors prosecutor prosecution attorney;
court judge judges tribunal;
hospital doctors doctor medics medic clinic paramedics surgeon nurses nurse;
company firm operator manufacturer maker supplier airline retailer shipowner owner owners lender brewer employer builder
contractor developer;
union unions shop-steward;
opposition;
ministry minister government cabinet premier agency regulator watchdog inspectorate council municipality mayor;
residents resident villagers villager locals neighbours neighbors witnesses witness eyewitnesses eyewitness
bystanders passers-by survivors survivor passengers passenger;
relatives relative family families widow mother father;
analysts analyst economists economist brokers broker traders trader strategist;
scientists scientist researchers researcher astronomers geologists biologists;
lawyer lawyers attorney attorneys counsel;
activists activist campaigners environmentalists;
forecasters meteorologists
"""
# Who may be called by the other's name: officials speak for the police, an expert may be a scientist.
_ANY = words(
    """official officials authority authorities spokesman spokeswoman spokesperson expert experts source sources
    insider people person report reports statement media press service services investigators
    investigator investigation representative representatives others"""
)
_UNNAMED = re.compile(
    r"(?<![\w-])(?<!of the )(?:sources?|insiders?|(?:people|persons?|officials?|executives?|bankers?) (?:familiar|"
    r"close|with knowledge|briefed|who (?:spoke|asked|declined|requested|did not))|anonym\w+|unnamed|"
    r"on condition of)\b",
    re.IGNORECASE,
)
_WOMEN = words(
    """she woman women mum mom mother girl sister daughter wife widow aunt grandmother lady actress queen
    spokeswoman chairwoman businesswoman policewoman congresswoman waitress housewife bride mrs ms"""
)
_MEN = words(
    """he man men dad father boy brother son husband widower uncle grandfather gentleman actor king spokesman
    chairman businessman policeman congressman waiter groom mr"""
)
_SAME_WORDS = 0.6
_KEPT = 0.8  # share of the original's words
_LONGEST = 9  # words of a speaker; longer ones were misread
_SENT_OUT = ("by", "was", "were", "been", "being", "be", "is", "are", "from")
_EXCHANGED = re.compile(r"\b[a-z]{3,}ed\b")
# Where it is one, whoever is named first.
_MUTUAL = words(
    """agreed married allied clashed negotiated talked fused merged divorced discussed debated partnered quarrelled
    quarreled bordered"""
)


def _kinds() -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(_KINDS.split(";")):
        for word in row.split():
            found.setdefault(word, set()).add(number)
    return found


_KIND_OF = _kinds()


def other_kind(pair: Pair) -> Finding | None:
    """ "According to the fire brigade" became "according to the police", "sources said" became "the company said"."""
    if pair.shared < _SAME_WORDS:
        return None
    left, right = _speakers(pair.original), _speakers(pair.article)
    if len(left) != 1 or len(right) != 1:
        return None
    said, says = left[0], right[0]
    if len(said.speaker.split()) > _LONGEST or len(says.speaker.split()) > _LONGEST:
        return None
    if _UNNAMED.search(_around(pair.original, said)):
        named = _is_named(says) and not _UNNAMED.search(_around(pair.article, says))
        owned = outlet_mentions(says.speaker, pair.registry)
        return _finding(said, says) if named and not owned and not _akin(said, says) else None
    one, two = _kind(said), _kind(says)
    return _finding(said, says) if one and two and one.isdisjoint(two) else None


def _is_named(says: Speech) -> bool:
    """Whether a speaker is somebody by name or of a kind; "the executive" may be the one who asked for no name."""
    if says.kind not in ("person", "institution"):
        return False
    return any(word[0].isupper() or word.casefold() in _KIND_OF for word in says.speaker.split())


def other_sex(pair: Pair) -> Finding | None:
    """ "He said" became "a mother said", where all else was kept."""
    if not pair.near and pair.retained < _KEPT:
        return None
    for said in _speakers(pair.original):
        for says in _speakers(pair.article):
            one, two = _sex(said), _sex(says)
            if one and two and one != two and "pronoun" in (said.kind, says.kind):
                return _finding(said, says)
    return None


def exchanged(pair: Pair) -> Finding | None:
    """ "Vera assured the clerk" became "the clerk assured Vera"."""
    if not any(word.endswith("ed") for word in pair.original.have & pair.article.have):
        return None
    for match in _EXCHANGED.finditer(pair.article.text.lower()):
        verb = match[0]
        if verb in _MUTUAL or pair.original.lower.count(verb) != 1 or pair.article.lower.count(verb) != 1:
            continue
        i, j = pair.original.lower.index(verb), pair.article.lower.index(verb)
        before, after = _sides(pair.original, i), _sides(pair.article, j)
        if before is None or after is None:
            continue
        (b0, a0), (b1, a1) = before, after
        if b0[-1] in a1 and b1[-1] in a0 and b0[-1] not in a0 and b1[-1] not in a1 and set(b0).isdisjoint(b1):
            return Finding("attribution", _clause(pair.original, i), _clause(pair.article, j))
    return None


def _speakers(side: Side) -> list[Speech]:
    return [said for said in speech(side.text) if said.kind not in ("report", "outlet")]


def _around(side: Side, said: Speech) -> str:
    """The speaker with the words that follow him: "people | familiar with the talks"."""
    return side.text[said.start : said.end + 40]


def _words(said: Speech) -> Iterator[str]:
    return (
        word.strip(".,'’\"").removesuffix("'s").removesuffix("’s") for word in said.speaker.casefold().split()
    )


def _kind(said: Speech) -> set[int]:
    """What kinds of speaker a phrase names; none where it might be any."""
    spoken = list(_words(said))
    return set() if not _ANY.isdisjoint(spoken) else {kind for w in spoken for kind in _KIND_OF.get(w, ())}


def _akin(said: Speech, says: Speech) -> bool:
    """Whether two speakers share a word that matters."""
    left = {stem(word) for word in _words(said)} - STOP_WORDS
    return not left.isdisjoint(stem(word) for word in _words(says))


def _sex(said: Speech) -> str:
    spoken = set(_words(said))
    women, men = bool(spoken & _WOMEN), bool(spoken & _MEN)
    return "" if women == men else "woman" if women else "man"


def _sides(side: Side, verb: int) -> tuple[list[str], list[str]] | None:
    """The stems of who does it and to whom; None where the sentence is not in the active voice."""
    near = side.lower[max(0, verb - 2) : verb] + side.lower[verb + 1 : verb + 2]
    apart = verb and side.text[side.words[verb - 1].end : side.words[verb].start] != " "
    if not set(near).isdisjoint(_SENT_OUT) or apart or not side.content(verb - 4, verb):
        return None
    after = side.text[side.words[verb].end :]
    stop = re.search(r"[,.;:]|\bby\b", after)
    last = side.word_span((0, side.words[verb].end + (stop.start() if stop else len(after))))[1]
    return side.content(verb - 4, verb), side.content(verb + 1, min(verb + 5, last))


def _clause(side: Side, verb: int) -> Span:
    return side.characters(max(0, verb - 3), min(len(side.words), verb + 4))


def _finding(said: Speech, says: Speech) -> Finding:
    return Finding(
        "attribution",
        (min(said.start, said.cue_start), max(said.end, said.cue_end)),
        (min(says.start, says.cue_start), max(says.end, says.cue_end)),
    )

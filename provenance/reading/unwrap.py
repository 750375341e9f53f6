"""Puts together lines that were broken in mid-sentence, and takes apart sentences that were glued."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from provenance.reading.furniture import NO_WORDS, is_tag_list
from provenance.reading.piece import Piece, joined
from provenance.text.bullets import BULLET

_SMALL_START = re.compile(r"[a-zà-ÿа-яё,;)\]]")
_BROKEN_END = re.compile(
    r"(?:[,;(\[“«–—-]|\b(?:the|a|an|of|in|on|at|to|for|from|by|with|and|or|but|as|that|which|who|its|his|her|their|our|my|"
    r"is|are|was|were|has|have|had|be|been|will|would|could|should|may|might|not|than|into|onto|after|before|over|under|"
    r"between|during|through|across|against|among|around|about|via|towards?|within|without|near|off|since|until|despite|"
    r"because|if|when|where|while|whose|also|this|these|those|some|any|each|every|such|said|told|called|named))$"
)
# The stop comes first and then what stands before it: so the search skips from stop to stop.
_GLUE = re.compile(r"[.!?](?<=[a-zа-яё0-9%)\]”’\"].)(?:[”’\"»]|(?=[A-ZÀ-ÞА-ЯЁ“‘«\"(]))")
_NEW_SENTENCE = re.compile(r"[\"“‘«(]?[A-ZÀ-ÞА-ЯЁ]\w*(?:[\s,'’]|-\w)|[\"“‘«(]?\d[\d,.]*\s")
_WORD_BEFORE = re.compile(r"([^\W_]+)[)\]”’\"%]*$")
_WEB_ENDING = re.compile(r"(?:com|org|net|io|ai|co|uk|ru|js|tv)\b", re.I)
_SHORTEST_LINE, _LONGEST_LINE = 30, 110
_NARROWEST, _WIDEST = 60, 132  # characters of the lines of a wrapped text
_LONGEST_WORD = 15
_WORDS_OF_A_LINE = 7
_SHAPELESS = re.compile(r"https?:|@|/\w+/|\d{4}")
# "2028.", "4.5%."; a bare number of one or two digits may be that of a page or of an item
_LAST_NUMBER = re.compile(r"(?:[$€£]\d[\d,.]{0,12}|\d[\d,.]{0,12}%|\d[\d,.]{2,12})[.!?][\"”’)]?")
_SEAM = 18
_LOOK_AHEAD = 12
_LEAST_OF_A_PARAGRAPH = 30

Chain = list[Piece]


def unwrapped(pieces: list[Piece]) -> list[Piece]:
    """Join the lines of each paragraph that was broken in mid-sentence."""
    result: list[Piece] = []
    chain: Chain = []
    aside: list[Piece] = []
    flowing = "\n".join(p.text for p in pieces if p.open and len(p.text) > _LONGEST_LINE)
    for following in _chains(_reopened(pieces), flowing, _width(pieces)):
        if not following[0].open and chain and len(aside) < 3:
            aside += following
        elif chain and _crosses_gap(chain, following, flowing):
            chain += following
        else:
            result += [*_settled(chain), *aside]
            chain, aside = following, []
    return [*result, *_settled(chain), *aside]


def _reopened(pieces: list[Piece]) -> list[Piece]:
    """Take back what looked like furniture but belongs to a broken sentence: a word within it, a number at its end."""
    result = list(pieces)
    for i in range(1, len(pieces) - 1):
        before, piece, after = result[i - 1 : i + 2]
        broken = before.open and after.open and not before.ends and before.words >= 4
        if piece.why and broken and not piece.apart and not after.apart and _SMALL_START.match(after.text):
            result[i] = piece if _SHAPELESS.search(piece.text) else replace(piece, why="")
    for i, (before, piece) in enumerate(pairwise(result), 1):
        broken = before.open and not before.ends and before.words >= _WORDS_OF_A_LINE
        last = i + 1 == len(result) or result[i + 1].apart
        if (
            piece.why == NO_WORDS
            and broken
            and last
            and not piece.apart
            and _LAST_NUMBER.fullmatch(piece.text)
        ):
            result[i] = replace(piece, why="")
    return result


def _settled(chain: Chain) -> list[Piece]:
    """One piece of a chain that arrives somewhere; a headline followed by tags never does."""
    if len(chain) < 2:
        return chain
    item = BULLET.match(chain[0].text) is not None
    arrives = (
        item or chain[-1].ends or chain[0].several or sum(p.words for p in chain) >= _LEAST_OF_A_PARAGRAPH
    )
    return [joined(chain)] if arrives else chain


def _crosses_gap(chain: Chain, following: Chain, flowing: str) -> bool:
    """Whether a sentence goes on behind a blank line or a piece set aside."""
    last, first = chain[-1], following[0]
    if first.open and last.open and _flows(last, first, flowing):
        return True
    if not last.open or not first.open or last.ends or last.words < 7:
        return False
    return bool(_SMALL_START.match(first.text)) and not is_tag_list(first.text)


def _flows(last: Piece, piece: Piece, flowing: str) -> bool:
    """Whether the page itself has the two lines unbroken in another copy of the text."""
    return not last.ends and f"{last.text[-_SEAM:]} {piece.text[:_SEAM]}" in flowing


def _width(pieces: list[Piece]) -> int:
    """The width at which a whole text was wrapped, judged by lines that go on with a small letter; 0 if it was not."""
    breaks = [
        (last.text, piece.text)
        for last, piece in pairwise(pieces)
        if last.open and not last.ends and not piece.apart and _SMALL_START.match(piece.text)
    ]
    width = max((len(last) for last, _ in breaks), default=0)
    wrapped = _NARROWEST <= width <= _WIDEST and all(_full(*lines, width) for lines in breaks)
    return width if wrapped else 0


def _full(last: str, following: str, width: int) -> bool:
    """Whether the first word of the following line would not have had room in the line before."""
    return len(last) + 1 + len(following.split(maxsplit=1)[0]) > width


def _chains(pieces: list[Piece], flowing: str, width: int) -> Iterator[Chain]:
    """Runs of adjacent lines that are one paragraph; every other piece alone."""
    for block in _blocks(pieces):
        wrapped = _hard_wrapped(block)
        if wrapped:
            yield block[:wrapped]
        yield from _broken_lines(block[wrapped:], flowing, width)


def _blocks(pieces: list[Piece]) -> Iterator[Chain]:
    """Runs of open lines without a blank line between them."""
    block: Chain = []
    for piece in pieces:
        if block and (piece.apart or not piece.open or not block[-1].open):
            yield block
            block = []
        block.append(piece)
    if block:
        yield block


def _broken_lines(block: Chain, flowing: str, width: int) -> Iterator[Chain]:
    chain: Chain = []
    for i, piece in enumerate(block):
        if chain and not (
            _flows(chain[-1], piece, flowing)
            or _goes_on(chain, block, i)
            or _wrapped_before_a_name(chain[-1], block, i, width)
        ):
            yield chain
            chain = []
        chain.append(piece)
    if chain:
        yield chain


def _goes_on(chain: Chain, block: Chain, index: int) -> bool:
    """Whether the line at ``index`` continues the sentence that the chain breaks off in."""
    last, piece = chain[-1], block[index]
    if last.ends or (last.words < 4 and len(chain) == 1):
        return False
    if _SMALL_START.match(piece.text) and not is_tag_list(piece.text):
        return True
    begun = len(chain) > 1 or last.several
    if _BROKEN_END.search(last.text[-20:]) or (begun and _runs_on(block, index)):
        return True
    return _is_link_within(last, piece, block[index + 1] if index + 1 < len(block) else None)


def _wrapped_before_a_name(last: Piece, block: Chain, index: int, width: int) -> bool:
    """Whether a line of a wrapped text was full, so that the next one goes on though it begins with a capital."""
    if not width or last.ends or last.words < _WORDS_OF_A_LINE or len(last.text) > width + _LONGEST_WORD:
        return False
    return _full(last.text, block[index].text, width) and _runs_on(block, index)


def _is_link_within(last: Piece, piece: Piece, after: Piece | None) -> bool:
    """A link set on a line of its own: "… the agency / Example News / reported that …"."""
    if after is None or piece.words > 6 or piece.ends or last.words < 5:
        return False
    return bool(_SMALL_START.match(after.text)) and not is_tag_list(after.text)


def _runs_on(block: Chain, index: int) -> bool:
    """Whether the lines from ``index`` come to the end of a sentence before the block ends."""
    return any(p.ends or p.several for p in block[index : index + _LOOK_AHEAD])


def _hard_wrapped(block: Chain) -> int:
    """How many lines at the start of a block were broken at one width; 0 when it was not."""
    if len(block) < 4:
        return 0
    widths = [len(p.text) for p in block[:-1]]
    longest = max(widths)
    if not _SHORTEST_LINE <= longest <= _LONGEST_LINE or widths[0] < longest * 0.5:
        return 0
    full = sum(w >= longest * 0.6 for w in widths)
    open_ends = sum(not p.ends for p in block[:-1])
    small_starts = sum(bool(_SMALL_START.match(p.text)) for p in block[1:])
    if full < len(widths) * 0.85 or open_ends < len(widths) * 0.6 or small_starts < len(widths) * 0.3:
        return 0
    # Lines after the last end of a sentence (tags, names) are not part of it.
    return max((i + 1 for i, p in enumerate(block) if p.ends), default=len(block))


def unglued(piece: Piece) -> list[Piece]:
    """The paragraphs of a piece whose paragraphs were glued: "… is resuming.On Sunday …"."""
    if not piece.open or len(piece.text) < 60:
        return [piece]
    seams = _seams(piece.text)
    return piece.cut(*seams) if seams else [piece]


def _seams(text: str) -> list[int]:
    seams: list[int] = []
    quotes = position = 0
    for match in _GLUE.finditer(text):
        quotes += text.count('"', position, match.end())
        position = match.end()
        end = _seam(text, match, inside_quotes=quotes % 2 == 1)
        if end:
            seams.append(end)
    return seams


def _seam(text: str, match: re.Match[str], *, inside_quotes: bool) -> int:
    """Where the next paragraph begins at a suspected seam, 0 when it is none."""
    end = match.end()
    if match[0][-1] == '"' and inside_quotes:
        end -= 1
    if end >= len(text) or not _NEW_SENTENCE.match(text, end):
        return 0
    before = _WORD_BEFORE.search(text[max(0, match.start() - 30) : match.start()])
    after = text[end : end + 12].lstrip('"“‘«(')
    if before is None or _WEB_ENDING.match(after):
        return 0
    word = before[1]
    return end if word.isdigit() or (len(word) >= 2 and not word.isupper()) else 0

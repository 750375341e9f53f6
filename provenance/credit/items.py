"""A source that signs an item amid the text ("... on Monday. (AFP)", "— dpa"): it covers what stands right above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from provenance.credit.datelines import Stretch
from provenance.credit.names import Name
from provenance.model import Credit, CreditKind, Role, Scope, Sentence

_NAMED = r"[\[(](?P<inside>[^\[\]()]{2,40})[\])]|(?:[—–-]|--)\s?(?P<after>[^\[\]()—–]{2,40})|/(?P<between>[^/]{2,40})/"
_ALONE = re.compile(rf"(?:{_NAMED})\W?")
_TAIL = re.compile(rf"[.!?][”\"’]?\s(?:{_NAMED})\s*$")
_LEAST_ABOVE = 3  # paragraphs
_JOIN = re.compile(r"[\s,/&;.]|\band\b")


def signs(sentence: Sentence) -> bool:
    """Whether a "sentence" is nothing but a name in brackets, behind a dash or between slashes."""
    return _ALONE.fullmatch(sentence.text.strip()) is not None


def closes(sentences: Sequence[Sentence], signature: Sentence) -> bool:
    """Whether hardly more than a last word to the readers stands behind a signature."""
    body = [s for s in sentences if s.role is Role.BODY]
    before = {s.paragraph for s in body if s.index < signature.index}
    return len(before) >= _LEAST_ABOVE and len({s.paragraph for s in body if s.index > signature.index}) <= 1


def tail(sentence: Sentence, names: Sequence[Name]) -> Stretch | None:
    """Returns the stretch behind the last stop of a sentence where it holds outlets and nothing else."""
    match = _TAIL.search(sentence.text)
    if match is None:
        return None
    start, end = next(match.span(group) for group in ("inside", "after", "between") if match[group])
    rest, at = sentence.text[start:end], sentence.start + start
    here = [name for name in names if at <= name.start and name.end <= sentence.start + end]
    for name in here:
        rest = rest.replace(name.written, " ", 1)
    return Stretch(start, end, Scope.SENTENCE, "line") if here and not _JOIN.sub("", rest) else None


def covering(
    sentences: Sequence[Sentence],
    found: Mapping[int, Sequence[Credit]],
    signed: Iterable[int],
    *,
    digest: bool,
) -> dict[int, tuple[Credit, ...]]:
    """Returns the credits that signatures give to the sentences above them, where these name no outlet themselves.

    A signature covers its paragraph, or where it stands alone the one above it; in a digest, where each item is
    signed, all paragraphs of its item.

    Args:
        sentences: those of the article, in order.
        found: the credits by index of sentence.
        signed: indexes of the sentences that are, or end in, a signature.
        digest: whether several items are signed.
    """
    places = set(signed)
    carried: dict[int, tuple[Credit, ...]] = {}
    for place in sorted(places):
        outlets = [
            c for c in found.get(place, ()) if c.kind is CreditKind.OUTLET and c.scope is Scope.SENTENCE
        ]
        for sentence in _above(sentences, place, places, digest=digest):
            if not any(c.kind is CreditKind.OUTLET for c in found.get(sentence.index, ())):
                end = sentence.end
                carried[sentence.index] = tuple(
                    replace(c, start=end, end=end, scope=Scope.CONTINUED, citing=()) for c in outlets
                )
    return carried


def _above(
    sentences: Sequence[Sentence], place: int, places: set[int], *, digest: bool
) -> Iterable[Sentence]:
    paragraph = None
    for sentence in reversed(sentences[:place]):
        if sentence.index in places or (paragraph is not None and sentence.role is not Role.BODY):
            return
        if sentence.role is not Role.BODY:
            continue
        paragraph = sentence.paragraph if paragraph is None else paragraph
        if sentence.paragraph != paragraph and not digest:
            return
        yield sentence

"""The article and the documents beside it, as the aligner sees them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Witness:
    """A document as the aligner sees it.

    ``sentences`` are number -> text of what can be matched; ``outlet`` its
    outlet, ``names`` what that goes by in running text; ``possible`` False when it is dated later than the article;
    ``primary`` True for news agencies, which sites take from.
    """

    key: str
    sentences: Mapping[int, str]
    outlet: str | None = None
    possible: bool = True
    primary: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The article as the aligner sees it.

    ``sentences`` are the texts in order; ``body`` marks those that are
    judged; ``cited`` gives per position the outlets credited there, ``named``
    the outlets credited for the article as a whole. ``primary`` is True where
    its publisher reports at first hand: a wire agency, a broadcaster, an office. ``own`` are the positions in which
    the article speaks of its own people: what they saw and were told; ``bare`` those that only credit.
    """

    sentences: Sequence[str]
    body: Sequence[bool]
    cited: Mapping[int, frozenset[str]] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    primary: bool = False
    own: frozenset[int] = frozenset()
    bare: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Source(Witness):
    """A candidate original.

    ``earlier_than`` are the keys of the sources dated certainly later than this one, ``by_the_clock`` those of them
    where both bear an hour. ``open`` is True where the dates do not tell whether it is earlier than the article,
    ``credited`` where the article credits its outlet, by whatever name; ``follows`` where it is not held to be what
    the article was taken from, whatever the dates, as it has its text from the article's outlet.
    """

    earlier_than: frozenset[str] = field(default_factory=frozenset)
    by_the_clock: frozenset[str] = field(default_factory=frozenset)
    open: bool = False
    credited: bool = False
    follows: bool = False

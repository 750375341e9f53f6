"""Whether a dateline shows who wrote an article: hardly where all of it is another agency's text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from provenance.credit.national import is_agency
from provenance.model import Direction, Document, Match, Role
from provenance.workflows.judging_case import Case

_LEAST_COPY = 5  # body sentences of which nearly all must come from one document,
_COPIED = 0.75  # this share, to make the article a copy


def is_copy(case: Case, filed: Collection[str], matches: Mapping[int, Sequence[Match]]) -> bool:
    """Whether hardly anything stands in the article but what another agency told before, in its own name.

    So an agency does not report itself: its dateline is what somebody else put there.
    """
    body = [s.index for s in case.article.sentences if s.role is Role.BODY]
    if not filed or len(body) < _LEAST_COPY:
        return False
    taken: Counter[str] = Counter()
    for row in (matches.get(index, ()) for index in body):
        taken.update({m.original.id for m in row if m.relation.derived and m.direction is Direction.SOURCE})
    return any(
        count >= _COPIED * len(body) and _is_another_agencys(case, case.documents[key], filed)
        for key, count in taken.items()
    )


def _is_another_agencys(case: Case, document: Document, filed: Collection[str]) -> bool:
    """Whether a document is an agency's own, of another house than some outlets, and names none of them."""
    own = case.same.known(document.outlet) if document.outlet else None
    others = [case.same.known(name) for name in filed]
    if own is None or not is_agency(own) or not document.published or not case.article.published:
        return False
    named = {mention.outlet.name for mention in case.registry.mentions(document.text, weak=True)}
    return all(
        other is not None
        and other.name not in named
        and other is not own
        and (not own.owner_group or other.owner_group != own.owner_group)
        for other in others
    )

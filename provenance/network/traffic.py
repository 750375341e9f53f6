"""Which outlets live on whose text, and whether they say so."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from statistics import median

from provenance.network.order import delay
from provenance.network.rows import NO_OUTLET, Link, Node, Way

UNCREDITED = frozenset({"uncredited", "miscredited"})
"""Verdicts by which the outlet that text was taken from goes unnamed, with nobody or another in its place."""


@dataclass(frozen=True, slots=True)
class Traffic:
    """What the articles of one outlet took from another.

    ``verdicts`` counts sentences; ``minutes`` is the median delay between the
    two documents, None where dates do not say.
    """

    outlet: str
    used: str
    articles: int
    sentences: int
    verdicts: Mapping[str, int]
    minutes: float | None

    @property
    def share_uncredited(self) -> float | None:
        """Share of the judged sentences that do not name the outlet used; None where none was judged."""
        judged = sum(self.verdicts.values())
        return sum(self.verdicts.get(name, 0) for name in UNCREDITED) / judged if judged else None


@dataclass(frozen=True, slots=True)
class Publisher:
    """An outlet of the collection, whether or not it takes or gives.

    ``articles`` and ``sentences`` are those that were looked at; ``taken`` of these sentences stand in an earlier
    document of another outlet (``verdicts`` says what they say of it), and ``given`` sentences of others stand
    in one of its own.
    """

    outlet: str
    kind: str | None
    articles: int
    sentences: int
    taken: int
    given: int
    verdicts: Mapping[str, int]


@dataclass(slots=True)
class _Count:
    pairs: set[tuple[str, str]] = field(default_factory=set)
    sentences: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)


def counted(link: Link) -> bool:
    """Whether a link says that an article took a sentence from somebody else; each sentence counts once."""
    return link.way is Way.SOURCE and link.position == "origin" and not link.own


def traffic(links: Iterable[Link], nodes: Mapping[str, Node]) -> list[Traffic]:
    """Rolls links up to outlet -> outlet, most sentences first."""
    counts: dict[tuple[str, str], _Count] = defaultdict(_Count)
    for link in links:
        if not counted(link):
            continue
        count = counts[outlet(nodes[link.article]), outlet(nodes[link.original])]
        count.pairs.add((link.article, link.original))
        count.sentences += 1
        if link.verdict is not None:
            count.verdicts[link.verdict] += 1
    rows = [_row(taker, giver, count, nodes) for (taker, giver), count in counts.items()]
    return sorted(rows, key=lambda row: (-row.sentences, row.outlet, row.used))


def _row(taker: str, giver: str, count: _Count, nodes: Mapping[str, Node]) -> Traffic:
    delays = [delay(nodes[two].published, nodes[one].published) for one, two in sorted(count.pairs)]
    known = [minutes for minutes in delays if minutes is not None]
    return Traffic(
        taker,
        giver,
        len({article for article, _ in count.pairs}),
        count.sentences,
        dict(sorted(count.verdicts.items())),
        float(median(known)) if known else None,
    )


def publishers(
    nodes: Mapping[str, Node],
    sentences: Mapping[str, int],
    rows: Iterable[Traffic],
    kind_of: Callable[[str], str | None],
) -> list[Publisher]:
    """Returns all outlets, those with most articles first.

    Args:
        nodes: the documents.
        sentences: of each article that was looked at, how many it has.
        rows: what was taken from whom.
        kind_of: says what an outlet is (wire, newspaper ...), where that is known.
    """
    articles, body = Counter[str](), Counter[str]()
    for key, number in sentences.items():
        articles[outlet(nodes[key])] += 1
        body[outlet(nodes[key])] += number
    taken, given = Counter[str](), Counter[str]()
    verdicts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        taken[row.outlet] += row.sentences
        given[row.used] += row.sentences
        verdicts[row.outlet].update(row.verdicts)
    names = sorted({outlet(node) for node in nodes.values()}, key=lambda name: (-articles[name], name))
    return [
        Publisher(
            name, kind_of(name), articles[name], body[name], taken[name], given[name], dict(verdicts[name])
        )
        for name in names
    ]


def credit_matrix(links: Iterable[Link], nodes: Mapping[str, Node]) -> dict[tuple[str, str], int]:
    """Counts judged sentences by (outlet used, whom the article names), sorted.

    Where nothing was judged (another language than English) nobody looked for names: that none
    was found does not mean that nobody is named.
    """
    judged = (link for link in links if counted(link) and link.verdict is not None)
    counts = Counter((outlet(nodes[link.original]), link.credited) for link in judged)
    return dict(sorted(counts.items()))


def outlet(node: Node) -> str:
    """The outlet of a document as tables name it."""
    return node.outlet or NO_OUTLET

"""The tables of a collection: their columns, once, and the rows that fill them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from provenance.model import Verdict
from provenance.network.order import delay
from provenance.network.rows import Link, Node
from provenance.network.traffic import counted
from provenance.workflows.network_collect import Collected

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]

VERDICTS = tuple(verdict.value for verdict in Verdict)
TRACED = ("credited", "upstream-only", "miscredited", "uncredited")
"""The verdicts that a sentence which was taken from somewhere can have."""


def _kinds(text: str) -> dict[str, str]:
    """Reads "name name:kind ..."; what has no kind is text."""
    pairs = (word.partition(":") for word in text.split())
    return {name: kind or "string" for name, _, kind in pairs}


COLUMNS: Mapping[str, Mapping[str, str]] = {
    "links": _kinds(
        """article_id article_outlet article_published sentence:int original_id original_outlet
        original_published original_sentences relation probability:float direction position own:bool
        counted:bool verdict credited_as minutes:int drift first_id first_sentence:int first_published stations:int
        article_text original_text"""
    ),
    "articles": _kinds(
        """id title outlet published dated:bool url path sentences:int traced:int own:int common_origin:int
        undetermined:int unsure:int credited:int upstream-only:int miscredited:int uncredited:int
        unresolved:int unmatched:int credits main_original main_outlet taken_by:int family notes"""
    ),
    "pairs": _kinds(
        """article_id article_outlet original_id original_outlet sentences:int share:float credited:int
        upstream-only:int miscredited:int uncredited:int minutes:int direction own:bool counted:bool"""
    ),
    "outlets": _kinds(
        """outlet used articles:int sentences:int credited:int upstream-only:int miscredited:int
        uncredited:int share_uncredited:float median_minutes:float"""
    ),
    "publishers": _kinds(
        """outlet kind articles:int sentences:int taken:int share_taken:float given:int credited:int
        upstream-only:int miscredited:int uncredited:int"""
    ),
    "credits": _kinds("used credited_as sentences:int"),
    "families": _kinds(
        "family members:int place:int id outlet published title share:float minutes:int own:bool"
    ),
    "cascades": _kinds(
        """cascade members:int giver giver_outlet taker taker_outlet taker_published depth:int sentences:int
        minutes:int main:bool lost:bool lost_outlet own:bool"""
    ),
}
"""Table -> column -> kind of value. Any value may be missing."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the rows of all tables draw on."""

    found: Collected

    def node(self, key: str) -> Node:
        """Returns a document; a lost original is one that nobody published."""
        return self.found.nodes.get(key) or Node(key)

    def rows(self, table: str) -> Iterator[Row]:
        """Yields the rows of a table, ``links`` excepted, in its own order."""
        made: dict[str, Callable[[], Iterator[Row]]] = {
            "articles": self._articles,
            "pairs": self._pairs,
            "outlets": self._outlets,
            "publishers": self._publishers,
            "credits": self._credits,
            "families": self._families,
            "cascades": self._cascades,
        }
        return made[table]()

    def link_row(self, link: Link) -> Row:
        """Returns a link as a row."""
        article, original = self.node(link.article), self.node(link.original)
        first = self.found.appearances.get((link.article, link.sentence))
        return {
            "article_id": article.id,
            "article_outlet": article.outlet,
            "article_published": article.published,
            "sentence": link.sentence,
            "original_id": original.id,
            "original_outlet": original.outlet,
            "original_published": original.published,
            "original_sentences": " ".join(map(str, link.original_sentences)),
            "relation": link.relation,
            "probability": link.probability,
            "direction": link.way.value,
            "position": link.position,
            "own": link.own,
            "counted": counted(link),
            "verdict": link.verdict if counted(link) else None,
            "credited_as": link.credited if link.verdict else None,
            "minutes": delay(original.published, article.published),
            "drift": " ".join(link.drift),
            "first_id": first.first if first else None,
            "first_sentence": first.first_sentence if first else None,
            "first_published": self.node(first.first).published if first else None,
            "stations": len(first.stations) if first else None,
            "article_text": link.text,
            "original_text": link.original_text,
        }

    def _articles(self) -> Iterator[Row]:
        found = self.found
        ways = _sentences_by_way(found.links)
        verdicts = _verdicts(found.links)
        main = _main_originals(found.links)
        taken_by = Counter(
            pair[1] for pair in {(li.article, li.original) for li in found.links if counted(li)}
        )
        family = {member: item.id for item in found.families for member in item.members}
        for key in sorted(found.counts, key=lambda name: (self.node(name).published or "9999", name)):
            node, counts = self.node(key), found.counts[key]
            yield {
                "id": key,
                "title": node.title,
                "outlet": node.outlet,
                "published": node.published,
                "dated": node.published is not None,
                "url": node.url,
                "path": node.path,
                "sentences": counts["sentences"],
                "traced": sum(verdicts[key].values()),
                **{
                    name.replace("-", "_"): ways[key][name]
                    for name in ("own", "common-origin", "undetermined")
                },
                "unsure": counts["unsure"],
                **{name: verdicts[key][name] for name in TRACED},
                **{name: counts.get(name, 0) for name in ("unresolved", "unmatched")},
                "credits": ", ".join(node.credits),
                "main_original": main.get(key),
                "main_outlet": self.node(main[key]).outlet if key in main else None,
                "taken_by": taken_by[key],
                "family": family.get(key),
                "notes": " ".join(found.notes.get(key, ())),
            }

    def _pairs(self) -> Iterator[Row]:
        groups: dict[tuple[str, str], list[Link]] = defaultdict(list)
        for link in self.found.links:
            if link.position == "origin":
                groups[link.article, link.original].append(link)
        for (article, original), links in sorted(groups.items()):
            verdicts = Counter(link.verdict for link in links)
            taken = counted(links[0])
            one, two = self.node(article), self.node(original)
            yield {
                "article_id": article,
                "article_outlet": one.outlet,
                "original_id": original,
                "original_outlet": two.outlet,
                "sentences": len(links),
                "share": round(len(links) / max(1, self.found.counts[article]["sentences"]), 4),
                **{name: verdicts[name] if taken else None for name in TRACED},
                "minutes": delay(two.published, one.published),
                "direction": links[0].way.value,
                "own": links[0].own,
                "counted": taken,
            }

    def _outlets(self) -> Iterator[Row]:
        for row in self.found.traffic:
            share = row.share_uncredited
            yield {
                "outlet": row.outlet,
                "used": row.used,
                "articles": row.articles,
                "sentences": row.sentences,
                **{name: row.verdicts.get(name, 0) for name in TRACED},
                "share_uncredited": None if share is None else round(share, 4),
                "median_minutes": row.minutes,
            }

    def _publishers(self) -> Iterator[Row]:
        for item in self.found.publishers:
            yield {
                "outlet": item.outlet,
                "kind": item.kind,
                "articles": item.articles,
                "sentences": item.sentences,
                "taken": item.taken,
                "share_taken": round(item.taken / item.sentences, 4) if item.sentences else None,
                "given": item.given,
                **{name: item.verdicts.get(name, 0) for name in TRACED},
            }

    def _credits(self) -> Iterator[Row]:
        for (used, credited), sentences in self.found.credits.items():
            yield {"used": used, "credited_as": credited, "sentences": sentences}

    def _families(self) -> Iterator[Row]:
        for family in self.found.families:
            first, own = self.node(family.id), self.found.own(family.members)
            for place, (key, share) in enumerate(zip(family.members, family.shares, strict=True)):
                node = self.node(key)
                yield {
                    "family": family.id,
                    "members": len(family.members),
                    "place": place,
                    "id": key,
                    "outlet": node.outlet,
                    "published": node.published,
                    "title": node.title,
                    "share": share,
                    "minutes": delay(first.published, node.published),
                    "own": own,
                }

    def _cascades(self) -> Iterator[Row]:
        for cascade in self.found.routes.cascades:
            own = self.found.own(cascade.members)
            depths = _depths(cascade.root, [(edge.giver, edge.taker) for edge in cascade.edges])
            for edge in cascade.edges:
                taker = self.node(edge.taker)
                yield {
                    "cascade": cascade.root,
                    "members": len(cascade.members),
                    "giver": edge.giver,
                    "giver_outlet": self.node(edge.giver).outlet,
                    "taker": edge.taker,
                    "taker_outlet": taker.outlet,
                    "taker_published": taker.published,
                    "depth": depths[edge.taker],
                    "sentences": edge.sentences,
                    "minutes": edge.minutes,
                    "main": edge.main,
                    "lost": edge.giver.startswith("lost:"),
                    "lost_outlet": cascade.lost.outlet if cascade.lost else None,
                    "own": own,
                }


def frame(table: str, rows: Iterable[Row]) -> pd.DataFrame:
    """Returns rows as a frame with the columns and kinds of their table; missing values are ``NA``."""
    import pandas as pd

    kinds = {"string": "string", "int": "Int64", "float": "Float64", "bool": "boolean"}
    columns = COLUMNS[table]
    held: dict[str, list[Any]] = {name: [] for name in columns}
    for row in rows:
        for name in columns:
            held[name].append(row[name])
    return pd.DataFrame({name: pd.Series(held[name], dtype=kinds[kind]) for name, kind in columns.items()})


def _sentences_by_way(links: Iterable[Link]) -> dict[str, Counter[str]]:
    """Counts each article's sentences that were taken from its own outlet, or whose source cannot be told."""
    held: dict[str, dict[int, str]] = defaultdict(dict)
    for link in links:
        if link.position == "origin":
            held[link.article][link.sentence] = "own" if link.own else link.way.value
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for key, sentences in held.items():
        found[key] = Counter(sentences.values())
    return found


def _verdicts(links: Iterable[Link]) -> dict[str, Counter[str]]:
    """Counts each article's sentences that were taken from others, by verdict."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for link in links:
        if counted(link):
            found[link.article][link.verdict or ""] += 1
    return found


def _main_originals(links: Iterable[Link]) -> dict[str, str]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for link in links:
        if counted(link):
            counts[link.article][link.original] += 1
    return {key: min(count, key=lambda name: (-count[name], name)) for key, count in counts.items()}


def _depths(root: str, edges: list[tuple[str, str]]) -> dict[str, int]:
    """Returns the least number of steps from the root to each taker."""
    below: dict[str, list[str]] = defaultdict(list)
    for giver, taker in edges:
        below[giver].append(taker)
    depths = {root: 0}
    waiting = [root]
    for at in waiting:  # grows while it is read: nearest first
        for taker in below[at]:
            if taker not in depths:
                depths[taker] = depths[at] + 1
                waiting.append(taker)
    return depths

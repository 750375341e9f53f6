"""The report on a collection: texts that went from hand to hand, and pairs of which nobody knows who was first."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from provenance.publish.blocks import Block, Heading, Inline, ItemList, Mark, Paragraph, Span, Table
from provenance.report.network_findings import Findings, of_several
from provenance.report.network_pair import named, text_of

if TYPE_CHECKING:
    import pandas as pd

MOST_CHAINS = 20
MOST_PAIRS = 40

_LEAST = 3  # documents of a chain


def chain_list(found: Findings, links: Mapping[tuple[str, str], str]) -> list[Block]:
    """Which text went on from A to B and from B to C, the longest first.

    Args:
        found: what was found.
        links: file name of the page of each pair (outlet, outlet used), where there is one.
    """
    cascades = of_several(found.cascades)
    longest = chains(cascades)
    if not longest:
        return []
    facts = _facts(found.articles, cascades)
    items = tuple(_chain(chain, facts, links) for chain in longest[:MOST_CHAINS])
    text = "Each document took most of what it took from the one before it. "
    text += "A name leads to the sentences, where there is a page of them."
    left = len(longest) - len(items)
    more = f" The longest {MOST_CHAINS}; {left:,} more can be read from cascades.csv." if left else ""
    return [Heading("Chains"), Paragraph((Span(text + more),)), ItemList(items)]


def chains(cascades: pd.DataFrame) -> list[tuple[str, ...]]:
    """Follows every text that nobody took further back to where it began; at least three documents, longest first."""
    steps = cascades[cascades["main"]]
    above = dict(zip(steps["taker"], steps["giver"], strict=True))
    found = []
    for last in sorted(set(above) - set(above.values())):
        chain = [last]
        while chain[-1] in above:
            chain.append(above[chain[-1]])
        if sum(not _is_lost(key) for key in chain) >= _LEAST:
            found.append(tuple(reversed(chain)))
    return sorted(found, key=lambda chain: (-len(chain), chain))


def _facts(articles: pd.DataFrame, cascades: pd.DataFrame) -> dict[str, tuple[str, str, str]]:
    """Returns outlet, date and title of each document, as far as they are known."""
    found = {str(key): (named(outlet), "", "") for key, outlet in _columns(cascades, "giver", "giver_outlet")}
    for key, outlet, published in _columns(cascades, "taker", "taker_outlet", "taker_published"):
        found[str(key)] = (named(outlet), text_of(published), "")
    for key, outlet, published, title in _columns(articles, "id", "outlet", "published", "title"):
        found[str(key)] = (named(outlet), text_of(published), text_of(title))
    return found


def _columns(frame: pd.DataFrame, *names: str) -> list[tuple[Any, ...]]:
    return list(zip(*(frame[name] for name in names), strict=True))


def _chain(
    chain: tuple[str, ...], facts: Mapping[str, tuple[str, str, str]], links: Mapping[tuple[str, str], str]
) -> Inline:
    title = next((title for key in chain if not _is_lost(key) and (title := facts[key][2])), "")
    spans = [Span(f"{title}: ", (Mark.STRONG,))] if title else []
    spans.append(Span(_station(chain[0], facts)))
    for giver, taker in pairwise(chain):
        page = links.get((facts[taker][0], facts[giver][0])) if not _is_lost(giver) else None
        spans += [Span(" → "), Span(_station(taker, facts), link=page)]
    return tuple(spans)


def _station(key: str, facts: Mapping[str, tuple[str, str, str]]) -> str:
    if _is_lost(key):
        return "(an original that the collection lacks)"
    outlet, published, _ = facts[key]
    return f"{outlet} ({_date(published)})"


def _is_lost(key: str) -> bool:
    return key.startswith("lost:")


def _date(published: str) -> str:
    return published[:16].replace("T", " ") or "no date"


def undetermined_list(found: Findings) -> list[Block]:
    """The pairs of documents that share text and whose dates leave open who was first; nobody is accused of it."""
    pairs = undetermined(found.pairs)
    if not pairs:
        return []
    facts = {
        str(row[0]): row[1:] for row in _columns(found.articles, "id", "outlet", "published", "title", "url")
    }
    rows = tuple(
        (_document(one, facts), _document(two, facts), (Span(f"{sentences:,}"),))
        for one, two, sentences in pairs[:MOST_PAIRS]
    )
    left = len(pairs) - len(rows)
    more = f" The first {MOST_PAIRS}; {left:,} more in pairs.csv (direction: undetermined)." if left else ""
    text = (
        "These share text, and neither the dates nor what they name say who was first. They are in no count."
    )
    return [
        Heading("Text in common, order unknown"),
        Paragraph((Span(text + more),)),
        Table("", ("Document", "And", "Sentences"), rows, (False, False, True)),
    ]


def undetermined(pairs: pd.DataFrame) -> list[tuple[str, str, int]]:
    """Returns each two documents once, whichever of them is the article, those that share most first."""
    shared: dict[tuple[str, str], int] = {}
    rows = pairs[pairs["direction"] == "undetermined"]
    for article, original, sentences in _columns(rows, "article_id", "original_id", "sentences"):
        one, two = sorted((str(article), str(original)))
        shared[one, two] = max(shared.get((one, two), 0), int(sentences))
    return [(*key, number) for key, number in sorted(shared.items(), key=lambda item: (-item[1], item[0]))]


def _document(key: str, facts: Mapping[str, tuple[Any, ...]]) -> Inline:
    outlet, published, title, url = facts.get(key, (None, None, None, None))
    text = f"{named(outlet)} ({_date(text_of(published))}): {text_of(title) or key[:8]}"
    return (Span(text, link=text_of(url) or None),)

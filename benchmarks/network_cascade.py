"""Who took a story from whom: planted cascades, and the seeds of the project.

    python -m benchmarks.network_cascade 2000       a cascade of 200 articles among 2,000 other documents
    python -m benchmarks.network_cascade 0          nothing but the cascade
    python -m benchmarks.network_cascade seeds

A planted cascade holds copies of copies, words changed and sentences dropped at each step, sentences of their
own, updates that later copies inherit, and copies of an original that is not there. An edge is right if the
document stands below the one it was made from (or, for the copies of the lost original, below a lost original).
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.network_shelf import conditions, row
from benchmarks.network_synthetic import Copy, cascade
from benchmarks.synthetic import stories
from benchmarks.synthetic_documents import as_document, story_document
from provenance.corpus.memory import MemoryCorpus
from provenance.model import Document
from provenance.workflows.network import Network, NetworkOptions, network

_SEEDS = Path(__file__).parent.parent / "seeds"


def main() -> None:
    if sys.argv[1:] == ["seeds"]:
        _seeds()
    else:
        _planted([int(number) for number in sys.argv[1:]] or [2000])


def _planted(sizes: list[int], size: int = 200, lost: int = 40, seed: int = 1) -> None:
    print(conditions())
    print(f"\nA story of {size} articles over twelve hours, {lost} of them from a lost original\n")
    print("| other documents | edges | right | main edge right | against time | lost originals | s |")
    print("|---|---|---|---|---|---|---|")
    copies = cascade(size, lost, seed)
    made = {copy.key: _document(copy) for copy in copies}
    keys = {document.id: key for key, document in made.items()}
    truth = {copy.key: copy.giver for copy in copies if copy.giver}
    for others in sizes:
        start = time.perf_counter()
        around = [story_document(story) for story in stories(others, seed + 6)]
        corpus = MemoryCorpus([*made.values(), *around])
        found = network(corpus, MemoryCorpus(made.values()) if around else None, options=NetworkOptions())
        any_edge, main_edge, against = _edges(found, keys, {copy.key: copy.published for copy in copies})
        right = sum(giver in any_edge.get(taker, ()) for taker, giver in truth.items())
        first = sum(main_edge.get(taker) == giver for taker, giver in truth.items())
        print(
            row(
                others=f"{others:,}",
                edges=len(truth),
                right=f"{right / len(truth):.3f}",
                main=f"{first / len(truth):.3f}",
                against=against,
                lost=len(found.found.routes.lost),
                seconds=f"{time.perf_counter() - start:.0f}",
            ),
            flush=True,
        )


def _document(copy: Copy) -> Document:
    return as_document(
        copy.sentences, outlet=copy.outlet, published=copy.published, url=f"https://{copy.key}.example/"
    )


def _edges(
    found: Network, keys: dict[str, str], published: dict[str, str]
) -> tuple[dict[str, set[str]], dict[str, str], int]:
    """Returns the givers of each document, the one that gave most, and the number of steps against time."""
    givers: dict[str, set[str]] = {}
    main: dict[str, str] = {}
    against = 0
    for edge in {edge for item in found.found.routes.cascades for edge in item.edges}:
        if edge.taker not in keys:
            continue
        lost = edge.giver.startswith("lost:")
        taker, giver = keys[edge.taker], "lost" if lost else keys.get(edge.giver, "another story")
        givers.setdefault(taker, set()).add(giver)
        if edge.main:
            main[taker] = giver
        against += giver in published and published[giver] >= published[taker]
    return givers, main, against


def _seeds() -> None:
    found = network(_SEEDS, options=NetworkOptions())
    names = {item["id"]: Path(item["path"]).name[:3] for item in found.rows("articles")}
    print(conditions())
    print("\n| cascade | from | to | sentences | minutes |\n|---|---|---|---|---|")
    for number, item in enumerate(found.found.routes.cascades, 1):
        for edge in item.edges:
            giver = names.get(edge.giver, "lost original")
            print(
                row(n=number, giver=giver, taker=names[edge.taker], n_s=edge.sentences, minutes=edge.minutes)
            )
    print("\n| outlet | took from | sentences | share uncredited |\n|---|---|---|---|")
    for line in found.rows("outlets"):
        print(row(o=line["outlet"], u=line["used"], s=line["sentences"], share=line["share_uncredited"]))


if __name__ == "__main__":
    main()

"""What an engine is asked to do, and what it promises.

An engine is handed documents as bytes, and names of three functions:

* ``prepare(data) -> (features, sentences)``: two lists of equal length,
  64-bit features and the sentence each stands in;
* ``judge_for(options) -> judge``, called once in each process;
* ``judge(number, data, documents) -> record``, called for each article with
  the documents that share rare features with it.

It gives back one record per article, in the order of their numbers. The
records do not depend on the engine, nor on how the work was divided.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

Progress = Callable[[str, int, int], None]
"""Called with the name of a step, how much of it is done, and how much there is."""

UNDATED = 2_000_000_000
"""Minute of a document without a date: after all that have one."""

_FORM = 4  # raised where the files of a run change their meaning: older work is then begun anew

Prepare = Callable[[bytes], tuple[Sequence[int], Sequence[int]]]
Judge = Callable[[int, bytes, Sequence[bytes]], bytes]
JudgeFor = Callable[[Mapping[str, Any]], Judge]


@dataclass(frozen=True, slots=True)
class Item:
    """A document as engines see it.

    ``number`` is its name (63 bits), ``earliest`` and ``latest`` the minutes
    between which it was published, ``leads`` whether its outlet is a
    news agency, ``same`` names its address: documents of one address are
    never compared. ``article`` and ``document`` say on which sides it stands.
    """

    number: int
    earliest: int
    latest: int
    leads: bool
    same: int
    article: bool
    document: bool
    data: bytes


@dataclass(frozen=True, slots=True)
class Plan:
    """Which documents are compared with an article.

    Attributes:
        cut: postings up to which a feature ties all that have it. Higher costs
            time in proportion and finds no more.
        wide: postings up to which a feature still ties an article to the
            ``reach`` first and the ``reach`` nearest documents before it, so
            that a story carried by thousands is found; what is in more is
            boilerplate.
        reach: see ``wide``.
        least: evidence (thousandths of a nat) that one sentence must share.
        lead: evidence that the document with most for a sentence needs to be
            ranked by this sentence. Higher is faster and loses sources of
            single sentences.
        share: per cent of the best document's evidence that any other needs,
        rival: unless it has this much for a sentence, and
        near: this many per cent of what the best for that sentence has: it
            may be what every report carries.
        limit: documents of each ranking that are compared with one article.
        window: minutes that a document may be older; None for any.
    """

    cut: int = 100
    wide: int = 5000
    reach: int = 6
    least: int = 12_000
    lead: int = 14_000
    share: int = 40
    rival: int = 30_000
    near: int = 80
    limit: int = 8
    window: int | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One run over a collection.

    ``prepare`` and ``judge_for`` are named ``module:function``.
    """

    prepare: str
    judge_for: str
    options: Mapping[str, Any]
    plan: Plan

    def key(self, content: str) -> str:
        """Names the run: what was done under another key is of no use to it."""
        told: list[object] = [
            _FORM,
            content,
            self.prepare,
            self.judge_for,
            dict(self.options),
            asdict(self.plan),
        ]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]


class Engine(Protocol):
    """Runs a job in a folder of its own; what is done there is not done again."""

    name: str

    def run(
        self, job: Job, items: Callable[[], Iterator[Item]], work: Path, progress: Progress
    ) -> Iterator[bytes]:
        """Yields one record per article, in the order of their numbers.

        Args:
            job: what to do.
            items: gives the documents, each number once, in any order.
            work: folder of this run; made if it is not there.
            progress: is told how far the work is.
        """
        ...


def function(name: str) -> Any:
    """Returns the function that ``module:function`` names."""
    module, _, attribute = name.partition(":")
    return getattr(import_module(module), attribute)


def weights(plan: Plan) -> list[int]:
    """Returns what a feature with 0, 1, 2... postings is worth, in thousandths of a nat.

    Whole numbers, so that sums do not depend on the order in which they are taken.
    """
    from math import log

    return [round(1000 * log(2 * plan.wide / max(1, count))) for count in range(plan.wide + 1)]

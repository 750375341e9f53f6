"""Collections with planted links, and a planted cascade, for the benchmarks of ``provenance network``."""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks.synthetic import Event, Language, _swapped

HOURS = 12


@dataclass(frozen=True)
class Copy:
    """A document of a planted cascade: its text, and the document it was made from ("" for an original).

    ``giver`` is ``lost`` for the copies of an original that the collection lacks.
    """

    key: str
    giver: str
    outlet: str
    published: str
    sentences: tuple[str, ...]
    kept: tuple[str, ...]


def cascade(size: int = 200, lost: int = 40, seed: int = 1) -> list[Copy]:
    """A story carried by ``size`` documents over twelve hours.

    Copies of copies, with words changed and sentences dropped at each step, sentences of their own, and
    updates that later copies inherit. ``lost`` of them go back to a second original that is not there.
    """
    rng = random.Random(f"cascade-{seed}")
    language = Language(seed)
    event = Event(language, 10_000 + seed)
    originals = {name: tuple(event.sentence(rng) for _ in range(14)) for name in ("known", "lost")}
    made = [Copy("c000", "", "Reuters", _stamp(0), originals["known"], ())]
    minutes = sorted(rng.sample(range(10, HOURS * 60), size - 1))
    strayed = set(rng.sample(range(size - 1), lost))
    branches: dict[str, list[Copy]] = {"known": list(made), "lost": []}
    for place, minute in enumerate(minutes):
        branch = "lost" if place in strayed else "known"
        held = branches[branch]
        from_lost = branch == "lost" and (len(held) < 3 or rng.random() < 0.3)
        giver = None if from_lost else _chosen(held, rng)
        text = originals["lost"] if giver is None else giver.sentences
        copied = _copied(text, event, language, rng)
        key = f"c{place + 1:03d}"
        made.append(Copy(key, giver.key if giver else "lost", f"Outlet {place + 1}", _stamp(minute), *copied))
        held.append(made[-1])
    return made


def _stamp(minute: int) -> str:
    return f"2024-03-05T{6 + minute // 60:02d}:{minute % 60:02d}+00:00"


def _chosen(held: list[Copy], rng: random.Random) -> Copy:
    """Most copy the first text or a recent one."""
    if rng.random() < 0.35:
        return held[0]
    return rng.choice(held[-12:])


def _copied(
    text: tuple[str, ...], event: Event, language: Language, rng: random.Random
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Returns the sentences of a copy, and those of them that were taken."""
    kept = [sentence for sentence in text if rng.random() > 0.12] or list(text)
    changed = set(rng.sample(range(len(kept)), min(len(kept), max(2, len(kept) // 3))))
    taken = [
        " ".join(_swapped(words.rstrip(".").split(), language, rng, replaced=0.15, dropped=0.05)) + "."
        if place in changed
        else words
        for place, words in enumerate(kept)
    ]
    own = [event.sentence(rng) for _ in range(rng.choice((0, 0, 1, 2)))]
    return (*taken, *own), tuple(taken)

"""Files with a small story each, for a corpus to be made of."""

from __future__ import annotations

from pathlib import Path

STORY = (
    "A crane fell on the ferry pier of Vessin on Sunday morning, and {} dockers were hurt.\n\n"
    "The harbour master closed basin {} until further notice."
)


def folder_of(place: Path, count: int) -> Path:
    place.mkdir()
    for number in range(count):
        (place / f"{number:03d}.txt").write_text(STORY.format(number + 2, number))
    return place

"""A number with its noun, as every screen, note and report has it."""

from __future__ import annotations


def count(number: int, thing: str, things: str | None = None) -> str:
    """A number with its noun: ``1 sentence``, ``1,400 sentences``."""
    return f"{number:,} {thing if number == 1 else (things or thing + 's')}"

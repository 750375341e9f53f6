"""The outlet registry, loaded once."""

from __future__ import annotations

from functools import lru_cache

from provenance.outlets import Registry


@lru_cache(maxsize=1)
def outlets() -> Registry:
    """Returns the registry that comes with the package."""
    return Registry.load()

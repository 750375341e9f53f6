"""provenance: where the sentences of a news article come from, and whether it says so."""

from __future__ import annotations

__version__ = "0.1.0"

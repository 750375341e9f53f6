"""Outlets: who publishes news, under which names and addresses; data in ``outlets.json``."""

from __future__ import annotations

from provenance.outlets.identity import Identity
from provenance.outlets.registry import Registry
from provenance.outlets.values import KINDS, Mention, Outlet

__all__ = ["KINDS", "Identity", "Mention", "Outlet", "Registry"]

"""How often one client may ask, and how much a request may carry."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeVar

from flask import abort, current_app, request

from provenance.web.site import site

SMALL_BODY = 200_000
"""Bytes of a request whose page did not ask for more with ``takes``."""

RATE = "provenance rate"
_MOST_CLIENTS = 10_000
_View = TypeVar("_View", bound=Callable[..., object])


def takes(size: int | None = None) -> Callable[[_View], _View]:
    """Says how many bytes a page takes at most; without a number, as much as the settings allow for uploads."""

    def marked(view: _View) -> _View:
        view.__dict__["takes"] = size if size is not None else -1
        return view

    return marked


@dataclass(slots=True)
class Rate:
    """A bucket of permissions for each client that fills again with time.

    Attributes:
        a_second: permissions that come back.
        burst: the most that a bucket holds.
        clock: seconds, never going back.
    """

    a_second: float
    burst: float
    clock: Callable[[], float] = time.monotonic
    _buckets: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    _guard: Lock = field(default_factory=Lock)

    def allows(self, client: str, cost: float = 1.0) -> bool:
        """Takes permissions from a client's bucket; False where there are too few."""
        now = self.clock()
        with self._guard:
            level, since = self._buckets.pop(client, (self.burst, now))
            level = min(self.burst, level + (now - since) * self.a_second)
            allowed = level >= cost
            self._buckets[client] = (level - cost if allowed else level, now)
            while len(self._buckets) > _MOST_CLIENTS:
                self._buckets.popitem(last=False)
            return allowed


def refuse_haste() -> None:
    """Turns away a client that asks too often."""
    rate: Rate = current_app.extensions[RATE]
    if not rate.allows(request.remote_addr or ""):
        abort(429, "Too many requests came from your machine. Wait a few seconds, then try again.")


def refuse_large_body() -> None:
    """Sets how much of a body is read; what is larger is answered with 413."""
    view = current_app.view_functions.get(request.endpoint or "")
    size = getattr(view, "takes", SMALL_BODY)
    largest = site().settings.upload_bytes if size < 0 else size
    request.max_content_length = largest
    request.max_form_memory_size = min(largest, current_app.config["MAX_FORM_MEMORY_SIZE"])
    if (request.content_length or 0) > largest:
        abort(413)

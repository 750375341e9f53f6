"""Connections that do not wait for ever: a request must come in within its time, and one client may not hold them all.

Waitress reads requests in one thread that never blocks, so a slow sender holds
no worker; what it lacks is an end for senders that drip a byte now and then.
"""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, create_server

from provenance.errors import SettingsError
from provenance.web.settings import WebSettings


@dataclass(frozen=True, slots=True)
class ConnectionLimits:
    """How long and how much a connection may take.

    Attributes:
        threads: requests answered at the same time.
        connections: open at the same time, and ``of_one_client`` those of one address.
        of_one_client: a whole class may sit behind one address, with six connections for each browser.
        head_seconds: for the head of a request to come in.
        whole_seconds: for a request with its body.
        idle_seconds: without anything being sent or read.
        head_bytes: longest head.
    """

    threads: int = 8
    connections: int = 500
    of_one_client: int = 300
    head_seconds: float = 15.0
    whole_seconds: float = 180.0
    idle_seconds: int = 30
    head_bytes: int = 16_384


def listen(
    app: Callable[..., Any], settings: WebSettings, limits: ConnectionLimits | None = None
) -> BaseWSGIServer:
    """Opens the port; ``run()`` of what is returned serves the app.

    Raises:
        SettingsError: the address or port cannot be listened at.
    """
    chosen = limits or ConnectionLimits()
    server = create_server(
        app,
        sockets=[_bound(settings)],
        threads=chosen.threads,
        connection_limit=chosen.connections,
        channel_timeout=chosen.idle_seconds,
        cleanup_interval=5,
        max_request_body_size=settings.upload_bytes + 100_000,
        max_request_header_size=chosen.head_bytes,
        expose_tracebacks=False,
        ident="provenance",
        asyncore_use_poll=True,
    )
    server.channel_class = _limited(chosen)
    return server


def _bound(settings: WebSettings) -> socket.socket:
    """The socket to listen at; on one address only, as ``localhost`` can have two."""
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let two servers share a port
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((settings.host, settings.port))
    except OSError as error:
        bound.close()
        raise SettingsError(
            f"Cannot listen at {settings.host}, port {settings.port}: {error.strerror or error}. "
            "Choose another one with --port."
        ) from error
    return bound


def _limited(limits: ConnectionLimits) -> type[HTTPChannel]:
    """A channel with these limits; waitress makes one for each connection."""

    class LimitedChannel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
        def __init__(self, server: Any, connection: Any, address: Any, *rest: Any, **named: Any) -> None:
            super().__init__(server, connection, address, *rest, **named)
            self._begun = 0.0
            others = list(server.active_channels.values())
            if sum(other.addr[0] == address[0] for other in others) > limits.of_one_client:
                self.will_close = True

        def received(self, data: bytes) -> bool:
            now = time.monotonic()
            if self.request is None:
                self._begun = now
            elif now - self._begun > self._allowed():
                self.will_close = True
                return False
            return bool(super().received(data))

        def _allowed(self) -> float:
            return limits.whole_seconds if self.request.headers_finished else limits.head_seconds

    return LimitedChannel

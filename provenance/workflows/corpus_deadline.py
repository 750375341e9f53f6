"""A time by which an answer from the web must be there, all of it.

The time-out of a socket begins anew with every byte, so a server that sends a
sign a second would never be left. Here each wait is as long as what is left.
"""

from __future__ import annotations

import io
import socket
import time
from collections.abc import Callable
from typing import Any

LONGEST_WAIT = 15.0
"""Seconds that nothing at all may come."""


class Deadline:
    """A moment by which something must be done.

    Args:
        seconds: how far it is away.
        clock: tells the time in seconds.
    """

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._at = clock() + seconds

    def wait(self) -> float:
        """Returns the seconds that may be waited now.

        Raises:
            TimeoutError: there are none left.
        """
        left = self._at - self._clock()
        if left <= 0:
            raise TimeoutError("it took too long")
        return min(left, LONGEST_WAIT)


class TimedSocket:
    """A connected socket as an answer is read from it, no longer than until a deadline."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._socket = sock
        self._deadline = deadline

    def makefile(self, mode: str) -> io.BufferedReader:
        """Returns the stream of what comes in, for the mode "rb"."""
        stream: Any = self._socket.makefile(mode, 0)  # type: ignore[call-overload]  # a mode known when run
        return io.BufferedReader(_Incoming(self._socket, stream, self._deadline))


class _Incoming(io.RawIOBase):
    """What comes in at a socket; holds the socket open, which its connection may have given up by then."""

    def __init__(self, sock: socket.socket, stream: io.RawIOBase, deadline: Deadline) -> None:
        self._socket = sock
        self._stream = stream
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._socket.settimeout(self._deadline.wait())
        return self._stream.readinto(buffer)

    def close(self) -> None:
        self._stream.close()
        super().close()

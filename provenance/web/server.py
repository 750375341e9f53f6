"""Runs the web page: waitress in front, with limits on connections, headers, bodies and time."""

from __future__ import annotations

import signal
import socket
import sys
import threading
from collections.abc import Callable

from provenance.web.app import create_app
from provenance.web.classes import close_classes
from provenance.web.connections import listen
from provenance.web.settings import WebSettings, is_loopback
from provenance.web.site import site_of


def serve(settings: WebSettings, ready: Callable[[str], None]) -> None:
    """Serves until the process is told to stop.

    Args:
        settings: where and how.
        ready: is called once with the address of the first page, token included.

    Raises:
        SettingsError: the address or port cannot be listened at.
        OutputError: the work folder cannot be used.
    """
    app = create_app(settings)
    server = listen(app, settings)
    _end_when_told()
    jobs = site_of(app).jobs
    jobs.start()
    ready(_link(settings, int(server.effective_port)))
    try:
        server.run()
    finally:
        server.close()
        jobs.stop()
        close_classes(app)


def _end_when_told() -> None:
    """Lets ``kill`` end the server as Ctrl-C does: jobs are put back and each class is one file again."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))


def own_addresses() -> tuple[str, ...]:
    """The names and addresses under which this machine is known in its network, as far as it knows."""
    names = [socket.gethostname(), f"{socket.gethostname()}.local"]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing: it only asks which way out would be taken
            names.insert(0, probe.getsockname()[0])
        except OSError:
            pass
    return tuple(names)


def _link(settings: WebSettings, port: int) -> str:
    host = own_addresses()[0] if settings.host == "0.0.0.0" else settings.host  # noqa: S104  (compared, not bound)
    base = f"http://{host}:{port}/"
    if settings.token is None:
        return base
    from urllib.parse import quote

    return f"{base}enter?token={quote(settings.token, safe='')}"


__all__ = ["is_loopback", "own_addresses", "serve"]

"""What can be set about the web page, with what goes wrong when it is set badly."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path

from provenance.errors import SettingsError

LOOPBACK_NAMES = ("localhost", "127.0.0.1")


@dataclass(frozen=True, slots=True)
class WebSettings:
    """How the page is served.

    Attributes:
        work: folder for jobs and their results; made with access for its owner only.
        corpora: stored corpora and folders of articles to choose from; the first one can be added to.
        host: address to listen at. Any other than this machine's own needs a ``token``.
        port: 0 takes a free one.
        token: what everybody but students must show; None asks for nothing.
        names: further host names under which the page may be asked for.
        allow_fetch: whether pages of the web may be fetched for a user who names an address.
        keep_days: results older than this are deleted.
        workers: jobs at work at the same time; each takes a core and some 300 MB.
        queue: jobs that may wait. More makes a full server slow instead of honest.
        job_seconds: longest time for one job.
        upload_bytes: largest request. A body is kept on disk while it comes in.
        unpacked_bytes: what a ZIP file may unpack to.
        requests_a_second: what one client may ask for in the long run; ``burst`` at once.
        burst: see above. A whole class may sit behind one address.
    """

    work: Path
    corpora: tuple[Path, ...]
    host: str = "127.0.0.1"
    port: int = 8765
    token: str | None = None
    names: tuple[str, ...] = ()
    allow_fetch: bool = False
    keep_days: int = 30
    workers: int = 2
    queue: int = 20
    job_seconds: float = 900.0
    upload_bytes: int = 50_000_000
    unpacked_bytes: int = 500_000_000
    requests_a_second: float = 40.0
    burst: int = 400

    def __post_init__(self) -> None:
        if not self.corpora:
            raise SettingsError("There must be at least one corpus to trace against.")
        if ":" in self.host:
            raise SettingsError(
                f"--host {self.host} is an IPv6 address, by which no page can be asked for here. "
                "Use an IPv4 address or a name."
            )
        if not is_loopback(self.host) and not self.token:
            raise SettingsError(
                f"With --host {self.host} others can reach this page, so it needs a token. "
                "Add --token auto, or --token with at least 12 letters of your own."
            )
        if self.token is not None and (len(self.token) < 12 or not self.token.isprintable()):
            raise SettingsError(
                "The token must have at least 12 letters or digits. Use --token auto for a good one."
            )
        if not 0 <= self.port <= 65535:
            raise SettingsError(f"There is no port {self.port}. Choose one from 1024 to 65535.")
        for name in ("keep_days", "workers", "queue"):
            if getattr(self, name) < 1:
                raise SettingsError(f"{name.replace('_', '-')} must be at least 1.")

    @property
    def hosts(self) -> tuple[str, ...]:
        """Names and addresses under which the page may be asked for; any other Host is refused."""
        own = () if self.host == "0.0.0.0" else (self.host,)  # noqa: S104  (compared, not bound)
        return tuple(dict.fromkeys((*LOOPBACK_NAMES, *own, *self.names)))


def is_loopback(host: str) -> bool:
    """Whether an address to listen at is reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

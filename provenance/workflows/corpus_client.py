"""Asking the web for one page, and only for what is public.

The address that was checked is the address that is connected to: a name is
resolved once, every one of its addresses must be public, and the connection
goes to that address. So neither a redirect nor a name server that changes its
mind leads to a machine of the user's own network.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from provenance import __version__
from provenance.errors import ReadingError
from provenance.workflows.corpus_deadline import LONGEST_WAIT, Deadline, TimedSocket

AGENT = "provenance-tracer"
"""The name under which robots.txt is obeyed."""

_HEADERS = {
    "User-Agent": f"{AGENT}/{__version__} (text reuse research)",
    "Accept": "text/html, application/xhtml+xml, application/xml, text/plain;q=0.9, */*;q=0.1",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_TEXTUAL = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/rss",
    "application/atom",
    "application/rdf",
)
_PACKED = ("application/gzip", "application/x-gzip", "application/octet-stream")
_PATH_SAFE = "/%:@!$&'()*+,;=~?-._[]"  # signs that may stand in an address as they are
_REDIRECTS = frozenset({301, 302, 303, 307, 308})

Resolver = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Fetching:
    """Limits of the network.

    Attributes:
        allow_private: whether addresses of the own machine and network may be fetched.
        seconds: longest wait for one page, all of it.
        largest: bytes of a page, unpacked.
        redirects: how many are followed.
        pages: how many pages of one feed or sitemap are fetched.
        pause: seconds between two pages of one host; robots.txt may ask for more, up to ten.
    """

    allow_private: bool = False
    seconds: float = 30.0
    largest: int = 10_000_000
    redirects: int = 5
    pages: int = 100
    pause: float = 1.0


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: the address that it came from in the end, its bytes and their type."""

    url: str
    data: bytes
    content_type: str


def addresses(host: str, port: int) -> list[str]:
    """Returns the addresses of a host name."""
    return list(
        dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    )


@dataclass(slots=True)
class Client:
    """Fetches pages within limits; remembers robots.txt and when each host was last asked."""

    limits: Fetching
    resolve: Resolver = addresses
    sleep: Callable[[float], None] = time.sleep
    _robots: dict[str, RobotFileParser | None] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def get(self, url: str) -> Page:
        """Fetches a page.

        Raises:
            ReadingError: it must not or cannot be fetched; the message says why.
        """
        for _ in range(self.limits.redirects + 1):
            parts = _checked(url)
            self._obey_robots(parts)
            self._wait(parts.netloc)
            answer = self._ask(parts)
            if not isinstance(answer, str):
                if not answer.content_type.startswith(_TEXTUAL):
                    raise ReadingError(f"{url} is {answer.content_type}, no page with text.")
                return answer
            url = _joined(url, answer)
        raise ReadingError(
            f"{url} is behind more than {self.limits.redirects} redirects; give the final address."
        )

    def _obey_robots(self, parts: SplitResult) -> None:
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = self._rules(origin)
        rules = self._robots[origin]
        if rules is None:
            raise ReadingError(f"{origin} does not show its robots.txt now, so nothing is fetched from it.")
        url = urlunsplit(parts)
        try:
            allowed = rules.can_fetch(AGENT, url)
        except ValueError:  # it takes the address apart once more, unquoted
            raise ReadingError(_NO_ADDRESS.format(url=url)) from None
        if not allowed:
            raise ReadingError(f"The robots.txt of {origin} asks programs not to fetch {url}.")

    def _rules(self, origin: str) -> RobotFileParser | None:
        """Returns the rules of a site; where it has none everything is allowed, None where it fails."""
        rules, url = RobotFileParser(), f"{origin}/robots.txt"
        for _ in range(self.limits.redirects + 1):
            try:
                answer = self._ask(_checked(url))
            except _StatusError as error:
                if error.status >= http.client.INTERNAL_SERVER_ERROR:
                    return None
                denied = error.status in (http.client.UNAUTHORIZED, http.client.FORBIDDEN)
                rules.parse(["User-agent: *", "Disallow: /"] if denied else [])
                return rules
            if isinstance(answer, str):
                url = _joined(url, answer)
                continue
            try:
                rules.parse(answer.data.decode("utf-8", "replace").splitlines())
            except ValueError:  # a rule such as "Disallow: //[x", or a delay of ² seconds
                return None
            return rules
        return None

    def _wait(self, host: str) -> None:
        rules = next((rule for origin, rule in self._robots.items() if origin.endswith(f"//{host}")), None)
        asked_for = float(rules.crawl_delay(AGENT) or 0) if rules else 0.0
        pause = max(self.limits.pause, min(asked_for, 10.0))
        since = time.monotonic() - self._asked.get(host, float("-inf"))
        if since < pause:
            self.sleep(pause - since)
        self._asked[host] = time.monotonic()

    def _ask(self, parts: SplitResult) -> Page | str:
        """Asks once; returns the page, or the address of a redirect."""
        url, deadline = urlunsplit(parts), Deadline(self.limits.seconds)
        connection = self._connection(parts, deadline)
        try:
            path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
            connection.request("GET", path, headers=_HEADERS)
            answer = connection.getresponse()
            if answer.status in _REDIRECTS and (target := answer.headers.get("Location")):
                return target
            if answer.status != http.client.OK:
                raise _StatusError(url, answer.status)
            content_type = answer.headers.get("Content-Type", "text/html").split(";")[0].strip().lower()
            packed = answer.headers.get("Content-Encoding", "").strip().lower()
            if not packed and content_type in _PACKED and parts.path.lower().endswith(".xml.gz"):
                packed, content_type = "gzip", "application/xml"  # a sitemap, as many sites keep theirs
            return Page(url, self._body(answer, url, packed), content_type)
        except TimeoutError:
            raise ReadingError(f"{url} took longer than can be waited for; try again later.") from None
        except (OSError, http.client.HTTPException, zlib.error) as error:
            raise ReadingError(f"{url} cannot be fetched ({error or type(error).__name__}).") from None
        finally:
            connection.close()

    def _connection(self, parts: SplitResult, deadline: Deadline) -> http.client.HTTPConnection:
        host, secure = parts.hostname or "", parts.scheme == "https"
        port = parts.port or (443 if secure else 80)
        address = self._public_address(host, port)
        seconds = min(self.limits.seconds, LONGEST_WAIT)
        kind = _PinnedHTTPS if secure else _PinnedHTTP
        connection = kind(host, port, address, seconds)
        connection.response_class = partial(_timed_response, deadline)  # type: ignore[assignment]
        return connection

    def _public_address(self, host: str, port: int) -> str:
        try:
            found = self.resolve(host, port)
        except (OSError, UnicodeError):
            raise ReadingError(
                f"The host {host} is not known; check the address and the connection."
            ) from None
        for address in found:
            if not self.limits.allow_private and not is_public(address):
                raise ReadingError(
                    f"{host} lies in a private network ({address}), so it is not fetched. "
                    "If that is what you want, add --allow-private."
                )
        if not found:
            raise ReadingError(f"The host {host} has no address.")
        return found[0]

    def _body(self, answer: http.client.HTTPResponse, url: str, packed: str) -> bytes:
        if packed not in ("", "identity", "gzip", "x-gzip"):
            raise ReadingError(f"{url} comes packed in an unknown way ({packed}).")
        unpack = zlib.decompressobj(wbits=31) if packed in ("gzip", "x-gzip") else None
        data = bytearray()
        while part := answer.read(65536):
            data += unpack.decompress(part, self.limits.largest + 1) if unpack else part
            if len(data) > self.limits.largest:
                raise ReadingError(
                    f"{url} is larger than a page can be ({self.limits.largest / 1e6:.0f} MB)."
                )
        if answer.length or (unpack and data and not unpack.eof):
            raise ReadingError(f"{url} broke off before its end; try again.")
        return bytes(data)


def is_public(address: str) -> bool:
    """Whether an IP address is one that anybody on the internet reaches, also inside an IPv6 one."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None) or _translated(ip)
        if inner is not None:
            ip = inner
    return ip.is_global and not ip.is_multicast


class _StatusError(ReadingError):
    def __init__(self, url: str, status: int) -> None:
        reason = http.client.responses.get(status, "unknown answer")
        super().__init__(f"{url} answers {status} ({reason}).")
        self.status = status


class _PinnedHTTP(http.client.HTTPConnection):
    """A connection to an address that was checked, whatever the name may lead to by now."""

    def __init__(self, host: str, port: int, address: str, seconds: float) -> None:
        super().__init__(host, port, timeout=seconds)
        self._address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), self.timeout)


class _PinnedHTTPS(http.client.HTTPSConnection):
    """The same with encryption; the certificate must be that of the name."""

    def __init__(self, host: str, port: int, address: str, seconds: float) -> None:
        self._safety = ssl.create_default_context()
        super().__init__(host, port, timeout=seconds, context=self._safety)
        self._address = address

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = self._safety.wrap_socket(plain, server_hostname=self.host)


def _timed_response(deadline: Deadline, sock: socket.socket, **how: Any) -> http.client.HTTPResponse:
    return http.client.HTTPResponse(TimedSocket(sock, deadline), **how)  # type: ignore[arg-type]


def _translated(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Returns the IPv4 address inside a NAT64 one (64:ff9b::/96)."""
    if ip in ipaddress.IPv6Network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return None


_NO_ADDRESS = "{url} is no address of a web page."


def _joined(url: str, target: str) -> str:
    """Returns the address that a redirect leads to.

    Raises:
        ReadingError: it is malformed.
    """
    try:
        return urljoin(url, target)
    except ValueError:
        raise ReadingError(f"{url} leads on to {target}, which is no address of a web page.") from None


def _checked(url: str) -> SplitResult:
    """Returns the parts of an address that may be asked for.

    Raises:
        ReadingError: it is no address of a web page.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise ReadingError(_NO_ADDRESS.format(url=url)) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ReadingError(
            f"{url} is no address that begins with http:// or https://; only those are fetched."
        )
    if parts.username is not None or any(ord(sign) <= 32 or ord(sign) == 127 for sign in url.strip()):
        raise ReadingError(f"{url} carries a name, a password or control characters; give the plain address.")
    if port == 0:
        raise ReadingError(f"{url} names no port that can be asked.")
    return parts._replace(
        path=quote(parts.path, safe=_PATH_SAFE), query=quote(parts.query, safe=_PATH_SAFE), fragment=""
    )

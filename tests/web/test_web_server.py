"""The real server at a real port: slow, huge and many requests, and a restart amid work."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from conftest import ARTICLE, ORIGINAL

from provenance.errors import SettingsError
from provenance.web.app import create_app
from provenance.web.connections import ConnectionLimits, listen
from provenance.web.jobs.job import State
from provenance.web.jobs.store import JobStore
from provenance.web.settings import WebSettings
from provenance.web.site import site_of

PATIENCE = 60.0


@pytest.fixture
def served(made: Callable[..., Any]) -> Iterator[Callable[..., int]]:
    """Serves an app at a free port, which is returned."""
    running = []

    def at(limits: ConnectionLimits | None = None, **settings: Any) -> int:
        app = made(port=0, **settings)
        server = listen(app, site_of(app).settings, limits)
        thread = Thread(target=server.run, daemon=True)
        thread.start()
        running.append((server, thread))
        return int(server.effective_port)

    yield at
    for server, thread in running:
        server.asyncore.close_all(server._map)
        server.task_dispatcher.shutdown()
        thread.join(PATIENCE)


def ask(port: int, path: str = "/enter", **headers: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    with contextlib.closing(connection):
        connection.request("GET", path, headers=headers)
        return connection.getresponse().status


def begun(port: int, sent: bytes) -> socket.socket:
    """A connection on which something was sent and nothing was read yet."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    connection.sendall(sent)
    return connection


def status_of(connection: socket.socket) -> bytes:
    """The first line of the answer; empty where the connection was closed without one."""
    try:
        return connection.recv(4096).partition(b"\r\n")[0]
    except ConnectionResetError:
        return b""


HALF_A_BODY = b"POST /trace HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nhalf"


def test_many_senders_that_stop_amid_their_body_hold_nobody_up(served: Callable[..., int]) -> None:
    port = served()
    with contextlib.ExitStack() as stack:
        for _ in range(40):
            stack.enter_context(begun(port, HALF_A_BODY))
        assert ask(port) == 200


def test_a_body_that_drips_in_is_cut_off_when_its_time_is_over(served: Callable[..., int]) -> None:
    port = served(ConnectionLimits(whole_seconds=0.0))
    with begun(port, HALF_A_BODY) as connection:
        with contextlib.suppress(ConnectionError):  # one more byte may be under way
            while not status_of_now(connection):
                connection.sendall(b"x")
        assert ask(port) == 200


def status_of_now(connection: socket.socket) -> bool:
    """Whether the other side has closed; does not wait for it."""
    connection.setblocking(False)
    try:
        return connection.recv(1) == b""
    except BlockingIOError:
        return False
    finally:
        connection.settimeout(PATIENCE)


def test_a_head_that_drips_in_is_cut_off_as_well(served: Callable[..., int]) -> None:
    port = served(ConnectionLimits(head_seconds=0.0))
    with begun(port, b"GET / HTTP/1.1\r\nX-") as connection, contextlib.suppress(ConnectionError):
        while not status_of_now(connection):
            connection.sendall(b"x")


def test_one_client_cannot_take_all_connections(served: Callable[..., int]) -> None:
    port = served(ConnectionLimits(of_one_client=3))
    with contextlib.ExitStack() as stack:
        for _ in range(3):
            stack.enter_context(begun(port, HALF_A_BODY))
        turned_away = stack.enter_context(begun(port, b"GET /enter HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n"))
        assert status_of(turned_away) == b""


def test_a_body_that_is_too_large_is_refused_before_it_is_sent(served: Callable[..., int]) -> None:
    port = served(upload_bytes=10_000)
    huge = b"POST /trace HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999\r\n\r\n"
    with begun(port, huge) as connection:
        assert b" 413 " in status_of(connection)
    assert ask(port) == 200


def test_a_body_of_unknown_length_is_counted_as_it_comes(served: Callable[..., int]) -> None:
    port = served(upload_bytes=10_000)
    head = b"POST /trace HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n"
    with begun(port, head) as connection:
        with contextlib.suppress(ConnectionError):
            for _ in range(20):
                connection.sendall(b"4000\r\n" + b"x" * 0x4000 + b"\r\n")
        answer = status_of(connection)
        assert answer == b"" or b" 413 " in answer
    assert ask(port) == 200


def test_a_head_that_is_too_long_and_a_foreign_host_are_refused(served: Callable[..., int]) -> None:
    port = served()
    assert ask(port, Cookie="x" * 20_000) == 431
    assert ask(port, Host="evil.example") == 400
    with begun(
        port, b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"
    ) as raw:
        assert b" 400 " in status_of(raw)


def test_a_port_that_is_taken_is_explained(served: Callable[..., int], tmp_path: Path) -> None:
    port = served()
    with pytest.raises(SettingsError, match="--port"):
        listen(lambda *_: [], WebSettings(work=tmp_path, corpora=(tmp_path,), port=port))


def start(work: Path, corpus: Path, *options: str) -> tuple[subprocess.Popen[str], int]:
    """The command itself, and the port that it printed."""
    command = [sys.executable, "-m", "provenance", "serve", "--port", "0", "--work", str(work)]
    process = subprocess.Popen(
        [*command, "--corpus", str(corpus), *options],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr is not None
    line = process.stderr.readline()
    found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
    assert found, line
    return process, int(found[1])


def test_a_killed_server_takes_its_work_up_again(tmp_path: Path) -> None:
    work, corpus = tmp_path / "work", tmp_path / "corpus"
    process, port = start(work, corpus)
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        body = json.dumps({"text": ARTICLE, "originals": [{"text": ORIGINAL}]})
        headers = {"Content-Type": "application/json", "Prefer": "respond-async"}
        identifiers = []
        with contextlib.closing(connection):
            for _ in range(3):
                connection.request("POST", "/api/trace", body, headers)
                answer = connection.getresponse()
                assert answer.status == 202
                identifiers.append(json.loads(answer.read())["id"])
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    assert any(job.state is not State.DONE for job in JobStore(work / "jobs").all())
    jobs = site_of(create_app(WebSettings(work=work, corpora=(corpus,)))).jobs
    jobs.start()
    try:
        ended = [jobs.wait(identifier, PATIENCE) for identifier in identifiers]
    finally:
        jobs.stop()
    assert [job.state for job in ended if job] == [State.DONE] * 3


def test_the_command_opens_no_browser_and_says_where_it_is(tmp_path: Path) -> None:
    marker = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f"#!/bin/sh\ntouch {marker}\n")
    browser.chmod(0o755)
    os.environ["BROWSER"] = str(browser)
    try:
        process, port = start(tmp_path / "work", tmp_path / "corpus")
        assert process.stderr is not None
        assert "Ctrl-C" in process.stderr.readline()
        assert ask(port) == 200
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=PATIENCE)
    finally:
        del os.environ["BROWSER"]
    assert "Traceback" not in said
    assert not marker.exists()

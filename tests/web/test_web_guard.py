"""Who is let in, with what, and what every answer says: one test for each protection."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import form_key
from flask.testing import FlaskClient

from provenance.errors import SettingsError
from provenance.web.guard.limits import Rate
from provenance.web.guard.public import PUBLIC_ENDPOINTS
from provenance.web.settings import WebSettings, is_loopback

TOKEN = "orchard-lantern-47"


def test_a_foreign_host_name_is_refused(visitor: FlaskClient) -> None:
    assert visitor.get("/", headers={"Host": "localhost:8765"}).status_code == 200
    assert visitor.get("/", headers={"Host": "127.0.0.1:8765"}).status_code == 200
    for host in ("evil.example", "127.0.0.1.evil.example", "localhost@evil.example"):
        answer = visitor.get("/", headers={"Host": host})
        assert answer.status_code == 400, host
        assert b"provenance serve printed" in answer.data


def test_a_form_sent_by_a_foreign_page_is_refused_even_with_a_key(visitor: FlaskClient) -> None:
    key = form_key(visitor, "/enter")
    form = {"form_key": key, "token": "x"}
    assert visitor.post("/enter", data=form).status_code == 200
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ):
        assert visitor.post("/enter", data=form, headers=headers).status_code == 403, headers
    assert visitor.post("/enter", data=form, headers={"Origin": "http://localhost"}).status_code == 200


def test_a_foreign_page_may_link_here_but_not_embed_us(visitor: FlaskClient) -> None:
    across = {"Sec-Fetch-Site": "cross-site"}
    assert visitor.get("/", headers=across | {"Sec-Fetch-Mode": "navigate"}).status_code == 200
    assert visitor.get("/", headers=across | {"Sec-Fetch-Mode": "no-cors"}).status_code == 403


def test_a_form_without_its_key_is_refused(made: Callable[..., Any]) -> None:
    app = made()
    mine, other = app.test_client(), app.test_client()
    assert mine.post("/enter", data={"token": "x"}).status_code == 403
    assert mine.post("/enter", data={"token": "x", "form_key": "0" * 64}).status_code == 403
    foreign_key = form_key(other, "/enter")
    form_key(mine, "/enter")
    assert mine.post("/enter", data={"token": "x", "form_key": foreign_key}).status_code == 403


def test_beyond_this_machine_a_token_is_needed(tmp_path: Path) -> None:
    common: dict[str, Any] = {"work": tmp_path, "corpora": (tmp_path,)}
    with pytest.raises(SettingsError, match="--token auto"):
        WebSettings(host="0.0.0.0", **common)  # noqa: S104
    with pytest.raises(SettingsError, match="at least 12"):
        WebSettings(token="short", **common)
    with pytest.raises(SettingsError, match="IPv6"):
        WebSettings(host="::1", **common)
    assert WebSettings(host="127.0.0.1", **common).token is None
    assert [is_loopback(host) for host in ("127.0.0.2", "::1", "localhost", "192.168.1.4", "host")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_without_the_token_every_page_that_is_not_listed_as_public_is_closed(
    made: Callable[..., Any],
) -> None:
    app = made(token=TOKEN)
    closed = 0
    for rule in app.url_map.iter_rules():
        if rule.endpoint in PUBLIC_ENDPOINTS:
            continue
        values = {
            name: 1 if "Integer" in type(rule._converters[name]).__name__ else "x" for name in rule.arguments
        }
        for method in rule.methods - {"HEAD", "OPTIONS"}:
            with app.test_request_context():
                address = app.url_for(rule.endpoint, _method=method, **values)
            answer = app.test_client().open(address, method=method)
            closed += 1
            assert answer.status_code in (302, 401), f"{method} {address}"
            assert answer.status_code == 401 or answer.location == "/enter"
    assert closed >= 1


def test_the_token_opens_by_link_by_form_and_for_programs(made: Callable[..., Any]) -> None:
    app = made(token=TOKEN)
    by_link, by_form = app.test_client(), app.test_client()
    assert by_link.get(f"/enter?token={TOKEN}").status_code == 200
    assert by_link.get("/").status_code == 200
    key = form_key(by_form, "/enter")
    assert by_form.post("/enter", data={"form_key": key, "token": "wrong"}).status_code == 401
    assert by_form.get("/").status_code == 302
    assert by_form.post("/enter", data={"form_key": key, "token": TOKEN}).status_code == 200
    assert by_form.get("/").status_code == 200
    program = app.test_client()
    assert program.get("/", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert program.get("/", headers={"Authorization": "Bearer wrong-wrong-wrong"}).status_code == 401
    assert program.get("/", headers={"Authorization": "Basic eDp5"}).status_code == 302


def test_the_cookie_keeps_the_token_to_itself_and_ends_with_it(made: Callable[..., Any]) -> None:
    client = made(token=TOKEN).test_client()
    answer = client.get(f"/enter?token={TOKEN}")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert TOKEN not in cookie
    assert TOKEN not in answer.get_data(as_text=True)
    held = cookie.partition(";")[0]
    later = made(token="another-token-48").test_client()
    assert later.get("/", headers={"Cookie": held}).status_code == 302


def test_after_the_token_no_answer_sends_the_cookie_again(made: Callable[..., Any]) -> None:
    """A late answer, for an icon say, would put back the session of before: the next form was "expired"."""
    client = made(token=TOKEN).test_client()
    assert "Set-Cookie" in client.get(f"/enter?token={TOKEN}").headers
    for place in ("/static/icon.svg", "/static/app.css", "/", "/classes"):
        with client.get(place) as answer:
            assert answer.status_code == 200
            assert "Set-Cookie" not in answer.headers, place


def test_who_guesses_tokens_is_soon_too_hasty(made: Callable[..., Any]) -> None:
    client = made(token=TOKEN).test_client()
    answers = [client.get(f"/enter?token=guess-number-{n}").status_code for n in range(15)]
    assert answers[0] == 401
    assert answers[-1] == 429


def test_the_token_stands_in_no_log(made: Callable[..., Any], caplog: pytest.LogCaptureFixture) -> None:
    app = made(token=TOKEN)

    @app.get("/broken")
    def broken() -> str:
        raise RuntimeError("a bug")

    client = app.test_client()
    client.get(f"/enter?token={TOKEN}")
    assert client.get(f"/broken?token={TOKEN}").status_code == 500
    assert "/broken failed" in caplog.text
    assert TOKEN not in caplog.text


def test_every_answer_is_hardened(visitor: FlaskClient) -> None:
    for address in ("/", "/static/app.css", "/look/page.js", "/nothing-here"):
        with visitor.get(address) as answer:
            headers = answer.headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cache-Control"] == ("no-cache" if "static" in address else "no-store")


def test_there_is_no_debug_mode_and_a_bug_tells_a_visitor_nothing(
    made: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLASK_DEBUG", "1")
    app = made()
    assert not app.debug

    @app.get("/broken")
    def broken() -> str:
        raise RuntimeError("secret detail")

    answer = app.test_client().get("/broken")
    assert answer.status_code == 500
    assert b"secret detail" not in answer.data
    assert b"Traceback" not in answer.data


def test_a_client_that_asks_too_often_waits_and_others_do_not(made: Callable[..., Any]) -> None:
    app = made(requests_a_second=0.001, burst=5)
    client = app.test_client()
    answers = [client.get("/", environ_base={"REMOTE_ADDR": "10.0.0.1"}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert answers[-1].headers["Retry-After"]
    assert client.get("/", environ_base={"REMOTE_ADDR": "10.0.0.2"}).status_code == 200


def test_permissions_come_back_with_time_and_never_exceed_the_burst() -> None:
    now = [0.0]
    rate = Rate(a_second=1.0, burst=2.0, clock=lambda: now[0])
    assert [rate.allows("a") for _ in range(3)] == [True, True, False]
    now[0] = 1.0
    assert [rate.allows("a") for _ in range(2)] == [True, False]
    now[0] = 1000.0
    assert [rate.allows("a") for _ in range(3)] == [True, True, False]


def test_a_body_larger_than_its_page_takes_is_refused(visitor: FlaskClient) -> None:
    key = form_key(visitor, "/enter")
    answer = visitor.post("/enter", data={"form_key": key, "token": "x" * 10_000})
    assert answer.status_code == 413
    assert b"smaller" in answer.data


@pytest.mark.parametrize(
    "address",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fapp.py", "/static//etc/passwd"],
)
def test_paths_lead_nowhere_outside(visitor: FlaskClient, address: str) -> None:
    assert visitor.get(address).status_code in (301, 308, 404)


def test_the_work_folder_is_its_owners_alone(made: Callable[..., Any], tmp_path: Path) -> None:
    made()
    made()
    assert stat.S_IMODE((tmp_path / "work").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "work" / "secret").stat().st_mode) == 0o600

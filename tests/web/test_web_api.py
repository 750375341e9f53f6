"""The REST API does what its description says."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ARTICLE, ORIGINAL, poured
from flask.testing import FlaskClient

from provenance.web.site import site_of
from provenance.workflows.corpus import add
from provenance.workflows.trace import trace

PATIENCE = 90.0
TOKEN = "orchard-lantern-47"
ORIGINALS = [{"text": ORIGINAL, "outlet": "Northern Wire", "published": "2031-03-04"}]


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    from provenance.web.api.description import description

    return description()


def conforms(document: dict[str, Any], method: str, path: str, answer: Any) -> Any:
    """Holds an answer against the description; returns its data."""
    jsonschema = pytest.importorskip("jsonschema")
    described = document["paths"][path][method]["responses"]
    assert str(answer.status_code) in described, f"{answer.status_code} of {method} {path} is not described"
    response = described[str(answer.status_code)]
    if "$ref" in response:
        response = document["components"]["responses"][response["$ref"].rsplit("/", 1)[-1]]
    (kind, content) = next(iter(response["content"].items()))
    assert answer.mimetype == kind
    data = answer.get_json(force=True)
    jsonschema.Draft202012Validator(content["schema"] | {"components": document["components"]}).validate(data)
    return data


def ended(app: Any, job: dict[str, Any]) -> Any:
    return site_of(app).jobs.wait(job["id"], PATIENCE)


def test_the_description_is_valid_openapi(document: dict[str, Any]) -> None:
    validator = pytest.importorskip("openapi_spec_validator", reason="pip install -e .[dev]")
    validator.validate(document)


def test_every_path_of_the_app_is_described_and_no_other(
    made: Callable[..., Any], document: dict[str, Any]
) -> None:
    rules = {
        (re.sub(r"<([^>]+)>", r"{\1}", rule.rule), method.lower())
        for rule in made().url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    described = {(path, method) for path, item in document["paths"].items() for method in item}
    assert rules == described


def test_a_small_article_is_traced_at_once_with_the_data_of_the_command_line(
    at_work: Callable[..., Any], document: dict[str, Any], tmp_path: Path
) -> None:
    client = at_work().test_client()
    answer = client.post("/api/trace", json={"text": ARTICLE, "originals": ORIGINALS})
    data = conforms(document, "post", "/api/trace", answer)
    assert data["summary"]["derived"] >= 3
    assert data["summary"]["by_outlet"] == {"Northern Wire": data["summary"]["derived"]}
    (tmp_path / "originals").mkdir()
    row = json.dumps(ORIGINALS[0])
    (tmp_path / "originals" / "texts.jsonl").write_text(row)
    own = json.loads(trace(ARTICLE, tmp_path / "originals").to_json())
    for side in (data, own):
        for match in [m for s in side["sentences"] for m in s["matches"]] + side["omitted"]:
            match["original"]["path"] = None
    assert data["sentences"] == own["sentences"]
    assert data["summary"] == own["summary"]


def test_a_trace_can_be_left_to_itself_and_asked_for_later(
    at_work: Callable[..., Any], document: dict[str, Any]
) -> None:
    app = at_work()
    client = app.test_client()
    answer = client.post(
        "/api/trace",
        data={"article": poured(ARTICLE, "story.txt"), "originals": poured(ORIGINAL, "wire.txt")},
        headers={"Prefer": "respond-async"},
    )
    assert answer.status_code == 202
    job = conforms(document, "post", "/api/trace", answer)
    assert answer.headers["Location"] == job["links"]["self"]
    assert ended(app, job).error is None
    done = conforms(document, "get", "/api/jobs/{identifier}", client.get(job["links"]["self"]))
    assert done["state"] == "done"
    result = conforms(document, "get", "/api/jobs/{identifier}/trace", client.get(job["links"]["trace"]))
    assert result["article"]["path"] == "story.txt"
    assert str(site_of(app).settings.work) not in json.dumps([done, result])
    assert client.delete(job["links"]["self"]).status_code == 204
    conforms(document, "get", "/api/jobs/{identifier}", client.get(job["links"]["self"]))


def test_a_job_can_be_ended_and_is_kept(made: Callable[..., Any], document: dict[str, Any]) -> None:
    client = made().test_client()
    asked = {"text": ARTICLE, "originals": ORIGINALS}
    job = client.post("/api/trace", json=asked, headers={"Prefer": "respond-async"}).get_json()
    answer = client.post(f"{job['links']['self']}/cancel")
    assert conforms(document, "post", "/api/jobs/{identifier}/cancel", answer)["state"] == "cancelled"
    assert client.get(job["links"]["self"]).get_json()["state"] == "cancelled"


def test_a_wrong_method_is_answered_with_the_right_ones(visitor: FlaskClient) -> None:
    answer = visitor.put("/api/trace", json={"text": "x"})
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"].split(", ")


def test_a_corpus_is_filled_searched_read_and_emptied(
    at_work: Callable[..., Any], document: dict[str, Any]
) -> None:
    app = at_work()
    client = app.test_client()
    empty = conforms(document, "get", "/api/corpus", client.get("/api/corpus"))
    assert empty["documents"] == []
    answer = client.post(
        "/api/corpus", json={"documents": [*ORIGINALS, {"text": "Another story of the town."}]}
    )
    job = ended(app, conforms(document, "post", "/api/corpus", answer))
    assert job.result["new"] == 2
    found = conforms(document, "get", "/api/corpus", client.get("/api/corpus?text=relief+vessels&size=1"))
    (entry,) = found["documents"]
    assert entry["outlet"] == "Northern Wire"
    assert "/" not in (entry["file"] or "")
    path = "/api/corpus/documents/{identifier}"
    shown = conforms(document, "get", path, client.get(f"/api/corpus/documents/{entry['id'][:10]}"))
    assert "relief vessels" in shown["document"]["text"]
    info = conforms(document, "get", "/api/corpus/info", client.get("/api/corpus/info"))
    assert info["totals"]["documents"] == 2
    traced = conforms(document, "post", "/api/trace", client.post("/api/trace", json={"text": ARTICLE}))
    assert traced["summary"]["by_outlet"]["Northern Wire"] >= 3
    removed = conforms(document, "delete", path, client.delete(f"/api/corpus/documents/{entry['id']}"))
    assert removed == {"removed": [entry["id"]]}
    assert client.get(f"/api/corpus/documents/{entry['id']}").status_code == 404


@pytest.mark.parametrize(
    ("body", "status", "sentence"),
    [
        ("{", 400, "no JSON"),
        ("[]", 400, "must be a JSON object"),
        ("[" * 100_000, 400, "no JSON|nested"),
        ('{"txt": "x"}', 400, "not known: txt"),
        ('{"text": 5}', 400, "text is of the wrong kind"),
        ('{"threshold": true, "text": "x"}', 400, "wrong kind"),
        ('{"threshold": NaN, "text": "x"}', 422, "between 0.05 and 0.99"),
        ('{"text": "x", "originals": [5]}', 400, "Each original must be"),
        ('{"text": "x", "originals": []}', 422, "no originals yet"),
        ('{"text": "x", "published": "2031-99-99", "originals": []}', 422, "no day"),
        ('{"text": "x", "corpus": "../../etc"}', 404, "no corpus"),
        ('{"text": "x"}', 422, "still empty"),
        ('{"text": ""}', 422, "no article yet"),
        ('{"url": "http://example.org"}', 403, "not fetched here"),
    ],
)
def test_a_wrong_request_is_explained_in_one_sentence(
    visitor: FlaskClient, document: dict[str, Any], body: str, status: int, sentence: str
) -> None:
    answer = visitor.post("/api/trace", data=body, content_type="application/json")
    data = conforms(document, "post", "/api/trace", answer)
    assert answer.status_code == status
    assert re.search(sentence, data["detail"])


def test_a_download_of_several_articles_is_no_article(at_work: Callable[..., Any]) -> None:
    parts = (f"{i} of 2 DOCUMENTS\n\nMerrow Bugle\n\nLENGTH: 9 words\n\n{ARTICLE}\n" for i in (1, 2))
    request = {"text": "\n".join(parts), "originals": ORIGINALS}
    answer = at_work().test_client().post("/api/trace", json=request)
    assert answer.status_code == 422
    assert "holds several articles one below the other" in answer.get_data(as_text=True)


def test_half_characters_and_controls_do_no_harm(at_work: Callable[..., Any]) -> None:
    client = at_work().test_client()
    text = "\ud800 head\u0000line\u202e\n\n" + ARTICLE
    body = {"text": text, "originals": [ORIGINALS[0] | {"text": "\udfff" + ORIGINAL, "title": "\ud83d"}]}
    answer = client.post("/api/trace", data=json.dumps(body), content_type="application/json")
    assert answer.status_code == 200
    assert client.get("/results/").status_code == 200


def test_the_api_needs_no_form_key_but_refuses_foreign_pages(visitor: FlaskClient) -> None:
    body = {"text": ""}
    assert visitor.post("/api/trace", json=body).status_code == 422
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = visitor.post("/api/trace", json=body, headers=headers)
        assert answer.status_code == 403
        assert answer.mimetype == "application/problem+json"


def test_the_api_asks_for_the_token_with_a_problem_not_a_page(made: Callable[..., Any]) -> None:
    client = made(token=TOKEN).test_client()
    answer = client.get("/api/jobs")
    assert (answer.status_code, answer.mimetype) == (401, "application/problem+json")
    assert client.get("/api/jobs", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_an_oversized_body_is_refused_by_the_api(made: Callable[..., Any]) -> None:
    client = made(upload_bytes=10_000).test_client()
    answer = client.post("/api/trace", json={"text": "x" * 20_000})
    assert answer.status_code == 413
    assert answer.get_json()["detail"]


def test_a_folder_of_articles_can_be_traced_against_but_not_changed(
    at_work: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "Wire Stories"
    folder.mkdir()
    (folder / "one.txt").write_text(ORIGINAL)
    client = at_work(corpora=(folder,)).test_client()
    assert client.post("/api/trace", json={"text": ARTICLE, "corpus": "wire-stories"}).status_code == 200
    refused = client.post("/api/corpus", data={"files": (io.BytesIO(b"x"), "a.txt")})
    assert refused.status_code == 422
    assert "folder of articles" in refused.get_json()["detail"]
    assert client.get("/corpus/").status_code == 200
    assert [path.name for path in folder.iterdir()] == ["one.txt"]


def test_two_corpora_of_one_name_are_told_apart(made: Callable[..., Any], tmp_path: Path) -> None:
    places = (tmp_path / "a" / "wire", tmp_path / "b" / "wire")
    (tmp_path / "one.txt").write_text(ORIGINAL)
    add(places[1], [tmp_path / "one.txt"])
    client = made(corpora=places).test_client()
    assert client.get("/api/corpus?corpus=wire").get_json()["documents"] == []
    assert len(client.get("/api/corpus?corpus=wire-2").get_json()["documents"]) == 1

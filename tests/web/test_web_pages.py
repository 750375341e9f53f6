"""Tracing and keeping a corpus through the forms, with real worker processes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ARTICLE, ORIGINAL, form_key, poured
from flask.testing import FlaskClient

from provenance.web.site import site_of
from provenance.workflows.corpus import add

PATIENCE = 90.0
SCRIPT = "<script>alert(1)</script>"


def ended(app: Any, location: str) -> Any:
    """The job behind an address, once it has ended."""
    return site_of(app).jobs.wait(location.rsplit("/", 1)[-1], PATIENCE)


def trace(client: FlaskClient, **form: Any) -> Any:
    sent = {"form_key": form_key(client), "corpus": "*"} | form
    return client.post("/trace", data=sent, content_type="multipart/form-data")


def test_lists_call_a_trace_by_the_headline_and_not_by_what_stands_above_it(
    at_work: Callable[..., Any],
) -> None:
    app = at_work()
    client = app.test_client()
    above = "Skip to content\nWe value your privacy\nAccept all\n\n"
    job = ended(app, trace(client, text=above + ARTICLE, originals=poured(ORIGINAL, "wire.txt")).location)
    assert job.title == job.result["title"]
    assert "Skip to content" not in client.get("/results/").get_data(as_text=True)


def test_a_pasted_article_is_traced_to_originals_that_were_sent_along(at_work: Callable[..., Any]) -> None:
    app = at_work()
    client = app.test_client()
    answer = trace(client, text=ARTICLE, originals=poured(ORIGINAL, "wire.txt"), outlet="Isles Daily")
    assert answer.status_code == 303
    job = ended(app, answer.location)
    assert job.result["derived"] >= 3
    assert job.title == job.result["title"]
    page = client.get(answer.location).get_data(as_text=True)
    assert "Where do the sentences" not in page
    assert "Northern Wire" in page
    assert page.count('class="pair') == 6
    assert "Named and quoted" in page
    names = re.findall(r'href="(/trace/[0-9a-f]{16}/files/[^"]+)"', page)
    endings = {name.rsplit(".", 1)[-1] for name in names}
    assert endings == {"pdf", "html", "zip", "json", "csv", "png", "svg", "md"}
    for name in names:
        with client.get(name) as file:
            assert file.status_code == 200
            assert file.headers["Content-Disposition"].startswith("attachment")
    whole = next(name for name in names if name.endswith(".zip"))
    with client.get(whole) as file, zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        assert any(name.endswith(".pdf") for name in archive.namelist())
    outside = answer.location + "/files/../../job.json"
    assert client.get(outside).status_code == 404
    assert client.get(answer.location + "/files/%2e%2e/trace.json").status_code == 404


def test_what_was_typed_is_not_lost_when_something_is_wrong(visitor: FlaskClient) -> None:
    answer = trace(visitor, text="A headline\n\nSome text & more.", outlet="Isles <Daily>")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "There are no originals yet" in page
    assert "Some text &amp; more." in page
    assert "Isles &lt;Daily&gt;" in page
    assert not list(site_of(visitor.application).jobs.store.all())


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({}, "There is no article yet"),
        ({"text": "x", "article": poured("y", "y.txt")}, "not in two ways"),
        ({"text": "x", "originals": poured("y", "picture.exe")}, "picture.exe is of no kind"),
        ({"text": "x", "originals": poured("y", "archive.zip")}, "archive.zip is no ZIP file"),
        ({"text": "x", "published": "someday"}, "is no day that can be understood"),
        ({"text": "x", "corpus": "corpus"}, "still empty"),
    ],
)
def test_each_thing_that_can_be_wrong_is_said_in_a_sentence(
    visitor: FlaskClient, form: dict[str, Any], sentence: str
) -> None:
    answer = trace(
        visitor,
        **{
            name: (io.BytesIO(v[0].getvalue()), v[1]) if isinstance(v, tuple) else v
            for name, v in form.items()
        },
    )
    assert answer.status_code == 422
    assert sentence in answer.get_data(as_text=True)


def test_an_address_is_not_fetched_unless_the_server_was_started_so(visitor: FlaskClient) -> None:
    assert 'name="url"' not in visitor.get("/").get_data(as_text=True)
    assert trace(visitor, url="http://example.org/a").status_code == 403


def test_an_address_in_the_own_network_is_not_fetched(at_work: Callable[..., Any]) -> None:
    app = at_work(allow_fetch=True)
    client = app.test_client()
    answer = trace(client, url="http://127.0.0.1:1/secret", originals=poured(ORIGINAL, "wire.txt"))
    job = ended(app, answer.location)
    assert "private network" in job.error
    assert "private network" in client.get(answer.location).get_data(as_text=True)
    assert trace(client, url="file:///etc/passwd").status_code == 422


def test_files_are_added_found_read_and_removed(at_work: Callable[..., Any]) -> None:
    app = at_work()
    client = app.test_client()
    assert "still empty" in client.get("/corpus/").get_data(as_text=True)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("stories/one.txt", ORIGINAL)
        archive.writestr("stories/empty.txt", "")
    packed.seek(0)
    answer = client.post(
        "/corpus/add",
        data={
            "form_key": form_key(client),
            "corpus": "corpus",
            "files": (packed, "stories.zip"),
            "outlet": "Northern Wire",
        },
    )
    job = ended(app, answer.location)
    assert (job.result["new"], job.result["skipped_count"]) == (1, 1)
    done = client.get(answer.location).get_data(as_text=True)
    assert "empty.txt" in done
    assert str(site_of(app).settings.work) not in done
    found = client.get("/corpus/?text=relief+vessels").get_data(as_text=True)
    assert "Ferry crews in Port Ellery walk out" in found
    assert "Ferry crews" not in client.get("/corpus/?text=zeppelin").get_data(as_text=True)
    address = re.search(r'href="(/corpus/corpus/[0-9a-f]{32})"', found)
    assert address
    shown = client.get(address[1]).get_data(as_text=True)
    assert "arrived shortly before dawn" in shown
    assert str(site_of(app).settings.work) not in shown
    question = client.get(address[1] + "/remove").get_data(as_text=True)
    assert "Remove this document?" in question
    assert client.post(address[1] + "/remove").status_code == 403
    assert client.post(address[1] + "/remove", data={"form_key": form_key(client)}).status_code == 303
    assert client.get(address[1]).status_code == 404


def test_a_corpus_of_many_is_shown_a_page_at_a_time(made: Callable[..., Any], tmp_path: Path) -> None:
    rows = "\n".join(f'{{"text": "Body of story number {n}.", "title": "Story {n}"}}' for n in range(60))
    (tmp_path / "rows.jsonl").write_text(rows)
    add(tmp_path / "corpus", [tmp_path / "rows.jsonl"])
    client = made().test_client()
    first, second = (client.get(f"/corpus/?page={n}").get_data(as_text=True) for n in (1, 2))
    assert (first.count('scope="row"'), second.count('scope="row"')) == (50, 10)
    assert "page=2" in first
    assert "page=3" not in second
    assert client.get("/corpus/?page=0").status_code == 200
    assert "must be 1 or more" in client.get("/corpus/?page=x").get_data(as_text=True)
    assert "is no day" in client.get("/corpus/?since=monday").get_data(as_text=True)


def test_a_script_in_any_field_is_shown_as_text(at_work: Callable[..., Any]) -> None:
    app = at_work()
    client = app.test_client()
    answer = trace(
        client,
        article=poured(f"{SCRIPT} headline\n\n{ARTICLE}", f"{SCRIPT}.txt"),
        originals=poured(f"{SCRIPT}\n\n{ORIGINAL}", "<img src=x onerror=alert(1)>.txt"),
        outlet=SCRIPT,
        title=SCRIPT,
        author=SCRIPT,
    )
    assert answer.status_code == 303, answer.get_data(as_text=True)
    ended(app, answer.location)
    client.post(
        "/corpus/add",
        data={
            "form_key": form_key(client),
            "files": poured(f"{SCRIPT}\n\n{ORIGINAL}", f"{SCRIPT}.txt"),
            "outlet": SCRIPT,
        },
    )
    ended(app, site_of(app).jobs.store.all()[0].id)
    document = re.search(
        r'href="(/corpus/corpus/[0-9a-f]{32})"', client.get("/corpus/").get_data(as_text=True)
    )
    assert document
    pages = [
        answer.location,
        "/results/",
        "/corpus/",
        f"/corpus/?text={SCRIPT}&outlet={SCRIPT}&since={SCRIPT}",
    ]
    pages += [
        document[1],
        f"{document[1]}/remove",
        f"/corpus/?corpus={SCRIPT}",
        f"/trace/{SCRIPT}",
        f"/{SCRIPT}",
    ]
    for page in pages:
        text = client.get(page).get_data(as_text=True)
        assert "<script>" not in text, page
        assert "<img src=x" not in text, page


def test_a_formula_in_an_article_is_text_in_the_table(at_work: Callable[..., Any]) -> None:
    app = at_work()
    client = app.test_client()
    body = ARTICLE + "\n=HYPERLINK(1) is what the harbour authority wrote on its board that night.\n"
    answer = trace(client, text=body, originals=poured(ORIGINAL, "wire.txt"))
    ended(app, answer.location)
    folder = site_of(app).jobs.store.folder(answer.location.rsplit("/", 1)[-1])
    tables = list((folder / "result" / "files").rglob("sentences.csv"))
    assert tables
    text = tables[0].read_text()
    assert "'=HYPERLINK" in text
    assert not re.search(r"(^|,)\"?=HYPERLINK", text, re.MULTILINE)


def test_results_are_listed_and_deleted_with_all_that_was_sent(at_work: Callable[..., Any]) -> None:
    app = at_work()
    client = app.test_client()
    answer = trace(client, text="Too short to trace.", originals=poured(ORIGINAL, "wire.txt"))
    job = ended(app, answer.location)
    assert "Too short to trace." in client.get("/results/").get_data(as_text=True)
    folder = site_of(app).jobs.store.folder(job.id)
    assert folder.exists()
    assert client.post("/results/delete", data={"job": "all"}).status_code == 403
    client.post("/results/delete", data={"form_key": form_key(client), "job": "all"})
    assert not folder.exists()
    assert client.get(answer.location).status_code == 404
    assert "no results yet" in client.get("/results/").get_data(as_text=True)


def test_a_full_queue_says_so_and_keeps_nothing(made: Callable[..., Any]) -> None:
    app = made(queue=1)  # its jobs are never begun
    client = app.test_client()
    assert trace(client, text=ARTICLE, originals=poured(ORIGINAL, "wire.txt")).status_code == 303
    answer = trace(client, text=ARTICLE, originals=poured(ORIGINAL, "wire.txt"))
    assert answer.status_code == 503
    assert "Wait until something is done" in answer.get_data(as_text=True)
    assert len(list((site_of(app).settings.work / "jobs").iterdir())) == 1


@pytest.mark.parametrize("page", ["/classes", "/corpus", "/exercise", "/results"])
def test_a_slash_too_many_at_the_end_of_an_address_is_no_mistake(visitor: FlaskClient, page: str) -> None:
    assert visitor.get(f"{page}/").status_code == visitor.get(page).status_code == 200

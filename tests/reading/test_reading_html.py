"""HTML pages: the article, its roles, its links, and what the markup says of it."""

from __future__ import annotations

import json

import pytest

from provenance.model import Document, Role
from provenance.reading import read_bytes, read_text

LEAD = "The harbour of Brevik was closed on Monday after a storm that sank two ships, the mayor said."
SECOND = "Ferries will not run before Thursday, according to the operator, and the hospital boat is out too."
THIRD = "Fishermen had warned of the weak breakwater since the spring, the union told reporters at the quay."
REMARK = "At last somebody writes about the breakwater, I have said so for many years now, nobody listened."


def page(body: str, head: str = "") -> Document:
    return read_bytes(
        f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), name="page.html"
    )


def article(*, before: str = "", after: str = "", head: str = "") -> Document:
    text = "".join(f"<p>{p}</p>" for p in (LEAD, SECOND, THIRD))
    return page(f"{before}<h1>Harbour closed</h1>{text}{after}", head)


def texts(document: Document, role: Role = Role.BODY) -> list[str]:
    return [s.text for s in document.sentences if s.role is role]


def test_headline_and_paragraphs_are_told_apart() -> None:
    document = article()
    assert texts(document, Role.HEADLINE) == ["Harbour closed"]
    assert texts(document) == [LEAD, SECOND, THIRD]


def test_a_lead_paragraph_with_a_dateline_is_never_lost() -> None:
    document = page(f"<h1>Harbour closed</h1><p>BREVIK (Example) - {LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>")
    assert texts(document, Role.FOOTER) == ["BREVIK (Example) -"]
    assert texts(document)[0] == LEAD


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><ul><li>Home</li><li>World</li></ul></nav>",
        "<div class='cookie-banner cookie'>We use cookies to improve your experience on this site.</div>",
        f"<div class='comments'><h3>1 comment</h3><p>{REMARK}</p></div>",
        f"<aside><h3>Opinion</h3><p>{REMARK}</p></aside>",
        "<div class='related'><ul><li>Storm sinks pier at Holm, three hurt</li></ul></div>",
        "<footer><p>Brevik Post, Quay Street 4. All our papers are printed by the harbour.</p></footer>",
        "<form><label>Your e-mail</label><button>Subscribe</button></form>",
    ],
)
def test_what_stands_around_an_article_is_set_aside_and_listed(furniture: str) -> None:
    document = article(after=furniture)
    assert texts(document) == [LEAD, SECOND, THIRD]
    assert not texts(document, Role.SUBHEADING)
    assert document.dropped


def test_captions_subheadings_and_source_lines_have_their_roles() -> None:
    document = page(
        f"<h1>Harbour closed</h1><figure><img src='a.jpg'><figcaption>The quay on Monday. Photo: Example"
        f"</figcaption></figure><p>{LEAD}</p><h2>Ferries out</h2><p>{SECOND}</p><p>{THIRD}</p>"
        "<p>Source: Example</p>"
    )
    assert texts(document, Role.CAPTION) == ["The quay on Monday. Photo: Example"]
    assert texts(document, Role.SUBHEADING) == ["Ferries out"]
    assert texts(document, Role.FOOTER) == ["Source: Example"]


def test_links_of_the_body_know_their_place() -> None:
    linked = LEAD.replace("the mayor", "<a href='https://example.org/mayor'>the\n mayor</a>")
    document = page(f"<h1>Harbour closed</h1><p>{linked}</p><p>{SECOND}</p><p>{THIRD}</p>")
    (link,) = document.links
    assert link.url == "https://example.org/mayor"
    assert document.text[link.start : link.end] == "the mayor"


def test_links_keep_their_place_behind_a_dateline_and_between_other_links() -> None:
    text = (
        "BREVIK (<a href='/e'>Example</a>) - The  harbour of <a href='/b'>Brevik</a> and <b>the <a href='/q'>old "
        "quay</a></b>, <a href='/s'> shut</a> on Monday, are open again after the storm of last week, she said."
    )
    document = page(f"<h1>Harbour open</h1><p>{text}</p><p>{SECOND}</p><p>{THIRD}</p>")
    found = [(link.url, document.text[link.start : link.end].strip()) for link in document.links]
    assert found == [("/e", "Example"), ("/b", "Brevik"), ("/q", "old quay"), ("/s", "shut")]


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2021-03-02T15:20:00+01:00">',
        '<meta name="date" content="2021-03-02T14:20:00Z">',
        '<script type="application/ld+json">'
        + json.dumps({"@type": "NewsArticle", "datePublished": "2021-03-02T14:20:00+00:00"})
        + "</script>",
        '<script type="application/ld+json">'
        + json.dumps({"@graph": [{"@type": "WebPage"}, {"datePublished": "2021-03-02T14:20Z"}]})
        + "</script>",
    ],
)
def test_the_date_is_found_wherever_pages_put_it(head: str) -> None:
    assert article(head=head).published == "2021-03-02T14:20+00:00"


def test_the_date_of_a_time_element_counts_but_not_that_of_an_update() -> None:
    times = (
        '<time class="updated" datetime="2021-03-05T10:00:00Z">5 March</time>'
        '<time datetime="2021-03-02T14:20:00Z">2 March</time>'
    )
    assert article(before=times).published == "2021-03-02T14:20+00:00"


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ('<meta property="og:site_name" content="Brevik Post">', "Brevik Post"),
        ("<title>Harbour closed – Brevik Post</title>", "Brevik Post"),
        ("<title>Harbour closed | News | Brevik Post</title>", "Brevik Post"),
        ('<link rel="canonical" href="https://www.reuters.com/world/harbour-2021-03-02/">', "Reuters"),
        ("<title>Harbour closed</title>", None),
        ("<title>Brevik Post</title>", "Brevik Post"),
    ],
)
def test_the_page_says_whose_it_is(head: str, outlet: str | None) -> None:
    assert article(head=head).outlet == outlet


def test_damaged_linked_data_is_passed_over() -> None:
    document = article(head='<script type="application/ld+json">{"datePublished": </script>')
    assert texts(document) == [LEAD, SECOND, THIRD]


def test_names_in_linked_data_are_read_in_one_line() -> None:
    data = {"author": [{"name": "Ann\n\t Writer "}], "publisher": {"name": "Harbour\n  Gazette"}}
    document = article(head=f'<script type="application/ld+json">{json.dumps(data)}</script>')
    assert document.author == "Ann Writer"
    assert document.outlet == "Harbour Gazette"


def test_an_article_within_a_box_of_a_suspicious_name_is_still_the_article() -> None:
    document = page(
        f"<div class='box popup'><h1>Harbour closed</h1><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    )
    assert texts(document) == [LEAD, SECOND, THIRD]


def test_prose_that_mentions_a_tag_is_no_page() -> None:
    text = "The clerk typed <p> and <br> into the form on Monday, and the register of ships was gone by noon."
    assert texts(read_text(text)) == [text]


@pytest.mark.parametrize(
    "note",
    [
        "<!-- saved from url=(0047)https://www.reuters.com/world/harbour-2021-03-02/ -->",
        "<!--\n Page saved with SingleFile \n url: https://www.reuters.com/world/harbour-2021-03-02/ \n"
        " saved date: Tue Mar 02 2021\n-->",
    ],
)
def test_the_address_that_a_browser_notes_in_a_saved_page_is_its_address(note: str) -> None:
    text = "".join(f"<p>{p}</p>" for p in (LEAD, SECOND, THIRD))
    saved = f"<!DOCTYPE html>\n{note}\n<html><head></head><body><h1>Harbour closed</h1>{text}</body></html>"
    document = read_text(saved)
    assert document.url == "https://www.reuters.com/world/harbour-2021-03-02/"
    assert document.outlet == "Reuters"
    quoted = read_text(saved.replace(note, "").replace("<h1>", f"<p>{'x' * 2000}</p>{note}<h1>"))
    assert quoted.url is None


ITEMS = [
    "Agreement on the supply of natural gas to the harbour of Brevik;",
    "Memorandum on the dredging of the fairway north of the breakwater",
]


def test_items_of_a_list_that_a_paragraph_leads_in_are_text() -> None:
    listed = "".join(f"<li>{item}</li>" for item in ITEMS)
    leads = "The two towns signed these documents on Monday:"
    document = page(f"<h1>Harbour closed</h1><p>{LEAD}</p><p>{leads}</p><ul>{listed}</ul><p>{THIRD}</p>")
    assert texts(document) == [LEAD, *ITEMS, THIRD]
    assert texts(document, Role.SUBHEADING) == [leads]


@pytest.mark.parametrize(
    "listed", ["<li><a href='/b'>{0}</a></li><li><a href='/c'>{1}</a></li>", "<li>Tag</li>"]
)
def test_links_and_labels_in_a_list_between_paragraphs_are_none(listed: str) -> None:
    listed = listed.format(*ITEMS)
    document = page(f"<h1>Harbour closed</h1><p>{LEAD}</p><p>{SECOND}</p><ul>{listed}</ul><p>{THIRD}</p>")
    assert texts(document) == [LEAD, SECOND, THIRD]

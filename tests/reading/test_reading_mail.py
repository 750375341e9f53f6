"""E-mails and web pages saved as one file (MHTML): what a reader sees is read, not the transport around it."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from provenance.errors import ReadingError
from provenance.model import Document, Role
from provenance.reading import read_bytes
from provenance.workflows.corpus_files import ARTICLES

PLAIN = """View this letter in your browser ( https://harbourletter.example/v/123 )

The crane that would not turn

The crane on the quay of Brenn, built in 1961, passed its inspection in January, but its motor was replaced only
last week, two people who know the records told Reuters ( https://harbourletter.example/go/77 ).

Divers found no oil in the basin. The pier – the longest in the county – stays closed until Friday.
"""
HTML = """<div dir="ltr"><p>The crane that would not turn</p><p>The crane on the quay of Brenn, built in 1961,
passed its inspection in January, but its motor was replaced only last week.</p><p>Divers found no oil in the basin,
café owners said.</p></div>"""


def letter(*, plain: str | None = PLAIN, html: str | None = None, coding: str = "quoted-printable") -> bytes:
    message = EmailMessage()
    message["From"] = '"Harbour Letter" <letter@harbourletter.example>'
    message["To"] = "reader@example.org"
    message["Subject"] = "Fwd: Die Kräne – the crane that would not turn"
    message["Date"] = "Wed, 4 Mar 2026 06:30:00 +0100"
    if plain is not None:
        message.set_content(plain, cte=coding)
    if html is not None:
        add = message.add_alternative if plain is not None else message.set_content
        add(html, subtype="html", cte=coding, charset="iso-8859-1")
    return message.as_bytes()


def body(document: Document) -> list[str]:
    return [s.text for s in document.sentences if s.role is Role.BODY]


@pytest.mark.parametrize("coding", ["quoted-printable", "base64"])
def test_the_text_of_a_letter_is_read_in_whatever_coding_it_travels(coding: str) -> None:
    document = read_bytes(letter(coding=coding), name="letter.eml")
    sentences = body(document)
    assert (
        "The crane on the quay of Brenn, built in 1961, passed its inspection in January, but its motor was replaced "
        "only last week, two people who know the records told Reuters."
    ) in sentences
    assert "The pier – the longest in the county – stays closed until Friday." in sentences
    assert not any("example.org" in text or "MIME" in text for text in sentences)


def test_subject_and_date_of_a_letter_are_those_of_the_text() -> None:
    document = read_bytes(letter(), name="letter.eml")
    assert document.title == "Die Kräne – the crane that would not turn"
    assert document.published == "2026-03-04T05:30+00:00"
    assert document.outlet is None


def test_a_date_in_the_text_stands_above_that_of_the_letter() -> None:
    dated = f"Crane stuck in Brenn\n\n2 March 2026\n\n{PLAIN}"
    assert read_bytes(letter(plain=dated), name="letter.eml").published == "2026-03-02"


def test_of_two_parts_that_tell_the_same_the_plain_one_is_read() -> None:
    document = read_bytes(letter(html=HTML), name="letter.eml")
    assert "Divers found no oil in the basin." in body(document)
    assert "café" not in document.text


def test_where_the_plain_part_is_a_stub_the_page_is_read() -> None:
    document = read_bytes(letter(plain="View this in your browser.", html=HTML), name="letter.eml")
    assert "Divers found no oil in the basin, café owners said." in body(document)


def test_headers_copied_above_a_text_are_no_part_of_it() -> None:
    copied = (
        f"From: Harbour Letter\nSent: Wednesday, 4 March 2026\nTo: A reader\nSubject: The crane\n\n{PLAIN}"
    )
    document = read_bytes(copied.encode(), name="pasted.txt")
    assert document.title == "The crane"
    assert document.published == "2026-03-04"
    assert not any("Harbour Letter" in sentence.text for sentence in document.sentences)


def test_the_head_of_a_forwarded_letter_is_no_part_of_the_text_either() -> None:
    head = (
        "From: Bob\nSent: Monday, 2 March 2026 9:11 PM\nTo: Ann\nSubject: The crane that would not turn\n\n"
    )
    document = read_bytes(
        letter(plain=f"FYI, see below.\n\n{head}{PLAIN.split(chr(10), 4)[-1]}"), name="letter.eml"
    )
    assert "Subject:" not in document.text
    assert document.published == "2026-03-02"


def test_a_page_saved_as_one_file_is_read_as_the_page() -> None:
    saved = (
        "From: <Saved by Blink>\r\n"
        "Snapshot-Content-Location: https://clarion.example/2026/03/02/crane\r\n"
        "Subject: Crane stuck\r\nDate: Sat, 7 Mar 2026 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--b--"\r\n\r\n'
        "----b--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<html><head><title>Crane stuck</title></head><body><article><h1>Crane stuck</h1>"
        "<p>The crane on the quay of Brenn, built in 1961, passed its inspec=\r\ntion in January.</p>"
        "<p>Divers found no oil in the caf=C3=A9.</p></article></body></html>\r\n"
        "----b--\r\nContent-Type: text/css\r\n\r\nbody{color:red}\r\n----b----\r\n"
    )
    document = read_bytes(saved.encode(), name="crane.mhtml")
    assert body(document) == [
        "The crane on the quay of Brenn, built in 1961, passed its inspection in January.",
        "Divers found no oil in the café.",
    ]
    assert document.title == "Crane stuck"
    assert document.url == "https://clarion.example/2026/03/02/crane"
    assert document.published == "2026-03-02"


def test_letters_and_saved_pages_in_a_folder_are_articles() -> None:
    assert {".eml", ".mht", ".mhtml"} <= ARTICLES


@pytest.mark.parametrize(
    "text",
    [
        "From: here to there\n\nThe pier of Brenn is closed. Nobody knows why.",
        "Subject: cranes\nThe pier of Brenn is closed. Nobody knows why.",
        "Brenn: the pier is closed\nRuud: nobody knows why\n\nThe mayor said no more about it on Monday.",
    ],
)
def test_prose_with_colons_is_no_letter(text: str) -> None:
    assert text.partition("\n")[0] in read_bytes(text.encode(), name="a.txt").text


def test_a_letter_without_any_text_says_so() -> None:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = (
        "a@example.org",
        "picture",
        "Wed, 4 Mar 2026 06:30:00 +0100",
    )
    message.set_content(b"\x89PNG", maintype="image", subtype="png")
    with pytest.raises(ReadingError, match="an e-mail without text"):
        read_bytes(message.as_bytes(), name="letter.eml")


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Grüße vom Kran", "Grüße vom Kran"),
        ("=?iso-8859-1?q?Gr=FC=DFe?= vom Kran", "Grüße vom Kran"),
        ("=?nobodys-code?q?Gr=FC=DFe?= vom Kran", "=?nobodys-code?q?Gr=FC=DFe?= vom Kran"),
    ],
)
def test_a_subject_is_read_however_it_is_written(subject: str, title: str) -> None:
    data = f"From: a@example.org\nSubject: {subject}\n\n{PLAIN}".encode()
    assert read_bytes(data, name="letter.eml").title == title


@pytest.mark.parametrize(
    "head",
    [
        "Content-Type: text/plain; " + "a*0*=b; " * 20_000 + "\n\nhi there\n",
        'Content-Type: multipart/mixed; boundary="b"\n\n' + "--b\nContent-Type: text/html\n\n\n" * 30_000,
    ],
)
def test_a_letter_made_to_take_long_ends_soon(head: str) -> None:
    with pytest.raises(ReadingError, match="an e-mail without text"):
        read_bytes(f"From: a@example.org\nSubject: x\n{head}".encode(), name="letter.eml")


def test_what_cannot_be_seen_in_a_subject_is_left_out_of_the_title() -> None:
    data = f"From: a@example.org\nSubject: =?utf-8?q?The=1B=5B31m_crane=E2=80=AE?=\n\n{PLAIN}".encode()
    assert read_bytes(data, name="letter.eml").title == "The[31m crane"


def test_a_letter_of_a_thousand_nested_parts_ends_soon() -> None:
    head = b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\n"
    nested = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (number, number)
        for number in range(3_000)
    )
    with pytest.raises(ReadingError):
        read_bytes(head + nested, name="letter.eml")

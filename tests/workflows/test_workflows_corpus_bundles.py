"""Downloads of Nexis, ProQuest and Factiva come apart into their articles, each with what its labelled lines say."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from crane_story import STORY, taken

from provenance import read_articles
from provenance.workflows.corpus_bundles import bundled, is_bundled
from provenance.workflows.corpus_raw import Known
from provenance.workflows.corpus_sources import Sources

BODIES = (STORY, "Nobody may cross the bridge of Oslin before June, the county engineer said on Monday.")


def lexis(number: int, outlet: str, title: str, body: str) -> str:
    return f"""


                               {number} of 2 DOCUMENTS


                              {outlet}

                           March {number}, 2031 Sunday
                              Late Edition - Final

{title}

BYLINE: By ANN ROE

SECTION: Section A; Column 1; Foreign Desk; Pg. 1

LENGTH: 350 words

DATELINE: VESSIN

{body}

LOAD-DATE: March 9, 2031

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                         Copyright 2031 {outlet} Company
                              All Rights Reserved
"""


def nexis(number: int, outlet: str, title: str, body: str) -> str:
    return f"""{title}

{outlet}

March {number}, 2031 Sunday

Copyright 2031 {outlet} All Rights Reserved

Section: NEWS; Pg. 3

Length: 350 words

Byline: By ANN ROE

Body

{body}

Load-Date: March 9, 2031

End of Document


"""


def proquest(number: int, outlet: str, title: str, body: str) -> str:
    return f"""____________________________________________________________

Document {number} of 2

{title}

Author: By ANN ROE

Publication info: {outlet} ; Vessin [Vessin]. 0{number} Mar 2031: A3.

ProQuest document link

Full text: {body}

Source: Harbour Wire

Subject: Cranes

Location: Vessin

Publication title: {outlet}

Pages: A3

Publication date: Mar {number}, 2031

Copyright: Copyright {outlet} Mar {number}, 2031

Last updated: 2031-03-09

Database: ProQuest Central

"""


def factiva(number: int, outlet: str, title: str, body: str) -> str:
    return f"""News
{title}
By ANN ROE
350 words
{number} March 2031
20:15
{outlet}
OSLI
English
(c) 2031 {outlet}

{body}

Document OSLI00002031030{number}er3200{number}0x


"""


@pytest.mark.parametrize("service", [lexis, nexis, proquest, factiva])
def test_a_bundle_comes_apart_with_what_it_says_of_each_article(
    service: Callable[[int, str, str, str], str], tmp_path: Path
) -> None:
    titles = ("Crane falls on the ferry pier of Vessin", "The bridge of Oslin: closed till June")
    rows = zip((1, 2), ("The New York Times", "The Oslin Courier"), titles, BODIES, strict=True)
    text = "".join(service(*row) for row in rows)
    (tmp_path / "download.txt").write_text(text)
    documents, skipped = taken(tmp_path)
    assert skipped == []
    told = [(d.title, d.outlet, (d.published or "")[:10], d.author) for d in documents]
    assert told == [
        (titles[0], "The New York Times", "2031-03-01", "By ANN ROE"),
        (titles[1], "The Oslin Courier", "2031-03-02", "By ANN ROE"),
    ]
    for document, body in zip(documents, BODIES, strict=True):
        assert document.text.startswith(body.split("\n\n")[0])
        assert ("Source: Harbour Wire" in document.text) is (service is proquest)
        assert not any(
            word in document.text for word in ("Copyright", "Load-Date", "LOAD-DATE", "Subject:", "350")
        )
    assert [d.outlet for d in read_articles(tmp_path / "download.txt")] == [d.outlet for d in documents]


def test_a_bundle_within_an_archive_and_packed_comes_apart_too(tmp_path: Path) -> None:
    text = "".join(nexis(n, "The Oslin Courier", f"Title {n}", BODIES[n - 1]) for n in (1, 2))
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(text.encode()))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("c.txt", text)
    documents, skipped = taken(tmp_path)
    assert (len(documents), skipped) == (4, [])


def test_an_entry_without_its_text_is_named(tmp_path: Path) -> None:
    empty = proquest(2, "The Oslin Courier", "Title", "").replace("Full text:", "Abstract:")
    (tmp_path / "a.txt").write_text(proquest(1, "The Oslin Courier", "Title", STORY) + empty)
    documents, skipped = taken(tmp_path)
    assert len(documents) == 1
    assert [record.reason for record in skipped] == ["the bundle has no text of it"]


def test_what_an_option_says_stands_above_the_bundle(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(nexis(1, "The Oslin Courier", "Title", STORY))
    (document,), _ = taken(tmp_path, Sources(known=Known(outlet="Reuters")))
    assert document.outlet == "Reuters"


@pytest.mark.parametrize(
    "text",
    [
        f"1 of 3\n\n{STORY}\n\n2 of 3\n\nA picture of it.\n\n3 of 3\n\nAnother one.",
        f"{STORY}\n\nEnd of document\n",
        f"{STORY}\n\nDocument 1 of 2\n\nThe owner signed it.\n\nDocument 2 of 2\n\nThe harbour master did.",
        f"Crane falls\n\n{STORY}\n\nDocument 2 of the court's file names the owner.",
        f"{STORY}\n\nDocument 3 of 9\n\nThe owner signed it.\n\nDocument 7 of 9\n\nThe harbour master did.",
    ],
)
def test_an_article_that_counts_pictures_or_quotes_files_stays_one(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text)
    documents, skipped = taken(tmp_path)
    assert (len(documents), skipped) == (1, [])


@pytest.mark.parametrize(
    "line", ["Author: a\n", "a\n", " \n", "Author:\n", "_" * 9 + "\n", "Subject: a\n\n", "a\n\n"]
)
@pytest.mark.parametrize("mark", ["1 of 1 DOCUMENTS\nLength: 9\n", "Document 1 of 1\n\nFull text: ", ""])
def test_a_monstrous_bundle_comes_to_an_end(line: str, mark: str) -> None:
    ends = "" if mark else "Length: 9 words\nEnd of Document\n"
    data = f"{mark}{line * 300_000}{ends}".encode()
    assert is_bundled(data, "a.txt")
    assert len(list(bundled(data, "a.txt"))) == 1


def test_a_bundle_in_wide_characters_is_one(tmp_path: Path) -> None:
    text = "".join(nexis(n, "The Oslin Courier", f"Title {n}", BODIES[n - 1]) for n in (1, 2))
    (tmp_path / "a.txt").write_bytes(text.encode("utf-16"))
    assert len(taken(tmp_path)[0]) == 2

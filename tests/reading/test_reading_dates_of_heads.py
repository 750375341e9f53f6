"""The dates that heads and datelines bear in the ways of real newsrooms, with a year and without."""

import pytest

from provenance.reading import read_text
from provenance.reading.published import day_alone

BODY = (
    "The harbour of Brevik was closed on Monday after a storm that sank two ships, the mayor said.\n\n"
    "Ferries will not run before Thursday, according to the operator of the line."
)
TITLE = "Harbour of Brevik closed after storm"


def headed(line, body=BODY):
    return read_text(f"{TITLE}\n{line}\n\n{body}")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Fjord Today / English service / 02.03.2021 18:25 (Brevik time)", "2021-03-02"),
        ("Text: Jane Doe. 02.03.2021, 10:45. 2.1k views", "2021-03-02"),
        ("Published: 2 March 2021. Amended: 3 March 2021, 09:30.", "2021-03-02"),
        ("Revised 3 March 2021; first released 2 March 2021", "2021-03-02"),
        ("Posted by Jane on 13/03/21 · 41 comments", "2021-03-13"),
        ("Posted by Jane on 03/13/21 | 41 comments", "2021-03-13"),
        ("Jane Doe, 03.04.21", "2021-04-03"),
        ("Jane Doe | 04/04/21", "2021-04-04"),
        ("notes // no. 412 // 2 mar 21", "2021-03-02"),
        ("2-Mar-21", "2021-03-02"),
        ("2. 3. 2021", "2021-03-02"),
        ("March 2, '21 | Jane Doe", "2021-03-02"),
        ("Tuesday 2 March 2021. By Jane Doe", "2021-03-02"),
        ("Posted by Jane on 03/04/21 · 41 comments", None),
    ],
)
def test_a_date_between_other_parts_of_a_line_is_read(line, published):
    assert headed(line).published == published


@pytest.mark.parametrize(
    ("dateline", "published"),
    [
        ("Brevik (Marovia), March 2, 2021 (AFP) - ", "2021-03-02"),
        ("BREVIK, Marovia, 2 March 2021 (Reuters) - ", "2021-03-02"),
        ("BREVIK (2 March 2021) – ", "2021-03-02"),
        ("BREVIK, March 2, 2021 /PRNewswire/ -- ", "2021-03-02"),
    ],
)
def test_a_dateline_with_a_year_dates_a_page_without_any_other_date(dateline, published):
    assert headed("By Jane Doe", dateline + BODY).published == published
    assert headed("5 March 2021", dateline + BODY).published == "2021-03-05"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("CULTURE & SHOWS / 2 March, 14:55", (3, 2, None)),
        ("Fjord Science desk · 2 March, 15:40", (3, 2, None)),
        ("posted by jane | March 2 | #storm", (3, 2, None)),
        ("Late edition, 2 March", (3, 2, None)),
        ("Tuesday, 2 of March, 16h00", (3, 2, 1)),
        ("FJORD POST, Tuesday 2 March. By Jane Doe", (3, 2, 1)),
        ("From Jane Doe, Brevik, March 2", (3, 2, None)),
        ("2 MAR, 10:41", (3, 2, None)),
        ("Tue 2 Mar", (3, 2, 1)),
    ],
)
def test_a_day_without_its_year_is_kept_for_the_trace(line, day):
    document = headed(line)
    stamp = day_alone(document)
    assert document.published is None
    assert stamp is not None
    assert (stamp.month, stamp.day, stamp.weekday) == day


@pytest.mark.parametrize(
    "dateline",
    [
        "BREVIK, March 2 (Reuters) - ",
        "BREVIK. March 2 (Interfax) - ",
        "Brevik (Marovia), Mar 2 (EFE).- ",
        "(ANSA) - BREVIK, MAR 2 - ",
        "BREVIK, March 2. /TASS/. ",
        "BREVIK, March 2 - RIA Novosti. ",
        "BREVIK, March 2 (Xinhua) -- ",
        "Brevik, 2. März (dpa) - ",
    ],
)
def test_the_day_of_a_dateline_is_kept_too(dateline):
    stamp = day_alone(headed("By Jane Doe", dateline + BODY))
    assert stamp is not None
    assert (stamp.month, stamp.day) == (3, 2)


def test_a_year_of_the_rights_completes_a_day_unless_the_weekday_says_another():
    def read(day):
        return read_text(f"{TITLE}\n\nBREVIK, {day} (Reuters) - {BODY}\n\n© 2022 Reuters").published

    assert read("March 2") == "2022-03-02"
    assert read("Tuesday, March 2") == "2021-03-02"


@pytest.mark.parametrize(
    "line",
    [
        "What the storm of 4 May, a night of fear, has left",
        "How May 4 came to be a feast in Brevik",
        "Trains of the type 13/03/25x stand still",
    ],
)
def test_a_day_within_a_phrase_is_no_date_of_the_page(line):
    document = headed(line)
    assert document.published is None
    assert day_alone(document) is None
    assert line in document.text


def test_the_paper_before_the_day_is_the_publisher():
    assert headed("FJORD POST, Tuesday 2 March. By Jane Doe").outlet == "FJORD POST"


def test_a_head_of_labelled_lines_is_read_without_its_labels() -> None:
    document = read_text(
        "Title: Fog closes the port of Brennholt\nBy: Our port desk\nDate: 4 May 2021, 11:05\n"
        "URL: https://fjord-gazette.example/fog\n\n"
        "The port was closed by fog on Tuesday, the harbour master said, and will stay closed until the morning.\n\n"
        "Nobody was hurt when two barges touched in the outer basin."
    )
    assert document.title == "Fog closes the port of Brennholt"
    assert document.url == "https://fjord-gazette.example/fog"
    assert document.published
    assert document.published.startswith("2021-05-04")
    assert document.sentences[0].text == document.title


def test_one_label_alone_is_a_part_of_the_headline() -> None:
    document = read_text(
        "Title: a word that boxers fear\n\nThe port was closed by fog on Tuesday, the harbour master said at noon.\n\n"
        "Nobody was hurt when two barges touched."
    )
    assert document.sentences[0].text == "Title: a word that boxers fear"


@pytest.mark.parametrize(
    "title",
    [
        "Statement on the closing of 2 March 2021",
        "Harbour of Brevik closed since Tuesday, 2 March 2021",
        "Timetable of the ferries from 2 March 2021",
    ],
)
def test_a_date_that_belongs_to_the_headline_neither_dates_the_page_nor_is_cut_off(title: str) -> None:
    document = read_text(f"{title}\n\nPublished 5 March 2021\n\n{BODY}")
    assert document.published == "2021-03-05"
    assert document.title == title
    assert read_text(f"{title}\n\n{BODY}").title == title


@pytest.mark.parametrize(
    "line",
    [
        "Weekend edition of 2 March 2021",
        "The harbour's daily news briefing for Tuesday, 2 March 2021",
        "By Jane Doe on 2 March 2021",
    ],
)
def test_a_line_that_dates_the_page_in_words_still_does(line: str) -> None:
    assert headed(line).published == "2021-03-02"


@pytest.mark.parametrize("clock", ["T08:15", " 08:15", " 08:15:00", " 09:15:00 +01:00"])
def test_a_first_line_with_a_date_keeps_its_clock(clock):
    document = read_text(f" date 2021-03-02{clock} {BODY}")
    assert document.published == "2021-03-02T08:15+00:00"
    assert document.sentences[0].text.startswith("The harbour")


DATELINE = "Ferry aground\n\nKELLISUND, May 4 (Reuters) - A ferry ran aground off Kellisund, the coast guard said.\n\n"
AFTER = "Divers hoped to free it at noon. The passengers were brought ashore in boats, and none was hurt in the night."


@pytest.mark.parametrize(
    ("address", "published"),
    [
        ("https://paper.example/news/2022/ferry", "2022-05-04"),
        ("https://paper.example/2022-05/ferry", "2022-05-04"),
        ("https://paper.example/lessons-of-1914-for-today", None),
        ("https://paper.example/news/agenda-2030-summit-opens", None),
        ("https://paper.example/2026-world-cup-draw/", None),
        ("https://paper.example/2022/ferry-aground-1984-again", "2022-05-04"),
    ],
)
def test_the_year_of_a_folder_dates_a_page_and_one_that_it_tells_of_does_not(
    address: str, published: str | None
) -> None:
    assert read_text(DATELINE + AFTER, url=address).published == published


@pytest.mark.parametrize(
    "years", ["2022", "1998-2022", "1998 - 2022", "1998 – 2022", "2019, 2022", "1998 to 2022"]
)
def test_of_several_years_of_copyright_the_last_dates_a_page(years: str) -> None:
    assert read_text(f"{DATELINE}{AFTER}\n\n© {years} Kellisund Paper").published == "2022-05-04"

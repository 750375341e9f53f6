"""Question banks say the same as the key in each platform's own words, and no text of them means anything to it."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_papers import GRID, ITEMS, ONE, ORDER, PAPER_A, SEVERAL, invented, spoiled
from lxml import etree

from provenance.classroom.gift import escaped, gift
from provenance.classroom.moodle import SHARES, moodle_xml, shares
from provenance.classroom.qti import qti_package
from provenance.classroom.spreadsheet import items_csv
from provenance.classroom.values import Choice
from provenance.classroom.writers import WRITERS
from provenance.publish.inert import clean

POISON = "]]> <script>x</script> &amp; ~=#{}:\\ -> $$x$$ \\(y\\) %50% [html] =1+1 a\x00\x1b[31m\u202e\ufffeb"

# The elements that Moodle's importer (question/format/xml/format.php, as published) reads for these kinds of question.
COMMON = {
    "name",
    "questiontext",
    "generalfeedback",
    "defaultgrade",
    "penalty",
    "hidden",
    "idnumber",
    "hint",
    "tags",
}
OUTCOMES = {"correctfeedback", "partiallycorrectfeedback", "incorrectfeedback", "shownumcorrect"}
DOCUMENTED = {
    "category": {"category"},
    "multichoice": COMMON
    | OUTCOMES
    | {"single", "shuffleanswers", "answernumbering", "showstandardinstruction", "answer"},
    "matching": COMMON | OUTCOMES | {"shuffleanswers", "subquestion"},
    "essay": COMMON
    | {
        "responseformat",
        "responserequired",
        "responsefieldlines",
        "attachments",
        "attachmentsrequired",
        "graderinfo",
        "responsetemplate",
    },
}


def moodle(exercise=None):
    exercise = exercise or invented()
    return etree.fromstring(moodle_xml(exercise, exercise.papers[0]))


def question(number: int, root=None):
    return (moodle() if root is None else root).findall("question")[number]


def qti_parts(exercise=None) -> dict[str, bytes]:
    exercise = exercise or invented()
    with zipfile.ZipFile(io.BytesIO(qti_package(exercise, exercise.papers[0]))) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def qti_items(exercise=None):
    """The items of a package, found as Canvas finds them: by the manifest, without the names of the files."""
    parts = qti_parts(exercise)
    manifest = etree.fromstring(parts["imsmanifest.xml"])
    (address,) = manifest.xpath(
        "//*[local-name()='resource'][@type='imsqti_xmlv1p2']/*[local-name()='file']/@href"
    )
    root = etree.fromstring(parts[address])
    return root.findall(".//{*}item")


def shown(html: str) -> str:
    """What a reader sees of a piece of HTML."""
    return "".join(etree.fromstring(html, etree.HTMLParser()).itertext()) if html else ""


def test_moodle_knows_every_element_that_is_written() -> None:
    root = moodle()
    assert [one.get("type") for one in root] == [
        "category", "multichoice", "multichoice", "matching", "matching", "multichoice", "essay",
    ]  # fmt: skip
    for one in root:
        assert {child.tag for child in one} <= DOCUMENTED[str(one.get("type"))]
        assert one.findtext("questiontext/text") or one.get("type") == "category"


def test_moodle_gives_full_marks_for_the_right_choices_only() -> None:
    for number, item in ((1, ONE), (2, SEVERAL)):
        answers = question(number).findall("answer")
        right = {shown(one.findtext("text")) for one in answers if float(one.get("fraction")) > 0}
        assert right == {choice.text for choice in item.choices if choice.right}
        assert sum(float(one.get("fraction")) for one in answers if float(one.get("fraction")) > 0) == 100
    assert question(1).findtext("single") == "true"
    assert question(2).findtext("single") == "false"


def test_moodle_matches_rows_with_columns_and_offers_the_columns_that_are_left() -> None:
    pairs = [
        (shown(one.findtext("text")), one.findtext("answer/text"))
        for one in question(4).findall("subquestion")
    ]
    heads = {choice.id: choice.text for choice in GRID.choices}
    assert pairs == [*((row.text, heads[row.right]) for row in GRID.rows), ("", "Original 2")]


def test_an_order_becomes_a_place_for_each() -> None:
    pairs = [
        (shown(one.findtext("text")), one.findtext("answer/text"))
        for one in question(3).findall("subquestion")
    ]
    assert sorted(pairs, key=lambda pair: pair[1]) == [
        (next(choice.text for choice in ORDER.choices if choice.id == name), str(place))
        for place, name in enumerate(ORDER.order, 1)
    ]


def test_an_essay_brings_its_marking_guide_and_model_answer() -> None:
    guide = shown(question(6).findtext("graderinfo/text"))
    for line in (*ITEMS[5].marking_guide, ITEMS[5].model_answer):
        assert line in guide


@pytest.mark.parametrize("right", range(1, 15))
def test_a_wrong_tick_costs_what_a_right_one_gives(right: int) -> None:
    choices = tuple(Choice(str(place), "x", place < right) for place in range(right + 3))
    up, down = shares(replace(SEVERAL, choices=choices))
    assert up in SHARES
    assert float(down) == -float(up)
    assert right * float(up) > 99.99


def test_questions_carry_tags_for_kind_level_and_what_a_teacher_must_know() -> None:
    tags = [{tag.findtext("text") for tag in one.findall("tags/tag")} for one in moodle()][1:]
    assert {"match", "medium", "B1"} <= tags[0]
    assert "sensitive" in tags[1]
    assert "planted" in tags[4]


def test_the_manifest_leads_to_the_questions_and_to_what_canvas_wants_to_know() -> None:
    parts = qti_parts()
    manifest = etree.fromstring(parts["imsmanifest.xml"])
    named = set(manifest.xpath("//*[local-name()='file']/@href"))
    assert named | {"imsmanifest.xml"} == set(parts)
    references = set(manifest.xpath("//*[local-name()='dependency']/@identifierref"))
    assert references <= set(manifest.xpath("//*[local-name()='resource']/@identifier"))


def test_canvas_finds_the_right_answer_of_every_question() -> None:
    items = qti_items()
    kinds = [one.xpath(".//*[local-name()='fieldentry']/text()")[0] for one in items]
    assert kinds == [
        "multiple_choice_question", "multiple_answers_question", "matching_question", "matching_question",
        "multiple_choice_question", "essay_question",
    ]  # fmt: skip
    texts = {
        label.get("ident"): "".join(label.itertext()).strip()
        for label in items[1].findall(".//{*}response_label")
    }
    scored = [one for one in items[1].findall(".//{*}respcondition") if one.find("{*}setvar") is not None]
    (condition,) = scored
    right = {texts[one.text] for one in condition.findall("{*}conditionvar/{*}and/{*}varequal")}
    wrong = {texts[one.text] for one in condition.findall("{*}conditionvar/{*}and/{*}not/{*}varequal")}
    assert right == {choice.text for choice in SEVERAL.choices if choice.right}
    assert wrong == {choice.text for choice in SEVERAL.choices if not choice.right}


def test_canvas_matches_rows_with_columns() -> None:
    item = qti_items()[3]
    columns = {
        one.get("ident"): "".join(one.itertext()).strip() for one in item.findall(".//{*}response_label")
    }
    rows = {
        one.get("ident"): one.findtext("{*}material/{*}mattext") for one in item.findall(".//{*}response_lid")
    }
    equal = item.findall(".//{*}varequal")
    heads = {choice.id: choice.text for choice in GRID.choices}
    assert {rows[one.get("respident")]: columns[one.text] for one in equal} == {
        row.text: heads[row.right] for row in GRID.rows
    }
    assert set(columns.values()) == set(heads.values())
    assert sum(float(one.text) for one in item.findall(".//{*}setvar")) == pytest.approx(100, abs=0.1)


@given(st.text())
def test_gift_text_comes_back_as_it_was_and_holds_no_sign_of_its_own(text: str) -> None:
    line = escaped(text)
    assert re.sub(r"\\(.)", r"\1", line) == clean(text).replace("->", "→").strip()
    assert not re.search(r"(?<!\\)(?:\\\\)*[~=#{}:]", line)
    assert "\n" not in line


def test_gift_questions_are_parted_by_blank_lines_and_have_none_inside() -> None:
    exercise = spoiled(invented(), POISON + "\n\n// x\n::")
    pieces = gift(exercise, exercise.papers[0]).decode().split("\n\n")
    assert len(pieces) == 1 + len(ITEMS)
    assert all(piece.startswith("// [id:") for piece in pieces[1:])


def test_an_arrow_parts_pairs_and_stands_nowhere_else() -> None:
    exercise = spoiled(invented(), POISON)
    _, text = gift(exercise, exercise.papers[0]).decode().split("\n\n", 1)
    assert text.count("->") == len(ORDER.choices) + len(GRID.rows) + 1
    assert "→" in text


def test_no_text_is_markup_or_a_formula_in_moodle_or_canvas() -> None:
    exercise = spoiled(invented(), POISON)
    root = moodle(exercise)
    stem = root.findall("question")[1].findtext("questiontext/text")
    assert "<script" not in stem
    assert "$$" not in stem
    assert "\\(" not in stem
    assert "]]> <script>x</script> &amp; ~=#{}:\\ -> $$x$$ \\(y\\) %50% [html] =1+1 ab" in shown(stem)
    assert "<script" not in qti_items(exercise)[0].findtext(".//{*}mattext")


def test_the_table_has_a_row_for_every_question_of_every_paper_and_no_formula() -> None:
    exercise = spoiled(invented(), "=1+1")
    rows = list(csv.DictReader(io.StringIO(items_csv(exercise, PAPER_A).decode("utf-8-sig"))))
    assert len(rows) == 2 * len(ITEMS)
    assert all(value[:1] not in "=+-@" for row in rows for value in row.values() if value)
    plain = list(csv.DictReader(io.StringIO(items_csv(invented(), PAPER_A).decode("utf-8-sig"))))
    assert [row["answer"] for row in plain[:4]] == ["A", "B C", "B A C", "1=A 2=A 3=C"]
    assert plain[0]["A"] == ONE.choices[0].text


@pytest.mark.parametrize("name", ["moodle", "gift", "qti", "csv"])
def test_the_same_exercise_gives_the_same_bytes(name: str) -> None:
    ((_, writer),) = WRITERS[name].parts
    assert writer(invented(), PAPER_A) == writer(invented(), PAPER_A)

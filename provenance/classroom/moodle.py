"""Questions as Moodle XML, for the import page of a question bank.

Written from what Moodle's importer reads: ``multichoice`` with one or several
right answers, ``matching`` for grids and orders (it is in every Moodle, unlike
``ordering``), ``essay`` for open questions.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from provenance.classroom import question_html as html
from provenance.classroom.values import Answering, Exercise, Item, Paper
from provenance.publish.inert import clean

NAME_LETTERS = 255  # as many as Moodle's data base holds; so do answers of a matching question

# The shares of a grade that Moodle takes, in per cent, for 1 to 10 right answers.
SHARES = ("100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10")


def moodle_xml(exercise: Exercise, paper: Paper) -> bytes:
    """All questions in one category that bears the title of the exercise."""
    quiz = ET.Element("quiz")
    category = ET.SubElement(quiz, "question", type="category")
    title = clean(exercise.title).replace("/", "//")[: NAME_LETTERS - 20]
    _texts(category, "category", f"$course$/top/{title}")
    for number, item in enumerate(paper.items, 1):
        _question(quiz, number, item, exercise)
    ET.indent(quiz)
    data: bytes = ET.tostring(quiz, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def _question(quiz: ET.Element, number: int, item: Item, exercise: Exercise) -> None:
    kind = {Answering.OPEN: "essay", Answering.ORDER: "matching", Answering.GRID: "matching"}
    question = ET.SubElement(quiz, "question", type=kind.get(item.answering, "multichoice"))
    _texts(question, "name", html.name(number, item)[:NAME_LETTERS])
    _texts(question, "questiontext", html.stem(item), form="html")
    _texts(question, "generalfeedback", html.feedback(item), form="html")
    _values(question, defaultgrade=str(item.points), penalty="0.3333333", hidden="0", idnumber=clean(item.id))
    match item.answering:
        case Answering.OPEN:
            _essay(question, item)
        case Answering.ORDER | Answering.GRID:
            _matching(question, item)
        case _:
            _multichoice(question, item)
    if item.hint:
        _texts(question, "hint", f"<p>{html.text(item.hint)}</p>", form="html")
    tags = ET.SubElement(question, "tags")
    for tag in _tags(item, exercise):
        _texts(tags, "tag", tag)


def _multichoice(question: ET.Element, item: Item) -> None:
    single = item.answering is Answering.ONE
    _values(
        question,
        single="true" if single else "false",
        shuffleanswers="true",
        answernumbering="ABCD",
        showstandardinstruction="1",
    )
    _outcomes(question)
    right, wrong = shares(item)
    for choice in item.choices:
        answer = ET.SubElement(question, "answer", fraction=right if choice.right else wrong, format="html")
        ET.SubElement(answer, "text").text = f"<p>{html.text(choice.text)}</p>"
        _texts(answer, "feedback", f"<p>{html.text(choice.why)}</p>" if choice.why else "", form="html")


def _matching(question: ET.Element, item: Item) -> None:
    _values(question, shuffleanswers="true")
    _outcomes(question)
    spare = (("", column) for column in html.spare(item))
    for left, right in (*((left, right) for left, right, _ in html.pairs(item)), *spare):
        pair = ET.SubElement(question, "subquestion", format="html")
        ET.SubElement(pair, "text").text = f"<p>{html.text(left)}</p>" if left else ""
        _texts(pair, "answer", clean(right)[:NAME_LETTERS])


def _essay(question: ET.Element, item: Item) -> None:
    _values(
        question,
        responseformat="editor",
        responserequired="1",
        responsefieldlines="10",
        attachments="0",
        attachmentsrequired="0",
    )
    _texts(question, "graderinfo", html.marking(item), form="html")
    _texts(question, "responsetemplate", "", form="html")


def shares(item: Item) -> tuple[str, str]:
    """What a right and a wrong tick count, in per cent of the grade.

    Where several are right, a wrong tick takes away what a right one gives, so that ticking all earns nothing
    much; with more than ten right choices Moodle knows no share that fits, and a tenth is taken.
    """
    if item.answering is Answering.ONE:
        return "100", "0"
    share = SHARES[min(len(SHARES), max(1, len(item.right))) - 1]
    return share, f"-{share}"


def _tags(item: Item, exercise: Exercise) -> list[str]:
    tags = ["provenance", item.kind.value, item.level.value, exercise.language_level.value]
    return tags + ["planted"] * item.planted + ["sensitive"] * bool(item.sensitive)


def _outcomes(question: ET.Element) -> None:
    _texts(question, "correctfeedback", "<p>That is right.</p>", form="html")
    _texts(question, "partiallycorrectfeedback", "<p>That is right in part.</p>", form="html")
    _texts(question, "incorrectfeedback", "<p>That is not right.</p>", form="html")
    ET.SubElement(question, "shownumcorrect")


def _texts(parent: ET.Element, tag: str, value: str, *, form: str = "") -> None:
    element = ET.SubElement(parent, tag, {"format": form} if form else {})
    ET.SubElement(element, "text").text = value


def _values(parent: ET.Element, **values: str) -> None:
    for tag, value in values.items():
        ET.SubElement(parent, tag).text = value

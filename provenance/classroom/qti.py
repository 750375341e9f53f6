"""Questions as a QTI 1.2 package, as Canvas exports and imports it.

QTI 1.2 and not 2.1: it is the form in which Canvas itself writes quizzes, both
its quiz engines read it with several right answers, matching and essays, and
other platforms (Blackboard, Brightspace, Sakai) read it too.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from xml.etree import ElementTree as ET

from provenance.classroom import question_html as html
from provenance.classroom.key import to_json
from provenance.classroom.values import Answering, Exercise, Item, Paper
from provenance.publish.inert import clean

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
METADATA = "http://www.imsglobal.org/xsd/imsmd_v1p2"
CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
ZIP_STAMP = (1980, 1, 1, 0, 0, 0)

TYPES = {
    Answering.ONE: "multiple_choice_question",
    Answering.SEVERAL: "multiple_answers_question",
    Answering.ORDER: "matching_question",
    Answering.GRID: "matching_question",
    Answering.OPEN: "essay_question",
}


def qti_package(exercise: Exercise, paper: Paper) -> bytes:
    """A zip file with the questions, what Canvas wants to know of a quiz, and a manifest."""
    name = "provenance-" + hashlib.sha256(to_json(exercise).encode()).hexdigest()[:20]
    parts = (
        ("imsmanifest.xml", _manifest(exercise, name)),
        (f"{name}/assessment_meta.xml", _meta(exercise, name)),
        (f"{name}/{name}.xml", assessment(exercise, paper, name)),
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as out:
        for path, data in parts:
            out.writestr(zipfile.ZipInfo(path, ZIP_STAMP), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def assessment(exercise: Exercise, paper: Paper, name: str) -> bytes:
    """The questions as one QTI 1.2 file."""
    root = ET.Element("questestinterop", xmlns=QTI)
    test = ET.SubElement(root, "assessment", ident=name, title=clean(exercise.title))
    _metadata(test, cc_maxattempts="1")
    section = ET.SubElement(test, "section", ident="root_section")
    for number, item in enumerate(paper.items, 1):
        _item(section, number, item, name)
    return _document(root)


def _item(section: ET.Element, number: int, item: Item, name: str) -> None:
    ident = f"{name}-{number}"
    node = ET.SubElement(section, "item", ident=ident, title=html.name(number, item))
    _metadata(
        ET.SubElement(node, "itemmetadata"),
        question_type=TYPES[item.answering],
        points_possible=str(float(item.points)),
        assessment_question_identifierref=f"{ident}-question",
    )
    presentation = ET.SubElement(node, "presentation")
    _material(presentation, html.stem(item), "text/html")
    processing = ET.SubElement(node, "resprocessing")
    outcomes = ET.SubElement(processing, "outcomes")
    ET.SubElement(outcomes, "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    told = html.feedback(item)
    if told:
        _shown(processing, ET.Element("other"), "general_fb")
    match item.answering:
        case Answering.OPEN:
            _essay(presentation, processing)
        case Answering.ORDER | Answering.GRID:
            _matching(presentation, processing, item)
        case _:
            _choosing(presentation, processing, item)
    if told:
        _feedback(node, "general_fb", told)
    for place, choice in enumerate(item.choices, 1):
        if choice.why and item.answering in (Answering.ONE, Answering.SEVERAL):
            _feedback(node, f"choice_{place}_fb", f"<p>{html.text(choice.why)}</p>")


def _choosing(presentation: ET.Element, processing: ET.Element, item: Item) -> None:
    several = item.answering is Answering.SEVERAL
    response = ET.SubElement(
        presentation, "response_lid", ident="response1", rcardinality="Multiple" if several else "Single"
    )
    rendering = ET.SubElement(response, "render_choice")
    for place, choice in enumerate(item.choices, 1):
        label = ET.SubElement(rendering, "response_label", ident=f"choice_{place}")
        _material(label, clean(choice.text), "text/plain")
        if choice.why:
            _shown(processing, _equal(f"choice_{place}"), f"choice_{place}_fb")
    condition = ET.SubElement(processing, "respcondition", {"continue": "No"})
    where = ET.SubElement(condition, "conditionvar")
    if several:
        where = ET.SubElement(where, "and")
    for place, choice in enumerate(item.choices, 1):
        if choice.right:
            where.append(_equal(f"choice_{place}"))
        elif several:
            ET.SubElement(where, "not").append(_equal(f"choice_{place}"))
    ET.SubElement(condition, "setvar", action="Set", varname="SCORE").text = "100"


def _matching(presentation: ET.Element, processing: ET.Element, item: Item) -> None:
    rows = html.pairs(item)
    columns = list(dict.fromkeys((*(right for _, right, _ in rows), *html.spare(item))))
    if item.answering is Answering.ORDER:
        columns.sort(key=int)
    for place, (left, right, _) in enumerate(rows, 1):
        ident = f"response_{place}"
        response = ET.SubElement(presentation, "response_lid", ident=ident)
        _material(response, clean(left), "text/plain")
        rendering = ET.SubElement(response, "render_choice")
        for number, column in enumerate(columns, 1):
            label = ET.SubElement(rendering, "response_label", ident=f"column_{number}")
            _material(label, clean(column), "text/plain")
        condition = ET.SubElement(processing, "respcondition")
        where = ET.SubElement(condition, "conditionvar")
        where.append(_equal(f"column_{columns.index(right) + 1}", ident))
        score = ET.SubElement(condition, "setvar", varname="SCORE", action="Add")
        score.text = f"{100 / len(rows):.2f}"


def _essay(presentation: ET.Element, processing: ET.Element) -> None:
    response = ET.SubElement(presentation, "response_str", ident="response1", rcardinality="Single")
    rendering = ET.SubElement(response, "render_fib")
    ET.SubElement(rendering, "response_label", ident="answer1", rshuffle="No")
    condition = ET.SubElement(processing, "respcondition", {"continue": "No"})
    ET.SubElement(ET.SubElement(condition, "conditionvar"), "other")


def _equal(ident: str, response: str = "response1") -> ET.Element:
    test = ET.Element("varequal", respident=response)
    test.text = ident
    return test


def _shown(processing: ET.Element, test: ET.Element, feedback: str) -> None:
    condition = ET.SubElement(processing, "respcondition", {"continue": "Yes"})
    ET.SubElement(condition, "conditionvar").append(test)
    ET.SubElement(condition, "displayfeedback", feedbacktype="Response", linkrefid=feedback)


def _feedback(node: ET.Element, ident: str, value: str) -> None:
    feedback = ET.SubElement(node, "itemfeedback", ident=ident)
    _material(ET.SubElement(feedback, "flow_mat"), value, "text/html")


def _material(parent: ET.Element, value: str, kind: str) -> None:
    ET.SubElement(ET.SubElement(parent, "material"), "mattext", texttype=kind).text = value


def _metadata(parent: ET.Element, **fields: str) -> None:
    data = ET.SubElement(parent, "qtimetadata")
    for label, entry in fields.items():
        field = ET.SubElement(data, "qtimetadatafield")
        ET.SubElement(field, "fieldlabel").text = label
        ET.SubElement(field, "fieldentry").text = entry


def _meta(exercise: Exercise, name: str) -> bytes:
    quiz = ET.Element("quiz", xmlns=CANVAS, identifier=name)
    fields = {
        "title": clean(exercise.title),
        "description": "".join(f"<p>{html.text(line)}</p>" for line in exercise.instructions),
        "shuffle_answers": "true",
        "scoring_policy": "keep_highest",
        "quiz_type": "assignment",
        "points_possible": str(float(exercise.points)),
        "show_correct_answers": "true",
        "allowed_attempts": "1",
    }
    for tag, value in fields.items():
        ET.SubElement(quiz, tag).text = value
    return _document(quiz)


def _manifest(exercise: Exercise, name: str) -> bytes:
    manifest = ET.Element(
        "manifest", {"identifier": f"{name}-manifest", "xmlns": PACKAGE, "xmlns:imsmd": METADATA}
    )
    metadata = ET.SubElement(manifest, "metadata")
    ET.SubElement(metadata, "schema").text = "IMS Content"
    ET.SubElement(metadata, "schemaversion").text = "1.1.3"
    title = ET.SubElement(ET.SubElement(ET.SubElement(metadata, "imsmd:lom"), "imsmd:general"), "imsmd:title")
    ET.SubElement(title, "imsmd:string").text = clean(exercise.title)
    ET.SubElement(manifest, "organizations")
    resources = ET.SubElement(manifest, "resources")
    quiz = ET.SubElement(resources, "resource", identifier=name, type="imsqti_xmlv1p2")
    ET.SubElement(quiz, "file", href=f"{name}/{name}.xml")
    ET.SubElement(quiz, "dependency", identifierref=f"{name}-meta")
    kind = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
    meta = ET.SubElement(
        resources, "resource", identifier=f"{name}-meta", type=kind, href=f"{name}/assessment_meta.xml"
    )
    ET.SubElement(meta, "file", href=f"{name}/assessment_meta.xml")
    return _document(manifest)


def _document(root: ET.Element) -> bytes:
    # Not indented: Canvas reads what stands between the right choices of a question, blanks too.
    data: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"

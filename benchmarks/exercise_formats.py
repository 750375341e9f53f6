"""The files of exercises, read by programs that are not ours.

    npm install --prefix DIR gift-pegjs                       (a GIFT parser; needs node)
    pip download --no-deps pyslet==0.7.20170805               (its archive holds IMS's own ims_qtiasiv1p2p1.dtd)
    apt-get install libreoffice-writer
    python -m benchmarks.exercise_formats [--gift DIR] [--dtd FILE] [KEY.json ...]

Reads the given keys (``provenance exercise make`` writes them), or else two invented exercises, one of them with
hostile text in every field. For each paper:

* GIFT: ``gift-pegjs`` parses it, and finds every question with the texts and right answers of the key;
* QTI: the questions are valid against IMS's document type definition, and are found by the manifest;
* Word: LibreOffice turns worksheet, key and lesson sheet into PDF, and no word is lost on the way.

What is not there is named and skipped; any fault ends with exit code 1.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from provenance.classroom.gift import gift
from provenance.classroom.key import read_key
from provenance.classroom.qti import qti_package
from provenance.classroom.question_html import pairs, spare
from provenance.classroom.sheets import key_word, lesson_word, worksheet_word
from provenance.classroom.values import Answering, Exercise, Item, Paper
from provenance.publish.inert import clean

TESTS = Path(__file__).parent.parent / "tests" / "classroom"
POISON = (
    "]]> <script>x</script> &amp; ~=#{}:\\ -> %50% [html] // $CATEGORY: =1+1 a\x00\x1b[31m\u202e\ufffeb\\"
)
PARSE = (
    "const {parse}=require('gift-pegjs');"
    "process.stdout.write(JSON.stringify(parse(require('fs').readFileSync(0,'utf8'))))"
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("keys", nargs="*", type=Path)
    parser.add_argument("--gift", type=Path, help="folder with node_modules/gift-pegjs")
    parser.add_argument("--dtd", type=Path, help="ims_qtiasiv1p2p1.dtd")
    given = parser.parse_args()
    exercises = [read_key(key) for key in given.keys] or invented()
    papers = [(exercise, paper) for exercise in exercises for paper in exercise.papers]
    questions = sum(len(paper.items) for _, paper in papers)
    print(f"{len(exercises)} exercises, {len(papers)} papers, {questions} questions\n")
    faults = 0
    for name, ready, faulty in (
        (
            "GIFT by gift-pegjs",
            bool(given.gift and shutil.which("node")),
            lambda e, p: gift_faults(e, p, given.gift),
        ),
        ("QTI 1.2 by the DTD of IMS", bool(given.dtd), lambda e, p: qti_faults(e, p, given.dtd)),
        ("Word by LibreOffice", bool(shutil.which("soffice")), word_faults),
    ):
        if not ready:
            print(f"{name:28} not here: skipped (see the head of this file)")
            continue
        found = [fault for exercise, paper in papers for fault in faulty(exercise, paper)]
        print(f"{name:28} {len(papers)} papers, {len(found)} faults")
        print("".join(f"    {fault}\n" for fault in found[:20]), end="")
        faults += len(found)
    sys.exit(1 if faults else 0)


def invented() -> list[Exercise]:
    """The exercise of the tests, and the same with hostile text in every field."""
    sys.path.insert(0, str(TESTS))
    import invented_papers

    made = invented_papers.invented()
    return [made, invented_papers.spoiled(made, POISON)]


def gift_faults(exercise: Exercise, paper: Paper, folder: Path) -> Iterator[str]:
    run = subprocess.run(
        ["node", "-e", PARSE], input=gift(exercise, paper), capture_output=True, cwd=folder, check=False
    )
    if run.returncode:
        yield f"paper {paper.letter}: {run.stderr.decode()[-300:]}"
        return
    category, *read = json.loads(run.stdout)
    if category["type"] != "Category" or len(read) != len(paper.items):
        yield f"paper {paper.letter}: {len(read)} questions instead of {len(paper.items)}"
        return
    for item, question in zip(paper.items, read, strict=True):
        if plain(item.prompt) not in question["stem"]["text"]:
            yield f"{item.id}: the question is not the same"
        if gift_answers(question) != expected_answers(item):
            yield f"{item.id}: {gift_answers(question)} instead of {expected_answers(item)}"


def gift_answers(question: dict[str, Any]) -> object:
    """The answers that the parser found, in one form for all kinds."""
    if question["type"] == "MC":
        return {
            choice["text"]["text"]: bool(choice["isCorrect"] or (choice["weight"] or 0) > 0)
            for choice in question["choices"]
        }
    if question["type"] == "Matching":
        return {(pair["subquestion"]["text"], decoded(pair["subanswer"])) for pair in question["matchPairs"]}
    return question["type"]


def decoded(text: str) -> str:
    """Text in which gift-pegjs 1.0 has left its own placeholders, as it does on the right of a pair."""
    return re.sub(r"&&(\d{3});", lambda found: chr(int(found[1])), text)


def expected_answers(item: Item) -> object:
    """The answers of the key in the same form."""
    match item.answering:
        case Answering.OPEN:
            return "Essay"
        case Answering.ORDER | Answering.GRID:
            both = [(left, right) for left, right, _ in pairs(item)] + [("", right) for right in spare(item)]
            return {(plain(left), plain(right)) for left, right in both}
        case _:
            return {plain(choice.text): choice.right for choice in item.choices}


def plain(text: str) -> str:
    """A text as GIFT holds it."""
    return clean(text).replace("->", "→").strip()


def qti_faults(exercise: Exercise, paper: Paper, dtd: Path) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(qti_package(exercise, paper))) as parts:
        manifest = etree.fromstring(parts.read("imsmanifest.xml"))
        (address,) = manifest.xpath(
            "//*[local-name()='resource'][@type='imsqti_xmlv1p2']/*[local-name()='file']/@href"
        )
        root = etree.fromstring(parts.read(address))
    for node in root.iter():
        node.tag = etree.QName(node).localname  # a DTD knows no name spaces
    etree.cleanup_namespaces(root)
    with dtd.open("rb") as file:
        rules = etree.DTD(file)
    if not rules.validate(root):
        yield from (
            f"paper {paper.letter}: {error.message}" for error in rules.error_log.filter_from_errors()
        )
    if len(root.findall(".//item")) != len(paper.items):
        yield f"paper {paper.letter}: {len(root.findall('.//item'))} questions instead of {len(paper.items)}"


def word_faults(exercise: Exercise, paper: Paper) -> Iterator[str]:
    from docx import Document
    from pypdf import PdfReader

    for name, writer in (("worksheet", worksheet_word), ("key", key_word), ("lesson", lesson_word)):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / f"{name}.docx"
            file.write_bytes(writer(exercise, paper))
            run = subprocess.run(
                ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, str(file)],
                capture_output=True,
                check=False,
            )
            if run.returncode or not file.with_suffix(".pdf").exists():
                yield f"{name} {paper.letter}: LibreOffice does not open it"
                continue
            document = Document(str(file))
            lines = [paragraph.text for paragraph in document.paragraphs]
            lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
            printed = squeezed(
                "".join(page.extract_text() for page in PdfReader(file.with_suffix(".pdf")).pages)
            )
            lost = [word for line in lines for word in line.split() if squeezed(word) not in printed]
            if lost:
                yield f"{name} {paper.letter}: lost in the PDF: {lost[:8]}"


def squeezed(text: str) -> str:
    """Letters and digits only: a PDF has its own spaces, and its own way to write signs."""
    return re.sub(r"[\W_]", "", text)


if __name__ == "__main__":
    main()

"""The case files that teachers write are read strictly, and slips are answered with a clear sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from golden_format import CaseError, Expected, ExpectedDrift, Place, fingerprint, read_case

CASE = """\
Protects something.

=== original | Reuters | 2031-03-02T09:00
Headline

One. Two.

=== original | Halvern Wire | -
-
Three.

=== article | - | 2031-03-03
Other headline

First. Second. Third.

=== expect
1 | derived 1:1+2 via 2:1 ? | uncredited or upstream-only   # a remark
2 | paraphrase 1:0 or 2:1 and 1:2 | credited | Reuters, RT
3 | not derived | unmatched | -
drift 2 | number | 8,939
credit article | TASS
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "001-case.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_part_of_a_case_is_read(tmp_path: Path) -> None:
    case = read_case(written(tmp_path, CASE))
    assert case.name == "001-case"
    assert case.purpose == "Protects something."
    assert [(text.outlet, text.published) for text in (*case.originals, case.article)] == [
        ("Reuters", "2031-03-02T09:00+00:00"),
        ("Halvern Wire", None),
        (None, "2031-03-03"),
    ]
    assert case.originals[0].whole == "Headline\n\nOne. Two."
    assert case.originals[1].whole == "Three."
    assert case.expected == (
        Expected(1, "derived", ((Place(1, (1, 2)),),), Place(2, (1,)), True, ("uncredited", "upstream-only")),
        Expected(
            2,
            "paraphrase",
            ((Place(1, (0,)),), (Place(2, (1,)), Place(1, (2,)))),
            verdicts=("credited",),
            credited=("Reuters", "RT"),
        ),
        Expected(3, "not derived", verdicts=("unmatched",), credited=()),
    )
    assert case.drift == (ExpectedDrift(2, "number", "8,939"),)
    assert case.article_credits == ("TASS",)


def test_lines_broken_within_a_paragraph_are_joined(tmp_path: Path) -> None:
    case = read_case(written(tmp_path, CASE.replace("One. Two.", "One.\nTwo.\n\n\nAnd\n  three.")))
    assert case.originals[0].body == "One. Two.\n\nAnd three."


def test_originals_can_stand_in_a_file_of_their_own(tmp_path: Path) -> None:
    start, end = CASE.index("=== original"), CASE.index("=== article")
    (tmp_path / "shared.txt").write_text("Two reports.\n" + CASE[start:end], encoding="utf-8")
    whole = read_case(written(tmp_path, CASE))
    short = read_case(written(tmp_path, CASE[:start] + "=== originals | shared.txt\n" + CASE[end:]))
    assert short.originals == whole.originals


@pytest.mark.parametrize(
    ("good", "slip", "complaint"),
    [
        ("Protects something.", "", "what this case protects"),
        ("=== article", "=== artikel", "line 12: '=== artikel' is unknown"),
        ("2031-03-02T09:00", "2 March", "line 3: '2 March' is no date"),
        ("| - | 2031-03-03", "| 2031-03-03", "line 12: write '=== article | Outlet | date'"),
        ("1:1+2", "3:1", "line 18: there is no original number 3; this case has 2"),
        ("1:1+2", "1:one", "'1:one' is no place"),
        ("derived 1:1+2", "drived 1:1+2", "'drived 1:1+2' is not understood"),
        ("1:0 or 2:1 and 1:2", "", "say where it comes from"),
        ("| unmatched", "| unmached", "line 20: 'unmached' is no verdict"),
        ("| unmatched", "| uncredited", "'not derived' and 'uncredited' cannot both be"),
        ("3 | not", "4 | not", "number the body sentences"),
        ("drift 2", "drift 4", "a sentence that the article does not have"),
        ("number | 8,939", "figure | 8,939", "line 21: write 'drift N"),
        ("=== expect", "=== expect\nremember this", "'remember this' is not understood"),
        ("First. Second. Third.", "", "the text is empty"),
    ],
)
def test_a_slip_of_the_pen_is_answered_with_the_remedy(
    tmp_path: Path, good: str, slip: str, complaint: str
) -> None:
    assert good in CASE
    with pytest.raises(CaseError) as raised:
        read_case(written(tmp_path, CASE.replace(good, slip, 1)))
    assert complaint in str(raised.value)
    assert str(raised.value).startswith("001-case.txt, line ")


@pytest.mark.parametrize("kind", ["original", "article", "expect"])
def test_a_case_without_one_of_its_sections_is_refused(tmp_path: Path, kind: str) -> None:
    sections = CASE.split("=== ")
    kept = "=== ".join(part for part in sections if not part.startswith(kind))
    with pytest.raises(CaseError, match=f"no '=== {kind}"):
        read_case(written(tmp_path, kept))


def test_the_fingerprint_changes_with_any_text_and_any_name(tmp_path: Path) -> None:
    path = written(tmp_path, CASE)
    first = fingerprint(tmp_path)
    path.write_text(CASE.replace("Two.", "Too."), encoding="utf-8")
    second = fingerprint(tmp_path)
    path.rename(tmp_path / "002-case.txt")
    assert len({first, second, fingerprint(tmp_path)}) == 3

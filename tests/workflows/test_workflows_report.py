"""Reports are written whole, under names of their own, and never over others unasked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from invented_extremes import hostile, many_scripts
from invented_parts import assemble
from invented_records import harbour

from provenance.attribution import schema
from provenance.errors import OutputError, ReadingError, SettingsError
from provenance.workflows.export import traces_jsonl
from provenance.workflows.report import load_traces, refuse_overwriting, report, report_names
from provenance.workflows.report_files import FORMATS, ReportOptions
from provenance.workflows.result import Trace

ALL = ReportOptions(formats=FORMATS, figure_formats=("png", "svg", "pdf"))
QUICK = ReportOptions(formats=("json", "markdown"))


def names(paths: list[Path], folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in paths}


def test_one_article_gives_its_pages_data_and_figures(tmp_path: Path) -> None:
    paths = report(harbour(), tmp_path, options=ALL)
    assert names(paths, tmp_path) >= {
        "ferries.html",
        "ferries.pdf",
        "ferries/trace.json",
        "ferries/summary.md",
        "ferries/sentences.csv",
        "ferries/sentences.parquet",
        "ferries/sentence-by-original.csv",
        "ferries/used-by-credited.csv",
        "ferries/route.prov.json",
        "ferries/heatmap.png",
        "ferries/heatmap.svg",
        "ferries/heatmap.pdf",
        "ferries/route.png",
    }
    assert set(paths) == {path for path in tmp_path.rglob("*") if path.is_file()}
    assert all(path.stat().st_size > 50 for path in paths)


def test_several_articles_add_the_pages_of_the_set(tmp_path: Path) -> None:
    paths = report([harbour(), many_scripts()], tmp_path, options=ReportOptions())
    made = names(paths, tmp_path)
    assert {
        "ferries.html",
        "ferries-2.html",
        "set.html",
        "set.pdf",
        "set/traces.jsonl",
        "set/articles.csv",
    } <= made
    page = (tmp_path / "set.html").read_text(encoding="utf-8")
    assert 'href="ferries.html"' in page
    assert 'href="ferries-2.html"' in page


def test_only_what_is_asked_for_is_written(tmp_path: Path) -> None:
    assert names(report(harbour(), tmp_path, options=QUICK), tmp_path) == {
        "ferries/summary.md",
        "ferries/trace.json",
    }


def test_of_several_articles_there_is_a_summary_of_all_beside_those_of_each(tmp_path: Path) -> None:
    made = names(report([harbour(), harbour(title="Second")], tmp_path, options=QUICK), tmp_path)
    assert {"set/summary.md", "set/traces.jsonl"} < made
    assert "Second" in (tmp_path / "set" / "summary.md").read_text(encoding="utf-8")


def test_an_existing_report_stays_unless_forced(tmp_path: Path) -> None:
    report(harbour(), tmp_path, options=QUICK)
    (tmp_path / "ferries" / "trace.json").write_text("mine")
    with pytest.raises(OutputError, match=r"trace\.json|summary\.md"):
        report(harbour(), tmp_path, options=QUICK)
    assert (tmp_path / "ferries" / "trace.json").read_text() == "mine"
    report(harbour(), tmp_path, options=replace(QUICK, force=True))
    assert (tmp_path / "ferries" / "trace.json").read_text() != "mine"


def test_an_existing_report_is_noticed_before_any_tracing(tmp_path: Path) -> None:
    article = harbour().article
    refuse_overwriting([article], tmp_path, ReportOptions())
    report(harbour(), tmp_path, options=QUICK)
    with pytest.raises(OutputError):
        refuse_overwriting([article], tmp_path, ReportOptions())
    refuse_overwriting([article], tmp_path, ReportOptions(force=True))


def test_what_would_not_be_replaced_is_no_reason_to_refuse(tmp_path: Path) -> None:
    articles = [harbour().article, many_scripts().article]
    report([harbour(), many_scripts()], tmp_path, options=ReportOptions(formats=("json",)))
    refuse_overwriting(articles, tmp_path, ReportOptions(formats=("html", "csv")))
    refuse_overwriting([articles[0]], tmp_path, ReportOptions(formats=("figures",)))
    (tmp_path / "set.html").touch()
    refuse_overwriting([articles[0]], tmp_path, ReportOptions(formats=("html",)))
    with pytest.raises(OutputError, match=r"set\.html"):
        refuse_overwriting(articles, tmp_path, ReportOptions(formats=("html",)))


def test_a_report_that_cannot_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(Exception, match="parquet"):
        report(harbour(), tmp_path, options=ReportOptions(formats=("json", "parquet")))
    assert list(tmp_path.iterdir()) == []


def test_the_same_trace_gives_the_same_files(tmp_path: Path) -> None:
    first = report(harbour(), tmp_path / "a", options=ReportOptions())
    second = report(harbour(), tmp_path / "b", options=ReportOptions())
    for one, other in zip(first, second, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name


def test_a_saved_trace_gives_the_same_report(tmp_path: Path) -> None:
    saved = tmp_path / "trace.json"
    saved.write_text(json.dumps(schema.to_dict(harbour())), encoding="utf-8")
    direct = report(harbour(), tmp_path / "a", options=ReportOptions())
    again = report(load_traces(saved), tmp_path / "b", options=ReportOptions())
    for one, other in zip(direct, again, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name


def test_saved_traces_are_read_as_object_list_or_lines(tmp_path: Path) -> None:
    one, other = (json.dumps(schema.to_dict(record)) for record in (harbour(), many_scripts()))
    for text, number in ((one, 1), (f"[{one}, {other}]", 2), (f"{one}\n{other}\n", 2)):
        path = tmp_path / "saved.json"
        path.write_text(text, encoding="utf-8")
        assert len(load_traces(path)) == number


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_saved_traces_are_read_however_an_editor_saved_them(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "saved.json"
    path.write_text(json.dumps(schema.to_dict(many_scripts()), ensure_ascii=False), encoding=codec)
    assert load_traces(path)[0].article.title == many_scripts().article.title


def test_a_title_may_hold_what_other_systems_take_for_the_end_of_a_line(tmp_path: Path) -> None:
    record = harbour()
    odd = replace(record, article=replace(record.article, title="Ferries\u2028wait\x85here"))
    path = tmp_path / "saved.jsonl"
    path.write_text(traces_jsonl([odd, record]), encoding="utf-8")
    assert [trace.article.title for trace in load_traces(path)] == [odd.article.title, record.article.title]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "not json",
        '{"schema": 2}',
        '"x"',
        "[1]",
        pytest.param("[" * 200_000, id="nested without end"),
    ],
)
def test_a_file_without_a_trace_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(text)
    with pytest.raises(ReadingError, match=r"other\.json .*trace --json"):
        load_traces(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"absent\.json"):
        load_traces(tmp_path / "absent.json")


def test_names_are_plain_and_no_two_are_alike() -> None:
    paths = ["a/Über uns!.txt", "b/ueber.txt", "c/Über uns!.html", "set.txt", "../../渡轮.txt"]
    articles = [replace(harbour().article, path=path) for path in paths]
    made = report_names(articles)
    assert made[:4] == ["Uber-uns", "ueber", "Uber-uns-2", "set-2"]
    assert made[4].startswith("article-")
    assert len(set(made)) == 5


def test_an_article_without_a_file_is_named_after_its_title() -> None:
    article = assemble([{"text": "x"}], title="Ferries: a history", path=None).article
    assert report_names([article]) == ["Ferries-a-history"]


def test_unknown_choices_are_refused_with_those_that_are_known() -> None:
    for options in ({"formats": ("docx",)}, {"figure_formats": ("gif",)}, {"paper": "a3"}, {"theme": "pink"}):
        with pytest.raises(SettingsError, match="Choose --"):
            ReportOptions(**options)  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match="no article"):
        report([])


def test_a_hostile_article_is_reported_in_every_format(tmp_path: Path) -> None:
    paths = report(hostile(), tmp_path, options=ReportOptions())
    assert {path.parent for path in paths} == {tmp_path, tmp_path / "script"}


def test_a_trace_writes_its_own_report_and_shows_itself_in_a_notebook(tmp_path: Path) -> None:
    trace = Trace.of(harbour())
    assert names(trace.report(tmp_path, options=QUICK), tmp_path) == {
        "ferries/summary.md",
        "ferries/trace.json",
    }
    shown = trace._repr_html_()
    assert shown.count("<tr>") == 15
    assert "≠" in shown
    assert Trace.of(hostile())._repr_html_().count("<") == shown_tags(hostile())


def shown_tags(record: object) -> int:
    """Tags of the notebook's table for as many harmless sentences."""
    from invented_extremes import HOSTILE

    plain = replace(record, sentences=tuple(replace(s, text="x") for s in record.sentences))  # type: ignore[type-var, attr-defined]
    assert len(plain.sentences) == len(HOSTILE)
    return Trace.of(plain)._repr_html_().count("<")


@pytest.mark.parametrize("name", ["formats", "figure_formats"])
def test_a_format_alone_is_no_series_of_letters(name: str) -> None:
    with pytest.raises(SettingsError, match=rf"{name} holds several names, such as \('png',\)"):
        ReportOptions(**{name: "png"})


@pytest.mark.parametrize("pairs", ["Daily<AFP", ("Daily>AFP",), ("Daily<",)])
def test_a_licence_that_names_no_publisher_and_outlet_is_refused(pairs: tuple[str, ...]) -> None:
    with pytest.raises(SettingsError, match="licensed"):
        ReportOptions(licensed=pairs)

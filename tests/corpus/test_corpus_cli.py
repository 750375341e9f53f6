"""The corpus commands: data on stdout, talk on stderr, exit codes, help with examples."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from filled_corpus import WIRE

from provenance.cli import main
from provenance.cli.corpus import corpus_app
from provenance.errors import CorpusError, ReadingError, SettingsError

Run = Callable[..., tuple[int, str, str]]
COMMANDS = ["add", "list", "show", "remove", "info", "verify", "reindex", "export"]


@pytest.fixture(name="run")
def fixture_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a corpus command on the corpus of this test."""
    monkeypatch.setenv("PROVENANCE_CORPUS", str(tmp_path / "corpus"))
    command = typer.main.get_command(corpus_app)

    def run(*arguments: object) -> tuple[int, str, str]:
        code = command.main([str(argument) for argument in arguments], standalone_mode=False)
        out, err = capsys.readouterr()
        return int(code or 0), out, err

    return run


@pytest.fixture(name="folder")
def fixture_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, day in enumerate(("2031-03-01", "2031-04-02")):
        row = {
            "text": f"A crane fell on pier {number} of Vessin.",
            "date": day,
            "outlet": "associated press",
            "title": f"T{number}",
        }
        (folder / f"{number}.json").write_text(json.dumps(row))
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str, run: Run) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert f"provenance corpus {command}" in " ".join(out.split())
    assert "--corpus" in out


def test_what_is_added_is_counted_on_stderr(run: Run, folder: Path) -> None:
    code, out, err = run("add", folder)
    assert (code, out) == (0, "")
    assert err.endswith(f"\n2 new\nThe corpus {folder.parent / 'corpus'} holds 2 documents.\n")
    assert "in doubt: 2 dates" in err, "2031 lies in the future"


def test_what_is_left_out_of_a_folder_and_what_has_no_outlet_is_told(run: Run, folder: Path) -> None:
    (folder / "notes.docx").write_bytes(b"PK")
    (folder / "a.txt").write_text("A crane fell on the pier of Vessin, and eleven dockers were hurt.")
    told = " ".join(run("add", folder)[2].split())
    assert f"Files in {folder} that are no articles were passed over: 1 .docx." in told
    assert "without a date: 1 document; of these nobody can say what was first." in told
    assert "without an outlet: 1 document; name it with --outlet NAME, or with --outlet-from-folder" in told
    (folder / "b.txt").write_text("The ferry of Vessin ran aground, and nobody on board was hurt.")
    added = json.loads(run("add", folder, "--json")[1])
    assert (added["without_outlet"], added["without_date"], len(added["notes"])) == (1, 1, 1)
    (folder / "c.txt").write_text("The pier of Vessin will stay shut until the crane is gone.")
    assert "without an outlet" not in run("add", folder, "--outlet-from-folder")[2]


def test_every_reading_command_writes_json(run: Run, folder: Path) -> None:
    added = json.loads(run("add", folder, "--json")[1])
    assert (added["new"], added["skipped"], added["documents"]) == (2, [], 2)
    listed = json.loads(run("list", "--json")[1])
    assert [(entry["outlet"], entry["title"]) for entry in listed] == [("AP", "T1"), ("AP", "T0")]
    shown = json.loads(run("show", listed[0]["id"], "--json")[1])
    assert shown["document"]["text"] == "A crane fell on pier 1 of Vessin."
    assert json.loads(run("info", "--json")[1])["by_month"] == {"2031-03": 1, "2031-04": 1}
    assert json.loads(run("verify", "--json")[1])["sound"] is True
    assert json.loads(run("reindex", "--json")[1])["documents"] == 2
    assert json.loads(run("remove", listed[0]["id"], "--json")[1]) == {"removed": [listed[0]["id"]]}
    assert json.loads(run("list", "--since", "2032", "--json")[1]) == []


def test_rows_that_an_interrupted_run_brought_in_are_no_failure(run: Run, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"text": "A crane fell on the pier of Vessin."}) + "\n{broken\n")
    with pytest.raises(ReadingError, match="--strict stops"):
        run("add", rows, "--strict")
    code, _, err = run("add", rows)
    assert (code, "1 brought in before an interruption; 1 skipped" in err) == (0, True)


def test_lists_are_narrowed(run: Run, folder: Path) -> None:
    run("add", folder)
    assert "T1" not in run("list", "--until", "2031-03-15")[1]
    assert "T0" not in run("list", "--text", "pier 1")[1]
    assert run("list", "--outlet", "ap", "--since", "2032")[:2] == (0, "")
    assert len(run("list", "--limit", 1)[1].splitlines()) == 1


def test_a_list_on_a_terminal_keeps_to_its_width(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [WIRE, f"{WIRE} The inquiry will take months."]
    rows = [{"text": text, "title": "Crane falls " * 9, "outlet": "P" * 40} for text in texts]
    (tmp_path / "rows.json").write_text(json.dumps(rows))
    run("add", tmp_path / "rows.json")
    assert max(map(len, run("list")[1].splitlines())) > 100
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    lines = run("list")[1].splitlines()
    assert [len(line) for line in lines] == [80, 80]
    assert all(line.endswith(" (copies)") for line in lines)


def test_a_list_without_anything_in_it_says_so(run: Run, folder: Path) -> None:
    run("add", str(folder))
    assert run("list", "--outlet", "AP", "--since", "2032") == (0, "", "No document fits.\n")
    for options, reason in (
        (("--text", "%"), "There is no word to look for in '%'"),
        (("--since", "2031-03-02", "--until", "2031-03-01"), "lies after --until"),
        (("--language", "english"), "needs a code such as en"),
    ):
        with pytest.raises(SettingsError, match=reason):
            run("list", *options)


@pytest.mark.parametrize(
    "command", [["list"], ["list", "--json"], ["export"], ["export", "--out", "out.jsonl"]]
)
def test_an_outlet_that_the_corpus_lacks_is_answered_with_those_it_has(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    """The nearest name comes first: most such filters are slips of the pen."""
    monkeypatch.chdir(tmp_path)
    for number in range(9):
        row = {"text": f"Pier {number} of Vessin was closed.", "outlet": f"Bay News {number}"}
        (folder / f"n{number}.json").write_text(json.dumps(row))
    (folder / "post.json").write_text(json.dumps({"text": "The pier fell.", "outlet": "Quarry Post"}))
    run("add", folder)
    told = r"no document of outlet Quary Post\. Its outlets are: Quarry Post, AP, .* and 3 more"
    with pytest.raises(CorpusError, match=told):
        run(*command, "--outlet", "Quary Post")
    assert not [*tmp_path.glob("*out.jsonl*")]


def test_an_export_to_a_dash_goes_to_stdout(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("add", folder)
    assert len(run("export", "--out", "-")[1].splitlines()) == 2
    assert not (tmp_path / "-").exists()


def test_an_export_goes_to_stdout_or_into_a_file(run: Run, folder: Path, tmp_path: Path) -> None:
    run("add", folder)
    lines = run("export")[1].splitlines()
    assert {json.loads(line)["outlet"] for line in lines} == {"AP"}
    code, out, err = run("export", "--out", tmp_path / "e.jsonl")
    assert (code, out, err) == (0, "", f"Wrote 2 documents to {tmp_path / 'e.jsonl'}.\n")
    assert (tmp_path / "e.jsonl").read_text().splitlines() == lines


def test_verify_fails_where_something_is_wrong(run: Run, folder: Path, tmp_path: Path) -> None:
    run("add", folder)
    for file in (tmp_path / "corpus").glob("index-*/meta.json"):
        file.unlink()
    code, out, err = run("verify")
    assert (code, out) == (1, "")
    assert "provenance corpus reindex" in err
    assert run("reindex")[0] == 0
    assert run("verify")[0] == 0


def test_only_bad_files_are_a_failure_and_a_bad_one_among_good_is_not(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "bad.txt").write_text("")
    code, _, err = run("add", tmp_path / "bad.txt")
    assert code == 1
    assert "skipped" in err
    assert run("add", tmp_path / "bad.txt", folder)[0] == 0


def test_the_shell_sees_the_exit_code(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("")
    assert main(["corpus", "add", str(folder)]) == 0
    assert main(["corpus", "verify"]) == 0
    assert main(["corpus", "add", str(tmp_path / "bad.txt")]) == 1
    for file in (tmp_path / "corpus").glob("index-*/meta.json"):
        file.unlink()
    assert main(["corpus", "verify"]) == 1


def test_a_file_without_words_is_no_document(run: Run, tmp_path: Path) -> None:
    (tmp_path / "noise.txt").write_bytes(b"\x00\x01\x02\xff" * 100)
    code, _, err = run("add", tmp_path / "noise.txt")
    assert code == 1
    assert "no words" in err


def test_wrong_usage_is_told_from_failure(run: Run, folder: Path) -> None:
    with pytest.raises(typer.BadParameter, match="name a file or a folder"):
        run("add")
    with pytest.raises(typer.BadParameter, match="FIELD=COLUMN"):
        run("add", folder, "--column", "text")
    with pytest.raises(SettingsError, match="--date needs a day"):
        run("add", folder, "--date", "someday")
    with pytest.raises(CorpusError, match="There is no corpus"):
        run("list")


def test_standard_input_is_one_article_or_json_lines(run: Run, tmp_path: Path) -> None:
    article = "A crane fell on the ferry pier of Vessin on Sunday. Eleven dockers were hurt."
    rows = "\n".join(json.dumps({"text": f"A crane fell on pier {n} of Vessin."}) for n in range(2))
    for given in (article, rows):
        command = [
            sys.executable,
            "-m",
            "provenance",
            "corpus",
            "add",
            "-",
            "--corpus",
            str(tmp_path / "corpus"),
        ]
        assert (
            subprocess.run(command, input=given, text=True, check=False, capture_output=True).returncode == 0
        )
    listed = json.loads(run("list", "--json")[1])
    assert len(listed) == 3
    assert {entry["file"] for entry in listed} == {None}


def test_titles_cannot_command_the_terminal(run: Run, tmp_path: Path) -> None:
    row = {"text": "A crane fell on a pier of Vessin.", "title": "red \x1b[31m title \u202e reversed"}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row))
    run("add", tmp_path / "rows.jsonl")
    plain, data = run("list")[1], run("list", "--json")[1]
    assert not {"\x1b", "\u202e"} & set(plain + data)


def test_help_loads_nothing_heavy() -> None:
    script = """
        import sys, typer
        from provenance.cli.corpus import corpus_app
        typer.main.get_command(corpus_app)
        heavy = {"numpy", "pandas", "tantivy", "sqlite3", "pyarrow"} & set(sys.modules)
        sys.exit(str(heavy) if heavy else 0)
    """
    assert subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False).returncode == 0

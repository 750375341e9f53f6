"""``provenance trace`` as a user meets it: output, exit codes, and one clear sentence for every bad input."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from provenance.cli import main
from provenance.settings import Settings

SEEDS = Path(__file__).parent.parent.parent / "seeds"
ARTICLE = str(next(SEEDS.glob("000*")))
ORIGINAL = str(next(SEEDS.glob("001*")))
CORPUS = str(SEEDS)


def run(capsys, *arguments):
    code = main(list(arguments))
    out, err = capsys.readouterr()
    return code, out, err


def fails(capsys, *arguments):
    """Runs a command that must fail as expected, and returns its one sentence."""
    code, out, err = run(capsys, *arguments)
    assert code == 1
    assert out == ""
    assert err.startswith("provenance: ")
    assert err.count("\n") == 1
    return err


def test_a_trace_shows_verdict_origin_and_text_within_eighty_columns(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    code, out, _ = run(capsys, "trace", ARTICLE, "--corpus", ORIGINAL)
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    assert "uncredited" in out
    assert "14 of 15 body sentences trace to an original" in out


def test_a_table_of_articles_is_traced_row_by_row_and_a_bad_row_is_told(capsys, tmp_path):
    table = tmp_path / "news.csv"
    text = Path(ARTICLE).read_text(encoding="utf-8").replace('"', "'")
    table.write_text(f'Volltext,Blatt\n"{text}",Ellery Post\n,Ellery Sun\n', encoding="utf-8")
    columns = ("--column", "text=Volltext", "--column", "outlet=Blatt")
    code, out, err = run(capsys, "trace", str(table), "--corpus", ORIGINAL, "--json", *columns)
    assert code == 0
    assert json.loads(out)["article"]["outlet"] == "Ellery Post"
    assert "left out" in err
    assert "news.csv#2" in err
    assert "it has Volltext, Blatt" in fails(capsys, "trace", str(table), "--corpus", ORIGINAL)


def test_standard_input_is_one_article_or_json_lines_with_an_article_in_each(capsys, monkeypatch):
    text = Path(ARTICLE).read_text(encoding="utf-8")
    for given, count in (
        (text, 1),
        (f'{json.dumps({"text": text})}\n{{"none": 1}}\n{json.dumps({"body": text})}\n', 2),
    ):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8"))
        code, out, err = run(capsys, "trace", "-", "--corpus", ORIGINAL, "--csv")
        assert code == 0
        assert len({row[0] for row in csv.reader(out.splitlines()[1:])}) == count
        assert ("standard input#2" in err) == (count > 1)


def test_an_empty_standard_input_is_told(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert "standard input is empty; give" in fails(capsys, "trace", "-", "--corpus", ORIGINAL)


def test_a_single_sentence_is_told_as_one_and_a_later_text_is_no_source(capsys, tmp_path):
    told = [
        "The old clock tower of Merrow lost its hands in the storm on Sunday night.",
        "A baker found the longer one stuck in the roof of his van.",
        "Until it is mended, the verger rings a handbell at noon.",
    ]
    for name, day, sentences in (
        ("early", 4, told),
        ("late", 9, [*told, "Nobody has seen the shorter hand."]),
    ):
        text = "\n\n".join(sentences)
        (tmp_path / f"{name}.txt").write_text(
            f"Clock loses hands\n{day} May 2037\n\n{text}\n", encoding="utf-8"
        )
    early, late = (str(tmp_path / f"{name}.txt") for name in ("early", "late"))
    _, out, _ = run(capsys, "trace", early, "--corpus", late)
    assert "3 sentences stand in a later document only, which cannot be the source." in out
    assert "or the later one was taken from this article" in " ".join(out.split())
    assert "1 sentence of the originals used was left out" in out


def test_text_of_the_outlet_itself_is_told_as_its_own(capsys, tmp_path):
    told = (
        "The swing bridge of Orlau jammed half open on Monday and stranded sixty barges loaded with beet.\n\n"
        "The keeper, who had reported strange noises since March, was told to oil the bearings and wait.\n\n"
        "Farmers have begun to unload their beet by hand onto lorries lent by a circus."
    )
    for name, day, rest in (
        ("old", 3, "Divers are on their way from Brenn, where the last bridge jammed in the spring."),
        ("new", 4, "Divers found a bicycle frame and two church candlesticks wedged in the gear below."),
    ):
        text = f"Bridge jams ({name})\n\nThe Coastal Herald\n{day} March 2021\n\n{told}\n\n{rest}\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    _, out, _ = run(capsys, "trace", str(tmp_path / "new.txt"), "--corpus", str(tmp_path / "old.txt"))
    assert "own earlier text" in out


def test_json_is_one_object_for_one_article_and_a_list_for_several(capsys):
    _, one, _ = run(capsys, "trace", ARTICLE, "--corpus", CORPUS, "--json")
    _, two, _ = run(capsys, "trace", ARTICLE, ORIGINAL, "--corpus", CORPUS, "--json")
    assert json.loads(one)["schema"] == 1
    assert [item["schema"] for item in json.loads(two)] == [1, 1]


def test_csv_has_a_row_for_every_sentence(capsys):
    _, out, _ = run(capsys, "trace", ARTICLE, "--corpus", ORIGINAL, "--csv")
    assert len(out.splitlines()) == 19


def test_explain_shows_one_sentence_with_its_original(capsys):
    _, out, _ = run(capsys, "trace", ARTICLE, "--corpus", ORIGINAL, "--explain", "5")
    assert "Law enforcement authorities" in out.replace("\n  ", " ")
    assert "Named as a source: Sputnik" in out


def test_what_changed_stands_below_its_sentence_and_an_upstream_source_is_named(
    capsys, monkeypatch, tmp_path
):
    monkeypatch.setenv("COLUMNS", "80")
    original = (
        "PELLOW, May 4 (Shorewire) - A fire in the engine room drove 214 passengers of the ferry Margit from bed.",
        "Harbour master Kaia Brodin said one of the six lifeboats could not be lowered because its winch had rusted.",
        "The insurer is expected to bear a third of the damage, two people familiar with the contract told Shorewire.",
        "The ferry was towed to the yard at Svarten with a list of four degrees and will be pumped dry there.",
    )
    article = (
        "A fire in the engine room of the ferry Margit drove 241 passengers from bed.",
        "One of the six lifeboats could not be lowered because its winch was rusted, harbour master Kaia Brodin said.",
        "The insurer will bear a third of the damage.",
        "The ferry was towed to the yard at Svarten listing four degrees and will be pumped dry there.",
    )
    for name, day, outlet, text in (("o", 4, "Shorewire", original), ("a", 5, "Pellow Post", article)):
        head = f"Ferry burns\n{outlet}\n{day} May 2037\n\n"
        (tmp_path / f"{name}.txt").write_text(head + "\n\n".join(text) + "\n", encoding="utf-8")
    code, out, _ = run(capsys, "trace", str(tmp_path / "a.txt"), "--corpus", str(tmp_path / "o.txt"))
    assert code == 0
    told = " ".join(out.split())
    assert "changed number: “214 passengers” → “241 passengers”" in told
    assert "left out “two people familiar with the contract told”" in told
    assert "(dropped)" not in told
    assert "names harbour master" in told
    assert " ·\n" not in out
    assert " · \n" not in out


def test_a_sentence_bears_the_same_number_on_the_terminal_and_in_the_report(capsys, tmp_path):
    report = tmp_path / "report.html"
    _, out, _ = run(capsys, "trace", ARTICLE, "--corpus", ORIGINAL, "--html", str(report))
    number = next(line.split()[0] for line in out.splitlines() if "upstream-only" in line)
    _, explained, _ = run(capsys, "trace", ARTICLE, "--corpus", ORIGINAL, "--explain", number)
    words = explained.split("\n")[1].strip()
    _, shown = report.read_text(encoding="utf-8").split(f'id="s{number}"')
    assert f"Sentence {number} " in explained
    assert words in re.sub(r"<[^>]*>", "", shown.partition(f'id="s{int(number) + 1}"')[0])


def test_an_unsure_candidate_is_not_said_to_be_far_from_the_sentence(capsys):
    _, out, _ = run(capsys, "trace", ARTICLE, "--corpus", CORPUS, "--explain", "17")
    assert "The best candidate reaches" in out
    assert "comes near" not in out


def test_explain_of_a_sentence_that_is_not_there_says_which_are(capsys):
    assert "sentences 1 to 18" in fails(capsys, "trace", ARTICLE, "--corpus", ORIGINAL, "--explain", "99")


def test_a_heatmap_is_written_whole(capsys, tmp_path):
    picture = tmp_path / "map.svg"
    code, _, err = run(capsys, "trace", ARTICLE, "--corpus", ORIGINAL, "--heatmap", str(picture))
    assert code == 0
    assert "map.svg" in err
    assert picture.read_text(encoding="utf-8").rstrip().endswith("</svg>")


def test_a_gate_that_is_not_met_exits_with_three(capsys):
    assert run(capsys, "trace", ARTICLE, "--corpus", ORIGINAL, "--fail-on", "uncredited")[0] == 3
    assert run(capsys, "trace", ARTICLE, "--corpus", ORIGINAL, "--fail-on", "miscredited")[0] == 0


def test_of_several_articles_a_terminal_shows_how_many_are_done_and_nothing_stays(capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    _, _, err = run(capsys, "trace", ARTICLE, ORIGINAL, "--corpus", CORPUS)
    assert "tracing articles: 2 of 2" in err
    assert err.endswith("\r\x1b[K")
    assert run(capsys, "trace", ARTICLE, "--corpus", CORPUS)[2] == ""


@pytest.mark.parametrize(("probability", "told"), [(0.994, "99%"), (0.9951, ">99%"), (0.7, "70%")])
def test_the_terminal_rounds_as_reports_do(probability, told):
    from provenance.cli.terminal import _percent
    from provenance.report.words import percent

    assert _percent(probability) == told
    assert percent(probability) == told.replace(">", "over ").replace("%", " %")


def test_wrong_usage_exits_with_two(capsys):
    assert run(capsys, "trace", ARTICLE, "--nope")[0] == 2
    assert run(capsys, "trace", ARTICLE, "--corpus", ORIGINAL, "--json", "--csv")[0] == 2
    assert run(capsys, "trace", ARTICLE, "--corpus", ORIGINAL, "--threshold", "7")[0] == 2
    assert run(capsys, "trace", ARTICLE, "--corpus", ORIGINAL, "--json", "--explain", "3")[0] == 2
    assert run(capsys, "trace", ARTICLE, "--corpus", ORIGINAL, "--heatmap", "map.gif")[0] == 2


def test_no_such_file(capsys):
    assert "nowhere.txt" in fails(capsys, "trace", "nowhere.txt", "--corpus", CORPUS)


def test_a_folder_without_articles(capsys, tmp_path):
    assert "holds no articles" in fails(capsys, "trace", str(tmp_path), "--corpus", CORPUS)


@pytest.mark.parametrize("content", [b"", b" \n\t\n"])
def test_an_empty_file(capsys, tmp_path, content):
    (tmp_path / "empty.txt").write_bytes(content)
    assert "empty.txt" in fails(capsys, "trace", str(tmp_path / "empty.txt"), "--corpus", CORPUS)


def test_a_binary_file(capsys, tmp_path):
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    assert "photo.txt" in fails(capsys, "trace", str(tmp_path / "photo.txt"), "--corpus", CORPUS)


def test_fifty_megabytes_in_one_line(capsys, tmp_path):
    (tmp_path / "long.txt").write_bytes(b"word " * 10_000_000)
    assert "long.txt" in fails(capsys, "trace", str(tmp_path / "long.txt"), "--corpus", CORPUS)


def test_a_corpus_that_is_not_there(capsys, tmp_path):
    assert "gone" in fails(capsys, "trace", ARTICLE, "--corpus", str(tmp_path / "gone"))


def test_a_corpus_without_any_original(capsys, tmp_path):
    assert str(tmp_path) in fails(capsys, "trace", ARTICLE, "--corpus", str(tmp_path))


def test_a_corpus_that_holds_only_the_article(capsys):
    assert "no original" in fails(capsys, "trace", ARTICLE, "--corpus", ARTICLE)


def test_an_article_identical_to_an_original_is_said_to_be(capsys, tmp_path):
    story = (
        "The ferry to Merrow ran aground on the Tallow bank.\n\nForty drivers played cards in the galley.\n"
    )
    (tmp_path / "original.txt").write_text(f"date 2031-03-01 {story}", encoding="utf-8")
    (tmp_path / "article.txt").write_text(f"date 2031-03-02 {story}", encoding="utf-8")
    code, out, _ = run(
        capsys, "trace", str(tmp_path / "article.txt"), "--corpus", str(tmp_path / "original.txt"), "--json"
    )
    assert code == 0
    assert any("identical" in note for note in json.loads(out)["notes"])


def test_an_article_in_another_language_is_traced_but_not_judged(capsys, tmp_path):
    german = (
        "Die Fähre nach Merrow ist in der Nacht auf die Sandbank gelaufen, wie die Reederei am Montag mitteilte.\n\n"
        "Vierzig Fahrer spielten bis zum Morgen Karten in der Kombüse, während draußen das Wasser ablief.\n\n"
        "Zwei Schlepper zogen das Schiff bei Sonnenaufgang frei.\n"
    )
    (tmp_path / "artikel.txt").write_text(german, encoding="utf-8")
    code, out, _ = run(capsys, "trace", str(tmp_path / "artikel.txt"), "--corpus", CORPUS, "--json")
    data = json.loads(out)
    assert code == 0
    assert data["article"]["language"] == "de"
    assert {s["verdict"] for s in data["sentences"]} == {None}
    assert any("another language" in note for note in data["notes"])


def test_hostile_text_reaches_no_terminal(capsys, tmp_path):
    hostile = "Evil \x1b[31mred\x1b[0m and \u202ereversed\u202c text about a ferry [bold]that[/bold] sank at dawn.\n"
    (tmp_path / "evil.txt").write_text(hostile, encoding="utf-8")
    code, out, _ = run(capsys, "trace", str(tmp_path / "evil.txt"), "--corpus", CORPUS)
    assert code == 0
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[bold]that[/bold]" in out.replace("\n", " ").replace("  ", "")


def test_help_lists_every_command_in_one_whole_line(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    _, out, _ = run(capsys, "--help")
    listed = out.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()
    assert [line.split()[0] for line in listed] == [
        "trace",
        "report",
        "network",
        "serve",
        "corpus",
        "exercise",
    ]
    assert all(line.endswith(".") and not line.endswith("...") for line in listed)


@pytest.mark.parametrize("arguments", [["--help"], ["trace", ARTICLE, "--corpus", CORPUS]])
def test_neither_help_nor_a_trace_loads_pandas_or_matplotlib(arguments):
    program = (
        "import sys; from provenance.cli import main; main(sys.argv[1:]); "
        "heavy = {'pandas', 'matplotlib', 'numpy', 'trafilatura'} & set(sys.modules); "
        "sys.stderr.write(' '.join(sorted(heavy)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""


@pytest.mark.parametrize("command", [[], ["trace"], ["report"], ["corpus"], ["corpus", "add"], ["network"]])
def test_every_command_has_help_with_an_example(capsys, command):
    code, out, _ = run(capsys, *command, "--help")
    assert code == 0
    assert "Example" in out
    assert "provenance" in out


def test_a_trace_writes_its_report_to_one_file_that_it_is_told(capsys, tmp_path):
    page, paper = tmp_path / "a.html", tmp_path / "a.pdf"
    code, _, err = run(
        capsys, "trace", ARTICLE, "--corpus", ORIGINAL, "--html", str(page), "--pdf", str(paper)
    )
    assert code == 0
    assert err.splitlines() == [f"wrote {page}", f"wrote {paper}"]
    assert "riots" in page.read_text(encoding="utf-8")
    assert paper.read_bytes().startswith(b"%PDF-")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize("output", ["--csv", "--json"])
def test_names_of_files_that_are_no_text_are_written_out(tmp_path, output):
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    article, original = (folder / os.fsdecode(name) for name in (b"\xe9.txt", b"\xe8.txt"))
    shutil.copy(ARTICLE, article)
    shutil.copy(ORIGINAL, original)
    for corpus in (original, folder):
        command = [sys.executable, "-m", "provenance", "trace", article, "--corpus", corpus, output]
        done = subprocess.run(command, capture_output=True, check=True)
        assert rb"\xe9.txt" in done.stdout
    assert main(["report", str(article), "--corpus", str(folder), "--out", str(tmp_path / "out")]) == 0


@pytest.mark.parametrize("command", ["trace", "report", "network"])
def test_the_command_line_counts_from_the_same_probability_as_python(capsys, command):
    shown = " ".join(run(capsys, command, "--help")[1].split())
    assert f"default: {Settings().threshold}" in shown


@pytest.mark.parametrize(
    "asked",
    [
        ("trace", "", "--corpus", CORPUS),
        ("trace", ARTICLE, "--corpus", ""),
        ("trace", ARTICLE, "--corpus="),
        ("corpus", "add", ""),
        ("network", "--corpus", CORPUS, "--out", ""),
    ],
)
def test_an_empty_name_is_not_the_folder_that_one_is_in(capsys, asked, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, *asked)
    assert (code, out) == (2, "")
    assert "is empty" in err


def test_an_article_without_a_sentence_has_none_to_explain(capsys, tmp_path):
    (tmp_path / "signs.txt").write_text("!!! ???")
    told = fails(capsys, "trace", str(tmp_path / "signs.txt"), "--corpus", CORPUS, "--explain", "1")
    assert "There is no sentence 1: this article has none" in told


def article_of(capsys, *arguments):
    code, out, _ = run(capsys, "trace", ARTICLE, "--corpus", ORIGINAL, "--json", *arguments)
    assert code == 0
    return json.loads(out)["article"]


def test_who_published_the_article_and_when_can_be_told(capsys):
    said = article_of(capsys, "--article-outlet", "Merrow Bugle", "--article-date", "15 March 2024")
    assert (said["outlet"], said["published"]) == ("Merrow Bugle", "2024-03-15")
    assert article_of(capsys, "--article-outlet", "Agence France-Presse")["outlet"] == "AFP"
    assert article_of(capsys, "--article-outlet", "Merrow\x1b[31m Bugle")["outlet"] == "Merrow Bugle"


def test_an_article_told_to_be_earlier_than_its_original_was_not_taken_from_it(capsys):
    _, out, _ = run(capsys, "trace", ARTICLE, "--corpus", ORIGINAL, "--json", "--article-date", "2021-12-01")
    sentences = json.loads(out)["sentences"]
    assert {m["direction"] for s in sentences for m in s["matches"]} == {"common-origin"}


def test_an_outlet_or_date_of_the_article_that_cannot_be_used_is_told(capsys):
    at = ("trace", ARTICLE, "--corpus", ORIGINAL)
    assert "--article-date needs a day such as 2022-01-10, not 'soon'" in fails(
        capsys, *at, "--article-date", "soon"
    )
    assert "--article-outlet needs a name" in fails(capsys, *at, "--article-outlet", " ")

"""Patterns kept beside the byte code are the ones that the modules ask for, or none."""

import re
import sys
from importlib import import_module

import pytest

from provenance.cli import patterns
from provenance.cli.patterns import hand_over, import_with_patterns, kept_forms, load, place, save

MODULE = """
import re
NUMBER = re.compile(r"(?P<whole>\\d+)(?:[.,](?P<part>\\d+))?")
NAME = re.compile(r"\\b[A-ZÀ-ÞА-ЯЁ]\\w+(?:-(?:on|upon)-\\w+)?", re.IGNORECASE)
"""


@pytest.fixture
def example(tmp_path, monkeypatch):
    """Writes and forgets a module with patterns, and counts what is compiled."""
    compiler, compiled = import_module("re._compiler"), []
    original = compiler.compile

    def counting(text, flags=0):
        compiled.append(text)
        return original(text, flags)

    def write(source=MODULE):
        (tmp_path / "example_of_patterns.py").write_text(source, encoding="utf-8")
        sys.modules.pop("example_of_patterns", None)
        re.purge()
        compiled.clear()
        return compiled

    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(compiler, "compile", counting)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    yield write
    sys.modules.pop("example_of_patterns", None)


def imported(path):
    import_with_patterns("example_of_patterns", kept_in=path)
    return sys.modules["example_of_patterns"]


def test_patterns_once_compiled_are_not_compiled_again(example, tmp_path):
    kept = tmp_path / "kept.patterns"
    example()
    first = imported(kept)
    compiled = example()
    second = imported(kept)
    assert compiled == []
    assert (first.NUMBER, first.NAME) == (second.NUMBER, second.NAME)
    assert second.NUMBER.search("about 4,5 km").groupdict() == {"whole": "4", "part": "5"}
    assert second.NAME.findall("in stratford-upon-avon")[1] == "stratford-upon-avon"


def test_a_pattern_that_was_changed_is_compiled_and_kept_too(example, tmp_path):
    kept = tmp_path / "kept.patterns"
    example()
    imported(kept)
    changed = MODULE.replace("on|upon", "am")
    compiled = example(changed)
    assert imported(kept).NAME.fullmatch("Frankfurt-am-Main")
    assert len(compiled) >= 1
    compiled = example(changed)
    imported(kept)
    assert compiled == []


def test_every_pattern_of_the_program_comes_back_as_it_was(tmp_path):
    import_module("provenance.workflows.trace")
    known = {
        value.pattern: value
        for module in list(sys.modules.values())
        if getattr(module, "__name__", "").startswith("provenance.")
        for value in vars(module).values()
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
    }
    keys = [(str, text, int(value.flags & ~re.UNICODE)) for text, value in known.items()]
    save(tmp_path / "kept.patterns", kept_forms(keys))
    kept = load(tmp_path / "kept.patterns")
    re.purge()
    hand_over(kept)
    assert len(keys) > 100
    assert kept.keys() == set(keys)
    assert all(vars(re)["_cache"][key] == known[key[1]] for key in keys)


def test_a_damaged_file_gives_no_pattern(example, tmp_path):
    kept = tmp_path / "kept.patterns"
    example()
    imported(kept)
    whole = kept.read_bytes()
    assert load(kept)
    for damaged in (
        b"",
        b"\n",
        b"[]\n[]",
        whole[:-9],
        whole.replace(b"NAM", b"MAN", 1)[:-1],
        b"\xff" + whole,
    ):
        kept.write_bytes(damaged)
        assert load(kept) == {}
    compiled = example()
    imported(kept)
    assert len(compiled) >= 2


def test_patterns_of_another_python_are_left_alone(example, tmp_path, monkeypatch):
    kept = tmp_path / "kept.patterns"
    example()
    imported(kept)
    monkeypatch.setattr(sys, "version", "9.9")
    assert load(kept) == {}


def test_a_python_that_is_not_known_keeps_no_patterns(monkeypatch):
    assert place() is not None
    monkeypatch.setattr(patterns, "KNOWN", ())
    assert place() is None


def test_no_file_is_written_where_python_writes_no_byte_code(example, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    example()
    assert imported(tmp_path / "kept.patterns").NUMBER.search("7")
    assert not (tmp_path / "kept.patterns").exists()


def test_a_place_that_cannot_be_written_to_is_no_fault(example, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    example()
    assert imported(tmp_path / "file" / "kept.patterns").NUMBER.search("7")


def test_a_file_that_has_grown_too_long_is_made_anew(example, tmp_path, monkeypatch):
    kept = tmp_path / "kept.patterns"
    monkeypatch.setattr(patterns, "_MOST", 3)
    found = []
    for turn in range(4):
        example(f"import re\nONE = re.compile('one{'1' * turn}')\nTWO = re.compile('two{turn}')\n")
        imported(kept)
        found.append(len(load(kept)))
    assert found == [2, 0, 2, 0]


def test_more_patterns_than_the_cache_of_re_holds_are_all_kept(example, tmp_path):
    kept, many = tmp_path / "kept.patterns", vars(re)["_MAXCACHE"] + 50
    for _ in range(2):
        example(f"import re\nALL = [re.compile(f'some{{n}}thing') for n in range({many})]\n")
        imported(kept)
        assert sum("thing" in text for _, text, _ in load(kept)) == many
    assert vars(re)["_MAXCACHE"] == many - 50

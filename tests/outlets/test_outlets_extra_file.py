from __future__ import annotations

import json
from pathlib import Path

import pytest

from provenance.errors import SettingsError
from provenance.outlets import Registry

GOOD = {"name": "The Orlau Times", "kind": "newspaper", "country": "RO", "domains": ["orlautimes.example"]}


def saved(folder: Path, content: object) -> Path:
    path = folder / "mine.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_ones_own_outlets_are_added_to_the_known_ones(tmp_path: Path) -> None:
    registry = Registry.load(saved(tmp_path, {"outlets": [GOOD]}))
    outlet = registry.by_domain("https://www.orlautimes.example/a")
    assert outlet is not None
    assert outlet.name == outlet.full_name == "The Orlau Times"
    assert registry.get("Reuters") is not None
    assert len(registry) == len(Registry.load()) + 1


def test_a_bare_list_of_outlets_will_do(tmp_path: Path) -> None:
    assert Registry.load(saved(tmp_path, [GOOD])).get("The Orlau Times") is not None


def test_an_outlet_of_a_known_name_replaces_it(tmp_path: Path) -> None:
    mine = {"name": "Reuters", "kind": "wire", "country": "CA", "domains": ["reuters.example"]}
    registry = Registry.load(saved(tmp_path, [mine]))
    outlet = registry.get("Reuters")
    assert outlet is not None
    assert outlet.country == "CA"
    assert registry.by_domain("reuters.com") is None


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "not valid JSON"),
        ('"text"', "expected a JSON object or list"),
        ({"papers": []}, "the outlets as a list"),
        (["Reuters"], "outlet 1 is not an object"),
        ([{"kind": "wire", "country": "DE"}], 'lacks "name"'),
        ([{"name": "X Times", "country": "DE"}], 'lacks "kind"'),
        ([{"name": "X Times", "kind": "blog", "country": "DE"}], 'kind "blog" is unknown'),
        ([{"name": "X Times", "kind": "wire", "country": "Germany"}], "not a code of two capitals"),
        ([{**GOOD, "domains": ["https://x.example/"]}], "not a bare lower-case host"),
        ([{**GOOD, "aliases": "OT"}], '"aliases" must be a list of texts'),
        ([{**GOOD, "seat": 3}], '"seat" must be a text'),
        ([{**GOOD, "nickname": "OT"}], 'unknown field "nickname"'),
        ([{**GOOD, "aliases": ["Kyodo News"]}], "given to two outlets"),
        ([{**GOOD, "domains": ["reuters.com"]}], "given to two outlets"),
        ({"outlets": [], "countries": {"RO": "Romanian"}}, "a list of adjectives"),
    ],
)
def test_a_wrong_file_is_refused_with_a_sentence_that_says_why(
    tmp_path: Path, content: object, told: str
) -> None:
    with pytest.raises(SettingsError, match=told):
        Registry.load(saved(tmp_path, content))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.json cannot be read"):
        Registry.load(tmp_path / "none.json")


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "latin.json"
    path.write_bytes('[{"name": "Süd"}]'.encode("latin-1"))
    with pytest.raises(SettingsError, match="not UTF-8"):
        Registry.load(path)


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "outlets.json"
    file.write_text('[{"name": "Ellery Post", "kind": "newspaper", "country": "GB"}]', encoding="utf-8-sig")
    assert Registry.load(file).get("Ellery Post") is not None


def test_a_file_nested_beyond_reading_is_told(tmp_path: Path) -> None:
    (tmp_path / "deep.json").write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(SettingsError, match="not valid JSON"):
        Registry.load(tmp_path / "deep.json")

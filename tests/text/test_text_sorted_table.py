"""A sorted table finds every word that it has, and no other."""

import pytest

from provenance.text.coloured import coloured
from provenance.text.rarity import background
from provenance.text.sorted_table import SortedTable
from provenance.text.synonyms import _lines, related


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "table.txt"
    path.write_text("# what it is\nbay 1\nbayou 22\nboat 3\nship 4 5\n", encoding="ascii")
    return SortedTable(path, str)


def test_every_word_is_found_and_nothing_else(table):
    assert dict(table) == {"bay": "1", "bayou": "22", "boat": "3", "ship": "4 5"}
    assert len(table) == 4
    assert list(table) == ["bay", "bayou", "boat", "ship"]
    for absent in (
        "",
        " ",
        "#",
        "ba",
        "bayo",
        "bayous",
        "boat 3",
        "ship 4",
        "zoo",
        "Boat",
        "# what",
        "böe",
        "\n",
    ):
        assert absent not in table
        assert table.get(absent) is None


@pytest.mark.parametrize("shipped", [background, _lines, coloured])
def test_the_tables_of_the_package_are_sorted_and_name_a_word_once(shipped):
    words = list(shipped())
    assert words == sorted(set(words))
    assert all(word in shipped() for word in words)


def test_values_are_read_as_the_table_says():
    assert background()["zz"] == 631.0
    assert related("zucchini") == {"marrow": 0.4}

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.outlets import KINDS, Registry
from provenance.outlets.loading import read_outlets
from provenance.outlets.registry import _DATA

REGISTRY = Registry.load()


def test_the_registry_knows_the_world() -> None:
    assert len(REGISTRY) >= 500
    assert len({outlet.country for outlet in REGISTRY}) >= 80
    assert {outlet.kind for outlet in REGISTRY} == set(KINDS)


def test_the_file_of_the_package_passes_every_check_so_that_a_start_may_skip_them() -> None:
    assert read_outlets(_DATA) == read_outlets(_DATA, checked=True)


def test_every_name_and_domain_belongs_to_one_outlet() -> None:
    names: dict[str, str] = {}
    domains: dict[str, str] = {}
    for outlet in REGISTRY:
        for name in (*outlet.names, *outlet.weak):
            assert names.setdefault(name, outlet.name) == outlet.name
        for domain in outlet.domains:
            assert domains.setdefault(domain, outlet.name) == outlet.name
            assert domain == domain.lower()
            assert "/" not in domain


def test_every_outlet_is_found_by_its_names_and_domains() -> None:
    for outlet in REGISTRY:
        assert [name for name in outlet.names if REGISTRY.get(name) is not outlet] == []
        assert [d for d in outlet.domains if REGISTRY.by_domain(f"https://www.{d}/x") is not outlet] == []


def test_every_country_has_an_adjective_so_that_the_german_agency_can_be_found() -> None:
    assert [outlet.name for outlet in REGISTRY if not REGISTRY.adjectives(outlet.country)] == []


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("Associated Press", "AP"),
        ("the Associated Press", "AP"),
        ("Agence France-Presse", "AFP"),
        ("dpa", "DPA"),
        ("Press Trust of India", "PTI"),
        ("Platts", "S&P Global Commodity Insights"),
        ("Mercopress", "MercoPress"),
        ("NAMPA", "Nampa"),
        ("Times News Network", "Times of India"),
        ("Rastriya Samachar Samiti", "RSS"),
        ("РИА Новости", "RIA Novosti"),
        ("ТАСС", "TASS"),
        ("新华社", "Xinhua"),
        ("الجزيرة", "Al Jazeera"),
        ("Anadolu Agency", "Anadolu"),
        ("NYT", "The New York Times"),
        ("reuters", "Reuters"),
    ],
)
def test_an_alias_in_any_script_finds_the_outlet(name: str, canonical: str) -> None:
    outlet = REGISTRY.get(name)
    assert outlet is not None
    assert outlet.name == canonical


@pytest.mark.parametrize("name", ["ap", "rt", "The Orlau Times", "", "  "])
def test_what_is_no_name_finds_nothing(name: str) -> None:
    assert REGISTRY.get(name) is None


@pytest.mark.parametrize(
    ("title", "canonical"),
    [
        ("Reuters", "Reuters"),
        ("ANSA.it", "ANSA"),
        ("dpa GmbH", "DPA"),
        ("Polska Agencja Prasowa S.A.", "PAP"),
        ("REUTERS LIMITED", "Reuters"),
        ("bloomberg l.p.", "Bloomberg"),
        ("U.S. Post", None),
        ("The Orlau Times Ltd", None),
    ],
)
def test_what_a_publisher_calls_itself_finds_its_outlet(title: str, canonical: str | None) -> None:
    outlet = REGISTRY.titled(title)
    assert (outlet.name if outlet else None) == canonical


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://sputniknews.com/20310102/x.html", "Sputnik"),
        ("https://sputnikglobe.com/a", "Sputnik"),
        ("http://english.news.cn/20310102/c.html", "Xinhua"),
        ("en.inform.kz", "Kazinform"),
        ("https://www.BBC.co.uk/news", "BBC"),
        ("//tass.com/world/1", "TASS"),
    ],
)
def test_an_address_finds_the_outlet_of_its_domain(url: str, canonical: str) -> None:
    outlet = REGISTRY.by_domain(url)
    assert outlet is not None
    assert outlet.name == canonical


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Hat tip to the folks at tass dot com, go and read them.", "tass dot com"),
        ("See tass[.]com for more.", "tass[.]com"),
        ("See tass (dot) com for more.", "tass (dot) com"),
        ("A polka dot dress, a dot com boom, a dot at sea.", None),
        ("The tass dot sank.", None),
    ],
)
def test_an_address_that_shall_not_become_a_link_is_one_all_the_same(text: str, written: str | None) -> None:
    assert [m.name for m in REGISTRY.mentions(text)] == ([written] if written else [])


@pytest.mark.parametrize(
    "text", ["dot " + "a-" * 60_000, "a dot " * 20_000, "a[.]" * 20_000, "(" + "." * 60_000]
)
def test_no_row_of_marks_stalls_the_search_for_an_address(text: str) -> None:
    assert REGISTRY.mentions(text) == []


@pytest.mark.parametrize(
    "url", ["https://notreuters.com", "http://[broken", "", "com", "https://reuters.com.evil.example"]
)
def test_a_strange_address_finds_nothing(url: str) -> None:
    assert REGISTRY.by_domain(url) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Reuters' men, AFP's and the BBC’s", ["Reuters", "AFP", "BBC"]),
        ("the Associated Press (AP)", ["AP", "AP"]),
        ("/TASS/. (UrduPoint News / Sputnik - 4th March)", ["TASS", "UrduPoint", "Sputnik"]),
        ("Doses of Sputnik V, Sputnik Light and Sputnik", ["Sputnik"]),
        ("RT @orlauwatch: look! RT", ["RT"]),
        ("The Times, the Post and time itself", []),
        ("AP exams, an AP-like wire, pro-RT voices, ANSAs", []),
        ("Xinhua Hospital and Anadolu University", []),
        ("the Australian Federal Police (AFP), and AFP again", []),
        ("Michael Bloomberg, then Bloomberg, then Bloomberg News", ["Bloomberg"]),
        ("sputniknews.com and ria.ru/x and a@bbc.co.uk", ["Sputnik", "RIA Novosti"]),
        ("据新华社北京电", ["Xinhua"]),
        ("THE GUARDIAN and the Guardian", ["The Guardian", "The Guardian"]),
        ("The New York\nTimes", ["The New York Times"]),
        ("DPA, dpa, Dpa", ["DPA", "DPA"]),
        ("AFP-JIJI", ["AFP"]),
        ("It sank.\n\nBY AFP-RELAX\n\nNobody drowned.", ["AFP"]),
        ("An AFP-JIJI report, the pro-RT and a Reuters-Ipsos poll", []),
    ],
)
def test_mentions_are_outlets_and_nothing_that_only_looks_like_them(text: str, names: list[str]) -> None:
    assert [mention.outlet.name for mention in REGISTRY.mentions(text)] == names


def test_names_that_are_words_as_well_are_mentioned_only_on_demand() -> None:
    text = "Time will tell, says Focus."
    assert REGISTRY.mentions(text) == []
    assert [(m.outlet.name, m.weak) for m in REGISTRY.mentions(text, weak=True)] == [
        ("Time", True),
        ("Focus", True),
    ]


def test_sister_outlets_share_a_group_and_others_do_not() -> None:
    assert REGISTRY.same_group("RIA Novosti", "Sputnik")
    assert REGISTRY.same_group("CGTN", "CCTV")
    assert REGISTRY.same_group("AP", "the Associated Press")
    assert REGISTRY.same_group("The Orlau Times", "Orlau Times")
    assert not REGISTRY.same_group("RT", "Sputnik")
    assert not REGISTRY.same_group("AP", "AFP")
    assert not REGISTRY.same_group("AP", "The Orlau Times")


@settings(deadline=None, max_examples=200)
@given(
    st.text(max_size=60),
    st.sampled_from(["Reuters", "ТАСС", "新华社", "the AP", "sputniknews.com"]),
    st.text(max_size=60),
)
def test_a_mention_is_the_text_at_its_offsets(before: str, name: str, after: str) -> None:
    text = f"{before} {name} {after}"
    reached = 0
    for mention in REGISTRY.mentions(text, weak=True):
        assert text[mention.start : mention.end] == mention.name
        assert mention.start >= reached
        reached = mention.end


class _AtEveryWord(Registry):
    """Looks for a name at each word, whatever it begins with."""

    def _openings(self, level: str) -> Iterator[re.Match[str]]:
        return re.finditer(r"\w+", level)


EVERYWHERE = _AtEveryWord(*read_outlets(_DATA, checked=True))
NAMES = sorted({name for outlet in REGISTRY for name in (*outlet.names, *outlet.weak)})


@settings(deadline=None, max_examples=300)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["", "the ", "The ", "tHE ", "a ", "An ", "in ", "i", "_", "-", "ſ", "St. ", "\n"]
            ),
            st.sampled_from(NAMES),
            st.sampled_from([str, str.lower, str.upper, str.title, str.swapcase, str.casefold]),
            st.sampled_from([" ", ", ", ".", "s ", "’s ", "\n", "_", "-based "]),
        ),
        max_size=5,
    )
)
def test_a_name_begins_where_a_look_at_every_word_finds_it(
    parts: list[tuple[str, str, type[str], str]],
) -> None:
    text = "".join(f"{before}{written(name)}{after}" for before, name, written, after in parts)
    assert REGISTRY.mentions(text, weak=True) == EVERYWHERE.mentions(text, weak=True)


def test_each_name_is_found_behind_a_small_article_too() -> None:
    for text in (f"It was in {name}, as the {name} wrote." for name in NAMES):
        assert REGISTRY.mentions(text, weak=True) == EVERYWHERE.mentions(text, weak=True)


def test_papers_are_known_by_the_names_that_everybody_gives_them_and_ships_are_none():
    registry = Registry.load()
    names = {
        "the Beeb": "BBC", "the Gray Lady": "The New York Times", "The Grey Lady": "The New York Times",
        "the Grauniad": "The Guardian", "the Torygraph": "The Daily Telegraph", "The Thunderer": "The Times of London",
    }  # fmt: skip
    for name, outlet in names.items():
        found = registry.titled(name)
        assert found is not None
        assert found.name == outlet
    assert not list(registry.mentions("The Gray Lady ran aground, and HMS Thunderer towed her off."))

"""Families, first appearances, traffic between outlets, and the graph files."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from provenance.network.appearance import Appearance, first_appearances
from provenance.network.families import Family, Kinship, components, families
from provenance.network.graph_files import Graph, gexf, graphml, prov_json
from provenance.network.rows import Edge, Link, Lost, Node, Way
from provenance.network.traffic import credit_matrix, traffic

NODES = {
    "a": Node("a", "AP", "2024-03-05T08:00+00:00", primary=True),
    "b": Node("b", "Site", "2024-03-05T09:00+00:00"),
    "c": Node("c", "Blog", "2024-03-05T11:00+00:00"),
    "d": Node("d", None, None),
}


def link(article: str, sentence: int, original: str, number: int = 0, **more: object) -> Link:
    return Link(article, sentence, original, (number,), "verbatim", 0.9, more.pop("way", Way.SOURCE), **more)  # type: ignore[arg-type]


def test_a_sentence_is_followed_back_over_its_stations_to_where_it_stood_first() -> None:
    links = [link("c", 3, "b", 1), link("b", 1, "a", 7)]
    assert first_appearances(links, NODES) == [
        Appearance("b", 1, "a", 7, ("a",)),
        Appearance("c", 3, "a", 7, ("b", "a")),
    ]


def test_the_nearer_station_is_followed_before_the_origin() -> None:
    links = [link("c", 3, "a", 7), link("c", 3, "b", 1, position="via"), link("b", 1, "a", 7)]
    assert first_appearances(links, NODES)[1].stations == ("b", "a")


def test_of_two_versions_of_a_report_the_earlier_is_where_a_sentence_stood_first() -> None:
    """Versions of one address are not compared with each other, so that no link leads from b to a."""
    links = [link("d", 0, "a", 7), link("d", 0, "c", 1, position="via"), link("c", 1, "b", 2)]
    assert first_appearances(links, NODES)[1] == Appearance("d", 0, "a", 7, ("a",))


def test_a_first_appearance_is_the_earliest_also_for_those_that_took_it_on() -> None:
    links = [link("d", 0, "c", 1), link("c", 1, "a", 7), link("c", 1, "b", 2, position="via")]
    assert first_appearances(links, NODES)[1] == Appearance("d", 0, "a", 7, ("c", "a"))


def test_documents_that_point_at_each_other_do_not_make_the_walk_go_round() -> None:
    links = [link("b", 0, "a", 0), link("a", 0, "b", 0)]
    assert [item.stations for item in first_appearances(links, NODES)] == [("b",), ("a",)]


def test_links_to_a_common_origin_lead_to_no_first_appearance() -> None:
    assert first_appearances([link("b", 0, "a", 0, way=Way.COMMON_ORIGIN)], NODES) == []


def test_copies_make_a_family_and_the_earliest_is_its_first_member() -> None:
    kin = [Kinship("b", "a", 8, 10, 10), Kinship("c", "b", 9, 10, 10)]
    assert families(kin, NODES) == [Family(("a", "b", "c"), (0.8, 0.9, 0.9))]


def test_a_digest_of_many_stories_makes_no_family_of_them() -> None:
    kin = [Kinship("a", "d", 5, 5, 60), Kinship("b", "d", 6, 6, 60)]
    assert families(kin, NODES) == []


def test_who_has_just_the_share_is_a_copy() -> None:
    assert families([Kinship("b", "a", 6, 10, 10)], NODES, syndicated=0.6)
    assert not families([Kinship("b", "a", 5, 10, 10)], NODES, syndicated=0.6)


def test_an_undated_document_is_never_the_first_of_its_family() -> None:
    assert families([Kinship("d", "c", 9, 10, 10)], NODES)[0].members == ("c", "d")


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"))))
def test_components_part_the_keys_and_no_pair_is_torn(pairs: list[tuple[str, str]]) -> None:
    groups = components(pairs)
    keys = [key for group in groups for key in group]
    assert sorted(keys) == sorted({key for pair in pairs for key in pair})
    home = {key: at for at, group in enumerate(groups) for key in group}
    assert all(home[one] == home[two] for one, two in pairs)
    assert components(reversed(pairs)) == groups


def test_traffic_counts_each_sentence_once_and_its_verdict_with_it() -> None:
    links = [
        link("b", 0, "a", verdict="credited", credited="AP"),
        link("c", 0, "a", verdict="uncredited", credited="(nobody)"),
        link("c", 0, "b", position="via", verdict="uncredited"),
        link("c", 1, "a", verdict="miscredited", credited="AFP"),
        link("c", 2, "a", way=Way.COMMON_ORIGIN, verdict="uncredited"),
        link("c", 4, "a", own=True, verdict="uncredited"),
    ]
    rows = traffic(links, NODES)
    assert [(row.outlet, row.used, row.articles, row.sentences, row.minutes) for row in rows] == [
        ("Blog", "AP", 1, 2, 180.0),
        ("Site", "AP", 1, 1, 60.0),
    ]
    assert [row.share_uncredited for row in rows] == [1.0, 0.0]
    assert credit_matrix(links, NODES) == {("AP", "(nobody)"): 1, ("AP", "AFP"): 1, ("AP", "AP"): 1}


def test_articles_that_were_not_judged_have_no_share_uncredited() -> None:
    links = [link("b", 0, "a", credited="(nobody)")]
    assert traffic(links, NODES)[0].share_uncredited is None
    assert credit_matrix(links, NODES) == {}, "nobody looked whether somebody is named"


HOSTILE = Graph(
    {
        "<a&\x00\"'>": {"label": "ev\u202eil\x1b[31m", "size": 2},
        "b": {"label": None, "size": 0.5, "known": True},
    },
    [("<a&\x00\"'>", "b", {"sentences": 3, "share": None})],
)


def test_graph_files_are_well_formed_whatever_the_names_hold() -> None:
    for text in (graphml(HOSTILE), gexf(HOSTILE)):
        root = ET.fromstring(text)  # noqa: S314  (our own output)
        assert len(root.findall(".//{*}node")) == 2
        assert len(root.findall(".//{*}edge")) == 1
        assert not set(text) & set("\x00\x1b\u202e")


def test_edges_weigh_what_was_taken_in_both_kinds_of_file() -> None:
    assert ' weight="3"' in gexf(HOSTILE)
    assert 'attr.name="weight" attr.type="int"' in graphml(HOSTILE)
    assert '<data key="edge-weight">3</data>' in graphml(HOSTILE)


def test_a_column_of_whole_numbers_and_fractions_is_declared_as_fractions() -> None:
    assert 'attr.name="size" attr.type="double"' in graphml(HOSTILE)
    backwards = Graph(
        dict(reversed(HOSTILE.nodes.items())), [("b", "b", {"share": 0.5}), ("b", "b", {"share": 1})]
    )
    assert 'attr.name="size" attr.type="double"' in graphml(backwards)
    assert 'attr.name="share" attr.type="double"' in graphml(backwards)
    assert 'attr.name="label" attr.type="string"' in graphml(backwards)


def test_routes_in_prov_say_who_derived_from_whom_and_who_published() -> None:
    edges = [Edge("a", "b", 3, 60), Edge("lost:c", "c", 2)]
    data = json.loads(prov_json({k: NODES[k] for k in "abc"}, edges, [Lost("lost:c", ("c",), "AFP")]))
    derived = {(d["prov:usedEntity"], d["prov:generatedEntity"]) for d in data["wasDerivedFrom"].values()}
    assert derived == {("pv:document-a", "pv:document-b"), ("pv:document-lost_3a_c", "pv:document-c")}
    assert {d["prov:entity"] for d in data["wasAttributedTo"].values()} <= set(data["entity"])
    assert derived <= {(one, two) for one in data["entity"] for two in data["entity"]}


def test_the_same_graph_gives_the_same_bytes() -> None:
    assert graphml(HOSTILE) == graphml(HOSTILE)
    assert gexf(HOSTILE) == gexf(HOSTILE)

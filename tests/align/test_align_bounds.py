"""A document is left out unread where nothing could come of comparing it: what is left out must be nothing."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.align import evidence
from provenance.align.evidence import Candidate, gather
from provenance.align.features import APART, compare
from provenance.align.gains import Gains
from provenance.align.model import Logistic, Model, Trees, load, rises
from provenance.align.profile import content_stems, merged, profile
from provenance.align.search import Group
from provenance.align.witness import Reading, Witness
from provenance.reading import read_path
from provenance.text.rarity import Rarity

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
WORDS = """
    said says big large huge fire blaze begin start The Norvale Halcyon 12 twelve 3,400 not closed shut minister
    attack assault Ukraine's near dawn car vehicle
""".split()
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
weights = Rarity(12, {"fire": 3, "norval": 12, "larg": 1})


@settings(deadline=None)
@given(st.lists(sentences, min_size=1, max_size=4), st.lists(sentences, min_size=2, max_size=4))
def test_no_pair_is_likelier_than_the_words_of_the_document_can_make_it(
    article: list[str], document: list[str]
) -> None:
    mine, model = [profile(text) for text in article], load().pair
    assert rises(model, but=APART)
    most = Gains(mine, weights, model).at_most(content_stems(" ".join(document)))
    originals = [profile(text) for text in document]
    originals += [merged(one, two) for one, two in itertools.pairwise(originals)]
    for item, limit in zip(mine, most, strict=True):
        assert all(model.logit(compare(item, original, weights)) <= limit for original in originals)


def test_words_of_something_else_gain_nothing() -> None:
    model = load().pair
    assert rises(model, but=APART)
    gains = Gains([profile("A huge fire near Norvale"), profile("It rained.")], weights, model)
    nothing, near = gains.at_most(frozenset()), gains.at_most(content_stems("Norvale"))
    assert (
        nothing[0]
        == nothing[1]
        == near[1]
        < near[0]
        < gains.at_most(content_stems("Large blaze, Norvale"))[0]
    )


@settings(deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_the_stems_of_a_text_are_those_of_its_sentences(texts: list[str]) -> None:
    assert content_stems(" ".join(texts)) == frozenset().union(*[profile(text).distinct for text in texts])


@pytest.mark.parametrize(
    ("weight", "expected"), [((0.0, 1.0, -1.0), True), ((-0.1, 1.0, 0.0), False), ((1.0, 1.0, 0.1), False)]
)
def test_a_model_rises_if_no_weight_points_the_wrong_way(weight: tuple[float, ...], expected: bool) -> None:
    assert rises(Logistic(("taken", "run", "clash"), weight, 0.0), but=APART) is expected


def test_the_pair_model_of_the_package_rises_and_of_trees_nothing_is_known() -> None:
    assert rises(load().pair, but=APART)
    assert not rises(Trees(("taken",), ([0, 0.5, -1.0, 1.0],), 0.0), but=APART)


def witness(key: str, path: Path) -> Witness:
    return Witness(key, {s.index: s.text for s in read_path(path).sentences})


def all_compared(_model: Model, but: tuple[str, ...]) -> bool:
    return False


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_what_is_left_out_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [sentence.text for sentence in read_path(path).sentences]
    reading = Reading(texts, [True] * len(texts))
    others = [witness(other.stem, other) for other in SEEDS if other != path]
    others += [Witness(str(n), {0: " ".join(text.split()[:n])}) for n, text in enumerate(texts)]
    quick = shown(gather(reading, others, load()))
    monkeypatch.setattr(evidence, "rises", all_compared)
    assert shown(gather(reading, others, load())) == quick


def test_a_document_that_only_three_sentences_together_show_to_be_near_is_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    article = [
        "storm bakery lantern marble copper",
        "farmer ballot bakery yellow meadow thimble lantern quiet",
        "bakery marble lantern seldom",
    ]
    document = [
        "lantern bakery marble fire lantern",
        "ballot saddle yellow strike walnut",
        "lantern lantern tanker union minister",
    ]
    reading = Reading(article, [True] * 3)
    quick = shown(gather(reading, [Witness("w", dict(enumerate(document)))], load()))
    monkeypatch.setattr(evidence, "rises", all_compared)
    assert quick == shown(gather(reading, [Witness("w", dict(enumerate(document)))], load())) != []


def shown(candidates: list[Candidate]) -> list[tuple[object, ...]]:
    return [(c.place, c.witness, c.group.sentences, c.group.features, c.context) for c in candidates]


def test_a_document_on_something_else_is_compared_with_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = Reading(["The tanker Halcyon caught fire near Norvale before dawn."], [True])
    elsewhere = [Witness("timber", {0: "A tanker near Orlo carries timber and rice."})]
    found: list[object] = []

    def nothing_nearest(_wanted: object, nearest: object, *_rest: object) -> dict[int, Group]:
        found.append(nearest)
        return {}

    monkeypatch.setattr(evidence, "nearest_groups", nothing_nearest)
    gather(reading, elsewhere, load())
    monkeypatch.setattr(evidence, "rises", all_compared)
    gather(reading, elsewhere, load())
    assert found == [{0: [0]}]

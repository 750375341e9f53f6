from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.align.evidence import gather
from provenance.align.features import PairFeatures, compare
from provenance.align.links import _Claim, _own
from provenance.align.model import Logistic, Model, load
from provenance.align.profile import profile
from provenance.align.search import Group, Shelf, Shelves, Wanted, in_full, nearest_groups
from provenance.align.witness import Reading, Witness
from provenance.text.rarity import Rarity

WORDS = ("tanker", "harbour", "blaze", "Norvale", "crew", "dawn", "minister", "strike", "ferry")
word_sets = st.frozensets(st.sampled_from(WORDS))
STORY = (
    "The tanker Halcyon caught fire near Norvale before dawn.",
    "Twelve sailors left the ship in two lifeboats.",
    "The harbour of Norvale was closed for nine hours.",
)
RETOLD = (
    "Before dawn the tanker Halcyon caught fire near Norvale.",
    "Two lifeboats took twelve sailors off the ship.",
    "Norvale closed its harbour for nine hours.",
)


def rarity() -> Rarity:
    return Rarity(1000, {name: 3 * len(name) for name in WORDS})


@settings(deadline=None)
@given(word_sets, st.lists(word_sets, max_size=5))
def test_what_a_sentence_has_of_its_own_is_what_the_best_of_all_rivals_lacks(
    shared: frozenset[str], rivals: list[frozenset[str]]
) -> None:
    weights = rarity()
    claims = [_Claim(weights.total(words), str(place), words, 0.5) for place, words in enumerate(rivals)]
    ranked = sorted(claims, key=lambda claim: -claim.weight)
    best = max((weights.total(shared & words) for words in rivals), default=0.0)
    assert _own(shared, ranked, weights) == weights.total(shared) - best


def test_shelves_of_an_earlier_call_change_nothing() -> None:
    reading = Reading(STORY, [True] * len(STORY))
    witnesses = [Witness("one", dict(enumerate(RETOLD))), Witness("two", dict(enumerate(STORY[:2])))]
    kept = Shelves(STORY, witnesses)
    gather(reading, witnesses[:1], load(), shelves=kept)
    again = gather(reading, witnesses, load(), shelves=kept)
    assert again == gather(reading, witnesses, load())
    assert len(again) > len(STORY)


def test_only_documents_that_share_wording_are_kin() -> None:
    shelves = Shelves(STORY, ())
    other = ("The minister met the ferry workers.", "Their strike had lasted for a week.")
    texts = {"story": STORY, "copy": STORY[:2], "other": other}
    witnesses = [Witness(key, dict(enumerate(text))) for key, text in texts.items()]
    shelves.make(witnesses)
    assert shelves.kin("story", "copy")
    assert shelves.kin("copy", "story")
    assert not shelves.kin("copy", "other")


def nearest(model: Model) -> Group:
    wanted = Wanted([profile("A blaze stopped the tanker Halcyon near Orlo.")], rarity())
    shelf = Shelf({0: "Nine sailors left Orlo.", 1: "Near Orlo a blaze stopped the Halcyon."})
    return in_full(wanted, nearest_groups(wanted, wanted.nearest(shelf), shelf, model), model)[0]


def test_the_nearest_sentence_is_measured_in_full_whatever_the_model_asks_for() -> None:
    features = PairFeatures._fields
    for asked in ("taken", "wording"):
        model = Logistic(features, tuple(float(name == asked) for name in features), -1.0)
        group = nearest(model)
        assert group.sentences == (1,)
        assert group.features == compare(
            profile("A blaze stopped the tanker Halcyon near Orlo."),
            profile("Near Orlo a blaze stopped the Halcyon."),
            rarity(),
        )
        assert group.logit == model.logit(group.features)
        assert group.features.wording > 0

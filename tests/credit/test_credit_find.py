from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from credit_documents import credited, document
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.credit import find_credits
from provenance.credit.positions import Part, position
from provenance.model import CreditKind, Link, Role, Scope
from provenance.outlets import Registry

REGISTRY = Registry.load()
GOLD = Path(__file__).parents[1] / "gold" / "seeds.jsonl"


def gold_rows() -> dict[str, list[dict[str, object]]]:
    articles: dict[str, list[dict[str, object]]] = {}
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["role"] != "boilerplate":
            articles.setdefault(row["document"], []).append(row)
    return articles


@pytest.mark.parametrize("name", sorted(gold_rows()))
def test_the_seeds_credit_exactly_the_outlets_of_the_gold(name: str) -> None:
    rows = gold_rows()[name]
    article = document(*((str(row["sentence"]), Role(str(row["role"]))) for row in rows))
    found = find_credits(article, REGISTRY)
    for index, row in enumerate(rows):
        wanted = sorted(outlet.name for o in row["credited_outlets"] if (outlet := REGISTRY.get(o)))
        text_credits = [c for c in found.get(index, ()) if c.scope is not Scope.IMAGE]
        assert credited(text_credits) == wanted, row["sentence"]


@pytest.mark.parametrize(
    ("between", "named"),
    [
        ("Mayor Ivar Holt watched the weir from his kitchen window.", "he"),
        ("Judge Anna Roe left the hall early.", "Judge Anna Roe"),
        ("The weir of Brenn is sixty years old.", "Judge Anna Roe"),
    ],
)
def test_a_pronoun_is_not_whoever_spoke_before_another_person_came_in(between: str, named: str) -> None:
    article = document(
        "The weir must go, Judge Anna Roe said.", between, "It kept good time until then, he said."
    )
    assert [credit.name for credit in find_credits(article, REGISTRY)[2]] == [named]


def test_a_credit_names_what_stands_at_its_offsets() -> None:
    article = document("Nine died, Kyodo reported.", "The Tokyo-based agency put the damage at a million.")
    for credits in find_credits(article, REGISTRY).values():
        for credit in credits:
            assert article.text[credit.start : credit.end] == credit.name


@pytest.mark.parametrize(
    ("own", "sentence", "wanted"),
    [
        ("Quillon Herald", "The mayor told the Herald that it was over.", []),
        ("Iskar Gazette", "The mayor told the Gazette that it was over.", []),
        ("Lathmore Evening News", "The captain told the Evening News that it was over.", []),
        ("El Faro de Tessara", "El Faro has learned that it was over.", []),
        ("Reuters", "The mayor told Reuters that it was over.", []),
        ("The Orlau Sun", "The mayor told The Sun that it was over.", []),
        ("Brenn Independent", "It was over, The Independent can reveal.", []),
        ("The Orlau Sun", "The Daily Mirror reported that it was over.", ["Daily Mirror"]),
        ("Interfax-Ukraine", "The mayor told Interfax that it was over.", ["Interfax"]),
        ("Brenn Post", "The Washington Post reported that it was over.", ["The Washington Post"]),
    ],
)
def test_the_articles_own_outlet_is_no_credit(own: str, sentence: str, wanted: list[str]) -> None:
    found = find_credits(document(sentence, outlet=own), REGISTRY)
    assert credited(found.get(0, ())) == wanted


def test_a_paper_that_stands_in_the_head_only_may_be_the_articles_own() -> None:
    head = ("Port Lessing Courier, Thursday evening edition", Role.FOOTER)
    told = "The mayor told the Courier that it was over."
    assert credited(find_credits(document("Sea won back.", told), REGISTRY).get(1, ())) == []
    assert credited(find_credits(document(head, told), REGISTRY).get(1, ())) == []
    article = document("Port Lessing Courier said so.", told)
    assert credited(find_credits(article, REGISTRY).get(1, ())) == ["Port Lessing Courier"]


@pytest.mark.parametrize(
    ("headline", "own", "wanted"),
    [
        ("Nine boats sink - AFP", None, [["AFP"], ["AFP"]]),
        ("Nine boats sink: AFP", "Orlau Post", [["AFP"], ["AFP"]]),
        ("Nine boats sink", None, [[], []]),
        ("Nine boats of AFP sink", None, [[], []]),
        ("Nine boats sink - AFP", "AFP", [[], []]),
    ],
)
def test_a_report_is_that_of_the_outlet_in_the_headline(
    headline: str, own: str | None, wanted: object
) -> None:
    said = ("Nine boats sank, a report said on Monday.", "The pier is gone, according to the report.")
    found = find_credits(document((headline, Role.HEADLINE), *said, outlet=own), REGISTRY)
    assert [credited(found.get(i, ())) for i in (1, 2)] == wanted


def test_an_agencys_own_dateline_is_told() -> None:
    found = find_credits(document("LUSAKA, Feb 9 (Reuters) - The bridge fell.", outlet="Reuters"), REGISTRY)
    assert [c.outlet for c in found[0] if c.scope is Scope.ARTICLE] == ["Reuters"]


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("He wrote a commentary for AFP on the bridge.", Part.HEARER),
        ("He denied it in an interview published on Monday by AFP.", Part.HEARER),
        ("In an AFP op-ed, the mayor denied it.", Part.HEARER),
        ("In an AFP blog, the mayor denied it.", Part.HEARER),
        ("The mayor said in a recent report in AFP that it was over.", Part.HEARER),
        ("In an AFP report, the mayor denied it.", Part.SPEAKER),
        ("The mayor acknowledged as much in an AFP report.", Part.HEARER),
        ("It was over, according to a commentary by AFP.", Part.SPEAKER),
        ("AFP told a different story.", Part.SPEAKER),
    ],
)
def test_an_outlet_that_others_write_for_or_speak_to_hears(sentence: str, part: Part) -> None:
    start = sentence.index("AFP")
    found = position(sentence, start, start + len("AFP"))
    assert found is not None
    assert found.part is part


@pytest.mark.parametrize(
    "sentence",
    [
        "The talk was led by Ann Roe (AFP).",
        "Two men were held by the Lemna Federal Police (AFP).",
        "The report (AFP) was late.",
        "It rained, so AFP, which is in Kell, closed.",
    ],
)
def test_brackets_that_say_whose_somebody_is_name_no_source(sentence: str) -> None:
    start = sentence.index("AFP")
    assert position(sentence, start, start + len("AFP")) is None


@pytest.mark.parametrize(
    ("sentence", "outlet", "citing"),
    [
        ("The Interfax agency reported citing Orlau TV.", "Interfax", ("Orlau TV",)),
        (
            "Jiji Press, quoting a ferry captain, put the delay at nine hours.",
            "Jiji Press",
            ("a ferry captain",),
        ),
        ("A local station, quoted by Bernama, spoke of a second wave.", "Bernama", ("A local station",)),
        ("dpa cited a tax report as saying that the villa was sold.", "DPA", ("a tax report",)),
        ("Nine died, TASS reported, citing two nurses at the ward.", "TASS", ("two nurses",)),
        ("The BBC, citing Reuters and AFP, said nine died.", "BBC", ("Reuters", "AFP")),
        ("AFP, citing poor visibility, reported a delay.", "AFP", ()),
    ],
)
def test_whom_an_outlet_cites_is_told(sentence: str, outlet: str, citing: tuple[str, ...]) -> None:
    found = find_credits(document(sentence), REGISTRY)[0]
    assert next(c.citing for c in found if c.outlet == outlet) == citing


def test_persons_offices_and_unnamed_sources_are_credits_without_outlet() -> None:
    article = document(
        "Mayor Ada Brankov said the bridge would stay shut.",
        "She promised a new one.",
        "According to the Transport Ministry, it was built in 1961.",
        "Two engineers familiar with the matter said it had rusted.",
        "Local media reported nine dead.",
    )
    found = {i: [(c.name, c.kind, c.scope) for c in cs] for i, cs in find_credits(article, REGISTRY).items()}
    assert found == {
        0: [("Mayor Ada Brankov", CreditKind.PERSON, Scope.SENTENCE)],
        1: [("Mayor Ada Brankov", CreditKind.PERSON, Scope.CONTINUED)],
        2: [("the Transport Ministry", CreditKind.INSTITUTION, Scope.SENTENCE)],
        3: [("Two engineers familiar with the matter", CreditKind.GENERIC, Scope.SENTENCE)],
        4: [("Local media", CreditKind.GENERIC, Scope.SENTENCE)],
    }


def test_somebody_of_an_outlet_who_speaks_is_a_source_of_his_own() -> None:
    found = find_credits(document('"It is over," CNN spokesman Bo Li said.'), REGISTRY)[0]
    assert [(c.name, c.outlet, c.kind) for c in found] == [("CNN spokesman Bo Li", None, CreditKind.PERSON)]


def test_a_link_to_a_known_domain_credits_its_outlet() -> None:
    sentence = "Nine people died when the bridge fell."
    link = Link("https://www.reuters.com/world/bridge", 12, 16)
    found = find_credits(document(sentence, links=(link,)), REGISTRY)[0]
    assert [(c.outlet, c.name, c.cue) for c in found] == [("Reuters", "died", "link")]


def test_a_short_name_is_the_paper_named_in_full_before() -> None:
    article = document(
        "The Wall Street Journal reported nine dead.", "The mayor had fled, the Journal added."
    )
    found = find_credits(article, REGISTRY)
    assert credited(found[1]) == ["The Wall Street Journal"]


def test_a_short_name_alone_stays_what_it_is() -> None:
    assert credited(find_credits(document("The Times reported nine dead."), REGISTRY)[0]) == ["The Times"]


def test_in_a_digest_each_item_names_its_own_source_the_last_one_too() -> None:
    article = document(
        "The bridge over the Orla fell in the night, and nine lorries with it.",
        "[Reuters.]",
        "The mill at Brenn was sold to a family from the coast.",
        "[AFP.]",
    )
    found = find_credits(article, REGISTRY)
    assert [(c.outlet, c.scope) for c in (*found[1], *found[3])] == [
        ("Reuters", Scope.SENTENCE),
        ("AFP", Scope.SENTENCE),
    ]


def test_one_name_in_brackets_at_the_end_signs_the_whole_article() -> None:
    article = document("The bridge over the Orla fell in the night, and nine lorries with it.", "[Reuters.]")
    assert [c.scope for c in find_credits(article, REGISTRY)[1]] == [Scope.ARTICLE]


def test_an_abbreviation_that_the_text_gives_to_somebody_else_is_no_outlet() -> None:
    article = document(
        "The Australian Federal Police (AFP) arrested two men.", "AFP reported a third arrest later."
    )
    assert all(not credited(credits) for credits in find_credits(article, REGISTRY).values())


def test_a_persons_family_name_is_no_outlet() -> None:
    article = document("Michael Bloomberg gave a speech.", "Bloomberg said he would run.")
    assert all(not credited(credits) for credits in find_credits(article, REGISTRY).values())


def test_a_caption_credits_pictures_only() -> None:
    found = find_credits(document(("The quay, as Reuters reported on Monday", Role.CAPTION)), REGISTRY)
    assert {c.scope for c in found[0]} == {Scope.IMAGE}


def test_an_endless_line_holds_no_credit_and_costs_no_time() -> None:
    assert find_credits(document("AP's " * 40_000), REGISTRY) == {}


WORDS = st.sampled_from(
    "Reuters AP's said reported ( ) “ ” , . : the agency it told citing according to Photo: © / The Times RT @x "
    "newspaper Brenn in by — quoted 新华社 report added -".split()
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.lists(WORDS, max_size=14).map(" ".join), max_size=5))
def test_any_words_at_all_give_credits_inside_their_sentences(sentences: list[str]) -> None:
    article = document(*sentences)
    for index, credits in find_credits(article, REGISTRY).items():
        sentence = article.sentences[index]
        for credit in credits:
            assert sentence.start <= credit.start <= credit.end <= sentence.end
            assert credit.kind is not CreditKind.OUTLET or credit.outlet


@settings(deadline=None, max_examples=50)
@given(
    st.lists(
        st.sampled_from(["Kyodo reported a fire.", "It added that nine died.", "A fireman wept."]), max_size=6
    )
)
def test_what_follows_changes_nothing_of_what_stands_before(sentences: list[str]) -> None:
    before = find_credits(document(*sentences), REGISTRY)
    after = find_credits(document(*sentences, "The end of the week will be dry in Brenn."), REGISTRY)
    assert before == {index: credits for index, credits in after.items() if index < len(sentences)}


@pytest.mark.parametrize("head", ["BRENN, Moravel (AP) — The mill was sold.", "BRENN (AP) — It was sold."])
def test_who_told_the_agency_that_filed_an_unnamed_publishers_text_told_the_article_itself(head: str) -> None:
    found = find_credits(document(head, "A clerk told the AP that the contract was green."), REGISTRY)
    assert credited(found.get(1, ())) == []


def test_who_told_the_agency_of_the_dateline_is_credited_where_a_paper_published_the_text() -> None:
    text = ("BRENN (AP) — The mill was sold.", "A clerk told the AP that the contract was green.")
    found = find_credits(document(*text, outlet="Brenn Courier"), REGISTRY)
    assert credited(found[1]) == ["AP"]


@pytest.mark.parametrize(
    ("before", "again", "after"),
    [
        ("Reuters has ", "a of ", "it"),
        ("We ", "all ", "read on Reuters."),
        ("(", "as ", "Reuters)"),
        ("Reuters ", "on Monday ", "has"),
        ("The same ", "same ", "report"),
        ('"', "a,", '" she said'),
        ("At Reuters ", "they ", ""),
        ("It took Reuters ", "a week ", ""),
        ("(", "a, ", "to Reuters)"),
        ("Reuters's ", "latest ", ":"),
        ("", "Thus, so far, ", "Reuters."),
        ("if ", "Reuters's people ", ""),
        ("writes our ", "dear ", "colleague at Reuters."),
        ("The ", "old ", "mayor"),
        ("", "Ann ", "sees a floor."),
        ("", "By the ", "count"),
        ("In its ", "old ", "reply"),
        ("", '" said ', ""),
        ("", "the mayor, who, ", ""),
        ("", "the state of state of ", ""),
    ],
)
def test_text_made_to_be_slow_costs_no_more_than_it_is_longer(before: str, again: str, after: str) -> None:
    """Patterns that try many ways show themselves by never coming to an end here; all else is counted."""

    def calls(length: int) -> int:
        times = (length - len(before + after)) // len(again)
        hostile = document("A clerk told AFP so.", before + again * times + after)
        find_credits(hostile, REGISTRY)  # what is kept from then on is not counted
        return calls_of(lambda: find_credits(hostile, REGISTRY))

    assert calls(2990) < 3 * calls(1495)


def calls_of(work: Callable[[], object]) -> int:
    """How often functions are called while it works."""
    count = 0

    def called(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def test_a_journal_of_science_is_a_source_but_no_outlet() -> None:
    found = find_credits(document("Writing in the Journal of Lake Studies, they describe a worm."), REGISTRY)
    assert credited(found[0]) == []
    assert [credit.name for credit in found[0]] == ["Journal of Lake Studies"]
    assert found[0][0].kind is CreditKind.INSTITUTION


def test_this_report_amid_the_text_may_be_one_that_is_told_of() -> None:
    told = "This report, published by Reuters on Monday, was taken up in parliament."
    around = [
        f"The harbour of Brenn was closed for the {n} time after the fire." for n in ("first", "next", "last")
    ]
    found = find_credits(document(*around, told, *around), REGISTRY)
    assert not [c for row in found.values() for c in row if c.scope is Scope.ARTICLE]
    assert find_credits(document(*around, told), REGISTRY)[3][0].scope is Scope.ARTICLE

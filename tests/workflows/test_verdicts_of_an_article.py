"""Verdicts where the outlet is named in a way of its own: a false "miscredited" is the worst mistake."""

import re

import pytest

from provenance.model import Role
from provenance.outlets import Registry
from provenance.reading import read_text
from provenance.workflows.readings import as_sources
from provenance.workflows.trace import trace

ORIGINAL = """Tunnel boring machine breaks through under Lake Ombal

A tunnel boring machine named "Grandmother" broke through on Friday under Lake Ombal, completing the
excavation of the 13.4-km tube two months ahead of schedule.

About 2,300 workers, 70 percent of them local, have taken part in the project since 2027,
{said}site manager Wei Jianlin.

The last meter of rock was cut by a student who had won a drawing contest."""
OTHER = """Lake Ombal's fishermen fear for their nets

Fishermen on Lake Ombal say their catches have halved since drilling began beneath the lake bed four years ago.

"The fish feel it in their bones before we do," says Adaeze Nkuru, who runs eleven boats out of Mbiri."""
ARTICLE = """Breakthrough under Ombal

A tunnel boring machine named "Grandmother" broke through on Friday under Lake Ombal, completing the
excavation of the 13.4-km tube two months ahead of schedule{credit}.

About 2,300 workers, 70 percent of them local, have taken part in the project since 2027.

The last meter of rock was cut by a student who had won a drawing contest.{foot}"""


def verdicts(outlet, credit="", foot="", own="Rail Review", said="said "):
    corpus = [
        read_text(ORIGINAL.format(said=said), outlet=outlet, published="2031-09-12T08:15"),
        read_text(OTHER, outlet="BBC", published="2031-09-12T10:00"),
    ]
    article = read_text(ARTICLE.format(credit=credit, foot=foot), outlet=own, published="2031-09-13")
    sentences = trace(article, corpus).sentences
    return [s.verdict.value for s in sentences if s.role is Role.BODY and s.verdict]


@pytest.mark.parametrize(
    ("outlet", "credit", "verdict"),
    [
        ("The Associated Press", ", the AP reported", "credited"),
        ("Deutsche Presse-Agentur", ", dpa reported", "credited"),
        ("The Brenn Herald", ", the Herald reported", "credited"),
        ("brennherald.com", ", Brenn Herald reported", "credited"),
        ("L’Écho de Brenn", ", L’Echo de Brenn reported", "credited"),
        ("brennherald.com", ", brennherald.com reported", "credited"),
        ("The Brenn Herald", ", according to www.brennherald.com", "credited"),
        ("The Brenn Herald", " (write to info@brennherald.com)", "uncredited"),
        ("RIA Novosti", ", Rossiya Segodnya reported", "credited"),
        ("Xinhua", ", the BBC reported, citing Xinhua", "credited"),
        ("Xinhua", ", the BBC reported", "miscredited"),
        ("Xinhua", ", the Chinese state news agency reported", "upstream-only"),
        ("Xinhua", ", Chinese state media reported", "upstream-only"),
        ("Xinhua", ", Russian state media reported", "uncredited"),
        (None, ", Xinhua reported", "unresolved"),
    ],
)
def test_the_outlet_is_known_by_any_of_its_names(outlet, credit, verdict):
    assert verdicts(outlet, credit)[0] == verdict


def test_a_note_of_contribution_credits_the_whole_article():
    assert verdicts("AP", foot="\n\nThe Associated Press contributed to this report.") == ["credited"] * 3


def test_an_outlet_needs_not_credit_itself():
    assert verdicts("Xinhua", own="Xinhua News Agency") == ["credited"] * 3


def test_an_outlet_that_the_original_names_in_another_sentence_is_upstream():
    assert (
        verdicts("Xinhua", ", Canal 9 reported", said="the Canal 9 channel reported, quoting ")[0]
        == "upstream-only"
    )


SECOND = """Lake Ombal tunnel: drill reaches the far shore

The drill named "Grandmother" has reached the far shore of Lake Ombal two months early and completed the excavation of a
tube of 13.4 km, the transport ministry said on Friday.

Some 2,300 workers have taken part in the project since 2027, most of them local."""


@pytest.mark.parametrize(
    ("credit", "second", "told"), [("", False, True), ("", True, False), (", Xinhua reported", False, False)]
)
def test_who_is_blamed_on_the_word_of_one_report_is_told_so(credit: str, second: bool, told: bool) -> None:
    corpus = [read_text(ORIGINAL.format(said="said "), outlet="Xinhua", published="2031-09-12T08:15")]
    if second:
        corpus.append(read_text(SECOND, outlet="Kyodo", published="2031-09-12T09:00"))
    foot = "\n\nSource: Xinhua" if credit else ""
    article = read_text(
        ARTICLE.format(credit=credit, foot=foot), outlet="Rail Review", published="2031-09-13"
    )
    notes = trace(article, corpus).notes
    assert any("No second, independent report" in note for note in notes) == told


@pytest.mark.parametrize(
    "words",
    [
        " - all this from the Brenn Herald, bless it",
        "; credit where it is due, brenn herald",
        " (the Brenn Herald saw the drill head)",
    ],
)
def test_naming_the_outlet_in_any_words_is_a_credit(words):
    assert verdicts("The Brenn Herald", words)[0] == "credited"


@pytest.mark.parametrize(
    ("outlet", "words", "verdict"),
    [
        ("WAM", ", WAM said", "credited"),
        ("PA Media", ", PA understands", "credited"),
        ("PA Media", ", it is understood by PA", "credited"),
        ("PA Media", ", as his PA knew", "uncredited"),
        ("TT", ", which is fifteen times an Audi TT", "uncredited"),
        ("Variety", ", Variety has confirmed", "credited"),
        ("Variety", " (Variety)", "credited"),
        ("Variety", " in a great Variety of colours", "uncredited"),
        ("Mehr", ", Mehr reported", "credited"),
    ],
)
def test_a_name_that_is_also_a_word_or_anothers_means_the_outlet_that_the_text_is_from(
    outlet, words, verdict
):
    assert verdicts(outlet, words)[0] == verdict


@pytest.mark.parametrize(
    ("outlet", "words", "verdict"),
    [
        ("Toronto Star", ", he told the Star", "credited"),
        ("Daily Nation", ", the Nation reported", "credited"),
        ("The Telegraph (India)", ", he told The Telegraph", "credited"),
        ("The Guardian Nigeria", ", he told The Guardian", "credited"),
        ("Daily Mirror (Sri Lanka)", ", the Daily Mirror reported", "credited"),
        ("Channel NewsAsia", ", he told CNA", "credited"),
        ("Free Merrow Today", ", he told FMT", "credited"),
        ("The Brenn Monitor", ", he told the Monitor", "credited"),
        ("Toronto Star", " and carried a star", "uncredited"),
        ("Toronto Star", ", he told the Globe and Mail", "miscredited"),
    ],
)
def test_of_namesakes_the_one_is_meant_that_the_text_is_from(outlet, words, verdict):
    assert verdicts(outlet, words)[0] == verdict


@pytest.mark.parametrize(
    ("outlet", "foot"),
    [("The Daily Star (Bangladesh)", "Source: The Daily Star"), ("CNA", "(CNA)")],
)
def test_a_line_that_does_nothing_but_give_such_a_name_credits_the_article(outlet, foot):
    assert verdicts(outlet, foot=f"\n\n{foot}") == ["credited"] * 3


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        (", the AAP said in a tweet", "uncredited"),
        (", RBC analysts said", "uncredited"),
        (", the RSS said", "uncredited"),
        (", Hina said", "unresolved"),
        (", BNS reported", "unresolved"),
        (", the BNS news agency reported", "miscredited"),
        (", The Independent reported", "miscredited"),
    ],
)
def test_who_may_not_be_meant_is_no_false_credit(words, verdict):
    assert verdicts("Xinhua", words)[0] == verdict


@pytest.mark.parametrize(
    ("foot", "false"), [("By BNS", True), ("TREND", False), ("MAP", False), ("By PA", False)]
)
def test_a_line_of_a_word_of_every_day_is_no_false_credit(foot, false):
    assert ("miscredited" in verdicts("Xinhua", foot=f"\n\n{foot}")) == false


def test_a_name_that_was_taken_along_with_the_text_credits_nobody():
    said = "fed by the canteen of the Brenn Herald, said "
    copied = ARTICLE.replace("since 2027.", "since 2027, fed by the canteen of the Brenn Herald.")
    corpus = [
        read_text(ORIGINAL.format(said=said), outlet="The Brenn Herald", published="2031-09-12T08:15"),
        read_text(OTHER, outlet="BBC", published="2031-09-12T10:00"),
    ]
    article = read_text(copied.format(credit="", foot=""), outlet="Rail Review", published="2031-09-13")
    body = [s for s in trace(article, corpus).sentences if s.role is Role.BODY]
    assert [s.verdict.value for s in body] == ["uncredited"] * 3


@pytest.mark.parametrize("foot", ["(AFP/Rail Review)", "(AFP/Agencies)", "AFP/staff"])
def test_an_agency_that_signs_together_with_a_newsroom_is_credited(foot: str) -> None:
    assert verdicts("AFP", foot=f"\n\n{foot}") == ["credited"] * 3
    assert verdicts("AFP", foot="\n\n(AFP/Jane Roe)") == ["uncredited"] * 3


def test_naming_another_outlet_in_passing_is_no_credit_of_this_one():
    assert verdicts("Xinhua", " - so much for the Brenn Herald")[0] == "uncredited"


@pytest.mark.parametrize(
    ("published", "credit", "told"),
    [
        ("2031-09-12T08:15", "", None),
        ("2031-09-13", "", "Xinhua (of the same day)"),
        (None, "", "Xinhua (no date)"),
        (None, ", Xinhua reported", None),
    ],
)
def test_where_the_dates_leave_open_who_was_first_the_trace_says_so(
    published: str | None, credit: str, told: str | None
) -> None:
    corpus = [
        read_text(ORIGINAL.format(said="said "), outlet="Xinhua", published=published),
        read_text(OTHER, outlet="BBC", published="2031-09-12T10:00"),
    ]
    article = read_text(
        ARTICLE.format(credit=credit, foot=""), outlet="Rail Review", published="2031-09-13T09:00"
    )
    found = [note for note in trace(article, corpus).notes if "leave open who was first" in note]
    assert [told in note for note in found] == ([True] if told else [])


def test_a_copy_of_the_article_of_the_same_day_is_left_out_and_the_reader_is_told_so() -> None:
    wire = read_text(ORIGINAL.format(said="said "), outlet="Xinhua", published="2031-09-12T08:15")
    whole = read_text(ARTICLE.format(credit="", foot=""), outlet="Rail Review", published="2031-09-13")
    short = "\n\n".join(
        " ".join(sentence.text.split()[:14]) + "."
        for sentence in whole.sentences
        if sentence.role is Role.BODY
    )
    copy = read_text(short, outlet="Brenn Gazette", published="2031-09-13")
    traced = trace(whole, [wire, copy])
    assert {m.original.outlet for s in traced.sentences for m in s.matches} == {"Xinhua"}
    assert [
        n for n in traced.notes if n.startswith("Not counted as a source: Brenn Gazette (of the same day).")
    ]
    assert not any(n.startswith("Not counted") for n in trace(copy, [wire, whole]).notes)


@pytest.mark.parametrize("outlet", ["Merrow Daily", "The Merrow Daily", "merrowdaily.com"])
def test_a_source_that_the_article_credits_is_never_left_out_whatever_name_it_goes_by(outlet: str) -> None:
    wire = read_text(FERRY, outlet="Reuters", published="2031-09-12")
    site = read_text(SHORT_FERRY, outlet=outlet, published="2031-09-13")
    texts = [LONG_FERRY, f"{LONG_FERRY}\n\nSource: Merrow Daily"]
    plain, credited = (
        trace(read_text(text, outlet="Isle Post", published="2031-09-13"), [wire, site]) for text in texts
    )
    assert any(note.startswith("Not counted as a source") for note in plain.notes)
    assert "via" in {m.position for s in credited.sentences for m in s.matches}
    assert "miscredited" not in {s.verdict for s in credited.sentences}


@pytest.mark.parametrize("outlet", ["AP News", "apnews.com", "Reuters News", "reuters.com"])
def test_an_agency_is_known_for_one_by_the_name_of_its_site(outlet: str) -> None:
    document = read_text(OTHER, outlet=outlet, published="2031-09-12")
    assert as_sources(read_text(ORIGINAL), [document], Registry.load())[0].primary


FERRY = """Ferry aground

A ferry carrying grain lorries ran aground on the Tallow bank shortly before midnight.

Its captain had mistaken the new pilot light for the old lighthouse.

Forty drivers spent the night playing cards in the galley while the tide went out beneath them.

Two tugs from Merrow pulled the vessel free at dawn, leaving a scar of green paint on the sandstone."""
LONG_FERRY = """Stuck on a bank

Shortly before midnight, a ferry with grain lorries on board ran aground on the Tallow bank.

The captain had taken the new pilot light for the old lighthouse.

Some forty drivers passed the night playing cards in the galley as the tide went out under them.

At dawn two tugs from Merrow pulled the ship free, leaving a scar of green paint on the sandstone."""
SHORT_FERRY = """Ferry stuck

Shortly before midnight a ferry with lorries on board ran aground.

The captain had taken the new light for the old lighthouse.

Some forty drivers passed the night playing cards as the tide went out under them.

At dawn two tugs pulled the ship free, leaving a scar of paint."""


CABLE_CAR = """Moonlit cable car kidnaps wedding party

A bride, a groom and 31 guests spent their wedding night suspended above a gorge after a cable car stopped at dusk on
Saturday in the resort of Valmont-le-Haut.

The cake was lowered by rope to guests who had been waiting below, and was reported to have arrived upside down.

Rescuers winched the last passenger to safety at 6:14 am."""
INQUIRY = """Cable car: mayor orders inquiry

Mayor Colette Ravier wants to know why the spare motor of the cable car did not start on Saturday. She has given the
operator until the end of the month to hand over the maintenance log.

A bride, a groom and 31 guests spent their wedding night above the gorge after the cabin stopped at dusk.

Our reporter found three other animal deterrents out of order when she walked around the station on Sunday afternoon.

The council will debate the matter on 4 March. The newlyweds, meanwhile, have left for Crete, by ship."""


def test_a_lone_sentence_that_kept_its_wording_is_unsure_not_nothing() -> None:
    original = read_text(CABLE_CAR, outlet="AFP", published="2036-02-10T10:00")
    article = read_text(INQUIRY, outlet="Valmont Matin", published="2036-02-12")
    sentences = [s for s in trace(article, [original]).sentences if s.role is Role.BODY]
    assert [s.unsure for s in sentences] == [False, False, True, False, False, False]
    assert {s.verdict.value for s in sentences if s.verdict} == {"unmatched"}


@pytest.mark.parametrize(("told", "verdict"), [("AFP", "upstream-only"), ("Xinhua", "credited")])
@pytest.mark.parametrize(
    "quotation",
    [
        '"We have moved a mountain with a teaspoon and four thousand sandwiches," he said.',
        "He said they had moved a mountain with a teaspoon and four thousand sandwiches.",
    ],
)
def test_words_after_those_told_to_an_outlet_may_credit_it_and_are_no_false_credit(quotation, told, verdict):
    original = ORIGINAL.format(said="said ") + "\n\n" + re.sub(r"\b[Hh]e\b", "Wei", quotation)
    before = f'"I have not slept since Sunday," site manager Wei Jianlin told {told}.'
    article = ARTICLE.format(credit="", foot=f"\n\n{before} {quotation}")
    corpus = [
        read_text(original, outlet="Xinhua", published="2031-09-12T08:15"),
        read_text(OTHER, outlet="BBC", published="2031-09-12T10:00"),
    ]
    record = trace(read_text(article, outlet="Rail Review", published="2031-09-13"), corpus)
    (sentence,) = [s for s in record.sentences if s.text == quotation]
    assert sentence.relation.derived
    assert sentence.verdict is not None
    assert sentence.verdict.value == verdict


@pytest.mark.parametrize(
    "foot",
    [
        "\n\nOurs, after what Xinhua wired us.",
        "\n\nXinhua had the text before we did.",
        "\n\nXinhua.",
        "\n\nCopy: Xinhua",
    ],
)
def test_who_is_named_in_whatever_words_where_the_article_ends_is_credited_for_it(foot):
    assert verdicts("Xinhua", foot=foot)[:3] == ["credited"] * 3


@pytest.mark.parametrize(
    "foot",
    [
        "\n\nRead the Xinhua story on the fishermen.",
        "\n\nXinhua has declined to say what the text of its contract with the tunnel firm is.",
        "\n\nThe drill will be shown in a museum, next to a camera of Xinhua and the first lamp of the mine.",
    ],
)
def test_what_befalls_an_outlet_where_the_article_ends_credits_nobody(foot):
    assert verdicts("Xinhua", foot=foot)[0] == "uncredited"


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        (
            "About 2,300 workers have taken part since 2027, in the words of site manager Wei Jianlin.",
            "upstream-only",
        ),
        ("The site's manager has had 2,300 workers, 70 percent of them local, since 2027.", "upstream-only"),
        (
            "Nobody said that 2,300 workers, 70 percent of them local, have taken part since 2027.",
            "uncredited",
        ),
        (
            "Some 2,300 workers, 70 percent of them local, have taken part in the project since 2027.",
            "uncredited",
        ),
    ],
)
def test_the_speaker_of_the_original_is_known_by_office_and_other_words(sentence: str, verdict: str) -> None:
    corpus = [read_text(ORIGINAL.format(said="said "), outlet="Xinhua", published="2031-09-12T08:15")]
    told = "About 2,300 workers, 70 percent of them local, have taken part in the project since 2027."
    text = ARTICLE.format(credit="", foot="").replace(told, sentence)
    article = read_text(text, outlet="Rail Review", published="2031-09-13")
    (found,) = [s for s in trace(article, corpus).sentences if "2,300" in s.text]
    assert found.matches
    assert found.verdict.value == verdict


@pytest.mark.parametrize(
    ("speaker", "verdict"), [("Adaeze Nkuru", "upstream-only"), ("Ilse Brandt", "uncredited")]
)
def test_half_of_a_sentence_may_be_from_another_document_that_names_its_speaker(
    speaker: str, verdict: str
) -> None:
    cut = "The last meter of rock was cut by a student who had won a drawing contest"
    corpus = [
        read_text(ORIGINAL.format(said="said "), outlet="Xinhua", published="2031-09-12T08:15"),
        read_text(OTHER, outlet="BBC", published="2031-09-12T10:00"),
    ]
    text = ARTICLE.format(credit="", foot="").replace(f"{cut}.", f"{cut}, and fish feel it, {speaker} said.")
    article = read_text(text, outlet="Rail Review", published="2031-09-13")
    (found,) = [s for s in trace(article, corpus).sentences if "student" in s.text]
    assert [match.original.outlet for match in found.matches] == ["Xinhua"]
    assert found.verdict.value == verdict


LONG = (
    "A passenger ferry with 214 people on board ran aground off the island of Kellisund early on Sunday after its "
    "steering gear failed in strong winds, the coast guard said."
)


@pytest.mark.parametrize(
    ("text", "unsure"), [(LONG, True), (f'"{LONG[:-22]}," the coast guard said.', False)]
)
def test_a_long_statement_that_stands_word_for_word_in_a_report_is_unsure(text, unsure):
    originals = [
        read_text(
            f"Ferry aground\n\n{LONG}\n\nDivers hoped to free it at noon.",
            outlet="Reuters",
            published="2023-05-14",
        ),
        read_text(
            "Ferry aground\n\nA ferry sat on the rocks of Kellisund on Sunday.",
            outlet="AP",
            published="2023-05-14",
        ),
    ]
    own = "Our bakery on the quay sold out of rye bread before nine, and the queue for buns was longer than in May."
    article = read_text(
        f"A day on the quay\n\n{own}\n\n{text}\n\n{own[4:]}", outlet="Quay", published="2023-05-15"
    )
    sentence = next(s for s in trace(article, originals).sentences if "214" in s.text)
    assert (sentence.verdict, sentence.unsure) == ("unmatched", unsure)
    assert sentence.probability <= 0.69


def test_what_an_earlier_text_and_a_later_agency_both_have_from_one_outlet_is_not_the_agencys() -> None:
    """Both heard the broadcaster; the agency wrote it down a day later."""
    told = (
        "The hail over the greenhouses of Orlau was over by five, emergency chief Ivar Holt told Canal Sur.",
        "The swing bridge jammed half open over the canal and stranded 60 barges loaded with beet.",
        "Divers found a bicycle frame and two church candlesticks wedged in the gear below the pier.",
    )
    text = "\n\n".join(("Hail and beet", *told))
    agency = read_text(text, outlet="Reuters", published="2031-09-13")
    article = read_text(text, outlet="Costa Gazette", published="2031-09-12")
    verdicts = [
        s.verdict.value for s in trace(article, [agency]).sentences if s.role is Role.BODY and s.verdict
    ]
    assert verdicts[0] == "unresolved"
    assert set(verdicts[1:]) == {"uncredited"}

"""What every corpus promises, whatever holds its documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.corpus.memory import MemoryCorpus
from provenance.corpus.opening import create, open_corpus
from provenance.corpus.protocol import Corpus
from provenance.corpus.writer import CorpusWriter
from provenance.model import Document, Role

Make = Callable[..., Document]
Build = Callable[[Iterable[Document]], Corpus]


@pytest.fixture(name="build", scope="session", params=["memory", "stored", "stored in pieces"])
def fixture_build(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    def stored(documents: Iterable[Document]) -> Corpus:
        place = tmp_path_factory.mktemp("corpus")
        with CorpusWriter(place) as writer:
            writer.add(documents)
        return open_corpus(place)

    def stored_in_pieces(documents: Iterable[Document]) -> Corpus:
        place = tmp_path_factory.mktemp("corpus")
        create(place)
        for document in documents:
            with CorpusWriter(place) as writer:
                writer.add([document])
        return open_corpus(place)

    builders: dict[str, Build] = {
        "memory": MemoryCorpus,
        "stored": stored,
        "stored in pieces": stored_in_pieces,
    }
    return builders[request.param]


@pytest.fixture(name="harbour")
def fixture_harbour(make: Make) -> Document:
    return make(
        "The harbour of Vessin was closed after a crane fell on the ferry pier. Eleven dockers were hurt.",
        outlet="AP", url="https://ap.example/harbour", published="2031-03-02T08:00+00:00",
    )  # fmt: skip


@pytest.fixture(name="others")
def fixture_others(make: Make) -> list[Document]:
    return [
        make("The parliament passed the budget on Tuesday. Ministers said taxes would not rise."),
        make("Rain is expected in the north. Farmers welcomed the rain.", outlet="BBC"),
        make("A comet will pass the earth in June. Astronomers in Puerto Almena will watch the comet."),
        make("The ferry company said fares would rise in June. A day ticket costs nine crowns."),
    ]


def test_it_is_a_corpus(build: Build, harbour: Document) -> None:
    assert isinstance(build([harbour]), Corpus)


def test_the_document_that_a_sentence_was_taken_from_comes_first(
    build: Build, make: Make, harbour: Document, others: list[Document]
) -> None:
    article = make("Dockers in Vessin were hurt when a crane fell on the pier where the ferry lands.")
    assert build([*others, harbour]).candidates(article)[0] == harbour


def test_documents_come_back_exactly_as_they_went_in(
    build: Build, harbour: Document, others: list[Document]
) -> None:
    corpus = build([*others, harbour])
    assert sorted(corpus.documents(), key=lambda d: d.id) == sorted([*others, harbour], key=lambda d: d.id)
    assert corpus.document(harbour.id) == harbour
    assert corpus.document("no such id") is None


def test_an_article_that_shares_no_word_has_no_candidates(
    build: Build, make: Make, harbour: Document
) -> None:
    assert build([harbour]).candidates(make("Zwei Drosseln sangen.")) == []


def test_a_corpus_may_be_empty(build: Build, harbour: Document) -> None:
    corpus = build([])
    assert (len(corpus), corpus.candidates(harbour), list(corpus.documents())) == (0, [], [])
    assert corpus.frequency(["ferri"]) == {"ferri": 0}


def test_an_article_is_never_its_own_candidate(
    build: Build, harbour: Document, others: list[Document]
) -> None:
    assert harbour not in build([*others, harbour]).candidates(harbour)


def test_the_same_address_is_the_same_article(build: Build, make: Make, harbour: Document) -> None:
    newer = make(harbour.text + " Nobody was killed.", url=harbour.url)
    assert build([harbour]).candidates(newer) == []


def test_the_same_file_is_the_same_article(build: Build, make: Make, tmp_path: Path) -> None:
    stored = make("A crane fell on the pier.", path=str(tmp_path / "a.txt"))
    article = make("A crane fell on the pier!", path=f"{tmp_path}/sub/../a.txt")
    assert build([stored]).candidates(article) == []


def test_the_same_text_of_another_outlet_is_a_candidate(build: Build, make: Make, harbour: Document) -> None:
    reprint = make(harbour.text, outlet="Daily Vessin")
    assert build([harbour, reprint]).candidates(reprint) == [harbour]


def test_words_in_another_order_say_more_than_fewer_words_side_by_side(build: Build, make: Make) -> None:
    article = make("Winch rotted beneath granite quay.")
    phrase = make("Winch rotted over some wooden pier.", outlet="A")
    rewritten = make("Granite lay beneath the old winch.", outlet="B")
    assert build([phrase, rewritten]).candidates(article) == [rewritten, phrase]


def test_limit_bounds_the_candidates_and_keeps_the_best(
    build: Build, make: Make, harbour: Document, others: list[Document]
) -> None:
    article = make(harbour.text + " The ferry fares rise in June. Rain is expected. The budget was passed.")
    corpus = build([*others, harbour])
    everything = corpus.candidates(article)
    assert len(everything) >= 3
    assert corpus.candidates(article, limit=2) == everything[:2]
    assert corpus.candidates(article, limit=0) == []


def test_frequency_counts_documents_not_occurrences(build: Build, others: list[Document]) -> None:
    counts = build(others).frequency(["rain", "june", "rise", "zebra"])
    assert counts == {"rain": 1, "june": 2, "rise": 2, "zebra": 0}


def test_equal_documents_are_held_once(build: Build, harbour: Document) -> None:
    assert len(build([harbour, harbour])) == 1


def test_order_changes_nothing(build: Build, make: Make, harbour: Document, others: list[Document]) -> None:
    article = make("A crane fell on the pier. Fares would rise in June. Rain is expected in the north.")
    one, two = build([harbour, *others]), build([*reversed(others), harbour])
    assert one.fingerprint == two.fingerprint
    assert one.candidates(article) == two.candidates(article)
    assert list(one.documents()) == list(two.documents())


def test_fingerprint_tells_different_documents_apart(
    build: Build, harbour: Document, others: list[Document]
) -> None:
    prints = [build(held).fingerprint for held in ([], [harbour], others, [harbour, *others])]
    assert len(set(prints)) == len(prints)


def test_a_footer_finds_nothing(build: Build, make: Make) -> None:
    article = make("Source of this text is the Vessin Herald.")
    footer = replace(article, sentences=tuple(replace(s, role=Role.FOOTER) for s in article.sentences))
    stored = make("Everybody reads the Vessin Herald.")
    assert build([stored]).candidates(article) == [stored]
    assert build([stored]).candidates(footer) == []


_WORDS = st.lists(
    st.sampled_from(["crane", "pier", "ferry", "rain", "june", "comet", "tax"]), min_size=1, max_size=8
)


@settings(deadline=None, max_examples=25)
@given(texts=st.lists(_WORDS, min_size=1, max_size=6))
def test_whoever_shares_a_word_is_found_in_a_small_corpus(make: Make, texts: list[list[str]]) -> None:
    documents = [make(" ".join(words) + ".", outlet=str(place)) for place, words in enumerate(texts)]
    article = make(" ".join(texts[0]) + "?")
    found = {d.id for d in MemoryCorpus(documents).candidates(article)}
    assert found == {d.id for d, words in zip(documents, texts, strict=True) if set(words) & set(texts[0])}

"""What every engine must do, whatever it is made of: a small made-up language, with plain functions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any
from zlib import crc32

from provenance.engines.job import Engine, Item, Job, Plan

HERE = "engine_contract"
SENTENCES = 3


def prepare(data: bytes) -> tuple[list[int], list[int]]:
    """A document is lines of words; its features are its words."""
    lines = [line.split() for line in data.decode().splitlines()]
    pairs = [(crc32(word.encode()), place) for place, line in enumerate(lines) for word in sorted(set(line))]
    return [feature for feature, _ in pairs], [place for _, place in pairs]


def judge_for(options: Mapping[str, Any]) -> Any:
    """Records which documents an article was given."""

    def judge(number: int, data: bytes, documents: Sequence[bytes]) -> bytes:
        if options.get("stumble") and number % 7 == 3 and not Path(options["stumble"]).exists():
            Path(options["stumble"]).write_text("stumbled")
            raise RuntimeError("stumbled on purpose")
        return json.dumps([number, [item.decode() for item in documents]]).encode()

    return judge


def item(number: int, text: str, minute: int, **more: Any) -> Item:
    values: dict[str, Any] = {"earliest": minute, "latest": minute, "leads": False, "same": number}
    return Item(number=number, data=text.encode(), **{**values, "article": True, "document": True, **more})


def job(**plan: int) -> Job:
    return Job(f"{HERE}:prepare", f"{HERE}:judge_for", {}, Plan(**{"least": 1, **plan}))


def collection() -> list[Item]:
    """Sixty texts of three lines each, with words that two, twenty or all of them have."""
    made = []
    for n in range(60):
        lines = [
            f"all group{n % 3} pair{n // 2} own{n}",
            f"all line{n % 20} pair{n // 2}x",
            f"all last{n % 5}",
        ]
        made.append(item(1000 + 37 * n, "\n".join(lines), 10 * n, leads=n % 9 == 0, document=n % 11 != 4))
    return made


def answers(engine: Engine, items: Sequence[Item], work: Path, asked: Job | None = None) -> list[Any]:
    def source() -> Iterator[Item]:
        return iter(items)

    return [json.loads(record) for record in engine.run(asked or job(), source, work, lambda *_: None)]


def oracle(items: Sequence[Item], plan: Plan) -> dict[int, set[str]]:
    """The documents that share a feature with each article, found by looking at all pairs."""
    found: dict[int, set[str]] = {}
    for article in items:
        if not article.article:
            continue
        mine = set(prepare(article.data)[0])
        found[article.number] = {
            other.data.decode()
            for other in items
            if other.document
            and other.number != article.number
            and other.same != article.same
            and (other.earliest <= article.latest or (other.leads and not article.leads))
            and (plan.window is None or other.latest >= article.earliest - plan.window)
            and mine & set(prepare(other.data)[0])
        }
    return found


class EngineContract:
    """Laws of every engine; a test class that inherits them gives the fixture ``engine``."""

    def test_every_article_gets_the_documents_that_share_something_rare_with_it(
        self, engine: Engine, tmp_path: Path
    ) -> None:
        items = collection()
        plan = job(limit=100, cut=1000).plan
        found = answers(engine, items, tmp_path / "work", job(limit=100, cut=1000))
        assert {number: set(documents) for number, documents in found} == oracle(items, plan)

    def test_records_come_in_the_order_of_their_numbers_one_for_each_article(
        self, engine: Engine, tmp_path: Path
    ) -> None:
        items = [*collection(), item(7, "alone", 0), item(8, "no article", 0, article=False)]
        numbers = [number for number, _ in answers(engine, items, tmp_path / "work")]
        assert numbers == sorted(i.number for i in items if i.article)

    def test_the_order_in_which_documents_come_changes_nothing(self, engine: Engine, tmp_path: Path) -> None:
        items = collection()
        one = answers(engine, items, tmp_path / "one", job(limit=5, cut=10, wide=30, reach=2))
        two = answers(engine, items[::-1], tmp_path / "two", job(limit=5, cut=10, wide=30, reach=2))
        assert one == two

    def test_a_window_leaves_older_documents_out(self, engine: Engine, tmp_path: Path) -> None:
        items = collection()
        asked = job(limit=100, cut=1000, window=55)
        found = answers(engine, items, tmp_path / "work", asked)
        assert {number: set(documents) for number, documents in found} == oracle(items, asked.plan)

    def test_a_wide_feature_ties_an_article_to_the_first_and_the_nearest_before_it(
        self, engine: Engine, tmp_path: Path
    ) -> None:
        items = [item(100 + n, f"everywhere own{n}", 10 * n) for n in range(40)]
        asked = job(limit=100, cut=10, wide=50, reach=2)
        found = dict(answers(engine, items, tmp_path / "work", asked))
        wanted = [f"everywhere own{n}" for n in (0, 1, 28, 29)]
        assert sorted(found[130]) in (sorted(wanted), sorted(wanted[:2] + wanted[3:]))

    def test_who_gave_the_rare_words_of_a_story_that_all_carry_is_found_wherever_it_stands(
        self, engine: Engine, tmp_path: Path
    ) -> None:
        story = "every text has these words"
        items = [item(100 + n, f"{story} own{n}", 10 * n) for n in range(40)]
        items[17] = item(117, f"{story} misprint", 170)
        items[35] = item(135, f"{story} misprint", 350)
        asked = job(limit=3, cut=10, wide=50, reach=2)
        found = dict(answers(engine, items, tmp_path / "work", asked))
        assert f"{story} misprint" in found[135]
        assert f"{story} own0" in found[135]
        assert len(found[135]) == 4

    def test_who_gave_one_sentence_is_found_behind_many_that_share_more(
        self, engine: Engine, tmp_path: Path
    ) -> None:
        story = "a story that many carry"
        items = [item(100 + n, f"{story}\nown{n}", 10 * n) for n in range(8)]
        items += [item(200, "two words", 0), item(300, f"{story}\ntwo other words", 900)]
        found = dict(answers(engine, items, tmp_path / "work", job(limit=3)))
        assert "two words" in found[300]
        assert len(found[300]) == 4

    def test_who_carries_a_sentence_of_an_article_is_found_beside_the_source_of_all_of_it(
        self, engine: Engine, tmp_path: Path
    ) -> None:
        story = "\n".join(" ".join(f"line{n}word{m}" for m in range(5)) for n in range(6))
        statement = story.splitlines()[3]
        items = [item(1, story, 0), item(2, statement, 0), item(3, "line4word1 line4word3", 0)]
        items.append(item(9, story, 900))
        found = dict(answers(engine, items, tmp_path / "work"))
        assert found[9] == [story, statement]

    def test_what_stands_in_too_many_documents_ties_nothing(self, engine: Engine, tmp_path: Path) -> None:
        items = [item(100 + n, "everywhere", 10 * n) for n in range(40)]
        found = answers(engine, items, tmp_path / "work", job(cut=10, wide=30))
        assert all(documents == [] for _, documents in found)

    def test_two_documents_of_one_address_are_not_compared(self, engine: Engine, tmp_path: Path) -> None:
        items = [item(1, "shared words", 0, same=5), item(2, "shared words", 9, same=5), item(3, "shared", 9)]
        found = dict(answers(engine, items, tmp_path / "work"))
        assert found == {1: [], 2: ["shared"], 3: ["shared words", "shared words"]}

    def test_an_empty_collection_has_no_records(self, engine: Engine, tmp_path: Path) -> None:
        assert answers(engine, [], tmp_path / "work") == []

    def test_a_run_that_failed_goes_on_and_ends_as_one_that_did_not(
        self, engine: Engine, tmp_path: Path
    ) -> None:
        items = collection()
        once = tmp_path / "once"
        stumble = replace(job(), options={"stumble": str(once)})
        with suppress(Exception):  # each engine fails, or recovers, in its own way
            answers(engine, items, tmp_path / "work", stumble)
        assert once.exists()
        again = answers(engine, items, tmp_path / "work", stumble)
        assert again == answers(engine, items, tmp_path / "fresh")

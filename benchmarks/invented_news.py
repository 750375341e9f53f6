"""Some hundred invented news articles in plain English, for pictures and for a look at the report.

Agencies report invented events; invented papers take from them and from each other, each with habits of
its own: how late, how much, how freely, and whether it says so. Nothing is measured on these.

    python -m benchmarks.invented_news 40 > news.jsonl
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

AGENCIES = ("Reuters", "AP", "AFP")


@dataclass(frozen=True)
class Habit:
    """How a paper takes: the chance that it carries a story, names its source, rewrites a sentence; its delay."""

    carries: float
    credits: float
    rewrites: float
    minutes: int
    reads: tuple[str, ...]


PAPERS = {
    "Selby Courier": Habit(0.8, 0.95, 0.2, 45, AGENCIES),
    "Karsk Daily": Habit(0.7, 0.15, 0.4, 90, (*AGENCIES, "Selby Courier")),
    "Northern Post": Habit(0.6, 0.6, 0.5, 180, AGENCIES),
    "Island Herald": Habit(0.5, 0.9, 0.1, 240, ("Reuters", "Northern Post")),
    "The Ledger": Habit(0.5, 0.05, 0.5, 300, ("Karsk Daily", "Selby Courier")),
    "Harbour Echo": Habit(0.4, 0.5, 0.2, 400, ("AP", "Selby Courier")),
    "Valley Mirror": Habit(0.35, 0.0, 0.3, 700, ("The Ledger", "Karsk Daily")),
    "Old Town Gazette": Habit(0.3, 1.0, 0.1, 1500, ("AFP", "Island Herald")),
}

_PLACES = (
    "Port Selby,Karsk,Ostermouth,Lindavale,Brackwater,Tannerfield,Quillmark,Dunmorrow,Hexley,Vintra,"
    "Sable Point,Corrowick,Marrendon,Ullersby,Peldham,Grenfold,Thornaby,Estermoor,Wick Sands,Almhurst"
).split(",")
_PEOPLE = (
    "Ada Renwick,Tomas Veld,Irina Solberg,Marcus Oyelo,Hanne Brask,Pavel Dorin,Leila Amsden,Otto Krantz,"
    "Nadia Ferrow,Samuel Quist,Greta Lunde,Ivo Castell,Mira Hallow,Jonas Pike,Ruth Elvin,Darya Menk"
).split(",")
_THINGS = (
    "northern quay,cable ferry,grain silo,ring road,mill bridge,chemical store,railway depot,tide barrier,"
    "central market,timber yard,mountain tunnel,dairy works,observatory,tram line,salt pans,reservoir dam,"
    "fish auction,glass foundry,bus garage,cement kiln"
).split(",")
_WHO = (
    "the harbour master,{person},a union of dockers,the regional prosecutor,engineers from {other},"
    "insurers in the capital,the mayor of {place},rescue crews,farmers along the valley,a committee of parents,"
    "the grid operator,two former inspectors,the owner's lawyers,volunteers of a rowing club,{second},"
    "the ministry of transport,divers of the coast guard,shopkeepers near the station,a panel of geologists,"
    "the hospital in {other}"
).split(",")
_DID = (
    "closed,told reporters about,set aside {money} million crowns for,opened an inquiry into,dismissed,"
    "demanded a full record of,photographed,warned in spring of,argued for hours over,rejected,promised to pay for,"
    "measured,signed a paper on,filed {small} complaints about,carried away,refused to discuss,voted on,"
    "drew up a plan for,kept silent on,traced the cause of"
).split(",")
_WHAT = (
    "the {thing},cracks in the eastern wall,a shortage of diesel,{number} lost parcels,the yearly certificate,"
    "unpaid overtime of {few} crews,the flooded cellars,a fallen crane,stricter rules for night work,"
    "the evacuation of {number} pupils,a broken water main,the sale of the company,leaking barrels,"
    "a bridge toll of {few} crowns,the missing ledger,compensation for stall holders,spoiled milk,"
    "the detour by way of {other},a report that nobody had read,the price of herring"
).split(",")
_HOW = (
    "before the end of the month,while police kept onlookers behind tape,by candlelight on {day} evening,"
    "after a vote that ended {small} to {few},although snow had stopped all trains,in a letter of {number} words,"
    "as the wind over the bay rose to {small} knots,without naming those responsible,"
    "at a hearing in the town hall of {place},for the second time since {year},in spite of heavy rain,"
    "until the last bus had left,under the eyes of {number} neighbours,when the telephone lines failed,"
    "because the pumps had stood idle since {year},shortly after the siren sounded,"
    "with no answer from the company,just as the ferry from {other} came in,against the advice of the doctors,"
    "to the surprise of the opposition"
).split(",")
_SWAPS = {
    "closed": "shut",
    "told reporters about": "spoke to the press about",
    "set aside": "reserved",
    "opened an inquiry into": "began an investigation of",
    "dismissed": "brushed aside",
    "demanded": "asked for",
    "warned in spring of": "had raised the alarm in spring over",
    "rejected": "turned down",
    "promised to pay for": "said they would pay for",
    "refused to discuss": "would not talk about",
    "drew up": "prepared",
    "kept silent on": "said nothing of",
    "before the end of the month": "before the month is out",
    "in spite of": "despite",
    "without naming": "and did not name",
    "shortly after": "soon after",
}


@dataclass(frozen=True)
class Piece:
    """An article: who published it, when, and its sentences."""

    outlet: str
    published: datetime
    title: str
    sentences: tuple[str, ...]

    @property
    def row(self) -> dict[str, str]:
        """As a line of JSONL that ``--corpus`` reads."""
        site = self.outlet.lower().replace(" ", "-")
        return {
            "title": self.title,
            "text": "\n\n".join(self.sentences),
            "outlet": self.outlet,
            "published": self.published.isoformat(timespec="minutes"),
            "url": f"https://{site}.example/{self.published:%Y/%m/%d/%H%M}",
        }


def pieces(events: int = 40, seed: int = 1) -> Iterator[Piece]:
    """Yields the articles on ``events`` (up to 40) events, about six for each."""
    start = datetime(2024, 3, 4, 6, 0, tzinfo=UTC)
    for number in range(events):
        rng = random.Random(f"invented-{seed}-{number}")
        yield from _event(rng, start + timedelta(hours=9 * number, minutes=rng.randint(0, 300)), number)


def _event(rng: random.Random, start: datetime, number: int) -> Iterator[Piece]:
    facts = _facts(rng, start)
    agency = rng.choice(AGENCIES)
    wire = Piece(agency, start, _title(facts), tuple(_sentences(rng, facts, number)))
    known = {agency: wire}
    if rng.random() > 0.15:  # else the agency's text is lost: only its copies are there
        yield wire
    for paper, habit in PAPERS.items():
        sources = [known[name] for name in habit.reads if name in known]
        if not sources or rng.random() > habit.carries:
            continue
        source = rng.choice(sources)
        late = timedelta(minutes=int(habit.minutes * rng.uniform(0.4, 1.8)) + 5)
        known[paper] = Piece(paper, source.published + late, wire.title, _taken(source, habit, rng))
        yield known[paper]


def _facts(rng: random.Random, start: datetime) -> dict[str, str]:
    place, other = rng.sample(_PLACES, 2)
    person, second = rng.sample(_PEOPLE, 2)
    return {
        "place": place, "other": other, "person": person, "second": second, "thing": rng.choice(_THINGS),
        "day": f"{start:%A}", "number": str(rng.randint(41, 990)), "small": str(rng.randint(5, 19)),
        "few": str(rng.randint(2, 9)), "money": f"{rng.randint(2, 40)}.{rng.randint(1, 9)}",
        "year": str(rng.randint(1955, 2019)),
    }  # fmt: skip


def _title(facts: dict[str, str]) -> str:
    return f"Trouble at the {facts['thing']} in {facts['place']}"


def _sentences(rng: random.Random, facts: dict[str, str], number: int) -> Iterator[str]:
    """No deed is done to one thing in two stories, so that only copies are alike."""
    start, size = 10 * number, len(_WHAT)
    for place in range(start, start + 10):
        what = (place + place // size) % size
        parts = (
            rng.choice(_WHO),
            _DID[place % size],
            _WHAT[what],
            _HOW[(place + 3 * (place // size)) % size],
        )
        sentence = " ".join(parts).format(**facts)
        yield f"{sentence[0].upper()}{sentence[1:]}."


def _taken(source: Piece, habit: Habit, rng: random.Random) -> tuple[str, ...]:
    kept = [sentence for sentence in source.sentences if rng.random() > 0.25] or list(source.sentences)
    made = [_rewritten(sentence) if rng.random() < habit.rewrites else sentence for sentence in kept]
    if rng.random() < habit.credits:
        made[0] = f"{made[0].rstrip('.')}, {source.outlet} reported."
    return tuple(made)


def _rewritten(sentence: str) -> str:
    for old, new in _SWAPS.items():
        sentence = sentence.replace(old, new)
    return sentence


def main() -> None:
    for piece in pieces(int(sys.argv[1]) if len(sys.argv) > 1 else 40):
        print(json.dumps(piece.row, ensure_ascii=False))


if __name__ == "__main__":
    main()

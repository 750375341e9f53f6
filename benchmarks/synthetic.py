"""A seeded generator of news collections, with planted derivatives whose originals are known.

Words follow Zipf's law over a made-up vocabulary, set phrases and real function words between them.
Documents belong to events: those of one event share names, numbers, topic words and, often, an official
statement word for word, without being taken from each other. Some are wire updates or syndicated copies.

    python -m benchmarks.synthetic 1000 > corpus.jsonl
"""

from __future__ import annotations

import bisect
import itertools
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

OUTLETS = (
    "Reuters",
    "AP",
    "AFP",
    "TASS",
    "Xinhua",
    "BBC",
    "Anadolu",
    "Kyodo",
    "DPA",
    "Al Jazeera",
    "Interfax",
    "RT",
)
KINDS = ("verbatim", "light", "heavy", "split", "merged", "one light", "one heavy")

_FUNCTION_WORDS = (
    "the of to in and a for on that with by at from as was were has have said after over into is are will "
    "which its an be been not their his her who more than but also before during between under about against "
    "while when they it he she this had would could or since until amid despite near"
)
_FUNCTION = _FUNCTION_WORDS.split()
_VOCABULARY, _PHRASES, _SENTENCES = 80_000, 6_000, 12
_ELSEWHERE = 10_000_000  # events from here on are in no collection
_ONSETS = ("b br c ch cl d dr f fl g gr h j k kr l m n p pl pr qu r s sh sk sl st str t tr v w z").split()
_VOWELS = ("a e i o u ai ea ee io ou").split()
_CODAS = ("n r l s t nd rt m ck st x sh ng d").split()


@dataclass(frozen=True)
class Story:
    """One generated document: its sentences, and where it stands in the collection."""

    number: int
    event: int
    outlet: str
    published: str
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(" ".join(self.sentences[i : i + 2]) for i in range(0, len(self.sentences), 2))

    @property
    def url(self) -> str:
        return f"https://{self.outlet.lower().replace(' ', '')}.example/{self.event}/{self.number}"


@dataclass(frozen=True)
class Derivative:
    """An article made from a story: (article sentence, original sentences) pairs among words of its own."""

    kind: str
    source: Story
    sentences: tuple[str, ...]
    taken: tuple[tuple[int, tuple[int, ...]], ...]

    @property
    def text(self) -> str:
        return "\n\n".join(self.sentences)


@dataclass
class Language:
    """The words of a seed: a Zipf vocabulary, phrases of two or three words, and a synonym for each word."""

    seed: int
    words: list[str] = field(init=False)
    phrases: list[list[str]] = field(init=False)

    def __post_init__(self) -> None:
        rng = random.Random(f"language-{self.seed}")
        made: dict[str, None] = {}
        while len(made) < _VOCABULARY:
            made[_word(rng, 1 + (len(made) > 400) + (rng.random() < 0.4))] = None
        self.words = list(made)
        self._place = {word: place for place, word in enumerate(self.words)}
        self._weights = _zipf(_VOCABULARY, 1.02)
        self._phrase_weights = _zipf(_PHRASES, 0.9)
        self.phrases = [[self.word(rng) for _ in range(rng.choice((2, 2, 3)))] for _ in range(_PHRASES)]

    def word(self, rng: random.Random) -> str:
        return self.words[_draw(rng, self._weights)]

    def phrase(self, rng: random.Random) -> list[str]:
        return self.phrases[_draw(rng, self._phrase_weights)]

    def synonym(self, word: str) -> str:
        """A fixed other word of about the same rarity."""
        place = self._place.get(word)
        return word if place is None else self.words[place ^ 1]


@cache
def language_of(seed: int) -> Language:
    """Returns the language of a seed; making it takes half a second."""
    return Language(seed)


class Event:
    """What the reports of one event have in common."""

    def __init__(self, language: Language, number: int) -> None:
        self.number = number
        self.language = language
        rng = random.Random(f"event-{language.seed}-{number}")
        self.names = [_name(rng, language) for _ in range(rng.randint(3, 7))]
        self.figures = [f"{rng.choice((rng.randint(2, 60), rng.randint(100, 9999))):,}" for _ in range(5)]
        self.topic = [language.words[rng.randint(300, _VOCABULARY - 1)] for _ in range(35)]
        self.day = f"20{rng.randint(15, 24)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
        self.statement = self.sentence(rng)
        self.size = min(40, int(rng.paretovariate(1.0)))
        self._seed = f"story-{language.seed}-{number}"

    def sentence(self, rng: random.Random) -> str:
        """A sentence about the event."""
        length = max(7, int(rng.gauss(21, 6)))
        words: list[str] = []
        while len(words) < length:
            words += self._next(rng)
        words[0] = words[0][:1].upper() + words[0][1:]
        return " ".join(words[: length + 1]) + "."

    def stories(self, first: int) -> list[Story]:
        """The documents of the event; the first of them is numbered ``first``."""
        made: list[Story] = []
        for place in range(self.size):
            rng = random.Random(f"{self._seed}-{place}")
            own = [self.sentence(rng) for _ in range(max(4, int(rng.gauss(_SENTENCES, 3))))]
            if made and rng.random() < 0.15:  # an update or a syndicated copy of an earlier one
                own = [*own[:2], *rng.choice(made).sentences[rng.randint(0, 2) :]]
            elif rng.random() < 0.5:
                own.insert(rng.randint(1, len(own)), self.statement)
            stamp = f"{self.day}T{rng.randint(0, 23):02d}:{rng.randint(0, 59):02d}+00:00"
            made.append(Story(first + place, self.number, rng.choice(OUTLETS), stamp, tuple(own)))
        return made

    def _next(self, rng: random.Random) -> list[str]:
        chance = rng.random()
        if chance < 0.45:
            return [rng.choice(_FUNCTION[: 1 + int(len(_FUNCTION) * rng.random() ** 2)])]
        if chance < 0.57:
            return [rng.choice(self.topic)]
        if chance < 0.62:
            return rng.choice(self.names)
        if chance < 0.64:
            return [rng.choice(self.figures)]
        if chance < 0.74:
            return self.language.phrase(rng)
        return [self.language.word(rng)]


def stories(count: int, seed: int = 1) -> Iterator[Story]:
    """Yields ``count`` documents, event after event."""
    language, made = language_of(seed), 0
    for number in itertools.count():
        for story in Event(language, number).stories(made):
            if made == count:
                return
            yield story
            made += 1


def derivatives(held: list[Story], per_kind: int, seed: int = 1) -> Iterator[Derivative]:
    """Yields articles of every kind, made from stories that a collection holds."""
    language, rng = language_of(seed), random.Random(f"derivatives-{seed}")
    for kind, _ in itertools.product(KINDS, range(per_kind)):
        yield _derive(kind, rng.choice(held), language, rng)


def _derive(kind: str, source: Story, language: Language, rng: random.Random) -> Derivative:
    if kind.startswith("one "):
        return _derive_one(kind, source, language, rng)
    own = Event(language, source.event)
    sentences: list[str] = [own.sentence(rng) for _ in range(2)]
    taken: list[tuple[int, tuple[int, ...]]] = []
    wanted = sorted(rng.sample(range(len(source.sentences)), min(len(source.sentences), rng.randint(4, 7))))
    while wanted:
        used = [wanted.pop(0)]
        if kind == "merged" and wanted:
            used.append(wanted.pop(0))
        for made in _rewritten(kind, [source.sentences[i] for i in used], language, rng):
            taken.append((len(sentences), tuple(used)))
            sentences.append(made)
        if rng.random() < 0.3:
            sentences.append(own.sentence(rng))
    return Derivative(kind, source, tuple(sentences), tuple(taken))


def _derive_one(kind: str, source: Story, language: Language, rng: random.Random) -> Derivative:
    """Makes an article on another event that lifts a single sentence."""
    own, place = Event(language, _ELSEWHERE + rng.randrange(_ELSEWHERE)), rng.randrange(len(source.sentences))
    sentences = [own.sentence(rng) for _ in range(10)]
    sentences[5:5] = _rewritten(kind.removeprefix("one "), [source.sentences[place]], language, rng)
    return Derivative(kind, source, tuple(sentences), ((5, (place,)),))


def _rewritten(kind: str, originals: list[str], language: Language, rng: random.Random) -> list[str]:
    words = [word for original in originals for word in original.rstrip(".").split()]
    if kind == "verbatim":
        return [_closed(words)]
    if kind == "light":
        return [_closed(_swapped(words, language, rng, replaced=0.12, dropped=0.05))]
    if kind == "heavy":
        cut = rng.randint(len(words) // 3, 2 * len(words) // 3)
        return [_closed(_swapped(words[cut:] + words[:cut], language, rng, replaced=0.40, dropped=0.15))]
    changed = _swapped(words, language, rng, replaced=0.15, dropped=0.20 if kind == "merged" else 0.05)
    half = len(changed) // 2
    return [_closed(changed[:half]), _closed(changed[half:])] if kind == "split" else [_closed(changed)]


def _swapped(
    words: list[str], language: Language, rng: random.Random, *, replaced: float, dropped: float
) -> list[str]:
    """Replaces words by their synonyms and drops some; names and figures stay."""
    made = []
    for word in words:
        if not word[:1].isalpha() or word[:1].isupper():
            made.append(word)
        elif rng.random() >= dropped:
            other = rng.choice(_FUNCTION) if word in _FUNCTION else language.synonym(word)
            made.append(other if rng.random() < replaced else word)
    return made


def _closed(words: list[str]) -> str:
    words = words or ["nothing"]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]]) + "."


def _word(rng: random.Random, syllables: int) -> str:
    parts = [rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(syllables)]
    return "".join(parts) + rng.choice(_CODAS)


def _name(rng: random.Random, language: Language) -> list[str]:
    """A name of one or two words; half of the words are names of other events too."""
    parts = rng.choice((1, 2, 2))
    common = [language.words[rng.randint(2000, 6000)] for _ in range(parts)]
    return [(word if rng.random() < 0.5 else _word(rng, 3)).capitalize() for word in common]


def _zipf(size: int, exponent: float) -> list[float]:
    return list(itertools.accumulate(1.0 / (rank + 2.7) ** exponent for rank in range(size)))


def _draw(rng: random.Random, cumulative: list[float]) -> int:
    return bisect.bisect(cumulative, rng.random() * cumulative[-1])


def main() -> None:
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    for story in stories(count, seed):
        row = {"text": story.text, "outlet": story.outlet, "published": story.published, "url": story.url}
        print(json.dumps(row))


if __name__ == "__main__":
    main()

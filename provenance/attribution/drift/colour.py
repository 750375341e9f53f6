"""Colour that the article adds to what it took: adjectives that judge, violence, capitals, "she fumed"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.attribution.drift.facts import outlet_mentions, quotes, speech
from provenance.attribution.drift.pair import Finding, Pair, Side, Span
from provenance.text.coloured import colour_of
from provenance.text.synonyms import related
from provenance.text.word_lists import words
from provenance.text.words import STOP_WORDS, stem

# Nouns that tabloids put before nouns: "a monster storm".
_MODIFIERS = words(
    """monster killer horror nightmare freak mega bombshell shock hell terror mystery crisis chaos madman maniac beast
    humiliating tacky tearful crooked shameless brazen botched shady greedy pampered plush posh bloated whopping
    staggering paltry pitiful heartless callous cowardly bungling clueless hapless measly"""
)
# Nouns that insult whom they name.
_INSULTS = words(
    """mob thug thugs crook crooks goon goons crony cronies henchman henchmen brute brutes fanatic fanatics zealot
    zealots hypocrite hypocrites charlatan charlatans conman conmen lackey lackeys stooge stooges tyrant tyrants despot
    despots traitor traitors scum vermin"""
)
_FUMED = words(
    """snapped snaps snarled thundered thunders fumed fumes raged rages blasted blasts stormed storms sobbed sobs roared
    roars screamed screams shrieked howled barked growled gushed gushes sneered sneers hissed moaned whined ranted rants
    bellowed raved crowed gloated spat moans whines whined whinged groans groaned griped gripes wailed wails
    rages raves bellows sobs huffed sniped carped bleated"""
)
# What is done with violence or in tears where it was only done: "the crown plunged", "the mayor melted down".
_VIOLENT = words(
    """slammed slams slam blasted blasts axed axes slashed slashes rocked rocks soared soars soaring plunged
    plunges plunging plummeted plummets plummeting tumbled tumbles stormed storms ripped rips tore torched
    hammered hammers savaged savages grilled grills raged rages snared nabbed smashed smashes smash shattered
    shatters wrecked wrecks obliterated pummelled pummeled pounded battered ravaged devastated devastates
    annihilated decimated crushed crushes melted imploded skyrocketed rocketed cratered cratering nosedived
    tanked ditched booted yanked toppled humiliated shamed mocked panicked panics panic stampeded
    screamed sobbed sobbing howled stunned stuns horrified terrified fuming furious livid outraged
    enraged seething raging slaughtered butchered massacred gunned mauled swamped crippled
    strangled bled haemorrhaged hemorrhaged squandered splurged gobbled devoured pocketed looted plundered
    swindled fleeced conned scammed gouged bullied bulldozed rammed snubbed spurned rebuffed flouted
    dodged stonewalled chaos carnage mayhem bloodbath farce shambles meltdown catastrophe nightmare fury
    outrage frenzy bonanza bombshell"""
)
# Colour only where nobody died.
_OF_DEATH = words("deadly bloody bloodstained gory")
_DIED = frozenset(
    stem(word) for word in "killed killing died dead deaths fatal fatalities toll shot stabbed".split()
)
_PARTING, _PARTED = words("tore ripped"), words("loose free apart away open")  # "broke loose", "tore loose"
_STRONGLY = words("sharply steeply heavily dramatically massively violently")
_ALREADY = _VIOLENT | _STRONGLY
_PLAIN = words("said says told tells added adds replied replies wrote writes claimed claims")
_SHORTEST = 4  # letters of a word in capitals that is no acronym
_SHOUTED = re.compile(r"[^\W\d_a-z]{4}")
_MOST_CAPITALS = 0.3  # share of a sentence's words; above, capitals are its dress
_ALIKE = 0.3  # share of the article's words that the original has
_BESIDE, _LONGEST = 2, 4  # words on either side of a violent one; words that it stands for
_NEAR_QUOTE = 4  # words between a quotation and "she fumed"


def find_colour(pair: Pair) -> Iterator[Finding]:
    """Finds the words that colour what the original told without them."""
    if pair.shared >= _ALIKE:
        yield from _modifiers(pair)
        yield from _insults(pair)
        yield from _capitals(pair)
        yield from _fumed(pair)
        yield from _violence(pair)


def _modifiers(pair: Pair) -> Iterator[Finding]:
    """ "The storm" became "a monster storm", "a dispute" "a nasty row"."""
    article = pair.article
    for i, word in enumerate(article.lower[:-1]):
        if colour_of(word) is None and word not in _MODIFIERS:
            continue
        if word in _OF_DEATH and not _DIED.isdisjoint((*pair.original.stems, *article.stems)):
            continue
        if _akin(pair, i) is not None or not _before_noun(article, i) or _in_quote(article, i):
            continue
        noun = _akin(pair, i + 1)
        if noun is not None and not _coloured_too(pair.original, noun, word):
            yield Finding(
                "loaded-word", pair.original.characters(noun, noun + 1), article.characters(i, i + 2)
            )


def _insults(pair: Pair) -> Iterator[Finding]:
    """ "The group" became "the mob", with a name or a word of weight beside it that was kept."""
    article = pair.article
    if _INSULTS.isdisjoint(article.have) or not _INSULTS.isdisjoint(pair.original.have):
        return
    for i, word in enumerate(article.lower):
        if word in _INSULTS and _akin(pair, i) is None and not _in_quote(article, i):
            beside = article.content(i - _BESIDE, i) + article.content(i + 1, i + 1 + _BESIDE)
            if not set(beside).isdisjoint(pair.original.stems):
                yield Finding("loaded-word", _replaced(pair, i), article.characters(i, i + 1))
                return


def _coloured_too(side: Side, noun: int, adjective: str) -> bool:
    """Whether the original judges the noun alike: "a nasty quarrel", "a horrible quarrel"."""
    other = colour_of(side.lower[noun - 1]) if noun else None
    if other is None:
        return False
    own = colour_of(adjective)
    return other * (other if own is None else own) > 0


def _violence(pair: Pair) -> Iterator[Finding]:
    """ "Fell" became "cratered", beside a word that the original has."""
    article = pair.article
    if _VIOLENT.isdisjoint(article.have) or not _ALREADY.isdisjoint(pair.original.lower):
        return
    for i, word in enumerate(article.lower):
        if word not in _VIOLENT or _akin(pair, i) is not None or _in_quote(article, i):
            continue
        if word in _PARTING and _PARTED.intersection(article.lower[i + 1 : i + 2]) & pair.original.have:
            continue
        beside = (*range(max(0, i - _BESIDE), i), *range(i + 1, min(i + 1 + _BESIDE, len(article.words))))
        if any(
            article.stems[j] in pair.original.stems and len(article.lower[j]) >= _SHORTEST for j in beside
        ):
            yield Finding("loaded-word", _replaced(pair, i), article.characters(i, i + 1))
            return


def _replaced(pair: Pair, index: int) -> Span | None:
    """What a word of the article stands for, if that is short."""
    for op, o0, o1, a0, a1 in pair.runs:
        if op == "replace" and a0 <= index < a1:
            return pair.original.characters(o0, o1) if o1 - o0 <= _LONGEST else None
    return None


def _before_noun(side: Side, index: int) -> bool:
    """Whether a whole word stands right before another that matters, with nothing but a space between."""
    word = side.words[index]
    gap = side.text[word.end : side.words[index + 1].start]
    return (
        gap == " "
        and side.text[max(0, word.start - 1) : word.start] != "-"
        and side.lower[index + 1] not in STOP_WORDS
        and side.words[index + 1].kind == "word"
    )


def _akin(pair: Pair, index: int) -> int | None:
    """The place of the same or a related word in the original."""
    wanted = pair.article.stems[index]
    if pair.article.lower[index] in pair.original.lower:
        return pair.original.lower.index(pair.article.lower[index])
    if wanted in pair.original.stems:
        return pair.original.stems.index(wanted)
    near = related(wanted)
    return next(
        (i for i, word in enumerate(pair.original.stems) if word in near or wanted in related(word)), None
    )


def _in_quote(side: Side, index: int) -> bool:
    start = side.words[index].start
    return any(quote.start <= start < quote.end for quote in quotes(side.text))


def _capitals(pair: Pair) -> Iterator[Finding]:
    """ "Smashed" became "SMASHED": an everyday word in capitals; those that begin a sentence are a dateline."""
    article = pair.article
    if not _SHOUTED.search(article.text):
        return
    begins = next((i for i, word in enumerate(article.words) if not word.text.isupper()), len(article.words))
    shouted = [i for i in range(begins, len(article.words)) if _shouts(article.words[i].text)]
    if not shouted or len(shouted) > _MOST_CAPITALS * len(article.words):
        return
    named = [(m.start, m.end) for m in outlet_mentions(article.text, pair.registry)]
    for i in shouted:
        word = article.words[i]
        if any(start <= word.start < end for start, end in named) or not _everyday(pair, i):
            continue
        akin = _akin(pair, i)
        original = pair.original.characters(akin, akin + 1) if akin is not None else None
        yield Finding("loaded-word", original, article.characters(i, i + 1))
        return


def _everyday(pair: Pair, index: int) -> bool:
    """Whether a word in capitals is neither name nor acronym: the original writes it small, or its form tells so."""
    lower = pair.article.lower[index]
    forms = {word.text for word in pair.original.words if word.text.casefold() == lower}
    if forms:
        return forms == {lower}
    return lower in STOP_WORDS or colour_of(lower) is not None or lower.endswith(("ed", "ing"))


def _shouts(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isupper() and word.isalpha()


def _fumed(pair: Pair) -> Iterator[Finding]:
    """ "She said" became "she fumed"."""
    if _FUMED.isdisjoint(pair.article.have):
        return
    cues = [said for said in speech(pair.original.text) if said.cue.casefold() in _PLAIN]
    if not cues or not _FUMED.isdisjoint(pair.original.lower):
        return
    ends = [pair.article.word_span((quote.start, quote.end)) for quote in quotes(pair.article.text)]
    for i, word in enumerate(pair.article.lower):
        beside = any(0 <= i - b <= _NEAR_QUOTE or 0 < a - i <= _NEAR_QUOTE for a, b in ends)
        if word in _FUMED and (beside or pair.article.lower[i + 1 : i + 2] == ("that",)):
            yield Finding(
                "loaded-word", (cues[0].cue_start, cues[0].cue_end), pair.article.characters(i, i + 1)
            )
            return

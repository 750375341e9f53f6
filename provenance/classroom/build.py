"""An exercise from a trace: drafts of every kind, a fair choice among them, papers, warnings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from provenance.classroom.drafts import Draft, Drafts, dice
from provenance.classroom.key import arranged
from provenance.classroom.kinds import MAKERS
from provenance.classroom.kinds.detective import detective
from provenance.classroom.lesson import lesson
from provenance.classroom.material import Material
from provenance.classroom.options import Options
from provenance.classroom.sensitive import sensitive_words, shown_text
from provenance.classroom.values import LETTERS, Answering, ArticleFacts, Exercise, Item, Kind, LeftOut, Paper
from provenance.classroom.wording import glossary, instructions
from provenance.errors import ExerciseError

LEAST = 3
"""Fewest items of an exercise, unless fewer were asked for; a detective page is enough by itself."""

_SENSITIVE = "it has words that may be too much for a class (--avoid-sensitive)"
_SHARED = "its sentence is used in another item already"
_WHOLE = frozenset({Kind.DETECTIVE})
_NUMBERED = frozenset({Kind.DETECTIVE})  # the documents are numbered in the material
_NATURAL = frozenset({Kind.VERDICT, Kind.CREDIT_HUNT})  # a known list; sentences as the article has them


def build(material: Material, options: Options) -> Exercise:
    """Makes an exercise of what is certain in a trace.

    Raises:
        ExerciseError: too little is certain; the message says why and what to do.
    """
    chosen, left_out = _choose(material, options)
    items = [draft.item for draft in sorted(chosen, key=lambda draft: _place(draft, options))]
    if not _enough(items, options):
        raise ExerciseError(_too_little(items, left_out, material))
    used = tuple(kind for kind in options.kinds if any(item.kind is kind for item in items))
    article = material.record.article
    made = papers(items, options.variants, options.seed)
    return Exercise(
        title=article.title or "Where does this news come from?",
        kinds=used,
        level=options.level,
        language_level=options.language_level,
        seed=options.seed,
        article=ArticleFacts(
            id=article.id,
            title=article.title or "",
            outlet=article.outlet or "",
            published=article.published or "",
            url=article.url or "",
            path=(article.path or "").replace("\\", "/").rpartition("/")[2],
        ),
        papers=made,
        instructions=instructions(options.language_level),
        glossary=glossary(used, options.language_level),
        lesson=lesson(items, options.language_level),
        warnings=_warnings(made[0].items, options),
        left_out=tuple(
            LeftOut(kind, why, count)
            for kind in options.kinds
            for why, count in sorted(left_out[kind].items(), key=lambda entry: (-entry[1], entry[0]))
        ),
        signature=f"{material.record.signature} | seed {options.seed}",
    )


def papers(items: Sequence[Item], variants: int, seed: int) -> tuple[Paper, ...]:
    """Returns papers A, B, C ... with the same items; choices, rows and items stand in another order on each.

    Items stay grouped by kind, so that a class can be led through them. On paper A items, sentences and verdicts
    keep their natural order.
    """
    return tuple(_paper(items, LETTERS[place], seed) for place in range(variants))


def _paper(items: Sequence[Item], letter: str, seed: int) -> Paper:
    first = letter == LETTERS[0]
    shuffled = [_shuffled(item, seed, letter, first=first) for item in items]
    if not first:
        kinds = list(dict.fromkeys(item.kind for item in items))
        dice(seed, letter).shuffle(shuffled)
        shuffled.sort(key=lambda item: kinds.index(item.kind))
    return Paper(letter, tuple(shuffled))


def _shuffled(item: Item, seed: int, letter: str, *, first: bool) -> Item:
    generator = dice(seed, f"{letter}:{item.id}")
    choices = [choice.id for choice in item.choices]
    rows = [row.id for row in item.rows]
    if not (item.kind in _NUMBERED or (first and item.kind in _NATURAL)):
        generator.shuffle(choices)
    if item.answering is Answering.ORDER and tuple(choices) == item.order:
        choices = [*choices[1:], choices[0]]  # a list that is in order already is no question
    if not first:
        generator.shuffle(rows)
    return arranged(item, tuple(choices), tuple(rows))


def _choose(material: Material, options: Options) -> tuple[list[Draft], dict[Kind, Counter[str]]]:
    """Chooses drafts in turn, one of each kind, so that no two share a sentence.

    A whole-article item comes after the first round: it takes the sentences that are left then.
    """
    made = {
        kind: _usable(MAKERS[kind](material, options), options)
        for kind in options.kinds
        if kind not in _WHOLE
    }
    left_out = {kind: drafts.left_out for kind, drafts in made.items()}
    waiting = {
        kind: sorted(drafts.made, key=lambda d: (-d.merit, d.item.id)) for kind, drafts in made.items()
    }
    chosen: list[Draft] = []
    taken: frozenset[int] = frozenset()
    first = True
    while len(chosen) < options.number and (any(waiting.values()) or first):
        for drafts in waiting.values():
            draft = _next(drafts, taken)
            if draft is not None and len(chosen) < options.number:
                chosen.append(draft)
                taken |= draft.sentences
        for kind in [k for k in options.kinds if k in _WHOLE and first]:
            whole = _usable(detective(material, options, taken), options)
            left_out[kind] = whole.left_out
            if whole.made and len(chosen) < options.number:
                chosen.append(whole.made[0])
                taken |= whole.made[0].sentences
        first = False
    for kind, drafts in waiting.items():
        if shared := sum(not draft.sentences.isdisjoint(taken) for draft in drafts):
            left_out[kind][_SHARED] += shared
    return chosen, left_out


def _next(waiting: list[Draft], taken: frozenset[int]) -> Draft | None:
    """Takes the best draft that shares no sentence with those chosen; all that do are dropped."""
    while waiting:
        draft = waiting.pop(0)
        if draft.sentences.isdisjoint(taken):
            return draft
    return None


def _usable(drafts: Drafts, options: Options) -> Drafts:
    """Returns the drafts with their sensitive words named, without such drafts where they are to be avoided."""
    kept = []
    for draft in drafts.made:
        words = sensitive_words(shown_text(draft.item))
        if words and options.avoid_sensitive:
            drafts.skip(_SENSITIVE)
        else:
            kept.append(replace(draft, item=replace(draft.item, sensitive=words)))
    drafts.made = kept
    return drafts


def _place(draft: Draft, options: Options) -> tuple[int, int, str]:
    return options.kinds.index(draft.item.kind), min(draft.sentences, default=0), draft.item.id


def _enough(items: Sequence[Item], options: Options) -> bool:
    whole = any(item.kind in _WHOLE for item in items)
    return whole or len(items) >= min(LEAST, options.number)


def _too_little(items: Sequence[Item], left_out: Mapping[Kind, Counter[str]], material: Material) -> str:
    reasons: Counter[str] = Counter()
    for counted in left_out.values():
        reasons |= counted
    reasons.pop(_SHARED, None)
    why = "; ".join(f"{reason} ({count})" for reason, count in reasons.most_common(3))
    name = material.record.article.path or material.record.article.title or "this article"
    found = f"only {len(items)} {'item is' if len(items) == 1 else 'items are'}" if items else "no item is"
    return (
        f"No exercise can be made of {name}: {found} certain enough"
        f"{f' (sentences left out: {why})' if why else ''}. "
        "Add the originals it was taken from to the corpus, choose other kinds or a higher --language-level, "
        "or take an article that uses more of them."
    )


def _warnings(items: Sequence[Item], options: Options) -> tuple[str, ...]:
    """Returns what was asked for and is not there."""
    warnings = []
    if len(items) < options.number:
        warnings.append(
            f"{options.number} items were asked for; {len(items)} are certain enough. "
            "Nothing was made up to fill the paper."
        )
    missing = [kind.value for kind in options.kinds if all(item.kind is not kind for item in items)]
    if missing:
        warnings.append(
            f"No certain item of these kinds could be made: {', '.join(missing)}. "
            "The last part of the lesson sheet says why."
        )
    return tuple(warnings)

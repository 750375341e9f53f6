"""*credit hunt*: which sentences name an outlet as their source, and which borrowed ones name nobody?"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.classroom.certainty import Borrowed, borrowed, names_nobody, names_outlet, names_person
from provenance.classroom.drafts import Draft, Drafts, dice
from provenance.classroom.kinds.verdict import certain_verdict
from provenance.classroom.material import Material
from provenance.classroom.options import Options
from provenance.classroom.readable import readable
from provenance.classroom.values import Answering, Choice, Evidence, Item, Kind, Level
from provenance.classroom.wording import prompt
from provenance.model import TracedSentence, Verdict

_SIZE = {Level.EASY: 4, Level.MEDIUM: 5, Level.HARD: 6}
_UNCERTAIN = "whether the sentence names a source is not certain enough"
_TOO_FEW = "needs two certain credits or gaps, and two certain sentences of the other sort"


def credit_hunts(material: Material, options: Options) -> Drafts:
    """Returns up to two drafts: one on credits that are there, one on credits that are missing."""
    drafts = Drafts()
    named = _named(material, options, drafts)
    missing = _missing(material, options)
    drafts.made += [draft for draft in (named, missing) if draft is not None]
    if not drafts.made:
        drafts.skip(_TOO_FEW)
    return drafts


def _named(material: Material, options: Options, drafts: Drafts) -> Draft | None:
    right, wrong = [], []
    for sentence in material.sentences:
        if not readable(sentence.text, options.language_level):
            continue
        if outlets := names_outlet(sentence):
            right.append((sentence, f"It names {' and '.join(dict.fromkeys(outlets))}."))
        elif names_nobody(material, sentence):
            wrong.append((sentence, "It names nobody."))
        elif people := names_person(material, sentence):
            if options.level is not Level.EASY:
                wrong.append((sentence, f"It names {people[0]}, a source, but no news outlet."))
        else:
            drafts.skip(_UNCERTAIN)
    return _draft("named", right, wrong, (), options)


def _missing(material: Material, options: Options) -> Draft | None:
    right, wrong, evidence = [], [], []
    for sentence, found in borrowed(material, options.language_level):
        if isinstance(found, str) or (why := certain_verdict(material, found)) is None:
            continue
        if sentence.verdict is Verdict.UNCREDITED:
            right.append((sentence, why))
        elif sentence.verdict in (Verdict.CREDITED, Verdict.MISCREDITED) or options.level is not Level.EASY:
            wrong.append((sentence, why))
        evidence.append(found)
    return _draft("missing", right, wrong, evidence, options)


Told = tuple[TracedSentence, str]


def _draft(
    name: str, right: Sequence[Told], wrong: Sequence[Told], found: Sequence[Borrowed], options: Options
) -> Draft | None:
    if not right or len(wrong) < 2 or len(right) + len(wrong) < 4:
        return None
    generator = dice(options.seed, f"credit-{name}")
    size = _SIZE[options.level]
    number = min(len(right), max(1, size // 2), size - 2)
    chosen = generator.sample(list(right), number)
    others = generator.sample(list(wrong), min(len(wrong), size - number))
    told = sorted(
        [(*one, True) for one in chosen] + [(*one, False) for one in others], key=lambda one: one[0].index
    )
    sentences = frozenset(sentence.index for sentence, _, _ in told)
    by_sentence = {one.sentence.index: one for one in found}
    item = Item(
        id=f"credit-hunt-{name}",
        kind=Kind.CREDIT_HUNT,
        answering=Answering.SEVERAL,
        level=options.level,
        prompt=prompt(f"credit-{name}", options.language_level),
        choices=tuple(Choice(f"s{s.index + 1}", s.text, is_right, why) for s, why, is_right in told),
        points=number,
        explanation=f"{number} of the {len(told)} sentences.",
        evidence=tuple(
            by_sentence[s.index].evidence(why)
            if s.index in by_sentence
            else Evidence(article=s.text, words=why)
            for s, why, _ in told
        ),
        hint=prompt(f"credit-{name}-hint", options.language_level) if options.level is Level.EASY else "",
    )
    return Draft(item, sentences if name == "missing" else frozenset(), float(len(told)))

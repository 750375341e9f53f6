"""*detective*: an article whose originals are mixed with other documents; students fill the attribution matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from provenance.classroom.certainty import RIVALS, Borrowed, borrowed, rivals
from provenance.classroom.drafts import Draft, Drafts, dice
from provenance.classroom.material import Material
from provenance.classroom.options import Options
from provenance.classroom.readable import clean, word_count
from provenance.classroom.values import Answering, Choice, Item, Kind, Level, Passage, Row
from provenance.classroom.wording import outlet_and_day, prompt
from provenance.model import Document, Role

_ROWS = {Level.EASY: 5, Level.MEDIUM: 7, Level.HARD: 10}
_OTHERS = {Level.EASY: 1, Level.MEDIUM: 2, Level.HARD: 3}
_LEAST_ROWS = 3  # one more where all are from one document
_LONGEST = 260  # words of a document that are shown
_TOO_FEW = f"needs {_LEAST_ROWS} sentences with a certain original, and a second document to mix it with"
_GAP = "[…]"


def detective(material: Material, options: Options, taken: frozenset[int] = frozenset()) -> Drafts:
    """Returns one draft: a grid of the article's certain sentences against originals and other documents.

    Sentences in ``taken`` are asked for in other items and stay out of the grid.
    """
    drafts = Drafts()
    certain = []
    for _, found in borrowed(material, options.language_level):
        if isinstance(found, str):
            drafts.skip(found)
        elif found.sentence.index not in taken:
            certain.append(found)
    documents, rows = _documents(material, certain, options)
    drafts.left_out[RIVALS] += len(certain) - len(rows)
    alone = len({found.document.id for found in rows}) == 1
    if len(rows) < _LEAST_ROWS + alone or len(documents) < 2:
        drafts.skip(_TOO_FEW)
        return drafts
    generator = dice(options.seed, "detective")
    chosen = sorted(
        generator.sample(rows, min(len(rows), _ROWS[options.level])), key=lambda found: found.sentence.index
    )
    shown = list(documents)
    generator.shuffle(shown)
    used = frozenset(found.sentence.index for found in chosen)
    drafts.made.append(Draft(_item(material, chosen, shown, options), used, float(len(chosen))))
    return drafts


def _documents(
    material: Material, certain: Sequence[Borrowed], options: Options
) -> tuple[list[Document], list[Borrowed]]:
    """Returns the originals with most sentences, other documents, and the sentences that only one of them can explain.

    Another document comes in only where most sentences stay: one that says much the same makes no good question.
    """
    counts = Counter(found.document.id for found in certain)
    originals = [d for d in material.originals if counts[d.id]]
    originals.sort(key=lambda document: (-counts[document.id], document.id))
    others = [
        document
        for document in material.originals
        if not counts[document.id]
        and document.id != material.record.article.id
        and sum(s.role is Role.BODY and clean(s.text) for s in document.sentences) >= _LEAST_ROWS
    ]
    documents = originals[:3]
    rows = [
        found
        for found in certain
        if found.document in documents
        and not rivals(material, found, [d for d in documents if d.id != found.document.id])
    ]
    # Those that rival fewest sentences first; the sort keeps the order of the search where they are even.
    others.sort(key=lambda document: sum(bool(rivals(material, found, [document])) for found in rows))
    for document in others[: _OTHERS[options.level]]:
        left = [found for found in rows if not rivals(material, found, [document])]
        if len(left) >= max(_LEAST_ROWS + 1, len(rows) // 2):
            documents, rows = [*documents, document], left
    return documents, rows


def _item(
    material: Material, rows: Sequence[Borrowed], documents: Sequence[Document], options: Options
) -> Item:
    numbers = {sentence.index: number for number, sentence in enumerate(material.sentences, 1)}
    names = {document.id: f"Document {number}" for number, document in enumerate(documents, 1)}
    article = material.record.article
    passages = [
        Passage(
            "The article",
            "\n".join(f"[{numbers[s.index]}] {s.text}" for s in material.sentences),
            outlet_and_day(article.outlet, article.published),
        )
    ]
    passages += [
        Passage(
            names[d.id],
            _excerpt(d, rows),
            "" if options.level is Level.HARD else outlet_and_day(d.outlet, d.published),
        )
        for d in documents
    ]
    return Item(
        id="detective",
        kind=Kind.DETECTIVE,
        answering=Answering.GRID,
        level=options.level,
        prompt=prompt("detective", options.language_level),
        material=tuple(passages),
        choices=tuple(Choice(f"d-{d.id[:8]}", names[d.id]) for d in documents),
        rows=tuple(
            Row(
                f"s{found.sentence.index + 1}",
                f"[{numbers[found.sentence.index]}] {_opening(found.sentence.text)}",
                f"d-{found.document.id[:8]}",
                f"{outlet_and_day(found.outlet, found.document.published)}: {found.right}".removeprefix(": "),
            )
            for found in rows
        ),
        points=len(rows),
        explanation="Compare the filled grid with the heatmap of the report (`provenance report`).",
        evidence=tuple(found.evidence() for found in rows),
        hint=prompt("detective-hint", options.language_level) if options.level is Level.EASY else "",
    )


def _opening(text: str) -> str:
    words = text.split()
    return text if len(words) <= 14 else " ".join(words[:12]) + " …"


def _excerpt(document: Document, rows: Sequence[Borrowed]) -> str:
    """Returns a document's body, shortened to what is asked for and its surroundings where it is long."""
    body = [sentence for sentence in document.sentences if sentence.role is Role.BODY]
    needed = {found.match.sentences[0].index for found in rows if found.document.id == document.id}
    kept = set(needed)
    left = _LONGEST - sum(word_count(s.text) for s in body if s.index in needed)
    near = sorted(body, key=lambda s: (min((abs(s.index - n) for n in needed), default=s.index), s.index))
    for sentence in near:
        length = word_count(sentence.text)
        if sentence.index not in kept and clean(sentence.text) and length <= left:
            kept.add(sentence.index)
            left -= length
    parts: list[str] = []
    paragraph = None
    for place, sentence in enumerate(body):
        if sentence.index not in kept:
            if clean(sentence.text) and (not parts or not parts[-1].endswith(_GAP)):
                parts.append(_GAP)
            continue
        if parts and paragraph == sentence.paragraph and body[place - 1].index in kept:
            parts[-1] += f" {sentence.text}"
        else:
            parts.append(sentence.text)
        paragraph = sentence.paragraph
    return "\n".join(parts)

"""Make an exercise of an article: worksheets, keys and a lesson sheet from a real trace.

built = exercise("article.txt", "originals/", options=Options(variants=2))
write_exercise(built, "exercise/", formats=["text"])
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.classroom.build import build
from provenance.classroom.key import KEY_NAME, to_json
from provenance.classroom.material import Material
from provenance.classroom.options import Options
from provenance.classroom.stories import stories
from provenance.classroom.values import Exercise
from provenance.classroom.writers import WRITERS, Format
from provenance.errors import SettingsError
from provenance.files import refuse_existing, write_whole
from provenance.outlets import Registry
from provenance.settings import Settings
from provenance.workflows.articles import as_document
from provenance.workflows.corpus_open import CorpusLike, as_corpus
from provenance.workflows.trace import trace

if TYPE_CHECKING:
    from provenance.model import Document, TraceRecord


def exercise(
    article: Document | Path | str,
    corpus: CorpusLike,
    *,
    options: Options | None = None,
    settings: Settings | None = None,
    registry: Registry | None = None,
    record: TraceRecord | None = None,
) -> Exercise:
    """Makes an exercise of one article.

    Args:
        article: a read document, a path, or the text itself.
        corpus: what to trace it against, as for ``trace``.
        options: kinds, level, number and so on; the defaults where None.
        settings: what decides in the trace; the defaults where None.
        registry: the known outlets; those of the package where None.
        record: a trace of this article against this corpus, where there is one already.

    Returns:
        The exercise with its key.

    Raises:
        ExerciseError: too little of the trace is certain.
        ReadingError: the article cannot be read.
        CorpusError: the corpus cannot be opened or holds no document to compare with.
    """
    settings, registry = settings or Settings(), registry or Registry.load()
    document, opened = as_document(article), as_corpus(corpus)
    if record is None:
        record = trace(document, opened, settings=settings, registry=registry)
    originals = opened.candidates(document, settings.candidates)
    material = Material(record, originals, registry)
    return build(material, options or Options())


def write_exercise(
    made: Exercise, out: Path | str, *, formats: Sequence[str] = (), force: bool = False
) -> list[Path]:
    """Writes an exercise: the key as ``key.json``, and worksheets, keys and lesson sheet in every format.

    Args:
        made: the exercise.
        out: the folder to write to; it is made where it is missing.
        formats: names in ``WRITERS``; all where empty.
        force: replace files that are there already.

    Returns:
        The paths written, the key first.

    Raises:
        SettingsError: there is no such format.
        OutputError: a file is there already and ``force`` is off, or cannot be written.
    """
    folder = Path(out)
    chosen = [named_format(name) for name in formats or WRITERS]
    plans = [
        (folder / name, form, stem, letter) for form in chosen for name, stem, letter in _files(made, form)
    ]
    if not force:
        refuse_existing([folder / KEY_NAME, *(path for path, *_ in plans)])
    # Everything is made before anything is written: what cannot be made leaves nothing behind.
    contents: list[tuple[Path, bytes | str]] = [(folder / KEY_NAME, to_json(made))]
    contents += [
        (path, dict(form.parts)[stem](made, made.paper(letter))) for path, form, stem, letter in plans
    ]
    return [write_whole(path, content) for path, content in contents]


def named_format(name: str) -> Format:
    """Returns the format of that name.

    Raises:
        SettingsError: there is none.
    """
    try:
        return WRITERS[name]
    except KeyError:
        raise SettingsError(f"There is no format {name!r}. Choose among: {', '.join(WRITERS)}.") from None


def _files(made: Exercise, form: Format) -> list[tuple[str, str, str]]:
    """Names of the files of one format, with the part and the letter of the paper that each is made from."""
    names = []
    for stem, _ in form.parts:
        for place, paper in enumerate(made.papers):
            if stem in form.once:
                if place == 0:
                    names.append((f"{stem}{form.suffix}", stem, paper.letter))
            else:
                names.append((f"{stem}-{paper.letter}{form.suffix}", stem, paper.letter))
    return names


def write_pack(
    out: Path | str, *, options: Options | None = None, formats: Sequence[str] = (), force: bool = False
) -> list[Path]:
    """Writes the ready exercises on invented events that come with the package, one folder a story.

    Args:
        out: the folder to write to; it is made where it is missing.
        options: as for ``exercise``.
        formats: names in ``WRITERS``; all where empty.
        force: replace files that are there already.

    Returns:
        The paths written, ``contents.txt`` first.

    Raises:
        SettingsError: there is no such format.
        OutputError: a file is there already and ``force`` is off, or cannot be written.
        ExerciseError: with these options too little of a story is certain.
    """
    folder, chosen = Path(out), options or Options(number=12, variants=2)
    told = list(stories())
    made = {story.name: exercise(story.article, list(story.originals), options=chosen) for story in told}
    contents = folder / "contents.txt"
    if not force:
        refuse_existing([contents, *(folder / name / KEY_NAME for name in made)])
    lines = [
        f"{story.name}: {story.about}\n    {len(made[story.name].items)} questions, "
        f"{made[story.name].lesson.minutes} minutes, {', '.join(made[story.name].kinds)}"
        for story in told
    ]
    paths = [
        write_whole(
            contents, "\n\n".join(["Ready exercises. All names and events are invented.", *lines]) + "\n"
        )
    ]
    for name, one in made.items():
        paths += write_exercise(one, folder / name, formats=formats, force=force)
    return paths

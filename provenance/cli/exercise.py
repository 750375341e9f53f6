"""``provenance exercise``: classroom material from real traces."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.articles import ArticleDate, ArticleOutlet
from provenance.cli.exercise_grade import EXAMPLE as GRADE_EXAMPLE
from provenance.cli.exercise_grade import grade
from provenance.cli.talk import remark

if TYPE_CHECKING:
    from provenance.classroom.options import Options
    from provenance.classroom.values import Exercise

EXAMPLE = "Example: provenance exercise make article.txt --corpus originals/ --out lesson/"

exercise_app = typer.Typer(
    help="Make classroom exercises from real traces, and mark the answers of a class.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class KindName(StrEnum):
    """Kinds of items, and all of them."""

    ALL = "all"
    MATCH = "match"
    CREDIT_HUNT = "credit-hunt"
    WHO_SAID_IT = "who-said-it"
    SPOT_THE_CHANGE = "spot-the-change"
    VERDICT = "verdict"
    REWRITE = "rewrite"
    DETECTIVE = "detective"


class LevelName(StrEnum):
    """How hard the items are."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class LanguageLevelName(StrEnum):
    """For whom instructions are worded (CEFR)."""

    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"


@exercise_app.command(epilog=EXAMPLE, short_help="Make worksheets, keys and a lesson sheet.")
def make(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The article: a file, or - for stdin.")],
    corpus: Annotated[
        list[Path] | None,
        typer.Option(
            help="Originals: a corpus directory, or a folder or file of articles (may be repeated)."
        ),
    ] = None,
    article_outlet: ArticleOutlet = None,
    article_date: ArticleDate = None,
    kinds: Annotated[
        list[KindName] | None, typer.Option("--kind", help="Kind of item (may be repeated); default: all.")
    ] = None,
    level: Annotated[
        LevelName, typer.Option(help="How hard: easy has hints and fewer choices.")
    ] = LevelName.MEDIUM,
    language_level: Annotated[
        LanguageLevelName,
        typer.Option(
            case_sensitive=False, help="English of the instructions; leaves out sentences too long for it."
        ),
    ] = LanguageLevelName.B2,
    number: Annotated[int, typer.Option(min=1, max=60, help="Most questions on a paper.")] = 10,
    variants: Annotated[
        int, typer.Option(min=1, max=8, help="Papers A, B, C ...: the same questions in another order.")
    ] = 1,
    seed: Annotated[int, typer.Option(help="The same seed gives the same papers.")] = 1,
    out: Annotated[Path, typer.Option(help="Folder to write to.")] = Path("exercise"),
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--formats", "--format", metavar="NAMES", help="Only these, such as pdf,docx; default: all."
        ),
    ] = None,
    planted: Annotated[
        bool,
        typer.Option(
            help="Allow changes made for the exercise in spot-the-change; they are always labelled."
        ),
    ] = True,
    avoid_sensitive: Annotated[
        bool,
        typer.Option("--avoid-sensitive", help="Leave out questions with words about violence or death."),
    ] = False,
    outlets: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Your own outlets (JSON), on top of the built-in registry."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there already.")] = False,
) -> None:
    """Make worksheets, keys and a lesson sheet of an article and its originals."""
    from provenance.workflows.exercise import named_format, write_exercise

    chosen = _names(formats)
    for name in chosen:
        named_format(name)  # a slip in a name should not wait for a trace
    options = _options(
        kinds, level, language_level, seed, variants, number, planted=planted, avoid_sensitive=avoid_sensitive
    )
    made = _make(article, (article_outlet, article_date), corpus, options, outlets)
    for path in write_exercise(made, out, formats=chosen, force=force):
        typer.echo(path)
    _tell(made)


exercise_app.command(epilog=GRADE_EXAMPLE, short_help="Mark the answers of a class.")(grade)


@exercise_app.command(
    short_help="Write ready exercises on invented events.",
    epilog="Example: provenance exercise pack --out pack/ --level easy --language-level B1",
)
def pack(
    level: Annotated[
        LevelName, typer.Option(help="How hard: easy has hints and fewer choices.")
    ] = LevelName.MEDIUM,
    language_level: Annotated[
        LanguageLevelName, typer.Option(case_sensitive=False, help="English of the instructions.")
    ] = LanguageLevelName.B2,
    variants: Annotated[int, typer.Option(min=1, max=8, help="Papers A, B, C ... of each.")] = 2,
    seed: Annotated[int, typer.Option(help="The same seed gives the same papers.")] = 1,
    out: Annotated[Path, typer.Option(help="Folder to write to.")] = Path("pack"),
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--formats", "--format", metavar="NAMES", help="Only these, such as pdf,docx; default: all."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there already.")] = False,
) -> None:
    """Write ready exercises on invented events: free to copy, no article needed."""
    from provenance.workflows.exercise import named_format, write_pack

    chosen = _names(formats)
    for name in chosen:
        named_format(name)
    options = _options(None, level, language_level, seed, variants, 12, planted=True, avoid_sensitive=False)
    for path in write_pack(out, options=options, formats=chosen, force=force):
        typer.echo(path)


def _names(formats: list[str] | None) -> list[str]:
    """Names of formats as they may be given: repeated, or with commas between them."""
    return [name.strip() for given in formats or () for name in given.split(",") if name.strip()]


def _options(
    kinds: list[KindName] | None,
    level: LevelName,
    language_level: LanguageLevelName,
    seed: int,
    variants: int,
    number: int,
    *,
    planted: bool,
    avoid_sensitive: bool,
) -> Options:
    from provenance.classroom.options import Options
    from provenance.classroom.values import Kind, LanguageLevel, Level

    chosen = (
        tuple(Kind) if not kinds or KindName.ALL in kinds else tuple(Kind(k) for k in dict.fromkeys(kinds))
    )
    return Options(
        kinds=chosen,
        level=Level(level),
        language_level=LanguageLevel(language_level),
        seed=seed,
        variants=variants,
        number=number,
        planted=planted,
        avoid_sensitive=avoid_sensitive,
    )


def _make(
    article: str,
    facts: tuple[str | None, str | None],
    corpus: list[Path] | None,
    options: Options,
    outlets: Path | None,
) -> Exercise:
    from provenance.cli.articles import read_named
    from provenance.errors import SettingsError
    from provenance.outlets import Registry
    from provenance.workflows.corpus_open import corpus_for
    from provenance.workflows.exercise import exercise

    registry = Registry.load(outlets)
    documents = read_named([article], registry, {}, *facts)
    if len(documents) != 1:
        raise SettingsError(
            f"An exercise is made of one article, and {article} names {len(documents)}. Name one of them."
        )
    opened = corpus_for(corpus, registry=registry)
    return exercise(documents[0], opened, options=options, registry=registry)


def _tell(made: Exercise) -> None:
    """Says on stderr what a teacher should know."""
    from provenance.classroom.cautions import cautions
    from provenance.text.counted import count

    papers = count(len(made.papers), "paper")
    kinds = ", ".join(kind.value for kind in made.kinds)
    remark(f"{count(len(made.items), 'question')}, {count(made.points, 'point')}, {papers}: {kinds}.")
    for warning in cautions(made):
        remark(f"Note: {warning}")

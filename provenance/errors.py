"""What can go wrong, as a tree::

    ProvenanceError             expected failure: exit code 1, one clear message
    ├── ReadingError            a document cannot be read (which file, why, what to do)
    ├── CorpusError             a corpus cannot be opened, is empty, is locked or is damaged
    ├── SettingsError           a setting or option has a value that cannot be used
    ├── ExerciseError           no exercise can be made of an article (why, what to do)
    ├── OutputError             a file cannot be written, or stands there already
    └── MissingExtraError       an optional dependency is not installed (names the pip line)

Every message is a letter to a person: what happened, to which file, what to
type next. A programming error is never wrapped in one of these, so that it
keeps its traceback.
"""

from __future__ import annotations


class ProvenanceError(Exception):
    """Base class of every expected failure; its text is shown to the user as it stands."""


class ReadingError(ProvenanceError):
    """A document cannot be read."""


class CorpusError(ProvenanceError):
    """A corpus cannot be used."""


class SettingsError(ProvenanceError):
    """A setting or option has a value that cannot be used."""


class ExerciseError(ProvenanceError):
    """No exercise can be made of an article, because too little in it is certain."""


class OutputError(ProvenanceError):
    """A file cannot be written, or stands there already and was not to be replaced."""


class MissingExtraError(ProvenanceError):
    """An optional dependency is not installed.

    Args:
        feature: what the user asked for, in words.
        extra: name of the extra in ``pip install 'provenance-tracer[extra]'``.
    """

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(
            f"{feature} needs an optional part that is not installed. "
            f"Install it with: pip install 'provenance-tracer[{extra}]' "
            f"(in a copy of the project: pip install '.[{extra}]')"
        )
        self.feature = feature
        self.extra = extra

"""A piece of long work, as it is kept on disk and shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """Where a job stands; only the first two have a future."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self not in (State.WAITING, State.RUNNING)


@dataclass(frozen=True, slots=True)
class Job:
    """A job.

    Attributes:
        id: 16 hex digits that cannot be guessed.
        kind: ``trace``, ``ingest``; see ``worker.WORK``.
        title: what lists call it.
        state: where it stands.
        created: when it came in, ISO, UTC.
        ended: when it ended.
        request: what is to be done; its files lie in the folder ``input``.
        progress: how far it is, for people: ``text`` and, where known, ``share`` from 0 to 1.
        result: what came of it in a few numbers; its files lie in the folder ``result``.
        error: one sentence, for a job that failed.
        starts: how often it was begun. A job that takes the server down with it is not tried for ever.
    """

    id: str
    kind: str
    title: str
    state: State = State.WAITING
    created: str = ""
    ended: str | None = None
    request: Mapping[str, Any] = field(default_factory=dict)
    progress: Mapping[str, Any] = field(default_factory=dict)
    result: Mapping[str, Any] = field(default_factory=dict)
    error: str | None = None
    starts: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Returns the job ready for ``json.dumps``."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Job:
        """Reads what ``to_dict`` wrote.

        Raises:
            KeyError, ValueError, TypeError: the data are no job.
        """
        known = {field.name: data[field.name] for field in fields(cls) if field.name in data}
        return cls(**known | {"state": State(data["state"])})


def now() -> str:
    """The present moment as jobs note it; fine enough to tell which came first."""
    return datetime.now(UTC).isoformat(timespec="microseconds")

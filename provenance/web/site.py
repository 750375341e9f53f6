"""What all pages share: the settings, the jobs and the secret of this installation."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from flask import Flask, current_app

from provenance.errors import OutputError
from provenance.files import write_whole
from provenance.web.jobs.pool import JobPool, PoolLimits
from provenance.web.jobs.store import JobStore
from provenance.web.settings import WebSettings

KEY = "provenance"


@dataclass(frozen=True, slots=True)
class Site:
    """One served page with its state.

    Attributes:
        settings: how it is served.
        secret: signs cookies and forms; the same after a restart.
        jobs: long work; it waits until ``jobs.start()``, which is up to the server.
    """

    settings: WebSettings
    secret: bytes
    jobs: JobPool

    @classmethod
    def at(cls, settings: WebSettings) -> Site:
        """Opens the work folder, which is made where it is missing, for its owner only."""
        folder = settings.work
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            folder.chmod(0o700)
        except OSError as error:
            raise OutputError(
                f"Cannot use the work folder {folder}: {error.strerror or error}. Name another one with --work."
            ) from error
        limits = PoolLimits(settings.workers, settings.queue, settings.job_seconds, settings.keep_days)
        return cls(settings, _secret(folder / "secret"), JobPool(JobStore(folder / "jobs"), limits))


def site() -> Site:
    """The site that the present request belongs to."""
    return site_of(current_app)


def site_of(app: Flask) -> Site:
    """The site that an application serves."""
    return cast(Site, app.extensions[KEY])


def _secret(path: Path) -> bytes:
    """The secret kept in a file of the work folder, so that a restart logs nobody out."""
    if path.is_file() and len(kept := path.read_bytes()) == 32:
        return kept
    made = secrets.token_bytes(32)
    write_whole(path, made)
    path.chmod(0o600)
    return made

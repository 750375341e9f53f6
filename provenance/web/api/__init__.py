"""The REST API: the same as the pages, for programs.

Errors are ``application/problem+json`` with one clear sentence; the data of a
trace are those of ``provenance trace --json`` (schema 1). What there is stands
in ``openapi.json``, which a test holds against the app.
"""

from __future__ import annotations

from provenance.web.api import corpus, description, jobs, trace
from provenance.web.api.routes import blueprint

__all__ = ["blueprint", "corpus", "description", "jobs", "trace"]

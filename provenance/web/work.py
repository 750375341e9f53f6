"""Where the web page keeps its work when nothing else is said."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from provenance.corpus.places import user_corpus

WORK_VARIABLE = "PROVENANCE_WORK"


def user_work(environment: Mapping[str, str] = os.environ) -> Path:
    """Returns the folder named by ``PROVENANCE_WORK``, else one beside the user's own corpus."""
    named = environment.get(WORK_VARIABLE)
    if named:
        return Path(named).expanduser()
    plain = {name: value for name, value in environment.items() if name != "PROVENANCE_CORPUS"}
    return user_corpus(plain).with_name("web")

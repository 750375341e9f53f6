"""Tests that make up their examples make up the same ones each time: a run that passes here passes elsewhere.

To look for new ones: ``PROVENANCE_EXPLORE=1 python -m pytest``.
"""

import os

from hypothesis import settings

settings.register_profile("same", derandomize=True)
if not os.environ.get("PROVENANCE_EXPLORE"):
    settings.load_profile("same")

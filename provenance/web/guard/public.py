"""The pages that need no token, each by its endpoint: nothing else is public, whatever it is called.

``blueprint.function`` as Flask names it. A page that students use belongs
here; a test asks for every other one without a token.
"""

from __future__ import annotations

PUBLIC_ENDPOINTS = frozenset(
    {
        "static",
        "look.style",
        "look.script",
        "enter.ask",
        "enter.check",
        "classroom.style",
        "classroom.ask",
        "classroom.enter",
        "classroom.join",
        "classroom.paper",
        "classroom.answer",
        "classroom.state",
        "classroom.finish",
        "classroom.leave",
        "classroom.feedback",
    }
)

"""The classes of this site: opened once, shared by the pages of students and of the teacher."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import cast

from flask import Flask, abort, current_app, request

from provenance.classroom.class_folder import ClassFolder
from provenance.web.guard.limits import Rate
from provenance.web.settings import is_loopback
from provenance.web.site import site

FOLDER = "classes"
"""Folder of the work folder that holds one file a class."""

_KEY = "provenance classes"
_GUARD = Lock()


@dataclass(slots=True)
class Classes:
    """The classes and how often students may ask for what.

    A whole class may sit behind one address, so joining and wrong codes are
    counted generously by address, answers by student.
    """

    folder: ClassFolder
    answers: Rate = field(default_factory=lambda: Rate(a_second=5, burst=80))
    joins: Rate = field(default_factory=lambda: Rate(a_second=0.5, burst=80))
    codes: Rate = field(default_factory=lambda: Rate(a_second=0.2, burst=40))


def classes() -> Classes:
    """The classes of the site that the present request belongs to."""
    with _GUARD:
        if _KEY not in current_app.extensions:
            current_app.extensions[_KEY] = Classes(ClassFolder(site().settings.work / FOLDER))
        return cast(Classes, current_app.extensions[_KEY])


def close_classes(app: Flask) -> None:
    """Closes all classes that are open, so that each is one file again."""
    if opened := app.extensions.pop(_KEY, None):
        cast(Classes, opened).folder.close()


def allow(rate: Rate, client: str, sentence: str) -> None:
    """Answers 429 when a client asks for more than a rate allows."""
    if not rate.allows(client):
        abort(429, sentence)


def base_for_students() -> str:
    """The address under which students reach this page, as far as this machine knows its own."""
    from provenance.web.server import own_addresses

    host, _, port = request.host.partition(":")
    if only_here() or not is_loopback(host):
        return request.host_url
    return f"http://{own_addresses()[0]}{':' + port if port else ''}/"


def only_here() -> bool:
    """Whether nobody but this machine can reach the page."""
    return is_loopback(site().settings.host)

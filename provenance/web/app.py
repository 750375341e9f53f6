"""Puts the web page together: protections first, then the pages, each a blueprint.

To add a page: write its blueprint in ``pages``, add it to ``BLUEPRINTS``, give
it a template that extends ``base.html`` and a place in ``NAVIGATION``. It asks
for the token unless its endpoints stand in ``guard.public``; its forms carry
``{{ form_field() }}`` (from ``forms.html``); it takes small bodies unless it
says otherwise with ``guard.limits.takes``.
"""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

from flask import Flask
from jinja2 import StrictUndefined

from provenance import __version__
from provenance.publish.inert import clean, link
from provenance.web import guard
from provenance.web.guard.limits import RATE, Rate
from provenance.web.guard.token import ATTEMPTS, has_entered
from provenance.web.problems import explain_errors
from provenance.web.settings import WebSettings
from provenance.web.site import KEY, Site

BLUEPRINTS = (
    "provenance.web.look",
    "provenance.web.guard.token",
    "provenance.web.pages.trace",
    "provenance.web.pages.corpus",
    "provenance.web.pages.exercise",
    "provenance.web.pages.jobs",
    "provenance.web.pages.classroom",
    "provenance.web.pages.classes",
    "provenance.web.pages.class_results",
    "provenance.web.api",
)
"""Modules with a ``blueprint``, in the order in which they are registered."""

NAVIGATION = (
    ("trace.form", "Trace"),
    ("corpus.show_all", "Corpus"),
    ("exercise.form", "Exercise"),
    ("classes.show_all", "Classes"),
    ("jobs.show_all", "Results"),
)
"""Endpoints and names in the head of every page, for those who have entered."""


def create_app(settings: WebSettings) -> Flask:
    """Returns the web page as a WSGI application; ``server.serve`` is how it is run.

    Raises:
        OutputError: the work folder cannot be used.
    """
    app = Flask(__name__)
    app.url_map.strict_slashes = False  # "/classes/" typed by hand is "/classes"
    app.debug = False  # whatever FLASK_DEBUG says: its debugger runs what a visitor types
    own = Site.at(settings)
    app.extensions[KEY] = own
    app.extensions[RATE] = Rate(settings.requests_a_second, settings.burst)
    app.extensions[ATTEMPTS] = Rate(a_second=0.1, burst=10)
    app.config.update(
        SECRET_KEY=own.secret,
        TRUSTED_HOSTS=list(settings.hosts),
        SESSION_COOKIE_NAME="provenance",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        PERMANENT_SESSION_LIFETIME=timedelta(days=30),
        # Only a page that changes the session sends its cookie: the late answer for an icon would
        # otherwise put back the session of before, and the form that was shown meanwhile be refused.
        SESSION_REFRESH_EACH_REQUEST=False,
        PROPAGATE_EXCEPTIONS=False,
        MAX_CONTENT_LENGTH=settings.upload_bytes,
        MAX_FORM_MEMORY_SIZE=2_000_000,
        MAX_FORM_PARTS=500,
        SEND_FILE_MAX_AGE_DEFAULT=None,
    )
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(clean=clean, web_link=link)
    app.jinja_env.globals.update(version=__version__, navigation=NAVIGATION, has_entered=has_entered)
    guard.protect(app)
    explain_errors(app)
    for module in BLUEPRINTS:
        app.register_blueprint(import_module(module).blueprint)
    return app

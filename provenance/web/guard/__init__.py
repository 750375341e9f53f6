"""Everything that keeps strangers and hostile requests out; ``protect`` puts all of it before an app.

The order matters: who asks too often is turned away before anything is looked
at, and no body is read before we know that its sender may send one.
"""

from __future__ import annotations

from flask import Flask

from provenance.web.guard import forms, headers, limits, origin, token

__all__ = ["protect"]


def protect(app: Flask) -> None:
    """Puts all protections before the pages of an app."""
    app.before_request(limits.refuse_haste)
    app.before_request(origin.refuse_foreign_host)
    app.before_request(origin.refuse_foreign_page)
    app.before_request(token.refuse_strangers)
    app.before_request(limits.refuse_large_body)
    app.before_request(forms.refuse_unsigned)
    app.after_request(headers.harden)
    app.jinja_env.globals["form_key"] = forms.form_key

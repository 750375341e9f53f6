"""Figures: frames in, a matplotlib ``Figure`` out.

Nothing here saves (except ``style.save``), shows, or knows where a frame came
from beyond its column names. ``pyplot`` is never imported, so figures work
without a display and leave no global state.
"""

"""The web page on this machine and the REST API under it (``provenance serve``; needs the extra ``web``).

``app`` puts the pieces together, ``guard`` is everything that keeps strangers
and hostile requests out, ``jobs`` does long work in other processes, ``pages``
are for people, ``api`` is for programs.
"""

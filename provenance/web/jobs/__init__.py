"""Long work, done in other processes so that no page waits and no hostile file stops the rest.

``job`` is the value, ``store`` keeps it on disk, ``pool`` hands it to
``worker`` processes, ``tracing`` and ``ingesting`` are what is done there.
"""

"""Starts the command line from a checkout: ``python cli.py trace ARTICLE``; installed, it is ``provenance``."""

from provenance.cli import main

if __name__ == "__main__":
    raise SystemExit(main())

"""An article that is one report, lifted word for word, with a line above or below it, and its verdicts.

Each article is one report, lifted word for word: whoever is called its source without need accuses five times.
"""

from __future__ import annotations

from provenance.model import Role
from provenance.reading import read_bytes, read_text
from provenance.workflows.trace import trace

TOLD = (
    "A swing bridge of 1898 jammed half open over the Orlau canal on Monday and stranded 60 barges loaded with beet.",
    "Divers found a bicycle frame and two church candlesticks wedged in the gear below the eastern pier.",
    "The bridge keeper, who had reported strange noises since March, was told to oil the bearings and wait.",
    "Farmers have begun to unload their beet by hand onto lorries lent by a circus from Brenn.",
    "It will cost 340,000 crowns to replace the gear, a third of what the town spends on schools in a year.",
)
TITLE = "Bridge jams over canal at Orlau"
OWN = "The Fjord Gazette"


def original(outlet: str):
    return read_text("\n\n".join((TITLE, *TOLD)), outlet=outlet, published="2031-09-12T08:15")


def judged(article, outlet: str) -> str:
    """The verdicts of the sentences that were found, each by its first letter ("x" for uncredited)."""
    letters = {"uncredited": "x", "unresolved": "r"}
    sentences = trace(article, [original(outlet)]).sentences
    return "".join(
        letters.get(s.verdict.value, s.verdict.value[0])
        for s in sentences
        if s.role is Role.BODY and s.verdict and s.relation.derived
    )


def signed(outlet: str, above: str = "", below: str = "", tail: str = "", own: str | None = OWN) -> str:
    """The verdicts of a lifted report with a line above it, below it or behind its last word."""
    blocks = ["What the day brought", *([above] if above else []), *TOLD[:-1], TOLD[-1] + tail, below]
    return judged(read_text("\n\n".join(blocks), outlet=own, published="2031-09-13"), outlet)


def page(outlet: str, below: str = "", byline: str = "", above: str = "") -> str:
    """The same for a web page; ``below`` and ``above`` are markup."""
    by = f'<p class="byline">By {byline}</p>' if byline else ""
    told = "\n".join(f"<p>{sentence}</p>" for sentence in TOLD)
    site = f'<meta property="og:site_name" content="{OWN}">'
    html = (
        f'<!doctype html><html lang="en"><head><title>{TITLE} today</title>{site}'
        f"</head><body><article><h1>What the day brought</h1>{by}{above}\n{told}\n{below}</article></body></html>"
    )
    return judged(read_bytes(html.encode(), name="page.html"), outlet)


CREDITED = "c" * len(TOLD)

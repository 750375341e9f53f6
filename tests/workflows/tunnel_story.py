"""A report on a tunnel and an article made of it, with room for whatever names the outlet."""

from __future__ import annotations

from provenance.model import Role
from provenance.reading import read_text
from provenance.workflows.trace import trace

ORIGINAL = """Tunnel boring machine breaks through under Lake Ombal

A tunnel boring machine named "Grandmother" broke through on Friday under Lake Ombal, completing the
excavation of the 13.4-km tube two months ahead of schedule.

About 2,300 workers, 70 percent of them local, have taken part in the project since 2027,
{said}site manager Wei Jianlin.

The last meter of rock was cut by a student who had won a drawing contest."""


OTHER = """Lake Ombal's fishermen fear for their nets

Fishermen on Lake Ombal say their catches have halved since drilling began beneath the lake bed four years ago.

"The fish feel it in their bones before we do," says Adaeze Nkuru, who runs eleven boats out of Mbiri."""


ARTICLE = """Breakthrough under Ombal

A tunnel boring machine named "Grandmother" broke through on Friday under Lake Ombal, completing the
excavation of the 13.4-km tube two months ahead of schedule{credit}.

About 2,300 workers, 70 percent of them local, have taken part in the project since 2027.

The last meter of rock was cut by a student who had won a drawing contest.{foot}"""


def verdicts(outlet, credit="", foot="", own="Rail Review", said="said "):
    corpus = [
        read_text(ORIGINAL.format(said=said), outlet=outlet, published="2031-09-12T08:15"),
        read_text(OTHER, outlet="BBC", published="2031-09-12T10:00"),
    ]
    article = read_text(ARTICLE.format(credit=credit, foot=foot), outlet=own, published="2031-09-13")
    sentences = trace(article, corpus).sentences
    return [s.verdict.value for s in sentences if s.role is Role.BODY and s.verdict]

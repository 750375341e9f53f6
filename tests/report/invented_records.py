"""Traces written by hand, for tests of everything that shows a trace.

The events, outlets and people are invented. ``harbour`` holds every verdict,
relation, direction and kind of credit once; ``records`` draws any trace at all.
"""

from __future__ import annotations

from hypothesis import strategies as st
from invented_parts import ISLES, NO_NAME, NORTHERN, TELEGRAM, WORDS, assemble, credit, match, steps

from provenance.model import (
    Credit,
    CreditKind,
    Direction,
    Drift,
    Dropped,
    Match,
    Omitted,
    OriginalSentence,
    Position,
    Relation,
    Role,
    Scope,
    TraceRecord,
    Verdict,
)


def harbour(
    *, title: str = "Port Ellery ferries stay in harbour", outlet: str = "Coastal Gazette"
) -> TraceRecord:
    """One article with everything in it, fourteen lines."""
    rows: list[dict[str, object]] = [
        {"text": title, "role": Role.HEADLINE},
        {
            "text": "Ferry crews in Port Ellery stopped work, Northern Wire reported citing the union.",
            "verdict": Verdict.CREDITED,
            "matches": lambda t: [
                match(
                    NORTHERN,
                    t,
                    [(1, "Crews of the Port Ellery ferries walked out on Tuesday, the dockers' union said.")],
                    probability=0.97,
                )
            ],
            "credits": lambda t, o: [
                credit(t, o, "Northern Wire", cue="reported citing", citing=("the union",)),
            ],
        },
        {
            "text": "The report added that more than 4,100 passengers were left on the quays.",
            "verdict": Verdict.CREDITED,
            "matches": lambda t: [
                match(
                    NORTHERN,
                    t,
                    [(2, "Nearly 4,000 passengers were stranded on the quays.")],
                    probability=0.91,
                    drift=(
                        Drift("number", "Nearly 4,000", "more than 4,100"),
                        Drift("loaded-word", "stranded", "left"),
                    ),
                )
            ],
            "credits": lambda t, o: [
                credit(t, o, "The report", outlet="Northern Wire", cue="added", scope=Scope.CONTINUED)
            ],
        },
        {
            "text": "Harbour master Ilse Brandt said the night rota “was never agreed with anyone”.",
            "verdict": Verdict.UPSTREAM_ONLY,
            "quoted": True,
            "matches": lambda t: [
                match(
                    NORTHERN,
                    t,
                    [(4, "“It was never agreed with anyone,” harbour master Ilse Brandt said.")],
                    Relation.NEAR_VERBATIM,
                    0.95,
                )
            ],
            "credits": lambda t, o: [credit(t, o, "Ilse Brandt", CreditKind.PERSON, cue="said")],
        },
        {
            "text": "Two relief vessels were sent from Marrow Sound, according to the Evening Telegram.",
            "verdict": Verdict.MISCREDITED,
            "matches": lambda t: [
                match(ISLES, t, [(3, "Two relief vessels left Marrow Sound.")], probability=0.88)
            ],
            "credits": lambda t, o: [credit(t, o, "Evening Telegram", cue="according to")],
        },
        {
            "text": "The quays were empty by noon, and the fish market closed its shutters.",
            "verdict": Verdict.UNCREDITED,
            "matches": lambda t: [
                match(
                    NORTHERN,
                    t,
                    [(5, "By noon the quays were empty and the fish market had closed its shutters.")],
                    Relation.PARAPHRASE,
                    0.9,
                ),
                match(
                    ISLES,
                    t,
                    [(1, "The quays were empty by noon and the fish market closed its shutters.")],
                    Relation.VERBATIM,
                    0.99,
                    position=Position.VIA,
                ),
            ],
        },
        {"text": "What happens next", "role": Role.SUBHEADING},
        {
            "text": "The company preliminarily puts its losses at 2.3 million crowns and will not negotiate.",
            "verdict": Verdict.UNCREDITED,
            "matches": lambda t: [
                match(
                    NORTHERN,
                    t,
                    [
                        (6, "Preliminary figures put the company's losses at 2.3 million crowns."),
                        (7, "It said it would not rule out talks."),
                    ],
                    probability=0.84,
                    drift=(
                        Drift("negation", "would not rule out talks", "will not negotiate"),
                        Drift("attribution", "It said", ""),
                    ),
                )
            ],
        },
        {
            "text": "Three ministers have resigned, Harbour Today reported.",
            "verdict": Verdict.UNRESOLVED,
            "credits": lambda t, o: [credit(t, o, "Harbour Today", cue="reported")],
        },
        {
            "text": "A special sitting of the council was called for Thursday.",
            "verdict": Verdict.UNMATCHED,
            "relation": Relation.NONE,
            "matches": lambda t: [
                match(
                    TELEGRAM,
                    t,
                    [(0, "The council was called to a special sitting on Thursday.")],
                    Relation.PARAPHRASE,
                    0.9,
                    direction=Direction.COMMON_ORIGIN,
                )
            ],
        },
        {
            "text": "The strike is the third this year.",
            "relation": Relation.NONE,
            "probability": 0.46,
            "unsure": True,
            "matches": lambda t: [
                match(NO_NAME, t, [(8, "It is the third strike since January.")], Relation.PARAPHRASE, 0.46)
            ],
        },
        {
            "text": "Port Ellery has two ferry lines.",
            "relation": Relation.SHARED_FACT,
            "matches": lambda t: [
                match(ISLES, t, [(9, "Two ferry lines serve Port Ellery.")], Relation.SHARED_FACT, 0.21)
            ],
        },
        {"text": "The town was founded by salt traders, and its oldest pier is of oak."},
        {
            "text": "Image: Harbour Pictures",
            "role": Role.CAPTION,
            "credits": lambda t, o: [credit(t, o, "Harbour Pictures", cue="Image:", scope=Scope.IMAGE)],
        },
    ]
    left_out = Omitted(
        NORTHERN,
        (
            OriginalSentence(3, "The union said it had warned the company in January."),
            OriginalSentence(8, "Night crossings resume on Friday if the arbitrator signs."),
        ),
    )
    dropped = (Dropped("Sign up for our newsletter", "boilerplate"), Dropped("ferries; strike; port", "tags"))
    notes = ("Dates are read as UTC.",)
    return assemble(rows, title=title, outlet=outlet, omitted=(left_out,), dropped=dropped, notes=notes)


@st.composite
def records(draw: st.DrawFn) -> TraceRecord:
    """Any trace of up to eight lines and three originals."""
    sources = [NORTHERN, ISLES, NO_NAME]
    outlets = st.sampled_from(["Northern Wire", "Isles Radio", "Harbour Today"])

    def row() -> dict[str, object]:
        words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))
        chosen = draw(st.lists(st.sampled_from(sources), max_size=2, unique=True))
        found = [
            Match(
                source,
                (OriginalSentence(draw(st.integers(0, 9)), "Salt and oak."),),
                draw(st.sampled_from([r for r in Relation if r is not Relation.NONE])),
                draw(st.floats(0, 1)),
                draw(st.sampled_from(Direction)),
                draw(st.sampled_from(Position)),
                steps("Salt and oak.", " ".join(words)),
            )
            for source in chosen
        ]
        named = [
            Credit(name, name, CreditKind.OUTLET, "said", 0, 1, draw(st.sampled_from(Scope)))
            for name in draw(st.lists(outlets, max_size=2))
        ]
        return {
            "text": " ".join(words),
            "role": draw(st.sampled_from(Role)),
            "verdict": draw(st.sampled_from(Verdict)),
            "quoted": draw(st.booleans()),
            "unsure": draw(st.booleans()),
            "matches": lambda _: found,
            "credits": lambda *_: named,
        }

    return assemble([row() for _ in range(draw(st.integers(1, 8)))])

"""Traces written by hand, for tests of everything that shows a trace.

The events, outlets and people are invented. ``harbour`` holds every verdict,
relation, direction and kind of credit once; ``large``, ``hostile`` and
``many_scripts`` stretch the page; ``records`` draws any trace at all.
"""

from __future__ import annotations

import difflib
import hashlib
import random
import re
from collections.abc import Sequence

from hypothesis import strategies as st

from provenance.model import (
    Credit,
    CreditKind,
    Direction,
    Document,
    DocumentReference,
    Drift,
    Dropped,
    Match,
    Omitted,
    OriginalSentence,
    Position,
    Relation,
    Role,
    Scope,
    Sentence,
    Summary,
    TracedSentence,
    TraceRecord,
    Verdict,
    WordingStep,
)

SIGNATURE = "provenance 0.1.0 | corpus 6 documents 3f9a2c41 | model plain-1 | settings default"

NORTHERN = DocumentReference(
    id="0a" * 16,
    path="corpus/northern-wire.txt",
    url="https://northernwire.example/2031/ferries",
    title="Ferry crews in Port Ellery walk out over night rota",
    outlet="Northern Wire",
    published="2031-03-04T05:10+00:00",
)
ISLES = DocumentReference(
    id="0b" * 16,
    path="corpus/isles-radio.txt",
    url="https://islesradio.example/a/77",
    title="Walkout empties the quays",
    outlet="Isles Radio",
    published="2031-03-04T09:45+00:00",
)
TELEGRAM = DocumentReference(
    id="0c" * 16,
    title="Harbour: a day later",
    outlet="Evening Telegram",
    published="2031-03-06",
)
NO_NAME = DocumentReference(id="0d" * 16, path="corpus/undated.txt")


def steps(original: str, article: str) -> tuple[WordingStep, ...]:
    """Word steps that replay; good enough for a page, and no judge of anything."""
    a, b = re.findall(r"\s*\S+", original), re.findall(r"\s*\S+", article)
    names = {"equal": "keep", "delete": "drop", "insert": "add", "replace": "replace"}
    result = []
    for tag, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        left, right = "".join(a[i:j]), "".join(b[k:m])
        op = names[tag] if tag != "equal" or left == right else "replace"
        result.append(WordingStep(op, left, right))
    return tuple(result)


def match(
    original: DocumentReference,
    article_text: str,
    sentences: Sequence[tuple[int, str]],
    relation: Relation = Relation.PARAPHRASE,
    probability: float = 0.93,
    **more: object,
) -> Match:
    """A match with word steps filled in."""
    wording = steps(" ".join(text for _, text in sentences), article_text)
    found = tuple(OriginalSentence(index, text) for index, text in sentences)
    return Match(original, found, relation, probability, wording=wording, **more)  # type: ignore[arg-type]


def credit(
    sentence: str,
    offset: int,
    name: str,
    kind: CreditKind = CreditKind.OUTLET,
    *,
    outlet: str | None = None,
    cue: str = "",
    scope: Scope = Scope.SENTENCE,
    citing: tuple[str, ...] = (),
) -> Credit:
    """A credit whose name stands in the sentence."""
    start = offset + sentence.index(name)
    named = outlet or (name if kind is CreditKind.OUTLET else None)
    return Credit(name, named, kind, cue, start, start + len(name), scope, citing)


def assemble(
    rows: Sequence[dict[str, object]],
    *,
    title: str | None = "Port Ellery ferries stay in harbour",
    outlet: str | None = "Coastal Gazette",
    published: str | None = "2031-03-05",
    url: str | None = "https://coastalgazette.example/ferries",
    path: str | None = "articles/ferries.txt",
    language: str | None = "en",
    omitted: tuple[Omitted, ...] = (),
    dropped: tuple[Dropped, ...] = (),
    notes: tuple[str, ...] = (),
) -> TraceRecord:
    """A record from rows of {text, role, relation, verdict, matches(text), credits(text, start) ...}."""
    traced, sentences, offset = [], [], 0
    for index, row in enumerate(rows):
        text = str(row["text"])
        role = row.get("role", Role.BODY)
        matches = row["matches"](text) if "matches" in row else ()  # type: ignore[operator]
        credits = row["credits"](text, offset) if "credits" in row else ()  # type: ignore[operator]
        first = matches[0] if matches else None
        traced.append(
            TracedSentence(
                index=index,
                text=text,
                start=offset,
                end=offset + len(text),
                role=role,  # type: ignore[arg-type]
                relation=row.get("relation", first.relation if first else Relation.NONE),  # type: ignore[arg-type]
                probability=float(row.get("probability", first.probability if first else 0.02)),  # type: ignore[arg-type]
                verdict=row.get("verdict", Verdict.UNMATCHED) if role is Role.BODY else None,  # type: ignore[arg-type]
                quoted=bool(row.get("quoted", False)),
                unsure=bool(row.get("unsure", False)),
                matches=tuple(matches),
                credits=tuple(credits),
            )
        )
        sentences.append(Sentence(index, text, offset, offset + len(text), role, paragraph=index // 3))  # type: ignore[arg-type]
        offset += len(text) + 1
    whole = " ".join(s.text for s in sentences)
    article = Document(
        id=hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:32],
        text=whole,
        sentences=tuple(sentences),
        path=path,
        url=url,
        title=title,
        outlet=outlet,
        published=published,
        language=language,
        encoding="utf-8",
        dropped=dropped,
    )
    return TraceRecord(SIGNATURE, article, tuple(traced), omitted, summarise(traced), notes)


def summarise(traced: Sequence[TracedSentence]) -> Summary:
    """The summary that a tracer would write."""
    body = [s for s in traced if s.role is Role.BODY]
    derived = [
        s
        for s in body
        if not s.unsure and any(m.relation.derived and m.direction is Direction.SOURCE for m in s.matches)
    ]
    by_outlet: dict[str, int] = {}
    for s in derived:
        name = next(m for m in s.matches if m.relation.derived).original.outlet or ""
        by_outlet[name] = by_outlet.get(name, 0) + 1
    verdicts = [s.verdict.value for s in body if s.verdict]
    relations = [s.relation.value for s in body]
    return Summary(
        len(body),
        len(derived),
        {v: verdicts.count(v) for v in dict.fromkeys(verdicts)},
        by_outlet,
        {r: relations.count(r) for r in dict.fromkeys(relations)},
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


_WORDS = (
    "harbour",
    "pilot",
    "night",
    "rota",
    "tide",
    "oak",
    "salt",
    "council",
    "ferry",
    "quay",
    "storm",
    "crane",
)


def _prose(dice: random.Random, words: int) -> str:
    return " ".join(dice.choice(_WORDS) for _ in range(words)).capitalize() + "."


def large(sentences: int = 300, originals: int = 20, *, seed: int = 7) -> TraceRecord:
    """A long article against many originals, the same every time."""
    dice = random.Random(seed)  # noqa: S311 - dice for a page, not for a secret
    sources = [
        DocumentReference(
            id=f"{n:032x}",
            url=f"https://source{n}.example/{n}",
            title=f"Report number {n} on the harbour",
            outlet=f"Agency {chr(65 + n % 26)}{n}",
            published=f"2031-02-{1 + n % 28:02}",
        )
        for n in range(originals)
    ]
    return assemble([_large_row(dice, sources) for _ in range(sentences)], title="A long article")


def _large_row(dice: random.Random, sources: Sequence[DocumentReference]) -> dict[str, object]:
    text = _prose(dice, dice.randint(8, 32))
    if dice.random() < 0.3:
        return {"text": text}
    words = text.split()
    kept = " ".join(w if dice.random() < 0.8 else dice.choice(_WORDS) for w in words)
    chosen = dice.sample(list(sources), min(len(sources), dice.choice([1, 1, 1, 2])))
    drift = (Drift("number", "13", "31"),) if dice.random() < 0.1 else ()
    found = [
        match(s, text, [(dice.randint(0, 40), kept)], probability=dice.uniform(0.8, 0.99), drift=drift)
        for s in chosen
    ]
    verdict = dice.choice([Verdict.CREDITED, Verdict.UPSTREAM_ONLY, Verdict.MISCREDITED, Verdict.UNCREDITED])
    return {"text": text, "verdict": verdict, "quoted": dice.random() < 0.2, "matches": lambda _: found}


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> said the mayor.",
    '=HYPERLINK("http://evil.example","click") and +1 and -1 and @SUM(1) and |cmd.',
    '#set page(width: 1pt) #eval("1") $x$ *bold* _it_ `code` <label> @ref \\ // comment /* */',
    "W" * 5000 + " is one word.",
    "Right \u202eto left\u202c and \u2066isolated\u2069 and \u200bzero\u200b width.",
    "NUL \x00 and bell \x07 and escape \x1b[31mred\x1b[0m and form \x0c feed.",
    "An emoji \U0001f600, a flag \U0001f1f0\U0001f1ff, an unassigned \U000e0fff sign, {{ 7*7 }} {% raw %}.",
    "![picture](javascript:alert(1)) [link](http://evil.example) | table | cell | --- <!-- comment -->",
    "]]></style></title></textarea><svg onload=alert(3)> & &amp; &#60; ' \" `",
)


def hostile() -> TraceRecord:
    """An article whose every text tries to be something else than text."""
    source = DocumentReference(
        id="ee" * 16,
        path="../../etc/passwd",
        url="javascript:alert('url')",
        title=HOSTILE[0],
        outlet="<b>Evil & Sons</b>",
        published="2031-03-01",
    )
    rows: list[dict[str, object]] = [
        {
            "text": text,
            "verdict": Verdict.MISCREDITED,
            "matches": lambda t: [
                match(source, t, [(0, t[::-1][:200])], drift=(Drift("name", t[:40], "=1+1"),))
            ],
            "credits": lambda t, o: [
                Credit(t[:12], t[:12], CreditKind.OUTLET, "<i>", o, o + 12, Scope.SENTENCE, (HOSTILE[1],))
            ],
        }
        for text in HOSTILE
    ]
    left_out = Omitted(source, tuple(OriginalSentence(n, text) for n, text in enumerate(HOSTILE)))
    dropped = tuple(Dropped(text, "<script>") for text in HOSTILE)
    return assemble(
        rows,
        title=HOSTILE[8],
        outlet="=cmd|' /C calc'!A0",
        url="javascript:alert(1)",
        path="</script>.txt",
        omitted=(left_out,),
        dropped=dropped,
        notes=HOSTILE,
    )


def many_scripts() -> TraceRecord:
    """Latin, Cyrillic, Greek, Arabic and Chinese beside one another."""
    texts = (
        (
            "Паромы в порту Эллери остановились, сообщило агентство.",
            "Паромы порта Эллери встали, сообщило агентство.",
        ),
        ("توقفت العبارات في الميناء قبل الفجر.", "توقفت العبارات في ميناء إليري قبل الفجر."),
        ("埃勒里港的渡轮在黎明前停航。", "黎明前，埃勒里港的渡轮停航。"),
        ("Τα πλοία έμειναν στο λιμάνι.", "Τα πλοία μένουν στο λιμάνι."),
        ("Façade, naïve, Łódź, ağaç, Đà Nẵng, œuvre.", "Façade, naïve, Łódź, ağaç, Đà Nẵng."),
    )
    source = DocumentReference(id="cc" * 16, title="渡轮停航", outlet="РИА Пример", published="2031-03-04")
    rows: list[dict[str, object]] = [
        {
            "text": article,
            "verdict": Verdict.UNCREDITED,
            "matches": lambda t, o=original: [match(source, t, [(0, o)])],
        }
        for article, original in texts
    ]
    return assemble(rows, title="Паромы · العبارات · 渡轮", language="mul")


@st.composite
def records(draw: st.DrawFn) -> TraceRecord:
    """Any trace of up to eight lines and three originals."""
    sources = [NORTHERN, ISLES, NO_NAME]
    outlets = st.sampled_from(["Northern Wire", "Isles Radio", "Harbour Today"])

    def row() -> dict[str, object]:
        words = draw(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9))
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

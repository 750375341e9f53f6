"""Traces that stretch a page: ``large``, ``hostile`` and ``many_scripts``, all invented."""

from __future__ import annotations

import random
from collections.abc import Sequence

from invented_parts import WORDS, assemble, match

from provenance.model import (
    Credit,
    CreditKind,
    DocumentReference,
    Drift,
    Dropped,
    Omitted,
    OriginalSentence,
    Scope,
    TraceRecord,
    Verdict,
)

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


def _prose(dice: random.Random, words: int) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(words)).capitalize() + "."


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
    kept = " ".join(w if dice.random() < 0.8 else dice.choice(WORDS) for w in words)
    chosen = dice.sample(list(sources), min(len(sources), dice.choice([1, 1, 1, 2])))
    drift = (Drift("number", "13", "31"),) if dice.random() < 0.1 else ()
    found = [
        match(s, text, [(dice.randint(0, 40), kept)], probability=dice.uniform(0.8, 0.99), drift=drift)
        for s in chosen
    ]
    verdict = dice.choice([Verdict.CREDITED, Verdict.UPSTREAM_ONLY, Verdict.MISCREDITED, Verdict.UNCREDITED])
    return {"text": text, "verdict": verdict, "quoted": dice.random() < 0.2, "matches": lambda _: found}

"""The teacher's sheet: aims, minutes, questions to discuss, words, common mistakes, by the kinds that are used."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.classroom.values import Answering, Item, Kind, LanguageLevel, Lesson, Step
from provenance.classroom.wording import glossary

_AIMS: dict[Kind, str] = {
    Kind.MATCH: "Students recognise a sentence in other words, and tell it from one that only shares names.",
    Kind.CREDIT_HUNT: "Students find out where a text names its sources, and where it does not.",
    Kind.WHO_SAID_IT: "Students trace a statement through the hands it passed, back to the one who made it.",
    Kind.SPOT_THE_CHANGE: "Students notice when a number, a day, a name or a word of caution changes on the way.",
    Kind.VERDICT: "Students tell a credited sentence from one that names another source, or none.",
    Kind.REWRITE: "Students can add a proper credit without changing what is said.",
    Kind.DETECTIVE: "Students attribute a whole article and see how much of it comes from elsewhere.",
}
_DISCUSSION: dict[Kind, str] = {
    Kind.MATCH: "How can two sentences have the same names and numbers and still not come from each other?",
    Kind.CREDIT_HUNT: "Is one credit at the foot of an article enough for all of it? For a reader? For the author?",
    Kind.WHO_SAID_IT: "The more hands, the less certain? What can be lost or added at each step?",
    Kind.SPOT_THE_CHANGE: "Which of the changes would mislead a reader, and which would not? Why were they made?",
    Kind.VERDICT: "A text names the ministry but not the agency it copied from. What does the reader not learn?",
    Kind.REWRITE: "Does the sentence read worse with its credit? Does it read more trustworthy?",
    Kind.DETECTIVE: "What share of the article is the author's own? Does that make it good or bad journalism?",
}
_MISTAKES: dict[Kind, str] = {
    Kind.MATCH: "Choosing the sentence with the same numbers. Reports of one event share those.",
    Kind.CREDIT_HUNT: "Taking every “said” for a credit to an outlet: a minister who speaks is no outlet.",
    Kind.WHO_SAID_IT: "Putting the best-known outlet first. First is the one who spoke.",
    Kind.SPOT_THE_CHANGE: "Counting other words for the same thing as a change.",
    Kind.VERDICT: "Calling a sentence “credited” because it names anybody at all.",
    Kind.REWRITE: "Adding a credit that covers more than the source said, or changing a figure while rewriting.",
    Kind.DETECTIVE: "Stopping at the first document with the same topic.",
}
_MINUTES = {
    Answering.ONE: 2.0,
    Answering.SEVERAL: 4.0,
    Answering.ORDER: 3.0,
    Answering.OPEN: 5.0,
    Answering.GRID: 12.0,
}
_GENERAL = (
    "Who earns money with news that somebody else gathered, and who pays for gathering it?",
    "When is copying fair: licensed, quoted, credited? What would you ask the author?",
)
_FAIR = (
    "Reading a missing credit as proof of bad intent. The material shows texts, not intentions or contracts."
)


def lesson(items: Sequence[Item], level: LanguageLevel) -> Lesson:
    """Returns the lesson sheet for these items."""
    kinds = tuple(dict.fromkeys(item.kind for item in items))
    working = max(5, round(sum(_MINUTES[item.answering] for item in items)))
    return Lesson(
        aims=tuple(_AIMS[kind] for kind in kinds),
        steps=(
            Step(5, "Ask: where does the news you read come from? Explain the words below with one example."),
            Step(working, f"Students work on the {len(items)} questions, alone or in pairs."),
            Step(
                10,
                "Compare answers with the key. For each wrong answer, let someone explain why it tempted them.",
            ),
            Step(10, "Discuss two of the questions below."),
        ),
        discussion=(*(_DISCUSSION[kind] for kind in kinds), *_GENERAL),
        vocabulary=glossary(kinds, level),
        mistakes=(*(_MISTAKES[kind] for kind in kinds), _FAIR),
    )

"""What all formats of an exercise say alike: titles, how to answer, what an answer is worth, where evidence stands."""

from __future__ import annotations

from provenance.classroom.values import LETTERS, Answering, Choice, Evidence, Item, Kind, Paper
from provenance.text.counted import count

TITLES: dict[Kind, str] = {
    Kind.MATCH: "Find the original",
    Kind.CREDIT_HUNT: "Hunt the credit",
    Kind.WHO_SAID_IT: "Who really said it?",
    Kind.SPOT_THE_CHANGE: "Spot the change",
    Kind.VERDICT: "Give the verdict",
    Kind.REWRITE: "Add the credit",
    Kind.DETECTIVE: "Be the detective",
}

PLANTED = "The change shown here was made for this exercise. It is not in the article."

NOT_PROVEN = (
    "A finding says that two texts are alike and which came first. It does not say why, and it never proves intent.",
    "Newspapers republish agency reports under contract, often without a credit in each sentence: that is normal.",
    "An original that the corpus does not hold cannot be found: “unmatched” means not found, not the paper's own work.",
    "Two texts may both go back to a third that nobody here has seen.",
)
"""What a teacher should say before a class judges anybody."""


def lettered(item: Item) -> tuple[tuple[str, Choice], ...]:
    """The choices with the letters by which the paper calls them."""
    return tuple(zip(LETTERS, item.choices, strict=False))


def direction(item: Item) -> str:
    """How an item is answered on paper, in one sentence of plain English."""
    match item.answering:
        case Answering.ONE:
            return "Tick one answer."
        case Answering.SEVERAL:
            return "Tick every answer that is right. There may be one or more."
        case Answering.ORDER:
            return "Write the letters in the boxes, from first to last."
        case Answering.GRID:
            return "Tick one box in every line."
        case Answering.OPEN:
            return "Write your answer on the lines."


def worth(points: int) -> str:
    """The points of an item in words."""
    return count(points, "point")


def right_answer(item: Item) -> str:
    """The right answer in the letters of the paper, as an answer file holds it; "" for an open item."""
    match item.answering:
        case Answering.OPEN:
            return ""
        case Answering.GRID:
            return " ".join(f"{place}={item.letter(row.right)}" for place, row in enumerate(item.rows, 1))
        case Answering.ORDER:
            return " ".join(item.letter(choice) for choice in item.order)
        case _:
            return " ".join(sorted(item.letter(choice) for choice in item.right))


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a passage, without empty ones."""
    return tuple(part.strip() for part in text.split("\n") if part.strip())


def source(evidence: Evidence) -> str:
    """Where an original stands: outlet, date and title, as far as known."""
    title = f"“{evidence.title}”" if evidence.title else ""
    return ", ".join(part for part in (evidence.outlet, evidence.published[:10], title) if part)


def finding(evidence: Evidence) -> str:
    """What the trace says: relation, probability and verdict, as far as they apply."""
    sure = f"{min(99, round(100 * evidence.probability))} %" if evidence.probability else ""
    return ", ".join(part for part in (evidence.relation, sure, evidence.verdict) if part)


def answer_heading(paper: Paper) -> list[str]:
    """The columns of an answer file for a paper, in the order of its items."""
    return ["student", "paper", *(item.id for item in paper.items)]

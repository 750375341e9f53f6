"""The one question of the candidate step, in the words that DuckDB and Spark SQL have in common.

Tables that it reads::

    postings (feature, number, sentence, earliest, latest, leads, same, article, document)
    weights  (postings, weight)

and that it makes, one from the other: ``sizes`` (how many texts have a
feature), ``lists`` (the postings worth keeping, with their place in the order
of time), ``candidates``, ``leaders`` (which articles are judged one after the
other).

No floating point, and a full order wherever order matters, so that every
engine gives the same answer however the rows are divided.
"""

from __future__ import annotations

from dataclasses import dataclass

from provenance.engines.job import Plan

POSTING = "feature, number, sentence, earliest, latest, leads, same, article, document"
"""The columns of a posting: a feature, the sentence that has it, and what decides who may be compared."""

NEIGHBOURS = ("held DESC", "leader", "article")
"""The order in which articles are judged."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What differs: the function that makes rows of a list, the one that makes a list of whole numbers.

    ``salts`` is the number of parts in which the postings of one feature are
    counted before the parts are added up: where machines share the work, none
    is handed all postings of a sentence that stands in a million texts.
    """

    explode: str
    series: str
    salts: int


DUCKDB = Dialect("unnest", "generate_series", 1)
SPARK = Dialect("explode", "sequence", 32)


def sizes(plan: Plan, dialect: Dialect) -> str:
    """For each feature that ties two texts or more, but not too many: ``size``, its postings in documents."""
    salt = f"number % {dialect.salts}"
    return f"""
        SELECT feature, CAST(sum(size) AS BIGINT) AS size FROM (
            SELECT feature, {salt} AS salt, count(*) AS entries,
                   sum(CASE WHEN document THEN 1 ELSE 0 END) AS size
            FROM postings GROUP BY feature, {salt}
        ) AS dealt
        GROUP BY feature HAVING sum(entries) > 1 AND sum(size) BETWEEN 1 AND {plan.wide}
    """  # noqa: S608  (whole numbers from our own settings)


def lists(plan: Plan) -> str:
    """The postings of these features; in wide ones ``place`` counts documents in order of time."""
    return f"""
        SELECT {POSTING}, size, CAST(0 AS BIGINT) AS place
        FROM postings JOIN sizes USING (feature) WHERE size <= {plan.cut}
        UNION ALL
        SELECT {POSTING}, size, CAST(sum(CASE WHEN document THEN 1 ELSE 0 END) OVER (
                PARTITION BY feature ORDER BY earliest, number, sentence
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT) AS place
        FROM postings JOIN sizes USING (feature) WHERE size > {plan.cut}
    """  # noqa: S608


def candidates(plan: Plan, dialect: Dialect, chosen: str) -> str:
    """For each article of ``lists`` that ``chosen`` (a condition) lets in, the documents that share most.

    Ranked three times. By all that they share. By what they share of a sentence to which none is nearer (``lead``):
    who gave a single sentence stands behind those that brush many. And by what is rare: a story that hundreds carry
    ties an article to the first and the nearest of them only; who gave it the words that few have may stand anywhere
    between. Who has little of what the best has is left out, unless it has nearly as much of a sentence as the
    best for it (``near``): it shows what every report carries.
    """
    own = "feature, number, sentence, earliest, latest, leads, same, size"
    pair = "p.number AS article, p.sentence AS s, q.number AS document, q.earliest, q.sentence AS t, p.size"
    return f"""
        WITH asked AS (
            SELECT {own}, place FROM lists WHERE article AND {chosen}
        ), stepped AS (
            SELECT {own}, place, {dialect.explode}({dialect.series}(1, {2 * plan.reach})) AS step
            FROM asked WHERE size > {plan.cut}
        ), sought AS (
            SELECT DISTINCT {own},
                CASE WHEN step <= {plan.reach} THEN step ELSE place - step + {plan.reach + 1} END AS place
            FROM stepped
        ), pairs AS (
            SELECT {pair} FROM asked p JOIN lists q ON p.feature = q.feature
            WHERE p.size <= {plan.cut} AND {_may(plan)}
            UNION ALL
            SELECT {pair} FROM sought p JOIN lists q ON p.feature = q.feature AND p.place = q.place
            WHERE q.size > {plan.cut} AND {_may(plan)}
        ), sentence_pairs AS (
            SELECT article, s, document, earliest, t, sum(weight) AS evidence,
                   sum(CASE WHEN size <= {plan.cut} THEN weight ELSE 0 END) AS rare
            FROM pairs JOIN weights ON pairs.size = weights.postings
            GROUP BY article, s, document, earliest, t HAVING sum(weight) >= {plan.least}
        ), sentences AS (
            SELECT article, s, document, earliest, max(evidence) AS evidence, max(rare) AS rare
            FROM sentence_pairs GROUP BY article, s, document, earliest
        ), led AS (
            SELECT article, s, document, earliest, evidence, rare,
                   max(evidence) OVER (PARTITION BY article, s) AS most,
                   sum(evidence) OVER (PARTITION BY article, document) AS whole
            FROM sentences
        ), placed AS (
            SELECT article, document, earliest, evidence, rare, most,
                   row_number() OVER (
                       PARTITION BY article, s ORDER BY evidence DESC, whole DESC, earliest, document) AS place
            FROM led
        ), documents AS (
            SELECT article, document, earliest, sum(evidence) AS evidence, sum(rare) AS rare,
                   max(CASE WHEN place = 1 THEN evidence ELSE 0 END) AS lead,
                   max(CASE WHEN 100 * evidence >= {plan.near} * most THEN evidence ELSE 0 END) AS near
            FROM placed GROUP BY article, document, earliest
        ), ranked AS (
            SELECT article, document, evidence, rare, lead, near, max(evidence) OVER (PARTITION BY article) AS best,
                   max(rare) OVER (PARTITION BY article) AS rarest,
                   row_number() OVER (PARTITION BY article ORDER BY evidence DESC, earliest, document) AS place,
                   row_number() OVER (PARTITION BY article ORDER BY rare DESC, earliest, document) AS rare_place,
                   row_number() OVER (PARTITION BY article ORDER BY lead DESC, evidence DESC, earliest, document)
                       AS lead_place
            FROM documents
        )
        SELECT article, document FROM ranked
        WHERE ((place <= {plan.limit} OR (lead_place <= {plan.limit} AND lead >= {plan.lead}))
               AND (100 * evidence >= {plan.share} * best OR near >= {plan.rival}))
           OR (rare_place <= {plan.limit} AND rare >= {plan.least} AND 100 * rare >= {plan.share} * rarest)
    """  # noqa: S608


def leaders() -> str:
    """For each article of ``candidates`` the one of its documents that most articles share, and how many do.

    Articles in the order of ``NEIGHBOURS`` are compared with the same documents as their neighbours, whose texts
    need not be read anew for each. It is an order and no division: a story that thousands carry can be cut anywhere.
    """
    return """
        SELECT article, document AS leader, held FROM (
            SELECT article, document, held,
                   row_number() OVER (PARTITION BY article ORDER BY held DESC, document) AS place
            FROM candidates
            JOIN (SELECT document, count(*) AS held FROM candidates GROUP BY document) AS counted
            USING (document)
        ) AS ranked WHERE place = 1
    """


def _may(plan: Plan) -> str:
    """Which documents are compared: not the article itself, nor later ones that report at second hand."""
    window = "" if plan.window is None else f" AND q.latest >= p.earliest - {plan.window}"
    return (
        "q.document AND q.number <> p.number AND q.same <> p.same"
        f" AND (q.earliest <= p.latest OR (q.leads AND NOT p.leads)){window}"
    )

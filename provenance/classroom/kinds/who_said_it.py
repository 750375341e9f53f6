"""*who really said it*: order the chain from the one who spoke to the page that was read."""

from __future__ import annotations

from provenance.attribution.tally import via_of
from provenance.classroom.certainty import Borrowed, borrowed, is_proper
from provenance.classroom.drafts import Draft, Drafts
from provenance.classroom.material import Material
from provenance.classroom.options import Options
from provenance.classroom.values import Answering, Choice, Item, Kind, Level, Passage
from provenance.classroom.wording import outlet_and_day, prompt
from provenance.model import Credit, CreditKind, DocumentReference, Scope
from provenance.text.names import same_name

_NO_CHAIN = "the original names nobody whom it has the news from, or not plainly one"
_SAME_ROUTE = "another sentence came the same way, and is asked"
_LONGEST_NAME = 7  # words


def chains(material: Material, options: Options) -> Drafts:
    """Returns one draft for every route by which the original of a sentence plainly has the news.

    Of several sentences that came the same way the surest is asked: its answer would be that of all.
    """
    drafts = Drafts()
    asked: list[tuple[list[str], Draft]] = []
    for sentence, found in borrowed(material, options.language_level):
        if isinstance(found, str):
            drafts.skip(found)
            continue
        chain = _chain(material, found)
        if len(chain) < 3:
            drafts.skip(_NO_CHAIN)
            continue
        draft = Draft(
            _item(material, found, chain, options),
            frozenset({sentence.index}),
            len(chain) + found.match.probability,
        )
        place = next((n for n, (route, _) in enumerate(asked) if _same_route(route, chain)), None)
        if place is None:
            asked.append((chain, draft))
            continue
        drafts.skip(_SAME_ROUTE)
        if draft.merit > asked[place][1].merit:
            asked[place] = chain, draft
    drafts.made = [draft for _, draft in asked]
    return drafts


def _same_route(one: list[str], two: list[str]) -> bool:
    """Whether two routes lead through the same hands, however they are called."""
    if len(one) != len(two):
        return False
    return all(name == other or same_name(name, other) for name, other in zip(one, two, strict=True))


def _chain(material: Material, found: Borrowed) -> list[str]:
    """Returns the hands that a sentence passed through, first to last; [] where one of them is not plain."""
    if not found.outlet:
        return []
    upstream = _upstream(material, found)
    via = via_of(found.sentence)
    if not upstream or (via is not None and not _told_apart(found.document.published, via.original)):
        return []
    own = material.record.article.outlet
    stations = [*upstream, found.outlet, *([via.original.outlet or ""] if via else []), own or ""]
    named = [name for name in stations if name]
    alike = any(same_name(one, two) for place, one in enumerate(named) for two in named[place + 1 :])
    return [] if alike else stations


def _told_apart(first: str | None, via: DocumentReference) -> bool:
    """Whether the dates that the paper shows tell which of two texts came first: their days, or else their minutes."""
    one, two = _shown_time(first), _shown_time(via.published)
    return bool(via.outlet and one and two) and one[: len(two)] < two[: len(one)]


def _shown_time(published: str | None) -> str:
    """Day and minute as far as they are known, in an order that can be compared."""
    return (published or "")[:16]


def _upstream(material: Material, found: Borrowed) -> list[str]:
    """Returns whom the original's sentence has the news from, the first speaker first."""
    index = found.match.sentences[0].index
    credits = [c for c in material.credits_of(found.document).get(index, ()) if c.outlet != found.outlet]
    if any(c.kind is CreditKind.GENERIC or c.scope is not Scope.SENTENCE for c in credits):
        return []
    plain = [credit for credit in credits if _is_name(credit)]
    if len(plain) != len(credits) or len(plain) > 2 or not plain:
        return []
    if len(plain) == 1:
        return [plain[0].name]
    citing = [credit for credit in plain if credit.citing]
    cited = [credit for credit in plain if not credit.citing]
    if len(citing) == 1 and len(cited) == 1 and cited[0].name in citing[0].citing:
        return [cited[0].name, citing[0].name]
    return []


def _is_name(credit: Credit) -> bool:
    return len(credit.name.split()) <= _LONGEST_NAME and is_proper(credit.name)


def _item(material: Material, found: Borrowed, chain: list[str], options: Options) -> Item:
    article = material.record.article
    hard = options.level is Level.HARD
    via = via_of(found.sentence)
    passages = [
        Passage(
            "The article",
            found.sentence.text,
            "" if hard else outlet_and_day(article.outlet, article.published),
        )
    ]
    if via is not None:
        passages.append(
            _passage(
                via.original.outlet, via.original.published, " ".join(s.text for s in via.sentences), "minute"
            )
        )
    shown = "minute" if via is not None else "" if hard else "day"
    passages.append(_passage(found.outlet, found.document.published, found.right, shown))
    names = [*chain[:-1], f"the article ({chain[-1]})" if chain[-1] else "the article"]
    choices = tuple(Choice(f"c{place}", name) for place, name in enumerate(names, 1))
    order = tuple(choice.id for choice in choices)
    return Item(
        id=f"who-said-it-{found.sentence.index + 1}",
        kind=Kind.WHO_SAID_IT,
        answering=Answering.ORDER,
        level=options.level,
        prompt=prompt("who", options.language_level),
        material=tuple(passages),
        choices=choices,
        order=order,
        points=len(order),
        explanation=f"{' → '.join(names)}: {found.outlet} names {names[0]}, and the article took it from there.",
        evidence=(found.evidence(),),
        hint=prompt("who-hint", options.language_level) if options.level is Level.EASY else "",
    )


def _passage(outlet: str | None, published: str | None, text: str, shown: str) -> Passage:
    """An original with its "day", with its "minute" where that is known, or with no date."""
    when = outlet_and_day(None, published) if shown else ""
    minute = _shown_time(published)[11:] if shown == "minute" else ""
    return Passage(f"An earlier text by {outlet}", text, f"{when}, {minute} UTC" if minute else when)

"""Links that lead to where a text is from: below it ("Read the full story here"), and amid it ("it was reported")."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from provenance.model import Credit, CreditKind, Document, Scope, Sentence
from provenance.outlets import Identity, Registry
from provenance.text.link_labels import addresses, host_of, leads_to_source

CUE = "link"


def linked_in(
    document: Document,
    sentence: Sentence,
    outlets: Iterable[str],
    registry: Registry,
    hosts: Mapping[str, Collection[str]],
) -> Iterator[Credit]:
    """Yields the credits that a line gives to outlets by leading to a page of theirs, and saying nothing else.

    Args:
        document: the article.
        sentence: a line beside its text.
        outlets: who published what was found in the article.
        registry: the known outlets, with their addresses.
        hosts: at which addresses what they published stands, by outlet.
    """
    pages = [link.url for link in document.links if sentence.start <= link.start < sentence.end]
    pages += addresses(sentence.text)
    if not pages or not leads_to_source(
        sentence.text, (m.name for m in registry.mentions(sentence.text, weak=True))
    ):
        return
    same = Identity(registry)
    for outlet in outlets:
        for page in pages:
            known = registry.by_domain(page)
            if (known and same(known.name, outlet)) or host_of(page) in hosts.get(outlet, ()):
                yield Credit(
                    sentence.text, outlet, CreditKind.OUTLET, CUE, sentence.start, sentence.end, Scope.ARTICLE
                )
                break


def link_in(
    document: Document,
    sentence: Sentence,
    outlet: str,
    registry: Registry,
    hosts: Mapping[str, Collection[str]],
    along: Collection[str] = (),
) -> Credit | None:
    """Returns the credit that a sentence gives an outlet by a link to a page of its, whatever the words that bear it.

    Args:
        document: the article.
        sentence: one of its sentences.
        outlet: who published what the sentence was taken from.
        registry: the known outlets; of others their own address tells ("merrowbugle.com").
        hosts: at which addresses what they published stands, by outlet.
        along: addresses that the original links to itself: they were taken with the text.
    """
    same = Identity(registry)
    for link in document.links:
        host = host_of(link.url) if sentence.start <= link.start < sentence.end else ""
        if host and link.url not in along and (host in hosts.get(outlet, ()) or same(host, outlet)):
            words = document.text[link.start : link.end]
            return Credit(words, outlet, CreditKind.OUTLET, CUE, link.start, link.end, Scope.SENTENCE)
    return None


def hosts_of(documents: Iterable[Document]) -> dict[str, set[str]]:
    """Returns the hosts at which some documents stand, by outlet."""
    hosts: dict[str, set[str]] = {}
    for document in documents:
        if document.outlet and document.url:
            hosts.setdefault(document.outlet, set()).add(host_of(document.url))
    return hosts

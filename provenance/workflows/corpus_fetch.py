"""Pages and feeds from the web as records, only when the user asks for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.errors import ReadingError
from provenance.workflows.corpus_client import Client, Fetching, Page
from provenance.workflows.corpus_feeds import Listed, listed, looks_like_feed
from provenance.workflows.corpus_raw import Known, Raw, Skipped


def fetched(urls: Sequence[str], limits: Fetching, known: Known) -> Iterator[Raw | Skipped]:
    """Yields the pages at these addresses, and the pages that feeds and sitemaps among them list."""
    client = Client(limits)
    for url in urls:
        try:
            page = client.get(url)
            if looks_like_feed(page.data):
                yield from _of_feed(client, page, limits, known)
            else:
                yield _raw(page, known)
        except ReadingError as error:
            yield Skipped(url, str(error), url)


def _of_feed(client: Client, page: Page, limits: Fetching, known: Known) -> Iterator[Raw | Skipped]:
    entries = list(listed(page.data, name=page.url, base=page.url))
    pages = [entry for entry in entries if not entry.nested]
    for entry in pages[: limits.pages]:
        try:
            yield _entry(client, entry, known)
        except ReadingError as error:
            yield Skipped(entry.url or page.url, str(error), page.url)
    if len(pages) > limits.pages:
        what = f"it lists {len(pages)} pages, of which the first {limits.pages} were asked for"
        yield Skipped(page.url, f"{what}; fetch more with --pages {len(pages)}", page.url)
    if nested := [entry.url for entry in entries if entry.nested and entry.url]:
        names = ", ".join(nested[:3])
        yield Skipped(
            page.url, f"it lists {len(nested)} other sitemaps; name those you want, such as {names}", page.url
        )


def _entry(client: Client, entry: Listed, known: Known) -> Raw:
    """Returns the page of a feed entry, or the text that the feed holds where the page is not to be had."""
    try:
        if entry.url is None:
            raise ReadingError("the feed gives no address for it")
        return _raw(client.get(entry.url), known.over(entry.known))
    except ReadingError:
        if not entry.whole or entry.url is None:
            raise
        text = f"<html><body>{entry.text}</body></html>" if "<" in entry.text else entry.text
        return Raw(entry.url, entry.url, "", text=text, known=known.over(entry.known))


def _raw(page: Page, known: Known) -> Raw:
    return Raw(page.url, page.url, "", data=page.data, known=known.over(Known(url=page.url)))

"""Verifying: the pages that facts are quoted from, fetched again; which quotes no longer stand there.

One request an address, a few at a time. A page that cannot be read says nothing against a fact; where its text is kept
as evidence, what stands in that is told.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urldefrag

from bot.articles import work_on
from bot.fetching import Fetched, fetch
from facts.base import Fact
from facts.drafting import Stray, find_strays, read_all, read_article
from facts.errors import SourceError
from facts.store.articles import ArticleStore, KeptArticle

AT_ONCE = 4  # pages that are fetched side by side


@dataclass(frozen=True, slots=True)
class Place:
    """Facts with quotes that are held against one text: a page, or a file that somebody saved."""

    name: str  # its address, or the file's
    facts: tuple[Fact, ...]
    content: bytes | None = None  # a file's; None for a page, which is fetched


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of a place."""

    place: Place
    strays: tuple[Stray, ...] = ()
    unread: str | None = None  # why it could not be read
    kept: tuple[Fact, ...] = ()  # where it could not: the facts whose quotes stand in the text that is kept
    changed_since: date | None = None  # the day on which another text of it was kept


def find_places(facts: Iterable[Fact]) -> tuple[Place, ...]:
    """The pages of the facts that have a quote and an address, each once, in the facts' order."""
    by_url: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.quote and fact.source.url:
            by_url.setdefault(urldefrag(fact.source.url).url, []).append(fact)
    return tuple(Place(url, tuple(some)) for url, some in by_url.items())


async def verify_places(
    places: Sequence[Place], articles: ArticleStore, *, allow_private: bool, note_done: Callable[[], None]
) -> tuple[Verified, ...]:
    """What came of each place, in order; `note_done` is called as each is done."""
    turn = asyncio.Semaphore(AT_ONCE)

    async def verify(place: Place) -> Verified:
        async with turn:
            verified = await _verify(place, articles, allow_private)
            note_done()
            return verified

    return tuple(await asyncio.gather(*map(verify, places)))


async def _verify(place: Place, articles: ArticleStore, allow_private: bool) -> Verified:
    kept = [
        article for source in {fact.source.id for fact in place.facts} for article in await articles.of_source(source)
    ]
    try:
        if place.content is not None:
            found = Fetched(place.name, place.content, None)
        else:
            found = await fetch(place.name, allow_private=allow_private)
        verified, sha256 = await work_on(lambda: _hold(place, found), place.name)
    except SourceError as error:
        strays = [find_strays(place.facts, article.text) for article in kept]
        still = [fact for fact in place.facts if any(fact not in {stray.fact for stray in some} for some in strays)]
        return Verified(place, unread=str(error), kept=tuple(still))
    return replace(verified, changed_since=_changed_since(sha256, kept))


def _hold(place: Place, found: Fetched) -> tuple[Verified, str | None]:
    """The quotes against the page's article, and against all else that it shows; and the hash of the article."""
    whole = read_all(found.content, place.name, found.content_type)
    try:
        article = read_article(found.content, place.name, found.content_type)
    except SourceError:
        if find_strays(place.facts, whole):
            raise  # a page without an article, such as one that asks for a login, says nothing
        return Verified(place), None
    return Verified(place, find_strays(place.facts, article.text, whole)), article.sha256


def _changed_since(sha256: str | None, kept: Sequence[KeptArticle]) -> date | None:
    """When the text was kept last, if it was another one then."""
    if sha256 is None or not kept or any(article.sha256 == sha256 for article in kept):
        return None
    return max(article.at for article in kept).date()

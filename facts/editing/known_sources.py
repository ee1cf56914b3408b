"""Known sources: which source of the base an address belongs to, and which are from the same place."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlsplit

from facts.base import Fact
from facts.drafting.slugs import source_slug
from facts.sources import Source

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|igshid|mc_[ce]id|ref|cmpid|at_\w+", re.IGNORECASE)


def sources_of(facts: Iterable[Fact]) -> tuple[Source, ...]:
    """The sources of facts, each once, in order."""
    return tuple(dict.fromkeys(fact.source for fact in facts))


def find_source(url: str, sources: Iterable[Source]) -> Source | None:
    """The source of that address, however it was shared; None where there is none."""
    sought = _plain(url)
    return next((source for source in sources if source.url and _plain(source.url) == sought), None)


def of_same_host(url: str, sources: Iterable[Source]) -> tuple[Source, ...]:
    """The sources from the same web host."""
    host = _host(url)
    return tuple(source for source in sources if host and source.url and _host(source.url) == host)


def give_id(source: Source, sources: Iterable[Source]) -> Source:
    """The source with an id of its own, or that of the base's where all else is the same."""
    taken: dict[str, Source] = {known.id: known for known in sources}
    for known in taken.values():
        if known == Source(known.id, source.title, source.publisher, source.author, source.published, source.url):
            return known
    published = source.published.isoformat() if source.published else ""
    slug = source.id or source_slug(source.title, source.publisher, published)
    unique, number = slug, 2
    while unique in taken:
        unique, number = f"{slug}-{number}", number + 1
    return Source(unique, source.title, source.publisher, source.author, source.published, source.url)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""


def _plain(url: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Host, path and what is asked for, without what says who shared it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url, "", ()
    asked = sorted((key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(key))
    return _host(url), parts.path.rstrip("/"), tuple(asked)

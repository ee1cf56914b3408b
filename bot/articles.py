"""Articles from where moderators have them: an address, a file, a pasted text. Read and drafted beside the event loop.

Reading a page or drafting from a report takes up to seconds of processor: a thread does it, and is waited for no longer
than a limit.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from bot.fetching import fetch
from facts.drafting import Article, Metadata, read_article, read_text
from facts.errors import SourceError

Made = TypeVar("Made")

LIMIT_SECONDS = 30.0  # of reading, and of drafting; the longest text that is read takes five


@dataclass(frozen=True, slots=True)
class Material:
    """What a moderator gives: a file's content, or a text, or the address of a page alone."""

    name: str  # what errors call it
    url: str | None = None  # where it stands
    text: str | None = field(default=None, repr=False)
    content: bytes | None = field(default=None, repr=False)

    @property
    def is_page(self) -> bool:
        """Whether there is nothing but the address."""
        return self.text is None and self.content is None


async def read_material(material: Material, *, allow_private: bool) -> Article:
    """The article; raises SourceError, one line for people, where it cannot be had or read."""
    content, text, name, url = material.content, material.text, material.name, material.url
    if content is not None:
        return await work_on(lambda: read_article(content, name, url=url), name)
    if text is not None:
        return await work_on(lambda: read_text(text, name, url), name)
    found = await fetch(url or "", allow_private=allow_private)
    return await work_on(lambda: read_article(found.content, name, found.content_type, found.url), name)


async def work_on(work: Callable[[], Made], name: str, limit_seconds: float = LIMIT_SECONDS) -> Made:
    """What comes of the work, done in a thread; raises SourceError where it takes too long."""
    try:
        async with asyncio.timeout(limit_seconds):
            return await asyncio.to_thread(work)
    except TimeoutError:
        raise SourceError(f"{name}: takes too long to read; give the article alone, as a text") from None


def complete(own: Metadata, other: Metadata) -> Metadata:
    """What an article says of itself, and of what it does not say that which another one says."""
    return replace(
        own,
        title=own.title or other.title,
        publisher=own.publisher or other.publisher,
        author=own.author or other.author,
        published=own.published or other.published,
        url=own.url or other.url,
    )

"""Articles: the texts that facts were drafted from, as evidence of what stood there. They are shown to nobody."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article's text, as it was when somebody drafted facts from it."""

    sha256: str  # of the text in UTF-8, in hexadecimal
    text: str = field(repr=False)
    title: str
    url: str | None
    who: str  # a name to read
    at: datetime  # aware of its time zone
    user_id: int | None = None  # in Telegram


class ArticleStore(Protocol):
    """Articles by the hashes of their texts. Each method is one transaction."""

    async def keep(self, article: KeptArticle) -> None:
        """Keep an article; the same text again is left as it was, but for an address where it had none."""

    async def find(self, sha256: str) -> KeptArticle | None:
        """The article of that hash."""

    async def note_source(self, sha256: str, source_id: str) -> None:
        """Facts of this source came from the article; nothing where that is known, or there is no such article."""

    async def of_source(self, source_id: str) -> tuple[KeptArticle, ...]:
        """The articles that facts of this source came from, oldest first."""

    async def drop_unused_before(self, moment: datetime) -> int:
        """Forget articles from which no fact came, kept before; gives their number."""


class MemoryArticles:
    """Articles in memory, for trying things."""

    def __init__(self) -> None:
        self._articles: dict[str, KeptArticle] = {}
        self._sources: dict[str, set[str]] = {}  # by article

    async def keep(self, article: KeptArticle) -> None:
        """Keep an article."""
        held = self._articles.setdefault(article.sha256, article)
        if held.url is None and article.url is not None:
            self._articles[article.sha256] = replace(held, url=article.url)

    async def find(self, sha256: str) -> KeptArticle | None:
        """The article of that hash."""
        return self._articles.get(sha256)

    async def note_source(self, sha256: str, source_id: str) -> None:
        """Facts of this source came from the article."""
        if sha256 in self._articles:
            self._sources.setdefault(sha256, set()).add(source_id)

    async def of_source(self, source_id: str) -> tuple[KeptArticle, ...]:
        """The articles that facts of this source came from."""
        found = [self._articles[sha256] for sha256, ids in self._sources.items() if source_id in ids]
        return tuple(sorted(found, key=lambda article: (article.at, article.sha256)))

    async def drop_unused_before(self, moment: datetime) -> int:
        """Forget articles from which no fact came."""
        unused = [key for key, kept in self._articles.items() if kept.at < moment and not self._sources.get(key)]
        for sha256 in unused:
            del self._articles[sha256]
        return len(unused)

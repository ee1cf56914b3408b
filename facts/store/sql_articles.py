"""Articles in SQLite or PostgreSQL."""

from dataclasses import asdict
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from facts.store.articles import KeptArticle
from facts.store.engines import reading, writing
from facts.store.tables import ARTICLE_SOURCES, ARTICLES


class SqlArticles:
    """All that an ArticleStore can do, in the database of the facts."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def keep(self, article: KeptArticle) -> None:
        """Keep an article."""
        async with writing(self._engine) as connection:
            known = (
                await connection.execute(sa.select(ARTICLES.c.url).where(ARTICLES.c.sha256 == article.sha256))
            ).first()
            if known is None:
                await connection.execute(ARTICLES.insert().values(**asdict(article)))
            elif known.url is None and article.url is not None:
                await connection.execute(
                    ARTICLES.update().where(ARTICLES.c.sha256 == article.sha256).values(url=article.url)
                )

    async def find(self, sha256: str) -> KeptArticle | None:
        """The article of that hash."""
        async with reading(self._engine) as connection:
            row = (await connection.execute(sa.select(ARTICLES).where(ARTICLES.c.sha256 == sha256))).first()
        return KeptArticle(**row._mapping) if row is not None else None

    async def note_source(self, sha256: str, source_id: str) -> None:
        """Facts of this source came from the article."""
        link = {"sha256": sha256, "source_id": source_id}
        async with writing(self._engine) as connection:
            article = await connection.execute(sa.select(ARTICLES.c.sha256).where(ARTICLES.c.sha256 == sha256))
            known = await connection.execute(sa.select(ARTICLE_SOURCES).filter_by(**link))
            if article.first() is not None and known.first() is None:
                await connection.execute(ARTICLE_SOURCES.insert().values(**link))

    async def of_source(self, source_id: str) -> tuple[KeptArticle, ...]:
        """The articles that facts of this source came from."""
        of_it = ARTICLE_SOURCES.c.source_id == source_id
        joined = ARTICLES.join(ARTICLE_SOURCES, ARTICLES.c.sha256 == ARTICLE_SOURCES.c.sha256)
        asked = sa.select(ARTICLES).select_from(joined).where(of_it).order_by(ARTICLES.c.at, ARTICLES.c.sha256)
        async with reading(self._engine) as connection:
            return tuple(KeptArticle(**row._mapping) for row in await connection.execute(asked))

    async def drop_unused_before(self, moment: datetime) -> int:
        """Forget articles from which no fact came."""
        used = sa.exists().where(ARTICLE_SOURCES.c.sha256 == ARTICLES.c.sha256)
        async with writing(self._engine) as connection:
            done = await connection.execute(ARTICLES.delete().where(ARTICLES.c.at < moment, ~used))
        return done.rowcount

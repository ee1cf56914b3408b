"""Notices in SQLite or PostgreSQL."""

from dataclasses import asdict
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from facts.store.engines import reading, writing
from facts.store.notices import MOST_OF_ONE, Notice
from facts.store.tables import NOTICES


class SqlNotices:
    """All that a NoticeStore can do, in the database of the facts."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def add(self, notice: Notice) -> Notice | None:
        """Remember."""
        own = sa.select(NOTICES).where(NOTICES.c.chat_id == notice.chat_id)
        values = {name: value for name, value in asdict(notice).items() if name != "id"}
        async with writing(self._engine) as connection:
            waiting = [Notice(**row._mapping) for row in await connection.execute(own)]
            known = next((one for one in waiting if one.text == notice.text), None)
            if known is not None or len(waiting) >= MOST_OF_ONE:
                return known
            made = await connection.execute(NOTICES.insert().values(values).returning(NOTICES))
            return Notice(**made.one()._mapping)

    async def of(self, chat_id: int) -> tuple[Notice, ...]:
        """What a chat waits for."""
        return await self._find(sa.select(NOTICES).where(NOTICES.c.chat_id == chat_id))

    async def all(self) -> tuple[Notice, ...]:
        """What anybody waits for."""
        return await self._find(sa.select(NOTICES))

    async def drop(self, chat_id: int, notice_id: int | None = None) -> int:
        """Forget one notice of a chat, or all of them."""
        gone = NOTICES.delete().where(NOTICES.c.chat_id == chat_id)
        if notice_id is not None:
            gone = gone.where(NOTICES.c.id == notice_id)
        async with writing(self._engine) as connection:
            return int((await connection.execute(gone)).rowcount)

    async def drop_before(self, moment: datetime) -> int:
        """Forget those that are older."""
        async with writing(self._engine) as connection:
            return int((await connection.execute(NOTICES.delete().where(NOTICES.c.at < moment))).rowcount)

    async def _find(self, asked: sa.Select[tuple[object, ...]]) -> tuple[Notice, ...]:
        async with reading(self._engine) as connection:
            rows = await connection.execute(asked.order_by(NOTICES.c.id))
            return tuple(Notice(**row._mapping) for row in rows)

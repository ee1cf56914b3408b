"""Chats that moved, in SQLite or PostgreSQL."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from facts.store.chats import follow_moves
from facts.store.engines import reading, writing
from facts.store.tables import MOVED_CHATS


class SqlChats:
    """All that a ChatStore can do, in the database of the facts."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def note_move(self, old: int, new: int) -> None:
        """Note that a group became a supergroup."""
        async with writing(self._engine) as connection:
            await connection.execute(MOVED_CHATS.delete().where(MOVED_CHATS.c.chat_id == old))
            await connection.execute(MOVED_CHATS.insert().values(chat_id=old, new_chat_id=new))

    async def now_of(self, chat_id: int) -> int:
        """The number that a chat has now."""
        async with reading(self._engine) as connection:
            rows = await connection.execute(sa.select(MOVED_CHATS))
            return follow_moves(chat_id, {row.chat_id: row.new_chat_id for row in rows})

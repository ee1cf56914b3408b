"""Letters in SQLite or PostgreSQL."""

from dataclasses import asdict
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from facts.store.engines import reading, writing
from facts.store.letters import Letter
from facts.store.tables import LETTERS

_FIELDS = (LETTERS.c.key, LETTERS.c.chat_id, LETTERS.c.html, LETTERS.c.buttons, LETTERS.c.topic, LETTERS.c.message_id)


class SqlOutbox:
    """All that an Outbox can do, in the database of the facts."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def put(self, letters: tuple[Letter, ...], at: datetime) -> int:
        """Take letters in."""
        new = 0
        async with writing(self._engine) as connection:
            for letter in letters:
                known = sa.select(LETTERS.c.id).where(LETTERS.c.key == letter.key)
                if (await connection.execute(known)).first() is None:
                    await connection.execute(LETTERS.insert().values(put_at=at, **asdict(letter)))
                    new += 1
        return new

    async def waiting(self) -> tuple[Letter, ...]:
        """All that are not done."""
        asked = sa.select(*_FIELDS).where(LETTERS.c.outcome.is_(None)).order_by(LETTERS.c.id)
        async with reading(self._engine) as connection:
            return tuple(Letter(**row._mapping) for row in await connection.execute(asked))

    async def done(self, key: str, outcome: str, at: datetime) -> None:
        """A letter was sent, or cannot be."""
        async with writing(self._engine) as connection:
            values = {"outcome": outcome, "done_at": at, "html": "", "buttons": "[]"}
            await connection.execute(LETTERS.update().where(LETTERS.c.key == key).values(values))

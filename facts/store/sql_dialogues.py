"""Dialogues in SQLite or PostgreSQL."""

from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from facts.store.dialogues import Dialogue, moved_on
from facts.store.engines import reading, writing
from facts.store.tables import DIALOGUES


class SqlDialogues:
    """All that a DialogueStore can do, in the database of the facts."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def of(self, user_id: int) -> Dialogue | None:
        """Somebody's dialogue."""
        asked = sa.select(DIALOGUES).where(DIALOGUES.c.user_id == user_id)
        async with reading(self._engine) as connection:
            row = (await connection.execute(asked)).one_or_none()
        return Dialogue(**row._mapping) if row is not None else None

    async def open(self, user_id: int, kind: str, state: str, at: datetime, heard: int | None = None) -> Dialogue:
        """Begin a dialogue."""
        values = {"user_id": user_id, "kind": kind, "state": state, "step": 1, "at": at, "heard": heard}
        async with writing(self._engine) as connection:
            await connection.execute(DIALOGUES.delete().where(DIALOGUES.c.user_id == user_id))
            made = await connection.execute(DIALOGUES.insert().values(is_over=False, **values).returning(DIALOGUES))
            return Dialogue(**made.one()._mapping)

    async def keep(self, dialogue: Dialogue) -> Dialogue:
        """Keep a dialogue as it is now."""
        values = {
            "kind": dialogue.kind,
            "state": dialogue.state,
            "step": dialogue.step + 1,
            "at": dialogue.at,
            "heard": dialogue.heard,
            "is_over": dialogue.is_over,
        }
        is_it = (DIALOGUES.c.id == dialogue.id) & (DIALOGUES.c.step == dialogue.step)
        async with writing(self._engine) as connection:
            done = await connection.execute(DIALOGUES.update().where(is_it).values(values))
            if not done.rowcount:
                raise moved_on()
        return replace(dialogue, step=dialogue.step + 1)

    async def drop(self, user_id: int) -> None:
        """Forget somebody's dialogue."""
        async with writing(self._engine) as connection:
            await connection.execute(DIALOGUES.delete().where(DIALOGUES.c.user_id == user_id))

    async def drop_before(self, moment: datetime) -> int:
        """Forget the dialogues whose last step is older."""
        async with writing(self._engine) as connection:
            done = await connection.execute(DIALOGUES.delete().where(DIALOGUES.c.at < moment))
            return int(done.rowcount)

    async def count_open(self, since: datetime) -> int:
        """How many are not over, and went on since that moment."""
        asked = sa.select(sa.func.count()).select_from(DIALOGUES).where(~DIALOGUES.c.is_over, DIALOGUES.c.at >= since)
        async with reading(self._engine) as connection:
            count: int = (await connection.execute(asked)).scalar_one()
            return count

    async def users(self) -> frozenset[int]:
        """Who has one."""
        async with reading(self._engine) as connection:
            return frozenset((await connection.execute(sa.select(DIALOGUES.c.user_id))).scalars())

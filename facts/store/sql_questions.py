"""Questions and closings in SQLite or PostgreSQL."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncEngine

from facts.store.engines import reading, writing
from facts.store.questions import SECRET_BYTES, Asked, Closing, News, unlinked
from facts.store.tables import CLOSINGS, MARKS, QUESTIONS, TOLD

_SECRET, _SETTLED = "asker secret", "settled"


class SqlQuestions:
    """All that a QuestionStore can do, in the database of the facts."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def add(self, asked: Sequence[Asked]) -> None:
        """Take questions in."""
        if not asked:
            return
        rows = [{name: value for name, value in asdict(one).items() if name != "sequence"} for one in asked]
        async with writing(self._engine) as connection:
            await connection.execute(self._insert(QUESTIONS).on_conflict_do_nothing(index_elements=["key"]), rows)

    async def find(self, keys: Collection[str]) -> tuple[Asked, ...]:
        """The questions of these keys."""
        asked = sa.select(QUESTIONS).where(QUESTIONS.c.key.in_(keys)).order_by(QUESTIONS.c.sequence)
        async with reading(self._engine) as connection:
            return tuple(Asked(**row._mapping) for row in await connection.execute(asked))

    async def since(self, asked: int, closed: int) -> News:
        """The questions and closings of higher sequences."""
        questions = sa.select(QUESTIONS).where(QUESTIONS.c.sequence > asked).order_by(QUESTIONS.c.sequence)
        closings = sa.select(CLOSINGS).where(CLOSINGS.c.sequence > closed).order_by(CLOSINGS.c.sequence)
        async with reading(self._engine) as connection:
            return News(
                tuple(Asked(**row._mapping) for row in await connection.execute(questions)),
                tuple(_closing(row) for row in await connection.execute(closings)),
            )

    async def close(
        self,
        wordings: Sequence[str],
        by: str,
        at: datetime,
        *,
        fact_id: str | None = None,
        undoes: int | None = None,
    ) -> Closing:
        """Note that wordings are answered or dismissed."""
        values = {"wordings": list(wordings), "by": by, "at": at, "fact_id": fact_id, "undoes": undoes}
        async with writing(self._engine) as connection:
            made = await connection.execute(CLOSINGS.insert().values(values).returning(CLOSINGS))
            return _closing(made.one())

    async def unlink(self, asker: str) -> int:
        """Let nothing tell that an asker's questions are of one person."""
        async with writing(self._engine) as connection:
            rows = await connection.execute(sa.select(QUESTIONS).where(QUESTIONS.c.asker == asker))
            found = [Asked(**row._mapping) for row in rows]
            for one in found:
                new = unlinked(one)
                own = QUESTIONS.c.sequence == one.sequence
                await connection.execute(QUESTIONS.update().where(own).values(key=new.key, asker=new.asker))
        return len(found)

    async def drop_before(self, moment: datetime) -> int:
        """Forget all texts that are older."""
        async with writing(self._engine) as connection:
            done = await connection.execute(QUESTIONS.delete().where(QUESTIONS.c.asked_at < moment))
            await connection.execute(CLOSINGS.delete().where(CLOSINGS.c.at < moment))
            await connection.execute(TOLD.delete().where(TOLD.c.at < moment))
            return int(done.rowcount)

    async def told(self) -> frozenset[str]:
        """The ids of the wordings of which moderators were told."""
        async with reading(self._engine) as connection:
            return frozenset(row.wording_id for row in await connection.execute(sa.select(TOLD.c.wording_id)))

    async def add_told(self, wording_ids: Collection[str], at: datetime) -> None:
        """Note that moderators were told of them."""
        rows = [{"wording_id": wording_id, "at": at} for wording_id in wording_ids]
        if rows:
            async with writing(self._engine) as connection:
                known = self._insert(TOLD).on_conflict_do_nothing(index_elements=["wording_id"])
                await connection.execute(known, rows)

    async def secret(self) -> bytes:
        """What askers are hashed with."""
        async with writing(self._engine) as connection:
            new = {"name": _SECRET, "value": secrets.token_hex(SECRET_BYTES)}
            await connection.execute(self._insert(MARKS).on_conflict_do_nothing(index_elements=["name"]), [new])
            found = await connection.execute(sa.select(MARKS.c.value).where(MARKS.c.name == _SECRET))
            return bytes.fromhex(found.scalar_one())

    async def settled(self) -> int | None:
        """The last change after which it was seen what is answered now."""
        async with reading(self._engine) as connection:
            found = await connection.execute(sa.select(MARKS.c.value).where(MARKS.c.name == _SETTLED))
            value = found.scalar_one_or_none()
        return int(value) if value is not None else None

    async def note_settled(self, sequence: int) -> None:
        """Note that it was seen after this change."""
        async with writing(self._engine) as connection:
            await connection.execute(MARKS.delete().where(MARKS.c.name == _SETTLED))
            await connection.execute(MARKS.insert().values(name=_SETTLED, value=str(sequence)))

    def _insert(self, table: sa.Table) -> Any:
        """An insert that can pass over what is there; each database has its own."""
        return (postgresql if self._engine.dialect.name == "postgresql" else sqlite).insert(table)


def _closing(row: Any) -> Closing:
    return Closing(row.sequence, tuple(row.wordings), row.by, row.at, row.fact_id, row.undoes)

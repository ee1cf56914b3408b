"""Letters in SQLite or PostgreSQL."""

import asyncio
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from facts.store.engines import reading, writing
from facts.store.letters import OVERTAKEN, SAME, SENT, Letter, Tally, find_repeated
from facts.store.tables import LETTERS

_FIELDS = tuple(LETTERS.c[name] for name in Letter.__dataclass_fields__)
_WAITS = LETTERS.c.outcome.is_(None)
_FREE: dict[str, Any] = {"holder": None, "leased_until": None}


class SqlOutbox:
    """All that an Outbox can do, in the database of the facts."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.changed = asyncio.Event()
        self._engine = engine

    async def put(self, letters: tuple[Letter, ...], at: datetime) -> int:
        """Take letters in."""
        async with writing(self._engine) as connection:
            new = await put_letters(connection, letters, at)
        self.changed.set()
        return new

    async def waiting(self) -> tuple[Letter, ...]:
        """All that are not done."""
        asked = sa.select(*_FIELDS).where(_WAITS).order_by(LETTERS.c.id)
        async with reading(self._engine) as connection:
            return tuple(Letter(**row._mapping) for row in await connection.execute(asked))

    async def take(
        self, holder: str, now: datetime, until: datetime, most: int, skip: Iterable[int] = ()
    ) -> tuple[Letter, ...]:
        """Take the first letter of each chat."""
        firsts = sa.select(sa.func.min(LETTERS.c.id)).where(_WAITS).group_by(LETTERS.c.chat_id)
        asked = (
            sa.select(LETTERS.c.id, *_FIELDS)
            .where(
                LETTERS.c.id.in_(firsts),
                sa.or_(LETTERS.c.due_at.is_(None), LETTERS.c.due_at <= now),
                _is_free(now),
                LETTERS.c.chat_id.not_in(tuple(skip)),
            )
            .order_by(LETTERS.c.id)
            .limit(most)
        )
        async with reading(self._engine) as connection:  # mostly there is nothing, and then nobody is held up
            if (await connection.execute(asked)).first() is None:
                return ()
        async with writing(self._engine) as connection:
            rows = list(await connection.execute(asked))
            held = {"holder": holder, "leased_until": until, "was_taken": True}
            is_taken = LETTERS.c.id.in_([row.id for row in rows])
            await connection.execute(LETTERS.update().where(is_taken).values(held))
        return tuple(Letter(**{c.name: row._mapping[c.name] for c in _FIELDS}) for row in rows)

    async def put_back(self, key: str, holder: str, due: datetime) -> None:
        """A letter is not through."""
        is_ours = (LETTERS.c.key == key) & (LETTERS.c.holder == holder) & _WAITS
        async with writing(self._engine) as connection:
            await connection.execute(LETTERS.update().where(is_ours).values(due_at=due, **_FREE))

    async def done(self, key: str, outcome: str, at: datetime) -> None:
        """A letter was sent, or cannot be."""
        async with writing(self._engine) as connection:
            await connection.execute(LETTERS.update().where(LETTERS.c.key == key).values(_done(outcome, at)))

    async def move_chat(self, old: int, new: int, at: datetime) -> None:
        """A group became a supergroup."""
        is_there = (LETTERS.c.chat_id == old) & _WAITS
        async with writing(self._engine) as connection:
            found = await connection.execute(sa.select(*_FIELDS).where(is_there).order_by(LETTERS.c.id))
            repeated = find_repeated([Letter(**row._mapping) for row in found], await _told_anew(connection, new))
            is_repeated = is_there & LETTERS.c.key.in_(repeated)
            await connection.execute(LETTERS.update().where(is_repeated).values(chat_id=new, **_done(SAME, at)))
            new_place = {"chat_id": new, "message_id": None, "topic": None, "reply_to": None, **_FREE}
            await connection.execute(LETTERS.update().where(is_there).values(new_place))

    async def tally(self, most: int) -> tuple[Tally, ...]:
        """What became of the letters that are about something."""
        last = sa.func.max(LETTERS.c.id)
        lately = sa.select(LETTERS.c.about).where(LETTERS.c.about.is_not(None)).group_by(LETTERS.c.about)
        asked = sa.select(LETTERS.c.about, LETTERS.c.outcome, sa.func.count(), last)
        async with reading(self._engine) as connection:
            abouts = [row.about for row in await connection.execute(lately.order_by(last.desc()).limit(most))]
            rows = await connection.execute(
                asked.where(LETTERS.c.about.in_(abouts)).group_by(LETTERS.c.about, LETTERS.c.outcome)
            )
            tallies = {about: Tally(about) for about in abouts}
            for about, outcome, count, _ in rows:
                tallies[about].outcomes[outcome] = count
        return tuple(tallies.values())

    async def drop_done_before(self, moment: datetime) -> int:
        """Forget the letters that were done earlier."""
        return await self._drop(LETTERS.c.done_at < moment)

    async def drop_chat(self, chat_id: int) -> int:
        """Forget all letters to a chat."""
        return await self._drop(LETTERS.c.chat_id == chat_id)

    async def _drop(self, which: sa.ColumnElement[bool]) -> int:
        async with writing(self._engine) as connection:
            return int((await connection.execute(LETTERS.delete().where(which))).rowcount)


async def put_letters(connection: AsyncConnection, letters: Iterable[Letter], at: datetime) -> int:
    """Take letters in, within a transaction; gives how many were new."""
    new = 0
    for letter in letters:
        known = sa.select(LETTERS.c.id).where(LETTERS.c.key == letter.key)
        if (await connection.execute(known)).first() is None:
            if letter.slot is not None:
                await withdraw(connection, letter.slot, at)
            values = {"put_at": at, "was_taken": False, **asdict(letter)}
            if letter.stands_for_many and letter.about in await _told_anew(connection, letter.chat_id):
                values |= _done(SAME, at)
            await connection.execute(LETTERS.insert().values(values))
            new += 1
    return new


async def withdraw(connection: AsyncConnection, slot: str, at: datetime) -> None:
    """What waits in a slot, and is not being sent, is done."""
    waits = (LETTERS.c.slot == slot) & _WAITS & _is_free(at)
    await connection.execute(LETTERS.update().where(waits).values(_done(OVERTAKEN, at)))


async def is_untouched(connection: AsyncConnection, slot: str) -> bool:
    """Whether nothing of a slot was ever sent, or tried."""
    taken = sa.select(LETTERS.c.id).where(LETTERS.c.slot == slot, LETTERS.c.was_taken)
    return (await connection.execute(taken)).first() is None


async def _told_anew(connection: AsyncConnection, chat_id: int) -> set[str]:
    """What a chat is told by new messages, in place of those that can be rewritten no more."""
    is_new = LETTERS.c.slot.is_not(None) & LETTERS.c.message_id.is_(None) & LETTERS.c.about.is_not(None)
    is_there = (LETTERS.c.chat_id == chat_id) & sa.or_(_WAITS, LETTERS.c.outcome == SENT)
    return set((await connection.execute(sa.select(LETTERS.c.about).where(is_there, is_new))).scalars())


def _is_free(now: datetime) -> sa.ColumnElement[bool]:
    return sa.or_(LETTERS.c.leased_until.is_(None), LETTERS.c.leased_until <= now)


def _done(outcome: str, at: datetime) -> dict[str, Any]:
    return {"outcome": outcome, "done_at": at, "html": "", "buttons": "[]", **_FREE}

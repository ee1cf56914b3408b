"""Answers that were given, in SQLite or PostgreSQL."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from facts.store.answers import Correction, Given, Told, find_late, follow_merges
from facts.store.engines import reading, writing
from facts.store.revisions import Deed
from facts.store.sql_letters import SqlOutbox, is_untouched, put_letters, withdraw
from facts.store.tables import ANSWERS, CURSORS, REVISIONS, TOLD_FACTS

_CURSOR = CURSORS.c.name == "corrections"
_AT_ONCE = 500  # ids in one statement


class SqlAnswers:
    """All that an AnswerStore can do, in the database of the facts."""

    def __init__(self, engine: AsyncEngine, outbox: SqlOutbox) -> None:
        self._engine = engine
        self._outbox = outbox

    async def remember(self, answers: Sequence[Given]) -> None:
        """Keep answers, in one transaction: five statements and the commit, however many they are."""
        async with writing(self._engine) as connection:
            answers = await _leave_out_kept(connection, answers)
            if not answers:
                return
            cursor = await _read_cursor(connection)
            merges = await _read_merges(connection, min(answer.sequence for answer in answers))
            rows = [
                {
                    "chat_id": answer.chat_id,
                    "message_id": answer.message_id,
                    "topic": answer.topic,
                    "at": answer.at,
                    "sequence": answer.sequence,
                    "upto": answer.sequence,
                    "stale": find_late(answer.sequence, cursor),
                }
                for answer in answers
            ]
            made = ANSWERS.insert().returning(ANSWERS.c.id, sort_by_parameter_order=True)
            ids = (await connection.execute(made, rows)).scalars().all()
            told = [
                _told(id_, place, told)
                for id_, answer in zip(ids, answers, strict=True)
                for place, told in enumerate(follow_merges(answer.told, answer.sequence, merges))
            ]
            if told:
                await connection.execute(TOLD_FACTS.insert(), told)

    async def begin(self, sequence: int) -> int:
        """The cursor."""
        async with reading(self._engine) as connection:  # nearly always it is there, and nobody who writes is held up
            cursor = await _read_cursor(connection)
        if cursor is not None:
            return cursor
        async with writing(self._engine) as connection:
            cursor = await _read_cursor(connection)
            if cursor is None:
                await connection.execute(CURSORS.insert().values(name="corrections", sequence=sequence))
                cursor = sequence
        return cursor

    async def mark(self, seen: int, upto: int, changes: dict[str, int], since: datetime) -> bool:
        """Move the cursor and mark answers."""
        async with writing(self._engine) as connection:
            moved = CURSORS.update().where(_CURSOR, CURSORS.c.sequence == seen).values(sequence=upto)
            if not (await connection.execute(moved)).rowcount:
                return False
            for fact_id, sequence in changes.items():
                tell_it = sa.select(TOLD_FACTS.c.answer_id).where(TOLD_FACTS.c.fact_id == fact_id)
                is_old = (ANSWERS.c.upto < sequence) & (ANSWERS.c.at >= since) & ANSWERS.c.id.in_(tell_it)
                is_later = sa.or_(ANSWERS.c.stale.is_(None), ANSWERS.c.stale < sequence)
                await connection.execute(ANSWERS.update().where(is_old, is_later).values(stale=sequence))
        return True

    async def stale(self, most: int) -> tuple[Given, ...]:
        """Answers that call for a look."""
        asked = sa.select(ANSWERS).where(ANSWERS.c.stale.is_not(None)).order_by(ANSWERS.c.id).limit(most)
        async with reading(self._engine) as connection:
            rows = list(await connection.execute(asked))
            told = await _read_told(connection, [row.id for row in rows])
        return tuple(Given(told=tuple(told.get(row.id, ())), **row._mapping) for row in rows)

    async def count_stale(self) -> int:
        """How many do."""
        return await self._count(sa.select(sa.func.count()).where(ANSWERS.c.stale.is_not(None)))

    async def correct(self, corrections: Sequence[Correction], at: datetime) -> int:
        """Put the letters into the outbox."""
        put = 0
        async with writing(self._engine) as connection:
            for correction in corrections:
                answer = correction.answer
                is_it = (ANSWERS.c.id == answer.id) & (ANSWERS.c.stale == answer.stale)
                now = ANSWERS.update().where(is_it).values(stale=None, upto=correction.upto)
                if not (await connection.execute(now)).rowcount:
                    continue
                added = [_told(answer.id, n, told) for n, told in enumerate(correction.added, len(answer.told))]
                if added:
                    await connection.execute(TOLD_FACTS.insert(), added)
                if correction.is_restored and await is_untouched(connection, answer.slot):
                    await withdraw(connection, answer.slot, at)
                elif correction.letter is not None:
                    put += await put_letters(connection, (correction.letter,), at)
        if put:
            self._outbox.changed.set()
        return put

    async def count(self, fact_ids: Sequence[str], since: datetime) -> int:
        """How many answers told one of these facts since."""
        is_it = TOLD_FACTS.c.fact_id.in_(fact_ids) | TOLD_FACTS.c.told_id.in_(fact_ids)
        tell_it = sa.select(TOLD_FACTS.c.answer_id).where(is_it)
        return await self._count(sa.select(sa.func.count()).where(ANSWERS.c.at >= since, ANSWERS.c.id.in_(tell_it)))

    async def settle(self, answer_id: int, chat_id: int, message_id: int) -> None:
        """Another message stands for an answer now."""
        now = {"chat_id": chat_id, "message_id": message_id, "topic": None}
        async with writing(self._engine) as connection:
            await connection.execute(ANSWERS.update().where(ANSWERS.c.id == answer_id).values(now))
            facts = sa.select(TOLD_FACTS.c.fact_id).where(TOLD_FACTS.c.answer_id == answer_id)
            tell_more = sa.select(TOLD_FACTS.c.answer_id).where(TOLD_FACTS.c.fact_id.not_in(facts))
            is_lost = (ANSWERS.c.chat_id == chat_id) & ANSWERS.c.message_id.is_(None) & ANSWERS.c.stale.is_(None)
            await _forget(connection, is_lost & ANSWERS.c.id.not_in(tell_more))

    async def move_chat(self, old: int, new: int) -> None:
        """A group became a supergroup."""
        now = {"chat_id": new, "message_id": None, "topic": None}
        async with writing(self._engine) as connection:
            await connection.execute(ANSWERS.update().where(ANSWERS.c.chat_id == old).values(now))

    async def forget_chat(self, chat_id: int) -> None:
        """Forget the answers in a chat."""
        await self._forget(ANSWERS.c.chat_id == chat_id)

    async def forget_before(self, moment: datetime) -> int:
        """Forget older answers."""
        return await self._forget(ANSWERS.c.at < moment)

    async def _forget(self, which: sa.ColumnElement[bool]) -> int:
        async with writing(self._engine) as connection:
            return await _forget(connection, which)

    async def _count(self, asked: sa.Select[Any]) -> int:
        async with reading(self._engine) as connection:
            return int((await connection.execute(asked)).scalar_one())


async def readdress(connection: AsyncConnection, gone_id: str, kept_id: str) -> None:
    """A fact was merged into another, which answers for it from now on."""
    await connection.execute(TOLD_FACTS.update().where(TOLD_FACTS.c.fact_id == gone_id).values(fact_id=kept_id))


async def _leave_out_kept(connection: AsyncConnection, answers: Sequence[Given]) -> Sequence[Given]:
    """Those that are not kept: the same message at the same moment is the same answer."""
    moments = {answer.at for answer in answers}
    asked = sa.select(ANSWERS.c.chat_id, ANSWERS.c.message_id, ANSWERS.c.at).where(ANSWERS.c.at.in_(moments))
    kept = {tuple(row) for row in await connection.execute(asked)}
    return [answer for answer in answers if (answer.chat_id, answer.message_id, answer.at) not in kept]


async def _read_cursor(connection: AsyncConnection) -> int | None:
    found = await connection.execute(sa.select(CURSORS.c.sequence).where(_CURSOR))
    return found.scalar_one_or_none()


async def _read_merges(connection: AsyncConnection, sequence: int) -> list[tuple[int, str, str]]:
    """The merges after a revision, as `follow_merges` takes them; nearly always there are none."""
    columns = REVISIONS.c.sequence, REVISIONS.c.fact_id, REVISIONS.c.into
    since = REVISIONS.c.sequence > sequence, REVISIONS.c.deed == Deed.MERGED, REVISIONS.c.into.is_not(None)
    return [tuple(row) for row in await connection.execute(sa.select(*columns).where(*since).order_by(columns[0]))]


async def _read_told(connection: AsyncConnection, ids: list[int]) -> dict[int, list[Told]]:
    told: dict[int, list[Told]] = {}
    for start in range(0, len(ids), _AT_ONCE):
        some: Iterable[int] = ids[start : start + _AT_ONCE]
        asked = (
            sa.select(TOLD_FACTS)
            .where(TOLD_FACTS.c.answer_id.in_(some))
            .order_by(TOLD_FACTS.c.answer_id, TOLD_FACTS.c.place)
        )
        for row in await connection.execute(asked):
            told.setdefault(row.answer_id, []).append(Told(row.fact_id, row.role, row.told_id))
    return told


async def _forget(connection: AsyncConnection, which: sa.ColumnElement[bool]) -> int:
    of_these = TOLD_FACTS.c.answer_id.in_(sa.select(ANSWERS.c.id).where(which))
    await connection.execute(TOLD_FACTS.delete().where(of_these))
    done = await connection.execute(ANSWERS.delete().where(which))
    return int(done.rowcount)


def _told(answer_id: int, place: int, told: Told) -> dict[str, Any]:
    return {
        "answer_id": answer_id,
        "place": place,
        "fact_id": told.fact_id,
        "told_id": told.told_id or told.fact_id,
        "role": told.role,
    }

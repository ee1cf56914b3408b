"""The store in SQLite or PostgreSQL, by SQLAlchemy. What a method has done is on the disk when it returns."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from facts.base import Fact
from facts.store import changing
from facts.store.edits import Edit, Merge
from facts.store.engines import make_engine, reading, writing
from facts.store.migrating import upgrade
from facts.store.records import from_record, to_record
from facts.store.revisions import Deed, Imported, Kept, Revision, Signature, Tally
from facts.store.sql_answers import readdress
from facts.store.tables import FACTS, REVISIONS

_AT_ONCE = 1000  # rows in one statement


class SqlStore:
    """All that a FactStore can do, in a database."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine

    async def facts(self) -> tuple[Fact, ...]:
        """The facts that hold, in the order in which they were first added."""
        asked = sa.select(FACTS.c.fact).where(~FACTS.c.is_retired).order_by(FACTS.c.place)
        async with reading(self.engine) as connection:
            return tuple(from_record(row.fact) for row in await connection.execute(asked))

    async def find(self, fact_id: str) -> Kept | None:
        """The fact of that id, retired or not; None where there never was one."""
        async with reading(self.engine) as connection:
            return await _find(connection, fact_id)

    async def history(self, fact_id: str) -> tuple[Revision, ...]:
        """The revisions of a fact, oldest first."""
        asked = sa.select(REVISIONS).where(REVISIONS.c.fact_id == fact_id).order_by(REVISIONS.c.number)
        async with reading(self.engine) as connection:
            return tuple(map(_revision, await connection.execute(asked)))

    async def change(self, edit: Edit, signature: Signature) -> Revision:
        """Do an edit."""
        async with writing(self.engine) as connection:
            return await do_edit(connection, edit, signature)

    async def import_facts(self, facts: Sequence[Fact], signature: Signature) -> Imported:
        """Put many facts at once, all or none."""
        async with writing(self.engine) as connection:
            rows = list(await connection.execute(sa.select(FACTS).order_by(FACTS.c.place)))
            numbers = {row.fact_id: row.number for row in rows}
            held = {row.fact_id: from_record(row.fact) for row in rows if not row.is_retired}
            changing.check_import(held, facts)
            new = [fact for fact in facts if held.get(fact.id) != fact]
            added = sum(fact.id not in held for fact in new)
            await _add_many(connection, new, held, numbers, signature)
        return Imported(added, len(new) - added, len(facts) - len(new))

    async def revisions_after(self, sequence: int) -> tuple[Revision, ...]:
        """What was changed since, over all facts, oldest first."""
        asked = sa.select(REVISIONS).where(REVISIONS.c.sequence > sequence).order_by(REVISIONS.c.sequence)
        async with reading(self.engine) as connection:
            return tuple(map(_revision, await connection.execute(asked)))

    async def last_sequence(self) -> int:
        """The sequence of the last change; 0 where there never was one."""
        async with reading(self.engine) as connection:
            return await last_sequence(connection)

    async def tally(self, since: datetime) -> Tally:
        """How much there is, and the changes since that moment."""
        source = FACTS.c.fact["source"]["id"].as_string()
        much = sa.select(sa.func.count(), sa.func.count(sa.distinct(source))).where(~FACTS.c.is_retired)
        retired = sa.select(sa.func.count()).select_from(FACTS).where(FACTS.c.is_retired)
        lately = sa.select(REVISIONS.c.who, sa.func.count()).where(REVISIONS.c.at >= since).group_by(REVISIONS.c.who)
        async with reading(self.engine) as connection:
            facts, sources = (await connection.execute(much)).one()
            gone: int = (await connection.execute(retired)).scalar_one()
            changes = [(who, count) for who, count in await connection.execute(lately)]
        return Tally(facts, gone, sources, tuple(sorted(changes, key=lambda change: (-change[1], change[0]))))

    async def superseded_by(self, fact_id: str) -> Fact | None:
        """What holds now in place of that fact."""
        async with reading(self.engine) as connection:
            return await changing.find_newest(Transaction(connection), fact_id)

    async def close(self) -> None:
        """Close the connections."""
        await self.engine.dispose()


async def open_store(url: str) -> SqlStore:
    """The store at `sqlite:///file.db` or `postgresql://…`, its tables brought up to date. Raises StoreError."""
    engine = make_engine(url)
    try:
        await upgrade(engine)
    except BaseException:
        await engine.dispose()
        raise
    return SqlStore(engine)


async def do_edit(connection: AsyncConnection, edit: Edit, signature: Signature) -> Revision:
    """Do an edit in a transaction that is under way; raises what `FactStore.change` does."""
    revision = await changing.apply(Transaction(connection), edit, signature)
    if isinstance(edit, Merge):
        await readdress(connection, edit.gone_id, edit.fact.id)
    return revision


async def last_sequence(connection: AsyncConnection) -> int:
    """The sequence of the last change, as a transaction sees it."""
    asked = sa.select(sa.func.coalesce(sa.func.max(REVISIONS.c.sequence), 0))
    last: int = (await connection.execute(asked)).scalar_one()
    return last


async def _find(connection: AsyncConnection, fact_id: str) -> Kept | None:
    row = (await connection.execute(sa.select(FACTS).where(FACTS.c.fact_id == fact_id))).first()
    return None if row is None else Kept(from_record(row.fact), row.number, row.is_retired)


class Transaction:
    """What a change of one fact asks of the database, and writes into it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def last(self, fact_id: str) -> Revision | None:
        """The last revision of a fact."""
        kept = await _find(self._connection, fact_id)
        return await self.revision(fact_id, kept.number) if kept is not None else None

    async def revision(self, fact_id: str, number: int) -> Revision | None:
        """One of its revisions."""
        asked = sa.select(REVISIONS).where(REVISIONS.c.fact_id == fact_id, REVISIONS.c.number == number)
        row = (await self._connection.execute(asked)).first()
        return None if row is None else _revision(row)

    async def holding(self, fact_id: str) -> Fact | None:
        """The fact of that id, if it holds."""
        kept = await _find(self._connection, fact_id)
        return kept.fact if kept is not None and not kept.is_retired else None

    async def successors(self, fact_id: str) -> list[str]:
        """The ids of the facts that hold and supersede it, in order."""
        asked = sa.select(FACTS.c.fact_id).where(FACTS.c.supersedes == fact_id, ~FACTS.c.is_retired)
        return [row.fact_id for row in await self._connection.execute(asked.order_by(FACTS.c.fact_id))]

    async def add(
        self,
        last: Revision | None,
        fact_id: str,
        deed: Deed,
        after: Fact | None,
        signature: Signature,
        *,
        into: str | None = None,
    ) -> Revision:
        """Write a revision behind the last one, and how the fact stands now."""
        number, before = (last.number + 1, last.after) if last is not None else (1, None)
        values = _row(fact_id, number, deed, before, after, signature) | {"into": into}
        made = await self._connection.execute(REVISIONS.insert().values(values).returning(REVISIONS.c.sequence))
        sequence: int = made.scalar_one()
        now: dict[str, Any] = {"number": number, "is_retired": after is None}
        if after is not None:
            now |= {"fact": to_record(after), "supersedes": after.supersedes}
        if last is None:
            await self._connection.execute(FACTS.insert().values(fact_id=fact_id, place=sequence, **now))
        else:
            await self._connection.execute(FACTS.update().where(FACTS.c.fact_id == fact_id).values(now))
        return Revision(sequence, fact_id, number, deed, before, after, signature, into)


async def _add_many(
    connection: AsyncConnection,
    facts: Iterable[Fact],
    held: dict[str, Fact],
    numbers: dict[str, int],
    signature: Signature,
) -> None:
    place = await last_sequence(connection)
    waiting = iter(facts)
    while some := list(islice(waiting, _AT_ONCE)):
        revisions, new, known = [], [], []
        for fact in some:
            place += 1
            number = numbers.get(fact.id, 0) + 1
            deed = Deed.CHANGED if fact.id in held else Deed.ADDED
            revisions.append(_row(fact.id, number, deed, held.get(fact.id), fact, signature))
            now = {"number": number, "is_retired": False, "fact": to_record(fact), "supersedes": fact.supersedes}
            if fact.id in numbers:
                known.append({"of": fact.id, **now})
            else:
                new.append({"fact_id": fact.id, "place": place, **now})
        await connection.execute(REVISIONS.insert(), revisions)
        if new:
            await connection.execute(FACTS.insert(), new)
        if known:
            changes: dict[str, Any] = {
                name: sa.bindparam(name) for name in ("number", "is_retired", "fact", "supersedes")
            }
            await connection.execute(FACTS.update().where(FACTS.c.fact_id == sa.bindparam("of")).values(changes), known)


def _row(
    fact_id: str, number: int, deed: Deed, before: Fact | None, after: Fact | None, signature: Signature
) -> dict[str, Any]:
    return {
        "fact_id": fact_id,
        "number": number,
        "deed": str(deed),
        "before": to_record(before) if before is not None else None,
        "after": to_record(after) if after is not None else None,
        "who": signature.who,
        "at": signature.at,
        "why": signature.why,
        "user_id": signature.user_id,
    }


def _revision(row: Any) -> Revision:
    return Revision(
        sequence=row.sequence,
        fact_id=row.fact_id,
        number=row.number,
        deed=Deed(row.deed),
        before=from_record(row.before) if row.before is not None else None,
        after=from_record(row.after) if row.after is not None else None,
        signature=Signature(row.who, row.at, row.why, row.user_id),
        into=row.into,
    )

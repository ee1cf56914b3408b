"""Appointments in SQLite or PostgreSQL."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from facts.store.engines import reading, writing
from facts.store.people import Person, Role
from facts.store.tables import PEOPLE


class SqlPeople:
    """All that a PeopleStore can do, in the database of the facts."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def role_of(self, user_id: int) -> Role | None:
        """The role that somebody was appointed to."""
        asked = sa.select(PEOPLE.c.role).where(PEOPLE.c.user_id == user_id)
        async with reading(self._engine) as connection:
            role = (await connection.execute(asked)).scalar_one_or_none()
        return Role(role) if role is not None else None

    async def people(self) -> tuple[Person, ...]:
        """All of them, in the order of their appointments."""
        asked = sa.select(PEOPLE).order_by(PEOPLE.c.at, PEOPLE.c.user_id)
        async with reading(self._engine) as connection:
            rows = await connection.execute(asked)
            return tuple(Person(row.user_id, Role(row.role), row.by, row.at) for row in rows)

    async def appoint(self, person: Person) -> None:
        """Give somebody a role."""
        async with writing(self._engine) as connection:
            await connection.execute(PEOPLE.delete().where(PEOPLE.c.user_id == person.user_id))
            values = {"user_id": person.user_id, "role": str(person.role), "by": person.by, "at": person.at}
            await connection.execute(PEOPLE.insert().values(values))

    async def dismiss(self, user_id: int) -> bool:
        """Take somebody's role away."""
        async with writing(self._engine) as connection:
            done = await connection.execute(PEOPLE.delete().where(PEOPLE.c.user_id == user_id))
            return bool(done.rowcount)

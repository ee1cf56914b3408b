"""People: who may change the facts. Owners are named by the operator and stand nowhere else; the rest are appointed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Role(StrEnum):
    """What somebody may do, the least first; each may do what those before may."""

    CONTRIBUTOR = "contributor"  # proposes changes
    MODERATOR = "moderator"  # makes them
    OWNER = "owner"  # appoints the others

    def may(self, needed: "Role") -> bool:
        """Whether this role is enough where that one is needed."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who was appointed: by whom, and when (aware of its time zone)."""

    user_id: int
    role: Role
    by: str
    at: datetime


class PeopleStore(Protocol):
    """The people who were appointed. Each method is one transaction."""

    async def role_of(self, user_id: int) -> Role | None:
        """The role that somebody was appointed to; None where to none."""

    async def people(self) -> tuple[Person, ...]:
        """All of them, in the order of their appointments."""

    async def appoint(self, person: Person) -> None:
        """Give somebody a role, in place of the one that they had."""

    async def dismiss(self, user_id: int) -> bool:
        """Take somebody's role away; whether they had one."""


class MemoryPeople:
    """Appointments in memory, for trying things."""

    def __init__(self) -> None:
        self._people: dict[int, Person] = {}

    async def role_of(self, user_id: int) -> Role | None:
        """The role that somebody was appointed to."""
        person = self._people.get(user_id)
        return person.role if person is not None else None

    async def people(self) -> tuple[Person, ...]:
        """All of them, in the order of their appointments."""
        return tuple(self._people.values())

    async def appoint(self, person: Person) -> None:
        """Give somebody a role."""
        self._people.pop(person.user_id, None)
        self._people[person.user_id] = person

    async def dismiss(self, user_id: int) -> bool:
        """Take somebody's role away."""
        return self._people.pop(user_id, None) is not None

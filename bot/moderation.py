"""Moderation: the facts' store with who may change it. The role is asked for at the moment a command runs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from facts.store.people import PeopleStore, Person, Role
from facts.store.protocol import FactStore
from facts.store.revisions import Signature


@dataclass(frozen=True, slots=True)
class Moderation:
    """What moderators' conversations need. Owners are those that the operator names; nobody can dismiss them."""

    facts: FactStore
    people: PeopleStore
    owners: frozenset[int]
    clock: Callable[[], datetime]  # aware of its time zone

    async def may(self, user_id: int, needed: Role) -> bool:
        """Whether somebody may do, now, what needs that role."""
        if user_id in self.owners:
            return True
        role = await self.people.role_of(user_id)
        return role is not None and role.may(needed)

    async def appoint(self, user_id: int, role: Role, by: str) -> None:
        """Give somebody a role."""
        await self.people.appoint(Person(user_id, role, by, self.clock()))

    def sign(self, who: str, why: str | None) -> Signature:
        """Somebody's signature, now."""
        return Signature(who, self.clock(), why)

"""Moderation: the stores with who may change what. The role is asked for at the moment something is done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from facts.store.edits import Edit
from facts.store.people import Person, Role
from facts.store.revisions import Revision, Signature
from facts.store.stores import Stores


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who writes or taps."""

    user_id: int
    name: str  # as others know them, for the history


@dataclass(frozen=True, slots=True)
class Moderation:
    """What moderators' conversations need. Owners are those that the operator names; nobody can dismiss them."""

    stores: Stores
    owners: frozenset[int]
    clock: Callable[[], datetime]  # aware of its time zone

    async def may(self, user_id: int, needed: Role) -> bool:
        """Whether somebody may do, now, what needs that role."""
        role = Role.OWNER if user_id in self.owners else await self.stores.people.role_of(user_id)
        return role is not None and role.may(needed)

    async def appoint(self, user_id: int, role: Role, by: Speaker) -> None:
        """Give somebody a role."""
        await self.stores.people.appoint(Person(user_id, role, by.name, self.clock()))

    def sign(self, speaker: Speaker, why: str | None) -> Signature:
        """Somebody's signature, now."""
        return Signature(speaker.name, self.clock(), why, speaker.user_id)

    async def submit(self, edit: Edit, signature: Signature) -> Revision:
        """Do what a moderator wants done. Raises what `FactStore.change` does."""
        return await self.stores.facts.change(edit, signature)

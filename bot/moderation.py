"""Moderation: the stores with who may change what. The role is asked for at the moment something is done.

What needs more than one approval, or comes from a contributor, is a proposal; who has to know of it is written to.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime

from bot.replies import Reply
from bot.replies.proposals import render_fate, render_proposal
from bot.texts import Texts, load_texts
from facts.errors import FactsError
from facts.store.edits import Edit
from facts.store.foreseeing import foresee
from facts.store.letters import Letter
from facts.store.people import Person, Role
from facts.store.proposals import Proposal, Stage
from facts.store.revisions import Revision, Signature
from facts.store.stores import Stores


class NotAllowedError(FactsError):
    """Somebody has no longer the role that this needs."""

    def __init__(self) -> None:
        super().__init__("you may not change facts any more; ask an owner")


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
    reviews_needed: int = 1  # how many moderators have to approve a change; of a moderator's own they are one
    moderators_chat: int | None = None  # as set: the chat that hears of proposals; None: each moderator does
    texts: Texts = field(default_factory=load_texts)  # for what is written to people unasked

    async def role_of(self, user_id: int) -> Role | None:
        """Somebody's role, now."""
        return Role.OWNER if user_id in self.owners else await self.stores.people.role_of(user_id)

    async def may(self, user_id: int, needed: Role) -> bool:
        """Whether somebody may do, now, what needs that role."""
        role = await self.role_of(user_id)
        return role is not None and role.may(needed)

    async def appoint(self, user_id: int, role: Role, by: Speaker) -> None:
        """Give somebody a role."""
        await self.stores.people.appoint(Person(user_id, role, by.name, self.clock()))

    def sign(self, speaker: Speaker, why: str | None) -> Signature:
        """Somebody's signature, now."""
        return Signature(speaker.name, self.clock(), why, speaker.user_id)

    async def submit(self, edit: Edit, signature: Signature) -> Revision | Proposal:
        """Do what somebody wants done, or propose it where their own approval is not enough.

        Raises what `FactStore.change` does, and NotAllowedError. The same again gives the same.
        """
        await self._require(signature.user_id, Role.CONTRIBUTOR)
        approves = signature.user_id is not None and await self.may(signature.user_id, Role.MODERATOR)
        if approves and self.reviews_needed <= 1:
            return await self.stores.facts.change(edit, signature)
        outcome = await self.stores.proposals.propose(edit, signature, approves=approves)
        if isinstance(outcome, Proposal) and outcome.stage is Stage.OPEN:
            await self._tell_moderators(outcome)
        return outcome

    async def approve(self, proposal: Proposal, speaker: Speaker) -> Proposal:
        """Approve a proposal, as a moderator; it is done where that makes enough. Raises what `FactStore.change` does.

        Approvals of people who have lost the role since do not count.
        """
        await self._require(speaker.user_id, Role.MODERATOR)
        signature = self.sign(speaker, None)
        while True:
            seen = proposal.approvals
            approved = [approval.user_id for approval in seen if approval.user_id is not None]
            void = frozenset([user_id for user_id in approved if not await self.may(user_id, Role.MODERATOR)])
            needed = self.reviews_needed
            proposal = await self.stores.proposals.approve(proposal.id, signature, needed, void, seen)
            # Somebody approved it meanwhile, whose role was not looked at: once more, with theirs.
            if proposal.stage is not Stage.OPEN or proposal.is_approved_by(speaker.user_id):
                break
        await self._tell_proposer(proposal)
        return proposal

    async def refuse(self, proposal: Proposal, speaker: Speaker, why: str | None) -> Proposal:
        """Refuse a proposal, as a moderator; who refused without a reason may give it later."""
        await self._require(speaker.user_id, Role.MODERATOR)
        outcome = await self.stores.proposals.refuse(proposal.id, self.sign(speaker, why))
        is_late = proposal.stage is Stage.REFUSED and outcome != proposal
        await self._tell_proposer(outcome, "why" if is_late else "done")
        return outcome

    async def _require(self, user_id: int | None, needed: Role) -> None:
        if user_id is None or not await self.may(user_id, needed):
            raise NotAllowedError()

    async def _tell_moderators(self, proposal: Proposal) -> None:
        """Of a new proposal: their chat; where there is none each of them, but not who proposes it."""
        prospect = await foresee(self.stores.facts, proposal.edit)
        reply = render_proposal(proposal, prospect, self.reviews_needed, self.texts)
        letters = [_write_letter(key, chat_id, reply) for key, chat_id in await self._readers(proposal)]
        await self.stores.outbox.put(tuple(letters), self.clock())

    async def find_chat(self) -> int | None:
        """The number that the moderators' chat has now, which may be another since it was set; None where none was."""
        return await self.stores.chats.now_of(self.moderators_chat) if self.moderators_chat is not None else None

    async def is_chat(self, chat_id: int) -> bool:
        """Whether this is the moderators' chat, by the number that it has now or by one that it had."""
        found = await self.find_chat()
        return found is not None and await self.stores.chats.now_of(chat_id) == found

    async def _readers(self, proposal: Proposal) -> list[tuple[str, int]]:
        key = f"proposal:{proposal.id}"
        chat_id = await self.find_chat()
        if chat_id is not None:
            return [(key, chat_id)]
        appointed = [person.user_id for person in await self.stores.people.people() if person.role.may(Role.MODERATOR)]
        readers = sorted({*self.owners, *appointed} - {proposal.signature.user_id})
        return [(f"{key}:{user_id}", user_id) for user_id in readers]

    async def _tell_proposer(self, proposal: Proposal, what: str = "done") -> None:
        """Of what became of a proposal, unless it was they who closed it."""
        user_id, closed = proposal.signature.user_id, proposal.closed
        if closed is None or user_id is None or closed.user_id == user_id:
            return
        prospect = await foresee(self.stores.facts, proposal.edit)
        reply = render_fate(proposal, prospect, self.texts)
        await self.stores.outbox.put((_write_letter(f"proposal:{proposal.id}:{what}", user_id, reply),), self.clock())


def _write_letter(key: str, chat_id: int, reply: Reply) -> Letter:
    return Letter(key, chat_id, reply.html, json.dumps([[asdict(button) for button in row] for row in reply.buttons]))

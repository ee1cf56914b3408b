"""Proposals: edits that wait until enough moderators approve them. What is done or refused stays readable.

An approval is a signature. Each person's counts once; when there are enough the edit is done in the same transaction,
signed by all of them. Where it cannot be done any more nothing is changed: the proposal stays open, and may be refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NoReturn, Protocol

from facts.store.edits import Edit, Merge
from facts.store.memory import MemoryStore
from facts.store.revisions import MissingError, Revision, Signature

NOBODY: frozenset[int] = frozenset()


class Stage(StrEnum):
    """How far a proposal is."""

    OPEN = "open"
    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Proposal:
    """An edit that somebody wants done."""

    id: int  # from 1
    edit: Edit
    signature: Signature  # of who proposes it, with why
    approvals: tuple[Signature, ...] = ()  # the earliest first; one a person
    stage: Stage = Stage.OPEN
    closed: Signature | None = None  # who approved it last, or refused it and why; None while it is open
    number: int | None = None  # of the revision that it became

    @property
    def fact_id(self) -> str:
        """The fact that it is about."""
        return self.edit.fact_id

    @property
    def revised_id(self) -> str:
        """The fact whose revision it becomes: of a merge the one that goes."""
        return self.edit.gone_id if isinstance(self.edit, Merge) else self.edit.fact_id

    def is_approved_by(self, user_id: int) -> bool:
        """Whether somebody approved it already."""
        return any(approval.user_id == user_id for approval in self.approvals)


class ProposalStore(Protocol):
    """Proposals. Each method is one transaction: it is done wholly, or not at all."""

    async def propose(self, edit: Edit, signature: Signature, *, approves: bool) -> Proposal | Revision:
        """Take a proposal in; `approves`: whether who proposes it approves it thereby.

        The same edit of the same person gives the proposal that is open or done already; an edit that changes nothing
        gives the fact's last revision. Raises what `FactStore.change` does where the edit cannot be done as it is.
        """

    async def find(self, proposal_id: int) -> Proposal | None:
        """The proposal of that number."""

    async def open(self) -> tuple[Proposal, ...]:
        """All that wait, the oldest first."""

    async def approve(
        self,
        proposal_id: int,
        signature: Signature,
        needed: int,
        void: frozenset[int] = NOBODY,
        seen: tuple[Signature, ...] | None = None,
    ) -> Proposal:
        """Approve, and do the edit where that makes enough; a closed proposal is given as it is.

        `void`: whose approvals count no more, of those that were `seen`; where there are others by now nothing is done,
        and the proposal is given with them. Raises MissingError, and what `FactStore.change` does where the edit
        cannot be done any more: it is not approved then.
        """

    async def refuse(self, proposal_id: int, signature: Signature) -> Proposal:
        """Refuse, with a reason or without; a closed proposal is given as it is. Raises MissingError.

        Who refused without a reason may give it later.
        """


class MemoryProposals:
    """Proposals in memory, for trying things."""

    def __init__(self, facts: MemoryStore) -> None:
        self._facts = facts
        self._proposals: dict[int, Proposal] = {}

    async def propose(self, edit: Edit, signature: Signature, *, approves: bool) -> Proposal | Revision:
        """Take a proposal in."""
        known = find_same(list(self._proposals.values()), edit, signature)
        if known is not None:
            return known
        before = await self._facts.last_sequence()
        revision = await self._facts.attempt(edit, signature)
        if revision.sequence <= before:
            return revision
        approvals = (replace(signature, why=None),) if approves else ()
        proposal = Proposal(len(self._proposals) + 1, edit, signature, approvals)
        return self._keep(proposal)

    async def find(self, proposal_id: int) -> Proposal | None:
        """The proposal of that number."""
        return self._proposals.get(proposal_id)

    async def open(self) -> tuple[Proposal, ...]:
        """All that wait."""
        return tuple(proposal for proposal in self._proposals.values() if proposal.stage is Stage.OPEN)

    async def approve(
        self,
        proposal_id: int,
        signature: Signature,
        needed: int,
        void: frozenset[int] = NOBODY,
        seen: tuple[Signature, ...] | None = None,
    ) -> Proposal:
        """Approve, and do the edit where that makes enough."""
        proposal = self._proposals.get(proposal_id) or missing(proposal_id)
        if proposal.stage is not Stage.OPEN:
            return proposal
        if seen is not None and proposal.approvals != seen:
            return proposal
        approved = approve(proposal, signature, void)
        if len(approved.approvals) < needed:
            await self._facts.attempt(proposal.edit, signature)
            return self._keep(approved)
        revision = await self._facts.change(proposal.edit, sign_together(approved, signature))
        return self._keep(finish(approved, signature, revision))

    async def refuse(self, proposal_id: int, signature: Signature) -> Proposal:
        """Refuse."""
        return self._keep(refuse(self._proposals.get(proposal_id) or missing(proposal_id), signature))

    def _keep(self, proposal: Proposal) -> Proposal:
        self._proposals[proposal.id] = proposal
        return proposal


def find_same(proposals: Sequence[Proposal], edit: Edit, signature: Signature) -> Proposal | None:
    """The last proposal of the same edit by the same person that is open or done."""
    user_id = signature.user_id
    same = [known for known in proposals if known.edit == edit and known.signature.user_id == user_id]
    return next((known for known in reversed(same) if known.stage is not Stage.REFUSED), None)


def approve(proposal: Proposal, signature: Signature, void: frozenset[int]) -> Proposal:
    """The proposal with one approval more, unless it is there, and without those that count no more."""
    kept = tuple(approval for approval in proposal.approvals if approval.user_id not in void)
    if any(approval.user_id == signature.user_id for approval in kept):
        return replace(proposal, approvals=kept)
    return replace(proposal, approvals=(*kept, signature))


def sign_together(proposal: Proposal, last: Signature) -> Signature:
    """The signature of what becomes of it: now, by who proposed it and all who approved it."""
    first = proposal.signature
    others = [approval.who for approval in proposal.approvals if approval.user_id != first.user_id]
    return Signature(" + ".join([first.who, *others]), last.at, first.why, first.user_id)


def finish(proposal: Proposal, last: Signature, revision: Revision) -> Proposal:
    """The proposal when it is done."""
    return replace(proposal, stage=Stage.DONE, closed=last, number=revision.number)


def refuse(proposal: Proposal, signature: Signature) -> Proposal:
    """The proposal when it is refused, or when the reason is given later; as it is where it was closed otherwise."""
    if proposal.stage is Stage.OPEN:
        return replace(proposal, stage=Stage.REFUSED, closed=signature)
    closed = proposal.closed
    is_mine = closed is not None and closed.user_id == signature.user_id and closed.why is None
    if proposal.stage is Stage.REFUSED and is_mine and signature.why is not None:
        return replace(proposal, closed=signature)
    return proposal


def missing(proposal_id: int) -> NoReturn:
    """Raise the error for a number that no proposal has."""
    raise MissingError(f"there is no proposal {proposal_id}; /proposals shows those that are open")

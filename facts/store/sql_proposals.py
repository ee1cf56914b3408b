"""Proposals in SQLite or PostgreSQL: approving the last time and doing what was proposed are one transaction."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from facts.store.edits import Edit
from facts.store.engines import reading, writing
from facts.store.proposals import (
    NOBODY,
    Proposal,
    Stage,
    approve,
    find_same,
    finish,
    missing,
    refuse,
    sign_together,
)
from facts.store.records import edit_from_record, edit_to_record, signature_from_record, signature_to_record
from facts.store.revisions import Revision, Signature
from facts.store.sql import do_edit, last_sequence
from facts.store.tables import PROPOSALS


class SqlProposals:
    """All that a ProposalStore can do, in the database of the facts."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def propose(self, edit: Edit, signature: Signature, *, approves: bool) -> Proposal | Revision:
        """Take a proposal in."""
        mine = sa.select(PROPOSALS).where(PROPOSALS.c.user_id == signature.user_id).order_by(PROPOSALS.c.id)
        async with writing(self._engine) as connection:
            known = find_same([_read(row) for row in await connection.execute(mine)], edit, signature)
            if known is not None:
                return known
            before = await last_sequence(connection)
            revision = await _attempt(connection, edit, signature)
            if revision.sequence <= before:
                return revision
            own = [Signature(signature.who, signature.at, None, signature.user_id)] if approves else []
            values = {
                "user_id": signature.user_id,
                "edit": edit_to_record(edit),
                "signature": signature_to_record(signature),
                "approvals": [signature_to_record(approval) for approval in own],
                "stage": str(Stage.OPEN),
            }
            made = await connection.execute(PROPOSALS.insert().values(values).returning(PROPOSALS))
            return _read(made.one())

    async def find(self, proposal_id: int) -> Proposal | None:
        """The proposal of that number."""
        async with reading(self._engine) as connection:
            return await _find(connection, proposal_id)

    async def open(self) -> tuple[Proposal, ...]:
        """All that wait."""
        asked = sa.select(PROPOSALS).where(PROPOSALS.c.stage == str(Stage.OPEN)).order_by(PROPOSALS.c.id)
        async with reading(self._engine) as connection:
            return tuple(map(_read, await connection.execute(asked)))

    async def approve(
        self,
        proposal_id: int,
        signature: Signature,
        needed: int,
        void: frozenset[int] = NOBODY,
        seen: tuple[Signature, ...] | None = None,
    ) -> Proposal:
        """Approve, and do the edit where that makes enough."""
        async with writing(self._engine) as connection:
            proposal = await _find(connection, proposal_id) or missing(proposal_id)
            if proposal.stage is not Stage.OPEN:
                return proposal
            if seen is not None and proposal.approvals != seen:
                return proposal
            approved = approve(proposal, signature, void)
            if len(approved.approvals) < needed:
                await _attempt(connection, proposal.edit, signature)
                return await _keep(connection, approved)
            together = sign_together(approved, signature)
            revision = await do_edit(connection, proposal.edit, together)
            return await _keep(connection, finish(approved, signature, revision))

    async def refuse(self, proposal_id: int, signature: Signature) -> Proposal:
        """Refuse."""
        async with writing(self._engine) as connection:
            proposal = await _find(connection, proposal_id) or missing(proposal_id)
            return await _keep(connection, refuse(proposal, signature))


async def _attempt(connection: AsyncConnection, edit: Edit, signature: Signature) -> Revision:
    """What an edit would come to; it is not done."""
    async with connection.begin_nested() as undoing:
        revision = await do_edit(connection, edit, signature)
        await undoing.rollback()
    return revision


async def _find(connection: AsyncConnection, proposal_id: int) -> Proposal | None:
    row = (await connection.execute(sa.select(PROPOSALS).where(PROPOSALS.c.id == proposal_id))).first()
    return _read(row) if row is not None else None


async def _keep(connection: AsyncConnection, proposal: Proposal) -> Proposal:
    values = {
        "approvals": [signature_to_record(approval) for approval in proposal.approvals],
        "stage": str(proposal.stage),
        "closed": signature_to_record(proposal.closed) if proposal.closed is not None else None,
        "number": proposal.number,
    }
    await connection.execute(PROPOSALS.update().where(PROPOSALS.c.id == proposal.id).values(values))
    return proposal


def _read(row: Any) -> Proposal:
    return Proposal(
        id=row.id,
        edit=edit_from_record(row.edit),
        signature=signature_from_record(row.signature),
        approvals=tuple(map(signature_from_record, row.approvals)),
        stage=Stage(row.stage),
        closed=signature_from_record(row.closed) if row.closed is not None else None,
        number=row.number,
    )

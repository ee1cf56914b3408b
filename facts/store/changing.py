"""Changing: what a change comes to, and what none may do to the base; a store lends it one transaction."""

from collections.abc import Sequence
from typing import Protocol

from facts.base import Fact, find_fault
from facts.errors import BaseError
from facts.store.revisions import ConflictError, Deed, MissingError, Revision, Signature


class Transaction(Protocol):
    """A store while it changes one fact: nobody else changes any meanwhile."""

    async def last(self, fact_id: str) -> Revision | None:
        """The last revision of a fact; None where there never was one."""

    async def revision(self, fact_id: str, number: int) -> Revision | None:
        """One of its revisions."""

    async def holding(self, fact_id: str) -> Fact | None:
        """The fact of that id, if it holds."""

    async def successors(self, fact_id: str) -> Sequence[str]:
        """The ids of the facts that hold and supersede it, in order."""

    async def add(
        self, last: Revision | None, fact_id: str, deed: Deed, after: Fact | None, signature: Signature
    ) -> Revision:
        """Write a revision behind the last one."""


async def put(store: Transaction, fact: Fact, signature: Signature, seen: int) -> Revision:
    """Add a fact, or change the one of its id."""
    last = await _seen(store, fact.id, seen)
    if last is not None and last.after == fact:
        return last
    await _check_put(store, fact)
    deed = Deed.CHANGED if last is not None and last.after is not None else Deed.ADDED
    return await store.add(last, fact.id, deed, fact, signature)


async def retire(store: Transaction, fact_id: str, signature: Signature, seen: int) -> Revision:
    """Take a fact out; it stays readable."""
    last = await _seen(store, fact_id, seen)
    if last is None or last.after is None:
        raise _missing_fact(fact_id)
    await _check_retire(store, fact_id)
    return await store.add(last, fact_id, Deed.RETIRED, None, signature)


async def revert(store: Transaction, fact_id: str, number: int, signature: Signature, seen: int) -> Revision:
    """Make a fact what it was after that revision."""
    last = await _seen(store, fact_id, seen)
    if last is None:
        raise _missing_fact(fact_id)
    wanted = await store.revision(fact_id, number)
    if wanted is None:
        raise MissingError(f'"{fact_id}" has no revision {number}; its revisions are 1 to {last.number}')
    if wanted.after == last.after:
        return last
    if wanted.after is None:
        await _check_retire(store, fact_id)
    else:
        await _check_put(store, wanted.after)
    return await store.add(last, fact_id, Deed.REVERTED, wanted.after, signature)


def check_import(held: dict[str, Fact], facts: Sequence[Fact]) -> None:
    """Raise BaseError where an id comes twice, or the facts make no base with those that hold."""
    fault = find_fault([*facts]) if len({fact.id for fact in facts}) < len(facts) else None
    fault = fault or find_fault((held | {fact.id: fact for fact in facts}).values())
    if fault is not None:
        raise BaseError(fault.what)


async def _seen(store: Transaction, fact_id: str, seen: int) -> Revision | None:
    """The last revision of a fact; raises ConflictError where the editor saw another."""
    last = await store.last(fact_id)
    if last is not None and last.number != seen:
        raise ConflictError(last)
    return last


async def _check_put(store: Transaction, fact: Fact) -> None:
    """Raise BaseError where the fact supersedes nothing that is there, or itself in the end."""
    older = fact.supersedes
    if older is not None and older != fact.id and await store.holding(older) is None:
        raise BaseError(f'"{fact.id}" supersedes "{older}", which is not in the base; mend the id or take it out')
    while older is not None:
        if older == fact.id:
            raise BaseError(f'"{fact.id}" supersedes itself in the end; take its supersedes out')
        step = await store.holding(older)
        older = step.supersedes if step is not None else None


async def _check_retire(store: Transaction, fact_id: str) -> None:
    """Raise BaseError where another fact supersedes this one."""
    newer = [other for other in await store.successors(fact_id) if other != fact_id]
    if newer:
        raise BaseError(f'"{newer[0]}" supersedes "{fact_id}"; take that out first, or retire both, the newer first')


def _missing_fact(fact_id: str) -> MissingError:
    return MissingError(f'there is no fact "{fact_id}"; figurecheck facts list shows those that there are')

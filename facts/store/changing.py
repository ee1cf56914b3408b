"""Changing: what a change comes to, and what none may do to the base; a store lends it one transaction."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from facts.base import Fact, find_fault, latest_of, refuse_line
from facts.errors import BaseError
from facts.files.faults import shorten
from facts.lengths import find_too_long
from facts.rating import Truth
from facts.store.edits import Edit, Merge, Put, Retire, Revert
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
        self,
        last: Revision | None,
        fact_id: str,
        deed: Deed,
        after: Fact | None,
        signature: Signature,
        *,
        into: str | None = None,
    ) -> Revision:
        """Write a revision behind the last one."""


async def apply(store: Transaction, edit: Edit, signature: Signature) -> Revision:
    """Do an edit; gives its revision, of a merge that of the fact that went. Raises what `FactStore.change` does."""
    match edit:
        case Put():
            return await _put(store, edit, signature)
        case Retire():
            return await _retire(store, edit, signature)
        case Revert():
            return await _revert(store, edit, signature)
        case Merge():
            return await _merge(store, edit, signature)


async def _put(store: Transaction, edit: Put, signature: Signature) -> Revision:
    fact = edit.fact
    last = await store.last(fact.id)
    if last is not None and last.after == fact:
        return last
    _check_seen(last, edit.seen)
    await _check_put(store, fact)
    deed = Deed.CHANGED if last is not None and last.after is not None else Deed.ADDED
    return await store.add(last, fact.id, deed, fact, signature)


async def _retire(store: Transaction, edit: Retire, signature: Signature) -> Revision:
    last = await _last_that_holds(store, edit.fact_id, edit.seen)
    await _check_retire(store, edit.fact_id)
    return await store.add(last, edit.fact_id, Deed.RETIRED, None, signature)


async def _revert(store: Transaction, edit: Revert, signature: Signature) -> Revision:
    fact_id = edit.fact_id
    last = await store.last(fact_id)
    if last is None:
        raise _missing_fact(fact_id)
    _check_seen(last, edit.seen)
    wanted = await store.revision(fact_id, edit.number)
    if wanted is None:
        raise MissingError(f'"{fact_id}" has no revision {edit.number}; its revisions are 1 to {last.number}')
    if wanted.after == last.after:
        return last
    if wanted.after is None:
        await _check_retire(store, fact_id)
    else:
        await _check_put(store, wanted.after)
    return await store.add(last, fact_id, Deed.REVERTED, wanted.after, signature)


async def _merge(store: Transaction, edit: Merge, signature: Signature) -> Revision:
    kept, gone_id = edit.fact, edit.gone_id
    if kept.id == gone_id:
        raise BaseError(f'"{gone_id}" cannot be merged with itself; name two facts')
    done = await _find_done(store, edit)
    if done is not None:
        return done
    await _last_that_holds(store, kept.id, edit.seen)
    gone = await _last_that_holds(store, gone_id, edit.gone_seen)
    if kept.supersedes == gone_id or (gone.after is not None and gone.after.supersedes == kept.id):
        raise BaseError(f'"{kept.id}" and "{gone_id}" are older and newer, not doubles; retire the one that is wrong')
    if gone.after is not None and _truth(kept) is not _truth(gone.after):
        raise BaseError(f'"{kept.id}" or "{gone_id}" is a claim that somebody rated otherwise; they are no doubles')
    await _put(store, Put(kept, edit.seen), signature)
    for newer in await store.successors(gone_id):
        held = await store.holding(newer)
        assert held is not None
        await store.add(await store.last(newer), newer, Deed.CHANGED, replace(held, supersedes=kept.id), signature)
    return await store.add(gone, gone_id, Deed.MERGED, None, signature, into=kept.id)


def _truth(fact: Fact) -> Truth | None:
    return fact.review.truth if fact.review is not None else None


async def _find_done(store: Transaction, edit: Merge) -> Revision | None:
    """The revision of a merge that was done already; None where it was not."""
    kept, gone = await store.last(edit.fact.id), await store.last(edit.gone_id)
    if kept is None or gone is None or kept.after != edit.fact:
        return None
    return gone if gone.deed is Deed.MERGED and gone.number == edit.gone_seen + 1 else None


async def find_newest(store: Transaction, fact_id: str) -> Fact | None:
    """What holds now in place of a fact, however many steps on; the same of several as in `Base.superseded_by`."""
    newest: Fact | None = None
    while ids := await store.successors(newest.id if newest else fact_id):
        facts = [fact for id_ in ids if (fact := await store.holding(id_)) is not None]
        newest = latest_of(facts)
    return newest


def check_import(held: dict[str, Fact], facts: Sequence[Fact]) -> None:
    """Raise BaseError where an id comes twice, one is too long, or the facts make no base with those that hold."""
    for fact in facts:
        if held.get(fact.id) != fact:
            _check_lengths(fact)
    fault = find_fault([*facts]) if len({fact.id for fact in facts}) < len(facts) else None
    fault = fault or find_fault((held | {fact.id: fact for fact in facts}).values())
    if fault is not None:
        raise BaseError(fault.what)


def _check_seen(last: Revision | None, seen: int) -> None:
    """Raise ConflictError where the last revision is another than the editor saw."""
    if last is not None and last.number != seen:
        raise ConflictError(last)


async def _last_that_holds(store: Transaction, fact_id: str, seen: int) -> Revision:
    """The last revision of a fact that holds, and that the editor saw. Raises MissingError, ConflictError."""
    last = await store.last(fact_id)
    _check_seen(last, seen)
    if last is None or last.after is None:
        raise _missing_fact(fact_id)
    return last


async def _check_put(store: Transaction, fact: Fact) -> None:
    """Raise BaseError where the fact is too long, or supersedes nothing that is there, or itself in the end."""
    _check_lengths(fact)
    older = fact.supersedes
    if older is not None and older != fact.id and await store.holding(older) is None:
        raise BaseError(f'"{fact.id}" supersedes "{older}", which is not in the base; mend the id or take it out')
    await _check_review(store, fact)
    while older is not None:
        if older == fact.id:
            raise BaseError(f'"{fact.id}" supersedes itself in the end; take its supersedes out')
        step = await store.holding(older)
        older = step.supersedes if step is not None else None


def _check_lengths(fact: Fact) -> None:
    """Raise BaseError where a part of a fact is too long."""
    too_long = find_too_long(fact)
    if too_long is not None:
        raise BaseError(f'"{shorten(fact.id)}": its {too_long}')


async def _check_review(store: Transaction, fact: Fact) -> None:
    """Raise BaseError where a reviewed claim would stand in a line of facts."""
    older = await store.holding(fact.supersedes) if fact.supersedes is not None else None
    if older is not None and (fact.review is not None or older.review is not None):
        raise BaseError(refuse_line(fact.id, older.id))
    newer = await store.successors(fact.id) if fact.review is not None else ()
    if newer:
        raise BaseError(refuse_line(newer[0], fact.id))


async def _check_retire(store: Transaction, fact_id: str) -> None:
    """Raise BaseError where another fact supersedes this one."""
    newer = [other for other in await store.successors(fact_id) if other != fact_id]
    if newer:
        raise BaseError(f'"{newer[0]}" supersedes "{fact_id}"; take that out first, or retire both, the newer first')


def _missing_fact(fact_id: str) -> MissingError:
    return MissingError(f'there is no fact "{fact_id}"; figurecheck facts list shows those that there are')

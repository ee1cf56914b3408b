"""A store in memory, for trying things: it forgets when the process ends. Not for several threads."""

from collections.abc import Sequence

from facts.base import Fact, find_fault
from facts.errors import BaseError
from facts.store.revisions import ConflictError, Deed, Imported, Kept, MissingError, Revision, Signature
from facts.store.rules import check_put, check_retire


class MemoryStore:
    """All that a FactStore can do, in two dictionaries."""

    def __init__(self) -> None:
        self._history: dict[str, list[Revision]] = {}  # by fact, in the order in which they were first added
        self._count = 0

    async def facts(self) -> tuple[Fact, ...]:
        """The facts that hold, in the order in which they were first added."""
        return tuple(last.after for *_, last in self._history.values() if last.after is not None)

    async def find(self, fact_id: str) -> Kept | None:
        """The fact of that id, retired or not; None where there never was one."""
        history = self._history.get(fact_id)
        if not history:
            return None
        last = history[-1]
        fact = last.after or last.before
        assert fact is not None
        return Kept(fact, last.number, is_retired=last.after is None)

    async def history(self, fact_id: str) -> tuple[Revision, ...]:
        """The revisions of a fact, oldest first."""
        return tuple(self._history.get(fact_id, ()))

    async def put(self, fact: Fact, signature: Signature, seen: int) -> Revision:
        """Add a fact, or change the one of its id."""
        last = self._last(fact.id, seen)
        if last is not None and last.after == fact:
            return last
        await check_put(fact, self._get)
        return self._add(fact.id, Deed.CHANGED if last and last.after else Deed.ADDED, fact, signature)

    async def retire(self, fact_id: str, signature: Signature, seen: int) -> Revision:
        """Take a fact out; it stays readable."""
        last = self._last(fact_id, seen)
        if last is None or last.after is None:
            raise missing_fact(fact_id)
        await check_retire(fact_id, self._successors)
        return self._add(fact_id, Deed.RETIRED, None, signature)

    async def revert(self, fact_id: str, number: int, signature: Signature, seen: int) -> Revision:
        """Make a fact what it was after that revision."""
        last = self._last(fact_id, seen)
        if last is None:
            raise missing_fact(fact_id)
        wanted = next((r for r in self._history[fact_id] if r.number == number), None)
        if wanted is None:
            raise missing_revision(fact_id, number, last.number)
        if wanted.after == last.after:
            return last
        if wanted.after is None:
            await check_retire(fact_id, self._successors)
        else:
            await check_put(wanted.after, self._get)
        return self._add(fact_id, Deed.REVERTED, wanted.after, signature)

    async def import_facts(self, facts: Sequence[Fact], signature: Signature) -> Imported:
        """Put many facts at once, all or none."""
        held = {fact.id: fact for fact in await self.facts()}
        check_import(held, facts)
        added = changed = 0
        for fact in facts:
            if held.get(fact.id) == fact:
                continue
            is_new = fact.id not in held
            self._add(fact.id, Deed.ADDED if is_new else Deed.CHANGED, fact, signature)
            added, changed = added + is_new, changed + (not is_new)
        return Imported(added, changed, len(facts) - added - changed)

    async def revisions_after(self, sequence: int) -> tuple[Revision, ...]:
        """What was changed since, over all facts, oldest first."""
        found = [r for history in self._history.values() for r in history if r.sequence > sequence]
        return tuple(sorted(found, key=lambda revision: revision.sequence))

    async def close(self) -> None:
        """Nothing to let go of."""

    def _last(self, fact_id: str, seen: int) -> Revision | None:
        history = self._history.get(fact_id)
        last = history[-1] if history else None
        if last is not None and last.number != seen:
            raise ConflictError(last)
        return last

    def _add(self, fact_id: str, deed: Deed, after: Fact | None, signature: Signature) -> Revision:
        history = self._history.setdefault(fact_id, [])
        self._count += 1
        before = history[-1].after if history else None
        revision = Revision(self._count, fact_id, len(history) + 1, deed, before, after, signature)
        history.append(revision)
        return revision

    async def _get(self, fact_id: str) -> Fact | None:
        history = self._history.get(fact_id)
        return history[-1].after if history else None

    async def _successors(self, fact_id: str) -> list[str]:
        return [fact.id for fact in await self.facts() if fact.supersedes == fact_id]


def check_import(held: dict[str, Fact], facts: Sequence[Fact]) -> None:
    """Raise BaseError where an id comes twice, or the facts make no base with those that hold."""
    fault = find_fault([*facts]) if len({fact.id for fact in facts}) < len(facts) else None
    fault = fault or find_fault((held | {fact.id: fact for fact in facts}).values())
    if fault is not None:
        raise BaseError(fault.what)


def missing_fact(fact_id: str) -> MissingError:
    """That there is no such fact, or no more."""
    return MissingError(f'there is no fact "{fact_id}"; figurecheck facts list shows those that there are')


def missing_revision(fact_id: str, number: int, last: int) -> MissingError:
    """That a fact has no such revision."""
    return MissingError(f'"{fact_id}" has no revision {number}; its revisions are 1 to {last}')

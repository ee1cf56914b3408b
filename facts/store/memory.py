"""A store in memory, for trying things: it forgets when the process ends. Not for several threads."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from facts.base import Fact
from facts.store import changing
from facts.store.answers import MemoryAnswers
from facts.store.edits import Edit, Merge
from facts.store.revisions import Deed, Imported, Kept, Revision, Signature, Tally


class MemoryStore:
    """All that a FactStore can do, in a dictionary; it is its own transaction."""

    def __init__(self, answers: MemoryAnswers | None = None) -> None:
        self._answers = answers
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

    async def attempt(self, edit: Edit, signature: Signature) -> Revision:
        """What an edit would come to; it is not done."""
        before = self._state()
        try:
            return await changing.apply(self, edit, signature)
        finally:
            self._history, self._count = before

    async def change(self, edit: Edit, signature: Signature) -> Revision:
        """Do an edit."""
        before = self._state()
        try:
            revision = await changing.apply(self, edit, signature)
            if isinstance(edit, Merge) and self._answers is not None:
                self._answers.readdress(revision)
            return revision
        except BaseException:
            self._history, self._count = before
            raise

    async def import_facts(self, facts: Sequence[Fact], signature: Signature) -> Imported:
        """Put many facts at once, all or none."""
        held = {fact.id: fact for fact in await self.facts()}
        changing.check_import(held, facts)
        added = changed = 0
        for fact in facts:
            if held.get(fact.id) == fact:
                continue
            is_new = fact.id not in held
            deed = Deed.ADDED if is_new else Deed.CHANGED
            await self.add(await self.last(fact.id), fact.id, deed, fact, signature)
            added, changed = added + is_new, changed + (not is_new)
        return Imported(added, changed, len(facts) - added - changed)

    async def revisions_after(self, sequence: int) -> tuple[Revision, ...]:
        """What was changed since, over all facts, oldest first."""
        found = [r for history in self._history.values() for r in history if r.sequence > sequence]
        return tuple(sorted(found, key=lambda revision: revision.sequence))

    async def last_sequence(self) -> int:
        """The sequence of the last change."""
        return self._count

    async def tally(self, since: datetime) -> Tally:
        """How much there is, and the changes since that moment."""
        facts = await self.facts()
        changes = Counter(r.signature.who for r in await self.revisions_after(0) if r.signature.at >= since)
        most_first = sorted(changes.items(), key=lambda change: (-change[1], change[0]))
        sources = len({fact.source.id for fact in facts})
        return Tally(len(facts), len(self._history) - len(facts), sources, tuple(most_first))

    async def superseded_by(self, fact_id: str) -> Fact | None:
        """What holds now in place of that fact."""
        return await changing.find_newest(self, fact_id)

    async def close(self) -> None:
        """Nothing to let go of."""

    def _state(self) -> tuple[dict[str, list[Revision]], int]:
        return {fact_id: [*history] for fact_id, history in self._history.items()}, self._count

    async def last(self, fact_id: str) -> Revision | None:
        """The last revision of a fact."""
        history = self._history.get(fact_id)
        return history[-1] if history else None

    async def revision(self, fact_id: str, number: int) -> Revision | None:
        """One of its revisions."""
        return next((r for r in self._history.get(fact_id, ()) if r.number == number), None)

    async def holding(self, fact_id: str) -> Fact | None:
        """The fact of that id, if it holds."""
        last = await self.last(fact_id)
        return last.after if last is not None else None

    async def successors(self, fact_id: str) -> list[str]:
        """The ids of the facts that hold and supersede it, in order."""
        return sorted(fact.id for fact in await self.facts() if fact.supersedes == fact_id)

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
        self._count += 1
        number, before = (last.number + 1, last.after) if last is not None else (1, None)
        revision = Revision(self._count, fact_id, number, deed, before, after, signature, into)
        self._history.setdefault(fact_id, []).append(revision)
        return revision

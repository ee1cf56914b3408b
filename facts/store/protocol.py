"""FactStore: what every store of facts can do, wherever it keeps them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from facts.base import Fact
from facts.store.edits import Edit
from facts.store.revisions import Imported, Kept, Revision, Signature, Tally


class FactStore(Protocol):
    """Facts with their revisions. Each method is one transaction: it is done wholly, or not at all.

    Where an editor has not seen a fact's last revision, ConflictError tells it and nothing is changed.
    """

    async def facts(self) -> tuple[Fact, ...]:
        """The facts that hold, in the order in which they were first added."""

    async def find(self, fact_id: str) -> Kept | None:
        """The fact of that id, retired or not; None where there never was one."""

    async def history(self, fact_id: str) -> tuple[Revision, ...]:
        """The revisions of a fact, oldest first; none where there never was one."""

    async def change(self, edit: Edit, signature: Signature) -> Revision:
        """Do an edit; gives its revision, of a merge that of the fact that went, and the last where nothing changes.

        Raises MissingError, ConflictError, and BaseError where the facts would make no base.
        """

    async def import_facts(self, facts: Sequence[Fact], signature: Signature) -> Imported:
        """Put many facts at once, all or none. What is there already as it comes is left alone; nothing is retired.

        Raises BaseError where they make no base with what is there.
        """

    async def revisions_after(self, sequence: int) -> tuple[Revision, ...]:
        """What was changed since, over all facts, oldest first; 0 for everything."""

    async def last_sequence(self) -> int:
        """The sequence of the last change; 0 where there never was one."""

    async def tally(self, since: datetime) -> Tally:
        """How much there is, and the changes since that moment."""

    async def superseded_by(self, fact_id: str) -> Fact | None:
        """What holds now in place of that fact, as `Base.superseded_by` has it; None where nothing supersedes it."""

    async def close(self) -> None:
        """Let go of what it holds."""

"""FactStore: what every store of facts can do, wherever it keeps them."""

from collections.abc import Sequence
from typing import Protocol

from facts.base import Fact
from facts.store.revisions import Imported, Kept, Revision, Signature


class FactStore(Protocol):
    """Facts with their revisions. Each method is one transaction: it is done wholly, or not at all.

    `seen` is the number of the fact's last revision that the editor looked at, 0 where there was none: where there is a
    newer one, ConflictError tells it and nothing is changed.
    """

    async def facts(self) -> tuple[Fact, ...]:
        """The facts that hold, in the order in which they were first added."""

    async def find(self, fact_id: str) -> Kept | None:
        """The fact of that id, retired or not; None where there never was one."""

    async def history(self, fact_id: str) -> tuple[Revision, ...]:
        """The revisions of a fact, oldest first; none where there never was one."""

    async def put(self, fact: Fact, signature: Signature, seen: int) -> Revision:
        """Add a fact, or change the one of its id; gives the last revision where nothing would change.

        Raises BaseError where its `supersedes` is wrong, ConflictError.
        """

    async def retire(self, fact_id: str, signature: Signature, seen: int) -> Revision:
        """Take a fact out; it stays readable.

        Raises MissingError, ConflictError, BaseError where another fact supersedes it.
        """

    async def revert(self, fact_id: str, number: int, signature: Signature, seen: int) -> Revision:
        """Make a fact what it was after that revision, as a new revision.

        Raises MissingError, ConflictError, BaseError.
        """

    async def import_facts(self, facts: Sequence[Fact], signature: Signature) -> Imported:
        """Put many facts at once, all or none. What is there already as it comes is left alone; nothing is retired.

        Raises BaseError where they make no base with what is there.
        """

    async def revisions_after(self, sequence: int) -> tuple[Revision, ...]:
        """What was changed since, over all facts, oldest first; 0 for everything."""

    async def last_sequence(self) -> int:
        """The sequence of the last change; 0 where there never was one."""

    async def close(self) -> None:
        """Let go of what it holds."""

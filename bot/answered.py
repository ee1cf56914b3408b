"""Answers given, on their way into the store.

The delivery's record writes an answer down in the transaction that makes its update done, so nothing of it is lost by
a kill; from there answers are moved into the store, many by one commit. An update need not wait for the store.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Sequence
from typing import Protocol

from facts.errors import FactsError
from facts.store.answers import AnswerStore, Given

_AT_ONCE = 500
_BETWEEN_SECONDS = 0.1  # between two commits: one costs as much as twenty answers
_AGAIN_SECONDS = 0.5  # after one that failed

log = logging.getLogger(__name__)


class AnswerShelf(Protocol):
    """Where answers lie until they are in the store."""

    answered: asyncio.Event  # set when one comes

    def read_answers(self, most: int) -> list[tuple[int, Given]]:
        """The oldest, each with the id of its update."""

    def forget_answers(self, update_ids: Sequence[int]) -> None:
        """Those are in the store."""


class AnswerLog:
    """Remembers which message told which facts, and by which revision."""

    def __init__(self, store: AnswerStore, known: Callable[[], int], again_seconds: float = _AGAIN_SECONDS) -> None:
        self._store = store
        self._known = known
        self._again_seconds = again_seconds
        self._shelf: AnswerShelf | None = None
        self._turn = asyncio.Lock()

    @property
    def sequence(self) -> int:
        """The last revision of the facts that is answered by now."""
        return self._known()

    async def follow(self, shelf: AnswerShelf) -> None:
        """Move answers as they come, until cancelled."""
        self._shelf = shelf
        while True:
            shelf.answered.clear()
            if await self.catch_up():
                await asyncio.sleep(_BETWEEN_SECONDS)
                await shelf.answered.wait()
            else:
                await asyncio.sleep(self._again_seconds)

    async def catch_up(self) -> bool:
        """Move all that were given by now. False where the store or the record cannot be written: they lie there."""
        async with self._turn:
            try:
                while self._shelf is not None and (some := self._shelf.read_answers(_AT_ONCE)):
                    await self._store.remember([given for _, given in some])
                    self._shelf.forget_answers([update_id for update_id, _ in some])
            except (FactsError, sqlite3.Error) as error:
                log.error("answers not remembered, trying again", extra={"error": type(error).__name__})
                return False
        return True

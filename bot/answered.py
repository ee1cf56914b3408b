"""Answers given, on their way into the store: many are written by one commit, and an update is done after that."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.replies.reply import Telling
from facts.errors import FactsError
from facts.store.answers import AnswerStore, Given, Told

_BETWEEN_SECONDS = 0.02  # between two commits: a commit costs as much as several answers
_AGAIN_SECONDS = 0.5  # after one that failed
_LONGEST_SECONDS = 5.0  # that an update waits for the store; after that the answer is written when that can be

log = logging.getLogger(__name__)


class AnswerLog:
    """Remembers which message told which facts, and by which revision."""

    def __init__(
        self,
        store: AnswerStore,
        known: Callable[[], int],
        clock: Callable[[], datetime],
        again_seconds: float = _AGAIN_SECONDS,
    ) -> None:
        self._again_seconds = again_seconds
        self._store = store
        self._known = known
        self._clock = clock
        self._waiting: list[tuple[Given, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None

    @property
    def sequence(self) -> int:
        """The last revision of the facts that is answered by now."""
        return self._known()

    async def remember(
        self, chat_id: int, message_id: int, topic: int | None, told: Sequence[Telling], sequence: int
    ) -> None:
        """Remember a message that was sent; it is on the disk after this, unless the store is out of reach."""
        facts = tuple(Told(one.fact_id, one.role) for one in told)
        written = asyncio.get_running_loop().create_future()
        self._waiting.append((Given(chat_id, message_id, topic, facts, sequence, self._clock()), written))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        await asyncio.wait({written}, timeout=_LONGEST_SECONDS)

    async def finish(self, seconds: float) -> None:
        """Write what waits, in so many seconds."""
        if self._writing is not None:
            _, late = await asyncio.wait({self._writing}, timeout=seconds)
            for task in late:
                task.cancel()

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                await self._store.remember([given for given, _ in batch])
            except FactsError as error:
                log.error("answers not remembered, trying again", extra={"count": len(batch), "error": str(error)})
                self._waiting = [*batch, *self._waiting]
                await asyncio.sleep(self._again_seconds)
                continue
            for _, written in batch:
                if not written.done():
                    written.set_result(None)
            await asyncio.sleep(_BETWEEN_SECONDS)

"""Listening: who is in the middle of a dialogue, asked of the store for many messages at once.

Every message that is no command may be the next step of a dialogue, and nearly none is. A read of its own for each
message cost half of the messages a second that the bot can answer.
"""

import asyncio

from facts.store.dialogues import DialogueStore

_BETWEEN_SECONDS = 0.02  # between two reads; the first after a silence is at once


class Listening:
    """Whom to listen to. What it says is never older than the question."""

    def __init__(self, dialogues: DialogueStore) -> None:
        self._dialogues = dialogues
        self._waiting: list[asyncio.Future[frozenset[int]]] = []
        self._reading: asyncio.Task[None] | None = None

    async def is_heard(self, user_id: int) -> bool:
        """Whether somebody has a dialogue, be it over. Raises StoreError."""
        asked: asyncio.Future[frozenset[int]] = asyncio.get_running_loop().create_future()
        self._waiting.append(asked)
        if self._reading is None or self._reading.done():
            self._reading = asyncio.create_task(self._read())
        return user_id in await asked

    async def _read(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                users = await self._dialogues.users()
            except Exception as error:
                for asked in batch:
                    if not asked.done():
                        asked.set_exception(error)
            else:
                for asked in batch:
                    if not asked.done():
                        asked.set_result(users)
            await asyncio.sleep(_BETWEEN_SECONDS)

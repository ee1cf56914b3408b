"""Updates waiting for getUpdates, with Telegram's offsets: an update is forgotten once a higher offset is asked for."""

import asyncio
from collections.abc import Callable
from typing import Any

from tests.botapi.refusal import Refusal

_NEVER_BY_DEFAULT = ("chat_member", "message_reaction", "message_reaction_count")
_LONGEST_POLL_SECONDS = 50


class UpdateQueue:
    """The updates of one bot."""

    def __init__(self, announce: Callable[[], None] = lambda: None, first_id: int = 1) -> None:
        self._announce = announce  # called when something was confirmed
        self.waiting: list[dict[str, Any]] = []
        self.allowed: list[str] | None = None  # None: all but those that must be asked for
        self.confirmed = first_id - 1  # the highest id that was confirmed
        self.offsets: list[int] = []  # as they were asked for
        self._next_id = first_id
        self._arrived = asyncio.Event()
        self._poll = 0

    def add(self, kind: str, content: dict[str, Any]) -> int | None:
        """Queue an update; its id, or None where the bot does not want such updates."""
        wanted = kind in self.allowed if self.allowed else kind not in _NEVER_BY_DEFAULT
        if not wanted:
            return None
        update_id = self._next_id
        self._next_id += 1
        self.waiting.append({"update_id": update_id, kind: content})
        self._arrived.set()
        return update_id

    async def get(
        self, offset: int, limit: int, timeout: int, allowed: list[str] | None, closing: asyncio.Event
    ) -> list[dict[str, Any]]:
        """getUpdates. A later call ends one that is waiting, which is refused with 409."""
        self._poll += 1
        poll = self._poll
        self._arrived.set()  # wakes the poll that waits, which finds itself displaced
        if allowed is not None:
            self.allowed = allowed or None
        self.offsets.append(offset)
        self._confirm(offset)
        deadline = asyncio.get_running_loop().time() + min(timeout, _LONGEST_POLL_SECONDS)
        while not self.waiting and not closing.is_set():
            left = deadline - asyncio.get_running_loop().time()
            self._arrived.clear()
            if left <= 0 or not await _is_set_within(self._arrived, left):
                break
            if poll != self._poll:
                text = "terminated by other getUpdates request; make sure that only one bot instance is running"
                raise Refusal(409, f"Conflict: {text}")
        return self.waiting[: min(max(limit, 1), 100)]

    def wake(self) -> None:
        """Let a poll that waits look again."""
        self._arrived.set()

    def _confirm(self, offset: int) -> None:
        kept = self.waiting[offset:] if offset < 0 else [one for one in self.waiting if one["update_id"] >= offset]
        dropped = self.waiting[: len(self.waiting) - len(kept)]
        if dropped:
            self.confirmed = max(self.confirmed, dropped[-1]["update_id"])
            self._announce()
        self.waiting = kept


async def _is_set_within(event: asyncio.Event, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True

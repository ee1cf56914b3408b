"""Notices: who wants to be told when the base can answer what they asked. One is gone when they were told."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

MOST_OF_ONE = 20  # notices of one chat; more are refused


@dataclass(frozen=True, slots=True)
class Notice:
    """Somebody waits for an answer."""

    chat_id: int
    text: str
    at: datetime  # when they asked to be told, aware of its time zone
    language: str
    topic: int | None = None
    message_id: int | None = None  # the message that asked
    id: int = 0  # given once, by the store


class NoticeStore(Protocol):
    """Who waits. Each method is one transaction."""

    async def add(self, notice: Notice) -> Notice | None:
        """Remember; gives what there is where the same chat waits for the same text already.

        None where the chat waits for MOST_OF_ONE others.
        """

    async def of(self, chat_id: int) -> tuple[Notice, ...]:
        """What a chat waits for, the oldest first."""

    async def all(self) -> tuple[Notice, ...]:
        """What anybody waits for, the oldest first."""

    async def drop(self, chat_id: int, notice_id: int | None = None) -> int:
        """Forget one notice of a chat, or all of them; gives their number."""

    async def drop_before(self, moment: datetime) -> int:
        """Forget those that are older; gives their number."""


class MemoryNotices:
    """Notices in memory, for trying things."""

    def __init__(self) -> None:
        self._notices: list[Notice] = []
        self._count = 0

    async def add(self, notice: Notice) -> Notice | None:
        """Remember."""
        own = await self.of(notice.chat_id)
        known = next((one for one in own if one.text == notice.text), None)
        if known is not None or len(own) >= MOST_OF_ONE:
            return known
        self._count += 1
        self._notices.append(replace(notice, id=self._count))
        return self._notices[-1]

    async def of(self, chat_id: int) -> tuple[Notice, ...]:
        """What a chat waits for."""
        return tuple(notice for notice in self._notices if notice.chat_id == chat_id)

    async def all(self) -> tuple[Notice, ...]:
        """What anybody waits for."""
        return tuple(self._notices)

    async def drop(self, chat_id: int, notice_id: int | None = None) -> int:
        """Forget one notice of a chat, or all of them."""
        before = len(self._notices)
        self._notices = [one for one in self._notices if one.chat_id != chat_id or notice_id not in (None, one.id)]
        return before - len(self._notices)

    async def drop_before(self, moment: datetime) -> int:
        """Forget those that are older."""
        before = len(self._notices)
        self._notices = [notice for notice in self._notices if notice.at >= moment]
        return before - len(self._notices)

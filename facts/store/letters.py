"""Letters: messages to people who are not being answered at the moment, and new texts for messages that they have.

They wait in the store until they are sent, so that neither a restart nor a busy Telegram loses any.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Letter:
    """One message on its way."""

    key: str  # what it says to whom, such as "proposal:17"; of one key only the first is taken
    chat_id: int
    html: str  # as Telegram knows it
    buttons: str = "[]"  # rows of buttons, as JSON
    topic: int | None = None
    message_id: int | None = None  # the message that it rewrites; None for a new one


class Outbox(Protocol):
    """Letters that wait. Each method is one transaction."""

    async def put(self, letters: tuple[Letter, ...], at: datetime) -> int:
        """Take letters in; gives how many were new."""

    async def waiting(self) -> tuple[Letter, ...]:
        """All that are not done, in the order in which they were put."""

    async def done(self, key: str, outcome: str, at: datetime) -> None:
        """A letter was sent, or nobody is there to read it; `outcome` says which, in a word."""


class MemoryOutbox:
    """Letters in memory, for trying things."""

    def __init__(self) -> None:
        self._letters: dict[str, Letter] = {}
        self.outcomes: dict[str, str] = {}

    async def put(self, letters: tuple[Letter, ...], at: datetime) -> int:
        """Take letters in."""
        new = {letter.key: letter for letter in reversed(letters) if letter.key not in self._letters}
        self._letters |= dict(reversed(new.items()))
        return len(new)

    async def waiting(self) -> tuple[Letter, ...]:
        """All that are not done."""
        return tuple(letter for key, letter in self._letters.items() if key not in self.outcomes)

    async def done(self, key: str, outcome: str, at: datetime) -> None:
        """A letter was sent, or cannot be."""
        self.outcomes[key] = outcome

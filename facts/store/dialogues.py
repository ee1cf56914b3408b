"""Dialogues: where moderators stand in what they do step by step, so that a restart or another replica goes on with it.

One a person. What a dialogue knows so far is JSON here; its own conversation alone can read it.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from facts.errors import StoreError


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Somebody's dialogue after one of its steps."""

    id: int  # given once
    user_id: int
    kind: str  # which conversation
    state: str  # JSON
    step: int  # from 1, one more each time that it goes on
    at: datetime  # of the step, aware of its time zone
    heard: int | None = None  # the message that led to this step; a message may come twice
    is_over: bool = False  # it hears no more; the tap that ended it may come twice


class MovedOnError(StoreError):
    """The dialogue went on in the meantime, from another message or in another process."""


class DialogueStore(Protocol):
    """Everybody's dialogue. Each method is one transaction."""

    async def of(self, user_id: int) -> Dialogue | None:
        """Somebody's dialogue, over or not; None where there is none."""

    async def open(self, user_id: int, kind: str, state: str, at: datetime, heard: int | None = None) -> Dialogue:
        """Begin a dialogue, in place of the one that there was."""

    async def keep(self, dialogue: Dialogue) -> Dialogue:
        """Keep a dialogue as it is now, a step further; raises MovedOnError where it is not the last step's."""

    async def drop(self, user_id: int) -> None:
        """Forget somebody's dialogue."""

    async def drop_before(self, moment: datetime) -> int:
        """Forget the dialogues whose last step is older; gives their number."""

    async def count_open(self, since: datetime) -> int:
        """How many are not over, and went on since that moment."""

    async def users(self) -> frozenset[int]:
        """Who has one, over or not."""


class MemoryDialogues:
    """Dialogues in memory, for trying things."""

    def __init__(self) -> None:
        self._dialogues: dict[int, Dialogue] = {}
        self._count = 0

    async def of(self, user_id: int) -> Dialogue | None:
        """Somebody's dialogue."""
        return self._dialogues.get(user_id)

    async def open(self, user_id: int, kind: str, state: str, at: datetime, heard: int | None = None) -> Dialogue:
        """Begin a dialogue."""
        self._count += 1
        self._dialogues[user_id] = Dialogue(self._count, user_id, kind, state, 1, at, heard)
        return self._dialogues[user_id]

    async def keep(self, dialogue: Dialogue) -> Dialogue:
        """Keep a dialogue as it is now."""
        last = self._dialogues.get(dialogue.user_id)
        if last is None or (last.id, last.step) != (dialogue.id, dialogue.step):
            raise moved_on()
        self._dialogues[dialogue.user_id] = replace(dialogue, step=dialogue.step + 1)
        return self._dialogues[dialogue.user_id]

    async def drop(self, user_id: int) -> None:
        """Forget somebody's dialogue."""
        self._dialogues.pop(user_id, None)

    async def drop_before(self, moment: datetime) -> int:
        """Forget the dialogues whose last step is older."""
        old = [user_id for user_id, dialogue in self._dialogues.items() if dialogue.at < moment]
        for user_id in old:
            del self._dialogues[user_id]
        return len(old)

    async def count_open(self, since: datetime) -> int:
        """How many are not over, and went on since that moment."""
        return sum(not dialogue.is_over and dialogue.at >= since for dialogue in self._dialogues.values())

    async def users(self) -> frozenset[int]:
        """Who has one."""
        return frozenset(self._dialogues)


def moved_on() -> MovedOnError:
    """The error with its line."""
    return MovedOnError("this went on in the meantime; look at the last message and go on from there")

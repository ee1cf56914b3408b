"""Who is in the middle of a dialogue, asked for many messages at once."""

import asyncio

import pytest

from bot.conversations.listening import Listening
from facts.errors import StoreError
from facts.store.dialogues import MemoryDialogues
from tests.store.made import NOON

ANA, BO = 2, 3


class Counted(MemoryDialogues):
    """Counts how often it is read; fails where it is told to."""

    reads = 0
    is_broken = False

    async def users(self) -> frozenset[int]:
        """Who has one, as of the moment that the read begins."""
        self.reads += 1
        if self.is_broken:
            raise StoreError("the database cannot be used")
        found = await super().users()
        await asyncio.sleep(0)
        return found


async def test_many_are_asked_for_by_one_read() -> None:
    """Each learns what holds when it asks, or later."""
    dialogues = Counted()
    listening = Listening(dialogues)
    await dialogues.open(ANA, "add", "{}", NOON)
    first = asyncio.create_task(listening.is_heard(BO))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert dialogues.reads == 1
    await dialogues.open(BO, "add", "{}", NOON)  # after that read began
    later = [listening.is_heard(user) for user in (ANA, BO, 4) for _ in range(100)]
    assert await first is False
    assert await asyncio.gather(*later) == [True] * 200 + [False] * 100
    assert dialogues.reads == 2


async def test_a_store_that_cannot_be_read_is_told_to_each_who_asked() -> None:
    """And the next who asks is answered again."""
    dialogues = Counted()
    listening = Listening(dialogues)
    dialogues.is_broken = True
    for _ in range(2):
        with pytest.raises(StoreError):
            await listening.is_heard(ANA)
    dialogues.is_broken = False
    assert await listening.is_heard(ANA) is False

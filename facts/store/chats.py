"""Chats that moved: a group that became a supergroup has another number since, by which alone it can be reached."""

from typing import Protocol

MOST_MOVES = 20  # of one group: nobody moves twice, but a circle must end


class ChatStore(Protocol):
    """Which group became which supergroup. Each method is one transaction."""

    async def note_move(self, old: int, new: int) -> None:
        """Note that a group became a supergroup; the same again is nothing new."""

    async def now_of(self, chat_id: int) -> int:
        """The number that a chat has now: its own, unless it moved."""


class MemoryChats:
    """Chats in memory, for trying things."""

    def __init__(self) -> None:
        self._moves: dict[int, int] = {}

    async def note_move(self, old: int, new: int) -> None:
        """Note that a group became a supergroup."""
        self._moves[old] = new

    async def now_of(self, chat_id: int) -> int:
        """The number that a chat has now."""
        return follow_moves(chat_id, self._moves)


def follow_moves(chat_id: int, moves: dict[int, int]) -> int:
    """The number at the end of the moves."""
    for _ in range(MOST_MOVES):
        chat_id = moves.get(chat_id, chat_id)
    return chat_id

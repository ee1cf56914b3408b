"""Pace: how fast letters may leave, by Telegram's limits: about 30 messages a second over all, 20 a minute in a group.

The library's AIORateLimiter does not fit: it would slow down answers too, and at a 429 of one chat it holds up all.
Each replica keeps a pace of its own; where that is too much together Telegram says so (429), to the chat at hand.
"""

from collections import deque

MINUTE = 60.0


class Pace:
    """When the next letter may leave. All times are seconds of one clock that never goes back."""

    def __init__(self, per_second: float, group_per_minute: int) -> None:
        self._between = 1 / per_second
        self._group_per_minute = group_per_minute
        self._next = 0.0
        self._left: dict[int, deque[float]] = {}  # when letters left for a group, within a minute

    def take_turn(self, chat_id: int, now: float) -> float:
        """Count a letter to a chat; gives the seconds until it may leave."""
        turn = max(self._next, now)
        self._next = turn + self._between
        if chat_id < 0:
            self._left.setdefault(chat_id, deque()).append(turn)
        return turn - now

    def resting(self, now: float) -> dict[int, float]:
        """The groups that have had enough for now, and when they may have more."""
        for chat_id, left in list(self._left.items()):
            while left and left[0] <= now - MINUTE:
                left.popleft()
            if not left:
                del self._left[chat_id]
        return {
            chat_id: left[-self._group_per_minute] + MINUTE
            for chat_id, left in self._left.items()
            if len(left) >= self._group_per_minute
        }

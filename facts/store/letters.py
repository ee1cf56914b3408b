"""Letters: messages to people who are not being answered at the moment, and new texts for messages that they have.

They wait in the store until they are sent, so that neither a restart nor a busy Telegram loses any. Who sends takes a
letter for a while (a lease): another process does not send it too, and where this one dies it is taken again. A chat's
letters go one by one, in their order.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

SENT = "sent"
GONE = "gone"  # nobody is there to read it: blocked, removed, the message deleted
OVERTAKEN = "overtaken"  # a later letter says what it should have said
SAME = "same"  # another letter says the same in the same chat
FAILED = "failed"  # Telegram would not take it


@dataclass(frozen=True, slots=True)
class Letter:
    """One message on its way."""

    key: str  # what it says to whom, such as "proposal:17"; of one key only the first is taken
    chat_id: int
    html: str  # as Telegram knows it
    buttons: str = "[]"  # rows of buttons, as JSON
    topic: int | None = None
    message_id: int | None = None  # the message that it rewrites; None for a new one
    slot: str | None = None  # what it is the state of: a later letter takes the place of one that waits
    about: str | None = None  # what it tells of, by which letters are counted
    told: str = ""  # the facts in it, as `answers` writes them, where it is an answer that corrections should reach
    reply_to: int | None = None  # the message that a new one answers

    @property
    def stands_for_many(self) -> bool:
        """Whether it is a new message in place of one that can be rewritten no more: once a chat tells it all."""
        return self.slot is not None and self.about is not None and self.message_id is None


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the letters about one thing."""

    about: str
    outcomes: dict[str | None, int] = field(default_factory=dict)  # by outcome; None: waiting

    def count(self, *outcomes: str | None) -> int:
        """How many had one of these outcomes."""
        return sum(self.outcomes.get(outcome, 0) for outcome in outcomes)


class Outbox(Protocol):
    """Letters that wait. Each method is one transaction."""

    changed: asyncio.Event  # set when letters were put by this process

    async def put(self, letters: tuple[Letter, ...], at: datetime) -> int:
        """Take letters in; gives how many were new."""

    async def waiting(self) -> tuple[Letter, ...]:
        """All that are not done, in the order in which they were put."""

    async def take(
        self, holder: str, now: datetime, until: datetime, most: int, skip: Iterable[int] = ()
    ) -> tuple[Letter, ...]:
        """Take the first letter of each chat, where it is due and nobody holds it; `skip`: chats to leave alone."""

    async def put_back(self, key: str, holder: str, due: datetime) -> None:
        """A letter that was taken is not through; not before `due` should it be tried again."""

    async def done(self, key: str, outcome: str, at: datetime) -> None:
        """A letter was sent, or nobody is there to read it; `outcome` says which, in a word."""

    async def move_chat(self, old: int, new: int, at: datetime) -> None:
        """A group became a supergroup: what waits for it is sent there, as new messages, each thing told once."""

    async def tally(self, most: int) -> tuple[Tally, ...]:
        """What became of the letters that are about something, by what they are about, the latest first."""

    async def drop_done_before(self, moment: datetime) -> int:
        """Forget the letters that were done earlier; gives their number. Who puts one of their keys puts it anew."""

    async def drop_chat(self, chat_id: int) -> int:
        """Forget all letters to a chat, also those that wait; gives their number."""


@dataclass(frozen=True, slots=True)
class _Kept:
    letter: Letter
    outcome: str | None = None
    holder: str | None = None
    leased_until: datetime | None = None
    due: datetime | None = None
    done_at: datetime | None = None
    was_taken: bool = False

    def is_held(self, now: datetime) -> bool:
        return self.leased_until is not None and self.leased_until > now


class MemoryOutbox:
    """Letters in memory, for trying things."""

    def __init__(self) -> None:
        self.changed = asyncio.Event()
        self._kept: dict[str, _Kept] = {}

    @property
    def outcomes(self) -> dict[str, str]:
        """The outcomes of the letters that are done, by their keys."""
        return {key: kept.outcome for key, kept in self._kept.items() if kept.outcome is not None}

    async def put(self, letters: tuple[Letter, ...], at: datetime) -> int:
        """Take letters in."""
        new = 0
        for letter in letters:
            if letter.key in self._kept:
                continue
            if letter.slot is not None:
                self.withdraw(letter.slot, at)
            is_same = letter.stands_for_many and letter.about in self._told_anew(letter.chat_id)
            self._kept[letter.key] = _Kept(letter, SAME, done_at=at) if is_same else _Kept(letter)
            new += 1
        self.changed.set()
        return new

    def _told_anew(self, chat_id: int) -> set[str]:
        """What a chat is told by new messages, in place of those that can be rewritten no more."""
        there = [kept for kept in self._kept.values() if kept.letter.chat_id == chat_id and kept.letter.stands_for_many]
        return {kept.letter.about for kept in there if kept.letter.about and kept.outcome in (None, SENT)}

    def withdraw(self, slot: str, at: datetime) -> None:
        """What waits in a slot, and is not being sent, is done."""
        for key, kept in self._kept.items():
            if kept.letter.slot == slot and kept.outcome is None and not kept.is_held(at):
                self._kept[key] = replace(kept, outcome=OVERTAKEN, done_at=at)

    def is_untouched(self, slot: str) -> bool:
        """Whether nothing of a slot was ever sent, or tried."""
        return not any(kept.was_taken for kept in self._kept.values() if kept.letter.slot == slot)

    async def waiting(self) -> tuple[Letter, ...]:
        """All that are not done."""
        return tuple(kept.letter for kept in self._kept.values() if kept.outcome is None)

    async def take(
        self, holder: str, now: datetime, until: datetime, most: int, skip: Iterable[int] = ()
    ) -> tuple[Letter, ...]:
        """Take the first letter of each chat."""
        seen = set(skip)
        taken: list[Letter] = []
        for key, kept in self._kept.items():
            chat = kept.letter.chat_id
            if kept.outcome is not None or chat in seen or len(taken) >= most:
                continue
            seen.add(chat)
            if not kept.is_held(now) and (kept.due is None or kept.due <= now):
                self._kept[key] = replace(kept, holder=holder, leased_until=until, was_taken=True)
                taken.append(kept.letter)
        return tuple(taken)

    async def put_back(self, key: str, holder: str, due: datetime) -> None:
        """A letter is not through."""
        kept = self._kept.get(key)
        if kept is not None and kept.outcome is None and kept.holder == holder:
            self._kept[key] = replace(kept, holder=None, leased_until=None, due=due)

    async def done(self, key: str, outcome: str, at: datetime) -> None:
        """A letter was sent, or cannot be."""
        if key in self._kept:
            self._kept[key] = replace(self._kept[key], outcome=outcome, done_at=at, holder=None, leased_until=None)

    async def move_chat(self, old: int, new: int, at: datetime) -> None:
        """A group became a supergroup."""
        moved = [(key, kept) for key, kept in self._kept.items() if kept.outcome is None and kept.letter.chat_id == old]
        repeated = find_repeated([kept.letter for _, kept in moved], self._told_anew(new))
        for key, kept in moved:
            letter = replace(kept.letter, chat_id=new, message_id=None, topic=None, reply_to=None)
            outcome, done_at = (SAME, at) if key in repeated else (None, None)
            self._kept[key] = replace(
                kept, letter=letter, outcome=outcome, done_at=done_at, holder=None, leased_until=None
            )

    async def tally(self, most: int) -> tuple[Tally, ...]:
        """What became of the letters that are about something."""
        counts: dict[str, Counter[str | None]] = {}
        for kept in reversed(self._kept.values()):
            if kept.letter.about is not None:
                counts.setdefault(kept.letter.about, Counter())[kept.outcome] += 1
        return tuple(Tally(about, dict(found)) for about, found in list(counts.items())[:most])

    async def drop_done_before(self, moment: datetime) -> int:
        """Forget the letters that were done earlier."""
        return self._drop(lambda kept: kept.done_at is not None and kept.done_at < moment)

    async def drop_chat(self, chat_id: int) -> int:
        """Forget all letters to a chat."""
        return self._drop(lambda kept: kept.letter.chat_id == chat_id)

    def _drop(self, is_gone: Callable[[_Kept], bool]) -> int:
        gone = [key for key, kept in self._kept.items() if is_gone(kept)]
        for key in gone:
            del self._kept[key]
        return len(gone)


def find_repeated(letters: Sequence[Letter], told: set[str]) -> set[str]:
    """The keys of those letters to one chat that rewrite messages for what an earlier one does, or what is `told`."""
    told = set(told)
    repeated = set()
    for letter in letters:
        if letter.slot is not None and letter.about is not None:
            if letter.about in told:
                repeated.add(letter.key)
            told.add(letter.about)
    return repeated

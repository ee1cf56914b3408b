"""Answers that were given: which message of ours told which facts, so that a correction can reach it.

What a message said is not kept: it follows from the facts as they were at its `sequence`. A cursor says up to which
revision all answers were looked at; an answer that is remembered later than that, because its fact changed between
checking and sending, is looked at by itself.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from facts.store.letters import Letter, MemoryOutbox
from facts.store.revisions import Revision

KEPT_DAYS = 30
WAITED = "waited"  # the role of a fact that answers somebody who had asked to be told
BESIDE = "beside"  # the role of a fact that was told beside the one that answers
NEWER = "newer"  # of one that a correction added


@dataclass(frozen=True, slots=True)
class Told:
    """One fact that a message told."""

    fact_id: str
    role: str  # a verdict, "fact" where it was asked for by its id, BESIDE or NEWER
    told_id: str = ""  # its id then, where it was merged into another since

    @property
    def is_main(self) -> bool:
        """Whether it is what was answered."""
        return self.role not in (BESIDE, NEWER)


@dataclass(frozen=True, slots=True)
class Given:
    """A message of ours that told facts."""

    chat_id: int
    message_id: int | None  # None where it can be rewritten no more: its group became a supergroup
    topic: int | None
    told: tuple[Told, ...]  # in the order in which they stand
    sequence: int  # of the last revision that was known when it was answered
    at: datetime
    id: int = 0  # given by the store, as are the next two
    upto: int = 0  # of the last revision that the message speaks by
    stale: int | None = None  # of the revision that calls for a look at it

    @property
    def was_waited_for(self) -> bool:
        """Whether it went to somebody who had asked to be told: a correction rings their bell too."""
        return any(one.role == WAITED for one in self.told)

    @property
    def slot(self) -> str:
        """The slot of the letters that rewrite it."""
        return f"answer:{self.id}"


@dataclass(frozen=True, slots=True)
class Correction:
    """What a look at an answer came to."""

    answer: Given  # as it was looked at
    upto: int  # of the last revision that was known then
    letter: Letter | None = None  # None where the message is right as it is
    added: tuple[Told, ...] = ()  # the facts that the message tells from then on too
    is_restored: bool = False  # it comes back to what was first told: nothing to send where nothing else was sent


def write_told(told: Sequence[Told], sequence: int) -> str:
    """The facts that a message tells, and the last revision known then, in a line."""
    return json.dumps([sequence, *([one.fact_id, one.role] for one in told)])


def read_told(written: str, chat_id: int, message_id: int, topic: int | None, at: datetime) -> Given:
    """The answer that tells what `write_told` wrote."""
    sequence, *facts = json.loads(written)
    told = tuple(Told(fact_id, role) for fact_id, role in facts)
    return Given(chat_id, message_id, topic, told, sequence, at)


class AnswerStore(Protocol):
    """Answers that were given. Each method is one transaction."""

    async def remember(self, answers: Sequence[Given]) -> None:
        """Keep answers; one that is kept already (same message, same moment) is passed over."""

    async def begin(self, sequence: int) -> int:
        """The cursor; put at that revision where there is none."""

    async def mark(self, seen: int, upto: int, changes: dict[str, int], since: datetime) -> bool:
        """Move the cursor from one revision to another, and mark the answers since then on facts changed between.

        `changes`: the last revision of each fact. False, and nothing done, where another process moved the cursor.
        """

    async def stale(self, most: int) -> tuple[Given, ...]:
        """Answers that call for a look, the oldest first."""

    async def count_stale(self) -> int:
        """How many do."""

    async def correct(self, corrections: Sequence[Correction], at: datetime) -> int:
        """Put the letters into the outbox; gives their number. What was marked again in the meantime is left."""

    async def count(self, fact_ids: Sequence[str], since: datetime) -> int:
        """How many answers told one of these facts since, or one that was merged into them."""

    async def settle(self, answer_id: int, chat_id: int, message_id: int) -> None:
        """Another message stands for an answer now, and for those that told the same and have none any more."""

    async def move_chat(self, old: int, new: int) -> None:
        """A group became a supergroup: its messages can be rewritten no more."""

    async def forget_chat(self, chat_id: int) -> None:
        """Forget the answers in a chat."""

    async def forget_before(self, moment: datetime) -> int:
        """Forget older answers; gives their number."""


class MemoryAnswers:
    """Answers in memory, for trying things."""

    def __init__(self, outbox: MemoryOutbox) -> None:
        self._outbox = outbox
        self._answers: dict[int, Given] = {}
        self._count = 0
        self._cursor: int | None = None
        self._merges: list[tuple[int, str, str]] = []

    async def remember(self, answers: Sequence[Given]) -> None:
        """Keep answers."""
        known = {_place(answer) for answer in self._answers.values()}
        for answer in answers:
            if _place(answer) in known:
                continue
            self._count += 1
            stale = find_late(answer.sequence, self._cursor)
            told = tuple(replace(told, told_id=told.told_id or told.fact_id) for told in answer.told)
            told = follow_merges(told, answer.sequence, self._merges)
            kept = replace(answer, id=self._count, told=told, upto=answer.sequence, stale=stale)
            self._answers[kept.id] = kept

    async def begin(self, sequence: int) -> int:
        """The cursor."""
        if self._cursor is None:
            self._cursor = sequence
        return self._cursor

    async def mark(self, seen: int, upto: int, changes: dict[str, int], since: datetime) -> bool:
        """Move the cursor and mark answers."""
        if self._cursor != seen:
            return False
        self._cursor = upto
        for answer in self._answers.values():
            last = max((changes.get(told.fact_id, 0) for told in answer.told), default=0)
            if last > answer.upto and answer.at >= since:
                self._answers[answer.id] = replace(answer, stale=max(last, answer.stale or 0))
        return True

    async def stale(self, most: int) -> tuple[Given, ...]:
        """Answers that call for a look."""
        return tuple(answer for answer in self._answers.values() if answer.stale is not None)[:most]

    async def count_stale(self) -> int:
        """How many do."""
        return sum(answer.stale is not None for answer in self._answers.values())

    async def correct(self, corrections: Sequence[Correction], at: datetime) -> int:
        """Put the letters into the outbox."""
        put = 0
        for correction in corrections:
            now = self._answers.get(correction.answer.id)
            if now is None or now.stale != correction.answer.stale:
                continue
            told = (*now.told, *(replace(told, told_id=told.told_id or told.fact_id) for told in correction.added))
            self._answers[now.id] = replace(now, stale=None, upto=correction.upto, told=told)
            if correction.is_restored and self._outbox.is_untouched(now.slot):
                self._outbox.withdraw(now.slot, at)
            elif correction.letter is not None:
                put += await self._outbox.put((correction.letter,), at)
        return put

    async def count(self, fact_ids: Sequence[str], since: datetime) -> int:
        """How many answers told one of these facts since."""
        return sum(
            answer.at >= since and any(not {told.fact_id, told.told_id}.isdisjoint(fact_ids) for told in answer.told)
            for answer in self._answers.values()
        )

    async def settle(self, answer_id: int, chat_id: int, message_id: int) -> None:
        """Another message stands for an answer now."""
        if answer_id in self._answers:
            answer = self._answers[answer_id]
            self._answers[answer_id] = replace(answer, chat_id=chat_id, message_id=message_id, topic=None)
            facts = {told.fact_id for told in answer.told}
            for other in list(self._answers.values()):
                is_lost = other.chat_id == chat_id and other.message_id is None and other.stale is None
                if is_lost and {told.fact_id for told in other.told} <= facts:
                    del self._answers[other.id]

    async def move_chat(self, old: int, new: int) -> None:
        """A group became a supergroup."""
        for answer in self._answers.values():
            if answer.chat_id == old:
                self._answers[answer.id] = replace(answer, chat_id=new, message_id=None, topic=None)

    async def forget_chat(self, chat_id: int) -> None:
        """Forget the answers in a chat."""
        self._answers = {key: answer for key, answer in self._answers.items() if answer.chat_id != chat_id}

    async def forget_before(self, moment: datetime) -> int:
        """Forget older answers."""
        young = {key: answer for key, answer in self._answers.items() if answer.at >= moment}
        forgotten = len(self._answers) - len(young)
        self._answers = young
        return forgotten

    def readdress(self, merge: Revision) -> None:
        """A fact was merged into another, which answers for it from now on."""
        assert merge.into is not None
        self._merges.append((merge.sequence, merge.fact_id, merge.into))
        for answer in self._answers.values():
            self._answers[answer.id] = replace(answer, told=follow_merges(answer.told, 0, self._merges[-1:]))


def _place(answer: Given) -> tuple[int, int | None, datetime]:
    return answer.chat_id, answer.message_id, answer.at


def follow_merges(told: Sequence[Told], sequence: int, merges: Iterable[tuple[int, str, str]]) -> tuple[Told, ...]:
    """Told facts, each as the one that it was merged into after that revision.

    `merges`: revision, the fact that went, the fact that stayed; in the order in which they were made.
    """
    for merged_at, gone_id, kept_id in merges:
        if merged_at > sequence:
            told = [_readdress(one, kept_id) if one.fact_id == gone_id else one for one in told]
    return tuple(told)


def _readdress(told: Told, fact_id: str) -> Told:
    return replace(told, fact_id=fact_id, told_id=told.told_id or told.fact_id)


def find_late(sequence: int, cursor: int | None) -> int | None:
    """The revision that calls for a look at an answer because it was passed before the answer was remembered."""
    return cursor if cursor is not None and sequence < cursor else None

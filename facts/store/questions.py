"""Questions: what people asked and the base could not answer, and which of their wordings moderators closed since.

Who asked stands here as a keyed hash, so that one can be told from another and by nobody recognised. Which questions
are one, and in which order they wait, is for `facts.queue`, which is built from what is kept here.
"""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

NOT_MEANT = "not_meant"  # the reason of what was answered, but not as it was meant
SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of somebody's."""

    key: str  # of one key only the first is taken
    text: str
    asked_at: datetime
    asker: str
    reason: str  # why it was not answered; NOT_MEANT where it was
    fact_id: str | None = None  # not meant: what it was answered by
    sequence: int = 0  # given by the store, in the order in which it took them; there may be gaps


@dataclass(frozen=True, slots=True)
class Closing:
    """What somebody did about a group: answered it, dismissed it, or took one of these back."""

    sequence: int
    wordings: tuple[str, ...]
    by: str  # a name to read
    at: datetime
    fact_id: str | None = None  # None where it was dismissed
    undoes: int | None = None  # the closing that is taken back


@dataclass(frozen=True, slots=True)
class News:
    """What is new since somebody looked, each in the order of its sequences."""

    asked: tuple[Asked, ...]
    closings: tuple[Closing, ...]


class QuestionStore(Protocol):
    """Questions that wait, and closings. Each method is one transaction."""

    async def add(self, asked: Sequence[Asked]) -> None:
        """Take questions in; those whose keys are known change nothing."""

    async def find(self, keys: Collection[str]) -> tuple[Asked, ...]:
        """The questions of these keys, those that there are."""

    async def since(self, asked: int, closed: int) -> News:
        """The questions and closings of higher sequences; 0 for all."""

    async def close(
        self,
        wordings: Sequence[str],
        by: str,
        at: datetime,
        *,
        fact_id: str | None = None,
        undoes: int | None = None,
    ) -> Closing:
        """Note that wordings are answered or dismissed, or that this was taken back."""

    async def unlink(self, asker: str) -> int:
        """Let nothing tell any more that an asker's questions are of one person; gives their number."""

    async def drop_before(self, moment: datetime) -> int:
        """Forget all texts, asked, closed or told of, that are older; gives the number of questions among them."""

    async def told(self) -> frozenset[str]:
        """The ids of the wordings of which moderators were told."""

    async def add_told(self, wording_ids: Collection[str], at: datetime) -> None:
        """Note that moderators were told of them."""

    async def secret(self) -> bytes:
        """What askers are hashed with: made at first use, and the same ever after."""

    async def settled(self) -> int | None:
        """The last change of the facts after which it was seen what is answered now; None where it never was."""

    async def note_settled(self, sequence: int) -> None:
        """Note that it was seen after this change."""


def unlinked(asked: Asked) -> Asked:
    """The question with nothing that tells whose it is, or that two are of one person."""
    return replace(asked, key=secrets.token_hex(8), asker=secrets.token_hex(8))


class MemoryQuestions:
    """Questions in memory, for trying things."""

    def __init__(self) -> None:
        self._asked: dict[str, Asked] = {}
        self._closings: list[Closing] = []
        self._told: dict[str, datetime] = {}
        self._secret = secrets.token_bytes(SECRET_BYTES)
        self._settled: int | None = None
        self._count = 0

    async def add(self, asked: Sequence[Asked]) -> None:
        """Take questions in."""
        for one in asked:
            if one.key not in self._asked:
                self._count += 1
                self._asked[one.key] = replace(one, sequence=self._count)

    async def find(self, keys: Collection[str]) -> tuple[Asked, ...]:
        """The questions of these keys."""
        return tuple(one for key, one in self._asked.items() if key in keys)

    async def since(self, asked: int, closed: int) -> News:
        """The questions and closings of higher sequences."""
        return News(
            tuple(one for one in self._asked.values() if one.sequence > asked),
            tuple(closing for closing in self._closings if closing.sequence > closed),
        )

    async def close(
        self,
        wordings: Sequence[str],
        by: str,
        at: datetime,
        *,
        fact_id: str | None = None,
        undoes: int | None = None,
    ) -> Closing:
        """Note that wordings are answered or dismissed."""
        self._count += 1
        self._closings.append(Closing(self._count, tuple(wordings), by, at, fact_id, undoes))
        return self._closings[-1]

    async def unlink(self, asker: str) -> int:
        """Let nothing tell that an asker's questions are of one person."""
        found = [one for one in self._asked.values() if one.asker == asker]
        renamed = {one.key: unlinked(one) for one in found}
        asked = [renamed.get(one.key, one) for one in self._asked.values()]
        self._asked = {one.key: one for one in asked}
        return len(found)

    async def drop_before(self, moment: datetime) -> int:
        """Forget all texts that are older."""
        before = len(self._asked)
        self._asked = {key: one for key, one in self._asked.items() if one.asked_at >= moment}
        self._closings = [closing for closing in self._closings if closing.at >= moment]
        self._told = {wording_id: at for wording_id, at in self._told.items() if at >= moment}
        return before - len(self._asked)

    async def told(self) -> frozenset[str]:
        """The ids of the wordings of which moderators were told."""
        return frozenset(self._told)

    async def add_told(self, wording_ids: Collection[str], at: datetime) -> None:
        """Note that moderators were told of them."""
        self._told = dict.fromkeys(wording_ids, at) | self._told

    async def secret(self) -> bytes:
        """What askers are hashed with."""
        return self._secret

    async def settled(self) -> int | None:
        """The last change after which it was seen what is answered now."""
        return self._settled

    async def note_settled(self, sequence: int) -> None:
        """Note that it was seen after this change."""
        self._settled = sequence

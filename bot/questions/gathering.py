"""Gathering: answers that were none become questions in the store, several in one go where many ask at once."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime

from bot.questions.askers import Askers
from bot.replies.markup import clean, shorten
from facts.answers import Abstention, Answer, Verdict
from facts.errors import StoreError
from facts.queue import fold
from facts.store.questions import NOT_MEANT, Asked, QuestionStore

_GATHERED = (Abstention.NO_MATCH, Abstention.OTHER_SUBJECT, Abstention.AMBIGUOUS)
_MOST_OF_ONE = 10  # questions in one message
_TEXT_UNITS = 500
_MOST_WAITING = 5000  # while the store cannot be reached

log = logging.getLogger(__name__)


class Gathering:
    """Takes questions, and writes them when the answer is out."""

    def __init__(self, store: QuestionStore, askers: Askers) -> None:
        self._store = store
        self._askers = askers
        self._waiting: list[Asked] = []
        self._turn = asyncio.Lock()

    def gather(self, answers: Sequence[Answer], person_id: int, at: datetime) -> tuple[Asked, ...]:
        """The questions among the answers to somebody's message; the same of one person on one day has one key."""
        found = [answer for answer in answers if answer.verdict is Verdict.NOT_FOUND and answer.reason in _GATHERED]
        asked = [self.ask(answer.claim, person_id, at, answer.reason) for answer in found[:_MOST_OF_ONE]]
        return tuple(one for one in asked if one.text)

    def ask(self, text: str, person_id: int, at: datetime, reason: str) -> Asked:
        """One question."""
        asker, words = self._askers.name(person_id), _words_of(text)
        return Asked(self._askers.key(asker, at.date(), fold(words).casefold()), words, at, asker, reason)

    def note_not_meant(
        self, text: str, fact_id: str | None, person_id: int, message: tuple[int, int], at: datetime
    ) -> Asked:
        """What somebody says was answered, but not as it was meant; once for each of them and message."""
        asker = self._askers.name(person_id)
        return Asked(self._askers.key(asker, NOT_MEANT, *message), _words_of(text), at, asker, NOT_MEANT, fact_id)

    def is_of(self, asked: Asked, person_id: int) -> bool:
        """Whether somebody asked this."""
        return asked.asker == self._askers.name(person_id)

    async def keep(self, asked: Sequence[Asked]) -> None:
        """Write questions, together with those of others that came while the store was busy.

        Where it cannot be reached they wait for the next ones: nobody's answer is sent again for it.
        """
        self._waiting += asked
        async with self._turn:
            some, self._waiting = self._waiting, []
            if not some:
                return
            try:
                await self._store.add(some)
            except StoreError:
                self._waiting = [*some, *self._waiting][-_MOST_WAITING:]
                log.warning("questions not kept, trying again with the next", extra={"questions": len(some)})

    async def forget(self, person_id: int) -> int:
        """Let nothing link a person's questions to them or to one another; gives their number."""
        return await self._store.unlink(self._askers.name(person_id))


def _words_of(text: str) -> str:
    return shorten(clean(text), _TEXT_UNITS)

"""Settling: after a change of the facts, what is answered now leaves the queue, and those who waited are told, once.

Whichever way the change came: from the queue, by a new fact, from another process. How far it was seen stands in the
store, so that after a restart nothing is missed and nothing is looked at twice; doing it twice does no harm.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.questions.letters import tell
from bot.questions.standing import Standing
from bot.replies.questions import render_told
from bot.services import Checker
from bot.texts import Texts
from facts.answers import Verdict
from facts.base import Fact
from facts.errors import FactsError
from facts.queue import Question, Queue, fold
from facts.store.notices import Notice
from facts.store.stores import Stores

_BY = "figurecheck"

log = logging.getLogger(__name__)


class Settling:
    """Looks after what waits, each time that it is woken."""

    def __init__(
        self, stores: Stores, standing: Standing, checker: Checker, texts: Texts, clock: Callable[[], datetime]
    ) -> None:
        self._stores = stores
        self._standing = standing
        self._checker = checker
        self._texts = texts
        self._clock = clock
        self._sequence = 0  # the last change that the checker knows
        self._woken = asyncio.Event()

    def wake(self, sequence: int | None = None) -> None:
        """There is something to look after; `sequence` is the last change of the facts that the checker knows."""
        self._sequence = max(self._sequence, sequence or 0)
        self._woken.set()

    async def run(self) -> None:
        """Settle again and again, until cancelled. What goes wrong is tried again when there is more to do."""
        while True:
            await self._woken.wait()
            self._woken.clear()
            try:
                await self.settle()
            except FactsError as error:
                log.warning("questions not settled", extra={"error": str(error)})

    async def settle(self) -> None:
        """Close what is answered by what was changed since the last time, and tell those who waited."""
        until = self._sequence
        last = await self._stores.questions.settled()
        revisions = await self._stores.facts.revisions_after(last) if last is not None and last < until else ()
        changed = [r.after for r in revisions if r.after is not None and r.sequence <= until]
        if changed:
            await self._close_answered(changed)
        told = await self._tell(changed)
        if last is None or last < until:
            await self._stores.questions.note_settled(until)
        if told:
            log.info("people told who waited", extra={"letters": told})

    async def _close_answered(self, changed: Sequence[Fact]) -> None:
        touched = await self._standing.touched(words for fact in changed for words in _words_of(fact))
        answered = await asyncio.to_thread(self._answer, touched)
        for fact_id, wordings in answered.items():
            await self._standing.answer(wordings, fact_id, _BY)
        if answered:
            log.info("questions answered by changes", extra={"wordings": sum(map(len, answered.values()))})

    def _answer(self, touched: Sequence[tuple[str, frozenset[str]]]) -> dict[str, list[str]]:
        """The wordings that are answered now, by fact; not by a fact that was answered before and was not meant."""
        found: dict[str, list[str]] = {}
        for text, not_meant in touched:
            fact_id = self._fact_for(text)
            if fact_id is not None and fact_id not in not_meant:
                found.setdefault(fact_id, []).append(text)
        return found

    def _fact_for(self, text: str) -> str | None:
        answers = self._checker.check_message(text, self._clock().date())
        return next((a.fact_id for a in answers if a.verdict is not Verdict.NOT_FOUND and a.fact_id), None)

    async def _tell(self, changed: Sequence[Fact]) -> int:
        notices = await self._stores.notices.all()
        if not notices:
            return 0
        answered = await self._standing.answered()
        near = await asyncio.to_thread(_find_touched, notices, changed)
        letters = []
        for notice in notices:
            fact_id = answered.get(fold(notice.text).casefold())
            if fact_id is None and notice.text not in near:
                continue
            answers = await asyncio.to_thread(self._checker.check_message, notice.text, self._clock().date())
            base = self._checker.base
            fact = base.get(fact_id) if fact_id is not None else None
            reply = render_told(notice.text, answers, fact, base, self._texts, self._clock().date())
            if reply is not None:
                letters.append((notice, tell(notice, reply, self._sequence)))
        await self._stores.outbox.put(tuple(letter for _, letter in letters), self._clock())
        for notice, _ in letters:
            await self._stores.notices.drop(notice.chat_id, notice.id)
        return len(letters)


def _words_of(fact: Fact) -> tuple[str, ...]:
    return (fact.statement, *fact.aliases, fact.source.title)


def _find_touched(notices: Sequence[Notice], changed: Sequence[Fact]) -> frozenset[str]:
    """The texts that changed facts may answer."""
    queue = Queue(Question(notice.text, notice.at, "") for notice in notices) if changed else Queue()
    folded = frozenset(queue.touched([words for fact in changed for words in _words_of(fact)]))
    return frozenset(notice.text for notice in notices if fold(notice.text) in folded)

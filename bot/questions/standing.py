"""Standing: the queue as it stands in the store, whoever changed it: what is new is fed in when somebody looks."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from facts.queue import Group, Question, Queue, fold
from facts.store.questions import NOT_MEANT, Asked, Closing, News, QuestionStore

_FORGET_EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A group with what was answered of it and not meant."""

    group: Group
    not_meant: tuple[str, ...] = ()  # the facts that were answered, the most frequent first
    complaints: int = 0  # how many said so


class Standing:
    """The queue of a store. Its methods bring it up to date first, and work beside the event loop."""

    def __init__(self, store: QuestionStore, clock: Callable[[], datetime], retention: timedelta) -> None:
        self._store = store
        self._clock = clock
        self._retention = retention
        self._lock = asyncio.Lock()
        self._renew()

    def _renew(self) -> None:
        self._queue = Queue()
        self._asked = self._closed = 0  # the last sequences that were fed in
        self._not_meant: dict[str, Counter[str | None]] = {}  # wording -> facts
        self._not_meant_at: dict[str, datetime] = {}  # when last
        self._closings: dict[int, Closing] = {}
        self._forgotten_at = self._clock()

    async def groups(self) -> list[Waiting]:
        """The groups, the most urgent first."""
        async with self._lock:
            await self._look()
            groups = await asyncio.to_thread(self._queue.groups, self._clock())
            return [self._describe(group) for group in groups]

    async def find(self, wording_or_id: str) -> Waiting | None:
        """The group of a wording or id; None where none waits."""
        async with self._lock:
            await self._look()
            group = await asyncio.to_thread(self._queue.find, wording_or_id, self._clock())
            return self._describe(group) if group is not None else None

    async def touched(self, texts: Iterable[str]) -> list[tuple[str, frozenset[str]]]:
        """The wordings that these texts may answer, each with the facts that were answered and not meant."""
        async with self._lock:
            await self._look()
            found = await asyncio.to_thread(self._queue.touched, list(texts))
            return [(text, frozenset(filter(None, self._not_meant.get(_mark(text), ())))) for text in found]

    async def dismiss(self, wording: str, by: str) -> Closing | None:
        """Close the group of a wording; where it was dismissed already, how. None where there is none."""
        async with self._lock:
            await self._look()
            wordings = self._queue.wordings(wording)
            if not wordings:
                return self._find_dismissal(wording)
            closing = await self._store.close(wordings, by, self._clock())
            await self._look()
            return closing

    async def answer(self, wordings: Sequence[str], fact_id: str, by: str) -> None:
        """These wordings are answered by that fact."""
        async with self._lock:
            await self._store.close(wordings, by, self._clock(), fact_id=fact_id)
            await self._look()

    async def answer_group(self, wording: str, fact_id: str, by: str) -> None:
        """The group of a wording is answered by that fact; nothing where there is none."""
        async with self._lock:
            await self._look()
            wordings = self._queue.wordings(wording)
            if wordings:
                await self._store.close(wordings, by, self._clock(), fact_id=fact_id)
                await self._look()

    async def take_back(self, closing: int, by: str) -> None:
        """Open what was dismissed again; nothing where it is open again already."""
        async with self._lock:
            await self._look()
            done = self._closings.get(closing)
            if done is not None and done.fact_id is None and not self._is_taken_back(closing):
                await self._store.close(done.wordings, by, self._clock(), undoes=closing)
                await self._look()

    async def answered(self) -> dict[str, str]:
        """The wordings that were answered, folded, each with the fact."""
        async with self._lock:
            await self._look()
            return {
                _mark(text): closing.fact_id
                for closing in self._closings.values()
                if closing.fact_id is not None
                for text in closing.wordings
            }

    async def start_anew(self) -> None:
        """Forget what was read: names were taken out of it."""
        async with self._lock:
            self._renew()

    async def _look(self) -> None:
        """Feed in what is new in the store, and forget what is old there."""
        news = await self._store.since(self._asked, self._closed)
        if news.asked or news.closings:
            await asyncio.to_thread(self._feed, news)
        now = self._clock()
        if now - self._forgotten_at >= _FORGET_EVERY:
            self._forgotten_at = now
            await asyncio.to_thread(self._forget, now - self._retention)

    def _forget(self, before: datetime) -> None:
        self._queue.forget(before)
        for mark in [mark for mark, at in self._not_meant_at.items() if at < before]:
            del self._not_meant_at[mark]
            self._not_meant.pop(mark, None)
        self._closings = {number: closing for number, closing in self._closings.items() if closing.at >= before}

    def _feed(self, news: News) -> None:
        """In the order in which things happened: what is asked after a group was dismissed belongs to it."""
        entries: list[tuple[datetime, Asked | Closing]] = [(asked.asked_at, asked) for asked in news.asked]
        entries += [(closing.at, closing) for closing in news.closings]
        for _, entry in sorted(entries, key=lambda entry: entry[0]):
            if isinstance(entry, Asked):
                self._take(entry)
            else:
                self._close(entry)
        self._asked = max((asked.sequence for asked in news.asked), default=self._asked)
        self._closed = max((closing.sequence for closing in news.closings), default=self._closed)

    def _take(self, asked: Asked) -> None:
        self._queue.add(Question(asked.text, asked.asked_at, asked.asker))
        if asked.reason == NOT_MEANT:
            mark = _mark(asked.text)
            self._not_meant.setdefault(mark, Counter())[asked.fact_id] += 1
            self._not_meant_at[mark] = asked.asked_at

    def _close(self, closing: Closing) -> None:
        self._closings[closing.sequence] = closing
        if closing.undoes is not None:
            self._queue.open_wordings(closing.wordings)
        elif closing.fact_id is not None:
            self._queue.drop_wordings(closing.wordings)
            for text in closing.wordings:
                self._not_meant.pop(_mark(text), None)
        else:
            self._queue.close_wordings(closing.wordings)

    def _describe(self, group: Group) -> Waiting:
        facts: Counter[str | None] = Counter()
        for wording in group.wordings:
            facts.update(self._not_meant.get(_mark(wording.text), {}))
        named = tuple(fact_id for fact_id, _ in facts.most_common() if fact_id)
        return Waiting(group, named, facts.total())

    def _find_dismissal(self, wording: str) -> Closing | None:
        mark = _mark(wording)
        return next(
            (
                closing
                for closing in reversed(self._closings.values())
                if closing.fact_id is None and closing.undoes is None and mark in map(_mark, closing.wordings)
            ),
            None,
        )

    def _is_taken_back(self, closing: int) -> bool:
        return any(later.undoes == closing for later in self._closings.values())


def _mark(text: str) -> str:
    return fold(text).casefold()

"""Delivery: every update once, chats side by side, each chat in order, nothing lost when the process is killed.

Telegram keeps an update until getUpdates is called with a higher offset. So the offset only moves over updates that are
done, and each is recorded when it is done: after a kill Telegram sends those that are not, and the record tells those
that are. While a slow chat holds the offset back, newer updates are still fetched; Telegram gives a hundred from the
offset on, so when all of them are known and some wait, the waiting ones are kept in the record and the offset moves on.
"""

import asyncio
import logging
import re
import sqlite3
import time
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from telegram.error import InvalidToken, TelegramError

from bot.telegram.polling import BATCH, Poller
from bot.telegram.record import Record
from bot.telegram.retrying import UndeliverableError
from facts.store.answers import Given

Update = dict[str, Any]  # as Telegram sends it
Handle = Callable[[Update], Awaitable[Given | None]]  # gives the answer that told facts

TRIES = 3  # of handling an update, before it is set aside
_SHORTEST_WAIT_SECONDS = 0.05
_LONGEST_WAIT_SECONDS = 1.0
_BUSY_SECONDS = 0.002  # while the store writes into the same file
_RETRY_SECONDS = 0.1
_PRUNE_EVERY = 1000
_QUOTED = re.compile(r"[\"'`].*[\"'`]", re.DOTALL)

log = logging.getLogger(__name__)


class Delivery:
    """Takes updates from a poller, gives them to `handle`, and sees to it that each is done once."""

    def __init__(self, poller: Poller, record: Record, handle: Handle, grace_seconds: float) -> None:
        self._poller = poller
        self._record = record
        self._handle = handle
        self._grace_seconds = grace_seconds
        self._done = record.read_done()
        self._waiting: dict[int, Update] = {}  # not done, by id, in order of arrival
        self._kept: set[int] = set()  # those of them that the record keeps
        self._chats: dict[int, deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._after: int | None = None  # one more than the last id that was fetched
        self._is_idle = asyncio.Event()  # nothing is in work
        self._is_idle.set()
        self._is_stopping = False
        self._finished = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until `stop` is set, then finish what is in work, within the grace period."""
        kept = self._record.read_kept()
        self._kept.update(update["update_id"] for update in kept)
        self._accept(kept)
        stopping = asyncio.create_task(stop.wait())
        fetching = asyncio.create_task(self._fetch_forever())
        try:
            await asyncio.wait({stopping, fetching}, return_when=asyncio.FIRST_COMPLETED)
            if fetching.done():
                fetching.result()  # raises what ended it
        finally:
            self._is_stopping = True
            stopping.cancel()
            fetching.cancel()
            await asyncio.gather(stopping, fetching, return_exceptions=True)
            await self._finish_work()

    async def _fetch_forever(self) -> None:
        wait = _SHORTEST_WAIT_SECONDS
        while not self._is_stopping:
            offset = self._find_offset()
            updates = await self._poller.fetch(offset)
            if updates:
                self._after = updates[-1]["update_id"] + 1
            is_new = bool(self._accept(updates))
            if is_new or self._find_offset() != offset:
                wait = _SHORTEST_WAIT_SECONDS
            if is_new or not updates:
                continue
            # Only known ones: asking again at once would give the same.
            if len(updates) >= BATCH and wait >= _LONGEST_WAIT_SECONDS:
                self._keep_waiting()
            await self._wait_until_idle(wait)
            wait = min(wait * 2, _LONGEST_WAIT_SECONDS)

    def _find_offset(self) -> int | None:
        """The first update that is neither done nor kept; None: Telegram knows best."""
        return next((update_id for update_id in self._waiting if update_id not in self._kept), self._after)

    def _accept(self, updates: list[Update]) -> int:
        """Queue the updates that are new, each behind the others of its chat; gives their number."""
        fresh = [
            update
            for update in updates
            if update["update_id"] not in self._waiting and update["update_id"] not in self._done
        ]
        for update in fresh:
            self._waiting[update["update_id"]] = update
            self._is_idle.clear()
            chat = find_chat(update)
            if chat in self._chats:
                self._chats[chat].append(update)
            else:
                self._chats[chat] = deque([update])
                task = asyncio.create_task(self._work_off(chat))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
        return len(fresh)

    async def _work_off(self, chat: int) -> None:
        """Handle a chat's updates one after the other, until none is left."""
        queue = self._chats[chat]
        while queue and not self._is_stopping:
            update = queue.popleft()
            answer, error = await self._try(update)
            await self._write_down(update, chat, answer, error)
        del self._chats[chat]

    async def _try(self, update: Update) -> tuple[Given | None, str | None]:
        """Handle an update: the answer, or what the error was, if it failed as often as may be."""
        for tries in range(1, TRIES + 1):
            try:
                return await self._handle(update), None
            except Exception as error:
                what = describe(error)
                log.warning("update failed", extra={"update_id": update["update_id"], "times": tries, "error": what})
                if tries == TRIES or isinstance(error, UndeliverableError):
                    return None, what
                await asyncio.sleep(_RETRY_SECONDS * tries)
        return None, None

    async def _write_down(self, update: Update, chat: int, answer: Given | None, error: str | None) -> None:
        """Record that an update is done. It is not before the record says so, however long that takes."""
        update_id = update["update_id"]
        wait = _BUSY_SECONDS
        while True:
            try:
                if error is not None:
                    self._record.set_aside(update_id, chat, error, time.time())
                self._record.add_done(update_id, time.time(), answer)
                break
            except sqlite3.Error as failure:
                if wait >= _LONGEST_WAIT_SECONDS:
                    log.error("record not written, trying again", extra={"error": type(failure).__name__})
                await asyncio.sleep(wait)
                wait = min(wait * 2, _LONGEST_WAIT_SECONDS)
        self._done.add(update_id)
        self._waiting.pop(update_id, None)
        self._kept.discard(update_id)
        if not self._waiting:
            self._is_idle.set()
        self._finished += 1
        if self._finished % _PRUNE_EVERY == 0:
            self._prune()

    def _keep_waiting(self) -> None:
        """Let the record keep what waits, so that Telegram can give what comes after it."""
        waiting = [update for update_id, update in self._waiting.items() if update_id not in self._kept]
        try:
            self._record.keep(waiting)
        except sqlite3.Error as failure:  # then Telegram keeps them, and newer ones wait
            log.error("waiting updates not kept", extra={"error": type(failure).__name__})
            return
        self._kept.update(update["update_id"] for update in waiting)
        log.info("waiting updates kept in the record", extra={"count": len(waiting)})

    def _prune(self) -> None:
        offset = self._find_offset()
        try:
            if offset is not None and self._record.prune(offset, time.time()):
                self._done = self._record.read_done()
        except sqlite3.Error as failure:  # another time will do
            log.error("record not pruned", extra={"error": type(failure).__name__})

    async def _wait_until_idle(self, seconds: float) -> None:
        # Not wait_for: before Python 3.12 it may swallow the cancellation that stops us.
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._is_idle.wait()

    async def _finish_work(self) -> None:
        """Let what is in work come to its end; what has not begun stays with Telegram."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=self._grace_seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        log.info("delivery stopped", extra={"done": self._finished, "waiting": len(self._waiting)})


def find_chat(update: Update) -> int:
    """The chat whose order an update belongs to; a tap belongs to the chat of its message, else to who tapped."""
    for kind, content in update.items():
        if isinstance(content, dict):
            message = (content.get("message") or content) if kind == "callback_query" else content
            owner = message.get("chat") or content.get("from") or {}
            return int(owner.get("id", 0))
    return 0


def describe(error: BaseException) -> str:
    """An error for the operator: class, cause and place, with Telegram's own words where there are any.

    Messages of other errors, and what Telegram quotes, could hold somebody's words and are left out.
    """
    parts = [type(error).__name__]
    told = error if isinstance(error, TelegramError | UndeliverableError) else None
    if told and not isinstance(told, InvalidToken):  # its message could hold the token
        parts.append(f"({_QUOTED.sub('…', str(told))})")
    if error.__cause__:
        parts.append(f"after {type(error.__cause__).__name__}")
    return " ".join([*parts, *_find_place(error)])


def _find_place(error: BaseException) -> list[str]:
    """File and line where an error was raised."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return [f"in {trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}"] if trace else []

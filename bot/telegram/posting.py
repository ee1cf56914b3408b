"""Posting: letters out of the outbox into Telegram; each chat's in order, chats side by side, each letter once.

Nothing is waited for here but Telegram's response: what must wait goes back into the store with the moment at which it
is due, so that only its chat waits, and another process goes on with it where this one dies. What came of a letter:

sent       it is there, or was there already
gone       nobody is there to read it: blocked, removed, the message deleted or no longer ours to change
failed     Telegram would not take it, however often; logged for the operator
"""

import asyncio
import logging
import uuid
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from telegram import Bot, Message
from telegram.constants import ParseMode
from telegram.error import ChatMigrated, RetryAfter, TelegramError

from bot.letters import read_reply
from bot.telegram.outgoing import NO_PREVIEW, make_keyboard, reply_to
from bot.telegram.pacing import Pace
from bot.telegram.retrying import REFUSED_TRIES, UNKNOWN_TRIES, Retrying, Trouble, classify, read_retry_after
from facts.errors import FactsError
from facts.store.answers import read_told
from facts.store.letters import FAILED, GONE, SENT, Letter
from facts.store.stores import Stores

SIDE_BY_SIDE = 16  # chats
LOOK_SECONDS = 1.0  # for letters that other processes put; of our own we are told
_ANSWER = "answer:"  # what the slot of a message that told facts begins with

_NOT_MODIFIED = "message is not modified"
# Telegram's words for a message of ours that is no longer there to be changed.
_LOST = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message identifier is not specified",
    "there is no text in the message to edit",
)

log = logging.getLogger(__name__)


class Posting:
    """Sends what waits in the outbox. `run` may be told to stop at any moment."""

    def __init__(self, bot: Bot, retrying: Retrying, stores: Stores, clock: Callable[[], datetime]) -> None:
        timing = retrying.timing
        self._bot = bot
        self._retrying = retrying
        self._stores = stores
        self._clock = clock
        self._pace = Pace(timing.letters_per_second, timing.group_letters_per_minute)
        self._lease = timedelta(seconds=timing.lease_seconds)
        self._holder = uuid.uuid4().hex
        self._tasks: dict[asyncio.Task[None], str] = {}  # with the keys of their letters
        self._troubles: dict[str, Counter[Trouble]] = {}  # by letter
        self._due: dict[str, float] = {}  # by letter: when what was put back may go, in the loop's time

    async def run(self, stop: asyncio.Event) -> None:
        """Send until told to stop, then finish what is in work, within the grace period."""
        stopping = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                wait = await self._begin_some()
                await self._wait(stopping, wait)
        finally:
            stopping.cancel()
            await self._finish()

    async def _begin_some(self) -> float:
        """Begin sending what is due; gives the seconds after which to look again."""
        outbox, now = self._stores.outbox, asyncio.get_running_loop().time()
        outbox.changed.clear()
        self._due = {key: due for key, due in self._due.items() if due > now}
        resting = self._pace.resting(now)
        free = SIDE_BY_SIDE - len(self._tasks)
        if free:
            moment = self._clock()
            try:
                taken = await outbox.take(self._holder, moment, moment + self._lease, free, resting)
            except FactsError as error:
                log.warning("letters not read, trying again", extra={"error": str(error)})
                return LOOK_SECONDS
            for letter in taken:
                task = asyncio.create_task(self._post(letter))
                self._tasks[task] = letter.key
                task.add_done_callback(self._end)
        moments = [*self._due.values(), *resting.values()]
        return max(0.0, min([LOOK_SECONDS, *(at - now for at in moments)]))

    def _end(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled():
            del self._tasks[task]
            if task.exception() is not None:
                log.error("letter not posted", extra={"error": type(task.exception()).__name__})
            self._stores.outbox.changed.set()

    async def _wait(self, stopping: asyncio.Task[bool], seconds: float) -> None:
        changed = asyncio.create_task(self._stores.outbox.changed.wait())
        await asyncio.wait({stopping, changed}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        changed.cancel()

    async def _post(self, letter: Letter) -> None:
        """Send one letter, and note what came of it."""
        await asyncio.sleep(self._pace.take_turn(letter.chat_id, asyncio.get_running_loop().time()))
        successes = self._retrying.successes
        try:
            sent = await self._call(letter)
        except ChatMigrated as error:
            log.info("group moved", extra={"chat_id": letter.chat_id, "new_chat_id": error.new_chat_id})
            await move_chat(self._stores, letter.chat_id, error.new_chat_id, self._clock())
            return
        except TelegramError as error:
            await self._bear(letter, error, is_alone=self._retrying.successes == successes)
            return
        self._retrying.successes += 1
        if letter.message_id is None and letter.slot is not None and letter.slot.startswith(_ANSWER):
            answer_id = int(letter.slot.removeprefix(_ANSWER))
            await self._stores.answers.settle(answer_id, sent.chat.id, sent.message_id)
        elif letter.message_id is None and letter.told:
            given = read_told(letter.told, sent.chat.id, sent.message_id, letter.topic, self._clock())
            await self._stores.answers.remember([given])
        await self._done(letter, SENT)

    async def _call(self, letter: Letter) -> Message:
        reply = read_reply(letter)
        keyboard = make_keyboard(reply.buttons)
        if letter.message_id is None:
            return await self._bot.send_message(
                letter.chat_id,
                reply.html,
                parse_mode=ParseMode.HTML,
                message_thread_id=letter.topic,
                reply_parameters=reply_to(letter.reply_to),
                reply_markup=keyboard,
                link_preview_options=NO_PREVIEW,
            )
        changed = await self._bot.edit_message_text(
            reply.html,
            letter.chat_id,
            letter.message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard,
            link_preview_options=NO_PREVIEW,
        )
        assert isinstance(changed, Message)  # True is for inline messages
        return changed

    async def _bear(self, letter: Letter, error: TelegramError, *, is_alone: bool) -> None:
        """What an error leads to. `is_alone`: nothing else got through meanwhile, so that Telegram may be down."""
        if isinstance(error, RetryAfter):
            await self._put_back(letter, read_retry_after(error))
            return
        words, trouble = str(error).lower(), classify(error)
        if _NOT_MODIFIED in words:  # an earlier try was through
            await self._done(letter, SENT)
        elif trouble is Trouble.GONE or any(lost in words for lost in _LOST):
            await self._done(letter, GONE)
        elif trouble is Trouble.FAULT or self._is_in_vain(letter, trouble, is_alone):
            log.error("letter not taken", extra={"chat_id": letter.chat_id, "error": type(error).__name__})
            await self._done(letter, FAILED)
        else:
            tries = self._troubles[letter.key].total()
            await self._put_back(letter, self._retrying.timing.pause_after(tries))

    def _is_in_vain(self, letter: Letter, trouble: Trouble, is_alone: bool) -> bool:
        """Whether a letter was tried as often as is sensible; rewriting a message again does no harm."""
        troubles = self._troubles.setdefault(letter.key, Counter())
        troubles[trouble] += 1
        if trouble is Trouble.UNKNOWN and letter.message_id is None:
            return troubles[trouble] >= UNKNOWN_TRIES
        if trouble is Trouble.REFUSED and is_alone:
            troubles[trouble] -= 1
            troubles[Trouble.NEVER_SENT] += 1  # it counts for the pause alone
        return troubles[Trouble.REFUSED] >= REFUSED_TRIES

    async def _put_back(self, letter: Letter, seconds: float) -> None:
        self._due[letter.key] = asyncio.get_running_loop().time() + seconds
        await self._stores.outbox.put_back(letter.key, self._holder, self._clock() + timedelta(seconds=seconds))

    async def _done(self, letter: Letter, outcome: str) -> None:
        self._troubles.pop(letter.key, None)
        await self._stores.outbox.done(letter.key, outcome, self._clock())

    async def _finish(self) -> None:
        """Let what is in work come to its end; what does not goes back, for the next start or another process."""
        if not self._tasks:
            return
        await asyncio.wait(self._tasks, timeout=self._retrying.timing.grace_seconds)
        late = dict(self._tasks)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        try:
            for key in late.values():
                await self._stores.outbox.put_back(key, self._holder, self._clock())
        except FactsError as error:  # its lease ends by itself
            log.warning("letters not put back", extra={"error": str(error)})


async def move_chat(stores: Stores, old: int, new: int, at: datetime) -> None:
    """A group became a supergroup: what is kept about it is kept under its new number."""
    await stores.chats.note_move(old, new)
    await stores.answers.move_chat(old, new)
    await stores.outbox.move_chat(old, new, at)

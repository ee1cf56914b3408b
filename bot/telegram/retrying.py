"""What to do when Telegram says no, or nothing: one call, tried until it is through, or given up with a reason.

told to wait (429)       wait as told, however often; only the chat at hand waits
never sent               no connection came about: try again, however often
refused by the server    5xx, or a token refused for now: try again; given up only where other calls get through
outcome unknown          reset or time-out after sending: try again, at most one message too many each time
gone                     blocked, deleted, no right to write: nobody is there to be answered
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeVar

import httpx
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

T = TypeVar("T")

UNKNOWN_TRIES = 3
REFUSED_TRIES = 5

# Telegram's words for a chat, a topic or a message that is no longer there for us.
_GONE = (
    "chat not found",
    "message to be replied not found",
    "message thread not found",
    "peer_id_invalid",
    "user is deactivated",
    "group chat was deleted",
    "have no rights to send",
    "not enough rights to send",
    "chat_write_forbidden",
    "chat_restricted",
    "topic_closed",
    "topic_deleted",
)
_STALE = ("query is too old", "query id is invalid")


class Trouble(Enum):
    """The kinds of failure, as the module describes them; FAULT is ours and is not tried again here."""

    TOLD_TO_WAIT = auto()
    NEVER_SENT = auto()
    REFUSED = auto()
    UNKNOWN = auto()
    GONE = auto()
    FAULT = auto()


class UndeliverableError(Exception):
    """A call was tried as often as is sensible; the error of the last try is its cause."""


@dataclass(frozen=True, slots=True)
class Timing:
    """How long things may take. The pause between tries is doubled each time, up to the longest."""

    first_pause_seconds: float = 0.25
    longest_pause_seconds: float = 30.0
    response_seconds: float = 20.0  # for the response to a call; Telegram answers within one, or with an error
    grace_seconds: float = 5.0  # for what is in work when the service is told to stop
    lease_seconds: float = 60.0  # for sending a letter: longer than any call takes; it waits so long after a kill
    letters_per_second: float = 25.0  # what is no answer to the message at hand; Telegram's limit is about 30 over all
    group_letters_per_minute: int = 20  # Telegram's limit

    def pause_after(self, tries: int) -> float:
        """The pause after so many tries without success."""
        return float(min(self.first_pause_seconds * 2 ** min(tries - 1, 16), self.longest_pause_seconds))


class Retrying:
    """Calls to Telegram, each tried until it is through. It counts what gets through, over all chats."""

    def __init__(self, timing: Timing) -> None:
        self.timing = timing
        self.successes = 0  # of any call: whether Telegram can be reached at all

    async def until_through(self, call: Callable[[], Awaitable[T]]) -> T | None:
        """The result of the call; None where nobody is there any more to receive it.

        Raises UndeliverableError where it was tried in vain, and the error itself where trying again cannot help.
        """
        unknown = refused = tries = 0
        while True:
            successes = self.successes
            try:
                result = await call()
            except TelegramError as error:
                trouble = classify(error)
                if trouble is Trouble.GONE:
                    return None
                if trouble is Trouble.FAULT:
                    raise
                if isinstance(error, RetryAfter):
                    await asyncio.sleep(read_retry_after(error))
                    continue
                tries += 1
                unknown += trouble is Trouble.UNKNOWN
                await self._pause(tries, error if unknown >= UNKNOWN_TRIES else None)
                # While nothing gets through, Telegram is down: that is no reason to give a message up.
                refused += trouble is Trouble.REFUSED and self.successes > successes
                if refused >= REFUSED_TRIES:
                    raise UndeliverableError("refused by the server") from error
            else:
                self.successes += 1
                return result

    async def _pause(self, tries: int, last: TelegramError | None) -> None:
        if last is not None:
            raise UndeliverableError("outcome unknown") from last
        await asyncio.sleep(self.timing.pause_after(tries))


def classify(error: TelegramError) -> Trouble:
    """What kind of failure this is."""
    text = str(error).lower()
    if isinstance(error, RetryAfter):
        return Trouble.TOLD_TO_WAIT
    if isinstance(error, Forbidden):
        return Trouble.GONE
    if isinstance(error, BadRequest):
        return Trouble.GONE if any(words in text for words in (*_GONE, *_STALE)) else Trouble.FAULT
    if isinstance(error, InvalidToken):
        return Trouble.REFUSED  # polling decides whether the token is gone for good
    if isinstance(error, NetworkError):
        return _classify_network(error.__cause__)
    return Trouble.UNKNOWN if "invalid server response" in text else Trouble.FAULT


def _classify_network(cause: BaseException | None) -> Trouble:
    """The library wraps httpx's errors; a status of 5xx has none of them behind it."""
    if isinstance(cause, (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)):
        return Trouble.NEVER_SENT
    if cause is None or isinstance(cause, TelegramError):
        return Trouble.REFUSED
    return Trouble.UNKNOWN


def read_retry_after(error: RetryAfter) -> float:
    """Seconds that Telegram tells us to wait."""
    waiting = error.retry_after
    return float(waiting) if isinstance(waiting, (int, float)) else waiting.total_seconds()

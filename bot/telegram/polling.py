"""Fetching updates by long polling. What is confirmed, and when, is decided in `delivery`; errors end here.

The fetch asks for raw updates: while a slow chat holds the offset back Telegram returns the same hundred again and
again, and turning them all into objects each time would cost more than answering the new ones.
"""

import asyncio
import json
import logging
from typing import Any
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.telegram.retrying import Retrying, read_retry_after

BATCH = 100  # the most that getUpdates gives
POLL_SECONDS = 30
_RESPONSE_SECONDS = 10.0  # on top of the polling itself
TOKEN_TRIES = 5
ALLOWED_UPDATES = ("message", "callback_query")

log = logging.getLogger(__name__)


class TokenRefusedError(Exception):
    """Telegram refused the bot's token (401 or 404) each time it was tried."""


class Poller:
    """Calls getUpdates until it gives a list, whatever goes wrong in between."""

    def __init__(self, bot: Bot, request: BaseRequest, retrying: Retrying) -> None:
        self._bot = bot
        self._request = request
        self._retrying = retrying
        self._refusals = 0
        self._failures = 0
        self._is_conflict_told = False

    async def fetch(self, offset: int | None) -> list[dict[str, Any]]:
        """The updates from `offset` on (None: from the first unconfirmed), oldest first.

        Raises TokenRefusedError where the token was refused each time.
        """
        while True:
            try:
                updates = await self._get_updates(offset)
            except TelegramError as error:
                await asyncio.sleep(await self._bear(error))
            else:
                self._refusals = self._failures = 0
                self._is_conflict_told = False
                self._retrying.successes += 1
                return updates

    async def find_bot(self) -> None:
        """Ask who the bot is, until there is an answer; TokenRefusedError as in `fetch`."""
        while True:
            try:
                await self._bot.initialize()
            except TelegramError as error:
                await asyncio.sleep(await self._bear(error))
            else:
                self._refusals = self._failures = 0
                return

    async def _get_updates(self, offset: int | None) -> list[dict[str, Any]]:
        parameters = {"limit": BATCH, "timeout": POLL_SECONDS, "allowed_updates": json.dumps(ALLOWED_UPDATES)}
        if offset is not None:
            parameters["offset"] = offset
        address = f"{self._bot.base_url}/getUpdates?{urlencode(parameters)}"
        result = await self._request.post(address, read_timeout=POLL_SECONDS + _RESPONSE_SECONDS)
        return [update for update in result if isinstance(update, dict)] if isinstance(result, list) else []

    async def _bear(self, error: TelegramError) -> float:
        """What an error of polling leads to; gives the seconds to wait."""
        self._failures += 1
        pause = self._retrying.timing.pause_after(self._failures)
        if isinstance(error, (InvalidToken, EndPointNotFound)):
            self._refusals += 1
            if self._refusals >= TOKEN_TRIES:
                raise TokenRefusedError from None
            log.warning("token refused, trying again", extra={"times": self._refusals})
        elif isinstance(error, Conflict):
            await self._bear_conflict(error)
        elif isinstance(error, RetryAfter):
            return read_retry_after(error)
        else:
            log.warning("polling failed", extra={"error": type(error).__name__, "times": self._failures})
        return pause

    async def _bear_conflict(self, error: Conflict) -> None:
        if "webhook" in str(error).lower():
            log.warning("a webhook was set for this bot; deleting it, because polling needs that")
            try:
                await self._bot.delete_webhook(drop_pending_updates=False)
            except TelegramError as failure:
                log.warning("webhook not deleted", extra={"error": type(failure).__name__})
        elif not self._is_conflict_told:
            self._is_conflict_told = True
            log.warning("another program polls with this token; only one may: stop it, or take another token")

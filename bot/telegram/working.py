"""Working: while an answer takes long, as reading an article does, the chat says that the bot is typing."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot, Chat
from telegram.constants import ChatAction
from telegram.error import TelegramError

AFTER_SECONDS = 1.0
EVERY_SECONDS = 4.5  # Telegram shows it for five

log = logging.getLogger(__name__)


@asynccontextmanager
async def typing_in(bot: Bot, chat: Chat | None) -> AsyncIterator[None]:
    """For the length of a block, in a private chat; that it cannot be shown is no reason not to work."""
    if chat is None or chat.type != Chat.PRIVATE:
        yield
        return
    typing = asyncio.create_task(_type(bot, chat.id))
    try:
        yield
    finally:
        typing.cancel()
        await asyncio.gather(typing, return_exceptions=True)


async def _type(bot: Bot, chat_id: int) -> None:
    await asyncio.sleep(AFTER_SECONDS)
    while True:
        try:
            await bot.send_chat_action(chat_id, ChatAction.TYPING)
        except TelegramError as error:
            log.info("typing not shown", extra={"error": type(error).__name__})
        await asyncio.sleep(EVERY_SECONDS)

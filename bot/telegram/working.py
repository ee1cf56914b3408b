"""Working: while an answer takes long, as reading an article does, the chat says that the bot is typing."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from telegram import Bot, Chat
from telegram.constants import ChatAction
from telegram.error import TelegramError

AFTER_SECONDS = 1.0
EVERY_SECONDS = 4.5  # Telegram shows it for five

log = logging.getLogger(__name__)


@contextmanager
def typing_in(bot: Bot, chat: Chat | None) -> Iterator[None]:
    """For the length of a block, in a private chat; that it cannot be shown is no reason not to work.

    Where the answer comes at once this costs a timer that is taken back, and the event loop no round.
    """
    if chat is None or chat.type != Chat.PRIVATE:
        yield
        return
    typing: list[asyncio.Task[None]] = []
    timer = asyncio.get_running_loop().call_later(
        AFTER_SECONDS, lambda: typing.append(asyncio.create_task(_type(bot, chat.id)))
    )
    try:
        yield
    finally:
        timer.cancel()
        for task in typing:
            task.cancel()


async def _type(bot: Bot, chat_id: int) -> None:
    while True:
        try:
            await bot.send_chat_action(chat_id, ChatAction.TYPING)
        except TelegramError as error:
            log.info("typing not shown", extra={"error": type(error).__name__})
        await asyncio.sleep(EVERY_SECONDS)

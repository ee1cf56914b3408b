"""What a handler gives back, and the one place that sends it."""

import logging
from dataclasses import dataclass

from telegram import (
    Bot,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.replies import Button, Reply
from bot.telegram.incoming import find_topic
from bot.telegram.retrying import Retrying, UndeliverableError
from facts.store.questions import Asked

log = logging.getLogger(__name__)

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message to send into the chat and topic at hand; `reply_to` is the id of the message that it answers."""

    reply: Reply
    reply_to: int | None = None
    menu_of: int | None = None  # whose command menu is to be set anew, by their role
    asked: tuple[Asked, ...] = ()  # what it could not answer: kept when it is sent
    sequence: int = 0  # of the last revision of the facts that it was answered by


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """The answer to a tap on a button: a word that fades, perhaps a message."""

    toast: str = ""
    reply: Reply | None = None
    is_in_place: bool = False  # the message takes the place of the one whose button was tapped
    sequence: int = 0  # as in Outgoing


class Sender:
    """Sends what handlers give back."""

    def __init__(self, bot: Bot, retrying: Retrying) -> None:
        self._bot = bot
        self._retrying = retrying

    async def send(self, message: Message, outgoing: Outgoing) -> Message | None:
        """Send one message in answer to a message, with one call; None where nobody is there to read it."""
        try:
            return await self._send_to(message.chat.id, find_topic(message), outgoing)
        except ChatMigrated as error:  # the group became a supergroup, whose messages are numbered anew
            return await self._send_to(error.new_chat_id, None, Outgoing(outgoing.reply))

    async def rewrite(self, message: Message, reply: Reply) -> None:
        """Give a message of ours another text and other buttons; a new one where it cannot be changed any more.

        That is so too where its group became a supergroup.
        """
        try:
            await self._retrying.until_through(
                lambda: self._bot.edit_message_text(
                    reply.html,
                    message.chat.id,
                    message.message_id,
                    parse_mode=ParseMode.HTML,
                    reply_markup=make_keyboard(reply.buttons),
                    link_preview_options=NO_PREVIEW,
                )
            )
        except (BadRequest, ChatMigrated) as error:
            if "message is not modified" in str(error).lower():  # an earlier try was through, or the tap came twice
                return
            await self.send(message, Outgoing(reply))

    async def acknowledge(self, tap: CallbackQuery, toast: str) -> None:
        """Answer a tap. That this fails is no reason to do again what the tap asked for."""
        try:
            await self._retrying.until_through(lambda: self._bot.answer_callback_query(tap.id, text=toast or None))
        except (TelegramError, UndeliverableError) as error:
            log.warning("tap not acknowledged", extra={"error": type(error).__name__})

    async def _send_to(self, chat_id: int, topic: int | None, outgoing: Outgoing) -> Message | None:
        sent = await self._retrying.until_through(
            lambda: self._bot.send_message(
                chat_id,
                outgoing.reply.html,
                parse_mode=ParseMode.HTML,
                message_thread_id=topic,
                reply_parameters=reply_to(outgoing.reply_to),
                reply_markup=make_keyboard(outgoing.reply.buttons),
                link_preview_options=NO_PREVIEW,
            )
        )
        if sent is None:
            log.info("nobody there to answer", extra={"chat_id": chat_id})
        return sent


def reply_to(message_id: int | None) -> ReplyParameters | None:
    """What makes a message a reply to another, where there is one; it is sent too where that was deleted."""
    return ReplyParameters(message_id, allow_sending_without_reply=True) if message_id is not None else None


def make_keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """Buttons as Telegram has them."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(button.label, url=button.url, callback_data=button.data) for button in row]
            for row in rows
        ]
    )

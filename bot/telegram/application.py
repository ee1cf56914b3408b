"""The application: one update in, what its handler makes of it out, by the library's dispatching and our routes."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackContext,
    CallbackQueryHandler,
    ExtBot,
    MessageHandler,
    filters,
)

from bot.conversations.listening import Listening
from bot.services import Services
from bot.telegram.handlers.dialogues import hear_dialogue
from bot.telegram.handlers.taps import answer_tap
from bot.telegram.incoming import find_topic, read_command
from bot.telegram.outgoing import Acknowledgement, Outgoing, Sender
from bot.telegram.posting import move_chat
from bot.telegram.routing import Answer, list_routes
from bot.telegram.working import typing_in
from facts.store.answers import Given, Told

App = Application[Any, Any, Any, Any, Any, Any]
Context = CallbackContext[Any, Any, Any, Any]
_LOOP_ROUNDS = 3  # from a response on the socket to its record: measured, more make no difference
RenewMenu = Callable[[int], None]  # of whom
Outcome = Outgoing | Acknowledgement | Exception | None


class Dispatch:
    """Handles updates: a handler answers, then the answer is sent. `handle` raises what a handler raises."""

    def __init__(self, bot: ExtBot[None], sender: Sender, services: Services, renew_menu: RenewMenu) -> None:
        self._bot = bot
        self._sender = sender
        self._services = services
        self._renew_menu = renew_menu
        self._app: App = Application.builder().bot(bot).updater(None).job_queue(None).build()
        self._listening = Listening(services.moderation.stores.dialogues) if services.moderation else None
        self._turn = asyncio.Lock()
        self._outcomes: dict[int, Outcome] = {}  # of the updates that are being handled

    async def start(self) -> None:
        """Make the routes; the bot must know who it is."""
        self._app.add_handlers([self._route(passes, answer) for passes, answer in list_routes(self._bot.bot)])
        self._app.add_handler(CallbackQueryHandler(self._answer_tap))
        self._app.add_error_handler(self._bring_out)
        await self._app.initialize()

    async def stop(self) -> None:
        """Close the connections."""
        await self._app.shutdown()

    async def handle(self, raw: dict[str, Any]) -> Given | None:
        """Answer one update, as Telegram sent it; gives the answer where it told facts that may be corrected."""
        update = Update.de_json(raw, self._bot)
        await self._follow_group(update.message)
        with typing_in(self._bot, update.effective_chat):
            outcome: Outcome = await self._hear(update)
            if outcome is None:
                await self._wait_for_turn()
                await self._app.process_update(update)
                outcome = self._outcomes.pop(update.update_id, None)
        match outcome:
            case Exception():
                raise outcome
            case Outgoing() if update.message:
                if outcome.menu_of is not None:
                    self._renew_menu(outcome.menu_of)
                given = await self._send(update.message, outcome)
                if outcome.asked and self._services.questions is not None:
                    await self._services.questions.gathering.keep(outcome.asked)
                return given
            case Acknowledgement() if update.callback_query:
                return await self._acknowledge(update.callback_query, outcome)
        return None

    async def _send(self, message: Message, outgoing: Outgoing) -> Given | None:
        """Send an answer; where it tells facts it is to be remembered, so that a correction can reach it."""
        sent = await self._sender.send(message, outgoing)
        if sent is None or not outgoing.reply.told or self._services.answered is None:
            return None
        told = tuple(Told(one.fact_id, one.role) for one in outgoing.reply.told)
        place = sent.chat.id, sent.message_id, find_topic(sent)
        return Given(*place, told, outgoing.sequence, self._services.clock())

    async def _follow_group(self, message: Message | None) -> None:
        """A group that became a supergroup has another number, and its messages too."""
        if message is not None and message.migrate_to_chat_id is not None and self._services.moderation is not None:
            await move_chat(self._services.moderation.stores, message.chat.id, message.migrate_to_chat_id, message.date)

    async def _hear(self, update: Update) -> Outgoing | None:
        """The next step of a dialogue, if the message is one."""
        message = update.message
        if message is None or message.from_user is None or self._listening is None or read_command(message):
            return None
        if message.chat.type != message.chat.PRIVATE or not await self._listening.is_heard(message.from_user.id):
            return None
        return await hear_dialogue(message, self._services)

    async def _wait_for_turn(self) -> None:
        """Answering is work for the processor: between two answers the event loop makes some rounds, one by one.

        So responses are recorded as they come; what waits to be recorded is sent again after a kill. With checks of
        8 ms in 20 chats this made the longest such wait 13 ms instead of 173.
        """
        async with self._turn:
            for _ in range(_LOOP_ROUNDS):
                await asyncio.sleep(0)

    def _route(self, passes: filters.BaseFilter, answer: Answer) -> BaseHandler[Any, Any, Any]:
        async def callback(update: Update, context: Context) -> None:
            sequence = self._known()
            outcome = answer(update.message, self._services) if update.message else None
            outcome = await outcome if isinstance(outcome, Awaitable) else outcome
            self._outcomes[update.update_id] = replace(outcome, sequence=sequence) if outcome else None

        return MessageHandler(passes, callback)

    async def _answer_tap(self, update: Update, context: Context) -> None:
        tap = update.callback_query
        sequence = self._known()  # an answer to a tap is checked before anything is waited for
        outcome = await answer_tap(tap, self._services) if tap else None
        self._outcomes[update.update_id] = replace(outcome, sequence=sequence) if outcome else None

    def _known(self) -> int:
        """The last revision of the facts that is answered by now; it may be another after any wait."""
        return self._services.answered.sequence if self._services.answered is not None else 0

    async def _bring_out(self, update: object, context: Context) -> None:
        """The library swallows a handler's error; here it becomes the outcome."""
        assert isinstance(update, Update)
        self._outcomes[update.update_id] = context.error

    async def _acknowledge(self, tap: CallbackQuery, acknowledgement: Acknowledgement) -> Given | None:
        message, given = tap.message, None
        if acknowledgement.reply and isinstance(message, Message):
            if acknowledgement.is_in_place:
                await self._sender.rewrite(message, acknowledgement.reply)
            else:
                given = await self._send(message, Outgoing(acknowledgement.reply, sequence=acknowledgement.sequence))
        await self._sender.acknowledge(tap, acknowledgement.toast)
        return given

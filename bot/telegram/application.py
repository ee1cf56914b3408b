"""The application: the routes from messages to handlers as one list, and the errors of handlers brought out."""

from collections.abc import Callable
from typing import Any

from telegram import CallbackQuery, Message, Update, User
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackContext,
    CallbackQueryHandler,
    ExtBot,
    MessageHandler,
    filters,
)

from bot.services import Services
from bot.telegram.handlers.checking import check_on_command
from bot.telegram.handlers.direct import check_direct
from bot.telegram.handlers.facts import list_facts, show_fact
from bot.telegram.handlers.groups import check_on_mention
from bot.telegram.handlers.guidance import explain, explain_privacy, greet, point_to_help
from bot.telegram.handlers.taps import answer_tap
from bot.telegram.incoming import find_mentions, is_from_person, read_command
from bot.telegram.outgoing import Acknowledgement, Outgoing, Sender

App = Application[Any, Any, Any, Any, Any, Any]
Answer = Callable[[Message, Services], Outgoing | None]
NoteNotMeant = Callable[[int, int, str], None]  # chat, message, fact


class IsCommand(filters.MessageFilter):
    """Messages that start with this command, or with any where no name is given; not with one for another bot."""

    def __init__(self, username: str, name: str | None = None) -> None:
        super().__init__(name=f"IsCommand({name})")
        self._username = username
        self._command = name

    def filter(self, message: Message) -> bool:
        """Whether the message passes."""
        command = read_command(message)
        if command is None or not command.is_for(self._username):
            return False
        return self._command is None or command.name == self._command


class StartsAsCommand(filters.MessageFilter):
    """Messages that start with a command, whoever it is for."""

    def filter(self, message: Message) -> bool:
        """Whether the message passes."""
        return read_command(message) is not None


class Mentions(filters.MessageFilter):
    """Messages that mention the bot."""

    def __init__(self, me: User) -> None:
        super().__init__()
        self._me = me

    def filter(self, message: Message) -> bool:
        """Whether the message passes."""
        return bool(find_mentions(message, self._me))


class FromPerson(filters.MessageFilter):
    """Messages that a person wrote."""

    def filter(self, message: Message) -> bool:
        """Whether the message passes."""
        return is_from_person(message)


def list_routes(me: User) -> list[tuple[filters.BaseFilter, Answer]]:
    """Who is answered by what; the first that fits counts, and what fits none is met with silence."""
    username = me.username or ""
    # Edited messages are other updates, which are not asked for; the filter holds for those that come all the same.
    fresh = filters.UpdateType.MESSAGE & FromPerson()
    direct = fresh & filters.ChatType.PRIVATE
    group = fresh & filters.ChatType.GROUPS
    has_words = filters.TEXT | filters.CAPTION

    def be_silent(message: Message, services: Services) -> None:
        """For another bot."""

    def explain_here(message: Message, services: Services) -> Outgoing:
        return explain(message, services, me)

    def check_mention(message: Message, services: Services) -> Outgoing:
        return check_on_mention(message, services, me)

    return [
        (direct & IsCommand(username, "start"), greet),
        (direct & IsCommand(username, "help"), explain_here),
        (direct & IsCommand(username, "check"), check_on_command),
        (direct & IsCommand(username, "facts"), list_facts),
        (direct & IsCommand(username, "fact"), show_fact),
        (direct & IsCommand(username, "privacy"), explain_privacy),
        (direct & IsCommand(username), point_to_help),
        (direct & StartsAsCommand(), be_silent),
        (direct & (has_words | ~filters.StatusUpdate.ALL), check_direct),
        (group & IsCommand(username, "check"), check_on_command),
        (group & IsCommand(username, "help"), explain_here),
        (group & IsCommand(username, "fact"), show_fact),
        (group & ~StartsAsCommand() & Mentions(me), check_mention),
    ]


class Dispatch:
    """The library's application with our routes; `handle` raises what a handler raises."""

    def __init__(self, bot: ExtBot[None], sender: Sender, services: Services, note_not_meant: NoteNotMeant) -> None:
        self._bot = bot
        self._sender = sender
        self._services = services
        self._note_not_meant = note_not_meant
        self._errors: dict[int, Exception] = {}
        self._app: App = Application.builder().bot(bot).updater(None).job_queue(None).build()

    async def start(self) -> None:
        """Make the routes; the bot must know who it is."""
        self._app.add_handlers(
            [*(self._route(passes, answer) for passes, answer in list_routes(self._bot.bot)), self._route_taps()]
        )
        self._app.add_error_handler(self._bring_out)
        await self._app.initialize()

    async def stop(self) -> None:
        """Close the connections."""
        await self._app.shutdown()

    async def handle(self, raw: dict[str, Any]) -> None:
        """Answer one update, as Telegram sent it."""
        update = Update.de_json(raw, self._bot)
        await self._app.process_update(update)
        error = self._errors.pop(update.update_id, None)
        if error is not None:
            raise error

    def _route(self, passes: filters.BaseFilter, answer: Answer) -> BaseHandler[Any, Any, Any]:
        async def callback(update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:
            message = update.message
            outgoing = answer(message, self._services) if message else None
            if message and outgoing:
                await self._sender.send(message, outgoing)

        return MessageHandler(passes, callback)

    def _route_taps(self) -> BaseHandler[Any, Any, Any]:
        async def callback(update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:
            if update.callback_query:
                await self._answer(update.callback_query)

        return CallbackQueryHandler(callback)

    async def _answer(self, tap: CallbackQuery) -> None:
        acknowledgement = answer_tap(tap.data or "", self._services) if tap.data else Acknowledgement()
        message = tap.message
        if message and acknowledgement.not_meant is not None:
            self._note_not_meant(message.chat.id, message.message_id, acknowledgement.not_meant)
        if acknowledgement.reply and isinstance(message, Message):
            await self._sender.send(message, Outgoing(acknowledgement.reply))
        await self._sender.acknowledge(tap, acknowledgement.toast)

    async def _bring_out(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        """The library swallows a handler's error; here it is put where `handle` finds it."""
        if isinstance(update, Update) and context.error:
            self._errors[update.update_id] = context.error

"""The routes from messages to handlers, as one list to read, and the filters that they are made of."""

from collections.abc import Awaitable, Callable

from telegram import Message, User
from telegram.ext import filters

from bot.conversations.drafting import DRAFTING
from bot.replies.markup import clean
from bot.services import Services
from bot.telegram.handlers.asking import forget_me, notify, open_queue
from bot.telegram.handlers.checking import check_on_command
from bot.telegram.handlers.corrections import tell_corrections
from bot.telegram.handlers.dialogues import cancel
from bot.telegram.handlers.direct import check_direct
from bot.telegram.handlers.drafting import draft
from bot.telegram.handlers.facts import list_facts, show_fact
from bot.telegram.handlers.groups import check_on_mention
from bot.telegram.handlers.guidance import explain, explain_privacy, greet, point_to_help
from bot.telegram.handlers.moderating import demote, list_people, merge, needing, promote, retire, revert, tell_history
from bot.telegram.handlers.reviewing import list_proposals, refuse
from bot.telegram.handlers.stats import tell_stats
from bot.telegram.handlers.writing import add, edit
from bot.telegram.incoming import find_mentions, is_from_person, read_command
from bot.telegram.outgoing import Outgoing
from facts.store.people import Role

Answer = Callable[[Message, Services], Outgoing | Awaitable[Outgoing] | None]


_MODERATING = (
    ("add", Role.CONTRIBUTOR, add),
    ("edit", Role.CONTRIBUTOR, edit),
    ("history", Role.CONTRIBUTOR, tell_history),
    ("retire", Role.CONTRIBUTOR, retire),
    ("revert", Role.CONTRIBUTOR, revert),
    ("merge", Role.CONTRIBUTOR, merge),
    ("stats", Role.MODERATOR, tell_stats),
    ("proposals", Role.MODERATOR, list_proposals),
    ("refuse", Role.MODERATOR, refuse),
    ("queue", Role.MODERATOR, open_queue),
    ("corrections", Role.MODERATOR, tell_corrections),
    ("mods", Role.OWNER, list_people),
    ("promote", Role.OWNER, promote),
    ("demote", Role.OWNER, demote),
)

_READ: dict[str, Callable[[str], str]] = {"add": str.strip}  # what follows these may have several lines
# For the menus; /draft reads files and messages replied to, and asks for the role itself.
ROLE_COMMANDS = ((DRAFTING.kind, DRAFTING.role), *((name, role) for name, role, _ in _MODERATING))


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

    async def explain_here(message: Message, services: Services) -> Outgoing:
        return await explain(message, services, me, ROLE_COMMANDS)

    def check_mention(message: Message, services: Services) -> Outgoing:
        return check_on_mention(message, services, me)

    return [
        (direct & IsCommand(username, "start"), greet),
        (direct & IsCommand(username, "help"), explain_here),
        (direct & IsCommand(username, "check"), check_on_command),
        (direct & IsCommand(username, "facts"), list_facts),
        (direct & IsCommand(username, "fact"), show_fact),
        (direct & IsCommand(username, "privacy"), explain_privacy),
        (direct & IsCommand(username, "notify"), notify),
        (direct & IsCommand(username, "forgetme"), forget_me),
        *(
            (direct & IsCommand(username, name), needing(role, work, _READ.get(name, clean)))
            for name, role, work in _MODERATING
        ),
        (direct & IsCommand(username, "draft"), draft),
        (direct & IsCommand(username, "cancel"), cancel),
        (direct & IsCommand(username), point_to_help),
        (direct & StartsAsCommand(), be_silent),
        (direct & (has_words | ~filters.StatusUpdate.ALL), check_direct),
        (group & IsCommand(username, "check"), check_on_command),
        (group & IsCommand(username, "help"), explain_here),
        (group & IsCommand(username, "fact"), show_fact),
        (group & ~StartsAsCommand() & Mentions(me), check_mention),
    ]

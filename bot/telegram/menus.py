"""Command menus: what people are shown, by place and by role. A menu that cannot be set is no reason not to work.

They are set beside the serving, one after the other: a busy Telegram holds up menus and nothing else.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from bot.services import Services
from bot.telegram.retrying import Retrying, UndeliverableError
from bot.texts import Texts
from facts.errors import FactsError
from facts.store.people import Role

DIRECT_COMMANDS = ("check", "facts", "fact", "notify", "help", "privacy", "forgetme")
GROUP_COMMANDS = ("check", "fact", "help")

log = logging.getLogger(__name__)


class Menus:
    """Everybody's menu; `role_commands` are the names of the commands that need a role, with the role."""

    def __init__(
        self, bot: Bot, retrying: Retrying, services: Services, role_commands: Sequence[tuple[str, Role]]
    ) -> None:
        self._bot = bot
        self._retrying = retrying
        self._services = services
        self._role_commands = role_commands
        self._turn = asyncio.Lock()  # of two changes of one person's menu the later one stays
        self._under_way: set[asyncio.Task[None]] = set()

    def set_all(self) -> None:
        """Begin to set the menus of all places, and those of everybody who has a role."""
        self._begin(self._set_all())

    def renew(self, user_id: int) -> None:
        """Begin to set somebody's menu by their role, or to take it back where they have none."""
        self._begin(self._set_for(user_id))

    async def stop(self) -> None:
        """Leave what is not done."""
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    def _begin(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _set_all(self) -> None:
        texts = self._services.texts
        group = [
            BotCommand(name, texts("command-group-check" if name == "check" else f"command-{name}"))
            for name in GROUP_COMMANDS
        ]
        direct = [BotCommand(name, texts(f"command-{name}")) for name in DIRECT_COMMANDS]
        await self._set(BotCommandScopeDefault(), group)
        await self._set(BotCommandScopeAllPrivateChats(), direct)
        await self._set(BotCommandScopeAllGroupChats(), group)
        moderation = self._services.moderation
        if moderation is None:
            return
        try:
            people = [person.user_id for person in await moderation.stores.people.people()]
        except FactsError as error:
            log.warning("people not read", extra={"error": type(error).__name__})
            return
        for user_id in sorted({*moderation.owners, *people}):
            await self._set_for(user_id)

    async def _set(self, scope: BotCommandScope, commands: list[BotCommand]) -> None:
        await self._call(lambda: self._bot.set_my_commands(commands, scope=scope), scope)

    async def _set_for(self, user_id: int) -> None:
        scope = BotCommandScopeChat(user_id)
        async with self._turn:
            await self._call(lambda: self._set_by_role(user_id, scope), scope)

    async def _set_by_role(self, user_id: int, scope: BotCommandScope) -> bool:
        """By the role at the moment of the call, however long Telegram made it wait."""
        moderation = self._services.moderation
        role = await moderation.role_of(user_id) if moderation is not None else None
        if role is None:
            return await self._bot.delete_my_commands(scope=scope)
        return await self._bot.set_my_commands(list_commands(role, self._role_commands, self._services.texts), scope)

    async def _call(self, call: Callable[[], Awaitable[bool]], scope: BotCommandScope) -> None:
        try:
            await self._retrying.until_through(call)
        except (TelegramError, UndeliverableError, FactsError) as error:
            log.warning("command menu not set", extra={"scope": scope.type, "error": type(error).__name__})


def list_commands(role: Role, role_commands: Sequence[tuple[str, Role]], texts: Texts) -> list[BotCommand]:
    """The menu for a role: what it may do, before what everybody may."""
    own = [name for name, needed in role_commands if role.may(needed)]
    return [BotCommand(name, texts(f"command-{name}")) for name in (*own, "cancel", *DIRECT_COMMANDS)]

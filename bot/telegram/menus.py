"""Command menus: what people are shown, by place. A menu that cannot be set is no reason not to work."""

import logging

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from bot.texts import Texts

DIRECT_COMMANDS = ("check", "facts", "fact", "help", "privacy")
GROUP_COMMANDS = ("check", "fact", "help")

log = logging.getLogger(__name__)


async def set_menus(bot: Bot, texts: Texts) -> None:
    """Set the menus one after the other, once; failing is logged and nothing else."""
    direct = [BotCommand(name, texts(f"command-{name}")) for name in DIRECT_COMMANDS]
    group = [
        BotCommand(name, texts("command-group-check" if name == "check" else f"command-{name}"))
        for name in GROUP_COMMANDS
    ]
    menus: list[tuple[BotCommandScope, list[BotCommand]]] = [
        (BotCommandScopeDefault(), group),
        (BotCommandScopeAllPrivateChats(), direct),
        (BotCommandScopeAllGroupChats(), group),
    ]
    for scope, commands in menus:
        try:
            await bot.set_my_commands(commands, scope=scope)
        except TelegramError as error:
            log.warning("command menu not set", extra={"scope": scope.type, "error": type(error).__name__})
            return

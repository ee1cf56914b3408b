"""Whose chat shows which commands, over the Bot API double."""

import pytest
from telegram import BotCommand

from bot.moderation import Moderation
from bot.services import Services
from bot.telegram.menus import DIRECT_COMMANDS, list_commands
from bot.telegram.routing import ROLE_COMMANDS
from bot.texts import load_texts
from facts.store.people import Person, Role
from facts.store.stores import make_stores
from tests.botapi import BotApi
from tests.telegram.conftest import TODAY, RunBot, Running
from tests.telegram.small_checker import SmallChecker

OWNER, MODERATOR, CONTRIBUTOR, STRANGER = 1, 2, 3, 4


@pytest.fixture
def services() -> Services:
    """With an owner."""
    moderation = Moderation(make_stores(), frozenset({OWNER}), lambda: TODAY)
    return Services(SmallChecker(), load_texts(), lambda: TODAY, moderation=moderation)


@pytest.fixture
async def people(services: Services) -> None:
    """A moderator and a contributor."""
    assert services.moderation is not None
    for user, role in ((MODERATOR, Role.MODERATOR), (CONTRIBUTOR, Role.CONTRIBUTOR)):
        await services.moderation.stores.people.appoint(Person(user, role, "the owner", TODAY))


def make_api(*users: int) -> BotApi:
    """A Telegram in which these have written to the bot before."""
    api = BotApi()
    for user in users:
        api.open_chat(user)
    return api


def shown_to(api: BotApi, user: int) -> list[str]:
    """The commands in somebody's own menu; none where they have that of everybody."""
    return [command["command"] for command in api.commands.get(f"chat {user}", [])]


async def write(running: Running, user: int, text: str) -> None:
    """Somebody writes, and is answered."""
    update = running.api.write(user, text)
    await running.api.wait_until(lambda: running.api.is_confirmed(update))


@pytest.mark.parametrize("role", list(Role))
def test_a_menu_holds_what_its_role_may(role: Role) -> None:
    """Each command with its words; nothing that the role may not, and what everybody may."""
    commands = list_commands(role, ROLE_COMMANDS, load_texts())
    names = [command.command for command in commands]
    assert len(set(names)) == len(names)
    own = {name for name, needed in ROLE_COMMANDS if role.may(needed)}
    assert set(names) == {*own, "cancel", *DIRECT_COMMANDS}
    assert all(isinstance(command, BotCommand) and command.description for command in commands)
    assert ("promote" in names) is (role is Role.OWNER)
    assert ("proposals" in names) is (role is not Role.CONTRIBUTOR)
    assert "retire" in names


@pytest.mark.usefixtures("people")
async def test_everybody_with_a_role_has_their_menu_from_the_start(run_bot: RunBot) -> None:
    """Whose chat there is not does not matter, nor does a Telegram that says to wait."""
    api = make_api(OWNER, CONTRIBUTOR, STRANGER)  # the moderator has never written
    api.plan(kind="refuse", method="setMyCommands", code=429, description="Too Many Requests", retry_after=0, skip=4)
    async with run_bot(api):
        await api.wait_until(lambda: bool(shown_to(api, CONTRIBUTOR)))
        assert "promote" in shown_to(api, OWNER)
        assert "retire" in shown_to(api, CONTRIBUTOR)
        assert "proposals" not in shown_to(api, CONTRIBUTOR)
        assert shown_to(api, MODERATOR) == shown_to(api, STRANGER) == []


async def test_a_menu_comes_with_a_role_and_goes_with_it(run_bot: RunBot) -> None:
    """Promoted, made a contributor, dismissed."""
    api = make_api(OWNER, STRANGER)
    async with run_bot(api) as running:
        await write(running, OWNER, f"/promote {STRANGER}")
        await api.wait_until(lambda: "stats" in shown_to(api, STRANGER))
        await write(running, OWNER, f"/promote {STRANGER} contributor")
        await api.wait_until(lambda: "stats" not in shown_to(api, STRANGER))
        assert "retire" in shown_to(api, STRANGER)
        await write(running, OWNER, f"/demote {STRANGER}")
        await api.wait_until(lambda: not shown_to(api, STRANGER))


async def test_a_menu_that_waits_holds_up_nobody(run_bot: RunBot) -> None:
    """Telegram says to wait a minute; everybody is answered meanwhile, and the service stops as told."""
    api = make_api(OWNER, STRANGER)
    api.plan(kind="refuse", method="setMyCommands", code=429, description="Too Many Requests", retry_after=60, count=9)
    async with run_bot(api) as running:
        await write(running, OWNER, f"/promote {STRANGER}")
        await write(running, STRANGER, "/stats")
        assert [sent.chat_id for sent in api.sent] == [OWNER, STRANGER]
    assert api.commands == {}


@pytest.mark.usefixtures("people")
async def test_who_begins_later_has_the_menu_then(run_bot: RunBot) -> None:
    """By /start; who has no role has none of their own."""
    api = make_api(OWNER)
    async with run_bot(api) as running:
        await api.wait_until(lambda: bool(shown_to(api, OWNER)))
        await write(running, STRANGER, "/start")
        await write(running, MODERATOR, "/start")
        await api.wait_until(lambda: bool(shown_to(api, MODERATOR)))
        assert shown_to(api, STRANGER) == []


@pytest.mark.usefixtures("people")
async def test_help_tells_what_a_role_may(run_bot: RunBot) -> None:
    """Nobody is told what they may not do; in groups nobody is told any of it."""
    api = make_api()
    told = {}
    async with run_bot(api) as running:
        for user in (OWNER, MODERATOR, CONTRIBUTOR, STRANGER):
            await write(running, user, "/help")
            told[user] = api.sent[-1].text
        api.open_chat(-1001, "supergroup")
        update = api.write(-1001, "/help", sender=OWNER)
        await api.wait_until(lambda: api.is_confirmed(update))
    assert [user for user, text in told.items() if "/promote" in text] == [OWNER]
    assert [user for user, text in told.items() if "/proposals" in text] == [OWNER, MODERATOR]
    assert [user for user, text in told.items() if "/retire" in text] == [OWNER, MODERATOR, CONTRIBUTOR]
    assert "/retire" not in api.sent[-1].text

"""Moderators and owners over the Bot API double: what they do, and what everybody else learns of it: nothing."""

import pytest

from bot.moderation import Moderation
from bot.services import Services
from bot.texts import load_texts
from facts.store.edits import Put
from facts.store.people import Person, Role
from facts.store.stores import make_stores
from tests.botapi import BotApi
from tests.store.made import FERRY, PILOTS, saying, signed
from tests.telegram.conftest import TODAY, RunBot, Running
from tests.telegram.small_checker import SmallChecker

OWNER, MODERATOR, CONTRIBUTOR, STRANGER = 1, 2, 3, 4
UNKNOWN = "I don’t know that command. /help shows what I can do."


@pytest.fixture
def moderation() -> Moderation:
    """A store of two facts, one of them changed since; a moderator and a contributor."""
    return Moderation(make_stores(), frozenset({OWNER}), lambda: TODAY)


@pytest.fixture
async def services(moderation: Moderation) -> Services:
    """The services of a bot that moderators use."""
    await moderation.stores.facts.change(Put(PILOTS, 0), signed("ana", why="from the Gazette"))
    await moderation.stores.facts.change(Put(FERRY, 0), signed())
    await moderation.stores.facts.change(
        Put(saying(PILOTS, "Norvik port will hire <b>80</b> pilots."), 1), signed("bo <i>")
    )
    for user, role in ((MODERATOR, Role.MODERATOR), (CONTRIBUTOR, Role.CONTRIBUTOR)):
        await moderation.stores.people.appoint(Person(user, role, "the owner", TODAY))
    return Services(SmallChecker(), load_texts(), lambda: TODAY, moderation=moderation)


async def say(running: Running, user: int, text: str, **options: int) -> str:
    """What the bot answers to somebody's message in their own chat."""
    api = running.api
    if user not in api.chats:
        api.open_chat(user, "private")
    before = len(api.sent)
    update = api.write(user, text, **options)
    await api.wait_until(lambda: api.is_confirmed(update))
    (sent,) = api.sent[before:]
    assert sent.chat_id == user
    return sent.text


async def test_a_moderator_reads_retires_and_takes_back(run_bot: RunBot, moderation: Moderation) -> None:
    """Each command says what it did and how to undo it; the history names who and why."""
    async with run_bot(BotApi()) as running:
        told = await say(running, MODERATOR, f"/history {PILOTS.id}")
        for words in (
            "2 · changed · 3 March 2026 · bo <i>",
            "Norvik port will hire <b>80</b> pilots.",
            "ana: from the Gazette",
        ):
            assert words in told
        done = await say(running, MODERATOR, f"/retire {PILOTS.id} the port took it back")
        assert "is retired" in done
        assert f"/revert {PILOTS.id} 2" in done
        assert await say(running, MODERATOR, f"/retire {PILOTS.id} the port took it back") == done  # it came twice
        assert "I know no fact" in await say(running, MODERATOR, f"/retire {PILOTS.id} it closed")
        assert await moderation.stores.facts.facts() == (FERRY,)
        done = await say(running, MODERATOR, f"/revert {PILOTS.id} 1")
        assert "is taken back" in done
        assert PILOTS.statement in done
        assert await moderation.stores.facts.facts() == (PILOTS, FERRY)
        told = await say(running, MODERATOR, f"/history {PILOTS.id}")
        assert f"3 · retired · 1 March 2025 · Person {MODERATOR} ({MODERATOR}): the port took it back" in told


async def test_a_long_list_of_people_can_be_sent(run_bot: RunBot, moderation: Moderation) -> None:
    """The last ones appointed, and how many more there are."""
    for number in range(150):
        person = Person(10**12 + number, Role.CONTRIBUTOR, "Somebody & of a Long <Name> " * 3, TODAY)
        await moderation.stores.people.appoint(person)
    async with run_bot(BotApi()) as running:
        told = await say(running, OWNER, "/mods")
    assert str(10**12 + 149) in told
    assert told.endswith("… and 127 more, appointed earlier")


async def test_an_owner_appoints_and_dismisses(run_bot: RunBot, moderation: Moderation) -> None:
    """Who is appointed may, who is dismissed may no more, from the next message on."""
    async with run_bot(BotApi()) as running:
        assert await say(running, STRANGER, f"/history {PILOTS.id}") == UNKNOWN
        assert "is a moderator now" in await say(running, OWNER, f"/promote {STRANGER}")
        assert "History of" in await say(running, STRANGER, f"/history {PILOTS.id}")
        told = await say(running, OWNER, "/mods")
        assert f"{OWNER}: owner" in told
        assert f"{STRANGER}: moderator, appointed 1 March 2025 by Person {OWNER} ({OWNER})" in told
        assert "may no longer change facts" in await say(running, OWNER, f"/demote {STRANGER}")
        assert await say(running, STRANGER, f"/retire {FERRY.id} because") == UNKNOWN
        assert await moderation.stores.people.role_of(STRANGER) is None
        assert "has no role" in await say(running, OWNER, f"/demote {STRANGER}")
        assert "Owners are named in the settings" in await say(running, OWNER, f"/demote {OWNER}")


@pytest.mark.parametrize("user", [STRANGER, CONTRIBUTOR, MODERATOR])
async def test_who_may_not_learns_nothing_and_changes_nothing(
    run_bot: RunBot, moderation: Moderation, user: int
) -> None:
    """Every command is met as one that there is not, whatever follows it; greater roles' commands too."""
    commands = ["/mods", f"/promote {user} moderator", f"/demote {MODERATOR}", "/promote", "/demote x"]
    if user != MODERATOR:
        commands += ["/proposals", "/refuse 1 x", "/refuse"]
    if user == STRANGER:
        commands += [
            f"/retire {FERRY.id} x",
            f"/revert {PILOTS.id} 1",
            f"/history {PILOTS.id}",
            "/retire",
            "/history no",
        ]
    facts, people = await moderation.stores.facts.revisions_after(0), await moderation.stores.people.people()
    async with run_bot(BotApi()) as running:
        for command in commands:
            assert await say(running, user, command) == UNKNOWN
    assert await moderation.stores.facts.revisions_after(0) == facts
    assert await moderation.stores.people.people() == people


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("/history", "Write the fact’s ID"),
        ("/history nothing", "I know no fact “nothing”"),
        ("/retire norvik-ferry", "Write the fact’s ID and why"),
        ("/retire nothing because", "I know no fact “nothing”"),
        ("/revert norvik-ferry", "the revision that it should be again"),
        ("/revert norvik-ferry one", "the revision that it should be again"),
        ("/revert norvik-ferry 99999999999999999999", "has no revision 999999999"),
        ("/revert <b>x</b> 1", "I know no fact “<b>x</b>”"),
        ("/promote", "Write the person’s number"),
        ("/promote 12 king", "Write the person’s number"),
        ("/promote 99999999999999999999", "Write the person’s number"),
        ("/demote somebody", "Write the person’s number"),
    ],
)
async def test_wrong_use_is_told_in_a_sentence(run_bot: RunBot, command: str, says: str) -> None:
    """To somebody who may."""
    async with run_bot(BotApi()) as running:
        assert says in await say(running, OWNER, command)

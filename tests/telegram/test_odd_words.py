"""What no database takes, and what none of our buttons holds, over each kind of store: a word in answer, no error."""

from datetime import timedelta
from typing import Any

import pytest
from telegram import CallbackQuery, Message, Update

from bot.conversations import HEARING
from bot.conversations.adding import begin_adding
from bot.conversations.conversation import Desk
from bot.conversations.writing import WRITING
from bot.live import open_facts
from bot.moderation import Moderation, Speaker
from bot.questions.questions import open_questions
from bot.services import Services
from bot.telegram.handlers.dialogues import hear_dialogue
from bot.telegram.handlers.taps import answer_tap
from bot.texts import load_texts
from facts.store.edits import Put
from facts.store.people import Person, Role
from facts.store.stores import Stores
from tests.botapi.chats import make_person
from tests.store.conftest import empty_file, stores  # noqa: F401 - fixtures
from tests.store.made import NOON, PILOTS, signed

MODERATOR, STRANGER = 2, 5
NO_BUTTON = "This button no longer works. Please send the claim again."


@pytest.fixture
async def services(stores: Stores) -> Services:  # noqa: F811
    """With a fact and a moderator."""
    await stores.facts.change(Put(PILOTS, 0), signed())
    await stores.people.appoint(Person(MODERATOR, Role.MODERATOR, "the owner", NOON))
    checker, _ = await open_facts(stores.facts)
    questions = await open_questions(stores, timedelta(days=90), lambda: NOON)
    moderation = Moderation(stores, frozenset({1}), lambda: NOON)
    return Services(checker, load_texts(), lambda: NOON, moderation=moderation, questions=questions)


def write(user: int, **content: Any) -> dict[str, Any]:
    """A message in somebody's own chat."""
    chat = {"id": user, "type": "private", "first_name": "P"}
    return {"message_id": 9, "date": 1, "chat": chat, "from": make_person(user), **content}


def read_message(user: int, text: str, **more: Any) -> Message:
    """The same as the library reads it."""
    message = Update.de_json({"update_id": 1, "message": write(user, text=text, **more)}).message
    assert message is not None
    return message


def read_tap(user: int, data: str) -> CallbackQuery:
    """A tap on a message of the bot's there."""
    message = write(user, text="a letter")
    tap = {"id": "1", "from": make_person(user), "chat_instance": "1", "message": message, "data": data}
    query = Update.de_json({"update_id": 1, "callback_query": tap}).callback_query
    assert query is not None
    return query


def desk_of(services: Services) -> Desk:
    """Where the moderator works."""
    assert services.moderation is not None
    return Desk(services, services.moderation, Speaker(MODERATOR, "Ana"), 1)


@pytest.mark.parametrize("data", ["tell-me:\x00", "tell-me:", "tell-me:x.y.z.u", "tell-me:é"])
async def test_forged_keys_of_questions(services: Services, data: str) -> None:
    """They are no button of ours, and reach no database."""
    assert await answer_tap(read_tap(STRANGER, data), services) == await answer_tap(read_tap(STRANGER, "x"), services)


@pytest.mark.parametrize("number", ["999999999999999", "2147483648", "\x00", "", "-1", "٣"])
async def test_forged_numbers_of_notices(services: Services, number: str) -> None:
    """Larger than a database counts, or no numbers at all: nothing is stopped, and nothing fails."""
    told = await answer_tap(read_tap(STRANGER, f"stop:{number}"), services)
    assert told.toast == load_texts()("toast-stopped")


@pytest.mark.parametrize("words", ["\x00", "a\x00b 7", "\ud800", "test: \x00 5", "id: \x00x", "supersedes: \x00"])
async def test_words_that_no_database_takes(services: Services, words: str) -> None:
    """A dialogue goes on, and says nothing of databases."""
    desk = desk_of(services)
    text = "Norvik has 7 tugs.\n“Norvik has 7 tugs”\nhttps://example.org/t\ntitle: Tugs\npublisher: Gazette"
    await HEARING.begin(WRITING, await begin_adding(text, desk), desk)
    told = await hear_dialogue(read_message(MODERATOR, words), services)
    assert told is not None
    assert "database" not in told.reply.html
    assert "\x00" not in told.reply.html


async def test_words_through_another_bot_are_no_step(services: Services) -> None:
    """What an inline bot made is not what the moderator said."""
    desk = desk_of(services)
    await HEARING.begin(WRITING, await begin_adding("", desk), desk)
    through = read_message(MODERATOR, "Norvik has 7 tugs.", via_bot=make_person(77, is_bot=True))
    assert await hear_dialogue(through, services) is None
    assert await hear_dialogue(read_message(MODERATOR, "Norvik has 7 tugs."), services) is not None

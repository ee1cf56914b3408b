"""/add and /edit over the Bot API double: two moderators, a restart in the middle, a lost role, and nonsense."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.live import open_facts
from bot.moderation import Moderation
from bot.services import Services
from bot.texts import load_texts
from facts.store import Signature
from facts.store.people import Person, Role
from facts.store.stores import Stores, open_stores
from tests.botapi import BotApi
from tests.editing.made import CRANES, FACTS
from tests.telegram.conftest import TODAY, RunBot, Running

ANA, BO, STRANGER = 2, 3, 4
UNKNOWN = "I don’t know that command. /help shows what I can do."
TUGS = "Norvik port has nine tugs.\n“nine tugs”\nhttps://gazette.example/p"


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    """A store in SQLite with four facts and two moderators."""
    stores = await open_stores(f"sqlite:///{tmp_path / 'facts.db'}")
    await stores.facts.import_facts(FACTS, Signature("the owner", TODAY))
    for user in (ANA, BO):
        await stores.people.appoint(Person(user, Role.MODERATOR, "the owner", TODAY))
    yield stores
    await stores.close()


@pytest.fixture
async def services(stores: Stores) -> Services:
    """The services of a bot over that store."""
    checker, _ = await open_facts(stores.facts)
    return Services(checker, load_texts(), lambda: TODAY, moderation=Moderation(stores, frozenset(), lambda: TODAY))


@dataclass
class Hand:
    """What somebody does in their own chat, and what they are shown for it."""

    running: Running
    user: int

    async def say(self, text: str | None = None, **options: object) -> str:
        """A message; what it is answered."""
        api = self.running.api
        before = len(api.sent)
        update = api.write(self.user, text, **options)
        await api.wait_until(lambda: api.is_confirmed(update))
        (sent,) = api.sent[before:]
        assert sent.chat_id == self.user
        return sent.text

    async def tap(self, label: str) -> str:
        """A button of the last message; what stands there then."""
        api = self.running.api
        message_id = api.sent_to(self.user)[-1].message_id
        shown = [
            sent for sent in (*api.sent, *api.edited) if (sent.chat_id, sent.message_id) == (self.user, message_id)
        ]
        (data,) = [button["callback_data"] for row in shown[-1].buttons for button in row if button["text"] == label]
        before = len(api.edited)
        update = api.tap(self.user, message_id, data)
        await api.wait_until(lambda: api.is_confirmed(update))
        assert len(api.edited) == before + 1
        return api.edited[-1].text


@asynccontextmanager
async def hands(run_bot: RunBot, api: BotApi) -> AsyncIterator[tuple[Hand, Hand]]:
    """Ana's and Bo's, at a running bot."""
    async with run_bot(api) as running:
        yield Hand(running, ANA), Hand(running, BO)


async def test_a_fact_is_added_step_by_step_over_restarts(run_bot: RunBot, stores: Stores) -> None:
    """The bot is started anew between any two steps; the fact is there in the end, with who added it."""
    api = BotApi()
    steps = [
        ("/add", "What is the fact?"),
        ("Norvik port has nine tugs.", "The source’s own words"),
        ("“nine tugs”", "Where does it stand?"),
        ("https://post.example/tugs", "Who published it?"),
        ("Harbour Post", "What is its headline?"),
        ("Storm over Norvik", "When was it published?"),
        ("21 Feb", "nine tugs\nNorvik port has nine tugs.\nnine tugs\nHarbour Post, 21 February 2025"),
        ("test: how many tugs does Norvik port have?", "Would be answered"),
    ]
    for words, told in steps:
        async with hands(run_bot, api) as (ana, _):
            assert told in await ana.say(words)
    async with hands(run_bot, api) as (ana, _):
        assert "is added" in await ana.tap("Save")
        assert "ana" not in await ana.say("Norvik port has nine tugs")  # the dialogue is over: this is a claim
    (revision,) = await stores.facts.history("norvik-tugs")
    assert revision.signature.user_id == ANA


async def test_all_in_one_message_then_reverted(run_bot: RunBot, stores: Stores) -> None:
    """Lines behind the command; what was added is changed, and taken back."""
    async with hands(run_bot, BotApi()) as (ana, _):
        assert "I know this source." in await ana.say(f"/add {TUGS}")
        assert "is added" in await ana.tap("Save")
        assert "nine tugs" in await ana.say("/edit norvik-tugs")
        assert "ten tugs" in await ana.say("statement: Norvik port has ten tugs.")
        assert "/revert norvik-tugs 1" in await ana.tap("Save")
        assert "is taken back" in await ana.say("/revert norvik-tugs 1")
    kept = await stores.facts.find("norvik-tugs")
    assert kept is not None
    assert kept.fact.statement == "Norvik port has nine tugs."


async def test_two_moderators_edit_one_fact(run_bot: RunBot, stores: Stores) -> None:
    """The second is shown what the first did, and asked; until then nothing of it is overwritten."""
    async with hands(run_bot, BotApi()) as (ana, bo):
        await ana.say(f"/edit {CRANES.id}")
        await bo.say(f"/edit {CRANES.id}")
        await bo.say("statement: Norvik port has 20 cranes.")
        await bo.say("why: counted twice")
        assert "is changed" in await bo.tap("Save")
        await ana.say("statement: Norvik port has 18 cranes.")
        told = await ana.tap("Save")
        for words in (f"Person {BO} ({BO}): counted twice", "has 20 cranes.", "Yours:", "has 18 cranes."):
            assert words in told
        kept = await stores.facts.find(CRANES.id)
        assert kept is not None
        assert kept.fact.statement == "Norvik port has 20 cranes."
        assert "is changed" in await ana.tap("Save mine")


async def test_who_loses_the_role_in_the_middle_is_a_stranger(run_bot: RunBot, stores: Stores) -> None:
    """Words are claims again, and the button on Save saves nothing."""
    async with hands(run_bot, BotApi()) as (ana, _):
        await ana.say(f"/add {TUGS}")
        await stores.people.dismiss(ANA)
        api = ana.running.api
        data = api.sent_to(ANA)[-1].buttons[0][0]["callback_data"]
        update = api.tap(ANA, api.sent_to(ANA)[-1].message_id, data)
        await api.wait_until(lambda: api.is_confirmed(update))
        assert (api.edited, api.toasts[-1]) == ([], "This button no longer works. Please send the claim again.")
        assert "Would be answered" not in await ana.say("test: how many tugs does Norvik port have?")
        assert await ana.say("/add") == UNKNOWN
    assert await stores.facts.last_sequence() == len(FACTS)


async def test_what_a_contributor_saves_is_a_proposal(run_bot: RunBot, stores: Stores) -> None:
    """The fact is not there before a moderator approves; whoever has to is written to."""
    await stores.people.appoint(Person(BO, Role.CONTRIBUTOR, "the owner", TODAY))
    api = BotApi()
    api.open_chat(ANA)
    async with hands(run_bot, api) as (_, bo):
        await bo.say(f"/add {TUGS}")
        assert "is added" not in await bo.tap("Save")
        await api.wait_until(lambda: any("nine tugs" in sent.text for sent in api.sent_to(ANA)))
    assert await stores.facts.find("norvik-tugs") is None


async def test_strangers_learn_nothing(run_bot: RunBot, stores: Stores) -> None:
    """Neither by the commands nor by forged data of a button."""
    async with run_bot(BotApi()) as running:
        stranger = Hand(running, STRANGER)
        for command in ("/add", f"/add {TUGS}", f"/edit {CRANES.id}", "/edit nothing", "/cancel"):
            assert await stranger.say(command) == UNKNOWN
        api = running.api
        for data in ("dialogue:1.1:save", "dialogue:1.1:open:0", "dialogue:x"):
            api.tap(STRANGER, api.sent_to(STRANGER)[-1].message_id, data)
        await api.wait_until(lambda: len(api.toasts) == 3)
        assert api.edited == []
    assert await stores.facts.last_sequence() == len(FACTS)
    assert await stores.dialogues.of(STRANGER) is None


async def test_cancel_ends_it_at_any_step(run_bot: RunBot, stores: Stores) -> None:
    """Nothing is saved, and another can be begun; while one is under way it cannot."""
    async with hands(run_bot, BotApi()) as (ana, _):
        for words in ("/add", "/add Norvik port has nine tugs.", f"/add {TUGS}", f"/edit {CRANES.id}"):
            await ana.say(words)
            assert "You are in the middle of something else" in await ana.say("/add")
            assert "Ended" in await ana.say("/cancel")
        assert "nothing to end" in await ana.say("/cancel")
    assert await stores.facts.last_sequence() == len(FACTS)


async def test_nonsense_at_each_step(run_bot: RunBot, stores: Stores) -> None:
    """Stickers, the longest message, an emoji, HTML, a forward: each is answered in a sentence, and nothing is lost."""
    nonsense: list[dict[str, object]] = [
        {"extra": {"sticker": {"file_id": "s", "file_unique_id": "s", "width": 9, "height": 9, "type": "regular",
                               "is_animated": False, "is_video": False}}},
        {"text": "x" * 4096},
        {"text": "😀"},
        {"text": "\u202e\u200b"},
    ]  # fmt: skip
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Who"}
    forward = {"text": "<b>Norvik</b> & <i>port", "extra": {"forward_origin": origin}}
    async with hands(run_bot, BotApi()) as (ana, _):
        await ana.say("/add")
        for step in (
            "Norvik port has nine tugs.",
            "nine tugs",
            "https://post.example/x",
            "Post",
            "Storm",
            "1 Feb 2025",
        ):
            for options in nonsense:
                told = await ana.say(**options)  # type: ignore[arg-type]
                assert told
                assert "Save" not in ana.running.api.sent[-1].labels
            await ana.say(step)
        assert ana.running.api.sent[-1].labels == ["Save", "Change…", "Cancel"]
        for options in nonsense:
            assert await ana.say(**options)  # type: ignore[arg-type]
        await ana.tap("Change…")
        await ana.tap("Statement")
        assert "<b>Norvik</b> & <i>port" in await ana.say(**forward)  # type: ignore[arg-type]
        assert "is added" in await ana.tap("Save")
    assert await stores.facts.last_sequence() == len(FACTS) + 1

"""Corrections: what was told and is no longer so is put right in the messages that told it, each once."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answered import AnswerLog
from bot.live import follow, open_facts
from bot.moderation import Moderation
from bot.services import Services
from bot.settings import Settings
from bot.telegram.serving import serve
from bot.texts import load_texts
from facts.base import Fact
from facts.store.edits import Merge, Put, Retire
from facts.store.stores import Stores, make_stores, open_stores
from tests.botapi import BotApi
from tests.botapi.double import Sent
from tests.botapi.server import serving
from tests.sampling import sized
from tests.store.made import FERRY, PILOTS, saying, signed
from tests.telegram.conftest import QUICK
from tests.telegram.test_delivery import renew

MODERATOR = 99
CLAIM = "Norvik port is hiring 60 pilots"
WRONG = saying(PILOTS, "Norvik port will hire around 80 more pilots.")


@dataclass
class Bot:
    """A bot that answers from its store, and what it is asked."""

    api: BotApi
    stores: Stores
    task: asyncio.Task[None]

    async def ask(self, chat_id: int, text: str, **options: int) -> Sent:
        """The answer to one message."""
        before = len(self.api.sent_to(chat_id))
        update = self.api.write(chat_id, text, **options)
        await self.api.wait_until(lambda: self.api.is_confirmed(update))
        (sent,) = self.api.sent_to(chat_id)[before:]
        return sent

    async def now(self, sent: Sent, edits: int = 1) -> Sent:
        """A message of the bot's after so many edits of all."""
        await self.api.wait_until(lambda: len(self.api.edited) >= edits)
        assert len(self.api.edited) == edits
        return next(
            e for e in reversed(self.api.edited) if (e.chat_id, e.message_id) == (sent.chat_id, sent.message_id)
        )

    async def put(self, fact: Fact) -> None:
        """Change a fact, as another process would."""
        kept = await self.stores.facts.find(fact.id)
        await self.stores.facts.change(Put(fact, kept.number if kept else 0), signed())

    async def settled(self) -> str:
        """What /corrections says when nothing waits any more."""
        while True:
            told = (await self.ask(MODERATOR, "/corrections")).text
            if "being looked at" not in told and not any(f" {n} waiting" in told for n in range(1, 300)):
                return told


@asynccontextmanager
async def running(api: BotApi, stores: Stores, folder: Path) -> AsyncIterator[Bot]:
    """The bot over these stores, with the job that follows their changes."""
    checker, sequence = await open_facts(stores.facts)
    following = asyncio.create_task(follow(stores.facts, checker, sequence))

    def clock() -> datetime:
        return datetime.now(UTC)

    services = Services(
        checker,
        load_texts(),
        clock,
        moderation=Moderation(stores, frozenset({MODERATOR}), clock),
        answered=AnswerLog(stores.answers, lambda: checker.sequence),
    )
    api.open_chat(MODERATOR)
    async with serving(api) as address:
        settings = Settings(telegram_api_url=address, database_url=f"sqlite:///{folder / 'facts.db'}", _env_file=None)
        stops: list[asyncio.Event] = []
        task = asyncio.create_task(serve(settings, api.token, services, stops.append, QUICK))
        await asyncio.sleep(0)
        try:
            yield Bot(api, stores, task)
        finally:
            stops[0].set()
            await asyncio.gather(task, return_exceptions=True)
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    """A bot that knows of pilots, wrongly at first and rightly now, and of the ferry."""
    stores = make_stores()
    for fact, seen in ((WRONG, 0), (PILOTS, 1), (FERRY, 0)):
        await stores.facts.change(Put(fact, seen), signed())
    async with running(BotApi(), stores, tmp_path) as bot:
        yield bot


async def test_a_changed_figure_is_put_right(bot: Bot) -> None:
    """In place, with quote, source and buttons; nobody's words are in it."""
    sent = await bot.ask(1, CLAIM)
    assert CLAIM in sent.text
    await bot.put(WRONG)
    now = await bot.now(sent)
    assert now.text.startswith("✎ Corrected on 3 March 2026: the source now says around 80 pilots, not around 60.\n")
    assert WRONG.statement in now.text
    assert "“about 60” more pilots by spring" in now.text
    assert "Norvik Gazette, Ana Prell, 2 March 2026" in now.text
    assert "hiring" not in now.text
    assert now.labels == ["Read the source", "Share", "Not what I meant"]


async def test_what_changes_nothing_that_was_told_corrects_nothing(bot: Bot) -> None:
    """Aliases, tags, a note, a merge; and then the one that stays answers for the one that went."""
    sent = await bot.ask(1, CLAIM)
    twin = replace(PILOTS, id="twin", note=None)
    await bot.put(replace(PILOTS, aliases=("x",), tags=(), note=None))
    await bot.put(twin)
    await bot.stores.facts.change(Merge(twin, 1, PILOTS.id, 3), signed())
    await bot.put(saying(twin, WRONG.statement))
    now = await bot.now(sent)
    assert "around 80 pilots, not around 60" in now.text


async def test_a_withdrawn_answer_comes_back(bot: Bot) -> None:
    """Retired and reverted: each is told in the same message, and why is for moderators."""
    sent = await bot.ask(1, CLAIM)
    told = await bot.ask(MODERATOR, f"/retire {PILOTS.id} somebody made it up")
    assert "One answer will be corrected. /corrections shows how far it is." in told.text
    now = await bot.now(sent)
    assert "Withdrawn on" in now.text
    assert f"It said: {PILOTS.statement}" in now.text
    assert "made it up" not in now.text
    assert now.labels == []
    await bot.ask(MODERATOR, f"/revert {PILOTS.id} 2")
    now = await bot.now(sent, 2)
    assert "Checked again on" in now.text
    assert PILOTS.statement in now.text


async def test_two_changes_in_a_row_end_with_the_latest(bot: Bot) -> None:
    """While Telegram makes the message wait: the later letter takes the place of the one that waits."""
    sent = await bot.ask(1, CLAIM)
    fault = bot.api.plan(
        kind="refuse", method="editMessageText", code=429, description="Too Many Requests", retry_after=1
    )
    await bot.put(WRONG)
    await bot.api.wait_until(lambda: fault.hits == 1)
    await bot.put(saying(PILOTS, "Norvik port will hire around 70 more pilots."))
    now = await bot.now(sent)
    assert "around 70 pilots, not around 60" in now.text
    assert "1 done · norvik-pilots, revision 4" in await bot.settled()


async def test_a_newer_figure_is_told_to_those_who_got_the_older(bot: Bot) -> None:
    """And what is newer still, and a change of it."""
    sent = await bot.ask(1, CLAIM)
    newer = replace(saying(PILOTS, "Norvik port will hire around 90 more pilots."), id="p27", supersedes=PILOTS.id)
    await bot.put(newer)
    now = await bot.now(sent)
    assert now.text.startswith(
        "↻ Updated on 3 March 2026, a newer figure: Norvik port will hire around 90 more pilots."
    )
    assert f"Before: {PILOTS.statement}" in now.text
    await bot.put(replace(newer, statement="Norvik port will hire around 95 more pilots."))
    assert "around 95 more" in (await bot.now(sent, 2)).text
    await bot.put(replace(saying(newer, "Norvik port will hire around 110 more pilots."), id="p28", supersedes="p27"))
    now = await bot.now(sent, 3)
    assert "around 110 more" in now.text
    assert "around 95" not in now.text
    await bot.stores.facts.change(Retire("p28", 1), signed())
    assert "around 95 more" in (await bot.now(sent, 4)).text


async def test_of_several_answers_only_the_affected_one_is_corrected(bot: Bot) -> None:
    """The rest of the message stays as it was told, with all sources."""
    sent = await bot.ask(1, f"{CLAIM}. The ferry carried 1.2m people in 2025.")
    assert sent.text.count("✔") == 2
    await bot.put(WRONG)
    now = await bot.now(sent)
    assert now.text.count("Corrected on 3 March 2026: ") == 1
    assert "not around 60. Norvik port will hire around 80 more pilots." in now.text
    assert f"• {FERRY.statement}" in now.text
    assert now.text.endswith("Norvik Gazette, Ana Prell, 2 March 2026")


async def test_an_answer_that_was_checked_before_the_change_and_sent_after_is_corrected(bot: Bot) -> None:
    """Telegram made it wait meanwhile."""
    fault = bot.api.plan(kind="refuse", chat_id=1, code=429, description="Too Many Requests", retry_after=1.5)
    bot.api.write(1, CLAIM)
    await bot.api.wait_until(lambda: fault.hits == 1)
    await bot.put(WRONG)
    await bot.api.wait_until(lambda: len(bot.api.sent) == 1)
    assert "around 60" in bot.api.sent[0].text
    assert "around 80 pilots, not around 60" in (await bot.now(bot.api.sent[0])).text


async def test_who_may_not_learns_nothing(bot: Bot) -> None:
    """/corrections is for moderators."""
    assert "I don’t know that command" in (await bot.ask(5, "/corrections")).text
    assert "No answer had to be corrected" in (await bot.ask(MODERATOR, "/corrections")).text


def open_chats(api: BotApi) -> list[tuple[int, int | None]]:
    """Twenty chats: people, groups, supergroups, and forums with a topic each."""
    for chat_id in range(1, 11):
        api.open_chat(chat_id)
    for chat_id in (-21, -22):
        api.open_chat(chat_id, "group")
    for chat_id in range(-1005, -1000):
        api.open_chat(chat_id, "supergroup")
    chats: list[tuple[int, int | None]] = [(chat_id, None) for chat_id in api.chats]
    for chat_id in (-1011, -1012, -1013):
        api.open_chat(chat_id, "supergroup", is_forum=True)
        chats.append((chat_id, api.open_topic(chat_id)))
    return chats


@pytest.mark.parametrize("count", sized(3, 10))
async def test_so_many_answers_in_each_of_twenty_chats_are_corrected_each_once(count: int, tmp_path: Path) -> None:
    """With 429s, two who blocked the bot, a group that moved, a deleted message, and a restart."""
    api, url = BotApi(), f"sqlite:///{tmp_path / 'facts.db'}"
    chats = open_chats(api)
    assert len(chats) == 20
    stores = await open_stores(url)
    await stores.facts.change(Put(WRONG, 0), signed())
    await stores.facts.change(Put(PILOTS, 1), signed())
    async with running(api, stores, tmp_path) as bot:
        for chat_id, topic in chats:
            for number in range(count):
                api.write(chat_id, f"{'/check ' if chat_id < 0 else ''}{CLAIM}{'!' * number}", topic=topic)
        await api.wait_until(lambda: len(api.sent) == 20 * count and api.is_confirmed(20 * count), 30)
        answers = {(sent.chat_id, sent.message_id) for sent in api.sent}
        api.chats[3].is_gone = api.chats[4].is_gone = True
        api.migrate(-21, -1021, is_heard=False)
        deleted = next(message_id for chat_id, message_id in answers if chat_id == -1001)
        api.delete(-1001, deleted)
        for chat_id, times in ((1, 2), (-1002, 3), (-1011, 1), (-22, 4)):
            api.plan(
                kind="refuse",
                method="editMessageText",
                chat_id=chat_id,
                code=429,
                description="Too Many Requests",
                retry_after=0.05,
                count=times,
                skip=2,
            )
        told = await bot.ask(MODERATOR, f"/revert {PILOTS.id} 1 a slip")
        assert f"{20 * count} answers will be corrected" in told.text
        await api.wait_until(lambda: len(api.edited) >= 6 * count)
        bot.task.cancel()
    await stores.close()
    renew(api)
    assert len(api.edited) < 17 * count - 1
    again = await open_stores(url)
    async with running(api, again, tmp_path) as bot:
        done = await bot.settled()
        assert await again.outbox.waiting() == ()
    await again.close()
    assert f"{18 * count - 1} done, {2 * count + 1} gone · norvik-pilots, revision 3" in done
    lost = {(3, n) for n in range(100)} | {(4, n) for n in range(100)} | {(-21, n) for n in range(100)}
    lost.add((-1001, deleted))
    edits = Counter((sent.chat_id, sent.message_id) for sent in api.edited)
    assert edits == dict.fromkeys(answers - lost, 1)
    assert all("around 80 pilots, not around 60" in sent.text for sent in api.edited)
    # A rewrite that comes twice changes nothing. A new message that is under way when the bot is broken off may come
    # twice: Telegram has no key by which it would know it again.
    moved = [sent.text for sent in api.sent_to(-1021)]
    assert set(moved) == {api.edited[0].text}
    assert len(moved) <= 2

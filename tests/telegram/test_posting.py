"""Letters out of the outbox: in order, once, whatever Telegram says, by one process of several."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from telegram.ext import ExtBot

from bot.letters import read_reply, write_letter
from bot.replies import Button, Reply
from bot.telegram.pacing import Pace
from bot.telegram.posting import Posting
from bot.telegram.requests import SpreadRequest
from bot.telegram.retrying import Retrying, Timing
from facts.store.answers import BESIDE, WAITED, Told, write_told
from facts.store.letters import Letter, MemoryOutbox
from facts.store.stores import Stores, make_stores
from tests.botapi import BotApi
from tests.botapi.server import serving
from tests.store.made import NOON
from tests.telegram.conftest import QUICK


def now() -> datetime:
    """The clock."""
    return datetime.now(UTC)


@pytest.fixture
def api() -> BotApi:
    """A person, and a group."""
    api = BotApi()
    api.open_chat(1)
    api.open_chat(-5, "group")
    return api


@asynccontextmanager
async def posting(api: BotApi, *of: Stores, timing: Timing = QUICK) -> AsyncIterator[None]:
    """A process for each of these stores, which may be the same."""
    async with serving(api) as address:
        request = SpreadRequest(timing.response_seconds, pools=1)
        bot: ExtBot[None] = ExtBot(api.token, base_url=f"{address}/bot", request=request)
        stop = asyncio.Event()
        tasks = [asyncio.create_task(Posting(bot, Retrying(timing), stores, now).run(stop)) for stores in of]
        try:
            yield
        finally:
            stop.set()
            await asyncio.gather(*tasks)
            await request.shutdown()


async def outcomes(stores: Stores, count: int) -> dict[str, str]:
    """The outcomes, once there are so many."""
    outbox = stores.outbox
    assert isinstance(outbox, MemoryOutbox)
    async with asyncio.timeout(10):
        while len(outbox.outcomes) < count:
            await asyncio.sleep(0)
    return outbox.outcomes


def numbered(count: int, chat_id: int = 1) -> tuple[Letter, ...]:
    """Letters to a chat."""
    return tuple(Letter(f"{chat_id}:{number}", chat_id, f"no. {number}") for number in range(count))


async def test_a_letter_that_is_an_answer_is_remembered_as_one(api: BotApi) -> None:
    """With the facts in it and the message that it became, so that a correction reaches it."""
    stores = make_stores()
    told = (Told("norvik-pilots", WAITED), Told("norvik-ferry", BESIDE))
    await stores.outbox.put((Letter("notify:1", 1, "Now I know", told=write_told(told, 3)), *numbered(1)), NOON)
    async with posting(api, stores):
        assert await outcomes(stores, 2) == {"notify:1": "sent", "1:0": "sent"}
    await stores.answers.begin(3)
    await stores.answers.mark(3, 4, {"norvik-pilots": 4}, NOON)
    (given,) = await stores.answers.stale(9)
    assert (given.chat_id, given.message_id, given.sequence) == (1, api.sent[0].message_id, 3)
    assert [(one.fact_id, one.role) for one in given.told] == [(one.fact_id, one.role) for one in told]
    assert given.was_waited_for


async def test_letters_come_in_order_with_topic_and_buttons(api: BotApi) -> None:
    """What lies there when it starts, and what is put later, at once; by two processes too, each once."""
    stores = make_stores()
    api.open_chat(-7, "supergroup", is_forum=True)
    topic = api.open_topic(-7)
    reply = Reply("<b>x</b>", ((Button("Yes", data="y"), Button("Site", url="https://example.org/a")),))
    await stores.outbox.put((*numbered(10), *numbered(10, -5)), NOON)
    async with posting(api, stores, stores):
        await outcomes(stores, 20)
        letter = write_letter("t", -7, reply, topic=topic, reply_to=topic)
        assert read_reply(letter) == reply
        await stores.outbox.put((letter,), NOON)
        await api.wait_until(lambda: len(api.sent) == 21, 0.9)
    for chat_id in (1, -5):
        assert [sent.text for sent in api.sent_to(chat_id)] == [f"no. {number}" for number in range(10)]
    assert (api.sent[-1].topic, api.sent[-1].labels, api.sent[-1].reply_to) == (topic, ["Yes", "Site"], topic)


async def test_a_letter_replies_to_the_message_that_it_answers(api: BotApi) -> None:
    """It comes too where that was deleted, or where its group became a supergroup, whose messages are numbered anew."""
    stores = make_stores()
    asked = api.say_unheard(1, "how many pilots?")
    api.open_chat(-9, "group")
    api.migrate(-9, -1009, is_heard=False)
    places = (("a", 1, "60", asked), ("b", 1, "70", 99), ("c", -9, "80", 1))
    letters = tuple(Letter(key, chat, html, reply_to=answered) for key, chat, html, answered in places)
    await stores.outbox.put(letters, NOON)
    async with posting(api, stores):
        assert await outcomes(stores, 3) == {"a": "sent", "b": "sent", "c": "sent"}
    assert [(sent.text, sent.reply_to) for sent in api.sent_to(1)] == [("60", asked), ("70", None)]
    assert [(sent.text, sent.reply_to) for sent in api.sent_to(-1009)] == [("80", None)]


@pytest.mark.parametrize(
    ("fault", "outcome", "calls"),
    [
        (
            {"kind": "refuse", "code": 429, "description": "Too Many Requests", "retry_after": 0.02, "count": 9},
            "sent",
            10,
        ),
        ({"kind": "refuse", "code": 500, "count": 4}, "sent", 5),
        ({"kind": "reset_before", "count": 2}, "sent", 3),
        ({"kind": "reset_before", "count": 9}, "failed", 3),
        ({"kind": "refuse", "code": 403, "description": "Forbidden: bot was kicked"}, "gone", 1),
        ({"kind": "refuse", "code": 400, "description": "Bad Request: chat not found"}, "gone", 1),
        ({"kind": "refuse", "code": 400, "description": "Bad Request: something else"}, "failed", 1),
    ],
    ids=["429", "500", "reset", "resets", "kicked", "no chat", "fault"],
)
async def test_trouble_with_a_new_message(api: BotApi, fault: dict[str, Any], outcome: str, calls: int) -> None:
    """Waited for, tried again, or given up with a word; the chat's next letter comes after it."""
    stores = make_stores()
    api.plan(contains="no. 0", chat_id=1, **fault)
    await stores.outbox.put((*numbered(2), *numbered(1, -5)), NOON)
    async with posting(api, stores):
        assert await outcomes(stores, 3) == {"1:0": outcome, "1:1": "sent", "-5:0": "sent"}
    tries = [call for call in api.calls if call.method == "sendMessage" and call.parameters["chat_id"] == "1"]
    assert len(tries) == calls + 1
    assert tries[-1].parameters["text"] == "no. 1"


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        ({"kind": "reset_after", "count": 1}, "sent"),
        ({"kind": "hang", "count": 1}, "sent"),
        ({"kind": "reset_before", "count": 7}, "sent"),
        ({"kind": "refuse", "code": 400, "description": "Bad Request: message can't be edited"}, "gone"),
        ({"kind": "refuse", "code": 400, "description": "Bad Request: MESSAGE_ID_INVALID"}, "gone"),
    ],
    ids=["reset after", "hang", "resets", "not to be edited", "no such message"],
)
async def test_trouble_with_rewriting(api: BotApi, fault: dict[str, Any], outcome: str) -> None:
    """Doing it again does no harm, so that it is tried until it is through."""
    stores = make_stores()
    message = api.chats[1].add({"from": api.me, "text": "before"})
    api.plan(method="editMessageText", **fault)
    await stores.outbox.put((Letter("e", 1, "after", message_id=message["message_id"]),), NOON)
    async with posting(api, stores):
        assert await outcomes(stores, 1) == {"e": outcome}
    assert [edited.text for edited in api.edited] == (["after"] if outcome == "sent" else [])


async def test_a_message_that_is_gone_or_right_already_is_done(api: BotApi) -> None:
    """A deleted one cannot be read; one that says it already needs nothing."""
    stores = make_stores()
    message = api.chats[1].add({"from": api.me, "text": "same"})
    letter = Letter("same", 1, "same", message_id=message["message_id"])
    await stores.outbox.put((letter, replace(letter, key="deleted", message_id=99)), NOON)
    async with posting(api, stores):
        assert await outcomes(stores, 2) == {"same": "sent", "deleted": "gone"}


async def test_what_is_not_through_when_told_to_stop_is_sent_after_the_next_start(api: BotApi) -> None:
    """At once: it is put back, nobody waits for its lease."""
    stores = make_stores()
    fault = api.plan(kind="hang", method="sendMessage", count=99)
    await stores.outbox.put(numbered(2), NOON)
    async with posting(api, stores, timing=replace(QUICK, response_seconds=30, grace_seconds=0, lease_seconds=60)):
        await api.wait_until(lambda: fault.hits == 1)
    api.faults.clear()
    api.closing.clear()
    async with posting(api, stores):
        assert await outcomes(stores, 2) == {"1:0": "sent", "1:1": "sent"}
    assert [sent.text for sent in api.sent] == ["no. 0", "no. 1"]


def test_the_pace_keeps_to_the_limits() -> None:
    """So many a second over all, so many a minute in a group; people are not counted one by one."""
    pace = Pace(per_second=10, group_per_minute=3)
    assert [round(pace.take_turn(7, 100.0), 3) for _ in range(4)] == [0.0, 0.1, 0.2, 0.3]
    for at in (110.0, 111.0, 112.0):
        assert pace.resting(at) == {}
        assert pace.take_turn(-5, at) == 0.0
    assert pace.resting(113.0) == {-5: 170.0}
    assert pace.resting(170.0) == {}

"""Delivery: every update once, in order, whatever Telegram and the network do."""

import asyncio
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from bot.telegram.polling import TOKEN_TRIES, TokenRefusedError
from bot.telegram.record import Record
from tests.botapi import BotApi
from tests.sampling import sized
from tests.telegram.conftest import RunBot, Running

CLAIM = "the NCA is hiring 100 officers"
EXPLOSIVE = "explode please, secret words"


def write_numbered(api: BotApi, chat_id: int, numbers: range) -> list[int | None]:
    """Claims that can be told apart, in one chat; the updates' ids."""
    return [api.write(chat_id, f"{CLAIM} #{number}") for number in numbers]


def read_numbers(api: BotApi, chat_id: int) -> list[int]:
    """The numbers of the claims answered in a chat, in the order of the answers."""
    return [int(sent.text.partition("#")[2].partition("”")[0]) for sent in api.sent_to(chat_id)]


@contextmanager
def open_record(running: Running) -> Iterator[Record]:
    """The record of a bot that runs, or ran."""
    record = Record(str(running.record), 4242)
    try:
        yield record
    finally:
        record.close()


def read_set_aside(running: Running) -> list[tuple[int, int | None, str]]:
    """What the bot has set aside."""
    with open_record(running) as record:
        return record.read_set_aside()


def count_kept(running: Running) -> int:
    """How many updates the record keeps."""
    with open_record(running) as record:
        return len(record.read_kept())


async def test_told_to_wait_holds_up_only_the_chat_at_hand(run_bot: RunBot) -> None:
    """429: the others are answered meanwhile, the chat later, in order, once, and nothing counts as failed."""
    api = BotApi()
    api.plan(kind="refuse", code=429, description="Too Many Requests: retry after 1", retry_after=1, chat_id=1)
    async with run_bot(api) as running:
        write_numbered(api, 1, range(3))
        write_numbered(api, 2, range(3))
        begun = time.monotonic()
        await api.wait_until(lambda: len(api.sent_to(2)) == 3)
        assert api.sent_to(1) == []
        await api.wait_until(lambda: len(api.sent_to(1)) == 3)
        assert time.monotonic() - begun >= 1
        assert read_numbers(api, 1) == [0, 1, 2]
        polls = [call for call in api.calls if call.method == "getUpdates" and call.at < begun + 1]
        assert len(polls) < 20, "polling must not spin while a chat waits"
        assert read_set_aside(running) == []


@pytest.mark.parametrize(
    ("fault", "messages"),
    [
        ({"kind": "refuse", "code": 500, "count": 2}, 1),
        ({"kind": "refuse", "code": 502, "description": "Bad Gateway", "count": 2}, 1),
        ({"kind": "reset_before"}, 1),
        ({"kind": "reset_before", "count": 2}, 1),
        ({"kind": "reset_after"}, 2),
        ({"kind": "hang"}, 1),
    ],
    ids=lambda value: "-".join(str(part) for part in value.values()) if isinstance(value, dict) else "",
)
async def test_a_fault_loses_nothing_and_doubles_at_most_once(
    run_bot: RunBot, fault: dict[str, object], messages: int
) -> None:
    """A server's error, a reset or a hang: the message is answered, twice only if the first had its effect unseen."""
    api = BotApi()
    api.plan(chat_id=1, **fault)
    async with run_bot(api) as running:
        updates = write_numbered(api, 1, range(2))
        await api.wait_until(lambda: api.is_confirmed(updates[-1]))
        assert read_numbers(api, 1) == [0] * messages + [1]
        assert read_set_aside(running) == []


@pytest.mark.parametrize(
    ("code", "description"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (400, "Bad Request: chat not found"),
        (400, "Bad Request: message to be replied not found"),
        (400, "Bad Request: not enough rights to send text messages to the chat"),
    ],
)
async def test_nobody_there_is_no_error(run_bot: RunBot, code: int, description: str) -> None:
    """Who has blocked the bot or is gone is not answered; the update is done."""
    api = BotApi()
    api.plan(kind="refuse", code=code, description=description)
    async with run_bot(api) as running:
        updates = write_numbered(api, 1, range(2))
        await api.wait_until(lambda: api.is_confirmed(updates[-1]))
        assert read_numbers(api, 1) == [1]
        assert read_set_aside(running) == []


@pytest.mark.parametrize(
    "fault",
    [
        None,
        {
            "kind": "refuse",
            "code": 400,
            "description": 'Bad Request: can\'t parse entities: tag "secret words"',
            "count": 99,
        },
        {"kind": "refuse", "code": 500, "count": 99},
        {"kind": "reset_before", "count": 99},
    ],
    ids=["handler", "400", "500", "reset"],
)
async def test_what_fails_again_and_again_is_set_aside(run_bot: RunBot, fault: dict[str, object] | None) -> None:
    """Its error is recorded without anybody's words, its chat goes on, and other chats have not noticed."""
    api = BotApi()
    text = f"{CLAIM} #0" if fault else EXPLOSIVE
    if fault:
        api.plan(chat_id=1, contains="#0", **fault)
    async with run_bot(api) as running:
        failing = api.write(1, text)
        updates = write_numbered(api, 1, range(1, 3)) + write_numbered(api, 2, range(5))
        await api.wait_until(lambda: all(api.is_confirmed(update) for update in updates))
        assert read_numbers(api, 1) == [1, 2]
        assert read_numbers(api, 2) == [0, 1, 2, 3, 4]
        (set_aside,) = read_set_aside(running)
        assert set_aside[:2] == (failing, 1)
        assert set_aside[2]
        assert "secret words" not in set_aside[2]
        assert api.token not in set_aside[2]


async def test_more_than_a_batch_behind_a_slow_chat(run_bot: RunBot) -> None:
    """A chat with more waiting than getUpdates gives at once stops nobody else, and is answered after a restart."""
    api = BotApi()
    api.plan(kind="refuse", code=429, description="Too Many Requests", retry_after=600, chat_id=1)
    async with run_bot(api) as running:
        write_numbered(api, 1, range(120))
        write_numbered(api, 2, range(1))
        await api.wait_until(lambda: len(api.sent_to(2)) == 1)
        assert count_kept(running) == 100
    async with run_bot(renew(api)) as running:
        await api.wait_until(lambda: len(api.sent_to(1)) == 120)
        await api.wait_until(lambda: count_kept(running) == 0)
    assert read_numbers(api, 1) == list(range(120))
    assert len(api.sent_to(2)) == 1


async def test_a_recorded_update_is_never_handled_again(run_bot: RunBot) -> None:
    """What Telegram sends once more, after a restart too, is not answered again."""
    api = BotApi()
    async with run_bot(api):
        api.write(1, CLAIM)
        queued = list(api.updates.waiting)
        await api.wait_until(lambda: api.is_confirmed(1))
        assert len(api.sent) == 1
    renew(api).updates.waiting = queued
    async with run_bot(api):
        last = api.write(2, CLAIM)
        await api.wait_until(lambda: api.is_confirmed(last))
    assert [sent.chat_id for sent in api.sent] == [1, 2]


@pytest.mark.parametrize("count", sized(110, 250))
async def test_what_waited_before_the_start_is_answered(run_bot: RunBot, count: int) -> None:
    """Messages written while the bot was away are answered in order."""
    api = BotApi()
    updates = write_numbered(api, 1, range(count))
    async with run_bot(api):
        await api.wait_until(lambda: api.is_confirmed(updates[-1]))
    assert read_numbers(api, 1) == list(range(count))


async def test_who_else_writes_into_the_file_holds_nobody_up(run_bot: RunBot) -> None:
    """The store may be writing there: others are answered meanwhile, and recorded when it has come to its end."""
    api = BotApi()
    async with run_bot(api) as running:
        first = api.write(1, CLAIM)
        await api.wait_until(lambda: api.is_confirmed(first))
        with closing(sqlite3.connect(running.record, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            updates = [api.write(chat, CLAIM) for chat in range(2, 6)]
            begun = time.monotonic()
            await api.wait_until(lambda: len(api.sent) == 5)
            assert time.monotonic() - begun < 2, "the event loop waited for the other writer"
            assert not api.is_confirmed(updates[0])
            other.execute("ROLLBACK")
        await api.wait_until(lambda: api.is_confirmed(updates[-1]))
        with open_record(running) as record:
            assert len(record.read_done()) == 5


async def test_stopping_finishes_what_is_in_work(run_bot: RunBot) -> None:
    """Told to stop while a message is on its way, the bot waits for the response and records it."""
    api = BotApi(latency_seconds=0.1)
    async with run_bot(api) as running:
        api.write(1, CLAIM)
        await api.wait_until(lambda: any(call.get("chat_id") for call in api.under_way))
        running.stop.set()
        await asyncio.wait_for(running.task, 5)
        with open_record(running) as record:
            assert record.read_done() == {1}
    assert len(api.sent) == 1


async def test_a_confirmed_update_is_done(run_bot: RunBot) -> None:
    """The offset never passes an update whose answer has not been sent."""
    api = BotApi()
    api.plan(kind="hang", chat_id=2)
    async with run_bot(api):
        first, slow, last = api.write(1, CLAIM), api.write(2, CLAIM), api.write(3, CLAIM)
        await api.wait_until(lambda: api.is_confirmed(first) and len(api.sent_to(3)) == 1)
        assert not api.is_confirmed(slow)
        assert api.sent_to(2) == []
        await api.wait_until(lambda: api.is_confirmed(last))
        assert len(api.sent_to(2)) == 1


@pytest.mark.parametrize("code", [401, 404])
async def test_a_refused_token_ends_the_service(run_bot: RunBot, code: int) -> None:
    """401 or 404 each time, at the start or later: tried a few times, then an error, never deafness."""
    api = BotApi()
    async with run_bot(api) as running:
        update = api.write(1, CLAIM)
        await api.wait_until(lambda: api.is_confirmed(update))
        fault = api.plan(kind="refuse", method="getUpdates", code=code, description="Unauthorized", count=99)
        api.write(1, CLAIM)
        with pytest.raises(TokenRefusedError):
            await asyncio.wait_for(running.task, 5)
        assert fault.hits == TOKEN_TRIES
    fault = renew(api).plan(kind="refuse", method="getMe", code=code, description="Unauthorized", count=99)
    async with run_bot(api) as running:
        with pytest.raises(TokenRefusedError):
            await asyncio.wait_for(running.task, 5)
    assert fault.hits == TOKEN_TRIES


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "refuse", "code": 401, "description": "Unauthorized", "count": TOKEN_TRIES - 1},
        {"kind": "refuse", "code": 500, "count": 9},
        {"kind": "refuse", "code": 409, "description": "Conflict: terminated by other getUpdates request", "count": 9},
        {"kind": "refuse", "code": 429, "description": "Too Many Requests", "retry_after": 0.05},
        {"kind": "reset_before", "count": 9},
    ],
    ids=["401", "500", "409", "429", "reset"],
)
async def test_polling_outlasts_trouble(run_bot: RunBot, fault: dict[str, object]) -> None:
    """Whatever else goes wrong with getUpdates or getMe, the bot goes on when it is over."""
    api = BotApi()
    api.plan(method="getUpdates", **fault)
    api.plan(method="getMe", **{**fault, "count": 2})
    async with run_bot(api):
        update = api.write(1, CLAIM)
        await api.wait_until(lambda: api.is_confirmed(update))
    assert len(api.sent) == 1


async def test_a_webhook_that_was_set_is_deleted(run_bot: RunBot) -> None:
    """Where another program set a webhook, polling takes over and loses nothing."""
    api = BotApi()
    api.webhook_url = "https://example.org/hook"
    update = api.write(1, CLAIM)
    async with run_bot(api):
        await api.wait_until(lambda: api.is_confirmed(update))
    assert api.webhook_url == ""
    assert len(api.sent) == 1


async def test_menus_follow_the_place_and_failing_is_no_harm(run_bot: RunBot) -> None:
    """Direct messages and groups have menus of their own; where they cannot be set the bot answers all the same."""
    api = BotApi()
    async with run_bot(api):
        await api.wait_until(lambda: len(api.commands) == 3)
    assert [command["command"] for command in api.commands["all_group_chats"]] == ["check", "fact", "help"]
    assert "privacy" in [command["command"] for command in api.commands["all_private_chats"]]
    renew(api).plan(kind="refuse", method="setMyCommands", code=429, description="Too Many Requests", retry_after=60)
    async with run_bot(api):
        update = api.write(1, CLAIM)
        await api.wait_until(lambda: api.is_confirmed(update))
    assert len(api.sent) == 1


async def test_a_group_that_became_a_supergroup_is_answered_there(run_bot: RunBot) -> None:
    """A message to the old group's id is sent to the new one."""
    api = BotApi()
    api.open_chat(-5, "group")
    api.open_chat(-1005, "supergroup")
    api.plan(
        kind="refuse",
        chat_id=-5,
        code=400,
        description="Bad Request: group chat was upgraded",
        migrate_to_chat_id=-1005,
    )
    async with run_bot(api):
        update = api.write(-5, f"/check {CLAIM}")
        await api.wait_until(lambda: api.is_confirmed(update))
    assert [sent.chat_id for sent in api.sent] == [-1005]


def renew(api: BotApi) -> BotApi:
    """The same Telegram, ready to be served once more, without the faults that were planned."""
    api.closing.clear()
    api.faults.clear()
    return api

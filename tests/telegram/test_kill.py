"""kill -9 while answering. The full measure is python -m tests.bench.kill (20 kills, 200 messages)."""

import asyncio
import os
import sqlite3
import sys
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from facts.store.edits import Put
from facts.store.people import Person, Role
from facts.store.stores import open_stores
from tests.botapi import BotApi
from tests.botapi.double import TOKEN
from tests.botapi.server import serving
from tests.sampling import sized
from tests.store.made import NOON, PILOTS, saying, signed
from tests.telegram.killing import CLAIM, kill_again_and_again
from tests.telegram.killing_moderators import kill_moderating


@pytest.mark.parametrize("kills", sized(1, 3))
async def test_kill_loses_nothing(kills: int, tmp_path: Path) -> None:
    """Killed at random moments: nothing lost, nothing twice but what was in flight, order kept, logs discreet."""
    outcome = await kill_again_and_again(tmp_path, messages=20 * kills, chats=6, kills=kills, seed=11)
    assert outcome.kills == kills
    assert (outcome.lost, outcome.unexplained, outcome.disordered) == ([], [], []), str(outcome)
    assert "serving" in outcome.logs
    assert TOKEN.partition(":")[2] not in outcome.logs
    assert CLAIM not in outcome.logs
    assert "Traceback" not in outcome.logs


@pytest.mark.slow
async def test_kill_while_moderating(tmp_path: Path) -> None:
    """Killed within dialogues and approvals: what was confirmed is there, once, and two people approved it."""
    outcome = await kill_moderating(tmp_path, facts=1, seed=5, chance=0.06)
    assert outcome.kills >= 2
    assert outcome.wrong == []
    assert outcome.integrity == "ok"
    for words in ("Traceback", "tugs", "dockers", TOKEN.partition(":")[2]):
        assert words not in outcome.logs


@pytest.mark.slow
async def test_kill_amid_a_hundred_edits(tmp_path: Path) -> None:
    """Ten moderators make ten each: what was confirmed is there, none is half there, and in the end all are.

    An edit whose message is handled again after the kill is not made twice.
    """
    api, file = BotApi(latency_seconds=0.01), tmp_path / "facts.db"
    stores = await open_stores(f"sqlite:///{file}")
    ids = [f"norvik-{number}" for number in range(10)]
    for number, fact_id in enumerate(ids):
        statement = f"Norvik pier {number} has {number + 20} lamps."
        await stores.facts.change(Put(replace(PILOTS, id=fact_id, statement=statement), 0), signed())
        await stores.people.appoint(Person(100 + number, Role.MODERATOR, "the owner", NOON))
    async with serving(api) as address:
        environment = {
            **os.environ,
            "FIGURECHECK_TELEGRAM_TOKEN": api.token,
            "FIGURECHECK_TELEGRAM_API_URL": address,
            "FIGURECHECK_DATABASE_URL": f"sqlite:///{file}",
        }

        async def start() -> asyncio.subprocess.Process:
            command = (sys.executable, "-m", "tests.telegram.correcting_process")
            return await asyncio.create_subprocess_exec(*command, env=environment)

        bot = await start()
        for turn in range(10):
            for number, fact_id in enumerate(ids):
                edit = f"/retire {fact_id} no. {turn}" if turn % 2 == 0 else f"/revert {fact_id} 1 no. {turn}"
                api.write(100 + number, edit)
        await api.wait_until(lambda: len(api.sent) >= 45, 60)
        bot.kill()
        await bot.wait()
        confirmed = Counter(sent.chat_id for sent in api.sent if sent.text.startswith("✓"))
        assert sum(confirmed.values()) < 100
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for number, fact_id in enumerate(ids):
            history, kept = await stores.facts.history(fact_id), await stores.facts.find(fact_id)
            assert kept is not None
            assert len(history) - 1 >= confirmed[100 + number]
            assert [revision.number for revision in history] == list(range(1, len(history) + 1))
            assert (kept.number, kept.is_retired) == (len(history), history[-1].after is None)
        bot = await start()
        async with asyncio.timeout(
            120
        ):  # what waits may be confirmed to Telegram before it is handled: the record keeps it
            while await stores.facts.last_sequence() < len(ids) * 11:
                await asyncio.sleep(0.05)
        bot.terminate()
        assert await asyncio.wait_for(bot.wait(), 10) == 0
    assert [sent.text for sent in api.sent if not sent.text.startswith("✓")] == []
    for fact_id in ids:
        revisions = (await stores.facts.history(fact_id))[1:]
        assert [revision.signature.why for revision in revisions] == [f"no. {turn}" for turn in range(10)]
    await stores.close()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.slow
async def test_kill_while_correcting(tmp_path: Path) -> None:
    """Killed while it corrects sixty answers: each message is rewritten once, none is left."""
    api, url = BotApi(latency_seconds=0.02), f"sqlite:///{tmp_path / 'facts.db'}"
    stores = await open_stores(url)
    await stores.facts.change(Put(PILOTS, 0), signed())
    async with serving(api) as address:
        environment = {
            **os.environ,
            "FIGURECHECK_TELEGRAM_TOKEN": api.token,
            "FIGURECHECK_TELEGRAM_API_URL": address,
            "FIGURECHECK_DATABASE_URL": url,
        }

        async def start() -> asyncio.subprocess.Process:
            command = (sys.executable, "-m", "tests.telegram.correcting_process")
            return await asyncio.create_subprocess_exec(*command, env=environment)

        bot = await start()
        for number in range(60):
            api.write(1 + number % 6, f"Norvik port is hiring 60 pilots{'!' * number}")
        await api.wait_until(lambda: len(api.sent) == 60 and api.is_confirmed(60), 30)
        await stores.facts.change(Put(saying(PILOTS, "Norvik port will hire around 80 more pilots."), 1), signed())
        await api.wait_until(lambda: len(api.edited) >= 20, 20)
        bot.kill()
        await bot.wait()
        bot = await start()
        await api.wait_until(lambda: len(api.edited) >= 60, 20)
        bot.terminate()
        assert await asyncio.wait_for(bot.wait(), 10) == 0
    assert await stores.outbox.waiting() == ()
    (tally,) = await stores.outbox.tally(9)
    assert tally.outcomes == {"sent": 60}
    await stores.close()
    assert sorted((e.chat_id, e.message_id) for e in api.edited) == sorted((s.chat_id, s.message_id) for s in api.sent)
    assert all("around 80 pilots, not around 60" in edited.text for edited in api.edited)

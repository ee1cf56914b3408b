"""kill -9 at random moments while facts are added, approved, changed, drafted and retired in dialogues.

Each step may be struck, at a moment drawn from a seed, and goes on where the next start finds it. In the end each thing
that was confirmed is there, once.
"""

import asyncio
import os
import random
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from facts.store.edits import Put
from facts.store.people import Person, Role
from facts.store.stores import Stores, open_stores
from tests.botapi import BotApi
from tests.botapi.server import serving
from tests.store.made import FERRY, NOON, signed

ANA, BO = 2, 3
PLACES = ("Aldmoor", "Tavira", "Sarnen", "Ellery", "Bellmare", "Tarnwick", "Quilmaro", "Lissen", "Orvane", "Dunmere")
_LATENCY_SECONDS = 0.01
_STRIKE_SECONDS = 0.09  # a step takes about as long
_STARTED = ("sendMessage", "editMessageText", "answerCallbackQuery", "sendChatAction")


@dataclass
class Outcome:
    """What came of a run."""

    kills: int = 0
    wrong: list[str] = field(default_factory=list)  # what was lost, done twice, or done by one person alone
    integrity: str = ""  # of the database, in its own words
    logs: str = ""


class Killing:
    """One run on one database."""

    def __init__(self, api: BotApi, address: str, folder: Path, stores: Stores, seed: int, chance: float) -> None:
        self.outcome = Outcome()
        self._api = api
        self._stores = stores
        self._random = random.Random(seed)
        self._chance = chance  # that a step is struck
        self._log = folder / "log"
        self._environment = {
            **os.environ,
            "FIGURECHECK_TELEGRAM_TOKEN": api.token,
            "FIGURECHECK_TELEGRAM_API_URL": address,
            "FIGURECHECK_DATABASE_URL": f"sqlite:///{folder}/facts.db",
            "FIGURECHECK_REVIEWS_NEEDED": "2",
        }
        self._calls = 0  # before the step
        self._bot: asyncio.subprocess.Process

    async def run(self, facts: int) -> None:
        """All steps for so many places, one after the other."""
        await self._start()
        for number, place in enumerate(PLACES[:facts]):
            await self._live(place, number)
        self._bot.terminate()
        await self._bot.wait()
        self.outcome.logs = self._log.read_text()

    async def _live(self, place: str, number: int) -> None:
        """A fact's life: added, changed twice, its article drafted, retired; each approved by the other moderator."""
        said = f"{place} has {number + 3} tugs."
        source = (
            f"https://example.org/{place.lower()}\ntitle: Tugs of {place}\npublisher: Gazette\npublished: 2026-03-01"
        )
        await self._say(ANA, f"/add {said}\n“{said}”\n{source}")
        await self._press(ANA, "Save")
        await self._approve_all(BO)
        (fact_id,) = [fact.id for fact in await self._stores.facts.facts() if fact.statement == said]
        for tugs in (number + 30, number + 31):
            await self._say(ANA, f"/edit {fact_id}")
            await self._say(ANA, f"statement: {place} has {tugs} tugs.\nquote: “{place} has {tugs} tugs”")
            await self._press(ANA, "Save")
            await self._approve_all(BO)
        first = f"{place} employs {number + 400} dockers. The {place} museum sold {number + 88},000 tickets."
        await self._say(BO, f"/draft Figures of {place}\n\n{first}\n\nThe {place} bridge cost £{number + 4}.5m.")
        await self._press(BO, "No link")
        for _ in range(3):
            await self._press(BO, "Accept")
        await self._approve_all(ANA)
        await self._say(ANA, f"/retire {fact_id} the port took it back")
        await self._approve_all(BO)
        await self._look(place, fact_id)

    async def _look(self, place: str, fact_id: str) -> None:
        deeds = [str(revision.deed) for revision in await self._stores.facts.history(fact_id)]
        if deeds != ["added", "changed", "changed", "retired"]:
            self.outcome.wrong.append(f"{fact_id}: {deeds}")
        drafted = [fact.statement for fact in await self._stores.facts.facts() if place in fact.statement]
        if len(drafted) != 3:
            self.outcome.wrong.append(f"drafted: {drafted}")

    async def _approve_all(self, moderator: int) -> None:
        for proposal in await self._stores.proposals.open():
            await self._say(moderator, "/proposals")
            await self._press(moderator, "Approve")
            done = await self._stores.proposals.find(proposal.id)
            if done is None or len({approval.user_id for approval in done.approvals}) != 2:
                self.outcome.wrong.append(f"proposal {proposal.id}: {done and len(done.approvals)} approvals")

    async def _say(self, user: int, text: str) -> None:
        await self._step(partial(self._api.write, user, text))

    async def _press(self, user: int, label: str) -> None:
        """Tap the button with that label which was shown last."""
        for message in reversed(self._api.chats[user].messages.values()):
            keyboard = message.get("reply_markup", {}).get("inline_keyboard", [])
            found = [button for row in keyboard for button in row if label in button["text"]]
            if found:
                await self._step(partial(self._api.tap, user, message["message_id"], found[0]["callback_data"]))
                return
        self.outcome.wrong.append(f"no button {label}")

    async def _step(self, act: Callable[[], int | None]) -> None:
        """Do something, and strike perhaps while it is worked on; then it comes to its end."""
        self._calls = len(self._api.calls)
        update = act()
        if self._random.random() < self._chance:
            await self._api.wait_until(lambda: self._api.is_confirmed(update) or self._is_at_work(), 20)
            await asyncio.sleep(self._random.uniform(0, _STRIKE_SECONDS))  # the moment is random: this is no waiting
            self._bot.kill()
            await self._bot.wait()
            self.outcome.kills += 1
            await self._start()
        await self._api.wait_until(lambda: self._api.is_confirmed(update), 40)

    def _is_at_work(self) -> bool:
        return any(call.method in _STARTED for call in self._api.calls[self._calls :])

    async def _start(self) -> None:
        with self._log.open("ab") as log:
            self._bot = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.telegram.correcting_process", stderr=log, env=self._environment
            )


async def kill_moderating(folder: Path, *, facts: int, seed: int, chance: float) -> Outcome:
    """A whole run, with a double and a database of its own."""
    api, file = BotApi(latency_seconds=_LATENCY_SECONDS), folder / "facts.db"
    stores = await open_stores(f"sqlite:///{file}")
    for user in (ANA, BO):
        await stores.people.appoint(Person(user, Role.MODERATOR, "the owner", NOON))
        api.open_chat(user, "private")
    await stores.facts.change(Put(FERRY, 0), signed())
    async with serving(api) as address:
        killing = Killing(api, address, folder, stores, seed, chance)
        await killing.run(facts)
    outcome = killing.outcome
    done = Counter((revision.fact_id, str(revision.after)) for revision in await stores.facts.revisions_after(0))
    outcome.wrong += [f"twice: {fact_id}" for (fact_id, _), count in done.items() if count > 1]
    outcome.wrong += [f"left: {letter.key}" for letter in await stores.outbox.waiting()]
    await stores.close()
    with sqlite3.connect(file) as connection:
        (outcome.integrity,) = connection.execute("PRAGMA integrity_check").fetchone()
    connection.close()
    return outcome

"""A checker that follows its store: what a moderator changes is answered from then on."""

import asyncio
from dataclasses import replace

from bot.live import LiveChecker, follow, open_facts
from facts.files import load_curated
from facts.store.edits import Put, Retire
from facts.store.memory import MemoryStore
from tests.store.made import OLDER, PILOTS, saying, signed

CLAIM = "Norvik port is hiring 60 pilots"


def verdict_of(checker: LiveChecker, claim: str) -> str:
    """The verdict on a claim."""
    return str(checker.check_message(claim)[0].verdict)


class Follower:
    """Follows a store, a look at a time."""

    def __init__(self, store: MemoryStore, checker: LiveChecker, sequence: int) -> None:
        self._looks: asyncio.Queue[None] = asyncio.Queue()
        self._waits: asyncio.Queue[None] = asyncio.Queue()
        self._task = asyncio.create_task(follow(store, checker, sequence, self._wait))

    async def _wait(self, _seconds: float) -> None:
        self._waits.put_nowait(None)
        await self._looks.get()

    async def look(self) -> None:
        """Let it look once, and come to its end."""
        await self._waits.get()
        self._looks.put_nowait(None)
        await self._waits.get()
        self._waits.put_nowait(None)

    def end(self) -> None:
        """No more looks."""
        self._task.cancel()


async def test_an_empty_store_begins_with_the_facts_that_ship() -> None:
    """Once: what moderators made of them stays."""
    store = MemoryStore()
    checker, _ = await open_facts(store)
    assert {fact.id for fact in checker.base.facts} == {fact.id for fact in load_curated().facts}
    await store.change(Retire("nca-officers-work", 1), signed())
    again, _ = await open_facts(store)
    assert again.base.get("nca-officers-work") is None


async def test_changes_are_answered_from_then_on() -> None:
    """Added, changed, retired; also what was asked before."""
    store = MemoryStore()
    checker, sequence = await open_facts(store)
    follower = Follower(store, checker, sequence)
    assert verdict_of(checker, CLAIM) == "not_found"
    await store.change(Put(PILOTS, 0), signed())
    await follower.look()
    assert verdict_of(checker, CLAIM) == "supported"
    await store.change(Put(saying(PILOTS, "Norvik port will hire around 80 more pilots."), 1), signed())
    await follower.look()
    assert verdict_of(checker, CLAIM) == "contradicted"
    await store.change(Retire(PILOTS.id, 2), signed())
    await follower.look()
    assert verdict_of(checker, CLAIM) == "not_found"
    follower.end()


async def test_facts_that_make_a_base_only_together_are_followed() -> None:
    """A newer fact may come before the one that it supersedes."""
    store = MemoryStore()
    checker, sequence = await open_facts(store)
    follower = Follower(store, checker, sequence)
    await store.import_facts([replace(PILOTS, supersedes=OLDER.id), OLDER], signed())
    await follower.look()
    assert checker.base.superseded_by(OLDER.id) == replace(PILOTS, supersedes=OLDER.id)
    follower.end()

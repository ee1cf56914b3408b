"""The queue as it stands in the store: several processes, restarts, and what is looked after by the hour."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.questions.at_work import looking_after
from bot.questions.housekeeping import EVERY_SECONDS, keep_house
from bot.questions.standing import Standing
from bot.settings import Settings
from bot.texts import load_texts
from facts.errors import StoreError
from facts.store.questions import Asked, MemoryQuestions
from facts.store.stores import make_stores
from tests.telegram.small_checker import SmallChecker

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
TRAM, OTHER_TRAM = "the Quilmaro tram cost £3m", "did the Quilmaro tram cost £9m?"
NURSES = "how many nurses do Bellmare schools have"


def ask(text: str, person: str = "a", minutes: int = 0) -> Asked:
    """A question, some minutes past noon."""
    return Asked(f"{person} {text} {minutes}", text, NOON + timedelta(minutes=minutes), person, "no_match")


class Town:
    """A store with two processes on it, each with its own reading of the queue."""

    def __init__(self) -> None:
        self.now = NOON
        self.store = MemoryQuestions()
        self.one, self.other = self.read(), self.read()

    def read(self) -> Standing:
        """What a process that starts now makes of it."""
        return Standing(self.store, lambda: self.now, timedelta(days=90))

    async def all_see(self) -> list[list[str]]:
        """The groups, as both processes and one that has just started see them; they all see the same."""
        seen = []
        for standing in (self.one, self.other, self.read()):
            groups = [one.group for one in await standing.groups()]
            seen.append([[group.representative, *(f"{w.text} {w.count}" for w in group.wordings)] for group in groups])
        assert seen[0] == seen[1] == seen[2]
        return seen[0]


async def test_what_one_process_does_the_others_see_and_so_does_the_next() -> None:
    """Asked, dismissed, asked again, taken back, answered, asked again."""
    town = Town()
    await town.store.add([ask(TRAM), ask(NURSES)])
    assert len(await town.all_see()) == 2
    town.now += timedelta(minutes=5)
    closing = await town.one.dismiss(TRAM, "Ana (1)")
    assert closing is not None
    assert len(await town.all_see()) == 1
    assert await town.other.dismiss(TRAM, "Bo (2)") == closing  # there already
    await town.store.add([ask(OTHER_TRAM, "b", minutes=6)])
    assert len(await town.all_see()) == 1
    town.now += timedelta(minutes=5)
    await town.other.take_back(closing.sequence, "Bo (2)")
    await town.one.take_back(closing.sequence, "Ana (1)")
    await town.one.take_back(99, "Ana (1)")
    groups = await town.all_see()
    assert [len(group) for group in groups] == [3, 2]
    town.now += timedelta(minutes=5)
    await town.one.answer_group(TRAM, "tram", "Ana (1)")
    await town.one.answer_group(TRAM, "tram", "Ana (1)")
    assert len(await town.all_see()) == 1
    assert len((await town.store.since(0, 0)).closings) == 3
    assert await town.other.answered() == {TRAM.casefold(): "tram", OTHER_TRAM.strip("?").casefold(): "tram"}
    await town.store.add([ask(TRAM, "c", minutes=20)])  # that was no answer to it
    assert len(await town.all_see()) == 2


async def test_the_house_is_kept_at_the_start_and_every_hour() -> None:
    """What goes wrong once is tried again."""
    done: list[float] = []
    goes_on: asyncio.Queue[None] = asyncio.Queue()

    async def tidy() -> None:
        done.append(0)
        if len(done) == 1:
            raise StoreError("away")

    async def wait(seconds: float) -> None:
        done.append(seconds)
        await goes_on.get()

    task = asyncio.create_task(keep_house(tidy, wait))
    goes_on.put_nowait(None)
    for _ in range(10):
        await asyncio.sleep(0)
    assert done == [0, EVERY_SECONDS, 0, EVERY_SECONDS]
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_a_service_that_starts_forgets_what_is_old_and_knows_how_far_it_is() -> None:
    """By the settings' days; what many ask is told to the moderators' chat."""
    stores = make_stores()
    await stores.questions.add([ask(TRAM, minutes=-8 * 24 * 60), *(ask(NURSES, person) for person in "abc")])
    settings = Settings(retention_days=7, moderators_chat=-1001, _env_file=None)
    async with looking_after(stores, SmallChecker(), 5, settings, load_texts(), lambda: NOON) as (questions, _):
        async with asyncio.timeout(10):
            while not (await stores.outbox.waiting() and await stores.questions.settled() == 5):
                await asyncio.sleep(0)
        assert [one.group.representative for one in await questions.standing.groups()] == [NURSES]
        (letter,) = await stores.outbox.waiting()
        assert letter.chat_id == -1001

"""Questions on their way into the store: which, under which key, and several in one go."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.questions.askers import Askers
from bot.questions.gathering import Gathering
from facts.answers import Abstention
from facts.errors import StoreError
from facts.store.questions import Asked, MemoryQuestions
from tests.telegram.small_checker import SUPPORTED, make_refusal

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
TRAM = make_refusal("the Quilmaro tram cost £3m", Abstention.NO_MATCH)


class BusyQuestions(MemoryQuestions):
    """A store that takes its time, and can be out of reach."""

    def __init__(self) -> None:
        super().__init__()
        self.is_out_of_reach = False
        self.written: list[int] = []  # questions at a time
        self.goes_on = asyncio.Event()

    async def add(self, asked: Sequence[Asked]) -> None:
        """Wait until told to go on."""
        await self.goes_on.wait()
        if self.is_out_of_reach:
            raise StoreError("away")
        self.written.append(len(asked))
        await super().add(asked)


async def test_only_claims_that_nothing_was_known_of_are_gathered() -> None:
    """Not what was answered, no greetings; what is overlong is cut, what has no words is none."""
    gathering = Gathering(MemoryQuestions(), Askers(b"secret"))
    greeting = make_refusal("hello", Abstention.NOT_A_CLAIM)
    other, clash = make_refusal("a 1", Abstention.OTHER_SUBJECT), make_refusal("b\x00 2\ud83d", Abstention.AMBIGUOUS)
    long, empty = make_refusal("tram " * 900, Abstention.NO_MATCH), make_refusal(" \x00 ", Abstention.NO_MATCH)
    asked = gathering.gather([SUPPORTED, greeting, TRAM, other, clash, long, empty], 5, NOON)
    assert [one.text for one in asked[:3]] == [TRAM.claim, "a 1", "b 2\ufffd"]
    assert len(asked) == 4
    assert len(asked[3].text) <= 500


async def test_a_key_is_of_one_person_one_wording_and_one_day() -> None:
    """Case and marks make no other wording; another secret makes everything another."""
    gathering = Gathering(MemoryQuestions(), Askers(b"secret"))

    def key(text: str = TRAM.claim, person: int = 5, days: int = 0, of: Gathering = gathering) -> str:
        (asked,) = of.gather([make_refusal(text, Abstention.NO_MATCH)], person, NOON + timedelta(days=days))
        return asked.key

    assert key() == key(TRAM.claim.upper() + " ??") == key()
    other = Gathering(MemoryQuestions(), Askers(b"another"))
    assert len({key(), key("the tram"), key(person=6), key(days=1), key(of=other)}) == 5


async def test_many_who_ask_at_once_are_written_in_few_goes() -> None:
    """Each waits until its own is written."""
    store = BusyQuestions()
    gathering = Gathering(store, Askers(b"secret"))
    tasks = [asyncio.create_task(gathering.keep(gathering.gather([TRAM], person, NOON))) for person in range(50)]
    await asyncio.sleep(0)
    assert not any(task.done() for task in tasks)
    store.goes_on.set()
    await asyncio.gather(*tasks)
    assert len((await store.since(0, 0)).asked) == 50
    assert len(store.written) <= 2


async def test_a_store_out_of_reach_holds_nobody_up_and_loses_nothing() -> None:
    """The questions wait for the next ones."""
    store = BusyQuestions()
    store.goes_on.set()
    gathering = Gathering(store, Askers(b"secret"))
    store.is_out_of_reach = True
    await gathering.keep(gathering.gather([TRAM], 1, NOON))
    assert (await store.since(0, 0)).asked == ()
    store.is_out_of_reach = False
    await gathering.keep(gathering.gather([TRAM], 2, NOON))
    assert len((await store.since(0, 0)).asked) == 2

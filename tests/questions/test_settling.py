"""After a change of the facts what is answered leaves, those who wait are told once, and nothing is looked at twice."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.live import LiveChecker
from bot.questions.questions import Questions, open_questions
from bot.questions.settling import Settling
from bot.texts import load_texts
from facts.base import FactBase
from facts.store.answers import WAITED, Told, read_told
from facts.store.edits import Put, Retire
from facts.store.notices import Notice
from facts.store.questions import NOT_MEANT, Asked
from facts.store.stores import Stores, make_stores
from tests.store.made import FERRY, PILOTS, saying, signed

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
RIGHT, WRONG_WAY = "Norvik port will hire 60 pilots", "the harbour of Norvik takes on 60 navigators"
TRAM = "the Quilmaro tram cost £3m"


class Town:
    """A base that begins with one fact, and people who wait."""

    def __init__(self, stores: Stores, questions: Questions) -> None:
        self.stores = stores
        self.questions = questions
        self.checker = LiveChecker(FactBase((FERRY,)))
        self.settling = Settling(stores, questions.standing, self.checker, load_texts(), lambda: NOON)

    async def follow(self) -> None:
        """Bring the checker up to date, and settle."""
        last = await self.stores.questions.settled() or 0
        revisions = await self.stores.facts.revisions_after(last)
        self.checker.apply(revisions)
        self.settling.wake(max([last, *(revision.sequence for revision in revisions)]))
        await self.settling.settle()

    async def wait_for(self, text: str, chat: int) -> None:
        """Somebody asks, and waits."""
        await self.stores.questions.add([Asked(f"{text} {chat}", text, NOON, str(chat), "no_match")])
        await self.stores.notices.add(Notice(chat, text, NOON, "en"))

    async def waiting(self) -> list[str]:
        """The wordings that stand for the groups."""
        return [one.group.representative for one in await self.questions.standing.groups()]

    async def told(self) -> list[tuple[int, str]]:
        """Who was written what."""
        return [(letter.chat_id, letter.html) for letter in await self.stores.outbox.waiting()]


@pytest.fixture
async def town() -> Town:
    """Settled so far."""
    stores = make_stores()
    await stores.facts.change(Put(FERRY, 0), signed())
    found = Town(stores, await open_questions(stores, timedelta(days=90), lambda: NOON))
    await found.follow()
    return found


async def test_what_a_new_fact_answers_leaves_and_is_told(town: Town) -> None:
    """The rest waits on; settling again, or anew, tells nobody twice."""
    await town.wait_for(RIGHT, 50)
    await town.wait_for(TRAM, 51)
    await town.follow()
    assert await town.told() == []
    await town.stores.facts.change(Put(PILOTS, 0), signed())
    await town.follow()
    await town.follow()
    ((chat, html),) = await town.told()
    assert chat == 50
    assert html.startswith(f"You asked: “{RIGHT}”. Now I know:\n\n✔ <b>Supported</b>")
    (letter,) = await town.stores.outbox.waiting()
    given = read_told(letter.told, chat, 1, None, NOON)
    assert (given.told, given.sequence) == ((Told(PILOTS.id, WAITED),), 2)
    assert await town.waiting() == [TRAM]
    await town.stores.facts.change(Retire(PILOTS.id, 1), signed())
    await town.follow()
    assert len(await town.told()) == 1
    assert [notice.chat_id for notice in await town.stores.notices.all()] == [51]


async def test_a_wording_that_is_answered_only_by_a_moderators_word_is_told_the_fact(town: Town) -> None:
    """Its statement, with quote and source."""
    await town.stores.facts.change(Put(PILOTS, 0), signed())
    await town.follow()
    await town.wait_for(TRAM, 50)
    await town.questions.standing.answer_group(TRAM, PILOTS.id, "Ana (2)")
    await town.follow()
    ((_, html),) = await town.told()
    assert PILOTS.statement in html
    assert "Norvik Gazette" in html
    assert await town.stores.notices.all() == ()


async def test_an_answer_that_was_not_meant_is_no_answer(town: Town) -> None:
    """Until another fact answers it."""
    await town.stores.facts.change(Put(PILOTS, 0), signed())
    await town.follow()
    await town.stores.questions.add([Asked("k", RIGHT, NOON, "a", NOT_MEANT, PILOTS.id)])
    await town.stores.facts.change(Put(saying(PILOTS, "Norvik port will hire around 61 more pilots."), 1), signed())
    await town.follow()
    assert await town.waiting() == [RIGHT]


async def test_a_crash_before_the_end_loses_nothing(town: Town) -> None:
    """The letter was put, and that it was told was not noted: it is the same letter."""
    await town.wait_for(RIGHT, 50)
    (notice,) = await town.stores.notices.all()
    await town.stores.facts.change(Put(PILOTS, 0), signed())
    settled = await town.stores.questions.settled()
    assert settled is not None
    await town.follow()
    restored = await town.stores.notices.add(notice)
    assert restored is not None
    await town.stores.questions.note_settled(settled)
    again = Town(town.stores, await open_questions(town.stores, timedelta(days=90), lambda: NOON))
    await again.follow()
    assert len({html for _, html in await town.told()}) == 1
    assert await town.stores.notices.all() == ()

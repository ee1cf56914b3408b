"""What people asked and who waits for an answer, in memory, in SQLite and in PostgreSQL."""

from dataclasses import replace
from datetime import timedelta

import pytest

from facts.store.notices import MOST_OF_ONE, Notice, NoticeStore
from facts.store.questions import NOT_MEANT, Asked, News, QuestionStore
from facts.store.stores import Stores
from tests.store.made import NOON

ONE = Asked("k1", "how many pilots does Norvik port have?", NOON, "ana", "no_match")
TWO = Asked("k2", "naïve & <b> 🙂", NOON + timedelta(days=1), "bo", NOT_MEANT, "norvik-ferry")
CHAT = 7_000_000_001


@pytest.fixture
def questions(stores: Stores) -> QuestionStore:
    """None yet."""
    return stores.questions


@pytest.fixture
def notices(stores: Stores) -> NoticeStore:
    """None yet."""
    return stores.notices


def bare(news: News) -> list[Asked]:
    """The questions without their sequences."""
    return [replace(asked, sequence=0) for asked in news.asked]


async def test_questions_are_taken_once_by_their_key(questions: QuestionStore) -> None:
    """In the order in which they came; what came after a sequence is what is new."""
    await questions.add(())
    await questions.add((ONE, replace(ONE, text="again")))
    (first,) = (await questions.since(0, 0)).asked
    await questions.add((replace(ONE, asker="cy"), TWO))
    assert bare(await questions.since(0, 0)) == [ONE, TWO]
    assert bare(await questions.since(first.sequence, 0)) == [TWO]
    assert [asked.text for asked in await questions.find(["k2", "k9"])] == [TWO.text]
    assert await questions.find([]) == ()


async def test_closings_come_in_order(questions: QuestionStore) -> None:
    """Answered, dismissed, taken back."""
    answered = await questions.close(["a", "é"], "Ana (1)", NOON, fact_id="norvik-ferry")
    dismissed = await questions.close(["b"], "Ana (1)", NOON)
    undone = await questions.close(["b"], "Bo (2)", NOON, undoes=dismissed.sequence)
    assert answered.wordings == ("a", "é")
    assert (await questions.since(0, 0)).closings == (answered, dismissed, undone)
    assert (await questions.since(0, dismissed.sequence)).closings == (undone,)


async def test_who_is_forgotten_can_be_told_from_nobody(questions: QuestionStore) -> None:
    """The texts stay, each as if somebody else had asked it; the old keys lead nowhere."""
    await questions.add((ONE, replace(ONE, key="k3", text="other"), TWO))
    assert await questions.unlink("ana") == 2
    assert await questions.unlink("ana") == 0
    asked = (await questions.since(0, 0)).asked
    assert [one.text for one in asked] == [ONE.text, "other", TWO.text]
    assert len({one.asker for one in asked} - {"ana"}) == 3
    assert await questions.find(["k1", "k3"]) == ()


async def test_old_texts_are_forgotten(questions: QuestionStore) -> None:
    """Asked, closed and told of; what is as old as may be stays."""
    await questions.add((ONE, TWO))
    await questions.close([ONE.text], "Ana (1)", NOON)
    await questions.add_told(["w1"], NOON)
    await questions.add_told(["w1", "w2"], NOON + timedelta(days=1))
    assert await questions.told() == {"w1", "w2"}
    assert await questions.drop_before(NOON) == 0
    assert await questions.drop_before(NOON + timedelta(days=1)) == 1
    assert bare(await questions.since(0, 0)) == [TWO]
    assert (await questions.since(0, 0)).closings == ()
    assert "w1" not in await questions.told()


async def test_the_secret_is_made_once_and_the_mark_moves(questions: QuestionStore) -> None:
    """Long enough, and the same whoever asks."""
    secret = await questions.secret()
    assert len(secret) >= 32
    assert await questions.secret() == secret
    assert await questions.settled() is None
    for sequence in (0, 7, 9):
        await questions.note_settled(sequence)
        assert await questions.settled() == sequence


async def test_a_chat_waits_for_a_text_once(notices: NoticeStore) -> None:
    """Stopping is for the own ones, one or all; a number is never used twice."""
    asked = Notice(CHAT, "how many pilots?", NOON, "en", topic=None, message_id=5)
    first = await notices.add(asked)
    assert first is not None
    assert replace(first, id=0) == asked
    assert await notices.add(replace(asked, at=NOON + timedelta(hours=1))) == first
    second = await notices.add(replace(asked, text="how many ferries?"))
    other = await notices.add(replace(asked, chat_id=2))
    assert second is not None
    assert other is not None
    assert await notices.of(CHAT) == (first, second)
    assert await notices.all() == (first, second, other)
    assert await notices.drop(2, first.id) == 0
    assert await notices.drop(CHAT, first.id) == 1
    assert await notices.drop(CHAT) == 1
    assert await notices.all() == (other,)
    again = await notices.add(asked)
    assert again is not None
    assert again.id > other.id


async def test_nobody_waits_for_too_much_or_for_ever(notices: NoticeStore) -> None:
    """So many of one chat, each for as long as texts are kept."""
    for number in range(MOST_OF_ONE):
        assert await notices.add(Notice(CHAT, f"question {number}", NOON, "en"))
    assert await notices.add(Notice(CHAT, "one too many", NOON, "en")) is None
    assert await notices.add(Notice(2, "another's", NOON + timedelta(days=1), "en"))
    assert await notices.drop_before(NOON + timedelta(hours=1)) == MOST_OF_ONE
    assert [notice.chat_id for notice in await notices.all()] == [2]

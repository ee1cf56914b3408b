"""Answers that were given, in memory, in SQLite and in PostgreSQL."""

from dataclasses import replace
from datetime import timedelta

import pytest

from facts.store.answers import BESIDE, NEWER, AnswerStore, Correction, Given, Told
from facts.store.edits import Merge, Put
from facts.store.letters import Letter
from facts.store.stores import Stores
from tests.store.made import FERRY, NOON, PILOTS, signed

LONG_AGO = NOON - timedelta(days=30)
TOLD = (Told("pilots", "supported"), Told("ferry", BESIDE))


def given(message_id: int, *told: Told, sequence: int = 5, chat: int = -1001, minutes: int = 0) -> Given:
    """An answer about the pilots."""
    return Given(chat, message_id, 7, told or TOLD, sequence, NOON + timedelta(minutes=minutes))


@pytest.fixture
async def answers(stores: Stores) -> AnswerStore:
    """None yet; all changes up to the fifth were looked at."""
    assert await stores.answers.begin(5) == 5
    assert await stores.answers.begin(9) == 5
    return stores.answers


async def test_answers_on_a_changed_fact_call_for_a_look(answers: AnswerStore) -> None:
    """Those that told it, before the change, lately enough; the cursor moves once, whoever moves it."""
    other = given(2, Told("pier", "supported"))
    await answers.remember([given(1), other, given(3, minutes=-60), given(4, sequence=8)])
    assert await answers.mark(5, 8, {"ferry": 7, "harbour": 8}, NOON - timedelta(minutes=1)) is True
    assert await answers.mark(5, 8, {"pier": 8}, LONG_AGO) is False
    (found,) = await answers.stale(9)
    assert (found.chat_id, found.message_id, found.topic, found.sequence, found.upto) == (-1001, 1, 7, 5, 5)
    assert (found.stale, found.at) == (7, NOON)
    assert found.told == tuple(replace(told, told_id=told.fact_id) for told in TOLD)
    assert await answers.count_stale() == 1
    assert await answers.count(["pilots", "ferry"], LONG_AGO) == 3
    assert await answers.count(["pier"], NOON + timedelta(1)) == 0


async def test_an_answer_from_before_a_change_that_was_passed_calls_for_a_look(answers: AnswerStore) -> None:
    """It was checked before the change, and sent after."""
    await answers.mark(5, 6, {"pilots": 6}, LONG_AGO)
    await answers.remember([given(1, sequence=5), given(2, sequence=6)])
    assert [(answer.message_id, answer.stale) for answer in await answers.stale(9)] == [(1, 6)]


async def test_a_correction_is_put_once(stores: Stores, answers: AnswerStore) -> None:
    """With its letter, and what it tells from then on; not where the answer was marked again since."""
    await answers.remember([given(1), given(2)])
    await answers.mark(5, 6, {"pilots": 6}, LONG_AGO)
    first, second = await answers.stale(9)
    letters = [Letter(f"correction:{a.id}:6", a.chat_id, "x", slot=a.slot) for a in (first, second)]
    newer = Told("pilots-2027", NEWER)
    assert await answers.correct([Correction(first, 6, letters[0], (newer,))], NOON) == 1
    assert await answers.correct([Correction(first, 6, letters[0], (newer,))], NOON) == 0
    await answers.mark(6, 7, {"pilots": 7}, LONG_AGO)
    assert await answers.correct([Correction(second, 6, letters[1])], NOON) == 0
    assert await stores.outbox.waiting() == (letters[0],)
    again, other = await answers.stale(9)
    assert (again.told[2], again.upto, again.stale) == (replace(newer, told_id=newer.fact_id), 6, 7)
    assert (other.upto, other.stale) == (5, 7)
    assert await answers.correct([Correction(again, 7), Correction(other, 7)], NOON) == 0
    assert await answers.count_stale() == 0


async def test_what_comes_back_before_it_was_sent_is_not_sent(stores: Stores, answers: AnswerStore) -> None:
    """Unless it may have been sent: then the message is made right again."""
    await answers.remember([given(1, chat=1), given(2, chat=2)])
    await answers.mark(5, 6, {"pilots": 6}, LONG_AGO)
    for answer in await answers.stale(9):
        letter = Letter(f"correction:{answer.id}:6", answer.chat_id, "new", slot=answer.slot)
        await answers.correct([Correction(answer, 6, letter)], NOON)
    (taken,) = await stores.outbox.take("a", NOON, NOON + timedelta(minutes=1), most=1)
    await answers.mark(6, 7, {"pilots": 7}, LONG_AGO)
    for answer in await answers.stale(9):
        back = Letter(f"correction:{answer.id}:7", answer.chat_id, "back", slot=answer.slot)
        await answers.correct([Correction(answer, 7, back, is_restored=True)], NOON)
    assert [letter.html for letter in await stores.outbox.waiting()] == ["new", "back"]
    assert {letter.chat_id for letter in await stores.outbox.waiting()} == {taken.chat_id}


async def test_groups_move_and_answers_are_forgotten(answers: AnswerStore) -> None:
    """In a supergroup messages have other numbers; forgotten is what is old, or what a chat wants forgotten."""
    await answers.remember([given(1), given(2, chat=1), given(3, chat=1, minutes=-60), given(4, chat=2)])
    await answers.move_chat(-1001, -5)
    await answers.mark(5, 6, {"pilots": 6}, LONG_AGO)
    moved = (await answers.stale(9))[0]
    assert (moved.chat_id, moved.message_id, moved.topic) == (-5, None, None)
    await answers.remember([given(9, sequence=6)])
    await answers.move_chat(-1001, -5)
    assert await answers.count(["pilots"], LONG_AGO) == 5
    await answers.settle(moved.id, -5, 77)
    assert await answers.count(["pilots"], LONG_AGO) == 4
    assert (await answers.stale(1))[0].message_id == 77
    assert await answers.forget_before(NOON) == 1
    await answers.forget_chat(1)
    assert [answer.chat_id for answer in await answers.stale(9)] == [-5, 2]


async def test_a_merged_fact_is_answered_for_by_the_other(stores: Stores, answers: AnswerStore) -> None:
    """What changes the one that stays calls for a look at answers on the one that went."""
    await stores.facts.change(Put(PILOTS, 0), signed())
    await stores.facts.change(Put(FERRY, 0), signed())
    await answers.remember([given(1, Told(FERRY.id, "supported"), sequence=5)])
    await stores.facts.change(Merge(PILOTS, 1, FERRY.id, 1), signed())
    await answers.mark(5, 6, {PILOTS.id: 6}, LONG_AGO)
    (found,) = await answers.stale(9)
    assert found.told == (Told(PILOTS.id, "supported", FERRY.id),)
    last = await stores.facts.last_sequence()
    late = [given(2, Told(FERRY.id, "supported"), sequence=2), given(3, Told(FERRY.id, "supported"), sequence=last)]
    await answers.remember(late)
    await answers.mark(6, 9, {PILOTS.id: 9}, LONG_AGO)
    assert [answer.message_id for answer in await answers.stale(9) if answer.stale == 9] == [1, 2]


async def test_an_answer_that_comes_again_is_kept_once(answers: AnswerStore) -> None:
    """As after a kill between two commits; another one in the same message is another."""
    await answers.remember([given(1), given(2)])
    await answers.remember([given(2), given(3), given(2, minutes=1)])
    assert await answers.count(["pilots"], LONG_AGO) == 4


async def test_what_supersedes_a_fact_in_the_end(stores: Stores) -> None:
    """However many steps on; nothing where nothing does."""
    newer, newest = replace(PILOTS, id="b", supersedes=PILOTS.id), replace(PILOTS, id="a", supersedes="b")
    for fact in (PILOTS, newer, newest):
        await stores.facts.change(Put(fact, 0), signed())
    assert await stores.facts.superseded_by(PILOTS.id) == newest
    assert await stores.facts.superseded_by("a") is None
    assert await stores.facts.superseded_by("none") is None

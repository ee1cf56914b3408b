"""Corrected messages: what they say, that they can be sent, and the job that several processes do."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answered import AnswerLog
from bot.corrections import KEPT, Corrections
from bot.replies.corrections import Fate, Retold, render_correction, says_other
from bot.replies.markup import measure
from bot.telegram.record import Record
from bot.texts import load_texts
from facts.base import Fact
from facts.errors import StoreError
from facts.rating import Rating, Truth
from facts.store.answers import BESIDE, WAITED, Given, Told
from facts.store.edits import Merge, Put, Revert
from facts.store.stores import Stores, make_stores
from tests.botapi.markup import parse_html
from tests.store.made import FERRY, NOON, PILOTS, saying, signed

TEXTS = load_texts()
DAY = date(2026, 11, 24)
EIGHTY = saying(PILOTS, "Norvik port will hire around 80 more pilots.")


@pytest.mark.parametrize(
    ("now", "head"),
    [
        (EIGHTY, "the source now says <b>around 80 pilots</b>, not around 60."),
        (saying(PILOTS, "Norvik port will hire nobody."), "</b>: Norvik port will hire nobody."),
        (saying(PILOTS, "Norvik port will hire 10 pilots by 2030."), "</b>: Norvik port will hire 10 pilots by 2030."),
        (replace(PILOTS, quote="about 60 pilots"), "I had quoted the source wrongly."),
    ],
)
def test_the_first_line_says_what_was_wrong(now: Fact, head: str) -> None:
    """The figure first where one figure was it, else the statement, or that the quote was wrong."""
    first = render_correction([Retold(PILOTS, now, Fate.CHANGED, DAY)], TEXTS).html.splitlines()[0]
    assert first.startswith("✎ <b>Corrected on 24 November 2026")
    assert first.endswith(head)


def test_a_rating_that_changed_is_a_correction() -> None:
    """The claim stands with what the fact-checker says of it now."""
    then, now = (replace(PILOTS, review=Rating(truth)) for truth in (Truth.FALSE, Truth.TRUE))
    assert says_other(then, now)
    text = render_correction([Retold(then, now, Fate.CHANGED, DAY)], TEXTS).html
    assert "rates this otherwise now" in text
    assert "<b>Rated true</b> by" in text


@pytest.mark.parametrize(
    ("other", "is_other"),
    [
        (replace(PILOTS, aliases=(), tags=(), note="x", supersedes="y"), False),
        (replace(PILOTS, statement=PILOTS.statement.replace(" ", "  ")), False),
        (EIGHTY, True),
        (replace(PILOTS, quote=None), True),
        (None, True),
    ],
)
def test_what_people_were_told_is_statement_and_quote(other: Fact | None, is_other: bool) -> None:
    """Nothing else of a fact is corrected."""
    assert says_other(PILOTS, other) is says_other(other, PILOTS) is is_other


FACTS = st.builds(
    lambda statement, quote, publisher: replace(
        PILOTS, statement=statement, quote=quote, source=replace(PILOTS.source, publisher=publisher)
    ),
    st.text(max_size=900),
    st.none() | st.text(max_size=900),
    st.text(max_size=200),
)
RETOLD = st.builds(
    lambda then, now, fate, newer, is_main: Retold(
        then,
        None if fate is Fate.WITHDRAWN else now,
        fate,
        DAY,
        newer if fate is Fate.NEWER else None,
        is_main,
    ),
    FACTS,
    FACTS,
    st.sampled_from(Fate),
    FACTS,
    st.booleans(),
)


@given(st.lists(RETOLD, min_size=1, max_size=40).filter(lambda facts: any(f.fate is not Fate.SAME for f in facts)))
def test_whatever_stands_in_facts_can_be_sent(facts: Sequence[Retold]) -> None:
    """HTML that Telegram takes, within its length."""
    reply = render_correction(facts, TEXTS)
    text, _ = parse_html(reply.html)
    assert text.strip()
    assert measure(reply.html) <= 4096


def given_to(chat: int, sequence: int, *told: Told, days: int = 0) -> Given:
    """An answer about the pilots, in its own chat."""
    return Given(chat, 10, None, told or (Told(PILOTS.id, "supported"),), sequence, NOON - timedelta(days=days))


async def answered(*answers: Given) -> tuple[Stores, Corrections]:
    """A store of two facts, and these answers from them."""
    stores = make_stores()
    corrections = Corrections(stores, TEXTS, lambda: NOON)
    for fact in (PILOTS, FERRY):
        await stores.facts.change(Put(fact, 0), signed())
    await corrections.begin()
    await stores.answers.remember(answers)
    return stores, corrections


async def letters_after(stores: Stores, *jobs: Corrections) -> list[tuple[int, str]]:
    """What waits after each job did its part, by chat."""
    for job in jobs:
        await job.mark()
    for job in jobs:
        await job.write()
    return [(letter.chat_id, letter.html) for letter in await stores.outbox.waiting()]


async def test_each_answer_gets_one_letter_from_several_processes() -> None:
    """Whoever is first; older ones than 30 days are left, and what was answered by the change is right."""
    stores, job = await answered(
        given_to(1, 2), given_to(2, 2, days=31), given_to(3, 3), given_to(4, 2, Told("x", "fact"))
    )
    await stores.facts.change(Put(EIGHTY, 1), signed())
    other = Corrections(stores, TEXTS, lambda: NOON)
    ((chat, html),) = await letters_after(stores, job, other, job)
    assert chat == 1
    assert "not around 60" in html
    assert await stores.answers.forget_before(NOON - KEPT) == 1


async def test_a_change_and_its_reversal_before_anything_was_sent_send_nothing() -> None:
    """Seen at once or one by one."""
    stores, job = await answered(given_to(1, 2))
    await stores.facts.change(Put(EIGHTY, 1), signed())
    assert len(await letters_after(stores, job)) == 1
    await stores.facts.change(Revert(PILOTS.id, 1, 2), signed())
    assert await letters_after(stores, job) == []
    await stores.facts.change(Put(EIGHTY, 3), signed())
    await stores.facts.change(Revert(PILOTS.id, 1, 4), signed())
    assert await letters_after(stores, job) == []
    assert await stores.answers.count_stale() == 0


async def test_those_who_had_asked_to_be_told_hear_of_a_change_once() -> None:
    """A message that is rewritten rings no bell: a new one says so; of what changes nothing they hear nothing."""
    stores, job = await answered(given_to(7, 2, Told(PILOTS.id, WAITED)), given_to(8, 2))
    other = Corrections(stores, TEXTS, lambda: NOON)
    await stores.facts.change(Put(replace(PILOTS, note=None), 1), signed())
    assert await letters_after(stores, job) == []
    await stores.facts.change(Put(replace(EIGHTY, note=None), 2), signed())
    letters = await letters_after(stores, job, other, job)
    assert [chat for chat, _ in letters] == [7, 8, 7]
    assert letters[2][1].startswith("You asked me to tell you. What I told you has changed:\n\n✎ <b>Corrected on")
    waiting = await stores.outbox.waiting()
    assert [(letter.message_id, letter.reply_to) for letter in waiting] == [(10, None), (10, None), (None, 10)]


@pytest.mark.parametrize("passed_before", [True, False])
async def test_what_was_merged_into_another_figure_is_put_right(*, passed_before: bool) -> None:
    """Whether the answer was remembered before or after; what told the one that stays is right as it is."""
    stores, job = await answered(given_to(1, 2))
    await stores.facts.change(Put(replace(EIGHTY, id="eighty"), 0), signed())
    seen = await stores.facts.last_sequence()
    told = given_to(2, seen, Told("eighty", "supported"))
    if passed_before:
        await stores.answers.remember([told])
    merge = await stores.facts.change(Merge(PILOTS, 1, "eighty", 1), signed())
    if not passed_before:
        await letters_after(stores, job)
        await stores.answers.remember([told])
    assert await job.count(merge) == 1
    ((chat, html),) = await letters_after(stores, job)
    assert chat == 2
    assert "the source now says <b>around 60 pilots</b>, not around 80." in html


async def test_a_fact_into_which_its_neighbour_was_merged_is_told_once() -> None:
    """What differed stood beside the answer, and is the answer now."""
    stores, job = await answered(given_to(1, 2, Told(PILOTS.id, "supported"), Told("eighty", BESIDE)))
    eighty = replace(EIGHTY, id="eighty")
    await stores.facts.change(Put(eighty, 0), signed())
    await stores.facts.change(Merge(eighty, 1, PILOTS.id, 1), signed())
    ((_, html),) = await letters_after(stores, job)
    assert "the source now says <b>around 80 pilots</b>, not around 60." in html
    assert html.count(EIGHTY.statement) == 1


async def test_what_was_merged_into_the_same_figure_stands() -> None:
    """In other words it says the same."""
    stores, job = await answered(given_to(1, 2))
    same = replace(saying(PILOTS, "Around 60 more pilots are to be hired by Norvik port."), id="same")
    await stores.facts.change(Put(same, 0), signed())
    merge = await stores.facts.change(Merge(same, 1, PILOTS.id, 1), signed())
    assert await job.count(merge) == 0
    assert await letters_after(stores, job) == []


async def test_a_newer_fact_that_was_told_already_corrects_nothing() -> None:
    """The answer said so itself."""
    newer = replace(EIGHTY, id="newer", supersedes=PILOTS.id)
    stores, job = await answered(given_to(1, 2, Told(PILOTS.id, "outdated"), Told("newer", "beside")), given_to(2, 2))
    await stores.facts.change(Put(newer, 0), signed())
    ((chat, html),) = await letters_after(stores, job)
    assert (chat, html.startswith("↻ <b>Updated on")) == (2, True)


async def test_answers_are_written_together_and_outlast_a_store_that_fails(tmp_path: Path) -> None:
    """They lie in the delivery's record until the store has them."""
    batches: list[list[Given]] = []

    class Failing:
        async def remember(self, answers: Sequence[Given]) -> None:
            batches.append(list(answers))
            if len(batches) == 1:
                raise StoreError("the database cannot be used")

    record = Record(str(tmp_path / "record.db"), 7)
    answers = [Given(1, number, number or None, (Told("x", "supported"),), 3, NOON) for number in range(5)]
    for number, answer in enumerate(answers):
        record.add_done(number, 0.0, answer)
    moving = asyncio.create_task(AnswerLog(Failing(), lambda: 3, again_seconds=0.0).follow(record))  # type: ignore[arg-type]
    while record.read_answers(10):
        await asyncio.sleep(0)
    moving.cancel()
    assert batches == [answers, answers]
    record.close()

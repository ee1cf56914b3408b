"""Answering what waits, without Telegram: what a step does when it comes twice, and what it leaves alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.conversations.answering import QUEUEING, Answering, go_on
from bot.conversations.conversation import Desk, Turn
from bot.conversations.writing import WRITING
from bot.conversations.written import Screen, Writing
from bot.live import LiveChecker
from bot.moderation import Moderation, Speaker
from bot.questions.questions import open_questions
from bot.services import Services
from bot.texts import load_texts
from facts.base import FactBase
from facts.errors import InputError
from facts.store.edits import Put, Retire
from facts.store.people import Person, Role
from facts.store.questions import Asked
from facts.store.stores import make_stores
from tests.store.made import FERRY, PILOTS, signed

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
ANA = 2
NAVIGATORS, TRAM = "Norvik harbour takes on 90 navigators", "the Quilmaro tram cost £3m"
LONG = "Norvik harbour takes on 90 navigators, " + "as was said at the meeting " * 8


@pytest.fixture
async def desk() -> Desk:
    """Ana's, over a base of two facts; two groups wait."""
    stores = make_stores()
    await stores.people.appoint(Person(ANA, Role.MODERATOR, "the owner", NOON))
    for fact in (PILOTS, FERRY):
        await stores.facts.change(Put(fact, 0), signed())
    asked = [(NAVIGATORS, "a"), (NAVIGATORS, "b"), (TRAM, "c")]
    await stores.questions.add([Asked(f"{n}", text, NOON, who, "no_match") for n, (text, who) in enumerate(asked)])
    woken: list[bool] = []
    questions = await open_questions(stores, timedelta(days=90), lambda: NOON, lambda: woken.append(True))
    moderation = Moderation(stores, frozenset(), lambda: NOON)
    checker = LiveChecker(FactBase((PILOTS, FERRY)))
    services = Services(checker, load_texts(), lambda: NOON, (), moderation, questions)
    return Desk(services, moderation, Speaker(ANA, "Ana (2)"), 1)


async def tap(state: Answering, action: str, desk: Desk) -> Answering:
    """A step within the queue."""
    found = await QUEUEING.tap(state, action, desk)
    assert isinstance(found, Answering)
    return found


async def test_dismissing_twice_is_dismissing_once(desk: Desk) -> None:
    """The second time leads to the same closing, so that it can be taken back."""
    state = await go_on(Answering(), desk)
    assert state.wording == NAVIGATORS
    first = await tap(state, "dismiss", desk)
    assert await tap(state, "dismiss", desk) == first
    assert first.closing
    assert len((await desk.moderation.stores.questions.since(0, 0)).closings) == 1
    for _ in range(2):
        assert (await tap(first, "undo", desk)).wording == NAVIGATORS
    assert len((await desk.moderation.stores.questions.since(0, 0)).closings) == 2


async def test_pointing_twice_is_pointing_once(desk: Desk) -> None:
    """One revision, one closing."""
    state = await QUEUEING.hear(await go_on(Answering(), desk), f" /fact {PILOTS.id.upper()} ", desk)
    assert state.aliases == (NAVIGATORS,)
    first = await tap(state, "yes", desk)
    again = await tap(state, "yes", desk)
    assert (first.step, again.step) == ("done", "done")
    assert len(await desk.moderation.stores.facts.history(PILOTS.id)) == 2
    assert len((await desk.moderation.stores.questions.since(0, 0)).closings) == 1
    assert (await tap(first, "next", desk)).wording == TRAM


async def test_at_the_end_it_begins_anew(desk: Desk) -> None:
    """What was gone past still waits."""
    first = await go_on(Answering(), desk)
    second = await tap(first, "next", desk)
    end = await tap(second, "next", desk)
    assert "That was all" in (await QUEUEING.show(end, desk)).html
    assert not QUEUEING.is_over(end)
    assert (await tap(end, "again", desk)).wording == first.wording


async def test_what_another_did_meanwhile_is_told(desk: Desk) -> None:
    """A group that was answered, a fact that was retired: a line, and a way on."""
    state = await go_on(Answering(), desk)
    pointed = await QUEUEING.hear(state, PILOTS.id, desk)
    await desk.moderation.stores.facts.change(Retire(PILOTS.id, 1), signed("bo"))
    with pytest.raises(InputError):
        await tap(pointed, "yes", desk)
    shown = await QUEUEING.show(pointed, desk)
    assert "I know no fact" in shown.html
    assert shown.buttons[0][0].data == "back"
    assert desk.services.questions is not None
    await desk.services.questions.standing.dismiss(NAVIGATORS, "Bo (3)")
    shown = await QUEUEING.show(replace(pointed, step="group"), desk)
    assert "no longer waits" in shown.html
    assert shown.buttons[0][0].data == "next"


async def test_an_overlong_wording_becomes_no_alias(desk: Desk) -> None:
    """It is shown, tried, and left alone."""
    await desk.moderation.stores.questions.add([Asked("long", LONG, NOON, "d", "no_match")])
    state = await QUEUEING.hear(await go_on(Answering(), desk), PILOTS.id, desk)
    assert LONG not in state.aliases


async def test_what_is_only_proposed_does_not_answer_yet(desk: Desk) -> None:
    """Where a second moderator has to approve, the group waits on, below a line that says so."""
    needing_two = replace(desk, moderation=replace(desk.moderation, reviews_needed=2))
    state = await QUEUEING.hear(await go_on(Answering(), needing_two), PILOTS.id, needing_two)
    done = await tap(state, "yes", needing_two)
    assert done.step == "done"
    shown = await QUEUEING.show(await go_on(Answering(), needing_two), needing_two)
    assert shown.html.startswith("One proposal waits: /proposals")
    assert NAVIGATORS in shown.html
    assert await desk.moderation.stores.questions.settled() is None
    assert not (await desk.moderation.stores.questions.since(0, 0)).closings


async def test_a_new_fact_closes_what_it_was_written_for(desk: Desk) -> None:
    """The wordings are tried while it is written; the group is answered when it is saved, and not before."""
    state = await go_on(Answering(), desk)
    turn = await QUEUEING.tap(state, "new", desk)
    assert await QUEUEING.tap(state, "new", desk) == turn
    assert isinstance(turn, Turn)
    assert (turn.state.question, turn.state.phrasings) == (NAVIGATORS, (NAVIGATORS,))
    fact = replace(PILOTS, id="norvik-navigators", statement="Norvik harbour takes on 90 navigators.")
    written = replace(turn.state, fact=fact, screen=Screen.PREVIEW, asked=None)
    assert (await desk.moderation.stores.questions.since(0, 0)).closings == ()
    for _ in range(2):
        saved = await WRITING.tap(written, "save", desk)
        assert isinstance(saved, Writing)
        assert "is added" in saved.outcome
    (closing,) = (await desk.moderation.stores.questions.since(0, 0)).closings
    assert (closing.wordings, closing.fact_id) == ((NAVIGATORS,), "norvik-navigators")

"""One step of a dialogue, with a small conversation that collects words."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.conversations.conversation import Conversation, Desk, Turn
from bot.conversations.hearing import TAP, Hearing
from bot.moderation import Moderation, Speaker
from bot.replies import Button, Reply
from bot.services import Services
from bot.texts import load_texts
from facts.errors import InputError
from facts.store.dialogues import MovedOnError
from facts.store.people import Person, Role
from facts.store.stores import make_stores
from tests.telegram.small_checker import SmallChecker

OWNER, ANA, BO = 1, 2, 3
NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Words:
    """What was said so far."""

    said: tuple[str, ...] = ()
    is_done: bool = False


class Collecting(Conversation[Words]):
    """Collects words until it is told that it is done."""

    kind = "collect"
    role = Role.MODERATOR
    state = Words

    async def hear(self, state: Words, words: str, desk: Desk) -> Words:
        """One more."""
        if words == "bad":
            raise InputError("bad <word>")
        return replace(state, said=(*state.said, words))

    async def tap(self, state: Words, action: str, desk: Desk) -> Words | Turn:
        """Done, over to another kind, or as often as told."""
        if action == "turn":
            return Turn(Looking(), Words(("turned",)))
        return replace(state, is_done=True) if action == "done" else replace(state, said=(*state.said, action))

    async def show(self, state: Words, desk: Desk) -> Reply:
        """All of them."""
        words = " ".join(state.said)
        return Reply(f"done: {words}" if state.is_done else words, ((Button("Done", data="done"),),))

    def is_over(self, state: Words) -> bool:
        """When it is done."""
        return state.is_done


class Looking(Collecting):
    """Another kind, in which nothing is lost."""

    kind = "look"
    may_be_left = True


class Room:
    """Somebody's desk, a clock, and the messages that they write."""

    def __init__(self) -> None:
        self.now = NOON
        self.moderation = Moderation(make_stores(), frozenset({OWNER}), lambda: self.now)
        self.services = Services(SmallChecker(), load_texts(), lambda: self.now, moderation=self.moderation)
        self.hearing = Hearing((Collecting(), Looking()))
        self.messages = 0

    async def appoint(self, user: int, role: Role) -> None:
        """Give a role."""
        await self.moderation.stores.people.appoint(Person(user, role, "the owner", NOON))

    def desk(self, user: int, message: int | None = None) -> Desk:
        """For a new message, or for one that comes again."""
        self.messages += message is None
        return Desk(self.services, self.moderation, Speaker(user, f"P{user}"), message or self.messages)

    async def begin(self, user: int, kind: Conversation[Words] | None = None, message: int | None = None) -> Reply:
        """Begin collecting."""
        return await self.hearing.begin(kind or Collecting(), Words(("begun",)), self.desk(user, message))

    async def say(self, user: int, words: str, message: int | None = None) -> str | None:
        """What a message is answered."""
        reply = await self.hearing.hear(words, self.desk(user, message))
        return reply.html if reply else None

    async def tap(self, user: int, data: str | None) -> Reply | None:
        """What a tap is answered."""
        return await self.hearing.tap(data or "", self.desk(user, 1))


@pytest.fixture
async def room() -> Room:
    """Ana is a moderator, Bo is nobody."""
    room = Room()
    await room.appoint(ANA, Role.MODERATOR)
    return room


def data_of(reply: Reply) -> str:
    """The data of the one button."""
    return reply.buttons[0][0].data or ""


async def test_words_and_taps_lead_on_and_end_it(room: Room) -> None:
    """The message is that of the state; when it is over nothing is heard any more."""
    assert (await room.begin(ANA)).html == "begun"
    assert await room.say(ANA, "one") == "begun one"
    reply = await room.hearing.hear("two", room.desk(ANA))
    assert reply is not None
    assert data_of(reply) == f"{TAP}1.3:done"
    over = await room.tap(ANA, data_of(reply))
    assert over is not None
    assert over.html == "done: begun one two"
    assert await room.say(ANA, "three") is None
    assert (await room.begin(ANA)).html == "begun"


async def test_what_comes_twice_is_answered_twice_and_done_once(room: Room) -> None:
    """A message or a tap that is delivered again, as after a crash: the beginning and the end too."""
    first = await room.begin(ANA, message=5)
    assert await room.begin(ANA, message=5) == first
    assert await room.say(ANA, "one", message=6) == "begun one"
    assert await room.say(ANA, "one", message=6) == "begun one"
    reply = await room.hearing.hear("two", room.desk(ANA, 7))
    assert reply is not None
    over = await room.tap(ANA, data_of(reply))
    assert over is not None
    again = await room.tap(ANA, data_of(reply))
    assert again is not None
    assert again.html == over.html == "done: begun one two"


async def test_a_button_of_an_earlier_step_does_nothing(room: Room) -> None:
    """It shows where things stand; one of another dialogue or a forged one is no button at all."""
    first = await room.begin(ANA)
    await room.say(ANA, "one")
    shown = await room.tap(ANA, data_of(first))
    assert shown is not None
    assert shown.html == "begun one"
    assert await room.say(ANA, "two") == "begun one two"
    for forged in (f"{TAP}9.3:done", f"{TAP}1.3", f"{TAP}x", "", f"{TAP}{'9' * 40}.1:done", f"{TAP}1.-1:done"):
        assert await room.tap(ANA, forged) is None
    await room.appoint(BO, Role.MODERATOR)
    assert await room.tap(BO, f"{TAP}1.3:done") is None
    assert await room.say(ANA, "three") == "begun one two three"


async def test_who_lost_the_role_has_no_dialogue_any_more(room: Room) -> None:
    """Neither words nor taps nor the old button when they are back."""
    first = await room.begin(ANA)
    await room.appoint(ANA, Role.CONTRIBUTOR)
    assert await room.say(ANA, "one") is None
    assert await room.tap(ANA, data_of(first)) is None
    await room.appoint(ANA, Role.MODERATOR)
    assert await room.say(ANA, "one") is None
    assert await room.hearing.cancel(room.desk(ANA)) is False


async def test_a_dialogue_that_is_left_alone_ends_after_a_day(room: Room) -> None:
    """A day after its last step, not after its first."""
    first = await room.begin(ANA)
    room.now += timedelta(hours=23)
    assert await room.say(ANA, "one") == "begun one"
    room.now += timedelta(hours=23, minutes=59)
    assert await room.say(ANA, "two") == "begun one two"
    room.now += timedelta(hours=24)
    assert await room.tap(ANA, data_of(first)) is None
    await room.begin(ANA, Looking())
    room.now += timedelta(hours=24)
    assert await room.say(ANA, "three") is None


async def test_who_comes_back_to_what_was_left_alone_is_told_so_once(room: Room) -> None:
    """What they write then is no claim of somebody who asks; a demoted moderator is anybody."""
    await room.begin(ANA)
    room.now += timedelta(hours=24)
    told = await room.say(ANA, "one") or ""
    assert "left alone for a day" in told
    assert await room.say(ANA, "two") is None
    await room.begin(ANA)
    room.now += timedelta(hours=24)
    await room.moderation.stores.people.dismiss(ANA)
    assert await room.say(ANA, "three") is None


async def test_what_cannot_be_taken_is_told_and_changes_nothing(room: Room) -> None:
    """The line, escaped, over the state as it was."""
    await room.begin(ANA)
    assert await room.say(ANA, "bad") == "Not done: bad &lt;word&gt;.\n\nbegun"
    assert await room.say(ANA, "good") == "begun good"


async def test_another_is_begun_only_where_nothing_is_lost(room: Room) -> None:
    """Somebody in the middle of something is shown it; /cancel ends it."""
    await room.begin(ANA, Looking())
    await room.begin(ANA)
    await room.say(ANA, "one")
    refused = await room.begin(ANA, Looking())
    assert refused.html.startswith("You are in the middle of something else.")
    assert refused.html.endswith("begun one")
    assert await room.hearing.cancel(room.desk(ANA)) is True
    assert await room.say(ANA, "two") is None
    assert await room.hearing.cancel(room.desk(ANA)) is False
    assert (await room.begin(ANA, Looking())).html == "begun"


async def test_a_button_may_lead_into_another_conversation(room: Room) -> None:
    """It goes on in place of the first; the tap that led there is answered the same when it comes again."""
    first = await room.begin(ANA)
    data = data_of(first).replace("done", "turn")
    for _ in range(2):
        turned = await room.tap(ANA, data)
        assert turned is not None
        assert turned.html == "turned"
    assert await room.say(ANA, "one") == "turned one"
    assert (await room.begin(ANA)).html == "begun"  # the other kind may be left


async def test_a_step_that_another_process_took_is_not_overwritten(room: Room) -> None:
    """The update fails, and is handled again from what is there then."""

    class Slow(Collecting):
        async def hear(self, state: Words, words: str, desk: Desk) -> Words:
            await Room.say(room, ANA, "quicker")
            return await super().hear(state, words, desk)

    await room.begin(ANA)
    with pytest.raises(MovedOnError):
        await Hearing((Slow(),)).hear("slow", room.desk(ANA))
    assert await room.say(ANA, "later") == "begun quicker later"

"""Letters that wait to be sent, in memory, in SQLite and in PostgreSQL."""

from dataclasses import replace
from datetime import timedelta

from facts.store.letters import OVERTAKEN, SAME, SENT, Letter
from facts.store.stores import Stores
from tests.store.made import NOON

ONE = Letter("proposal:1", -1001, "<b>One</b>", '[[{"label": "Yes", "data": "y"}]]', topic=7, told="[3]", reply_to=4)
TWO = Letter("proposal:2", 12, "Two", message_id=5)
LEASE = NOON + timedelta(minutes=1)
LATER = NOON + timedelta(minutes=2)


async def test_letters_wait_in_order_until_they_are_done(stores: Stores) -> None:
    """Each is taken once, by its key; what is done is never taken again."""
    outbox = stores.outbox
    assert await outbox.put((ONE, TWO), NOON) == 2
    assert await outbox.put((ONE, Letter("proposal:3", 12, "Three")), NOON) == 1
    assert [letter.key for letter in await outbox.waiting()] == ["proposal:1", "proposal:2", "proposal:3"]
    assert (await outbox.waiting())[:2] == (ONE, TWO)
    await outbox.done("proposal:1", "sent", NOON)
    await outbox.done("proposal:3", "gone", NOON)
    assert await outbox.waiting() == (TWO,)
    assert await outbox.put((ONE,), NOON) == 0
    assert await outbox.waiting() == (TWO,)


async def test_a_letter_is_taken_by_one_and_a_chats_letters_one_by_one(stores: Stores) -> None:
    """Nobody else gets it while it is held, nor the next of its chat; where the holder died another takes it."""
    outbox = stores.outbox
    three = Letter("proposal:3", 12, "Three")
    await outbox.put((ONE, TWO, three), NOON)
    assert outbox.changed.is_set()
    assert await outbox.take("a", NOON, LEASE, most=1) == (ONE,)
    assert await outbox.take("b", NOON, LEASE, most=9, skip=(12,)) == ()
    assert await outbox.take("b", NOON, LEASE, most=9) == (TWO,)
    assert await outbox.take("b", NOON, LEASE, most=9) == ()
    await outbox.done(TWO.key, SENT, NOON)
    assert await outbox.take("b", NOON, LEASE, most=9) == (three,)
    assert await outbox.take("c", LEASE, LATER, most=9) == (ONE, three)


async def test_what_is_put_back_comes_when_it_is_due(stores: Stores) -> None:
    """Not before, and the chat's later letters behind it; who lost the lease puts nothing back."""
    outbox = stores.outbox
    await outbox.put((TWO, Letter("proposal:3", 12, "Three")), NOON)
    await outbox.take("a", NOON, LEASE, most=9)
    await outbox.put_back(TWO.key, "b", NOON)
    assert await outbox.take("b", NOON, LEASE, most=9) == ()
    await outbox.put_back(TWO.key, "a", LEASE)
    assert await outbox.take("b", NOON, LEASE, most=9) == ()
    assert await outbox.take("b", LEASE, LATER, most=9) == (TWO,)


async def test_the_later_letter_of_a_slot_counts(stores: Stores) -> None:
    """What waits is overtaken, what is being sent goes first; other slots are left alone."""
    outbox = stores.outbox
    first = Letter("c:1", 5, "1", message_id=1, slot="answer:1", about="pilots#2")
    other = Letter("c:2", 6, "1", message_id=1, slot="answer:2", about="pilots#2")
    await outbox.put((first, other), NOON)
    await outbox.take("a", NOON, LEASE, most=1)
    later = [Letter(f"c:{n}", n, "2", message_id=1, slot=f"answer:{n - 4}", about="pilots#3") for n in (5, 6)]
    await outbox.put(tuple(later), NOON)
    assert await outbox.waiting() == (first, *later)
    await outbox.done(first.key, SENT, NOON)
    newest, oldest = await outbox.tally(9)
    assert (newest.about, newest.outcomes) == ("pilots#3", {None: 2})
    assert (oldest.about, oldest.outcomes) == ("pilots#2", {SENT: 1, OVERTAKEN: 1})
    assert oldest.count(SENT, OVERTAKEN, None) == 2
    assert await outbox.tally(1) == (newest,)


async def test_a_group_that_became_a_supergroup_is_told_each_thing_once(stores: Stores) -> None:
    """Its messages cannot be rewritten any more; what is about the same is said once, other chats are left alone."""
    outbox = stores.outbox
    rewritten = [
        Letter(f"c:{n}", -5, f"{about} {n}", message_id=n, topic=3, reply_to=2, slot=f"answer:{n}", about=about)
        for n, about in ((1, "A"), (2, "A"), (3, "B"))
    ]
    await outbox.put((*rewritten, TWO), NOON)
    await outbox.take("a", NOON, LEASE, most=1)
    await outbox.move_chat(-5, -1005, NOON)
    moved = [replace(letter, chat_id=-1005, message_id=None, topic=None, reply_to=None) for letter in rewritten]
    one, _, three = moved
    assert await outbox.waiting() == (one, three, TWO)
    assert await outbox.take("a", NOON, LEASE, most=1) == (one,)
    await outbox.done(one.key, SENT, NOON)
    late = [Letter(f"c:{n}", -1005, "late", slot=f"answer:{n}", about=about) for n, about in ((8, "A"), (9, "C"))]
    assert await outbox.put(tuple(late), NOON) == 2
    assert await outbox.waiting() == (three, TWO, late[1])
    assert {tally.about: tally.count(SENT, SAME) for tally in await outbox.tally(9)} == {"A": 3, "B": 0, "C": 0}


async def test_what_was_done_long_ago_is_forgotten_and_what_waits_is_not(stores: Stores) -> None:
    """However it was done; of a chat that is forgotten nothing stays, whatever is said of its letters later."""
    outbox = stores.outbox
    slot = [Letter(f"c:{n}", 5, "1", message_id=1, slot="answer:1", about="pilots#2") for n in (1, 2)]
    await outbox.put((ONE, TWO, *slot), NOON)
    await outbox.done(ONE.key, SENT, NOON)
    assert await outbox.drop_done_before(NOON) == 0
    assert await outbox.drop_done_before(LEASE) == 2
    assert await outbox.waiting() == (TWO, slot[1])
    assert await outbox.put((ONE,), LATER) == 1
    await outbox.done(ONE.key, SENT, LATER)
    assert await outbox.drop_done_before(LATER) == 0
    assert await outbox.take("a", LATER, LATER, most=1) == (TWO,)
    assert await outbox.drop_chat(12) == 1
    await outbox.put_back(TWO.key, "a", LATER)
    await outbox.done(TWO.key, SENT, LATER)
    assert await outbox.waiting() == (slot[1],)
    assert await outbox.drop_chat(-1001) == 1

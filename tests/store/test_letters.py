"""Letters that wait to be sent, in memory, in SQLite and in PostgreSQL."""

from facts.store.letters import Letter
from facts.store.stores import Stores
from tests.store.made import NOON

ONE = Letter("proposal:1", -1001, "<b>One</b>", '[[{"label": "Yes", "data": "y"}]]', topic=7)
TWO = Letter("proposal:2", 12, "Two", message_id=5)


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

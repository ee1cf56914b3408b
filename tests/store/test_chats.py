"""Groups that became supergroups, in memory, in SQLite and in PostgreSQL."""

from facts.store.chats import ChatStore
from facts.store.stores import Stores


async def test_a_chat_is_found_under_the_number_that_it_has_now(stores: Stores) -> None:
    """However often it moved, and whichever of its numbers is known; others stay what they are."""
    chats: ChatStore = stores.chats
    assert await chats.now_of(-5) == -5
    for _ in range(2):
        await chats.note_move(-5, -1005)
    await chats.note_move(-6, -5)
    assert [await chats.now_of(number) for number in (-5, -1005, -6, 7)] == [-1005, -1005, -1005, 7]
    await chats.note_move(-1005, -6)  # nonsense, but no endless way
    assert await chats.now_of(-5) in (-5, -6, -1005)

"""What every store promises, in memory, in SQLite and in PostgreSQL."""

import asyncio
from dataclasses import replace

import pytest

from facts.base import Fact
from facts.errors import BaseError
from facts.store import Deed, FactStore
from facts.store.revisions import ConflictError, Imported, MissingError
from tests.store.made import FERRY, NOON, OLDER, PILOTS, saying, signed


async def test_a_fact_comes_back_as_it_was_put(store: FactStore) -> None:
    """Every field, in any characters; with its first revision."""
    revision = await store.put(PILOTS, signed("ana", why="from the Gazette"), 0)
    assert (revision.number, revision.deed, revision.before, revision.after) == (1, Deed.ADDED, None, PILOTS)
    assert await store.facts() == (PILOTS,)
    kept = await store.find(PILOTS.id)
    assert kept is not None
    assert (kept.fact, kept.number, kept.is_retired) == (PILOTS, 1, False)
    assert await store.history(PILOTS.id) == (revision,)
    assert revision.signature == signed("ana", why="from the Gazette")
    assert revision.signature.at == NOON


async def test_what_never_was_is_not_found(store: FactStore) -> None:
    """No fact, no history, and an error that says so for what would change it."""
    assert await store.find("nothing") is None
    assert await store.last_sequence() == 0
    assert await store.history("nothing") == ()
    with pytest.raises(MissingError, match='no fact "nothing"'):
        await store.retire("nothing", signed(), 0)
    with pytest.raises(MissingError, match='no fact "nothing"'):
        await store.revert("nothing", 1, signed(), 0)


async def test_a_change_is_a_revision_with_who_when_why_before_and_after(store: FactStore) -> None:
    """The facts keep their order; what it was stays in its history."""
    await store.put(PILOTS, signed(), 0)
    await store.put(FERRY, signed(), 0)
    newer = saying(PILOTS, "Norvik port will hire around 80 more pilots.")
    revision = await store.put(newer, signed("bo", 5, "the port corrected itself"), 1)
    assert (revision.number, revision.deed, revision.before, revision.after) == (2, Deed.CHANGED, PILOTS, newer)
    assert revision.signature == signed("bo", 5, "the port corrected itself")
    assert await store.facts() == (newer, FERRY)
    assert [r.after for r in await store.history(PILOTS.id)] == [PILOTS, newer]


async def test_nothing_changes_where_nothing_differs(store: FactStore) -> None:
    """The same again is no revision."""
    first = await store.put(PILOTS, signed(), 0)
    assert await store.put(PILOTS, signed("bo", 5), 1) == first
    assert await store.history(PILOTS.id) == (first,)


async def test_the_second_of_two_editors_is_shown_what_the_first_did(store: FactStore) -> None:
    """Nothing is overwritten, whatever the second wanted to do; with the newer number it goes through."""
    await store.put(PILOTS, signed(), 0)
    theirs = await store.put(saying(PILOTS, "Norvik port will hire 80 pilots."), signed("bo", 1), 1)
    mine = saying(PILOTS, "Norvik port will hire 70 pilots.")
    for attempt in (
        store.put(mine, signed("cy", 2), 1),
        store.retire(PILOTS.id, signed("cy", 2), 1),
        store.revert(PILOTS.id, 1, signed("cy", 2), 1),
    ):
        with pytest.raises(ConflictError, match=r"changed by bo in the meantime \(revision 2\)") as raised:
            await attempt
        assert raised.value.latest == theirs
    assert await store.facts() == (theirs.after,)
    assert (await store.put(mine, signed("cy", 3), 2)).number == 3


async def test_a_fact_that_is_there_is_not_added_again(store: FactStore) -> None:
    """Somebody added the same id in the meantime."""
    await store.put(PILOTS, signed(), 0)
    with pytest.raises(ConflictError):
        await store.put(saying(PILOTS, "Norvik has 9 pilots."), signed("bo"), 0)


async def test_a_retired_fact_stays_readable_and_can_come_back(store: FactStore) -> None:
    """It is no fact that holds; its history goes on."""
    await store.put(PILOTS, signed(), 0)
    await store.put(FERRY, signed(), 0)
    retired = await store.retire(PILOTS.id, signed("bo", 1, "withdrawn"), 1)
    assert (retired.deed, retired.before, retired.after) == (Deed.RETIRED, PILOTS, None)
    assert await store.facts() == (FERRY,)
    kept = await store.find(PILOTS.id)
    assert kept is not None
    assert (kept.fact, kept.number, kept.is_retired) == (PILOTS, 2, True)
    with pytest.raises(MissingError):
        await store.retire(PILOTS.id, signed(), 2)
    again = await store.put(PILOTS, signed("cy", 2), 2)
    assert (again.number, again.deed, again.before) == (3, Deed.ADDED, None)
    assert await store.facts() == (PILOTS, FERRY)


async def test_reverting_is_a_revision_of_its_own(store: FactStore) -> None:
    """To any earlier state, the retired one too; nothing is taken out of the history."""
    await store.put(PILOTS, signed(), 0)
    await store.put(saying(PILOTS, "Norvik port will hire 80 pilots."), signed(), 1)
    await store.retire(PILOTS.id, signed(), 2)
    reverted = await store.revert(PILOTS.id, 1, signed("bo", 9, "it was right"), 3)
    assert (reverted.number, reverted.deed, reverted.before, reverted.after) == (4, Deed.REVERTED, None, PILOTS)
    assert await store.facts() == (PILOTS,)
    assert (await store.revert(PILOTS.id, 3, signed(), 4)).after is None
    assert await store.facts() == ()
    with pytest.raises(MissingError, match="no revision 9; its revisions are 1 to 5"):
        await store.revert(PILOTS.id, 9, signed(), 5)
    assert len(await store.history(PILOTS.id)) == 5


async def test_what_supersedes_must_be_there(store: FactStore) -> None:
    """No dangling id, no circle, no retiring of what another supersedes, by whatever way."""
    newer = replace(PILOTS, supersedes=OLDER.id)
    with pytest.raises(BaseError, match="which is not in the base"):
        await store.put(newer, signed(), 0)
    await store.put(OLDER, signed(), 0)
    await store.put(newer, signed(), 0)
    with pytest.raises(BaseError, match="supersedes itself"):
        await store.put(replace(OLDER, supersedes=PILOTS.id), signed(), 1)
    with pytest.raises(BaseError, match="supersedes itself"):
        await store.put(replace(FERRY, supersedes=FERRY.id), signed(), 0)
    with pytest.raises(BaseError, match=f'"{PILOTS.id}" supersedes "{OLDER.id}"'):
        await store.retire(OLDER.id, signed(), 1)
    await store.retire(PILOTS.id, signed(), 1)
    await store.retire(OLDER.id, signed(), 1)
    with pytest.raises(BaseError, match="which is not in the base"):
        await store.revert(PILOTS.id, 1, signed(), 2)
    assert await store.facts() == ()


async def test_an_import_is_done_once(store: FactStore) -> None:
    """The second time nothing changes; what differs is a revision, what is not in it stays."""
    await store.put(FERRY, signed(), 0)
    facts = [replace(PILOTS, supersedes=OLDER.id), OLDER]
    assert await store.import_facts(facts, signed("import")) == Imported(2, 0, 0)
    assert await store.import_facts(facts, signed("import", 1)) == Imported(0, 0, 2)
    changed = [facts[0], saying(OLDER, "Norvik port had 40 pilots.")]
    assert await store.import_facts(changed, signed("import", 2)) == Imported(0, 1, 1)
    assert await store.facts() == (FERRY, *changed)
    assert [r.number for r in await store.history(OLDER.id)] == [1, 2]


async def test_an_import_brings_a_retired_fact_back(store: FactStore) -> None:
    """As a new revision of the same fact."""
    await store.put(PILOTS, signed(), 0)
    await store.retire(PILOTS.id, signed(), 1)
    assert await store.import_facts([PILOTS], signed("import")) == Imported(1, 0, 0)
    assert [(r.number, r.deed) for r in await store.history(PILOTS.id)] == [(1, "added"), (2, "retired"), (3, "added")]
    assert await store.facts() == (PILOTS,)


@pytest.mark.parametrize(
    ("facts", "message"),
    [([PILOTS, PILOTS], "is there twice"), ([FERRY, replace(PILOTS, supersedes="gone")], "not in the base")],
)
async def test_an_import_with_a_fault_changes_nothing(store: FactStore, facts: list[Fact], message: str) -> None:
    """All or none."""
    with pytest.raises(BaseError, match=message):
        await store.import_facts(facts, signed())
    assert await store.facts() == ()
    assert await store.revisions_after(0) == ()


async def test_what_was_changed_since_is_told_in_order(store: FactStore) -> None:
    """Over all facts; a replica asks with the last sequence that it knows."""
    first = await store.put(PILOTS, signed(), 0)
    second = await store.put(FERRY, signed(), 0)
    third = await store.retire(PILOTS.id, signed(), 1)
    assert await store.revisions_after(0) == (first, second, third)
    assert await store.revisions_after(first.sequence) == (second, third)
    assert await store.revisions_after(third.sequence) == ()
    assert await store.last_sequence() == third.sequence


async def test_of_many_at_once_exactly_one_goes_through(store: FactStore) -> None:
    """Ten editors saw the same revision; nine are told of the one that was first."""
    await store.put(PILOTS, signed(), 0)
    attempts = [store.put(saying(PILOTS, f"Norvik port will hire {n} pilots."), signed(f"e{n}"), 1) for n in range(10)]
    done = await asyncio.gather(*attempts, return_exceptions=True)
    assert sorted(type(one).__name__ for one in done) == ["ConflictError"] * 9 + ["Revision"]
    assert [r.number for r in await store.history(PILOTS.id)] == [1, 2]

"""What every store promises, in memory, in SQLite and in PostgreSQL."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from facts.base import Fact
from facts.errors import BaseError
from facts.lengths import LONGEST
from facts.rating import Truth
from facts.store import Deed, FactStore
from facts.store.edits import Merge, Put, Retire, Revert
from facts.store.revisions import ConflictError, Imported, MissingError, Tally
from tests.store.made import FERRY, NOON, OLDER, PILOTS, RATED, saying, signed


async def test_a_fact_comes_back_as_it_was_put(store: FactStore) -> None:
    """Every field, in any characters; with its first revision."""
    revision = await store.change(Put(PILOTS, 0), signed("ana", why="from the Gazette"))
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
        await store.change(Retire("nothing", 0), signed())
    with pytest.raises(MissingError, match='no fact "nothing"'):
        await store.change(Revert("nothing", 1, 0), signed())


async def test_a_change_is_a_revision_with_who_when_why_before_and_after(store: FactStore) -> None:
    """The facts keep their order; what it was stays in its history."""
    await store.change(Put(PILOTS, 0), signed())
    await store.change(Put(FERRY, 0), signed())
    newer = saying(PILOTS, "Norvik port will hire around 80 more pilots.")
    revision = await store.change(Put(newer, 1), signed("bo", 5, "the port corrected itself"))
    assert (revision.number, revision.deed, revision.before, revision.after) == (2, Deed.CHANGED, PILOTS, newer)
    assert revision.signature == signed("bo", 5, "the port corrected itself")
    assert await store.facts() == (newer, FERRY)
    assert [r.after for r in await store.history(PILOTS.id)] == [PILOTS, newer]


async def test_nothing_changes_where_nothing_differs(store: FactStore) -> None:
    """The same again is no revision."""
    first = await store.change(Put(PILOTS, 0), signed())
    assert await store.change(Put(PILOTS, 1), signed("bo", 5)) == first
    assert await store.history(PILOTS.id) == (first,)


async def test_the_second_of_two_editors_is_shown_what_the_first_did(store: FactStore) -> None:
    """Nothing is overwritten, whatever the second wanted to do; with the newer number it goes through."""
    await store.change(Put(PILOTS, 0), signed())
    theirs = await store.change(Put(saying(PILOTS, "Norvik port will hire 80 pilots."), 1), signed("bo", 1))
    mine = saying(PILOTS, "Norvik port will hire 70 pilots.")
    for attempt in (
        store.change(Put(mine, 1), signed("cy", 2)),
        store.change(Retire(PILOTS.id, 1), signed("cy", 2)),
        store.change(Revert(PILOTS.id, 1, 1), signed("cy", 2)),
    ):
        with pytest.raises(ConflictError, match=r"changed by bo in the meantime \(revision 2\)") as raised:
            await attempt
        assert raised.value.latest == theirs
    assert await store.facts() == (theirs.after,)
    assert (await store.change(Put(mine, 2), signed("cy", 3))).number == 3


async def test_a_fact_that_is_there_is_not_added_again(store: FactStore) -> None:
    """Somebody added the same id in the meantime."""
    await store.change(Put(PILOTS, 0), signed())
    with pytest.raises(ConflictError):
        await store.change(Put(saying(PILOTS, "Norvik has 9 pilots."), 0), signed("bo"))


async def test_a_retired_fact_stays_readable_and_can_come_back(store: FactStore) -> None:
    """It is no fact that holds; its history goes on."""
    await store.change(Put(PILOTS, 0), signed())
    await store.change(Put(FERRY, 0), signed())
    retired = await store.change(Retire(PILOTS.id, 1), signed("bo", 1, "withdrawn"))
    assert (retired.deed, retired.before, retired.after) == (Deed.RETIRED, PILOTS, None)
    assert await store.facts() == (FERRY,)
    kept = await store.find(PILOTS.id)
    assert kept is not None
    assert (kept.fact, kept.number, kept.is_retired) == (PILOTS, 2, True)
    with pytest.raises(MissingError):
        await store.change(Retire(PILOTS.id, 2), signed())
    again = await store.change(Put(PILOTS, 2), signed("cy", 2))
    assert (again.number, again.deed, again.before) == (3, Deed.ADDED, None)
    assert await store.facts() == (PILOTS, FERRY)


async def test_reverting_is_a_revision_of_its_own(store: FactStore) -> None:
    """To any earlier state, the retired one too; nothing is taken out of the history."""
    await store.change(Put(PILOTS, 0), signed())
    await store.change(Put(saying(PILOTS, "Norvik port will hire 80 pilots."), 1), signed())
    await store.change(Retire(PILOTS.id, 2), signed())
    reverted = await store.change(Revert(PILOTS.id, 1, 3), signed("bo", 9, "it was right"))
    assert (reverted.number, reverted.deed, reverted.before, reverted.after) == (4, Deed.REVERTED, None, PILOTS)
    assert await store.facts() == (PILOTS,)
    assert (await store.change(Revert(PILOTS.id, 3, 4), signed())).after is None
    assert await store.facts() == ()
    with pytest.raises(MissingError, match="no revision 9; its revisions are 1 to 5"):
        await store.change(Revert(PILOTS.id, 9, 5), signed())
    assert len(await store.history(PILOTS.id)) == 5


async def test_what_supersedes_must_be_there(store: FactStore) -> None:
    """No dangling id, no circle, no retiring of what another supersedes, by whatever way."""
    newer = replace(PILOTS, supersedes=OLDER.id)
    with pytest.raises(BaseError, match="which is not in the base"):
        await store.change(Put(newer, 0), signed())
    await store.change(Put(OLDER, 0), signed())
    await store.change(Put(newer, 0), signed())
    with pytest.raises(BaseError, match="supersedes itself"):
        await store.change(Put(replace(OLDER, supersedes=PILOTS.id), 1), signed())
    with pytest.raises(BaseError, match="supersedes itself"):
        await store.change(Put(replace(FERRY, supersedes=FERRY.id), 0), signed())
    with pytest.raises(BaseError, match=f'"{PILOTS.id}" supersedes "{OLDER.id}"'):
        await store.change(Retire(OLDER.id, 1), signed())
    await store.change(Retire(PILOTS.id, 1), signed())
    await store.change(Retire(OLDER.id, 1), signed())
    with pytest.raises(BaseError, match="which is not in the base"):
        await store.change(Revert(PILOTS.id, 1, 2), signed())
    assert await store.facts() == ()


async def test_an_import_is_done_once(store: FactStore) -> None:
    """The second time nothing changes; what differs is a revision, what is not in it stays."""
    await store.change(Put(FERRY, 0), signed())
    facts = [replace(PILOTS, supersedes=OLDER.id), OLDER]
    assert await store.import_facts(facts, signed("import")) == Imported(2, 0, 0)
    assert await store.import_facts(facts, signed("import", 1)) == Imported(0, 0, 2)
    changed = [facts[0], saying(OLDER, "Norvik port had 40 pilots.")]
    assert await store.import_facts(changed, signed("import", 2)) == Imported(0, 1, 1)
    assert await store.facts() == (FERRY, *changed)
    assert [r.number for r in await store.history(OLDER.id)] == [1, 2]


async def test_an_import_brings_a_retired_fact_back(store: FactStore) -> None:
    """As a new revision of the same fact."""
    await store.change(Put(PILOTS, 0), signed())
    await store.change(Retire(PILOTS.id, 1), signed())
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
    first = await store.change(Put(PILOTS, 0), signed())
    second = await store.change(Put(FERRY, 0), signed())
    third = await store.change(Retire(PILOTS.id, 1), signed())
    assert await store.revisions_after(0) == (first, second, third)
    assert await store.revisions_after(first.sequence) == (second, third)
    assert await store.revisions_after(third.sequence) == ()
    assert await store.last_sequence() == third.sequence


async def test_of_many_at_once_exactly_one_goes_through(store: FactStore) -> None:
    """Ten editors saw the same revision; nine are told of the one that was first."""
    await store.change(Put(PILOTS, 0), signed())
    attempts = [
        store.change(Put(saying(PILOTS, f"Norvik port will hire {n} pilots."), 1), signed(f"e{n}")) for n in range(10)
    ]
    done = await asyncio.gather(*attempts, return_exceptions=True)
    assert sorted(type(one).__name__ for one in done) == ["ConflictError"] * 9 + ["Revision"]
    assert [r.number for r in await store.history(PILOTS.id)] == [1, 2]


async def test_a_merge_leaves_one_of_two_doubles(store: FactStore) -> None:
    """What superseded the one that went supersedes the one that stays; it stays readable, and can come back."""
    await store.change(Put(OLDER, 0), signed())
    await store.change(Put(PILOTS, 0), signed())
    await store.change(Put(replace(FERRY, supersedes=OLDER.id), 0), signed())
    kept = replace(PILOTS, aliases=(*PILOTS.aliases, "port pilots"))
    gone = await store.change(Merge(kept, 1, OLDER.id, 1), signed("bo", 3, "the same"))
    assert (gone.fact_id, gone.deed, gone.before, gone.after) == (OLDER.id, Deed.MERGED, OLDER, None)
    assert await store.facts() == (kept, replace(FERRY, supersedes=PILOTS.id))
    back = await store.change(Revert(OLDER.id, 1, 2), signed())
    assert back.after == OLDER


async def test_a_merge_that_cannot_be_changes_nothing(store: FactStore) -> None:
    """Of what supersedes the other, of one fact, of one that is not there, or after somebody's change."""
    await store.change(Put(OLDER, 0), signed())
    await store.change(Put(replace(PILOTS, supersedes=OLDER.id), 0), signed())
    await store.change(Put(FERRY, 0), signed())
    before = await store.revisions_after(0)
    newer = replace(PILOTS, supersedes=OLDER.id, aliases=("x",))
    for merge, error in (
        (Merge(newer, 1, OLDER.id, 1), BaseError),
        (Merge(replace(OLDER, note="x"), 1, PILOTS.id, 1), BaseError),
        (Merge(replace(FERRY, note="x"), 1, FERRY.id, 1), BaseError),
        (Merge(replace(FERRY, note="x"), 1, "nothing", 0), MissingError),
        (Merge(replace(FERRY, note="x"), 9, OLDER.id, 1), ConflictError),
        (Merge(replace(FERRY, note="x"), 1, OLDER.id, 9), ConflictError),
        (Merge(replace(FERRY, supersedes="no"), 1, OLDER.id, 1), BaseError),
    ):
        with pytest.raises(error):
            await store.change(merge, signed())
    assert await store.revisions_after(0) == before


async def test_what_was_done_may_be_asked_for_again(store: FactStore) -> None:
    """An edit that comes twice, as after a crash, is no conflict: the revision that it made is given."""
    await store.change(Put(PILOTS, 0), signed())
    changed = await store.change(Put(saying(PILOTS, "Norvik port will hire 80 pilots."), 1), signed())
    assert await store.change(Put(saying(PILOTS, "Norvik port will hire 80 pilots."), 1), signed()) == changed


async def test_how_much_there_is_and_who_changed_how_much(store: FactStore) -> None:
    """Facts that hold, those that do not, sources; changes since a moment by whom, the most first."""
    assert await store.tally(NOON) == Tally(0, 0, 0, ())
    await store.change(Put(PILOTS, 0), signed("cy", -1))
    other = replace(FERRY, source=replace(FERRY.source, id="other"))
    await store.import_facts([other, OLDER], signed("bo"))
    await store.change(Retire(OLDER.id, 1), signed("ana", 1))
    assert await store.tally(NOON) == Tally(2, 1, 2, (("bo", 2), ("ana", 1)))


async def test_a_rating_is_kept_and_changed_with_its_claim(store: FactStore) -> None:
    """What a fact-checker found comes back as it was put; another rating of the claim is a change."""
    assert (await store.change(Put(RATED, 0), signed())).after == RATED
    assert await store.facts() == (RATED,)
    assert RATED.review is not None
    other = replace(RATED, review=replace(RATED.review, truth=Truth.MIXED, words="Half true"))
    assert await store.import_facts([other], signed()) == Imported(0, 1, 0)
    assert [revision.after for revision in await store.history(RATED.id)] == [RATED, other]


async def test_a_reviewed_claim_stands_in_no_line_and_is_no_double(store: FactStore) -> None:
    """It is held true by nobody: it replaces no fact, no fact replaces it, and it is never merged with one."""
    await store.import_facts([PILOTS, RATED, replace(FERRY, supersedes=PILOTS.id)], signed())
    refused = (
        Put(replace(RATED, supersedes=PILOTS.id), 1),
        Put(replace(OLDER, supersedes=RATED.id), 0),
        Put(replace(PILOTS, review=RATED.review), 1),
        Merge(PILOTS, 1, RATED.id, 1),
        Merge(RATED, 1, PILOTS.id, 1),
    )
    for edit in refused:
        with pytest.raises(BaseError):
            await store.change(edit, signed())
    with pytest.raises(BaseError, match="no value that another replaces"):
        await store.import_facts([replace(OLDER, supersedes=RATED.id)], signed())
    assert [fact.id for fact in await store.facts()] == [PILOTS.id, RATED.id, FERRY.id]


@pytest.mark.parametrize("part", ["statement", "quote", "aliases", "tags", "note", "id"])
async def test_what_is_too_long_to_be_read_is_refused_whichever_way_it_comes(store: FactStore, part: str) -> None:
    """One sentence names the fact, the part and the limit; what is as long as may be comes in."""
    most = LONGEST[part]
    text = "x" * most
    is_list = part in ("aliases", "tags")
    as_long: dict[str, Any] = {part: (text,) if is_list else text}
    too_long: dict[str, Any] = {part: (text, "y") if is_list else f"{text}y"}
    wide, too_wide = replace(PILOTS, **as_long), replace(PILOTS, **too_long)
    says = rf'^"[^"]+": its {part} has {most + 1:,} characters, at most {most:,} are kept; shorten it$'
    with pytest.raises(BaseError, match=says):
        await store.change(Put(too_wide, 0), signed())
    with pytest.raises(BaseError, match=says):
        await store.import_facts([FERRY, too_wide], signed())
    assert await store.facts() == ()
    await store.import_facts([FERRY, wide], signed())
    assert await store.facts() == (FERRY, wide)

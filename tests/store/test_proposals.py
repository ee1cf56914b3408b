"""Proposals and who approves them, in memory, in SQLite and in PostgreSQL."""

import asyncio
from dataclasses import replace

import pytest

from facts.errors import BaseError
from facts.store.edits import Edit, Merge, Put, Retire, Revert
from facts.store.proposals import Proposal, Stage
from facts.store.revisions import ConflictError, MissingError, Revision, Signature
from facts.store.stores import Stores
from tests.store.made import FERRY, OLDER, PILOTS, saying, signed

ANA, BO, CY = 7_000_000_001, 2, 3
MORE = saying(PILOTS, "Norvik port will hire around 80 more pilots.")


def by(user: int, minutes: int = 0, why: str | None = None) -> Signature:
    """Somebody's signature."""
    return replace(signed(f"P{user}", minutes, why), user_id=user)


async def propose(stores: Stores, edit: Edit, user: int = ANA, *, approves: bool = False) -> Proposal:
    """What somebody proposes, and whether they approve it thereby."""
    proposal = await stores.proposals.propose(edit, by(user, 1, "it says so"), approves=approves)
    assert isinstance(proposal, Proposal)
    return proposal


@pytest.fixture
async def stores(stores: Stores) -> Stores:
    """With three facts, in each kind of store in turn."""
    for fact in (PILOTS, FERRY, OLDER):
        await stores.facts.change(Put(fact, 0), signed())
    return stores


@pytest.mark.parametrize(
    "edit",
    [
        Put(MORE, 1),
        Put(replace(FERRY, id="new", supersedes=OLDER.id, note=None), 0),
        Retire(FERRY.id, 1),
        Merge(replace(PILOTS, aliases=("port pilots",)), 1, OLDER.id, 1),
    ],
)
async def test_an_edit_is_kept_whole_until_it_is_approved(stores: Stores, edit: Edit) -> None:
    """Nothing changes before; then it is done, signed by both, and the proposal says which revision it became."""
    before = await stores.facts.revisions_after(0)
    proposal = await propose(stores, edit)
    assert proposal == Proposal(proposal.id, edit, by(ANA, 1, "it says so"))
    assert await stores.proposals.find(proposal.id) == proposal
    assert await stores.proposals.open() == (proposal,)
    assert await stores.facts.revisions_after(0) == before
    done = await stores.proposals.approve(proposal.id, by(BO, 5), 1)
    assert (done.stage, done.closed, done.approvals) == (Stage.DONE, by(BO, 5), (by(BO, 5),))
    new = await stores.facts.revisions_after(before[-1].sequence)
    assert new[-1].number == done.number
    assert {revision.signature for revision in new} == {replace(by(ANA, 5, "it says so"), who=f"P{ANA} + P{BO}")}
    assert await stores.proposals.find(proposal.id) == done
    assert await stores.proposals.open() == ()


async def test_a_revert_is_proposed_too(stores: Stores) -> None:
    """With the revision that it should be again."""
    await stores.facts.change(Put(MORE, 1), signed())
    proposal = await propose(stores, Revert(PILOTS.id, 1, 2))
    assert await stores.proposals.find(proposal.id) == proposal
    await stores.proposals.approve(proposal.id, by(BO), 1)
    assert PILOTS in await stores.facts.facts()


async def test_nobody_approves_twice(stores: Stores) -> None:
    """Where two are needed the second is somebody else; who proposed it counts as one if they approve thereby."""
    proposal = await propose(stores, Put(MORE, 1), approves=True)
    assert [approval.user_id for approval in proposal.approvals] == [ANA]
    for _ in range(2):
        assert await stores.proposals.approve(proposal.id, by(ANA, 2), 2) == proposal
    done = await stores.proposals.approve(proposal.id, by(BO, 3), 2)
    assert done.stage is Stage.DONE
    assert MORE in await stores.facts.facts()
    assert await stores.proposals.approve(proposal.id, by(CY, 4), 2) == done
    assert await stores.proposals.refuse(proposal.id, by(CY, 4)) == done


async def test_an_approval_that_counts_no_more_is_taken_out(stores: Stores) -> None:
    """Of somebody who lost the role since."""
    proposal = await propose(stores, Put(MORE, 1))
    await stores.proposals.approve(proposal.id, by(BO), 2)
    left = await stores.proposals.approve(proposal.id, by(CY), 2, frozenset({BO}))
    assert (left.stage, left.approvals) == (Stage.OPEN, (by(CY),))
    assert await stores.proposals.find(proposal.id) == left


async def test_an_approval_that_was_not_looked_at_does_not_count(stores: Stores) -> None:
    """Whoever came in between may have lost the role: nothing is done, and they are given to be looked at."""
    proposal = await propose(stores, Put(MORE, 1))
    between = await stores.proposals.approve(proposal.id, by(BO), 2, seen=proposal.approvals)
    assert await stores.proposals.approve(proposal.id, by(CY), 2, seen=proposal.approvals) == between
    assert MORE not in await stores.facts.facts()
    done = await stores.proposals.approve(proposal.id, by(CY), 2, seen=between.approvals)
    assert done.stage is Stage.DONE


async def test_the_same_edit_of_the_same_person_is_one_proposal(stores: Stores) -> None:
    """While it is open and when it is done; somebody else's is another, and so is one after a refusal."""
    first = await propose(stores, Put(MORE, 1))
    assert await propose(stores, Put(MORE, 1)) == first
    theirs = await propose(stores, Put(MORE, 1), CY)
    assert theirs.id != first.id
    refused = await stores.proposals.refuse(first.id, by(BO, 2))
    again = await propose(stores, Put(MORE, 1))
    assert again.id not in (first.id, theirs.id)
    done = await stores.proposals.approve(again.id, by(BO, 3), 1)
    assert await propose(stores, Put(MORE, 1)) == done
    assert await stores.proposals.find(first.id) == refused


async def test_what_changes_nothing_is_no_proposal(stores: Stores) -> None:
    """The revision is given that says so already."""
    last = (await stores.facts.history(PILOTS.id))[-1]
    assert await stores.proposals.propose(Put(PILOTS, 1), by(ANA), approves=False) == last
    assert isinstance(last, Revision)
    assert await stores.proposals.open() == ()


async def test_what_cannot_be_done_cannot_be_proposed(stores: Stores) -> None:
    """The same errors as if it were done, and nothing is kept."""
    attempts: list[tuple[Edit, type[Exception]]] = [
        (Retire("nothing", 0), MissingError),
        (Put(MORE, 9), ConflictError),
        (Put(replace(MORE, supersedes="gone"), 1), BaseError),
    ]
    for edit, error in attempts:
        with pytest.raises(error):
            await propose(stores, edit)
    assert await stores.proposals.open() == ()


@pytest.mark.parametrize("needed", [1, 2])
async def test_a_conflict_leaves_it_open(stores: Stores, needed: int) -> None:
    """The fact was changed since: the approval is not taken, whether it would be the last or not; refusing works."""
    proposal = await propose(stores, Put(MORE, 1))
    theirs = await stores.facts.change(Put(saying(PILOTS, "Norvik port has 9 pilots."), 1), signed("cy"))
    with pytest.raises(ConflictError) as raised:
        await stores.proposals.approve(proposal.id, by(BO), needed)
    assert raised.value.latest == theirs
    assert await stores.proposals.open() == (proposal,)
    assert (await stores.facts.history(PILOTS.id))[-1] == theirs
    refused = await stores.proposals.refuse(proposal.id, by(BO, 2, "changed since"))
    assert (refused.stage, refused.closed) == (Stage.REFUSED, by(BO, 2, "changed since"))


async def test_what_would_make_no_base_leaves_it_open(stores: Stores) -> None:
    """A fact that it needs went in the meantime."""
    proposal = await propose(stores, Put(replace(MORE, supersedes=OLDER.id), 1))
    await stores.facts.change(Retire(OLDER.id, 1), signed())
    before = await stores.facts.revisions_after(0)
    with pytest.raises(BaseError, match="which is not in the base"):
        await stores.proposals.approve(proposal.id, by(BO), 1)
    assert await stores.facts.revisions_after(0) == before
    assert await stores.proposals.open() == (proposal,)


async def test_who_refused_may_say_why_later(stores: Stores) -> None:
    """Once, and nobody else; what is refused is not done any more."""
    proposal = await propose(stores, Retire(FERRY.id, 1))
    refused = await stores.proposals.refuse(proposal.id, by(BO, 2))
    assert await stores.proposals.refuse(proposal.id, by(CY, 3, "me too")) == refused
    told = await stores.proposals.refuse(proposal.id, by(BO, 4, "it still sails"))
    assert told.closed == by(BO, 4, "it still sails")
    assert await stores.proposals.refuse(proposal.id, by(BO, 5, "again")) == told
    assert await stores.proposals.approve(proposal.id, by(CY, 6), 1) == told
    assert FERRY in await stores.facts.facts()


async def test_no_such_proposal_is_told(stores: Stores) -> None:
    """By one line."""
    assert await stores.proposals.find(99) is None
    with pytest.raises(MissingError, match="no proposal 99"):
        await stores.proposals.approve(99, by(BO), 1)
    with pytest.raises(MissingError, match="no proposal 99"):
        await stores.proposals.refuse(99, by(BO))


@pytest.mark.parametrize("needed", [1, 2])
async def test_of_many_who_approve_at_once_it_is_done_once(stores: Stores, needed: int) -> None:
    """Each is given it as it is then; nobody is given an error."""
    proposal = await propose(stores, Put(MORE, 1))
    told = await asyncio.gather(*(stores.proposals.approve(proposal.id, by(user), needed) for user in range(10, 16)))
    assert sum(each.stage is Stage.DONE for each in told) == 6 - needed + 1
    assert [revision.number for revision in await stores.facts.history(PILOTS.id)] == [1, 2]
    done = await stores.proposals.find(proposal.id)
    assert done is not None
    assert len(done.approvals) == needed


async def test_a_merge_that_was_done_may_be_asked_for_again(stores: Stores) -> None:
    """As after a crash: the revision that it made is given."""
    merge = Merge(replace(PILOTS, aliases=("port pilots",)), 1, OLDER.id, 1)
    gone = await stores.facts.change(merge, signed())
    assert await stores.facts.change(merge, signed("bo", 1)) == gone
    await stores.facts.change(Revert(OLDER.id, 1, 2), signed())
    with pytest.raises(ConflictError):
        await stores.facts.change(merge, signed())

"""Where somebody stands in a dialogue, in memory, in SQLite and in PostgreSQL."""

from dataclasses import replace
from datetime import timedelta

import pytest

from facts.store.dialogues import DialogueStore, MovedOnError
from facts.store.stores import Stores
from tests.store.made import NOON

ANA, BO = 7_000_000_001, 2


@pytest.fixture
def dialogues(stores: Stores) -> DialogueStore:
    """None yet."""
    return stores.dialogues


async def test_a_dialogue_goes_on_step_by_step(dialogues: DialogueStore) -> None:
    """Each person has one; the state comes back as it was kept."""
    assert await dialogues.of(ANA) is None
    first = await dialogues.open(ANA, "add", '{"statement": "é"}', NOON, heard=5)
    assert (first.step, first.is_over, first.heard) == (1, False, 5)
    second = await dialogues.keep(replace(first, kind="edit", state="{}", at=NOON + timedelta(minutes=1), heard=None))
    assert await dialogues.of(ANA) == second
    assert (second.id, second.step, second.state) == (first.id, 2, "{}")
    assert await dialogues.of(BO) is None
    assert await dialogues.users() == {ANA}
    over = await dialogues.keep(replace(second, is_over=True))
    assert await dialogues.of(ANA) == over


async def test_a_step_of_what_moved_on_is_refused(dialogues: DialogueStore) -> None:
    """From the state before, or of a dialogue that another has taken the place of; numbers are not used again."""
    first = await dialogues.open(ANA, "add", "{}", NOON)
    await dialogues.keep(replace(first, state="1"))
    with pytest.raises(MovedOnError):
        await dialogues.keep(replace(first, state="2"))
    other = await dialogues.open(ANA, "edit", "{}", NOON)
    assert other.id > first.id
    with pytest.raises(MovedOnError):
        await dialogues.keep(replace(first, step=2))
    await dialogues.drop(ANA)
    assert await dialogues.of(ANA) is None
    with pytest.raises(MovedOnError):
        await dialogues.keep(other)
    assert (await dialogues.open(ANA, "add", "{}", NOON)).id > other.id


async def test_old_ones_are_forgotten(dialogues: DialogueStore) -> None:
    """Those whose last step is before a moment."""
    await dialogues.open(ANA, "add", "{}", NOON)
    young = await dialogues.open(BO, "add", "{}", NOON + timedelta(hours=1))
    assert await dialogues.drop_before(NOON + timedelta(minutes=1)) == 1
    assert await dialogues.of(ANA) is None
    assert await dialogues.of(BO) == young


async def test_those_that_are_under_way_are_counted(dialogues: DialogueStore) -> None:
    """Not those that are over, nor those that were left alone before a moment."""
    await dialogues.open(ANA, "add", "{}", NOON)
    await dialogues.keep(replace(await dialogues.open(BO, "add", "{}", NOON), is_over=True))
    assert await dialogues.count_open(NOON) == 1
    assert await dialogues.count_open(NOON + timedelta(minutes=1)) == 0

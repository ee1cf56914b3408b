"""Who was appointed to what, in memory, in SQLite and in PostgreSQL."""

from datetime import timedelta

import pytest

from facts.store.people import PeopleStore, Person, Role
from facts.store.stores import Stores
from tests.store.made import NOON

ANA, BO = 7_000_000_001, 2


@pytest.fixture
def people(stores: Stores) -> PeopleStore:
    """Nobody yet, in each kind of store in turn."""
    return stores.people


async def test_somebody_is_appointed_promoted_and_dismissed(people: PeopleStore) -> None:
    """Each has one role, the last one that was given."""
    assert await people.role_of(ANA) is None
    first = Person(ANA, Role.CONTRIBUTOR, "the owner", NOON)
    second = Person(BO, Role.MODERATOR, "the owner", NOON + timedelta(minutes=1))
    third = Person(ANA, Role.MODERATOR, "the owner", NOON + timedelta(minutes=2))
    await people.appoint(first)
    await people.appoint(second)
    assert await people.people() == (first, second)
    await people.appoint(third)
    assert await people.people() == (second, third)
    assert await people.role_of(ANA) is Role.MODERATOR
    assert await people.dismiss(ANA) is True
    assert await people.dismiss(ANA) is False
    assert await people.role_of(ANA) is None
    assert await people.people() == (second,)


def test_a_role_may_what_lesser_roles_may() -> None:
    """An owner everything, a contributor only to propose."""
    assert [Role.OWNER.may(role) for role in Role] == [True, True, True]
    assert [Role.MODERATOR.may(role) for role in Role] == [True, True, False]
    assert [Role.CONTRIBUTOR.may(role) for role in Role] == [True, False, False]

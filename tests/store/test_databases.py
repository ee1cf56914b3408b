"""What a database holds: the tables of this version, whole after a kill; and one line where it cannot be used."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from facts.errors import StoreError
from facts.store.edits import Put
from facts.store.migrating import newest, upgrade
from facts.store.sql import SqlStore, open_store
from facts.store.tables import METADATA
from tests.store.conftest import DATABASES
from tests.store.made import PILOTS, signed

# Edits one fact again and again, and tells each edit that is confirmed.
EDITOR = """
import asyncio, sys
from facts.store.sql import open_store
from facts.store.edits import Put
from tests.store.made import PILOTS, saying, signed

async def edit(url, edits):
    store = await open_store(url)
    for n in range(edits):
        revision = await store.change(Put(saying(PILOTS, f"Norvik port will hire {n} pilots."), n), signed())
        print(revision.number, flush=True)

asyncio.run(edit(sys.argv[1], int(sys.argv[2])))
"""


@pytest.mark.parametrize("address", DATABASES, indirect=True)
async def test_the_migrations_make_the_tables_that_the_code_speaks_of(database: SqlStore) -> None:
    """And running them again does nothing."""

    def differences(connection: sa.Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert context.get_current_revision() == newest()
        return list(compare_metadata(context, METADATA))

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    assert await upgrade(database.engine) is False


@pytest.mark.parametrize("address", DATABASES, indirect=True)
async def test_a_database_of_a_newer_version_is_left_alone(database: SqlStore, address: str) -> None:
    """One line says what to do."""
    await database.change(Put(PILOTS, 0), signed())
    async with database.engine.begin() as connection:
        await connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="used by a newer version of Figurecheck"):
        await open_store(address)
    assert await database.facts() == (PILOTS,)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("mysql://localhost/facts", "the database's address is wrong; write sqlite:///"),
        ("facts.db", "the database's address is wrong"),
        ("sqlite://", "the database's address is wrong"),
        ("sqlite:////nowhere/at/all/facts.db", "/nowhere/at/all/facts.db cannot be used"),
        ("postgresql://bo:s3cret@127.0.0.1:1/facts", r"127\.0\.0\.1:1/facts cannot be used"),
    ],
)
async def test_an_address_that_leads_nowhere_is_one_line(url: str, message: str) -> None:
    """Without a password in it."""
    with pytest.raises(StoreError, match=message) as raised:
        await open_store(url)
    assert "s3cret" not in str(raised.value)
    assert "\n" not in str(raised.value)


async def test_what_is_no_database_is_one_line(tmp_path: Path) -> None:
    """A file of something else is not touched."""
    file = tmp_path / "notes.txt"
    file.write_text("no database " * 100)
    with pytest.raises(StoreError, match="cannot be used"):
        await open_store(f"sqlite:///{file}")
    assert file.read_text() == "no database " * 100


async def test_an_edit_that_was_confirmed_outlives_a_kill(address: str) -> None:
    """Killed in the middle of a hundred edits: those that were told are there, none is half there."""
    confirmed = 0
    command = [sys.executable, "-c", EDITOR, address, "100"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as editor:
        assert editor.stdout is not None
        for line in editor.stdout:
            confirmed = int(line)
            if confirmed == 40:
                os.kill(editor.pid, signal.SIGKILL)
    assert 40 <= confirmed < 100
    file = address.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    store = await open_store(address)
    history = await store.history(PILOTS.id)
    kept = await store.find(PILOTS.id)
    await store.close()
    assert [r.number for r in history] == list(range(1, len(history) + 1))
    assert confirmed <= len(history) <= confirmed + 1
    assert kept is not None
    assert (kept.number, kept.fact) == (len(history), history[-1].after)
    assert all(later.before == earlier.after for earlier, later in pairwise(history))

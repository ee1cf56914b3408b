"""Engines: an address -> a database engine that keeps what it says it keeps, each database in its own way.

SQLite: WAL, so that nobody who reads waits for one who writes; a writing transaction begins as one, so that two never
work on the same state; what is committed is on the disk (synchronous FULL). PostgreSQL: writers of the base take turns
by an advisory lock, which ends with their transaction.
"""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from facts.errors import StoreError, UnusableError

_SQLITE, _POSTGRESQL = "sqlite", "postgresql"
_BUSY_SECONDS = 30
_IS_WRITING = "is_writing"
_LOCK = 0x66637374  # of PostgreSQL's advisory locks: whoever writes facts holds it


def make_engine(url: str) -> AsyncEngine:
    """The engine for `sqlite:///file.db` or `postgresql://…`. Raises StoreError for others, and for no such file."""
    try:
        address = sa.make_url(url)
    except sa.exc.ArgumentError:
        raise _no_address() from None
    if address.get_backend_name() == _SQLITE and address.database:
        _check_file(address.database)
        engine = create_async_engine(address.set(drivername="sqlite+aiosqlite"))
        sa.event.listen(engine.sync_engine, "connect", _set_up_sqlite)
        sa.event.listen(engine.sync_engine, "begin", _begin_sqlite)
        return engine
    if address.get_backend_name() == _POSTGRESQL:
        return create_async_engine(address.set(drivername="postgresql+asyncpg"), pool_pre_ping=True)
    raise _no_address()


@asynccontextmanager
async def reading(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A transaction that sees one state of the database throughout. Raises StoreError where it cannot be reached."""
    options = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == _POSTGRESQL else {}
    async with _connected(engine, options) as connection, connection.begin():
        yield connection


@asynccontextmanager
async def writing(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A transaction that changes facts, one at a time. Raises StoreError where the database cannot be reached."""
    async with _connected(engine, {_IS_WRITING: True}) as connection, connection.begin():
        if engine.dialect.name == _POSTGRESQL:
            await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
        yield connection


@asynccontextmanager
async def _connected(engine: AsyncEngine, options: dict[str, Any]) -> AsyncIterator[AsyncConnection]:
    try:
        async with engine.connect() as connection:
            yield await connection.execution_options(**options)
    except (DBAPIError, OSError) as error:
        raise _unusable(shown(engine), error) from None


def shown(engine: AsyncEngine) -> str:
    """The database's address without its password."""
    url = engine.url
    if engine.dialect.name == _SQLITE:
        return f"the database {Path(url.database or '').absolute()}"
    return f"the database {url.render_as_string(hide_password=True)}"


def _check_file(path: str) -> None:
    """Raise StoreError where a file is no database, or cannot be one: said here it is one line."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA schema_version")
    except sqlite3.Error as error:
        raise _unusable(f"the database {Path(path).absolute()}", error) from None


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun below, and nowhere else
    cursor = connection.cursor()
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        f"busy_timeout = {_BUSY_SECONDS * 1000}",
        "foreign_keys = ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    is_writing = connection.get_execution_options().get(_IS_WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


def _unusable(what: str, error: BaseException) -> UnusableError:
    return UnusableError(f"{what} cannot be used ({_reason(error)}); see that it is there and may be written")


def _reason(error: BaseException) -> str:
    cause = getattr(error, "orig", None) or error
    return " ".join(str(cause).split()) or type(cause).__name__


def _no_address() -> StoreError:
    return StoreError("the database's address is wrong; write sqlite:///figurecheck.db or postgresql://user@host/name")

"""Backups: all that a store holds in one file, and back, also from one kind of database into the other.

A gzip of JSON lines: a header, a line a row with its table, and at the end the count of rows and the SHA-256 of all
lines before. It is read in one transaction that sees one state, so that it is consistent while others write; and
checked from its first to its last byte before a restore touches anything.
"""

import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from facts.errors import StoreError
from facts.store.engines import reading, writing
from facts.store.migrating import newest
from facts.store.rows import read_row
from facts.store.tables import METADATA

_FORMAT = "figurecheck backup 1"
_AT_ONCE = 1000  # rows in one statement
_LONGEST_LINE = 50_000_000  # bytes: many times the longest article; a small file may unpack to gigabytes


async def back_up(engine: AsyncEngine, file: Path) -> int:
    """Write all rows into a file, in place of what was there; gives their number. Raises StoreError."""
    unfinished = file.with_name(file.name + ".part")
    rows = 0
    try:
        with gzip.open(unfinished, "wb", compresslevel=6) as out:
            sums = hashlib.sha256()

            def write(value: object) -> None:
                line = json.dumps(value, ensure_ascii=False).encode() + b"\n"
                sums.update(line)
                out.write(line)

            write({"format": _FORMAT, "tables_of": newest()})
            async with reading(engine) as connection:
                for table in METADATA.sorted_tables:
                    found = await connection.stream(sa.select(table).order_by(*table.primary_key))
                    async for row in found:
                        write([table.name, [_written(value) for value in row]])
                        rows += 1
            out.write(json.dumps({"rows": rows, "sha256": sums.hexdigest()}).encode() + b"\n")
        os.replace(unfinished, file)
    except OSError as error:
        raise StoreError(
            f"{file} cannot be written ({error.strerror}); name a file in a folder that I may write"
        ) from None
    finally:
        unfinished.unlink(missing_ok=True)
    return rows


async def restore(engine: AsyncEngine, file: Path) -> int:
    """Make the store what a backup holds, all or nothing; gives the number of rows.

    Raises StoreError where the file is damaged, or of another version, and has changed nothing then.
    """
    rows = sum(1 for _ in _rows(file))  # all of it is read and checked before anything is touched
    async with writing(engine) as connection:
        for table in reversed(METADATA.sorted_tables):
            await connection.execute(table.delete())
        try:
            await _insert(connection, _rows(file))
        except (IntegrityError, DataError):  # one row twice, or two that cannot stand together
            raise _damaged(file) from None
        await _go_on_counting(connection)
    return rows


async def _insert(connection: AsyncConnection, rows: Iterator[tuple[sa.Table, dict[str, Any]]]) -> None:
    waiting: list[dict[str, Any]] = []
    current: sa.Table | None = None

    async def flush() -> None:
        if waiting and current is not None:
            await connection.execute(current.insert(), waiting)
            waiting.clear()

    for table, row in rows:
        if table is not current or len(waiting) >= _AT_ONCE:
            await flush()
            current = table
        waiting.append(row)
    await flush()


async def _go_on_counting(connection: AsyncConnection) -> None:
    """PostgreSQL numbers by a counter of its own, which knows nothing of rows that came with their number."""
    if connection.dialect.name != "postgresql":
        return
    for table in METADATA.sorted_tables:
        column = table.autoincrement_column
        if column is not None and column.autoincrement is True:
            counter = sa.func.pg_get_serial_sequence(table.name, column.name)
            highest = sa.select(sa.func.coalesce(sa.func.max(column), 0) + 1).scalar_subquery()
            await connection.execute(sa.select(sa.func.setval(counter, highest, False)))


def _rows(file: Path) -> Iterator[tuple[sa.Table, dict[str, Any]]]:
    """The rows of a backup with their tables; raises StoreError where anything in it is not as it was written."""
    sums = hashlib.sha256()
    rows = 0
    try:
        with gzip.open(file, "rb") as lines:
            header = _read_line(lines, file)
            _check_header(file, header)
            sums.update(header)
            last = b""
            while line := _read_line(lines, file):
                if last:
                    sums.update(last)
                    rows += 1
                    name, values = json.loads(last)
                    table = METADATA.tables[name]
                    yield table, read_row(table, values)
                last = line
        if json.loads(last) != {"rows": rows, "sha256": sums.hexdigest()}:
            raise _damaged(file)
    except FileNotFoundError:
        raise StoreError(f"{file}: there is no such file; name a backup") from None
    except (EOFError, zlib.error, ValueError, TypeError, KeyError, RecursionError, gzip.BadGzipFile):
        raise _damaged(file) from None
    except OSError as error:
        raise StoreError(f"{file} cannot be read ({error.strerror}); name a backup") from None


def _read_line(lines: gzip.GzipFile, file: Path) -> bytes:
    line = lines.readline(_LONGEST_LINE)
    if len(line) == _LONGEST_LINE:
        raise _damaged(file)
    return line


def _check_header(file: Path, line: bytes) -> None:
    header = json.loads(line)
    if not isinstance(header, dict) or header.get("format") != _FORMAT:
        raise _damaged(file)
    if header.get("tables_of") != newest():
        remedy = "restore it with that version, and upgrade then"
        raise StoreError(f"{file} is a backup of another version of Figurecheck; {remedy}")


def _damaged(file: Path) -> StoreError:
    return StoreError(f"{file} is no whole backup; nothing was changed: use another one")


def _written(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value

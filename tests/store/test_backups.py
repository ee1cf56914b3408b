"""Backups: all that is there, consistent while others write; refused before anything is touched where damaged."""

import asyncio
import gzip
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from facts.errors import StoreError
from facts.store.backups import back_up, restore
from facts.store.edits import Put, Retire
from facts.store.sql import SqlStore, open_store
from tests.sampling import spread
from tests.store.conftest import DATABASES
from tests.store.made import FERRY, PILOTS, saying, signed


async def fill(store: SqlStore) -> None:
    """Some facts with a history."""
    await store.change(Put(PILOTS, 0), signed(why="new"))
    await store.change(Put(FERRY, 0), signed())
    await store.change(Put(saying(PILOTS, "Norvik port will hire 80 pilots."), 1), signed("bo", 1))
    await store.change(Retire(FERRY.id, 1), signed("bo", 2))


@pytest.mark.parametrize("address", DATABASES, indirect=True)
async def test_a_restored_store_is_what_it_was(database: SqlStore, tmp_path: Path) -> None:
    """Facts, history, numbers; and it goes on counting."""
    await fill(database)
    before = await database.revisions_after(0)
    assert await back_up(database.engine, tmp_path / "backup") == 6
    await database.change(Put(saying(PILOTS, "Norvik port will hire 90 pilots."), 2), signed())
    assert await restore(database.engine, tmp_path / "backup") == 6
    assert await database.revisions_after(0) == before
    later = await database.change(Put(FERRY, 2), signed())
    assert later.sequence > before[-1].sequence
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.parametrize("address", DATABASES, indirect=True)
async def test_a_backup_moves_a_store_to_another_database(database: SqlStore, tmp_path: Path) -> None:
    """From either kind into a new file."""
    await fill(database)
    await back_up(database.engine, tmp_path / "backup")
    other = await open_store(f"sqlite:///{tmp_path / 'other.db'}")
    await restore(other.engine, tmp_path / "backup")
    assert await other.revisions_after(0) == await database.revisions_after(0)
    assert await other.facts() == await database.facts()
    await other.close()


async def test_a_backup_is_of_one_moment(database: SqlStore, tmp_path: Path) -> None:
    """While somebody edits: each fact in it is what its last revision in it says."""
    await fill(database)

    async def edit() -> None:
        for n in range(2, 40):
            await database.change(Put(saying(PILOTS, f"Norvik port will hire {n} pilots."), n), signed())

    editing = asyncio.create_task(edit())
    files = [tmp_path / f"backup-{n}" for n in range(5)]
    for file in files:
        await back_up(database.engine, file)
    await editing
    other = await open_store(f"sqlite:///{tmp_path / 'other.db'}")
    for file in files:
        await restore(other.engine, file)
        kept, history = await other.find(PILOTS.id), await other.history(PILOTS.id)
        assert kept is not None
        assert (kept.number, kept.fact) == (len(history), history[-1].after)
    await other.close()


@pytest.mark.parametrize(
    "damage",
    [
        "one endless line",
        "an endless row",
        "deeper than Python reads",
        "cut short",
        "a byte turned",
        "rows left out",
        "something else",
        "nothing",
        "missing",
    ],
)
async def test_a_damaged_backup_changes_nothing(database: SqlStore, tmp_path: Path, damage: str) -> None:
    """One line says so; the store is what it was."""
    await fill(database)
    file = tmp_path / "backup"
    await back_up(database.engine, file)
    whole = file.read_bytes()
    if damage == "cut short":
        file.write_bytes(whole[:-40])
    elif damage == "a byte turned":
        file.write_bytes(whole[:100] + bytes([whole[100] ^ 255]) + whole[101:])
    elif damage == "rows left out":
        lines = gzip.decompress(whole).splitlines(keepends=True)
        file.write_bytes(gzip.compress(b"".join([*lines[:2], *lines[3:]])))
    elif damage in ("one endless line", "an endless row"):
        header = gzip.decompress(whole).splitlines(keepends=True)[0] if damage == "an endless row" else b""
        file.write_bytes(gzip.compress(header) + 80 * gzip.compress(b"0" * 1_000_000))
    elif damage == "deeper than Python reads":
        file.write_bytes(gzip.compress(b"[" * 100_000 + b"\n"))
    elif damage == "missing":
        file.unlink()
    else:
        file.write_bytes(b"Dear diary" if damage == "something else" else b"")
    before = await database.revisions_after(0)
    with pytest.raises(StoreError, match=r"no whole backup|there is no such file"):
        await restore(database.engine, file)
    assert await database.revisions_after(0) == before


def forge(file: Path, change: Callable[[list[list[Any]]], None]) -> None:
    """Change a backup's rows, each with its table before it, and make its sums right."""
    header, *lines, _ = gzip.decompress(file.read_bytes()).splitlines(keepends=True)
    rows = [json.loads(line) for line in lines]
    change(rows)
    whole = b"".join([header, *(json.dumps(row).encode() + b"\n" for row in rows)])
    end = json.dumps({"rows": len(rows), "sha256": hashlib.sha256(whole).hexdigest()}).encode() + b"\n"
    file.write_bytes(gzip.compress(whole + end))


def first(rows: list[list[Any]], table: str) -> list[Any]:
    """The values of the first row of a table."""
    values: list[Any] = next(values for name, values in rows if name == table)
    return values


FORGED: dict[str, Callable[[list[list[Any]]], object]] = {
    "a word for a number": lambda rows: first(rows, "facts").__setitem__(1, "first"),
    "a number for a word": lambda rows: first(rows, "facts").__setitem__(0, 7),
    "a yes for a number": lambda rows: first(rows, "facts").__setitem__(1, True),
    "a number for a yes": lambda rows: first(rows, "facts").__setitem__(3, 1),
    "a number too large": lambda rows: first(rows, "facts").__setitem__(2, 2**40),
    "a fraction": lambda rows: first(rows, "facts").__setitem__(2, 1.5),
    "nothing where something must be": lambda rows: first(rows, "revisions").__setitem__(6, None),
    "no day": lambda rows: first(rows, "revisions").__setitem__(7, "yesterday"),
    "a day without a zone": lambda rows: first(rows, "revisions").__setitem__(7, "2026-03-03T12:00:00"),
    "a deed that there is not": lambda rows: first(rows, "revisions").__setitem__(3, "burned"),
    "no fact": lambda rows: first(rows, "facts").__setitem__(5, ["not", "a", "fact"]),
    "a fact without a statement": lambda rows: first(rows, "facts")[5].pop("statement"),
    "a statement that is a number": lambda rows: first(rows, "facts")[5].__setitem__("statement", 7),
    "half a character": lambda rows: first(rows, "facts")[5].__setitem__("note", "\ud83d"),
    "a row twice": lambda rows: rows.insert(1, rows[0]),
    "a value too many": lambda rows: first(rows, "facts").append(1),
    "a table that there is not": lambda rows: rows.append(["gold", [1]]),
}


@pytest.mark.parametrize("forgery", spread(FORGED, 4))
@pytest.mark.parametrize("address", DATABASES, indirect=True)
async def test_a_forged_backup_with_right_sums_changes_nothing(
    database: SqlStore, tmp_path: Path, forgery: str
) -> None:
    """What no table can hold is refused like any damage, in the same words."""
    await fill(database)
    file = tmp_path / "backup"
    await back_up(database.engine, file)
    forge(file, lambda rows: None)
    await restore(database.engine, file)
    forge(file, FORGED[forgery])  # type: ignore[arg-type]
    before = await database.revisions_after(0)
    with pytest.raises(StoreError, match=r"^\S+ is no whole backup; nothing was changed: use another one$"):
        await restore(database.engine, file)
    assert await database.revisions_after(0) == before
    assert len(await database.facts()) == 1


async def test_a_backup_that_cannot_be_written_is_one_line(database: SqlStore, tmp_path: Path) -> None:
    """And leaves nothing behind."""
    with pytest.raises(StoreError, match="cannot be written"):
        await back_up(database.engine, tmp_path / "nowhere" / "backup")

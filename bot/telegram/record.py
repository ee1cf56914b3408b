"""The delivery's record in SQLite: which updates are done, kept or set aside, and answers on their way to the store.

A record is committed as soon as the response to a message has come, and synchronous=NORMAL in WAL mode writes it into
the operating system: it survives the process being killed at any moment.
"""

import asyncio
import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.settings import PREFIX, SettingsError
from facts.store.answers import Given, read_told, write_told

KEPT_SECONDS = 24 * 3600.0  # how long a done update stays recorded after Telegram has forgotten it

_TABLES = """
CREATE TABLE IF NOT EXISTS telegram_done (
    bot_id INTEGER NOT NULL, update_id INTEGER NOT NULL, done_at REAL NOT NULL,
    PRIMARY KEY (bot_id, update_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS telegram_kept (
    bot_id INTEGER NOT NULL, update_id INTEGER NOT NULL, payload TEXT NOT NULL,
    PRIMARY KEY (bot_id, update_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS telegram_set_aside (
    bot_id INTEGER NOT NULL, update_id INTEGER NOT NULL, chat_id INTEGER, error TEXT NOT NULL,
    set_aside_at REAL NOT NULL,
    PRIMARY KEY (bot_id, update_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS telegram_answers (
    bot_id INTEGER NOT NULL, update_id INTEGER NOT NULL, chat_id INTEGER NOT NULL, message_id INTEGER NOT NULL,
    topic INTEGER, told TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (bot_id, update_id)
) WITHOUT ROWID;
"""


class Record:
    """The record of one bot. Each method is one transaction; sqlite3.Error where the file cannot be written.

    It is opened in any thread, and used in one. While somebody else writes, sqlite3.OperationalError comes at once.
    """

    def __init__(self, path: str, bot_id: int) -> None:
        self._bot_id = bot_id
        self.answered = asyncio.Event()  # an answer came that read_answers gives
        self._database = sqlite3.connect(path, isolation_level=None, timeout=5.0, check_same_thread=False)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = NORMAL")
        self._database.execute("PRAGMA secure_delete = ON")  # a kept update holds somebody's words
        self._database.executescript(_TABLES)
        # From here on nothing waits for another writer of the file: that may be this process, which could not go on.
        self._database.execute("PRAGMA busy_timeout = 0")

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def add_done(self, update_id: int, now: float, answer: Given | None = None) -> None:
        """Record that an update has been dealt with, and by which answer; it is never handled again."""
        with self._database:
            self._database.execute("BEGIN")
            self._database.execute(
                "INSERT OR REPLACE INTO telegram_done VALUES (?, ?, ?)", (self._bot_id, update_id, now)
            )
            self._database.execute(
                "DELETE FROM telegram_kept WHERE bot_id = ? AND update_id = ?", (self._bot_id, update_id)
            )
            if answer is not None:
                place = answer.chat_id, answer.message_id, answer.topic
                row = self._bot_id, update_id, *place, write_told(answer.told, answer.sequence), answer.at.isoformat()
                self._database.execute("INSERT OR REPLACE INTO telegram_answers VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        if answer is not None:
            self.answered.set()

    def set_aside(self, update_id: int, chat_id: int | None, error: str, now: float) -> None:
        """Record for the operator what could not be dealt with; `error` holds no secret and nobody's words."""
        self._database.execute(
            "INSERT OR REPLACE INTO telegram_set_aside VALUES (?, ?, ?, ?, ?)",
            (self._bot_id, update_id, chat_id, error, now),
        )

    def keep(self, updates: Iterable[dict[str, Any]]) -> None:
        """Keep updates that wait, so that Telegram need not: they are handled after a restart too."""
        with self._database:
            self._database.execute("BEGIN")
            self._database.executemany(
                "INSERT OR REPLACE INTO telegram_kept VALUES (?, ?, ?)",
                [(self._bot_id, update["update_id"], json.dumps(update)) for update in updates],
            )

    def read_answers(self, most: int) -> list[tuple[int, Given]]:
        """The oldest answers that the store has yet to get, each with the id of its update."""
        rows = self._database.execute(
            "SELECT update_id, chat_id, message_id, topic, told, at FROM telegram_answers WHERE bot_id = ?"
            " ORDER BY update_id LIMIT ?",
            (self._bot_id, most),
        )
        return [
            (update_id, read_told(told, chat_id, message_id, topic, datetime.fromisoformat(at)))
            for update_id, chat_id, message_id, topic, told, at in rows
        ]

    def forget_answers(self, update_ids: Sequence[int]) -> None:
        """The store has these."""
        with self._database:
            self._database.execute("BEGIN")
            self._database.executemany(
                "DELETE FROM telegram_answers WHERE bot_id = ? AND update_id = ?",
                [(self._bot_id, update_id) for update_id in update_ids],
            )

    def read_done(self) -> set[int]:
        """The ids of the updates that are done."""
        rows = self._database.execute("SELECT update_id FROM telegram_done WHERE bot_id = ?", (self._bot_id,))
        return {row[0] for row in rows}

    def read_kept(self) -> list[dict[str, Any]]:
        """The updates that were kept and are not done, oldest first."""
        rows = self._database.execute(
            "SELECT payload FROM telegram_kept WHERE bot_id = ? ORDER BY update_id", (self._bot_id,)
        )
        return [json.loads(row[0]) for row in rows]

    def read_set_aside(self) -> list[tuple[int, int | None, str]]:
        """Update id, chat id and error of what was set aside."""
        rows = self._database.execute(
            "SELECT update_id, chat_id, error FROM telegram_set_aside WHERE bot_id = ? ORDER BY update_id",
            (self._bot_id,),
        )
        return [tuple(row) for row in rows]

    def take_over(self, former: str) -> None:
        """Move what another file has recorded into this one, if it has."""
        self._database.execute("PRAGMA busy_timeout = 5000")
        self._database.execute("ATTACH ? AS former", (former,))
        tables = self._database.execute(
            "SELECT name FROM former.sqlite_master WHERE type = 'table' AND name LIKE 'telegram\\_%' ESCAPE '\\'"
            " AND name IN (SELECT name FROM main.sqlite_master)"
        ).fetchall()
        with self._database:
            self._database.execute("BEGIN")
            for (table,) in tables:
                self._database.execute(f"INSERT OR IGNORE INTO main.{table} SELECT * FROM former.{table}")
                self._database.execute(f"DROP TABLE former.{table}")
        self._database.execute("DETACH former")
        self._database.execute("PRAGMA busy_timeout = 0")

    def prune(self, confirmed: int, now: float) -> int:
        """Forget done updates before `confirmed` that are long done; gives their number."""
        cursor = self._database.execute(
            "DELETE FROM telegram_done WHERE bot_id = ? AND update_id < ? AND done_at < ?",
            (self._bot_id, confirmed, now - KEPT_SECONDS),
        )
        return cursor.rowcount


def open_record(path: str, bot_id: int, former: str | None = None) -> Record:
    """The record in this file, made where it is missing. Raises SettingsError where the file cannot be used.

    `former`: the database's file, where version 0.1 kept the record.
    """
    try:
        record = Record(path, bot_id)
        if former is not None and Path(former).exists():
            record.take_over(former)
        return record
    except sqlite3.Error as error:
        where = Path(path).absolute()
        message = (
            f"{PREFIX}DATABASE_URL: {where} cannot be used ({error}); name an SQLite file in a folder that I may write"
        )
        raise SettingsError(message) from None

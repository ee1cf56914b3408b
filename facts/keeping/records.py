"""Facts in an SQLite database, each read when it is asked for. Written once, in one go, then only read."""

import json
import marshal
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from facts.base import Fact
from facts.rating import Rating
from facts.retrieval import SIBLINGS, Names, names_of_source
from facts.sources import Source

_TABLES = """
create table sources (
    number integer primary key, id text, title text, publisher text, author text, published text, url text
);
create table facts (number integer primary key, id text, source integer, statement text, quote text, more text);
create table contexts (source text primary key, names blob) without rowid;
create table readings (number integer primary key, reading blob);
create table newer (older text, number integer);
create temp table names (number integer primary key, names blob);
"""
_INDEXES = """
create unique index fact_ids on facts (id);
create index fact_sources on facts (source, id);
create index source_ids on sources (id);
create index newer_olders on newer (older);
"""
_FACTS = """
select f.number, f.id, f.statement, f.quote, f.more, s.id, s.title, s.publisher, s.author, s.published, s.url
from facts f join sources s on s.number = f.source
"""
_NUMBERS = "select f.number from facts f where f.source = ? order by f.id limit ?"  # straight from an index
_NAMES = f"""
select f.id, n.names from facts f left join names n on n.number = f.number where f.number in ({_NUMBERS})
"""
_READ = f"select r.reading, n.* from ({_FACTS} where f.{{}} = ?) n left join readings r on r.number = n.number"
_READ_BY_NUMBER, _READ_BY_ID = _READ.format("number"), _READ.format("id")
_MORE = ("aliases", "supersedes", "tags", "note", "review")  # kept as JSON: most facts have none of these
_SOURCES_KEPT = 10_000  # of those that were written last: equal ones are written once


class Records:
    """The facts of a base by number, id and source. Numbers are from 1, in the order of the base."""

    def __init__(self, file: Path | None) -> None:
        if file is None:
            self._database = sqlite3.connect(":memory:", check_same_thread=False)
        else:
            address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
            self._database = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._lock = threading.Lock()
        self._has_newer: bool | None = None

    def __len__(self) -> int:
        return int(self._ask("select count(*) from facts")[0][0])

    def at(self, numbers: Sequence[int]) -> dict[int, Fact]:
        """The facts of those numbers that there are."""
        sources: dict[tuple[Any, ...], Source] = {}
        marks = ", ".join("?" * len(numbers))
        rows = self._ask(f"{_FACTS} where f.number in ({marks})", *numbers)
        return {row[0]: _make(row, sources) for row in rows}

    def get(self, fact_id: str) -> Fact | None:
        """The fact of that id."""
        return self._first("where f.id = ?", fact_id)

    def number_of(self, fact_id: str) -> int | None:
        """The number of the fact of that id."""
        rows = self._ask("select number from facts where id = ?", fact_id)
        return rows[0][0] if rows else None

    def successors(self, fact_id: str) -> tuple[Fact, ...]:
        """The facts that supersede it directly."""
        if self._has_newer is None:
            self._has_newer = bool(self._ask("select 1 from newer limit 1"))
        if not self._has_newer:
            return ()
        return self._all("join newer n on n.number = f.number where n.older = ?", fact_id)

    def of_source(self, source_id: str, most: int) -> tuple[Fact, ...]:
        """The first facts by id of a source."""
        facts: list[Fact] = []
        for (number,) in self._ask("select number from sources where id = ?", source_id):
            facts += self._all(f"where f.number in ({_NUMBERS})", number, most)
        return tuple(sorted(facts, key=lambda fact: fact.id)[:most])

    def names_of_source(self, source_id: str) -> Names:
        """What its title speaks of, and the names in its first facts by id."""
        rows = self._ask("select names from contexts where source = ?", source_id)
        return Names(*marshal.loads(rows[0][0])) if rows else Names((), ())

    def read(self, number: int) -> tuple[Fact, bytes | None] | None:
        """The fact of that number with its packed reading; None where there is no such fact."""
        return self._read(_READ_BY_NUMBER, number)

    def reading_of(self, fact: Fact) -> bytes | None:
        """The packed reading of the fact's statement; None where the fact was kept otherwise, or unread."""
        found = self._read(_READ_BY_ID, fact.id)
        return found[1] if found is not None and found[0] == fact else None

    def each(self, order: str = "number") -> Iterator[tuple[int, Fact]]:
        """All facts with their numbers, by number or by id."""
        sources: dict[tuple[Any, ...], Source] = {}
        for row in self._database.execute(f"{_FACTS} order by f.{order}"):
            yield row[0], _make(row, sources)
            if len(sources) > _SOURCES_KEPT:
                sources.clear()

    def _read(self, statement: str, key: int | str) -> tuple[Fact, bytes | None] | None:
        rows = self._ask(statement, key)
        return (_make(rows[0][1:], {}), rows[0][0]) if rows else None

    def _first(self, condition: str, *values: Any) -> Fact | None:
        found = self._all(condition, *values)
        return found[0] if found else None

    def _all(self, condition: str, *values: Any) -> tuple[Fact, ...]:
        sources: dict[tuple[Any, ...], Source] = {}
        return tuple(_make(row, sources) for row in self._ask(f"{_FACTS} {condition}", *values))

    def _ask(self, statement: str, *values: Any) -> list[Any]:
        with self._lock:
            return self._database.execute(statement, values).fetchall()


class NewRecords(Records):
    """A database that is being written."""

    def __init__(self, file: Path | None) -> None:
        super().__init__(None)
        if file is not None:
            self._database.close()
            self._database = sqlite3.connect(file, check_same_thread=False)
        # Nothing is lost by doing without: what was not finished is thrown away as a whole.
        self._database.executescript(f"pragma journal_mode = off; pragma synchronous = off; {_TABLES}")
        self._sources: dict[Source, int] = {}
        self._last = self._last_source = 0
        self.has_reviews = False  # of the facts that were written

    def write(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        """Write the facts as they pass by."""
        add = self._database.execute
        for fact in facts:
            self._last += 1
            self.has_reviews |= fact.review is not None
            more = {key: value for key, value in fact.to_dict().items() if key in _MORE}
            row = (self._last, fact.id, self._number_source(fact.source), fact.statement, fact.quote)
            add("insert into facts values (?, ?, ?, ?, ?, ?)", (*row, json.dumps(more) if more else None))
            if fact.supersedes is not None:
                add("insert into newer values (?, ?)", (fact.supersedes, self._last))
            yield fact

    def write_names(self, number: int, names: Names) -> None:
        """Write the names in a fact, for the names of its source."""
        if names.words or names.short:
            self._database.execute("insert into names values (?, ?)", (number, marshal.dumps(tuple(names))))

    def write_reading(self, number: int, reading: bytes) -> None:
        """Write the packed reading of a fact's statement."""
        self._database.execute("insert into readings values (?, ?)", (number, reading))

    def index(self) -> None:
        """Make what is written quick to find."""
        self._database.executescript(_INDEXES)

    def finish(self) -> None:
        """Write the rest: what each source is about."""
        for (source_id,) in self._ask("select distinct id from sources"):
            names = marshal.dumps(tuple(self._gather_names(source_id)))
            self._database.execute("insert into contexts values (?, ?)", (source_id, names))
        self._database.commit()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def _gather_names(self, source_id: str) -> Names:
        parts = self._ask("select number, title from sources where id = ?", source_id)
        rows = sorted(row for number, _ in parts for row in self._ask(_NAMES, number, SIBLINGS))[:SIBLINGS]
        siblings = [Names(*marshal.loads(names)) for _, names in rows if names]
        return names_of_source([title for _, title in parts], siblings)

    def _number_source(self, source: Source) -> int:
        number = self._sources.get(source)
        if number is None:
            if len(self._sources) >= _SOURCES_KEPT:
                self._sources.clear()
            number = self._last_source = self._last_source + 1
            self._sources[source] = number
            row = (number, *source.to_dict().values())
            self._database.execute("insert into sources values (?, ?, ?, ?, ?, ?, ?)", row)
        return number


def _make(row: tuple[Any, ...], sources: dict[tuple[Any, ...], Source]) -> Fact:
    _, fact_id, statement, quote, more, *values = row
    key = tuple(values)
    source = sources.get(key)
    if source is None:
        source_id, title, publisher, author, published, url = key
        day = date.fromisoformat(published) if published else None
        source = sources[key] = Source(source_id, title, publisher, author, day, url)
    if more is None:
        return Fact(fact_id, statement, source, quote)
    rest = json.loads(more)
    aliases, tags = tuple(rest.get("aliases", ())), tuple(rest.get("tags", ()))
    review = Rating.from_dict(rest["review"]) if "review" in rest else None
    return Fact(fact_id, statement, source, quote, aliases, rest.get("supersedes"), tags, rest.get("note"), review)

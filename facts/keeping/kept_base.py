"""A kept base: records and index together.

SQLite and tantivy are imported where a base is opened or made: a base of a few facts never loads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from facts.base import Base, Fact, FactSequence, Fault, find_fault
from facts.language import Figure, Reading, read, read_figures
from facts.language.packing import pack, unpack
from facts.retrieval import Names
from facts.retrieval.documents import Document, describe

if TYPE_CHECKING:
    from facts.keeping.records import NewRecords, Records
    from facts.retrieval.term_index import TermIndex

RECORDS, INDEX, REVIEWED = "facts.sqlite", "index", "reviewed"  # in its folder


class FaultyFacts(Exception):
    """Facts that are no base."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.what)
        self.fault = fault


class KeptBase(Base):
    """Facts that are read one by one when they are asked for, with their index. Never changes."""

    def __init__(self, records: Records, index: TermIndex, reviewed: TermIndex | None) -> None:
        self._records = records
        self._count = len(records)
        self.index = index
        self.reviewed = reviewed  # the index of the reviewed claims; None where there are none

    @classmethod
    def open(cls, folder: Path) -> KeptBase:
        """The base that was made in the folder."""
        from facts.keeping.records import Records
        from facts.retrieval.term_index import TermIndex

        reviewed = TermIndex.open(folder / REVIEWED) if (folder / REVIEWED).is_dir() else None
        return cls(Records(folder / RECORDS), TermIndex.open(folder / INDEX), reviewed)

    @classmethod
    def make(cls, facts: Iterable[Fact], folder: Path | None, are_read: bool = True) -> KeptBase:
        """Make a base of the facts, in an empty folder or in memory; raises FaultyFacts.

        `are_read`: in a folder their readings are kept too, which takes four times as long.
        """
        from facts.keeping.records import NewRecords
        from facts.retrieval.term_index import TermIndex

        records = NewRecords(folder / RECORDS if folder else None)
        fault = find_fault(records.write(facts))
        if fault:
            records.close()
            raise FaultyFacts(fault)
        records.index()
        documents = _describe_all(records, are_read=are_read and folder is not None)
        index = TermIndex.build(documents, is_large=True, folder=_new_folder(folder, INDEX))
        reviewed = None
        if records.has_reviews:
            documents = ((n, describe(fact)) for n, fact in records.each("id") if fact.review is not None)
            reviewed = TermIndex.build(documents, is_large=True, folder=_new_folder(folder, REVIEWED))
        records.finish()
        return cls(records, index, reviewed)

    @property
    def facts(self) -> Sequence[Fact]:
        """All of them, each read when it is asked for."""
        return _Facts(self._records, self._count)

    @property
    def last_number(self) -> int:
        """The highest number of a fact."""
        return self._count

    def __len__(self) -> int:
        return self._count

    def count_reviewed(self) -> int:
        """How many of its facts are reviewed claims."""
        return self.reviewed.searcher.num_docs if self.reviewed is not None else 0

    def at(self, numbers: Sequence[int]) -> dict[int, Fact]:
        """The facts of those numbers that there are."""
        return self._records.at(numbers)

    def number_of(self, fact_id: str) -> int | None:
        """The number of the fact of that id."""
        return self._records.number_of(fact_id)

    def get(self, fact_id: str) -> Fact | None:
        """The fact of that id; None where there is none."""
        return self._records.get(fact_id)

    def successors(self, fact_id: str) -> Sequence[Fact]:
        """The facts that supersede it directly, in any order."""
        return self._records.successors(fact_id)

    def of_source(self, source_id: str, most: int) -> Sequence[Fact]:
        """The first facts by id, at most so many, of a source."""
        return self._records.of_source(source_id, most)

    def names_of_source(self, source_id: str) -> Names:
        """What its title speaks of, and the names in its first facts by id."""
        return self._records.names_of_source(source_id)

    def read(self, number: int) -> tuple[Fact, tuple[Reading, list[Figure]] | None] | None:
        """The fact of that number, with the reading of its statement and its figures where they are kept."""
        found = self._records.read(number)
        if found is None:
            return None
        fact, packed = found
        return fact, unpack(fact.statement, packed) if packed else None

    def reading_of(self, fact: Fact) -> tuple[Reading, list[Figure]] | None:
        """The reading of the fact's statement, and its figures; None where the fact was kept otherwise, or unread."""
        packed = self._records.reading_of(fact)
        return unpack(fact.statement, packed) if packed else None


def _new_folder(folder: Path | None, name: str) -> Path | None:
    """A folder in the base's; None where it is kept in memory."""
    if folder is None:
        return None
    (folder / name).mkdir()
    return folder / name


def _describe_all(records: NewRecords, are_read: bool) -> Iterator[tuple[int, Document]]:
    """The facts for the index, by id, without reviewed claims.

    Their names are written meanwhile, and their readings if they are read at all.
    """
    for number, fact in records.each("id"):
        if fact.review is not None:
            continue
        document = describe(fact)
        records.write_names(number, document.names)
        if are_read:
            reading = read(fact.statement)
            records.write_reading(number, pack(reading, read_figures(reading, fact.source.year)))
        yield number, document


class _Facts(FactSequence):
    """The facts of a kept base as a sequence."""

    def __init__(self, records: Records, count: int) -> None:
        self._records = records
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Fact]:
        return (fact for _, fact in self._records.each())

    def at(self, place: int) -> Fact:
        """The fact of a place from 0."""
        number = place + 1  # they are numbered without gaps
        return self._records.at([number])[number]

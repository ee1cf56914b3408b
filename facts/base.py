"""Fact and FactBase: what is held to be true. Reading fact files is in `files`, what they lack in `linting`.

A base is whatever has the methods of `Base`: FactBase holds its facts in memory, `keeping` has one that does not, and
`changes` one that lies over another.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import overload

from facts.errors import BaseError
from facts.rating import Rating
from facts.sources import Source


@dataclass(frozen=True, slots=True)
class Fact:
    """One curated statement with its quote and source.

    Figures are read from the statement; nobody types them twice. What is read from a file has been held to the rules in
    `files.rules`; building a fact by hand checks nothing. A quote is missing (None) only in bases that are not
    finished, and `facts lint` says so.
    """

    id: str  # a slug, unique in the base
    statement: str
    source: Source
    quote: str | None = None  # verbatim; several passages are joined by " […] "
    aliases: tuple[str, ...] = ()  # other words that people use for the same thing
    supersedes: str | None = None  # the id of the older value of the same thing
    tags: tuple[str, ...] = ()
    note: str | None = None  # for moderators only
    # Where there is one the statement is a claim that a fact-checker rated, the source: it is not held to be true.
    review: Rating | None = None

    def to_dict(self) -> dict[str, object]:
        """The fact as it stands in a JSONL file; what is empty is left out."""
        values = {
            "id": self.id,
            "statement": self.statement,
            "source": {key: value for key, value in self.source.to_dict().items() if value is not None},
            "quote": self.quote,
            "aliases": list(self.aliases),
            "supersedes": self.supersedes,
            "tags": list(self.tags),
            "note": self.note,
            "review": self.review.to_dict() if self.review else None,
        }
        return {key: value for key, value in values.items() if value}


@dataclass(frozen=True, slots=True)
class Fault:
    """What makes a collection of facts no base, and at which fact of it."""

    index: int
    key: str  # the key of the fact that is at fault: "id" or "supersedes"
    what: str  # with its remedy


class FactSequence(Sequence[Fact]):
    """Facts that are read one by one, when they are asked for; the kinds of it say how many and how."""

    @abstractmethod
    def at(self, place: int) -> Fact:
        """The fact of a place from 0, which is there."""

    @overload
    def __getitem__(self, index: int) -> Fact: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Fact]: ...
    def __getitem__(self, index: int | slice) -> Fact | Sequence[Fact]:
        places = range(len(self))[index]
        return tuple(map(self.at, places)) if isinstance(places, range) else self.at(places)


class Base(ABC):
    """Facts in their order, looked up by id, by words, by source and by what they supersede."""

    __slots__ = ()

    @property
    @abstractmethod
    def facts(self) -> Sequence[Fact]:
        """All of them; of a large base each is read when it is asked for."""

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def get(self, fact_id: str) -> Fact | None:
        """The fact of that id; None where there is none."""

    @abstractmethod
    def successors(self, fact_id: str) -> Sequence[Fact]:
        """The facts that supersede it directly, in any order."""

    @abstractmethod
    def of_source(self, source_id: str, most: int) -> Sequence[Fact]:
        """The first facts by id, at most so many, of a source."""

    def superseded_by(self, fact_id: str) -> Fact | None:
        """What holds now in place of that fact: the newest of the facts that supersede it, however many steps on.

        None where nothing supersedes it. Of several that supersede one the latest published, then the first by id: no
        order of files matters.
        """
        newest: Fact | None = None
        while successors := self.successors(newest.id if newest else fact_id):
            newest = latest_of(successors)
        return newest

    def history(self, fact_id: str) -> tuple[Fact, ...]:
        """The facts about one thing over time, the oldest first: what that fact supersedes, and what supersedes it.

        The fact alone where there is no other; nothing where there is no such fact. Where several supersede one, the
        line goes on with the latest published, unless the fact asked for is another of them.
        """
        fact = self.superseded_by(fact_id) or self.get(fact_id)
        line: list[Fact] = []
        while fact is not None:
            line.append(fact)
            fact = self.get(fact.supersedes) if fact.supersedes is not None else None
        return tuple(reversed(line))

    def find(self, words: str) -> tuple[Fact, ...]:
        """The facts that hold every one of the words, in their order; case does not matter, nor does a word's ending.

        Looks at statement, id, tags and aliases. A word finds the words that begin with it ("flight" finds "flights").
        No words find everything.
        """
        sought = words.casefold().split()
        return tuple(fact for fact in self.facts if _holds(fact, sought))


@dataclass(frozen=True, slots=True)
class FactBase(Base):
    """Facts in their order, looked up by id, by words and by what they supersede.

    Raises BaseError where an id is doubled, or a `supersedes` points nowhere or in a circle.
    """

    facts: tuple[Fact, ...]
    _by_id: dict[str, Fact] = field(init=False, repr=False, compare=False)
    _newer: dict[str, list[Fact]] = field(init=False, repr=False, compare=False)  # by the id of the older
    _by_source: dict[str, list[Fact]] = field(init=False, repr=False, compare=False)  # by id

    def __post_init__(self) -> None:
        fault = find_fault(self.facts)
        if fault:
            raise BaseError(fault.what)
        object.__setattr__(self, "_by_id", {fact.id: fact for fact in self.facts})
        object.__setattr__(self, "_newer", _newer_by_older(self.facts))
        object.__setattr__(self, "_by_source", _facts_by_source(self.facts))

    def __len__(self) -> int:
        return len(self.facts)

    def get(self, fact_id: str) -> Fact | None:
        """The fact of that id; None where there is none."""
        return self._by_id.get(fact_id)

    def successors(self, fact_id: str) -> Sequence[Fact]:
        """The facts that supersede it directly, in any order."""
        return self._newer.get(fact_id, ())

    def of_source(self, source_id: str, most: int) -> Sequence[Fact]:
        """The first facts by id, at most so many, of a source."""
        return self._by_source.get(source_id, [])[:most]


def latest_of(facts: Sequence[Fact]) -> Fact:
    """The latest published of some facts, of several such the first by id."""
    return max(sorted(facts, key=lambda fact: fact.id), key=_published)


def find_fault(facts: Iterable[Fact]) -> Fault | None:
    """The first fault of the collection as a whole; None where it is a base."""
    known: dict[str, int] = {}
    older_of: dict[str, str] = {}
    reviewed: set[str] = set()
    for index, fact in enumerate(facts):
        if fact.id in known:
            return Fault(index, "id", f'the id "{fact.id}" is there twice; give one of the facts another id')
        known[fact.id] = index
        if fact.supersedes is not None:
            older_of[fact.id] = fact.supersedes
        if fact.review is not None:
            reviewed.add(fact.id)
    for newer, older in older_of.items():
        if older not in known:
            what = f'"{newer}" supersedes "{older}", which is not in the base; mend the id or take the line out'
            return Fault(known[newer], "supersedes", what)
        if newer in reviewed or older in reviewed:
            return Fault(known[newer], "supersedes", refuse_line(newer, older))
    return _find_circle(known, older_of)


def refuse_line(newer: str, older: str) -> str:
    """What is wrong with a fact that supersedes a reviewed claim, or the other way round."""
    return f'"{newer}" supersedes "{older}", but a reviewed claim is no value that another replaces; take that out'


def _find_circle(known: dict[str, int], older_of: dict[str, str]) -> Fault | None:
    settled: set[str] = set()
    for start in older_of:
        trail: dict[str, None] = {}
        step: str | None = start
        while step is not None and step not in settled:
            if step in trail:
                what = f'"{step}" supersedes itself in the end, by way of "{older_of[step]}"; take one supersedes out'
                return Fault(known[step], "supersedes", what)
            trail[step] = None
            step = older_of.get(step)
        settled.update(trail)
    return None


def _newer_by_older(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """For each superseded id the facts that supersede it."""
    newer: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.supersedes is not None:
            newer.setdefault(fact.supersedes, []).append(fact)
    return newer


def _facts_by_source(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.source.id, []).append(fact)
    for siblings in found.values():
        siblings.sort(key=lambda fact: fact.id)
    return found


def _published(fact: Fact) -> date:
    return fact.source.published or date.min


def _holds(fact: Fact, sought: list[str]) -> bool:
    text = " ".join((fact.statement, fact.id, *fact.tags, *fact.aliases)).casefold()
    return all(word in text and re.search(rf"(?<!\w){re.escape(word)}", text) for word in sought)

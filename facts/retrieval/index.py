"""All facts of a base, found by topic: candidates for a claim, by their numbers.

A base of a few facts needs no index: each of them is a candidate for each claim. A larger one has its main index, which
is never touched again; what is added or changed later goes into a fresh one beside it, and what is gone is passed over.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from facts.base import Fact
from facts.language import Reading
from facts.retrieval.documents import describe

if TYPE_CHECKING:
    from facts.retrieval.term_index import TermIndex

FEW = 32  # facts; to hold a claim against so many takes less time than to index them
MANY = 50_000  # facts; memory for indexing them in one go
_SPARE = 8  # hits more than asked for: some may be gone, and equally good ones are put in order


class Candidate(NamedTuple):
    """A fact that may match, by its number.

    Its BM25 score is held against the best of the same index, main or fresh: they count words apart.
    """

    number: int
    nearness: float  # its score beside the best one's (0-1)
    place: int  # how many of the same index stand before it


class Index:
    """Numbered facts, found by topic. Safe to share between threads, also while it changes."""

    def __init__(self, main: TermIndex | None = None) -> None:
        self._main = main
        self._gone: frozenset[int] = frozenset()  # numbers of the main index that are not to be found any more
        self._few: dict[int, Fact] = {}  # all facts, as long as there is no main index
        self._fresh: TermIndex | None = None
        self._beside: frozenset[int] | None = None  # numbers that a branch was given; None where it is no branch
        self._lock = threading.Lock()

    @classmethod
    def of(cls, facts: Iterable[tuple[int, Fact]]) -> Index:
        """An index in memory. Facts that are equally near come in the order of their numbers."""
        index = cls()
        index._few = dict(facts)
        index._grow()
        return index

    def branch(self) -> Index:
        """The same facts, to be changed a little by itself: made at once, at any size, and this one stays as it is.

        What is put into it is not indexed but a candidate for every claim, which is right for a few facts.
        """
        with self._lock:
            branch = Index(self._main)
            branch._gone, branch._few, branch._beside = self._gone, self._few, self._beside or frozenset()
            branch._fresh = self._fresh.as_it_is() if self._fresh is not None else None
        return branch

    def put(self, number: int, fact: Fact) -> None:
        """Add a fact under a number that is not in use."""
        with self._lock:
            if self._main is not None and self._beside is not None:
                self._beside |= {number}
                return
            if self._main is None:
                self._few = {**self._few, number: fact}
                self._grow()
                return
            if self._fresh is None:
                self._fresh = _build([])
            self._fresh.put(number, describe(fact))

    def remove(self, number: int) -> None:
        """Take a fact out."""
        with self._lock:
            if self._main is None:
                self._few = {other: fact for other, fact in self._few.items() if other != number}
                return
            self._gone |= {number}
            if self._beside is not None:
                self._beside -= {number}
            elif self._fresh is not None:
                self._fresh.remove(number)

    def candidates(self, reading: Reading, most: int) -> list[Candidate]:
        """The facts nearest in topic, best first, at most so many; all of a base of few. None without terms."""
        if not reading.terms:
            return []
        if self._main is None:
            return [Candidate(number, 1.0, 0) for number in self._few]
        found = _search(self._main, reading, most, self._gone)
        if self._fresh is not None:
            found += _search(self._fresh, reading, most, self._gone)
        found += [Candidate(number, 1.0, 0) for number in self._beside or ()]
        if self._fresh is not None or self._beside:
            found.sort(key=lambda candidate: (candidate.place, -candidate.nearness, candidate.number))
        return found[:most]

    def share(self, word: str) -> float:
        """The share of the facts that have the key, or numeral, in statement or aliases (0-1); 0 in a base of few."""
        if self._main is None:
            return 0.0
        having, facts = self._main.frequency("words", word), self._main.searcher.num_docs
        if self._fresh is not None:
            having += self._fresh.frequency("words", word)
            facts += self._fresh.searcher.num_docs
        return having / facts

    def knows(self, word: str) -> bool:
        """Whether any fact has the key in its statement, its aliases or its source's title."""
        if self._main is None:
            return any(word in _words_of(fact) for fact in self._few.values())
        indexes = [self._main] if self._fresh is None else [self._main, self._fresh]
        return any(index.frequency(field, word) for index in indexes for field in ("words", "title"))

    def _grow(self) -> None:
        if len(self._few) > FEW:
            self._main = _build(sorted(self._few.items()))
            self._few = {}


@lru_cache(maxsize=FEW * 8)
def _words_of(fact: Fact) -> frozenset[str]:
    described = describe(fact)
    return frozenset((*described.words.split(), *described.title.split()))


def _build(facts: list[tuple[int, Fact]]) -> TermIndex:
    from facts.retrieval.term_index import TermIndex  # a base of few never loads tantivy

    return TermIndex.build(((number, describe(fact)) for number, fact in facts), len(facts) > MANY)


def _search(index: TermIndex, reading: Reading, most: int, gone: frozenset[int]) -> list[Candidate]:
    from facts.retrieval.queries import query_of

    query = query_of(reading, index)
    if query is None:
        return []
    asked = most + _SPARE
    while True:
        hits = index.search(query, asked)
        left = [(score, number) for score, number in hits if number not in gone]
        if len(left) >= most or len(hits) < asked:
            break
        asked *= 4
    if not left:
        return []
    # Scores that differ in the last digits only are equal: they are sums, and the order of adding is not fixed.
    rounded = sorted((-round(score, 3), number) for score, number in left)
    best = -rounded[0][0] or 1.0
    return [Candidate(number, -score / best, place) for place, (score, number) in enumerate(rounded[:most])]

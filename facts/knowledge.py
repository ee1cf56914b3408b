"""What is known: a base with its index, its facts ready to be held against claims, and what each source is about.

The base may change at any time: a fact that is put in, changed or retired counts from the next check on, at any size.
"""

import threading
from collections import ChainMap
from collections.abc import Callable, MutableMapping, Sequence
from copy import copy
from functools import lru_cache

from facts.base import Base, Fact
from facts.changes import put_fact, retire_fact
from facts.keeping.kept_base import KeptBase
from facts.language import Reading
from facts.matching.alignment import Context
from facts.matching.topics import Topic, analyse
from facts.retrieval import SIBLINGS, Index, names_of, names_of_source
from facts.sources import Source

_FAR = 1_000_000_000  # from the numbers of a base to those of its branches: neither reaches the other's
_TOPICS_KEPT, _CONTEXTS_KEPT = 8_000, 4_000  # topics of 14 KB each


class Knowledge:
    """The facts of a base, or else its reviewed claims. Safe to share between threads, also while it changes.

    The two are never found together: what somebody claimed is no neighbour, rival or mix-up of a fact.
    """

    count: int  # of the facts that are known here

    def __init__(self, base: Base, of_reviews: bool = False) -> None:
        self.base = base
        self._of_reviews = of_reviews
        self._kept = base if isinstance(base, KeptBase) else None
        self._facts: MutableMapping[int, Fact] = {}  # by number; those that are not in the kept base
        self._numbers: MutableMapping[str, int] = {}  # of the same
        if self._kept:
            self._next = self._kept.last_number + 1
            self._index = Index(self._kept.reviewed if of_reviews else self._kept.index)
            self.count = self._kept.count_reviewed()
            self.count = self.count if of_reviews else len(self._kept) - self.count
        else:
            # Numbered by id: no answer depends on the order of the facts.
            self._facts = dict(enumerate(sorted(filter(self._is_one, base.facts), key=lambda fact: fact.id)))
            self._numbers = {fact.id: number for number, fact in self._facts.items()}
            self._next, self._index = len(self._facts), Index.of(self._facts.items())
            self.count = len(self._facts)
        self._touched: set[str] = set()  # sources whose facts are not those of the kept base any more
        self._whole: Callable[[Source], Context] | None = None  # of a branch: what it was before its changes
        self._lock = threading.Lock()
        self.topic = lru_cache(_TOPICS_KEPT)(self._read_topic)  # by the fact itself: a changed one is another
        self._kept_topic = lru_cache(_TOPICS_KEPT)(self._read_kept_topic)  # by number: the kept base never changes
        self.context = lru_cache(_CONTEXTS_KEPT)(self._read_context)

    def branch(self) -> "Knowledge":
        """The same, to be changed a little by itself; made at once, at any size. This one stays as it is.

        It is for a moment: what this one forgets later is not found there either.
        """
        with self._lock:
            branch = copy(self)
            branch._facts, branch._numbers = ChainMap({}, self._facts), ChainMap({}, self._numbers)
            branch._index, branch._touched, branch._lock = self._index.branch(), set(), threading.Lock()
        branch._next += _FAR
        branch._whole = self.context
        branch.context = lru_cache(_CONTEXTS_KEPT)(branch._read_context)
        return branch

    def hide(self, fact_id: str) -> None:
        """Find that fact no more; the base keeps it, and what supersedes it."""
        with self._lock:
            self._remove(self._number_of(fact_id))

    def put(self, fact: Fact) -> None:
        """Add a fact, or change the one of its id; raises BaseError where its `supersedes` is wrong."""
        with self._lock:
            base, old, number = put_fact(self.base, fact), self._number_of(fact.id), self._next
            self._next += 1
            self._numbers.pop(fact.id, None)
            if self._is_one(fact):
                self._facts[number] = fact
                self._numbers[fact.id] = number
                self._index.put(number, fact)
            self._remove(old)
            self.count += self._is_one(fact) - self._is_one(self.base.get(fact.id))
            self._follow(base, fact.id, fact.source.id)

    def retire(self, fact_id: str) -> None:
        """Take a fact out; raises BaseError where there is none, or another one supersedes it."""
        with self._lock:
            base, old = retire_fact(self.base, fact_id), self._number_of(fact_id)
            self._numbers.pop(fact_id, None)
            self._remove(old)
            self.count -= self._is_one(self.base.get(fact_id))
            self._follow(base, fact_id)

    def find_topics(self, claim: Reading, most: int, least: int = 0, nearest: float = 0.0) -> tuple[list[Topic], int]:
        """The facts that may be about the same thing as a claim, the likeliest first, and how many were looked for.

        Those are at most `most`; behind the first `least` those are left out that are less near than `nearest` (0-1).
        """
        candidates = self._index.candidates(claim, most)
        numbers = [c.number for c in candidates if c.place < least or c.nearness >= nearest]
        topics = map(self._topic_of_number, numbers)
        return [topic for topic in topics if topic is not None], len(candidates)

    def find_facts(self, claim: Reading, most: int) -> list[Fact]:
        """The facts that may be about the same thing as a claim, the likeliest first, at most so many."""
        return self._read([candidate.number for candidate in self._index.candidates(claim, most)])

    def share(self, word: str) -> float:
        """The share of the facts that have the key, or numeral, in statement or aliases (0-1); 0 in a base of few."""
        return self._index.share(word)

    def knows(self, word: str) -> bool:
        """Whether any fact has the key in its statement, its aliases or its source's title."""
        return self._index.knows(word)

    def siblings(self, fact: Fact) -> Sequence[Fact]:
        """The facts of its source, the fact itself among them: the first by id."""
        return self._of_source(fact.source.id)

    def _of_source(self, source_id: str) -> Sequence[Fact]:
        return [fact for fact in self.base.of_source(source_id, SIBLINGS) if self._is_one(fact)]

    def _is_one(self, fact: Fact | None) -> bool:
        """Whether a fact is of the kind that is known here."""
        return fact is not None and (fact.review is not None) is self._of_reviews

    def _read(self, numbers: Sequence[int]) -> list[Fact]:
        """The facts of those numbers, without those that were retired while they were looked for."""
        own = {number: self._facts[number] for number in numbers if number in self._facts}
        if self._kept is not None and len(own) < len(numbers):
            own |= self._kept.at([number for number in numbers if number not in own])
        return [own[number] for number in numbers if number in own]

    def _topic_of_number(self, number: int) -> Topic | None:
        """A fact as the matcher sees it; None where it was retired while it was looked for."""
        fact = self._facts.get(number)
        if fact is not None:
            return self.topic(fact)
        return self._kept_topic(number) if self._kept is not None else None

    def _read_kept_topic(self, number: int) -> Topic | None:
        assert self._kept is not None
        found = self._kept.read(number)
        if found is None:
            return None
        fact, kept = found
        return analyse(fact, *kept) if kept else analyse(fact)

    def _read_topic(self, fact: Fact) -> Topic:
        """A fact as the matcher sees it, from its reading where that is kept."""
        kept = self._kept.reading_of(fact) if self._kept is not None else None
        return analyse(fact, *kept) if kept else analyse(fact)

    def _read_context(self, source: Source) -> Context:
        """What a source is about, by its title and the first fifty of its facts."""
        if self._whole is not None and source.id not in self._touched:
            return self._whole(source)
        if self._kept is not None and source.id not in self._touched:
            names = self._kept.names_of_source(source.id)
        else:
            names = names_of_source([source.title], [names_of(fact) for fact in self._of_source(source.id)])
        return Context(frozenset(names.words), names.short)

    def _number_of(self, fact_id: str) -> int | None:
        number = self._numbers.get(fact_id)
        if number is None and self._kept is not None and self.base.get(fact_id) is not None:
            number = self._kept.number_of(fact_id)
        return number

    def _remove(self, number: int | None) -> None:
        if number is not None:
            self._index.remove(number)
            self._facts.pop(number, None)

    def _follow(self, base: Base, fact_id: str, *source_ids: str) -> None:
        """Forget what was read before a change of that fact."""
        old = self.base.get(fact_id)
        self._touched.update(source_ids, [old.source.id] if old else [])
        self.base = base
        self.context.cache_clear()

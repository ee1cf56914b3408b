"""Worth: what each word tells about the topic of a fact, learned from the facts of one base.

A word tells more the fewer facts have it, and the oftener it stands in a title as well where a statement has it: titles
say what a thing is about. So "tax" tells much, though many facts have it, and "tremendous" little, though few do.
"""

import math
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence

from facts.base import Fact
from facts.likeness.wording import words_of_text

SAMPLE = 20_000  # facts; more of them tell no more, and would take memory and time with the size of the base
_LEAST = 0.3  # of a word that no title ever repeats; measured from 0 to 0.8, which made next to no difference
_PRIOR = 20  # facts; a word seen in fewer than so many counts mostly as words do on average


class Worth:
    """The worth of words in a base."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._facts, self._repeated, self._stated = 0, Counter[str](), Counter[str]()
        self._having = Counter[str]()  # facts that have the word in statement or title
        for fact in _sample(facts):
            texts = (fact.statement, *fact.aliases)
            stated = {word for text in texts for word in words_of_text(text)}
            titled = set(words_of_text(fact.source.title))
            self._facts += 1
            self._stated.update(stated)
            self._repeated.update(stated & titled)
            self._having.update(stated | titled)
        self._mean = self._repeated.total() / max(1, self._stated.total())
        self._known: dict[str, float] = {}
        self._unknown = self._reckon("")
        self.mean_length = self._reckon_length()  # what the words of a fact, each counted once, are worth together

    def of(self, word: str) -> float:
        """The worth of one of `words_of_text`; above 0, comparable within the base."""
        if word not in self._having:
            return self._unknown
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._reckon(word)
        return known

    def _reckon(self, word: str) -> float:
        having = self._having[word]
        rarity = math.log(1.0 + (self._facts - having + 0.5) / (having + 0.5))  # the idf of BM25
        repeats = (self._repeated[word] + _PRIOR * self._mean) / (self._stated[word] + _PRIOR)
        return rarity * (_LEAST + repeats)

    def _reckon_length(self) -> float:
        total = sum(having * self.of(word) for word, having in self._having.items())
        return total / self._facts if total else 1.0


def _sample(facts: Sequence[Fact]) -> Iterable[Fact]:
    """All facts, or of many an even sample, which the order of the facts does not change."""
    every = -(-len(facts) // SAMPLE)
    return facts if every < 2 else (fact for fact in facts if zlib.crc32(fact.id.encode()) % every == 0)

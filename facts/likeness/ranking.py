"""Ranking: how like a fact is to a text, by the words that they share, what these are worth, and how they stand.

BM25 with its usual constants, but for three things: the base's own worth of words in place of idf, a fact's length in
worth and not in words, and each word of the text counted once. To that comes how well the shorter text stands in the
longer letter by letter, which knows the order of words and which misspellings hardly disturb.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from facts.base import Fact
from facts.likeness.wording import words_of_text
from facts.likeness.worth import Worth

_K1, _B = 1.2, 0.75  # as everybody has them; to 4, and from 0.5 to 1, the ranking is hardly another
_LETTERS = 0.5  # the letters' say beside that of the words, which is 0 to _K1 + 1
_MOST = _K1 + 1.0 + _LETTERS
_SPELT = 30  # facts whose letters are compared, the likest by words: it takes longer than all the rest
_KEPT = 4_000  # facts whose words are kept, about 3 kB each


@dataclass(frozen=True, slots=True)
class _Wording:
    """A fact's words, ready to be compared."""

    counts: dict[str, int]  # the words of statement, aliases and title
    length: float  # what they are worth
    statement: str  # in lower case


@dataclass(frozen=True, slots=True)
class Found:
    """A fact with its likeness to a text."""

    fact: Fact
    like_score: float  # 0-1, comparable between texts


class Ranking:
    """The likeness of a base's facts to texts. Safe to share between threads."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._worth = Worth(facts)
        self._wording = lru_cache(_KEPT)(self._read)

    def rank(self, text: str, facts: Iterable[Fact]) -> list[Found]:
        """Facts of the base, the likest to the text first."""
        worths = {word: self._worth.of(word) for word in dict.fromkeys(words_of_text(text))}
        total = sum(worths.values()) or 1.0
        compared = [(self._shared(worths, self._wording(fact)) / total, fact) for fact in facts]
        compared.sort(key=lambda found: (-found[0], found[1].id))
        lower = text.lower()
        found = []
        for n, (words_score, fact) in enumerate(compared):
            letters = fuzz.partial_ratio(lower, self._wording(fact).statement) / 100 if n < _SPELT else 0.0
            found.append(Found(fact, (words_score + _LETTERS * letters) / _MOST))
        return sorted(found, key=lambda f: (-f.like_score, f.fact.id))

    def _shared(self, worths: dict[str, float], wording: _Wording) -> float:
        norm = _K1 * (1.0 - _B + _B * wording.length / self._worth.mean_length)
        score = 0.0
        for word, worth in worths.items():
            count = wording.counts.get(word)
            if count:
                score += worth * count * (_K1 + 1.0) / (count + norm)
        return score

    def _read(self, fact: Fact) -> _Wording:
        texts = (fact.statement, *fact.aliases, fact.source.title)
        counts = Counter(word for text in texts for word in words_of_text(text))
        return _Wording(counts, sum(map(self._worth.of, counts)), fact.statement.lower())

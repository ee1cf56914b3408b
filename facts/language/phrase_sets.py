"""Phrase sets: which phrases of a list stand in a sentence, and where."""

from collections.abc import Iterable
from functools import cache

from facts.language.lexicon import words_of


class PhraseSet:
    """Phrases of one to a few words, told by their first: most sentences have none of those, which is seen at once."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take phrases in lower case, their words divided by spaces."""
        by_first: dict[str, list[list[str]]] = {}
        for phrase in phrases:
            words = phrase.split()
            by_first.setdefault(words[0], []).append(words)
        self._by_first = {first: sorted(found, key=len, reverse=True) for first, found in by_first.items()}
        self._firsts = frozenset(by_first)

    def find(self, words: list[str]) -> dict[int, int]:
        """The place of each phrase in a sentence's words in lower case, in order, with the place behind the longest."""
        if self._firsts.isdisjoint(words):
            return {}
        found = {}
        for at, word in enumerate(words):
            stop = self.end(words, at) if word in self._firsts else at
            if stop > at:
                found[at] = stop
        return found

    def end(self, words: list[str], at: int) -> int:
        """The place behind the longest phrase that begins at a place; that place itself where none does."""
        for phrase in self._by_first.get(words[at], ()):
            if words[at : at + len(phrase)] == phrase:
                return at + len(phrase)
        return at

    def is_in(self, words: list[str]) -> bool:
        """Whether any of them stands there."""
        return bool(self.find(words))


@cache
def phrases_of(section: str) -> PhraseSet:
    """The phrases of a section of grammar.txt. Raises KeyError where there is no such section."""
    return PhraseSet(words_of(section))

"""Moods: whether a sentence says that something has been done, or that it is only meant to be."""

from facts.language.lexicon import lexicon, words_of
from facts.language.model import Reading

_DONE = words_of("done")


def says_it_happened(reading: Reading) -> bool:
    """Whether a sentence says that something has been done, and not that it will or may be."""
    return not _DONE.isdisjoint(reading.words) and not says_it_is_planned(reading)


def says_it_is_planned(reading: Reading) -> bool:
    """Whether a sentence speaks of an aim, a plan or the future."""
    lex = lexicon()
    return any(token.is_word and lex.is_small("moods", (lex.key(token.text),)) for token in reading.tokens)

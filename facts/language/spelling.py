"""Spelling: a word that English does not have -> the word that was meant, where that is sure.

A slip is two letters swapped, one left out or doubled, a vowel for another; in a longer word that the base has also any
other letter wrong or too much. The first letter is always right. Of what one may be a slip of, words of the base come
first, then those of which the lists know what they mean: any other word would be as strange as the slip.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from facts.language.lexicon import lexicon
from facts.language.phrases import is_known
from facts.language.vocabulary import count, is_common
from facts.quantities.lexicon import lexicon as number_lexicon

Knows = Callable[[str], bool]  # whether the base has a word, by its key

_SHORTEST, _SHORTEST_LONG = 3, 5  # characters
_LONGEST = 40  # characters; what is longer is no word, and has too many neighbours to try
_VERY_COMMON = 50_000_000  # the dictionary's count: 1,600 words; a short word is a slip of no other
_NAMES = ("place", "body", "publisher")  # no institution or role, which are common words too
_DRAWN_OUT = re.compile(r"(\w)\1{2,}")
_LETTERS, _VOWELS = "abcdefghijklmnopqrstuvwxyz", "aeiouy"


class _Slips(NamedTuple):
    """The common words that a word may be a slip of, by how people slip, the commonest first."""

    likely: tuple[str, ...]  # swapped, left out, doubled
    vowels: tuple[str, ...]
    other: tuple[str, ...]


def meant_by(word: str, knows: Knows, may_be_name: bool) -> str | None:
    """The word that one in lower case is a slip of; None where it is right, or what was meant is not sure.

    What may be a name has no wrong letter: it is a slip of a word of the base, a month or a very common word, or stays.
    """
    if not may_be_slip(word) or _has(knows, word):
        return None
    slips, is_long = _slips(word), len(word) >= _SHORTEST_LONG
    likely = slips.likely if may_be_name or len(word) == _SHORTEST else (*slips.likely, *slips.vowels)
    for other in (*likely, *(slips.other if is_long and not may_be_name else ())):
        if _has(knows, other):
            return other
    for other in likely:
        is_usual = count(other) >= _VERY_COMMON or other in number_lexicon().numbers.months
        if (is_usual or (is_long and not may_be_name)) and is_listed(other) and not _is_name(other):
            return None if any(_has(knows, near) for near in _near(word)) else other  # a name that the base has
    return None


@lru_cache(maxsize=50_000)
def may_be_slip(word: str) -> bool:
    """Whether a word in lower case is no word of English or the lists, and of a length that tells what was meant."""
    return word.isascii() and word.isalpha() and _SHORTEST <= len(word) <= _LONGEST and not is_right(word)


def _has(knows: Knows, word: str) -> bool:
    return knows(lexicon().key(word))


def is_right(word: str) -> bool:
    """Whether English or the lists have a word in lower case."""
    key = lexicon().key(word)
    return is_known(word, key) or is_listed(word) or key in _name_words() or lexicon().expand(word) is not None


def is_listed(word: str) -> bool:
    """Whether the lists know what a word means by itself."""
    words = lexicon()
    keys = words.keys(word)
    return keys in words.entries or word in _number_words() or any(words.is_small(kind, keys) for kind in words.small)


def _is_name(word: str) -> bool:
    entry = lexicon().entries.get(lexicon().keys(word))
    return entry is not None and entry.name_type in _NAMES


@cache
def _name_words() -> frozenset[str]:
    return frozenset(key for keys, entry in lexicon().entries.items() if entry.name_type for key in keys)


@cache
def _number_words() -> frozenset[str]:
    """Words of numbers, their hedges and units."""
    numbers = number_lexicon()
    units = numbers.units
    phrases = (units.phrases, units.signs, units.signs_after, numbers.hedges.before, numbers.hedges.after)
    return frozenset().union(
        numbers.starts, units.tight, map(str.lower, units.codes), *(phrase.firsts() for phrase in phrases)
    )


@lru_cache(maxsize=20_000)
def _slips(word: str) -> _Slips:
    likely = set(_common(_likely(word)))
    vowels = set(_common(_with_other_letter(word, _VOWELS))) - likely
    other = set(_common(_near(word))) - likely - vowels
    return _Slips(*(tuple(sorted(words, key=lambda w: (-count(w), w))) for words in (likely, vowels, other)))


def _common(words: Iterator[str]) -> Iterator[str]:
    return (word for word in words if is_common(word))


def _likely(word: str) -> Iterator[str]:
    """Two letters swapped, one left out, one doubled or drawn out: "sooo"; "citys" for cities."""
    for at in range(1, len(word)):
        yield f"{word[:at]}{word[at + 1 : at + 2]}{word[at]}{word[at + 2 :]}"
        if word[at] == word[at - 1]:
            yield word[:at] + word[at + 1 :]
    for at in range(1, len(word) + 1):
        yield from (f"{word[:at]}{letter}{word[at:]}" for letter in _LETTERS)
    drawn_out = _DRAWN_OUT.search(word)
    if drawn_out is not None:
        yield from (word.replace(drawn_out[0], drawn_out[1] * times) for times in (1, 2))
    if word.endswith("ys"):
        yield f"{word[:-2]}ies"


def _with_other_letter(word: str, letters: str) -> Iterator[str]:
    for at in range(1, len(word)):
        if word[at] in letters:
            yield from (f"{word[:at]}{letter}{word[at + 1 :]}" for letter in letters if letter != word[at])


def _near(word: str) -> Iterator[str]:
    """All that is one slip away and begins with the same letter."""
    yield from _likely(word)
    yield from _with_other_letter(word, _LETTERS)
    yield from (word[:at] + word[at + 1 :] for at in range(1, len(word)))

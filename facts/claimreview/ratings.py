"""Ratings: a fact-checker's rating -> Truth, by its words; by its numbers only where there are no words.

The words are data (ratings.txt). What they do not say for sure is unknown: a false review passed off as a true one
is worse than one that nobody learns of.
"""

import re
from functools import cache
from pathlib import Path

from facts.rating import Truth
from facts.word_lists import sections_of

_FILE = Path(__file__).with_name("ratings.txt")
_TURNING = "turning"  # the section of what turns a rating round
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PART = re.compile(r"[.:;!–—(\n]| - ")  # between a rating and what explains it
_FALSE_BELOW, _TRUE_ABOVE = 0.3, 0.7  # of the way from worst to best; between, only the very middle is mixed
_MIXED = (0.4, 0.6)
_LONGEST = 12  # words; what is longer is a sentence, and says too much to be read by single words

Words = tuple[str, ...]


def truth_of_words(rating: str) -> Truth | None:
    """What a rating in words comes to; None where it holds no words."""
    words = _words(rating)
    if not words:
        return None
    if rating.rstrip().endswith("?"):
        return Truth.UNKNOWN
    whole = _phrases().get(words)
    if whole is not None:
        return whole
    opening, *rest = _PART.split(rating.strip(), maxsplit=1)
    first = _phrases().get(_words(opening))
    if first is None or (first is Truth.TRUE and not _adds_nothing(_words(*rest))):
        return _truth_within(words)
    return first  # "False. The figure is from 2019", "Mostly false: …"


def truth_of_numbers(value: float | None, worst: float | None, best: float | None) -> Truth:
    """What a rating on a scale comes to; unknown where the scale is not told, or the value is not on it or in doubt."""
    if value is None or worst is None or best is None or best <= worst or not worst <= value <= best:
        return Truth.UNKNOWN
    share = (value - worst) / (best - worst)
    if share < _FALSE_BELOW:
        return Truth.FALSE
    if share > _TRUE_ABOVE:
        return Truth.TRUE
    return Truth.MIXED if _MIXED[0] <= share <= _MIXED[1] else Truth.UNKNOWN


def _truth_within(words: Words, *known: Truth) -> Truth:
    """By the phrases that stand in a rating, where all mean one thing and nothing else there turns them."""
    if len(words) > _LONGEST:
        return Truth.UNKNOWN
    found = set(known)
    at = 0
    while at < len(words):
        length = next((n for n in range(len(words) - at, 0, -1) if words[at : at + n] in _phrases()), 0)
        if length:
            found.add(_phrases()[words[at : at + length]])
        elif words[at] in _turning():
            return Truth.UNKNOWN
        at += length or 1
    return found.pop() if len(found) == 1 else Truth.UNKNOWN


def _adds_nothing(words: Words) -> bool:
    """Whether what explains a "true" does not take it back: "True. But misleading"."""
    return _turning().isdisjoint(words) and _truth_within(words, Truth.TRUE) is Truth.TRUE


def _words(text: str = "") -> Words:
    return tuple(word.replace("’", "'") for word in _WORD.findall(text.casefold()))


@cache
def _phrases() -> dict[Words, Truth]:
    sections = sections_of(_FILE)
    return {_words(phrase): Truth(name) for name in sections if name != _TURNING for phrase in _listed(name)}


@cache
def _turning() -> frozenset[str]:
    return frozenset(word for phrase in _listed(_TURNING) for word in _words(phrase))


def _listed(section: str) -> list[str]:
    return [phrase for group in sections_of(_FILE)[section] for phrase in group]

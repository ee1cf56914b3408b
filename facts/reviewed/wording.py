"""Wording: a sentence as the words and figures that it says something with, in their order.

Articles, marks, hedges (which are part of a figure) and words that say nothing are left out, and so is what people
write around a claim: "did you know that …?". What denies a claim, doubts it or says whose it is stays, and makes it
another.
"""

from functools import cache
from pathlib import Path

from facts.language import Reading, read
from facts.quantities import Quantity
from facts.verdicts.repeating import FIGURE, frame_of
from facts.word_lists import sections_of

Item = str | Quantity
Wording = tuple[Item, ...]

_PHRASES = Path(__file__).with_name("phrases.txt")
_OF = "of"
_WRITTEN_OUT = {"n't": ("not",), "cannot": ("can", "not"), "ca": ("can",), "wo": ("will",)}


def wording_of(reading: Reading) -> Wording:
    """The words and figures of a sentence; empty where it says nothing."""
    items = _items_of(reading)
    items = items[_length(items, "openings") :]
    items = items[::-1][_length(items[::-1], "closings") :][::-1]
    return tuple(item for item in items if item not in words_in("idle"))


@cache
def words_in(section: str) -> frozenset[str]:
    """The words of a section of phrases.txt."""
    return frozenset(word for group in sections_of(_PHRASES)[section] for word in group)


@cache
def kinds_of_being() -> dict[str, str]:
    """For each form of "be" the one that stands for it."""
    return {word: group[0] for group in sections_of(_PHRASES)["being"] for word in group}


def _items_of(reading: Reading) -> list[Item]:
    """Each word, and each figure in its place: "20% of children" and "one in five children" are worded alike."""
    frame = frame_of(reading)
    figures = iter(frame.figures)
    items: list[Item] = []
    for word in frame.words:
        if word == FIGURE:
            items.append(next(figures).quantity)
        elif word != _OF or not items or isinstance(items[-1], str):
            items += _WRITTEN_OUT.get(word, (word,))
    return items


def _length(items: list[Item], section: str) -> int:
    """How many items at the beginning only stand around the claim; behind it they come in the order of reading back."""
    at = 0
    while found := next((n for n in range(_longest(section), 0, -1) if tuple(items[at : at + n]) in _set(section)), 0):
        at += found
    return at if at < len(items) else 0


@cache
def _set(section: str) -> frozenset[tuple[Item, ...]]:
    phrases = [tuple(_items_of(read(phrase))) for phrase in words_in(section)]
    return frozenset(phrase[::-1] if section == "closings" else phrase for phrase in phrases)


@cache
def _longest(section: str) -> int:
    return max(map(len, _set(section)))

"""Sameness: whether two sentences say the same, word by word and figure by figure, in the same order.

A word may have another ending, and one word another of the same meaning; a part that says when or where may stand at
the beginning. A figure must be the very same, hedge and all: of a claim of 600 that is rated false nothing follows for
"nearly 600".
"""

import re

from facts.language.lexicon import lexicon
from facts.quantities import Quantity
from facts.reviewed.wording import Item, Wording, kinds_of_being, words_in

_MOST_SYNONYMS = 1
_LONGEST_MOVED = 3  # items
_FEWEST = 2  # items of a sentence that says anything
# Two numbers that are written differently may differ in the last digits of a float: a fifth, 20 %.
_SAME = 1e-9
_SHORTEST_STEM = 3  # letters
_SAME_SAID = ("hedge", "rate", "is_vague", "date_end")  # of two quantities that are one
_GOING_ON = "ing"
_ENDING = re.compile(r"(?:|e|y|e?s|ies|e?d|ied|(?P<doubled>[a-z]?)(?:ed|ing))")


def is_same(one: Wording, other: Wording) -> bool:
    """Whether they say the same; no where there is any doubt."""
    if len(one) != len(other) or len(one) < _FEWEST:
        return False
    return any(_match(one, moved) for moved in _orders(other)) or any(_match(moved, other) for moved in _orders(one))


def _orders(wording: Wording) -> list[Wording]:
    """The wording, and with each part that says when or where moved to its beginning."""
    found = [wording]
    for at, item in enumerate(wording):
        if at and item in words_in("movable"):
            for end in range(at + 2, min(at + _LONGEST_MOVED, len(wording)) + 1):
                found.append((*wording[at:end], *wording[:at], *wording[end:]))
    return found


def _match(one: Wording, other: Wording) -> bool:
    synonyms = 0
    for ours, theirs in zip(one, other, strict=True):
        if not _is_same_item(ours, theirs):
            synonyms += 1
            if synonyms > _MOST_SYNONYMS or not _mean_the_same(ours, theirs):
                return False
    return True


def _is_same_item(ours: Item, theirs: Item) -> bool:
    if isinstance(ours, Quantity) or isinstance(theirs, Quantity):
        return isinstance(ours, Quantity) and isinstance(theirs, Quantity) and _is_same_quantity(ours, theirs)
    beings = kinds_of_being()
    if ours in beings or theirs in beings:
        return beings.get(ours) == beings.get(theirs)
    return ours == theirs or _is_form_of(ours, theirs)


def _is_form_of(ours: str, theirs: str) -> bool:
    """Whether two words differ only in their ending: vaccine, vaccines; but not vaccine, vaccination.

    What goes on is not what is done: is closing, closed.
    """
    if ours.endswith(_GOING_ON) is not theirs.endswith(_GOING_ON):
        return False
    ours, theirs = lexicon().lemma(ours), lexicon().lemma(theirs)
    if ours == theirs:
        return True
    shared = next(
        (n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs))
    )
    stem = ours[:shared]
    if shared < _SHORTEST_STEM or lexicon().key(ours) != lexicon().key(theirs):
        return False
    endings = [_ENDING.fullmatch(word[len(stem) :]) for word in (ours, theirs)]
    return all(ending and (ending["doubled"] or stem[-1]) in ("", stem[-1]) for ending in endings)


def _mean_the_same(ours: Item, theirs: Item) -> bool:
    """Whether two words, none of them a name, are one thing by the word lists."""
    if isinstance(ours, Quantity) or isinstance(theirs, Quantity):
        return False
    keys = lexicon().key(ours), lexicon().key(theirs)
    one, other = (lexicon().entries.get((key,)) for key in keys)
    if one is None or other is None or keys[0] == keys[1]:
        return False
    is_thing = not any(entry.name_type or entry.is_negation for entry in (one, other))
    return is_thing and not set(one.same).isdisjoint(other.same)


def _is_same_quantity(ours: Quantity, theirs: Quantity) -> bool:
    if any(getattr(ours, name) != getattr(theirs, name) for name in _SAME_SAID):
        return False
    if ours.date or theirs.date:
        return ours.date == theirs.date and ours.kind is theirs.kind
    if ours.dimension != theirs.dimension or (ours.dimension is None and ours.kind is not theirs.kind):
        return False
    return all(
        _is_same_number(_standard(ours, a), _standard(theirs, b))
        for a, b in ((ours.value, theirs.value), (ours.low, theirs.low), (ours.high, theirs.high))
    )


def _standard(quantity: Quantity, number: float | None) -> float | None:
    return None if number is None else number * quantity.scale + quantity.offset


def _is_same_number(ours: float | None, theirs: float | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return abs(ours - theirs) <= _SAME * max(abs(ours), abs(theirs))

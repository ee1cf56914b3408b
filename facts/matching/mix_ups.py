"""Mix-ups: whether a sibling of a fact could be where a claimed figure comes from, told without reading the sibling.

A source may have fifty facts; to read one takes 0.3 ms, to look at it here 8 µs. What it lets pass is read.
"""

import re
from functools import cache

from facts.quantities import Hedge, Kind, Quantity
from facts.quantities.lexicon import lexicon

_NEAR, _FAR = 1.15, 2.2  # times more or less: what may still agree with a plain figure, and with a hedged one
ANY = ""
_KINDS = (Kind.COUNT, Kind.MONEY, Kind.PERCENT)  # others are stated in many units
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)*)[ -]?([a-z]*)")
_PART_OF_WHOLE = re.compile(r"\d (?:in|of|out of) (?:the |every )?\d")  # 1 in 20, which is 5%
_WORD = re.compile(r"[a-z]+")


def may_state(statement: str, claimed: Quantity) -> bool:
    """Whether a statement could hold a figure that agrees with a claimed one; False is sure, but for odd spellings."""
    if not claimed.value or claimed.kind not in _KINDS:
        return True
    text = statement.lower()
    most = _NEAR if claimed.hedge is Hedge.NONE else _FAR
    if any(1 / most <= value / claimed.value <= most for value in _values(text)) or _PART_OF_WHOLE.search(text):
        return True
    words = [_words()[word] for word in _WORD.findall(_NUMBER.sub(" ", text)) if word in _words()]
    return ANY in words or f"{abs(claimed.value):e}"[0] in words


def _values(text: str) -> list[float]:
    """The numbers in digits, as they stand and with the scale behind them."""
    found = []
    for match in _NUMBER.finditer(text):
        digits, word = match.groups()
        try:
            value = float(digits.replace(",", ""))
        except ValueError:  # a date, a version: 21.08.2024
            continue
        found += [value, value * _scales().get(word, 1.0)]
    return found


@cache
def _scales() -> dict[str, float]:
    numbers = lexicon().numbers
    return {**numbers.scales, **numbers.short_scales}


@cache
def _words() -> dict[str, str]:
    """Words for numbers, each with its first digit; ANY for those that make many: half, doubled, dozens."""
    numbers = lexicon().numbers
    plain = {word: f"{value:e}"[0] for word, value in {**numbers.small, **numbers.scales}.items()}
    return {**plain, **dict.fromkeys((*numbers.shares, *numbers.multiples, *numbers.vague, *numbers.ordinals), ANY)}

"""Mix-ups: whether a sibling of a fact could be where a claimed figure comes from, told without reading the sibling.

A source may have fifty facts; to read one takes 0.3 ms, to look at it here a fiftieth. What it lets pass is read.
"""

import re
from functools import cache

from facts.quantities import Hedge, Kind, Quantity
from facts.quantities.lexicon import lexicon

_NEAR, _FAR = 1.15, 2.2  # times more or less: what may still agree with a plain figure, and with a hedged one
ANY = ""
_KINDS = (Kind.COUNT, Kind.MONEY, Kind.PERCENT)  # others are stated in many units
_PIECE = re.compile(r"(\d+(?:[.,]\d+)*)[ -]?([a-z]*)|([a-z]+)")  # digits with the word behind them, or a word
_PART_OF_WHOLE = re.compile(r"\d (?:in|of|out of) (?:the |every )?\d")  # 1 in 20, which is 5%


def may_state(statement: str, claimed: Quantity) -> bool:
    """Whether a statement could hold a figure that agrees with a claimed one; False is sure, but for odd spellings."""
    if not claimed.value or claimed.kind not in _KINDS:
        return True
    text = statement.lower()
    most = _NEAR if claimed.hedge is Hedge.NONE else _FAR
    low, high = sorted((claimed.value / most, claimed.value * most))
    first, words = f"{abs(claimed.value):e}"[0], _words()
    for digits, behind, word in _PIECE.findall(text):
        if word:
            if words.get(word) in (ANY, first):
                return True
        elif any(low <= value <= high for value in _values(digits, behind)):
            return True
    return _PART_OF_WHOLE.search(text) is not None


def _values(digits: str, behind: str) -> tuple[float, ...]:
    """A number in digits as it stands and with the scale behind it; none where it is a date: 21.08.2024."""
    try:
        value = float(digits.replace(",", ""))
    except ValueError:
        return ()
    return (value, value * _scales().get(behind, 1.0))


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

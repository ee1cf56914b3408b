"""Proper fractions: half, ¾, 1/2, "two thirds" once its words are read; and what they are of, where that is a number.

Here too is the Numeral, what every way of writing a number comes to.
"""

import unicodedata
from dataclasses import dataclass, replace

from facts.quantities.lexicon import lexicon
from facts.quantities.tokens import Tokens

ARTICLES = ("a", "an")

_MIXED_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100})


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: tokens `first` to `stop` - 1."""

    first: int
    stop: int
    value: float
    step: float
    low: float | None = None  # for vague ones
    high: float | None = None
    scale: float = 1.0  # the last scale word: 1e6 in "7.4m"
    is_digits: bool = False
    is_plain: bool = False  # nothing but ungrouped digits
    is_share: bool = False  # a proper fraction and nothing else: half, two thirds
    is_vague: bool = False


def read_vulgar(tokens: Tokens, place: int) -> Numeral:
    """The fraction of one character at a token: ½."""
    value = unicodedata.numeric(tokens.words[place])
    return Numeral(place, place + 1, value, 0.0, is_share=True)


def read_slashed(tokens: Tokens, place: int) -> Numeral | None:
    """1/2, and "1 / 2" of tokenised text."""
    words = tokens.words
    if words[place + 1] != "/" or not (words[place].isdecimal() and words[place + 2].isdecimal()):
        return None
    spaced = tokens.is_spaced(place + 1)
    if not spaced and not (tokens.glued[place + 1] and tokens.glued[place + 2]):
        return None
    if len(words[place]) > 3 or len(words[place + 2]) > 4 or words[place + 3] == "/":
        return None
    above, below = int(words[place]), int(words[place + 2])
    if not 0 < above < below or (spaced and below not in _MIXED_DENOMINATORS) or (above, below) == (9, 11):
        return None
    return Numeral(place, place + 3, above / below, 0.0, is_share=True)


def read_share_word(tokens: Tokens, place: int) -> Numeral | None:
    """ "half", "a quarter" and what they are of, where that is a number: half a million."""
    word = tokens.words[place]
    if word in ("halves", "quarters"):
        return None
    first = place - 1 if tokens.words[place - 1] in ARTICLES else place
    share = Numeral(first, place + 1, 1 / lexicon().numbers.shares[word], 0.0, is_share=True)
    return scaled_share(tokens, share)


def scaled_share(tokens: Tokens, share: Numeral) -> Numeral:
    """A share of a scale is a number: three quarters of a million, half a dozen, 1/2 million."""
    words, at = tokens.words, share.stop
    if words[at] == "-" and tokens.glued[at + 1] and words[at + 1] in lexicon().numbers.scales:
        at += 1
    if words[at] == "of":
        at += 1
    if words[at] in ("a", "an", "one"):
        at += 1
    scale = lexicon().numbers.scales.get(words[at])
    if scale is None or words[at] in lexicon().numbers.vague:
        return share
    return replace(share, stop=at + 1, value=share.value * scale, scale=scale, is_share=False)

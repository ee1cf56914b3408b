"""Numerals: what one number says, in digits or words, with its scale: 7.4m · ninety-five · half a million · hundreds.

Units, hedges and nouns around it are read elsewhere. So are years, ordinals and shares such as "one in five".
"""

from dataclasses import replace

from facts.quantities.digits import read_digits, step_of
from facts.quantities.lexicon import Numbers, lexicon
from facts.quantities.number_words import WordReader
from facts.quantities.shares import ARTICLES, Numeral, read_share_word, read_slashed, read_vulgar, scaled_share
from facts.quantities.tokens import Tokens


def read_numeral(tokens: Tokens, place: int, joins: bool = True) -> Numeral | None:
    """The numeral that begins at a token (an article before it is found too); `joins` allows "and" within it."""
    kind, word = tokens.kinds[place], tokens.words[place]
    numbers = lexicon().numbers
    if kind == "digits" or kind == "power":
        return _read_from_digits(tokens, place, numbers, joins)
    if kind == "share":
        return scaled_share(tokens, read_vulgar(tokens, place))
    if word in numbers.shares:
        return read_share_word(tokens, place)
    if word in numbers.vague_multipliers:
        return _read_few(tokens, place, numbers)
    if word in numbers.vague and (word not in numbers.vague_with_of or tokens.words[place + 1] == "of"):
        return _read_vague(tokens, place, numbers)
    if word in numbers.small or word in numbers.scales:
        return WordReader(tokens, numbers, joins).read(place)
    return None


def _read_from_digits(tokens: Tokens, place: int, numbers: Numbers, joins: bool) -> Numeral | None:
    fraction = read_slashed(tokens, place)
    if fraction is not None:
        return scaled_share(tokens, fraction)
    digits = read_digits(tokens, place)
    if digits is None:
        return None
    stop = digits.stop
    numeral = Numeral(
        place,
        stop,
        digits.value,
        digits.step,
        is_digits=True,
        is_plain=not digits.is_grouped and stop == place + 1 and digits.is_whole,
    )
    if digits.is_whole:
        part = read_vulgar(tokens, stop) if tokens.kinds[stop] == "share" else read_slashed(tokens, stop)
        if part is not None and part.value < 1:
            numeral = replace(
                numeral,
                stop=part.stop,
                value=digits.value + part.value,
                step=step_of(digits.value + part.value),
                is_plain=False,
            )
    return WordReader(tokens, numbers, joins).read_scaled(numeral)


def _read_few(tokens: Tokens, place: int, numbers: Numbers) -> Numeral | None:
    """A couple of hundred, a few dozen, several hundred, a few (people)."""
    words, word = tokens.words, tokens.words[place]
    has_article = words[place - 1] in ARTICLES
    low, high = numbers.vague_multipliers[word]
    at = place + 1
    has_of = words[at] == "of" and word in ("couple", "handful")
    at += has_of
    scale = numbers.scales.get(words[at], 0)
    first = place - 1 if has_article else place
    if scale:
        top = high * scale if low == high else (high + 1) * scale - 1
        return Numeral(first, at + 1, low * scale, scale, low * scale, top, scale, is_vague=True)
    if word == "several" or (has_article and (word == "few" or has_of or words[at] in lexicon().units.by_name)):
        plural = words[at].rstrip("'")
        if word == "couple" and not has_of and not plural.endswith("s"):
            return None
        has_unit = has_of and lexicon().units.phrases.find(words, at) is not None  # a couple of weeks
        return Numeral(first, at if has_unit else place + 1, low, 1.0, low, high, is_vague=True)
    return None


def _read_vague(tokens: Tokens, place: int, numbers: Numbers) -> Numeral:
    """Dozens, hundreds of thousands."""
    words = tokens.words
    low, high = numbers.vague[words[place]]
    stop = place + 1
    scale = numbers.scales.get(words[place + 2], 0) if words[place + 1] == "of" else 0
    if scale:
        low, high, stop = low * scale, (high + 1) * scale - 1, place + 3
    return Numeral(place, stop, low, low / 2, low, high, is_vague=True)

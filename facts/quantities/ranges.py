"""Two numbers that make one quantity, or share a unit: between 5 and 10, 10-15 per cent, from 5 to 10 million."""

from dataclasses import dataclass, replace

from facts.quantities.lexicon import lexicon
from facts.quantities.measures import Measured, measure
from facts.quantities.numerals import read_numeral
from facts.quantities.shares import Numeral
from facts.quantities.tokens import Tokens

_SIGNS = frozenset("£$€¥₹")
_NEAR = 10.0  # numbers that share a scale are not further apart than this
_FEW_APART = 2.5  # "five or six", "20 or 30": one guess


@dataclass(frozen=True, slots=True)
class Range:
    """The number read, its unit settled; with an upper end where it is a range."""

    low: Measured
    high: Measured | None


def with_range(tokens: Tokens, low: Measured, is_negative: bool) -> Range:
    """Read on behind a measured number for the other end of its range, or for the unit that it shares with the next."""
    words, at = tokens.words, low.stop
    link = words[at]
    if link not in ("-", "to", "and", "or", "until", "through") or is_negative:
        return Range(low, None)
    second = _second(tokens, at + 1)
    if second is None:
        return Range(low, None)
    before = _word_before(tokens, low.first)
    if link == "and" and before != "between":
        return Range(replace(low, unit=low.unit or second.unit), None)  # "10 and 20 percent"
    if link == "-" and tokens.glued[at] != tokens.glued[at + 1]:
        return Range(low, None)
    is_pair = link == "to" and before in ("from", "between")
    has_own_unit = low.unit is not None
    low = _with_units_of(low, second, is_pair)
    is_change = link == "to" and not is_pair and (before == "by" or before in lexicon().words["change_before"])
    is_far_off = low.unit is None and second.unit is None and second.value > low.value * _FEW_APART
    if is_change and (has_own_unit or is_far_off):
        return Range(low, None)  # "rose 2% to 5%", "fell by 300 to 4,100": a change and a level
    signed = low.has_sign and second.value < low.value * _NEAR
    if low.unit is not None and second.unit is None and not is_pair and (signed or (low.has_sign and link == "-")):
        second = replace(second, unit=low.unit)  # "£10-15", "$5 to 10"
    same_unit = (low.unit and low.unit.name) == (second.unit and second.unit.name)
    if is_pair or not same_unit or not 0 < low.value < second.value:
        return Range(low, None)
    if link == "or" and (before == "either" or second.value > low.value * _FEW_APART):
        return Range(low, None)
    return Range(low, second)


def _word_before(tokens: Tokens, first: int) -> str:
    """The word before a number, past its hedges: "from around 5"."""
    at = first - 1
    for _ in range(2):
        found = lexicon().hedges.before.find(tokens.words, at)
        if found is None:
            break
        at -= found[1]
    return tokens.words[at]


def _second(tokens: Tokens, at: int) -> Measured | None:
    begin = at
    lex = lexicon()
    found = lex.hedges.before.find(tokens.words, at)
    if found is not None and found[1] == 1 and tokens.words[at] not in _SIGNS:
        at += 1  # between 5 and around 10
    if tokens.words[at] == "-" and tokens.kinds[at + 1] == "digits":
        return None
    while tokens.kinds[at] not in ("digits", "share") and at < begin + 3:
        is_sign = (
            tokens.words[at] in _SIGNS or tokens.slice(at, at + 1) in lex.units.codes if at < tokens.count else False
        )
        if not (is_sign or (tokens.words[at + 1] in _SIGNS and tokens.glued[at + 1])):
            break
        at += 1
    word = tokens.words[at]
    if word == "a" and tokens.words[at + 1] in lex.numbers.scales:
        at, word = at + 1, tokens.words[at + 1]
    if tokens.kinds[at] not in ("digits", "share") and word not in lex.numbers.small and word not in lex.numbers.scales:
        return None
    numeral: Numeral | None = read_numeral(tokens, at)
    if numeral is None or numeral.is_vague:
        return None
    return measure(tokens, numeral, begin)


def _with_units_of(low: Measured, high: Measured, is_pair: bool) -> Measured:
    """The first number with the scale and unit that stand behind the second only: "5-10 million", "10 to 15%"."""
    if low.unit is not None and low.unit.name != (high.unit.name if high.unit else low.unit.name):
        return low
    if low.factor == 1 and high.factor >= 1000:
        mantissa = high.value / high.factor
        shares = low.value < mantissa * (_NEAR if is_pair else 1) and low.value * _NEAR >= mantissa and low.value < 1000
        if shares:
            low = replace(low, value=low.value * high.factor, step=low.step * high.factor, factor=high.factor)
    return replace(low, unit=low.unit or high.unit)

"""What a number is measured in: the sign before it, the scale and unit behind it, a smaller unit that adds to it."""

from dataclasses import dataclass, replace

from facts.quantities.lexicon import Lexicon, Unit, lexicon
from facts.quantities.model import Kind
from facts.quantities.numerals import read_numeral
from facts.quantities.shares import Numeral
from facts.quantities.tokens import Tokens
from facts.quantities.units import settle, unit_after

_SHORT_PARTS = {
    ("foot", "in"): "inch",
    ("hour", "m"): "minute",
    ("hour", "s"): "second",
    ("minute", "s"): "second",
}  # 6ft 2in, 2h 6m 41s


# "2 pound 50 until April": what behind two digits is not counted by them
_BEHIND_CENTS = frozenset(
    [".", ",", "!", "?", ")", "more", "each", "every", "per", "a", "an", "and", "or", "but", "if"]
)
_BEHIND_CENTS |= {"until", "till", "for", "from", "in", "on", "at", "to", "now", "instead"}


@dataclass(frozen=True, slots=True)
class Measured:
    """A numeral with its unit: tokens `first` to `stop` - 1; value and step are in the unit as written."""

    first: int
    stop: int
    value: float
    step: float
    factor: float = 1.0  # what a scale behind the digits multiplied: 1e6 in "£5m"
    unit: Unit | None = None
    has_sign: bool = False


def measure(tokens: Tokens, numeral: Numeral, floor: int) -> Measured:
    """Read sign, scale and unit around a numeral; what stands before token `floor` belongs to another quantity."""
    lex = lexicon()
    first, sign = _sign_before(tokens, numeral.first, floor, lex)
    stop, factor = numeral.stop, 1.0
    code_before = _scaled_code(tokens, first - 1, lex) if sign is None and first > floor else None
    if code_before is not None:
        sign, factor, first = code_before[0], code_before[1], first - 1
    short = _short_scale(tokens, stop, sign is not None, numeral, lex)
    if short is not None:
        factor, stop = short, stop + 1
    measured = Measured(
        first, stop, numeral.value * factor, numeral.step * factor, factor * numeral.scale, sign, sign is not None
    )
    if sign is not None:
        return _with_cents(tokens, _past_its_name(tokens, measured, sign, lex), lex)
    code = _scaled_code(tokens, stop, lex)
    if code is not None:
        return replace(
            measured, stop=stop + 1, value=measured.value * code[1], step=measured.step * code[1], unit=code[0]
        )
    found = unit_after(tokens, stop, numeral, short is not None, lex)
    if found is None:
        return measured
    unit, stop = found
    scale = (
        lex.numbers.scales.get(tokens.words[stop], 0)
        if unit.kind is Kind.MONEY and tokens.words[stop] in ("million", "billion")
        else 0
    )
    if scale:  # "75 USD million"
        measured, stop = replace(measured, value=measured.value * scale, step=measured.step * scale), stop + 1
    unit = settle(tokens, unit, measured.first, stop, numeral, lex)
    return _with_smaller(tokens, replace(measured, stop=stop, unit=unit), lex)


def _past_its_name(tokens: Tokens, measured: Measured, sign: Unit, lex: Lexicon) -> Measured:
    """The currency's name behind a number that has its sign already: "$5 million dollars"."""
    found = lex.units.phrases.find(tokens.words, measured.stop)
    same = found is not None and found[0].name == sign.name
    return replace(measured, stop=measured.stop + found[1]) if found is not None and same else measured


def _sign_before(tokens: Tokens, first: int, floor: int, lex: Lexicon) -> tuple[int, Unit | None]:
    """The currency sign, code or word before a number, and where it begins."""
    before = first - 1
    if before < floor:
        return first, None
    found = lex.units.signs.find(tokens.words, before)
    if found is not None and before - found[1] + 1 >= floor:
        begin = before - found[1] + 1
        if (
            found[1] > 1
            and not tokens.glued[before]
            and tokens.words[begin] not in lex.units.spaced_signs
            and tokens.words[before] != "."
        ):
            return before, lex.units.by_name["$"]
        is_word = tokens.kinds[begin] == "word" and tokens.words[before] not in "$£¥€."
        if (
            not is_word
            or tokens.glued[first]
            or tokens.slice(begin, before + 1)[0].isupper()
            or tokens.words[begin] == "rs"
        ):
            return begin, found[0]
    if tokens.kinds[before] == "word":
        unit = lex.units.codes.get(tokens.slice(before, first))
        if unit is not None or tokens.words[before] == "dollar":
            return before, unit or lex.units.by_name["$"]
    return first, None


def _scaled_code(tokens: Tokens, place: int, lex: Lexicon) -> tuple[Unit, float] | None:
    """MUSD, kEUR: a currency's code with its scale as bankers write it."""
    if place < 0 or tokens.kinds[place] != "word" or len(tokens.words[place]) != 4:
        return None
    written = tokens.slice(place, place + 1)
    unit = lex.units.codes.get(written[1:]) if written[1:].isupper() else None
    factor = lex.numbers.short_scales.get(written[0].lower(), 0)
    return (unit, factor) if unit is not None and factor else None


def _short_scale(tokens: Tokens, at: int, has_sign: bool, numeral: Numeral, lex: Lexicon) -> float | None:
    """The factor of k, m, bn … behind digits, where it is no unit."""
    word = tokens.words[at]
    factor = lex.numbers.short_scales.get(word)
    if factor is None or not numeral.is_digits or (tokens.glued[at + 1] and tokens.kinds[at + 1] in ("digits", "word")):
        return None
    is_glued = tokens.glued[at]
    is_capital = tokens.slice(at, at + 1)[0].isupper()
    if word in lex.numbers.money_scales:
        return factor if has_sign or (word == "mm" and tokens.slice(at, at + 1) == "MM") else None
    if word == "k" and not is_glued:
        return factor if not is_capital or has_sign else None
    if word in lex.numbers.glued_scales and not is_glued and not has_sign and not (word == "m" and is_capital):
        return None
    if word == "m" and not has_sign and not is_capital and _is_metre(tokens, at, is_glued, lex):
        return None
    return factor


def _is_metre(tokens: Tokens, at: int, is_glued: bool, lex: Lexicon) -> bool:
    """Whether "m" is a metre: never before money, always where lengths are spoken of."""
    if not is_glued:
        return True
    following = tokens.words[at + 1]
    if lex.units.phrases.find(tokens.words, at + 1) is not None or following in ("people", "of"):
        return False
    return following in lex.words["length_after"] or not lex.words["clues_length"].isdisjoint(tokens.near(at))


def _with_smaller(tokens: Tokens, measured: Measured, lex: Lexicon, last: Unit | None = None) -> Measured:
    """Add a smaller unit that makes one number with it: 5 feet 2 inches, two hours and 20 minutes, 15 dollars 50.

    `last` is the unit of what was added before: after minutes come seconds only.
    """
    unit = measured.unit
    if unit is None:
        return measured
    if unit.kind is Kind.MONEY:
        return _with_cents(tokens, measured, lex)
    words, at = tokens.words, measured.stop
    part_of_it = lex.numbers.shares.get(words[at + 2], 0) if words[at] == "and" and words[at + 1] == "a" else 0
    if part_of_it and words[at + 2] in ("half", "quarter"):  # a month and a half
        return replace(
            measured, stop=at + 3, value=measured.value + 1 / part_of_it, step=0.1 if part_of_it == 2 else 0.01
        )
    smaller = lex.units.compounds.get(unit.name)
    if smaller is None:
        return measured
    at = measured.stop + (tokens.words[measured.stop] in ("and", ","))
    numeral = _number_at(tokens, at, lex)
    if numeral is None:
        return measured
    found = unit_after(tokens, numeral.stop, numeral, False, lex)
    short = _SHORT_PARTS.get((unit.name, tokens.words[numeral.stop]))
    if short is not None:
        found = lex.units.by_name[short], numeral.stop + 1
    if found is None and unit.name == "foot" and _is_bare_inch(tokens, measured, numeral):
        found = lex.units.by_name["inch"], numeral.stop + (tokens.words[numeral.stop] == '"')
    if found is None or found[0].name not in smaller or (last is not None and found[0].scale >= last.scale):
        return measured
    part = found[0].scale / unit.scale
    added = replace(
        measured, stop=found[1], value=measured.value + numeral.value * part, step=min(numeral.step or 1.0, 1.0) * part
    )
    return _with_smaller(tokens, added, lex, found[0]) if found[0].name in lex.units.compounds else added


def _is_bare_inch(tokens: Tokens, measured: Measured, numeral: Numeral) -> bool:
    """Whether a number behind feet is inches without saying so: six foot two, 5'10."""
    follows = tokens.words[measured.stop - 1] in ("foot", "ft", "'")
    ends = tokens.kinds[numeral.stop] != "word" or tokens.words[numeral.stop] in ("tall", "high", "and")
    return follows and ends and numeral.is_plain | (not numeral.is_digits) and 0 < numeral.value < 12


def _with_cents(tokens: Tokens, measured: Measured, lex: Lexicon) -> Measured:
    """ "15 dollars 50", "£5 and 20p"."""
    unit = measured.unit
    if unit is None or unit.is_minor or measured.factor > 1 or measured.value != int(measured.value):
        return measured
    has_and = tokens.words[measured.stop] == "and"
    at = measured.stop + has_and
    numeral = _number_at(tokens, at, lex)
    if numeral is None or not 0 < numeral.value < 100 or numeral.value != int(numeral.value):
        return measured
    found = unit_after(tokens, numeral.stop, numeral, False, lex)
    if found is not None and found[0].is_minor:
        return replace(measured, stop=found[1], value=measured.value + numeral.value / 100, step=0.01)
    following = tokens.words[numeral.stop]
    is_mark = tokens.kinds[numeral.stop] in ("mark", "") and not tokens.glued[numeral.stop]
    ends = is_mark or following in _BEHIND_CENTS
    if (
        found is None
        and not measured.has_sign
        and numeral.is_plain
        and len(tokens.words[at]) == 2
        and ends
        and following not in ("%", "-")
    ):
        return replace(measured, stop=numeral.stop, value=measured.value + numeral.value / 100, step=0.01)
    return measured


def _number_at(tokens: Tokens, at: int, lex: Lexicon) -> Numeral | None:
    if tokens.kinds[at] == "digits" or tokens.words[at] in lex.numbers.small:
        return read_numeral(tokens, at)
    return None

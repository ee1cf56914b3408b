"""The unit behind a number, and which of its meanings a unit has here: pounds, degrees, m, C."""

from dataclasses import replace

from facts.quantities.lexicon import Lexicon, Unit
from facts.quantities.model import Kind
from facts.quantities.shares import Numeral
from facts.quantities.tokens import Tokens

_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_TEMPERATURE_LETTERS = {"c": "°C", "f": "°F"}
_FEWEST_METRES = 100  # "a 300 m mast": nobody writes so many millions
_WARMEST_AIR = 60  # °C: "40C" is a temperature, "90C" more likely cents or a code


def unit_after(tokens: Tokens, at: int, numeral: Numeral, has_scale: bool, lex: Lexicon) -> tuple[Unit, int] | None:
    """The unit that begins at a token, and the place behind it."""
    words, units = tokens.words, lex.units
    word = words[at]
    if tokens.kinds[at] == "word":
        runs_on = tokens.glued[at + 1] and tokens.kinds[at + 1] == "digits"
        if not runs_on and not has_scale and (unit := _letter(tokens, at, numeral, lex)) is not None:
            return unit, at + 1
        code = None if runs_on else units.codes.get(tokens.slice(at, at + 1))
        if code is not None:
            return code, at + 1
        if runs_on:
            return None
    found = units.phrases.find(words, at)
    if found is not None:
        return None if _compares_periods(words, at) else (found[0], at + found[1])
    if word == "'" and tokens.glued[at] and tokens.glued[at + 1] and words[at + 1].isdecimal():
        return units.by_name["foot"], at + 1  # 6'2"
    sign = units.signs_after.find(words, at)
    if sign is not None and not (tokens.glued[at + sign[1]] and tokens.kinds[at + sign[1]] == "digits"):
        return sign[0], at + sign[1]
    if (
        word == "-"
        and (tokens.glued[at] == tokens.glued[at + 1])
        and (found := units.phrases.find(words, at + 1)) is not None
    ):
        return found[0], at + 1 + found[1]
    if word in _BRACKETS and (found := units.phrases.find(words, at + 1) or _tight(words, at + 1, units.tight)):
        return (found[0], at + found[1] + 2) if words[at + 1 + found[1]] == _BRACKETS[word] else None
    if numeral.is_vague and word == "of" and (found := units.phrases.find(words, at + 1)) is not None:
        return found[0], at + 1 + found[1]  # millions of pounds
    if numeral.is_share and (found := _after_share(tokens, at, lex)) is not None:
        return found
    return _past_modifiers(tokens, at, lex)


def _compares_periods(words: list[str], at: int) -> bool:
    """Whether a unit of time is the first half of "year on year"."""
    return (words[at] == words[at + 2] and words[at + 1] in ("on", "by")) or (
        words[at] == words[at + 4] and words[at + 2] == "on"
    )


def _tight(words: list[str], at: int, tight: dict[str, Unit]) -> tuple[Unit, int] | None:
    unit = tight.get(words[at])
    return None if unit is None else (unit, 1)


def _letter(tokens: Tokens, at: int, numeral: Numeral, lex: Lexicon) -> Unit | None:
    """Units of a letter or two, other words too: only right behind digits, or where nothing else could be meant."""
    units, word, following = lex.units, tokens.words[at], tokens.words[at + 1]
    if not numeral.is_digits:
        return None
    if word == "g" and tokens.slice(at, at + 1) == "G":
        return None
    if not tokens.glued[at]:
        ends = (
            (tokens.kinds[at + 1] != "word" and following != "'" and not tokens.glued[at + 1])
            or following in ("x", ".", ",", ")", "/")
            or following in lex.words["length_after"]
            or (word == "m" and numeral.value >= _FEWEST_METRES and not following.endswith(("s", "people")))
        )
        return units.tight[word] if word in units.loose_letters and ends and word in units.tight else None
    if word in _TEMPERATURE_LETTERS and following != "/":
        is_warm = not lex.words["clues_temperature"].isdisjoint(tokens.near(at))
        is_air = word == "c" and tokens.slice(at, at + 1) == "C" and abs(numeral.value) <= _WARMEST_AIR
        if is_warm or is_air:
            return units.by_name[_TEMPERATURE_LETTERS[word]]
    if word == "s" and numeral.value == int(numeral.value):
        return None  # over-65s, the 90s
    return units.tight.get(word) or units.minor_signs.get(word)


def _after_share(tokens: Tokens, at: int, lex: Lexicon) -> tuple[Unit, int] | None:
    """The unit of "half an hour", "three quarters of a mile", "a quarter of one per cent"."""
    at += tokens.words[at] == "of"
    if tokens.words[at] not in ("a", "an", "one", "1"):
        return None
    found = lex.units.phrases.find(tokens.words, at + 1)
    return None if found is None else (found[0], at + 1 + found[1])


def _past_modifiers(tokens: Tokens, at: int, lex: Lexicon) -> tuple[Unit, int] | None:
    """The unit of "three consecutive years", "two more miles"; a metre of "100 more m" is none."""
    begin = at
    while tokens.words[at] in lex.units.between and at < begin + 2:
        at += 1
    if at == begin:
        return None
    found = lex.units.phrases.find(tokens.words, at)
    return None if found is None or found[0].kind is Kind.PERCENT else (found[0], at + found[1])


def settle(tokens: Tokens, unit: Unit, first: int, stop: int, numeral: Numeral, lex: Lexicon) -> Unit:
    """Choose between the meanings of pounds (money, mass) and degrees (warmth, a difference of it, an angle)."""
    words = lex.words
    if unit.name == "GBP" and tokens.words[stop - 1] in ("pound", "pounds") and _is_weight(tokens, stop, numeral, lex):
        return lex.units.by_name["lb"]
    if unit.name == "degree":
        if tokens.words[stop] in words["angle_after"] or not words["clues_angle"].isdisjoint(tokens.near(stop)):
            return replace(unit, dimension="angle")
        # Which degree, the text leaves open: no air is hotter in Celsius, and few write of a milder one in Fahrenheit.
        unit = lex.units.by_name["°C" if numeral.value <= _WARMEST_AIR else "°F"]
    if unit.dimension == "temperature" and _is_difference(tokens, first, stop, lex):
        return replace(unit, dimension="temperature difference", offset=0.0)
    return unit


def _is_weight(tokens: Tokens, stop: int, numeral: Numeral, lex: Lexicon) -> bool:
    near = tokens.near(stop)
    if not lex.words["unit_clues_money"].isdisjoint(near):
        return False
    if tokens.words[stop] == "of":
        return lex.words["pounds_of"].isdisjoint(tokens.words[stop + 1 : stop + 4])
    return numeral.scale < 1000 and not lex.words["unit_clues_mass"].isdisjoint(near)


def _is_difference(tokens: Tokens, first: int, stop: int, lex: Lexicon) -> bool:
    """Whether degrees are counted from another temperature: "rose by 2 °C", "1.5 °C of warming"."""
    before, after = lex.words["difference_before"], lex.words["difference_after"]
    if tokens.words[first - 1] == "to":
        return "warming" in tokens.words[max(0, first - 6) : first]
    return not before.isdisjoint(tokens.words[max(0, first - 4) : first]) or not after.isdisjoint(
        tokens.words[stop : stop + 3]
    )

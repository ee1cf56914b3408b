"""Digits as people group them: 1,000 · 1 000 · 1.000.000 · 12,34,567 · 1'000 · 80 , 000. Number words are elsewhere."""

import math
import re
from dataclasses import dataclass

from facts.quantities.tokens import Tokens

_GROUPS = {
    mark: re.compile(rf"\d{{1,3}}(?:[{mark}]\d{{3}})+|\d{{1,2}}(?:[{mark}]\d{{2}})+[{mark}]\d{{3}}") for mark in ",.'"
}
_POWER = re.compile(r"(?P<base>\d+(?:\.\d+)?)(?:e(?P<e>[+-]?\d+)|\s?[x×*]\s?10\^?(?P<ten>.+)|\^(?P<power>.+))")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_MOST_GROUPS = 3  # spaced commas that still group: up to billions
_CLOSING = frozenset(".,;:!?)'\"%")  # what may stand right behind a number without being part of it
_MOST_DIGITS = 60  # what is longer is no number that anybody means
_YEARS = range(1500, 2101)


@dataclass(frozen=True, slots=True)
class Digits:
    """A number in digits; `stop` is the token behind it."""

    value: float
    step: float  # the place of the last figure that is not a trailing zero: 100 for 7,400; 0.01 for 12.50
    stop: int
    is_grouped: bool = False
    is_whole: bool = True


def read_digits(tokens: Tokens, place: int) -> Digits | None:
    """The number in digits at a token, groups behind it included; None for an address, a version, a code."""
    word = tokens.words[place]
    if tokens.kinds[place] == "power":
        return _read_power(word, place + 1)
    joined, stop = _join_groups(tokens, place)
    return _parse(joined, stop)


def step_of(value: float) -> float:
    """The precision of a number without a written form: 1000 for 5000, 0.1 for 2.5."""
    if value == 0 or not math.isfinite(value):
        return 1.0
    mantissa, _, exponent = f"{value:.12e}".partition("e")
    figures = mantissa.lstrip("-").replace(".", "").rstrip("0")
    return float(f"1e{int(exponent) - max(len(figures) - 1, 0)}")


def is_year_like(tokens: Tokens, place: int) -> bool:
    """Whether a token is four plain digits of a time that people write about."""
    word = tokens.words[place]
    return len(word) == 4 and word.isdecimal() and int(word) in _YEARS


def _join_groups(tokens: Tokens, place: int) -> tuple[str, int]:
    words = tokens.words
    joined, stop = words[place], place + 1
    if joined.isdecimal() and len(joined) <= 3 and joined[0] != "0":
        while _is_group(tokens, stop):
            joined += words[stop]
            stop += 1
        joined, stop = _join_spaced_commas(tokens, joined, stop)
    spaced_point = words[stop] == "." and tokens.is_spaced(stop) and words[stop + 1].isdecimal()
    if spaced_point and joined.isdecimal() and not is_year_like(tokens, place):
        joined += "." + words[stop + 1]
        stop += 2
    return joined, stop


def _join_spaced_commas(tokens: Tokens, joined: str, stop: int) -> tuple[str, int]:
    """ "80 , 000" of tokenised text; not the list "121 , 144 , 169"."""
    words, at = tokens.words, stop
    groups: list[str] = []
    while words[at] == "," and tokens.is_spaced(at) and _is_figures(words[at + 1], 3) and len(groups) <= _MOST_GROUPS:
        groups.append(words[at + 1])
        at += 2
    in_list = words[stop - 2] == "," and tokens.kinds[stop - 3] == "digits"
    is_list = in_list or len(groups) > _MOST_GROUPS or (len(groups) > 1 and len(joined) == 3 and "000" not in groups)
    return (joined, stop) if is_list else (joined + "".join(groups), at)


def _is_group(tokens: Tokens, place: int) -> bool:
    """Whether a token is three figures behind one space, and nothing of its own (no "2 100-page books")."""
    word = tokens.words[place]
    if not _is_figures(word.partition(".")[0], 3) or tokens.kinds[place] != "digits" or len(tokens.gap(place)) != 1:
        return False
    if "," in word or tokens.words[place + 1] == "-":
        return False
    return not tokens.glued[place + 1] or tokens.words[place + 1] in _CLOSING


def _is_figures(word: str, count: int) -> bool:
    return len(word) == count and word.isdecimal()


def _parse(word: str, stop: int) -> Digits | None:
    if len(word) > _MOST_DIGITS:
        return None
    whole, fraction, is_grouped = _split(word)
    if whole is None or (len(whole) > 1 and whole[0] == "0"):
        return None
    value = float(f"{whole or 0}.{fraction or 0}")
    if fraction:
        return Digits(value, float(f"1e-{len(fraction)}"), stop, is_grouped, is_whole=False)
    return Digits(value, float(f"1e{len(whole) - len(whole.rstrip('0'))}") if value else 1.0, stop, is_grouped)


def _split(word: str) -> tuple[str | None, str, bool]:
    """Whole figures, decimals, and whether marks group the figures; (None, …) where the marks make no number."""
    if word.isdecimal():
        return word, "", False
    dots, commas = word.count("."), word.count(",")
    if "'" in word:
        whole, _, fraction = word.partition(".")
        return (whole.replace("'", ""), fraction, True) if _GROUPS["'"].fullmatch(whole) else (None, "", False)
    if dots and commas:
        decimal, group = (".", ",") if word.rfind(".") > word.rfind(",") else (",", ".")
        whole, _, fraction = word.rpartition(decimal)
        return (whole.replace(group, ""), fraction, True) if _GROUPS[group].fullmatch(whole) else (None, "", False)
    mark = "." if dots else ","
    if (commas or dots > 1) and _GROUPS[mark].fullmatch(word) and word[0] != "0":
        return word.replace(mark, ""), "", True
    if dots + commas == 1:
        whole, _, fraction = word.partition(mark)
        return whole, fraction, False
    return None, "", False


def _read_power(word: str, stop: int) -> Digits | None:
    match = _POWER.fullmatch(word)
    if match is None or len(word) > _MOST_DIGITS:
        return None
    base = float(match["base"])
    exponent = match["e"] or match["ten"] or match["power"]
    try:
        power = float(exponent.translate(_SUPERSCRIPTS).lstrip("+").replace("--", ""))
        value = base**power if match["power"] else base * 10.0**power
    except (ValueError, OverflowError, ZeroDivisionError):
        return None
    if isinstance(value, complex) or not abs(value) < 10.0**_MOST_DIGITS:
        return None
    return Digits(value, step_of(value), stop, is_whole=value == int(value))

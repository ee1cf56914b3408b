"""The words that quantities are made of, loaded once from the data files beside this; nothing is decided here."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml

from facts.compiled import compiled
from facts.quantities.model import Hedge, Kind

T = TypeVar("T")
Words = frozenset[str]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is ten times as fast; not every build has it
_PIECES = re.compile(r"[^\W\d_²³]+(?:'[^\W\d_]+)*(?:(?<=m)[23²³]|(?<=ft)[23²³]|(?<=co)2e?)?|\S")  # as `tokens` cuts


FISCAL_YEAR = "fy"  # FY2025


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is measured in."""

    name: str
    kind: Kind
    dimension: str
    scale: float = 1.0  # value * scale + offset is in the dimension's own unit
    offset: float = 0.0
    is_minor: bool = False  # a hundredth of a currency: pence, cents


class Phrases(Generic[T]):
    """What phrases of one to a few words stand for; the longest phrase wins."""

    def __init__(self, is_backward: bool = False) -> None:
        """Look forward from a word, or backward where the phrases end there."""
        self._step = -1 if is_backward else 1
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}

    def add(self, phrase: str, meaning: T) -> None:
        """Add a phrase, its tokens in any spacing."""
        pieces = tuple(_PIECES.findall(phrase))[:: self._step]
        entries = self._by_first.setdefault(pieces[0], [])
        entries.append((pieces, meaning))
        entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, words: Sequence[str], place: int) -> tuple[T, int] | None:
        """The longest phrase that begins (backward: ends) at a place, and its length in tokens."""
        entries = self._by_first.get(words[place])
        if entries is None:
            return None
        for pieces, meaning in entries:
            if len(pieces) == 1:
                return meaning, 1
            last = place + self._step * (len(pieces) - 1)
            if 0 <= last < len(words) and all(words[place + self._step * i] == p for i, p in enumerate(pieces)):
                return meaning, len(pieces)
        return None

    def firsts(self) -> Words:
        """The words that a phrase can begin (backward: end) with."""
        return frozenset(self._by_first)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Number words; the fields are the headings of numbers.yaml."""

    small: dict[str, float]
    scales: dict[str, float]
    short_scales: dict[str, float]
    glued_scales: Words
    money_scales: Words
    vague: dict[str, tuple[float, float]]
    vague_with_of: Words
    vague_multipliers: dict[str, tuple[float, float]]
    ordinals: dict[str, int]
    shares: dict[str, int]
    multiples: dict[str, float]
    decades: dict[str, int]
    months: dict[str, int]
    unsure_months: Words


@dataclass(frozen=True, slots=True)
class Units:
    """Units and currencies."""

    phrases: Phrases[Unit]  # may stand with a space or a hyphen
    tight: dict[str, Unit]  # only right behind the digits
    loose_letters: Words
    compounds: dict[str, Words]
    between: Words
    by_name: dict[str, Unit]
    signs: Phrases[Unit]  # before the number, read backward
    signs_after: Phrases[Unit]
    codes: dict[str, Unit]  # as written
    minor_signs: dict[str, Unit]
    spaced_signs: Words
    may_be: dict[str, Words]  # which currencies a bare dollar may be, or kroner


@dataclass(frozen=True, slots=True)
class Hedges:
    """Words around a number that say how exactly it was meant."""

    before: Phrases[Hedge]
    after: Phrases[Hedge]
    bounds_a_time: Words
    between: Words
    digits_only: Words
    phrasal: dict[str, Words]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that is known of words; `words` holds the lists of words.yaml by their headings."""

    numbers: Numbers
    units: Units
    hedges: Hedges
    words: dict[str, Words]
    starts: Words  # words that may begin a quantity


@cache
def lexicon() -> Lexicon:
    """The lexicon, loaded at the first call."""
    numbers = _numbers(_load("numbers"))
    units = _units(_load("units"), _load("currencies"))
    words = {heading: frozenset(str(listed).split()) for heading, listed in _load("words").items()}
    starts = frozenset().union(
        numbers.small, numbers.scales, numbers.vague, numbers.vague_multipliers, numbers.ordinals, numbers.shares,
        numbers.multiples, numbers.months, numbers.decades, words["one_unit_before_units"], (FISCAL_YEAR,),
    )  # fmt: skip
    return Lexicon(numbers, units, _hedges(_load("hedges")), words, starts)


def _load(name: str) -> dict[str, Any]:
    path = Path(__file__).with_name(f"{name}.yaml")
    loaded: dict[str, Any] = compiled(name, [path], lambda: yaml.load(path.read_text("utf-8"), _LOADER))
    return loaded


def _numbers(data: dict[str, Any]) -> Numbers:
    for heading in ("glued_scales", "money_scales", "vague_with_of", "unsure_months"):
        data[heading] = frozenset(data[heading].split())
    for heading in ("small", "scales", "short_scales", "multiples"):
        data[heading] = {word: float(value) for word, value in data[heading].items()}
    for heading in ("vague", "vague_multipliers"):
        data[heading] = {word: (float(low), float(high)) for word, (low, high) in data[heading].items()}
    return Numbers(**data)


def _units(data: dict[str, Any], currencies: dict[str, Any]) -> Units:
    offsets = data.pop("offsets")
    tight_words = frozenset(data.pop("tight").split())
    loose_letters = frozenset(data.pop("loose_letters").split())
    compounds = {first: frozenset(second.split()) for first, second in data.pop("compounds").items()}
    between = frozenset(data.pop("between").split())
    phrases: Phrases[Unit] = Phrases()
    tight: dict[str, Unit] = {}
    by_name: dict[str, Unit] = {}
    for name, listed in data.pop("percent").items():
        dimension, scale = ("share", 0.01) if name == "%" else ("percentage points", 0.01 if name == "bp" else 1.0)
        unit = by_name[name] = Unit(name, Kind.PERCENT, dimension, scale)
        _add(phrases, listed, unit)
    for dimension, lines in data.items():
        kind = Kind.DURATION if dimension == "duration" else Kind.MEASURE
        for name, line in lines.items():
            factor, words, *symbols = _fields(line)
            unit = by_name[name] = Unit(name, kind, dimension, float(factor), offsets.get(name, 0.0))
            _add(phrases, words, unit)
            for symbol in _listed(symbols[0] if symbols else ""):
                if symbol in tight_words:
                    tight[symbol] = unit
                else:
                    phrases.add(symbol, unit)
    units = Units(
        phrases, tight, loose_letters, compounds, between, by_name, signs=Phrases(True), signs_after=Phrases(),
        codes={}, minor_signs={}, spaced_signs=frozenset(), may_be={},
    )  # fmt: skip
    return _with_currencies(units, currencies)


def _with_currencies(units: Units, data: dict[str, Any]) -> Units:
    lower = data.pop("lower").split()
    spaced = frozenset(data.pop("spaced_signs").split())
    for code, entry in data.items():
        # The bare dollar is a dimension of its own: which dollar it is, the text leaves open.
        unit = units.by_name[code] = Unit(entry.get("unit", code), Kind.MONEY, code)
        if "may_be" in entry:
            units.may_be[code] = frozenset(entry["may_be"].split())
        _add(units.phrases, entry.get("words", ""), unit)
        minor_words = entry.get("minor", "")
        minor = Unit(
            minor_words.partition(",")[0].rsplit(" ", 1)[-1].rstrip("s"), Kind.MONEY, code, 0.01, is_minor=True
        )
        _add(units.phrases, minor_words, minor)
        units.minor_signs.update(dict.fromkeys(entry.get("minor_signs", "").split(), minor))
        for sign in entry.get("signs", "").split():
            units.signs.add(sign, unit)
            units.signs_after.add(sign, unit)
        if code.isupper() and len(code) == 3:
            units.codes[code] = unit
    units.codes["RMB"] = units.codes["CNY"]
    units.codes.update({code: units.codes[code.upper()] for code in lower})
    return replace(units, spaced_signs=spaced)


def _hedges(data: dict[str, Any]) -> Hedges:
    before: Phrases[Hedge] = Phrases(is_backward=True)
    after: Phrases[Hedge] = Phrases()
    for phrases, side in ((before, data["before"]), (after, data["after"])):
        for hedge, listed in side.items():
            _add(phrases, listed.replace('"', ""), Hedge(hedge))
    return Hedges(
        before=before,
        after=after,
        bounds_a_time=frozenset(data["bounds_a_time"].split()),
        between=frozenset(data["between"].split()),
        digits_only=frozenset(data["digits_only"].split()),
        phrasal={word: frozenset(verbs.split()) for word, verbs in data["phrasal"].items()},
    )


def _add(phrases: Phrases[T], listed: str, meaning: T) -> None:
    for phrase in _listed(listed):
        phrases.add(phrase, meaning)


def _listed(text: str) -> Iterable[str]:
    return filter(None, (piece.strip() for piece in text.split(",")))


def _fields(line: str) -> list[str]:
    return [field.strip() for field in line.split("|")]

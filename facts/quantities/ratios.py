"""Shares, multiples and ordinals: one in five, nine out of ten, doubled, three times as many, half as many again."""

from dataclasses import dataclass

from facts.quantities.digits import is_year_like
from facts.quantities.lexicon import lexicon
from facts.quantities.model import Kind
from facts.quantities.numerals import read_numeral
from facts.quantities.shares import Numeral
from facts.quantities.tokens import Tokens

_BEFORE_A_VERB = ("to", "will", "would", "could", "should", "can", "may", "might")
_LONGEST_SYMBOL = 3  # letters of a unit: kms, lbs
_MANY = 10  # in 2,000 is no way to tell a share
_BASE_FORMS = frozenset({"double", "triple", "treble", "quadruple", "quintuple", "halve"})


@dataclass(frozen=True, slots=True)
class Found:
    """A share, multiple or ordinal: tokens `first` to `stop` - 1; its noun is looked for behind `noun_from`."""

    first: int
    stop: int
    value: float
    kind: Kind
    noun_from: int
    noun: str | None = None


def read_ratio(tokens: Tokens, numeral: Numeral) -> Found | None:
    """The share that a number begins: one in five, 3 out of 10, one over three."""
    words, at = tokens.words, numeral.stop
    if numeral.value != int(numeral.value) or not numeral.value > 0 or numeral.is_vague:
        return None
    named = _named_share(tokens, numeral)
    if named is not None:
        return named
    hyphen = words[at] == "-" and words[at + 1] in ("in", "out")
    at += hyphen
    linked, at = words[at], at + 1
    if linked == "out" and words[at] == "of":
        at += 1
    elif linked == "of" and words[at] == "every":
        pass
    elif not (linked == "in" or (linked == "over" and numeral.value == 1)):
        return None
    at += words[at] == "every"
    at += hyphen and words[at] == "-"
    whole = _whole_at(tokens, at)
    if whole is None or whole.value <= numeral.value or whole.value != int(whole.value):
        return None
    is_year = is_year_like(tokens, at) and (whole.value % 10 or numeral.value >= _MANY)  # "110 in 2020"
    if linked in ("in", "over") and (_is_measured(tokens, whole) or is_year):
        return None
    return Found(numeral.first, whole.stop, numeral.value / whole.value, Kind.RATIO, whole.stop)


def _named_share(tokens: Tokens, one: Numeral) -> Found | None:
    """One voter in four; not one goal in four games."""
    words, at = tokens.words, one.stop
    if (
        one.value != 1
        or tokens.kinds[at] != "word"
        or words[at + 1] != "in"
        or words[at] in lexicon().words["noun_ends"]
    ):
        return None
    at += 2 + (words[at + 2] == "every")
    whole = _whole_at(tokens, at)
    if whole is None or whole.value <= 1 or whole.value != int(whole.value) or is_year_like(tokens, at):
        return None
    is_end = tokens.kinds[whole.stop] != "word" or words[whole.stop] in lexicon().words["noun_ends"]
    noun = tokens.slice(one.stop, one.stop + 1)
    return Found(one.first, whole.stop, 1 / whole.value, Kind.RATIO, whole.stop, noun) if is_end else None


def _whole_at(tokens: Tokens, at: int) -> Numeral | None:
    numbers = lexicon().numbers
    if tokens.words[at] == "a" and tokens.words[at + 1] in numbers.scales:
        at += 1
    if (
        tokens.kinds[at] != "digits"
        and tokens.words[at] not in numbers.small
        and tokens.words[at] not in numbers.scales
    ):
        return None
    whole = read_numeral(tokens, at)
    return None if whole is None or whole.is_vague or whole.is_share else whole


def _is_measured(tokens: Tokens, whole: Numeral) -> bool:
    """Whether a span of time, a symbol or a month follows: "3 in 10 years"; "nine in ten tonnes" is a share."""
    lex = lexicon()
    following = tokens.words[whole.stop]
    unit = lex.units.phrases.find(tokens.words, whole.stop + (following == "-"))
    if following == "-":
        return unit is not None
    is_counted = len(following) > _LONGEST_SYMBOL and following.endswith("s")
    return (
        (unit is not None and (unit[0].kind is Kind.DURATION or not is_counted))
        or following in lex.numbers.months
        or following in ("m", "k", "bn")
    )


def read_multiple(tokens: Tokens, place: int) -> Found | None:
    """The multiple that a word names: doubled, twice as many, tenfold."""
    word, following = tokens.words[place], tokens.words[place + 1]
    lists = lexicon().words
    value = lexicon().numbers.multiples.get(word)
    if value is None:
        return None
    is_adjective = tokens.kinds[place + 1] == "word" and following not in lists["after_multiple"]
    is_verb = word == "halve" or tokens.words[place - 1] in _BEFORE_A_VERB
    if (
        word in _BASE_FORMS
        and not is_verb
        and (is_adjective or following == "-" or tokens.words[place - 1] in ("a", "-"))
    ):
        return None  # a double bed, double-digit
    if word == "halves" and (following == "of" or tokens.words[place - 1] in ("both", "the")):
        return None
    if word in ("doubles", "triples", "doubling") and following == "-":
        return None
    if word in ("twice", "thrice"):
        if following not in lists["after_times"]:
            return Found(place, place + 1, value, Kind.COUNT, place + 1, "times")
        return Found(place, place + 1, value, Kind.CHANGE, _past_as(tokens, place + 1))
    return Found(place, place + 1, value, Kind.CHANGE, place + 1)


def read_times(tokens: Tokens, numeral: Numeral) -> Found | None:
    """The multiple that a number begins: 1.5 times as many, 10-fold, 2x, half as many again."""
    words, at, value = tokens.words, numeral.stop, numeral.value
    if numeral.is_vague:
        return None
    if words[at] == "x" and tokens.glued[at] and not (tokens.glued[at + 1] and tokens.kinds[at + 1] == "digits"):
        return Found(numeral.first, at + 1, value, Kind.CHANGE, at + 1)
    hyphen = words[at] == "-"
    if words[at + hyphen] in ("fold", "times") and (
        words[at + hyphen] == "fold" or words[at + 1 + hyphen] in lexicon().words["after_times"] or hyphen
    ):
        behind = at + 1 + hyphen
        if not (words[behind] == "over" and tokens.kinds[behind + 1] == "digits") and not _is_since(words, behind):
            return Found(numeral.first, behind, value, Kind.CHANGE, _past_as(tokens, behind))
    if numeral.is_share and words[at] == "as":
        behind = at + 2
        if words[behind] == "again":
            return Found(numeral.first, behind + 1, 1 + value, Kind.CHANGE, behind + 1)
        if words[behind + 1] == "again":  # half as many officers again
            return Found(
                numeral.first, behind + 2, 1 + value, Kind.CHANGE, behind + 2, tokens.slice(behind, behind + 1)
            )
        return Found(numeral.first, at, value, Kind.CHANGE, _past_as(tokens, at))
    if numeral.is_share and words[at] == "again":
        return Found(numeral.first, at + 1, 1 + value, Kind.CHANGE, at + 1)
    return None


def _is_since(words: list[str], at: int) -> bool:
    """Occasions, no multiple: "three times the last month", "3 times this year"."""
    return words[at] in ("this", "last", "over") or (words[at] == "the" and words[at + 1] in ("last", "past"))


def _past_as(tokens: Tokens, at: int) -> int:
    """Behind "as many", "the number of"."""
    words = tokens.words
    if words[at] == "as":
        return at + 2
    if words[at] == "more":
        return at + 1
    if words[at] in ("the", "that", "its") and words[at + 1] in ("number", "amount") and words[at + 2] == "of":
        return at + 3
    return at


def read_ordinal(tokens: Tokens, place: int, numeral: Numeral | None = None) -> Found | None:
    """The ordinal or, behind an article, the share that begins at a token: third, 21st, twenty-first, a fifth of."""
    words, lex = tokens.words, lexicon()
    if tokens.kinds[place] == "digits":
        at = place + 1
        if (
            words[at] in ("th", _end_of(words[place]))
            and tokens.glued[at]
            and words[place].replace(",", "").isdecimal()
            and len(words[place]) <= 7
        ):
            return Found(place, at + 1, float(words[place].replace(",", "")), Kind.ORDINAL, at + 1)
        return None
    if numeral is not None:
        at = numeral.stop + (words[numeral.stop] == "-")
        unit = lex.numbers.ordinals.get(words[at], 0)
        if numeral.value % 100 >= 20 and numeral.value % 10 == 0 and 0 < unit < 10 and not numeral.is_digits:
            return _ordinal_or_share(tokens, numeral.first, at, numeral.value + unit)
        return None
    value = lex.numbers.ordinals.get(words[place])
    if value is None or (words[place] == "second" and words[place - 1] in ("per", "each", "every", "split", "one")):
        return None
    following = words[place + 1]
    idioms = lex.words["ordinal_idioms"]
    if following in idioms or (following == "-" and words[place + 2] in idioms):
        return None
    if words[place] == "first" and _is_adverb(words, place):
        return None
    return _ordinal_or_share(tokens, place, place, float(value))


def _end_of(digits: str) -> str:
    """The letters behind an ordinal in digits: 1st, 2nd, 3rd, 11th; 10st is a weight."""
    return "th" if digits[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")


def _is_adverb(words: list[str], place: int) -> bool:
    """Whether "first" counts nothing: at first, first of all, "First, …", "more than first planned"."""
    following = words[place + 1]
    is_opening = following == "," or (following == "of" and words[place + 2] == "all")
    return words[place - 1] in ("at", "than") or is_opening or following.endswith("ed")


def _ordinal_or_share(tokens: Tokens, first: int, at: int, value: float) -> Found | None:
    """Behind "a" an ordinal is a share, unless a noun follows: "a fifth of", but "a fifth man"."""
    words, lists = tokens.words, lexicon().words
    following = words[at + 1]
    ends = (
        tokens.kinds[at + 1] != "word"
        or following in lists["noun_ends"]
        or following in ("less", "more", "fewer", "higher", "lower")
    )
    is_nth = first < at or words[at] not in ("second", "first")
    if words[first - 1] in ("a", "an") and is_nth:
        if ends and following != "-":
            kind = Kind.CHANGE if following == "as" else Kind.RATIO  # a third as many
            return Found(first - 1, at + 1, 1 / value, kind, _past_as(tokens, at + 1))
    elif words[first - 1] in ("a", "an") and ends:
        return None  # "wait a second"
    elif (
        words[at] == "third"
        and following == "of"
        and words[at + 2] in ("the", "all", "its", "their", "our")
        and words[first - 1] != "the"
    ):
        return Found(first, at + 1, 1 / value, Kind.RATIO, at + 1)
    return Found(first, at + 1, value, Kind.ORDINAL, at + 1)

"""Dates: 21 August 2024, Aug 21st, August, 2024-08-21, and through `years` since 2018. Durations are units."""

from facts.quantities.digits import is_year_like
from facts.quantities.lexicon import Lexicon, lexicon
from facts.quantities.tokens import Tokens
from facts.quantities.years import Date, counts_something, read_decade_word, read_fiscal_year, read_years

_AFTER_MAY = frozenset({"be", "have", "not", "never", "well", "also"})  # "the 20 may be sacked"
_ENDS = frozenset({"st", "nd", "rd", "th"})


def read_date(tokens: Tokens, place: int) -> Date | None:
    """The date that begins at a token; None where there is none."""
    lex = lexicon()
    kind = tokens.kinds[place]
    if kind == "chain":
        return _from_chain(tokens, place)
    if kind == "word":
        return (
            _from_month(tokens, place, lex) or read_decade_word(tokens, place, lex) or read_fiscal_year(tokens, place)
        )
    if kind != "digits" or (tokens.glued[place] and tokens.words[place - 1] in "£$€¥"):
        return None
    return _from_day(tokens, place, lex) or read_years(tokens, place, lex)


def _from_chain(tokens: Tokens, place: int) -> Date | None:
    """2024-08-21, 21/08/2024; day before month, as in most of the world, unless it can only be the other way."""
    parts = tokens.words[place].replace("/", "-").split("-")
    if len(parts) != 3 or any(len(part) > 4 for part in parts):
        return None
    first, second, third = map(int, parts)
    if len(parts[0]) == 4 and 1 <= second <= 12 and 1 <= third <= 31:
        return Date(place, place + 1, (first, second, third))
    in_range = 1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12
    if len(parts[2]) in (2, 4) and "/" in tokens.words[place] and in_range:
        day, month = (first, second) if second <= 12 else (second, first)
        return Date(place, place + 1, (third if third > 99 else 2000 + third, month, day))
    return None


def _from_day(tokens: Tokens, place: int, lex: Lexicon) -> Date | None:
    """21 August 2024, 21st of August."""
    word = tokens.words[place]
    if len(word) > 2 or not word.isdecimal() or not 1 <= int(word) <= 31:
        return None
    at = place + 1
    if tokens.words[at] in _ENDS:
        at += 1
    if tokens.words[at] == "of" or (tokens.words[at] == "-" and tokens.glued[at]):
        at += 1
    month = lex.numbers.months.get(tokens.words[at])
    if month is None:
        return None
    if tokens.slice(at, at + 1) == "may" and tokens.words[at + 1] in _AFTER_MAY:
        return None
    year, stop = _year_behind(tokens, at + 1, lex)
    return Date(place, stop, (year, month, int(word)))


def _from_month(tokens: Tokens, place: int, lex: Lexicon) -> Date | None:
    """August, Aug 2024, August 21st, sept . 30."""
    month = lex.numbers.months.get(tokens.words[place])
    if month is None or _is_compound(tokens, place, lex):
        return None
    at = place + 1
    if tokens.words[at] == "." and len(tokens.words[place]) <= 4 and tokens.kinds[at + 1] == "digits":
        at += 1
    day, behind = _day_at(tokens, at)
    year, stop = _year_behind(tokens, behind, lex)
    if day is None and year is None:
        if tokens.words[place] in lex.numbers.unsure_months and not _is_end_of_span(tokens, place, lex):
            before = tokens.words[place - 1]
            if before not in lex.words["month_before"] or (
                before in ("to", "and") and tokens.slice(place, place + 1).islower()
            ):
                return None
        stop = place + 1
    return Date(place, stop, (year, month, day))


def _is_compound(tokens: Tokens, place: int, lex: Lexicon) -> bool:
    """ "March-based" is no date, "Jan-Mar" is."""
    is_joined = tokens.glued[place + 1] and tokens.words[place + 1] == "-" and tokens.kinds[place + 2] == "word"
    return is_joined and tokens.words[place + 2] not in lex.numbers.months


def _is_end_of_span(tokens: Tokens, place: int, lex: Lexicon) -> bool:
    """Jan-Mar, Mar to May."""
    months, words, joiners = lex.numbers.months, tokens.words, ("-", "to")
    follows = place > 1 and words[place - 1] in joiners and words[place - 2] in months
    return follows or (words[place + 1] in joiners and place + 2 < len(words) and words[place + 2] in months)


def _day_at(tokens: Tokens, at: int) -> tuple[int | None, int]:
    if tokens.words[at] == "the":
        at += 1
    word = tokens.words[at]
    if tokens.kinds[at] != "digits" or len(word) > 2 or not word.isdecimal() or not 1 <= int(word) <= 31:
        return None, at
    has_end = tokens.words[at + 1] in _ENDS
    following = tokens.words[at + 1]
    if not has_end and (
        following == "%" or following == "per" or (tokens.glued[at + 1] and tokens.kinds[at + 1] == "word")
    ):
        return None, at
    return int(word), at + 1 + has_end


def _year_behind(tokens: Tokens, at: int, lex: Lexicon) -> tuple[int | None, int]:
    """The year behind a day or month, past a comma; and the place behind it."""
    year_at = at + (tokens.words[at] in (",", "of"))
    has_letters = tokens.glued[year_at + 1] and tokens.kinds[year_at + 1] == "word"
    if not is_year_like(tokens, year_at) or has_letters:
        return None, at
    if tokens.words[at] == "," and counts_something(tokens, year_at, lex):
        return None, at
    return int(tokens.words[year_at]), year_at + 1

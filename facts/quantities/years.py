"""Years, spans of years, decades: since 2018, 2012/13, the 1990s; and when four digits are no year."""

from dataclasses import dataclass

from facts.quantities.digits import is_year_like
from facts.quantities.lexicon import FISCAL_YEAR, Lexicon
from facts.quantities.nouns import noun_after
from facts.quantities.tokens import Tokens

DateParts = tuple[int | None, int | None, int | None]  # year, month, day

_OF_SOMEBODY = frozenset({"the", "his", "her", "its", "their", "our", "my"})
_COMPARATIVES = frozenset({"higher", "lower", "better", "worse", "earlier", "later", "warmer", "hotter"})
_OFF_A_YEAR, _PERCENT = frozenset({"above", "below"}), frozenset({"%", "percent", "cent"})
_CIRCA = frozenset({"c", "ca", "circa", "."})
_RECENT = range(1990, 2041)  # four plain figures of these that count nothing are a year more often than an amount
_FUTURE = range(2020, 2101)


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as it is stated: tokens `first` to `stop` - 1."""

    first: int
    stop: int
    start: DateParts
    end: DateParts | None = None  # the last year of a span of years


def read_decade_word(tokens: Tokens, place: int, lex: Lexicon) -> Date | None:
    """The nineties."""
    decade = lex.numbers.decades.get(tokens.words[place], 0)
    if decade < 20 or tokens.words[place - 1] not in ("the", "early", "mid", "late"):
        return None
    return Date(place, place + 1, (1900 + decade, None, None), (1909 + decade, None, None))


def read_fiscal_year(tokens: Tokens, place: int) -> Date | None:
    """FY2025, FY25, FY24/25: named by the year that it ends in, unless both are said."""
    year = tokens.words[place + 1]
    if (
        tokens.words[place] != FISCAL_YEAR
        or not tokens.glued[place + 1]
        or not year.isdecimal()
        or len(year) not in (2, 4)
    ):
        return None
    if is_short_span(tokens, place + 1):
        return Date(place, place + 4, (2000 + int(year), None, None), (2001 + int(year), None, None))
    if is_year_like(tokens, place + 1):
        span = _span_of_years(tokens, place + 1)
        return Date(place, span.stop, span.start, span.end) if span else Date(place, place + 2, (int(year), None, None))
    return Date(place, place + 2, (_full_year(year), None, None)) if len(year) == 2 else None


def read_years(tokens: Tokens, place: int, lex: Lexicon) -> Date | None:
    """Years, spans of years and decades."""
    word = tokens.words[place]
    decade = _decade(tokens, place)
    if decade is not None:
        return decade
    if len(word) == 2 and word.isdecimal() and tokens.words[place - 1] == "'" and tokens.glued[place]:
        is_year = tokens.words[place - 2] in lex.words["year_before"] or tokens.words[place - 2] in lex.numbers.months
        return Date(place, place + 1, (_full_year(word), None, None)) if is_year else None
    if is_short_span(tokens, place):
        return Date(place, place + 3, (2000 + int(word), None, None), (2001 + int(word), None, None))
    if not is_year_like(tokens, place):
        return None
    span = _span_of_years(tokens, place)
    if span is not None:
        return span
    if _is_year(tokens, place, lex):
        return Date(place, place + 1, (int(word), None, None))
    return None


def is_short_span(tokens: Tokens, place: int) -> bool:
    """Whether "25/26" stands there: a financial year or a season, and no share."""
    first, slash, second = tokens.words[place : place + 3] if place + 2 < len(tokens.words) else ("", "", "")
    if slash != "/" or not (tokens.glued[place + 1] and tokens.glued[place + 2]) or len(first) != 2 or len(second) != 2:
        return False
    return first.isdecimal() and second.isdecimal() and int(first) >= 10 and int(second) == int(first) + 1


def _decade(tokens: Tokens, place: int) -> Date | None:
    """1990s, 1990's, the '90s."""
    word, at = tokens.words[place], place + 1
    if not word.isdecimal() or word[-1] != "0" or len(word) not in (2, 4):
        return None
    if tokens.words[at] == "'" and tokens.glued[at]:
        at += 1
    if tokens.words[at] != "s" or not tokens.glued[at]:
        return None
    if len(word) == 4:
        first = int(word)
    elif tokens.words[place - 1] in ("'", "the", "early", "mid", "late", "-", "and"):
        if tokens.words[place - 1] == "-" and tokens.words[place - 2] not in ("early", "mid", "late"):
            return None
        first = _full_year(word)
    else:
        return None
    return Date(place, at + 1, (first, None, None), (first + 9, None, None))


def _full_year(word: str) -> int:
    """The year of two figures: '11, the '90s."""
    return int(word) + (1900 if int(word) >= 40 else 2000)


def _span_of_years(tokens: Tokens, place: int) -> Date | None:
    """2012/13, 2022-23, 2010–2015."""
    words, at = tokens.words, place + 1
    if words[at] not in ("-", "/") or tokens.glued[at] != tokens.glued[at + 1]:
        return None
    at += words[at + 1] == "'"  # 2013-'15
    first, second = words[place], words[at + 1]
    if not second.isdecimal() or (tokens.glued[at + 2] and tokens.kinds[at + 2] == "word"):
        return None
    is_next = int(second) == (int(first) + 1) % 100
    if len(second) == 2 and (is_next or (words[at] != "/" and int(second) > int(first) % 100)):
        last = int(first) // 100 * 100 + int(second)
        return Date(place, at + 2, (int(first), None, None), (last if last > int(first) else last + 100, None, None))
    if is_year_like(tokens, at + 1) and 0 < int(second) - int(first) <= 200 and int(first) >= 1800 and int(first) % 100:
        return Date(place, at + 2, (int(first), None, None), (int(second), None, None))
    return None


def counts_something(tokens: Tokens, place: int, lex: Lexicon) -> bool:
    """Whether a plural stands behind: 2000 officers; not 2024 figures."""
    following = tokens.words[place + 1]
    if tokens.kinds[place + 1] != "word" or following in lex.words["year_after"]:
        return False
    noun, stop = noun_after(tokens, place + 1, False)
    if noun is None or stop == place + 1:
        return False
    last = tokens.words[stop - 1]
    if last in lex.words["year_after"] or last in lex.words["no_plurals"]:
        return False
    return last in lex.words["plurals"] or (last.endswith("s") and not last.endswith(("ss", "us", "is", "'s")))


def _is_year(tokens: Tokens, place: int, lex: Lexicon) -> bool:
    """Whether four digits are used as a year, by what stands around them."""
    words, lists = tokens.words, lex.words
    before, following, value = words[place - 1], words[place + 1], int(words[place])
    if _has_unit(tokens, place, lex):
        return False
    if before in lex.numbers.months or (before == "'" and tokens.glued[place]):
        return True
    counts = counts_something(tokens, place, lex)
    if before == "than" and words[place - 2] in _COMPARATIVES:
        return not counts
    if following in lists["year_compared"]:
        return True
    if before in _OFF_A_YEAR and words[place - 2] in _PERCENT:
        return not counts  # "20% below 2019"
    if before not in _CIRCA and lex.hedges.before.find(words, place - 1) is not None:
        return False
    if before in lists["year_before"]:
        counts = counts and not _is_name_behind(tokens, place)
        if before in _OF_SOMEBODY and value in _RECENT and value % 10:
            return True  # the 2018 Academy Awards
        if before in lists["weak_year_before"]:
            return not counts and _after_weak(tokens, place, lex)
        return not (counts and value % 100 == 0)
    if following in lists["year_after"] or (place == 0 and following == ":" and "digits" in tokens.kinds[2:]):
        return True  # "2015: 240,000 pupils"
    if before in ("(", "[") or (before == "," and words[place - 2] in lex.numbers.months):
        return words[place + 1] in (")", "]", ",", "-", ";")
    if place == 0 and value in _RECENT and (following == ":" or (not counts and tokens.kinds[place + 1] == "word")):
        return True  # "2015: 240,000 pupils", "2020 turnout was 75.8%"
    is_modifier = not counts and noun_after(tokens, place + 1, False)[0] is not None  # "the new 2026 profit forecast"
    if is_modifier and value in _RECENT and value % 10 and tokens.kinds[place - 1] == "word":
        return before not in lists["change_before"]
    is_bare = not counts and (tokens.kinds[place + 1] != "word" or following in lists["noun_ends"])
    return is_bare and value in _RECENT and value % 10 != 0 and place > 0 and before not in lists["change_before"]


def _is_name_behind(tokens: Tokens, place: int) -> bool:
    """ "By 2016 Oxfam warns …": a year of now, with a name behind it that is no plural, counts nothing."""
    name = tokens.slice(place + 1, place + 2)
    value = int(tokens.words[place])
    return value in _RECENT and value % 10 != 0 and name[:1].isupper() and not name.islower() and name[-1:] != "s"


def _has_unit(tokens: Tokens, place: int, lex: Lexicon) -> bool:
    at = place + 1
    if tokens.glued[at] and (tokens.kinds[at] == "word" or tokens.words[at] in "%+°"):
        return True
    if tokens.words[at] == "-" and tokens.glued[at] and tokens.glued[at + 1] and tokens.kinds[at + 1] == "word":
        return True
    found = lex.units.phrases.find(tokens.words, at)
    if found is not None or tokens.words[at] in lex.numbers.scales or tokens.words[at] in ("%", "€", "£"):
        return True
    before = tokens.words[place - 1]
    if tokens.kinds[place - 1] == "word":
        return tokens.slice(place - 1, place) in lex.units.codes
    return lex.units.signs.find(tokens.words, place - 1) is not None and before != "."


def _after_weak(tokens: Tokens, place: int, lex: Lexicon) -> bool:
    """Whether a year stands behind a word that may as well stand before an amount: of, to, by, from, and …"""
    words, lists, value = tokens.words, lex.words, int(tokens.words[place])
    before, earlier = words[place - 1], words[place - 2]
    if (
        before in ("and", "or", "to", "-", "through")
        and is_year_like(tokens, place - 2)
        and words[place - 2] != words[place]
    ):
        return before != "to" or int(earlier) < value
    if before == "from" and words[place + 1] in ("to", "-", "through") and is_year_like(tokens, place + 2):
        return int(words[place + 2]) > value
    if earlier in lists["change_before"] and before in ("by", "to", "from"):
        return before == "by" and value in _FUTURE
    if before == "of" and (earlier in lists["amount_before"] or tokens.kinds[place - 2] == "digits"):
        return False
    if before in ("and", "or", "over", "-"):
        return earlier in ("early", "mid", "late", "pre", "post") and before == "-"
    if before in ("to", "the", "for", "of", "by", "than"):
        return value >= 1900 and not (before in ("to", "the") and value % 100 == 0)
    return True

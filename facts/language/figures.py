"""Figures: what each number of a sentence is for.

1,237 in "from 1,237 to 1,103" is no claim about today, and 2018 in "since 2018" is no count.
"""

import re
from itertools import pairwise

from facts.language.directions import nearest_signs
from facts.language.lexicon import lexicon, words_of
from facts.language.model import DATES, TIMES, VALUES, Figure, Period, Reading, Role, Sign, Term
from facts.language.periods import Nearness, find_periods, is_span, is_year
from facts.language.roles import (
    is_goal_of,
    is_of_last_year,
    is_reached,
    is_step_of,
    is_time_taken,
    role_of,
    was_before,
)
from facts.quantities import Hedge, Kind, Quantity

__all__ = ["DATES", "TIMES", "VALUES", "Figure", "Period", "Role", "Sign", "read_figures"]

_UNITS = (Kind.DURATION, Kind.MEASURE, Kind.MONEY, Kind.PERCENT)
_COPULAS = words_of("copulas")
_MOST_TIMES = 10.0  # more or less: numbers in one unit are not further apart
_LEAST_SCALE = 1000
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_ALL_BUT = words_of("all but")
_COUNTING_NOUNS = words_of("counting nouns")
_OF_THEM = words_of("of what is counted")
_SPAN_JOINERS = words_of("joiners of two dates")
_LONGEST_OWNER = 8  # tokens: "of the Kettleby housing plan's"
_OF_A_SPAN = frozenset({"of", "in"})
_INCLUDING = words_of("including")
_PART_KINDS = (Kind.COUNT, Kind.RATIO, Kind.PERCENT)
_POSSESSIVES = ("'s", "’s", "s'", "s’")
_MOVING = frozenset({"to", "from"})
_OVER_COMMA = 12.0  # tokens that a comma between a value and a date counts as
_BESIDE = 2.0  # tokens from a word of change to its figure
_LONGEST_MOVEMENT = 4  # tokens from a "from" value to its "to" value


def read_figures(reading: Reading, year: int | None = None) -> list[Figure]:
    """The figures of a sentence, in order. `year` is what "a year earlier" is reckoned from if it names none itself."""
    figures = _find(reading)
    if not figures:
        return figures
    _date_months(reading.words, figures)
    values = [figure for figure in figures if figure.role in VALUES]
    _inherit_nouns(reading.words, figures)
    _continue_steps(reading.words, figures)
    _describe(reading, figures, values)
    for figure in figures:
        if figure.role is Role.VALUE and was_before(reading.words, figure):
            figure.role = Role.PAST
    _inherit_scales(figures)
    _inherit_units(reading, figures)
    _date_the_past(reading.words, figures, year)
    return figures


def _find(reading: Reading) -> list[Figure]:
    """The numbers that are figures, each with its role and counted noun."""
    figures = [
        Figure(reading.quantities[n], first, last, reading.clause_of[first], Role.VALUE)
        for n, (first, last) in reading.places().items()
    ]
    figures = [figure for figure in figures if not _numbers_a_span(reading.words, figure)]
    if len(figures) > 1:  # "100, not 1,000" claims the one and denies the other
        figures = [f for f in figures if f.first == 0 or reading.words[f.first - 1] != "not"] or figures
    for n, figure in enumerate(figures):
        before = figures[n - 1] if n else None
        # "From £3m in 2020 to £5m": the date between is none of the two ends.
        following = next((f for f in figures[n + 1 :] if f.quantity.kind is not Kind.DATE), None)
        if figure.quantity.kind is Kind.DATE:
            following = figures[n + 1] if n + 1 < len(figures) else None
        figure.role = role_of(reading.words, figure, before, following)
        figure.noun = _noun(reading, figure)
        figure.is_reached = is_reached(reading.words, figure)
        figure.is_time_taken = is_time_taken(reading.words, figure)
        if before is not None and _is_owned_whole(reading, before, figure):
            figure.role, before.noun = Role.BASE, figure.noun
        if before is not None and figure.role is Role.BASE:
            _count_rest(reading, before, figure)
        if before is None and following is not None and _is_owned_whole_ahead(reading, figure, following):
            figure.role = Role.BASE
        figure.is_part = n > 0 and _is_of_them(reading.words, figure)
    return figures


def _is_of_them(words: list[str], figure: Figure) -> bool:
    """ "Seven of them", "of whom seven"."""
    behind, before = words[figure.last + 1 : figure.last + 3], words[max(0, figure.first - 2) : figure.first]
    return " ".join(behind) in _OF_THEM or (figure.quantity.kind is Kind.COUNT and " ".join(before) in _OF_THEM)


def _date_months(words: list[str], figures: list[Figure]) -> None:
    """ "July was the busiest month of 2024", "the best month in 2024 was July": one date, and not two."""
    dates = [(f, f.quantity.date) for f in figures if f.role is Role.WHEN and f.quantity.date]
    if len(dates) != 2:
        return
    for (month, (own, number, day)), (year, (of, *rest)) in (dates, dates[::-1]):
        is_of_span = words[year.first - 1] in _OF_A_SPAN and is_span(words[year.first - 2])
        if is_of_span and own is None and rest == [None, None] and year.quantity.date_end is None:
            month.quantity = month.quantity._replace(date=(of, number, day))
            figures.remove(year)
            return


def _is_owned_whole(reading: Reading, part: Figure, whole: Figure) -> bool:
    """Whether a count is the whole of another, with its owner between: "300 of the housing plan's 1,500 homes"."""
    between = reading.words[part.last + 1 : whole.first]
    if between[:1] != ["of"] or len(between) > _LONGEST_OWNER or not whole.noun:
        return False
    if whole.quantity.kind is not Kind.COUNT or part.quantity.kind not in _PART_KINDS:
        return False
    return _ends_as_owner(reading, whole)


def _is_owned_whole_ahead(reading: Reading, whole: Figure, part: Figure) -> bool:
    """ "Of the railway's 27 lines, 16 pay"."""
    if reading.words[0] != "of" or not whole.noun or part.quantity.noun or whole.first > _LONGEST_OWNER:
        return False
    if any(figure.quantity.kind is not Kind.COUNT for figure in (part, whole)):
        return False
    return _ends_as_owner(reading, whole)


def _ends_as_owner(reading: Reading, whole: Figure) -> bool:
    """Whether what stands right before a number owns what it counts: "the railway's | 27 lines"."""
    return reading.text[: reading.tokens[whole.first].start].rstrip().endswith(_POSSESSIVES)


def _count_rest(reading: Reading, part: Figure, whole: Figure) -> None:
    """ "All but three of the 45" are 42."""
    if " ".join(reading.words[max(0, part.first - 2) : part.first]) not in _ALL_BUT:
        return
    if part.quantity.value is None or not whole.quantity.value:
        return
    start, rest = reading.tokens[part.first - 2].start, whole.quantity.value - part.quantity.value
    span = (start, part.quantity.span[1])
    text = reading.text[slice(*span)]
    part.quantity = part.quantity._replace(text=text, span=span, value=rest, low=rest, high=rest, step=1.0)


def _numbers_a_span(words: list[str], figure: Figure) -> bool:
    """The first of "first quarter" or "first three months" ranks nothing."""
    return figure.quantity.kind is Kind.ORDINAL and any(map(is_span, words[figure.last + 1 : figure.last + 3]))


def _noun(reading: Reading, figure: Figure) -> tuple[Term, ...]:
    noun = figure.quantity.noun
    if not noun:
        return _noun_before(reading, figure) if figure.quantity.kind is Kind.COUNT else ()
    start = reading.text.find(noun, figure.quantity.span[1])
    end = start + len(noun)
    if start < 0:
        return ()
    found = [t for t in reading.terms if start <= t.start and t.end <= end and not t.is_hedge]
    while found and figure.quantity.kind is Kind.COUNT and lexicon().is_small("modifiers", found[-1].keys):
        found.pop()  # "40 new A321neos"
    return tuple(found)


def _noun_before(reading: Reading, figure: Figure) -> tuple[Term, ...]:
    """ "The number of officers fell to 4,870": what is counted stands before."""
    words = reading.words
    for at in range(figure.first - 2, -1, -1):
        if words[at] in _COUNTING_NOUNS and words[at + 1] == "of":
            return _run([term for term in reading.terms if at + 2 <= term.at < figure.first])
    return ()


def _run(terms: list[Term]) -> tuple[Term, ...]:
    """The first terms, as long as each stands right behind the one before."""
    for n, (before, term) in enumerate(pairwise(terms), 1):
        if term.at != before.after:
            return tuple(terms[:n])
    return tuple(terms)


def _inherit_nouns(words: list[str], figures: list[Figure]) -> None:
    """ "8.6 million passengers, up from 7.9 million", "to reach 9 million": the second counts what the first does."""
    last: tuple[Term, ...] = ()
    before: Figure | None = None
    for figure in figures:
        if figure.quantity.kind is not Kind.COUNT:
            continue
        is_end = before is not None and before.role is Role.PAST and is_goal_of(words, figure)
        is_same_thing = figure.role is Role.PAST or is_end or figure.is_reached or figure.is_part
        if not figure.noun and figure.quantity.noun is None and is_same_thing:
            figure.noun = last
        before = figure
        last = figure.noun or last


def _inherit_scales(figures: list[Figure]) -> None:
    """ "214 million, down from 640": the second is in millions too."""
    for before, figure in pairwise(figures):
        ours, theirs = figure.quantity, before.quantity
        is_bare = ours.kind is Kind.COUNT and ours.noun is None and ours.value is not None and ours.value < _LEAST_SCALE
        if not is_bare or figure.role is not Role.PAST or before.role not in VALUES or not theirs.value:
            continue
        scale = _written_scale(theirs)
        if scale >= _LEAST_SCALE and 1 / _MOST_TIMES < (ours.value or 0) * scale / theirs.value < _MOST_TIMES:
            low, high = (None if end is None else end * scale for end in (ours.low, ours.high))
            figure.quantity = ours._replace(value=(ours.value or 0) * scale, low=low, high=high, step=ours.step * scale)


def _written_scale(quantity: Quantity) -> float:
    """How many times the digits its value is: a million for "£1.9m"; 1 where it has none."""
    digits = _DIGITS.search(quantity.text)
    written = float(digits.group().replace(",", "")) if digits else 0.0
    return round((quantity.value or 0.0) / written, 6) if written else 1.0


def _inherit_units(reading: Reading, figures: list[Figure]) -> None:
    """ "From two weeks to four", "men wait 12 weeks, women 16": the second is in the unit of the first."""
    for before, figure in pairwise(figures):
        is_bare = figure.quantity.kind is Kind.COUNT and not figure.noun and before.quantity.unit is not None
        if not is_bare or before.role not in VALUES or before.quantity.kind not in _UNITS:
            continue
        is_end = before.role is Role.PAST and is_goal_of(reading.words, figure)
        is_pair = (is_end or figure.role is Role.PAST) and before.quantity.kind is not Kind.PERCENT
        if is_pair or _is_said_in_short(reading, before, figure):
            ours, theirs = figure.quantity, before.quantity
            figure.quantity = theirs._replace(
                text=ours.text,
                span=ours.span,
                value=ours.value,
                low=ours.low,
                high=ours.high,
                hedge=ours.hedge,
                step=ours.step,
                noun=None,
            )


def _is_said_in_short(reading: Reading, before: Figure, figure: Figure) -> bool:
    """ "Women 16" behind "12 weeks", "the peak was 7.6" behind "7.3%": nothing follows, and no preposition precedes."""
    following = reading.tokens[figure.last + 1 : figure.last + 2]
    is_last = not following or not following[0].is_word
    is_said = reading.words[figure.first - 1] in _COPULAS or any(t.after == figure.first for t in reading.terms)
    is_plain = figure.quantity.hedge is Hedge.NONE
    if not (is_last and is_said and is_plain and figure.quantity.value and before.quantity.value):
        return False
    return 1 / _MOST_TIMES < figure.quantity.value / before.quantity.value < _MOST_TIMES


def _continue_steps(words: list[str], figures: list[Figure]) -> None:
    """ "By six days year-on-year and five days month-on-month": the second is a step as well."""
    for before, figure in pairwise(figures):
        is_alike = before.role is Role.STEP and before.quantity.kind is figure.quantity.kind
        if is_alike and figure.role is Role.VALUE and "and" in words[before.last + 1 : figure.first]:
            figure.role = Role.STEP


def _describe(reading: Reading, figures: list[Figure], values: list[Figure]) -> None:
    """Give each figure its signs, and each value its period and dates."""
    firsts: dict[int, list[int]] = {}
    for value in values:
        firsts.setdefault(value.clause, []).append(value.first)
    periods = Nearness(reading, find_periods(reading), values)
    dates = _dates_of_values(reading.words, figures, values)
    origins = [figure for figure in figures if figure.role is Role.PAST or is_step_of(reading.words, figure)]
    for figure in figures:
        figure.signs = nearest_signs(reading, figure, firsts)
        if figure.role not in VALUES:
            continue
        if _is_change(figure):
            origins.append(figure)
        origin = _comes_from(reading.words, figure, origins)
        if origin is not None:
            figure.signs = origin.signs  # one movement: "fell from 7492 to 7444 and rose …", "fell by 48 to 7444"
        figure.dates = tuple(dates.get(figure.first, ()))
        is_compared = any(d.role is Role.BASELINE and d.quantity.kind is Kind.DATE for d in figure.dates)
        figure.period = None if is_compared else periods.of(figure)  # "20.9% compared to July" needs no other


def _dates_of_values(words: list[str], figures: list[Figure], values: list[Figure]) -> dict[int, list[Figure]]:
    """By the first token of a value, the dates and windows that are nearer to it than to any other value."""
    dates: dict[int, list[Figure]] = {}
    if not values:
        return dates
    before: Figure | None = None
    owner = values[0]
    for date in figures:
        if date.role in TIMES:
            if before is None or not _is_joined(words, before, date):
                owner = min(values, key=lambda value: (value.clause != date.clause, _gap(words, value, date)))
            dates.setdefault(owner.first, []).append(date)
        before = date
    for earlier, value in pairwise(values):
        if value.first not in dates and words[value.first - 1] in _INCLUDING and earlier.first in dates:
            dates[value.first] = dates[earlier.first]
    return dates


def _is_joined(words: list[str], before: Figure, date: Figure) -> bool:
    """ "Between June and August 2025", "Jan-Mar": two ends of one span."""
    between = words[before.last + 1 : date.first]
    return before.role in TIMES and len(between) == 1 and between[0] in _SPAN_JOINERS


def _gap(words: list[str], value: Figure, date: Figure) -> float:
    """Tokens between, a comma counted as more; a date that follows its figure is nearer than one before the next.

    "From 22% in the 1970s to 59%": a date is not of the end that comes after it.
    """
    follows = date.first > value.last
    first, last = (value.last + 1, date.first) if follows else (date.last + 1, value.first)
    is_parted = "," in words[first:last] or (not follows and not _MOVING.isdisjoint(words[first:last]))
    return last - first + (0.0 if follows else 0.5) + _OVER_COMMA * is_parted


def _is_change(figure: Figure) -> bool:
    """ "Fell 5%": by so much something changed."""
    amount = figure.signs.get("amount")
    return figure.quantity.kind is Kind.PERCENT and amount is not None and amount.distance <= _BESIDE


def _comes_from(words: list[str], figure: Figure, origins: list[Figure]) -> Figure | None:
    """The first figure of a "from … to …", a "by … to …" or a "fell 5% to …" whose second this is."""
    if not is_goal_of(words, figure):
        return None
    return next((f for f in origins if f.last < figure.first <= f.last + _LONGEST_MOVEMENT), None)


def _moves_in_a_year(figure: Figure, following: Figure | None) -> bool:
    """ "From 23,150 to 21,680 in the year to January 2025"."""
    period = following.period if following is not None else None
    return period is not None and is_year(period.days) and not (period.is_rate or period.is_comparison)


def _date_the_past(words: list[str], figures: list[Figure], year: int | None) -> None:
    """ "203 metres a year earlier", where the sentence is about 2024, is the value for 2023."""
    years = [f.quantity.date[0] for f in figures if f.role is Role.WHEN and f.quantity.date and f.quantity.date[0]]
    now = years[0] if years else year
    if now is None:
        return
    for figure, following in zip(figures, [*figures[1:], None], strict=True):
        if figure.role is Role.PAST and (is_of_last_year(words, figure) or _moves_in_a_year(figure, following)):
            figure.year = now - 1

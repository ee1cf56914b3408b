"""Bases: than what something is more or less. 8% more than in 2019 is not 8% more than the year before, or than men."""

from enum import Enum
from typing import NamedTuple

from facts.language import DATES, VALUES, Figure, Reading, Role, Term
from facts.language.lexicon import words_of
from facts.language.periods import days_of, is_span
from facts.matching.alignment import LOOSER, Alignment
from facts.matching.pairing import Pair, same_span
from facts.matching.topics import Topic
from facts.quantities import Kind
from facts.quantities.agreement import Agreement

_COMPARERS = words_of("against") | words_of("before what is compared with")
_COMPARED, _COMPARED_JOINERS = words_of("dates compared"), frozenset({"with", "to"})
_MULTIPLES = words_of("multiples of a former value")
_BEHIND_MULTIPLES = [[word] for word in words_of("behind a multiple of something")]
_CHANGES_ON = words_of("changes before on")
_MARKS = words_of("marks that are set") | words_of("usual values")
_EARLIER = words_of("before now") | words_of("preceding") | words_of("relative spans")
_TIMES = words_of("times that a fact may hold at")
_ENDS = frozenset({",", ";", "(", ")", "-", "but", "while", "to"})
_NO_THINGS = words_of("no things") | words_of("baselines")
_ARTICLES = words_of("bare articles") | {"the"}
_MOVED = ("ed",)  # doubled, halved: something changed, and is not only so many times something else
_LEAST = 0.2  # of weight: a word of less names nothing that something is compared with
_LEAST_OTHER = 0.3
_YEAR = 365.25  # days
_DAY = 86400.0  # seconds


class _Kind(Enum):
    TIME = "time"  # than in 2019, than the year before
    MARK = "mark"  # than the average, than planned
    OTHER = "other"  # than men


class _Base(NamedTuple):
    """What a figure is compared with."""

    kind: _Kind
    dates: tuple[tuple[int | None, int | None], ...] = ()  # years and months
    days: float | None = None  # how long before
    terms: tuple[Term, ...] = ()


def other_bases(
    claim: Reading, figures: list[Figure], topic: Topic, alignment: Alignment, pairs: list[Pair]
) -> list[str]:
    """The claimed differences that are the fact's, but from something else."""
    found = []
    for pair in pairs:
        if pair.fact is None or pair.agreement is not Agreement.AGREES or _are_judged(pair):
            continue
        theirs = _base_of(topic.reading, topic.figures, pair.fact)
        ours = _base_of(claim, figures, pair.claim) if theirs is not None else None
        if theirs is None:
            continue
        if ours is None:
            is_other = theirs.kind is not _Kind.TIME and _says_that_it_moved(pair)
        else:
            is_other = _differ(ours, theirs, alignment, _year_of(pair.claim) or _year_of(pair.fact))
        if is_other:
            found.append(pair.claim.quantity.text)
    return found


def _are_judged(pair: Pair) -> bool:
    """Whether the claim says "year on year" or the like, and the fact that, or a month: held together in `times`."""
    assert pair.fact is not None
    ours, theirs = pair.claim.period, pair.fact.period
    if ours is None or not ours.is_comparison:
        return False
    months = [d for d in pair.fact.dates if d.role is Role.BASELINE and d.quantity.date and d.quantity.date[1]]
    return bool(months) or (theirs is not None and theirs.is_comparison)


def _says_that_it_moved(pair: Pair) -> bool:
    """ "Fares have doubled", where the fact says that they are twice those of another town."""
    assert pair.fact is not None
    kinds = pair.claim.quantity.kind, pair.claim.quantity.text.lower().endswith(_MOVED)
    return kinds == (Kind.CHANGE, True) and not pair.fact.quantity.text.lower().endswith(_MOVED)


def _year_of(figure: Figure) -> int | None:
    years = [d.quantity.date[0] for d in figure.dates if d.role is Role.WHEN and d.quantity.date]
    return next((year for year in years if year is not None), None)


def _differ(ours: _Base, theirs: _Base, alignment: Alignment, year: int | None) -> bool:
    named = {term.number for term in theirs.terms}
    if ours.kind is not theirs.kind:
        return not ours.terms or any(alignment.partner[term.number] not in named for term in ours.terms)
    if ours.kind is _Kind.OTHER:
        return any(alignment.quality[t.number] < LOOSER and t.weight > _LEAST_OTHER for t in ours.terms)
    if ours.kind is _Kind.MARK:
        return False
    if ours.days is not None and theirs.days is not None:
        return not same_span(ours.days, theirs.days)
    if ours.days is None and theirs.days is None:
        return (
            bool(ours.dates) and bool(theirs.dates) and not any(_may_be(a, b) for a in ours.dates for b in theirs.dates)
        )
    days, dates = (ours.days, theirs.dates) if ours.days is not None else (theirs.days, ours.dates)
    return days is not None and bool(dates) and not any(_is_so_long_before(date, days, year) for date in dates)


def _may_be(date: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    """Whether the months of two dates may be one, as far as both are told."""
    return date[1] is None or other[1] is None or date[1] == other[1]


def _is_so_long_before(date: tuple[int | None, int | None], days: float, year: int | None) -> bool:
    """Whether a date may be a year, or a month, before the time that a sentence is about."""
    if not same_span(days, _YEAR):
        return date[1] is not None or date[0] in (None, year)
    return (date[0] is None and date[1] is None) or (date[0] is not None and (year is None or date[0] == year - 1))


def _base_of(reading: Reading, figures: list[Figure], figure: Figure) -> _Base | None:
    """What a figure is compared with; None where its sentence does not say."""
    at = _comparer(reading, figures, figure)
    period = figure.period
    if at is None:
        days = period.days if period is not None and period.is_comparison else None
        return _Base(_Kind.TIME, days=days) if days is not None else None
    stop = _end(reading, figures, at)
    words = reading.words[at + 1 : stop]
    terms = tuple(term for term in reading.terms if at < term.at < stop and _names_something(term))
    if terms or not _MARKS.isdisjoint(words):
        return _Base(_Kind.OTHER if _MARKS.isdisjoint(words) else _Kind.MARK, terms=terms)
    durations = [f.quantity for f in figures if at < f.first < stop and f.quantity.kind is Kind.DURATION]
    if durations and durations[0].value is not None:
        return _Base(_Kind.TIME, days=durations[0].value * durations[0].scale / _DAY)
    spans = [days for word in words if (days := days_of(word)) is not None]
    if spans and not _EARLIER.isdisjoint(words):
        return _Base(_Kind.TIME, days=max(spans))
    dates = [f.quantity.date for f in figures if at < f.first < stop and f.role in DATES and f.quantity.date]
    return _Base(_Kind.TIME, tuple((date[0], date[1]) for date in dates)) if dates else None


def _names_something(term: Term) -> bool:
    """Whether a word names what something else is more than, and no time."""
    words = [word for word in term.text.lower().split() if word not in _ARTICLES]
    is_time = all(is_span(word) or word in _TIMES or word in _EARLIER or word in _NO_THINGS for word in words)
    return term.weight > _LEAST and not (term.is_hedge or term.axes or is_time)


def _comparer(reading: Reading, figures: list[Figure], figure: Figure) -> int | None:
    """Where a figure's sentence goes on to what it is compared with: the last word before that."""
    words = reading.words
    stop = next((f.first for f in figures if f.first > figure.last and _is_value(f)), len(words))
    behind = words[figure.last + 1 :]
    if figure.quantity.text.lower() in _MULTIPLES and behind[:1] in _BEHIND_MULTIPLES and _EARLIER.isdisjoint(behind):
        return figure.last
    for at in range(figure.last + 1, stop - 1 if stop == len(words) else stop):
        if words[at] in _COMPARERS and not _is_bound(reading, at):
            return at
        if words[at] in _COMPARED and words[at + 1] in _COMPARED_JOINERS:
            return at + 1
        if words[at] == "on" and words[at - 1] in _CHANGES_ON:
            return at
    before = [at for at in range(figure.first - 1) if words[at] in _COMPARED and words[at + 1] in _COMPARED_JOINERS]
    return before[0] + 1 if before else None


def _is_value(figure: Figure) -> bool:
    """Whether a figure is one of its own; the ten years of "the ten-year average" are not."""
    return figure.role in VALUES and figure.quantity.kind is not Kind.DURATION


def _is_bound(reading: Reading, at: int) -> bool:
    """Whether the number behind is the bound itself: "below 12"."""
    n = reading.number_at.get(at + 1)
    if n is None or reading.quantities[n].kind is Kind.DATE:
        return False
    behind = next((k for k in range(at + 1, len(reading.words)) if reading.number_at.get(k) != n), len(reading.words))
    return reading.quantities[n].kind is not Kind.DURATION or _EARLIER.isdisjoint(reading.words[behind : behind + 1])


def _end(reading: Reading, figures: list[Figure], at: int) -> int:
    """The end of what is named behind a comparer."""
    values = {f.first for f in figures if _is_value(f)}
    behind = range(at + 2, len(reading.words))
    return next((n for n in behind if reading.words[n] in _ENDS or n in values), len(reading.words))

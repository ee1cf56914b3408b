"""Days as people write them: 2024-08-21, 21.8.2024, 21/08/24, Aug 21, 2024, 21 August, yesterday.

Of numbers alone the first is the day, as everywhere in the project, unless it can only be the other way.
"""

import re
from datetime import date, timedelta

from facts.editing.words import words_of
from facts.errors import InputError
from facts.quantities import Kind, read_quantities

_DOTTED = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})\b")
_CLOCK = re.compile(r"[T ]?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s?(?:Z|[+-]\d{2}:?\d{2}|[A-Z]{2,4})?(?=\W|$)")
_EARLIEST = 1000  # a year


def read_day(text: str, today: date) -> date:
    """The one day that a text names; raises InputError where it names none, several, or one that is to come."""
    words = text.strip().strip(".,").lower()
    if words in words_of("today"):
        return today
    if words in words_of("yesterday"):
        return today - timedelta(days=1)
    found = read_quantities(_DOTTED.sub(r"\1/\2/\3", text))
    dates = {figure.date for figure in found if figure.kind is Kind.DATE and figure.date}
    if len(dates) != 1:
        raise _no_day(text)
    year, month, day = dates.pop()
    if month is None or day is None:
        raise _no_day(text)
    if year is not None:
        return _check(_make(year, month, day, text), today, text)
    this_year = _make(today.year, month, day, text)
    return this_year if this_year <= today else _make(today.year - 1, month, day, text)


def is_day(text: str, today: date) -> bool:
    """Whether a line is a day and hardly anything else."""
    if len(text) > len("Wednesday, the 21st of September 2024, 10:00 GMT"):
        return False
    try:
        read_day(text, today)
    except InputError:
        return False
    words = _CLOCK.sub("", text)
    spans = [figure.span for figure in read_quantities(_DOTTED.sub(r"\1/\2/\3", words)) if figure.kind is Kind.DATE]
    said = sum(end - start for start, end in spans)
    return not spans or said * 2 > len(words)


def _make(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:  # the 30th of February
        raise _no_day(text) from None


def _check(day: date, today: date, text: str) -> date:
    if day > today + timedelta(days=1):  # it may be tomorrow already elsewhere
        raise InputError(f"“{_short(text)}” is still to come; write the day on which it was published")
    if day.year < _EARLIEST:
        raise _no_day(text)
    return day


def _no_day(text: str) -> InputError:
    return InputError(f"“{_short(text)}” names no day that I can read; write it as 21 August 2024, or skip it")


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:57]}…"

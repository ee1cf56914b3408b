"""Dates in words: 21 August 2024, August 2024, 2024."""

from datetime import date

from bot.texts import Texts
from facts.answers import When


def write_date(day: date, texts: Texts) -> str:
    """A day in words: 21 August 2024."""
    return texts("date", day=day.day, month=texts(f"month-{day.month}"), year=day.year)


def write_when(when: When, texts: Texts) -> str:
    """A day, a month or a year in words, as far as it is known."""
    year, month, day = when
    if year is None:
        return ""
    if month is None:
        return str(year)
    name = texts(f"month-{month}")
    return texts("date", day=day, month=name, year=year) if day else texts("month-of", month=name, year=year)

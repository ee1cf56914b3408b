"""Moments: when what a fact says was so, and of which time a claim speaks.

A fact holds at the date that its statement gives for it; where it gives none, or one that was still to come, at its
source's. "Last year" is read at the source's date in a fact, and in a claim at the time of asking.
"""

from collections.abc import Iterator
from datetime import date

from facts.answers import When
from facts.language import VALUES, Figure, Reading, Role, says_it_is_planned
from facts.language.lexicon import groups_of
from facts.matching.topics import Topic

# The words of a span that is told from the present, and how many years or months it lies off.
_RELATIVE = {tuple(words.split()): (span, int(steps)) for steps, span, words in groups_of("relative moments")}


def held_at(topic: Topic) -> When | None:
    """When what the fact says was so; None where neither statement nor source tells."""
    published = topic.fact.source.published
    for stated in _dates_of(topic.figures):
        if not _is_ahead(stated, published):
            return stated
    if published is None:
        return None
    relative = relative_moments(topic.reading, topic.figures, published)
    return relative[0] if relative else (published.year, published.month, published.day)


def announces(topic: Topic) -> set[int]:
    """The years that a fact speaks of as still to come: the road that "will open in 2029"."""
    published = topic.fact.source.published
    return {stated[0] for stated in _dates_of(topic.figures) if stated[0] and _is_ahead(stated, published)}


def moments_of(figures: list[Figure], is_question: bool) -> list[When]:
    """The dates with a year that a claim says its values of; none where a date is all that it states."""
    if not is_question and not any(figure.role in VALUES for figure in figures):
        return []
    return list(_dates_of(figures))


def relative_moments(reading: Reading, figures: list[Figure], today: date) -> list[When]:
    """The years and months that a sentence's values are said of by their distance from the present.

    "Last year", but not "than last year", which is a comparison, nor "in the last year", which is a span.
    """
    found = []
    for figure in figures:
        if figure.role is not Role.VALUE or figure.period is None or not figure.period.is_relative:
            continue
        at = figure.period.at
        told = _RELATIVE.get(tuple(reading.words[max(0, at - 1) : at + 1]))
        if told is not None and reading.words[at - 2 : at - 1] != ["the"]:
            found.append(_move(today, *told))
    return found


def falls_in(held: When | None, moment: When) -> bool:
    """Whether a fact held within the moment, as far as both are known."""
    if held is None or held[0] != moment[0]:
        return False
    return all(ours is None or theirs is None or ours == theirs for ours, theirs in zip(held, moment, strict=True))


def states(topic: Topic, when: When) -> bool:
    """Whether the fact's statement gives this date, with all that is said of it, and not as the end of a plan."""
    is_plan = says_it_is_planned(topic.reading)
    figures = [figure for figure in topic.figures if not (is_plan and figure.role is Role.BY)]
    dates = [figure.quantity.date for figure in figures if figure.quantity.date]
    return any(all(ours in (None, theirs) for ours, theirs in zip(when, date, strict=True)) for date in dates)


def is_before(held: When | None, moment: When) -> bool:
    """Whether a fact held before the moment began."""
    return held is not None and _first_day(held) < _first_day(moment)


def sort_key(held: When | None) -> tuple[int, int, int]:
    """For ordering by time, the undated first."""
    return _first_day(held) if held else (0, 0, 0)


def _dates_of(figures: list[Figure]) -> Iterator[When]:
    """The dates with a year, but for those of earlier values: "up from 70 in 2024"."""
    past = [date for figure in figures if figure.role is Role.PAST for date in figure.dates]
    current = [date for figure in figures if figure.role is not Role.PAST for date in figure.dates]
    for figure in figures:
        when = figure.quantity.date
        if figure.role is not Role.WHEN or when is None or when[0] is None:
            continue
        if any(figure is d for d in current) or not any(figure is d for d in past):
            yield when


def _is_ahead(when: When, published: date | None) -> bool:
    return published is not None and _first_day(when) > (published.year, published.month, published.day)


def _first_day(when: When) -> tuple[int, int, int]:
    return when[0] or 0, when[1] or 1, when[2] or 1


def _move(today: date, span: str, steps: int) -> When:
    if span == "year":
        return today.year + steps, None, None
    months = today.year * 12 + today.month - 1 + steps
    return months // 12, months % 12 + 1, None

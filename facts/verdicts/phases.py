"""Phases: when something began is not when it ended. "Ceased in 2009" is no "started in 2009"."""

from typing import NamedTuple

from facts.language import Figure, Reading, Role
from facts.language.phrase_sets import phrases_of
from facts.matching.topics import Topic
from facts.quantities import Kind
from facts.verdicts.judgement import Fault, Judgement
from facts.verdicts.times import same_date

_BEGINNING, _ENDING = phrases_of("beginning"), phrases_of("ending")
_DIVIDERS = frozenset({",", ";", "and", "but", "(", ")"})
_DATES = (Role.WHEN, Role.BY)


class _Event(NamedTuple):
    """A date with what began or ended then."""

    is_beginning: bool
    date: Figure


def judge_phase(claim: Reading, figures: list[Figure], topic: Topic, out: Judgement) -> None:
    """Whether a claim says that something began when the fact says that it ended, or the other way round.

    Where the fact tells when it began as well, the claim is wrong; else that may be so, but for one and the same day.
    """
    ours = _events(claim, figures)
    theirs = _events(topic.reading, topic.figures) if len(ours) == 1 else []
    if not theirs:
        return
    (claimed,) = ours
    alike = [event.date for event in theirs if event.is_beginning is claimed.is_beginning]
    if any(same_date(claimed.date, date) for date in alike):
        return
    other = next((e.date for e in theirs if e.date not in alike and same_date(claimed.date, e.date)), None)
    if other is None:
        return
    if alike:
        out.find(Fault.DATE, claimed.date, alike[0])
    elif _names_day(claimed.date) and _names_day(other):
        out.find(Fault.DIRECTION)
    else:
        out.is_turned = True


def _names_day(date: Figure) -> bool:
    return date.quantity.date is not None and None not in date.quantity.date[1:]


def _events(reading: Reading, figures: list[Figure]) -> list[_Event]:
    """The dates of a sentence by which something began or ended, with the word for it in the same part of it."""
    dates = [figure for figure in figures if figure.role in _DATES and figure.quantity.kind is Kind.DATE]
    cues = _cues(reading.words) if dates else {}
    found = []
    for date in dates:
        first, stop = _part(reading, date)
        here = [at for at in cues if first <= at < stop]
        if here:
            nearest = min(here, key=lambda at: min(abs(at - date.first), abs(at - date.last)))
            found.append(_Event(cues[nearest], date))
    return found


def _cues(words: list[str]) -> dict[int, bool]:
    """The words for beginning (True) and ending, by their first token."""
    found = dict.fromkeys(_ENDING.find(words), False) | dict.fromkeys(_BEGINNING.find(words), True)
    return dict(sorted(found.items()))


def _part(reading: Reading, date: Figure) -> tuple[int, int]:
    """The part of a sentence between commas, or before "and", in which a date stands."""
    first, stop = date.first, date.last + 1
    while first > 0 and not _divides(reading, first - 1):
        first -= 1
    while stop < len(reading.words) and not _divides(reading, stop):
        stop += 1
    return first, stop


def _divides(reading: Reading, at: int) -> bool:
    return reading.words[at] in _DIVIDERS and at not in reading.number_at

"""Spans: until a date or since it, and in one month, in one year or in all.

"Closed until 12 June" is no "closed since 12 June", and 900 farms lost from 2015 to 2020 are not lost in 2020.
"""

from enum import Enum
from itertools import pairwise

from facts.language import DATES, VALUES, Figure, Reading, Role
from facts.language.lexicon import words_of
from facts.language.periods import is_span
from facts.language.phrase_sets import phrases_of
from facts.matching.pairing import Pair, agree
from facts.matching.topics import Topic
from facts.quantities import Kind
from facts.quantities.agreement import Agreement
from facts.verdicts.judgement import Fault, Judgement
from facts.verdicts.times import same_date

_UNTIL, _AS_OF = words_of("until a date"), words_of("as of a date")
_PARTS = words_of("parts of a period") | words_of("before a date")
_SINCE = words_of("since a date")
_DEGREES, _DEGREE_BEFORE = words_of("degree words"), 4  # tokens
_RANKING = words_of("superlatives +") | words_of("superlatives -") | {"first"}
_NONE, _NONE_BEFORE = words_of("negating determiners"), 4  # tokens
_BY_SOME_TIME, _FIRST = phrases_of("by some time"), words_of("first spans")
_NEGATING = words_of("negating determiners") | {"not", "n't", "never"}
_TURNS = (Fault.DIRECTION, Fault.NEGATION)
_DEADLINES = words_of("deadlines")
_BEFOREHAND = frozenset({"had"})
_TOTALS = phrases_of("so far")
_WHOLES, _PERIOD_PARTS = words_of("whole periods"), words_of("parts of a year")
_JOINERS = words_of("joiners of two dates")
_FLOWING = (Kind.COUNT, Kind.MONEY, Kind.MEASURE)  # kinds of what comes together over a time
_YEAR = 360.0  # days


class Edge(Enum):
    """Which side of a date is meant."""

    UNTIL = "until"
    SINCE = "since"
    BY = "by"
    IN = "in"


class Extent(Enum):
    """Over what a figure was counted."""

    TOTAL = "total"  # so far, since 1990, by 2015: whatever has come together
    PERIOD = "period"  # in 2021
    RECENT = "recent"  # last month
    PART = "part"  # of the year that it names: in the first half of 2024
    WHOLE = "whole"  # in all of 2024


def judge_edges(claim: Reading, figures: list[Figure], topic: Topic, pairs: list[Pair], out: Judgement) -> None:
    """Whether a state that the fact says is so until a date is claimed to be so since that date, or the reverse.

    Turned twice ("closed until June", "open since June") they agree. On another day than a last one either may be so.
    """
    if any(pair.fact is not None and pair.agreement is Agreement.AGREES for pair in pairs):
        return
    for date in figures:
        for other in topic.figures if date.role in DATES else ():
            if other.role not in DATES:
                continue
            if _is_turned(claim, date, topic.reading, other):
                _judge_turned(claim, date, topic, other, out)
                return
            if _is_past_deadline(claim, date, topic.reading, other):
                out.faults = [f for f in out.faults if f.fault not in (*_TURNS, Fault.DATE)]
                out.foreign_year = True
                return


def _judge_turned(claim: Reading, date: Figure, topic: Topic, other: Figure, out: Judgement) -> None:
    is_denied = _NEGATING.isdisjoint(claim.words) is not _NEGATING.isdisjoint(
        topic.reading.words
    )  # "no vote until 1971"
    if not (out.has(*_TURNS) or is_denied):
        out.find(Fault.DATE, date, other)
        return
    out.faults = [finding for finding in out.faults if finding.fault not in _TURNS]
    out.told.update(term.number for term in claim.terms if term.axes)
    out.telling_details += 1


def _is_past_deadline(claim: Reading, date: Figure, fact: Reading, other: Figure) -> bool:
    """ "No bookings on 12 May", of a fact of those that must be made by 10 May: another date, and no other deadline."""
    theirs = edge_of(fact, other)
    is_deadline = theirs is Edge.UNTIL or (theirs is Edge.BY and not _DEADLINES.isdisjoint(fact.words))
    return is_deadline and edge_of(claim, date) is Edge.IN and not same_date(date, other)


def _is_turned(claim: Reading, date: Figure, fact: Reading, other: Figure) -> bool:
    if not same_date(date, other):
        return False
    ours, theirs = edge_of(claim, date), edge_of(fact, other)
    if {ours, theirs} == {Edge.UNTIL, Edge.SINCE}:
        return True
    return ours is Edge.SINCE is not theirs and not _DEADLINES.isdisjoint(fact.words)


def other_extents(claim: Reading, pairs: list[Pair], topic: Topic, out: Judgement) -> list[str]:
    """The claimed figures that are the fact's, but over another time: all there were for those of one year.

    Where the fact has a figure for that very time it is a fault; else the fact says nothing of it.
    """
    found = []
    for pair in pairs:
        if pair.fact is None or pair.agreement is not Agreement.AGREES or not _comes_together(pair.fact):
            continue
        rival = _rival(pair, topic)
        if rival is not None:
            out.find(Fault.FIGURE, pair.claim, rival)
        elif (
            _is_of_year(pair)
            or _differ(extent_of(claim, pair.claim), extent_of(topic.reading, pair.fact))
            or _other_end(claim, pair, topic)
        ):
            found.append(pair.claim.quantity.text)
    return found


def _comes_together(figure: Figure) -> bool:
    """Whether a figure is of what happens over a time, and no level or change."""
    return figure.role is Role.VALUE and figure.quantity.kind in _FLOWING and not figure.is_reached


def _rival(pair: Pair, topic: Topic) -> Figure | None:
    """The fact's figure for the claim's own time, where the claim gives that of a longer one: 11 of the 60, in 2020."""
    assert pair.fact is not None
    ours = [date for date in pair.claim.dates if date.role is Role.WHEN]
    if len(ours) != 1 or len(pair.claim.dates) != 1:
        return None
    for other in topic.figures:
        if other is pair.fact or other.role not in VALUES or len(other.dates) != 1 or other.dates == pair.fact.dates:
            continue
        is_part = other.is_part or len(pair.fact.dates) > 1
        if is_part and _is_very_date(ours[0], other.dates[0]) and agree(pair.claim, other) is Agreement.DIFFERS:
            return other
    return None


def _is_very_date(ours: Figure, theirs: Figure) -> bool:
    """Whether two dates are as exact as each other and the same; "January" is the January of its year."""
    a, b = ours.quantity.date, theirs.quantity.date
    if a is None or b is None or not same_date(ours, theirs):
        return False
    return [x is None for x in a[1:]] == [x is None for x in b[1:]]


def _other_end(claim: Reading, pair: Pair, topic: Topic) -> bool:
    """ "52,000 calls since June", of a fact of those until May."""
    assert pair.fact is not None
    ours = {edge_of(claim, date) for date in pair.claim.dates if date.role in DATES}
    fact = topic.reading
    theirs = {edge_of(fact, d) for d in pair.fact.dates if d.role in DATES and not _is_of_rank(fact, pair.fact, d)}
    if Edge.SINCE in ours:
        return not theirs.isdisjoint((Edge.UNTIL, Edge.BY)) and Edge.SINCE not in theirs
    return Edge.SINCE in theirs and Edge.UNTIL in ours and Edge.UNTIL not in theirs


def _is_of_year(pair: Pair) -> bool:
    """ "12,000 in 2023", of a fact of December 2023, but not of the year to December 2023."""
    assert pair.fact is not None
    period = pair.fact.period
    if period is not None and period.days >= _YEAR and not (period.is_rate or period.is_comparison):
        return False
    ours, theirs = ([d.quantity.date for d in f.dates if d.role is Role.WHEN] for f in (pair.claim, pair.fact))
    if len(ours) != 1 or len(theirs) != 1 or ours[0] is None or theirs[0] is None:
        return False
    return ours[0][1] is None and theirs[0][1] is not None and ours[0][0] is not None


def _differ(ours: Extent | None, theirs: Extent | None) -> bool:
    if theirs is Extent.RECENT:
        return False  # what another fact says of all the time tells more
    ours = Extent.PERIOD if ours is Extent.RECENT else ours
    return {ours, theirs} in ({Extent.TOTAL, Extent.PERIOD}, {Extent.PART, Extent.WHOLE})


def extent_of(reading: Reading, figure: Figure) -> Extent | None:
    """Over what a figure was counted; None where its sentence leaves that open."""
    dates = [date for date in figure.dates if date.role in DATES and _is_its_own(reading, figure, date)]
    edges = {edge_of(reading, date) for date in dates}
    is_by = bool(edges & {Edge.BY, Edge.UNTIL}) or _BY_SOME_TIME.is_in(reading.words)
    is_before = is_by and not _BEFOREHAND.isdisjoint(reading.words)
    if edges == {Edge.SINCE} or is_before or any(_is_as_of(reading, date) for date in dates):
        return Extent.TOTAL
    is_dated = edges == {Edge.IN} and len(dates) == 1
    is_recent = figure.period is not None and figure.period.is_relative and not figure.period.is_comparison
    if is_dated and _follows(reading, dates[0], _WHOLES):
        return Extent.WHOLE
    if _TOTALS.is_in(reading.words):
        return None if is_dated or is_recent else Extent.TOTAL
    if (is_dated and _follows(reading, dates[0], _PERIOD_PARTS)) or _is_in_less_than_a_year(figure):
        return Extent.PART
    if is_dated or any(a in _FIRST and is_span(b) for a, b in pairwise(reading.words[figure.last :])):
        return Extent.PERIOD
    return Extent.RECENT if is_recent else None


def _is_in_less_than_a_year(figure: Figure) -> bool:
    """ "In the first quarter"."""
    period = figure.period
    if period is None or period.is_rate or period.is_comparison or period.is_relative:
        return False
    return period.days < _YEAR


def _is_its_own(reading: Reading, figure: Figure, date: Figure) -> bool:
    """Whether a figure was counted over the time that a date tells: not "none of it in 2022"."""
    before = reading.words[max(0, date.first - _NONE_BEFORE) : date.first]
    return _NONE.isdisjoint(before) and not _is_of_rank(reading, figure, date)


def _is_of_rank(reading: Reading, figure: Figure, date: Figure) -> bool:
    """ "13,067 people, the biggest crowd since 1991", "not so few since 1991": the date is that of the rank."""
    if not _DEGREES.isdisjoint(reading.words[max(0, date.first - _DEGREE_BEFORE) : date.first]):
        return True
    return date.first > figure.last and not _RANKING.isdisjoint(reading.words[figure.last : date.first])


def _follows(reading: Reading, date: Figure, words: frozenset[str]) -> bool:
    return not words.isdisjoint(reading.words[max(0, date.first - 3) : date.first])


def edge_of(reading: Reading, date: Figure) -> Edge:
    """Which side of a date is meant, by the word before it: until, since, by; else that time itself."""
    at = date.first - 1
    while at > 0 and reading.words[at] in _PARTS:
        at -= 1
    two = " ".join(reading.words[max(0, at - 1) : at + 1])
    if at >= 0 and (reading.words[at] in _UNTIL or two in _UNTIL):
        return Edge.UNTIL
    if date.role is Role.SINCE or reading.words[at] in _SINCE:
        return Edge.SINCE
    return Edge.BY if date.role is Role.BY or reading.words[at] == "by" else Edge.IN


def _is_as_of(reading: Reading, date: Figure) -> bool:
    return " ".join(reading.words[max(0, date.first - 2) : date.first]) in _AS_OF

"""Times: do the claim's dates and periods agree with the fact's?"""

from facts.language import TIMES, Figure, Reading, Role
from facts.language.periods import MONTH
from facts.matching.pairing import Pair, dates_agree, same_span
from facts.matching.topics import Topic
from facts.quantities import Kind
from facts.quantities.agreement import PLAIN, Agreement, compare
from facts.verdicts.judgement import Fault, Judgement

_DAY = 86400.0  # seconds
_YEAR = 365.25  # days
_FLOWING = (Kind.COUNT, Kind.MONEY, Kind.MEASURE)  # kinds that may be so much a month
_ABOUT = 1.5  # times more or less: a span of dates is about so long
_BEHIND = 8  # tokens: a window of time further behind its figure may be that of a rank, "the slowest for three years"
_UNDATED = (None, None, None)


def judge_times_of(claim: Reading, pair: Pair, topic: Topic, out: Judgement) -> None:
    """Whether two figures are of the same period and date."""
    if pair.fact is None or pair.agreement is None:
        return
    is_other = _periods_conflict(pair.claim, pair.fact) or _is_other_frequency(pair.claim, pair.fact, topic)
    if is_other or _takes_end_for_span(claim, pair.claim, pair.fact):
        out.find(Fault.PERIOD, pair.claim, pair.fact)
    if dates_agree(pair.claim, pair.fact) < 0:
        out.find(Fault.DATE, pair.claim, pair.fact)


def judge_dates(figures: list[Figure], topic: Topic, pairs: list[Pair], out: Judgement) -> None:
    """Whether the fact knows the claim's dates and windows of time."""
    ours = [figure for figure in figures if figure.role in TIMES]
    if not ours:
        return
    theirs = [figure for figure in topic.figures if figure.role in TIMES]
    several = len([date for date in ours if date.role is Role.WHEN]) > 1
    for date in ours:
        if several and date.role is Role.WHEN and len(theirs) > 1 and any(same_date(date, d) for d in theirs):
            out.dates_agreeing += 1  # which figure each date is of the pairs tell: "6.2% -> 3.8%, 2021 to 2022"
        else:
            _judge_date(date, theirs, topic, pairs, out)


def _judge_date(date: Figure, theirs: list[Figure], topic: Topic, pairs: list[Pair], out: Judgement) -> None:
    rivals = [d for d in theirs if d.quantity.kind is date.quantity.kind and _play_one_part(date.role, d.role)]
    owner = next((pair for pair in pairs if any(d is date for d in pair.claim.dates)), None)
    if owner is not None and owner.fact is not None:
        own = [d for d in rivals if any(d is other for other in owner.fact.dates)]
        if owner.fact.role is Role.PAST and (not own or dates_agree(owner.claim, owner.fact) > 0):
            out.own_dates += 1
            return
        rivals = own or rivals
    if not rivals:
        _judge_lone_date(date, topic, out)
    elif owner is not None and _is_of_the_past(date, owner, rivals, topic):
        out.find(Fault.DATE, date)
    elif any(same_date(date, d) for d in rivals):
        out.dates_agreeing += 1
        out.own_dates += date.role in (Role.WHEN, Role.BY) and _is_past(date, topic)
        out.telling_details += date.role is Role.SINCE
    elif any(is_within(date, d) for d in rivals):
        out.foreign_year = True
    elif not out.has(Fault.DATE):
        out.find(Fault.PERIOD if date.role is Role.WINDOW else Fault.DATE, date, rivals[0])


def _is_of_the_past(date: Figure, owner: Pair, rivals: list[Figure], topic: Topic) -> bool:
    """ "£38bn in 2020" against "£38bn, almost double the £20bn estimated in 2020"."""
    if owner.fact is None or owner.fact.role is not Role.VALUE or owner.agreement is not Agreement.AGREES:
        return False
    past = [d for figure in topic.figures if figure.role is Role.PAST for d in figure.dates]
    same = [d for d in rivals if same_date(date, d)]
    return bool(same) and all(any(d is other for other in past) for d in same)


def _judge_lone_date(date: Figure, topic: Topic, out: Judgement) -> None:
    """A date that the fact has no like of."""
    if date.role is Role.WHEN and _is_compared_with(date, topic):
        out.find(Fault.DATE, date)
    elif date.role is Role.WINDOW:
        if _is_other_window(date, topic):
            out.find(Fault.PERIOD, date)
    elif date.role is not Role.BASELINE:
        out.foreign_year = out.foreign_year or _is_foreign(date, topic)
    elif _is_other_start(date, topic):
        out.find(Fault.DATE, date)


def _is_compared_with(date: Figure, topic: Topic) -> bool:
    """ "£43.70 in 2021" against "£43.70, £9.30 more than in 2021"."""
    baselines = [d for d in topic.figures if d.role is Role.BASELINE and d.quantity.kind is Kind.DATE]
    is_year = date.quantity.date is not None and date.quantity.date[1:] == (None, None)
    return is_year and any(same_date(date, d) for d in baselines)


def _is_other_start(date: Figure, topic: Topic) -> bool:
    """ "Less than in 2008" against "fell between 2018 and 2024"."""
    year = date.quantity.date[0] if date.quantity.date else None
    spans = [figure.dates for figure in topic.figures if figure.role is not Role.PAST and len(figure.dates) > 1]
    years = {d.quantity.date[0] for dates in spans for d in dates if d.role is Role.WHEN and d.quantity.date}
    return year is not None and len(years - {None}) > 1 and year not in years


def _play_one_part(a: Role, b: Role) -> bool:
    pairs = ({Role.BY, Role.WHEN}, {Role.WINDOW, Role.BASELINE}, {Role.SINCE, Role.BASELINE})
    return a is b or {a, b} in pairs


def same_date(a: Figure, b: Figure) -> bool:
    """Whether two dates, or two periods, agree as far as both are stated."""
    if Kind.DURATION in (a.quantity.kind, b.quantity.kind):
        days, other = _days(a), _days(b)
        if days is None or other is None or same_span(days, other):
            return True
        return a.quantity.hedge not in PLAIN and compare(a.quantity, b.quantity) in (Agreement.AGREES, Agreement.EMPTY)
    ours, theirs = a.quantity.date or _UNDATED, b.quantity.date or _UNDATED
    is_same = all(x is None or y is None or x == y for x, y in zip(ours, theirs, strict=True))
    our_end, their_end = a.quantity.date_end, b.quantity.date_end
    if their_end is None:
        return is_same
    if our_end is not None:
        return is_same and our_end[0] == their_end[0]
    return is_same or (ours[0] is not None and ours[0] == their_end[0])


def is_within(date: Figure, span: Figure) -> bool:
    """Whether a year is one of a span of years, and the span leaves open which: "since the 1960s", 1965."""
    ours, theirs = date.quantity, span.quantity
    year, first, last = (d[0] if d else None for d in (ours.date, theirs.date, theirs.date_end))
    if ours.date_end is not None or year is None or first is None or last is None:
        return False
    return first < year < last


def _days(figure: Figure) -> float | None:
    quantity = figure.quantity
    return None if quantity.value is None else quantity.value * quantity.scale / _DAY


def _is_past(date: Figure, topic: Topic) -> bool:
    """Whether a date lies before its source: the time when something held, no time that it is planned for."""
    year = date.quantity.date[0] if date.quantity.date else None
    published = topic.fact.source.published
    return year is None or (published is not None and year <= published.year)


def _is_foreign(date: Figure, topic: Topic) -> bool:
    """A year that the fact does not state and its source was not published near: the fact says nothing of it."""
    year = date.quantity.date[0] if date.quantity.date else None
    if year is None or any(f.quantity.date and f.quantity.date[0] == year for f in topic.figures):
        return False
    published = topic.fact.source.published
    return published is None or abs(year - published.year) > 1


def _is_other_window(window: Figure, topic: Topic) -> bool:
    """ "In 12 months" against "year-on-year"."""
    days = _days(window)
    periods = [f.period for f in topic.figures if f.period is not None]
    spans = [period.days for period in periods if period.is_comparison and not period.is_relative]
    return days is not None and bool(spans) and not any(same_span(days, span) for span in spans)


def _periods_conflict(ours: Figure, theirs: Figure) -> bool:
    if _spans_conflict(ours, theirs):
        return True
    a, b = ours.period, theirs.period
    if a is None:
        return False
    if b is None:
        return a.is_comparison and a.days != MONTH and _is_since_month(theirs)
    if a.is_relative or b.is_relative or a.is_rate != b.is_rate or a.is_comparison != b.is_comparison:
        return False
    return not same_span(a.days, b.days)


def _is_other_frequency(ours: Figure, theirs: Figure, topic: Topic) -> bool:
    """ "7% vape every day" against "the share that vapes every week fell to 7% this year"."""
    period = ours.period
    if period is None or not period.is_rate or (theirs.period is not None and not theirs.period.is_relative):
        return False
    rates = [f.period.days for f in topic.figures if f.period is not None and f.period.is_rate]
    return bool(rates) and not any(same_span(period.days, days) for days in rates)


def _spans_conflict(ours: Figure, theirs: Figure) -> bool:
    """ "In a week" against "in four weeks", where one of the two has no number, or "between June and August"."""
    a, b = _span(ours), _span(theirs)
    is_rate = ours.period is not None and ours.period.is_rate
    if a is not None and b is None and theirs.quantity.kind in _FLOWING and not is_rate:
        b = _span_of_dates(theirs)
        return b is not None and not 1 / _ABOUT < a / b < _ABOUT
    return a is not None and b is not None and not same_span(a, b)


def _span(figure: Figure) -> float | None:
    """In how many days something happened: "in four weeks", "in a year", "a week"; None where nothing says it."""
    period = figure.period
    if period is not None:
        return None if period.is_relative or period.is_comparison else period.days
    windows = [date for date in figure.dates if date.role is Role.WINDOW and date.first - figure.last <= _BEHIND]
    windows = [window for window in windows if not window.quantity.is_age]  # "children under five"
    return _days(windows[0]) if windows else None


def _span_of_dates(figure: Figure) -> float | None:
    """How many days the dates of a figure are: a year, "between June and August"; None where they are single days."""
    dates = [d.quantity.date for d in figure.dates if d.role is Role.WHEN and d.quantity.date]
    if not 0 < len(dates) == len(figure.dates) <= 2 or any(day for _, _, day in dates):
        return None
    (year, month, _), (last_year, last_month, _) = dates[0], dates[-1]
    if len(dates) == 1 or month is None or last_month is None:
        return _YEAR if len(dates) == 1 and month is None else None
    years = (last_year or year or 0) - (year or last_year or 0)
    return MONTH * (12 * years + last_month - month + 1)


def _takes_end_for_span(claim: Reading, ours: Figure, theirs: Figure) -> bool:
    """ "186,500 parcels in March" against "in the year to March"."""
    period = theirs.period
    if period is None or period.is_rate or period.is_comparison or period.is_relative or ours.period is not None:
        return False
    if theirs.quantity.kind not in _FLOWING or any(date.role is Role.WINDOW for date in ours.dates):
        return False
    months = [d for d in ours.dates if d.role is Role.WHEN and d.quantity.date and d.quantity.date[1]]
    is_month = len(months) == 1 and not same_span(period.days, MONTH) and dates_agree(ours, theirs) > 0
    return is_month and claim.words[months[0].first - 1] == "in"


def is_rate_of_level(ours: Figure, theirs: Figure) -> bool:
    """Whether the claim says "a month" of a figure of which the fact says no time at all, or a year's for "a year"."""
    period = ours.period
    if period is None or not period.is_rate or period.is_comparison or period.is_relative:
        return False
    is_of_year = any(d.role in (Role.WHEN, Role.BY) for d in theirs.dates) and same_span(period.days, _YEAR)
    is_timed = theirs.period is not None or any(d.role is Role.WINDOW for d in theirs.dates)
    return not is_timed and not is_of_year and theirs.quantity.rate is None and theirs.quantity.kind in _FLOWING


def _is_since_month(figure: Figure) -> bool:
    """Whether a figure is compared with a month: "compared to July" is a month's change, or some months'."""
    months = [d.quantity.date for d in figure.dates if d.role is Role.BASELINE and d.quantity.kind is Kind.DATE]
    return any(date and date[1] for date in months)

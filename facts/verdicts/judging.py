"""Judging one claim against one fact that is about the same thing: do figures, units, periods, dates, direction and negation agree?"""

from dataclasses import dataclass, field
from enum import StrEnum

from facts.language import Figure, Reading, Role, Term
from facts.language.figures import DATES
from facts.matching.alignment import LOOSER, Alignment
from facts.matching.pairing import VALUES, Pair, dates_agree
from facts.matching.topics import Topic
from facts.quantities import Kind
from facts.quantities.agreement import Agreement


class Fault(StrEnum):
    """What in the claim the fact speaks against."""

    FIGURE = "figure"
    UNIT = "unit"
    DIRECTION = "direction"
    NEGATION = "negation"
    PERIOD = "period"
    DATE = "date"
    RANK = "rank"
    STATUS = "status"


@dataclass(slots=True)
class Judgement:
    """What a fact says of a claim: its faults, what agrees, what says nothing, and what it does not speak of."""

    faults: list[tuple[Fault, Figure | None, Figure | None]] = field(default_factory=list)
    agreeing: list[Pair] = field(default_factory=list)
    empty: list[Pair] = field(default_factory=list)
    loose: list[Figure] = field(default_factory=list)  # figures of the claim that the fact does not speak of
    agreeing_details: int = 0  # dates, periods and ranks that agree
    foreign_year: bool = False  # the claim is about a year that the fact says nothing of


def judge(claim: Reading, figures: list[Figure], topic: Topic, alignment: Alignment, pairs: list[Pair]) -> Judgement:
    """Hold the claim's figures and direction against the fact's."""
    out = Judgement()
    for pair in pairs:
        _judge_pair(pair, out)
    _judge_dates(figures, topic, pairs, out)
    _judge_rank(claim, figures, topic, out)
    _judge_negation(claim, figures, topic, alignment, out)
    _judge_direction(claim, figures, topic, out)
    _judge_status(claim, topic, alignment, out)
    return out


def _judge_pair(pair: Pair, out: Judgement) -> None:
    if pair.fact is None:
        out.loose.append(pair.claim)
        return
    if pair.agreement is None:
        out.faults.append((Fault.UNIT, pair.claim, pair.fact))
        return
    if pair.agreement is Agreement.DIFFERS:
        out.faults.append((Fault.FIGURE, pair.claim, pair.fact))
    elif pair.agreement is Agreement.EMPTY:
        out.empty.append(pair)
    else:
        out.agreeing.append(pair)
    if directions_conflict(pair.claim.signs, pair.fact.signs):
        out.faults.append((Fault.DIRECTION, pair.claim, pair.fact))
    if _periods_conflict(pair.claim, pair.fact):
        out.faults.append((Fault.PERIOD, pair.claim, pair.fact))
    if dates_agree(pair.claim, pair.fact) < 0:
        out.faults.append((Fault.DATE, pair.claim, pair.fact))


def directions_conflict(ours: dict[str, int], theirs: dict[str, int]) -> bool:
    """Whether the words nearest to two figures point opposite ways."""
    shared = ours.keys() & theirs.keys()
    against = [axis for axis in shared if ours[axis] != theirs[axis]]
    return bool(against) and ("amount" in against or len(against) == len(shared))


def _periods_conflict(ours: Figure, theirs: Figure) -> bool:
    a, b = ours.period, theirs.period
    if a is None or b is None or a.is_relative or b.is_relative or a.is_rate != b.is_rate:
        return False
    return abs(a.days - b.days) > 0.1 * b.days


def _judge_dates(figures: list[Figure], topic: Topic, pairs: list[Pair], out: Judgement) -> None:
    theirs = [f for f in topic.figures if f.role in (*DATES, Role.WINDOW)]
    for ours in figures:
        if ours.role not in (*DATES, Role.WINDOW):
            continue
        owner = next((p for p in pairs if ours in p.claim.dates), None)
        rivals = [f for f in theirs if _same_part(ours.role, f.role) and (ours.quantity.kind == f.quantity.kind)]
        if owner is not None and owner.fact is not None:
            own = [f for f in rivals if f in owner.fact.dates]
            if owner.fact.role is Role.PAST and owner.fact.year is not None:
                continue
            rivals = own or rivals
        if not rivals:
            if ours.role is Role.WINDOW:
                _judge_window(ours, topic, out)
            elif ours.role is not Role.BASELINE:
                out.foreign_year = out.foreign_year or _is_foreign(ours, topic)
        elif any(same_date(ours, f) for f in rivals):
            out.agreeing_details += 1
        elif not any(fault is Fault.DATE for fault, *_ in out.faults):
            out.faults.append((Fault.PERIOD if ours.role is Role.WINDOW else Fault.DATE, ours, rivals[0]))


def _same_part(a: Role, b: Role) -> bool:
    return a == b or {a, b} <= {Role.BY, Role.WHEN} or {a, b} <= {Role.WINDOW, Role.BASELINE}


def same_date(a: Figure, b: Figure) -> bool:
    """Whether two dates, or two periods, agree as far as both are stated."""
    if a.quantity.kind is Kind.DURATION or b.quantity.kind is Kind.DURATION:
        days, other = _days(a), _days(b)
        return days is None or other is None or abs(days - other) <= 0.1 * other
    ours, theirs = a.quantity.date or (None,) * 3, b.quantity.date or (None,) * 3
    start = all(x is None or y is None or x == y for x, y in zip(ours, theirs, strict=True))
    ours_end, theirs_end = a.quantity.date_end, b.quantity.date_end
    if ours_end and theirs_end:
        return start and ours_end[0] == theirs_end[0]
    if theirs_end and ours[0] is not None and theirs_end[0] is not None:
        return start or ours[0] == theirs_end[0]
    return start


def _days(figure: Figure) -> float | None:
    q = figure.quantity
    return None if q.value is None else q.value * q.scale / 86400.0


def _judge_window(ours: Figure, topic: Topic, out: Judgement) -> None:
    """ "In 12 months" against "year-on-year"."""
    days = _days(ours)
    spans = [f.period for f in topic.figures if f.period is not None and not f.period.is_rate and not f.period.is_relative]
    if days is None or not spans:
        return
    if any(abs(days - s.days) <= 0.1 * s.days for s in spans):
        out.agreeing_details += 1
    else:
        out.faults.append((Fault.PERIOD, ours, None))


def _is_foreign(date: Figure, topic: Topic) -> bool:
    """A year that the fact does not state and its source was not published near: the fact says nothing of it."""
    year = date.quantity.date[0] if date.quantity.date else None
    if year is None:
        return False
    published = topic.fact.source.published
    known = {f.quantity.date[0] for f in topic.figures if f.quantity.date}
    return year not in known and (published is None or abs(year - published.year) > 1)


def _judge_rank(claim: Reading, figures: list[Figure], topic: Topic, out: Judgement) -> None:
    """ "The biggest" against "the third-biggest"; "second-hottest" against "the hottest"."""
    ours, theirs = _rank(claim, figures), _rank(topic.reading, topic.figures)
    if ours is None or theirs is None:
        return
    out.faults = [f for f in out.faults if f[1] is None or f[1].quantity.kind is not Kind.ORDINAL]
    out.loose = [f for f in out.loose if f.quantity.kind is not Kind.ORDINAL]
    if ours != theirs:
        out.faults.append((Fault.RANK, None, None))
    else:
        out.agreeing_details += 1


_EXTREMES = frozenset(
    "highest most biggest largest greatest top record lowest fewest smallest least worst best hottest coldest warmest wettest driest "
    "fastest slowest oldest youngest longest shortest tallest deepest heaviest cheapest strongest deadliest busiest richest poorest".split()
)


def _rank(reading: Reading, figures: list[Figure]) -> int | None:
    """1 for a superlative, n for "nth-largest"; None where the sentence ranks nothing."""
    for at, token in enumerate(reading.tokens):
        if token.text.lower() not in _EXTREMES or at in reading.number_at:
            continue
        if any(t.at <= at < t.at + len(t.keys) and t.is_hedge for t in reading.terms):
            continue
        for figure in figures:
            if figure.quantity.kind is Kind.ORDINAL and 0 < at - figure.last <= 2 and figure.quantity.value:
                return int(figure.quantity.value)
        if token.text.lower() in ("most", "top", "record", "least", "best") and not _is_superlative(reading, at):
            continue
        return 1
    return None


def _is_superlative(reading: Reading, at: int) -> bool:
    before = reading.tokens[at - 1].text.lower() if at else ""
    return before in ("the", "its", "their", "a")


def _judge_negation(claim: Reading, figures: list[Figure], topic: Topic, alignment: Alignment, out: Judgement) -> None:
    """A word negated on one side only. Words on an axis are judged there, with their sign turned."""
    for n, term in enumerate(claim.terms):
        partner = alignment.partner[n]
        if partner is None or alignment.quality[n] < LOOSER:
            continue
        theirs = topic.terms[partner]
        if term.is_negated != theirs.is_negated and not _share_axis(term, theirs):
            out.faults.append((Fault.NEGATION, None, None))
            return


def _share_axis(a: Term, b: Term) -> bool:
    return bool({axis for axis, _ in a.axes} & {axis for axis, _ in b.axes})


def _judge_direction(claim: Reading, figures: list[Figure], topic: Topic, out: Judgement) -> None:
    """Directions of a claim without values of its own: every word on an axis against the fact's."""
    if any(f.role in VALUES for f in figures) and any(f.role in VALUES for f in topic.figures):
        return
    ours, theirs = _signs(claim), _signs(topic.reading)
    shared = ours.keys() & theirs.keys()
    against = [axis for axis in shared if not ours[axis] & theirs[axis]]
    if against and len(against) == len(shared):
        out.faults.append((Fault.DIRECTION, None, None))


def _signs(reading: Reading) -> dict[str, set[int]]:
    signs: dict[str, set[int]] = {}
    for term in reading.terms:
        if term.is_hedge:
            continue
        for axis, sign in term.axes:
            signs.setdefault(axis, set()).add(-sign if term.is_negated else sign)
    return signs


_STATUS = frozenset("deputy vice former acting assistant ex interim outgoing associate junior shadow".split())


def _judge_status(claim: Reading, topic: Topic, alignment: Alignment, out: Judgement) -> None:
    """ "Deputy chief constable" for a chief constable."""
    ours = {t.text.lower() for t in claim.tokens} & _STATUS
    theirs = {t.text.lower() for t in topic.reading.tokens} & _STATUS
    has_role = any(t.name_type == "role" for t in topic.terms)
    if has_role and ours != theirs and ours:
        out.faults.append((Fault.STATUS, None, None))

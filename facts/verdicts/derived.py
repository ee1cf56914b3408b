"""Derived figures: what follows from a fact by arithmetic. From 3.2 to 4.8 is 1.6 more, £84 a year £7 a month.

What plainly follows agrees. Whatever else can be reckoned from the fact's figures (60% of 500, all but 3 of 45, 20
times six) is never contradicted: the fact does not say it, and does not rule it out.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, permutations
from typing import NamedTuple

from facts.language import Figure, Reading, Role
from facts.language.lexicon import words_of
from facts.matching.pairing import Pair
from facts.matching.topics import Topic
from facts.quantities import Hedge, Kind, Quantity
from facts.quantities.agreement import Agreement, compare
from facts.quantities.scales import share_dimension
from facts.verdicts.judgement import Fault, Judgement

_NEAR = 5.0  # tokens from a word of change to the figure that it gives
_MEASURABLE = (Kind.COUNT, Kind.MONEY, Kind.MEASURE)
_SHARES = (Kind.PERCENT, Kind.RATIO)
_POINT, _POINT_BEHIND = frozenset({"point"}), 5  # tokens
_AMOUNTS = words_of("axes of more and less")
_RECKONED = (*_MEASURABLE, *_SHARES, Kind.DURATION)
_BESIDE, _BY = 2.0, 3.0  # tokens
_POINTS = "percentage points"
_TURNS = (Fault.DIRECTION, Fault.NEGATION)  # "stopped 46 of 60", of a fact that 14 were not stopped
_EXCUSED = (Fault.FIGURE, Fault.UNIT)
_EACH = words_of("per") | words_of("shared out")
_FORMER = words_of("former") | words_of("before now") | words_of("formerly")
_WAS, _LEFT = words_of("what it was"), words_of("what is left")
_ALL_BUT = words_of("all but some")
_MOVED = "ed"
_TOGETHER = words_of("together")


class Derived(NamedTuple):
    """What plainly follows from a fact, and the figure of the fact that it follows from."""

    figure: Figure
    quantity: Quantity
    direction: int = 0  # 1 where it is by how much something rose, -1 where it fell


def settle_derived(claim: Reading, pairs: list[Pair], topic: Topic, out: Judgement) -> list[str]:
    """Take back the faults of claimed figures that follow from the fact's: those that plainly follow agree.

    Returns the texts of the others, of which the fact leaves open whether they are so.
    """
    reckoned = []
    for pair in pairs:
        is_wrong = any(finding.claimed is pair.claim and finding.fault in _EXCUSED for finding in out.faults)
        if not is_wrong and all(figure is not pair.claim for figure in out.loose):
            continue
        meant = _in_points(claim, pair.claim) or pair.claim
        derived = list(_derive(claim, meant, topic))
        found = next((d for d in derived if _agrees(meant, d.quantity)), None)
        if found is not None:
            _excuse(pair.claim, out)
            out.agreeing.append(Pair(pair.claim, found.figure, Agreement.AGREES, 0.0))
            _judge_movement(claim, pair.claim, found, out)
        elif derived and (_is_in_points(meant.quantity) or meant.quantity.kind is Kind.RATIO):
            _excuse(pair.claim, out)
            out.find(Fault.FIGURE, pair.claim, derived[0].figure)
        elif is_wrong and _may_follow(claim, meant, topic):
            _excuse(pair.claim, out)
            out.faults = [finding for finding in out.faults if finding.fault not in _TURNS]
            reckoned.append(pair.claim.quantity.text)
    return reckoned


def _excuse(figure: Figure, out: Judgement) -> None:
    is_rate = figure.period is not None and figure.period.is_rate
    excused = (*_EXCUSED, Fault.PERIOD) if is_rate else _EXCUSED
    out.faults = [f for f in out.faults if f.fault not in excused or f.claimed is not figure]
    out.loose = [loose for loose in out.loose if loose is not figure]


def _judge_movement(claim: Reading, figure: Figure, derived: Derived, out: Judgement) -> None:
    """Whether a claimed change goes the way that the fact's figures go; its word for it is told by them then."""
    sign = figure.signs.get("amount")
    if not derived.direction or sign is None:
        return
    out.faults = [f for f in out.faults if f.fault is not Fault.DIRECTION or f.claimed is not figure]
    if sign.sign == derived.direction:
        out.told.update(term.number for term in claim.terms if term.name == sign.key)
    else:
        out.find(Fault.DIRECTION, figure, derived.figure)


def _may_follow(claim: Reading, figure: Figure, topic: Topic) -> bool:
    """Whether the fact leaves a claimed figure open: it can be reckoned, or is in points instead of per cent."""
    shares = [f.quantity for f in topic.figures if f.quantity.kind is Kind.PERCENT]
    is_in_points = _is_in_points(figure.quantity)
    if any(q.value == figure.quantity.value and _is_in_points(q) is not is_in_points for q in shares):
        return figure.quantity.kind is Kind.PERCENT or is_in_points
    if figure.quantity.kind is Kind.CHANGE:
        return False  # "halved" is told by the values or by nothing
    return any(_agrees(figure, quantity) for quantity in _reckon(claim, figure, topic))


def _agrees(claim: Figure, derived: Quantity) -> bool:
    return compare(claim.quantity, derived) is Agreement.AGREES


def _derive(claim: Reading, figure: Figure, topic: Topic) -> Iterator[Derived]:
    """What plainly follows from the fact of the kind that is claimed, each with the figure that it follows from."""
    values = [f for f in topic.figures if f.role is Role.VALUE and f.quantity.value]
    sign = figure.signs.get("amount")
    if figure.role is Role.STEP or (sign is not None and sign.distance <= _NEAR and not figure.is_reached):
        for now in values:
            for before in topic.figures:
                if before.role is Role.PAST and before.quantity.value:
                    yield from _changes(figure, now, before)
    if figure.period is not None and figure.period.is_rate:
        for value in values:
            if value.period is not None and value.period.is_rate and value.period.days != figure.period.days:
                yield Derived(value, _scaled(value.quantity, figure.period.days / value.period.days))
    if not (_FORMER | _WAS).isdisjoint(claim.words):
        for now in values:
            yield from (Derived(now, quantity) for quantity in _values_before(now, topic))


def _values_before(now: Figure, topic: Topic) -> Iterator[Quantity]:
    """What a value was before a step that the fact tells: 1.75, of "went up by 20 cents to 1.95"."""
    for step in topic.figures:
        sign = step.signs.get("amount")
        if step.role is Role.STEP and now.is_reached and sign is not None:
            yield from _sum(now.quantity, step.quantity, -sign.sign)


def _changes(claim: Figure, now: Figure, before: Figure) -> Iterator[Derived]:
    """By how much, and by what share, something changed."""
    after, former = now.quantity.value, before.quantity.value
    if not after or not former or now.quantity.kind is not before.quantity.kind:
        return
    if now.quantity.unit == before.quantity.unit:
        direction = (after > former) - (after < former)
        yield from (Derived(now, q, direction) for q in _sizes(claim.quantity, now.quantity, after, former))


def _sizes(claim: Quantity, now: Quantity, after: float, former: float) -> Iterator[Quantity]:
    """The size of a change, in what the claim tells it in: times, points, a share, or the unit of the two values."""
    change = abs(after - former)
    if claim.kind is Kind.CHANGE:
        yield claim._replace(value=after / former, low=None, high=None, hedge=Hedge.NONE, step=0.05)
    elif _is_in_points(claim):
        if now.kind is Kind.PERCENT:
            yield _valued(now, change)._replace(unit="pp", dimension=_POINTS, scale=1.0)
    elif claim.kind in _SHARES:
        yield _as_ratio(now, change / abs(former))
    elif now.kind in _MEASURABLE:
        yield _valued(now, change)


def _in_points(claim: Reading, figure: Figure) -> Figure | None:
    """ "Half a point", "a quarter of a percentage point": a share of one in words; None where it is no points."""
    behind = claim.words[figure.last + 1 : figure.last + _POINT_BEHIND]
    if figure.quantity.kind is not Kind.RATIO or _POINT.isdisjoint(behind):
        return None
    return replace(figure, quantity=figure.quantity._replace(kind=Kind.PERCENT, unit="pp", dimension=_POINTS))


def _is_in_points(quantity: Quantity) -> bool:
    """ "Three percentage points", "50 basis points", "seven points"."""
    return quantity.dimension == _POINTS or (quantity.kind is Kind.COUNT and (quantity.noun or "").startswith("point"))


def _reckon(claim: Reading, figure: Figure, topic: Topic) -> Iterator[Quantity]:
    """What else follows from the fact's figures, where the claim is put so that it may be meant."""
    numbers = [f for f in topic.figures if f.quantity.kind in _RECKONED and f.quantity.value and not f.quantity.is_age]
    if any(_agrees(figure, f.quantity) for f in numbers):
        return  # it is stated, of something else
    is_denied = bool(claim.negations) is not bool(topic.reading.negations)
    is_of_rest = is_denied or _counts_others(figure, numbers) or any(_is_of_contrary(figure, f) for f in numbers)
    is_former = not _FORMER.isdisjoint(claim.words)
    is_left = not _LEFT.isdisjoint(claim.words)
    is_apart = not _ALL_BUT.isdisjoint(topic.reading.words)
    if is_of_rest:
        yield from (_rest(f.quantity) for f in numbers if f.quantity.dimension == "share")
    if is_apart:
        yield from (_valued(f.quantity, f.quantity.value - 1) for f in numbers if f.quantity.value)
    for a, b in combinations(numbers, 2):
        is_mark = _speaks_of_mark(claim, topic, b)
        is_rest = is_of_rest and Role.BASE in (a.role, b.role)
        is_other_time = bool(figure.dates) and (a.is_part or b.is_part)  # 2,000 of the 9,000 came in January
        if is_mark or is_apart or is_rest or is_other_time or is_former or is_left or _is_difference(figure):
            yield from _sum(a.quantity, b.quantity, -1)
        if is_mark or is_former or _is_sum(claim, figure, a, b):
            yield from _sum(a.quantity, b.quantity, 1)
    for times in filter(_is_multiple, topic.figures):
        yield from (_scaled(f.quantity, factor) for f in numbers for factor in _both_ways(times.quantity))
    is_shared_out = not _EACH.isdisjoint([*claim.words, *topic.reading.words]) or any(f.quantity.rate for f in numbers)
    for a, b in permutations(numbers, 2):
        if b.quantity.dimension == "share" and not _is_difference(b):
            yield from _parts(a.quantity, b.quantity, is_of_rest)
        elif a.quantity.dimension != "share" != b.quantity.dimension:
            yield from _combine(a.quantity, b.quantity, is_shared_out)


def _is_multiple(figure: Figure) -> bool:
    """ "Twice as much as on the platform", and no "doubled"."""
    return figure.quantity.kind is Kind.CHANGE and not figure.quantity.text.lower().endswith(_MOVED)


def _both_ways(times: Quantity) -> tuple[float, ...]:
    return (times.value, 1 / times.value) if times.value else ()


def _is_of_contrary(ours: Figure, theirs: Figure) -> bool:
    """Whether a claim says of a figure the contrary of what the fact says of one: died, where 45 survived."""
    shared = ours.signs.keys() & theirs.signs.keys() - _AMOUNTS
    return any(ours.signs[axis].sign != theirs.signs[axis].sign for axis in shared)


def _counts_others(figure: Figure, numbers: list[Figure]) -> bool:
    """Whether a claim counts what none of the fact's figures counts: men, where the fact counts women."""
    if not figure.noun or figure.quantity.kind is not Kind.COUNT:
        return False
    return all(figure.noun[-1].same.isdisjoint(term.same) for f in numbers for term in f.noun)


def _is_difference(figure: Figure) -> bool:
    """Whether a claimed figure is by how much two differ: "100 more", "rose by 100", and no level."""
    signs = [figure.signs[axis] for axis in ("amount", "more", "comparison") if axis in figure.signs]
    is_near = any(sign.distance <= _BY for sign in signs)
    return figure.role is Role.STEP or (is_near and not figure.is_reached)


def _is_sum(claim: Reading, figure: Figure, a: Figure, b: Figure) -> bool:
    """ "1,700 in the two years together", "550 people", of 200 riders and 350 walkers."""
    if not (a.role is b.role is Role.VALUE):
        return False
    counts = {f.noun[-1].keys for f in (a, b) if f.noun}
    is_of_both = len(counts) > 1 and bool(figure.noun) and figure.noun[-1].keys not in counts
    return is_of_both or not _TOGETHER.isdisjoint(claim.words)


def _speaks_of_mark(claim: Reading, topic: Topic, difference: Figure) -> bool:
    """Whether the claim speaks of what something is above or below: the forecast, of "0.4 million below forecast"."""
    sign = difference.signs.get("comparison")
    if sign is None or sign.distance > _BESIDE:
        return False
    mark = next((t for t in topic.terms if t.at > difference.last and not t.axes and not t.is_hedge), None)
    return mark is not None and any(not term.same.isdisjoint(mark.same) for term in claim.terms)


def _sum(a: Quantity, b: Quantity, sign: int) -> Iterator[Quantity]:
    """The sum or the difference of two in one unit; "0.4 million" below "2.2 million tonnes" is in tonnes too."""
    assert a.value is not None
    assert b.value is not None
    is_alike = a.kind is b.kind and (share_dimension(a, b) or a.kind is Kind.PERCENT)
    is_bare = {a.kind, b.kind} <= {*_MEASURABLE} and Kind.COUNT in (a.kind, b.kind) and not (a.noun and b.noun)
    if not (is_alike or is_bare) or a.value == b.value:
        return
    unit, other = (b, a) if (a.kind is Kind.COUNT and b.kind is not Kind.COUNT) or a.scale < b.scale else (a, b)
    assert unit.value is not None
    assert other.value is not None
    is_plain = not is_alike or unit.kind is Kind.PERCENT  # points and per cent
    yield _valued(unit, abs(unit.value + sign * other.value * (1.0 if is_plain else other.scale / unit.scale)))


def _parts(whole: Quantity, share: Quantity, is_of_rest: bool) -> Iterator[Quantity]:
    """300, of 60% of 500; and the 200 that are left."""
    assert share.value is not None
    part = share.value / (100.0 if share.kind is Kind.PERCENT else 1.0)
    if whole.dimension != "share":
        yield _scaled(whole, part)
        if is_of_rest:
            yield _scaled(whole, 1 - part)


def _combine(a: Quantity, b: Quantity, is_shared_out: bool) -> Iterator[Quantity]:
    """One number as a share of another; so many times so much."""
    assert a.value is not None
    assert b.value is not None
    if a.kind is b.kind and a.dimension == b.dimension and a.kind in _MEASURABLE and a.value < b.value:
        yield _as_ratio(a, a.value / b.value)
    if is_shared_out:
        yield from (_valued(a, a.value * b.value), _valued(a, a.value / b.value))


def _rest(share: Quantity) -> Quantity:
    """What a share leaves of the whole."""
    assert share.value is not None
    return _valued(share, (100.0 if share.kind is Kind.PERCENT else 1.0) - share.value)


def _as_ratio(quantity: Quantity, share: float) -> Quantity:
    return _valued(quantity, share)._replace(kind=Kind.RATIO, unit=None, dimension="share", scale=1.0)


def _scaled(quantity: Quantity, factor: float) -> Quantity:
    """A plain quantity of so many times its value."""
    assert quantity.value is not None
    return _valued(quantity, quantity.value * factor)


def _valued(quantity: Quantity, value: float) -> Quantity:
    """A plain quantity in the unit of another."""
    return quantity._replace(value=value, low=value, high=value, hedge=Hedge.NONE, step=0.0)

"""Whether a claimed figure agrees with a fact's figure: arithmetic on values, units and hedges, and nothing of words.

The rules are the house's contract: a plain figure agrees when the fact rounds to it at the claim's own precision, a hedge
widens or bounds, and what is off by more than a tenth never agrees.
"""

from dataclasses import dataclass, replace
from enum import Enum

from facts.quantities.model import Hedge, Kind, Quantity

_POINTS = "percentage points"
TENTH = 0.1  # "around", "nearly", "just over" reach this far; a rounded figure may be off by this much
EMPTY_AT = 2.0  # a bound that is this many times off says nothing
_EPS = 1e-9
_DAYS_OF_MONTH = (28, 31)  # "four weeks" and "31 days" are a month

LOWER = (Hedge.MORE_THAN, Hedge.AT_LEAST)
UPPER = (Hedge.FEWER_THAN, Hedge.AT_MOST)
OPEN = (Hedge.MORE_THAN, Hedge.FEWER_THAN, Hedge.NEARLY, Hedge.JUST_OVER)  # the value itself is left out


class Agreement(Enum):
    """How a claimed figure stands to the fact's."""

    AGREES = "agrees"
    DIFFERS = "differs"
    EMPTY = "empty"  # true, but says nothing: "over 10" of 351


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity as a point and a range on one scale, ready to compare."""

    value: float
    low: float
    high: float
    step: float
    hedge: Hedge
    is_vague: bool
    is_range: bool
    is_share_word: bool


def compare(claim: Quantity, fact: Quantity, direction: int = 1) -> Agreement | None:
    """Compare a claimed quantity with the fact's; None where they are of different dimensions.

    `direction` is the sign of the change that the figures speak of (-1 for a fall); it turns "halved" and "50%" into one another.
    """
    pair = _on_one_scale(claim, fact, direction)
    if pair is None:
        return None
    ours, theirs, converted = pair
    found = _agree(ours, theirs, converted)
    is_same_time = found is Agreement.DIFFERS and (_is_months_of(claim, fact) or _is_months_of(fact, claim))
    return Agreement.AGREES if is_same_time else found


def _is_months_of(months: Quantity, days: Quantity) -> bool:
    """Whether a plain number of weeks or days is that number of months: "six weeks" are "a month and a half"."""
    if months.unit != "month" or days.unit not in ("day", "week", "fortnight"):
        return False
    if {months.hedge, days.hedge} - {Hedge.NONE, Hedge.EXACTLY} or months.is_vague or days.is_vague:
        return False
    assert months.value is not None
    assert days.value is not None
    return _DAYS_OF_MONTH[0] * months.value <= days.value * days.scale / 86400 <= _DAYS_OF_MONTH[1] * months.value


def is_comparable(claim: Quantity, fact: Quantity) -> bool:
    """Whether the two are of one dimension, so that comparing their values means something."""
    return _on_one_scale(claim, fact, 1) is not None


def _on_one_scale(claim: Quantity, fact: Quantity, direction: int) -> tuple[Measured, Measured, bool] | None:
    if claim.value is None or fact.value is None or Kind.DATE in (claim.kind, fact.kind):
        return None
    if Kind.ORDINAL in (claim.kind, fact.kind):
        return (_measure(claim, 1, 0), _measure(fact, 1, 0), False) if claim.kind == fact.kind else None
    shares = (Kind.PERCENT, Kind.RATIO, Kind.CHANGE)
    if claim.kind in shares and fact.kind in shares:
        if (claim.dimension == _POINTS) != (fact.dimension == _POINTS):
            return None
        if claim.dimension == _POINTS:
            return _measure(claim, claim.scale, 0), _measure(fact, fact.scale, 0), claim.unit != fact.unit
        if Kind.CHANGE in (claim.kind, fact.kind):
            return _as_growth(claim, direction), _as_growth(fact, direction), claim.kind != fact.kind
        return _as_share(claim), _as_share(fact), claim.kind != fact.kind
    if claim.kind is Kind.COUNT and fact.dimension == _POINTS and (claim.noun or "").startswith("point"):
        return _measure(claim, 1, 0), _measure(fact, fact.scale, 0), False  # a 6.5-point swing
    if claim.kind in shares or fact.kind in shares:
        return None
    if {claim.kind, fact.kind} == {Kind.COUNT, Kind.MEASURE} and "length" in (claim.dimension, fact.dimension):
        return _metres(claim, fact)
    if Kind.MONEY in (claim.kind, fact.kind) and Kind.COUNT in (claim.kind, fact.kind):
        return _without_currency(claim, fact)
    if not claim.shares_dimension(fact):
        return None
    converted = claim.unit != fact.unit
    return _measure(claim, claim.scale, claim.offset), _measure(fact, fact.scale, fact.offset), converted


def _metres(claim: Quantity, fact: Quantity) -> tuple[Measured, Measured, bool] | None:
    """The m of "8.6m across" may be metres as well as millions."""
    bare, other = (claim, fact) if claim.kind is Kind.COUNT else (fact, claim)
    if not bare.text.endswith("m") or other.scale != 1.0:
        return None
    metres = replace(bare, value=(bare.value or 0) / 1e6, low=None, high=None, step=bare.step / 1e6)
    a, b = _measure(metres, 1, 0), _measure(other, 1, 0)
    return (a, b, False) if bare is claim else (b, a, False)


def _without_currency(claim: Quantity, fact: Quantity) -> tuple[Measured, Measured, bool] | None:
    """Leaving out the currency's sign is harmless: "1.2bn" for £1.24bn. A number that counts something is no sum of money."""
    bare = claim if claim.kind is Kind.COUNT else fact
    if bare.noun is not None and (bare.noun.endswith("s") or (bare.value or 0) < 1000):
        return None
    return _measure(claim, 1, 0), _measure(fact, 1, 0), False


def _measure(q: Quantity, scale: float, offset: float) -> Measured:
    assert q.value is not None
    signed = q.text[:1] in "+-−" and q.kind in (
        Kind.PERCENT,
        Kind.MONEY,
        Kind.COUNT,
    )  # its sign is a direction, judged apart
    value = (abs(q.value) if signed else q.value) * scale + offset
    if signed:
        return Measured(value, value, value, q.step * abs(scale), q.hedge, q.is_vague, False, False)
    low = value if q.low is None else q.low * scale + offset
    high = value if q.high is None else q.high * scale + offset
    is_range = q.low is not None and q.high is not None and q.low < q.high and not q.is_vague
    return Measured(value, low, high, q.step * abs(scale), q.hedge, q.is_vague, is_range, False)


def _as_share(q: Quantity) -> Measured:
    measured = _measure(q, 1.0 if q.kind is Kind.RATIO else 0.01, 0.0)
    return measured if q.kind is Kind.PERCENT else _exact(measured)


def _as_growth(q: Quantity, direction: int) -> Measured:
    """A change as its size: doubled is 1, +50% is 0.5, halved is 0.5 downwards."""
    if q.kind is Kind.CHANGE:
        assert q.value is not None
        measured = _measure(q, 1.0, -1.0)
        return Measured(
            abs(measured.value),
            min(abs(measured.low), abs(measured.high)),
            max(abs(measured.low), abs(measured.high)),
            measured.step,
            measured.hedge,
            measured.is_vague,
            measured.is_range,
            True,
        )
    return _as_share(q)


def _exact(m: Measured) -> Measured:
    return Measured(m.value, m.low, m.high, 0.0, m.hedge, m.is_vague, m.is_range, True)


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= TENTH * abs(b) + _EPS * max(1.0, abs(b))


def _rounds_to(fact: float, claim: float, step: float) -> bool:
    slack = _EPS * max(1.0, abs(fact), abs(claim))
    return abs(fact - claim) <= step / 2 + slack and abs(fact - claim) <= TENTH * abs(fact) + slack


def _stated(fact: Measured, claim_value: float, claim_step: float, converted: bool) -> bool:
    """Whether a plain figure is what the fact says, given the fact's own hedge and the precision of both."""
    if _rounds_to(fact.value, claim_value, claim_step):
        return True
    if converted and _rounds_to(fact.value, claim_value, fact.step):
        return True
    low, high = _allowed(fact)
    return low - _EPS <= claim_value <= high + _EPS


def _allowed(fact: Measured) -> tuple[float, float]:
    """The range of plain figures that a hedged fact allows."""
    reach = TENTH * abs(fact.value)
    if fact.is_range:
        return fact.low, fact.high
    if fact.hedge is Hedge.AROUND:
        return fact.value - reach, fact.value + reach
    if fact.hedge is Hedge.NEARLY:
        return fact.value - reach, fact.value
    if fact.hedge is Hedge.JUST_OVER:
        return fact.value, fact.value + reach
    return fact.value, fact.value


def _agree(claim: Measured, fact: Measured, converted: bool) -> Agreement:
    if fact.is_vague or claim.is_vague:
        return _agree_vaguely(claim, fact)
    if claim.is_range:
        return _agree_with_range(claim, fact)
    fact_is_hedged = fact.hedge not in (Hedge.NONE, Hedge.EXACTLY, Hedge.UP_TO)
    if claim.hedge in (Hedge.NONE, Hedge.EXACTLY):
        if _stated(fact, claim.value, claim.step, converted):
            return Agreement.AGREES
        within = (fact.hedge in LOWER and fact.value < claim.value) or (
            fact.hedge in UPPER and claim.value < fact.value
        )
        return Agreement.EMPTY if within and _near(claim.value, fact.value) else Agreement.DIFFERS
    if fact_is_hedged and not _overlap(claim, fact):
        return Agreement.DIFFERS
    if fact_is_hedged and _near(claim.value, fact.value):
        return Agreement.AGREES
    if claim.hedge in LOWER:
        return _agree_with_bound(claim.value, fact, claim.hedge is Hedge.MORE_THAN, 1)
    if claim.hedge in UPPER:
        return _agree_with_bound(claim.value, fact, claim.hedge is Hedge.FEWER_THAN, -1)
    if _rounds_to(fact.value, claim.value, min(claim.step, 2 * _EPS)):
        return Agreement.AGREES
    gap = (fact.value - claim.value) / abs(claim.value) if claim.value else float("inf")
    reach = {
        Hedge.AROUND: (-TENTH, TENTH),
        Hedge.NEARLY: (-TENTH, 0.0),
        Hedge.UP_TO: (-TENTH, 0.0),
        Hedge.JUST_OVER: (0.0, TENTH),
    }[claim.hedge]
    if claim.hedge is Hedge.AROUND and _near(claim.value, fact.value):
        return Agreement.AGREES
    return Agreement.AGREES if reach[0] - _EPS <= gap <= reach[1] + _EPS else Agreement.DIFFERS


def _overlap(claim: Measured, fact: Measured) -> bool:
    """Whether some value is within both; "more than 50" and "at most 50" only touch."""
    ours, theirs = _hedged_range(claim), _hedged_range(fact)
    slack = _EPS * max(1.0, abs(fact.value))
    if claim.hedge in OPEN or fact.hedge in OPEN:
        slack = -slack
    return ours[0] <= theirs[1] + slack and theirs[0] <= ours[1] + slack


def _hedged_range(m: Measured) -> tuple[float, float]:
    if m.hedge in LOWER:
        return m.value, float("inf")
    if m.hedge in UPPER:
        return float("-inf"), m.value
    if m.hedge is Hedge.UP_TO:
        return m.value * (1 - TENTH), m.value
    return _allowed(m)


def _agree_with_bound(bound: float, fact: Measured, is_strict: bool, sign: int) -> Agreement:
    """sign 1: "more than bound"; -1: "fewer than bound"."""
    same_bound = fact.hedge in (LOWER if sign > 0 else UPPER)
    gap = sign * (fact.value - bound)
    slack = _EPS * max(1.0, abs(bound))
    # a strict bound is not met by its own value, unless the fact states the very same bound
    holds = gap > slack or (abs(gap) <= slack and (same_bound or not is_strict))
    opposite = fact.hedge in (UPPER if sign > 0 else LOWER) and gap <= slack
    if not holds or opposite:
        return Agreement.DIFFERS
    says_little = abs(fact.value) >= EMPTY_AT * abs(bound) if sign > 0 else EMPTY_AT * abs(fact.value) <= abs(bound)
    return Agreement.EMPTY if says_little else Agreement.AGREES


def _agree_vaguely(claim: Measured, fact: Measured) -> Agreement:
    if claim.is_vague and fact.is_vague:
        same = abs(claim.low - fact.low) <= _EPS and abs(claim.high - fact.high) <= _EPS
        return Agreement.AGREES if same else Agreement.DIFFERS
    if claim.is_vague:
        return Agreement.AGREES if claim.low - _EPS <= fact.value <= claim.high + _EPS else Agreement.DIFFERS
    return Agreement.EMPTY if fact.low - _EPS <= claim.value <= fact.high + _EPS else Agreement.DIFFERS


def _agree_with_range(claim: Measured, fact: Measured) -> Agreement:
    if fact.is_range:
        ends = _rounds_to(fact.low, claim.low, claim.step) and _rounds_to(fact.high, claim.high, claim.step)
        return Agreement.AGREES if ends else Agreement.DIFFERS
    if not claim.low - _EPS <= fact.value <= claim.high + _EPS:
        return Agreement.DIFFERS
    wide = claim.low <= 0 or claim.high >= EMPTY_AT * claim.low
    return Agreement.EMPTY if wide else Agreement.AGREES

"""Whether a claimed figure agrees with a fact's figure: arithmetic on values, units and hedges, and nothing of words.

The rules are the house's contract: a plain figure agrees when the fact rounds to it at the claim's own precision, a
hedge widens or bounds, and what is off by more than a tenth never agrees.
"""

from enum import Enum

from facts.quantities.model import Hedge, Quantity
from facts.quantities.scales import Measured, bring_to_one_scale

TENTH = 0.1  # "around", "nearly", "just over" reach this far; a rounded figure may be off by this much
EMPTY_AT = 2.0  # a bound that is this many times off says nothing
SLIP_AT = 10.0  # a figure that is so many times a fact's bound has slipped by a zero: "10 million" for "over 1 million"
_EPS = 1e-9
_DAYS_OF_MONTH = (28, 31)  # "four weeks" and "31 days" are a month
_DAY = 86400.0  # seconds

PLAIN = (Hedge.NONE, Hedge.EXACTLY)
LOWER = (Hedge.MORE_THAN, Hedge.AT_LEAST)
UPPER = (Hedge.FEWER_THAN, Hedge.AT_MOST)
OPEN = (Hedge.MORE_THAN, Hedge.FEWER_THAN, Hedge.NEARLY, Hedge.JUST_OVER)  # the value itself is left out
_REACH = {  # how far the value may be from the figure, as a share of it
    Hedge.AROUND: (-TENTH, TENTH),
    Hedge.NEARLY: (-TENTH, 0.0),
    Hedge.UP_TO: (-TENTH, 0.0),
    Hedge.JUST_OVER: (0.0, TENTH),
}


class Agreement(Enum):
    """How a claimed figure stands to the fact's."""

    AGREES = "agrees"
    DIFFERS = "differs"
    EMPTY = "empty"  # true, but says nothing: "over 10" of 351


def compare(claim: Quantity, fact: Quantity) -> Agreement | None:
    """Compare a claimed quantity with the fact's; None where they are of different dimensions.

    Changes are compared by size: whether "halved" and "rose by 50%" go the same way is for the words to tell.
    """
    pair = bring_to_one_scale(claim, fact)
    if pair is None:
        return None
    found = _agree(*pair)
    is_same_time = found is Agreement.DIFFERS and (_is_months_of(claim, fact) or _is_months_of(fact, claim))
    return Agreement.AGREES if is_same_time else found


def _is_months_of(months: Quantity, days: Quantity) -> bool:
    """Whether a plain number of weeks or days is that number of months: "six weeks" are "a month and a half"."""
    if months.unit != "month" or days.unit not in ("day", "week", "fortnight"):
        return False
    if months.hedge not in PLAIN or days.hedge not in PLAIN or months.is_vague or days.is_vague:
        return False
    assert months.value is not None
    assert days.value is not None
    least, most = _DAYS_OF_MONTH
    return least * months.value <= days.value * days.scale / _DAY <= most * months.value


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= TENTH * abs(b) + _EPS * max(1.0, abs(b))


def _rounds_to(fact: float, claim: float, step: float) -> bool:
    slack = _EPS * max(1.0, abs(fact), abs(claim))
    return abs(fact - claim) <= step / 2 + slack and abs(fact - claim) <= TENTH * abs(fact) + slack


def _stated(fact: Measured, claim_value: float, claim_step: float, is_converted: bool) -> bool:
    """Whether a plain figure is what the fact says, given the fact's own hedge and the precision of both."""
    if _rounds_to(fact.value, claim_value, claim_step):
        return True
    if is_converted and _rounds_to(fact.value, claim_value, fact.step):
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


def _agree(claim: Measured, fact: Measured, is_converted: bool) -> Agreement:
    if fact.is_vague or claim.is_vague:
        return _agree_vaguely(claim, fact)
    if claim.is_range:
        return _agree_with_range(claim, fact)
    if claim.hedge in PLAIN:
        return _agree_plainly(claim, fact, is_converted)
    if fact.hedge not in (*PLAIN, Hedge.UP_TO):
        if not _overlap(claim, fact):
            return Agreement.DIFFERS
        if _near(claim.value, fact.value):
            return Agreement.AGREES
    if claim.hedge in LOWER:
        return _agree_with_bound(claim.value, fact, claim.hedge is Hedge.MORE_THAN, 1)
    if claim.hedge in UPPER:
        return _agree_with_bound(claim.value, fact, claim.hedge is Hedge.FEWER_THAN, -1)
    return _agree_nearly(claim, fact)


def _agree_plainly(claim: Measured, fact: Measured, is_converted: bool) -> Agreement:
    """A figure without a hedge. One that is within a fact's bound is neither right nor wrong: "at least 320", 500."""
    if _stated(fact, claim.value, claim.step, is_converted):
        return Agreement.AGREES
    is_above = fact.hedge in LOWER and fact.value < claim.value < SLIP_AT * fact.value
    is_below = fact.hedge in UPPER and claim.value < fact.value < SLIP_AT * claim.value
    return Agreement.EMPTY if is_above or is_below else Agreement.DIFFERS


def _agree_nearly(claim: Measured, fact: Measured) -> Agreement:
    """A figure that is said to be near: around, nearly, up to, just over."""
    if _rounds_to(fact.value, claim.value, min(claim.step, 2 * _EPS)):
        return Agreement.AGREES
    if claim.hedge is Hedge.AROUND and _near(claim.value, fact.value):
        return Agreement.AGREES
    gap = (fact.value - claim.value) / abs(claim.value) if claim.value else float("inf")
    low, high = _REACH[claim.hedge]
    return Agreement.AGREES if low - _EPS <= gap <= high + _EPS else Agreement.DIFFERS


def _overlap(claim: Measured, fact: Measured) -> bool:
    """Whether some value is within both; "at least 50" and "at most 50" only touch."""
    ours, theirs = _hedged_range(claim), _hedged_range(fact)
    slack = _EPS * max(1.0, abs(fact.value))
    are_opposite = (claim.hedge in LOWER and fact.hedge in UPPER) or (claim.hedge in UPPER and fact.hedge in LOWER)
    if are_opposite or claim.hedge in OPEN or fact.hedge in OPEN:
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

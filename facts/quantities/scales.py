"""Scales: two quantities brought to one scale, to be compared. Whether they agree is in `agreement`."""

from typing import NamedTuple

from facts.quantities.lexicon import lexicon
from facts.quantities.model import Hedge, Kind, Quantity

_POINTS = "percentage points"
_SHARES = (Kind.PERCENT, Kind.RATIO, Kind.CHANGE)
_SIGNED = (Kind.PERCENT, Kind.MONEY, Kind.COUNT)  # their written sign is a direction, which is judged apart
_YEAR = "year"
_LEAST_SUM = 1000  # a number below that counts what stands behind it, even without a plural


class Measured(NamedTuple):
    """A quantity as a point and a range on one scale, ready to compare."""

    value: float
    low: float
    high: float
    step: float  # 0 where it is exact
    hedge: Hedge
    is_vague: bool
    is_range: bool


class OnOneScale(NamedTuple):
    """A claimed quantity and a fact's, comparable."""

    claim: Measured
    fact: Measured
    is_converted: bool  # from other units


def bring_to_one_scale(claim: Quantity, fact: Quantity) -> OnOneScale | None:
    """The two on one scale; None where they are of different dimensions."""
    if claim.value is None or fact.value is None or Kind.DATE in (claim.kind, fact.kind):
        return None
    kinds = {claim.kind, fact.kind}
    if Kind.ORDINAL in kinds:
        return _plainly(claim, fact) if claim.kind is fact.kind else None
    if kinds.issubset(_SHARES):
        return _shares(claim, fact)
    if claim.kind is Kind.COUNT and fact.dimension == _POINTS and (claim.noun or "").startswith("point"):
        return OnOneScale(_measure(claim), _measure(fact, fact.scale), False)  # a 6.5-point swing
    if _leaves_out_unit(claim, fact) or (_leaves_out_unit(fact, claim) and claim.unit == _YEAR):
        return _plainly(claim, fact)
    if not kinds.isdisjoint(_SHARES):
        return None
    if kinds == {Kind.COUNT, Kind.MEASURE} and "length" in (claim.dimension, fact.dimension):
        return _metres(claim, fact)
    if kinds == {Kind.COUNT, Kind.MONEY}:
        return _without_currency(claim, fact)
    if not share_dimension(claim, fact):
        return None
    ours, theirs = _measure(claim, claim.scale, claim.offset), _measure(fact, fact.scale, fact.offset)
    return OnOneScale(ours, theirs, claim.unit != fact.unit)


def share_dimension(one: Quantity, other: Quantity) -> bool:
    """Whether two measure the same thing. A bare dollar may be any dollar, kroner Norwegian or Danish ones."""
    return one.dimension == other.dimension or not _may_be(one).isdisjoint(_may_be(other))


def _may_be(quantity: Quantity) -> frozenset[str]:
    """The currencies that a quantity may be in; none for what is no money. Cents are euro cents too."""
    if quantity.kind is not Kind.MONEY or quantity.dimension is None:
        return frozenset()
    found = lexicon().units.may_be.get(quantity.dimension, frozenset((quantity.dimension,)))
    return found | {"EUR"} if quantity.unit == "cent" else found


def _leaves_out_unit(bare: Quantity, other: Quantity) -> bool:
    """Whether a number that counts nothing is another's without the unit: "the peak was 7.6", "those under 25"."""
    return bare.kind is Kind.COUNT and not bare.noun and bare.value == other.value and other.unit is not None


def _plainly(claim: Quantity, fact: Quantity) -> OnOneScale:
    return OnOneScale(_measure(claim), _measure(fact), False)


def _shares(claim: Quantity, fact: Quantity) -> OnOneScale | None:
    if (claim.dimension == _POINTS) != (fact.dimension == _POINTS):
        return None
    if claim.dimension == _POINTS:
        return OnOneScale(_measure(claim, claim.scale), _measure(fact, fact.scale), claim.unit != fact.unit)
    is_converted = claim.kind is not fact.kind
    if Kind.CHANGE in (claim.kind, fact.kind):
        return OnOneScale(_as_growth(claim), _as_growth(fact), is_converted)
    return OnOneScale(_as_share(claim), _as_share(fact), is_converted)


def _metres(claim: Quantity, fact: Quantity) -> OnOneScale | None:
    """The m of "8.6m across" may be metres as well as millions."""
    bare, other = (claim, fact) if claim.kind is Kind.COUNT else (fact, claim)
    if not bare.text.endswith("m") or other.scale != 1.0:
        return None
    metres = bare._replace(value=(bare.value or 0) / 1e6, low=None, high=None, step=bare.step / 1e6)
    return _plainly(metres, other) if bare is claim else _plainly(other, metres)


def _without_currency(claim: Quantity, fact: Quantity) -> OnOneScale | None:
    """Leaving out the currency's sign is harmless: "1.2bn" for £1.24bn. What counts something is no sum of money."""
    bare = claim if claim.kind is Kind.COUNT else fact
    words = (bare.noun or "").lower().split()
    counts = any(word.endswith("s") or word in lexicon().words["plurals"] for word in words)
    if words and (counts or (bare.value or 0) < _LEAST_SUM):
        return None
    return _plainly(claim, fact)


def _measure(quantity: Quantity, scale: float = 1.0, offset: float = 0.0) -> Measured:
    value, low, high = quantity.value, quantity.low, quantity.high
    assert value is not None
    is_signed = quantity.text[:1] in "+-−" and quantity.kind in _SIGNED
    if is_signed:
        value, low, high = abs(value), None, None
    return Measured(
        value=value * scale + offset,
        low=(value if low is None else low) * scale + offset,
        high=(value if high is None else high) * scale + offset,
        step=quantity.step * abs(scale),
        hedge=quantity.hedge,
        is_vague=quantity.is_vague,
        is_range=low is not None and high is not None and low < high and not quantity.is_vague,
    )


def _as_share(quantity: Quantity) -> Measured:
    """Of one; shares in words are exact."""
    if quantity.kind is Kind.PERCENT:
        return _measure(quantity, 0.01)
    return _measure(quantity, 1.0 if quantity.kind is Kind.RATIO else 0.01)._replace(step=0.0)


def _as_growth(quantity: Quantity) -> Measured:
    """A change as its size, whichever way: doubled is 1, +50% is 0.5, halved is 0.5."""
    if quantity.kind is not Kind.CHANGE:
        return _as_share(quantity)
    times = _measure(quantity, 1.0, -1.0)
    low, high = sorted((abs(times.low), abs(times.high)))
    return times._replace(value=abs(times.value), low=low, high=high)

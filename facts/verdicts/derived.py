"""Derived figures: what follows from a fact by arithmetic: from 3.2 to 4.8 is 1.6 more, £84 a year £7 a month."""

from collections.abc import Iterator
from dataclasses import replace

from facts.language import Figure, Role
from facts.matching.pairing import Pair
from facts.matching.topics import Topic
from facts.quantities import Hedge, Kind, Quantity
from facts.quantities.agreement import Agreement, compare
from facts.verdicts.judgement import Fault, Judgement

_NEAR = 5.0  # tokens from a word of change to the figure that it gives
_MEASURABLE = (Kind.COUNT, Kind.MONEY, Kind.MEASURE)
_SHARES = (Kind.PERCENT, Kind.RATIO)
_EXCUSED = (Fault.FIGURE, Fault.UNIT)


def settle_derived(pairs: list[Pair], topic: Topic, out: Judgement) -> None:
    """Take back the faults of claimed figures that follow from the fact's: they agree."""
    for pair in pairs:
        is_wrong = any(finding.claimed is pair.claim and finding.fault in _EXCUSED for finding in out.faults)
        if not is_wrong and all(figure is not pair.claim for figure in out.loose):
            continue
        fact = next((f for f, derived in _derive(pair.claim, topic) if _agrees(pair.claim, derived)), None)
        if fact is None:
            continue
        is_rate = pair.claim.period is not None and pair.claim.period.is_rate
        excused = (*_EXCUSED, Fault.PERIOD) if is_rate else _EXCUSED
        out.faults = [f for f in out.faults if f.fault not in excused or f.claimed is not pair.claim]
        out.loose = [figure for figure in out.loose if figure is not pair.claim]
        out.agreeing.append(Pair(pair.claim, fact, Agreement.AGREES, 0.0))


def _agrees(claim: Figure, derived: Quantity) -> bool:
    return compare(claim.quantity, derived) is Agreement.AGREES


def _derive(claim: Figure, topic: Topic) -> Iterator[tuple[Figure, Quantity]]:
    """What follows from the fact of the kind that is claimed, each with the figure that it follows from."""
    values = [figure for figure in topic.figures if figure.role is Role.VALUE and figure.quantity.value]
    sign = claim.signs.get("amount")
    if claim.role is Role.STEP or (sign is not None and sign.distance <= _NEAR and not claim.is_reached):
        for now in values:
            for before in topic.figures:
                if before.role is Role.PAST and before.quantity.value:
                    yield from ((now, quantity) for quantity in _changes(claim, now.quantity, before.quantity))
    if claim.period is not None and claim.period.is_rate:
        for value in values:
            if value.period is not None and value.period.is_rate and value.period.days != claim.period.days:
                yield value, _scaled(value.quantity, claim.period.days / value.period.days)


def _changes(claim: Figure, now: Quantity, before: Quantity) -> Iterator[Quantity]:
    """By how much, and by what share, something changed."""
    assert now.value is not None
    assert before.value is not None
    if now.kind is not before.kind or now.unit != before.unit:
        return
    if claim.quantity.kind is Kind.CHANGE:
        yield replace(claim.quantity, value=now.value / before.value, low=None, high=None, hedge=Hedge.NONE, step=0.05)
        return
    if now.kind not in _MEASURABLE:
        return
    change = abs(now.value - before.value)
    if claim.quantity.kind in _SHARES:
        share = change / abs(before.value)
        yield replace(_scaled(now, share / now.value), kind=Kind.RATIO, unit=None, dimension="share", scale=1.0)
    else:
        yield _scaled(now, change / now.value)


def _scaled(quantity: Quantity, factor: float) -> Quantity:
    """A plain quantity of so many times its value."""
    assert quantity.value is not None
    value = quantity.value * factor
    return replace(quantity, value=value, low=value, high=value, hedge=Hedge.NONE, step=0.0)

"""Ages: the over-50s are other people than the under-19s, and what is said of the ones says nothing of the others."""

from facts.language import Figure
from facts.matching.pairing import Pair


def other_ages(pairs: list[Pair]) -> list[str]:
    """The age groups of a claim of which nobody is of the fact's: 45 to 54, where the fact says 16 to 24."""
    return [p.claim.quantity.text for p in pairs if p.fact is not None and _are_apart(p.claim, p.fact)]


def _are_apart(one: Figure, other: Figure) -> bool:
    if not (_is_group(one) and _is_group(other)):
        return False
    return _is_below(one, other) or _is_below(other, one)


def _is_group(figure: Figure) -> bool:
    quantity = figure.quantity
    return quantity.is_age and quantity.low != quantity.high


def _is_below(young: Figure, old: Figure) -> bool:
    high, low = young.quantity.high, old.quantity.low
    return high is not None and low is not None and high < low

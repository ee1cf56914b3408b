"""Reliability: does a confidence of 0.9 mean that nine answers in ten are right? Measured over answers that were given.

An abstention has no confidence, and no part in this.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facts.evaluation.outcomes import Outcome
from facts.evaluation.scores import share

BINS = 10  # as most publications have it


@dataclass(frozen=True, slots=True)
class Stake:
    """One answer: how sure the checker was (0-1), and whether it was right."""

    confidence: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of about one confidence."""

    answers: int
    confidence: float  # their mean
    right: float  # the share of them that are right


def stakes_of(outcomes: Iterable[Outcome]) -> list[Stake]:
    """The answers among the outcomes, the least sure first; equally sure ones in one order whatever came first."""
    found = [Stake(o.answer.confidence_score, o.is_right) for o in outcomes if o.is_answered]
    return sorted(found, key=lambda stake: (stake.confidence, stake.is_right))


def bin_by_width(stakes: Sequence[Stake], bins: int = BINS) -> tuple[Bin, ...]:
    """Bins of equal width over 0-1, 1 itself in the last; those without answers are left out."""
    return _group(stakes, [min(bins - 1, int(stake.confidence * bins)) for stake in stakes])


def bin_by_mass(stakes: Sequence[Stake], bins: int = BINS) -> tuple[Bin, ...]:
    """Bins of about as many answers each; equally sure answers are never parted."""
    ordered = sorted(stake.confidence for stake in stakes)
    first = {confidence: place for place, confidence in reversed(list(enumerate(ordered)))}
    middles = [(first[s.confidence] + bisect_right(ordered, s.confidence) - 1) / 2 for s in stakes]
    return _group(stakes, [int(middle * bins / len(stakes)) for middle in middles])


def expected_error(bins: Iterable[Bin]) -> float:
    """How far confidence and share of right answers lie apart (0-1), the mean over the answers."""
    listed = list(bins)
    apart = sum(bin.answers * abs(bin.confidence - bin.right) for bin in listed)
    return share(apart, sum(bin.answers for bin in listed))


def _group(stakes: Sequence[Stake], places: Sequence[int]) -> tuple[Bin, ...]:
    groups: dict[int, list[Stake]] = {}
    for stake, place in zip(stakes, places, strict=True):
        groups.setdefault(place, []).append(stake)
    return tuple(
        Bin(len(group), sum(s.confidence for s in group) / len(group), sum(s.is_right for s in group) / len(group))
        for _, group in sorted(groups.items())
    )

"""Risk and coverage: how much would be answered, and how much harm done, if only surer answers were given."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from facts.evaluation.outcomes import Outcome
from facts.evaluation.scores import share

LEVELS = (0.0, 0.005, 0.01, 0.02)  # shares of harmful answers that people ask for


@dataclass(frozen=True, slots=True)
class Point:
    """What happens where only answers of at least this confidence are given."""

    least: float  # confidence
    coverage: float  # of the claims that the base can answer, the share that gets an answer
    harm: float  # share of all claims that are answered harmfully


def trace(outcomes: Iterable[Outcome]) -> tuple[Point, ...]:
    """A point for each confidence that occurs, the surest first: coverage and harm only grow."""
    listed = list(outcomes)
    answerable = sum(outcome.is_answerable for outcome in listed)
    answered = sorted((o for o in listed if o.is_answered), key=_confidence, reverse=True)
    points, covered, harmful = [], 0, 0
    for least, group in groupby(answered, key=_confidence):
        for outcome in group:
            covered += outcome.is_answerable
            harmful += outcome.is_harmful
        points.append(Point(least, share(covered, answerable), share(harmful, len(listed))))
    return tuple(points)


def furthest(points: Sequence[Point], level: float) -> Point | None:
    """The most that can be answered with no more harm than that; None where even the surest answers do more."""
    within = [point for point in points if point.harm <= level]
    return within[-1] if within else None


def area(points: Sequence[Point]) -> float:
    """The area under harm over coverage, by trapezia from no answers on; 0 is best, and it grows with both."""
    total, last = 0.0, Point(1.0, 0.0, 0.0)
    for point in points:
        total += (point.coverage - last.coverage) * (point.harm + last.harm) / 2
        last = point
    return total


def _confidence(outcome: Outcome) -> float:
    return outcome.answer.confidence_score

"""Report: everything that is measured over claims asked of their own bases, as one value. Showing it is elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from facts.evaluation.outcomes import Outcome
from facts.evaluation.reliability import Bin, bin_by_mass, bin_by_width, expected_error, stakes_of
from facts.evaluation.risk import LEVELS, Point, area, furthest, trace
from facts.evaluation.scores import (
    Row,
    Said,
    Score,
    count_said,
    score,
    score_by_article,
    score_by_kind,
    score_by_verdict,
)


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that can be answered at a level of harm; no point where even the surest answers do more."""

    level: float
    point: Point | None


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured."""

    score: Score
    by_article: tuple[Row, ...]
    by_verdict: tuple[Row, ...]
    by_kind: tuple[Row, ...]
    said: tuple[Said, ...]
    bins_by_width: tuple[Bin, ...]
    bins_by_mass: tuple[Bin, ...]
    curve: tuple[Point, ...]
    limits: tuple[Limit, ...]
    area: float  # under the curve

    @property
    def calibration_error(self) -> float:
        """The headline: over ten bins of equal width, as published elsewhere."""
        return expected_error(self.bins_by_width)

    @property
    def calibration_error_by_mass(self) -> float:
        """Over ten bins of equally many answers, which few answers disturb less."""
        return expected_error(self.bins_by_mass)


def report_on(outcomes: Sequence[Outcome]) -> Report:
    """Everything at once; the order of the outcomes does not matter."""
    stakes, curve = stakes_of(outcomes), trace(outcomes)
    return Report(
        score=score(outcomes),
        by_article=score_by_article(outcomes),
        by_verdict=score_by_verdict(outcomes),
        by_kind=score_by_kind(outcomes),
        said=count_said(outcomes),
        bins_by_width=bin_by_width(stakes),
        bins_by_mass=bin_by_mass(stakes),
        curve=curve,
        limits=tuple(Limit(level, furthest(curve, level)) for level in LEVELS),
        area=area(curve),
    )

"""Whether confidence holds: expected calibration error, and risk over coverage, against cases worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.evaluation.reliability import Stake, bin_by_mass, bin_by_width, expected_error, stakes_of
from facts.evaluation.risk import Point, area, furthest, trace
from tests.evaluation.stories import outcome

STAKES = st.lists(st.builds(Stake, st.floats(0, 1), st.booleans()), max_size=60)


def stakes(*pairs: tuple[float, int]) -> list[Stake]:
    """Answers of these confidences, right (1) or wrong (0)."""
    return [Stake(confidence, bool(right)) for confidence, right in pairs]


def test_the_calibration_error_is_the_one_worked_out_by_hand() -> None:
    """Two bins: (0.9 and 1.0 sure, one of two right) is 0.45 off, (0.25 sure, none right) is 0.25 off; 1.15 / 3."""
    bins = bin_by_width(stakes((0.9, 1), (1.0, 0), (0.25, 0)))
    assert [(b.answers, b.confidence, b.right) for b in bins] == [(1, 0.25, 0.0), (2, 0.95, 0.5)]
    assert expected_error(bins) == pytest.approx(1.15 / 3)


def test_bins_of_equal_mass_hold_equally_many() -> None:
    """Twenty answers of different confidence make ten bins of two, in their order."""
    bins = bin_by_mass(stakes(*((n / 100, n % 2) for n in range(20))))
    assert [b.answers for b in bins] == [2] * 10
    assert [b.confidence for b in bins] == pytest.approx([(2 * n + 0.5) / 100 for n in range(10)])


def test_equally_sure_answers_share_a_bin() -> None:
    """Whatever is said with one confidence is one bin, and its error is that of the whole."""
    (only,) = bin_by_mass(stakes(*((0.8, n % 5 > 0) for n in range(50))))
    assert only.answers == 50
    assert only.right == pytest.approx(0.8)
    assert expected_error([only]) == pytest.approx(0.0)


@given(STAKES)
def test_an_error_is_a_share_and_no_answer_is_lost(given_stakes: list[Stake]) -> None:
    """Both kinds of bins hold each answer once, at most ten of them, and the error lies within 0-1."""
    for bins in (bin_by_width(given_stakes), bin_by_mass(given_stakes)):
        assert sum(b.answers for b in bins) == len(given_stakes)
        assert len(bins) <= 10
        assert 0 <= expected_error(bins) <= 1
        assert [b.confidence for b in bins] == sorted(b.confidence for b in bins)


@given(STAKES)
def test_the_order_of_answers_does_not_matter(given_stakes: list[Stake]) -> None:
    """Bins of answers in another order hold the same answers."""
    for cut in (bin_by_width, bin_by_mass):
        forwards, backwards = cut(given_stakes), cut(given_stakes[::-1])
        assert [b.answers for b in forwards] == [b.answers for b in backwards]
        assert expected_error(forwards) == pytest.approx(expected_error(backwards))


def test_an_abstention_has_no_confidence() -> None:
    """not_found is no answer, and no part of the calibration."""
    assert stakes_of([outcome("supported a", "not_found", 0.0)]) == []


CLAIMS = [
    outcome("supported a", "supported a", 0.9),
    outcome("supported a", "supported a", 0.8),
    outcome("not_found", "supported a", 0.7),  # harmful
    outcome("no_figure a", "no_figure b", 0.6),  # wrong, and yet not harmful
    outcome("supported a", "not_found", 0.0),
]


def test_risk_and_coverage_are_those_worked_out_by_hand() -> None:
    """Four claims can be answered; with each lower bar one more answer is given, the third of them harmful."""
    curve = trace(CLAIMS)
    assert curve == (Point(0.9, 0.25, 0.0), Point(0.8, 0.5, 0.0), Point(0.7, 0.5, 0.2), Point(0.6, 0.75, 0.2))
    assert furthest(curve, 0.0) == Point(0.8, 0.5, 0.0)
    assert furthest(curve, 0.2) == Point(0.6, 0.75, 0.2)
    assert area(curve) == pytest.approx(0.25 * 0.2)


def test_no_level_is_met_where_the_surest_answer_does_harm() -> None:
    """The first point is above the level, so there is none."""
    assert furthest(trace([outcome("not_found", "supported a", 0.99)]), 0.01) is None


def test_equally_sure_answers_come_together() -> None:
    """A bar lets all answers of one confidence through, or none."""
    assert trace([outcome("supported a", "supported a", 0.9), outcome("not_found", "supported a", 0.9)]) == (
        Point(0.9, 1.0, 0.5),
    )

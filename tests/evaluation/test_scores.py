"""Scores against small cases worked out by hand."""

import random

import pytest

from facts.evaluation import Outcome, report_on, score
from facts.evaluation.scores import count_said, score_by_kind, score_by_verdict
from tests.evaluation.stories import outcome

STORY = [
    outcome("supported a", "supported a", 0.95, "exact"),
    outcome("supported a", "supported b", 0.85, "exact"),  # harmful: said of another fact
    outcome("contradicted a", "supported a", 0.75, "polarity"),  # harmful: the wrong way round
    outcome("contradicted a", "no_figure a", 0.65, "polarity"),  # a miss: it says nothing wrong
    outcome("supported/no_figure a", "no_figure a", 0.95, "touch"),
    outcome("no_figure a", "not_found", 0.0, "question"),  # a miss
    outcome("not_found", "not_found", 0.0, "unrelated"),
    outcome("not_found", "no_figure a", 0.55, "unrelated"),  # harmful: the base holds nothing
    outcome("not_found/supported a", "no_figure a", 0.45, "unrelated"),  # a miss: it might have been answered
    outcome("outdated a", "outdated a", 0.85, "outdated"),
]

HARM = [
    ("supported a", "supported a", False),
    ("supported a", "not_found", False),
    ("supported a", "no_figure a", False),
    ("supported a", "contradicted a", True),
    ("no_figure a", "outdated a", True),
    ("not_found", "no_figure a", True),
    ("not_found", "supported a", True),
    ("not_found", "not_found", False),
]


@pytest.mark.parametrize(("wanted", "got", "is_harmful"), HARM)
def test_harm_is_a_wrong_thing_said_with_confidence(wanted: str, got: str, is_harmful: bool) -> None:
    """Silence never harms; a wrong verdict does, and so does any answer where the base holds none."""
    assert outcome(wanted, got).is_harmful is is_harmful


def test_the_scores_are_those_worked_out_by_hand() -> None:
    """Four of ten are right, three do harm; of seven that the base can answer, six got an answer."""
    found = score(STORY)
    assert (found.claims, found.right, found.harmful, found.answered) == (10, 4, 3, 8)
    assert (found.accuracy, found.harm) == (0.4, 0.3)
    assert found.coverage == pytest.approx(6 / 7)


def test_groups_add_up_to_the_whole() -> None:
    """By verdict, by kind and by what was said: each claim is counted once, and the groups come in a fixed order."""
    for rows in (score_by_verdict(STORY), score_by_kind(STORY)):
        assert sum(row.score.claims for row in rows) == 10
        assert sum(row.score.right for row in rows) == 4
    assert [row.name for row in score_by_verdict(STORY)][:2] == ["supported", "contradicted"]
    assert [(said.verdict, said.times, said.right) for said in count_said(STORY)] == [
        ("supported", 3, 1),
        ("contradicted", 0, 0),
        ("outdated", 1, 1),
        ("no_figure", 4, 1),
        ("not_found", 2, 1),
    ]


def test_the_order_of_outcomes_does_not_matter() -> None:
    """A report is the same to the last digit, however the outcomes are shuffled."""
    shuffled: list[Outcome] = list(STORY)
    for seed in range(20):
        random.Random(seed).shuffle(shuffled)
        assert report_on(shuffled) == report_on(STORY)


def test_nothing_asked_is_nothing_measured() -> None:
    """No outcomes, and outcomes without any answer, give zeros and no failure."""
    assert report_on([]).score.accuracy == 0
    silent = report_on([outcome("supported a", "not_found", 0.0)])
    assert (silent.calibration_error, silent.calibration_error_by_mass, silent.area) == (0, 0, 0)
    assert [limit.point for limit in silent.limits] == [None] * len(silent.limits)

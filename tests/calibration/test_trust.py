"""Confidence and thresholds: laws, and small cases worked out by hand."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.answers import Certainty, Ground, Verdict
from facts.calibration.confidence import fit_trust
from facts.calibration.thresholds import choose_thresholds, cost
from facts.evaluation import Outcome
from facts.matching.model_files import shipped_model
from facts.matching.scoring import GROUNDS, log_odds, logistic
from tests.evaluation.stories import outcome

PROBABILITIES = st.floats(0, 1)


def answered(topic: float, is_right: bool, ground: Ground = Ground.AGREEMENT) -> Outcome:
    """A claim about fact a whose answer names a where it is right, b where not."""
    verdict = Verdict.NO_FIGURE if ground is Ground.TOPIC else Verdict.SUPPORTED
    told = outcome(f"{verdict} a", f"{verdict} {'a' if is_right else 'b'}")
    return replace(told, answer=replace(told.answer, certainty=Certainty(topic, ground)))


def many(topic: float, right: int, wrong: int, ground: Ground = Ground.AGREEMENT) -> list[Outcome]:
    """So many right and wrong answers of one topic's probability."""
    return [answered(topic, n < right, ground) for n in range(right + wrong)]


@given(PROBABILITIES, PROBABILITIES, st.sampled_from(GROUNDS), st.floats(-5, 5), st.floats(0, 1))
def test_a_surer_topic_is_never_a_less_sure_answer(
    one: float, other: float, ground: Ground, shift: float, ceiling: float
) -> None:
    """Confidence lies within 0-1, rises with the topic's probability on every ground, and never tops its ceiling."""
    model = replace(shipped_model(), shifts=(shift,) * len(GROUNDS), ceilings=(ceiling,) * len(GROUNDS))
    for judged in (model, shipped_model()):
        low, high = (judged.confidence(topic, ground) for topic in sorted((one, other)))
        assert 0 <= low <= high <= judged.ceilings[GROUNDS.index(ground)] <= 1


@given(st.floats(1e-9, 1 - 1e-9))
def test_log_odds_and_probability_are_each_others_inverse(probability: float) -> None:
    """There and back again; 0 and 1 have log-odds too."""
    assert logistic(log_odds(probability)) == pytest.approx(probability)
    assert log_odds(0) < -20 < 20 < log_odds(1)


def test_trust_is_the_share_that_was_right() -> None:
    """Of answers whose topic is sure nine in ten were right: the ceiling is about 0.9, and other grounds lean to it."""
    trust = fit_trust(many(0.9999, 900, 100))
    ceilings = dict(zip(GROUNDS, trust.ceilings, strict=True))
    assert ceilings[Ground.AGREEMENT] == pytest.approx(0.9, abs=0.01)
    assert 0.85 < ceilings[Ground.UNIT] < 0.97


def test_grounds_are_trusted_apart() -> None:
    """One ground that is wrong a third of the time does not pull down another that never is."""
    trust = fit_trust([*many(0.999, 400, 200, Ground.TOPIC), *many(0.999, 600, 0, Ground.FIGURE)])
    ceilings = dict(zip(GROUNDS, trust.ceilings, strict=True))
    assert ceilings[Ground.TOPIC] == pytest.approx(0.67, abs=0.02)
    assert ceilings[Ground.FIGURE] > 0.98


def test_the_order_of_answers_does_not_matter() -> None:
    """Trust and thresholds are the same to the last digit, however the answers are shuffled."""
    told = [answered(n % 97 / 97, n * n % 97 < n % 97, ground) for n, ground in enumerate(GROUNDS * 30)]
    shuffled = list(told)
    random.Random(1).shuffle(shuffled)
    assert fit_trust(shuffled) == fit_trust(told)
    assert choose_thresholds(shuffled, 2.7) == choose_thresholds(told, 2.7)


def test_nothing_answered_changes_no_confidence() -> None:
    """Without answers confidence is the topic's probability."""
    assert fit_trust([]).shifts == (0.0,) * len(GROUNDS)
    assert fit_trust([outcome("supported a", "not_found", 0.0)]).ceilings == (1.0,) * len(GROUNDS)


ANSWERS = [*many(0.9, 10, 0), *many(0.7, 2, 1), *many(0.5, 1, 2)]


@pytest.mark.parametrize(
    ("least", "harm_cost", "its"), [(0.4, 3, 9), (0.6, 3, 6), (0.8, 3, 6), (0.95, 3, 16), (0.4, 1, 3), (0.8, 10, 6)]
)
def test_a_threshold_costs_what_was_worked_out_by_hand(least: float, harm_cost: float, its: float) -> None:
    """Each answerable claim that is not answered costs 1, each harmful answer so much more."""
    assert cost(ANSWERS, least, harm_cost) == its


def test_dearer_harm_asks_for_surer_topics() -> None:
    """The more a harmful answer weighs, the more is left unanswered."""
    chosen = [choose_thresholds(ANSWERS, harm_cost).supported for harm_cost in (0.3, 2.5, 10)]
    assert chosen[0] <= 0.5 < chosen[1] <= 0.7 < chosen[2] <= 0.9


def test_another_unit_needs_as_sure_a_topic_as_any_contradiction() -> None:
    """However little is known of units, their threshold is no lower."""
    told = [*many(0.9, 5, 0, Ground.FIGURE), *many(0.6, 0, 5, Ground.FIGURE), *many(0.4, 5, 0, Ground.UNIT)]
    chosen = choose_thresholds(told, 3)
    assert chosen.unit_differs >= chosen.contradicted > 0.6

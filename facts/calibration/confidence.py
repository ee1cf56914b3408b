"""Confidence: what makes a topic's probability the probability that verdict and fact are both right.

An answer is right if its topic is, and if the claim is then judged rightly. How probable the second is depends on what
the judgement stands on (its ground), and hardly on anything else that was tried: the words that do not match, names,
hedges, negations and the number of figures told no more than the topic's probability already does.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from facts.evaluation import Outcome
from facts.matching.scoring import GROUNDS, log_odds

_DIGITS = 3
_USUAL = 3.0  # log-odds of judging rightly, where nothing else is known
_TO_MEAN, _TO_USUAL, _TO_NO_SHIFT = 0.3, 0.05, 1.0  # how strongly a ground is held to the mean of all, …

Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Trust:
    """For each ground, in the order of Ground: what it adds to the topic's log-odds, and the most that it reaches."""

    shifts: tuple[float, ...]
    ceilings: tuple[float, ...]


def fit_trust(outcomes: Sequence[Outcome]) -> Trust:
    """The trust under which the answers are likeliest; the order of the outcomes does not matter."""
    answers = sorted(
        (log_odds(certainty.topic_probability), GROUNDS.index(certainty.ground), float(outcome.is_right))
        for outcome in outcomes
        if (certainty := outcome.answer.certainty) is not None
    )
    count = len(GROUNDS)
    if not answers:
        return Trust((0.0,) * count, (1.0,) * count)
    odds, place, right = (np.array(column) for column in zip(*answers, strict=True))
    ground = place.astype(int)
    member = np.eye(count)[ground]

    def loss(z: Numbers) -> tuple[float, Numbers]:
        """How unlikely the answers are, and how strongly the grounds are held; and its slope."""
        shift, ceiling = z[:count], z[count:]
        topic, judged = _logistic(odds + shift[ground]), _logistic(ceiling[ground])
        p = np.clip(topic * judged, 1e-12, 1 - 1e-12)
        apart = ceiling - ceiling.mean()
        value = -(right * np.log(p) + (1 - right) * np.log(1 - p)).sum() + _TO_NO_SHIFT * (shift**2).sum()
        value += _TO_MEAN * (apart**2).sum() + _TO_USUAL * ((ceiling - _USUAL) ** 2).sum()
        slope = (p - right) / (1 - p)
        of_shift = member.T @ (slope * (1 - topic)) + 2 * _TO_NO_SHIFT * shift
        of_ceiling = member.T @ (slope * (1 - judged)) + 2 * _TO_MEAN * apart + 2 * _TO_USUAL * (ceiling - _USUAL)
        return float(value), np.array([*of_shift, *of_ceiling])

    start = np.array([*np.zeros(count), *np.full(count, _USUAL)])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 2000, "ftol": 1e-14, "gtol": 1e-9}).x
    return Trust(_rounded(found[:count]), _rounded(_logistic(found[count:])))


def _logistic(z: Numbers) -> Numbers:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(z, -30.0, 30.0))))


def _rounded(values: Numbers) -> tuple[float, ...]:
    return tuple(round(float(value), _DIGITS) + 0.0 for value in values)

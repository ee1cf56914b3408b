"""Scoring: from features to the probability that claim and fact are about the same thing, and on to the confidence.

The weights are data.
"""

import math
from dataclasses import dataclass

from facts.answers import Ground

MOST_MARGIN = 4.0  # a best fact that stands further above the second is no surer
GROUNDS = tuple(Ground)
_MOST_LOGIT = 30.0  # of either sign; beyond it a float has no other probability to offer


@dataclass(frozen=True, slots=True)
class Model:
    """Two linear models over the features: one ranks a claim's candidates, one says how probably the best is right.

    On top of the second stand the least probability for each verdict, and what makes it a confidence in the answer.
    """

    rank_weights: tuple[float, ...]
    intercept: float
    weights: tuple[float, ...]  # over the features and the margin
    supported: float  # least probability for each verdict
    contradicted: float
    unit_differs: float  # contradicted because the dimension differs
    no_figure: float
    shifts: tuple[float, ...]  # for each Ground in its order: what it adds to the log-odds of the topic
    ceilings: tuple[float, ...]  # for each Ground: how probably it is judged right, if the topic is (0-1)

    def rank(self, features: list[float]) -> float:
        """Comparable within one claim only; higher is better."""
        return sum([w * x for w, x in zip(self.rank_weights, features, strict=True)])

    def probability(self, features: list[float], margin: float) -> float:
        """That the fact is about the same thing, 0-1."""
        return logistic(self.intercept + sum([w * x for w, x in zip(self.weights, [*features, margin], strict=True)]))

    def confidence(self, topic_probability: float, ground: Ground) -> float:
        """That verdict and fact are both right (0-1): that the topic is, times that it is judged rightly then.

        It never falls where the topic's probability rises.
        """
        place = GROUNDS.index(ground)
        return logistic(log_odds(topic_probability) + self.shifts[place]) * self.ceilings[place]


def logistic(z: float) -> float:
    """The probability (0-1) whose log-odds are z."""
    return 1.0 / (1.0 + math.exp(-max(-_MOST_LOGIT, min(_MOST_LOGIT, z))))


def log_odds(probability: float) -> float:
    """The log-odds of a probability; those of 0 and 1 are as far out as `logistic` reaches."""
    least = logistic(-_MOST_LOGIT)
    inner = max(least, min(1.0 - least, probability))
    return math.log(inner / (1.0 - inner))

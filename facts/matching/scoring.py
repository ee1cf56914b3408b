"""Scoring: features to the probability that a claim and a fact are about the same thing. Weights and thresholds are data."""

import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from facts.matching.features import NAMES


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model over the features, and the probabilities that answers need."""

    intercept: float
    weights: tuple[float, ...]
    supported: float  # least probability for each verdict
    contradicted: float
    unit_differs: float  # contradicted because the dimension differs
    no_figure: float
    margin: float  # two facts nearer than this are equally near

    def probability(self, features: list[float]) -> float:
        """0-1."""
        z = self.intercept + sum(w * x for w, x in zip(self.weights, features, strict=True))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))


@cache
def shipped_model() -> Model:
    """The model that ships; the file says what it was fitted on."""
    data = yaml.load((files("facts.matching") / "model.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)  # noqa: S506
    return Model(
        intercept=data["intercept"], weights=tuple(data["weights"][name] for name in NAMES), **data["thresholds"]
    )

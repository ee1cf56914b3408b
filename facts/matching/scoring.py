"""Scoring: from features to the probability that claim and fact are about the same thing. The weights are data."""

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from facts.compiled import compiled
from facts.matching.features import MARGIN, NAMES

MOST_MARGIN = 4.0  # a best fact that stands further above the second is no surer


@dataclass(frozen=True, slots=True)
class Model:
    """Two linear models over the features: one ranks a claim's candidates, one says how probably the best is right."""

    rank_weights: tuple[float, ...]
    intercept: float
    weights: tuple[float, ...]  # over the features and the margin
    supported: float  # least probability for each verdict
    contradicted: float
    unit_differs: float  # contradicted because the dimension differs
    no_figure: float

    def rank(self, features: list[float]) -> float:
        """Comparable within one claim only; higher is better."""
        return sum(w * x for w, x in zip(self.rank_weights, features, strict=True))

    def probability(self, features: list[float], margin: float) -> float:
        """That the fact is about the same thing, 0-1."""
        z = self.intercept + sum(w * x for w, x in zip(self.weights, [*features, margin], strict=True))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))


@cache
def shipped_model() -> Model:
    """The model that ships; the file says what it was fitted on."""
    path = Path(__file__).with_name("model.yaml")
    data = compiled("model", [path], lambda: yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader))
    return Model(
        rank_weights=tuple(data["rank"][name] for name in NAMES),
        intercept=data["accept"]["intercept"],
        weights=tuple(data["accept"][name] for name in (*NAMES, MARGIN)),
        **data["thresholds"],
    )

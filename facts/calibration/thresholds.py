"""Thresholds: the least probability of the topic for each verdict, where harm weighs as many missed answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facts.answers import Ground
from facts.evaluation import Outcome

HARM_COST = 2.0  # missed answers that one harmful answer weighs as, if nobody says otherwise
CHOICES = tuple(n / 100 for n in range(50, 100))  # what is less likely than not is never answered
_REACH = 8  # choices on either side whose cost is taken into account: one answer more or less should not decide
_TELLING = 0.5  # of that, where an answer only tells what a source says, and judges nobody

_GROUNDS = {
    "supported": (Ground.AGREEMENT,),
    "no_figure": (Ground.TOPIC,),
    "contradicted": (Ground.FIGURE, Ground.DIRECTION, Ground.TIME, Ground.RANK),
    "unit_differs": (Ground.UNIT,),
}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The least probability of the topic for each verdict."""

    supported: float
    contradicted: float  # never below supported: to speak against somebody takes more
    unit_differs: float  # never below contradicted: another dimension is more often another thing
    no_figure: float


def choose_thresholds(outcomes: Sequence[Outcome], harm_cost: float) -> Thresholds:
    """Those that cost least over these outcomes, which come of a model that accepts everything.

    Of thresholds that cost the same, with those around them, the one in the middle.
    """
    costs = dict.fromkeys(_GROUNDS, harm_cost) | {"no_figure": harm_cost * _TELLING}
    least = {name: _choose(_on(outcomes, grounds), costs[name]) for name, grounds in _GROUNDS.items()}
    least["contradicted"] = max(least["contradicted"], least["supported"])
    least["unit_differs"] = max(least["unit_differs"], least["contradicted"])
    return Thresholds(**least)


def cost(outcomes: Iterable[Outcome], least: float, harm_cost: float) -> float:
    """What the outcomes cost if topics less probable than that are not answered: missed ones 1, harmful ones more."""
    missed = harmful = 0
    for outcome in outcomes:
        certainty = outcome.answer.certainty
        if certainty is None or certainty.topic_probability < least:
            missed += outcome.is_answerable
        elif outcome.is_harmful:
            harmful += 1
        else:
            missed += not outcome.is_right
    return missed + harm_cost * harmful


def _on(outcomes: Sequence[Outcome], grounds: Sequence[Ground]) -> list[Outcome]:
    return [o for o in outcomes if o.answer.certainty is not None and o.answer.certainty.ground in grounds]


def _choose(outcomes: Sequence[Outcome], harm_cost: float) -> float:
    costs = [cost(outcomes, least, harm_cost) for least in CHOICES]
    around = [costs[max(0, n - _REACH) : n + _REACH + 1] for n in range(len(costs))]
    smooth = [round(sum(its) / len(its), 9) for its in around]
    cheapest = [least for least, its in zip(CHOICES, smooth, strict=True) if its == min(smooth)]
    return cheapest[len(cheapest) // 2]

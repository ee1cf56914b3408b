"""Writing: a model as the text of its file, with what it was fitted on. The same input gives the same bytes."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import yaml

from facts.calibration.calibrating import Calibration
from facts.evaluation import Article, Outcome, report_on
from facts.matching.features import MARGIN, NAMES
from facts.matching.model_files import CEILING, INTERCEPT, SHIFT, THRESHOLDS
from facts.matching.scoring import GROUNDS

_HEAD = """\
# Written by `figurecheck eval --calibrate`, never by hand. `rank` and `accept` are weights over the features that
# facts/matching/features.py names; `thresholds` are the least probability of the topic for each verdict; the last two
# make of that probability the confidence in an answer, by what the answer stands on.
"""
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a model was fitted on, and how: articles that rules were tuned on, and articles that they were not."""

    tuned: Sequence[Article]
    fresh: Sequence[Article]
    harm_cost: float
    version: str  # of the program
    date: datetime.date | None  # as told; nothing here looks at a clock


def write_model(calibration: Calibration, provenance: Provenance) -> str:
    """The text of the model's file."""
    model = calibration.model
    data = {
        "fitted_on": {
            "version": provenance.version,
            "date": provenance.date.isoformat() if provenance.date else None,
            "harm_cost": provenance.harm_cost,
            "tuned": _describe(provenance.tuned, calibration.tuned),
            "fresh": _describe(provenance.fresh, calibration.fresh),
        },
        "rank": _named(NAMES, model.rank_weights),
        "accept": _named((INTERCEPT, *NAMES, MARGIN), (model.intercept, *model.weights)),
        "thresholds": {name: getattr(model, name) for name in THRESHOLDS},
        SHIFT: _named(GROUNDS, model.shifts),
        CEILING: _named(GROUNDS, model.ceilings),
    }
    return _HEAD + yaml.safe_dump(data, sort_keys=False, width=120, default_flow_style=None)


def _describe(articles: Sequence[Article], outcomes: Sequence[Outcome]) -> dict[str, object] | None:
    """The articles, and what was measured on them under weights, thresholds and confidence that had not seen them."""
    if not articles:
        return None
    report = report_on(outcomes)
    return {
        "articles": sorted(article.name for article in articles),
        "claims": report.score.claims,
        "cross_validated": {
            "accuracy": round(report.score.accuracy, _DIGITS),
            "harmful": round(report.score.harm, _DIGITS),
            "coverage": round(report.score.coverage, _DIGITS),
            "calibration_error": round(report.calibration_error, _DIGITS),
            "calibration_error_by_mass": round(report.calibration_error_by_mass, _DIGITS),
        },
    }


def _named(names: Iterable[str], values: Iterable[float]) -> dict[str, float]:
    return {str(name): value for name, value in zip(names, values, strict=True)}

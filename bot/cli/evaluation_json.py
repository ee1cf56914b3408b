"""What `eval --json` writes: everything that was measured, and the misses where they were asked for."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from facts.evaluation import Outcome, Report, Row, Score, score
from facts.evaluation.scores import share


def describe(
    report: Report, others: Sequence[Outcome], among: Sequence[Outcome], listed: Sequence[Outcome] | None
) -> dict[str, Any]:
    """The report as plain values; `cross`, `foreign` and `misses` are there if they were asked for. Shares are 0-1."""
    found: dict[str, Any] = {
        **_score(report.score),
        "calibration_error": _rounded(report.calibration_error),
        "calibration_error_by_mass": _rounded(report.calibration_error_by_mass),
        "articles": _rows(report.by_article),
        "wanted": _rows(report.by_verdict),
        "said": [asdict(said) for said in report.said],
        "kinds": _rows(report.by_kind),
        "bins_by_width": [asdict(one) for one in report.bins_by_width],
        "bins_by_mass": [asdict(one) for one in report.bins_by_mass],
        "risk_coverage": [asdict(point) for point in report.curve],
        "coverage_at_harm": [
            {"harm": limit.level, "coverage": limit.point.coverage if limit.point else 0.0} for limit in report.limits
        ],
        "area_under_harm": report.area,
    }
    if others:
        found["cross"] = _score(score(others))
    if among:
        found["foreign"] = _score(score(among))
    if listed is not None:
        found["misses"] = [_miss(outcome) for outcome in listed if not outcome.is_right]
    return found


def _rows(rows: Sequence[Row]) -> list[dict[str, Any]]:
    return [{"name": row.name, **_score(row.score)} for row in rows]


def _score(found: Score) -> dict[str, Any]:
    return {
        "claims": found.claims,
        "right": found.right,
        "harmful": found.harmful,
        "answered": found.answered,
        "accuracy": _rounded(found.accuracy),
        "harm": _rounded(found.harm),
        "coverage": _rounded(found.coverage),
        "answered_share": _rounded(share(found.answered, found.claims)),
    }


def _miss(outcome: Outcome) -> dict[str, Any]:
    case, answer = outcome.case, outcome.answer
    return {
        "claim": case.claim,
        "article": case.article,
        "base": outcome.base,
        "kind": case.kind,
        "wanted": {"verdicts": sorted(case.verdicts), "fact_ids": sorted(case.fact_ids)},
        "got": answer.to_dict(),
        "harmful": outcome.is_harmful,
    }


def _rounded(value: float) -> float:
    return round(value, 6)

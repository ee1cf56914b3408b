"""What `eval --plot` draws: reliability, and harm over coverage, side by side, to be read on a phone too.

Needs matplotlib, which the extra "measure" installs.
"""

from math import floor, sqrt
from pathlib import Path
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from facts.evaluation import Report
from facts.evaluation.reliability import Bin

_INK, _GREY, _FAINT, _BLUE, _RED = "#1b1f24", "#6a737d", "#e3e6ea", "#2563c9", "#c2371f"
_STYLE: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 15,
    "axes.labelcolor": _GREY,
    "axes.edgecolor": _FAINT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": _FAINT,
    "xtick.color": _GREY,
    "ytick.color": _GREY,
    "text.color": _INK,
}
_INCHES, _DOTS = (13.0, 6.9), 120
_SURE = 1.96  # standard deviations on either side: 95 of 100 such intervals hold the truth


def draw(report: Report, file: Path) -> None:
    """Write the picture; its format follows the file's ending."""
    with rc_context(_STYLE):
        figure = Figure(figsize=_INCHES)
        left, right = figure.subplots(1, 2)
        _draw_reliability(left, report)
        _draw_risk(right, report)
        found = report.score
        names = [row.name for row in report.by_article]
        about = names[0] if len(names) == 1 else f"{len(names)} articles"
        text = f"{found.claims:,} claims about {about}: {found.accuracy:.1%} right, {found.harm:.1%} harmful"
        figure.text(0.02, 0.025, text, color=_GREY, fontsize=14)
        figure.tight_layout(rect=(0.005, 0.06, 0.995, 0.995), w_pad=3.5)
        figure.savefig(file, dpi=_DOTS, facecolor="white")


def _draw_reliability(axes: Axes, report: Report) -> None:
    bins = report.bins_by_width
    least = min([0.5, *(floor(10 * _interval(b)[0]) / 10 for b in bins)])
    axes.plot([least, 1], [least, 1], color=_GREY, linewidth=1.4, linestyle=(0, (5, 4)))
    axes.annotate("as sure as right", (least, least), (44, 12), textcoords="offset points", color=_GREY, fontsize=14)
    most = max((b.answers for b in bins), default=1)
    for one in bins:
        low, high = _interval(one)
        axes.plot([one.confidence] * 2, [low, high], color=_BLUE, linewidth=2.4, alpha=0.35, solid_capstyle="round")
    axes.plot([b.confidence for b in bins], [b.right for b in bins], color=_BLUE, linewidth=1.6, alpha=0.5)
    sizes = [70 + 520 * b.answers / most for b in bins]
    axes.scatter(
        [b.confidence for b in bins],
        [b.right for b in bins],
        s=sizes,
        color=_BLUE,
        edgecolor="white",
        zorder=3,
        clip_on=False,
    )
    for one, size in zip(bins, sizes, strict=True):
        _label(axes, f"{one.answers:,}", one.confidence, one.right, sqrt(size) / 2 + 5, is_right=one.confidence < 0.9)
    axes.set_xlim(least - 0.02, 1.02)
    axes.set_ylim(least - 0.02, 1.02)
    axes.xaxis.set_major_formatter(PercentFormatter(1.0, 0))
    axes.yaxis.set_major_formatter(PercentFormatter(1.0, 0))
    axes.set_xlabel("confidence that was given")
    _title(axes, "Answers that were right", f"calibration error {report.calibration_error:.3f}; numbers are answers")


def _draw_risk(axes: Axes, report: Report) -> None:
    coverage = [0.0, *(point.coverage for point in report.curve)]
    harm = [0.0, *(point.harm for point in report.curve)]
    axes.plot(coverage, harm, color=_RED, linewidth=2.6, solid_joinstyle="round")
    axes.fill_between(coverage, harm, color=_RED, alpha=0.08, linewidth=0)
    top = max(0.012, *harm) * 1.25
    last = None
    for limit in report.limits:
        point = limit.point
        if point is None or point is last:
            continue
        last = point
        axes.scatter([point.coverage], [point.harm], s=95, color=_RED, edgecolor="white", zorder=3, clip_on=False)
        offset, side = ((-10, 11), "right") if point.coverage > 0.55 else ((11, 0), "left")
        text = f"{point.coverage:.0%} at {limit.level:.1%}"
        where = (point.coverage, point.harm)
        axes.annotate(text, where, offset, textcoords="offset points", ha=side, va="center", fontsize=14)
    axes.set_xlim(-0.01, 1.01)
    axes.set_ylim(-top * 0.015, top)
    axes.xaxis.set_major_formatter(PercentFormatter(1.0, 0))
    axes.yaxis.set_major_formatter(PercentFormatter(1.0, 1))
    axes.yaxis.set_major_locator(MaxNLocator(6))
    axes.set_xlabel("of what can be answered, answered")
    _title(axes, "Harmful answers, of all claims", f"if only surer answers were given; area {report.area:.4f}")


def _title(axes: Axes, title: str, below: str) -> None:
    axes.set_title(title, loc="left", fontsize=20, fontweight="bold", pad=38)
    axes.text(0, 1.03, below, transform=axes.transAxes, color=_GREY, fontsize=14)


def _label(axes: Axes, text: str, x: float, y: float, distance: float, is_right: bool) -> None:
    offset, side = ((distance, -distance), "left") if is_right else ((-distance - 3, 2), "right")
    axes.annotate(text, (x, y), offset, textcoords="offset points", ha=side, va="center", color=_BLUE, fontsize=14)


def _interval(one: Bin) -> tuple[float, float]:
    """Where the true share of right answers probably lies (Wilson's score interval)."""
    n, share = one.answers, one.right
    middle = (share + _SURE**2 / (2 * n)) / (1 + _SURE**2 / n)
    half = _SURE * sqrt(share * (1 - share) / n + _SURE**2 / (4 * n * n)) / (1 + _SURE**2 / n)
    return middle - half, middle + half

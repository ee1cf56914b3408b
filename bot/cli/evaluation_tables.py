"""What `eval` writes for people: aligned tables of plain text. The measuring is in `facts.evaluation`."""

from collections.abc import Iterable, Sequence

from facts.evaluation import Outcome, Report, Row, Score
from facts.evaluation.scores import share

_NAMES = 4  # articles that are named; of more, the number


def show_report(report: Report) -> list[str]:
    """Everything that was measured over claims asked of their own bases."""
    names = [row.name for row in report.by_article]
    listed = f": {', '.join(names)}" if len(names) <= _NAMES else ""
    lines = [f"{_count(report.score.claims, 'claim')} about {_count(len(names), 'article')}{listed}"]
    lines += ["", *_headlines(report)]
    lines += ["", *_groups("wanted", report.by_verdict), "", *_said(report), "", *_groups("kind", report.by_kind)]
    lines += ["", *_groups("article", report.by_article)] if len(names) > 1 else []
    return [*lines, "", *_bins(report), "", *_limits(report)]


def show_stranger(title: str, score: Score) -> list[str]:
    """What came of claims that were asked of other bases than their own, or not of their own alone."""
    answered = share(score.answered, score.claims)
    rows = [[_number(score.claims), _number(score.answered), f"{100 * answered:.2f} %"]]
    heads = ["asked", "answered", "share"]
    if score.answerable:
        rows[0] += [_number(score.harmful), _percent(score.harm), _percent(score.accuracy), _percent(score.coverage)]
        heads += ["harmful", "share", "accuracy", "coverage"]
    return ["", title, *_table(heads, rows, texts=0)]


def list_misses(outcomes: Iterable[Outcome]) -> list[str]:
    """A line for each claim that was not answered right: what was wanted, what was said and why. Harm comes first."""
    wrong = sorted((o for o in outcomes if not o.is_right), key=lambda o: not o.is_harmful)
    return ["", f"{_count(len(wrong), 'miss', 'misses')}", *(_miss(outcome) for outcome in wrong)]


def _miss(outcome: Outcome) -> str:
    case, answer = outcome.case, outcome.answer
    wanted = " ".join(filter(None, ["/".join(sorted(case.verdicts)), "/".join(sorted(case.fact_ids))]))
    said = answer.verdict if answer.fact_id is None else f"{answer.verdict} {answer.fact_id}"
    sure = f" ({answer.confidence_score:.2f})" if outcome.is_answered else ""
    where = case.article if outcome.base == case.article else f"{case.article} asked of {outcome.base}"
    mark = "HARM" if outcome.is_harmful else "miss"
    return f"{mark} [{where}, {case.kind}] “{case.claim}”: wanted {wanted}, got {said}{sure}: {answer.reason}"


def _headlines(report: Report) -> list[str]:
    found = report.score
    rows = [
        ("accuracy", found.accuracy, f"{found.right} of {found.claims} claims: verdict and fact are right"),
        ("harmful", found.harm, f"{found.harmful} of {found.claims}: something wrong, said with confidence"),
        ("coverage", found.coverage, f"{found.answerable_answered} of {found.answerable} that can be answered were"),
        ("calibration error", report.calibration_error, f"of {found.answered} answers, in ten bins of equal width"),
        ("", report.calibration_error_by_mass, "the same in ten bins of equally many answers"),
    ]
    width = max(len(name) for name, _, _ in rows)
    return [f"{name:{width}}  {value:.3f}  {meaning}" for name, value, meaning in rows]


def _groups(name: str, rows: Sequence[Row]) -> list[str]:
    heads = [name, "claims", "right", "accuracy", "harmful"]
    cells = [
        [r.name, _number(r.score.claims), _number(r.score.right), _percent(r.score.accuracy), _few(r.score.harmful)]
        for r in rows
    ]
    return _table(heads, cells)


def _said(report: Report) -> list[str]:
    heads = ["said", "times", "right", "share", "harmful"]
    cells = [
        [s.verdict, _number(s.times), _number(s.right), _percent(share(s.right, s.times)), _few(s.harmful)]
        for s in report.said
        if s.times
    ]
    return _table(heads, cells)


def _bins(report: Report) -> list[str]:
    heads = ["confidence (mean of a bin)", "answers", "right"]
    cells = [[f"{b.confidence:.3f}", _number(b.answers), f"{b.right:.3f}"] for b in report.bins_by_width]
    return _table(heads, cells)


def _limits(report: Report) -> list[str]:
    heads = ["harm at most", "coverage", "if the confidence is at least"]
    cells = [
        [
            _percent(limit.level),
            _percent(limit.point.coverage) if limit.point else "0.0 %",
            f"{limit.point.least:.3f}" if limit.point else "(none)",
        ]
        for limit in report.limits
    ]
    return [*_table(heads, cells), f"area under harm over coverage: {report.area:.5f}"]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], texts: int = 1) -> list[str]:
    """Lines of aligned cells: the first columns, as many as are `texts`, to the left, the others to the right."""
    every = [heads, *rows]
    widths = [max(len(row[n]) for row in every) for n in range(len(every[0]))]
    lines = []
    for row in every:
        cells = [
            cell.ljust(width) if n < texts else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return lines


def _count(number: int, name: str, several: str | None = None) -> str:
    return f"{number:,} {name if number == 1 else several or f'{name}s'}"


def _number(number: int) -> str:
    return f"{number:,}"


def _few(number: int) -> str:
    return f"{number:,}" if number else "–"


def _percent(part: float) -> str:
    return f"{100 * part:.1f} %"

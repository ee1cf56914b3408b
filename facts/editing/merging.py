"""Merging: whether two facts that are taken for doubles say the same figures."""

from facts.answers import Verdict
from facts.base import Fact
from facts.check import compare
from facts.quantities import Quantity, read_quantities
from facts.quantities.agreement import Agreement
from facts.quantities.agreement import compare as compare_figures


def have_other_figures(first: Fact, second: Fact) -> bool:
    """Whether one speaks against the other, or has a figure that the other should have and has not."""
    verdicts = [
        compare(*pair).verdict for pair in ((first.statement, second.statement), (second.statement, first.statement))
    ]
    if Verdict.CONTRADICTED in verdicts or Verdict.SUPPORTED in verdicts:
        return Verdict.CONTRADICTED in verdicts
    ours, theirs = read_quantities(first.statement), read_quantities(second.statement)
    return any(_is_denied(figure, theirs) for figure in ours) or any(_is_denied(figure, ours) for figure in theirs)


def _is_denied(figure: Quantity, others: tuple[Quantity, ...]) -> bool:
    """Whether there are others of its kind, and none that agrees."""
    found = [compare_figures(figure, other) for other in others]
    return Agreement.AGREES not in found and any(agreement is not None for agreement in found)

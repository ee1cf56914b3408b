"""Figures as they are shown: as they were written, with their hedge, and with what they count."""

from bot.replies.markup import escape
from bot.texts import Texts
from facts.answers import Answer, Fault
from facts.quantities import Hedge, Kind, Quantity

_TIMES = (Kind.DATE, Kind.DURATION)
_OF_FIGURES = (Fault.FIGURE, Fault.UNIT)
_UNITS = 120  # UTF-16 units of a figure or of a counted noun


def write_figure(quantity: Quantity, texts: Texts) -> str:
    """A figure as it was written, with its hedge in words where the writing itself does not hold it."""
    figure = escape(quantity.text, _UNITS)
    is_bare = bool(figure) and not figure[0].isalpha() and not figure.endswith("+") and figure[0] not in "~≈<>≤≥&"
    if quantity.hedge is Hedge.NONE or not is_bare:
        return figure
    return texts("hedged", hedge=texts(f"hedge-{quantity.hedge.replace(' ', '-')}"), figure=figure)


def write_counted(quantity: Quantity, texts: Texts) -> str:
    """A figure with what it counts, where that is known."""
    figure = write_figure(quantity, texts)
    if quantity.unit or not quantity.noun or quantity.noun.lower() in quantity.text.lower():
        return figure
    return texts("counted", figure=figure, noun=escape(quantity.noun, _UNITS))


def is_told_by_figures(answer: Answer) -> bool:
    """Whether "100, not 1,000" says what is wrong: two figures that differ, and nothing graver than that."""
    claimed, correct = answer.claimed, answer.correct
    if claimed is None or correct is None:
        return answer.fault in (*_OF_FIGURES, None) and correct is not None
    if _is_same(claimed, correct):
        return False
    return answer.fault in (*_OF_FIGURES, None) or (claimed.kind in _TIMES and correct.kind in _TIMES)


def _is_same(claimed: Quantity, correct: Quantity) -> bool:
    """Whether the claim gives the source's own figure, so that something else in it is wrong."""
    if (claimed.value, claimed.unit, claimed.date) != (correct.value, correct.unit, correct.date):
        return False
    return claimed.hedge in (Hedge.NONE, correct.hedge)

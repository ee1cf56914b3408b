"""Figures as they are shown: as they were written, with their hedge, and with what they count."""

from bot.replies.markup import escape
from bot.texts import Texts
from facts.quantities import Hedge, Quantity

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

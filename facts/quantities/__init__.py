"""Numbers in text: what they are (`model`) and how they are read (`reading`)."""

from facts.quantities.model import Hedge, Kind, Quantity

__all__ = ["Hedge", "Kind", "Quantity"]

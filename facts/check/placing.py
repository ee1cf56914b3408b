"""Placing: where a claimed figure stands in the message, whatever was put into the text that it was read of."""

from collections.abc import Sequence
from dataclasses import replace

from facts.claims import Claim
from facts.quantities import Quantity


def locate(quantity: Quantity, sentence: Claim) -> Quantity:
    """The quantity with its place in the sentence as it stands in the message, counted from the sentence's start."""
    found = _find(quantity, sentence)
    return replace(quantity, span=move(found, -sentence.span[0])) if found else replace(quantity, span=(0, 0))


def locate_in(quantity: Quantity, sentences: Sequence[Claim]) -> Quantity:
    """The quantity with its place in the message that holds these sentences."""
    found = next((place for place in (_find(quantity, sentence) for sentence in sentences) if place), (0, 0))
    return replace(quantity, span=found)


def move(span: tuple[int, int], by: int) -> tuple[int, int]:
    """The span, so many characters further on."""
    return span[0] + by, span[1] + by


def _find(quantity: Quantity, sentence: Claim) -> tuple[int, int] | None:
    start, end = quantity.span
    if sentence.text[start:end] != quantity.text:
        start = sentence.text.find(quantity.text)
        end = start + len(quantity.text)
    return sentence.place(start, end) if start >= 0 else None

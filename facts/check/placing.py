"""Placing: where a claimed figure stands in the message, whatever was put into the text that it was read of."""

from collections.abc import Sequence
from dataclasses import replace

from facts.answers import Answer
from facts.claims import Claim
from facts.quantities import Quantity


def locate(quantity: Quantity, sentence: Claim) -> Quantity:
    """The quantity with its place in the sentence as it stands in the message, counted from the sentence's start."""
    found = _find(quantity, sentence)
    return put(quantity, move(found, -sentence.span[0]) if found else (0, 0))


def locate_in(quantity: Quantity, sentences: Sequence[Claim]) -> Quantity:
    """The quantity with its place in the message that holds these sentences."""
    found = next((place for place in (_find(quantity, sentence) for sentence in sentences) if place), (0, 0))
    return put(quantity, found)


def put(quantity: Quantity, span: tuple[int, int]) -> Quantity:
    """The quantity at that place."""
    return quantity if quantity.span == span else quantity._replace(span=span)


def readdress(answer: Answer, claim: str, span: tuple[int, int], claimed: Quantity | None) -> Answer:
    """The answer as one to that claim, which stands there."""
    if answer.claim == claim and answer.span == span and answer.claimed is claimed:
        return answer  # as with nearly all messages of one sentence; to replace parts of so much takes time
    return replace(answer, claim=claim, span=span, claimed=claimed)


def move(span: tuple[int, int], by: int) -> tuple[int, int]:
    """The span, so many characters further on."""
    return span[0] + by, span[1] + by


def _find(quantity: Quantity, sentence: Claim) -> tuple[int, int] | None:
    start, end = quantity.span
    if sentence.text[start:end] != quantity.text:
        start = sentence.text.find(quantity.text)
        end = start + len(quantity.text)
    return sentence.place(start, end) if start >= 0 else None

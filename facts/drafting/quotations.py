"""Quotations: which parts of a paragraph are somebody's words, in quotation marks."""

import re
from dataclasses import dataclass

_MARK = re.compile(r"[“”„\"«»]|(?<!\w)‘(?=\w)|(?<=[\w.,!?…])’(?!\w)|(?<![\w.,!?…])'(?=\w)|(?<=[.,!?…])'(?!\w)")
_OPENING, _CLOSING = frozenset("“„«‘"), frozenset("”»’")
_PAIRS = {"“": "”", "„": "”", "«": "»", "‘": "’", '"': '"', "'": "'"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words with their marks, in code points of the paragraph."""

    start: int
    end: int
    is_closed: bool  # an open one goes on in the next paragraph


def find_quotations(paragraph: str) -> list[Quotation]:
    """The quotations of a paragraph, in order; one within another counts as a part of it."""
    found: list[Quotation] = []
    start, closer = None, ""
    for mark in _MARK.finditer(paragraph):
        sign = mark.group()
        if start is None and sign not in _CLOSING:
            start, closer = mark.start(), _PAIRS[sign]
        elif start is not None and (sign == closer or (closer == "”" and sign == '"')):
            found.append(Quotation(start, mark.end(), True))
            start = None
    if start is not None and paragraph[start] in '“"':
        found.append(Quotation(start, len(paragraph), False))
    return found


def is_within(quotations: list[Quotation], start: int, end: int) -> bool:
    """Whether a part of the paragraph lies in a quotation, even if not wholly."""
    return any(start < quotation.end and quotation.start < end for quotation in quotations)

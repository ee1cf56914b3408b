"""Segments: the parts of a sentence that state a value each."""

from facts.language import VALUES, Figure, Reading, Term
from facts.language.lexicon import words_of

_LONGEST_NAME = 4  # tokens from the first word of the sentence's first name to its last
_DIVIDERS = words_of("segment dividers")
_HAVING = words_of("having")
_BEFORE_A_NUMBER = words_of("before a number")


def split_segments(reading: Reading, figures: list[Figure]) -> list[str]:
    """The parts of a sentence that state a value each, "sales up 4.2%, profit down 17%"; none where it states one.

    A part without a name of its own takes the sentence's first name with it, since that is whom it is about; what is
    had besides is had too: "the port has 40 pilots, 12 cooks".
    """
    values = [figure.first for figure in figures if figure.role in VALUES]
    parts = _bounds(reading, values)
    if len(parts) < 2:
        return []
    names = [term for term in reading.terms if term.name_type]
    subject = first_name(reading, names)
    has_lead = bool(values) and not _HAVING.isdisjoint(reading.words[: values[0]])
    segments = []
    for first, after in parts:
        text = reading.text[reading.tokens[first].start : reading.tokens[after - 1].end]
        has_name = any(first <= name.at < after for name in names)
        if first > 0 and has_lead and _begins_with_value(reading, first, values):
            segments.append(f"{_lead(reading, values[0])} {text}")
            continue
        segments.append(text if has_name or not subject else f"{subject} {text}")
    return segments


def _begins_with_value(reading: Reading, first: int, values: list[int]) -> bool:
    value = next((at for at in values if at >= first), first)
    return all(word in _BEFORE_A_NUMBER or word in _DIVIDERS for word in reading.words[first:value])


def _lead(reading: Reading, value: int) -> str:
    """The words before the first value, its hedges left out."""
    end = value
    while end > 0 and reading.words[end - 1] in _BEFORE_A_NUMBER:
        end -= 1
    return reading.text[: reading.tokens[end - 1].end] if end else ""


def _bounds(reading: Reading, values: list[int]) -> list[tuple[int, int]]:
    """The parts that hold a value, as token ranges. A divider divides where a value stands before it, in its part."""
    parts: list[tuple[int, int]] = []
    start = passed = 0
    for at, word in enumerate(reading.words):
        while passed < len(values) and values[passed] <= at:
            passed += 1
        has_value = passed > 0 and values[passed - 1] >= start
        if has_value and word in _DIVIDERS and at not in reading.number_at:
            parts.append((start, at + 1))
            start = at + 1
    if values and values[-1] >= start:
        parts.append((start, len(reading.words)))
    return parts


def first_name(reading: Reading, names: list[Term]) -> str:
    """The words of the first name of a sentence, "" where it has none: names close behind one another are one."""
    run = [n for n in names if n.at - names[0].at <= _LONGEST_NAME and n.clause == names[0].clause]
    return reading.text[run[0].start : run[-1].end] if run else ""

"""Segments: the parts of a sentence that state a value each, and whom each may be about."""

from dataclasses import dataclass

from facts.language import GENERIC_WEIGHT, VALUES, Figure, Reading, Term
from facts.language.lexicon import words_of
from facts.language.periods import is_span

_MOST_SUBJECTS = 3  # of a sentence whose part names none
_DIVIDERS = words_of("segment dividers")
_STRONG = words_of("segment dividers between sentences")
_HAVING = words_of("having")
_BEFORE_A_NUMBER = words_of("before a number")
_IN_A_NAME = words_of("joiners in a name")
_MOVES = words_of("axes that only move")
_AUXILIARIES = words_of("auxiliaries")
_LEAD_MARKS = frozenset(":-")


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a sentence as it may be meant, the likeliest first."""

    texts: tuple[str, ...]
    alone: str | None = None  # without whom the sentence is about
    leans: bool = False  # it begins with a verb, whose subject stands before it


def split_segments(reading: Reading, figures: list[Figure]) -> list[Segment]:
    """The parts of a sentence that state a value each, "sales up 4.2%, profit down 17%"; none where it states one.

    A part without a name of its own is about whom the sentence names, or it stands alone; what is had besides is had
    too: "the port has 40 pilots, 12 cooks"; what a heading says is said of each part: "rents: Norvik £800, Hale £900".
    """
    values = [figure.first for figure in figures if figure.role in VALUES]
    parts = _bounds(reading, values)
    if len(parts) < 2:
        return []
    names = [term for term in reading.terms if term.name_type]
    subjects = _subjects(reading, names)
    lead = _end_of_lead(reading, values[0])
    segments = []
    for first, after in parts:
        if first == 0:
            texts = [_text(reading, 0, after), *_without_lead(reading, lead, after, names, subjects)]
            segments.append(Segment(tuple(texts)))
        elif _is_had_besides(reading, first, values):
            segments.append(Segment((f"{_lead(reading, values[0])} {_text(reading, first, after)}",)))
        else:
            segments.append(_further(reading, first, after, lead, names, subjects))
    return segments


def _further(reading: Reading, first: int, after: int, lead: int, names: list[Term], subjects: list[str]) -> Segment:
    """A part behind the first, of whom it names itself or the sentence does, and under the heading of all."""
    text, begin = _text(reading, first, after), _behind_joint(reading, first, after)
    has_name = any(begin <= name.at < after for name in names) or not subjects
    leans = reading.words[begin] in _AUXILIARIES
    texts = [text] if has_name else [f"{subject} {text}" for subject in subjects]
    texts += [f"{_text(reading, 0, lead - 1)} {text}"] if lead else []
    return Segment(tuple(texts), None if has_name or leans else text, leans)


def _without_lead(reading: Reading, lead: int, after: int, names: list[Term], subjects: list[str]) -> list[str]:
    """The first part without the heading before it, about whom it names itself or the sentence does."""
    if not lead:
        return []
    rest = _text(reading, lead, after)
    is_named = any(lead <= name.at < after for name in names)
    return [rest] if is_named else [f"{subject} {rest}" for subject in subjects]


def _text(reading: Reading, first: int, after: int) -> str:
    return reading.text[reading.tokens[first].start : reading.tokens[after - 1].end] if first < after else ""


def _behind_joint(reading: Reading, first: int, after: int) -> int:
    """Behind the "and" that a part begins with."""
    return next((at for at in range(first, after) if reading.words[at] not in _DIVIDERS), first)


def _end_of_lead(reading: Reading, value: int) -> int:
    """Behind the heading that a sentence begins with, "Hale in numbers: …"; 0 where it has none."""
    marks = (at for at in range(value - 1, 0, -1) if reading.words[at] in _LEAD_MARKS)
    return next((at + 1 for at in marks if at not in reading.number_at), 0)


def _is_had_besides(reading: Reading, first: int, values: list[int]) -> bool:
    """Whether a part begins with its value, in a sentence that says what is had: "the port has 40 pilots, 12 cooks"."""
    if _HAVING.isdisjoint(reading.words[: values[0]]):
        return False
    value = next((at for at in values if at >= first), first)
    return all(word in _BEFORE_A_NUMBER or word in _DIVIDERS for word in reading.words[first:value])


def _lead(reading: Reading, value: int) -> str:
    """The words before the first value, its hedges left out."""
    end = value
    while end > 0 and reading.words[end - 1] in _BEFORE_A_NUMBER:
        end -= 1
    return reading.text[: reading.tokens[end - 1].end] if end else ""


def _bounds(reading: Reading, values: list[int]) -> list[tuple[int, int]]:
    """The parts that hold a value, as token ranges."""
    parts: list[tuple[int, int]] = []
    start = 0
    for n, value in enumerate(values):
        following = values[n + 1] if n + 1 < len(values) else len(reading.words)
        end = _divider(reading, value, following, is_last=n + 1 == len(values))
        if end is not None:
            parts.append((start, end))
            start = end
    if values and values[-1] >= start:
        parts.append((start, len(reading.words)))
    return _joined(reading, parts, values)


def _joined(reading: Reading, parts: list[tuple[int, int]], values: list[int]) -> list[tuple[int, int]]:
    """The parts, those that have no topic of their own with the one before: "rents rose 12%, up from 3%"."""
    joined = parts[:1]
    for first, after in parts[1:]:
        terms = [term for term in reading.terms if first <= term.at < after]
        is_had = not any(term.axes for term in terms) and _is_had_besides(reading, first, values)
        if is_had or any(map(_tells_topic, terms)):
            joined.append((first, after))
        else:
            joined[-1] = (joined[-1][0], after)
    return joined


def _tells_topic(term: Term) -> bool:
    """Whether a word says what a value is about: not "up", "more" or "a year"."""
    only_moves = bool(term.axes) and not term.points_by_head and all(axis in _MOVES for axis, _ in term.axes)
    return term.weight >= GENERIC_WEIGHT and not (term.is_hedge or only_moves or is_span(term.text.lower()))


def _divider(reading: Reading, value: int, following: int, is_last: bool) -> int | None:
    """Behind what divides two values, None where nothing does: a comma or "while" before "and", which also enumerates.

    Of several commas the one right before the next value, else the first.
    """
    words = reading.words
    places = [at for at in range(value, following) if words[at] in _DIVIDERS and at not in reading.number_at]
    places = [at for at in places if not _joins_names(reading, at)]
    strong = [at for at in places if words[at] in _STRONG] or places
    if not strong:
        return None
    close = [at for at in strong if not is_last and all(w in _BEFORE_A_NUMBER for w in words[at + 1 : following])]
    return (close or strong)[0] + 1


def _joins_names(reading: Reading, at: int) -> bool:
    """ "England and Wales"."""
    tokens = reading.tokens[at - 1 : at + 2]
    if reading.is_headline or len(tokens) < 3 or reading.words[at] != "and":
        return False
    return all(token.text[0].isupper() for token in (tokens[0], tokens[2]))


def _subjects(reading: Reading, names: list[Term]) -> list[str]:
    """Whom a sentence names, in order."""
    found: list[str] = []
    rest = names
    while rest and len(found) < _MOST_SUBJECTS:
        subject, rest = _take_name(reading, rest)
        found.append(subject)
    return list(dict.fromkeys(found))


def _take_name(reading: Reading, names: list[Term]) -> tuple[str, list[Term]]:
    """The first name, of all words that stand right behind one another, and the names behind it."""
    count = 1
    while count < len(names) and _goes_on(reading, names[count - 1], names[count]):
        count += 1
    return reading.text[names[0].start : names[count - 1].end], names[count:]


def _goes_on(reading: Reading, name: Term, following: Term) -> bool:
    """Whether two names are one: "Office for Students"."""
    between = reading.words[name.after : following.at]
    return name.clause == following.clause and len(between) < 2 and all(word in _IN_A_NAME for word in between)


def first_name(reading: Reading, names: list[Term]) -> str:
    """The words of the first name of a sentence, "" where it has none."""
    return _take_name(reading, names)[0] if names else ""

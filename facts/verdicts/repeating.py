"""Repeating: a claim in a fact's very words, but for its figures. Which figure is which, their order tells then.

Each figure is compared with the one in its place, whatever its role, and so are the odds and sums that are no quantity
by themselves (2 : 3, 7 / 4). In a long sentence that is repeated word for word a bound that holds is right, however far
off: it asks what follows from the fact, and is no saying of little; the answer tells the figure all the same.
"""

from dataclasses import dataclass, field, replace

from facts.language import Figure, Reading, Role
from facts.language.lexicon import words_of
from facts.matching.pairing import Pair, agree
from facts.matching.topics import Topic
from facts.quantities import Hedge, Kind, Quantity
from facts.quantities.agreement import LOWER, PLAIN, UPPER, Agreement
from facts.quantities.lexicon import lexicon
from facts.verdicts.judgement import Fault, Judgement
from facts.verdicts.times import is_within, same_date
from facts.verdicts.values import is_other_value

_LONG = 6  # words beside the figures
_MOST_HEDGES = 8  # words by which the hedges of a claim may make it longer or shorter than the fact
_LONGEST_NUMBER = 15  # digits
_ARTICLES = words_of("articles")
_MODIFIERS = words_of("modifiers of a number")
_RATIO_SIGNS = (":", "/")
FIGURE = "#"  # stands for a figure with its unit and hedge
_DATE_LIKE = (Kind.DATE, Kind.ORDINAL)


@dataclass(slots=True)
class Frame:
    """A sentence without its figures, and the figures."""

    words: list[str] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    unread: set[int] = field(default_factory=set)  # figures, by their place among them, that are no quantity


def judge_repeated(claim: Reading, ours: Frame, topic: Topic) -> Judgement | None:
    """What the fact says of a claim that repeats its words; None where the claim does not, or has no figure."""
    if not ours.figures or abs(len(claim.words) - len(topic.reading.words)) > _MOST_HEDGES:
        return None
    if not set(ours.words).issubset([*topic.reading.words, FIGURE]):
        return None  # told without the fact's frame
    theirs = frame_of(topic.reading)
    if ours.words != theirs.words:
        return None
    out = Judgement()
    for n, (a, b) in enumerate(zip(ours.figures, theirs.figures, strict=True)):
        if a.quantity.hedge is Hedge.EXACTLY and b.quantity.hedge not in PLAIN:
            return None  # "exactly 40", where the fact says up to 40
        if _says_the_same(a.quantity, b.quantity):
            if n not in ours.unread:
                out.agreeing.append(Pair(a, b, Agreement.AGREES, 0.0))
        elif (n in ours.unread) != (n in theirs.unread) and Kind.RATIO not in (a.quantity.kind, b.quantity.kind):
            return None
        else:
            _judge(a, b, len(ours.words) - len(ours.figures) >= _LONG, out)
    return out if out.faults or out.empty or out.agreeing or out.foreign_year else None


def frame_of(reading: Reading) -> Frame:
    """The words of a sentence, marks and articles left out, with a sign for each figure and its hedges."""
    frame = Frame()
    places = reading.places()
    at = 0
    while at < len(reading.words):
        number = reading.number_at.get(at)
        unread = _unread(reading, at) if number is None or places[number] == (at, at) else None
        if unread is not None:
            number = None
        quantity = unread or (reading.quantities[number] if number is not None else None)
        if quantity is None:
            is_cut_off = reading.words[at] == "s" and reading.words[at - 1 : at] == ["'"]  # Norvik 's
            if reading.tokens[at].is_word and reading.words[at] not in _ARTICLES and not is_cut_off:
                frame.words.append(reading.words[at])
            at += 1
            continue
        if number is None:
            frame.unread.add(len(frame.figures))
        first, last = (at, at + 2) if number is None else places[number]
        _drop_hedges(frame.words)
        frame.words.append(FIGURE)
        frame.figures.append(Figure(quantity, first, last, reading.clause_of[first], Role.VALUE))
        at = last + 1 + _length_of_hedge(reading.words, last + 1, quantity)
    return frame


def _unread(reading: Reading, at: int) -> Quantity | None:
    """Two numbers with a sign between them, which are no quantity together: odds and sums, 2 : 3 and 7 / 4."""
    first, *rest = [token.text for token in reading.tokens[at : at + 3]]
    if len(rest) < 2 or rest[0] not in _RATIO_SIGNS or not (first.isdecimal() and rest[1].isdecimal()):
        return None
    if max(len(first), len(rest[1])) > _LONGEST_NUMBER or not int(rest[1]):
        return None
    found = lexicon().hedges.before.find(reading.words, at - 1) if at else None
    hedge = Hedge.NONE if found is None else found[0]
    start, end, value = reading.tokens[at].start, reading.tokens[at + 2].end, int(first) / int(rest[1])
    text = reading.text[start:end]
    return Quantity(text, (start, end), value, value, value, None, None, hedge, Kind.RATIO, "share")


def _drop_hedges(words: list[str]) -> None:
    """Take the hedges off the end of some words."""
    while words:
        found = lexicon().hedges.before.find(words, len(words) - 1)
        if found is None and words[-1] not in _MODIFIERS:
            return
        del words[len(words) - (found[1] if found is not None else 1) :]


def _length_of_hedge(words: list[str], at: int, quantity: Quantity) -> int:
    """How many words at a place are the hedge of the figure before it: "or more"."""
    if quantity.hedge is Hedge.NONE or at >= len(words):
        return 0
    found = lexicon().hedges.after.find([*words[at : at + _MOST_HEDGES], *[""] * _MOST_HEDGES], 0)
    return found[1] if found is not None and found[0] is quantity.hedge else 0


def _says_the_same(a: Quantity, b: Quantity) -> bool:
    if a.value is None or a.value != b.value:
        return False
    return (a.unit, a.hedge, a.kind, a.low, a.high, a.date) == (b.unit, b.hedge, b.kind, b.low, b.high, b.date)


def _bounds(quantity: Quantity) -> bool:
    return quantity.hedge in (*LOWER, *UPPER)


def _judge(ours: Figure, theirs: Figure, is_long: bool, out: Judgement) -> None:
    kinds = (ours.quantity.kind, theirs.quantity.kind)
    if kinds == (Kind.DATE, Kind.DATE):
        if is_within(ours, theirs):
            out.foreign_year = True
        elif not same_date(ours, theirs):
            out.find(Fault.DATE, ours, theirs)
        return
    if not set(kinds).isdisjoint(_DATE_LIKE):  # "2000 dollars' worth", where the fact has 3,000
        ours, theirs = _as_number(ours), _as_number(theirs)
    agreement = agree(ours, theirs)
    if _point_apart(ours.quantity, theirs.quantity):
        out.find(Fault.DIRECTION, ours, theirs)
    elif agreement is None:
        out.find(Fault.UNIT, ours, theirs)
    elif is_other_value(agreement, ours, theirs):
        out.find(Fault.FIGURE, ours, theirs)
    elif agreement is Agreement.EMPTY and not (is_long and _bounds(ours.quantity) and not _bounds(theirs.quantity)):
        out.empty.append(Pair(ours, theirs, agreement, 0.0))
    else:
        out.agreeing.append(Pair(ours, theirs, agreement, 0.0))


def _point_apart(a: Quantity, b: Quantity) -> bool:
    """ "+5%" and "-5%", "doubled" and "halved", which agree in size."""
    if a.value is None or b.value is None:
        return False
    level_a, level_b = (1.0 if q.kind is Kind.CHANGE else 0.0 for q in (a, b))
    return (a.value - level_a) * (b.value - level_b) < 0


def _as_number(figure: Figure) -> Figure:
    """A date or an ordinal as the number that it is written with."""
    number = figure.quantity._replace(kind=Kind.COUNT, unit=None, dimension=None, scale=1.0, offset=0.0, step=1.0)
    return replace(figure, quantity=number)

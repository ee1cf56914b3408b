"""Directions: which ends of which axes (axes.txt) words stand at, and which of the words tell a figure's direction."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise

from facts.language.lexicon import words_of
from facts.language.model import Axes, Figure, Reading, Sign, Term
from facts.language.periods import is_span
from facts.quantities import Kind, Quantity

_RELATIVES = words_of("relative pronouns")
# Axes on which a word says "more" or "less" of something; a word without another shared axis is compared on this one.
_MORE = ("amount", "comparison")
_SIGNED = (Kind.PERCENT, Kind.COUNT, Kind.MONEY)  # kinds whose written sign is a direction
_TAKEN_OFF = (Kind.MONEY, Kind.PERCENT)
_PER = words_of("per") | words_of("bare articles")
_DIFFERENCES = words_of("differences in amount")
_RIGHT_BEHIND = 0.5  # tokens that a word right behind its figure counts as
_DIVIDERS = words_of("value dividers") - words_of("value dividers near a value")
_VALUE_BETWEEN, _OTHER_CLAUSE = 8.0, 20.0  # tokens of distance that these count as
_NEXT_CLAUSE = 4.0  # where no other clause has a value: "240 inspectors to be sacked"


def point(reading: Reading) -> None:
    """Give each term its signs, and the sentence its ends. Comes last: negations and hedges must be known."""
    for term in reading.terms:
        if term.axes:
            term.signs = _signs(term)
    aside = _in_relative_clauses(reading.words)
    main = ends_of((term, term.signs) for term in reading.terms if term.at not in aside) if aside else {}
    # "Will bring back paid breaks, which it scrapped in 2016": the main clause tells.
    reading.ends = main or ends_of((term, term.signs) for term in reading.terms)


def _in_relative_clauses(words: list[str]) -> set[int]:
    """The places of words behind a comma and "which" or the like, up to the next comma."""
    aside: set[int] = set()
    for at, (comma, word) in enumerate(pairwise(words)):
        if comma == "," and word in _RELATIVES:
            end = next((n for n in range(at + 2, len(words)) if words[n] == ","), len(words))
            aside.update(range(at + 1, end))
    return aside


def ends_of(terms: Iterable[tuple[Term, Axes]]) -> dict[str, frozenset[int]]:
    """The ends of each axis that words stand at, each given with the signs that count: its own, or negated."""
    ends: dict[str, set[int]] = {}
    for term, signs in terms:
        if not term.is_hedge:
            for axis, sign in signs:
                ends.setdefault(axis, set()).add(sign)
    return {axis: frozenset(signs) for axis, signs in ends.items()}


def _signs(term: Term) -> Axes:
    """The axes of a term with its signs, negation counted in, and whether it says more or less."""
    turn = -1 if term.is_negated else 1
    signs = tuple([(axis, turn * sign) for axis, sign in term.axes])
    more = next((sign for name in _MORE for axis, sign in signs if axis == name), None)
    return signs if more is None else (*signs, ("more", more))


def nearest_signs(reading: Reading, figure: Figure, values: dict[int, list[int]]) -> dict[str, Sign]:
    """Per axis the word nearest to a figure. `values`: by clause the first tokens of its values, in order."""
    nearest = _own_signs(reading, figure.quantity) or _sign_of_money_off(reading, figure)
    nearest |= _sign_of_money_moved(reading, figure)
    firsts = values.get(figure.clause, [])
    for term in reading.terms:
        if not term.signs or term.is_hedge or (term.clause != figure.clause and values.get(term.clause)):
            continue  # a clause with a figure of its own tells that figure's direction
        distance = _distance(reading.words, figure, term, firsts, _OTHER_CLAUSE if len(values) > 1 else _NEXT_CLAUSE)
        for axis, sign in term.signs:
            if axis not in nearest or distance < nearest[axis].distance:
                nearest[axis] = Sign(sign, distance, term.name)
    return nearest


def _own_signs(reading: Reading, quantity: Quantity) -> dict[str, Sign]:
    """What a figure says by itself: doubled, -4%, minus a tenth."""
    sign = 0
    if quantity.kind is Kind.CHANGE and quantity.value is not None and quantity.value != 1:
        sign = 1 if quantity.value > 1 else -1
    elif quantity.kind in _SIGNED:
        before = reading.text[max(0, quantity.span[0] - 1) : quantity.span[0]]  # a plus is no part of the number
        is_negative = quantity.value is not None and quantity.value < 0
        sign = 1 if "+" in (before, quantity.text[0]) else -1 if is_negative or quantity.text[0] in "-−" else 0
    if not sign:
        return {}
    own = Sign(sign, 0.0, "")
    return {"amount": own, "more": own}


def _sign_of_money_off(reading: Reading, figure: Figure) -> dict[str, Sign]:
    """ "£250 a year off their bills" is that much less."""
    if figure.quantity.kind not in _TAKEN_OFF:
        return {}
    behind = reading.words[figure.last + 1 : figure.last + 5]
    at = behind.index("off") if "off" in behind else -1
    is_off = at >= 0 and all(word in _PER or is_span(word) for word in behind[:at])
    own = Sign(-1, 1.0, "")
    return {"amount": own, "more": own} if is_off and behind[at + 1 : at + 2] != ["target"] else {}


def _sign_of_money_moved(reading: Reading, figure: Figure) -> dict[str, Sign]:
    """ "£40m into club cricket", "£40m out of it"."""
    behind = reading.words[figure.last + 1 : figure.last + 3]
    end = 1 if behind[:1] == ["into"] else -1 if behind == ["out", "of"] else 0
    return {"into": Sign(end, 1.0, "")} if end and figure.quantity.kind is Kind.MONEY else {}


def _distance(words: list[str], figure: Figure, term: Term, firsts: list[int], over_clause: float) -> float:
    """Tokens between; another value of the figure's clause between them makes it longer, and so does another clause."""
    if term.at == figure.last + 1 and (term.text.lower() in _DIFFERENCES or term in figure.noun):
        return _RIGHT_BEHIND  # "recovered 21% more", "from a £3m loss to a £9m profit"
    if term.at < figure.first:
        tokens, low, high = figure.first - term.at, term.at, figure.first
    else:
        tokens, low, high = term.at - figure.last + 1, figure.first, term.at
    between = bisect_left(firsts, high) - bisect_right(firsts, low)
    if _is_of_next(words, figure, term, firsts):
        between += 1
    return tokens + _VALUE_BETWEEN * between + (over_clause if term.clause != figure.clause else 0.0)


def _is_of_next(words: list[str], figure: Figure, term: Term, firsts: list[int]) -> bool:
    """ "Highest in Braga at 70.1% | and lowest in the Azores at 47.6%": what the next value is said to be."""
    if term.at < figure.first or not firsts or firsts[-1] < term.at:
        return False
    return not _DIVIDERS.isdisjoint(words[figure.last + 1 : term.at])

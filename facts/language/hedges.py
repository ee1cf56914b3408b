"""Hedge words as terms: "more" of "more than 50" gives no direction. What hedges mean is in `facts.quantities`."""

from facts.language.lexicon import words_of
from facts.language.model import Reading, Term
from facts.quantities import Hedge, Kind

_UNBOUNDED = (Hedge.NONE, Hedge.EXACTLY, Hedge.AROUND)
_REACH_BEFORE, _REACH_AFTER = 4, 2  # tokens from the number
_HEDGES_WITH_TO = words_of("hedge words with to")
_OVER_AND_UNDER = frozenset({"over", "under"})
_MARKS = words_of("marks that are set")
_WORDS = words_of("hedge words") | words_of("hedge joiners")


def mark_hedges(reading: Reading) -> None:
    """Mark the terms that are no more than the hedge of a number beside them."""
    candidates = [term for term in reading.terms if _WORDS.issuperset(term.text.lower().split())]
    if not candidates:
        return
    for term in candidates:
        term.is_hedge = _is_place_or_time(reading, term)
    candidates = [term for term in candidates if not _is_action(reading, term)]
    for n, (first, last) in reading.places().items():
        hedge = reading.quantities[n].hedge
        for term in candidates:
            is_bound = hedge not in _UNBOUNDED or (hedge is Hedge.AROUND and _bounds_about(reading, term, last))
            if is_bound and _reaches(reading, term, first, last):
                term.is_hedge = True


def _bounds_about(reading: Reading, term: Term, last: int) -> bool:
    """ "Up to about 350"; what is "up to about 350 from 310" has gone up."""
    is_up_to = reading.words[term.at : term.after] == ["up", "to"]
    return is_up_to and "from" not in reading.words[last + 1 : last + 1 + _REACH_AFTER]


def _is_place_or_time(reading: Reading, term: Term) -> bool:
    """ "Under the price cap", "over the summer" and "over 18 months" compare nothing; "under budget" does."""
    if reading.words[term.at] not in _OVER_AND_UNDER or len(term.keys) > 1:
        return False
    behind = range(term.after, min(len(reading.words), term.after + _REACH_AFTER))
    number = next((reading.quantities[reading.number_at[at]] for at in behind if at in reading.number_at), None)
    if number is not None:
        return number.kind is Kind.DURATION
    following = reading.words[term.after : term.after + _REACH_BEFORE]
    return bool(following) and _MARKS.isdisjoint(following)


def _is_action(reading: Reading, term: Term) -> bool:
    """ "Is to close at least 60" closes them; "close to 60" is a hedge."""
    return reading.words[term.at] in _HEDGES_WITH_TO and reading.words[term.after : term.after + 1] != ["to"]


def _reaches(reading: Reading, term: Term, first: int, last: int) -> bool:
    """Whether only words of hedges stand between the term and the number."""
    if first - _REACH_BEFORE <= term.at < first:
        return _WORDS.issuperset(reading.words[term.after : first])
    return last < term.at <= last + _REACH_AFTER and _WORDS.issuperset(reading.words[last + 1 : term.at])

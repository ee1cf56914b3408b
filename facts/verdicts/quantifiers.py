"""Quantifiers: of how much of a whole something is said: most of the ferries, none of them, half, every one.

What a quantifier leaves open is a range of shares (grammar.txt). A claim whose range holds all that the fact's does
follows from it ("nine in ten" are "most"); one that has nothing of it is ruled out ("a third"); else it is left open:
"some" may be "most".
"""

from collections.abc import Iterator
from typing import NamedTuple

from facts.language import VALUES, Figure, Reading, Role, Term
from facts.language.lexicon import groups_of, words_of
from facts.language.periods import is_span
from facts.language.phrase_sets import PhraseSet
from facts.matching.alignment import LOOSER, OPPOSITE, Alignment
from facts.matching.pairing import Pair
from facts.matching.topics import Topic, is_subject
from facts.quantities import Hedge, Kind, Quantity
from facts.quantities.agreement import LOWER, OPEN, TENTH, UPPER, Agreement, compare
from facts.verdicts.judgement import Fault, Judgement
from facts.verdicts.shares import is_share

_MORE = 0.001  # of 1: what is "more than half" is so much more at least
_REACH = {Hedge.AROUND: (1, 1), Hedge.NEARLY: (1, 0), Hedge.JUST_OVER: (0, 1)}  # tenths of it, below and above
_FAR = 4  # tokens from a quantifier to what it is said of: "all of the other 47 stations"
_BETWEEN = words_of("between a quantifier and its noun")
_OF_THE_WHOLE = words_of("before a quantifier of the whole")
_NOT_EVERY = words_of("after an every that is not all")
_RANGES: dict[str, tuple[float, float, bool]] = {
    phrase: (float(low) / 100, float(high) / 100, section == "vague quantifiers")
    for section in ("quantifiers", "vague quantifiers")
    for bounds, *phrases in groups_of(section)
    for low, high in [bounds.split()]
    for phrase in phrases
}
_PHRASES = PhraseSet(_RANGES)


class _Quantifier(NamedTuple):
    """A quantifier of a sentence, with the terms that it may be said of, by number."""

    figure: Figure
    low: float  # shares, 0-1; both included
    high: float
    is_vague: bool  # "many", "some": how many is for each to say
    of: frozenset[int]
    is_word: bool  # and no figure


def judge_quantifiers(
    claim: Reading, figures: list[Figure], topic: Topic, alignment: Alignment, out: Judgement
) -> tuple[str, ...]:
    """Hold the quantifier of a claim against the fact's; the claim's, where the fact leaves open whether it holds."""
    ours = list(_quantifiers(claim, figures))
    if not ours:
        return _whole_for_part(topic, out)
    if len(ours) != 1 or any(quality == OPPOSITE for quality in alignment.quality):
        return ()
    theirs = [q for q in _quantifiers(topic.reading, topic.figures) if q.is_word or ours[0].is_word]
    known = {term.number for term in claim.terms if alignment.quality[term.number] >= LOOSER}
    if len(theirs) != 1 or known.isdisjoint(ours[0].of):
        return ()
    partners = {alignment.partner[number] for number in ours[0].of}
    if theirs[0].is_word and theirs[0].of.isdisjoint(partners):
        return ()
    return _judge(ours[0], theirs[0], out)


def _whole_for_part(topic: Topic, out: Judgement) -> tuple[str, ...]:
    """ "50 lakes are polluted", where the fact says that of most of the 50."""
    parts = [q for q in _quantifiers(topic.reading, topic.figures) if q.is_word and q.low < 1.0]
    return tuple(
        pair.claim.quantity.text
        for pair in out.agreeing
        if pair.fact is not None and any(0 < pair.fact.first - part.figure.last <= _FAR for part in parts)
    )


def all_but_the_only(topic: Topic, alignment: Alignment) -> list[str]:
    """ "Four of the five islands have a doctor", of a fact that says which is the only one that has none."""
    first = topic.terms[0] if topic.terms else None
    if first is None or topic.reading.words[max(0, first.at - 1)] != "only":
        return []
    return [first.text] if is_subject(first) and first.number not in alignment.matched else []


def _judge(ours: _Quantifier, theirs: _Quantifier, out: Judgement) -> tuple[str, ...]:
    if ours.is_word and not theirs.is_word and ours.low == ours.high:
        follows = compare(ours.figure.quantity, theirs.figure.quantity) is Agreement.AGREES
    else:
        follows = ours.low <= theirs.low and theirs.high <= ours.high
    if follows:
        out.agreeing.append(Pair(ours.figure, theirs.figure, Agreement.AGREES, 0.0))
    elif ours.high < theirs.low or theirs.high < ours.low:
        out.find(Fault.FIGURE, ours.figure, theirs.figure)
    elif not (ours.is_vague and not theirs.is_word):
        return (ours.figure.quantity.text,)
    return ()


def _quantifiers(reading: Reading, figures: list[Figure]) -> Iterator[_Quantifier]:
    behind = 0  # the last quantifier
    for at, stop in _PHRASES.find(reading.words).items():
        if at < behind:
            continue
        behind = stop
        is_own = at not in reading.number_at and not (at and reading.words[at - 1] in _OF_THE_WHOLE)
        of = _what_of(reading, stop) if is_own else None
        if of is not None:
            yield _word(reading, at, stop, of)
    for figure in figures:
        if figure.role in VALUES and is_share(figure):
            yield _share(reading, figure)


def _what_of(reading: Reading, at: int) -> Term | None:
    """What a quantifier is said of: the next term, with nothing between but articles, numbers and the like."""
    following = reading.words[at : at + 1]
    is_nth = reading.words[at - 1] == "every" and at in reading.number_at
    if is_nth or not _NOT_EVERY.isdisjoint(following) or any(map(is_span, following)):
        return None  # "every fourth train", "every other school", "all year"
    for place in range(at, min(at + _FAR, len(reading.words))):
        term = next((term for term in reading.terms if term.at == place), None)
        if term is not None:
            return None if term.is_hedge else term
        if place not in reading.number_at and reading.words[place] not in _BETWEEN:
            return None
    return None


def _word(reading: Reading, at: int, stop: int, of: Term) -> _Quantifier:
    low, high, is_vague = _RANGES[" ".join(reading.words[at:stop])]
    start, end = reading.tokens[at].start, reading.tokens[stop - 1].end
    text = reading.text[start:end]
    quantity = Quantity(text, (start, end), low, low, high, None, None, Hedge.NONE, Kind.RATIO, "share")
    figure = Figure(quantity, at, stop - 1, reading.clause_of[at], Role.VALUE)
    nouns = [of, *(t for t in reading.terms if of.after <= t.at <= of.after + 1 and t.number == of.number + 1)]
    return _Quantifier(figure, low, high, is_vague, frozenset(term.number for term in nouns), is_word=True)


def _share(reading: Reading, figure: Figure) -> _Quantifier:
    quantity = figure.quantity
    whole = 100.0 if quantity.kind is Kind.PERCENT else 1.0
    value = (quantity.value or 0.0) / whole
    low, high = (value if bound is None else bound / whole for bound in (quantity.low, quantity.high))
    if quantity.hedge in _REACH:
        below, above = _REACH[quantity.hedge]
        low, high = value * (1 - below * TENTH), value * (1 + above * TENTH)
    elif quantity.hedge in LOWER:
        low, high = value + _MORE * (quantity.hedge in OPEN), 1.0
    elif quantity.hedge in UPPER:
        low, high = 0.0, value - _MORE * (quantity.hedge in OPEN)
    behind = frozenset(term.number for term in reading.terms if figure.last < term.at <= figure.last + 2 * _FAR)
    return _Quantifier(figure, low, high, False, behind, is_word=False)

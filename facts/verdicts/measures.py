"""Measures: what a figure is a figure of: profit is not revenue, an order no delivery, the average not the highest.

The measures of a line (facts/language/kinds.txt, "measures") are never one another. A claim that speaks of one of them
and not of the fact's is answered by nothing that the fact says.
"""

from functools import cache
from pathlib import Path

from facts import language
from facts.language import Figure, Reading, Role, Term
from facts.language.lexicon import lexicon, words_of
from facts.matching.alignment import EXACT, Alignment
from facts.matching.pairing import Pair
from facts.matching.topics import Topic
from facts.quantities import Hedge, Kind
from facts.word_lists import read_groups

_FILE = Path(language.__file__).with_name("kinds.txt")
_MEANS, _EXTREMES, _SPANNING = (
    frozenset(lexicon().key(word) for word in words_of(section)) for section in ("means", "extremes", "spanning")
)
_EVERY = frozenset({"every", "all", "each"})
_ROOM = words_of("room for")
_CAPACITIES = frozenset(lexicon().key(word) for word in words_of("words of capacity"))
_NEAR = 4  # tokens from "space for" to how many: "room for more than 400"
_BOUNDS = (Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.UP_TO)


def other_measures(claim: Reading, pairs: list[Pair], topic: Topic, alignment: Alignment) -> list[str]:
    """The measures that a claim speaks of, where the fact's figures are of others."""
    owners = _owners(pairs)
    theirs = _keys([term for term in topic.terms if any(topic.owners[term.number] is owner for owner in owners)])
    ours = _keys(claim.terms)
    found = []
    for line in _measures() if len(owners) > 1 else ():
        said = line & ours
        if said and line & theirs and not said & theirs:
            terms = [term for term in claim.terms if not said.isdisjoint(term.keys)]
            found += [terms[0].text] if all(_is_of_other(term, owners, topic, alignment) for term in terms) else []
    return found


def changed_means(claim: Reading, pairs: list[Pair], topic: Topic) -> list[str]:
    """Figures of a mean that the claim makes one of an extreme, or a bound; and the other way round.

    "Nobody waits longer than 11 days", where 11 days is the average; "the cheapest" for the average; "1,150 on
    average", where they run from 900 to 1,400.
    """
    owners = _owners(pairs)
    theirs = _keys([term for term in topic.terms if any(topic.owners[term.number] is owner for owner in owners)])
    ours = _keys(claim.terms)
    paired = [(pair.claim, pair.fact) for pair in pairs if pair.fact is not None]
    if ours.isdisjoint(_MEANS):
        is_other = not theirs.isdisjoint(_MEANS) and theirs.isdisjoint(_EXTREMES) and not ours.isdisjoint(_EXTREMES)
        is_mean = not theirs.isdisjoint(_MEANS)
        return [claimed.quantity.text for claimed, _ in paired if is_other or (is_mean and _bounds(claim, claimed))]
    is_extreme = theirs.isdisjoint(_MEANS) and not theirs.isdisjoint(_EXTREMES) and ours.isdisjoint(_EXTREMES)
    return [
        claimed.quantity.text
        for claimed, fact in paired
        if is_extreme or (theirs.isdisjoint(_MEANS) and fact.quantity.hedge in _BOUNDS) or _is_spanned(fact, topic)
    ]


def changed_capacities(claim: Reading, pairs: list[Pair], topic: Topic) -> list[str]:
    """ "Keeps 400 animals", where the fact says that there is space for so many."""
    if not _CAPACITIES.isdisjoint(map(lexicon().key, claim.words)):
        return []
    words = topic.reading.words
    return [
        pair.claim.quantity.text
        for pair in pairs
        if pair.fact is not None
        and pair.fact.quantity.kind is Kind.COUNT
        and not _ROOM.isdisjoint(" ".join(words[at : at + 2]) for at in range(pair.fact.first - _NEAR, pair.fact.first))
    ]


def _is_spanned(figure: Figure, topic: Topic) -> bool:
    """Whether a figure is a span or the end of one: "between 40 and 90", "they run from 900 to 1,400"."""
    quantity = figure.quantity
    if quantity.hedge is Hedge.NONE and quantity.low is not None and quantity.low != quantity.high:
        return True
    has_other = any(other.role is Role.PAST and other.clause == figure.clause for other in topic.figures)
    return has_other and not _SPANNING.isdisjoint(_keys(topic.terms))


def _owners(pairs: list[Pair]) -> list[Figure | None]:
    """To whom the words belong that say of what the fact's figures are: to all of them, or to those that are paired."""
    return [None, *(pair.fact for pair in pairs if pair.fact is not None)]


def _keys(terms: list[Term]) -> set[str]:
    return {key for term in terms for key in term.keys}


def _is_of_other(term: Term, owners: list[Figure | None], topic: Topic, alignment: Alignment) -> bool:
    """Whether a measure of the claim is none of the fact's, or that of a figure which the claim has not."""
    partner = alignment.partner[term.number]
    if term.number in alignment.beside:
        return False
    is_known = alignment.quality[term.number] >= EXACT
    return not is_known or (partner is not None and all(topic.owners[partner] is not owner for owner in owners))


def _bounds(claim: Reading, figure: Figure) -> bool:
    hedge = figure.quantity.hedge
    if hedge is Hedge.AT_LEAST:
        return not _EVERY.isdisjoint(claim.words)
    return hedge is Hedge.AT_MOST or (hedge is Hedge.MORE_THAN and bool(claim.negations))


@cache
def _measures() -> list[frozenset[str]]:
    """The lines of measures, by their keys."""
    return [
        frozenset(key for word in line for key in lexicon().keys(word))
        for section, line in read_groups(_FILE)
        if section == "measures"
    ]

"""Directions: does the claim say up where the fact says down, or deny what it says?"""

from dataclasses import dataclass

from facts.language import VALUES, Figure, Reading, Sign, Term
from facts.language.directions import ends_of
from facts.language.lexicon import words_of
from facts.matching.alignment import EXACT, LOOSER, OPPOSITE, Alignment
from facts.matching.pairing import Pair
from facts.matching.topics import Topic
from facts.verdicts.judgement import Fault, Judgement
from facts.verdicts.polarity import is_denying, negates

# Axes that say more or less of something are judged together, by the word nearest to the figure; each other by itself.
AMOUNTS = words_of("axes of more and less")
DEEDS = AMOUNTS | words_of("axes of deeds")
_ELSEWHERE = 20.0  # a word so far off stands in another clause
_NEAR = 12.0  # tokens: a word further from its figure tells nothing of it


@dataclass(frozen=True, slots=True)
class Shared:
    """The axis words that claim and fact have in common, and the axes on which the fact has both ends."""

    words: frozenset[str]
    two_sided: frozenset[str]


def share(claim: Reading, topic: Topic, alignment: Alignment) -> Shared:
    """What of the claim's action words the fact says too, negated alike."""
    words = []
    for term, quality, partner in zip(claim.terms, alignment.quality, alignment.partner, strict=True):
        if partner is not None and quality == EXACT and topic.terms[partner].is_negated == term.is_negated:
            words.append(term.keys[0])
    ends = topic.reading.ends
    return Shared(frozenset(words), frozenset([axis for axis, signs in ends.items() if len(signs) > 1]))


def judge_direction_of(pair: Pair, shared: Shared, out: Judgement) -> None:
    """Whether two figures point the same way."""
    if pair.fact is not None and pair.agreement is not None and _conflict(pair.claim.signs, pair.fact.signs, shared):
        out.find(Fault.DIRECTION, pair.claim, pair.fact)


def _conflict(ours: dict[str, Sign], theirs: dict[str, Sign], shared: Shared) -> bool:
    """Whether the words that tell a figure's direction point opposite ways; of several, the nearest tell."""
    against: list[float] = []
    along: list[float] = []
    own_along = False
    turned = False  # a word of the claim's own points the other way, and what points along is only what both say
    for axis in ours.keys() & theirs.keys():
        a, b = ours[axis], theirs[axis]
        is_shared = a.key in shared.words
        if min(a.distance, b.distance) > _NEAR or a.distance > _ELSEWHERE:
            continue
        if a.sign == b.sign:
            if axis in AMOUNTS:
                along.append(a.distance + b.distance)
                own_along = own_along or not is_shared
        elif is_shared and axis not in shared.two_sided:
            continue
        elif axis not in AMOUNTS:
            return True
        else:
            against.append(a.distance + b.distance)
            turned = turned or not is_shared
    if turned and not own_along:
        return True
    return bool(against) and (not along or min(against) <= min(along))


def judge_direction(claim: Reading, figures: list[Figure], topic: Topic, shared: Shared, out: Judgement) -> None:
    """Directions of a claim or a fact without values: every word on an axis against the other's."""
    if any(f.role in VALUES for f in figures) and any(f.role in VALUES for f in topic.figures):
        return
    both_deny = negates(claim.terms) and negates(topic.terms)
    ends = (
        ends_of((term, term.axes) for term in topic.terms) if both_deny else topic.reading.ends
    )  # "no pay rise for X", "X will not get a pay rise"
    against = False
    for term in claim.terms:
        if term.is_hedge or term.keys[0] in shared.words:
            continue
        signs = term.axes if both_deny else term.signs
        told = {axis: sign in ends[axis] for axis, sign in signs if len(ends.get(axis, ())) == 1}
        agreeing = [told["amount"]] if "amount" in told else list(told.values())  # both change, one up and one down
        if any(agreeing):
            return
        against = against or bool(agreeing)
    if against:
        out.find(Fault.DIRECTION)


def judge_negation(claim: Reading, topic: Topic, alignment: Alignment, out: Judgement) -> None:
    """A word negated on one side only. Words on an axis are judged there, with their sign turned."""
    ours, theirs = negates(claim.terms), negates(topic.terms)
    if ours == theirs:
        return  # neither denies anything, or both do: "no bonus for the boss", "the boss will not get a bonus"
    if any(map(is_denying, topic.terms if ours else claim.terms)):
        return  # "no more A-levels" for "will stop teaching A-levels"
    for term, quality, partner in zip(claim.terms, alignment.quality, alignment.partner, strict=True):
        if partner is None or quality < LOOSER or quality == OPPOSITE:
            continue
        other = topic.terms[partner]
        if term.is_negated != other.is_negated and (quality == EXACT or not _share_axis(term, other)):
            out.find(Fault.NEGATION)
            return


def _share_axis(a: Term, b: Term) -> bool:
    return not {axis for axis, _ in a.axes}.isdisjoint(axis for axis, _ in b.axes)

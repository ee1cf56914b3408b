"""Directions: does the claim say up where the fact says down, or deny what it says?"""

from bisect import bisect
from dataclasses import dataclass
from itertools import pairwise

from facts.language import FAINT_WEIGHT, VALUES, Figure, Reading, Sign, Term
from facts.language.directions import ends_of
from facts.language.lexicon import words_of
from facts.matching.alignment import EXACT, LOOSER, OPPOSITE, Alignment
from facts.matching.pairing import Pair
from facts.matching.topics import Topic, owners_of
from facts.verdicts.judgement import Fault, Judgement
from facts.verdicts.polarity import is_denying, negates

# Axes that say more or less of something are judged together, by the word nearest to the figure; each other by itself.
AMOUNTS = words_of("axes of more and less")
DEEDS = AMOUNTS | words_of("axes of deeds")
_ARTICLES = [[], *([word] for word in words_of("articles"))]
_ELSEWHERE = 20.0  # a word so far off stands in another clause
_NEAR = 12.0  # tokens: a word further from its figure tells nothing of it


@dataclass(frozen=True, slots=True)
class Shared:
    """The axis words that claim and fact have in common, and the axes on which the fact has both ends."""

    words: frozenset[str]
    two_sided: frozenset[str]
    owners: dict[str, int]  # words of two-sided axes with the claim's value that each belongs to, by its first token
    is_denied_otherwise: bool  # one says "scrap" where the other says "not"
    aside: frozenset[str]  # those that the fact says, and whose contrary it says in its main clause


def share(claim: Reading, figures: list[Figure], topic: Topic, alignment: Alignment) -> Shared:
    """What of the claim's action words the fact says too, negated alike."""
    words = set()
    aside = []
    for term, quality, partner in zip(claim.terms, alignment.quality, alignment.partner, strict=True):
        if partner is not None and quality == EXACT and topic.terms[partner].is_negated == term.is_negated:
            words.add(term.name)
            signs = topic.terms[partner].signs
            if signs and not any(sign in topic.reading.ends.get(axis, ()) for axis, sign in signs):
                aside.append(term.name)
    two_sided = _two_sided(topic)
    owners = _owners(claim, figures) if two_sided else {}
    return Shared(frozenset(words), two_sided, owners, _is_denied_otherwise(claim, topic, alignment), frozenset(aside))


def _is_denied_otherwise(claim: Reading, topic: Topic, alignment: Alignment) -> bool:
    """Whether one says "scrap" or "reject" where the other says "not": of what the other denies, in its clause."""
    ours, theirs = negates(claim.terms), negates(topic.terms)
    if ours is theirs:
        return False
    partners = [(term, topic.terms[p]) for term, p in zip(claim.terms, alignment.partner, strict=True) if p is not None]
    pairs = partners if ours else [(theirs, ours) for ours, theirs in partners]
    denied = [other for negated, other in pairs if negated.is_negated]
    clauses = {term.clause for term in denied}
    others = topic.terms if ours else claim.terms
    return any(is_denying(term) and term.clause in clauses and term not in denied for term in others)


def _owners(claim: Reading, figures: list[Figure]) -> dict[str, int]:
    owned = zip(claim.terms, owners_of(claim, figures), strict=True)
    return {term.name: owner.first for term, owner in owned if owner is not None and term.axes}


def _two_sided(topic: Topic) -> frozenset[str]:
    """The axes on which the fact says one thing of one value and the opposite of another.

    In "losses climbed by 17%" both words are said of the same value, so that either alone is what the fact says.
    """
    axes = [axis for axis, signs in topic.reading.ends.items() if len(signs) > 1]
    if not axes:
        return frozenset()
    values = [figure.first for figure in topic.figures if figure.role in VALUES]
    stretches: dict[str, dict[int, set[int]]] = {axis: {} for axis in axes}
    for term in topic.terms:
        for axis, sign in () if term.is_hedge else term.signs:
            if axis in stretches:
                stretches[axis].setdefault(bisect(values, term.at), set()).add(sign)
    return frozenset(axis for axis in axes if all(len(signs) == 1 for signs in stretches[axis].values()))


def judge_direction_of(pair: Pair, shared: Shared, out: Judgement) -> None:
    """Whether two figures point the same way."""
    if shared.is_denied_otherwise:
        return
    if pair.fact is not None and pair.agreement is not None and _conflict(pair.claim, pair.fact, shared):
        out.find(Fault.DIRECTION, pair.claim, pair.fact)


def _conflict(claimed: Figure, stated: Figure, shared: Shared) -> bool:
    """Whether the words that tell a figure's direction point opposite ways; of several, the nearest tell."""
    ours, theirs = claimed.signs, stated.signs
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
        elif is_shared and not (axis in shared.two_sided and _is_said_of(a, claimed, shared)):
            continue
        elif axis not in AMOUNTS:
            return True
        else:
            against.append(a.distance + b.distance)
            turned = turned or not is_shared
    if turned and not own_along:
        return True
    return bool(against) and (not along or min(against) <= min(along))


def _is_said_of(word: Sign, figure: Figure, shared: Shared) -> bool:
    """Whether a word of the claim's tells of a figure, and not of another beside it: "54% against, 37% for"."""
    return word.distance <= _NEAR and shared.owners.get(word.key, figure.first) == figure.first


def judge_direction(claim: Reading, figures: list[Figure], topic: Topic, shared: Shared, out: Judgement) -> None:
    """Directions of a claim or a fact without values: every word on an axis against the other's."""
    if any(f.role in VALUES for f in figures) and any(f.role in VALUES for f in topic.figures):
        return
    # "No pay rise for X" and "X will not get a pay rise" are held against each other without their denials.
    both_deny = (negates(claim.terms) and negates(topic.terms)) or shared.is_denied_otherwise
    ends = ends_of((term, term.axes) for term in topic.terms) if both_deny else topic.reading.ends
    against = False
    for term in claim.terms:
        if term.is_hedge or (term.name in shared.words and term.name not in shared.aside):
            continue
        signs = term.axes if both_deny else term.signs
        told = {axis: sign in ends[axis] for axis, sign in signs if len(ends.get(axis, ())) == 1}
        agreeing = [told["amount"]] if "amount" in told else list(told.values())  # both change, one up and one down
        if any(agreeing):
            return
        against = against or bool(agreeing)
    if against:
        out.find(Fault.DIRECTION)


def judge_negation(claim: Reading, topic: Topic, alignment: Alignment, shared: Shared, out: Judgement) -> None:
    """A word negated on one side only. Words on an axis are judged there, with their sign turned."""
    ours, theirs = negates(claim.terms), negates(topic.terms)
    if not (ours or theirs):
        return
    denying = (_denying_clauses(claim), _denying_clauses(topic.reading)) if ours and theirs else (set(), set())
    if shared.is_denied_otherwise:
        return  # "no more A-levels" for "will stop teaching A-levels"
    for term, quality, partner in zip(claim.terms, alignment.quality, alignment.partner, strict=True):
        if partner is None or quality < LOOSER or quality == OPPOSITE:
            continue
        other = topic.terms[partner]
        if term.is_negated == other.is_negated or (quality != EXACT and _share_axis(term, other)):
            continue
        if any(t.is_negated is other.is_negated and alignment.partner[t.number] == partner for t in claim.terms):
            continue  # "37% are overweight but not obese, and obesity costs €1.5bn"
        is_denial = is_denying(term) and quality == EXACT  # to refuse to rule it out is the contrary of ruling it out
        if term.clause in denying[0] and other.clause in denying[1] and not is_denial:
            continue  # both deny it: "no bonus for the boss", "the boss will not get a bonus"
        out.find(Fault.NEGATION)
        return
    if ours and not theirs and out.agreeing and _denies_what_is_had(claim, topic, alignment):
        out.find(Fault.NEGATION)


def _denies_what_is_had(claim: Reading, topic: Topic, alignment: Alignment) -> bool:
    """ "Did not get a grade 4", where the fact says, in whatever words, that they passed with one."""
    if any(sign < 0 for term in topic.terms if not term.is_hedge for _, sign in term.axes):
        return False
    return any(
        verb.is_negated
        and verb.weight <= FAINT_WEIGHT
        and not verb.axes
        and alignment.quality[verb.number] == 0.0
        and alignment.quality[thing.number] == EXACT
        and thing.clause == verb.clause
        and claim.words[verb.after : thing.at] in _ARTICLES
        for verb, thing in pairwise(claim.terms)
    )


def _denying_clauses(reading: Reading) -> set[int]:
    return {term.clause for term in reading.terms if term.is_negated}


def _share_axis(a: Term, b: Term) -> bool:
    return not {axis for axis, _ in a.axes}.isdisjoint(axis for axis, _ in b.axes)

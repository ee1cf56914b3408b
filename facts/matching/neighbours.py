"""Neighbours: words beside a match, or where the fact has another: patrol boats, pet food, another cancer."""

from facts.language import FAINT_WEIGHT, GENERIC_WEIGHT, Reading, Term
from facts.matching.alignment import CONTEXT, HEAD, LOOSER, PARTLY, Alignment
from facts.matching.pairing import Pair
from facts.matching.topics import Topic

_WIDEST_GAP = 2  # small words between neighbours


def heaviest_beside(claim: Reading, alignment: Alignment, weights: list[float], step: int) -> float:
    """The weight of the heaviest unknown word that stands right before (1) or after (-1) a word that matches (0-1)."""
    worst, terms, quality = 0.0, claim.terms, alignment.quality
    for n, term in enumerate(terms):
        m = n + step
        if quality[n] > 0 or weights[n] <= worst or not 0 <= m < len(terms):
            continue
        other = terms[m]
        if quality[m] <= CONTEXT or other.weight <= GENERIC_WEIGHT:
            continue
        if other.at == term.after if step > 0 else term.at == other.after:
            worst = weights[n]
    return worst


def heaviest_swapped(
    claim: Reading, topic: Topic, alignment: Alignment, pairs: list[Pair], weights: list[float]
) -> float:
    """The weight of a word near the claim's figures that took the place of one near the fact's (0-1)."""
    ours = {pair.claim.clause for pair in pairs}
    new = 0.0
    for term, weight, quality in zip(claim.terms, weights, alignment.quality, strict=True):
        if weight > new and quality < LOOSER and (not ours or term.clause in ours):
            new = weight
    if not new:
        return 0.0
    theirs = {pair.fact.clause for pair in pairs if pair.fact is not None}
    gone = 0.0
    for term in topic.terms:
        is_near = not theirs or term.clause in theirs
        if term.weight > gone and is_near and term.number not in alignment.matched and not term.is_hedge:
            gone = term.weight
    return min(new, gone)


def heaviest_rival(claim: Reading, topic: Topic, alignment: Alignment, weights: list[float]) -> float:
    """The weight of a word beside a match where the fact has another: pancreatic cancer, bowel cancer (0-1)."""
    worst = 0.0
    for term, quality, partner in zip(claim.terms, alignment.quality, alignment.partner, strict=True):
        if partner is None or quality < PARTLY or term.weight <= FAINT_WEIGHT:
            continue
        if quality == PARTLY and term.heads and topic.terms[partner].heads:
            worst = max(worst, weights[term.number])  # a gas bill is no water bill
        for step in (-1, 1):
            ours = _neighbour(claim.terms, term.number, step)
            if ours is None or alignment.quality[ours] >= LOOSER or weights[ours] <= worst:
                continue
            if quality == HEAD and step < 0:
                worst = weights[ours]
                continue
            theirs = _neighbour(topic.terms, partner, step)
            if theirs is not None and theirs not in alignment.matched and not topic.terms[theirs].is_hedge:
                worst = max(worst, min(weights[ours], topic.terms[theirs].weight))
    return worst


def _neighbour(terms: list[Term], n: int, step: int) -> int | None:
    """The next term that way in the same clause, at most two small words off."""
    m = n + step
    while 0 <= m < len(terms) and terms[m].weight <= FAINT_WEIGHT:
        m += step
    if not 0 <= m < len(terms) or terms[m].clause != terms[n].clause:
        return None
    first, second = (terms[n], terms[m]) if step > 0 else (terms[m], terms[n])
    return m if second.at - first.after <= _WIDEST_GAP else None

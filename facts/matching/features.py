"""Features: what tells that a claim and a fact are about the same thing, in numbers. Weighing them is for `scoring`."""

import math
from typing import NamedTuple

from facts.language import GENERIC_WEIGHT, Figure, Reading, Role
from facts.matching.alignment import CONTEXT, Alignment
from facts.matching.asking import Asked, states
from facts.matching.neighbours import heaviest_beside, heaviest_rival, heaviest_swapped
from facts.matching.pairing import Pair, dates_agree
from facts.matching.topics import Topic, is_subject
from facts.quantities import Kind
from facts.quantities.agreement import Agreement

__all__ = ["MARGIN", "NAMES", "features", "tell_apart"]

NAMES = (
    "coverage",  # weight of the claim's words that the fact knows, of all (0-1)
    "fact_coverage",  # weight of the fact's words that the claim speaks of, of all (0-1)
    "missing",  # weight of the claim's words that the fact does not know, summed (0-3)
    "worst_missing",  # the heaviest of them (0-1)
    "missing_names",  # names in the claim that neither the fact nor its source knows (0-2)
    "context_names",  # names that only the fact's source knows, while the fact has another of its own (0-2)
    "names",  # names of the fact that the claim speaks of (0-2)
    "lost_names",  # names of the fact that a claim with names does not speak of, of all (0-1)
    "nameless",  # 1 where the fact has names and the claim none
    "bare",  # 1 where the claim has no values
    "matched",  # words that match (0-6, divided by 6)
    "rarest_matched",  # the heaviest of them (0-1)
    "noun",  # 1 the counted nouns match, -1 the claim counts something that the fact does not know
    "comparable",  # 1 each value of the claim has one of its dimension in the fact, -1 none has, 0 no values
    "agreeing",  # share of the claim's values that agree (0-1)
    "dates",  # 1 the years agree, -1 they differ
    "modifier",  # weight of an unknown word right before a word that matches: patrol boats, pet food (0-1)
    "head",  # weight of an unknown word right after a word that matches (0-1)
    "swapped",  # weight of a word near the claim's figures that took the place of one near the fact's (0-1)
    "rival",  # weight of a word beside a match where the fact has another: pancreatic cancer, bowel cancer (0-1)
    "distinct",  # coverage by the words that tell this fact from the other candidates (0-1)
)
MARGIN = "margin"  # how far the best fact's rank stands above the second's (0-4); known once all are ranked
_MOST_MISSING, _MOST_NAMES, _MOST_MATCHED = 3.0, 2.0, 6


class _Case(NamedTuple):
    """A claim held against a fact; `weights` are the claim's terms', 0 for those that are no part of what it claims."""

    claim: Reading
    figures: list[Figure]
    topic: Topic
    alignment: Alignment
    pairs: list[Pair]
    weights: list[float]
    asked: Asked | None


def tell_apart(alignments: list[Alignment], count: int) -> list[float]:
    """How much each of the claim's words tells the candidates apart: the fewer of them know it, the more (0.7 and up).

    0 for a word that none of them knows. `count` is how many there are with those that were too far off to be aligned.
    """
    known = [sum(q > CONTEXT for q in qualities) for qualities in zip(*(a.quality for a in alignments), strict=True)]
    return [math.log(1.0 + count / (0.5 + k)) if k else 0.0 for k in known]


def features(
    claim: Reading,
    figures: list[Figure],
    topic: Topic,
    alignment: Alignment,
    pairs: list[Pair],
    telling: list[float],
    asked: Asked | None = None,
) -> list[float]:
    """The features of a claim and a fact, in the order of NAMES. `asked`: the figure that a question asks for."""
    beside = alignment.beside
    weights = [0.0 if term.is_hedge or term.number in beside else term.weight for term in claim.terms]
    case = _Case(claim, figures, topic, alignment, pairs, weights, asked)
    return [
        *_coverage(case),
        *_names(case, beside),
        *_matched(case),
        *_agreement(case),
        heaviest_beside(claim, alignment, weights, 1),
        heaviest_beside(claim, alignment, weights, -1),
        heaviest_swapped(claim, topic, alignment, pairs, weights),
        heaviest_rival(claim, topic, alignment, weights),
        _distinct(weights, alignment, telling),
    ]


def _coverage(case: _Case) -> tuple[float, float, float, float]:
    """coverage, fact_coverage, missing, worst_missing"""
    total = known = missing = worst = 0.0
    for weight, quality in zip(case.weights, case.alignment.quality, strict=True):
        gap = weight * (1 - quality)
        total += weight
        known += weight * quality
        missing += gap
        worst = max(worst, gap)
    spoken_of = sum([case.topic.terms[n].weight for n in sorted(case.alignment.matched)])
    return known / (total or 1.0), spoken_of / (case.topic.weight or 1.0), min(_MOST_MISSING, missing), worst


def _names(case: _Case, beside: frozenset[int]) -> tuple[float, float, float, float, float]:
    """missing_names, context_names, names, lost_names, nameless"""
    missing = context = 0
    is_named = False
    for term in case.claim.terms:
        if is_subject(term):
            is_named = True
            missing += case.alignment.quality[term.number] == 0.0 and term.number not in beside
            context += case.alignment.is_context[term.number]
    names = case.topic.names
    lost = sum(n not in case.alignment.matched for n in names)
    return (
        min(_MOST_NAMES, float(missing)),
        min(_MOST_NAMES, float(context)) if lost else 0.0,
        min(_MOST_NAMES, float(len(names) - lost)),
        lost / len(names) if names and is_named else 0.0,
        float(bool(names) and not is_named),
    )


def _matched(case: _Case) -> tuple[float, float, float]:
    """bare, matched, rarest_matched"""
    count, rarest = 0, 0.0
    for term, quality in zip(case.claim.terms, case.alignment.quality, strict=True):
        if quality > CONTEXT and term.weight > GENERIC_WEIGHT:
            count += 1
            rarest = max(rarest, term.weight)
    return float(not case.pairs), min(_MOST_MATCHED, count) / _MOST_MATCHED, rarest


def _agreement(case: _Case) -> tuple[float, float, float, float]:
    """noun, comparable, agreeing, dates"""
    pairs = case.pairs
    if not pairs:
        told = float(states(case.asked, case.topic, case.alignment)) if case.asked else 0.0
        return told, told, 0.0, _dates(case)
    nouns = [pair.noun for pair in pairs]
    comparable = sum([_is_comparable(pair) for pair in pairs])
    agreeing = sum([pair.agreement is Agreement.AGREES for pair in pairs])
    return (
        float(min(nouns) or max(nouns)),
        2.0 * comparable / len(pairs) - 1.0,
        agreeing / len(pairs),
        _dates(case),
    )


def _is_comparable(pair: Pair) -> bool:
    """Whether both figures are of one dimension; sums of money are, in whatever currency."""
    is_money = pair.fact is not None and pair.claim.quantity.kind is pair.fact.quantity.kind is Kind.MONEY
    return is_money or pair.agreement is not None


def _dates(case: _Case) -> float:
    signs = [dates_agree(pair.claim, pair.fact) for pair in case.pairs if pair.fact is not None]
    if signs:
        return float(min(signs) or max(signs))
    ours, theirs = _years(case.figures), _years(case.topic.figures)
    if not ours or not theirs:
        return 0.0
    return -1.0 if ours.isdisjoint(theirs) else 1.0


def _years(figures: list[Figure]) -> set[int]:
    dates = [figure.quantity.date for figure in figures if figure.role is Role.WHEN]
    return {date[0] for date in dates if date and date[0]}


def _distinct(weights: list[float], alignment: Alignment, telling: list[float]) -> float:
    total = known = 0.0
    for weight, tells, quality in zip(weights, telling, alignment.quality, strict=True):
        total += weight * tells
        known += weight * tells * quality
    return known / total if total else 0.0

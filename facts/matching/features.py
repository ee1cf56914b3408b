"""Features: what tells that a claim and a fact are about the same thing. Each is a number, named; weighing them is for `scoring`."""

from dataclasses import dataclass

from facts.language import Figure, Reading, Role, Term
from facts.matching.alignment import CONTEXT, Alignment
from facts.matching.pairing import VALUES, Pair, dates_agree
from facts.matching.topics import Topic
from facts.quantities.agreement import Agreement

NAMES = (
    "coverage",  # weight of the claim's words that the fact knows, of all (0-1)
    "fact_coverage",  # weight of the fact's words that the claim speaks of, of all (0-1)
    "missing",  # weight of the claim's words that the fact does not know, summed (0-3)
    "worst_missing",  # the heaviest of them (0-1)
    "missing_names",  # names in the claim that neither the fact nor its source knows (0-2)
    "context_names",  # names that only the fact's source knows, while the fact has another of its own (0-2)
    "names",  # names of the fact that the claim speaks of (0-2)
    "lost_names",  # names of the fact that the claim does not speak of, of all (0-1)
    "matched",  # words that match (0-6, divided by 6)
    "rarest_matched",  # the heaviest of them (0-1)
    "noun",  # 1 the counted nouns match, -1 the claim counts something that the fact does not know
    "comparable",  # 1 each value of the claim has one of its dimension in the fact, -1 none has, 0 no values
    "agreeing",  # share of the claim's values that agree (0-1)
    "dates",  # 1 the years agree, -1 they differ
    "modifier",  # weight of an unknown word right before a word that matches: patrol boats, pet food (0-1)
    "head",  # weight of an unknown word right after a word that matches (0-1)
)


@dataclass(frozen=True, slots=True)
class Leftover:
    """The claim's words that the fact does not know."""

    terms: tuple[Term, ...]
    names: tuple[Term, ...]


def features(claim: Reading, figures: list[Figure], topic: Topic, alignment: Alignment, pairs: list[Pair]) -> list[float]:
    """The features of a claim and a fact, in the order of NAMES."""
    spoken = attributed(claim)
    weights = [0.0 if n in spoken else t.weight for n, t in enumerate(claim.terms)]
    total = sum(weights) or 1.0
    known = sum(w * q for w, q in zip(weights, alignment.quality, strict=True))
    missing = [(w * (1 - q), n) for n, (w, q) in enumerate(zip(weights, alignment.quality, strict=True))]
    fact_total = sum(t.weight for t in topic.terms) or 1.0
    fact_known = sum(topic.terms[n].weight for n in alignment.matched)
    fact_names = [n for n, t in enumerate(topic.terms) if _is_subject(t)]
    lost = [n for n in fact_names if n not in alignment.matched]
    missing_names = [
        n for n, t in enumerate(claim.terms) if n not in spoken and _is_subject(t) and alignment.quality[n] == 0.0
    ]
    context_names = [n for n, t in enumerate(claim.terms) if alignment.is_context[n] and _is_subject(t)] if lost else []
    matched = [n for n, q in enumerate(alignment.quality) if q > CONTEXT and claim.terms[n].weight > 0.15]
    return [
        known / total,
        fact_known / fact_total,
        min(3.0, sum(m for m, _ in missing)),
        max((m for m, _ in missing), default=0.0),
        min(2.0, float(len(missing_names))),
        min(2.0, float(len(context_names))),
        min(2.0, float(len(fact_names) - len(lost))),
        len(lost) / len(fact_names) if fact_names else 0.0,
        min(6, len(matched)) / 6,
        max((claim.terms[n].weight for n in matched), default=0.0),
        float(min((p.noun for p in pairs), default=0) or max((p.noun for p in pairs), default=0)),
        _comparable(figures, pairs),
        _agreeing(pairs),
        float(_dates(figures, topic, pairs)),
        _beside(claim, alignment, weights, 1),
        _beside(claim, alignment, weights, -1),
    ]


def attributed(claim: Reading) -> frozenset[int]:
    """Terms that only say who says it: "BBC says", "according to the Home Office". They are no part of the topic."""
    out: set[int] = set()
    words = [t.text.lower() for t in claim.tokens]
    for n, term in enumerate(claim.terms):
        after = term.at + len(term.keys)
        before = words[max(0, term.at - 3) : term.at]
        says = after < len(words) and words[after] in _SAYS
        if (says and term.name_type) or before[-2:] == ["according", "to"] or before[-3:-1] == ["according", "to"]:
            out.add(n)
        elif term.name_type == "publisher" and (says or words[max(0, term.at - 1) : term.at] == ["per"]):
            out.add(n)
    return frozenset(out)


_SAYS = frozenset("says said reports reported claims claimed announced announces reveals revealed confirms confirmed tells told admits".split())


def _is_subject(term: Term) -> bool:
    return term.name_type in ("name", "place", "body", "institution", "publisher") or not term.is_known


def _comparable(figures: list[Figure], pairs: list[Pair]) -> float:
    if not any(f.role in VALUES for f in figures):
        return 0.0
    with_dimension = sum(p.agreement is not None for p in pairs)
    return 2.0 * with_dimension / len(pairs) - 1.0


def _agreeing(pairs: list[Pair]) -> float:
    if not pairs:
        return 0.0
    return sum(p.agreement is Agreement.AGREES for p in pairs) / len(pairs)


def _dates(figures: list[Figure], topic: Topic, pairs: list[Pair]) -> int:
    signs = [dates_agree(p.claim, p.fact) for p in pairs if p.fact is not None]
    if signs:
        return min(signs) or max(signs)
    ours = {f.quantity.date[0] for f in figures if f.role is Role.WHEN and f.quantity.date and f.quantity.date[0]}
    theirs = {f.quantity.date[0] for f in topic.figures if f.role is Role.WHEN and f.quantity.date and f.quantity.date[0]}
    if not ours or not theirs:
        return 0
    return 1 if ours & theirs else -1


def _beside(claim: Reading, alignment: Alignment, weights: list[float], step: int) -> float:
    """The heaviest unknown word that stands right before (1) or after (-1) a word that matches."""
    worst = 0.0
    terms = claim.terms
    for n, term in enumerate(terms):
        m = n + step
        if not 0 <= m < len(terms) or alignment.quality[n] > 0 or alignment.quality[m] <= CONTEXT:
            continue
        first, second = (term, terms[m]) if step > 0 else (terms[m], term)
        if second.at - (first.at + len(first.keys)) == 0 and terms[m].weight > 0.15:
            worst = max(worst, weights[n])
    return worst

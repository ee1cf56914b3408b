"""Features: what tells that a claim and a fact are about the same thing. Each is a number, named; weighing them is for `scoring`."""

import math
from dataclasses import dataclass

from facts.language import Figure, Reading, Role, Term
from facts.language.figures import VALUES
from facts.language.reading import FAINT_WEIGHT
from facts.matching.alignment import CONTEXT, HEAD, LOOSER, PARTLY, Alignment
from facts.matching.pairing import Pair, dates_agree
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
    "rival",  # weight of a word that stands beside a match where the fact has another: pancreatic cancer, bowel cancer (0-1)
    "distinct",  # coverage by the words that tell this fact from the other candidates (0-1)
)
MARGIN = "margin"  # how far the best fact's rank stands above the second's (0-4); known once all are ranked


@dataclass(frozen=True, slots=True)
class Leftover:
    """The claim's words that the fact does not know."""

    terms: tuple[Term, ...]
    names: tuple[Term, ...]


def tell_apart(alignments: list[Alignment]) -> list[float]:
    """How much each of the claim's words tells the candidates apart: the fewer of them know it, the more (0.7 and up)."""
    if not alignments:
        return []
    count = len(alignments)
    known = [sum(a.quality[n] > CONTEXT for a in alignments) for n in range(len(alignments[0].quality))]
    return [math.log(1.0 + count / (0.5 + k)) if k else 0.0 for k in known]


def features(
    claim: Reading, figures: list[Figure], topic: Topic, alignment: Alignment, pairs: list[Pair], telling: list[float]
) -> list[float]:
    """The features of a claim and a fact, in the order of NAMES."""
    spoken = attributed(claim) | commentary(claim, figures, alignment)
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
        len(lost) / len(fact_names) if fact_names and _names_anything(claim) else 0.0,
        float(bool(fact_names) and not _names_anything(claim)),
        float(not pairs),
        min(6, len(matched)) / 6,
        max((claim.terms[n].weight for n in matched), default=0.0),
        float(min((p.noun for p in pairs), default=0) or max((p.noun for p in pairs), default=0)),
        _comparable(figures, pairs),
        _agreeing(pairs),
        float(_dates(figures, topic, pairs)),
        _beside(claim, alignment, weights, 1),
        _beside(claim, alignment, weights, -1),
        _swapped(claim, topic, alignment, pairs, weights),
        _rival(claim, topic, alignment, weights),
        _distinct(weights, alignment, telling),
    ]


def _rival(claim: Reading, topic: Topic, alignment: Alignment, weights: list[float]) -> float:
    worst = 0.0
    for n, quality in enumerate(alignment.quality):
        partner = alignment.partner[n]
        if partner is None or quality < PARTLY or claim.terms[n].weight <= FAINT_WEIGHT:
            continue
        if quality == PARTLY and claim.terms[n].heads and topic.terms[partner].heads:
            worst = max(worst, weights[n])  # a gas bill is no water bill
        before = _neighbour(claim.terms, n, -1)
        if quality == HEAD and before is not None and alignment.quality[before] < LOOSER:
            worst = max(worst, weights[before])
        for step in (-1, 1):
            ours, theirs = _neighbour(claim.terms, n, step), _neighbour(topic.terms, partner, step)
            if ours is None or theirs is None or theirs in alignment.matched or alignment.quality[ours] >= LOOSER:
                continue
            if not topic.terms[theirs].is_hedge:
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
    return m if second.at - (first.at + len(first.keys)) <= 2 else None


def _swapped(claim: Reading, topic: Topic, alignment: Alignment, pairs: list[Pair], weights: list[float]) -> float:
    ours = {p.claim.clause for p in pairs} or {t.clause for t in claim.terms}
    theirs = {p.fact.clause for p in pairs if p.fact is not None} or {t.clause for t in topic.terms}
    new = [
        w for t, w, q in zip(claim.terms, weights, alignment.quality, strict=True) if q < LOOSER and t.clause in ours
    ]
    gone = [
        t.weight
        for n, t in enumerate(topic.terms)
        if t.clause in theirs and n not in alignment.matched and not t.is_hedge
    ]
    return min(max(new, default=0.0), max(gone, default=0.0))


def _distinct(weights: list[float], alignment: Alignment, telling: list[float]) -> float:
    total = sum(w * t for w, t in zip(weights, telling, strict=True))
    known = sum(w * t * q for w, t, q in zip(weights, telling, alignment.quality, strict=True))
    return known / total if total else 0.0


def commentary(claim: Reading, figures: list[Figure], alignment: Alignment) -> frozenset[int]:
    """Terms of clauses that hold no value and nothing that the fact knows: what people add about the world at large."""
    relevant = {f.clause for f in figures if f.role in VALUES}
    relevant |= {
        t.clause for t, q in zip(claim.terms, alignment.quality, strict=True) if q > CONTEXT and t.weight > 0.15
    }
    return frozenset(n for n, t in enumerate(claim.terms) if t.clause not in relevant)


def strangers(claim: Reading, figures: list[Figure], topic: Topic, alignment: Alignment) -> list[Term]:
    """Names in the claim that make it about somebody, something or somewhere else than the fact."""
    spoken = attributed(claim) | commentary(claim, figures, alignment)
    lost = {t.name_type for n, t in enumerate(topic.terms) if _is_subject(t) and n not in alignment.matched}
    out = []
    for n, term in enumerate(claim.terms):
        if n in spoken:
            continue
        if (
            term.name_type is None
            and not term.is_known
            and alignment.quality[n] == 0.0
            and _names_a_place(claim, alignment, n)
        ):
            out.append(term)
        if term.name_type not in _NAMED:
            continue
        if term.name_type == "institution" and any(t.weight > 0.15 for t in claim.terms[:n]):
            continue  # a common noun is an actor where the sentence begins with it; further on it is any thing
        swapped = alignment.is_context[n] and (term.name_type in lost or "name" in lost)
        if alignment.quality[n] == 0.0 or swapped:
            out.append(term)
    return out


def _names_a_place(claim: Reading, alignment: Alignment, n: int) -> bool:
    """Whether a word that English does not have stands where a name would: "in the river wye"."""
    term = claim.terms[n]
    before = claim.tokens[term.at - 1].text.lower() if term.at else ""
    beside = (
        n > 0 and alignment.quality[n - 1] >= LOOSER and claim.terms[n - 1].at + len(claim.terms[n - 1].keys) == term.at
    )
    return len(term.text) > 2 and term.text.isalpha() and (beside or before in ("in", "at", "from", "near", "of"))


_NAMED = frozenset({"name", "place", "body", "institution"})


def attributed(claim: Reading) -> frozenset[int]:
    """Terms that only say who says it: "BBC says", "according to the Home Office". They are no part of the topic."""
    out: set[int] = set()
    words = [t.text.lower() for t in claim.tokens]
    for n, term in enumerate(claim.terms):
        after = term.at + len(term.keys)
        before = words[max(0, term.at - 3) : term.at]
        says = after < len(words) and words[after] in _SAYS
        if (says and term.name_type) or before[-2:] == ["according", "to"] or before[-3:-1] == ["according", "to"] or (term.name_type == "publisher" and (says or words[max(0, term.at - 1) : term.at] == ["per"])):
            out.add(n)
    return frozenset(out)


_SAYS = frozenset(
    ["says", "said", "reports", "reported", "claims", "claimed", "announced", "announces", "reveals", "revealed", "confirms", "confirmed", "tells", "told", "admits"]
)


def _names_anything(claim: Reading) -> bool:
    return any(_is_subject(t) for t in claim.terms)


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
    theirs = {
        f.quantity.date[0] for f in topic.figures if f.role is Role.WHEN and f.quantity.date and f.quantity.date[0]
    }
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

"""Which figure of the fact each figure of the claim is about: by unit, noun, role, period and date, and only then by value."""

from dataclasses import dataclass

from facts.language import Figure, Role, Term
from facts.language.figures import VALUES, Period
from facts.language.lexicon import lexicon
from facts.language.reading import GENERIC_WEIGHT
from facts.matching.alignment import LOOSER, Alignment
from facts.matching.topics import Topic
from facts.quantities import Kind
from facts.quantities.agreement import Agreement, compare, is_comparable

_SHARES = (Kind.PERCENT, Kind.RATIO, Kind.CHANGE)


@dataclass(slots=True)
class Pair:
    """A claimed figure with the fact's figure that it is about (None where the fact has none) and how the two stand."""

    claim: Figure
    fact: Figure | None
    agreement: Agreement | None  # None where there is nothing to compare, or not in one dimension
    score: float
    noun: int = 0  # 1 the counted nouns match, -1 they differ, 0 one is missing


def pair_figures(claim: list[Figure], terms: list[Term], topic: Topic, alignment: Alignment) -> list[Pair]:
    """Pair the claim's values with the fact's, best first, each of the fact's figures once while there are enough."""
    ours = [f for f in claim if f.role in VALUES]
    theirs = [f for f in topic.figures if f.role in VALUES]
    options = sorted(
        ((*_score(a, b, terms, topic, alignment), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs)),
        key=lambda option: (-option[0], option[3], option[4]),
    )
    pairs: dict[int, Pair] = {}
    used: set[int] = set()
    for score, agreement, noun, i, j in options:
        if i in pairs or j in used or score < 0:
            continue
        pairs[i] = Pair(ours[i], theirs[j], agreement, score, noun)
        used.add(j)
    return [pairs.get(i) or Pair(f, None, None, 0.0, _lone_noun(f, terms, alignment)) for i, f in enumerate(ours)]


def direction_of(figure: Figure) -> int:
    """The sign of the change a figure speaks of; up where the sentence has none."""
    sign = figure.signs.get("amount")
    return sign.sign if sign else 1


def agree(claim: Figure, fact: Figure) -> Agreement | None:
    """How the claimed figure stands to the fact's, by arithmetic; None where their dimensions differ."""
    return compare(claim.quantity, fact.quantity, direction_of(fact))


def _score(
    ours: Figure, theirs: Figure, terms: list[Term], topic: Topic, alignment: Alignment
) -> tuple[float, Agreement | None, int]:
    a, b = ours.quantity, theirs.quantity
    agreement = agree(ours, theirs)
    if is_comparable(a, b):
        score = 3.0
    elif a.kind == b.kind or (a.kind in _SHARES and b.kind in _SHARES):
        score = 1.5
    elif Kind.ORDINAL in (a.kind, b.kind):
        return -9.0, None, 0
    else:
        score = 0.0
    score += _roles(ours.role, theirs.role)
    score += 0.8 if a.kind is b.kind else 0.0
    noun = nouns_match(ours, theirs, terms, alignment)
    score += (0.0, 2.0, -1.5)[noun]
    if noun == 0 and ours.noun and theirs.noun:
        score -= 1.5  # goals, where this figure counts games
    score += 0.7 * _periods_agree(ours.period, theirs.period)
    dated = dates_agree(ours, theirs)
    score += 1.5 * dated
    if dated > 0 and ours.role is not theirs.role:
        score += 6.0  # an earlier value claimed with its own date is that value
    if agreement is Agreement.AGREES:
        score += 2.5 if _says_much(ours) else 1.2
    elif agreement is Agreement.EMPTY:
        score += 0.4
    shared = ours.signs.keys() & theirs.signs.keys()
    if shared:
        score += 0.5 if any(ours.signs[x].sign == theirs.signs[x].sign for x in shared) else -0.2
    score += 2.5 * belonging(ours, theirs, terms, topic, alignment)
    return score, agreement, noun


def _roles(ours: Role, theirs: Role) -> float:
    """An earlier value is another thing; a step and a value are often said in the same words."""
    if ours == theirs:
        return 2.0
    return -4.0 if Role.PAST in (ours, theirs) else -0.5


def _says_much(figure: Figure) -> bool:
    value = abs(figure.quantity.value or 0.0)
    return value >= 10 or value != int(value)


def nouns_match(ours: Figure, theirs: Figure, terms: list[Term], alignment: Alignment) -> int:
    """1 where the counted nouns are the same thing, -1 where the claim counts something that the fact does not know."""
    if not ours.noun:
        return 0
    head = _index(terms, ours.noun[-1])
    if head is None:
        return 0
    if theirs.noun:
        head_same = ours.noun[-1].same
        if any(head_same & t.same or ours.noun[-1].broad & t.narrow for t in theirs.noun):
            return 1
    return _strange(ours, alignment, head)


def _strange(figure: Figure, alignment: Alignment, head: int) -> int:
    """-1 where the fact knows nothing of what is counted; "people" and the like may count anything."""
    if figure.quantity.kind is not Kind.COUNT:
        return 0
    is_generic = lexicon().is_small("generic_nouns", figure.noun[-1].keys)
    return -1 if alignment.quality[head] == 0.0 and not is_generic else 0


def _lone_noun(figure: Figure, terms: list[Term], alignment: Alignment) -> int:
    if not figure.noun:
        return 0
    head = _index(terms, figure.noun[-1])
    return 0 if head is None else _strange(figure, alignment, head)


def _index(terms: list[Term], term: Term) -> int | None:
    return next((n for n, t in enumerate(terms) if t is term), None)


def _periods_agree(a: Period | None, b: Period | None) -> float:
    if a is None or b is None:
        return 0.0
    return 1.0 if abs(a.days - b.days) <= 0.1 * b.days else -0.7


def dates_agree(ours: Figure, theirs: Figure) -> int:
    """1 where a date of one is a date of the other, by year and month as far as both say; -1 where none is; 0 where one is undated."""
    signs = [_same_time(a, b) for a in _dated(ours) for b in _dated(theirs)]
    return max(signs, default=0)


def _same_time(a: tuple[int | None, int | None], b: tuple[int | None, int | None]) -> int:
    both = [(x, y) for x, y in zip(a, b, strict=True) if x is not None and y is not None]
    return 0 if not both else 1 if all(x == y for x, y in both) else -1


def _dated(figure: Figure) -> list[tuple[int | None, int | None]]:
    """The years and months that a figure is said of."""
    if figure.role is Role.PAST and figure.year is not None:
        return [(figure.year, None)]
    dates = [d.quantity.date for d in figure.dates if d.role in (Role.WHEN, Role.BY)]
    return [(date[0], date[1]) for date in dates if date]


def belonging(ours: Figure, theirs: Figure, terms: list[Term], topic: Topic, alignment: Alignment) -> float:
    """How many of the words near the claimed figure belong to this figure of the fact rather than to another, -1 to 1."""
    here = other = 0.0
    for n, term in enumerate(terms):
        partner = alignment.partner[n]
        if (
            term.clause != ours.clause
            or partner is None
            or alignment.quality[n] < LOOSER
            or term.weight <= GENERIC_WEIGHT
        ):
            continue
        owner = topic.owners[partner]
        if owner is theirs:
            here += term.weight
        elif owner is not None and owner.role is theirs.role:
            other += term.weight
    total = here + other
    return (here - other) / total if total else 0.0

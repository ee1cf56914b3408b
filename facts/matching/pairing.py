"""Which figure of the fact each figure of the claim is about: by unit, noun, role and time, and only then by value."""

from dataclasses import dataclass, replace

from facts.language import VALUES, Figure, Period, Role
from facts.language.lexicon import lexicon, words_of
from facts.matching.alignment import TYPO, Alignment
from facts.matching.topics import Topic
from facts.quantities import Kind, Quantity
from facts.quantities.agreement import LOWER, PLAIN, UPPER, Agreement, compare

_SHARES = (Kind.PERCENT, Kind.RATIO, Kind.CHANGE)
_LEAST_COUNTED = 100  # 1.2 may be of millions
_SIGNED = (Kind.PERCENT, Kind.COUNT, Kind.MONEY)  # kinds whose sign is a direction
_BOUNDS = (*LOWER, *UPPER)
_OCCASIONS = frozenset(key for word in words_of("occasions") for key in lexicon().keys(word)[-1:])
_NO_PAIR = -9.0
_WORLDS = 500.0  # times as long: hours and years
_BESIDE = 2.0  # tokens
_NEAR = 8.0  # tokens: a word further from its figure does not tell it from others
_TOLD_APART = 1.5
_SAME_SPAN = 0.1  # spans of time that differ by no more than this share are the same


@dataclass(slots=True)
class Pair:
    """A claimed figure with the fact's figure that it is about (None where the fact has none) and how the two stand."""

    claim: Figure
    fact: Figure | None
    agreement: Agreement | None  # None where there is nothing to compare, or not in one dimension
    score: float
    noun: int = 0  # 1 the counted nouns match, -1 they differ, 0 one is missing


def pair_figures(claim: list[Figure], topic: Topic, alignment: Alignment) -> list[Pair]:
    """Pair the claim's values with the fact's, best first, each of the fact's figures once while there are enough."""
    ours = _claimed(claim, topic)
    theirs = [figure for figure in topic.figures if figure.role in VALUES or _is_time_taken(figure, ours)]
    telling = _two_sided(theirs) if len(theirs) > 1 else set()
    options = [(_pair(a, b, telling, alignment), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs)]
    # "Nine of the 43" is a count and a share: what is claimed is held against the one that compares.
    readable = {(i, pair.fact.first) for pair, i, _ in options if pair.fact and pair.agreement is not None}
    comparable = {
        i for pair, i, _ in options if pair.agreement is not None and pair.score >= 0
    }  # and no other unit then
    options = [
        (pair, i, j)
        for pair, i, j in options
        if pair.agreement is not None
        or pair.fact is None
        or (i not in comparable and (i, pair.fact.first) not in readable)
    ]
    options.sort(key=lambda option: (-option[0].score, option[1], option[2]))
    pairs: dict[int, Pair] = {}
    used: set[int] = set()
    for pair, i, j in options:
        if i not in pairs and j not in used and pair.score >= 0:
            pairs[i] = pair
            used.add(j)
    return [pairs.get(i) or Pair(f, None, None, 0.0, _strangeness(f, alignment)) for i, f in enumerate(ours)]


def _claimed(claim: list[Figure], topic: Topic) -> list[Figure]:
    """The claim's values; if it has none, how long it says that something takes: "by train in 105 minutes"."""
    values = [figure for figure in claim if figure.role in VALUES]
    if values or not any(f.role is Role.VALUE and f.quantity.kind is Kind.DURATION for f in topic.figures):
        return values
    return [replace(f, role=Role.VALUE) for f in claim if f.role is Role.WINDOW and f.quantity.kind is Kind.DURATION]


def _is_time_taken(window: Figure, claimed: list[Figure]) -> bool:
    """Whether the claim says how long something took of which the fact says in what time it was done."""
    if window.role is not Role.WINDOW or window.quantity.kind is not Kind.DURATION:
        return False
    return any(figure.is_time_taken for figure in claimed)


def agree(claim: Figure, fact: Figure) -> Agreement | None:
    """How the claimed figure stands to the fact's, by arithmetic; None where their dimensions differ.

    "-4%" is the size of "fell by 4%"; which way they point is for the signs to tell.
    """
    ours, theirs = claim.quantity, fact.quantity
    if _is_age_group(ours) and _is_age_group(theirs):
        is_same = ours.value == theirs.value and (ours.hedge in LOWER) is (theirs.hedge in LOWER)
        return Agreement.AGREES if is_same else Agreement.DIFFERS  # over-75s are not the over-65s
    if _is_score(fact) and claim.noun and ours.kind is Kind.COUNT and (ours.value or 0) % 1 == 0:
        return None  # two states are no 4.5
    if ours.kind in _SIGNED and theirs.kind in _SIGNED and _is_negative(ours) is not _is_negative(theirs):
        ours, theirs = _unsigned(ours), _unsigned(theirs)
    return compare(ours, theirs)


def _is_age_group(quantity: Quantity) -> bool:
    """ "Over-65s", "children under 13"; what "is over 400 years old" is no group."""
    return quantity.is_age and quantity.hedge in _BOUNDS and "year" not in quantity.text


def _is_score(figure: Figure) -> bool:
    """Whether a figure counts nothing: "a score of 4.5"."""
    quantity = figure.quantity
    is_bare = quantity.kind is Kind.COUNT and not figure.noun and not quantity.noun
    return is_bare and quantity.value is not None and quantity.value % 1 != 0 and quantity.value < _LEAST_COUNTED


def _is_negative(quantity: Quantity) -> bool:
    return quantity.value is not None and quantity.value < 0


def _unsigned(quantity: Quantity) -> Quantity:
    if quantity.value is None or quantity.low is None or quantity.high is None or quantity.value >= 0:
        return quantity
    return quantity._replace(value=-quantity.value, low=-quantity.high, high=-quantity.low)


def same_span(days: float, other: float) -> bool:
    """Whether two spans of time, in days, are the same but for the lengths of months and years."""
    return abs(days - other) <= _SAME_SPAN * other


def dates_agree(ours: Figure, theirs: Figure) -> int:
    """1 where a date of one is a date of the other, by year and month as far as both say; -1 where none is.

    0 where one of the two is undated.
    """
    if not (ours.dates or ours.year) or not (theirs.dates or theirs.year):
        return 0
    return max((_same_time(a, b) for a in _dated(ours) for b in _dated(theirs)), default=0)


def belonging(ours: Figure, theirs: Figure, alignment: Alignment) -> float:
    """How much of what stands near the claimed figure the fact says of this figure rather than of another, -1 to 1."""
    here = other = 0.0
    for weight, _, owner in alignment.said_of.get(ours.first, ()):
        if owner is theirs:
            here += weight
        elif owner.role is theirs.role:
            other += weight
    total = here + other
    return (here - other) / total if total else 0.0


def _two_sided(figures: list[Figure]) -> set[str]:
    """The axes of which one figure is at one end and another at the other: "61% backed it and 27% opposed it"."""
    ends: dict[str, set[int]] = {}
    for figure in figures:
        for axis, sign in figure.signs.items():
            if sign.distance <= _NEAR:
                ends.setdefault(axis, set()).add(sign.sign)
    return {axis for axis, signs in ends.items() if len(signs) > 1}


def _pair(ours: Figure, theirs: Figure, telling: set[str], alignment: Alignment) -> Pair:
    a, b = ours.quantity.kind, theirs.quantity.kind
    agreement = agree(ours, theirs)
    if agreement is None and a is not b and Kind.ORDINAL in (a, b):
        return Pair(ours, theirs, None, _NO_PAIR)
    if agreement is Agreement.DIFFERS and _are_worlds_apart(ours, theirs):
        return Pair(ours, theirs, None, _NO_PAIR)
    noun = _nouns_match(ours, theirs, alignment)
    score = 3.0 if agreement is not None else 1.5 if a is b or (a in _SHARES and b in _SHARES) else 0.0
    score += _score_roles(ours, theirs)
    score += (2.8 if a is Kind.CHANGE else 0.8) if a is b else 0.0  # "doubled" is no share of something
    score += (0.0, 2.0, -1.5)[noun]
    if noun > 0 and len(theirs.noun) > 1 < len(ours.noun) and not are_of_kind(ours, theirs):
        score -= 3.0  # pear trees, where this figure counts apple trees
    if noun == 0 and ours.noun and theirs.noun:
        score -= 1.5  # goals, where this figure counts games
    if ours.noun and theirs.is_part and not ours.is_part:
        is_stated = agreement is Agreement.AGREES and ours.quantity.hedge in PLAIN  # a bound may hold by chance
        is_meant = is_stated and any(said.owner is theirs for said in alignment.said_of.get(ours.first, ()))
        score -= 0.0 if is_meant else 2.0 if is_stated else 3.5  # "seven of them": of the 19 productions
    score += _score_times(ours, theirs)
    if a is b is Kind.DURATION and ours.quantity.is_age is not theirs.quantity.is_age:
        score -= 4.0  # how old somebody is, and how long something takes
    if agreement is Agreement.AGREES:
        score += 2.5 if _says_much(ours) else 1.2
    elif agreement is Agreement.EMPTY:
        score += 0.4
    score += _score_signs(ours, theirs, telling)
    if a is b is Kind.MONEY:
        score += 1.5 if _is_change(ours) is _is_change(theirs) else -1.5
    score += 2.5 * belonging(ours, theirs, alignment)
    if noun > 0 and ours.noun[-1].same.isdisjoint(theirs.noun[-1].same):
        score -= 1.0  # children, where this figure counts people
    return Pair(ours, theirs, agreement, score, noun)


def _are_worlds_apart(ours: Figure, theirs: Figure) -> bool:
    """ "19.5 hours on the boat", "17 years after the last sailing": two spans of time, and not one said wrongly."""
    a, b = ours.quantity, theirs.quantity
    if not (a.kind is b.kind is Kind.DURATION) or not a.value or not b.value or a.value == b.value:
        return False
    ratio = a.value * a.scale / (b.value * b.scale)
    return not 1 / _WORLDS < ratio < _WORLDS


def _score_roles(ours: Figure, theirs: Figure) -> float:
    """An earlier value is another thing, so is a difference; a step and a value are often said in the same words."""
    if ours.role is theirs.role:
        return 2.0
    if Role.PAST in (ours.role, theirs.role):
        return -4.0
    return -2.0 if _is_difference(ours) or _is_difference(theirs) else -0.5


def _is_change(figure: Figure) -> bool:
    """ "Another 2.25p", "by 1p", "an increase of £3"; no level that is reached."""
    amount = figure.signs.get("amount")
    is_beside = amount is not None and amount.distance <= _BESIDE
    return figure.role is Role.STEP or (is_beside and not figure.is_reached)


def _is_difference(figure: Figure) -> bool:
    """ "£30m more than planned", "£30m over budget"."""
    compared = figure.signs.get("comparison")
    return figure.role is Role.STEP and compared is not None and compared.distance <= _BESIDE


def _score_times(ours: Figure, theirs: Figure) -> float:
    dated = dates_agree(ours, theirs)
    score = 0.7 * _periods_agree(ours.period, theirs.period) + 1.5 * dated
    if dated > 0 and ours.role is not theirs.role:
        score += 6.0  # an earlier value claimed with its own date is that value
    return score


def _score_signs(ours: Figure, theirs: Figure, telling: set[str]) -> float:
    """`telling` are the axes by which the fact's figures can be told apart; they count for more."""
    shared = ours.signs.keys() & theirs.signs.keys()
    if not shared:
        return 0.0
    near = [axis for axis in shared & telling if max(ours.signs[axis].distance, theirs.signs[axis].distance) <= _NEAR]
    if near:
        return _TOLD_APART if all(ours.signs[axis].sign == theirs.signs[axis].sign for axis in near) else -_TOLD_APART
    return 0.5 if any(ours.signs[axis].sign == theirs.signs[axis].sign for axis in shared) else -0.2


def _says_much(figure: Figure) -> bool:
    value = abs(figure.quantity.value or 0.0)
    return value >= 10 or value != int(value)


def _nouns_match(ours: Figure, theirs: Figure, alignment: Alignment) -> int:
    """1 where the counted nouns are the same thing, -1 where the claim counts something that the fact does not know."""
    if not ours.noun:
        return 0
    head = ours.noun[-1]
    for term in theirs.noun:
        if alignment.quality[head.number] == TYPO and alignment.partner[head.number] == term.number:
            return 1
        if not head.same.isdisjoint(term.same) or not head.broad.isdisjoint(term.narrow):
            return 1
    if head.text.lower() == "times" and any(term.keys[-1] in _OCCASIONS for term in theirs.noun):
        return 1  # "went out 861 times": on so many missions
    return _strangeness(ours, alignment)


def are_of_kind(ours: Figure, theirs: Figure) -> bool:
    """Whether what tells counted things from others of their kind tells the fact's as well: pear, of pear trees."""
    kinds = {meaning for term in ours.noun[:-1] for meaning in (*term.same, *term.keys)}
    return any(not kinds.isdisjoint((*term.same, *term.keys)) for term in theirs.noun[:-1])


def _strangeness(figure: Figure, alignment: Alignment) -> int:
    """-1 where the fact knows nothing of what is counted, else 0; "people" and the like may count anything."""
    if not figure.noun or figure.quantity.kind is not Kind.COUNT:
        return 0
    head = figure.noun[-1]
    is_generic = lexicon().is_small("generic_nouns", head.keys)
    return -1 if alignment.quality[head.number] == 0.0 and not is_generic else 0


def _periods_agree(ours: Period | None, theirs: Period | None) -> float:
    if ours is None or theirs is None:
        return 0.0
    return 1.0 if same_span(ours.days, theirs.days) else -0.7


def _same_time(a: tuple[int | None, int | None], b: tuple[int | None, int | None]) -> int:
    both = [(x, y) for x, y in zip(a, b, strict=True) if x is not None and y is not None]
    return 0 if not both else 1 if all(x == y for x, y in both) else -1


def _dated(figure: Figure) -> list[tuple[int | None, int | None]]:
    """The years and months that a figure is said of."""
    if figure.role is Role.PAST and figure.year is not None:
        return [(figure.year, None)]
    dates = [date.quantity.date for date in figure.dates if date.role in (Role.WHEN, Role.BY)]
    return [(date[0], date[1]) for date in dates if date]

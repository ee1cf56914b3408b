"""Judging one claim against one fact that is about the same thing: do figures, units, periods, dates, direction and negation agree?"""

from dataclasses import dataclass, field
from enum import StrEnum

from facts.language import Figure, Reading, Role, Term
from facts.language.figures import DATES, VALUES, Sign, signs_of
from facts.language.reading import FAINT_WEIGHT
from facts.matching.alignment import CONTEXT, EXACT, LOOSER, OPPOSITE, Alignment
from facts.matching.features import attributed
from facts.matching.pairing import Pair, agree, belonging, dates_agree
from facts.matching.topics import Topic
from facts.quantities import Kind
from facts.quantities.agreement import Agreement, is_comparable


class Fault(StrEnum):
    """What in the claim the fact speaks against."""

    FIGURE = "figure"
    UNIT = "unit"
    DIRECTION = "direction"
    NEGATION = "negation"
    PERIOD = "period"
    DATE = "date"
    RANK = "rank"
    STATUS = "status"


@dataclass(slots=True)
class Judgement:
    """What a fact says of a claim: its faults, what agrees, what says nothing, and what it does not speak of."""

    faults: list[tuple[Fault, Figure | None, Figure | None]] = field(default_factory=list)
    agreeing: list[Pair] = field(default_factory=list)
    empty: list[Pair] = field(default_factory=list)
    loose: list[Figure] = field(default_factory=list)  # figures of the claim that the fact does not speak of
    dates_agreeing: int = 0
    own_dates: int = 0  # the claim's dates that the fact states too
    telling_details: int = 0  # ranks and since-dates that agree: they say something by themselves
    unknown: tuple[str, ...] = ()  # actions and counted nouns of the claim that the fact does not know
    foreign_year: bool = False  # the claim is about a year that the fact says nothing of


@dataclass(frozen=True, slots=True)
class Shared:
    """The axis words that claim and fact have in common, and the axes on which the fact has both ends."""

    words: frozenset[str]
    two_sided: frozenset[str]


def judge(claim: Reading, figures: list[Figure], topic: Topic, alignment: Alignment, pairs: list[Pair]) -> Judgement:
    """Hold the claim's figures and direction against the fact's."""
    out = Judgement()
    shared = share(claim, topic, alignment)
    for pair in pairs:
        _judge_pair(pair, shared, out)
        _judge_belonging(pair, claim, topic, alignment, out)
    _judge_dates(figures, topic, pairs, out)
    _judge_rank(claim, figures, topic, out)
    _judge_negation(claim, figures, topic, alignment, out)
    _judge_direction(claim, figures, topic, shared, out)
    _judge_status(claim, topic, alignment, out)
    _judge_order(claim, topic, out)
    said = {p.claim.quantity.value for p in out.agreeing}
    out.loose = [f for f in out.loose if f.quantity.value not in said]  # "a 28 foot mirror, twenty-eight!!"
    agreed = [p.claim for p in out.agreeing]
    out.faults = [
        f
        for f in out.faults
        if f[0] is not Fault.FIGURE or not f[1] or f[1] in agreed or f[1].quantity.value not in said
    ]
    out.unknown = _unknown(claim, figures, pairs, alignment)
    return out


def _unknown(claim: Reading, figures: list[Figure], pairs: list[Pair], alignment: Alignment) -> tuple[str, ...]:
    """What keeps a claim from being supported whatever its figures: an action that the fact does not know, another counted thing."""
    clauses = {p.claim.clause for p in pairs} or {
        t.clause for t, q in zip(claim.terms, alignment.quality, strict=True) if q > 0
    }
    spoken = attributed(claim)
    actions = [
        t.text
        for n, t in enumerate(claim.terms)
        if alignment.quality[n] <= CONTEXT
        and t.weight > FAINT_WEIGHT
        and not t.is_hedge
        and any(axis in _ACTIONS for axis, _ in t.axes)
        and t.clause in clauses
        and n not in spoken
    ]
    counted = [p.claim.noun[-1].text for p in pairs if p.noun < 0]
    return (*actions, *counted)


def _judge_pair(pair: Pair, shared: Shared, out: Judgement) -> None:
    ours, theirs = pair.claim, pair.fact
    if theirs is None:
        out.loose.append(ours)
        return
    if pair.agreement is None:
        if _is_other_unit(pair):
            out.faults.append((Fault.UNIT, ours, theirs))
        else:
            out.loose.append(ours)
        return
    if pair.agreement is Agreement.DIFFERS:
        out.faults.append((Fault.FIGURE, ours, theirs))
    elif pair.agreement is Agreement.EMPTY:
        out.empty.append(pair)
    else:
        out.agreeing.append(pair)
    if {ours.role, theirs.role} == {Role.STEP, Role.VALUE} and _is_level(ours if theirs.role is Role.STEP else theirs):
        out.faults.append((Fault.FIGURE, ours, theirs))
    if directions_conflict(ours.signs, theirs.signs, shared):
        out.faults.append((Fault.DIRECTION, ours, theirs))
    if _periods_conflict(ours, theirs):
        out.faults.append((Fault.PERIOD, ours, theirs))
    if dates_agree(ours, theirs) < 0:
        out.faults.append((Fault.DATE, ours, theirs))


def _judge_belonging(pair: Pair, claim: Reading, topic: Topic, alignment: Alignment, out: Judgement) -> None:
    """A figure that the fact states of something else: "6% had nausea, one in three gave up" the other way round."""
    if (
        pair.fact is None
        or pair.agreement is not Agreement.AGREES
        or belonging(pair.claim, pair.fact, claim.terms, topic, alignment) > -0.5
    ):
        return
    for other in topic.figures:
        if (
            other.role is not pair.fact.role
            or other is pair.fact
            or not is_comparable(pair.claim.quantity, other.quantity)
        ):
            continue
        if (
            belonging(pair.claim, other, claim.terms, topic, alignment) >= 0.5
            and agree(pair.claim, other) is Agreement.DIFFERS
        ):
            out.faults.append((Fault.FIGURE, pair.claim, other))
            return


def _is_other_unit(pair: Pair) -> bool:
    """Another currency, or a measure or a share where the fact counts the very same thing."""
    assert pair.fact is not None
    a, b = pair.claim.quantity, pair.fact.quantity
    if pair.claim.role is not pair.fact.role:
        return False
    if a.kind == b.kind and a.kind in (Kind.MONEY, Kind.MEASURE):
        return True
    misspelt = bool(pair.claim.noun) and not pair.claim.noun[-1].is_known
    return (a.value == b.value and not misspelt) or (pair.noun > 0 and Kind.PERCENT in (a.kind, b.kind))


def _is_level(figure: Figure) -> bool:
    """Whether the sentence says that this is what is reached: "to 18.1 GW"."""
    return figure.is_reached


# Axes that say more or less of something are judged together, by the word nearest to the figure; each other axis by itself.
_FAMILY = frozenset(
    ["amount", "more", "comparison", "level", "quantity", "employment", "existence", "activity", "change", "possession", "width", "strength", "supply", "staffing"]
)
_ACTIONS = _FAMILY | frozenset(
    ["success", "approval", "trade", "movement", "membership", "residence", "permission", "appointment", "vote", "charge", "guilt", "custody", "life", "result", "speed"]
)
_NEAR = 12.0  # tokens: a word further from its figure tells nothing of it


def share(claim: Reading, topic: Topic, alignment: Alignment) -> Shared:
    """What of the claim's action words the fact says too, negated alike."""
    words = set()
    for n, term in enumerate(claim.terms):
        partner = alignment.partner[n]
        if partner is not None and alignment.quality[n] == EXACT and topic.terms[partner].is_negated == term.is_negated:
            words.add(term.keys[0])
    signs = _signs(topic.reading)
    return Shared(frozenset(words), frozenset(axis for axis, ends in signs.items() if len(ends) > 1))


def directions_conflict(ours: dict[str, Sign], theirs: dict[str, Sign], shared: Shared) -> bool:
    """Whether the words that tell a figure's direction point opposite ways; of several, those nearest to the figures tell."""
    against: list[float] = []
    along: list[float] = []
    own_along = False
    turned = False  # a word of the claim's own points the other way, and what points along is only what both say
    for axis in ours.keys() & theirs.keys():
        a, b = ours[axis], theirs[axis]
        if a.distance > _NEAR and b.distance > _NEAR:
            continue
        if a.sign == b.sign:
            if axis in _FAMILY:
                along.append(a.distance + b.distance)
                own_along = own_along or a.key not in shared.words
        elif a.key in shared.words and axis not in shared.two_sided:
            continue
        elif axis not in _FAMILY:
            return True
        else:
            against.append(a.distance + b.distance)
            turned = turned or a.key not in shared.words
    if turned and not own_along:
        return True
    return bool(against) and (not along or min(against) <= min(along))


def _periods_conflict(ours: Figure, theirs: Figure) -> bool:
    if ours.period is not None and ours.period.is_comparison and _since_when(theirs) not in (None, ours.period.days):
        return True
    a, b = ours.period, theirs.period
    if a is None or b is None or a.is_relative or b.is_relative or a.is_rate != b.is_rate:
        return False
    return abs(a.days - b.days) > 0.1 * b.days


def _since_when(figure: Figure) -> float | None:
    """The days back to a month that a figure is compared with: "compared to July" is a month's change, or some months'."""
    months = [d for d in figure.dates if d.role is Role.BASELINE and d.quantity.kind is Kind.DATE]
    return 30.4375 if figure.period is None and any(d.quantity.date and d.quantity.date[1] for d in months) else None


def _judge_dates(figures: list[Figure], topic: Topic, pairs: list[Pair], out: Judgement) -> None:
    theirs = [f for f in topic.figures if f.role in (*DATES, Role.WINDOW)]
    for ours in figures:
        if ours.role not in (*DATES, Role.WINDOW):
            continue
        owner = next((p for p in pairs if ours in p.claim.dates), None)
        rivals = [f for f in theirs if _same_part(ours.role, f.role) and (ours.quantity.kind == f.quantity.kind)]
        if owner is not None and owner.fact is not None:
            own = [f for f in rivals if f in owner.fact.dates]
            if owner.fact.role is Role.PAST and (not own or dates_agree(owner.claim, owner.fact) > 0):
                out.own_dates += 1
                continue
            rivals = own or rivals
        if not rivals:
            if ours.role is Role.WINDOW:
                _judge_window(ours, topic, out)
            elif ours.role is not Role.BASELINE:
                out.foreign_year = out.foreign_year or _is_foreign(ours, topic)
        elif any(same_date(ours, f) for f in rivals):
            out.dates_agreeing += 1
            out.own_dates += ours.role in (Role.WHEN, Role.BY) and _is_past(ours, topic)
            out.telling_details += ours.role is Role.SINCE
        elif not any(fault is Fault.DATE for fault, *_ in out.faults):
            out.faults.append((Fault.PERIOD if ours.role is Role.WINDOW else Fault.DATE, ours, rivals[0]))


def _is_past(date: Figure, topic: Topic) -> bool:
    """Whether a date lies before its source: the time when something held, no time that it is planned for."""
    year = date.quantity.date[0] if date.quantity.date else None
    published = topic.fact.source.published
    return year is None or (published is not None and year <= published.year)


def _same_part(a: Role, b: Role) -> bool:
    return a == b or {a, b} <= {Role.BY, Role.WHEN} or {a, b} <= {Role.WINDOW, Role.BASELINE}


def same_date(a: Figure, b: Figure) -> bool:
    """Whether two dates, or two periods, agree as far as both are stated."""
    if a.quantity.kind is Kind.DURATION or b.quantity.kind is Kind.DURATION:
        days, other = _days(a), _days(b)
        return days is None or other is None or abs(days - other) <= 0.1 * other
    ours, theirs = a.quantity.date or (None,) * 3, b.quantity.date or (None,) * 3
    start = all(x is None or y is None or x == y for x, y in zip(ours, theirs, strict=True))
    ours_end, theirs_end = a.quantity.date_end, b.quantity.date_end
    if ours_end and theirs_end:
        return start and ours_end[0] == theirs_end[0]
    if theirs_end and ours[0] is not None and theirs_end[0] is not None:
        return start or ours[0] == theirs_end[0]
    return start


def _days(figure: Figure) -> float | None:
    q = figure.quantity
    return None if q.value is None else q.value * q.scale / 86400.0


def _judge_window(ours: Figure, topic: Topic, out: Judgement) -> None:
    """ "In 12 months" against "year-on-year"."""
    days = _days(ours)
    spans = [
        f.period for f in topic.figures if f.period is not None and f.period.is_comparison and not f.period.is_relative
    ]
    if days is None or not spans:
        return
    if not any(abs(days - s.days) <= 0.1 * s.days for s in spans):
        out.faults.append((Fault.PERIOD, ours, None))


def _is_foreign(date: Figure, topic: Topic) -> bool:
    """A year that the fact does not state and its source was not published near: the fact says nothing of it."""
    year = date.quantity.date[0] if date.quantity.date else None
    if year is None:
        return False
    published = topic.fact.source.published
    known = {f.quantity.date[0] for f in topic.figures if f.quantity.date}
    return year not in known and (published is None or abs(year - published.year) > 1)


def _judge_rank(claim: Reading, figures: list[Figure], topic: Topic, out: Judgement) -> None:
    """ "The biggest" against "the third-biggest"; "second-hottest" against "the hottest"."""
    ours, theirs = _rank(claim, figures), _rank(topic.reading, topic.figures)
    if ours is None or theirs is None:
        return
    out.faults = [f for f in out.faults if f[1] is None or f[1].quantity.kind is not Kind.ORDINAL]
    out.loose = [f for f in out.loose if f.quantity.kind is not Kind.ORDINAL]
    if ours != theirs:
        out.faults.append((Fault.RANK, None, None))
    else:
        out.telling_details += 1


_EXTREMES = dict.fromkeys(
    ["highest", "most", "biggest", "largest", "greatest", "top", "record", "best", "hottest", "warmest", "wettest", "fastest", "oldest", "longest", "tallest", "deepest", "heaviest", "strongest", "deadliest", "busiest", "richest"], 1
) | dict.fromkeys(["lowest", "fewest", "smallest", "least", "worst", "coldest", "driest", "slowest", "youngest", "shortest", "cheapest", "poorest"], -1)  # fmt: skip


_MORE_SO = dict.fromkeys(["higher", "better", "bigger", "larger", "greater", "more", "hotter", "longer"], 1) | dict.fromkeys(
    ["lower", "worse", "smaller", "fewer", "colder", "shorter"], -1
)


def _rank(reading: Reading, figures: list[Figure]) -> tuple[int, int] | None:
    """The rank (1 for a superlative, n for "nth-largest") and the end it counts from; None where the sentence ranks nothing."""
    for at, token in enumerate(reading.tokens):
        word = token.text.lower()
        if word in _MORE_SO and any(t.text.lower() == "never" for t in reading.tokens[max(0, at - 3) : at]):
            return 1, _MORE_SO[word]
        if word not in _EXTREMES or at in reading.number_at:
            continue
        following = reading.tokens[at + 1].text.lower() if at + 1 < len(reading.tokens) else ""
        if word == "record" and following in ("low", "lows", "high", "highs"):
            return 1, 1 if following.startswith("high") else -1
        if any(t.at <= at < t.at + len(t.keys) and t.is_hedge for t in reading.terms):
            continue
        for figure in figures:
            if figure.quantity.kind is Kind.ORDINAL and 0 < at - figure.last <= 2 and figure.quantity.value:
                return int(figure.quantity.value), _EXTREMES[word]
        if word in ("most", "top", "record", "least", "best") and not _is_superlative(reading, at):
            continue
        return 1, _EXTREMES[word]
    return None


def _is_superlative(reading: Reading, at: int) -> bool:
    before = reading.tokens[at - 1].text.lower() if at else ""
    return before in ("the", "its", "their", "a")


def _judge_negation(claim: Reading, figures: list[Figure], topic: Topic, alignment: Alignment, out: Judgement) -> None:
    """A word negated on one side only. Words on an axis are judged there, with their sign turned."""
    if any(t.is_negated for t in claim.terms) and any(t.is_negated for t in topic.terms):
        return  # both deny something: "no bonus for the boss", "the boss will not get a bonus"
    for n, term in enumerate(claim.terms):
        partner = alignment.partner[n]
        if partner is None or alignment.quality[n] < LOOSER or alignment.quality[n] == OPPOSITE:
            continue
        theirs = topic.terms[partner]
        if term.is_negated != theirs.is_negated and (not _share_axis(term, theirs) or alignment.quality[n] == EXACT):
            out.faults.append((Fault.NEGATION, None, None))
            return


def _share_axis(a: Term, b: Term) -> bool:
    return bool({axis for axis, _ in a.axes} & {axis for axis, _ in b.axes})


def _judge_direction(claim: Reading, figures: list[Figure], topic: Topic, shared: Shared, out: Judgement) -> None:
    """Directions of a claim or a fact without values: every word on an axis against the other's."""
    if _winner_first(claim) and _winner_first(topic.reading):
        return
    if any(f.role in VALUES for f in figures) and any(f.role in VALUES for f in topic.figures):
        return
    theirs = _signs(topic.reading)
    along = against = 0
    for term in claim.terms:
        if term.is_hedge or term.keys[0] in shared.words:
            continue
        ends = [(sign in theirs[axis]) for axis, sign in signs_of(term) if axis in theirs and len(theirs[axis]) == 1]
        along += any(ends)
        against += bool(ends) and not any(ends)
    if against and not along:
        out.faults.append((Fault.DIRECTION, None, None))


def _signs(reading: Reading) -> dict[str, set[int]]:
    signs: dict[str, set[int]] = {}
    for term in reading.terms:
        if term.is_hedge:
            continue
        for axis, sign in signs_of(term):
            signs.setdefault(axis, set()).add(sign)
    return signs


_STATUS = frozenset(["deputy", "vice", "former", "acting", "assistant", "ex", "interim", "outgoing", "associate", "junior", "shadow"])


def _judge_status(claim: Reading, topic: Topic, alignment: Alignment, out: Judgement) -> None:
    """ "Deputy chief constable" for a chief constable; the same person in another office."""
    roles = [(n, t) for n, t in enumerate(claim.terms) if t.name_type == "role"]
    for n, term in roles:
        before = claim.tokens[term.at - 1].text.lower() if term.at else ""
        partner = alignment.partner[n]
        if before in _STATUS and partner is not None and before not in _words_before(topic, partner):
            out.faults.append((Fault.STATUS, None, None))
            return
    theirs = [n for n, t in enumerate(topic.terms) if t.name_type == "role"]
    named = any(q == 1.0 and t.name_type == "name" for t, q in zip(claim.terms, alignment.quality, strict=True))
    other = [t for n, t in roles if alignment.quality[n] < LOOSER]
    same = {p for p, q in zip(alignment.partner, alignment.quality, strict=True) if q >= LOOSER}
    if named and other and theirs and not any(n in same for n in theirs):
        out.faults.append((Fault.STATUS, None, None))


def _words_before(topic: Topic, term: int) -> list[str]:
    at = topic.terms[term].at
    return [t.text.lower() for t in topic.reading.tokens[max(0, at - 2) : at]]


_TAKES_OVER = frozenset(
    ["succeed", "succeeds", "succeeded", "replace", "replaces", "replaced", "beat", "beats", "defeat", "defeats", "defeated", "overtake", "overtakes", "overtook"]
)


def _judge_order(claim: Reading, topic: Topic, out: Judgement) -> None:
    """Who replaced or beat whom: the same two the other way round."""
    ours, theirs = _winner_first(claim), _winner_first(topic.reading)
    if ours and theirs and ours[0] == theirs[1] and ours[1] == theirs[0]:
        out.faults.append((Fault.DIRECTION, None, None))


def _winner_first(reading: Reading) -> tuple[str, str] | None:
    """The names around a verb of taking over or winning, the winner first; None where the sentence has no such pair."""
    words = [t.text.lower() for t in reading.tokens]
    for at, word in enumerate(words):
        takes = word in _TAKES_OVER or words[at : at + 3] in (
            ["taken", "over", "from"],
            ["takes", "over", "from"],
            ["took", "over", "from"],
        )
        loses = words[at : at + 2] in (["lost", "to"], ["loses", "to"], ["handed", "to"])
        if not takes and not loses:
            continue
        before = [t for t in reading.terms if t.name_type in ("name", "body", "place") and t.at < at]
        after = [t for t in reading.terms if t.name_type in ("name", "body", "place") and t.at > at]
        if before and after:
            passive = words[at + 1 : at + 2] == ["by"]
            first, last = _surname(reading, before[-1]), _surname(reading, after[0])
            return (last, first) if passive or loses else (first, last)
    return None


def _surname(reading: Reading, term: Term) -> str:
    """The last of a run of names, by which a person is known."""
    run = term
    for other in reading.terms:
        if other.name_type and other.at == run.at + len(run.keys):
            run = other
    return run.keys[-1]

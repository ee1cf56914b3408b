"""Figures: what each number of a sentence is for. 1,237 in "from 1,237 to 1,103" is no claim about today; 2018 in "since 2018" is no count."""

from dataclasses import dataclass, field
from enum import Enum

from facts.language.reading import Reading, Term
from facts.quantities import Kind, Quantity


class Role(Enum):
    """What a number is for in its sentence."""

    VALUE = "value"  # what is said to be so
    PAST = "past"  # an earlier value that it is compared with
    BASE = "base"  # the whole that a part is of: the 43 of "nine of the 43"
    STEP = "step"  # by how much it changed, where the sentence says "by": no level
    WINDOW = "window"  # the period in which it happened: "in six weeks"
    SINCE = "since"
    BY = "by"
    WHEN = "when"
    BASELINE = "baseline"  # a date or period of comparison: "than in 2019", "the 1991-2020 average"


VALUES = (Role.VALUE, Role.PAST, Role.STEP)
DATES = (Role.SINCE, Role.BY, Role.WHEN, Role.BASELINE)

_DAYS = {
    "second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "wk": 7.0, "fortnight": 14.0, "month": 30.4375, "quarter": 91.3125, "year": 365.25, "yr": 365.25,
    "decade": 3652.5, "century": 36525.0, "y": 365.25, "m": 30.4375,
}  # fmt: skip
_ADVERBS = {
    "annual": "year", "annually": "year", "yearly": "year", "yoy": "year", "monthly": "month", "mom": "month", "weekly": "week",
    "daily": "day", "quarterly": "quarter", "qoq": "quarter",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """A span of time without a number of its own: year-on-year, in a year, than last month, a week."""

    days: float
    at: int  # token index
    is_rate: bool  # "4 mm a year", "per week"
    is_relative: bool  # "last year", "this month": read at the time of asking, so it may confirm and never contradict
    is_comparison: bool  # "than last year", "on the year before", "year-on-year"


@dataclass(frozen=True, slots=True)
class Sign:
    """Which end of an axis the word nearest to a figure stands for, and how far it is (tokens, clauses counting as twenty)."""

    sign: int
    distance: float
    key: str


@dataclass(slots=True)
class Figure:
    """A quantity with its part in the sentence."""

    quantity: Quantity
    first: int  # token indices, both included
    last: int
    clause: int
    role: Role
    noun: tuple[Term, ...] = ()  # the counted noun's terms, the head last
    signs: dict[str, "Sign"] = field(default_factory=dict)  # per axis the nearest word on it
    period: Period | None = None
    dates: tuple["Figure", ...] = ()  # the dates that go with it
    is_reached: bool = False  # "to 18.1 GW": a level, no step
    year: int | None = None  # of an earlier value, where the sentence lets one work it out


def read_figures(reading: Reading) -> list[Figure]:
    """The figures of a sentence, in order."""
    places: dict[int, list[int]] = {}
    for at, n in reading.number_at.items():
        places.setdefault(n, []).append(at)
    figures = [
        Figure(reading.quantities[n], min(at), max(at), reading.clause_of[min(at)], Role.VALUE)
        for n, at in sorted(places.items())
    ]
    words = [t.text.lower() if t.is_word else t.text for t in reading.tokens]
    figures = [f for f in figures if not _numbers_a_period(words, f)]
    for i, figure in enumerate(figures):
        following = figures[i + 1] if i + 1 < len(figures) else None
        figure.role = _role(words, figure, following, figures[i - 1] if i else None)
        figure.noun = _noun(reading, figure)
        figure.is_reached = _back(words, figure.first, _SHORT_SKIP)[0] in ("to", "at", "reach", "reached", "hit")
    values = [f for f in figures if f.role in VALUES]
    _inherit_nouns(figures)
    for before, figure in zip(figures, figures[1:], strict=False):
        if before.role is Role.STEP and figure.role is Role.VALUE and before.quantity.kind is figure.quantity.kind:
            if "and" in words[before.last + 1 : figure.first]:
                figure.role = Role.STEP  # "by six days year-on-year and five days month-on-month"
    periods = _periods(reading, words)
    for figure in figures:
        figure.signs = _signs(reading, figure, values)
        if figure.role in VALUES and (before := _goes_from(words, figure, figures)) is not None:
            figure.signs = before.signs  # one movement: "fell from 7492 to 7444 and rose …"
        if figure.role in VALUES:
            figure.period = _nearest_period(reading, figure, values, periods)
            figure.dates = _dates_of(figure, figures, values)
            if any(d.role is Role.BASELINE and d.quantity.kind is Kind.DATE for d in figure.dates):
                figure.period = None  # "20.9% compared to July": what it is compared with is said
    for figure in figures:
        if figure.role is Role.VALUE and _was_before(words, figure):
            figure.role = Role.PAST
    _date_the_past(words, figures)
    return figures


def _inherit_nouns(figures: list[Figure]) -> None:
    """ "8.6 million passengers, up from 7.9 million": the second counts what the first does."""
    last: tuple[Term, ...] = ()
    for figure in figures:
        if figure.quantity.kind is not Kind.COUNT:
            continue
        if not figure.noun and figure.quantity.noun is None and figure.role is Role.PAST:
            figure.noun = last
        last = figure.noun or last


def _numbers_a_period(words: list[str], figure: Figure) -> bool:
    """The first of "first quarter" or "first three months" ranks nothing."""
    if figure.quantity.kind is not Kind.ORDINAL:
        return False
    after = words[figure.last + 1 : figure.last + 3]
    return bool(after) and any(w.removesuffix("s") in _DAYS or w in ("half", "term", "season") for w in after)


def _back(words: list[str], at: int, skip: frozenset[str]) -> list[str]:
    """Up to four words before a place, nearest first, without articles and the words of hedges."""
    out: list[str] = []
    i = at - 1
    while i >= 0 and len(out) < 4:
        if words[i] not in skip:
            out.append(words[i])
        i -= 1
    return out + [""] * (4 - len(out))


_ARTICLES = frozenset(
    ["the", "a", "an", "its", "their", "his", "her", "our", "my", "some", "around", "about", "roughly", "approximately", "nearly", "almost", "just", "over", "up", "to"]
)
_SHORT_SKIP = frozenset(["the", "a", "an", "its", "their", "around", "about", "roughly", "approximately", "nearly", "almost", "just", "well", "only"])
_COMPARE = frozenset(["than", "compared", "against", "versus", "vs", "v", "from"])
_PAST_WORDS = frozenset(["previous", "previously", "earlier", "former", "prior", "old"])
_WINDOW_WORDS = frozenset(
    ["in", "over", "within", "during", "for", "every", "past", "last", "next", "coming", "first", "after", "previous", "latest", "final", "under", "throughout", "inside"]
)


def _role(words: list[str], figure: Figure, following: Figure | None, before: Figure | None) -> Role:
    kind = figure.quantity.kind
    one, two, three, four = _back(words, figure.first, _SHORT_SKIP)
    after = [*words[figure.last + 1 : figure.last + 7], "", "", "", "", "", ""]
    if kind is Kind.DATE:
        return _date_role(one, two, three, four, after)
    if kind is Kind.DURATION:
        if after[0] in ("ago", "earlier", "before", "previously"):
            return Role.BASELINE
        if after[0] != "old" and (
            one in _WINDOW_WORDS or (one in ("of", "to") and two in ("space", "period", "matter", "course"))
        ):
            return Role.WINDOW
        steps = after[0] in _STEPS and "than" in words[figure.last :]
        return Role.STEP if one == "by" or steps else Role.VALUE
    if (
        one == "from"
        and following is not None
        and words[following.first - 1] == "to"
        and following.first - figure.last <= 8
    ):
        return Role.PAST
    if one == "from" and (
        two in ("up", "down") or (kind in (Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE) and before is not None)
    ):
        return Role.PAST
    if kind is not Kind.PERCENT and after[0] in ("more", "less", "fewer", "higher", "lower") and after[1] == "than":
        return Role.STEP  # "450 million more than budgeted"
    if kind in (Kind.MEASURE, Kind.MONEY) and _STEPS & set(after[:3]) and "than" in words[figure.last :]:
        return Role.STEP
    if (
        before is not None
        and kind is Kind.COUNT
        and before.quantity.kind is Kind.COUNT
        and figure.first - before.last <= 4
    ):
        if one == "of" and words[before.last + 1] in ("of", "out"):
            return Role.BASE
    if one in ("with", "to") and two in ("compared", "comparison", "contrast"):
        return Role.PAST
    if one in ("against", "versus", "vs") or (one == "than" and before is not None):
        return Role.PAST
    if {one, two, three} & _PAST_WORDS and kind is not Kind.ORDINAL:
        return Role.PAST
    if (
        one == "by"
        and kind in (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION)
        and two not in ("followed", "made", "won")
    ):
        return Role.STEP
    if (
        one in ("up", "down")
        and following is not None
        and words[following.first - 1] == "to"
        and kind is not Kind.PERCENT
    ):
        return Role.STEP
    tail = " ".join(after[:5])
    if kind is not Kind.PERCENT and any(
        p in tail for p in ("of the previous", "of the year before", "in the previous")
    ):
        return Role.PAST
    return Role.VALUE


_STEPS = frozenset(["more", "less", "fewer", "higher", "lower", "longer", "shorter", "later", "earlier", "quicker", "faster", "slower"])


def _date_role(one: str, two: str, three: str, four: str, after: list[str]) -> Role:
    if after[0] in ("average", "baseline", "level", "levels", "mean"):
        return Role.BASELINE
    if one in ("on",) and two in ("%", "cent", "percent", "up", "down"):
        return Role.BASELINE
    if one in ("in", "of") and "since" in (two, three, four):
        return Role.SINCE
    if one == "since" or (one == "from" and after[0] != "to"):
        return Role.SINCE
    if one in ("by", "until", "till", "before"):
        return Role.BY
    if one in ("than", "against", "versus", "vs") or (
        one in ("with", "to", "in") and two in ("compared", "than", "compare")
    ):
        return Role.BASELINE
    if one in ("in", "with", "to") and "compared" in (two, three):
        return Role.BASELINE
    return Role.WHEN


def _noun(reading: Reading, figure: Figure) -> tuple[Term, ...]:
    noun = figure.quantity.noun
    if not noun:
        return _noun_before(reading, figure) if figure.quantity.kind is Kind.COUNT else ()
    start = reading.text.find(noun, figure.quantity.span[1])
    if start < 0:
        return ()
    end = start + len(noun)
    return tuple(t for t in reading.terms if start <= t.start and t.end <= end and not t.is_hedge)


# Axes on which a word says "more" or "less" of something; a word without another shared axis is compared on this one.
_MORE = ("amount", "comparison")


def signs_of(term: Term) -> list[tuple[str, int]]:
    """The axes of a term with its signs, negation counted in, and whether it says more or less."""
    turn = -1 if term.is_negated else 1
    signs = [(axis, turn * sign) for axis, sign in term.axes]
    first = next((sign for name in _MORE for axis, sign in signs if axis == name), None)
    return signs if first is None else [*signs, ("more", first)]


def _noun_before(reading: Reading, figure: Figure) -> tuple[Term, ...]:
    """ "The number of officers fell to 4,870": what is counted stands before."""
    words = [t.text.lower() for t in reading.tokens[: figure.first]]
    for at in range(len(words) - 2, -1, -1):
        if words[at] in ("number", "numbers", "total") and words[at + 1] == "of":
            run = [t for t in reading.terms if at + 2 <= t.at < figure.first]
            return tuple(
                run[
                    : next(
                        (n for n, t in enumerate(run) if n and t.at != run[n - 1].at + len(run[n - 1].keys)), len(run)
                    )
                ]
            )
    return ()


def _signs(reading: Reading, figure: Figure, values: list[Figure]) -> dict[str, Sign]:
    best: dict[str, Sign] = {}
    quantity = figure.quantity
    if quantity.kind is Kind.CHANGE and quantity.value is not None and quantity.value != 1:
        best["amount"] = best["more"] = Sign(1 if quantity.value > 1 else -1, 0.0, "")
    elif quantity.kind in (Kind.PERCENT, Kind.COUNT, Kind.MONEY) and quantity.text[0] in "+-−":
        best["amount"] = best["more"] = Sign(1 if quantity.text[0] == "+" else -1, 0.0, "")
    for term in reading.terms:
        if not term.axes or term.is_hedge:
            continue
        distance = float(figure.first - term.at if term.at < figure.first else term.at - figure.last + 1)
        low, high = sorted((figure.first, term.at))
        distance += 8.0 * sum(low < v.first < high for v in values if v is not figure and v.clause == figure.clause)
        if term.clause != figure.clause:
            distance += 20.0
        for axis, sign in signs_of(term):
            if axis not in best or distance < best[axis].distance:
                best[axis] = Sign(sign, distance, term.keys[0])
    return best


def _periods(reading: Reading, words: list[str]) -> list[Period]:
    found: list[Period] = []
    spoken = [i for i, t in enumerate(reading.tokens) if t.is_word and i not in reading.number_at]
    skip_until = -1
    for n, i in enumerate(spoken):
        word = words[i]
        unit = _ADVERBS.get(word) or (word if word in _DAYS else None)
        if unit is None or i <= skip_until or (unit in ("y", "m") and words[i + 1 : i + 2] != ["/"]):
            continue
        m = n - 1
        while m >= 0 and words[spoken[m]] in ("single", "whole", "full", "entire"):
            m -= 1
        back = [words[spoken[k]] if k >= 0 else "" for k in (m, m - 1, m - 2)]
        ahead = [words[spoken[m]] if m < len(spoken) else "" for m in (n + 1, n + 2)]
        days = _DAYS[unit]
        if word in _ADVERBS:
            found.append(Period(days, i, word.endswith("ly") or word == "annual", False, word in ("yoy", "mom", "qoq")))
        elif (ahead[0] in ("on", "over") and ahead[1] == word) or (unit in ("y", "m") and ahead[0] == word):
            found.append(Period(days, i, False, False, True))
            skip_until = spoken[n + (1 if unit in ("y", "m") else 2)]
        elif back[0] in ("per", "each", "every"):
            found.append(Period(days, i, True, False, False))
        else:
            comparison = bool(
                {back[0], back[1], back[2]} & {"than", "compared", "on", "against", "versus", "vs", "from"}
                or ahead[0] in ("before", "earlier", "ago", "previously")
                or back[0] in ("previous", "prior", "preceding")
            )
            relative = back[0] in ("last", "this", "next", "current") or "last" in (back[0], back[1])
            bare = back[0] in ("a", "an", "one", "single")
            basis = comparison or (bare and back[1] in ("in", "over", "within", "during", "of", "for", "past", "last"))
            if back[0] == "the" and back[1] == "of":
                continue  # the first quarter of the year
            if bare or back[0] in (
                "the",
                "last",
                "past",
                "this",
                "previous",
                "prior",
                "same",
                "preceding",
                "next",
                "that",
                "on",
            ):
                found.append(Period(days, i, bare and not basis, relative and not comparison, comparison))
    return found


def _nearest_period(reading: Reading, figure: Figure, values: list[Figure], periods: list[Period]) -> Period | None:
    same = [p for p in periods if reading.clause_of[p.at] == figure.clause]
    after = [p for p in same if p.at > figure.last and not any(figure.last < v.first < p.at for v in values)]
    if after:
        return after[0]
    before = [p for p in same if p.at < figure.first and not any(p.at < v.first < figure.first for v in values)]
    if before:
        return before[-1]
    lone = [
        p
        for p in periods
        if not any(v is not figure and abs(v.first - p.at) < abs(figure.first - p.at) for v in values)
    ]
    return lone[0] if len(lone) == 1 else None


def _dates_of(figure: Figure, figures: list[Figure], values: list[Figure]) -> tuple[Figure, ...]:
    """The dates and windows that go with a figure: those nearer to it than to any other value."""
    out = []
    for date in figures:
        if date.role not in (*DATES, Role.WINDOW):
            continue
        if min(values, key=lambda v: (v.clause != date.clause, _gap(v, date))) is figure:
            out.append(date)
    return tuple(out)


def _gap(value: Figure, date: Figure) -> float:
    """Tokens between; a date that follows its figure is nearer than one that precedes the next."""
    return date.first - value.last if date.first > value.last else value.first - date.last + 0.5


_BEFORE = frozenset(("earlier", "ago", "before", "previously"))


def _goes_from(words: list[str], figure: Figure, figures: list[Figure]) -> Figure | None:
    """The first figure of a "from … to …" whose second this is."""
    if figure.first == 0 or words[figure.first - 1] != "to":
        return None
    return next((f for f in figures if f.role is Role.PAST and f.last < figure.first <= f.last + 4), None)


def _was_before(words: list[str], figure: Figure) -> bool:
    """ "It was 61,480 a year earlier", "two years ago it had 5,310": a value of then, where the sentence tells no change by it."""
    if any(s.distance <= 3 for axis, s in figure.signs.items() if axis == "amount"):
        return False
    tail = words[figure.last + 1 : figure.last + 5]
    if any(w in ("a", "one", "the") for w in tail[:3]) and any(w in _BEFORE for w in tail) and "than" not in tail:
        return True
    return (
        any(d.role is Role.BASELINE and d.quantity.kind is Kind.DURATION for d in figure.dates) and "than" not in words
    )


def _date_the_past(words: list[str], figures: list[Figure]) -> None:
    """ "203 metres a year earlier", where the sentence is about 2024, is the value for 2023."""
    years = [f.quantity.date[0] for f in figures if f.role is Role.WHEN and f.quantity.date and f.quantity.date[0]]
    if not years:
        return
    for figure in figures:
        tail = " ".join(words[figure.last + 1 : figure.last + 8])
        if figure.role is Role.PAST and any(
            p in tail for p in ("year earlier", "year before", "previous year", "year ago")
        ):
            figure.year = years[0] - 1

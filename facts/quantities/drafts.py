"""A quantity in the making, and how it is finished: hedge, noun and rate around it, bounds, step and span."""

from dataclasses import dataclass

from facts.quantities.hedges import hedge_after, hedge_before
from facts.quantities.lexicon import Unit, lexicon
from facts.quantities.model import Hedge, Kind, Quantity
from facts.quantities.nouns import noun_after
from facts.quantities.tokens import Tokens
from facts.quantities.years import DateParts

_LARGE = 1000.0  # "6.2k hours" are rounded all the same
_STEP_OF_ONE = frozenset({Kind.PERCENT, Kind.DURATION, Kind.ORDINAL})  # a round number of these is meant to the unit
_UNBOUNDED_ABOVE = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST})
_UNBOUNDED_BELOW = frozenset({Hedge.FEWER_THAN, Hedge.AT_MOST, Hedge.UP_TO})
_RATE_OF_ADVERB = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "pa": "year",
    "pcm": "month",
    "pm": "month",
    "pw": "week",
}


@dataclass(slots=True)
class Draft:
    """A quantity in the making: its span is tokens `first` to `stop` - 1."""

    first: int
    stop: int
    value: float | None
    kind: Kind
    step: float = 0.0
    unit: Unit | None = None
    low: float | None = None
    high: float | None = None
    noun: str | None = None
    noun_from: int = 0  # where the noun is looked for; 0: behind the number
    hedge: Hedge = Hedge.NONE
    rate: str | None = None
    date: DateParts | None = None
    date_end: DateParts | None = None
    is_vague: bool = False
    is_digits: bool = False
    is_age: bool = False
    resume: int = 0  # where reading goes on


def surround(tokens: Tokens, draft: Draft, floor: int) -> Draft:
    """Add what stands around the number: hedge, noun, rate; and where reading goes on."""
    behind = draft.noun_from or draft.stop
    draft.resume = max(draft.resume, draft.stop)
    if draft.kind is Kind.ORDINAL:
        draft.noun, _ = noun_after(tokens, behind, False)
        return draft
    draft.hedge = hedge_before(tokens, draft.first, floor, draft.kind, draft.is_digits, draft.is_age)
    after, at = hedge_after(tokens, behind)
    draft.rate, at = _rate(tokens, at, draft)
    is_name = draft.kind is Kind.DURATION and tokens.words[at - 2] != "-" and tokens.slice(at, at + 1)[:1].isupper()
    if draft.noun is None and not is_name:  # "after 20 minutes Mike left"
        draft.noun, at = noun_after(tokens, at, draft.unit is not None)
    if draft.rate is None:
        draft.rate, at = _rate(tokens, at, draft)
    if draft.rate is not None:
        draft.resume = max(draft.resume, at)
        if draft.kind is Kind.CHANGE and tokens.words[draft.stop - 1] == "x":
            draft.kind, draft.noun = Kind.COUNT, draft.noun or "times"  # "3x a week"
    elif draft.kind is Kind.COUNT and draft.noun is None and _is_age(tokens.words, behind):
        draft.kind, draft.unit, draft.is_age = Kind.DURATION, lexicon().units.by_name["year"], True
    if after is Hedge.NONE:
        after, _ = hedge_after(tokens, at)
    if draft.hedge is Hedge.NONE:
        draft.hedge = after
    return draft


def _is_age(words: list[str], at: int) -> bool:
    """ "75 or older", "under 18s" is read with its unit."""
    return words[at] in ("or", "and") and words[at + 1] in ("older", "younger")


def _rate(tokens: Tokens, at: int, draft: Draft) -> tuple[str | None, int]:
    """What the number is a rate of: "a year", "per 100,000 people", "/month"; and the place behind it."""
    words, lists = tokens.words, lexicon().words
    begin = at
    if words[at] == "-" and words[at + 1] in ("a", "an", "per") and tokens.glued[at + 1]:
        at += 1
    if words[at] in _RATE_OF_ADVERB and draft.kind is Kind.MONEY:
        return _RATE_OF_ADVERB[words[at]], at + 1
    if words[at] not in lists["rate_words"] or draft.kind in (Kind.DATE, Kind.ORDINAL):
        return None, begin
    rated = at + 1
    if words[rated] == "-":
        rated += 1
    if words[at] in ("a", "an", "each", "every", "/"):
        is_timed = words[rated] in lists["rate_units"]
        if not is_timed or words[rated + 1] in lists["one_unit_not_after"]:
            return None, begin
        return _rated_unit(words, rated), rated + 1
    if words[at] == "per" and words[rated] in ("cent", ""):
        return None, begin
    if words[at] == "per":
        if words[rated] == "annum":
            return "year", rated + 1
        return _rated_unit(words, rated), rated + 1
    return None, begin


def _rated_unit(words: list[str], at: int) -> str:
    """The word of a rate; a unit by its canonical name."""
    units = lexicon().units
    found = units.phrases.find(words, at)
    unit = found[0] if found is not None else units.tight.get(words[at])
    return unit.name if unit is not None else words[at]


def finish(tokens: Tokens, draft: Draft) -> Quantity:
    """The quantity that a draft has come to."""
    start, end = tokens.span(tokens.starts[draft.first], tokens.ends[draft.stop - 1])
    unit = draft.unit
    low, high = _bounds(draft)
    return Quantity(
        text=tokens.source[start:end],
        span=(start, end),
        value=draft.value,
        low=low,
        high=high,
        unit=unit.name if unit else None,
        noun=draft.noun,
        hedge=draft.hedge,
        kind=draft.kind,
        dimension=unit.dimension if unit else _dimension(draft.kind),
        scale=unit.scale if unit else 1.0,
        offset=unit.offset if unit else 0.0,
        step=_step(draft),
        date=draft.date,
        date_end=draft.date_end,
        rate=draft.rate,
        is_vague=draft.is_vague,
        is_age=draft.is_age,
    )


def _bounds(draft: Draft) -> tuple[float | None, float | None]:
    low = draft.value if draft.low is None else draft.low
    high = draft.value if draft.high is None else draft.high
    if draft.hedge in _UNBOUNDED_ABOVE:
        return low, None
    if draft.hedge in _UNBOUNDED_BELOW:
        return None, high
    return low, high


def _dimension(kind: Kind) -> str | None:
    return {Kind.RATIO: "share", Kind.CHANGE: "multiple"}.get(kind)


def _step(draft: Draft) -> float:
    if draft.kind in (Kind.DATE, Kind.RATIO):
        return 0.0
    is_temperature = draft.unit is not None and draft.unit.dimension.startswith("temperature")
    is_meant_to_one = (is_temperature or draft.kind in _STEP_OF_ONE) and abs(draft.value or 0.0) < _LARGE
    return min(draft.step, 1.0) if is_meant_to_one else draft.step

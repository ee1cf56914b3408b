"""Reading quantities: text in, quantities out, in one pass. Each kind of number has its file beside this."""

from facts.quantities.dates import read_date
from facts.quantities.digits import step_of
from facts.quantities.drafts import Draft, finish, surround
from facts.quantities.guards import is_label, skips_digits
from facts.quantities.lexicon import lexicon
from facts.quantities.measures import Measured, measure
from facts.quantities.model import Kind, Quantity
from facts.quantities.nouns import noun_after
from facts.quantities.numerals import read_numeral
from facts.quantities.ranges import with_range
from facts.quantities.ratios import Found, read_multiple, read_ordinal, read_ratio, read_times
from facts.quantities.shares import Numeral
from facts.quantities.tokens import Tokens
from facts.quantities.word_guards import is_name, is_no_number
from facts.quantities.years import Date

_OLDEST = 110  # years
_FEWEST_RATED = 2  # things that something is per; "for every one" says nothing
_FAR_AGE = 4  # tokens from "age" to the number: "age of the over 65s"
_PERCENT_WORDS = frozenset({"percent", "percents", "percentage", "cent"})


def read_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of a text, in order.

    Telephone numbers, versions, scores, times of day, links and codes are left out. Never raises; takes linear time.
    """
    tokens = Tokens(text)
    starts = lexicon().starts
    drafts: list[Draft] = []
    resume = floor = 0
    for place in range(tokens.count):
        if place < resume:
            continue
        kind = tokens.kinds[place]
        if kind == "mark" or (kind == "word" and tokens.words[place] not in starts):
            continue
        found, resume = _read_at(tokens, place, floor)
        if found:
            drafts += found
            floor = found[-1].stop
            resume = max(resume, floor)
    return tuple(finish(tokens, draft) for draft in drafts)


def _read_at(tokens: Tokens, place: int, floor: int) -> tuple[list[Draft], int]:
    """The quantities that begin at a token, and the token to go on with."""
    kind = tokens.kinds[place]
    if kind == "clock":
        return _finishing_time(tokens, place), place + 1
    if kind == "digits":
        behind = skips_digits(tokens, place, floor)
        if behind is not None:
            return [], behind
    date = read_date(tokens, place)
    if date is not None:
        return [_dated(date)], date.stop
    if kind == "chain":
        return [], place + 1
    if kind == "word" and is_name(tokens, place):
        return [], place + 1
    found = (
        read_ordinal(tokens, place) if kind == "digits" else read_multiple(tokens, place) or read_ordinal(tokens, place)
    )
    if found is not None:
        draft = surround(tokens, _drafted(found), floor)
        return [draft], draft.resume
    return _read_number(tokens, place, floor)


def _read_number(tokens: Tokens, place: int, floor: int) -> tuple[list[Draft], int]:
    word = tokens.words[place]
    if tokens.kinds[place] == "word" and (is_no_number(tokens, place) or is_label(tokens, place)):
        return [], place + 1
    joins = tokens.words[place - 1] not in ("between", "from")
    numeral = (
        _one_unit(tokens, place)
        if word in lexicon().words["one_unit_before_units"]
        else read_numeral(tokens, place, joins)
    )
    if numeral is None:
        return [], place + 1
    before, second = tokens.words[numeral.first - 1], tokens.words[numeral.first - 2]
    if before == "per" or _is_rated(tokens, numeral) or (before == "past" and second in ("half", "quarter")):
        return [], numeral.stop  # what a rate is of; a time of day
    if numeral.is_plain and not numeral.is_digits:  # twenty twenty-four
        return [_dated(Date(numeral.first, numeral.stop, (int(numeral.value), None, None)))], numeral.stop
    found = read_times(tokens, numeral) or read_ordinal(tokens, place, numeral)
    first, is_negative = _sign(tokens, numeral.first, floor)
    if found is None and (not is_negative or tokens.words[numeral.stop] == "over"):
        found = read_ratio(tokens, numeral)
    if found is not None:
        draft = _drafted(found)
        draft.step = numeral.step
    else:
        draft = _measured(tokens, numeral, measure(tokens, numeral, floor), is_negative)
        first, is_negative = _sign(tokens, draft.first, floor)
        if draft.unit is None and word == "one" and numeral.value == 1 and _is_pronoun(tokens, numeral):
            return [], numeral.stop
        if draft.unit is None and tokens.words[draft.first - 2 : draft.first] == ["factor", "of"]:
            draft.kind = Kind.CHANGE
        elif draft.unit is None and tokens.words[draft.first - 1] == "of":
            _as_percent_of(tokens, draft, floor)
        if draft.unit is None and _is_age(tokens, draft):
            draft.unit, draft.kind, draft.is_age = lexicon().units.by_name["year"], Kind.DURATION, True
        draft.is_age = draft.is_age or "old" in tokens.words[draft.stop : draft.stop + 2] or _is_of_age(tokens, draft)
    if is_negative and draft.value is not None:
        draft.first, draft.value = first, -draft.value
    draft.is_digits = numeral.is_digits
    surround(tokens, draft, floor)
    return [draft], draft.resume


def _is_rated(tokens: Tokens, numeral: Numeral) -> bool:
    """ "For every 1,000 residents", "in every thousand homes": per so many; "for every 10 minutes" is a time."""
    words = tokens.words[numeral.first - 2 : numeral.first]
    if words[1:] != ["every"] or words[0] not in ("for", "in", "to"):
        return False
    return numeral.value >= _FEWEST_RATED and _counts(tokens, numeral)


def _counts(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether a number has a thing behind it, and no unit."""
    units = lexicon().units
    is_unit = units.phrases.find(tokens.words, numeral.stop) is not None or tokens.glued[numeral.stop]
    return tokens.kinds[numeral.stop] == "word" and not is_unit


def _measured(tokens: Tokens, numeral: Numeral, low: Measured, is_negative: bool) -> Draft:
    read = with_range(tokens, low, is_negative) if not numeral.is_vague else None
    if read is not None:
        low = read.low
    last = read.high if read is not None and read.high is not None else low
    unit = low.unit
    kind = unit.kind if unit is not None else Kind.RATIO if numeral.is_share else Kind.COUNT
    draft = Draft(low.first, last.stop, last.value, kind, last.step, unit, is_vague=numeral.is_vague)
    if numeral.is_vague and numeral.low is not None and numeral.high is not None:
        draft.low, draft.high = numeral.low, numeral.high
    elif last is not low:
        draft.low, draft.high = low.value, last.value
    return draft


def _sign(tokens: Tokens, first: int, floor: int) -> tuple[int, bool]:
    """Whether a number is negative, and where its sign stands."""
    before = first - 1
    if before < floor:
        return first, False
    word = tokens.words[before]
    if word in ("minus", "negative"):
        return before, True
    if word == "-" and tokens.glued[first] and not tokens.glued[before]:
        return before, True
    return first, False


def _is_pronoun(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether "one" stands for a thing and counts nothing."""
    lists = lexicon().words
    before, following = tokens.words[numeral.first - 1], tokens.words[numeral.stop]
    if tokens.count == 1 or before in ("minus", "negative"):
        return False
    if before in ("at", "in") and tokens.slice(numeral.stop, numeral.stop + 1)[:1].isupper():
        return True  # the most "in one Premier League season": in a single one
    return before in lists["one_before"] or following in lists["one_after"] or tokens.kinds[numeral.stop] != "word"


def _one_unit(tokens: Tokens, place: int) -> Numeral | None:
    """The one of "a decade", "in under an hour", "a month and a half"; None for "a week ago", "£5 a week"."""
    words, lists = tokens.words, lexicon().words
    if words[place + 1 : place + 4] == ["and", "a", "half"] and words[place - 1] not in ("a", "an", "one"):
        return Numeral(place, place, 1.0, 1.0)  # the last month and a half
    if words[place - 1] not in ("a", "an"):
        return None
    one = Numeral(place - 1, place, 1.0, 1.0)
    if words[place + 1] == "and" and measure(tokens, one, 0).stop > place + 1:
        return one
    if words[place + 1] in lists["one_unit_not_after"]:
        return None
    is_bounded = words[place - 2] in lists["one_unit_before"]
    return one if is_bounded or words[place] in lists["one_unit_always"] else None


def _is_age(tokens: Tokens, draft: Draft) -> bool:
    """ "aged 16 to 24", "under the age of 18", "over-65s"."""
    words = tokens.words
    if words[draft.stop] == "s" and tokens.glued[draft.stop] and words[draft.first - 1] in ("-", "over", "under"):
        draft.stop += 1
        return True
    if words[draft.first - 1] in ("over", "under") and words[draft.first - 2] in lexicon().words["aged"]:
        # People over 65, "children under 13 ride free".
        return (draft.value or 0.0) <= _OLDEST and not _is_plural_behind(tokens, draft.stop)
    ages, between = lexicon().words["age_before"], lexicon().words["age_between"]
    at = draft.first - 1
    while at > max(0, draft.first - _FAR_AGE) and words[at] in between:
        at -= 1
    return at >= 0 and words[at] in ages and not _is_plural_behind(tokens, draft.stop)  # "the average age of 34 ships"


def _is_plural_behind(tokens: Tokens, stop: int) -> bool:
    noun, _ = noun_after(tokens, stop, False)
    return noun is not None and noun.endswith("s") and "year" not in noun


def _is_of_age(tokens: Tokens, draft: Draft) -> bool:
    return tokens.words[draft.stop] == "of" and tokens.words[draft.stop + 1] == "age"


def _as_percent_of(tokens: Tokens, draft: Draft, floor: int) -> None:
    """A percentage whose word stands first, as in tables: "per cent of 210"."""
    at = draft.first - 2
    if at < floor or tokens.words[at] not in _PERCENT_WORDS:
        return
    at -= tokens.words[at] == "cent" and tokens.words[at - 1] == "per"
    if at == 0 or tokens.kinds[at - 1] == "mark":
        draft.first, draft.unit, draft.kind = at, lexicon().units.by_name["%"], Kind.PERCENT


def _drafted(found: Found) -> Draft:
    step = step_of(found.value)
    return Draft(found.first, found.stop, found.value, found.kind, step, noun=found.noun, noun_from=found.noun_from)


def _dated(date: Date) -> Draft:
    year = date.start[0]
    value = None if year is None else float(year)
    draft = Draft(date.first, date.stop, value, Kind.DATE, date=date.start, date_end=date.end)
    if date.end is not None and date.end[0] is not None:
        draft.low, draft.high = draft.value, float(date.end[0])
    return draft


def _finishing_time(tokens: Tokens, place: int) -> list[Draft]:
    """2:04:35 as a duration, where somebody finishes something; any other time of day is no quantity."""
    lex = lexicon()
    parts = tokens.words[place].split(":")
    if len(parts) != 3 or tokens.words[place - 1] == "at" or lex.words["clues_finish"].isdisjoint(tokens.near(place)):
        return []
    hours, minutes, seconds = map(float, parts)
    duration = hours * 3600 + minutes * 60 + seconds
    return [Draft(place, place + 1, duration, Kind.DURATION, 1.0, lex.units.by_name["second"])]

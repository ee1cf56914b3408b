"""Roles: what a number is for, told by the words right before and after it. The first rule that fits decides."""

from itertools import pairwise
from typing import NamedTuple

from facts.language.lexicon import words_of
from facts.language.model import Figure, Role
from facts.quantities import Hedge, Kind

_SKIPPED = words_of("before a number")
_UP_OR_DOWN = words_of("up or down")
_MORE_THAN = words_of("differences in amount")
_DIFFERENCES = words_of("differences")
_OFF, _MARKS_SET = words_of("off a mark"), words_of("marks that are set")
_FORMER = words_of("former")
_PHRASES_OF_FORMER = words_of("phrases of a former value")
_PHRASES_OF_EXPECTED = words_of("phrases of an expected value")
_SAYING_IT = tuple((who, verb) for who in ("it", "they", "there") for verb in ("was", "were", "had"))
_LONGEST_TAIL, _LONGEST_LEAD = 9, 7  # tokens
_BEFORE_NOW = words_of("before now")
_NO_TIMES = words_of("behind a before of no time")
_SPAN_ARTICLES = words_of("articles of a span")
_PHRASES_OF_LAST_YEAR = words_of("phrases of the year before")
_WINDOWS = words_of("windows")
_BOUNDS = words_of("bounds and windows")
_WINDOW_NOUNS, _WINDOW_JOINERS = words_of("window nouns"), words_of("window noun joiners")
_AGAINST = words_of("against")
_ABOVE_OR_BELOW = words_of("above or below a year")
_BESIDE = frozenset({"above", "below", "over", "under"})
_COMPARING, _COMPARING_JOINERS = words_of("comparing"), words_of("comparing joiners")
_NO_STEP = words_of("no step before by")
_BASELINES = words_of("baselines")
_CHANGES_ON = words_of("changes before on")
_INSTEAD, _USED_TO = (("of", "instead"), ("than", "rather")), ("to", "used")
_STARTING = frozenset({"starting", "beginning", "commencing"})
_BEING_USED = frozenset({"is", "are", "was", "were", "be", "been", "being", "get", "got"})
_NEEDED = words_of("what is needed")
_DATES_COMPARED, _DATES_COMPARED_JOINERS = words_of("dates compared"), words_of("dates compared joiners")
_TARGETS, _TARGET_JOINERS = words_of("targets"), words_of("target joiners")
_BY = words_of("by a date")
_MULTIPLES = words_of("multiples of a former value")
_ARROW_HEADS = words_of("arrow heads")
_TO = _ARROW_HEADS | {"to"}
_TAKING = words_of("taking time")
_REACHING, _GROWING = words_of("reaching"), words_of("growing")

_CHANGING = (Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE)  # kinds that move "from" something
_STEPPING = (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION)  # kinds that grow "by" something
_LONGEST_MOVEMENT = 8  # tokens from a value to the one that it goes to
_LONGEST_ARROW = 3  # tokens: "-->"
_LONGEST_PART = 4  # tokens from a part to its whole
_FAR_TAKING = 8  # tokens from "took" to the time that something took
_NEAR_SIGN = 3  # tokens: a word of change so near tells how the figure came about


class _Setting(NamedTuple):
    """What stands around a number: the four words before, nearest first, six behind, and the numbers on either side."""

    kind: Kind
    is_bound: bool  # "over 12", "under 12"
    one: str
    two: str
    three: str
    four: str
    after: list[str]
    has_than: bool  # somewhere behind it
    is_before_arrow: bool  # and the next number behind it
    goes_to: int | None  # tokens to the next number, where "to" stands before that
    before: Figure | None
    counts: bool  # it has a noun of its own
    words_between: list[str]  # since the number before
    counts_another: bool  # thing than the number before: "740 scientists from 23 countries"


def role_of(words: list[str], figure: Figure, before: Figure | None, following: Figure | None) -> Role:
    """What a number is for, by its place between the words and the numbers beside it."""
    here = _setting(words, figure, before, following)
    if _is_whole_ahead(here, following):
        return Role.BASE
    if here.kind is Kind.DATE:
        return _role_of_date(here)
    if here.kind is Kind.DURATION and not (here.one == "from" and here.goes_to):
        return _role_of_duration(here)
    if _starts_movement(here):
        return Role.PAST
    if _is_difference(here):
        return Role.STEP
    if _is_whole(here):
        return Role.BASE
    if _is_compared(here):
        return Role.PAST
    if _is_step(here):
        return Role.STEP
    return Role.PAST if _is_of_former(here) else Role.VALUE


def is_reached(words: list[str], figure: Figure) -> bool:
    """Whether a number is a level that something comes to, whatever it came from: "to 18.1 GW"."""
    one, two, *_ = _words_before(words, figure.first)
    return one in _REACHING and not (one == "at" and two in _GROWING)


def is_time_taken(words: list[str], figure: Figure) -> bool:
    """Whether a time is how long something took: "it took 340 volunteers nine weeks"."""
    if figure.quantity.kind is not Kind.DURATION or figure.role is not Role.VALUE:
        return False
    return not _TAKING.isdisjoint(words[max(0, figure.first - _FAR_TAKING) : figure.first])


def is_goal_of(words: list[str], figure: Figure) -> bool:
    """Whether "to" stands before a number and its hedges, or an arrow: "from 8,640 to about 7,500", "18c -> 21c"."""
    return _words_before(words, figure.first)[0] in _TO


def _is_arrow(words: list[str]) -> bool:
    return len(words) <= _LONGEST_ARROW and words[-1:] != [] and words[-1] in _ARROW_HEADS


def is_step_of(words: list[str], figure: Figure) -> bool:
    """Whether "by" stands before a number and its hedges: by how much something changed."""
    return _words_before(words, figure.first)[0] == "by"


def was_before(words: list[str], figure: Figure) -> bool:
    """Whether a value is one of then: "61,480 a year earlier", "two years ago it had 5,310".

    Where it tells a change it is not.
    """
    sign = figure.signs.get("amount")
    if sign is not None and sign.distance <= _NEAR_SIGN:
        return False
    tail = _behind(words, figure)[:4]
    head = words[:3] if figure.first >= 4 else []
    lead = words[max(0, figure.first - _LONGEST_LEAD) : figure.first]
    if tuple(lead[-2:]) in _SAYING_IT and not _BEFORE_NOW.isdisjoint(lead) and not _SPAN_ARTICLES.isdisjoint(lead):
        return True  # "the year before it was 21"
    if not _SPAN_ARTICLES.isdisjoint(head[:2]) and not _BEFORE_NOW.isdisjoint(head[2:]) and "than" not in head:
        return True
    is_of_before = not _SPAN_ARTICLES.isdisjoint(tail[:3]) and not _BEFORE_NOW.isdisjoint(tail) and "than" not in tail
    if is_of_before and _NO_TIMES.isdisjoint(words[figure.last + 1 : figure.last + 6]):
        return True
    then = any(d.role is Role.BASELINE and d.quantity.kind is Kind.DURATION for d in figure.dates)
    return then and "than" not in words


def is_of_last_year(words: list[str], figure: Figure) -> bool:
    """Whether a value is said to be the year before's: "203 metres a year earlier"."""
    tail = " ".join(_behind(words, figure)[:7])
    return any(phrase in tail for phrase in _PHRASES_OF_LAST_YEAR)


def _behind(words: list[str], figure: Figure) -> list[str]:
    """What stands behind a number; of "38bn, the year before it was 21bn" nothing, for that is of the next."""
    behind = words[figure.last + 1 : figure.last + 1 + _LONGEST_TAIL]
    if behind[:1] == [","] and any(pair in _SAYING_IT for pair in pairwise(behind)):
        return []
    return behind


def _setting(words: list[str], figure: Figure, before: Figure | None, following: Figure | None) -> _Setting:
    is_goal = following is not None and is_goal_of(words, following)
    return _Setting(
        figure.quantity.kind,
        figure.quantity.hedge in (Hedge.MORE_THAN, Hedge.FEWER_THAN),
        *_words_before(words, figure.first),
        after=[*_behind(words, figure)[:6], "", "", ""],
        has_than="than" in words[figure.last :],
        is_before_arrow=following is not None and _is_arrow(words[figure.last + 1 : following.first]),
        goes_to=following.first - figure.last if following is not None and is_goal else None,
        before=before,
        counts=bool(figure.quantity.noun),
        words_between=words[before.last + 1 : figure.first] if before is not None else [],
        counts_another=before is not None and _count_different_things(before, figure),
    )


def _count_different_things(a: Figure, b: Figure) -> bool:
    return bool(a.quantity.noun) and bool(b.quantity.noun) and a.quantity.noun != b.quantity.noun


def _words_before(words: list[str], at: int) -> tuple[str, str, str, str]:
    """Four words before a place, nearest first, without articles and hedges; "" where there are no more."""
    found: list[str] = []
    while at > 0 and len(found) < 4:
        at -= 1
        if words[at] not in _SKIPPED:
            found.append(words[at])
    one, two, three, four = (*found, "", "", "", "")[:4]
    return one, two, three, four


def _role_of_date(here: _Setting) -> Role:
    one, two, back = here.one, here.two, (here.two, here.three, here.four)
    if here.after[0] in _BASELINES or (one == "on" and two in _CHANGES_ON):
        return Role.BASELINE
    if one == "since" or (one in ("in", "of") and "since" in back) or (one == "from" and here.after[0] != "to"):
        return Role.SINCE
    if one in ("in", "on") and two in _STARTING:
        return Role.SINCE  # "starting in 2032"
    if one in _BY:
        return Role.BY
    if one == "than" or one in _AGAINST or one in _ABOVE_OR_BELOW:
        return Role.BASELINE
    if one in _DATES_COMPARED_JOINERS and (two in _DATES_COMPARED or here.three == "compared"):
        return Role.BASELINE
    return Role.WHEN


def _role_of_duration(here: _Setting) -> Role:
    behind = here.after[0]
    if behind in _BEFORE_NOW:
        return Role.BASELINE
    opener = here.two if here.one in _BOUNDS and here.is_bound else here.one  # "in under an hour"
    is_window = opener in _WINDOWS or (here.one in _WINDOW_JOINERS and here.two in _WINDOW_NOUNS)
    if is_window and behind not in ("old", "olds"):
        return Role.WINDOW
    if here.one == "by" or (behind in _DIFFERENCES and here.has_than):
        return Role.STEP
    return Role.PAST if _is_compared(here) or (here.one == "from" and here.two in _UP_OR_DOWN) else Role.VALUE


def _starts_movement(here: _Setting) -> bool:
    """ "From 1,237 to 1,103", "up from 12", "18c -> 21c"."""
    if here.is_before_arrow:
        return True
    if here.one == "of" and here.three == "from" and here.four in _UP_OR_DOWN:
        return True  # "down from a peak of 7.6%"
    if here.one != "from":
        return False
    if here.goes_to is not None and here.goes_to <= _LONGEST_MOVEMENT:
        return True
    if here.two in _UP_OR_DOWN:
        return True
    return here.before is not None and here.kind in _CHANGING and not here.counts_another


def _is_difference(here: _Setting) -> bool:
    """ "450 million more than budgeted"."""
    if here.kind is not Kind.PERCENT and here.after[0] in _MORE_THAN and here.after[1] == "than":
        return True
    if here.kind is Kind.COUNT and here.after[0] in _MORE_THAN and here.counts and here.has_than:
        return True  # "0.7 million more passengers this summer than last"
    if here.kind is not Kind.PERCENT and here.after[0] in _OFF and here.after[1] in _MARKS_SET:
        return True  # "£30m over budget"
    return here.kind in (Kind.MEASURE, Kind.MONEY) and here.has_than and not _DIFFERENCES.isdisjoint(here.after[:3])


def _is_whole(here: _Setting) -> bool:
    """The 43 of "nine of the 43", "nine out of 43"."""
    if here.before is None or here.kind is not Kind.COUNT or here.before.quantity.kind is not Kind.COUNT:
        return False
    is_near = len(here.words_between) < _LONGEST_PART
    return is_near and here.words_between[:1] in (["of"], ["out"]) and here.one == "of"


def _is_whole_ahead(here: _Setting, following: Figure | None) -> bool:
    """The 43 of "of the 43 boats that set out nine came back"."""
    is_first = here.before is None and here.one == "of" and not here.two
    counts = here.kind is Kind.COUNT and following is not None and following.quantity.kind is Kind.COUNT
    return is_first and counts and following is not None and not following.quantity.noun


def _is_compared(here: _Setting) -> bool:
    """ "Compared with 12", "against 12", "the previous 12"."""
    if here.one in _COMPARING_JOINERS and here.two in _COMPARING:
        return True
    if here.before is not None and here.one in _TARGET_JOINERS and here.two in _TARGETS:
        return True  # "94%, when the goal was 95%"
    if here.one in _AGAINST or (here.one == "than" and here.before is not None and not here.is_bound):
        return True
    if here.one in _BESIDE and here.words_between[:1] == [here.one] and not here.is_bound:
        return True  # "18% above the 12 million of 2019"
    if here.one == "of" and not _AGAINST.isdisjoint((here.three, here.four)):
        return True  # "against a budget of £210m"
    if here.before is not None and here.one in _MULTIPLES:
        return True  # "£38bn, almost double the £20bn estimated in 2020"
    if (here.one, here.two) in _INSTEAD:
        return True
    if (here.two, here.three) == _USED_TO and here.four not in _BEING_USED:
        return True  # "used to have 36 rooms"
    if here.before is not None and not _NEEDED.isdisjoint(here.after[:3]) and here.kind is Kind.PERCENT:
        return True  # "71%, below the 90% needed"
    return here.kind is not Kind.ORDINAL and not _FORMER.isdisjoint((here.one, here.two, here.three))


def _is_step(here: _Setting) -> bool:
    """ "By 12", "up 12 to 40"."""
    if here.one == "by" and here.kind in _STEPPING and here.two not in _NO_STEP:
        return True
    return here.one in _UP_OR_DOWN and here.goes_to is not None and here.kind is not Kind.PERCENT


def _is_of_former(here: _Setting) -> bool:
    tail = " ".join(here.after[:5])
    if here.kind is Kind.PERCENT:
        return False
    is_expected = here.before is not None and any(phrase in tail for phrase in _PHRASES_OF_EXPECTED)
    return is_expected or any(phrase in tail for phrase in _PHRASES_OF_FORMER)

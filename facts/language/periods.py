"""Periods: spans of time without a number of their own, that say over what, or against when, a figure is meant."""

from bisect import bisect_left, bisect_right

from facts.language.lexicon import groups_of, words_of
from facts.language.model import Figure, Period, Reading

_DAY = 86400.0  # seconds
_DAYS = {name: float(seconds) / _DAY for seconds, *names in groups_of("spans") for name in names}
_SPAN_OF_ADVERB = {adverb: span for span, *adverbs in groups_of("span adverbs") for adverb in adverbs}
_LETTERS = words_of("span letters")
_FURTHER_SPANS = words_of("further spans")
_COMPARISONS = words_of("span comparisons")
_FILLERS = words_of("span fillers")
_PER = words_of("per")
_JOINERS = words_of("span joiners")
_COMPARERS = words_of("span comparers")
_NO_TIMES = words_of("behind a before of no time")
_BEFORE_NOW = words_of("before now")
_PRECEDING = words_of("preceding")
_RELATIVE = words_of("relative spans")
_BARE = words_of("bare articles")
_EXCLAIMING = words_of("exclaiming")
_PREPOSITIONS = words_of("span prepositions")
_DETERMINERS = words_of("span determiners")
_TIMES = _DAYS.keys() | _SPAN_OF_ADVERB.keys()

_RIGHT_BEHIND = 2  # tokens from a figure to its span: "£7 a month"
MONTH = _DAYS["month"]  # days


def is_span(word: str) -> bool:
    """Whether a word is a span of time that something may be the first of: "first quarter", "first three months"."""
    return word.removesuffix("s") in _DAYS or word in _FURTHER_SPANS


def days_of(word: str) -> float | None:
    """How many days a span of time is, by its name: 7 for "week" and "weeks"; None where it is no span."""
    return _DAYS.get(word.removesuffix("s"))


def is_year(days: float) -> bool:
    """Whether a span of so many days is a year."""
    return days == _DAYS["year"]


def find_periods(reading: Reading) -> list[Period]:
    """The periods of a sentence, in order."""
    if _TIMES.isdisjoint(reading.words):
        return []
    spoken = [at for at, token in enumerate(reading.tokens) if token.is_word and at not in reading.number_at]
    words = [reading.words[at] for at in spoken]
    found: list[Period | None] = []
    resume = 0
    for n, (at, word) in enumerate(zip(spoken, words, strict=True)):
        if n < resume or word not in _TIMES or (word in _LETTERS and reading.words[at + 1 : at + 2] != ["/"]):
            continue
        repeated = _repeated_after(words, n)
        if word in _SPAN_OF_ADVERB:
            is_comparison = word in _COMPARISONS
            days = _DAYS[_SPAN_OF_ADVERB[word]]
            found.append(Period(days, at, is_rate=not is_comparison, is_comparison=is_comparison))
        elif repeated:
            found.append(Period(_DAYS[word], at, is_comparison=True))
            resume = n + repeated + 1
        else:
            found.append(_single(words, n, at, at - 2 in reading.number_at))
    return [period for period in found if period is not None]


def _repeated_after(words: list[str], n: int) -> int:
    """After how many words a span stands again: 2 in "year on year", 1 in "y/y", 0 where it does not."""
    word, ahead = words[n], words[n + 1 : n + 3]
    if word in _LETTERS:
        return 1 if ahead[:1] == [word] else 0
    return 2 if ahead[1:] == [word] and ahead[0] in _JOINERS else 0


def _single(words: list[str], n: int, at: int, is_behind_number: bool) -> Period | None:
    """The period of a span that stands once: "per week", "a year", "than last month"; None where there is none.

    Right behind a number "a year" is a rate: "from 15 to 20 hours a week" compares no weeks.
    """
    one, two, three = _words_before(words, n)
    days = _DAYS[words[n]]
    if one in _PER:
        return Period(days, at, is_rate=True)
    is_bare = one in _BARE
    if (one == "the" and two == "of") or not (is_bare or one in _DETERMINERS):
        return None  # "the first quarter of the year"; "year 7"
    if is_bare and two in _EXCLAIMING:
        return None  # "what a day"
    is_comparison = (
        (not _COMPARERS.isdisjoint((one, two, three)) and not (is_bare and is_behind_number))
        or (n + 1 < len(words) and words[n + 1] in _BEFORE_NOW and _NO_TIMES.isdisjoint(words[n + 2 : n + 3]))
        or one in _PRECEDING
    )
    is_relative = one in _RELATIVE or "last" in (one, two)
    is_rate = is_bare and not is_comparison and two not in _PREPOSITIONS
    return Period(days, at, is_rate, is_relative and not is_comparison, is_comparison)


def _words_before(words: list[str], n: int) -> tuple[str, str, str]:
    """Three words before a place, nearest first, without the fillers right before it ("a single year")."""
    n -= 1
    while n >= 0 and words[n] in _FILLERS:
        n -= 1
    one, two, three = (words[k] if k >= 0 else "" for k in (n, n - 1, n - 2))
    return one, two, three


class Nearness:
    """Which period each figure of a sentence goes with."""

    def __init__(self, reading: Reading, periods: list[Period], values: list[Figure]) -> None:
        """Take the sentence's periods and its values, each in order."""
        self._periods = [(period, reading.clause_of[period.at]) for period in periods]
        self._firsts = [value.first for value in values]
        behind = {value.last + _RIGHT_BEHIND for value in values}
        self._taken = {period.at for period in periods if period.is_rate and period.at in behind}
        self._nearest = [min(abs(first - period.at) for first in self._firsts) for period in periods] if values else []

    def of(self, figure: Figure) -> Period | None:
        """The first behind it in its clause, or the last before it, or else the only one that is nearest to it.

        What stands right behind another figure is that one's: "£7 a month for a family of four".
        """
        same = [period for period, clause in self._periods if clause == figure.clause]
        for period in same:
            if period.at > figure.last and not self._is_value_between(figure.last, period.at):
                return period
        for period in reversed(same):
            is_near = period.at < figure.first and not self._is_value_between(period.at, figure.first)
            if is_near and period.at not in self._taken:
                return period
        own = [
            period
            for (period, _), nearest in zip(self._periods, self._nearest, strict=True)
            if abs(figure.first - period.at) <= nearest
        ]
        return own[0] if len(own) == 1 else None

    def _is_value_between(self, low: int, high: int) -> bool:
        return bisect_left(self._firsts, high) > bisect_right(self._firsts, low)

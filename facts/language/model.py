"""What a sentence is once it is read: its terms and figures. Reading text is for the files beside this."""

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from facts.language.lexicon import Keys
from facts.language.tokens import Token
from facts.quantities import Quantity

GENERIC_WEIGHT = 0.15  # people, units of time: what they are of tells more
FAINT_WEIGHT = 0.12  # a small word, a topic only where it is all there is

Axes = tuple[tuple[str, int], ...]  # the axes a word is on, each with the end (1 or -1) that it stands at


@dataclass(slots=True)
class Term:
    """A word or a known phrase that carries topic."""

    number: int  # its place among the sentence's terms
    text: str
    start: int  # code points
    end: int
    at: int  # index of its first token
    clause: int
    keys: Keys
    same: frozenset[str]
    heads: frozenset[str]  # of a phrase, what its last word alone may mean: crime, of knife crime
    broad: frozenset[str]
    narrow: frozenset[str]
    axes: Axes
    links: frozenset[str]  # everything by which it may match another: groups, axes, keys, its text in lower case
    weight: float  # 0-1
    name_type: str | None  # place, body, institution, role, publisher, name (some other proper name), or None
    is_known: bool  # a word of English, or of the lexicon
    points_by_head: bool = False  # only its last word is on the axes: a pay rise, of "rise"
    is_negated: bool = False
    is_hedge: bool = False  # "more" of "more than 50": no direction
    is_capital: bool = False
    signs: Axes = ()  # its axes with negation counted in, and "more" where it says more or less of something

    @property
    def name(self) -> str:
        """Its keys as one: what tells "vote in favour" from "vote"."""
        return " ".join(self.keys)

    @property
    def after(self) -> int:
        """Index of the token behind its last."""
        return self.at + len(self.keys)


@dataclass(slots=True)
class Reading:
    """One sentence, analysed once."""

    text: str
    tokens: list[Token]
    words: list[str]  # the tokens' texts in lower case
    quantities: tuple[Quantity, ...]
    number_at: dict[int, int]  # token index -> index of the quantity that it belongs to
    clause_of: list[int]  # a clause number for each token
    is_headline: bool  # mostly capitals: capitals say nothing
    is_shouted: bool  # all capitals, those of acronyms too
    initials: frozenset[str]  # acronyms that its names may be called by: "nca"
    terms: list[Term] = field(default_factory=list)
    negations: tuple[int, ...] = ()  # token indices of negating words
    ends: dict[str, frozenset[int]] = field(default_factory=dict)  # axis -> the signs that its words have on it

    def places(self) -> dict[int, tuple[int, int]]:
        """The first and the last token of each quantity, by the quantity's index and in order."""
        found: dict[int, tuple[int, int]] = {}
        for at, n in self.number_at.items():
            first, last = found.get(n, (at, at))
            found[n] = (min(at, first), max(at, last))
        return dict(sorted(found.items()))


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
TIMES = (*DATES, Role.WINDOW)


class Period(NamedTuple):
    """A span of time without a number of its own: year-on-year, in a year, than last month, a week."""

    days: float
    at: int  # token index
    is_rate: bool = False  # "4 mm a year", "per week"
    is_relative: bool = False  # "last year": read at the time of asking, so it may confirm and never contradict
    is_comparison: bool = False  # "than last year", "on the year before", "year-on-year"


class Sign(NamedTuple):
    """The end of an axis that the word nearest to a figure stands at, and how far off it is (tokens, and more)."""

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
    signs: dict[str, Sign] = field(default_factory=dict)  # per axis the nearest word on it
    period: Period | None = None
    dates: tuple["Figure", ...] = ()  # the dates that go with it
    is_part: bool = False  # "seven of them": of what another figure counts
    is_time_taken: bool = False  # "it took nine weeks"
    is_reached: bool = False  # "to 18.1 GW": a level, no step
    year: int | None = None  # of an earlier value, where the sentence lets one work it out

"""Quantity: a number as somebody wrote it, with everything needed to compare it. Reading text is in `reading`."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What sort of number it is."""

    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"
    MEASURE = "measure"
    DURATION = "duration"
    DATE = "date"
    ORDINAL = "ordinal"
    RATIO = "ratio"  # a share: half, one in five, two thirds, nine in ten
    CHANGE = "change"  # a multiple: doubled, halved, 1.5 times as many


class Hedge(StrEnum):
    """How exactly the writer meant the number; the field's standard words, one for each meaning."""

    NONE = "none"
    EXACTLY = "exactly"  # "exactly", "precisely"
    AROUND = "around"  # around, about, roughly, some, or so, approx., ~
    NEARLY = "nearly"  # nearly, almost, just under, close to
    JUST_OVER = "just over"  # just over, a bit more than
    MORE_THAN = "more than"  # more than, over, above, exceeding, well over, "70+"
    AT_LEAST = "at least"  # at least, no fewer than, minimum of, or more
    FEWER_THAN = "fewer than"  # fewer than, less than, under, below
    AT_MOST = "at most"  # at most, no more than, or fewer
    UP_TO = "up to"  # up to, as many as, as much as, up-to-100


class Quantity(NamedTuple):
    """One number in a text.

    `span` is in code points of the text read. `value` is a plain number in the unit as written (1.5 million -> 1500000;
    50% -> 50; two thirds -> 0.666…; doubled -> 2; a date -> its year, None where it has none). `low` and `high` bound
    what was said before any rule of agreement is applied: a range gives its ends (the upper is its `value`), "dozens"
    24 and 99 (the lower is its `value`), "more than 5" 5 and None (unbounded), a plain number itself twice.
    """

    text: str
    span: tuple[int, int]
    value: float | None
    low: float | None
    high: float | None
    unit: str | None  # canonical: "%", "GBP", "km", "week"; None for a plain count
    noun: str | None  # the counted noun with its modifiers, as written: "specialist intelligence officers"
    hedge: Hedge
    kind: Kind
    # What follows is for arithmetic and is not written out.
    # What the unit measures: "length", "mass", "temperature difference", "share" (percent and ratio), a currency's code
    # ("$" where the text leaves open which dollar it is, "krone" which krone); None for plain counts.
    dimension: str | None = None
    scale: float = 1.0  # value * scale + offset is in the dimension's own unit (metre, kilogram, second …)
    offset: float = 0.0
    # The precision as written, in the unit as written: 7.4m -> 100000, "5,000" -> 1000, a word-number as its digits;
    # 0 for shares in words, which are exact.
    step: float = 0.0
    date: tuple[int | None, int | None, int | None] | None = None  # year, month, day as far as stated; for dates
    date_end: tuple[int | None, int | None, int | None] | None = None  # last year of "2022-23", the 1990s
    rate: str | None = None  # "per" what: "hour", "year", "person"; 20 mph has a unit of its own instead
    is_vague: bool = False  # a word that names no number: dozens, hundreds, several hundred, a few, a couple
    is_age: bool = False  # how old somebody or something is: "aged 16 to 24", "over-65s", "three-year-olds"

    def to_dict(self) -> dict[str, object]:
        """The QUANTITY of the command line's contract; whole numbers are written without a fraction."""
        return {
            "text": self.text,
            "span": list(self.span),
            "value": _plain(self.value),
            "low": _plain(self.low),
            "high": _plain(self.high),
            "unit": self.unit,
            "noun": self.noun,
            "hedge": None if self.hedge is Hedge.NONE else str(self.hedge),
            "kind": str(self.kind),
        }


def _plain(number: float | None) -> float | int | None:
    if number is not None and number == int(number) and abs(number) < 2**53:
        return int(number)
    return number

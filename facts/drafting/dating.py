"""Dating: times told from the day of writing, written out where they are sure: "last year" -> "in 2023".

What is in quotation marks stays as it was said. What is not sure is named, and stays as well.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from facts.drafting.quotations import find_quotations, is_within
from facts.drafting.words import any_of, groups_of, words_of
from facts.quantities import Kind, read_quantities

_WEEKDAYS = groups_of("weekdays")[0]
_MONTHS = groups_of("months")[0]
_BEFORE = (
    r"(?P<before>\b(?:in|on|for|since|by|of|from|to|until|during|over|than|before|after|early|late|later|earlier)\s+)?"
)
_THE = r"(?<!\bthe\s)"
_SPAN = re.compile(
    rf"{_BEFORE}{_THE}\b(?P<which>last|this|next)\s+(?P<span>year|month)(?P<owner>['’]s)?\b", re.IGNORECASE
)
_SAYING = any_of("verbs of saying")
_DAY = re.compile(
    rf"(?:\b(?P<before>on|of|by|until|since|from|before|after|{_SAYING})\s+)?"
    r"\b(?P<day>yesterday|today|tomorrow)\b(?P<owner>['’]s)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    rf"(?:\b(?P<before>on|until|since|from|by|before|after|late|early|{_SAYING})\s+)?"
    rf"\b(?P<day>{'|'.join(_WEEKDAYS)})\b(?!['’]s)(?P<time>\s+(?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
_DATED_WEEKDAY = re.compile(r",?\s+(?:the\s+)?\d")
_ANY_MONTH = "|".join(map(str.capitalize, _MONTHS))
_MONTH = re.compile(
    r"\b(?P<before>(?i:in|since|until|by|from|to|early|late|before|after|during|mid|of))[\s-]+"
    rf"(?P<month>{_ANY_MONTH})\b(?!\s+\d{{1,2}}(?![\d,]))(?!,?\s+\d{{4}}\b)(?!['’])"
    r"(?!\s+(?:last|this|next)\s+year\b)"
)
_ENDS_IN_MONTH = re.compile(rf"\b(?:{_ANY_MONTH})\s+$")
_DAY_OF_MONTH = re.compile(
    rf"""
      \b (?: (?P<day> \d{{1,2}} ) (?: st | nd | rd | th )? (?: \s+ of )? \s+ (?P<month> {_ANY_MONTH} )
           | (?P<month2> {_ANY_MONTH} ) \s+ (?P<day2> \d{{1,2}} ) (?: st | nd | rd | th )? )
      \b (?! [\s,]+ \d{{4}} ) (?! \s* [-–] \s* \d )
    """,
    re.VERBOSE,
)
_OWNING = re.compile(rf"\b(?:{_ANY_MONTH}|{'|'.join(map(str.capitalize, _WEEKDAYS))})['’]s(?=\s)")
_UNSURE = re.compile(rf"\b{any_of('unsure times')}\b", re.IGNORECASE)
_AGO = re.compile(
    r"\b(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|\d+|(?:a\s+)?few|several|(?:a\s+)?couple\s+of)\s+"
    r"(?:days?|weeks?|fortnights?|months?|years?|decades?)\s+(?P<off>ago|earlier|later|before)\b"
    r"(?!(?<=before)\s+(?:the|an?|its|their|his|her|\w+ing|[A-Z]\w+)\b)",  # "18 months before landing"
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_FUTURE = re.compile(rf"\b{any_of('words of the future')}\b", re.IGNORECASE)
_IS_TO_COME = re.compile(
    r"\bwill\b|\b(?:is|are)\s+(?:(?:now|still|not)\s+)?(?:expected|due|planned|scheduled|set|to)\b", re.IGNORECASE
)
_TIMETABLE = re.compile(rf"(?<!the )\b{any_of('words of a timetable')}\b", re.IGNORECASE)
_PAST = re.compile(rf"\b(?:\w{{2,}}ed|{any_of('words of the past')})\b", re.IGNORECASE)
_SAID = re.compile(rf"\b{_SAYING}\s+$", re.IGNORECASE)
_STEPS = {"last": -1, "this": 0, "next": 1}
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_KEPT_BEFORE = ("than", "early", "late", "later", "earlier")  # "than last year": than in 2023
_WEEK = 7  # days


@dataclass(frozen=True, slots=True)
class Dated:
    """A text with its times written out, and the words of those that were not sure."""

    text: str
    open: tuple[str, ...]


Edit = tuple[int, int, str | None]  # where, and what stands there instead; None where that is not sure


def write_dates(text: str, published: date | None, spoken_of: Collection[int] = ()) -> Dated:
    """The text of a sentence with the times in it written out, as of the day it was published.

    `spoken_of`: the years that the sentence before names; "in March" may be of another one of these.
    """
    quoted = find_quotations(text)
    edits: list[Edit] = []
    for start, end, words in sorted(_find(text, published, spoken_of), key=lambda edit: (edit[0], -edit[1])):
        if edits and start < edits[-1][1]:
            continue
        edits.append((start, end, None if is_within(quoted, start, end) else words))
    out, at = "", 0
    for start, end, words in edits:
        if words is not None:
            is_crowded = (
                words[-1].isdigit() and re.match(r"\s\d", text[end:]) is not None
            )  # February 2025, 187,600 people
            out, at = f"{out}{text[at:start]}{_capitalised(words, text, start)}{',' * is_crowded}", end
    out += text[at:]
    unsure = [text[start:end] for start, end, words in edits if words is None]
    unsure += [
        found.group()
        for found in _AGO.finditer(out)
        if found["off"].lower() == "ago" or not _YEAR.search(out)  # "a year earlier" than a year that stands there
    ]
    return Dated(out, tuple(dict.fromkeys(unsure)))


def _capitalised(words: str, text: str, start: int) -> str:
    begins = text[start].isupper() and not any(character.isalnum() for character in text[:start])
    return words[:1].upper() + words[1:] if begins else words


def _find(text: str, published: date | None, spoken_of: Collection[int]) -> Iterator[Edit]:
    """Every time that is told from the day of writing."""
    for found in _UNSURE.finditer(text):
        yield *found.span(), None
    finders: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], str | None]], ...] = (
        (_SPAN, _span),
        (_DAY, _day),
    )
    for pattern, write in finders:
        for found in pattern.finditer(text):
            yield *_whole(found), write(found, published) if published else None
    for found in _WEEKDAY.finditer(text):
        if not _DATED_WEEKDAY.match(text, found.end()):
            before = (found["before"] or "").lower()
            said = before in words_of("verbs of saying") or _SAID.search(text[: found.start()]) is not None
            sure = (before == "on" and (said or _has_been(text))) or before in words_of("verbs of saying")
            yield found.start("day"), found.end(), _weekday(found, published) if sure and published else None
    years = {q.date[0] for q in read_quantities(text) if q.kind is Kind.DATE and q.date and q.date[0]}
    is_open = published is None or _may_be_of_another_year(text, published, years, spoken_of)
    for found in _OWNING.finditer(text):
        yield *found.span(), None
    for pattern in (_MONTH, _DAY_OF_MONTH):
        for found in pattern.finditer(text):
            span = found.span("month") if pattern is _MONTH else found.span()
            yield *span, _month(found, text, published) if published and not is_open else None


def _may_be_of_another_year(text: str, published: date, own: Collection[int], spoken_of: Collection[int]) -> bool:
    """Whether a year is named that a month may be of; what is to come is of none that has passed."""
    is_to_come = _IS_TO_COME.search(text) is not None
    others = {year for year in spoken_of if year > published.year or not is_to_come}
    return bool({*own, *others} - {published.year})


def _whole(found: re.Match[str]) -> tuple[int, int]:
    """Without a word before that stays: "than last year", "later this year"."""
    before = (found["before"] or "").strip().lower()
    return (found.end("before") if before in _KEPT_BEFORE else found.start()), found.end()


def _span(found: re.Match[str], published: date) -> str | None:
    before = (found["before"] or "").strip().lower()
    steps = _STEPS[found["which"].lower()]
    months = published.year * 12 + published.month - 1 + steps
    is_year = found["span"].lower() == "year"
    when = str(published.year + steps) if is_year else f"{_MONTHS[months % 12].capitalize()} {months // 12}"
    if found["owner"]:
        return f"{before} {when}’s".strip() if before not in _KEPT_BEFORE else f"{when}’s"
    if is_year and not before and _ENDS_IN_MONTH.search(found.string[: found.start()]):
        return when  # "January last year"
    if before in _KEPT_BEFORE or not before:
        return f"in {when}"
    return f"{before} {when}"


def _day(found: re.Match[str], published: date) -> str | None:
    word = found["day"].lower()
    before = (found["before"] or "on").lower()
    if word == "today" and before not in words_of("verbs of saying"):
        return None  # these days, or on this day
    when = _written(published + timedelta(days=_DAYS[word]))
    if before in words_of("verbs of saying"):
        before = f"{found['before']} on"
    return f"{when}’s" if found["owner"] else f"{before} {when}"


def _weekday(found: re.Match[str], published: date) -> str:
    """The last such day until the day of writing: "on Tuesday" is no Tuesday before that."""
    back = (published.weekday() - _WEEKDAYS.index(found["day"].lower())) % _WEEK
    day = f"{found['day']} {_written(published - timedelta(days=back))}"
    day = f"the {found['time'].strip()} of {day}" if found["time"] else day
    return day if found["before"].lower() == "on" else f"on {day}"


def _month(found: re.Match[str], text: str, published: date) -> str | None:
    """The month with its year: the last such one for what has been, the next for what is to come."""
    name = found["month"] or found["month2"]
    month = _MONTHS.index(name.lower()) + 1
    day = found.groupdict().get("day") or found.groupdict().get("day2")
    before = (found.groupdict().get("before") or "").lower()
    if _FUTURE.search(text):
        year = _year_to_come(month, before, text, published)
    else:
        is_past = _has_been(text) and before not in ("by", "until")
        year = _year_that_was(month, day, published) if is_past else None
    if year is None:
        return None
    return f"{found.group()} {year}" if day else f"{name} {year}"


def _year_to_come(month: int, before: str, text: str, published: date) -> int | None:
    """The year of a month in what is to come; None for "by January", which may be past or to come."""
    if month > published.month:
        return published.year
    is_certain = before == "in" and _IS_TO_COME.search(text) and not _PAST.search(_IS_TO_COME.sub("", text))
    return published.year + 1 if month < published.month and is_certain else None


def _year_that_was(month: int, day: str | None, published: date) -> int | None:
    """The year of a month in what has been; None for the month of writing, unless its day is past."""
    if month == published.month and not (day and int(day) <= published.day):
        return None
    return published.year if month <= published.month else published.year - 1


def _has_been(text: str) -> bool:
    """Whether what is said can only be of a time that was: no "will", no "opens in May"."""
    return _PAST.search(text) is not None and not _FUTURE.search(text) and not _TIMETABLE.search(text)


def _written(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1].capitalize()} {day.year}"

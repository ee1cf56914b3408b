"""Facts made for measuring: seeded, varied, each told from every other by who did what to which of what.

A source is about one body and has several facts, as articles have: siblings share their names, and are the hardest.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.bench.made_words import Words, world
from facts.base import Fact
from facts.sources import Source

_FEWEST, _MOST = 3, 15  # facts of one source
_FIRST_DAY, _DAYS = date(2015, 1, 1), 4000
_MONTHS = ("January", "March", "April", "June", "July", "September", "October", "December")
_PLAN = (
    "The {body} in {place} will {do} {figure} {what} by {year}.",
    "{place} {body} plans to {do} around {figure} {what} over the next {few} years, it said on Monday.",
)
_DONE = (
    "{place} {body} said on Monday that it {did} {figure} {what} in {year}, at a cost of £{cost} million.",
    "{figure} {what} were {done} by {place} {body} between {month} {before} and {month} {year}.",
    "{place} {body} {did} {figure} {what} in the year to {month} {year}, up from {less} the year before.",
    "More than {figure} {what} have been {done} by {place} {body} since {year}.",
)
_SHARE = (
    "The share of {what} {done} by {place} {body} rose to {figure}% in {year}.",
    "{figure}% of the {what} of {place} {body} were {done} in {month} {year}.",
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a made fact says, so that it can be said in other words."""

    place: str
    body: Words
    action: Words
    object: Words
    modifier: str
    figure: int
    is_share: bool  # the figure is a percentage
    is_plan: bool
    year: int


def make_facts(count: int, seed: int = 1) -> Iterator[tuple[Fact, Parts]]:
    """So many facts with their parts, always the same for one seed; the first of more are those of fewer."""
    chance = random.Random(seed)
    taken: set[int] = set()
    number = 0
    while number < count:
        body, place = world().bodies.draw(chance), world().places.draw(chance)[0]
        source = _make_source(chance, number, place, body)
        for _ in range(chance.randint(_FEWEST, _MOST)):
            parts = _make_parts(chance, taken, place, body)
            statement = _say(chance, parts)
            yield Fact(id=f"made-{number}", statement=statement, source=source, quote=statement), parts
            number += 1
            if number == count:
                return


def _make_source(chance: random.Random, number: int, place: str, body: Words) -> Source:
    theme, publisher = world().themes.draw(chance)[0], world().publishers.draw(chance)[0]
    return Source(
        id=f"source-{number}",
        title=f"{place} {body[0]}: {theme}",
        publisher=publisher,
        published=_FIRST_DAY + timedelta(days=chance.randrange(_DAYS)),
        url=f"https://example.org/articles/{number}",
    )


def _make_parts(chance: random.Random, taken: set[int], place: str, body: Words) -> Parts:
    while True:
        action, what = world().actions.draw(chance), world().objects.draw(chance)
        modifier = world().modifiers.draw(chance)[0]
        mark = hash((place, body, action, what, modifier))
        if mark not in taken:
            break
    taken.add(mark)
    is_share = chance.random() < 0.15
    figure = chance.randint(2, 95) if is_share else _draw_count(chance)
    is_plan = not is_share and chance.random() < 0.35
    return Parts(place, body, action, what, modifier, figure, is_share, is_plan, chance.randint(2012, 2035))


def _draw_count(chance: random.Random) -> int:
    """From 3 to 900,000, the small as likely as the large, most of them round."""
    count: float = 10 ** chance.uniform(0.5, 5.95)
    step = int(10 ** max(0, len(str(int(count))) - chance.choice((1, 2, 2, 3))))
    return max(3, int(count) // step * step)


def _say(chance: random.Random, parts: Parts) -> str:
    do, did, done = parts.action[0].split(", ")
    forms = _SHARE if parts.is_share else _PLAN if parts.is_plan else _DONE
    return chance.choice(forms).format(
        body=parts.body[0],
        place=parts.place,
        do=do,
        did=did,
        done=done,
        figure=f"{parts.figure:,}",
        what=f"{parts.modifier} {parts.object[0]}",
        year=parts.year,
        before=parts.year - 1,
        month=chance.choice(_MONTHS),
        less=f"{parts.figure * 4 // 5:,}",
        cost=chance.randint(2, 400),
        few=chance.choice(("two", "three", "four", "five")),
    )

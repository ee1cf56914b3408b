"""The words that facts for measuring are made of, and drawing from them as words are drawn in real texts."""

import random
from bisect import bisect
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

_FIRST_RANKS = 2.7  # Mandelbrot's shift of Zipf's law, as measured in English
_MADE_PLACES = 6000  # names made up of syllables, beside the real ones

Words = tuple[str, ...]  # a thing by the names that people give it, the source's own first


class Drawer:
    """Draws the things of a list by Zipf's law: the first much more often than the last."""

    def __init__(self, things: list[Words]) -> None:
        self.things = things
        self._sums = list(accumulate(1.0 / (rank + _FIRST_RANKS) for rank in range(len(things))))

    def draw(self, chance: random.Random) -> Words:
        """One of them."""
        return self.things[bisect(self._sums, chance.random() * self._sums[-1])]


@dataclass(frozen=True, slots=True)
class World:
    """What there is to speak of."""

    places: Drawer
    bodies: Drawer
    actions: Drawer  # each name has three forms: "hire, hired, hired"
    objects: Drawer
    modifiers: Drawer
    themes: Drawer
    publishers: Drawer


@cache
def world() -> World:
    """The world of made_words.txt."""
    lists = _read()
    made = _make_places(lists)
    return World(
        Drawer(lists["places"] + made),
        *(Drawer(lists[name]) for name in ("bodies", "actions", "objects", "modifiers", "themes", "publishers")),
    )


def _make_places(lists: dict[str, list[Words]]) -> list[Words]:
    starts, middles, ends = ([thing[0] for thing in lists[f"place_{part}"]] for part in ("starts", "middles", "ends"))
    names = [start + middle + end for start in starts for middle in ("", *middles) for end in ends]
    random.Random(0).shuffle(names)
    return [(name,) for name in names[:_MADE_PLACES]]


def _read() -> dict[str, list[Words]]:
    lists: dict[str, list[Words]] = {}
    section = ""
    for line in Path(__file__).with_name("made_words.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line[1:-1]
        elif line and not line.startswith("#"):
            lists.setdefault(section, []).append(tuple(line.split(" | ")))
    return lists

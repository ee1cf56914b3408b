"""What a store holds, as a kept base: made once, opened at later starts, with what was changed since beside it.

It can be made again at any time, and only the store is believed: of what is kept each fact is held against the store's.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from facts.base import Base, Fact, FactBase
from facts.keeping.kept_base import FaultyFacts, KeptBase
from facts.keeping.places import alone, making, open_place, read_card, write_card
from facts.keeping.stamps import stamp_of

MANY = 5_000  # facts of a store; fewer are indexed at each start, in two seconds
_MOST_BESIDE = 0.02  # of the facts; where more were changed since, it is made anew
_FEWEST_BESIDE = 300  # facts that are no reason to make it anew: a second at the start


@dataclass(frozen=True, slots=True)
class Opened:
    """A base, and what is to be done to it so that it is what the store holds."""

    base: Base
    changed: tuple[Fact, ...] = ()  # added, or other than the base has them
    gone: tuple[str, ...] = ()  # ids


def open_stored(facts: Sequence[Fact], name: str, folder: Path | None, many: int = MANY) -> Opened:
    """The facts of a store; `name` tells the store from others.

    Where there are `many` and more they are kept in the folder, which is made where it is not there; where that cannot
    be, or it is None, nothing is kept. Raises BaseError where they are no base.
    """
    if folder is not None and len(facts) >= many:
        with suppress(OSError, sqlite3.Error, ValueError, FaultyFacts):  # tantivy raises ValueError
            return _Shelf(folder, name).open(facts)
    return Opened(FactBase(tuple(facts)))


class _Shelf:
    """The place of one store's facts in the folder."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        key = sha256(name.encode()).hexdigest()[:16]
        self._name = f"store-{key}"
        self._card = folder / f"{self._name}.json"  # where they are kept
        self._lock = folder / f"{self._name}.lock"

    def open(self, facts: Sequence[Fact]) -> Opened:
        """The base as it is kept, with what was changed since, or made now."""
        self._folder.mkdir(parents=True, exist_ok=True)
        found = self._find(facts)
        if found is None:
            with alone(self._lock):
                found = self._find(facts) or Opened(self._make(facts))  # somebody else may have made it meanwhile
        return found

    def _find(self, facts: Sequence[Fact]) -> Opened | None:
        """What is kept; None where there is nothing, or too much was changed since."""
        contents = read_card(self._card).get("contents")
        base = open_place(self._folder / stamp_of(str(contents))) if contents else None
        if base is None:
            return None
        opened = _compare(base, facts)
        beside = len(opened.changed) + len(opened.gone)
        return opened if beside <= max(_FEWEST_BESIDE, _MOST_BESIDE * len(facts)) else None

    def _make(self, facts: Sequence[Fact]) -> KeptBase:
        contents = token_hex(16)
        place = self._folder / stamp_of(contents)
        with making(place, self._name) as part:
            KeptBase.make(facts, part, are_read=False)
        write_card(self._card, place, contents=contents)
        return KeptBase.open(place)


def _compare(base: KeptBase, facts: Sequence[Fact]) -> Opened:
    """What the facts have otherwise than the base."""
    left = {fact.id: fact for fact in facts}
    changed, gone = [], []
    for kept in base.facts:
        fact = left.pop(kept.id, None)
        if fact is None:
            gone.append(kept.id)
        elif fact != kept:
            changed.append(fact)
    return Opened(base, (*changed, *left.values()), tuple(gone))

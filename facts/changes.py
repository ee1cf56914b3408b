"""Changes: a base with some facts added, changed or retired, lying over the base that they change.

Made anew at each change, in time that depends on how many changes there were and not on how large the base is; what was
taken from the base before stays as it was.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from facts.base import Base, Fact, FactSequence, refuse_line
from facts.errors import BaseError


@dataclass(frozen=True, slots=True)
class ChangedBase(Base):
    """A base as it is after changes. Facts that were added stand at its end."""

    below: Base
    changed: Mapping[str, Fact | None]  # by id, in the order of the changes; None where it was retired
    _newer: dict[str, list[Fact]] = field(init=False, repr=False, compare=False)  # of the changed, by the older's id
    _by_source: dict[str, list[Fact]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        newer: dict[str, list[Fact]] = {}
        by_source: dict[str, list[Fact]] = {}
        for fact in self.changed.values():
            if fact is not None:
                by_source.setdefault(fact.source.id, []).append(fact)
                if fact.supersedes is not None:
                    newer.setdefault(fact.supersedes, []).append(fact)
        object.__setattr__(self, "_newer", newer)
        object.__setattr__(self, "_by_source", by_source)

    def __len__(self) -> int:
        known = sum(self.below.get(fact_id) is not None for fact_id in self.changed)
        return len(self.below) - known + sum(fact is not None for fact in self.changed.values())

    def __iter__(self) -> Iterator[Fact]:
        for fact in self.below.facts:
            now = self.changed.get(fact.id, fact)
            if now is not None:
                yield now
        yield from self.added()

    def added(self) -> Iterator[Fact]:
        """The facts that the base below does not have."""
        for fact_id, fact in self.changed.items():
            if fact is not None and self.below.get(fact_id) is None:
                yield fact

    @property
    def facts(self) -> Sequence[Fact]:
        """All of them, each read when it is asked for."""
        return _Facts(self)

    def get(self, fact_id: str) -> Fact | None:
        """The fact of that id; None where there is none."""
        return self.changed[fact_id] if fact_id in self.changed else self.below.get(fact_id)

    def successors(self, fact_id: str) -> Sequence[Fact]:
        """The facts that supersede it directly, in any order."""
        kept = [fact for fact in self.below.successors(fact_id) if fact.id not in self.changed]
        return kept + self._newer.get(fact_id, [])

    def of_source(self, source_id: str, most: int) -> Sequence[Fact]:
        """The first facts by id, at most so many, of a source."""
        asked = most
        while True:
            below = self.below.of_source(source_id, asked)
            kept = [fact for fact in below if fact.id not in self.changed]
            if len(kept) >= most or len(below) < asked:
                break
            asked *= 2
        return sorted(kept + self._by_source.get(source_id, []), key=lambda fact: fact.id)[:most]


def put_fact(base: Base, fact: Fact) -> Base:
    """The base with that fact, new or in place of the one of its id; BaseError where its `supersedes` is wrong."""
    changed = _over(base, fact.id, fact)
    newer = changed.successors(fact.id) if fact.review is not None else ()
    if newer:
        raise BaseError(refuse_line(newer[0].id, fact.id))
    if fact.supersedes is not None:
        replaced = changed.get(fact.supersedes)
        if replaced is None:
            what = f'"{fact.id}" supersedes "{fact.supersedes}", which is not in the base; mend the id or take it out'
            raise BaseError(what)
        if fact.review is not None or replaced.review is not None:
            raise BaseError(refuse_line(fact.id, fact.supersedes))
        older: str | None = fact.supersedes
        while older is not None:
            if older == fact.id:
                raise BaseError(f'"{fact.id}" supersedes itself in the end; take its supersedes out')
            step = changed.get(older)
            older = step.supersedes if step else None
    return changed


def retire_fact(base: Base, fact_id: str) -> Base:
    """The base without that fact; raises BaseError where there is none, or another one supersedes it."""
    if base.get(fact_id) is None:
        raise BaseError(f'there is no fact "{fact_id}" to retire; check the id')
    newer = base.successors(fact_id)
    if newer:
        raise BaseError(f'"{newer[0].id}" supersedes "{fact_id}"; take that out first, or retire both, the newer first')
    return _over(base, fact_id, None)


def _over(base: Base, fact_id: str, fact: Fact | None) -> ChangedBase:
    below, changed = (base.below, dict(base.changed)) if isinstance(base, ChangedBase) else (base, {})
    if fact is None and below.get(fact_id) is None:
        changed.pop(fact_id, None)
    else:
        changed[fact_id] = fact
    return ChangedBase(below, changed)


class _Facts(FactSequence):
    """The facts of a changed base as a sequence."""

    def __init__(self, base: ChangedBase) -> None:
        self._base = base

    def __len__(self) -> int:
        return len(self._base)

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._base)

    def at(self, place: int) -> Fact:
        """The fact of a place from 0."""
        return next(islice(iter(self._base), place, None))

"""Edits: what somebody wants to change, before it is done.

`seen` is the number of the fact's last revision that the editor looked at, 0 where there was none.
"""

from dataclasses import dataclass

from facts.base import Fact


@dataclass(frozen=True, slots=True)
class Put:
    """Add a fact, or change the one of its id."""

    fact: Fact
    seen: int

    @property
    def fact_id(self) -> str:
        """The fact that it is about."""
        return self.fact.id


@dataclass(frozen=True, slots=True)
class Retire:
    """Take a fact out; it stays readable."""

    fact_id: str
    seen: int


@dataclass(frozen=True, slots=True)
class Revert:
    """Make a fact what it was after one of its revisions."""

    fact_id: str
    number: int
    seen: int


@dataclass(frozen=True, slots=True)
class Merge:
    """Two facts say the same: one stays, with what it takes over from the other, which goes."""

    fact: Fact  # the one that stays, as it is then
    seen: int
    gone_id: str
    gone_seen: int

    @property
    def fact_id(self) -> str:
        """The fact that it is about."""
        return self.fact.id


Edit = Put | Retire | Revert | Merge

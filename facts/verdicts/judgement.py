"""Judgement: what a fact says of a claim, point by point. What follows from it is in `deciding`."""

from dataclasses import dataclass, field
from typing import NamedTuple

from facts.answers import Fault
from facts.language import Figure
from facts.matching.pairing import Pair

__all__ = ["Fault", "Finding", "Judgement"]


class Finding(NamedTuple):
    """A fault, with the claim's figure and the fact's where it is one of figures."""

    fault: Fault
    claimed: Figure | None = None
    correct: Figure | None = None


@dataclass(slots=True)
class Judgement:
    """What a fact says of a claim: its faults, what agrees, what says nothing, and what it does not speak of."""

    faults: list[Finding] = field(default_factory=list)
    agreeing: list[Pair] = field(default_factory=list)
    empty: list[Pair] = field(default_factory=list)
    loose: list[Figure] = field(default_factory=list)  # figures of the claim that the fact does not speak of
    dates_agreeing: int = 0
    own_dates: int = 0  # the claim's dates that the fact states too
    telling_details: int = 0  # ranks and since-dates that agree: they say something by themselves
    unknown: tuple[str, ...] = ()  # actions and counted nouns of the claim that the fact does not know
    others: tuple[str, ...] = ()  # things of the claim that are another kind of what the fact speaks of
    says_it: bool = False  # the claim says what the fact says is done, in whatever words
    told: set[int] = field(default_factory=set)  # the claim's words, by number, by which it says so
    is_turned: bool = False  # it says of one thing what the fact says of another, and that may be so or not
    leaves_out_denial: bool = False  # the fact denies what the claim does not deny, or denies it once more
    foreign_year: bool = False  # the claim is about a year that the fact says nothing of

    def find(self, fault: Fault, claimed: Figure | None = None, correct: Figure | None = None) -> None:
        """Add a fault."""
        self.faults.append(Finding(fault, claimed, correct))

    def has(self, *faults: Fault) -> bool:
        """Whether one of these was found."""
        return any(finding.fault in faults for finding in self.faults)

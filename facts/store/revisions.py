"""Revisions: what was changed, by whom, when and why. They are numbered for each fact from 1 on."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from facts.base import Fact
from facts.errors import StoreError


class Deed(StrEnum):
    """What a revision did."""

    ADDED = "added"  # a new fact, or one that had been retired
    CHANGED = "changed"
    RETIRED = "retired"
    REVERTED = "reverted"  # to what it was after an earlier revision
    MERGED = "merged"  # into another fact that says the same, and no longer one of its own


@dataclass(frozen=True, slots=True)
class Signature:
    """Who makes a change, when (aware of its time zone), and why."""

    who: str  # a name to read
    at: datetime
    why: str | None = None
    user_id: int | None = None  # in Telegram; None for the command line


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of one fact."""

    sequence: int  # over all facts, in the order in which the changes were made; there may be gaps
    fact_id: str
    number: int  # of this fact, from 1
    deed: Deed
    before: Fact | None  # None where it was not there
    after: Fact | None  # None where it was retired or merged
    signature: Signature
    into: str | None = None  # where it was merged: the fact that answers for it since


@dataclass(frozen=True, slots=True)
class Kept:
    """A fact as it stands in the store: what it is, or last was."""

    fact: Fact
    number: int  # of its last revision
    is_retired: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import: how many facts of each."""

    added: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How much there is, and who changed how much lately."""

    facts: int  # that hold
    retired: int  # that do not, the merged ones too
    sources: int  # of those that hold
    changes: tuple[tuple[str, int], ...]  # by whom, the most first


class ConflictError(StoreError):
    """Somebody changed the fact since it was looked at; `latest` is what they did. Nothing was overwritten."""

    def __init__(self, latest: Revision) -> None:
        super().__init__(
            f'"{latest.fact_id}" was {latest.deed} by {latest.signature.who} in the meantime '
            f"(revision {latest.number}); look at it and make your change again"
        )
        self.latest = latest


class MissingError(StoreError):
    """There is no such fact or revision."""

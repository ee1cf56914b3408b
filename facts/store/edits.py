"""Edits: what somebody wants to change, before it is done.

`seen` is the number of the fact's last revision that the editor looked at, 0 where there was none.
"""

from dataclasses import dataclass, replace

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


def merged(kept: Fact, gone: Fact) -> Fact:
    """The fact that stays of two doubles: it takes over the other's words, and what the other was newer than."""
    known = {_fold(words) for words in (kept.statement, *kept.aliases)}
    aliases = list(kept.aliases)
    for words in (gone.statement, *gone.aliases):
        if _fold(words) not in known:
            known.add(_fold(words))
            aliases.append(words)
    older = gone.supersedes if gone.supersedes != kept.id else None
    return replace(kept, aliases=tuple(aliases), supersedes=kept.supersedes or older)


def _fold(words: str) -> str:
    return " ".join(words.casefold().split())

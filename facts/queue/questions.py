"""What comes into the queue and what moderators see of it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asked and the base could not answer."""

    text: str
    asked_at: datetime  # all of a queue's with a time zone, or all without
    asker: str  # who asked, so that one can be told from another and by nobody recognised: a keyed hash of the chat


@dataclass(frozen=True, slots=True)
class Wording:
    """One way in which a group's question was put; case, white space and marks at its ends make no other."""

    text: str  # as most people wrote it
    count: int  # how often it was asked


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that are one."""

    id: str  # of its first wording; once joined to an older group it goes by that one's id, and its own still finds it
    representative: str  # the wording that most people used
    wordings: tuple[Wording, ...]  # the most frequent first
    askers: int  # how many different ones
    first_asked: datetime
    last_asked: datetime
    urgency_score: float  # see `urgency`; 0 and up, one point for each who asks right now

    @property
    def count(self) -> int:
        """How often it was asked, the same people asking again included."""
        return sum(wording.count for wording in self.wordings)

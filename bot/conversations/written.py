"""Written: how far somebody is in writing a fact. It is kept between two steps, and the message follows from it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.conversations.parts import Part
from facts.base import Fact
from facts.sources import Source


class Screen(StrEnum):
    """What is shown."""

    ASKING = "asking"  # for a part
    PREVIEW = "preview"
    PARTS = "parts"  # which to change
    LEAVING = "leaving"  # really?
    CONFLICT = "conflict"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Theirs:
    """What somebody else did to the fact meanwhile."""

    fact: Fact | None  # None where it is no longer there
    number: int  # of their revision
    html: str  # the whole of it, to be read


@dataclass(frozen=True, slots=True)
class Writing:
    """How far somebody is."""

    fact: Fact  # what is missing is empty
    seen: int = 0  # the revision that they look at; 0 for a new fact
    was: Fact | None = None  # the fact of that revision
    screen: Screen = Screen.ASKING
    asked: Part | None = Part.STATEMENT
    passed: tuple[Part, ...] = ()  # parts that they do without
    has_own_id: bool = False  # which they wrote, or which it had
    offered: tuple[Source, ...] = ()  # known sources, to be picked
    doubles: tuple[str, ...] = ()  # ids
    contradictions: tuple[str, ...] = ()
    phrasings: tuple[str, ...] = ()
    tried: str = ""  # how those would be answered
    why: str | None = None
    remark: str = ""  # a line above the rest, for this once
    aside: "Writing | None" = None  # what they were writing before they opened another one
    theirs: Theirs | None = None
    question: str | None = None  # of the queue, which it is to answer
    outcome: str = ""  # what came of it

    @property
    def is_new(self) -> bool:
        """Whether the fact is not there yet."""
        return self.seen == 0

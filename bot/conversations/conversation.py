"""Conversation: what all of them have: a state, what may be said and tapped in it, and what it shows.

The message that is shown follows from the state alone, so that a message or a tap that comes twice is answered twice
the same. What a step does to the facts must be such that doing it again changes nothing.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from bot.moderation import Moderation, Speaker
from bot.replies import Reply
from bot.services import Services
from facts.store.people import Role
from facts.store.revisions import Signature

State = TypeVar("State")


@dataclass(frozen=True, slots=True)
class Desk:
    """Where somebody works: what a step may use, who takes it, and by which message."""

    services: Services
    moderation: Moderation
    speaker: Speaker
    message_id: int

    def sign(self, why: str | None = None) -> Signature:
        """The speaker's signature, now."""
        return self.moderation.sign(self.speaker, why)


class Conversation(ABC, Generic[State]):
    """One kind of dialogue. `hear` and `tap` raise FactsError for what they cannot take; the state stays then."""

    kind: ClassVar[str]
    role: ClassVar[Role]  # needed at each step
    may_be_left: ClassVar[bool] = False  # whether beginning another loses nothing
    state: type[State]  # a frozen dataclass that pydantic can write as JSON and read

    @abstractmethod
    async def hear(self, state: State, words: str, desk: Desk) -> "State | Turn":
        """What a message makes of the state; `words` are as they were written, never empty."""

    @abstractmethod
    async def tap(self, state: State, action: str, desk: Desk) -> "State | Turn":
        """What a button makes of it: its data, which may be forged."""

    @abstractmethod
    async def show(self, state: State, desk: Desk) -> Reply:
        """The message for a state; its buttons have actions as their data, or addresses."""

    @abstractmethod
    def is_over(self, state: State) -> bool:
        """Whether nothing more is to be said."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A step that leads into another conversation, which goes on in place of this one."""

    conversation: Conversation[Any]
    state: Any

"""Services: what every conversation needs, in one small frozen object that travels."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from bot.texts import Texts
from facts.answers import Answer, Verdict
from facts.base import Base

if TYPE_CHECKING:
    from bot.answered import AnswerLog
    from bot.moderation import Moderation
    from bot.questions.questions import Questions

ANSWERS_KEPT = 512
LONGEST_REMEMBERED = 4096  # characters; no message in Telegram is longer


class Checker(Protocol):
    """What answers claims; `facts.check` has the real one."""

    @property
    def base(self) -> Base:
        """The facts that it answers from."""

    def check_message(self, text: str, today: date | None = None) -> tuple[Answer, ...]:
        """An answer for each claim of the message, at least one; raises on no text.

        `today` is the day of asking, by which "last year" is read.
        """


class RecentAnswers:
    """A checker that remembers its last answers, in memory only: what goes around is asked again and again."""

    def __init__(self, checker: Checker, kept: int = ANSWERS_KEPT) -> None:
        self._checker = checker
        self._recall = lru_cache(kept)(checker.check_message)

    @property
    def base(self) -> Base:
        """The facts that it answers from."""
        return self._checker.base

    def check_message(self, text: str, today: date | None = None) -> tuple[Answer, ...]:
        """The answers to a text on that day, as the checker gave them."""
        is_kept = len(text) <= LONGEST_REMEMBERED
        return self._recall(text, today) if is_kept else self._checker.check_message(text, today)


@dataclass(frozen=True, slots=True)
class Services:
    """The checker, the texts, the clock, and the examples that the greeting offers."""

    checker: Checker
    texts: Texts
    clock: Callable[[], datetime]  # aware of its time zone
    examples: tuple[str, ...] = ()
    moderation: "Moderation | None" = None  # None where facts are only read
    questions: "Questions | None" = None  # None where what cannot be answered is not kept
    answered: "AnswerLog | None" = None  # None where no answer is corrected later
    allow_private_addresses: bool = False  # whether articles may be fetched from private networks

    @property
    def today(self) -> date:
        """The date of answering."""
        return self.clock().date()


def choose_examples(checker: Checker, texts: Texts) -> tuple[str, ...]:
    """The example claims of the texts that this fact base can answer."""
    names = sorted(name for name in texts.names if name.startswith("example-") and name != "example-claim")
    claims = [texts(name) for name in names]
    return tuple(claim for claim in claims if _is_answered(checker, claim))


def _is_answered(checker: Checker, claim: str) -> bool:
    return any(answer.verdict is not Verdict.NOT_FOUND for answer in checker.check_message(claim))

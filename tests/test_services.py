"""Services: examples that can be answered, answers that are remembered."""

from dataclasses import dataclass, field
from datetime import date

from bot.services import LONGEST_REMEMBERED, RecentAnswers, choose_examples
from bot.texts import load_texts
from facts.answers import Answer
from facts.base import FactBase
from tests.telegram.small_checker import BASE, CONTRADICTED, SmallChecker


@dataclass
class CountingChecker:
    """A checker that notes what it was asked."""

    base: FactBase = BASE
    asked: list[str] = field(default_factory=list)

    def check_message(self, text: str, today: date | None = None) -> tuple[Answer, ...]:
        """Always the same answer."""
        self.asked.append(text)
        return (CONTRADICTED,)


def test_only_answerable_examples_are_offered() -> None:
    """An example that the base says nothing about is not shown."""
    assert choose_examples(SmallChecker(), load_texts()) == ("the NCA is hiring 1,000 officers",)


def test_a_claim_that_goes_around_is_checked_once() -> None:
    """The same text gets the same answer without another check; others, and what is overlong, are checked."""
    checker = CountingChecker()
    recent = RecentAnswers(checker, kept=2)
    assert recent.check_message("a") == recent.check_message("a") == (CONTRADICTED,)
    assert checker.asked == ["a"]
    for text in ("b", "c", "a", "x" * (LONGEST_REMEMBERED + 1), "x" * (LONGEST_REMEMBERED + 1)):
        recent.check_message(text)
    assert [text[:1] for text in checker.asked] == ["a", "b", "c", "a", "x", "x"]
    assert recent.base is BASE


def test_another_day_is_another_question() -> None:
    """ "Last year" is read at the time of asking, so an answer is remembered for its day."""
    checker = CountingChecker()
    recent = RecentAnswers(checker)
    for day in (date(2026, 1, 1), date(2026, 1, 1), date(2026, 1, 2)):
        recent.check_message("a", day)
    assert checker.asked == ["a", "a"]

"""Services: examples that can be answered, answers that are remembered."""

from dataclasses import dataclass, field

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

    def check_message(self, text: str) -> tuple[Answer, ...]:
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

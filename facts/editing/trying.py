"""Trying: how a text would be answered with the fact as it would be. The checker itself is left as it is."""

from datetime import date

from facts.answers import Answer
from facts.base import Fact
from facts.check import Checker


def with_fact(checker: Checker, fact: Fact) -> Checker:
    """A checker that knows that fact too, or as it is here; for a few texts. Made in less than a millisecond.

    Raises BaseError where its `supersedes` is wrong.
    """
    changed = checker.branch()
    changed.put(fact)
    return changed


def try_phrasing(text: str, fact: Fact, checker: Checker, today: date | None = None) -> Answer:
    """The answer to a text with the fact as it would be; for several texts take `with_fact` once.

    Raises BaseError where its `supersedes` is wrong.
    """
    return with_fact(checker, fact).check_claim(text, today)

"""Inspecting: what is read in a fact, what it lacks, and what the base says of the same.

Its statement is asked as a claim would be, of the base without it. The fact that answers is set aside, and it is asked
again, so that a double does not hide a contradiction.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from facts.answers import Abstention, Answer, Verdict
from facts.base import Fact
from facts.check import Checker
from facts.linting import find_unquoted
from facts.quantities import Quantity, read_quantities

# On the 771 facts of tests/cases/claims/{fit,fresh}, each among those of its own article: 2.6 % are said
# to contradict another at this confidence, 8 % at any; of those facts with another figure 95 % are found either way.
_SURE = 0.9
_MOST = 4  # other facts that are asked; of three doubles nobody reads the fourth


class Lack(StrEnum):
    """Something that a fact should have."""

    QUOTE = "quote"
    TITLE = "title"
    PUBLISHER = "publisher"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another fact about the same thing, with the figures that were held against each other, where there are any."""

    fact: Fact
    ours: Quantity | None
    theirs: Quantity | None


@dataclass(frozen=True, slots=True)
class Inspection:
    """What somebody should know of a fact before it is saved."""

    figures: tuple[Quantity, ...]  # read in its statement, in their order
    doubles: tuple[Likeness, ...]  # they say the same
    contradictions: tuple[Likeness, ...]  # they say something else of the same thing
    lacks: tuple[Lack, ...]
    unquoted: tuple[Quantity, ...]  # figures of the statement that its quote does not have


def inspect(fact: Fact, checker: Checker) -> Inspection:
    """Look at a fact beside the base, with it or without it; what it supersedes, and what supersedes it, may differ."""
    likenesses = list(_find_likenesses(fact, checker))
    return Inspection(
        figures=tuple(read_quantities(fact.statement)),
        doubles=tuple(likeness for likeness, is_same in likenesses if is_same),
        contradictions=tuple(likeness for likeness, is_same in likenesses if not is_same),
        lacks=tuple(_find_lacks(fact)),
        unquoted=tuple(find_unquoted(fact)) if fact.review is None else (),
    )


def _find_likenesses(fact: Fact, checker: Checker) -> Iterator[tuple[Likeness, bool]]:
    """Other facts about the same thing, and whether they say the same."""
    if fact.review is not None:
        return  # a claim that was rated false contradicts the facts, as it should
    others = checker.branch()
    _hide(others, fact.id, *_line(fact, checker))
    for _ in range(_MOST):
        answers = list(_ask(fact, others))
        if not answers:
            return
        for answer in answers:
            other = others.base.get(answer.fact_id or "")
            assert other is not None
            is_same = answer.verdict in (Verdict.SUPPORTED, Verdict.OUTDATED)
            if is_same or _is_contradicted(answer):
                yield Likeness(other, answer.claimed, answer.correct), is_same
            _hide(others, other.id, *_line(other, checker))


def _ask(fact: Fact, others: Checker) -> Iterator[Answer]:
    """What the others say; each of them alone where the statement could be about several."""
    answer = others.check_claim(fact.statement, fact.source.published)
    if answer.reason != Abstention.AMBIGUOUS:
        yield from (answer for _ in range(answer.fact_id is not None and answer.review is None))
        return
    for asked in answer.alternatives:
        alone = others.branch()
        _hide(alone, *(rival for rival in answer.alternatives if rival != asked))
        again = alone.check_claim(fact.statement, fact.source.published)
        if again.fact_id == asked and again.review is None:
            yield again


def _hide(checker: Checker, *fact_ids: str) -> None:
    for fact_id in fact_ids:
        checker.hide(fact_id)


def _is_contradicted(answer: Answer) -> bool:
    return answer.verdict is Verdict.CONTRADICTED and answer.confidence_score >= _SURE


def _line(fact: Fact, checker: Checker) -> Iterator[str]:
    """The facts that it supersedes, and that supersede it, in however many steps."""
    base = checker.base
    for start in (fact.id, fact.supersedes):
        yield from (other.id for other in base.history(start or ""))


def _find_lacks(fact: Fact) -> Iterator[Lack]:
    source = fact.source
    held = {
        Lack.QUOTE: fact.quote or fact.review,
        Lack.TITLE: source.title,
        Lack.PUBLISHER: source.publisher,
        Lack.URL: source.url,
    }
    return (lack for lack, value in held.items() if not value)

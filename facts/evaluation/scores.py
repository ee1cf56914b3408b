"""Scores: accuracy, harmful and coverage of many outcomes; by verdict, by kind, by article."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from facts.answers import Verdict
from facts.evaluation.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of outcomes, and shares of them (0-1; 0 where there is nothing to count)."""

    claims: int
    right: int  # verdict and fact are both acceptable
    harmful: int  # something wrong said with confidence, or anything where the base holds nothing
    answered: int
    answerable: int
    answerable_answered: int

    @property
    def accuracy(self) -> float:
        """Share of the claims that are answered right, or rightly not answered."""
        return share(self.right, self.claims)

    @property
    def harm(self) -> float:
        """Share of the claims that are answered harmfully."""
        return share(self.harmful, self.claims)

    @property
    def coverage(self) -> float:
        """Of the claims that the base can answer, the share that got an answer, right or wrong."""
        return share(self.answerable_answered, self.answerable)


@dataclass(frozen=True, slots=True)
class Row:
    """One group of claims with its score."""

    name: str
    score: Score


@dataclass(frozen=True, slots=True)
class Said:
    """How often a verdict was said, and how often that was right."""

    verdict: Verdict
    times: int
    right: int
    harmful: int


def share(part: float, whole: float) -> float:
    """part / whole; 0 of nothing."""
    return part / whole if whole else 0.0


def score(outcomes: Iterable[Outcome]) -> Score:
    """What the outcomes come to."""
    listed = list(outcomes)
    return Score(
        claims=len(listed),
        right=sum(outcome.is_right for outcome in listed),
        harmful=sum(outcome.is_harmful for outcome in listed),
        answered=sum(outcome.is_answered for outcome in listed),
        answerable=sum(outcome.is_answerable for outcome in listed),
        answerable_answered=sum(outcome.is_answerable and outcome.is_answered for outcome in listed),
    )


def score_by_verdict(outcomes: Iterable[Outcome]) -> tuple[Row, ...]:
    """By the verdict that would be right; where several would, by all of them joined with "/"."""
    return _score_by(outcomes, lambda o: "/".join(v for v in Verdict if v in o.case.verdicts), Verdict)


def score_by_kind(outcomes: Iterable[Outcome]) -> tuple[Row, ...]:
    """By what the claims try, in the order of the alphabet."""
    return _score_by(outcomes, lambda outcome: outcome.case.kind)


def score_by_article(outcomes: Iterable[Outcome]) -> tuple[Row, ...]:
    """By the articles that the claims are about, in the order of the alphabet."""
    return _score_by(outcomes, lambda outcome: outcome.case.article)


def count_said(outcomes: Iterable[Outcome]) -> tuple[Said, ...]:
    """For each verdict how often it was said, and how often rightly."""
    listed = list(outcomes)
    rows = []
    for verdict in Verdict:
        of_it = [outcome for outcome in listed if outcome.answer.verdict is verdict]
        right, harmful = sum(o.is_right for o in of_it), sum(o.is_harmful for o in of_it)
        rows.append(Said(verdict, len(of_it), right, harmful))
    return tuple(rows)


def _score_by(
    outcomes: Iterable[Outcome], name: Callable[[Outcome], str], first: Iterable[str] = ()
) -> tuple[Row, ...]:
    groups: dict[str, list[Outcome]] = {str(known): [] for known in first}
    listed = sorted(outcomes, key=name)
    for outcome in listed:
        groups.setdefault(name(outcome), []).append(outcome)
    return tuple(Row(group, score(found)) for group, found in groups.items() if found)

"""Outcomes made by hand, so that what is measured can be worked out on paper."""

from facts.answers import Answer, Verdict
from facts.evaluation import Labelled, Outcome


def outcome(wanted: str, got: str, confidence: float = 0.9, kind: str = "exact", article: str = "bakery") -> Outcome:
    """What became of a claim; wanted and got are "VERDICT[/VERDICT] [FACT]", such as "supported a"."""
    verdicts, _, fact = wanted.partition(" ")
    verdict, _, answered = got.partition(" ")
    case = Labelled("a claim", frozenset(map(Verdict, verdicts.split("/"))), frozenset(fact.split()), kind, article)
    return Outcome(case, Answer("a claim", (0, 7), Verdict(verdict), answered or None, confidence, "so"), article)

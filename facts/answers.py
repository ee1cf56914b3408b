"""Answer: what the checker says of one claim. How it comes about is in `verdicts` and `check`."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from facts.quantities import Quantity
from facts.sources import Source


class Verdict(StrEnum):
    """What the base says of a claim (the rules are in `verdicts`)."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    OUTDATED = "outdated"  # agrees with a fact that a newer one supersedes
    NO_FIGURE = "no_figure"  # same topic, but a question, or nothing to compare
    NOT_FOUND = "not_found"  # no fact is about this, or not surely enough


class Abstention(StrEnum):
    """Why a claim was not answered."""

    NOT_A_CLAIM = "not_a_claim"
    NO_MATCH = "no_match"
    OTHER_SUBJECT = "other_subject"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the checker says of one claim.

    `fact_id`, `statement`, `quote` and `source` are None exactly when the verdict is not_found; `reason` is then
    a value of Abstention, otherwise a short sentence for people ("The source says around 100, not 1,000.").
    `confidence_score` is 0-1.
    """

    claim: str
    span: tuple[int, int]  # where the claim stands in the message, in code points
    verdict: Verdict
    fact_id: str | None
    confidence_score: float
    reason: str
    claimed: Quantity | None = None
    correct: Quantity | None = None
    statement: str | None = None
    quote: str | None = None
    source: Source | None = None
    mixed_up_with: str | None = None
    mixed_up_statement: str | None = None  # what the neighbour says, for the reader
    newer_statement: str | None = None  # outdated: what holds now
    newer_date: datetime.date | None = None
    alternatives: tuple[str, ...] = ()
    note: str | None = None  # one sentence: a detail that the base does not speak of, a source's own second hedge

    def to_dict(self) -> dict[str, object]:
        """The ANSWER of the command line's contract."""
        return {
            "claim": self.claim,
            "verdict": str(self.verdict),
            "fact_id": self.fact_id,
            "confidence_score": round(self.confidence_score, 4),
            "reason": self.reason,
            "claimed": self.claimed.to_dict() if self.claimed else None,
            "correct": self.correct.to_dict() if self.correct else None,
            "statement": self.statement,
            "quote": self.quote,
            "source": self.source.to_dict() if self.source else None,
            "mixed_up_with": self.mixed_up_with,
            "alternatives": list(self.alternatives),
            "note": self.note,
        }

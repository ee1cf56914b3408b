"""Answer: what the checker says of one claim. How it comes about is in `verdicts` and `check`."""

from dataclasses import dataclass
from enum import StrEnum

from facts.quantities import Quantity
from facts.rating import Rating
from facts.sources import Source

_TOLD = 4  # accounts in a note; each is among the alternatives


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


class Fault(StrEnum):
    """What in a claim a fact speaks against, in the order in which one is told where there are several."""

    FIGURE = "figure"
    UNIT = "unit"
    DIRECTION = "direction"
    NEGATION = "negation"
    RANK = "rank"
    PERIOD = "period"
    DATE = "date"
    STATUS = "status"


class Relation(StrEnum):
    """How what another fact says of the same thing stands to the fact that the claim is answered by."""

    NEWER = "newer"  # it supersedes that fact
    EARLIER = "earlier"  # that fact supersedes it
    AGREES = "agrees"  # another source, and it says the same of the claim
    DIFFERS = "differs"  # another source, and it says something else


When = tuple[int | None, int | None, int | None]  # year, month, day, as far as they are known


@dataclass(frozen=True, slots=True)
class Account:
    """What another fact says of the same thing, and when that held."""

    relation: Relation
    fact_id: str
    statement: str
    source: Source
    held: When | None  # the date that the statement gives, else its source's
    figure: Quantity | None = None  # the one that the claim's is held against

    def __str__(self) -> str:
        """A sentence that names the source and the date."""
        when = "-".join(f"{part:02}" for part in self.held or () if part)
        place = ", ".join(part for part in (self.source.publisher, when) if part)
        opening = f"{self.relation.capitalize()} ({place})" if place else self.relation.capitalize()
        return f"{opening}: {self.statement}"


class Ground(StrEnum):
    """What an answer stands on: some kinds of judgement are surer than others."""

    AGREEMENT = "agreement"  # supported, outdated
    TOPIC = "topic"  # no_figure: only the topic is the same
    FIGURE = "figure"  # contradicted, as are all below: another figure
    UNIT = "unit"
    DIRECTION = "direction"  # the other way round, or denied
    TIME = "time"  # another date or period
    RANK = "rank"  # another rank or status


@dataclass(frozen=True, slots=True)
class Certainty:
    """What the confidence in an answer was read from."""

    topic_probability: float  # that the fact is about the same thing, 0-1
    ground: Ground


@dataclass(frozen=True, slots=True)
class Answer:
    """What the checker says of one claim.

    `fact_id`, `statement`, `quote` and `source` are None exactly when the verdict is not_found; `reason` is then
    a value of Abstention, otherwise a short sentence for people ("The source says around 100, not 1,000.").
    `confidence_score` is the probability (0-1) that verdict and fact are both right; 0 where nothing is answered.
    """

    claim: str
    span: tuple[int, int]  # where the claim stands in the message, in code points
    verdict: Verdict
    fact_id: str | None
    confidence_score: float
    reason: str
    fault: Fault | None = None  # contradicted: by what
    claimed: Quantity | None = None
    correct: Quantity | None = None
    statement: str | None = None
    quote: str | None = None
    source: Source | None = None
    mixed_up_with: str | None = None
    mixed_up_statement: str | None = None  # what the neighbour says, where that helps a reader
    alternatives: tuple[str, ...] = ()  # ambiguous: the facts that it could be about
    certainty: Certainty | None = None  # for whoever calibrates; None where nothing is answered
    note: str | None = None  # one sentence: a detail that the base does not speak of, a source's own second hedge
    held: When | None = None  # when what the fact says was so
    accounts: tuple[Account, ...] = ()  # other facts about the same thing, the newest first
    # Where there is one the statement is no fact, but what somebody claimed; the source is who rated it.
    review: Rating | None = None

    def to_dict(self) -> dict[str, object]:
        """The ANSWER of the command line's contract, where alternatives and note tell of the other facts too.

        `review` is there only where the statement is a claim that somebody rated.
        """
        remarks = [*([self.note] if self.note else []), *map(str, self.accounts[:_TOLD])]
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
            "alternatives": [*self.alternatives, *(account.fact_id for account in self.accounts)],
            "note": " ".join(remarks) or None,
            **({"review": self.review.to_dict()} if self.review else {}),
        }

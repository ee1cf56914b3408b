"""Answering: the reviewed claims of a base. A claim in; the answer out where it is one of them, else None.

What reviews of one claim found is told together: where one says true and another false, nothing is answered. A claim
that is true in part, or true and misleading, is neither confirmed nor denied; the rating is told.
"""

from functools import lru_cache

from facts.answers import Abstention, Answer, Certainty, Ground, Verdict
from facts.base import Fact
from facts.claims import MAX_CLAIM
from facts.knowledge import Knowledge
from facts.language import read
from facts.matching.scoring import Model
from facts.quantities import Quantity
from facts.rating import Truth
from facts.reviewed.sameness import is_same
from facts.reviewed.wording import Wording, wording_of

_CANDIDATES = 16
_WORDINGS_KEPT = 8_000
_CERTAIN = 1.0  # probability of the topic: it is the same claim, or there is no answer
_VERDICTS = {Truth.TRUE: Verdict.SUPPORTED, Truth.FALSE: Verdict.CONTRADICTED, Truth.MIXED: Verdict.NO_FIGURE}


class ReviewedClaims:
    """The reviewed claims of a base, ready to be asked. Safe to share between threads, also while the base changes."""

    def __init__(self, known: Knowledge, model: Model) -> None:
        self.known = known
        self._model = model

    def answer(self, text: str) -> Answer | None:
        """The answer to a claim that was reviewed; None where it is none, or nobody can tell."""
        if not self.known.count or len(text) > MAX_CLAIM:
            return None
        claim = read(text)
        wording = wording_of(claim)
        found = [
            fact
            for fact in self.known.find_facts(claim, _CANDIDATES)
            if fact.review is not None
            and fact.review.truth is not Truth.UNKNOWN
            and len(fact.statement) <= MAX_CLAIM
            and is_same(wording, _wording_of(fact.statement))
        ]
        return self._answer_by(found, text, wording) if found else None

    def _answer_by(self, found: list[Fact], text: str, wording: Wording) -> Answer:
        """By what the reviews found, where they do not contradict one another; the latest speaks for all."""
        truths = {fact.review.truth for fact in found if fact.review is not None}
        span = (0, len(text))
        if {Truth.TRUE, Truth.FALSE} <= truths:
            ids = tuple(fact.id for fact in found)
            return Answer(text, span, Verdict.NOT_FOUND, None, 0.0, str(Abstention.AMBIGUOUS), alternatives=ids)
        truth = Truth.MIXED if Truth.MIXED in truths else truths.pop()
        found.sort(
            key=lambda fact: (fact.review is not None and fact.review.truth is truth, *_newness(fact)), reverse=True
        )
        fact, *others = found
        claimed = next((item for item in wording if isinstance(item, Quantity)), None)
        return Answer(
            claim=text,
            span=span,
            verdict=_VERDICTS[truth],
            fact_id=fact.id,
            confidence_score=self._model.confidence(_CERTAIN, Ground.AGREEMENT),
            certainty=Certainty(_CERTAIN, Ground.AGREEMENT),
            reason=write_reason(fact),
            claimed=claimed,
            correct=claimed if truth is Truth.TRUE else None,
            statement=fact.statement,
            quote=fact.quote,
            source=fact.source,
            alternatives=tuple(other.id for other in others),
            review=fact.review,
        )


def write_reason(fact: Fact) -> str:
    """Who rated the claim how, and when, in a sentence."""
    assert fact.review is not None
    words = f": “{fact.review.words}”" if fact.review.words else ""
    day = f" on {fact.source.published.isoformat()}" if fact.source.published else ""
    return f"{fact.source.publisher or 'A fact-checker'} rated this claim {fact.review.truth}{day}{words}."


def _newness(fact: Fact) -> tuple[str, str]:
    return fact.source.published.isoformat() if fact.source.published else "", fact.id


@lru_cache(_WORDINGS_KEPT)
def _wording_of(statement: str) -> Wording:
    return wording_of(read(statement))

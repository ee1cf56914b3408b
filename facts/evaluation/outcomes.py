"""Outcome: what became of one labelled claim. What many of them come to is in `scores`."""

from dataclasses import dataclass

from facts.answers import Answer, Verdict
from facts.evaluation.labelled import Labelled

_SAYS = (Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.OUTDATED)  # verdicts that say whether a claim is so


@dataclass(frozen=True, slots=True)
class Outcome:
    """A labelled claim with the answer that it got."""

    case: Labelled
    answer: Answer
    base: str  # the name of the base that was asked

    @property
    def is_right(self) -> bool:
        """Whether verdict and fact are both acceptable."""
        if self.answer.verdict not in self.case.verdicts:
            return False
        return self.answer.fact_id is None or self.answer.fact_id in self.case.fact_ids

    @property
    def is_harmful(self) -> bool:
        """Whether the answer says something wrong with confidence, or anything where the base holds nothing."""
        if self.is_right:
            return False
        return self.answer.verdict in _SAYS or (self.case.verdicts == {Verdict.NOT_FOUND} and self.is_answered)

    @property
    def is_answered(self) -> bool:
        """Whether the checker did not abstain."""
        return self.answer.verdict is not Verdict.NOT_FOUND

    @property
    def is_answerable(self) -> bool:
        """Whether the base holds an answer."""
        return Verdict.NOT_FOUND not in self.case.verdicts

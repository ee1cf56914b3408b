"""Wording: the sentences of an answer that the checker itself writes: its reason and its note."""

from facts.answers import Abstention, Answer, Verdict
from facts.check.matches import Match
from facts.language import Figure, Reading, says_it_happened, says_it_is_planned
from facts.quantities import Kind, Quantity
from facts.verdicts.deciding import Ruling
from facts.verdicts.judging import Fault


def abstain(claim: str, span: tuple[int, int], reason: Abstention) -> Answer:
    """The answer to a claim that is not answered."""
    return Answer(claim, span, Verdict.NOT_FOUND, None, 0.0, str(reason))


def write_note(claim: Reading, match: Match) -> str | None:
    """What the claim adds to the fact, in a sentence: a detail that is not in the source, or that it has happened."""
    if match.ruling.verdict is Verdict.NO_FIGURE:
        return None
    if match.judgement.loose:
        return write_unknown(match.judgement.loose)
    if says_it_happened(claim) and says_it_is_planned(match.topic.reading):
        return "The source speaks of a plan, not of something that has happened."
    return None


def write_unknown(figures: list[Figure]) -> str | None:
    """Which figures of a claim the source says nothing of; None where there are none."""
    details = ", ".join(figure.quantity.text for figure in figures)
    return f"The source does not speak of: {details}." if details else None


def write_reason(verdict: Verdict, ruling: Ruling) -> str:
    """Why the verdict is what it is, in a sentence."""
    correct = _words(ruling.correct.quantity) if ruling.correct else None
    claimed = _words(ruling.claimed.quantity) if ruling.claimed else None
    if verdict is Verdict.CONTRADICTED and ruling.fault in (Fault.FIGURE, Fault.UNIT) and correct and claimed:
        if correct == claimed:  # 112 thefts per 1,000 people, or per 100,000
            return f"The source says {correct}, but not of the same."
        return f"The source says {correct}, not {claimed}."
    if verdict is Verdict.CONTRADICTED:
        return f"The {ruling.fault} differs from what the source says."
    if verdict is Verdict.OUTDATED:
        return "This was so, and a newer figure has replaced it."
    if verdict is Verdict.SUPPORTED:
        return f"The source says {correct}." if correct else "The source says so."
    return f"The source says {correct}." if correct else "The source speaks of this."


def _words(quantity: Quantity) -> str:
    hedge = "" if quantity.hedge == "none" else f"{quantity.hedge} "
    noun = f" {quantity.noun}" if quantity.noun and quantity.kind is Kind.COUNT else ""
    return f"{hedge}{quantity.text}{noun}"

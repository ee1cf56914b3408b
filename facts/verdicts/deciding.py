"""Deciding: from a topic's probability and a judgement to a verdict, or to abstaining. The rules of DESIGN's verdicts live here and in `judging`."""

from dataclasses import dataclass

from facts.answers import Verdict
from facts.language import Figure, Reading, Role
from facts.language.figures import VALUES
from facts.language.reading import FAINT_WEIGHT
from facts.matching.alignment import LOOSER, OPPOSITE, Alignment
from facts.matching.scoring import Model
from facts.matching.topics import Topic
from facts.verdicts.judging import Fault, Judgement


@dataclass(slots=True)
class Ruling:
    """A verdict on one fact; verdict None where the fact says nothing for or against the claim."""

    verdict: Verdict | None
    claimed: Figure | None = None
    correct: Figure | None = None
    fault: Fault | None = None
    needed: float = 1.0  # the probability of the topic that this verdict needs


def rule(
    claim: Reading,
    figures: list[Figure],
    topic: Topic,
    alignment: Alignment,
    judgement: Judgement,
    model: Model,
    is_question: bool,
) -> Ruling:
    """The verdict that this fact gives, if it is about the same thing."""
    main = _main(topic)
    if is_question:
        return Ruling(Verdict.NO_FIGURE, correct=main, needed=model.no_figure)
    if judgement.faults:
        fault, ours, theirs = min(judgement.faults, key=lambda f: _ORDER.index(f[0]))
        if judgement.unknown and not any(
            f[0] in (Fault.DIRECTION, Fault.NEGATION, Fault.RANK) for f in judgement.faults
        ):
            return Ruling(None)
        needed = model.unit_differs if fault is Fault.UNIT else model.contradicted
        return Ruling(Verdict.CONTRADICTED, ours or _first(figures), theirs or main, fault, needed)
    if judgement.foreign_year or judgement.unknown:
        return Ruling(None)
    if judgement.agreeing:
        pair = judgement.agreeing[0]
        if judgement.empty:
            pair = judgement.empty[0]
            return Ruling(Verdict.NO_FIGURE, pair.claim, pair.fact, needed=model.no_figure)
        return Ruling(Verdict.SUPPORTED, pair.claim, pair.fact, needed=model.supported)
    if judgement.empty:
        pair = judgement.empty[0]
        return Ruling(Verdict.NO_FIGURE, pair.claim, pair.fact, needed=model.no_figure)
    if judgement.loose:
        return Ruling(None)
    return _rule_without_figures(claim, topic, alignment, judgement, model, main)


_ORDER = [
    Fault.FIGURE, Fault.UNIT, Fault.DIRECTION, Fault.NEGATION, Fault.RANK, Fault.PERIOD, Fault.DATE, Fault.STATUS,
]  # fmt: skip


def _rule_without_figures(
    claim: Reading, topic: Topic, alignment: Alignment, judgement: Judgement, model: Model, main: Figure | None
) -> Ruling:
    if judgement.telling_details and _is_covered(claim, alignment):
        return Ruling(Verdict.SUPPORTED, needed=model.supported)
    if main is not None:
        return Ruling(Verdict.NO_FIGURE, correct=main, needed=model.no_figure)
    if _is_covered(claim, alignment) and _says_what_is_done(topic, alignment):
        return Ruling(Verdict.SUPPORTED, needed=model.supported)
    return Ruling(None)


def _is_covered(claim: Reading, alignment: Alignment) -> bool:
    """Whether the fact knows every word of weight: an action or attribute that it does not know is never supported."""
    return all(
        q >= LOOSER and q != OPPOSITE
        for t, q in zip(claim.terms, alignment.quality, strict=True)
        if t.weight > 0.2 or t.axes
    )


def _says_what_is_done(topic: Topic, alignment: Alignment) -> bool:
    """Whether the claim speaks of what the fact says is done, and not only of the same people."""
    actions = [n for n, t in enumerate(topic.terms) if t.axes and t.weight > FAINT_WEIGHT]
    return not actions or any(n in alignment.matched for n in actions)


def _main(topic: Topic) -> Figure | None:
    return next((f for f in topic.figures if f.role is Role.VALUE), None)


def _first(figures: list[Figure]) -> Figure | None:
    return next((f for f in figures if f.role in VALUES), figures[0] if figures else None)

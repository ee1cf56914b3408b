"""Choosing: which of the facts about a thing a claim is answered by, and which of them stand as near."""

from collections.abc import Iterable
from dataclasses import replace

from facts.answers import Answer, Verdict
from facts.base import Fact, FactBase
from facts.check.matches import Match
from facts.language import FAINT_WEIGHT, VALUES, Reading
from facts.language.lexicon import words_of
from facts.matching.alignment import PARTLY
from facts.matching.topics import Topic
from facts.quantities.agreement import Agreement
from facts.quantities.agreement import compare as compare_quantities
from facts.verdicts.judging import Fault

EQUALLY_NEAR = 0.1  # of rank; facts that stand no further apart are told apart by nothing in the claim

_PRIORITY = {
    Verdict.CONTRADICTED: 0,
    Verdict.OUTDATED: 1,
    Verdict.SUPPORTED: 2,
    Verdict.NO_FIGURE: 3,
    Verdict.NOT_FOUND: 4,
}


def strongest(answers: list[Answer]) -> Answer:
    """Of several answers the one that matters most: what fails before what holds, and that before what says nothing."""
    return min(answers, key=lambda a: (_PRIORITY[a.verdict], -a.confidence_score))


def has_topic(claim: Reading, match: Match) -> bool:
    """Whether claim and fact share a word that says what they are about: "rose by half" alone is about nothing."""
    moves = words_of("axes that only move")
    for term, quality in zip(claim.terms, match.alignment.quality, strict=True):
        only_moves = bool(term.axes) and all(axis in moves for axis, _ in term.axes)
        if quality >= PARTLY and term.weight > FAINT_WEIGHT and not only_moves:
            return True
    return False


def in_force(best: Match, matches: list[Match], base: FactBase) -> Match:
    """Of the facts about one thing over the years, the one to answer by.

    The newest, unless it speaks against the claim and an older one agrees, and the claim's dates are not its own.
    """
    chain = [m for m in matches if m is best or is_one_thing(m.topic.fact, best.topic.fact, base)]
    if len(chain) < 2:
        return best
    newest = next((m for m in chain if base.superseded_by(m.topic.fact.id) is None), None)
    if newest is None or newest.ruling.verdict is None:
        return best
    agreeing = [m for m in chain if m.ruling.verdict is Verdict.SUPPORTED]
    if newest in agreeing or not agreeing or newest.judgement.dates_agreeing > agreeing[0].judgement.dates_agreeing:
        return _with_probability(newest, best.probability)
    return _with_probability(agreeing[0], best.probability)


def is_one_thing(fact: Fact, other: Fact, base: FactBase) -> bool:
    """Whether one of the two supersedes the other, in however many steps."""
    newest, newest_other = base.superseded_by(fact.id) or fact, base.superseded_by(other.id) or other
    return newest.id == newest_other.id and fact.id != other.id


def rivals(best: Match, matches: list[Match], base: FactBase) -> tuple[str, ...]:
    """The best fact and others just as near with another answer; none where the best stands out or agrees."""
    if best.ruling.verdict not in (Verdict.CONTRADICTED, Verdict.NO_FIGURE) or best.margin >= EQUALLY_NEAR:
        return ()
    near = [best]
    for match in matches[1:]:
        same_answer = match.ruling.verdict is best.ruling.verdict
        if same_answer and best.rank - match.rank < EQUALLY_NEAR:
            near += [] if is_one_thing(match.topic.fact, best.topic.fact, base) else [match]
    stated = {(m.ruling.correct.quantity.value, m.ruling.correct.quantity.unit) for m in near if m.ruling.correct}
    return tuple(m.topic.fact.id for m in near) if len(stated) > 1 else ()


def mix_up(best: Match, neighbours: Iterable[Topic]) -> Fact | None:
    """The first of the neighbouring facts that states the claimed figure."""
    if best.ruling.fault not in (Fault.FIGURE, Fault.UNIT) or best.ruling.claimed is None:
        return None
    claimed = best.ruling.claimed.quantity
    for topic in neighbours:
        fact = topic.fact
        if fact.id == best.topic.fact.id:
            continue
        for figure in topic.figures:
            if figure.role in VALUES and compare_quantities(claimed, figure.quantity) is Agreement.AGREES:
                return fact
    return None


def _with_probability(match: Match, probability: float) -> Match:
    """The match with the probability of its topic as a whole."""
    return replace(match, probability=max(probability, match.probability))

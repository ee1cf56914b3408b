"""Choosing: of several answers the weightiest; which facts stand as near to a claim as the best; the likely mix-up."""

from collections.abc import Container, Iterable

from facts.answers import Answer, Verdict
from facts.base import Fact
from facts.check.grouping import is_one_thing
from facts.check.matches import REPEATED, Match
from facts.language import FAINT_WEIGHT, GENERIC_WEIGHT, VALUES, Figure, Reading
from facts.language.lexicon import lexicon, words_of
from facts.matching.alignment import EXACT, OPPOSITE, PARTLY
from facts.matching.asking import read_asked, states
from facts.matching.topics import Topic
from facts.quantities import Kind
from facts.quantities.agreement import Agreement
from facts.quantities.agreement import compare as compare_quantities
from facts.verdicts.judging import Fault

EQUALLY_NEAR = 0.1  # of rank; facts that stand no further apart are told apart by nothing in the claim
HARDLY_FURTHER = 1.5  # of rank, where both know the very same words of the claim
HARDLY_MORE = 0.15  # the weight of a small word, by which what they say beside the claim may differ
_FEWEST_SHARED = 2  # words of weight, where no number is said
_LEAST_SAID, _HALF_SAID = 0.35, 0.5  # of the weight of a fact's words
_FEW = 3  # words
LEAST_TELLING = 10  # a smaller count of no named thing is a coincidence

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


def is_found(answer: Answer) -> bool:
    """Whether an answer is by a fact."""
    return answer.verdict is not Verdict.NOT_FOUND


def first_found(answers: list[Answer]) -> Answer:
    """The first answer that found something; the first where none did."""
    return next(filter(is_found, answers), answers[0])


def only(answers: list[Answer]) -> Answer | None:
    """Of the answers to the readings of one sentence the one that found something, where they do not differ.

    The first where none did; None where there is none, or where they found different things.
    """
    found = [answer for answer in answers if answer.verdict is not Verdict.NOT_FOUND]
    if len({(answer.verdict, answer.fact_id) for answer in found}) > 1:
        return None
    return next(iter(found or answers), None)


def is_repeated(answer: Answer) -> bool:
    """Whether a claim got its answer for having a fact's very words, but for the figures."""
    return answer.certainty is not None and answer.certainty.topic_probability == REPEATED


def has_topic(claim: Reading, match: Match) -> bool:
    """Whether claim and fact share words that say what they are about: "rose by half" alone is about nothing.

    One such word is enough if it is a name or stands beside a number: "so close!" and "typical" are said of anything.
    Against a sum a name is not enough: "X lost $3m" says nothing of the salaries that X pays.
    """
    moves = words_of("axes that only move")
    shared = words = told = 0
    for term, quality in zip(claim.terms, match.alignment.quality, strict=True):
        only_moves = bool(term.axes) and all(axis in moves for axis, _ in term.axes)
        if match.alignment.is_context[term.number] and term.name_type is None:
            continue
        if quality >= PARTLY and quality != OPPOSITE and term.weight > FAINT_WEIGHT and not only_moves:
            shared += _FEWEST_SHARED if term.name_type not in (None, "role") else 1
            words += 1
        told += quality >= (EXACT if term.axes else PARTLY) and term.weight > GENERIC_WEIGHT and not term.name_type
    if match.ruling.verdict is Verdict.SUPPORTED and not claim.quantities and _is_fragment(match, words):
        return False
    if not told and match.ruling.claimed is not None and match.ruling.fault in (Fault.FIGURE, Fault.UNIT):
        return match.ruling.claimed.quantity.kind not in (Kind.MONEY, Kind.PERCENT)
    return shared >= (1 if claim.quantities or _asks_for_count(claim, match) else _FEWEST_SHARED)


def _asks_for_count(claim: Reading, match: Match) -> bool:
    """ "How many beds are they adding?", of a fact that counts beds."""
    asked = read_asked(claim)
    return asked is not None and bool(asked.counted) and states(asked, match.topic, match.alignment) > 0


def _is_fragment(match: Match, words: int) -> bool:
    """Whether a claim without a figure shares too little with a fact to say what it says: "incoming officers"."""
    if match.is_repeated or match.judgement.telling_details:
        return False
    said = 1.0 - _left_unsaid(match) / (match.topic.weight or 1.0)
    return said < _LEAST_SAID or (words < _FEW and said < _HALF_SAID)


def is_witness(match: Match, best: Match) -> bool:
    """Whether a match is another source's word on the very thing that the best one speaks of."""
    return is_one_thing(best.topic, match.topic) and match.ruling.verdict is not None and not match.strangers


def rivals(best: Match, matches: list[Match], grouped: Container[str]) -> tuple[str, ...]:
    """The best fact and others just as near with another answer; none where the best stands out or agrees.

    `grouped`: the ids of the facts that are about the same thing as the best, which are no rivals of it.
    """
    if best.ruling.verdict not in (Verdict.CONTRADICTED, Verdict.NO_FIGURE):
        return ()
    others = [m for m in matches if m is not best and m.topic.fact.id not in grouped and _is_as_near(m, best)]
    near = [best, *others]
    stated = {(m.ruling.correct.quantity.value, m.ruling.correct.quantity.unit) for m in near if m.ruling.correct}
    return tuple(m.topic.fact.id for m in near) if len(stated) > 1 else ()


def _is_as_near(match: Match, best: Match) -> bool:
    """Whether nothing in the claim tells the two facts apart: the same words match, and they rank hardly apart."""
    if best.rank - match.rank >= EQUALLY_NEAR and not _knows_the_same(match, best):
        return False
    return match.ruling.verdict is best.ruling.verdict


def _knows_the_same(match: Match, best: Match) -> bool:
    """Whether both know the very same words of the claim, and say hardly more beside it."""
    if match.alignment.quality != best.alignment.quality or best.rank - match.rank >= HARDLY_FURTHER:
        return False
    return abs(_left_unsaid(best) - _left_unsaid(match)) < HARDLY_MORE


def _left_unsaid(match: Match) -> float:
    """The weight of the fact's words that the claim does not speak of."""
    return sum(term.weight for term in match.topic.terms if term.number not in match.alignment.matched)


def mix_up(best: Match, neighbours: Iterable[Topic]) -> Fact | None:
    """The first of the neighbouring facts that states the claimed figure of the same kind of thing."""
    if best.ruling.fault not in (Fault.FIGURE, Fault.UNIT) or best.ruling.claimed is None:
        return None
    claimed = best.ruling.claimed
    for topic in neighbours:
        fact = topic.fact
        if fact.id != best.topic.fact.id and any(_may_be_meant(claimed, figure) for figure in topic.figures):
            return fact
    return None


def _may_be_meant(claimed: Figure, other: Figure) -> bool:
    """Whether another fact's figure may be where the claimed one comes from: not three ferries for three years."""
    if other.role not in VALUES or compare_quantities(claimed.quantity, other.quantity) is not Agreement.AGREES:
        return False
    if claimed.quantity.kind is not Kind.COUNT:
        return claimed.quantity.kind is other.quantity.kind
    if claimed.noun and other.noun:
        ours, theirs = claimed.noun[-1], other.noun[-1]
        is_alike = not ours.links.isdisjoint(theirs.links) or ours.keys == theirs.keys
        return is_alike or all(lexicon().is_small("generic_nouns", noun.keys) for noun in (ours, theirs))
    # Without a word for what is counted only the very number tells: 2,000 people are not the 2,150 ships of last year.
    return (claimed.quantity.value or 0) >= LEAST_TELLING and claimed.quantity.value == other.quantity.value

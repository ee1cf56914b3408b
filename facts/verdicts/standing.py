"""Standing: what is only planned, wanted, expected or possible is not done. "Plans 240 homes" is no "built 240"."""

from facts.language import VALUES, Figure, Reading, Role
from facts.language.moods import Standing, is_past, is_said_of_past, says_it_is_done, says_it_was, standings
from facts.matching.alignment import LOOSER, Alignment
from facts.matching.pairing import Pair, agree, dates_agree
from facts.matching.topics import Topic
from facts.quantities import Hedge
from facts.quantities.agreement import Agreement
from facts.verdicts.judgement import Fault, Judgement

_FUTURE = "will"


def judge_standing(claim: Reading, topic: Topic, out: Judgement) -> None:
    """Hold a claimed aim against the fact's aim, and what is claimed to be so against what the fact says is so.

    Of "was promised 14 scanners and received six", a claim that 14 were received takes the one for the other.
    """
    theirs = standings(topic.reading)
    if min(theirs, default=Standing.TRUE) is Standing.TRUE:
        return
    ours = standings(claim)
    for finding in [f for f in out.faults if f.fault is Fault.FIGURE]:
        figure = finding.claimed
        if figure is None or finding.correct is None:
            continue
        meant = [
            other
            for other in _of_other_standing(finding.correct, topic, theirs)
            if _is_meant_alike(claim, ours, figure, _is_true(theirs, other))
            and agree(figure, other) is Agreement.AGREES
        ]
        if meant:
            out.faults.remove(finding)
            out.agreeing.append(Pair(figure, meant[0], Agreement.AGREES, 0.0))
    for pair in list(out.agreeing):
        if pair.fact is None or not _is_meant_alike(claim, ours, pair.claim, not _is_true(theirs, pair.fact)):
            continue
        meant = [other for other in _of_other_standing(pair.fact, topic, theirs) if not _may_hold(other, pair.fact)]
        if meant and all(agree(pair.claim, other) is Agreement.DIFFERS for other in meant):
            out.find(Fault.FIGURE, pair.claim, meant[0])


def _of_other_standing(figure: Figure, topic: Topic, theirs: list[Standing]) -> list[Figure]:
    """The fact's figures of the same thing that are so where this one is only meant, or the other way round."""
    return [
        other
        for other in topic.figures
        if other is not figure
        and other.role in (*VALUES, Role.BASE)
        and not (other.role is Role.PAST and _is_true(theirs, other))
        and other.quantity.kind is figure.quantity.kind
        and _is_true(theirs, other) is not _is_true(theirs, figure)
        and (not other.noun or not figure.noun or not other.noun[-1].same.isdisjoint(figure.noun[-1].same))
    ]


def _may_hold(other: Figure, figure: Figure) -> bool:
    """ "Has 90 looms, and 31 will be sold": how many there are says nothing of how many of them were sold."""
    return other.first < figure.first and (other.quantity.value or 0.0) > (figure.quantity.value or 0.0)


def _is_meant_alike(claim: Reading, ours: list[Standing], figure: Figure, is_true: bool) -> bool:
    """Whether a claimed figure is said to be so, or only to be meant, as asked for."""
    if not _is_true(ours, figure):
        return not is_true
    return is_true and says_it_is_done(claim, ours, figure.first)


def _is_true(standing: list[Standing], figure: Figure) -> bool:
    return standing[figure.first] is Standing.TRUE


def overstates(claim: Reading, topic: Topic, alignment: Alignment, judgement: Judgement) -> bool:
    """Whether a claim says that what the fact only says to be meant, or possible, has been done."""
    theirs = standings(topic.reading)
    if min(theirs) > Standing.MEANT:
        return False
    if judgement.dates_agreeing and _FUTURE in topic.reading.words and not says_it_was(claim):
        return False  # "quota slashed 20% for 2025", of what will be in 2025
    ours = standings(claim)
    pairs = [(pair.claim, pair.fact) for pair in judgement.agreeing if pair.fact is not None]
    now = [(a, b) for a, b in pairs if b.role is not Role.PAST or dates_agree(a, b) <= 0]  # what was so then was so
    if any(theirs[b.first] <= Standing.MEANT and _is_meant_alike(claim, ours, a, is_true=True) for a, b in now):
        return True
    if any(
        theirs[b.first] is Standing.OPEN and ours[a.first] is Standing.TRUE and a.quantity.hedge is not Hedge.UP_TO
        for a, b in now
    ):
        return True
    return _says_deed_is_done(claim, topic, alignment, (ours, theirs), has_figures=bool(pairs))


def _says_deed_is_done(
    claim: Reading,
    topic: Topic,
    alignment: Alignment,
    standing: tuple[list[Standing], list[Standing]],
    has_figures: bool,
) -> bool:
    """Whether all that a claim says is done is only meant in the fact. Beside figures "has" or "was" must say so."""
    ours, theirs = standing
    deeds = [
        theirs[topic.terms[partner].at]
        for term, quality, partner in zip(claim.terms, alignment.quality, alignment.partner, strict=True)
        if partner is not None
        and quality >= LOOSER
        and ours[term.at] is Standing.TRUE
        and is_past(claim.words[term.at])
        and (is_said_of_past(claim.words, term.at) if has_figures else says_it_is_done(claim, ours, term.at))
    ]
    return bool(deeds) and max(deeds) <= Standing.MEANT

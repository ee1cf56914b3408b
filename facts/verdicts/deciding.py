"""Deciding: from a judgement to a verdict and the certainty that it needs, or to abstaining."""

from dataclasses import dataclass

from facts.answers import Ground, Verdict
from facts.language import FAINT_WEIGHT, VALUES, Figure, Reading, Role
from facts.language.lexicon import words_of
from facts.matching.alignment import LOOSER, OPPOSITE, Alignment
from facts.matching.asking import read_asked, states
from facts.matching.scoring import Model
from facts.matching.topics import Topic
from facts.quantities import Kind
from facts.verdicts.additions import adds_more, narrows
from facts.verdicts.causes import claims_cause
from facts.verdicts.judgement import Fault, Finding, Judgement
from facts.verdicts.polarity import negates, points_alike
from facts.verdicts.speakers import is_said_otherwise
from facts.verdicts.standing import overstates

_GRAVITY = {fault: n for n, fault in enumerate(Fault)}
_GROUNDS = {
    Fault.FIGURE: Ground.FIGURE,
    Fault.UNIT: Ground.UNIT,
    Fault.DIRECTION: Ground.DIRECTION,
    Fault.NEGATION: Ground.DIRECTION,
    Fault.RANK: Ground.RANK,
    Fault.PERIOD: Ground.TIME,
    Fault.DATE: Ground.TIME,
    Fault.STATUS: Ground.RANK,
}
_COPULAS = words_of("copulas")
_HEDGED = 3  # tokens of a number with a hedge before it: "is well over 400"
_HYPHENS = ("-", "‑")
_PLAIN_WEIGHT = 0.2  # a word of more weight must be known to the fact


@dataclass(slots=True)
class Ruling:
    """A verdict on one fact; verdict None where the fact says nothing for or against the claim."""

    verdict: Verdict | None
    claimed: Figure | None = None
    correct: Figure | None = None
    fault: Fault | None = None
    needed: float = 1.0  # the probability of the topic that this verdict needs

    @property
    def ground(self) -> Ground:
        """What the verdict stands on."""
        if self.fault is not None:
            return _GROUNDS[self.fault]
        return Ground.TOPIC if self.verdict is Verdict.NO_FIGURE else Ground.AGREEMENT


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
    if judgement.others and not judgement.has(Fault.STATUS):
        return Ruling(None)
    if is_question:
        return _rule_on_question(claim, topic, alignment, model)
    if judgement.leaves_out_denial:
        return Ruling(None)
    if judgement.faults:
        is_denied = negates(claim.terms)
        return _rule_on_faults(figures, topic, judgement, model, is_denied)
    ruling = _rule_without_faults(claim, topic, alignment, judgement, model)
    if ruling.verdict is Verdict.SUPPORTED and (
        overstates(claim, topic, alignment, judgement)
        or is_said_otherwise(claim, topic, alignment, judgement)
        or adds_more(claim.words, topic.reading.words)
        or narrows(claim, topic.reading.words)
        or claims_cause(claim, topic, alignment)
    ):
        return Ruling(None)
    return ruling


def _rule_without_faults(
    claim: Reading, topic: Topic, alignment: Alignment, judgement: Judgement, model: Model
) -> Ruling:
    if judgement.foreign_year or judgement.unknown or judgement.is_turned:
        return Ruling(None)
    if judgement.empty:
        pair = judgement.empty[0]
        return Ruling(Verdict.NO_FIGURE, pair.claim, pair.fact, needed=model.no_figure)
    if judgement.agreeing and judgement.loose and all(_tells_which(claim, pair.claim) for pair in judgement.agreeing):
        return Ruling(None)  # "the second runway will be 3,100 metres long": which one it is, and nothing of its length
    if judgement.agreeing and not _tells_only_whom(claim, judgement, topic):
        pair = judgement.agreeing[0]
        return Ruling(Verdict.SUPPORTED, pair.claim, pair.fact, needed=model.supported)
    if judgement.loose:
        return Ruling(None)
    return _rule_without_figures(claim, topic, alignment, judgement, model)


def _rule_on_question(claim: Reading, topic: Topic, alignment: Alignment, model: Model) -> Ruling:
    """ "When did it get its cranes?" is not answered by how many there are."""
    asked = read_asked(claim)
    if asked is not None and states(asked, topic, alignment) < 0:
        return Ruling(None)
    return Ruling(Verdict.NO_FIGURE, correct=main_figure(topic), needed=model.no_figure)


def _rule_on_faults(figures: list[Figure], topic: Topic, judgement: Judgement, model: Model, is_denied: bool) -> Ruling:
    if judgement.unknown and not judgement.has(Fault.DIRECTION, Fault.NEGATION, Fault.RANK, Fault.STATUS):
        return Ruling(None)
    if judgement.has(Fault.FIGURE) and judgement.has(Fault.NEGATION, Fault.DIRECTION) and is_denied:
        return Ruling(None)  # "is not hiring 1,000": true of a fact that says 100, and no claim of a figure
    if judgement.has(Fault.FIGURE) and judgement.has(Fault.DATE) and not judgement.agreeing:
        return Ruling(None)  # another figure for another year: the fact says nothing of that year
    if is_denied and judgement.agreeing and judgement.loose:
        return Ruling(None)  # "isn't hiring 1,000 no it's hiring 100": of which of the two the "not" is said is open
    gravest: Finding = min(judgement.faults, key=lambda finding: _GRAVITY[finding.fault])
    if gravest.fault is Fault.DIRECTION and _is_of_other_kind(judgement.loose, topic):
        return Ruling(None)
    if gravest.fault is Fault.FIGURE and _is_running_cost(gravest):
        return Ruling(None)
    needed = model.unit_differs if gravest.fault is Fault.UNIT else model.contradicted
    claimed, correct = gravest.claimed or _first(figures), gravest.correct or main_figure(topic)
    return Ruling(Verdict.CONTRADICTED, claimed, correct, gravest.fault, needed)


def _is_of_other_kind(loose: list[Figure], topic: Topic) -> bool:
    """ "Donations fell 14% to £2.3 million", of a fact of 186,500 parcels, 14% more: another thing fell."""
    kinds = {figure.quantity.kind for figure in topic.figures if figure.role in VALUES}
    return any(figure.is_reached and figure.quantity.kind not in kinds for figure in loose)


def _is_rank(figure: Figure) -> bool:
    return figure.quantity.kind is Kind.ORDINAL


def _tells_only_whom(claim: Reading, judgement: Judgement, topic: Topic) -> bool:
    """Whether all that agrees is of what age they are, and the fact has a figure of them."""
    return all(_tells_whom(claim, pair.claim) for pair in judgement.agreeing) and any(
        figure.role is Role.VALUE and figure.quantity.kind is not Kind.DURATION for figure in topic.figures
    )


def _tells_whom(claim: Reading, figure: Figure) -> bool:
    """Whether an age names people: "over-65s", "aged 16 to 24". What "is over 400 years old" is said to be so."""
    quantity = figure.quantity
    is_said = not _COPULAS.isdisjoint(claim.words[max(0, figure.first - _HEDGED) : figure.first])
    return quantity.is_age and quantity.low != quantity.high and not is_said


def _tells_which(claim: Reading, figure: Figure) -> bool:
    """Whether a figure only tells which thing is meant: the second one, a three-bedroom one."""
    end = figure.quantity.span[1]
    return _is_rank(figure) or (claim.text[end : end + 1] in _HYPHENS and claim.text[end + 1 : end + 2].isalpha())


def _is_running_cost(finding: Finding) -> bool:
    """ "£38 million a year" against "£612 million": paid again and again is not paid once."""
    ours, theirs = finding.claimed, finding.correct
    if ours is None or theirs is None or ours.quantity.kind is not Kind.MONEY or ours.period is None:
        return False
    return ours.period.is_rate and theirs.period is None


def _rule_without_figures(
    claim: Reading, topic: Topic, alignment: Alignment, judgement: Judgement, model: Model
) -> Ruling:
    is_covered = _is_covered(claim, topic, alignment, judgement)
    main = main_figure(topic)
    # A date that was to come is what the fact says; one that is past only dates its figure.
    has_value = main is not None and not (_is_rank(main) and main.noun)  # "the first feature" is told beside
    tells_date = judgement.dates_agreeing > (judgement.own_dates if has_value else 0)
    if (judgement.telling_details or tells_date) and is_covered:
        return Ruling(Verdict.SUPPORTED, needed=model.supported)
    if main is not None:
        return Ruling(Verdict.NO_FIGURE, correct=main, needed=model.no_figure)
    if is_covered and (judgement.says_it or _says_what_is_done(topic, alignment)):
        return Ruling(Verdict.SUPPORTED, needed=model.supported)
    return Ruling(None)


def _is_covered(claim: Reading, topic: Topic, alignment: Alignment, judgement: Judgement) -> bool:
    """Whether the fact knows every word of weight: an action or attribute that it does not know is never supported."""
    is_ranked = judgement.telling_details > 0  # "hits its highest": a rank needs no action
    return all(
        (quality >= LOOSER and quality != OPPOSITE) or points_alike(term, topic)
        for term, quality in zip(claim.terms, alignment.quality, strict=True)
        if (term.weight > _PLAIN_WEIGHT or (term.axes and not (judgement.says_it or is_ranked)))
        and term.number not in judgement.told
        and term.at not in claim.negations
    )


def _says_what_is_done(topic: Topic, alignment: Alignment) -> bool:
    """Whether the claim speaks of what the fact says is done, and not only of the same people."""
    deeds = [term.number for term in topic.terms if term.axes and term.weight > FAINT_WEIGHT]
    return not deeds or not alignment.matched.isdisjoint(deeds)


def main_figure(topic: Topic) -> Figure | None:
    """What the fact says first; which one of several it speaks of, "the second runway", only where there is no more."""
    values = [figure for figure in topic.figures if figure.role is Role.VALUE]
    return next((figure for figure in values if not _is_rank(figure)), values[0] if values else None)


def _first(figures: list[Figure]) -> Figure | None:
    return next((figure for figure in figures if figure.role in VALUES), figures[0] if figures else None)

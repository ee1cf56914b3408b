"""Denials: a fact that says what is not, or no longer, to be, held against a claim that says it is, or is not."""

from facts.language import FAINT_WEIGHT, VALUES, Figure, Reading, Term
from facts.language.lexicon import lexicon, words_of
from facts.matching.alignment import CONTEXT, LOOSER, Alignment
from facts.matching.topics import Topic
from facts.quantities import Kind
from facts.verdicts.judgement import Fault, Judgement
from facts.verdicts.polarity import is_denying, negates, points_alike

_AUXILIARIES = words_of("auxiliaries")
_AFFIRMING = frozenset(lexicon().keys(phrase) for phrase in words_of("affirming"))
_MOST_LEFT = 0.2  # of weight: a word of the claim that says more makes it another claim
_LEAST_SHARED = 0.7  # of the weight of the fact's words


def judge_denial(claim: Reading, figures: list[Figure], topic: Topic, alignment: Alignment, out: Judgement) -> None:
    """Whether the claim says that what the fact denies is so. Only of facts and claims without values."""
    if any(map(_is_value, topic.figures)) or any(map(_is_value, figures)) or out.faults:
        return
    denies = negates(topic.terms) or any(map(is_denying, topic.terms))
    if not denies or not _states(claim) or not _says_the_same(claim, topic, alignment):
        return
    if any(term.keys in _AFFIRMING for term in claim.terms):
        out.find(Fault.NEGATION)
        return
    denying = [term.number for term in claim.terms if _is_denial(term, topic)]
    if denying:
        out.says_it = True
        out.told.update(denying)
    else:
        out.find(Fault.NEGATION)


def judge_called_off(claim: Reading, topic: Topic, alignment: Alignment, out: Judgement) -> None:
    """Whether the claim says of what the fact says is done that it is called off: "scraps its order" for "ordered"."""
    if negates(topic.terms) or negates(claim.terms) or any(map(is_denying, topic.terms)):
        return
    calling = [t for t in claim.terms if is_denying(t) and "amount" not in dict(t.axes)]
    if len(calling) != 1 or alignment.quality[calling[0].number] > CONTEXT:
        return
    called_off = next((t for t in claim.terms if t.number > calling[0].number and t.clause == calling[0].clause), None)
    if called_off is None or called_off.name_type is not None or alignment.quality[called_off.number] < LOOSER:
        return
    if _says_the_same(claim, topic, alignment):
        out.find(Fault.NEGATION)


def _states(claim: Reading) -> bool:
    """Whether anything is said to be so or done: "trams to the airport" names a thing, and denies nothing of it."""
    is_said = any(term.axes or term.is_negated or term.keys in _AFFIRMING for term in claim.terms)
    return is_said or bool(claim.quantities) or not _AUXILIARIES.isdisjoint(claim.words)


def _is_value(figure: Figure) -> bool:
    """Whether a figure is said to be so; "a second asteroid" is one of several."""
    return figure.role in VALUES and figure.quantity.kind is not Kind.ORDINAL


def _is_denial(term: Term, topic: Topic) -> bool:
    """ "Not close", "rule out", and "stay open" where the fact says that it will not close."""
    return term.is_negated or is_denying(term) or points_alike(term, topic)


def _says_the_same(claim: Reading, topic: Topic, alignment: Alignment) -> bool:
    """Whether all that the claim speaks of, but for what denies, the fact speaks of too, and most of the other way."""
    for term, quality in zip(claim.terms, alignment.quality, strict=True):
        if quality < LOOSER and term.weight > _MOST_LEFT and not is_denying(term) and term.keys not in _AFFIRMING:
            return False
    content = [t for t in topic.terms if t.weight > FAINT_WEIGHT and not t.is_negated and not is_denying(t)]
    shared = sum(t.weight for t in content if t.number in alignment.matched)
    return shared >= _LEAST_SHARED * sum(t.weight for t in content) > 0

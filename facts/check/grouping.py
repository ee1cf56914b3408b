"""Grouping: which facts are about one thing. Over the years those of a line say so, by what they supersede.

Two facts of different sources are about one thing where each knows nearly all that the other speaks of: every name,
the counted thing, the unit, and no word that makes either another thing (beds, intensive-care beds). This is strict:
facts that are not grouped are rivals, and a claim that could be about either is not answered.
"""

from facts.base import Base, Fact
from facts.language import FAINT_WEIGHT, Figure, Term
from facts.matching.alignment import LOOSER, Alignment, Context, align
from facts.matching.neighbours import heaviest_beside, heaviest_rival
from facts.matching.pairing import agree
from facts.matching.topics import Topic, values_of_terms
from facts.verdicts.deciding import main_figure
from facts.verdicts.directions import DEEDS

_MOST_KNOWN, _LEAST_KNOWN = (
    0.8,
    0.45,
)  # of the weight of either fact's words, what the other knows: the better, the worse
_LOUD = 0.3  # the weight of a word that makes another thing of the one that it stands beside
_NEAR = 3  # tokens from a deed to its figure
_NOWHERE = Context(frozenset())


def is_one_line(fact: Fact, other: Fact, base: Base) -> bool:
    """Whether one of the two supersedes the other, in however many steps."""
    newest, newest_other = base.superseded_by(fact.id) or fact, base.superseded_by(other.id) or other
    return newest.id == newest_other.id and fact.id != other.id


def is_one_thing(one: Topic, other: Topic) -> bool:
    """Whether two facts of different sources are about one thing, whatever they say of it."""
    if one.fact.source.id == other.fact.source.id or not _are_comparable(one, other):
        return False
    there, back = _known(one, other), _known(other, one)
    return min(there, back) >= _LEAST_KNOWN and max(there, back) >= _MOST_KNOWN


def _are_comparable(one: Topic, other: Topic) -> bool:
    ours, theirs = main_figure(one), main_figure(other)
    if ours is None or theirs is None:
        return ours is theirs
    paid = [figure.period is not None and figure.period.is_rate for figure in (ours, theirs)]
    return paid[0] is paid[1] and agree(ours, theirs) is not None  # what it costs, what it costs a year


def _known(told: Topic, teller: Topic) -> float:
    """The share of what one fact says that the other knows (0-1); 0 where it names or counts what that does not."""
    alignment = align(told.reading, values_of_terms(told.reading, told.figures), teller, _NOWHERE)
    if _is_another(told, teller, alignment):
        return 0.0
    terms = [term for term in told.terms if term.weight > FAINT_WEIGHT]
    total = sum(term.weight for term in terms)
    return sum(term.weight * alignment.quality[term.number] for term in terms) / total if total else 0.0


def _is_another(told: Topic, teller: Topic, alignment: Alignment) -> bool:
    figure = main_figure(told)
    counted = {figure.noun[-1].number} if figure is not None and figure.noun else set()
    if any(alignment.quality[n] < LOOSER for n in counted.union(told.names)):
        return True
    if figure is not None and any(alignment.quality[t.number] < LOOSER and _does(t, figure) for t in told.terms):
        return True  # "lost 300 nurses", where the other has 300
    weights = [term.weight for term in told.terms]
    beside = heaviest_beside(told.reading, alignment, weights, 1)
    return max(beside, heaviest_rival(told.reading, teller, alignment, weights)) >= _LOUD


def _does(term: Term, figure: Figure) -> bool:
    """Whether a word says what is done to the figure: "lost 300", but not "rose to 300"."""
    is_deed = term.weight > FAINT_WEIGHT and not term.is_hedge and any(axis in DEEDS for axis, _ in term.axes)
    return is_deed and not figure.is_reached and 0 <= figure.first - term.after < _NEAR

"""Shares of a whole: a tenth late is nine in ten on time, and seven of the nine are not all nine.

Which words are of two states is data (axes, grammar).
"""

from itertools import pairwise

from facts.language import TIMES, Figure, Reading, Role
from facts.language.lexicon import words_of
from facts.matching.alignment import Alignment
from facts.matching.pairing import Pair
from facts.matching.topics import Topic
from facts.quantities import Hedge, Kind, Quantity
from facts.quantities.agreement import Agreement, compare
from facts.verdicts.judgement import Fault, Judgement

_AXES = words_of("axes of two states")
_ENTIRE = frozenset({"whole", "entire"})
_WHOLE = _ENTIRE | {"all", "every"}
_BEFORE_A_WHOLE = words_of("between a quantifier and its noun") | words_of("least sums")
_OF_THE_WHOLE = words_of("before a quantifier of the whole")
_OF_THEM = words_of("of what is counted")
_NEAR = 12.0  # tokens: a word further from its figure tells nothing of it
_BESIDE = 3.0  # tokens: a word of change so near makes a share a change
_SHARES = (Kind.PERCENT, Kind.RATIO)
_TURNED = {
    Hedge.MORE_THAN: Hedge.FEWER_THAN,
    Hedge.FEWER_THAN: Hedge.MORE_THAN,
    Hedge.AT_LEAST: Hedge.AT_MOST,
    Hedge.AT_MOST: Hedge.AT_LEAST,
    Hedge.UP_TO: Hedge.AT_LEAST,
    Hedge.NEARLY: Hedge.JUST_OVER,
    Hedge.JUST_OVER: Hedge.NEARLY,
}


def judge_other_state(pair: Pair, out: Judgement) -> bool:
    """Judge a share of one state by what the fact's share of the other leaves; False where it is no such pair."""
    if pair.fact is None or not (is_share(pair.claim) and is_share(pair.fact)):
        return False
    if not _say_opposite_states(pair.claim, pair.fact):
        return False
    agreement = compare(pair.claim.quantity, _rest(pair.fact.quantity))
    if agreement is Agreement.AGREES:
        out.agreeing.append(pair)
    elif agreement is Agreement.EMPTY and pair.agreement is not Agreement.AGREES:
        out.empty.append(pair)
    else:
        out.find(Fault.FIGURE, pair.claim, pair.fact)
    return True


def judge_whole(claim: Reading, figures: list[Figure], topic: Topic, alignment: Alignment, out: Judgement) -> None:
    """ "All nine boats" where the fact speaks of seven of the nine, "every penny" where it speaks of £3m of the £4m."""
    theirs = [figure for figure in topic.figures if figure.role not in TIMES]
    for figure in figures:
        if figure.role is not Role.VALUE or not _is_all(claim.words, figure):
            continue
        for part, whole in (*pairwise(theirs), *((b, a) for a, b in pairwise(theirs))):
            is_base = whole.role is Role.BASE
            if not (is_base or _is_spoken_of(part, whole, topic, alignment)):
                continue
            is_whole = compare(figure.quantity, whole.quantity) is Agreement.AGREES
            if is_whole and part.quantity.low != part.quantity.high:  # "several of the nine" may be all
                out.faults = [finding for finding in out.faults if finding.claimed is not figure]
            elif is_whole and compare(figure.quantity, part.quantity) is Agreement.DIFFERS:
                out.find(Fault.FIGURE, figure, part)


def _is_all(words: list[str], figure: Figure) -> bool:
    """ "All nine", "every penny of the £4m", "the whole £4m", and no "£4m in all"."""
    at = figure.first - 1
    while at > 0 and words[at] in _BEFORE_A_WHOLE:
        at -= 1
    if at < 0 or words[at] not in _WHOLE:
        return False
    return words[at] in _ENTIRE or words[max(0, at - 1)] not in _OF_THE_WHOLE


def _is_spoken_of(part: Figure, whole: Figure, topic: Topic, alignment: Alignment) -> bool:
    """Whether a claim says something that the fact says of a part: "£4m, of which £3m was spent on …"."""
    before = " ".join(topic.reading.words[max(0, part.first - 2) : part.first])
    if not (part.first > whole.last and (part.is_part or before in _OF_THEM)):
        return False
    return any(topic.owners[number] is part for number in alignment.matched)


def is_share(figure: Figure) -> bool:
    """Whether a figure is a share of a whole, and no change of something."""
    amount = figure.signs.get("amount")
    states = {sign.key for axis, sign in figure.signs.items() if axis in _AXES}
    is_change = amount is not None and amount.distance <= _BESIDE and amount.key not in states
    quantity = figure.quantity
    return quantity.kind in _SHARES and quantity.dimension == "share" and not is_change and not quantity.is_vague


def _say_opposite_states(ours: Figure, theirs: Figure) -> bool:
    for axis in _AXES & ours.signs.keys() & theirs.signs.keys():
        a, b = ours.signs[axis], theirs.signs[axis]
        if a.sign != b.sign and max(a.distance, b.distance) <= _NEAR:
            return True
    return False


def _rest(share: Quantity) -> Quantity:
    """What a share leaves of the whole."""
    whole = 100.0 if share.kind is Kind.PERCENT else 1.0
    value, low, high = (None if n is None else whole - n for n in (share.value, share.high, share.low))
    if share.low is not None and share.high is not None and share.low < share.high:
        value = high  # of a range the upper end is its value
    return share._replace(value=value, low=low, high=high, hedge=_TURNED.get(share.hedge, share.hedge))

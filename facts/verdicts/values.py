"""Values: do the claim's figures agree with the fact's, in unit and in what they are said of?"""

import math

from facts.language import Figure, Reading, Role
from facts.language.lexicon import words_of
from facts.matching.alignment import LOOSER, Alignment
from facts.matching.kinds import lone_contrasts
from facts.matching.pairing import Pair, agree, are_of_kind, belonging, dates_agree
from facts.matching.topics import Topic
from facts.quantities import Kind
from facts.quantities.agreement import Agreement
from facts.verdicts.judgement import Fault, Finding, Judgement

_NAMED_CHANGES = words_of("changes by name")
_COMPARERS = words_of("comparing") | words_of("against") | {"than"}
_INCLUDING = words_of("including")
_SHARES = frozenset({Kind.PERCENT, Kind.RATIO})
_BESIDE = 2.0  # tokens
_EXACT = 1e-9  # of a thousandfold: what floats may be out
_LEAST_TELLING = 0.2  # of weight
_CLEAR = 0.5  # of 1: so much of a figure's words belong to one figure rather than another


def judge_value(pair: Pair, out: Judgement) -> None:
    """Whether the claimed figure agrees with the fact's. Loose where the fact has none, or none in that unit."""
    if pair.fact is None:
        out.loose.append(pair.claim)
    elif pair.agreement is None:
        if _is_other_unit(pair):
            out.find(Fault.UNIT, pair.claim, pair.fact)
        else:
            out.loose.append(pair.claim)
    else:
        if is_other_value(pair.agreement, pair.claim, pair.fact):
            out.find(Fault.FIGURE, pair.claim, pair.fact)
        elif pair.agreement is Agreement.EMPTY:
            out.empty.append(pair)
        else:
            out.agreeing.append(pair)
        if _takes_step_for_level(pair):
            out.find(Fault.FIGURE, pair.claim, pair.fact)


def is_other_value(agreement: Agreement | None, ours: Figure, theirs: Figure) -> bool:
    """Whether a claimed figure is wrong: it differs, or is a slip where its bound leaves open whether it holds."""
    return agreement is Agreement.DIFFERS or (agreement is Agreement.EMPTY and _is_slip(ours, theirs))


def _is_slip(ours: Figure, theirs: Figure) -> bool:
    """The same digits in another unit, or thousands for millions: under 18 months for weeks, $12.5m for $12.5bn."""
    a, b = ours.quantity, theirs.quantity
    if not a.value or not b.value or a.hedge is not b.hedge:
        return False
    if a.value == b.value:
        return a.unit != b.unit
    thousands = math.log10(abs(a.value / b.value)) / 3
    return round(thousands) != 0 and abs(thousands - round(thousands)) < _EXACT


def judge_belonging(claim: Reading, pair: Pair, topic: Topic, alignment: Alignment, out: Judgement) -> None:
    """A figure that the fact states of something else: "6% had nausea, one in three gave up" the other way round."""
    if pair.fact is None or pair.agreement is not Agreement.AGREES:
        return
    meant = (
        _part_spoken_of(claim, pair, topic, alignment)
        or _contrasted(claim, pair, topic, alignment)
        or _of_another(claim, pair, topic, alignment)
        or _owner_of_words(pair, topic, alignment)
        or _whole_of_part(claim, pair, topic, alignment)
        or _step_of_level(claim, pair, topic)
    )
    if meant is not None and meant.quantity.is_age >= pair.claim.quantity.is_age:  # a 17-year-old is no 48-year history
        out.find(Fault.FIGURE, pair.claim, meant)


def _step_of_level(claim: Reading, pair: Pair, topic: Topic) -> Figure | None:
    """By how much it rose, where the claim says that it rose by what it rose to: "up 48 cents", of 6 to 48 cents."""
    assert pair.fact is not None
    amount = pair.claim.signs.get("amount")
    is_moved = amount is not None and amount.distance <= _BESIDE and not pair.claim.is_reached
    if "," in claim.words[max(0, pair.claim.first - 2) : pair.claim.first]:
        return None  # "prices are up, 48 cents"
    if not (is_moved and pair.fact.is_reached and pair.claim.role is pair.fact.role is Role.VALUE):
        return None
    steps = (f for f in topic.figures if f.role is Role.STEP and f.quantity.kind is pair.fact.quantity.kind)
    return next((step for step in steps if agree(pair.claim, step) is Agreement.DIFFERS), None)


def _whole_of_part(claim: Reading, pair: Pair, topic: Topic, alignment: Alignment) -> Figure | None:
    """The 21 athletes of whom 12 are women, where the claim says that there were 12 athletes."""
    assert pair.fact is not None
    if not pair.fact.is_part or any(topic.owners[n] is pair.fact for n in alignment.matched):
        return None
    if dates_agree(pair.claim, pair.fact) > 0:
        return None  # 11 of the 60 pubs in 2020
    unknown = zip(claim.terms, alignment.quality, strict=True)
    if any(quality < LOOSER and term.weight > _LEAST_TELLING for term, quality in unknown):
        return None  # what it says of the part in other words
    others = [f for f in _counted_alike(pair.claim, topic) if f.first < pair.fact.first and not f.is_part]
    return next((f for f in others if agree(pair.claim, f) is Agreement.DIFFERS), None)


def _owner_of_words(pair: Pair, topic: Topic, alignment: Alignment) -> Figure | None:
    """Another figure that counts what the claimed one counts, or of which the fact says what the claim says of it."""
    assert pair.fact is not None
    counted = _counted_alike(pair.claim, topic)
    is_own = any(figure is pair.fact for figure in counted)
    if counted and not is_own and pair.fact.noun and pair.fact.role is pair.claim.role:
        return counted[0] if all(agree(pair.claim, figure) is Agreement.DIFFERS for figure in counted) else None
    if (is_own and len(counted) == 1) or belonging(pair.claim, pair.fact, alignment) > -_CLEAR:
        return None
    for other in topic.figures:
        kinds = (other.quantity.kind, pair.fact.quantity.kind)
        is_alike = kinds[0] is kinds[1] or Kind.CHANGE not in kinds  # "doubled" is said of no share
        is_rival = other.role is pair.fact.role and other is not pair.fact and is_alike
        if (
            is_rival
            and belonging(pair.claim, other, alignment) >= _CLEAR
            and agree(pair.claim, other) is Agreement.DIFFERS
        ):
            return other
    return None


def _part_spoken_of(claim: Reading, pair: Pair, topic: Topic, alignment: Alignment) -> Figure | None:
    """Another part than the claimed one: "52 international flights", of 52 flights, 14 of them international."""
    named = [alignment.partner[term.number] for term in pair.claim.noun[:-1]]
    owners = [topic.owners[partner] for partner in named if partner is not None]
    if _INCLUDING.isdisjoint(claim.words) and "them" not in claim.words:
        said = alignment.said_of.get(pair.claim.first, ())
        owners += [owner for _, partner, owner in said if topic.terms[partner].at > owner.last]
    for owner in owners:
        if owner is not None and owner.is_part and owner is not pair.fact:
            return owner if agree(pair.claim, owner) is Agreement.DIFFERS else None
    return None


def _contrasted(claim: Reading, pair: Pair, topic: Topic, alignment: Alignment) -> Figure | None:
    """The fact's figure for women, where the claim speaks of women and gives the figure for men."""
    assert pair.fact is not None
    for term in lone_contrasts(claim, topic, alignment):
        partner = alignment.partner[term.number]
        owner = topic.owners[partner] if partner is not None else None
        if owner is None or owner is pair.fact or owner.quantity.kind is not pair.fact.quantity.kind:
            continue
        if agree(pair.claim, owner) is Agreement.DIFFERS:
            return owner
    return None


def _of_another(claim: Reading, pair: Pair, topic: Topic, alignment: Alignment) -> Figure | None:
    """The fact's figure for France, where the claim speaks of France and gives the figure for Germany."""
    assert pair.fact is not None
    own = topic.bearers.get(pair.fact.first)
    if not own or not _COMPARERS.isdisjoint(claim.words):
        return None
    spoken = {
        alignment.partner[term.number]
        for term in claim.terms
        if term.clause == pair.claim.clause and alignment.quality[term.number] >= LOOSER
    }
    if not spoken.isdisjoint(own):
        return None
    for other in topic.figures:
        bearers = topic.bearers.get(other.first)
        is_rival = other is not pair.fact and bearers and spoken.issuperset(bearers)
        if is_rival and agree(pair.claim, other) is Agreement.DIFFERS:
            return other
    return None


def _counted_alike(figure: Figure, topic: Topic) -> list[Figure]:
    """The fact's values that count the very thing that a claimed figure counts: children, of people and children.

    Of apple trees and pear trees, pear trees are the pear trees.
    """
    if not figure.noun or figure.quantity.kind is not Kind.COUNT:
        return []
    head = figure.noun[-1].same
    values = [f for f in topic.figures if f.role is figure.role and f.quantity.kind is Kind.COUNT]
    counted = [f for f in values if f.noun and not head.isdisjoint(f.noun[-1].same)]
    of_its_kind = [f for f in counted if len(counted) > 1 and are_of_kind(figure, f)]
    return of_its_kind or counted


def settle_values(out: Judgement) -> None:
    """What is said twice is judged once: "a 28 foot mirror, twenty-eight!!"."""
    if not out.agreeing:
        return
    taken = [pair.fact for pair in out.agreeing]
    beside = [f for f in out.faults if f.fault is Fault.FIGURE and _counts_other(f, taken)]
    out.faults = [finding for finding in out.faults if finding not in beside]
    out.loose += [finding.claimed for finding in beside if finding.claimed is not None]
    said = {pair.claim.quantity.value for pair in out.agreeing}
    agreed = [pair.claim for pair in out.agreeing]
    out.loose = [figure for figure in out.loose if figure.quantity.value not in said]
    out.faults = [
        finding
        for finding in out.faults
        if finding.fault is not Fault.FIGURE
        or finding.claimed is None
        or finding.claimed.quantity.value not in said
        or any(finding.claimed is figure for figure in agreed)
    ]


def _counts_other(finding: Finding, taken: list[Figure | None]) -> bool:
    """Whether a claimed figure counts something, held against a figure that counts nothing and agrees with another.

    "Only two states did better than our schools with their 4.5": no two for the 4.5.
    """
    ours, theirs = finding.claimed, finding.correct
    if ours is None or theirs is None or not any(theirs is figure for figure in taken):
        return False
    return bool(ours.noun) and not theirs.noun and ours.quantity.kind is theirs.quantity.kind is Kind.COUNT


def _takes_step_for_level(pair: Pair) -> bool:
    """ "Rose to 5" for "rose by 5", and the other way round."""
    assert pair.fact is not None
    if {pair.claim.role, pair.fact.role} != {Role.STEP, Role.VALUE}:
        return False
    level = pair.claim if pair.fact.role is Role.STEP else pair.fact
    return level.is_reached


def judge_share_reached(claim: Reading, pair: Pair, topic: Topic, out: Judgement) -> None:
    """ "Rose to 50%" for "rose 50%", and the other way round. Growth that is revised to 3% is still growth of 3%."""
    if pair.fact is None or not pair.claim.quantity.kind is pair.fact.quantity.kind is Kind.PERCENT:
        return
    if pair.agreement is not Agreement.AGREES:
        return  # another figure, whatever it is of
    sides = [(pair.claim, claim, pair.fact), (pair.fact, topic.reading, pair.claim)]
    for level, reading, change in sides:
        if not level.is_reached or not _NAMED_CHANGES.isdisjoint(reading.words):
            continue
        moves = [t for t in reading.terms if t.clause == level.clause and ("amount" in dict(t.axes)) and not t.is_hedge]
        if len(moves) == 1 and moves[0].at < level.first and _is_change(change):
            out.find(Fault.DIRECTION, pair.claim, pair.fact)


def _is_change(share: Figure) -> bool:
    """ "Rose 50%", "up by 50%", and no level that it came to."""
    amount = share.signs.get("amount")
    return not share.is_reached and amount is not None and amount.distance <= _BESIDE


def _is_other_unit(pair: Pair) -> bool:
    """Another currency, or a measure or a share where the fact counts the very same thing."""
    assert pair.fact is not None
    if pair.claim.role is not pair.fact.role:
        return False
    a, b = pair.claim.quantity, pair.fact.quantity
    if a.kind is b.kind and a.kind in (Kind.MONEY, Kind.MEASURE):
        return True
    is_misspelt = bool(pair.claim.noun) and not pair.claim.noun[-1].is_known
    return (a.value == b.value and not is_misspelt) or (pair.noun > 0 and not _SHARES.isdisjoint((a.kind, b.kind)))

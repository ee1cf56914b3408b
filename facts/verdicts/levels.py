"""Levels: how many there are is another figure than by how many they change."""

from facts.language import FAINT_WEIGHT, Figure, Reading, Role
from facts.language.lexicon import words_of
from facts.matching.pairing import Pair, agree
from facts.matching.topics import Topic
from facts.quantities import Hedge, Kind
from facts.quantities.agreement import Agreement
from facts.verdicts.judgement import Fault, Judgement

_HAVING = words_of("having")
_COUNTED = (Kind.COUNT, Kind.MONEY, Kind.MEASURE)
_BESIDE = 1.0  # tokens
_LONG = [[word] for word in words_of("dimensions")]
_FAR_HAVING = 3  # tokens from "has" to the figure
_NEAR = 3.0  # tokens from a deed to the figure that it changes


def judge_level(claim: Reading, pair: Pair, topic: Topic, out: Judgement) -> None:
    """ "Has 300 staff" of a fact whose staff fell by 300 to 4,100: how many there are is another figure."""
    if pair.fact is None or pair.fact.role is not Role.STEP or pair.claim.role is Role.STEP:
        return
    level = _other_level(pair, topic)
    if level is not None and _is_level(claim, pair):
        out.find(Fault.FIGURE, pair.claim, level)


def _other_level(pair: Pair, topic: Topic) -> Figure | None:
    """The level that the fact says is reached, where it is not the claimed one."""
    level = next((f for f in topic.figures if f.role is Role.VALUE and f.is_reached), None)
    return level if level is not None and agree(pair.claim, level) is Agreement.DIFFERS else None


def claimed_levels(claim: Reading, topic: Topic, pairs: list[Pair]) -> list[str]:
    """Levels that the fact gives as changes, and the reverse.

    "Has 100 officers" says how many there are; a fact that hires 100 says nothing of that. "Shed 700 staff" says by how
    many they fell; a fact of a staff that fell to 700 does not.
    """
    found = []
    for pair in pairs:
        if pair.fact is None or (pair.fact.role is Role.STEP and pair.agreement is not Agreement.AGREES):
            continue
        is_fault = pair.fact.role is Role.STEP and _other_level(pair, topic) is not None
        is_level = _is_change(pair.fact) and _is_level(claim, pair) and not is_fault
        if is_level or (pair.agreement is Agreement.AGREES and _takes_level_for_change(pair, topic)):
            found.append(pair.claim.quantity.text)
    return found


def _is_change(figure: Figure) -> bool:
    """Whether a figure is by how much something changes: "falls by 300", "hires 100", "up 3%"."""
    sign = figure.signs.get("amount")
    if sign is None or sign.distance > _NEAR or figure.role not in (Role.VALUE, Role.STEP):
        return False
    return figure.role is Role.STEP or not figure.is_reached


def _takes_level_for_change(pair: Pair, topic: Topic) -> bool:
    """ "Shed 700 staff", of a staff that fell to 700."""
    assert pair.fact is not None
    ours, theirs = pair.claim.signs.get("amount"), pair.fact.signs.get("amount")
    if ours is None or theirs is None or ours.sign != theirs.sign or ours.distance > _BESIDE or pair.claim.is_reached:
        return False
    is_named = ours.key != theirs.key and any(term.name == ours.key for term in topic.terms)  # a loss that narrowed
    is_goal = topic.reading.words[pair.fact.first - 1] == "to" and pair.fact.quantity.hedge is not Hedge.UP_TO
    is_level = is_goal and pair.fact.quantity.kind in _COUNTED
    return is_level and pair.claim.role is Role.VALUE and not is_named


def _is_level(claim: Reading, pair: Pair) -> bool:
    """Whether a claim gives the figure of a change for what there is, is paid or is so long.

    "Has 100 officers" does; "has delivered 100" and "have pledged 100" do not.
    """
    assert pair.fact is not None
    figure = pair.claim
    if "amount" in figure.signs or "more" in figure.signs or figure.role is Role.STEP:
        return False
    is_stood_at = claim.words[figure.first - 1] == "at" and figure.first > 0
    sign = pair.fact.signs.get("amount")
    if claim.words[figure.last + 1 : figure.last + 2] in _LONG and sign is not None and sign.distance <= _BESIDE:
        return True
    is_way = figure.quantity.dimension == "length"  # "went back 127 metres" tells how far
    if is_stood_at or (pair.fact.role is Role.STEP and not is_way):
        return True
    reach = range(max(0, figure.first - _FAR_HAVING), figure.first)
    at = next((at for at in reversed(reach) if claim.words[at] in _HAVING), None)
    if at is None or figure.quantity.kind is not Kind.COUNT:
        return False
    is_done = any(at < t.at < figure.first and t.weight > FAINT_WEIGHT and not t.is_hedge for t in claim.terms)
    return not is_done and not any(word.endswith("ed") for word in claim.words[at + 1 : figure.first])

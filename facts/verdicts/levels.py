"""Levels: how many there are is another figure than by how many they change."""

from facts.language import FAINT_WEIGHT, Figure, Reading, Role
from facts.language.lexicon import words_of
from facts.matching.pairing import Pair, agree
from facts.matching.topics import Topic
from facts.quantities import Kind
from facts.quantities.agreement import Agreement
from facts.verdicts.judgement import Fault, Judgement

_HAVING = words_of("having")
_FAR_HAVING = 3  # tokens from "has" to the figure
_NEAR = 3.0  # tokens from a deed to the figure that it changes


def judge_level(claim: Reading, pair: Pair, topic: Topic, out: Judgement) -> None:
    """ "Has 300 staff" of a fact whose staff fell by 300 to 4,100: how many there are is another figure."""
    if pair.fact is None or pair.fact.role is not Role.STEP or pair.claim.role is Role.STEP:
        return
    level = next((f for f in topic.figures if f.role is Role.VALUE and f.is_reached), None)
    if level is not None and _says_how_many(claim, pair.claim) and agree(pair.claim, level) is Agreement.DIFFERS:
        out.find(Fault.FIGURE, pair.claim, level)


def claimed_levels(claim: Reading, pairs: list[Pair]) -> list[str]:
    """ "Has 100 officers" says how many there are; a fact that hires 100 says nothing of that."""
    found = []
    for pair in pairs:
        if pair.fact is None or pair.claim.quantity.kind is not Kind.COUNT or pair.fact.is_reached:
            continue
        sign = pair.fact.signs.get("amount")
        is_change = sign is not None and sign.distance <= _NEAR and pair.fact.role is Role.VALUE
        if is_change and _says_how_many(claim, pair.claim):
            found.append(pair.claim.quantity.text)
    return found


def _says_how_many(claim: Reading, figure: Figure) -> bool:
    """Whether a figure tells how many there are, and not by how many they change.

    "Has 100 officers" does; "has delivered 100" and "have pledged 100" do not.
    """
    reach = range(max(0, figure.first - _FAR_HAVING), figure.first)
    at = next((at for at in reversed(reach) if claim.words[at] in _HAVING), None)
    if at is None or "amount" in figure.signs:
        return False
    is_done = any(at < t.at < figure.first and t.weight > FAINT_WEIGHT and not t.is_hedge for t in claim.terms)
    return not is_done and not any(word.endswith("ed") for word in claim.words[at + 1 : figure.first])

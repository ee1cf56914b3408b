"""Doers: who does what to whom. "A sold it to B" is "B bought it from A", and no "B sold it to A"."""

from typing import NamedTuple

from facts.language import Reading, Role
from facts.language.deeds import Deed, find_actions
from facts.language.lexicon import Keys, lexicon, words_of
from facts.matching.alignment import LOOSER, OPPOSITE, Alignment
from facts.matching.pairing import agree
from facts.matching.topics import Topic
from facts.quantities import Kind
from facts.quantities.agreement import Agreement
from facts.verdicts.judgement import Fault, Judgement
from facts.verdicts.polarity import negates


def _keys(section: str) -> frozenset[Keys]:
    return frozenset(lexicon().keys(phrase) for phrase in words_of(section))


_GIVING, _TAKING = _keys("verbs of giving"), _keys("verbs of taking")
_LEAVING, _JOINING, _MOVING = _keys("verbs of leaving"), _keys("verbs of joining"), _keys("verbs of moving")
_ONE_WAY = _keys("verbs of one way")
_PREPOSITIONS = words_of("prepositions")
_PARTICLES = frozenset(map(lexicon().key, words_of("particles").union(words_of("particles of a verb"), _PREPOSITIONS)))
_KINDS = {"money": _keys("verbs of paying"), "goods": _keys("verbs of trade")}
_BESIDE = 2  # tokens from a verb to the figure that it has for its object: "closed only 12"


class Way(NamedTuple):
    """From whom to whom something goes, by numbers of terms."""

    kind: str  # money, goods, people, or "" where it may be any
    source: frozenset[int]
    goal: frozenset[int]


def judge_doers(
    claim: Reading, ours: list[Deed], topic: Topic, theirs: list[Deed], alignment: Alignment, out: Judgement
) -> None:
    """Whether the claim turns around who does it to whom: a fault where it cannot be both ways, else it is open.

    `ours` are the claim's deeds, `theirs` the fact's.
    """
    if negates(claim.terms) or negates(topic.terms):
        return
    turned = _turn_of_ways(ours, theirs, alignment)
    if turned > 0:
        out.find(Fault.DIRECTION)
    elif turned < 0:
        _excuse_converse(ours, theirs, out)
    else:
        for deed in ours:
            _judge_deed(deed, theirs, alignment, out)
    _judge_figures(theirs, topic, alignment, out)
    _judge_verbs(theirs, topic, alignment, out)
    _judge_actions(claim, topic, alignment, out)


def _judge_actions(claim: Reading, topic: Topic, alignment: Alignment, out: Judgement) -> None:
    """ "Assaults by nurses on patients", where the fact says "by patients"."""
    ours = find_actions(claim)
    theirs = find_actions(topic.reading) if ours else []
    for action in ours:
        doer, patient = alignment.partners(action.doer), alignment.partners(action.patient)
        for other in theirs:
            is_crossed = bool(doer & other.patient) or bool(patient & other.doer)
            if is_crossed and not doer & other.doer and not action.noun.same.isdisjoint(other.noun.same):
                out.is_turned = True


def _judge_deed(deed: Deed, theirs: list[Deed], alignment: Alignment, out: Judgement) -> None:
    same = [other for other in theirs if is_same_deed(deed, other, alignment)]
    if any(_is_turned(deed, other, alignment) for other in same):
        out.is_turned = True
        if any(map(_is_one_way, (deed, *same))):
            out.find(Fault.DIRECTION)
    elif same and all(_is_of_another(deed, other, theirs, alignment) for other in same):
        out.is_turned = True
    elif not same and deed.is_passive and any(_is_turned(deed, other, alignment) for other in theirs):
        out.is_turned = True  # "the office was told by 300 workers", of 300 workers that the office moved


def _judge_figures(theirs: list[Deed], topic: Topic, alignment: Alignment, out: Judgement) -> None:
    """A figure of what the fact says of one, claimed of another: "A spent 40 million, B 27 million"."""
    if len(theirs) < 2:
        return
    for pair in out.agreeing:
        own = next((deed for deed in theirs if pair.fact is not None and deed.has(pair.fact.first)), None)
        if own is None:
            continue
        for other in theirs:
            first, second = _differing(topic, own.doer, other.doer), _differing(topic, other.doer, own.doer)
            is_left_out = bool(first and second) and not first & alignment.matched
            is_rival = other.keys == own.keys and is_left_out and second <= alignment.matched
            for figure in topic.figures if is_rival else ():
                if other.has(figure.first) and agree(pair.claim, figure) is Agreement.DIFFERS:
                    out.find(Fault.FIGURE, pair.claim, figure)
                    return


def _judge_verbs(theirs: list[Deed], topic: Topic, alignment: Alignment, out: Judgement) -> None:
    """A figure of what the fact says is done, claimed of what else it says is: "closed 12 and fined 95"."""
    counts = (f for f in topic.figures if f.role is Role.VALUE and f.quantity.kind is Kind.COUNT and not f.noun)
    words = topic.reading.words
    bare = [figure for figure in counts if figure.first and words[figure.first - 1] not in _PREPOSITIONS]
    if len(theirs) < 2 or len(bare) < 2:
        return
    done = {figure.first: deed for figure in bare for deed in theirs if 0 < figure.first - deed.at <= _BESIDE}
    for pair in out.agreeing:
        own = done.get(pair.fact.first) if pair.fact is not None else None
        if own is None or own.verb is None or own.verb.number in alignment.matched:
            continue
        for figure in bare:
            verb = done[figure.first].verb if figure.first in done else None
            is_said = verb is not None and verb.number in alignment.matched and verb.keys != own.verb.keys
            if is_said and agree(pair.claim, figure) is Agreement.DIFFERS:
                out.find(Fault.FIGURE, pair.claim, figure)
                return


def _differing(topic: Topic, one: frozenset[int], other: frozenset[int]) -> frozenset[int]:
    """The terms of one that the other has not: Luna, of Café Luna and Café Sol."""
    keys = {topic.terms[n].keys for n in other}
    return frozenset(n for n in one if topic.terms[n].keys not in keys)


def _excuse_converse(ours: list[Deed], theirs: list[Deed], out: Judgement) -> None:
    """Selling and buying are no opposites where it goes from the same one to the same other."""
    given, taken = ([deed for deed in deeds if _is_giving(deed)] for deeds in (ours, theirs))
    told = [deed.verb for deed in ours if deed.verb is not None and _way(deed) is not None]
    if bool(given) is not bool(taken):
        out.faults = [finding for finding in out.faults if finding.fault is not Fault.DIRECTION]
        out.told |= {verb.number for verb in told}


def _is_giving(deed: Deed) -> bool:
    return not _GIVING.isdisjoint(_verbs(deed))


def _verbs(deed: Deed) -> tuple[Keys, ...]:
    """The keys of a deed's verb, with and without its particle: who "takes part" takes nothing from anybody."""
    is_idiom = len(deed.keys) > 1 and deed.keys[1] not in _PARTICLES
    return (deed.keys,) if is_idiom else (deed.keys, deed.keys[:1])


def _is_turned(deed: Deed, other: Deed, alignment: Alignment) -> bool:
    """Whether who does it in the claim has it done in the fact, and the other way round."""
    doer, patient = alignment.partners(deed.doer), alignment.partners(deed.patient)
    first, second = other.doer - other.patient, other.patient - other.doer
    return bool(doer & second) and bool(patient & first) and not doer & first and not patient & second


def _is_of_another(deed: Deed, other: Deed, theirs: list[Deed], alignment: Alignment) -> bool:
    """Whether the claim says of somebody in the fact what the fact says of somebody else, whom the claim leaves out."""
    doer = alignment.partners(deed.doer)
    if not doer or doer & other.core or other.doer & alignment.matched:
        return False
    return bool(other.doer) or (bool(other.subject) and any(doer & third.joined_by("by") for third in theirs))


def _turn_of_ways(ours: list[Deed], theirs: list[Deed], alignment: Alignment) -> int:
    """1 where something goes from whom it goes to in the fact, -1 where it goes the same way; 0 where that is open."""
    turns = [0]
    for way in filter(None, map(_way, ours)):
        source, goal = alignment.partners(way.source), alignment.partners(way.goal)
        for other in filter(None, map(_way, theirs)):
            if "" not in (way.kind, other.kind) and way.kind != other.kind:
                continue
            is_turned = (source & other.goal and not source & other.source) or (
                goal & other.source and not goal & other.goal
            )
            turns.append(1 if is_turned else -1 if source & other.source and goal & other.goal else 0)
    return max(turns, key=abs) if 1 not in turns else 1


def _way(deed: Deed) -> Way | None:
    """From whom to whom a deed moves something; None where it is no such deed."""
    keys = _verbs(deed)
    goal, source = deed.joined_by("to", "against"), deed.joined_by("from", "off")
    kind = next((kind for kind, verbs in _KINDS.items() if not verbs.isdisjoint(keys)), "")
    if _is_giving(deed):
        if deed.is_passive and deed.objects and deed.objects[0].is_object:
            goal = goal or deed.patient  # "was given 43 paintings"
        elif _has_two_objects(deed):
            goal = goal or deed.objects[0].who
        return Way(kind, deed.doer, goal)
    if not _TAKING.isdisjoint(keys):
        return Way(kind, source, deed.doer)
    if not _LEAVING.isdisjoint(keys) and goal and deed.objects and deed.objects[0].is_number:
        return Way("money", deed.doer, goal)  # "left £640,000 to a farmer"
    if not _LEAVING.isdisjoint(keys):
        return Way("people", deed.patient, goal or deed.joined_by("for"))
    if not _JOINING.isdisjoint(keys):
        return Way("people", source, deed.patient)
    return Way("people", source, goal) if not _MOVING.isdisjoint(keys) else None


def _has_two_objects(deed: Deed) -> bool:
    """ "Lent the village 90,000 dollars": to whom, and right behind it what."""
    first, *others = deed.objects or (None,)
    return first is not None and first.is_object and any(part.first == first.stop for part in others)


def is_same_deed(deed: Deed, other: Deed, alignment: Alignment) -> bool:
    """Whether a claim's deed is a fact's, in whatever words."""
    if deed.verb is None or other.verb is None:
        return False
    n = deed.verb.number
    if alignment.quality[n] < LOOSER or alignment.quality[n] == OPPOSITE:
        return False
    return alignment.partner[n] == other.verb.number or not deed.verb.same.isdisjoint(other.verb.same)


def _is_one_way(deed: Deed) -> bool:
    return not _ONE_WAY.isdisjoint(_verbs(deed))

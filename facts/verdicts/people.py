"""People: who holds which office, and who took over from, or beat, whom."""

from typing import NamedTuple

from facts.language import Reading, Term
from facts.language.lexicon import words_of
from facts.matching.alignment import LOOSER, Alignment
from facts.matching.topics import Topic
from facts.verdicts.judgement import Fault, Judgement
from facts.verdicts.offices import Tenure, cues_of, names_alike
from facts.verdicts.polarity import negates

_STATUS = words_of("status")
_TAKES_OVER = words_of("verbs of taking over")
_TAKES_OVER_PHRASES = frozenset(tuple(phrase.split()) for phrase in words_of("phrases of taking over"))
_LOSES_PHRASES = frozenset(tuple(phrase.split()) for phrase in words_of("phrases of losing"))
_CUES = _TAKES_OVER | {"from"} | {phrase[0] for phrase in _TAKES_OVER_PHRASES | _LOSES_PHRASES}
_SIDES = ("name", "body", "place")  # who may win
_PROPER = ("name", "body", "place", "institution")


def judge_status(claim: Reading, topic: Topic, alignment: Alignment, out: Judgement) -> None:
    """ "Deputy chief constable" for a chief constable; the same person in another office."""
    roles = [term for term in claim.terms if term.name_type == "role"]
    if not roles:
        return
    if any(
        _has_other_status(claim, topic, role, alignment.partner[role.number])
        or _is_of_other(claim, topic, role, alignment)
        for role in roles
    ):
        out.find(Fault.STATUS)
        return
    is_unknown = any(alignment.quality[role.number] < LOOSER for role in roles)
    if not is_unknown or not names_alike(claim, alignment):
        return
    theirs = {term.number for term in topic.terms if term.name_type == "role"}
    same = {alignment.partner[role.number] for role in roles if alignment.quality[role.number] >= LOOSER}
    if theirs and theirs.isdisjoint(same):
        out.find(Fault.STATUS)


def _has_other_status(claim: Reading, topic: Topic, role: Term, partner: int | None) -> bool:
    if partner is None:
        return False
    other = topic.terms[partner]
    ours = {word for word in claim.words[max(0, role.at - 1) : role.after] if word in _STATUS}
    theirs = {word for word in topic.reading.words[max(0, other.at - 2) : other.after] if word in _STATUS}
    return not ours <= theirs


def _is_of_other(claim: Reading, topic: Topic, role: Term, alignment: Alignment) -> bool:
    """ "Director of social care" for a director of education; the same person's name must stand in both."""
    partner = alignment.partner[role.number]
    if partner is None or alignment.quality[role.number] < LOOSER:
        return False
    ours, theirs = _complement(claim, claim.terms, role), _complement(topic.reading, topic.terms, topic.terms[partner])
    if ours is None or theirs is None or alignment.quality[ours.number] > 0 or theirs.number in alignment.matched:
        return False
    return names_alike(claim, alignment)


def _complement(reading: Reading, terms: list[Term], role: Term) -> Term | None:
    """What an office is of: the first term after "of"."""
    if reading.words[role.after : role.after + 1] != ["of"]:
        return None
    return next((term for term in terms[role.number + 1 :] if term.at <= role.after + 2), None)


def judge_succession(claim: Reading, topic: Topic, out: Judgement) -> bool:
    """Who replaced or beat whom, or from whom to whom: a fault where it is the same two the other way round.

    False where one of the two says no such thing.
    """
    theirs = _sides(topic.reading)
    if theirs is None:
        return False
    first, second = theirs.first - theirs.second, theirs.second - theirs.first
    ours = _sides(claim)
    if ours is None:
        return _judge_one(claim, topic, first & _people(topic.reading), second & _people(topic.reading), out)
    if not ours.first.isdisjoint(second) and not ours.second.isdisjoint(first):
        out.find(Fault.DIRECTION)
        return True
    return not ours.first.isdisjoint(first) and not ours.second.isdisjoint(second)


def _judge_one(claim: Reading, topic: Topic, first: frozenset[str], second: frozenset[str], out: Judgement) -> bool:
    """Of somebody who takes over an office and somebody who leaves it, a claim says the contrary of one."""
    claimed, stated = ({cue.tenure for cue in cues_of(reading)} for reading in (claim, topic.reading))
    if not stated or negates(claim.terms) or negates(topic.terms):
        return False
    named = {key for term in claim.terms for key in term.keys}
    wronged, other = (first, second) if Tenure.GOES in claimed else (second, first)
    if claimed and named & wronged and not named & other:
        out.find(Fault.DIRECTION)
        return True
    return False


class _Sides(NamedTuple):
    """The names on either side of a verb of taking over or winning, by key: the winner's, and the other's."""

    first: frozenset[str]
    second: frozenset[str]


def _sides(reading: Reading) -> _Sides | None:
    """None where the sentence has no such verb with names on both sides."""
    words = reading.words
    if _CUES.isdisjoint(words):
        return None
    for at, word in enumerate(words):
        loses = tuple(words[at : at + 2]) in _LOSES_PHRASES
        if word == "from" and "to" in words[at:]:
            sides = _names(reading, at, words.index("to", at)), _names(reading, words.index("to", at), len(words))
        elif loses or word in _TAKES_OVER or tuple(words[at : at + 3]) in _TAKES_OVER_PHRASES:
            sides = _names(reading, 0, at), _names(reading, at + 1, len(words))
        else:
            continue
        if sides[0] and sides[1]:
            is_passive = words[at + 1 : at + 2] == ["by"]
            return _Sides(sides[1], sides[0]) if is_passive or loses else _Sides(*sides)
    return None


def replaced_in(reading: Reading) -> frozenset[str]:
    """The keys of the people who leave an office to somebody else, or lose to them."""
    sides = _sides(reading)
    return frozenset() if sides is None else (sides.second - sides.first) & _people(reading)


def _people(reading: Reading) -> frozenset[str]:
    """The keys of names of two words or more that no article stands before, and no place or institution among them."""
    found: set[str] = set()
    run: list[Term] = []
    for term in [*reading.terms, None]:
        is_name = term is not None and term.name_type in _PROPER
        if term is not None and is_name and (not run or term.at == run[-1].after):
            run.append(term)
            continue
        is_person = len(run) > 1 and all(one.name_type == "name" for one in run)
        if is_person and (run[0].at == 0 or reading.words[run[0].at - 1] != "the"):
            found.update(key for one in run for key in one.keys)
        run = [term] if term is not None and is_name else []
    return frozenset(found)


def _names(reading: Reading, first: int, stop: int) -> frozenset[str]:
    """The keys of the names that stand between two tokens."""
    return frozenset(
        key for term in reading.terms if term.name_type in _SIDES and first <= term.at < stop for key in term.keys
    )

"""Offices: does somebody come, stay or go? "X is the new chair", "X stays on", "X has quit"."""

from enum import Enum
from typing import NamedTuple

from facts.language import Reading
from facts.language.lexicon import words_of
from facts.matching.alignment import EXACT, LOOSER, Alignment
from facts.matching.topics import Topic
from facts.verdicts.judgement import Fault, Judgement
from facts.verdicts.polarity import negates

_LONGEST_CUE = 3  # words


class Tenure(Enum):
    """What a sentence says of somebody's office."""

    COMES = "comes"
    HOLDS = "holds"
    STAYS = "stays"  # against what might have been
    GOES = "goes"


class Cue(NamedTuple):
    tenure: Tenure
    first: int  # token indices
    after: int


_CUES: dict[tuple[str, ...], Tenure] = {
    tuple(phrase.split()): tenure
    for section, tenure in (
        ("coming into office", Tenure.COMES),
        ("holding office", Tenure.HOLDS),
        ("staying in office", Tenure.STAYS),
        ("leaving office", Tenure.GOES),
    )
    for phrase in words_of(section)
}
_AGAINST = {  # what a claim may not say of somebody of whom the fact says this
    Tenure.COMES: (Tenure.GOES,),
    Tenure.HOLDS: (Tenure.GOES,),
    Tenure.STAYS: (Tenure.GOES,),
    Tenure.GOES: (Tenure.COMES, Tenure.STAYS),
}


def judge_office(claim: Reading, topic: Topic, alignment: Alignment, replaced: frozenset[str], out: Judgement) -> bool:
    """Whether the same person in the same office comes, stays or goes as the fact says; False where it is none.

    `replaced`: the names, by key, of whom the fact says that somebody else comes in their place.
    """
    if negates(claim.terms) or negates(topic.terms) or not _is_same_person_in_office(claim, topic, alignment, replaced):
        return False
    theirs = cues_of(topic.reading)
    if len({cue.tenure for cue in theirs} - {Tenure.HOLDS}) > 1 or not theirs:
        return False  # "X, who took over in 2022, will step down"
    said = next((cue.tenure for cue in theirs if cue.tenure is not Tenure.HOLDS), Tenure.HOLDS)
    ours = cues_of(claim)
    claimed = {cue.tenure for cue in ours}
    if not claimed.isdisjoint(_AGAINST[said]):
        out.find(Fault.DIRECTION)
    elif said is not Tenure.GOES or Tenure.GOES in claimed:
        out.says_it = True
        inside = {at for cue in ours for at in range(cue.first, cue.after)}
        out.told |= {term.number for term in claim.terms if not inside.isdisjoint(range(term.at, term.after))}
    return bool(claimed)


def _is_same_person_in_office(claim: Reading, topic: Topic, alignment: Alignment, replaced: frozenset[str]) -> bool:
    """Whether both speak of an office, and the claim names whom the fact names."""
    roles = {term.number for term in topic.terms if term.name_type == "role"}
    names = [n for n in topic.names if topic.terms[n].name_type == "name"]
    if not roles or len(names) < 2 or roles.isdisjoint(alignment.matched):
        return False
    if any(not replaced.isdisjoint(term.keys) for term in claim.terms):
        return False  # "X gets the job, Y is off": who comes and who goes is for succession to tell
    lost = sum(n not in alignment.matched and replaced.isdisjoint(topic.terms[n].keys) for n in names)
    if lost > 1 or not names_alike(claim, alignment):
        return False
    return all(q >= LOOSER for term, q in zip(claim.terms, alignment.quality, strict=True) if term.name_type)


def names_alike(claim: Reading, alignment: Alignment) -> bool:
    """Whether the claim has one of the fact's names, as the fact has it."""
    return any(q == EXACT and t.name_type == "name" for t, q in zip(claim.terms, alignment.quality, strict=True))


def cues_of(reading: Reading) -> list[Cue]:
    """The words of coming, staying and going, the longest phrase at each place."""
    found: list[Cue] = []
    at = 0
    while at < len(reading.words):
        for length in range(_LONGEST_CUE, 0, -1):
            tenure = _CUES.get(tuple(reading.words[at : at + length]))
            if tenure is not None:
                found.append(Cue(tenure, at, at + length))
                at += length - 1
                break
        at += 1
    return found

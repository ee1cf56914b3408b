"""Speakers: what somebody alleges is not so for that, and what one says is not what another says."""

from facts.language import Reading
from facts.language.speech import find_speech
from facts.matching.alignment import LOOSER, Alignment
from facts.matching.topics import Topic
from facts.verdicts.judgement import Judgement


def is_said_otherwise(claim: Reading, topic: Topic, alignment: Alignment, judgement: Judgement) -> bool:
    """Whether a claim says as a matter of fact what is only alleged, or puts the words in another's mouth."""
    theirs = find_speech(topic.reading)
    told = [pair.fact.first for pair in judgement.agreeing if pair.fact is not None]
    if theirs is None or (told and all(at not in theirs.places for at in told)):
        return False
    ours = find_speech(claim)
    if ours is None:
        return theirs.is_unproven
    if not ours.speakers or any(term.name_type == "publisher" for term in ours.speakers):
        return False
    return alignment.quality[ours.speakers[-1].number] < LOOSER

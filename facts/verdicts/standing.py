"""Standing: what is only planned, wanted, expected or possible is not done. "Plans 240 homes" is no "built 240"."""

from facts.language import Reading
from facts.language.moods import Standing, is_past, says_it_is_done, standings
from facts.matching.alignment import LOOSER, Alignment
from facts.matching.topics import Topic
from facts.verdicts.judgement import Judgement


def overstates(claim: Reading, topic: Topic, alignment: Alignment, judgement: Judgement) -> bool:
    """Whether a claim says that what the fact only says to be meant, or possible, has been done."""
    theirs = standings(topic.reading)
    if min(theirs) > Standing.MEANT:
        return False
    ours = standings(claim)
    pairs = [pair for pair in judgement.agreeing if pair.fact is not None]
    if pairs:
        return any(
            theirs[pair.fact.first] <= Standing.MEANT
            and ours[pair.claim.first] is Standing.TRUE
            and says_it_is_done(claim, ours, pair.claim.first)
            for pair in pairs
            if pair.fact is not None
        )
    return _says_deed_is_done(claim, topic, alignment, ours, theirs)


def _says_deed_is_done(
    claim: Reading, topic: Topic, alignment: Alignment, ours: list[Standing], theirs: list[Standing]
) -> bool:
    """Of a claim without figures: whether what it says is done is only meant in the fact."""
    deeds = [
        theirs[topic.terms[partner].at]
        for term, quality, partner in zip(claim.terms, alignment.quality, alignment.partner, strict=True)
        if partner is not None
        and quality >= LOOSER
        and ours[term.at] is Standing.TRUE
        and is_past(claim.words[term.at])
        and says_it_is_done(claim, ours, term.at)
    ]
    return bool(deeds) and max(deeds) <= Standing.MEANT

"""Places: what was done where. A ship registered in Panama that sank off Chile did not sink off Panama."""

from facts.language.deeds import Deed
from facts.language.lexicon import words_of
from facts.language.parts import Part
from facts.matching.alignment import Alignment
from facts.matching.topics import Topic
from facts.verdicts.doers import is_same_deed
from facts.verdicts.judgement import Judgement

_HELPERS = words_of("helping verbs")
_JOINERS = words_of("prepositions of a place")


def judge_places(ours: list[Deed], topic: Topic, theirs: list[Deed], alignment: Alignment, out: Judgement) -> None:
    """Whether the claim says that something was done where the fact says that something else was: that is open.

    `ours` are the claim's deeds, `theirs` the fact's.
    """
    for deed in ours if topic.names and len(theirs) > 1 else ():
        same = [other for other in theirs if is_same_deed(deed, other, alignment)]
        named = {partner for part in _places(deed) for partner in alignment.partners(part.who)}
        if named and same and not any(named & other.all for other in same):
            out.is_turned |= any(_has_it_elsewhere(topic, other, third, named) for other in same for third in theirs)


def _has_it_elsewhere(topic: Topic, deed: Deed, other: Deed, named: set[int]) -> bool:
    """Whether a place is that of another deed, and not of both: "based in Leeds, it runs 240 cafés"."""
    is_there = any(named & part.who for part in other.behind if part.joiner)
    is_aside = other.is_passive and other.at < deed.at and topic.reading.words[other.at - 1] not in _HELPERS
    return is_there and (is_aside or bool(_places(deed)))


def _places(deed: Deed) -> list[Part]:
    return [part for part in deed.behind if part.joiner in _JOINERS and not part.is_number]

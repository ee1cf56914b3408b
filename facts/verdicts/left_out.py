"""What a claim leaves out of a fact's denials: that the merger was blocked, or that it is "no court" that refused."""

from facts.language import VALUES, Figure, Reading
from facts.language.lexicon import words_of
from facts.language.phrase_sets import phrases_of
from facts.matching.alignment import Alignment
from facts.matching.topics import Topic
from facts.verdicts.judgement import Fault, Judgement

_DENYING = phrases_of("verbs that deny")
_BEFORE_NO_VERB = words_of("determiners") | words_of("prepositions of place")
_OF_THINGS = words_of("negations of a thing")


def judge_left_out(claim: Reading, figures: list[Figure], topic: Topic, alignment: Alignment, out: Judgement) -> None:
    """Whether the fact denies what the claim does not deny, or denies twice what the claim denies once, or not at all.

    To deny that nobody refused is to say that somebody did; but what is "not ruled out" is not so for that.
    """
    theirs = _denials(topic.reading, _clauses(topic, out))
    if not theirs:
        return
    ours = _denials(claim, {figure.clause for figure in figures if figure.role in VALUES})
    if len(theirs) > 1:
        if ours and len(ours) != len(theirs) and not out.faults and not set(theirs).isdisjoint(ours):
            out.find(Fault.NEGATION)
        out.leaves_out_denial = len(ours) != len(theirs) and (not ours or not out.faults)
    elif not ours and not out.faults:
        (at,) = theirs.values()
        spoken = {term.at for term in topic.terms if term.number in alignment.matched}
        out.leaves_out_denial = at not in topic.reading.negations and at not in spoken


def _clauses(topic: Topic, out: Judgement) -> set[int]:
    """The clauses of the fact that the claim speaks of, where figures tell it."""
    return {pair.fact.clause for pair in out.agreeing if pair.fact is not None}


def _denials(reading: Reading, clauses: set[int]) -> dict[str, int]:
    """The words that deny something in some clauses, or anywhere, with their tokens."""
    words = reading.words
    negations = {at for at in reading.negations if words[at] not in _OF_THINGS}
    verbs = {at for at in _DENYING.find(words) if not (at and words[at - 1] in _BEFORE_NO_VERB)}  # the scrapped scheme
    places = sorted(negations | verbs)
    return {words[at]: at for at in places if not clauses or reading.clause_of[at] in clauses}

"""Subjects: whom and what a claim names, and whether the fact is about somebody, something or somewhere else."""

from facts.language import GENERIC_WEIGHT, Reading, Term, glance_at_title
from facts.language.lexicon import words_of
from facts.matching.alignment import LOOSER, NARROWER, Alignment
from facts.matching.remarks import attributed
from facts.matching.topics import Topic

_NAMES = ("name", "place", "body", "institution")
_WHOLE = ("place", "body")
_PLACE_PREPOSITIONS = words_of("prepositions of place")
_RARE = 0.6  # of weight: commoner words name nobody
_SHORTEST_NAME = 3  # characters


def strangers(claim: Reading, topic: Topic, alignment: Alignment) -> list[Term]:
    """Names in the claim that make it about somebody, something or somewhere else than the fact."""
    beside = alignment.beside
    if topic.names and alignment.matched.isdisjoint(topic.names):
        beside = attributed(claim)  # "31 decays: not bad, Gran Sasso!": nobody else is named
    lost = {topic.terms[n].name_type for n in topic.names if n not in alignment.matched}
    return [
        term
        for term in claim.terms
        if term.number not in beside
        and (_is_stranger(claim, alignment, term, lost) or _has_place_of_name(claim, topic, alignment, term))
        and not _is_place_of_all(term, topic, alignment, lost)
    ]


def _is_place_of_all(term: Term, topic: Topic, alignment: Alignment, lost: set[str | None]) -> bool:
    """ "Portugal: the Alliance got 29.5%": the place that the source's title names is that of all its facts.

    Where the fact has a place of its own that the claim leaves out, "70% in Portugal" says it of the whole.
    """
    if not (alignment.is_context[term.number] and term.name_type == "place"):
        return False
    is_named = "place" not in lost or not alignment.matched.isdisjoint(topic.names)
    return is_named and not term.same.isdisjoint(glance_at_title(topic.fact.source.title).groups)


def _has_place_of_name(claim: Reading, topic: Topic, alignment: Alignment, term: Term) -> bool:
    """ "The river wye", where the fact says "the River Rother": right behind the same word."""
    n = term.number
    is_word = term.weight >= _RARE and not term.axes and term.text.isalpha()
    if n == 0 or alignment.quality[n] > 0.0 or not is_word or claim.terms[n - 1].after != term.at:
        return False
    partner = alignment.partner[n - 1]
    if partner is None or alignment.quality[n - 1] < LOOSER or not claim.terms[n - 1].is_known:
        return False
    theirs = next((t for t in topic.terms[partner + 1 : partner + 2] if t.at == topic.terms[partner].after), None)
    return theirs is not None and theirs.name_type == "name" and theirs.number not in alignment.matched


def _is_stranger(claim: Reading, alignment: Alignment, term: Term, lost: set[str | None]) -> bool:
    """Whether the fact does not know a name. `lost`: kinds of names of the fact that the claim does not speak of."""
    is_unknown = alignment.quality[term.number] == 0.0
    if term.name_type not in _NAMES:
        return term.name_type is None and not term.is_known and is_unknown and _may_be_name(claim, alignment, term)
    if term.name_type == "institution" and any(t.weight > GENERIC_WEIGHT for t in claim.terms[: term.number]):
        return False  # a common noun is an actor where the sentence begins with it; further on it is any thing
    # The source knows it, and yet the fact has another of the kind.
    is_swapped = alignment.is_context[term.number] and not lost.isdisjoint((term.name_type, "name"))
    # "West Midlands Police" is one of the police, and so is the Met.
    is_other = alignment.quality[term.number] == NARROWER and term.name_type in _WHOLE and term.name_type in lost
    return is_unknown or is_swapped or is_other


def _may_be_name(claim: Reading, alignment: Alignment, term: Term) -> bool:
    """Whether a word that English does not have stands where a name would: "in the river wye"."""
    if len(term.text) < _SHORTEST_NAME or not term.text.isalpha():
        return False
    if term.at and claim.words[term.at - 1] in _PLACE_PREPOSITIONS:
        return True
    n = term.number
    return n > 0 and alignment.quality[n - 1] >= LOOSER and claim.terms[n - 1].after == term.at

"""Substitutes: things in the place of others: helicopters, where the fact says destroyers."""

from facts.language import VALUES, Figure, Reading, Term
from facts.language.lexicon import lexicon, words_of
from facts.matching.alignment import CONTEXT, LOOSER, Alignment
from facts.matching.topics import Topic

_LEAST = 0.3  # of weight: a word of less says too little to be a thing of its own
_LEAST_LOST = 0.4  # of weight, of a word of the fact that the claim does not speak of
_OPENERS = words_of("openers of a thing")  # prepositions and articles that a thing stands behind
_ADJECTIVES = tuple(words_of("adjective endings"))
_BETWEEN = words_of("between opener and thing")
_NO_THINGS = words_of("no things")
_ANYBODY = frozenset(lexicon().key(word) for word in words_of("people of whom others may be said"))


def substitutes(claim: Reading, figures: list[Figure], topic: Topic, alignment: Alignment) -> list[str]:
    """The things that a claim speaks of beside its figures, and the fact does not, while it speaks of others."""
    lost = [t for t in topic.terms if t.number not in alignment.matched and is_thing(t) and t.weight >= _LEAST_LOST]
    clauses = {figure.clause for figure in figures if figure.role in VALUES}
    if not lost or not clauses:
        return []
    return [
        term.text
        for term, quality in zip(claim.terms, alignment.quality, strict=True)
        if quality < CONTEXT
        and term.weight > _LEAST
        and is_thing(term)
        and term.clause in clauses
        and term.number not in alignment.beside
        and (
            stands_as_thing(claim, term)
            or modifies(claim, term, alignment)
            or any(_are_of_one_kind(term, other) for other in lost)
        )
    ]


def is_thing(term: Term) -> bool:
    return (
        term.name_type is None
        and term.is_known
        and not term.is_hedge
        and not term.axes
        and term.text.lower() not in _NO_THINGS
        and not is_plain_adjective(term)
        and not lexicon().is_small("generic_nouns", term.keys)
    )


def is_plain_adjective(term: Term) -> bool:
    """Whether it tells no thing from others of its kind: 91 separate segments."""
    return term.text.lower() in _BETWEEN or term.text.lower().endswith(_ADJECTIVES)


def _are_of_one_kind(term: Term, other: Term) -> bool:
    """Whether both are of some kind, and neither is the other: nurses and teachers; but pupils may be teenagers."""
    return not term.narrow.isdisjoint(other.narrow) and _ANYBODY.isdisjoint((term.keys[-1], other.keys[-1]))


def stands_as_thing(claim: Reading, term: Term) -> bool:
    """Whether it stands behind a preposition or an article, with nothing but adjectives between."""
    at = term.at - 1
    while at >= 0 and claim.words[at] in _BETWEEN:
        at -= 1
    return at >= 0 and claim.words[at] in _OPENERS


def modifies(claim: Reading, term: Term, alignment: Alignment) -> bool:
    """ "Mackerel quota": right before a word that the fact knows."""
    following = claim.terms[term.number + 1 : term.number + 2]
    return any(t.at == term.after and alignment.quality[t.number] >= LOOSER and t.name_type is None for t in following)

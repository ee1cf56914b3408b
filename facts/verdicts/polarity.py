"""Polarity: does a sentence deny anything, and do its words point the way that the fact's do?"""

from facts.language import Term
from facts.language.lexicon import lexicon, words_of
from facts.matching.topics import Topic

_DENYING = frozenset(lexicon().keys(phrase) for phrase in words_of("denying"))


def negates(terms: list[Term]) -> bool:
    """Whether a sentence says "not" of any of its words."""
    return True in [term.is_negated for term in terms]


def is_denying(term: Term) -> bool:
    """Whether the word itself says that something is not, or will not be, done: scrap, rule out, stop."""
    return term.keys in _DENYING


def points_alike(term: Term, topic: Topic) -> bool:
    """ "Stay open" for "not be closed": the same end of an axis, negation counted in."""
    return any(topic.reading.ends.get(axis) == frozenset((sign,)) for axis, sign in term.signs)

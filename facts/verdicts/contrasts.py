"""Contrasts: words of which one is never the other, whatever else is the same: the men's cup, the women's cup."""

from facts.language import Reading, Term
from facts.language.lexicon import groups_of, lexicon
from facts.matching.alignment import CONTEXT, EXACT, Alignment
from facts.matching.topics import Topic

_GROUPS = {
    key: frozenset(keys)
    for keys in ([lexicon().key(word) for word in group] for group in groups_of("contrasts"))
    for key in keys
}


def others_of(term: Term) -> frozenset[str]:
    """The keys of the words that a word is contrasted with; none for most words."""
    return _GROUPS.get(term.keys[-1], frozenset()) - {term.keys[-1]}


def contrasts(claim: Reading, topic: Topic, alignment: Alignment) -> list[str]:
    """Words that the fact does not know, while it has another of the same few: women, where it says men."""
    found = []
    for term, quality in zip(claim.terms, alignment.quality, strict=True):
        others = others_of(term) if quality <= CONTEXT else frozenset()
        theirs = [t for t in topic.terms if t.keys[-1] in others]
        if theirs and all(t.number not in alignment.matched for t in theirs):
            found.append(term.text)
    return found


def lone_contrasts(claim: Reading, topic: Topic, alignment: Alignment) -> list[Term]:
    """Words of which the fact has their contrary as well, and the claim has not: women, of men and women."""
    stated = {term.keys[-1] for term in topic.terms}
    spoken = {term.keys[-1] for term in claim.terms}
    return [
        term
        for term, quality in zip(claim.terms, alignment.quality, strict=True)
        if quality == EXACT and not stated.isdisjoint(others_of(term)) and spoken.isdisjoint(others_of(term))
    ]

"""Kinds: words of which one is never the other, whatever else is the same: the men's cup and the women's.

Which those are is data: facts/language/kinds.txt.
"""

from functools import cache
from pathlib import Path

from facts import language
from facts.language import Reading, Term
from facts.language.lexicon import lexicon
from facts.matching.alignment import EXACT, Alignment
from facts.matching.topics import Topic
from facts.word_lists import read_groups

_FILE = Path(language.__file__).with_name("kinds.txt")
_NONE: frozenset[str] = frozenset()
Kinded = tuple[Term, str]  # a word of a claim, and by what of it there are others of the kind
_NAMES = ("name", "place", "body", "publisher", "role")


def others_of(term: Term) -> frozenset[str]:
    """The keys of the words that a word is never; none for most words."""
    return _kinds().get(term.keys[-1], _NONE)


def kinds_in(claim: Reading) -> list[Kinded]:
    """The words of a claim of which there are others of the kind; of most claims none."""
    kinds = _kinds()
    return [(term, mark) for term in claim.terms for mark in _marks(term) if mark in kinds]


def of_other_kind(claimed: list[Kinded], topic: Topic, alignment: Alignment) -> list[str]:
    """What the claim speaks of and the fact does not, while the fact speaks of another of the kind."""
    unknown = [
        (term, mark)
        for term, mark in claimed
        if alignment.quality[term.number] < EXACT and term.number not in alignment.beside and mark not in topic.keys
    ]
    if not unknown:
        return []
    kinds = _kinds()
    lost = {
        mark
        for term in topic.terms
        if len(term.keys) > 1 or term.number not in alignment.matched
        for mark in _marks(term)
        if mark in kinds
    }.difference(mark for _, mark in claimed)
    found = {term.number: term.text for term, mark in unknown if not kinds[mark].isdisjoint(lost)}
    return list(found.values())


def lone_contrasts(claim: Reading, topic: Topic, alignment: Alignment) -> list[Term]:
    """Words of which the fact has another of the kind as well, and the claim has not: women, of men and women."""
    stated = {term.keys[-1] for term in topic.terms}
    spoken = {term.keys[-1] for term in claim.terms}
    return [
        term
        for term, quality in zip(claim.terms, alignment.quality, strict=True)
        if quality == EXACT and not stated.isdisjoint(others_of(term)) and spoken.isdisjoint(others_of(term))
    ]


def _marks(term: Term) -> tuple[str, ...]:
    """By what a term may be a kind of something: its words, and all of them as one; names are none."""
    if term.name_type in _NAMES:
        return ()
    return (*term.keys, term.name) if len(term.keys) > 1 else term.keys


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """For each kind the others of its lines, words by their keys."""
    found: dict[str, set[str]] = {}
    for section, line in read_groups(_FILE):
        if section == "measures":
            continue
        names = {" ".join(lexicon().keys(word)) for word in line}
        for name in names:
            found.setdefault(name, set()).update(names - {name})
    return {name: frozenset(others) for name, others in found.items()}

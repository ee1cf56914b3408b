"""Remarks: what a claim says beside its topic: who says so, and what people add about the world at large."""

from facts.language import VALUES, Figure, Reading
from facts.language.lexicon import words_of
from facts.language.model import GENERIC_WEIGHT
from facts.matching.alignment import CONTEXT, Alignment

_SAYS = words_of("verbs of saying")
_DASHES = words_of("marks before who says so")
_CUES = _SAYS | _DASHES | {"according", "per"}
_NONE: frozenset[int] = frozenset()


def remarks(claim: Reading, figures: list[Figure], alignment: Alignment) -> frozenset[int]:
    """The claim's terms, by number, that are no part of what it claims."""
    return attributed(claim) | _commentary(claim, figures, alignment)


def attributed(claim: Reading) -> frozenset[int]:
    """Terms, by number, that only say who says it: "BBC says", "BBC: …", "… - BBC", "according to the Home Office"."""
    words = claim.words
    if _CUES.isdisjoint(words):
        return _NONE
    out = set()
    for term in claim.terms:
        before = words[max(0, term.at - 3) : term.at]
        says = term.after < len(words) and words[term.after] in _SAYS
        is_headed = term.at == 0 and words[term.after : term.after + 1] == [":"]
        is_signed = term.after == len(words) and not _DASHES.isdisjoint(before[-1:])
        is_told = says or before[-1:] == ["per"] or is_headed or is_signed
        is_publisher = term.name_type == "publisher" and is_told
        is_accorded = ["according", "to"] in (before[-2:], before[-3:-1])
        if is_publisher or is_accorded or (says and term.name_type):
            out.add(term.number)
    return frozenset(out)


def _commentary(claim: Reading, figures: list[Figure], alignment: Alignment) -> frozenset[int]:
    """Terms of clauses that hold no value and nothing that the fact knows."""
    relevant = {figure.clause for figure in figures if figure.role in VALUES}
    for term, quality in zip(claim.terms, alignment.quality, strict=True):
        if quality > CONTEXT and term.weight > GENERIC_WEIGHT:
            relevant.add(term.clause)
    relevant.update(
        claim.clause_of[at - 1] for at, word in enumerate(claim.words) if at and word == ":"
    )  # "Romania: …"
    return frozenset([term.number for term in claim.terms if term.clause not in relevant])

"""Remarks: what a claim says beside its topic: who says so, and what people add about the world at large."""

from typing import NamedTuple

from facts.language import VALUES, Figure, Reading, Term
from facts.language.lexicon import words_of
from facts.language.model import GENERIC_WEIGHT
from facts.matching.alignment import CONTEXT, Alignment

_SAYS = words_of("verbs of saying")
_SPEAKS = words_of("verbs of nothing but saying")
_DASHES = words_of("marks before who says so")
_CUES = _SAYS | _SPEAKS | _DASHES | {"according", "per"}
_MARKS = words_of("marks around an aside")
_JOINING = words_of("words that join an aside")
_OPENERS = words_of("openers of an aside")
_POSSESSIVES = ("my", "our")
_OWN_PEOPLE = words_of("people of one's own")
_NONE: frozenset[int] = frozenset()


class Asides(NamedTuple):
    """What of a claim may be said beside its topic, whatever fact it is held against."""

    attributed: frozenset[int]  # terms, by number, that only say who says it
    stretches: list[list[Term]]  # without a figure, in which people speak of themselves and the like
    clauses: frozenset[int]  # those that hold a value or head another: what is said in them is no remark


def read_asides(claim: Reading, figures: list[Figure]) -> Asides:
    """The asides of a claim."""
    headed = [claim.clause_of[at - 1] for at, word in enumerate(claim.words) if at and word == ":"]  # "Romania: …"
    clauses = frozenset([*headed, *[figure.clause for figure in figures if figure.role in VALUES]])
    stretches = []
    for first, last in _asides_of(claim):
        terms = [term for term in claim.terms if first <= term.at < last]
        has_figure = any(first <= figure.first < last for figure in figures)
        is_named = any(term.name_type for term in terms) and not _is_of_own_people(claim.words, first)
        if not has_figure and not is_named:
            stretches.append(terms)
    return Asides(attributed(claim), stretches, clauses)


def remarks(claim: Reading, asides: Asides, alignment: Alignment) -> frozenset[int]:
    """The claim's terms, by number, that are no part of what it claims."""
    matched = {t.number for t in claim.terms if t.weight > GENERIC_WEIGHT and alignment.quality[t.number] > CONTEXT}
    relevant = asides.clauses | {term.clause for term in claim.terms if term.number in matched}
    out = [term.number for term in claim.terms if term.clause not in relevant]  # a clause about nothing of it
    for terms in asides.stretches:
        if not any(term.number in matched for term in terms):
            out += [term.number for term in terms]
    return asides.attributed.union(out)


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
        if is_publisher or is_accorded or (says and term.name_type) or _speaks(words, term):
            out.add(term.number)
    return frozenset(out)


def _speaks(words: list[str], term: Term) -> bool:
    """ "The ranger says …"; burglaries that are reported speak of nothing."""
    return not _SPEAKS.isdisjoint(words[term.after : term.after + 1])


def _is_of_own_people(words: list[str], first: int) -> bool:
    """ "My cousin in Norvik is furious", "my brother has his CV out": whom else they name is no subject either."""
    at = next((n for n in range(first, len(words)) if words[n] not in _JOINING), first)
    return words[at] in _POSSESSIVES and not _OWN_PEOPLE.isdisjoint(words[at + 1 : at + 3])


def _asides_of(claim: Reading) -> list[tuple[int, int]]:
    """The stretches of tokens that begin as people speak of themselves: behind a mark, or a word that joins them."""
    words = claim.words
    marks = [at for at, word in enumerate(words) if word in _MARKS and at not in claim.number_at]
    begins = {0, *[at + 1 for at in marks], *[at for at, word in enumerate(words) if word in _JOINING]}
    found = []
    for first in sorted(begins):
        at = first
        while at < len(words) and words[at] in _JOINING:
            at += 1
        if at < len(words) and words[at] in _OPENERS:
            found.append((first, next((mark for mark in marks if mark >= first), len(words))))
    return found

"""Asking: what sort of figure a question asks for, and whether a fact states one. What is a question: see `claims`."""

from dataclasses import dataclass

from facts.language import DATES, FAINT_WEIGHT, VALUES, Figure, Reading, Role, Term
from facts.language.lexicon import groups_of, lexicon
from facts.matching.alignment import LOOSER, Alignment
from facts.matching.topics import Topic
from facts.quantities import Kind
from facts.quantities.lexicon import lexicon as quantities

# The words that ask, and the kinds of figure that answer them.
_ASKING = {
    tuple(phrase.split()): frozenset(map(Kind, kinds.split()))
    for kinds, *phrases in groups_of("asked kinds")
    for phrase in phrases
}
_MOST_WORDS = max(map(len, _ASKING))


@dataclass(frozen=True, slots=True)
class Asked:
    """The figure that a question asks for."""

    kinds: frozenset[Kind]
    counted: tuple[Term, ...]  # "how many officers": the words right behind


def read_asked(question: Reading) -> Asked | None:
    """The figure that a question asks for; None where it leaves that open: "what is the price …?"."""
    words = question.words
    for at in range(len(words)):
        for length in range(_MOST_WORDS, 0, -1):
            kinds = _ASKING.get(tuple(words[at : at + length]))
            if kinds is not None:
                counted = _words_behind(question, at + length) if Kind.COUNT in kinds else ()
                return Asked(kinds | _kinds_of_units(counted), counted)
    return None


def states(asked: Asked, topic: Topic, alignment: Alignment) -> int:
    """1 where a fact states such a figure, -1 where it states none, 0 where that is open.

    "How many councillors …?" is not answered by the votes that were cast.
    """
    told = [figure for figure in topic.figures if figure.quantity.kind in asked.kinds and _is_told(figure)]
    if not told:
        return -1
    if not asked.counted:
        return 1
    counts = [figure for figure in told if figure.quantity.kind is Kind.COUNT]
    if any(_counts(figure, asked.counted, alignment) for figure in counts):
        return 1
    head = asked.counted[-1].number
    if counts and alignment.quality[head] >= LOOSER and alignment.partner[head] is None:
        return 1  # an alias of the fact names what is counted
    is_known = all(alignment.quality[term.number] >= LOOSER for term in asked.counted)
    if counts and is_known and not any(figure.noun for figure in counts):
        return 1  # "the backlog of appeals reached 43,612"
    nouns = [asked.counted[-1], *(figure.noun[-1] for figure in counts if figure.noun)]
    is_open = len(counts) < len(told) or any(lexicon().is_small("generic_nouns", noun.keys) for noun in nouns)
    return 0 if is_open else -1


def _is_told(figure: Figure) -> bool:
    return figure.role in VALUES or figure.role in (Role.WINDOW, *DATES)


def _counts(figure: Figure, counted: tuple[Term, ...], alignment: Alignment) -> bool:
    """Whether a figure counts what is asked for."""
    nouns = {term.number for term in figure.noun}
    partners = {alignment.partner[term.number] for term in counted}
    return not nouns.isdisjoint(partners) or any(not t.same.isdisjoint(n.same) for t in counted for n in figure.noun)


def _kinds_of_units(counted: tuple[Term, ...]) -> set[Kind]:
    """ "How many hours" is a time."""
    units = (quantities().units.phrases.find([term.text.lower().split()[-1]], 0) for term in counted[-1:])
    return {found[0].kind for found in units if found is not None}


def _words_behind(question: Reading, at: int) -> tuple[Term, ...]:
    """The counted noun with its modifiers: the words of weight that stand together behind "how many more"."""
    found: list[Term] = []
    for term in question.terms:
        if term.at < at:
            continue
        if term.at > at or (found and term.weight <= FAINT_WEIGHT):
            break
        at = term.after
        if term.weight > FAINT_WEIGHT:
            found.append(term)
    return tuple(found)

"""Additions: what says more than a figure does, and needs a source of its own: the only one, worldwide, each.

Which words those are is data (grammar.txt, "additions"): those of one line say the same.
"""

from facts.language import Reading
from facts.language.lexicon import groups_of

_ONLY_IN_FACTS = "="


def _by_first_word() -> dict[str, list[tuple[list[str], int, bool]]]:
    """The phrases, each with the number of its line, and whether it counts in a claim too."""
    found: dict[str, list[tuple[list[str], int, bool]]] = {}
    for number, line in enumerate(groups_of("additions")):
        for phrase in line:
            words = phrase.removeprefix(_ONLY_IN_FACTS).replace("-", " ").split()
            found.setdefault(words[0], []).append((words, number, not phrase.startswith(_ONLY_IN_FACTS)))
    return found


_PHRASES = _by_first_word()
_EVERYWHERE = {number for number, line in enumerate(groups_of("additions")) if "worldwide" in line}
_PLACES = ("place", "name")


def adds_more(claim: list[str], fact: list[str]) -> bool:
    """Whether a claim, by its words in lower case, says such a thing, and the fact says nothing of the kind."""
    said = _find(claim, is_claim=True)
    return bool(said) and not said <= _find(fact, is_claim=False)


def narrows(claim: Reading, fact: list[str]) -> bool:
    """ "3,100 people in Ghent", where the fact says how many a firm of Ghent has worldwide."""
    if not _find(fact, is_claim=False) & _EVERYWHERE or _find(claim.words, is_claim=True) & _EVERYWHERE:
        return False
    return any(term.name_type in _PLACES and term.at and claim.words[term.at - 1] == "in" for term in claim.terms)


def _find(words: list[str], is_claim: bool) -> set[int]:
    """The lines of which something is said."""
    return {
        number
        for at, word in enumerate(words)
        for phrase, number, is_of_claims in _PHRASES.get(word, ())
        if (is_of_claims or not is_claim) and words[at : at + len(phrase)] == phrase
    }

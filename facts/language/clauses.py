"""Clauses: which words of a sentence belong together. A number goes with the words of its own clause first."""

import unicodedata

from facts.language.lexicon import words_of
from facts.language.tokens import Token

_MARKS = frozenset('.;:!?()[]"…•|')
_OPENERS = words_of("clause openers")
_OPENERS_AFTER_COMMA = words_of("clause openers after a comma")
_ASIDE_OPENERS = words_of("aside openers")
_BEFORE_INFINITIVES = words_of("before an infinitive")
_DETERMINERS = words_of("determiners")


def divide(tokens: list[Token], words: list[str], number_at: dict[int, int]) -> list[int]:
    """A clause number for each token. Marks and joining words divide; after an aside the clause before it goes on."""
    clause, last = 0, 0
    interrupted: int | None = None
    bracketed: int | None = None  # the clause with a number that goes on behind a bracket
    numbered: set[int] = set()  # clauses with a number
    clause_of: list[int] = []
    for at, word in enumerate(words):
        after_comma = at > 0 and words[at - 1] == ","
        if word == "(":
            bracketed = clause if clause in numbered else None
        if word == ")" and bracketed is not None:
            clause, bracketed = bracketed, None
        elif (
            _opens(word, after_comma, at in number_at)
            or _is_picture(tokens[at], at in number_at)
            or (word == "to" and clause in numbered and _begins_purpose(tokens, at, number_at))
        ):
            last += 1
            clause, interrupted = last, None
        elif word in _ASIDE_OPENERS and after_comma:
            last += 1
            clause, interrupted = last, clause
        elif word == "," and interrupted is not None:
            clause, interrupted = interrupted, None
        clause_of.append(clause)
        if word == ")" and _is_short_name(tokens[max(0, at - 3) : at]):
            clause = clause_of[at - 3]  # "members of the Royal Union of Nurses (RUN) rejected it" goes on behind it
        if at in number_at:
            numbered.add(clause)
    return clause_of


def _opens(word: str, after_comma: bool, is_number: bool) -> bool:
    return word in _OPENERS or (after_comma and word in _OPENERS_AFTER_COMMA) or (word in _MARKS and not is_number)


def _is_short_name(tokens: list[Token]) -> bool:
    """Whether what stands before a closing bracket is an acronym alone, with a word before the bracket."""
    return len(tokens) == 3 and tokens[0].is_word and tokens[1].text == "(" and tokens[2].text.isupper()


def _is_picture(token: Token, is_number: bool) -> bool:
    """An emoji ends what was said before it as a full stop does."""
    return not token.is_word and not is_number and unicodedata.category(token.text) == "So"


def _begins_purpose(tokens: list[Token], at: int, number_at: dict[int, int]) -> bool:
    """ "Hiring 100 officers to stop the boats": what it is for stands apart from what is so."""
    ahead = tokens[at + 1] if at + 1 < len(tokens) else None
    if ahead is None or not ahead.is_word or not number_at.keys().isdisjoint((at - 1, at, at + 1)):
        return False
    if tokens[at - 1].text.lower() in _BEFORE_INFINITIVES:
        return False  # "is due to open": what is to be, and no purpose
    return ahead.text.lower() not in _DETERMINERS and not ahead.text[0].isupper()

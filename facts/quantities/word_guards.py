"""Number words that count nothing: first half, second quarter, one another. Digits are guarded in `guards`."""

from facts.quantities.lexicon import Lexicon, lexicon
from facts.quantities.tokens import Tokens

_HOURS = 12


def is_no_number(tokens: Tokens, place: int) -> bool:
    """Whether a number word is part of an idiom instead."""
    lex, word = lexicon(), tokens.words[place]
    if word == "half":
        return _is_idiom_of_half(tokens, place, lex)
    if word == "quarter":
        return _is_quarter_of_a_year(tokens, place, lex)
    if word in ("halves", "quarters"):
        return True
    return word == "may" or (word in lex.numbers.months)


def is_name(tokens: Tokens, place: int) -> bool:
    """Whether a number word is part of a name in running text: League Two, Northmoor First."""
    if place == 0 or tokens.kinds[place - 1] != "word" or not tokens.slice(place, place + 1).istitle():
        return False
    is_headline = tokens.kinds[place + 1] == "word" and tokens.slice(place + 1, place + 2)[0].isupper()
    follows_name = (
        tokens.slice(place - 1, place).istitle() and tokens.words[place - 1] not in lexicon().words["noun_ends"]
    )
    return follows_name and not is_headline


def _is_idiom_of_half(tokens: Tokens, place: int, lex: Lexicon) -> bool:
    words = tokens.words
    at = place + 1
    if words[at] == "-":
        return lex.units.phrases.find(words, at + 1) is None and words[at + 1] not in lex.numbers.scales
    if words[at] in lex.words["half_idioms"]:
        return True
    before = words[place - 1] if words[place - 1] != "-" else words[place - 2]
    if before == "that" and words[at] == "of":
        return False  # "is it true that half of all viewers …?"
    return before in lex.words["half_before"] or before in lex.numbers.ordinals


def _is_quarter_of_a_year(tokens: Tokens, place: int, lex: Lexicon) -> bool:
    words = tokens.words
    at = place + 1 + (words[place + 1] == "-")
    if words[at] in lex.words["quarter_after"] and not _is_followed_by_amount(words[at + 1]):
        return True
    before = words[place - 1] if words[place - 1] != "-" else words[place - 2]
    if before in lex.words["quarter_before"]:
        return True
    return before not in ("a", "an", "one") and words[at] not in ("of",) and words[at] not in lex.numbers.scales


def _is_followed_by_amount(word: str) -> bool:
    """ "Fell by a quarter to 940" is no time of day: no hour is more than 12."""
    return word[:1].isdigit() and not (word.isdecimal() and int(word) <= _HOURS)

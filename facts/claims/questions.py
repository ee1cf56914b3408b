"""Questions: what asks for a figure, and what only greets."""

import re
from collections.abc import Collection
from functools import cache

from facts.language.lexicon import Keys, lexicon
from facts.language.tokens import fold

_LETTERS = re.compile(r"[^\W\d_]+")
_LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"(?<![\w.,:])[£$€]?(?!(?:19|20)\d\d\b)\d")  # a number that is no year
_LONGEST_OPENING = 4  # words of a question: "what is the number"


def is_greeting(text: str) -> bool:
    """Whether a whole message is a greeting or chitchat."""
    lex = lexicon()
    words = _LETTERS.findall(fold(text).replace("'s", " is").lower())
    if not words or len(words) > _longest_greeting():
        return False  # no keys to look for: a word has at least one
    return lex.is_small("greetings", lex.keys(" ".join(words)))


@cache
def _longest_greeting() -> int:
    """How many keys the longest has."""
    return max(map(len, lexicon().small["greetings"]))


def asks_for_figure(text: str) -> bool:
    """Whether a sentence asks how many, how much, when or who, rather than whether something is so."""
    lex = lexicon()
    is_question = "?" in text
    lower = fold(text).lower()
    words = _LETTERS_AND_DIGITS.findall(lower)
    if not is_question and "how" not in lower and _first_of_openings().isdisjoint(lex.keys("".join(words[:1]))):
        return False  # most sentences, which need no further look
    keys = lex.keys(" ".join(words))
    if is_question and keys[:2] == lex.keys("number of"):
        return True
    states_figure = not is_question and _FIGURE.search(text) is not None
    openings: Collection[Keys] = lex.small.get("question_count", ())
    for start, key in enumerate(keys):
        if key not in _first_of_openings():
            continue
        for length in range(1, _LONGEST_OPENING + 1):
            opening = keys[start : start + length]
            if (
                opening in openings
                and not any(map(str.isdecimal, "".join(keys[:start])))
                and (is_question or start == 0 or (length > 1 and opening[0] == "how"))
                and (opening[0] == "how" or not states_figure)  # "WHO says 25% …", "what we spend fell by 29%"
            ):
                return True
    return False


@cache
def _first_of_openings() -> frozenset[str]:
    return frozenset(opening[0] for opening in lexicon().small.get("question_count", ()))

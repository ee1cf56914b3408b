"""Wording: all of a text's words as they are compared: small words, numbers, and compounds in pieces and whole."""

import re
from functools import lru_cache

from facts.language.lexicon import lexicon
from facts.language.tokens import fold

# Letters and digits, with hyphens and apostrophes between them and the marks inside a number: F-35, don't, 1,000.5
_RUN = re.compile(r"[^\W_](?:[^\W_]|[-'](?=[^\W_])|(?<=\d)[.,](?=\d))*")
_PIECE = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,]\d+)*")


def words_of_text(text: str) -> list[str]:
    """The stems of a text's words and its numbers, in order.

    What is written as one word, with a hyphen or with digits in it, yields its pieces and the whole, so that "F-35" and
    "F35", "ten-year" and "tenyear" share a word however they are written.
    """
    return [word for run in _RUN.findall(fold(text).lower()) for word in _words_of_run(run)]


@lru_cache(maxsize=50_000)  # a search takes hundreds of texts apart, and most of their words are the same
def _words_of_run(run: str) -> tuple[str, ...]:
    key = lexicon().key
    pieces = _PIECE.findall(run)
    words = [key(_bare(piece)) if piece[0].isalpha() else piece.replace(",", "") for piece in pieces]
    return (*words, key("".join(pieces))) if len(pieces) > 1 else tuple(words)


def _bare(word: str) -> str:
    """The word without its apostrophe: dont, and the president of president's."""
    return word.removesuffix("'s").replace("'", "")

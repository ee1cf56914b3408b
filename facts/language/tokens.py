"""Text to tokens: words, hashtags and marks with their places. Numbers are read elsewhere (`facts.quantities`)."""

import re
from typing import NamedTuple

_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "‑": "-"})
# Zero-width characters, bidi marks, variation selectors and the soft hyphen: shown as nothing, so read as nothing.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\u00ad]")

_TOKEN = re.compile(
    r"""
      (?P<link>   (?:https?://|www\.)\S+ | \S+@\S+\.\w+ | t\.me/\S+ )
    | (?P<user>   (?<!\w)@\w+ )
    | (?P<hash>   (?<!\w)\#\w+ )
    | (?P<short>  (?:[A-Za-z]\.){2,} | (?<![\w.])(?:[A-Za-z]\.)+[A-Za-z](?!\w) )   # U.S., e.g, U.S
    | (?P<owner>  (?<=\s)'s(?!\w) )                            # Norvik 's, in tokenised text
    | (?P<word>   [^\W\d_]+(?:&[^\W\d_]+)?(?:'[^\W\d_]+)* )    # officers, don't, A&E
    | (?P<mixed>  \w+ )                                       # MI5, 20k, 3rd
    | (?P<mark>   [^\w\s] )
    """,
    re.VERBOSE,
)
_HUMP = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


class Token(NamedTuple):
    """One word or mark; `text` has straight quotes and nothing invisible, `span` is in the original's code points."""

    text: str
    start: int
    end: int
    is_word: bool


def tokenise(text: str) -> list[Token]:
    """Split a text into tokens in order. Links and user names are left out; a hashtag yields its words."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text.translate(_QUOTES)):
        start, end, kind = match.start(), match.end(), match.lastgroup
        word = match.group()
        if kind == "word" and "'" not in word:
            tokens.append(Token(word, start, end, True))
        elif kind in ("link", "user", "owner"):
            continue
        elif kind == "hash":
            tokens.extend(
                Token(hump.group(), start + 1 + hump.start(), start + 1 + hump.end(), True)
                for hump in _HUMP.finditer(word[1:])
            )
        elif kind == "mark":
            if not _INVISIBLE.match(word) and not _joins(text, match):
                tokens.append(Token(word, start, end, False))
        elif kind == "short":
            tokens.append(Token(word.replace(".", ""), start, end, True))
        elif "'" in word:
            tokens.extend(_split_apostrophe(word, start))
        else:
            tokens.append(Token(word, start, end, True))
    return tokens


def _joins(text: str, mark: re.Match[str]) -> bool:
    """Whether it is the hyphen of one word: part-time reads as part time."""
    start, end = mark.start(), mark.end()
    return mark.group() == "-" and start > 0 and end < len(text) and text[start - 1].isalpha() and text[end].isalpha()


def _split_apostrophe(word: str, start: int) -> list[Token]:
    """ "NCA's" -> NCA; "isn't" -> is, n't; "they'll" -> they, 'll."""
    end = start + len(word)
    lower = word.lower()
    if lower.endswith("n't") and len(word) > 3:
        stem = {"ca": "can", "wo": "will", "sha": "shall"}.get(lower[:-3], word[:-3])
        return [Token(stem, start, end - 3, True), Token("n't", end - 3, end, True)]
    head, tail = word.split("'", 1)
    if tail.lower() in ("s", ""):
        return [Token(head, start, end, True)]
    if tail.lower() in ("ll", "ve", "re", "d", "m"):
        return [Token(head, start, start + len(head), True)]
    return [Token(word, start, end, True)]


def fold(text: str) -> str:
    """The text with straight quotes and plain hyphens; the length does not change."""
    return text.translate(_QUOTES)

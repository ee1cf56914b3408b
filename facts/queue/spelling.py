"""Spelling: a word that English does not have -> the word that was meant, where that is sure.

What a word becomes depends on the word alone and on word lists, never on what others asked: so it joins the same
questions whoever comes first. A name that nobody knows is no misspelling: it stays as it is. Of such names two are the
same where only the order of their inner letters differs, or a letter is doubled: Quilmaro, Quimlaro, Quilmarro.
"""

from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from facts.language.lexicon import lexicon, words_of
from facts.language.tokens import Token, tokenise
from facts.language.vocabulary import is_word, listed_words

_SHORTEST = 5  # characters; too many shorter words are one slip from another
_SHORTEST_NAME = 9  # with a letter wrong; with letters swapped or doubled it may be as short as any word
_COMMON = 1_000_000  # the dictionary's count: 22,000 words
_COMMONEST = 9_000  # of these, down to "nurses": what people mean also where a letter is another one
_BEFORE_PLACES = words_of("prepositions of place")


def mend(text: str) -> str:
    """The text with the misspelt words that are sure put right."""
    tokens = [token for token in tokenise(text) if token.is_word]
    out: list[str] = []
    done = 0
    for n, token in enumerate(tokens):
        meant = _meant(tokens, n)
        if meant is not None:
            out += (text[done : token.start], meant)
            done = token.end
    return "".join((*out, text[done:])) if out else text


def skeleton(word: str) -> str:
    """What an unknown word shares with the ways in which its letters are swapped or doubled."""
    single = "".join(letter for n, letter in enumerate(word) if n == 0 or letter != word[n - 1])
    return f"{single[:1]}{''.join(sorted(single[1:-1]))}{single[-1:] if len(single) > 1 else ''}"


def _meant(tokens: list[Token], n: int) -> str | None:
    """What a word should be; None where it is right, or what it should be is not sure."""
    text = tokens[n].text
    if len(text) < _SHORTEST or not text.isalpha() or not text.isascii() or text.isupper():
        return None
    word = text.lower()
    if _is_known(word):
        return None
    meant = _meant_name(word) or _meant_in_name(word, tokens[max(0, n - 1) : n], tokens[n + 1 : n + 2])
    if meant is not None:
        return meant if is_word(meant) and text == word else meant.capitalize()
    may_be_name = text != word or (n > 0 and tokens[n - 1].text.lower() in _BEFORE_PLACES)
    return None if may_be_name else _meant_word(word)


@lru_cache(maxsize=20_000)
def _meant_name(word: str) -> str | None:
    near = _near(word, _name_words())
    if len(word) < _SHORTEST_NAME:
        near = [name for name in near if skeleton(name) == skeleton(word)]
    return near[0] if len(near) == 1 else None


def _meant_in_name(word: str, before: list[Token], after: list[Token]) -> str | None:
    """The word that makes up a known name with the one before or behind: Nortern Ireland."""
    key = lexicon().key
    beside = [(key(token.text), True) for token in before] + [(key(token.text), False) for token in after]
    near = _near(word, _name_words())
    pairs = _name_pairs()
    found = {w for w in near for k, is_before in beside if ((k, w) if is_before else (w, k)) in pairs}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=20_000)
def _meant_word(word: str) -> str | None:
    """The commonest word that is near; to have another letter it must be commoner than to have them swapped."""
    ranks = _ranks()
    near = [w for w in _near(word, _common_words()) if len(w) != len(word) or _is_sure(word, w)]
    return min(near, key=ranks.__getitem__) if near else None


def _is_sure(word: str, meant: str) -> bool:
    return skeleton(word) == skeleton(meant) or _ranks()[meant] < _COMMONEST


def _is_known(word: str) -> bool:
    key = lexicon().key(word)
    return is_word(word) or is_word(key) or (key,) in lexicon().entries or key in lexicon().longest


def _near(word: str, words: dict[tuple[str, int], list[str]]) -> list[str]:
    """The words with the same first letter that are one slip away: a letter wrong, left out, put in, or swapped."""
    near = [w for length in (-1, 0, 1) for w in words.get((word[0], len(word) + length), ())]
    return [
        w for w, _, _ in process.extract(word, near, scorer=DamerauLevenshtein.distance, score_cutoff=1, limit=None)
    ]


@cache
def _ranks() -> dict[str, int]:
    """The commoner words, each with its rank."""
    return {word: rank for rank, word in enumerate(listed_words(_COMMON))}


@cache
def _common_words() -> dict[tuple[str, int], list[str]]:
    return _by_shape(_ranks())


@cache
def _name_words() -> dict[tuple[str, int], list[str]]:
    """The words of the names that are known, as they are keyed."""
    return _by_shape({key: 0 for keys, entry in lexicon().entries.items() if entry.name_type for key in keys})


@cache
def _name_pairs() -> frozenset[tuple[str, str]]:
    """The words that stand side by side in a known name."""
    named = (keys for keys, entry in lexicon().entries.items() if entry.name_type)
    return frozenset(pair for keys in named for pair in pairwise(keys))


def _by_shape(words: dict[str, int]) -> dict[tuple[str, int], list[str]]:
    """The longer words by their first letter and length."""
    found: dict[tuple[str, int], list[str]] = {}
    for word in words:
        if len(word) >= _SHORTEST - 1:
            found.setdefault((word[0], len(word)), []).append(word)
    return found

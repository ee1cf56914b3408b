"""What a number counts: the noun phrase behind it, as written."""

from facts.quantities.lexicon import lexicon
from facts.quantities.tokens import Tokens

_MOST_WORDS = 6


def noun_after(tokens: Tokens, stop: int, has_unit: bool) -> tuple[str | None, int]:
    """The counted noun behind token `stop` - 1, and the place behind the noun; (None, stop) where nothing is counted.

    Ends at prepositions, verbs and marks, and behind the first plural unless another follows (returns flights).
    """
    words, kinds, lists = tokens.words, tokens.kinds, lexicon().words
    at = stop
    if words[at] == "-" and words[at + 1] == "strong":
        at += 2
    elif words[at] == "strong":
        at += 1
    skips = 0
    while words[at] in lists["noun_skips"] and skips < 4:
        if words[at] == "of" and has_unit and words[at + 1] in ("a", "an"):
            return None, stop
        at, skips = at + 1, skips + 1
    if words[at] == "the" and words[at - 1] == "of":
        at += 1
    elif words[at] == "the" and words[at - 1] in ("half", "double", "twice", "times"):
        at += 1
    first, end, has_plural = at, at, False
    while at < tokens.count and at - first < _MOST_WORDS * 2:
        word = words[at]
        if kinds[at] != "word":
            if word == "-" and at > first and tokens.glued[at] and tokens.glued[at + 1] and kinds[at + 1] == "word":
                at += 1
                continue
            break
        if word in lists["noun_ends"] and not (tokens.glued[at] and words[at - 1] == "-" and at - 1 > first):
            break
        is_plural = _is_plural(word, lists)
        if has_plural and not is_plural:
            break
        if at > first and not has_plural and _is_verb(word):
            following = words[at + 1]
            if following in lists["noun_ends"] or kinds[at + 1] != "word":
                break
        has_plural = has_plural or is_plural
        at += 1
        end = at
        if word.endswith("'s") and word not in lists["no_plurals"]:
            has_plural = False
    if end == first:
        return None, stop
    if has_unit and end - first == 1 and words[first] in lexicon().numbers.ordinals:
        return None, stop
    return tokens.slice(first, end), end


def _is_plural(word: str, lists: dict[str, frozenset[str]]) -> bool:
    if word in lists["plurals"]:
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and len(word) > 3 and word not in lists["no_plurals"]


def _is_verb(word: str) -> bool:
    return word.endswith(("ed", "ing")) and len(word) > 4

"""How exactly a number was meant: the hedge before or behind it."""

import re

from facts.quantities.lexicon import lexicon
from facts.quantities.model import Hedge, Kind
from facts.quantities.tokens import Tokens

_ADJECTIVES = frozenset({"minimum", "maximum", "max", "tops"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_AFTER_ALONE = _ADJECTIVES | {"plus", "odd", "ish", "roughly"}
_OPENINGS = frozenset({"", ".", ",", ":", ";", "!", "?", "(", '"', "\n"})
_SHAFTS = frozenset({"-", "="})  # of arrows
_COMPARING = frozenset({"than", "above", "below", "over", "under"})
_THE = frozenset({"the", "its", "their"})
_AMBIGUOUS_WITH_TIME = frozenset({"over", "under"})


def hedge_before(tokens: Tokens, first: int, floor: int, kind: Kind, is_digits: bool, is_age: bool = False) -> Hedge:
    """The hedge that ends before token `first`, not reaching back over `floor`."""
    hedges, words = lexicon().hedges, tokens.words
    is_bound = is_age or kind is not Kind.DURATION
    at = first - 1
    if words[at] == "-" and tokens.glued[at] and tokens.glued[first]:
        at -= 1  # up-to-100, over-65s
    for _ in range(2):
        if at < floor:
            return Hedge.NONE
        found = hedges.before.find(words, at)
        if found is None and tokens.words[at] == "-":
            break
        if found is not None and at - found[1] + 1 >= floor:
            begin = at - found[1] + 1
            is_meant = _is_meant(tokens, begin, found[1], first, is_bound, is_digits)
            return found[0] if is_meant and not _compares(tokens, begin, at, floor) else Hedge.NONE
        if words[at] == "to" and words[at - 1] == "-" and words[at - 2] == "up":
            return Hedge.UP_TO
        if words[at] not in hedges.between:
            break
        at -= 1
    return Hedge.NONE


def hedge_after(tokens: Tokens, stop: int) -> tuple[Hedge, int]:
    """The hedge that begins at a token, and the place behind it."""
    found = lexicon().hedges.after.find(tokens.words, stop)
    if found is None:
        return Hedge.NONE, stop
    word = tokens.words[stop]
    if word in "+>" and not tokens.glued[stop]:
        return Hedge.NONE, stop
    if word == "-" and not tokens.glued[stop]:
        return Hedge.NONE, stop
    if word in _AFTER_ALONE and tokens.kinds[stop + found[1]] in ("digits", "word"):
        following = tokens.words[stop + found[1]]
        if tokens.kinds[stop + found[1]] == "digits" or (
            word in _ADJECTIVES and following not in lexicon().words["noun_ends"]
        ):
            return Hedge.NONE, stop  # "20 plus 30", "a $15 minimum wage"
    return found[0], stop + found[1]


def _compares(tokens: Tokens, begin: int, last: int, floor: int) -> bool:
    """Whether two numbers are compared: "£112m more than the £356m approved", "18% above the 12 million of 2019".

    "In 2024 more than 300" compares none, nor does "£200 over 65 weeks".
    """
    if tokens.words[last] not in _COMPARING or not 0 < begin == floor:
        return False
    before, numbers = tokens.words[begin - 1], lexicon().numbers
    if before == "%":
        return True
    if tokens.words[last] in _AMBIGUOUS_WITH_TIME and tokens.words[last + 1] not in _THE:
        return False
    is_word = any(before in words for words in (numbers.small, numbers.scales, numbers.short_scales))
    is_date = _YEAR.fullmatch(before) is not None or tokens.words[begin - 2] in numbers.months
    return is_word or (tokens.kinds[begin - 1] == "digits" and not is_date)


def _is_meant(tokens: Tokens, begin: int, length: int, first: int, is_bound: bool, is_digits: bool) -> bool:
    hedges, word = lexicon().hedges, tokens.words[begin]
    before = tokens.words[begin - 1]
    if word in hedges.phrasal and before in hedges.phrasal[word]:
        return False
    if length > 1:
        return True
    if word in hedges.digits_only and not is_digits:
        return False
    if not is_bound and word in _AMBIGUOUS_WITH_TIME:
        return before in hedges.bounds_a_time or before in _OPENINGS
    if word == ">" and before in _SHAFTS and tokens.glued[begin]:
        return False  # "18c -> 21c"
    return word != "c" or tokens.glued[first]  # c70; "vitamin c 70" is none

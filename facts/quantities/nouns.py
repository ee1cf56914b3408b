"""What a number counts: the noun phrase behind it, as written."""

from facts.quantities.lexicon import lexicon
from facts.quantities.tokens import Tokens

_MOST_WORDS = 6


def noun_after(tokens: Tokens, stop: int, has_unit: bool) -> tuple[str | None, int]:
    """The counted noun behind token `stop` - 1, and the place behind the noun; (None, stop) where nothing is counted.

    Ends at prepositions, verbs and marks, and behind the first plural unless another follows (returns flights).
    """
    words, lists = tokens.words, lexicon().words
    at = stop
    if "strong" in (words[at], words[at + 1] if words[at] == "-" else ""):
        return None, stop  # a 1,000-strong body is one body, and counts whoever is in it
    if words[at] == "-" and tokens.glued[at] and tokens.glued[at + 1]:
        at += 1  # two-bedroom flats
    if has_unit and words[at] == "old":
        at += 1  # a 78 year old agent
    skips = 0
    if words[at] == "'" and tokens.glued[at] and has_unit:
        at += 1  # 15 years' experience
    while words[at] in lists["noun_skips"] and skips < 4:
        if words[at] == "of" and has_unit and words[at + 1] in ("a", "an"):
            return None, stop
        at, skips = at + 1, skips + 1
    if words[at] == "the" and words[at - 1] in ("of", "half", "double", "twice", "times"):
        at += 1
    first = at
    end = _end_of_phrase(tokens, first, lists)
    if end == first:
        return None, stop
    if has_unit and end - first == 1 and words[first] in lexicon().numbers.ordinals:
        return None, stop
    return tokens.slice(first, end), end


def _end_of_phrase(tokens: Tokens, first: int, lists: dict[str, frozenset[str]]) -> int:
    """The place behind the noun phrase that begins at a token."""
    words, kinds, months = tokens.words, tokens.kinds, lexicon().numbers.months
    at = end = first
    has_plural, end_before_and = False, 0
    while at < tokens.count and at - first < _MOST_WORDS * 2:
        word = words[at]
        is_joined = at > first and tokens.glued[at] and words[at - 1] == "-"
        if kinds[at] != "word":
            if word == "-" and at > first and tokens.glued[at] and tokens.glued[at + 1] and kinds[at + 1] == "word":
                at += 1
                continue
            break
        if word == "and" and at > first and not has_plural and not end_before_and:
            end_before_and, at = at, at + 1  # "intelligence and investigation officers"
            continue
        is_end = word in lists["noun_ends"] or word in months or _is_number(word)
        if is_end and not is_joined and not tokens.slice(at, at + 1).endswith("."):  # U.S. is no "us"
            break
        ends_next = words[at + 1] in lists["noun_ends"] or kinds[at + 1] != "word"
        if ends_next and (word in lists["measure_adjectives"] or _is_adverb(word, lists)):
            break
        is_plural = _is_plural(word, lists)
        if has_plural and (not is_plural or word in lists["noun_or_verb"]):
            break
        if not has_plural and _is_verb(word) and ends_next:
            break
        if (words[at + 1] in ("on", "by") and words[at + 2] == word) or (
            words[at + 2] == "on" and words[at + 4] == word
        ):
            break  # year on year
        has_plural = is_plural or (has_plural and not word.endswith("'s"))
        at = end = at + 1
    return end if has_plural or not end_before_and else end_before_and


def _is_number(word: str) -> bool:
    numbers = lexicon().numbers
    return word in numbers.small or word in numbers.scales or word in numbers.vague


def _is_plural(word: str, lists: dict[str, frozenset[str]]) -> bool:
    if word in lists["plurals"] or word.endswith("men"):
        return True
    return (
        word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s"))
        and len(word) > 3
        and word not in lists["no_plurals"]
    )


def _is_adverb(word: str, lists: dict[str, frozenset[str]]) -> bool:
    return word.endswith("ly") and word not in lists["no_adverbs"]


def _is_verb(word: str) -> bool:
    return word.endswith(("ed", "ing")) and len(word) > 4

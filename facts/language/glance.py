"""A glance at a sentence: its words, groups and names, and nothing of its figures. Half of what reading it costs.

For what is done with every fact of a large base. What belongs to a number is told by its words alone: digits, number
words, and the units beside digits.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from facts.language.lexicon import Entry, Keys
from facts.language.model import Reading
from facts.language.names import find_initials, is_name, named_shortly
from facts.language.phrases import Phrase, head_of, is_known
from facts.language.reading import is_headline_of, is_shouted_of, rejoined, written_out
from facts.language.terms import find_topic_phrases
from facts.language.tokens import tokenise
from facts.quantities.lexicon import lexicon


class Glance(NamedTuple):
    """What a sentence speaks of."""

    words: list[str]  # the keys of its terms, and the initials of its names
    groups: list[str]  # of meaning, beside the words themselves
    names: list[str]  # groups and keys of its names, and initials
    short_names: list[tuple[Keys, Keys]]  # short name, long name
    places: list[str]  # those of the names that are places


def glance(text: str) -> Glance:
    """What a sentence speaks of. Never raises; a text without words gives nothing."""
    as_written = tokenise(text)
    tokens = rejoined(written_out(as_written))
    words = [token.text.lower() for token in tokens]
    is_headline = is_headline_of(as_written)
    initials = frozenset() if is_headline else find_initials(tokens, words)
    reading = Reading(
        text=text,
        tokens=tokens,
        words=words,
        quantities=(),
        number_at=dict.fromkeys(_numbers(words), 0),
        clause_of=[0] * len(tokens),
        is_headline=is_headline,
        is_shouted=is_shouted_of(as_written),
        initials=initials,
    )
    out = Glance([], [], sorted(initials), named_shortly(reading) if "(" in words else [], [])
    for phrase, kind in find_topic_phrases(reading, []):
        at, keys, entry = phrase
        groups = _groups_of(id(entry), keys, kind == "idle" or (kind == "light" and len(keys) > 1), entry)
        out.words.extend(keys)
        out.groups.extend(groups)
        if entry.name_type or (kind is None and words[at] != tokens[at].text and _is_named(reading, phrase)):
            out.names.extend((*groups, *keys))
            if entry.name_type == "place":
                out.places.extend((*groups, *keys))
    out.words.extend(out.names[: len(initials)])
    return out


glance_at_title = lru_cache(maxsize=4096)(glance)  # facts of one source mostly stand together


def _numbers(words: list[str]) -> list[int]:
    """The places of words that belong to numbers."""
    numerals, units = _number_words()
    found = []
    for at, word in enumerate(words):
        if word[0].isdecimal():
            found += [n for n in (at - 1, at + 1) if 0 <= n < len(words) and words[n] in units]
            found.append(at)
        elif word in numerals:
            found.append(at)
    return found


@cache
def _number_words() -> tuple[frozenset[str], frozenset[str]]:
    """Numerals, and words that may be the unit of digits beside them."""
    numbers, units = lexicon().numbers, lexicon().units
    signs = (*units.phrases.firsts(), *units.signs.firsts(), *map(str.lower, units.codes))
    return frozenset((*numbers.small, *numbers.scales, *numbers.ordinals)), frozenset((*signs, *numbers.short_scales))


def _is_named(reading: Reading, phrase: Phrase) -> bool:
    entry = phrase.entry
    is_listed = bool(entry.same or entry.axes or entry.broad or entry.narrow)
    words = reading.words[phrase.at : phrase.after]
    return is_name(reading, phrase.at, is_listed or all(map(is_known, words, phrase.keys)))


_GROUPS: dict[tuple[int, Keys, bool], tuple[str, ...]] = {}
_GROUPS_KEPT = 100_000


def _groups_of(mark: int, keys: Keys, says_nothing: bool, entry: Entry) -> tuple[str, ...]:
    """The groups of a phrase: meanings, the phrase itself, axes; not its words. `mark` stands for the entry."""
    known = _GROUPS.get((mark, keys, says_nothing))
    if known is None:
        same = {*entry.same, *entry.broad, *entry.narrow, " ".join(keys)}
        head = head_of(keys, entry)
        axes = entry.axes or (head.axes if head else ())
        known = (*sorted(same.difference(keys)), *(() if says_nothing else (f"axis-{axis}" for axis, _ in axes)))
        if len(_GROUPS) >= _GROUPS_KEPT:
            _GROUPS.clear()
        _GROUPS[mark, keys, says_nothing] = known
    return known

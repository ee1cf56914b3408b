"""Terms: the words and phrases of a sentence that carry topic, with their weight. What is denied is in `negation`."""

from functools import lru_cache
from typing import NamedTuple

from facts.language.lexicon import Entry, Keys, lexicon, words_of
from facts.language.model import FAINT_WEIGHT, GENERIC_WEIGHT, Axes, Reading, Term
from facts.language.names import is_name
from facts.language.phrases import Phrase, entry_of, find_phrase, first_word, head_of, is_known, plain_word, small_kind
from facts.language.vocabulary import is_common, rarity

# Small words that may still be a topic when they are all there is: kept, at a low weight.
_FAINT = frozenset({"idle", "light", "modifiers", "moods", "completed"})
_OF_AN_AGE = frozenset({"old", "olds"})
_IDLE_PARTICIPLES = words_of("idle participles")
_ATTRIBUTE_WEIGHT = 0.55  # price, cost, pay: common words, and yet they are what a claim is about
_LEAST_WEIGHT = 0.05


def find_terms(reading: Reading) -> tuple[list[Term], list[int]]:
    """The terms of a sentence in order, and the tokens of its negating words."""
    negations: list[int] = []
    phrases = find_topic_phrases(reading, negations)
    return [_term(reading, phrase, kind, number) for number, (phrase, kind) in enumerate(phrases)], negations


def find_topic_phrases(reading: Reading, negations: list[int]) -> list[tuple[Phrase, str | None]]:
    """The phrases that carry topic, in order, with the kind of small word of those that hardly do.

    Puts the tokens of negating words into `negations`.
    """
    key = lexicon().key
    keys = [key(token.text) if token.is_word else "" for token in reading.tokens]
    words = reading.words
    found: list[tuple[Phrase, str | None]] = []
    silent_until = -1  # inside a phrase that negates nothing
    at = 0
    while at < len(keys):
        if not keys[at] or at in reading.number_at:
            at += 1
            continue
        plain = plain_word(reading.tokens[at].text) if at == 0 or words[at - 1] != "as" else None
        if plain is not None:
            if _carries_topic(plain.entry, plain.kind):
                found.append((Phrase(at, plain.keys, plain.entry), plain.kind))
            at += 1
            continue
        phrase = find_phrase(reading, keys, at)
        if phrase.entry.negates_nothing:
            silent_until = phrase.after
            if not phrase.has_meaning:
                phrase = first_word(phrase)
        at = phrase.after
        if phrase.entry.is_negation and phrase.at >= silent_until:
            negations.append(phrase.at)
            if not phrase.has_meaning:
                continue
        kind = small_kind(reading, phrase)
        if _carries_topic(phrase.entry, kind):
            found.append((phrase, kind))
    return found


def _carries_topic(entry: Entry, kind: str | None) -> bool:
    return kind is None or kind in _FAINT or (bool(entry.axes) and kind != "time")


def _term(reading: Reading, phrase: Phrase, kind: str | None, number: int) -> Term:
    at, keys, entry = phrase
    tokens = reading.tokens[at : phrase.after]
    meaning = _meaning_of(keys, tuple(reading.words[at : phrase.after]), kind, entry)
    is_age = reading.words[at] in _OF_AN_AGE and at - 1 in reading.number_at  # "the 17-year-old" is not old
    name_type = entry.name_type
    if name_type is None and kind is None and is_name(reading, at, meaning.is_known):
        name_type = "name"
    return Term(
        number=number,
        text=" ".join([token.text for token in tokens]),
        start=tokens[0].start,
        end=tokens[-1].end,
        at=at,
        clause=reading.clause_of[at],
        keys=keys,
        same=meaning.same,
        heads=meaning.heads,
        broad=meaning.broad,
        narrow=meaning.narrow,
        axes=() if name_type == "name" or is_age else meaning.axes,  # nothing grows in the Ministry for Regional Growth
        links=meaning.links,
        weight=meaning.weight,
        name_type=name_type,
        is_known=meaning.is_known,
        points_by_head=bool(meaning.axes) and not entry.axes and name_type != "name",
        is_capital=tokens[0].text[0].isupper() and not reading.is_headline,
    )


class _Meaning(NamedTuple):
    """What a phrase means wherever it stands; the fields are those of Term."""

    same: frozenset[str]
    heads: frozenset[str]
    broad: frozenset[str]
    narrow: frozenset[str]
    axes: Axes
    links: frozenset[str]
    weight: float
    is_known: bool


_NONE: frozenset[str] = frozenset()
_MEANINGS: dict[tuple[Keys, tuple[str, ...], str | None, int], _Meaning] = {}
_MEANINGS_KEPT = 30_000


def _meaning_of(keys: Keys, words: tuple[str, ...], kind: str | None, entry: Entry) -> _Meaning:
    """What the lexicon makes of a phrase; worked out once, for the same words come again and again."""
    mark = (keys, words, kind, id(entry))  # the lexicon's entries stay; their contents take long to compare
    meaning = _MEANINGS.get(mark)
    if meaning is None:
        if len(_MEANINGS) >= _MEANINGS_KEPT:
            _MEANINGS.clear()
        meaning = _MEANINGS[mark] = _find_meaning(keys, words, kind, entry)
    return meaning


def _find_meaning(keys: Keys, words: tuple[str, ...], kind: str | None, entry: Entry) -> _Meaning:
    head = head_of(keys, entry)
    says_nothing = kind == "idle" or (kind == "light" and len(keys) > 1) or words[-1] in _IDLE_PARTICIPLES
    axes = () if says_nothing else entry.axes or (_axes_of_head(keys, head) if head else ())
    same = (*entry.same, " ".join(keys))
    return _Meaning(
        same=frozenset(same),
        # a noun with its modifier (knife crime), no phrasal verb (take on) and no name
        heads=frozenset((*head.same, *keys[-1:])) if head else _NONE,
        broad=frozenset(entry.broad),
        narrow=frozenset(entry.narrow),
        axes=axes,
        links=frozenset((*same, *entry.broad, *entry.narrow, *keys, *(axis for axis, _ in axes), " ".join(words))),
        weight=_weight(words, keys, kind),
        is_known=bool(entry.same or entry.axes or entry.broad or entry.narrow) or all(map(is_known, words, keys)),
    )


def _axes_of_head(keys: Keys, head: Entry) -> Axes:
    """Those of the last word of a phrase, turned where it denies it: "fail to meet"."""
    is_denied = any(entry_of(keys[:length]).is_negation for length in range(1, len(keys)))
    return tuple([(axis, -sign) for axis, sign in head.axes]) if is_denied else head.axes


def _weight(words: tuple[str, ...], keys: Keys, kind: str | None) -> float:
    weight = max(map(_weight_of_word, words, keys))
    if kind is not None:
        return min(weight, FAINT_WEIGHT)
    if lexicon().is_small("generic_nouns", keys):
        return min(weight, GENERIC_WEIGHT)
    if lexicon().is_small("attributes", keys[-1:]):
        return max(weight, _ATTRIBUTE_WEIGHT)
    return weight


@lru_cache(maxsize=50_000)
def _weight_of_word(word: str, key: str) -> float:
    """A word's say in the topic: by its commoner form, so that "hiring" weighs as "hire" does."""
    return max(_LEAST_WEIGHT, min(rarity(word), rarity(key) if is_common(key) else 1.0))

"""Terms: the words and phrases of a sentence that carry topic, with their weight. What is denied is in `negation`."""

from functools import lru_cache

from facts.language.lexicon import Keys, lexicon
from facts.language.model import FAINT_WEIGHT, GENERIC_WEIGHT, Reading, Term
from facts.language.names import is_name
from facts.language.phrases import Phrase, entry_of, find_phrase, first_word, is_known, small_kind
from facts.language.vocabulary import is_common, rarity

# Small words that may still be a topic when they are all there is: kept, at a low weight.
_FAINT = frozenset({"idle", "light", "modifiers", "moods", "completed"})
_ATTRIBUTE_WEIGHT = 0.55  # price, cost, pay: common words, and yet they are what a claim is about
_LEAST_WEIGHT = 0.05


def find_terms(reading: Reading) -> tuple[list[Term], list[int]]:
    """The terms of a sentence in order, and the tokens of its negating words."""
    key = lexicon().key
    keys = [key(token.text) if token.is_word else "" for token in reading.tokens]
    terms: list[Term] = []
    negations: list[int] = []
    silent_until = -1  # inside a phrase that negates nothing
    at = 0
    while at < len(keys):
        if not keys[at] or at in reading.number_at:
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
        if kind is None or kind in _FAINT or (phrase.entry.axes and kind != "time"):
            terms.append(_term(reading, phrase, kind, len(terms)))
    return terms, negations


def _term(reading: Reading, phrase: Phrase, kind: str | None, number: int) -> Term:
    at, keys, entry = phrase
    tokens, words = reading.tokens[at : phrase.after], reading.words[at : phrase.after]
    is_compound = len(keys) > 1 and entry.name_type is None
    # a particle is no head: to come over, to be in charge of
    head = entry_of(keys[-1:]) if is_compound and not lexicon().is_small("stop", keys[-1:]) else None
    known = bool(entry.same or entry.axes or entry.broad or entry.narrow) or all(map(is_known, words, keys))
    name_type = entry.name_type
    if name_type is None and kind is None and is_name(reading, at, known):
        name_type = "name"
    text = " ".join([token.text for token in tokens])
    says_nothing = kind == "idle" or (kind == "light" and len(keys) > 1)
    axes = () if says_nothing else entry.axes or (head.axes if head else ())
    same = (*entry.same, " ".join(keys))
    return Term(
        number=number,
        text=text,
        start=tokens[0].start,
        end=tokens[-1].end,
        at=at,
        clause=reading.clause_of[at],
        keys=keys,
        same=frozenset(same),
        # a noun with its modifier (knife crime), no phrasal verb (take on) and no name
        heads=frozenset((*head.same, *keys[-1:])) if head else _NONE,
        broad=frozenset(entry.broad),
        narrow=frozenset(entry.narrow),
        axes=axes,
        links=frozenset((*same, *entry.broad, *entry.narrow, *keys, *(axis for axis, _ in axes), text.lower())),
        weight=_weight(words, keys, kind),
        name_type=name_type,
        is_known=known,
        points_by_head=bool(axes) and not entry.axes,
        is_capital=tokens[0].text[0].isupper() and not reading.is_headline,
    )


_NONE: frozenset[str] = frozenset()


def _weight(words: list[str], keys: Keys, kind: str | None) -> float:
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

"""Phrases: the longest run of words that the lexicon knows as one, and whether it is a small one."""

from functools import cache, lru_cache
from typing import NamedTuple

from facts.language.lexicon import Entry, Keys, lexicon, words_of
from facts.language.model import Reading
from facts.language.vocabulary import is_word
from facts.quantities import Hedge

# Kinds of small words (sections of small_words.txt); where a word is of several, the first counts.
_SMALL = (
    "idle",
    "stop",
    "light",
    "asking",
    "present",
    "reporting",
    "filler",
    "modifiers",
    "greetings",
    "time_relative",
    "moods",
    "completed",
)
_BOUNDING = words_of("hedge words") - {"up"}  # "took up 40" bounds nothing, "up to 40" does
_UP_OR_DOWN = words_of("up or down")
_NO_COMPARISON = words_of("no comparison between as and as")
_PARTICLES = words_of("particles")
_ADVERBS = words_of("adverbs like verbs")
_BEFORE_VERBS = words_of("before a verb")
_BEHIND_ADVERBS = words_of("behind a particle") | words_of("auxiliaries")
_WAYS = words_of("ways before an adverb")
_PARTS = words_of("parts of a period")
_NUMBERED_SPANS = words_of("numbered spans")
_PARTED = words_of("parted periods")
_NOTHING_KNOWN = Entry()


class Phrase(NamedTuple):
    """Some words of a sentence with what the lexicon knows of them."""

    at: int  # index of the first token
    keys: Keys
    entry: Entry

    @property
    def after(self) -> int:
        """Index of the token behind the last."""
        return self.at + len(self.keys)

    @property
    def has_meaning(self) -> bool:
        """Whether it has synonyms or opposites."""
        return bool(self.entry.same or self.entry.axes)


def find_phrase(reading: Reading, keys: list[str], at: int) -> Phrase:
    """The longest known phrase that begins at a token; one word where none is known.

    `keys` has one for each token, "" for a mark.
    """
    entries, cased = lexicon().entries, lexicon().cased
    text = reading.tokens[at].text
    is_acronym = len(text) > 1 and text.isupper() and not reading.is_shouted
    is_cased = is_acronym or (text[0].isupper() and not reading.is_headline)
    is_first = at == 0 or not reading.tokens[at - 1].is_word
    for length in range(_most_words(reading, keys, at), 0, -1):
        phrase = tuple(keys[at : at + length])
        entry = entries.get(phrase)
        if is_cased and (not is_first or length > 1 or text.isupper()):
            entry = cased.get((text.isupper(), phrase), entry)
        if entry is not None and (length == 1 or _is_whole(reading, keys, phrase, at)):
            return Phrase(at, phrase, entry)
    return Phrase(at, (keys[at],), _NOTHING_KNOWN)


def _is_whole(reading: Reading, keys: list[str], phrase: Keys, at: int) -> bool:
    """Whether the words stand together as that phrase here."""
    return _holds_together(reading, phrase, at) and _ends_here(keys, phrase, at)


def _ends_here(keys: list[str], phrase: Keys, at: int) -> bool:
    """Whether the last word, a particle, does not begin a phrase of its own: "ran on time" is no running on."""
    following = keys[at + len(phrase) : at + len(phrase) + 1]
    if not following or not following[0] or phrase[-1] not in _PARTICLES:
        return True
    entry = lexicon().entries.get((phrase[-1], *following))
    return entry is None or not (entry.same or entry.axes)


class PlainWord(NamedTuple):
    """A word that is the same wherever it stands."""

    keys: Keys
    entry: Entry
    kind: str | None  # of small word


@lru_cache(maxsize=50_000)
def plain_word(text: str) -> PlainWord | None:
    """What is known of a word in lower case; None where that depends on the words around it.

    "As massive as" is to be looked at before.
    """
    key = lexicon().key(text)
    if not text.islower() or key in lexicon().longest or text in _PARTS:
        return None
    entry = lexicon().entries.get((key,), _NOTHING_KNOWN)
    if entry.is_negation or entry.negates_nothing:
        return None
    return PlainWord((key,), entry, _kind_of_word(text, key))


def first_word(phrase: Phrase) -> Phrase:
    """The phrase's first word alone."""
    return Phrase(phrase.at, phrase.keys[:1], entry_of(phrase.keys[:1]))


def entry_of(keys: Keys) -> Entry:
    """What the lexicon knows of the words, in whatever case."""
    return lexicon().entries.get(keys, _NOTHING_KNOWN)


def head_of(phrase_keys: Keys, entry: Entry) -> Entry | None:
    """What is known of a compound's last word: crime, of knife crime. A particle is no head: to be in charge of."""
    is_verb = phrase_keys[-1] in _PARTICLES or lexicon().is_small("stop", phrase_keys[-1:])
    if len(phrase_keys) < 2 or entry.name_type is not None or is_verb:
        return None
    return entry_of(phrase_keys[-1:])


def _most_words(reading: Reading, keys: list[str], at: int) -> int:
    most = min(lexicon().longest.get(keys[at], 1), len(keys) - at)
    if most > 1 and reading.words[at] == "the" and at + 1 < len(keys):
        if reading.words[at + 1] == "the":
            return 1
        after = reading.tokens[at + 2].text if at + 2 < len(keys) else ""
        if after[:1].isupper() and not reading.is_headline:
            return 1
        most = min(most, len(find_phrase(reading, keys, at + 1).keys))  # National Crime Agency, not The National
    return most


def _holds_together(reading: Reading, phrase: Keys, at: int) -> bool:
    """Whether no number or mark stands within; "gets over 400" is no getting over."""
    after = at + len(phrase)
    if "" in phrase or any(i in reading.number_at for i in range(at, after)):
        return False
    if after in reading.number_at and reading.words[after - 1] == "to" and _is_verb_to(phrase):
        return False  # "declined to 5%" refuses nothing, "went down to 2.99" loses to nobody
    if reading.words[after - 1 : after + 1] == ["up", "to"] and _is_hedged(reading, after + 1):
        return False  # "to pay up to £5" pays nothing up, "went up to £5" does
    if after in reading.number_at and reading.words[after - 1] in _UP_OR_DOWN and _is_attribute(phrase[:-1]):
        return False  # "university pay up 17%" pays nothing up
    is_bound = after in reading.number_at and reading.words[after - 1] in _BOUNDING
    return not is_bound or lexicon().is_small("light", phrase)


def _is_attribute(keys: Keys) -> bool:
    return lexicon().is_small("attributes", keys)


def _is_hedged(reading: Reading, at: int) -> bool:
    """Whether "up to" bounds a number that stands here; it does where numbers are not looked at."""
    number = reading.number_at.get(at)
    return number is not None and (not reading.quantities or reading.quantities[number].hedge is Hedge.UP_TO)


def _is_verb_to(phrase: Keys) -> bool:
    return entry_of(phrase).is_negation or (len(phrase) > 2 and not lexicon().is_small("light", phrase))


def small_kind(reading: Reading, phrase: Phrase) -> str | None:
    """The kind of small word that a phrase is; None where it carries topic."""
    kind = _time(reading, phrase.at) or _adverb(reading, phrase.at) or _listed_kind(reading, phrase)
    return None if kind is not None and _is_compared(reading, phrase.at) else kind


def _listed_kind(reading: Reading, phrase: Phrase) -> str | None:
    if len(phrase.keys) > 1:
        return _kinds().get(phrase.keys)
    text = reading.tokens[phrase.at].text
    if phrase.entry.name_type and len(text) > 1 and text.isupper() and not reading.is_shouted:
        return None  # US, WHO
    return _kind_of_word(text, phrase.keys[0])


def _kind_of_word(text: str, key: str) -> str | None:
    if len(key) == 1 and not text.isupper():
        return "stop"
    return _kinds().get((key,))


@cache
def _kinds() -> dict[Keys, str]:
    small = lexicon().small
    return {keys: kind for kind in reversed(_SMALL) for keys in small.get(kind, ())}


@lru_cache(maxsize=50_000)
def is_known(word: str, key: str) -> bool:
    """Whether a lower-case word, or its stem, is a word of English."""
    return is_word(word) or is_word(key)


def _is_compared(reading: Reading, at: int) -> bool:
    """What is said in "as massive as" is what the claim is about."""
    words = reading.words
    if not 0 < at < len(words) - 1 or words[at - 1] != "as" or words[at + 1] != "as":
        return False
    return words[at] not in _NO_COMPARISON


def _is_glued(reading: Reading, at: int) -> bool:
    return reading.tokens[at].end == reading.tokens[at + 1].start


def _adverb(reading: Reading, at: int) -> str | None:
    """ "Called back by the maker", "put back nine months": a way to go, no support for anything."""
    words = reading.words
    if words[at] not in _ADVERBS or (at and words[at - 1] in _BEFORE_VERBS):
        return None
    is_way = at > 0 and words[at - 1] in _WAYS
    is_last = at + 1 == len(words) or not reading.tokens[at + 1].is_word or at + 1 in reading.number_at
    return "idle" if is_way or is_last or words[at + 1] in _BEHIND_ADVERBS else None


def _time(reading: Reading, at: int) -> str | None:
    """The end of 2023, the start of the year: a time, no end and no start of anything."""
    words = reading.words[at : at + 4]
    if words[0] in _NUMBERED_SPANS and words[1:2] and words[1].isdecimal() and _is_glued(reading, at):
        return "time"  # Q1, H2
    if words[0] not in _PARTS or words[1:2] != ["of"]:
        return None
    is_dated = at + 2 in reading.number_at or at + 3 in reading.number_at
    return "time" if is_dated or words[-1] in _PARTED else None

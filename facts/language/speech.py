"""Speech: who is said to say something, and whether it is no more than said."""

from typing import NamedTuple

from facts.language.lexicon import words_of
from facts.language.model import FAINT_WEIGHT, Reading, Term
from facts.language.phrase_sets import phrases_of

_UNPROVEN = phrases_of("verbs of unproven saying")
_TELLING, _LIKE_THINGS = words_of("verbs of telling"), words_of("verbs of telling like things")
_SIDES = words_of("speakers of one side")
_AUXILIARIES = words_of("copulas") | words_of("passive auxiliaries")
_CUES = _TELLING | {"according", ":"}
_ENDS = frozenset(",.;:()!?") | {"that", "but", "and"}
_BEHIND_SPEAKER = words_of("prepositions of place") | {"for"}
_FAR_THAT = 6  # tokens from a verb of telling to its "that": "reported in March 2022 that"
_LONGEST_HEAD = 6  # tokens before a colon


class Speech(NamedTuple):
    """Somebody's words in a sentence."""

    speakers: tuple[Term, ...]
    is_unproven: bool  # alleged, or said by one side
    places: range  # the tokens that are said by them


def find_speech(reading: Reading) -> Speech | None:
    """Whose words a sentence gives, the first of several; None where it says so itself.

    "Critics say 12,000 must go", "12,000 must go, critics say", "According to critics, 12,000 must go", "Critics: …".
    """
    words = reading.words
    alleged = _UNPROVEN.find(words)
    if not alleged and _CUES.isdisjoint(words):
        return None
    for at, word in enumerate(words):
        is_alleged = at in alleged
        if words[at : at + 2] == ["according", "to"]:
            speakers, places = _terms_in(reading, at + 2, _end_of(words, at + 2)), range(len(words))
        elif is_alleged or (word in _TELLING and _tells(words, at)):
            speakers, places = _terms_in(reading, _begin_of(words, at), at), _what_is_told(words, at)
        elif word == ":" and 0 < at <= _LONGEST_HEAD and at not in reading.number_at:
            speakers, places = _terms_in(reading, 0, at), range(at, len(words))
        else:
            continue
        if speakers or is_alleged:
            is_of_side = any(term.text.lower().split()[-1] in _SIDES for term in speakers)
            return Speech(speakers, is_alleged or is_of_side, places)
    return None


def _what_is_told(words: list[str], at: int) -> range:
    """What stands behind a verb of telling; what stands before it where nothing follows, or it is a relative clause."""
    following = words[at + 1 : at + 2]
    is_last = not following or following[0] in _ENDS - {"that"}
    if is_last:
        return range(at)
    if following[0] in _AUXILIARIES:
        return range(_begin_of(words, _begin_of(words, at) - 1), at)
    return range(at, len(words))


def _tells(words: list[str], at: int) -> bool:
    """Whether a verb of telling has a sentence behind it, or before it: "…, critics say"."""
    return "that" in words[at + 1 : at + _FAR_THAT] or words[at] not in _LIKE_THINGS


def _begin_of(words: list[str], at: int) -> int:
    while at > 0 and words[at - 1] not in _ENDS:
        at -= 1
    return at


def _end_of(words: list[str], at: int) -> int:
    while at < len(words) and words[at] not in _ENDS:
        at += 1
    return at


def _terms_in(reading: Reading, first: int, stop: int) -> tuple[Term, ...]:
    """The terms of a speaker; what comes behind "of" or the like only tells which one: the chair of the board."""
    stop = next((at for at in range(first + 1, stop) if reading.words[at] in _BEHIND_SPEAKER), stop)
    return tuple(term for term in reading.terms if first <= term.at < stop and term.weight > FAINT_WEIGHT)

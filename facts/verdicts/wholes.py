"""Wholes: what a share is a share of. 27% of the visitors who are German are no 27% of the Germans who visit."""

from typing import NamedTuple

from facts.language import FAINT_WEIGHT, Figure, Reading, Term
from facts.language.lexicon import lexicon, words_of
from facts.language.verbs import find_verbs
from facts.matching.alignment import Alignment
from facts.matching.pairing import Pair
from facts.matching.topics import Topic
from facts.verdicts.shares import is_share

_OF = words_of("joiners of a share and its whole")
_FRONTED = words_of("before a whole that comes first")
_PREPOSITIONS, _HELPERS = words_of("prepositions"), words_of("helping verbs")
_POINTING, _OWNING = frozenset({"them", "these", "us", "you"}), frozenset({"those", "its", "their"})
_NO_THINGS = words_of("no things")
_RELATIVES = frozenset({"who", "which", "that", "whose"})
_TELLING = words_of("verbs of telling")
_BREAKS = words_of("breaks between parts") - _RELATIVES
_BEFORE_VERBS = words_of("before a verb")
_NOTHING = ("", "the", "those", "all those")  # "27% of those arrested"
_MARKS = frozenset(",;:)!?—–")
_FAR_VERB = 3  # tokens from "who" or "that" to its verb
_FAR_BEFORE = 8  # tokens from a verb to the whole of its share: "made up about 14 per cent of the | people"
_FIRST_WORDS = 3  # tokens before which a whole that comes first begins: "Yes, of the 40"


class _Whole(NamedTuple):
    """What a share is of, by numbers of terms."""

    head: tuple[int, ...]  # of the thing itself, its last word last: board seats
    rest: frozenset[int]  # what tells which: raised by the telethon
    behind: frozenset[int]  # what is said of the share: went to research
    words: list[str]  # those of the head, and before it

    @property
    def all(self) -> frozenset[int]:
        """All that tells of what it is."""
        return self.rest | frozenset(self.head)


def turned_wholes(claim: Reading, pairs: list[Pair], topic: Topic, alignment: Alignment) -> list[str]:
    """The claimed shares that are of what the fact says something else of: of Germans, of a share of visitors."""
    found = []
    for pair in pairs:
        if pair.fact is None or not is_share(pair.claim) or not is_share(pair.fact):
            continue
        theirs = _whole_of(topic.reading, pair.fact)
        ours = _whole_of(claim, pair.claim) if theirs is not None and _is_told(topic, pair.fact, theirs) else None
        if ours is not None and theirs is not None and _is_turned(claim, ours, topic, theirs, alignment):
            found.append(pair.claim.quantity.text)
    return found


def _is_told(topic: Topic, figure: Figure, whole: _Whole) -> bool:
    """Whether a fact says itself what its share is of, and not only "half of them", "22% of the total"."""
    is_spoken_of = not _OWNING.isdisjoint(whole.words) and topic.figures[0].first < figure.first
    is_anything = whole.words[-1] in _NO_THINGS or _is_anybody(topic.terms[whole.head[-1]])
    return not is_spoken_of and (not is_anything or bool(whole.rest))


def _is_turned(claim: Reading, ours: _Whole, topic: Topic, theirs: _Whole, alignment: Alignment) -> bool:
    head = [claim.terms[n] for n in ours.head]
    known = {name for n in theirs.all for name in (*topic.terms[n].same, *topic.terms[n].keys)}
    is_other = all(known.isdisjoint((*term.same, *term.keys)) for term in head) and not _is_anybody(head[-1])
    if is_other and alignment.partners(ours.head):
        return True
    told = alignment.partners(ours.behind) - alignment.partners(ours.all)
    return bool(told & theirs.rest) and bool(theirs.behind) and told.isdisjoint(theirs.behind)


def _is_anybody(term: Term) -> bool:
    return lexicon().is_small("generic_nouns", term.keys)


def _whole_of(reading: Reading, figure: Figure) -> _Whole | None:
    """What a share is of; None where its sentence does not say: "27% of visitors", "of the visitors, 27%"."""
    words, first = reading.words, figure.last + 1
    is_ratio = " in " in figure.quantity.text.lower()  # one in five visitors
    if words[first : first + 1] and words[first] in _OF:
        first += 1
    elif not is_ratio:
        return _fronted(reading, figure)
    whole = _read(reading, first, first)
    is_said_of = whole is not None and (bool(whole.behind) or not is_ratio)
    return whole if is_said_of else None  # "Youth: one in ten unemployed"


def _fronted(reading: Reading, figure: Figure) -> _Whole | None:
    """ "Of the tourists who visited Madeira, 27% …"."""
    words = reading.words
    opener = next((at for at in range(min(_FIRST_WORDS, figure.first)) if words[at] in _FRONTED), None)
    places = range(opener, figure.first) if opener is not None else ()
    stop = next((at for at in places if words[at] == "," and at not in reading.number_at), None)
    if opener is None or stop is None:
        return None
    return _read(reading, opener + 1, figure.last + 1, stop)


def _read(reading: Reading, first: int, behind: int, stop: int | None = None) -> _Whole | None:
    """The whole that begins at a token; `behind`: where what is said of the share may begin."""
    verbs = find_verbs(reading)
    stop = _end(reading, verbs, first) if stop is None else stop
    inside = [term for term in reading.terms if first <= term.at < stop]
    head = _run(reading, verbs, inside, first)
    if not head or not _POINTING.isdisjoint(words := reading.words[first : reading.terms[head[-1]].after]):
        return None  # "half of them"
    rest = frozenset(term.number for term in inside if term.weight > FAINT_WEIGHT).difference(head)
    begin = max(behind, stop) if behind == first else behind
    said = frozenset(t.number for t in reading.terms if t.at >= begin and t.weight > FAINT_WEIGHT)
    return _Whole(head, rest, said, words)


def _run(reading: Reading, verbs: dict[int, int], inside: list[Term], first: int) -> tuple[int, ...]:
    """The terms of the thing itself, up to a preposition or a verb."""
    found: list[int] = []
    for term in inside:
        between = reading.words[first : term.at]
        if found and (term.at in verbs or any(w in _PREPOSITIONS or w in _RELATIVES for w in between)):
            break
        found.append(term.number)
        first = term.after
    return tuple(found)


def _end(reading: Reading, verbs: dict[int, int], first: int) -> int:
    """Where a whole ends: before the verb that something is said of it by."""
    words, at = reading.words, first
    while at < len(words):
        word = words[at]
        if at not in reading.number_at and (word in _MARKS or word in _BREAKS):
            return at
        if word == "(":
            at = words.index(")", at) + 1 if ")" in words[at:] else len(words)
        elif word in _RELATIVES:
            at = _behind_verb(words, verbs, at + 1)
        elif at in verbs and (" ".join(words[first:at]) in _NOTHING or _is_participle(reading, verbs, first, at)):
            at = verbs[at]
        elif at in verbs or word in _HELPERS:
            return at
        else:
            at += 1
    return at


def _behind_verb(words: list[str], verbs: dict[int, int], at: int) -> int:
    """Behind the verb of a "who" or a "that": "who don't wear | seat belts", "that Brackenfield takes"."""
    verb = next((place for place in range(at, at + _FAR_VERB) if place in verbs), None)
    if verb is not None:
        return verbs[verb]
    while at < len(words) and (words[at] in _HELPERS or words[at] in _BEFORE_VERBS):
        at += 1
    return at + 1


def _is_participle(reading: Reading, verbs: dict[int, int], first: int, at: int) -> bool:
    """ "The money raised by the telethon went to research"; "were 27% of the people arrested in Mellin"."""
    words, stop = reading.words, verbs[at]
    if stop < len(words) and words[stop] not in _PREPOSITIONS and stop not in verbs:
        return False
    end = next((n for n in range(stop, len(words)) if words[n] in _MARKS), len(words))
    is_behind = any(n in verbs or words[n] in _HELPERS for n in range(stop, end))
    return is_behind or any(_says(words, verbs, n) for n in range(max(0, first - _FAR_BEFORE), first))


def _says(words: list[str], verbs: dict[int, int], at: int) -> bool:
    return words[at] in _HELPERS or (at in verbs and words[at] not in _TELLING)

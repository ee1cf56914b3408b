"""Comparisons: who is said to be more than whom. "A is twice as likely as B" is no "B is twice as likely as A"."""

from typing import NamedTuple

from facts.language import FAINT_WEIGHT, VALUES, Figure, Reading
from facts.language.lexicon import groups_of, words_of
from facts.language.phrase_sets import phrases_of
from facts.matching.topics import Topic
from facts.verdicts.judgement import Fault, Judgement

_BEATING, _LAGGING, _LOSING = words_of("beating"), words_of("lagging"), phrases_of("phrases of losing")
_DEEDS = {word: group[0] for group in groups_of("verbs between two") for word in group}
_AUXILIARIES = words_of("passive auxiliaries")
_BEHIND_OTHER = words_of("behind the other of two")
_WINNING, _FROM = words_of("winning"), words_of("winning from")
_LOST, _TO = words_of("losing"), frozenset({"to"})
_CUES = _BEATING.union(_LAGGING, _WINNING, _LOST, _DEEDS)
_COMPARATIVES = dict.fromkeys(words_of("comparatives +"), 1) | dict.fromkeys(words_of("comparatives -"), -1)


class _Place(NamedTuple):
    """Where two are compared, in tokens."""

    stop: int  # behind the first of the two
    between: int  # what stands right before the second: "than"
    telling: range  # the words that say how they compare
    more: int  # as in _Sides
    deed: str = ""


class _Sides(NamedTuple):
    """What stands on either side of a comparison: meanings and keys, those of both sides left out."""

    first: frozenset[str]
    second: frozenset[str]
    more: int  # 1 where the first is more than the second, -1 where it is less; 0 where no word tells
    told: frozenset[int]  # the terms, by number, that say so
    deed: str = ""  # what the first does to the second, where that is no comparison: owe


def judge_comparison(claim: Reading, figures: list[Figure], topic: Topic, out: Judgement) -> None:
    """Whether claim and fact compare the same two, the same way round: A ahead of B is B behind A."""
    ours = _sides(claim, figures)
    theirs = _sides(topic.reading, topic.figures) if ours is not None else None
    if ours is None or theirs is None or (ours.more == 0) is not (theirs.more == 0) or ours.deed != theirs.deed:
        return
    is_turned = _cross(ours, theirs.second, theirs.first)
    is_alike = _cross(ours, theirs.first, theirs.second)
    if is_turned is is_alike:
        return
    if is_turned is (ours.more == theirs.more):
        if not out.has(Fault.DIRECTION):
            out.find(Fault.DIRECTION)
        return
    out.told |= ours.told
    out.telling_details += 1
    if is_turned:
        out.faults = [finding for finding in out.faults if finding.fault is not Fault.DIRECTION]


def _cross(ours: _Sides, first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether each side of a claim is of that side; "beat India by 46 runs" has but one."""
    return not ours.second.isdisjoint(second) and (not ours.first or not ours.first.isdisjoint(first))


def _sides(reading: Reading, figures: list[Figure]) -> _Sides | None:
    """None where no two are compared."""
    place = _verb_between(reading) or _figure_compared(reading, figures) or _comparative(reading.words)
    return _divide(reading, place) if place is not None else None


def _verb_between(reading: Reading) -> _Place | None:
    """ "A beat B", "A was beaten by B", "A trails B", "A won by a point from B", "A owes B"."""
    words = reading.words
    losing = _LOSING.find(words)
    if not losing and _CUES.isdisjoint(words):
        return None
    for at, word in enumerate(words):
        if word in _BEATING or word in _LAGGING or at in losing:
            is_passive = words[at + 1 : at + 2] == ["by"]
            return _Place(at, at, range(at, at + 1), 1 if (word in _BEATING) is not is_passive else -1)
        rival = _rival(reading, at)
        if rival is not None:
            return _Place(at, rival, range(at, rival), 1 if word in _WINNING else -1)
        if word in _DEEDS:
            return _deed(words, at)
    return None


def _deed(words: list[str], at: int) -> _Place:
    """ "A owes B £3m", "£3m is owed to B by A"."""
    is_passive = "by" in words[at:] and (words[at - 1] in _AUXILIARIES or words[at + 1] == "by")
    between = words.index("by", at) if is_passive else at
    return _Place(at, between, range(0), -1 if is_passive else 1, _DEEDS[words[at]])


def _figure_compared(reading: Reading, figures: list[Figure]) -> _Place | None:
    """ "A is twice as likely as B", "A has 20% fewer than B"."""
    if reading.words.count("as") < 2 and "than" not in reading.words:
        return None
    for figure in figures:
        between = _comparer(reading, figure) if figure.role in VALUES else None
        if between is not None:
            sign = figure.signs.get("more")
            return _Place(figure.first, between, range(figure.first, between), sign.sign if sign is not None else 0)
    return None


def _comparative(words: list[str]) -> _Place | None:
    """ "A is bigger than B"."""
    for at, word in enumerate(words):
        if word in _COMPARATIVES and "than" in words[at:]:
            than = words.index("than", at)
            return _Place(than, than, range(at, than), _COMPARATIVES[word])
    return None


def _rival(reading: Reading, at: int) -> int | None:
    """What stands before whom somebody wins something from, or loses it to: the "from" of "won by a point from X"."""
    joiners = _FROM if reading.words[at] in _WINNING else _TO if reading.words[at] in _LOST else ()
    named = {term.at for term in reading.terms if term.weight > FAINT_WEIGHT} if joiners else set()
    places = range(at + 1, len(reading.words) - 1)
    return next((place for place in places if reading.words[place] in joiners and place + 1 in named), None)


def _divide(reading: Reading, place: _Place) -> _Sides | None:
    """What stands on either side; None where nothing does. "Beat India by 46 runs" has its second alone."""
    words = reading.words
    end = next((at for at in range(place.between + 2, len(words)) if words[at] in _BEHIND_OTHER), len(words))
    first = _meanings(reading, 0, place.stop)
    second = _meanings(reading, place.between + 1, end)
    is_headless = not first and place.stop == 0
    if not second - first or not (first - second or is_headless):
        return None
    told = frozenset(term.number for term in reading.terms if term.at in place.telling and term.axes)
    return _Sides(first - second, second - first, place.more, told, place.deed)


def _comparer(reading: Reading, figure: Figure) -> int | None:
    """The "than", or the second "as", behind a figure in its clause."""
    clause = reading.clause_of[figure.last]
    behind = [at for at in range(figure.last + 1, len(reading.words)) if reading.clause_of[at] == clause]
    than = [at for at in behind if reading.words[at] == "than"]
    comparing = [at for at in behind if reading.words[at] == "as"]
    return next(iter((*than[:1], *comparing[1:])), None)


def _meanings(reading: Reading, first: int, stop: int) -> frozenset[str]:
    return frozenset(
        meaning
        for term in reading.terms
        if first <= term.at < stop and term.weight > FAINT_WEIGHT and not term.axes
        for meaning in (*term.same, *term.keys)
    )

"""Comparisons: who is said to be more than whom. "A is twice as likely as B" is no "B is twice as likely as A"."""

from typing import NamedTuple

from facts.language import FAINT_WEIGHT, VALUES, Figure, Reading
from facts.language.lexicon import words_of
from facts.matching.topics import Topic
from facts.verdicts.judgement import Fault, Judgement

_BEATING = words_of("beating")
_COMPARATIVES = dict.fromkeys(words_of("comparatives +"), 1) | dict.fromkeys(words_of("comparatives -"), -1)


class _Sides(NamedTuple):
    """What stands on either side of a comparison by a figure: meanings and keys, those of both sides left out."""

    first: frozenset[str]
    second: frozenset[str]
    more: int  # 1 or -1, the end that the figure points to; 0 where no word tells


def judge_comparison(claim: Reading, figures: list[Figure], topic: Topic, out: Judgement) -> None:
    """Whether claim and fact compare the same two, the other way round."""
    ours = _sides(claim, figures)
    theirs = _sides(topic.reading, topic.figures) if ours is not None else None
    if ours is None or theirs is None or ours.more != theirs.more:
        return
    if not ours.first.isdisjoint(theirs.second) and not ours.second.isdisjoint(theirs.first):
        out.find(Fault.DIRECTION)


def _sides(reading: Reading, figures: list[Figure]) -> _Sides | None:
    """None where no figure compares two."""
    words = reading.words
    beating = next((at for at, word in enumerate(words) if word in _BEATING), None)
    if beating is not None:
        return _divide(reading, beating, beating, 1)
    if words.count("as") < 2 and "than" not in words:
        return None
    for figure in figures:
        at = _comparer(reading, figure) if figure.role in VALUES else None
        if at is not None:
            more = figure.signs.get("more")
            return _divide(reading, figure.first, at, more.sign if more is not None else 0)
    for at, word in enumerate(words):
        if word in _COMPARATIVES and "than" in words[at:]:
            return _divide(reading, len(words), words.index("than", at), _COMPARATIVES[word])
    return None


def _divide(reading: Reading, stop: int, comparer: int, more: int) -> _Sides | None:
    first = _meanings(reading, 0, min(stop, comparer))
    second = _meanings(reading, comparer + 1, len(reading.words))
    return _Sides(first - second, second - first, more) if first - second and second - first else None


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

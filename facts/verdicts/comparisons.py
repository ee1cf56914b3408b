"""Comparisons: who is said to be more than whom. "A is twice as likely as B" is no "B is twice as likely as A"."""

from typing import NamedTuple

from facts.language import FAINT_WEIGHT, VALUES, Figure, Reading
from facts.matching.topics import Topic
from facts.verdicts.judgement import Fault, Judgement


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
    if reading.words.count("as") < 2 and "than" not in reading.words:
        return None
    for figure in figures:
        if figure.role not in VALUES:
            continue
        at = _comparer(reading, figure)
        if at is None:
            continue
        first = _meanings(reading, 0, figure.first)
        second = _meanings(reading, at + 1, len(reading.words))
        if first - second and second - first:
            more = figure.signs.get("more")
            return _Sides(first - second, second - first, more.sign if more is not None else 0)
    return None


def _comparer(reading: Reading, figure: Figure) -> int | None:
    """The "than", or the second "as", behind a figure in its clause."""
    clause = reading.clause_of[figure.last]
    behind = [at for at in range(figure.last + 1, len(reading.words)) if reading.clause_of[at] == clause]
    if any(reading.words[at] == "than" for at in behind):
        return next(at for at in behind if reading.words[at] == "than")
    comparing = [at for at in behind if reading.words[at] == "as"]
    return comparing[1] if len(comparing) > 1 else None


def _meanings(reading: Reading, first: int, stop: int) -> frozenset[str]:
    return frozenset(
        meaning
        for term in reading.terms
        if first <= term.at < stop and term.weight > FAINT_WEIGHT and not term.axes
        for meaning in (*term.same, *term.keys)
    )

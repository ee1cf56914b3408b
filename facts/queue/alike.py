"""Alike: how like two topics of one subject are, by the weight of what both say. The same both ways round."""

from typing import NamedTuple

from facts.queue.topics import Topic

_RIVALRY = 1.0  # how much more it counts where each says something instead of the other's: officers, lawyers
_DESCRIBING = 2.0  # times the weight of what only one says right before a word of both: food, of food prices
_OPPOSITE = 0.8  # of its weight counts a deed that is only the other end of the same: hire, fire


class Likeness(NamedTuple):
    """How like two topics are."""

    score: float  # 0 to 1: 1 where both say the same, 0 where they have nothing in common or one names somebody else
    lone: float  # the weight of what the first says and the other does not
    other_lone: float  # the same the other way round


_NOT_ALIKE = Likeness(0.0, 0.0, 0.0)


def alike(one: Topic, other: Topic) -> Likeness:
    """How like two topics are; 0 for topics of two subjects."""
    if one.subject != other.subject:
        return _NOT_ALIKE
    ours, theirs = _hold(one, other), _hold(other, one)
    if ours is None or theirs is None:
        return _NOT_ALIKE
    shared, apart = 2.0 * min(ours[0], theirs[0]), (ours[1], theirs[1])
    total = shared + sum(apart) + _RIVALRY * min(apart)
    return Likeness(shared / total if total else 1.0, *apart)


def _hold(topic: Topic, other: Topic) -> tuple[float, float] | None:
    """The weight of what a topic says and the other says too, and of what it says alone; None where that is a name."""
    qualities = _qualities(topic, other)
    shared = apart = 0.0
    for word in topic.words:
        quality = qualities[word.key]
        if word.is_name and not quality:
            return None
        if word.is_name:
            continue  # that both name the same says nothing of what is said of it
        describes = word.describes is not None and qualities[word.describes] > 0.0
        shared += word.weight * quality
        apart += word.weight * (1.0 - quality) * (_DESCRIBING if describes else 1.0)
    return shared, apart


def _qualities(topic: Topic, other: Topic) -> dict[str, float]:
    """How well another topic says each word of a topic, 0-1; each of its deeds is the opposite of one deed at most."""
    qualities = {word.key: float(not word.links.isdisjoint(other.links)) for word in topic.words}
    if topic.axes.isdisjoint(other.axes):
        return qualities
    left = [theirs for theirs in other.words if theirs.axes and theirs.links.isdisjoint(topic.links)]
    for word in sorted(topic.words, key=lambda word: (-word.weight, word.key)):
        if not qualities[word.key] and not word.axes.isdisjoint(other.axes):
            opposite = next((theirs for theirs in left if not word.axes.isdisjoint(theirs.axes)), None)
            if opposite is not None:
                left.remove(opposite)
                qualities[word.key] = _OPPOSITE
    return qualities

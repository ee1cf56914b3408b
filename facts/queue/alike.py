"""Alike: how like two topics of one subject are, by the weight of what both say. The same both ways round."""

from facts.queue.topics import Topic, Word

_RIVALRY = 1.0  # how much more it counts where each says something instead of the other's: officers, lawyers
_DESCRIBING = 2.0  # times the weight of what only one says right before a word of both: food, of food prices


def alike(one: Topic, other: Topic) -> float:
    """0 to 1: 1 where both say the same, 0 where they have nothing in common or one names what the other does not."""
    if one.subject != other.subject:
        return 0.0
    ours, theirs = lone_words(one, other), lone_words(other, one)
    if any(word.is_name for word in (*ours, *theirs)):
        return 0.0
    shared = _weigh(one.words) + _weigh(other.words) - _weigh(ours) - _weigh(theirs)
    apart = _count(ours, one), _count(theirs, other)
    total = shared + sum(apart) + _RIVALRY * min(apart)
    return shared / total if total else 1.0


def lone_words(topic: Topic, other: Topic) -> list[Word]:
    """What a topic says and the other does not, in its order."""
    return [word for word in topic.words if all(word.links.isdisjoint(theirs.links) for theirs in other.words)]


def _weigh(words: tuple[Word, ...] | list[Word]) -> float:
    return sum(word.weight for word in words)


def _count(lone: list[Word], topic: Topic) -> float:
    """What those words count for, more where they describe a word that both have."""
    keys = {word.key for word in topic.words} - {word.key for word in lone}
    return sum(word.weight * (_DESCRIBING if word.describes in keys else 1.0) for word in lone)

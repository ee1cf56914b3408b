"""Joining: which topics are one. It depends on the set of topics alone, in whatever order they come.

1. Topics are the same where they are alike and neither says much that the other does not; so are those that stand
   between. No such chain leads to another subject, because topics of two subjects are never alike.
2. A topic that only says less ("the NCA is hiring") is short for those that say the same and more. It joins them where
   they are one group; where they are several it could be short for any of them, and stays on its own: nothing is
   joined by way of what could mean either. The topics that say most are looked at first.

The laws: the groups are the same whatever the order of questions; no group has two subjects; a topic that is dropped
leaves the groups as if it had never come.
"""

from collections.abc import Iterable, Iterator

from facts.queue.alike import Likeness, alike
from facts.queue.topics import Topic, Word

SAME = 0.7  # topics at least so like may be the same
SURELY_SAME = 0.85  # so like they are, whatever one of them says beside: one word of four or more, not of three
SHORT = 0.4  # a topic may be short for one that is at least so like it
LITTLE = 0.3  # weight: what says less than so much beside is no other thing


class Joining:
    """Topics of which some are one, numbered as they come."""

    def __init__(self) -> None:
        self._topics: dict[int, Topic] = {}
        self._numbers: dict[Topic, int] = {}
        self._by_subject: dict[frozenset[str], _Bucket] = {}
        self._next = 0

    def take(self, topic: Topic) -> int:
        """The number of a topic; a new one is held against those of its subject."""
        number = self._numbers.get(topic)
        if number is None:
            number, self._next = self._next, self._next + 1
            self._numbers[topic] = number
            self._topics[number] = topic
            self._by_subject.setdefault(topic.subject, _Bucket(self._topics)).take(number)
        return number

    def drop(self, numbers: list[int]) -> None:
        """Take topics out; those that stay are joined as if these had never come."""
        for number in numbers:
            topic = self._topics[number]
            self._by_subject[topic.subject].drop(number)
            del self._topics[number], self._numbers[topic]

    def has(self, topic: Topic) -> bool:
        """Whether it has this very topic."""
        return topic in self._numbers

    def topic(self, number: int) -> Topic:
        """The topic of that number."""
        return self._topics[number]

    def nearest(self, topic: Topic) -> float:
        """How like the likest topic is that it could be joined to, 0-1; 0 where there is none."""
        if topic in self._numbers:
            return 1.0
        bucket = self._by_subject.get(topic.subject)
        return bucket.nearest(topic) if bucket else 0.0

    def joined(self, number: int) -> list[int]:
        """The numbers of the topics that are one with that topic, itself among them, in rising order."""
        return self._by_subject[self._topics[number].subject].group_of(number)

    def groups(self) -> list[list[int]]:
        """All of them, each in rising order, by their first numbers."""
        return sorted(group for bucket in self._by_subject.values() for group in bucket.groups())


class _Bucket:
    """The topics of one subject."""

    def __init__(self, topics: dict[int, Topic]) -> None:
        self._topics = topics
        self._having: dict[str, set[int]] = {}  # link -> topics that have it
        self._needed: dict[int, set[str]] = {}  # topic -> links of which one is in whatever is like it and says no less
        self._needing: dict[str, set[int]] = {}  # the same the other way round
        self._same: dict[int, set[int]] = {}  # topic -> those that are the same
        self._longer: dict[int, set[int]] = {}  # topic -> those that it may be short for
        self._shorter: dict[int, set[int]] = {}  # the same the other way round
        self._groups: dict[int, list[int]] | None = None  # topic -> its group, as it was worked out last

    def take(self, number: int) -> None:
        """Hold a new topic against those that share a telling word with it."""
        topic = self._topics[number]
        self._same[number], self._longer[number], self._shorter[number] = set(), set(), set()
        for other, likeness in self._alike(topic):
            if _are_same(likeness):
                self._same[number].add(other)
                self._same[other].add(number)
            else:
                short, long = (number, other) if likeness.lone < likeness.other_lone else (other, number)
                self._longer[short].add(long)
                self._shorter[long].add(short)
        for link in _links(topic.words):
            self._having.setdefault(link, set()).add(number)
        self._needed[number] = _links(self._pick_needed(topic))
        for link in self._needed[number]:
            self._needing.setdefault(link, set()).add(number)
        self._groups = None

    def drop(self, number: int) -> None:
        """Forget a topic."""
        topic = self._topics[number]
        for links, back in ((self._same, self._same), (self._longer, self._shorter), (self._shorter, self._longer)):
            for other in links.pop(number):
                back[other].discard(number)
        for link in _links(topic.words):
            self._having[link].discard(number)
        for link in self._needed.pop(number):
            self._needing[link].discard(number)
        self._groups = None

    def nearest(self, topic: Topic) -> float:
        """How like the likest is that it could be joined to, 0-1; 0 where there is none."""
        return max((likeness.score for _, likeness in self._alike(topic)), default=0.0)

    def group_of(self, number: int) -> list[int]:
        """The group that a topic is in."""
        return self._worked_out()[number]

    def groups(self) -> list[list[int]]:
        """The groups, each once."""
        return [group for number, group in self._worked_out().items() if group[0] == number]

    def _alike(self, topic: Topic) -> Iterator[tuple[int, Likeness]]:
        """The topics that are the same, or short for one another, with how like they are.

        Of the two the one that says no more has all its words but little in the other.
        """
        near = {number for link in _links(self._pick_needed(topic)) for number in self._having.get(link, ())}
        near.update(number for link in _links(topic.words) for number in self._needing.get(link, ()))
        for number in near:
            likeness = alike(topic, self._topics[number])
            if _are_same(likeness) or _is_one_short(likeness):
                yield number, likeness

    def _pick_needed(self, topic: Topic) -> list[Word]:
        """Words of which at least one is in whatever is like the topic and says no less; those that few topics have."""
        names = [word for word in topic.words if word.is_name]
        if names:
            return names[:1]
        found: list[Word] = []
        for word in sorted(topic.words, key=self._count):
            if sum(w.weight for w in found) >= LITTLE:
                break
            found.append(word)
        return found

    def _count(self, word: Word) -> int:
        return sum(len(self._having.get(link, ())) for link in (*word.links, *word.axes))

    def _worked_out(self) -> dict[int, list[int]]:
        """For each topic its group, in rising order."""
        if self._groups is None:
            self._groups = {}
            for chain in sorted(self._chains(), key=lambda chain: min(_place(self._topics[n]) for n in chain)):
                longer = {id(g): g for n in chain for other in self._longer[n] if (g := self._groups.get(other))}
                group = next(iter(longer.values())) if len(longer) == 1 else []
                group += chain
                self._groups.update(dict.fromkeys(chain, group))
            for group in self._groups.values():
                group.sort()
        return self._groups

    def _chains(self) -> list[list[int]]:
        """The topics by the chains of sameness that they are in."""
        chains: list[list[int]] = []
        seen: set[int] = set()
        for start in self._same:
            if start not in seen:
                seen.add(start)
                chain = [start]
                for number in chain:  # grows while it is walked
                    new = self._same[number] - seen
                    seen |= new
                    chain += new
                chains.append(chain)
        return chains


def _are_same(likeness: Likeness) -> bool:
    less, more = sorted((likeness.lone, likeness.other_lone))
    return less < LITTLE and likeness.score >= (SAME if more < LITTLE else SURELY_SAME)


def _is_one_short(likeness: Likeness) -> bool:
    less, more = sorted((likeness.lone, likeness.other_lone))
    return less < LITTLE <= more and likeness.score >= SHORT


def _links(words: Iterable[Word]) -> set[str]:
    return {link for word in words for link in (*word.links, *word.axes)}


def _place(topic: Topic) -> tuple[float, list[tuple[str, bool, str, list[str]]]]:
    """Where a topic stands in the order in which topics are looked at: those that say most first."""
    words = [(word.key, word.is_name, word.describes or "", sorted(word.links)) for word in topic.words]
    return -topic.weight, words

"""Joining: which topics are one. It depends on the set of topics alone, in whatever order they come.

1. Topics that say enough are joined where they are alike, and so are those that stand between: chains of likeness
   are one group. No chain leads to another subject, because topics of two subjects are never alike.
2. A thin topic ("the NCA is hiring") joins the topics that say what it does and more, if all these are one group by
   now; where they are several it could be about any of them, and stays on its own. Thin topics that are alike are one.

The laws: the groups are the same whatever the order; no group has two subjects; a topic that is taken in joins groups
and parts none, but for thin ones, which part from a group when they turn out to be ambiguous.
"""

from collections.abc import Iterator
from itertools import chain

from facts.queue.alike import alike, least_shared
from facts.queue.topics import Topic, Word

ALIKE = 0.7  # topics at least so like are one; see the bench for what other values do
HOSTING = 0.4  # a thin topic may be the short form of one that is at least so like it
_ROUNDING = 1e-9  # sums of weights may differ by so much by the order in which they are made


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
    """The topics of one subject: those that say enough in chains of likeness, thin ones in chains of their own."""

    def __init__(self, topics: dict[int, Topic]) -> None:
        self._topics = topics
        self._having: dict[str, set[int]] = {}  # link -> topics that have it and say enough
        self._having_thin: dict[str, set[int]] = {}  # the same for thin ones
        self._linked: dict[int, set[int]] = {}  # topic -> those alike, thin ones and others apart
        self._hosts: dict[int, set[int]] = {}  # thin topic -> those whose short form it may be
        self._shorts: dict[int, set[int]] = {}  # the same the other way round
        self._chains: dict[int, list[int]] = {}  # topic -> all in its chain; one list for all of them
        self._is_stale = False  # topics were dropped, and a chain may have come apart

    def take(self, number: int) -> None:
        """Hold a new topic against those that share a word with it."""
        self._freshen()
        topic = self._topics[number]
        self._linked[number] = set()
        self._chains[number] = [number]
        (self._hosts if topic.is_thin else self._shorts)[number] = set()
        for other, _ in self._alike(topic):
            self._link(number, other)
        having = self._having_thin if topic.is_thin else self._having
        for link in topic.links | topic.axes:
            having.setdefault(link, set()).add(number)

    def drop(self, number: int) -> None:
        """Forget a topic."""
        topic = self._topics[number]
        for other in self._linked.pop(number):
            self._linked[other].discard(number)
        for host in self._hosts.pop(number, ()):
            self._shorts[host].discard(number)
        for short in self._shorts.pop(number, ()):
            self._hosts[short].discard(number)
        having = self._having_thin if topic.is_thin else self._having
        for link in topic.links | topic.axes:
            having[link].discard(number)
        self._is_stale = True

    def nearest(self, topic: Topic) -> float:
        """How like the likest is that it could be joined to; 0 where there is none."""
        return max((likeness for _, likeness in self._alike(topic)), default=0.0)

    def group_of(self, number: int) -> list[int]:
        """The group that a topic is in."""
        self._freshen()
        own = self._chains[number]
        host = self._only_host(own) if number in self._hosts else own
        if host is None:
            return sorted(own)
        shorts = {id(c): c for n in host for short in self._shorts[n] for c in [self._chains[short]]}
        return sorted(chain.from_iterable([host, *(c for c in shorts.values() if self._only_host(c) is host)]))

    def groups(self) -> Iterator[list[int]]:
        """The groups, each once."""
        seen: set[int] = set()
        for number in (*self._shorts, *self._hosts):
            if number not in seen:
                group = self.group_of(number)
                seen.update(group)
                yield group

    def _alike(self, topic: Topic) -> Iterator[tuple[int, float]]:
        """The topics that are alike enough to be joined, with how like they are."""
        words = topic.words if topic.is_thin else self._telling(topic)
        near = {n for word in words for link in word.links | word.axes for n in self._having.get(link, ())}
        near.update(n for link in topic.links | topic.axes for n in self._having_thin.get(link, ()))
        for number in near:
            other = self._topics[number]
            likeness = alike(topic, other)
            if likeness >= (ALIKE if topic.is_thin == other.is_thin else HOSTING):
                yield number, likeness

    def _telling(self, topic: Topic) -> list[Word]:
        """Words of which a topic that is alike has at least one, those that the fewest topics have."""
        rarest = sorted(topic.words, key=lambda word: (self._count(word), word.key))
        names = [word for word in rarest if word.is_name]
        if names:
            return names[:1]
        rest = sum(word.weight for word in rarest)
        least = least_shared(ALIKE) * rest
        found = []
        for word in rarest:
            if rest < least - _ROUNDING:
                break
            found.append(word)
            rest -= word.weight
        return found

    def _count(self, word: Word) -> int:
        return sum(len(self._having.get(link, ())) for link in word.links | word.axes)

    def _link(self, one: int, other: int) -> None:
        is_thin = one in self._hosts
        if is_thin != (other in self._hosts):
            thin, host = (one, other) if is_thin else (other, one)
            self._hosts[thin].add(host)
            self._shorts[host].add(thin)
            return
        self._linked[one].add(other)
        self._linked[other].add(one)
        short, long = sorted((self._chains[one], self._chains[other]), key=len)
        if short is not long:
            long += short
            self._chains.update(dict.fromkeys(short, long))

    def _only_host(self, thin: list[int]) -> list[int] | None:
        """The only chain that thin topics may be the short form of; None where there is none, or several."""
        found: list[int] | None = None
        for number in thin:
            for host in self._hosts[number]:
                if found is not None and self._chains[host] is not found:
                    return None
                found = self._chains[host]
        return found

    def _freshen(self) -> None:
        """Work the chains out anew where topics were dropped."""
        if not self._is_stale:
            return
        self._is_stale, self._chains = False, {}
        for start in self._linked:
            if start not in self._chains:
                joined = self._chains[start] = [start]
                for number in joined:  # grows while it is walked
                    new = [other for other in self._linked[number] if other not in self._chains]
                    joined += new
                    self._chains.update(dict.fromkeys(new, joined))

"""Joining: which topics are one. It depends on the set of topics alone, in whatever order they come.

1. Topics that say enough are joined where they are alike, and so are those that stand between: chains of likeness
   are one group. No chain leads to another subject, because topics of two subjects are never alike.
2. A thin topic ("the NCA is hiring") joins the topics that say what it does and more, if all these are one group by
   now; where they are several it could be about any of them, and stays on its own. Thin topics that are alike are one.

The laws: the groups are the same whatever the order; no group has two subjects; a topic that is taken in joins groups
and parts none, but for thin ones, which part from a group when they turn out to be ambiguous.
"""

from collections.abc import Iterator

from facts.queue.alike import alike
from facts.queue.topics import Topic

ALIKE = 0.7  # topics at least so like are one; see the bench for what other values do
HOSTING = 0.4  # a thin topic may be the short form of one that is at least so like it


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
    """The topics of one subject."""

    def __init__(self, topics: dict[int, Topic]) -> None:
        self._topics = topics
        self._having: dict[str, set[int]] = {}  # link -> topics that have it
        self._linked: dict[int, set[int]] = {}  # topics that say enough, and those alike; thin ones among themselves
        self._hosts: dict[int, set[int]] = {}  # thin topic -> those whose short form it may be
        self._group: dict[int, list[int]] | None = None  # topic -> its group, as it was worked out last

    def take(self, number: int) -> None:
        """Hold a new topic against those that share a word with it."""
        topic = self._topics[number]
        self._linked[number] = set()
        if topic.is_thin:
            self._hosts[number] = set()
        for other, _ in self._alike(topic):
            self._link(number, other)
        for link in topic.links | topic.axes:
            self._having.setdefault(link, set()).add(number)
        self._group = None

    def drop(self, number: int) -> None:
        """Forget a topic."""
        for other in self._linked.pop(number):
            self._linked[other].discard(number)
        if self._hosts.pop(number, None) is None:
            for hosts in self._hosts.values():
                hosts.discard(number)
        topic = self._topics[number]
        for link in topic.links | topic.axes:
            self._having[link].discard(number)
        self._group = None

    def nearest(self, topic: Topic) -> float:
        """How like the likest is that it could be joined to; 0 where there is none."""
        return max((likeness for _, likeness in self._alike(topic)), default=0.0)

    def group_of(self, number: int) -> list[int]:
        """The group that a topic is in."""
        return self._worked_out()[number]

    def groups(self) -> list[list[int]]:
        """The groups, each once."""
        return [group for number, group in self._worked_out().items() if group[0] == number]

    def _alike(self, topic: Topic) -> Iterator[tuple[int, float]]:
        """The topics that are alike enough to be joined, with how like they are."""
        for number in {number for link in topic.links | topic.axes for number in self._having.get(link, ())}:
            other = self._topics[number]
            likeness = alike(topic, other)
            if likeness >= (ALIKE if topic.is_thin == other.is_thin else HOSTING):
                yield number, likeness

    def _link(self, one: int, other: int) -> None:
        is_thin = one in self._hosts
        if is_thin == (other in self._hosts):
            self._linked[one].add(other)
            self._linked[other].add(one)
        elif is_thin:
            self._hosts[one].add(other)
        else:
            self._hosts[other].add(one)

    def _worked_out(self) -> dict[int, list[int]]:
        if self._group is None:
            self._group = {}
            full = [number for number in self._linked if number not in self._hosts]
            for members in self._chains(full):
                self._group.update(dict.fromkeys(members, members))
            settled = [(thin, self._only_host(thin)) for thin in self._chains(list(self._hosts))]
            for thin, members in settled:
                members.extend(thin)
                self._group.update(dict.fromkeys(thin, members))
            for members in self._group.values():
                members.sort()
        return self._group

    def _only_host(self, thin: list[int]) -> list[int]:
        """The only group that thin topics may be the short form of; an empty one where there is none, or several."""
        assert self._group is not None
        hosts = {id(group): group for number in thin for host in self._hosts[number] for group in [self._group[host]]}
        return next(iter(hosts.values())) if len(hosts) == 1 else []

    def _chains(self, numbers: list[int]) -> list[list[int]]:
        """The topics by the chains of likeness that they are in."""
        chains: list[list[int]] = []
        seen: set[int] = set()
        for start in numbers:
            if start in seen:
                continue
            seen.add(start)
            chain = [start]
            for number in chain:  # grows while it is walked
                new = self._linked[number] - seen
                seen |= new
                chain += new
            chains.append(chain)
        return chains

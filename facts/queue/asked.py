"""The queue: questions in, groups out, answered or dismissed."""

from collections.abc import Iterable
from datetime import datetime

from facts.queue.joining import Joining
from facts.queue.questions import Group, Question
from facts.queue.tallies import Tally, fold, group_of, id_of
from facts.queue.topics import Topic, topic_of


class Queue:
    """What people asked and the base could not answer. Not safe to change from several threads at once.

    `open` are the questions that wait, `closed` the wordings of those that were answered or dismissed: what a store
    hands back at the start.
    """

    def __init__(self, open: Iterable[Question] = (), closed: Iterable[str] = ()) -> None:
        self._joining = Joining()
        self._closed = Joining()
        self._tallies: dict[int, dict[str, Tally]] = {}  # topic -> its wordings by id
        self._topic_of: dict[str, int] = {}  # wording -> topic
        self._left: dict[Topic, dict[str, Tally]] = {}  # what was asked in what is closed, for when it is opened again
        for question in open:
            self._count(question, topic_of(fold(question.text)))
        for text in closed:
            self._closed.take(topic_of(fold(text)))

    def add(self, question: Question, reopen: bool = False) -> bool:
        """Take a question in; False where it belongs to a closed group, whose questions are not taken in.

        With `reopen` such a group is open again from this question on; what was asked before it was closed stays out.
        """
        topic = topic_of(fold(question.text))
        if self._belongs_to_closed(topic):
            number = self._closed.take(topic)
            if not reopen:
                _tally_in(self._left.setdefault(topic, {}), question)
                return False
            self._open(number)
        self._count(question, topic)
        return True

    def groups(self, now: datetime) -> list[Group]:
        """The groups, the most urgent first."""
        found = [self._assemble(topics, now) for topics in self._joining.groups()]
        return sorted(found, key=lambda group: (-group.urgency_score, group.id))

    def find(self, wording_or_id: str, now: datetime) -> Group | None:
        """The group that has a wording, by the wording or an id that it ever went by; None where none has."""
        topic = self._find_topic(wording_or_id)
        return None if topic is None else self._assemble(self._joining.joined(topic), now)

    def wordings(self, wording_or_id: str) -> tuple[str, ...]:
        """All wordings of a group, each as it was written; none where there is no such group."""
        topic = self._find_topic(wording_or_id)
        numbers = () if topic is None else self._joining.joined(topic)
        return tuple(sorted(tally.text for number in numbers for tally in self._tallies[number].values()))

    def touched(self, texts: Iterable[str]) -> list[str]:
        """The wordings that have a name or a word in common with any of these texts: what these may answer."""
        topics = [topic_of(text) for text in texts]
        marks = frozenset().union(*(topic.subject | topic.links for topic in topics))
        return [
            tally.text
            for number, tallies in self._tallies.items()
            if _is_touched(self._joining.topic(number), marks)
            for tally in tallies.values()
        ]

    def close(self, wording_or_id: str) -> tuple[str, ...]:
        """Answered or dismissed: the group leaves, and these are its wordings; none where there is no such group."""
        topic = self._find_topic(wording_or_id)
        if topic is None:
            return ()
        return self._shut(self._joining.joined(topic))

    def close_wordings(self, wordings: Iterable[str]) -> None:
        """What others closed: these wordings leave, and what is asked in them is not taken in, as after `close`."""
        for text in wordings:
            number = self._find_topic(text)
            if number is None:
                self._closed.take(topic_of(fold(text)))
            else:
                self._shut([number])

    def drop_wordings(self, wordings: Iterable[str]) -> None:
        """What was asked in these wordings leaves; where they are asked again they wait again."""
        for text in wordings:
            number = self._find_topic(text)
            if number is not None:
                for wording_id in self._tallies.pop(number):
                    del self._topic_of[wording_id]
                self._joining.drop([number])

    def open_wordings(self, wordings: Iterable[str]) -> None:
        """Closing was a mistake: what was asked in these wordings, before and since, waits again."""
        for text in wordings:
            topic = topic_of(fold(text))
            if self._closed.has(topic):
                for opened in self._open(self._closed.take(topic)):
                    self._bring_back(opened)

    def forget(self, before: datetime) -> None:
        """Forget the wordings that nobody has used since."""
        for tallies in self._tallies.values():
            for wording_id in _forget(tallies, before):
                del self._topic_of[wording_id]
        gone = [number for number, tallies in self._tallies.items() if not tallies]
        for number in gone:
            del self._tallies[number]
        self._joining.drop(gone)
        for tallies in self._left.values():
            _forget(tallies, before)

    def __len__(self) -> int:
        """How many questions wait."""
        return sum(tally.count for tallies in self._tallies.values() for tally in tallies.values())

    def _belongs_to_closed(self, topic: Topic) -> bool:
        """Whether it is more like what was closed than like anything that is open."""
        closed = self._closed.nearest(topic)
        return closed > 0.0 and closed > self._joining.nearest(topic)

    def _shut(self, topics: list[int]) -> tuple[str, ...]:
        """Close open topics; gives their wordings."""
        closed: list[Tally] = []
        for number in topics:
            tallies, topic = self._tallies.pop(number), self._joining.topic(number)
            self._closed.take(topic)
            self._left.setdefault(topic, {}).update(tallies)
            closed += tallies.values()
        for tally in closed:
            del self._topic_of[tally.id]
        self._joining.drop(topics)
        return tuple(sorted(tally.text for tally in closed))

    def _open(self, number: int) -> list[dict[str, Tally]]:
        """Take a closed topic, and those that are one with it, out of what is closed; gives what was asked in them."""
        numbers = self._closed.joined(number)
        left = [self._left.pop(self._closed.topic(one), {}) for one in numbers]
        self._closed.drop(numbers)
        return left

    def _bring_back(self, tallies: dict[str, Tally]) -> None:
        for tally in tallies.values():
            number = self._joining.take(topic_of(tally.text))
            self._tallies.setdefault(number, {}).setdefault(tally.id, tally)
            self._topic_of[tally.id] = number

    def _count(self, question: Question, topic: Topic) -> None:
        number = self._joining.take(topic)
        self._topic_of[_tally_in(self._tallies.setdefault(number, {}), question)] = number

    def _find_topic(self, wording_or_id: str) -> int | None:
        found = self._topic_of.get(wording_or_id)
        return self._topic_of.get(id_of(fold(wording_or_id))) if found is None else found

    def _assemble(self, topics: list[int], now: datetime) -> Group:
        return group_of((tally for number in topics for tally in self._tallies[number].values()), now)


def _tally_in(tallies: dict[str, Tally], question: Question) -> str:
    """Count a question; gives the id of its wording."""
    text = fold(question.text)
    wording_id = id_of(text)
    tallies.setdefault(wording_id, Tally(text, wording_id)).add(question)
    return wording_id


def _forget(tallies: dict[str, Tally], before: datetime) -> list[str]:
    """Take out the wordings that nobody has used since; gives their ids."""
    old = [wording_id for wording_id, tally in tallies.items() if max(tally.last_by.values()) < before]
    for wording_id in old:
        del tallies[wording_id]
    return old


def _is_touched(topic: Topic, marks: frozenset[str]) -> bool:
    return not (topic.subject.isdisjoint(marks) and topic.links.isdisjoint(marks))

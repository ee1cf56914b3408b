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
            if not reopen:
                self._closed.take(topic)
                return False
            number = self._closed.take(topic)
            self._closed.drop(self._closed.joined(number))
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

    def close(self, wording_or_id: str) -> tuple[str, ...]:
        """Answered or dismissed: the group leaves, and these are its wordings; none where there is no such group."""
        topic = self._find_topic(wording_or_id)
        if topic is None:
            return ()
        topics = self._joining.joined(topic)
        closed = [tally for number in topics for tally in self._tallies.pop(number).values()]
        for number in topics:
            self._closed.take(self._joining.topic(number))
        for tally in closed:
            del self._topic_of[tally.id]
        self._joining.drop(topics)
        return tuple(sorted(tally.text for tally in closed))

    def __len__(self) -> int:
        """How many questions wait."""
        return sum(tally.count for tallies in self._tallies.values() for tally in tallies.values())

    def _belongs_to_closed(self, topic: Topic) -> bool:
        """Whether it is more like what was closed than like anything that is open."""
        closed = self._closed.nearest(topic)
        return closed > 0.0 and closed > self._joining.nearest(topic)

    def _count(self, question: Question, topic: Topic) -> None:
        text = fold(question.text)
        wording_id = id_of(text)
        number = self._joining.take(topic)
        tally = self._tallies.setdefault(number, {}).setdefault(wording_id, Tally(text, wording_id))
        tally.add(question)
        self._topic_of[wording_id] = number

    def _find_topic(self, wording_or_id: str) -> int | None:
        found = self._topic_of.get(wording_or_id)
        return self._topic_of.get(id_of(fold(wording_or_id))) if found is None else found

    def _assemble(self, topics: list[int], now: datetime) -> Group:
        return group_of((tally for number in topics for tally in self._tallies[number].values()), now)

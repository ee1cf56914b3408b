"""Tallies: who asked a topic's question when, in which words; those of several topics make up a group."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2s

from facts.queue.questions import Group, Question, Wording
from facts.queue.urgency import urgency

_MARKS = " .,;:!?…\"'“”‘’"
_ID_BYTES = 6  # of 10,000 wordings two share an id once in 5,000,000 queues


@dataclass(slots=True)
class Tally:
    """One wording, with all who used it."""

    text: str
    id: str
    count: int = 0
    last_by: dict[str, datetime] = field(default_factory=dict)  # asker -> when last
    first_asked: datetime = datetime.max

    def add(self, question: Question) -> None:
        """One more question in this wording."""
        at, asker = question.asked_at, question.asker
        self.first_asked = min(at, self.first_asked) if self.count else at
        self.last_by[asker] = max(at, self.last_by.get(asker, at))
        self.count += 1


def fold(text: str) -> str:
    """The text as a wording: without what stands around it and says nothing."""
    return " ".join(text.split()).strip(_MARKS)


def id_of(wording: str) -> str:
    """The id of a folded text."""
    return blake2s(wording.encode("utf-8", "surrogatepass"), digest_size=_ID_BYTES).hexdigest()


def group_of(tallies: Iterable[Tally], now: datetime) -> Group:
    """The group that those wordings make up; there is at least one."""
    by_use = sorted(tallies, key=lambda tally: (-len(tally.last_by), -tally.count, tally.text))
    last_by: dict[str, datetime] = {}
    for tally in by_use:
        for asker, at in tally.last_by.items():
            last_by[asker] = max(at, last_by.get(asker, at))
    return Group(
        id=min(by_use, key=lambda tally: (tally.first_asked, tally.id)).id,
        representative=by_use[0].text,
        wordings=_wordings(by_use),
        askers=len(last_by),
        first_asked=min(tally.first_asked for tally in by_use),
        last_asked=max(last_by.values()),
        urgency_score=urgency(last_by.values(), now),
    )


def _wordings(tallies: list[Tally]) -> tuple[Wording, ...]:
    """The wordings, the most frequent first; those that differ in case alone are one, as it was written most often."""
    cased: dict[str, list[Tally]] = {}
    for tally in tallies:
        cased.setdefault(tally.text.casefold(), []).append(tally)
    found = []
    for same in cased.values():
        usual = min(same, key=lambda tally: (-tally.count, tally.text))
        found.append(Wording(usual.text, sum(tally.count for tally in same)))
    return tuple(sorted(found, key=lambda wording: (-wording.count, wording.text)))

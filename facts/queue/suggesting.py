"""Suggesting: the facts that may answer what a group asks, so that a moderator can point to one.

Pointing to a fact makes the wording an alias of it. An alias widens what a fact is found by, and does not make it
speak of somebody else: whether it would answer is tried out on the fact as it would be.
"""

from dataclasses import dataclass, replace

from facts.answers import Verdict
from facts.base import Fact, FactBase
from facts.check import Checker
from facts.queue.questions import Group

_WORDINGS = 3  # of a group that are searched for, the most frequent
_LEAST_LIKE = 0.15  # what comes first for a question that no fact is about, and shares a faint word with it, is below


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A fact that may be what a group asks about."""

    fact: Fact
    like_score: float  # 0-1, how near its wording is
    would_answer: Verdict  # what it would say of the representative wording with that as an alias


def suggest(group: Group, checker: Checker, most: int = 3) -> list[Suggestion]:
    """The facts of the checker's base that may answer a group, the likeliest first, at most so many.

    First those that the base takes the question to be about by now, or cannot tell apart, then the nearest by words.
    None where no fact is near: what is offered is a tap away from being told to those who asked.
    """
    answer = checker.check_claim(group.representative)
    known = [fact_id for fact_id in (answer.fact_id, *answer.alternatives) if fact_id is not None]
    likest = dict.fromkeys(known, 0.0)
    for text in dict.fromkeys((group.representative, *(w.text for w in group.wordings[:_WORDINGS]))):
        for hit in checker.search(text, most + len(known)):
            likest[hit.fact_id] = max(hit.score, likest.get(hit.fact_id, 0.0))
    near = [fact_id for fact_id, score in likest.items() if fact_id in known or score >= _LEAST_LIKE]
    ranked = sorted(near, key=lambda fact_id: (fact_id not in known, -likest[fact_id], fact_id))
    facts = [(checker.base.get(fact_id), likest[fact_id]) for fact_id in ranked]
    return [
        Suggestion(fact, score, try_alias(fact, group.representative, checker))
        for fact, score in facts[: most + len(known)]
        if fact is not None
    ][:most]


def try_alias(fact: Fact, wording: str, checker: Checker) -> Verdict:
    """What a fact would say of a wording that is an alias of it."""
    alone = replace(fact, aliases=(*fact.aliases, wording), supersedes=None)
    return Checker(FactBase((alone,)), checker.model).check_claim(wording).verdict

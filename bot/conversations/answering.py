"""Answering: /queue: what people asked and the base could not answer, a group at a time, the most urgent first.

A group is answered by a fact that there is, whose alias its wording becomes, or dismissed. A new fact answers it by
itself: what a change of the facts answers leaves the queue.
"""

import asyncio
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from bot.conversations.adding import begin_answering
from bot.conversations.conversation import Conversation, Desk, Turn
from bot.conversations.writing import WRITING
from bot.live import checker_behind
from bot.questions.questions import Questions
from bot.questions.standing import Waiting
from bot.replies import Button, Reply
from bot.replies.markup import escape
from bot.replies.questions import Trial, render_group, render_pointing
from bot.replies.revisions import render_done
from facts.base import Fact
from facts.check import Checker
from facts.editing import with_fact
from facts.errors import InputError
from facts.queue import Group, suggest
from facts.store.edits import Put
from facts.store.people import Role
from facts.store.revisions import Kept, Revision

_SUGGESTED = 3
_TRIED = 12  # wordings of a group that are tried on a fact
_ALIASES = 3  # wordings that become aliases at once
_LONGEST_ALIAS = 120
_SEEN = 300  # groups that are gone past; then they come round again


@dataclass(frozen=True)
class Answering:
    """Where somebody stands in the queue."""

    step: Literal["group", "fact", "done", "end"] = "group"
    group: str = ""  # the id of the group that is shown
    wording: str = ""  # by which it is known when it is closed
    seen: tuple[str, ...] = ()  # groups gone past
    suggested: tuple[str, ...] = ()  # the ids of the facts that may answer it
    fact_id: str = ""  # the one that somebody pointed to
    number: int = 0  # of its revision that they saw
    aliases: tuple[str, ...] = ()  # what would become aliases of it
    told: str = ""  # what came of it, as HTML
    closing: int = 0  # the dismissal that can be taken back


class Queueing(Conversation[Answering]):
    """The queue, for moderators. Leaving it loses nothing."""

    kind = "queue"
    role = Role.MODERATOR
    may_be_left = True
    state = Answering

    async def hear(self, state: Answering, words: str, desk: Desk) -> Answering:
        """The id of a fact that answers the group, or words by which to look for it."""
        if state.step not in ("group", "fact"):
            return state
        fact_id = words.strip().strip("`").removeprefix("/fact").strip().lower()
        kept = await desk.moderation.stores.facts.find(fact_id)
        if kept is not None and not kept.is_retired:
            return await _point(state, fact_id, desk)
        hits = await asyncio.to_thread(checker_behind(desk.services.checker).search, words, _SUGGESTED)
        if not hits:
            raise InputError(desk.services.texts("queue-none-found"))
        return replace(state, step="group", suggested=tuple(hit.fact_id for hit in hits))

    async def tap(self, state: Answering, action: str, desk: Desk) -> Answering | Turn:
        """A button."""
        match state.step, action.partition(":"):
            case "group", ("fact", _, number) if number.isdecimal() and int(number) < len(state.suggested):
                return await _point(state, state.suggested[int(number)], desk)
            case "group", ("new", _, _):
                return await _begin_fact(state, desk)
            case "group", ("dismiss", _, _):
                return await _dismiss(state, desk)
            case "fact", ("yes", _, _):
                return await _answer(state, desk)
            case "fact", ("back", _, _):
                return replace(state, step="group")
            case "done", ("undo", _, _) if state.closing:
                await _questions(desk).standing.take_back(state.closing, desk.speaker.name)
                return await at_group(state.group, state.seen, desk)
            case _, ("next", _, _):
                return await go_on(state, desk)
            case _, ("again", _, _):
                return await go_on(Answering(), desk)
        return state

    async def show(self, state: Answering, desk: Desk) -> Reply:
        """The group with what can be done about it."""
        texts = desk.services.texts
        forward = Button(texts("button-next"), data="next")
        if state.step == "end":
            again = Button(texts("button-again"), data="again")
            end = Reply(texts("queue-end"), ((again,),)) if state.seen else Reply(texts("queue-empty"))
            return await _with_proposals(end, desk)
        if state.step == "done":
            undo = (Button(texts("button-undo"), data="undo"),) if state.closing else ()
            return Reply(state.told, ((*undo, forward),))
        groups = await _questions(desk).standing.groups()
        waiting = next((one for one in groups if one.group.id == state.group), None)
        if waiting is None:
            waiting = await _questions(desk).standing.find(state.group)
        if waiting is None:
            return Reply(texts("queue-gone", text=escape(state.wording, _LONGEST_ALIAS)), ((forward,),))
        if state.step == "fact":
            return await _show_fact(state, waiting, desk)
        return await _with_proposals(_show_group(state, waiting, len(groups) - 1, desk), desk)

    def is_over(self, state: Answering) -> bool:
        """When there is nothing to answer."""
        return state.step == "end" and not state.seen


QUEUEING = Queueing()


async def go_on(state: Answering, desk: Desk) -> Answering:
    """The most urgent group that was not gone past yet."""
    seen = (*state.seen, state.group)[-_SEEN:] if state.group else state.seen
    groups = await _questions(desk).standing.groups()
    group = next((one.group for one in groups if one.group.id not in seen), None)
    return await at_group(group.id, seen, desk) if group is not None else Answering("end", seen=seen)


async def at_group(group_id: str, seen: tuple[str, ...], desk: Desk) -> Answering:
    """A group with the facts that may answer it."""
    waiting = await _questions(desk).standing.find(group_id)
    if waiting is None:
        return Answering(group=group_id, seen=seen)
    checker = checker_behind(desk.services.checker)
    found = await asyncio.to_thread(suggest, waiting.group, checker, _SUGGESTED)
    suggested = tuple(suggestion.fact.id for suggestion in found)
    return Answering("group", group_id, waiting.group.representative, seen, suggested)


async def _begin_fact(state: Answering, desk: Desk) -> Answering | Turn:
    """A new fact is to answer the group: how it was asked is tried on it as it is written."""
    waiting = await _questions(desk).standing.find(state.group)
    if waiting is None:
        return state
    phrasings = tuple(wording.text for wording in waiting.group.wordings)
    return Turn(WRITING, await begin_answering(state.wording, phrasings, desk))


async def _point(state: Answering, fact_id: str, desk: Desk) -> Answering:
    """A fact is to answer the group: which of its wordings would have to be aliases?"""
    kept = await _find(fact_id, desk)
    waiting = await _questions(desk).standing.find(state.group)
    if waiting is None:
        return replace(state, step="group")
    aliases = await asyncio.to_thread(
        _choose_aliases, kept.fact, waiting.group, checker_behind(desk.services.checker), desk.services.today
    )
    return replace(state, step="fact", fact_id=kept.fact.id, number=kept.number, aliases=aliases, told="")


async def _answer(state: Answering, desk: Desk) -> Answering:
    """Make the wordings aliases of the fact, and close the group where that is done and not only proposed."""
    kept = await _find(state.fact_id, desk)
    fact = _with_aliases(kept.fact, state.aliases)
    if fact != kept.fact and kept.number != state.number:  # somebody changed it: look again
        told = desk.services.texts("queue-changed", id=escape(fact.id))
        return replace(await _point(state, state.fact_id, desk), told=told)
    told = desk.services.texts("queue-answered", id=escape(fact.id))
    is_new = fact != kept.fact
    if is_new:
        why = desk.services.texts("queue-why", text=state.wording)
        outcome = await desk.moderation.submit(Put(fact, kept.number), desk.sign(why))
        told = render_done(outcome, desk.services.texts).html
        if not isinstance(outcome, Revision):
            return replace(state, step="done", told=told)
    await _questions(desk).standing.answer_group(state.wording, fact.id, desk.speaker.name)
    if not is_new:  # else those who wait are told when the change is answered from
        _questions(desk).wake()
    return replace(state, step="done", told=told)


async def _dismiss(state: Answering, desk: Desk) -> Answering:
    closing = await _questions(desk).standing.dismiss(state.wording, desk.speaker.name)
    if closing is None:
        return await go_on(state, desk)
    told = desk.services.texts("queue-dismissed", text=escape(state.wording, _LONGEST_ALIAS))
    return replace(state, step="done", told=told, closing=closing.sequence)


def _show_group(state: Answering, waiting: Waiting, others: int, desk: Desk) -> Reply:
    texts, base = desk.services.texts, desk.services.checker.base
    found = [(number, base.get(fact_id)) for number, fact_id in enumerate(state.suggested)]
    facts = [(number, fact) for number, fact in found if fact is not None]
    reply = render_group(
        waiting.group, waiting.not_meant, waiting.complaints, [fact for _, fact in facts], others, texts
    )
    pointing = tuple(
        Button(texts("button-it-is", number=shown), data=f"fact:{number}") for shown, (number, _) in enumerate(facts, 1)
    )
    new = Button(texts("button-new-fact"), data="new")
    ending = (Button(texts("button-dismiss"), data="dismiss"), Button(texts("button-next"), data="next"))
    return Reply(reply.html, ((*pointing, new), ending))


async def _with_proposals(reply: Reply, desk: Desk) -> Reply:
    """The reply below a line about the proposals that wait, if any do."""
    count = len(await desk.moderation.stores.proposals.open())
    line = f"{desk.services.texts('queue-proposals', count=count)}\n\n" if count else ""
    return Reply(line + reply.html, reply.buttons)


async def _show_fact(state: Answering, waiting: Waiting, desk: Desk) -> Reply:
    texts = desk.services.texts
    kept = await desk.moderation.stores.facts.find(state.fact_id)
    if kept is None or kept.is_retired:
        back = Button(texts("button-back"), data="back")
        return Reply(texts("fact-unknown", id=escape(state.fact_id, 80)), ((back,),))
    fact = _with_aliases(kept.fact, state.aliases)
    trials = await asyncio.to_thread(
        _try, fact, waiting.group, checker_behind(desk.services.checker), desk.services.today
    )
    reply = render_pointing(fact, state.aliases, trials, texts)
    html = f"{state.told}\n\n{reply.html}" if state.told else reply.html
    yes = Button(texts("button-yes-this"), data="yes")
    return Reply(html, ((yes, Button(texts("button-back"), data="back")),))


async def _find(fact_id: str, desk: Desk) -> Kept:
    """The fact of an id, as the store has it; raises InputError where it holds none."""
    kept = await desk.moderation.stores.facts.find(fact_id)
    if kept is None or kept.is_retired:
        raise InputError(f"there is no fact “{fact_id[:80]}”; tap a button, or write the ID of a fact")
    return kept


def _choose_aliases(fact: Fact, group: Group, checker: Checker, today: date) -> tuple[str, ...]:
    """The wordings that the fact has to have as aliases to answer the group, the most frequent first, a few."""
    chosen: list[str] = []
    for wording in group.wordings[:_TRIED]:
        if len(chosen) == _ALIASES or len(wording.text) > _LONGEST_ALIAS:
            continue
        (trial,) = _try_texts(_with_aliases(fact, tuple(chosen)), [wording.text], checker, today)
        if not trial.is_right:
            chosen.append(wording.text)
    return tuple(chosen)


def _try(fact: Fact, group: Group, checker: Checker, today: date) -> list[Trial]:
    texts = dict.fromkeys([group.representative, *(wording.text for wording in group.wordings)])
    return _try_texts(fact, list(texts)[:_TRIED], checker, today)


def _try_texts(fact: Fact, texts: list[str], checker: Checker, today: date) -> list[Trial]:
    """How texts would be answered with the fact as it would be, by all that the base has."""
    changed = with_fact(checker, fact)
    return [Trial(text, changed.check_claim(text, today), fact.id) for text in texts]


def _with_aliases(fact: Fact, aliases: tuple[str, ...]) -> Fact:
    new = [alias for alias in aliases if alias not in fact.aliases]
    return replace(fact, aliases=(*fact.aliases, *new)) if new else fact


def _questions(desk: Desk) -> Questions:
    assert desk.services.questions is not None
    return desk.services.questions

"""Merging: two facts that say the same are shown, with a warning where their figures differ, and one is chosen."""

import asyncio
from dataclasses import dataclass, replace

from bot.conversations.announcing import announce_corrections
from bot.conversations.conversation import Conversation, Desk
from bot.replies import Button, Reply
from bot.replies.card import write_source
from bot.replies.markup import escape
from bot.replies.proposals import name_figures
from bot.replies.ratings import write_statement
from bot.replies.revisions import render_done
from bot.texts import Texts
from facts.base import Fact
from facts.editing import have_other_figures
from facts.store.edits import Merge, merged
from facts.store.people import Role
from facts.store.revisions import ConflictError

_STATEMENT_UNITS, _WHO_UNITS = 400, 100
_FIRST, _SECOND, _DOUBLES, _LEAVE = "first", "second", "doubles", "leave"


@dataclass(frozen=True)
class Pair:
    """Two facts as they were when they were looked at."""

    first: Fact
    first_seen: int  # the number of its last revision
    second: Fact
    second_seen: int
    differs: bool  # whether their figures do, and nobody said that they are doubles all the same
    news: str = ""  # what somebody did in the meantime, as HTML
    outcome: str = ""  # what came of it, as HTML


class Merging(Conversation[Pair]):
    """Which one stays."""

    kind = "merge"
    role = Role.CONTRIBUTOR
    may_be_left = True
    state = Pair

    async def hear(self, state: Pair, words: str, desk: Desk) -> Pair:
        """Nothing is said here; the facts are shown again."""
        return state

    async def tap(self, state: Pair, action: str, desk: Desk) -> Pair:
        """The choice; where the figures differ that they are doubles comes first."""
        if action == _LEAVE:
            return replace(state, outcome=desk.services.texts("merge-left"))
        if action == _DOUBLES:
            return replace(state, differs=False)
        if action not in (_FIRST, _SECOND) or state.differs:
            return state
        try:
            done = await desk.moderation.submit(_make_edit(state, action), desk.sign())
        except ConflictError as conflict:
            return await _look_again(state, conflict, desk)
        told = await announce_corrections(done, render_done(done, desk.services.texts), desk)
        return replace(state, outcome=told.html)

    async def show(self, state: Pair, desk: Desk) -> Reply:
        """Both, and what to choose from."""
        texts = desk.services.texts
        if state.outcome:
            return Reply(state.outcome)
        lines = [state.news] if state.news else []
        lines += [_write(1, state.first, texts), _write(2, state.second, texts)]
        leave = Button(texts("button-leave"), data=_LEAVE)
        if state.differs:
            doubles = Button(texts("button-doubles"), data=_DOUBLES)
            return Reply("\n\n".join([*lines, texts("merge-differs")]), ((leave,), (doubles,)))
        keep = tuple(
            Button(texts("button-keep", number=number), data=action) for number, action in ((1, _FIRST), (2, _SECOND))
        )
        return Reply("\n\n".join([*lines, texts("merge-ask")]), (keep, (leave,)))

    def is_over(self, state: Pair) -> bool:
        """When one was chosen, or none."""
        return bool(state.outcome)


MERGING = Merging()


async def look_at(first_id: str, second_id: str, desk: Desk) -> Pair:
    """Two facts as they are now; both must have been there once."""
    facts = desk.moderation.stores.facts
    first, second = await facts.find(first_id), await facts.find(second_id)
    assert first is not None
    assert second is not None
    differs = await asyncio.to_thread(have_other_figures, first.fact, second.fact)
    pair = Pair(first.fact, first.number, second.fact, second.number, differs)
    texts = desk.services.texts
    if first.is_retired or second.is_retired:
        gone = first if first.is_retired else second
        return replace(pair, outcome=texts("merge-gone", id=escape(gone.fact.id)))
    if first.fact.supersedes == second_id or second.fact.supersedes == first_id:
        return replace(pair, outcome=texts("merge-older"))
    return pair


def _make_edit(state: Pair, action: str) -> Merge:
    if action == _FIRST:
        return Merge(merged(state.first, state.second), state.first_seen, state.second.id, state.second_seen)
    return Merge(merged(state.second, state.first), state.second_seen, state.first.id, state.first_seen)


async def _look_again(state: Pair, conflict: ConflictError, desk: Desk) -> Pair:
    """The facts as somebody else left them, with what they did."""
    latest, texts = conflict.latest, desk.services.texts
    pair = await look_at(state.first.id, state.second.id, desk)
    who, deed = escape(latest.signature.who, _WHO_UNITS), texts(f"deed-{latest.deed}")
    return replace(pair, news=texts("merge-news", id=escape(latest.fact_id), who=who, deed=deed))


def _write(number: int, fact: Fact, texts: Texts) -> str:
    figure = name_figures(fact, texts)
    title = texts("merge-fact", number=number, figure=figure) if figure else texts("merge-fact-plain", number=number)
    statement = texts("history-statement", statement=write_statement(fact, texts, _STATEMENT_UNITS))
    return "\n".join([f"{title} <code>{escape(fact.id)}</code>", statement, write_source(fact.source, texts)])

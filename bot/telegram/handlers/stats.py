"""/stats: how things stand, a short line each."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.conversations.conversation import Desk
from bot.conversations.hearing import LIFETIME
from bot.replies import Reply
from bot.replies.markup import escape

Tell = Callable[[Desk], Awaitable[str | None]]

_LATELY = timedelta(days=7)
_PEOPLE_SHOWN = 5
_WHO_UNITS = 100


async def tell_stats(desk: Desk, _argument: str) -> Reply:
    """All the lines that have something to say."""
    lines = [await tell(desk) for tell in _LINES]
    return Reply("\n".join(line for line in lines if line is not None))


async def _tell_facts(desk: Desk) -> str:
    """Facts, sources, and the changes of the last days, by whom."""
    tally, texts = await desk.moderation.stores.facts.tally(desk.moderation.clock() - _LATELY), desk.services.texts
    lines = [texts("stats-facts", count=tally.facts)]
    lines.append(texts("stats-sources", sources=tally.sources, retired=tally.retired))
    lines.append(texts("stats-changes", count=sum(count for _, count in tally.changes)))
    shown = tally.changes[:_PEOPLE_SHOWN]
    lines += [texts("stats-by", who=escape(who, _WHO_UNITS), count=count) for who, count in shown]
    if len(tally.changes) > len(shown):
        lines.append(texts("stats-by-others", count=sum(count for _, count in tally.changes[_PEOPLE_SHOWN:])))
    return "\n".join(lines)


async def _tell_proposals(desk: Desk) -> str | None:
    count = len(await desk.moderation.stores.proposals.open())
    return desk.services.texts("stats-proposals", count=count) if count else None


async def _tell_queue(desk: Desk) -> str | None:
    questions = desk.services.questions
    groups = await questions.standing.groups() if questions is not None else []
    return desk.services.texts("stats-queue", count=len(groups)) if groups else None


async def _tell_dialogues(desk: Desk) -> str | None:
    count = await desk.moderation.stores.dialogues.count_open(desk.moderation.clock() - LIFETIME)
    return desk.services.texts("stats-dialogues", count=count) if count else None


_LINES: tuple[Tell, ...] = (
    _tell_facts,
    _tell_proposals,
    _tell_queue,
    _tell_dialogues,
)

"""/corrections, for moderators: how far the corrections of answers are."""

from bot.conversations.conversation import Desk
from bot.replies import Reply
from bot.replies.markup import escape
from facts.store.letters import FAILED, GONE, OVERTAKEN, SAME, SENT

_CHANGES_SHOWN = 10


async def tell_corrections(desk: Desk, _argument: str) -> Reply:
    """For each of the last changes how many answers are corrected, wait, or are out of reach."""
    texts, stores = desk.services.texts, desk.moderation.stores
    tallies = await stores.outbox.tally(_CHANGES_SHOWN)
    preparing = await stores.answers.count_stale()
    lines = []
    for tally in tallies:
        fact_id, _, number = tally.about.rpartition("#")
        line = texts(
            "corrections-line",
            id=escape(fact_id),
            number=number,
            done=tally.count(SENT, SAME),
            waiting=tally.count(None),
            gone=tally.count(GONE, FAILED),
        )
        overtaken = tally.count(OVERTAKEN)
        lines.append(line + (texts("corrections-overtaken", count=overtaken) if overtaken else ""))
    if any(tally.count(GONE, FAILED) for tally in tallies):
        lines.append(texts("corrections-gone"))
    if preparing:
        lines.append(texts("corrections-preparing", count=preparing))
    return Reply("\n".join([texts("corrections-title"), *lines]) if lines else texts("corrections-none"))

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
        counts = {"waiting": tally.count(None), "lost": tally.count(GONE, FAILED), "overtaken": tally.count(OVERTAKEN)}
        rest = "".join(texts(f"corrections-{name}", count=count) for name, count in counts.items() if count)
        done = tally.count(SENT, SAME)
        lines.append(texts("corrections-line", done=done, rest=rest, id=escape(fact_id), number=number))
    if any(tally.count(GONE, FAILED) for tally in tallies):
        lines.append(texts("corrections-gone"))
    if preparing:
        lines.append(texts("corrections-preparing", count=preparing))
    return Reply("\n".join([texts("corrections-title"), *lines]) if lines else texts("corrections-none"))

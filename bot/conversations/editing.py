"""Editing: how a fact that is there is opened to be changed."""

from bot.conversations.conversation import Desk
from bot.conversations.settling import open_kept
from bot.conversations.written import Writing
from bot.replies import Reply
from bot.replies.markup import escape


async def begin_editing(fact_id: str, desk: Desk) -> Writing | Reply:
    """The state after `/edit ID`; a sentence where there is no such fact."""
    texts = desk.services.texts
    if not fact_id:
        return Reply(texts("edit-usage"))
    kept = await desk.moderation.stores.facts.find(fact_id.lower())
    if kept is None:
        return Reply(texts("fact-unknown", id=escape(fact_id, 80)))
    if kept.is_retired:
        return Reply(texts("edit-retired", id=escape(kept.fact.id), number=kept.number - 1))
    return await open_kept(kept.fact, kept.number, desk)

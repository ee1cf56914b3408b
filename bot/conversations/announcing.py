"""Announcing: what is said of answers that a change corrects, behind the words that tell the change."""

from bot.conversations.conversation import Desk
from bot.corrections import Corrections
from bot.replies import Reply
from facts.store.revisions import Revision


async def announce_corrections(outcome: object, reply: Reply, desk: Desk) -> Reply:
    """A reply that tells a change, with how many answers it corrects; as it is where it was no change, or of none."""
    if not isinstance(outcome, Revision):
        return reply
    texts, moderation = desk.services.texts, desk.moderation
    if desk.services.answered is not None:
        await desk.services.answered.catch_up()
    count = await Corrections(moderation.stores, texts, moderation.clock).count(outcome)
    if not count:
        return reply
    said = f"{texts('corrections-coming', count=count)} {texts('corrections-how-far')}"
    return Reply(f"{reply.html}\n{said}", reply.buttons, reply.told)

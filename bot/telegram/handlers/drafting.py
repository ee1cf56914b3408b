"""/draft: an article, by its link, as a text or as a file, laid before a moderator draft by draft."""

from telegram import Message

from bot.conversations import HEARING
from bot.conversations.conversation import Desk
from bot.conversations.drafting import DRAFTING
from bot.replies import Reply
from bot.replies.refusals import write_refusal
from bot.services import Services
from bot.telegram.documents import find_material
from bot.telegram.handlers.guidance import point_to_help
from bot.telegram.incoming import speaker_of
from bot.telegram.outgoing import Outgoing
from facts.errors import FactsError


async def draft(message: Message, services: Services) -> Outgoing:
    """The first draft of the article; whoever may not is told what anybody is told, and nothing is fetched."""
    moderation, user = services.moderation, message.from_user
    if moderation is None or user is None or not await moderation.may(user.id, DRAFTING.role):
        return point_to_help(message, services)
    desk = Desk(services, moderation, speaker_of(user), message.message_id)
    try:
        material = await find_material(message)
        if material is None:
            return Outgoing(Reply(services.texts("draft-usage")))
        return Outgoing(await HEARING.begin(DRAFTING, await DRAFTING.begin(material, desk), desk))
    except FactsError as error:
        return Outgoing(Reply(write_refusal(error, services.texts)))

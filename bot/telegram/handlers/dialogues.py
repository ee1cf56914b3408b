"""What moderators say and tap in a dialogue, and /cancel. Who has no dialogue is answered as anybody is."""

from telegram import CallbackQuery, Message

from bot.conversations import HEARING
from bot.conversations.conversation import Desk
from bot.replies import Reply
from bot.services import Services
from bot.telegram.handlers.guidance import point_to_help
from bot.telegram.incoming import is_from_person, read_text, speaker_of
from bot.telegram.outgoing import Acknowledgement, Outgoing
from facts.store.people import Role


async def hear_dialogue(message: Message, services: Services) -> Outgoing | None:
    """The next step of a dialogue; None where the message is none."""
    text = read_text(message).strip()
    desk = _desk(message, services)
    if desk is None or not text or message.chat.type != message.chat.PRIVATE or not is_from_person(message):
        return None
    reply = await HEARING.hear(text, desk)
    return Outgoing(reply) if reply is not None else None


async def tap_dialogue(tap: CallbackQuery, services: Services) -> Acknowledgement:
    """The next step of a dialogue, shown in place of the one that was tapped."""
    moderation, message = services.moderation, tap.message
    if moderation is not None and message is not None and message.chat.id == tap.from_user.id:
        desk = Desk(services, moderation, speaker_of(tap.from_user), message.message_id)
        reply = await HEARING.tap(tap.data or "", desk)
        if reply is not None:
            return Acknowledgement(reply=reply, is_in_place=True)
        if await moderation.may(tap.from_user.id, Role.CONTRIBUTOR):
            return Acknowledgement(services.texts("toast-dialogue-over"))
    return Acknowledgement(services.texts("toast-unknown-button"))


async def cancel(message: Message, services: Services) -> Outgoing:
    """End the dialogue; where there is none only those with a role learn that there could be."""
    desk = _desk(message, services)
    if desk is not None and await HEARING.cancel(desk):
        return Outgoing(Reply(services.texts("dialogue-cancelled")))
    if desk is not None and await desk.moderation.may(desk.speaker.user_id, Role.CONTRIBUTOR):
        return Outgoing(Reply(services.texts("dialogue-none")))
    return point_to_help(message, services)


def _desk(message: Message, services: Services) -> Desk | None:
    if services.moderation is None or message.from_user is None:
        return None
    return Desk(services, services.moderation, speaker_of(message.from_user), message.message_id)

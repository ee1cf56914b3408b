"""A direct message that is no command: its text or caption is checked."""

from telegram import Message

from bot.replies import Reply, render_answers
from bot.services import Services
from bot.telegram.handlers.asking import gather, offer_notice
from bot.telegram.incoming import read_text
from bot.telegram.outgoing import Outgoing


def check_direct(message: Message, services: Services) -> Outgoing | None:
    """The answers to a text, a forward or a caption; one kind line to anything without words."""
    text = read_text(message)
    if text.strip():
        answers = services.checker.check_message(text, services.today)
        reply = render_answers(answers, services.texts, services.today, base=services.checker.base)
        asked = gather(message, answers, services)
        return Outgoing(offer_notice(reply, answers, asked, services), asked=asked)
    # Of an album only one picture has the caption; the others come as messages of their own.
    return None if message.media_group_id else Outgoing(Reply(services.texts("no-text")))

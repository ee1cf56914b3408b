"""/check, in direct messages and groups: the words after it, else the message replied to."""

from telegram import Message

from bot.replies import Reply, render_answers
from bot.services import Services
from bot.telegram.handlers.asking import gather, offer_notice
from bot.telegram.incoming import is_reply, read_command, read_replied, read_replied_text
from bot.telegram.outgoing import Outgoing


def check_on_command(message: Message, services: Services) -> Outgoing:
    """The answers to /check TEXT, or to /check as a reply; how to use it where there is nothing to check."""
    command = read_command(message)
    if command and command.argument:
        return answer_asked(message, command.argument, message, services)
    if is_reply(message):
        return check_replied(message, services)
    return Outgoing(Reply(services.texts("check-usage")), message.message_id)


def check_replied(message: Message, services: Services) -> Outgoing:
    """The answers to the message that was replied to, or to the part of it that was quoted."""
    text = read_replied_text(message)
    if not text.strip():
        return Outgoing(Reply(services.texts("check-nothing-to-read")), message.message_id)
    return answer_asked(message, text, read_replied(message) or message, services)


def answer_asked(message: Message, text: str, checked: Message, services: Services) -> Outgoing:
    """The answers to a text, as a reply to the message that holds it."""
    answers = services.checker.check_message(text, services.today)
    is_group = message.chat.type != message.chat.PRIVATE
    reply = render_answers(answers, services.texts, services.today, base=services.checker.base, is_group=is_group)
    asked = gather(message, answers, services)
    return Outgoing(
        reply if is_group else offer_notice(reply, answers, asked, services), checked.message_id, asked=asked
    )

"""A mention of the bot in a group: as a reply it asks for the message replied to, else for the words beside it."""

from telegram import Message, User

from bot.replies import Reply
from bot.services import Services
from bot.telegram.handlers.checking import answer_asked, check_replied
from bot.telegram.incoming import is_reply, read_replied_text, read_without_mentions
from bot.telegram.outgoing import Outgoing
from facts.answers import Verdict


def check_on_mention(message: Message, services: Services, me: User) -> Outgoing:
    """The answers to a mention; the words beside it count where the message replied to holds nothing known."""
    words = read_without_mentions(message, me)
    if is_reply(message):
        if words and not _is_known(read_replied_text(message), services) and _is_known(words, services):
            return answer_asked(message, words, message, services)
        return check_replied(message, services)
    if words:
        return answer_asked(message, words, message, services)
    return Outgoing(Reply(services.texts("help-group", username=me.username or "")), message.message_id)


def _is_known(text: str, services: Services) -> bool:
    """Whether the fact base speaks of any claim of the text."""
    return any(
        answer.verdict is not Verdict.NOT_FOUND for answer in services.checker.check_message(text, services.today)
    )

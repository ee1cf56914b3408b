"""/start, /help, /privacy, and commands that there are not."""

from telegram import Message, User

from bot.replies import Button, Reply
from bot.services import Services
from bot.telegram.outgoing import Outgoing

EXAMPLE = "example:"  # the data of an example's button, before its number


def greet(message: Message, services: Services) -> Outgoing:
    """A greeting, with examples to tap where the fact base can answer any."""
    buttons = tuple((Button(claim, data=f"{EXAMPLE}{number}"),) for number, claim in enumerate(services.examples))
    return Outgoing(Reply(services.texts("start" if buttons else "start-plain"), buttons))


def explain(message: Message, services: Services, me: User) -> Outgoing:
    """How to use the bot; brief in groups."""
    is_group = message.chat.type != message.chat.PRIVATE
    text = services.texts("help-group" if is_group else "help", username=me.username or "")
    return Outgoing(Reply(text), message.message_id if is_group else None)


def explain_privacy(message: Message, services: Services) -> Outgoing:
    """What is kept, and what is not."""
    return Outgoing(Reply(services.texts("privacy")))


def point_to_help(message: Message, services: Services) -> Outgoing:
    """A pointer to /help for a command that there is not."""
    return Outgoing(Reply(services.texts("unknown-command")))

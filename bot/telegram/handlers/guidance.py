"""/start, /help, /privacy, and commands that there are not."""

from collections.abc import Sequence

from telegram import Message, User

from bot.replies import Button, Reply
from bot.services import Services
from bot.telegram.outgoing import Outgoing
from facts.store.people import Role

EXAMPLE = "example:"  # the data of an example's button, before its number


async def greet(message: Message, services: Services) -> Outgoing:
    """A greeting, with examples to tap where the fact base can answer any; who has a role gets the menu for it."""
    buttons = tuple((Button(claim, data=f"{EXAMPLE}{number}"),) for number, claim in enumerate(services.examples))
    moderation, user = services.moderation, message.from_user
    has_role = moderation is not None and user is not None and await moderation.role_of(user.id) is not None
    greeting = Reply(services.texts("start" if buttons else "start-plain"), buttons)
    return Outgoing(greeting, menu_of=user.id if has_role and user is not None else None)


async def explain(
    message: Message, services: Services, me: User, role_commands: Sequence[tuple[str, Role]] = ()
) -> Outgoing:
    """How to use the bot; brief in groups. Who has a role is told, alone with the bot, what it lets them do."""
    is_group = message.chat.type != message.chat.PRIVATE
    text = services.texts("help-group" if is_group else "help", username=me.username or "")
    moderation, user, texts = services.moderation, message.from_user, services.texts
    role = await moderation.role_of(user.id) if moderation is not None and user is not None and not is_group else None
    if role is not None:
        names = [name for name, needed in role_commands if role.may(needed)]
        lines = [texts("help-command", command=name, what=texts(f"command-{name}")) for name in (*names, "cancel")]
        text = "\n".join([text, "", texts(f"help-{role}"), *lines])
    return Outgoing(Reply(text), message.message_id if is_group else None)


def explain_privacy(message: Message, services: Services) -> Outgoing:
    """What is kept, and what is not."""
    if services.questions is None:
        return Outgoing(Reply(services.texts("privacy-bare")))
    return Outgoing(Reply(services.texts("privacy", days=services.questions.retention.days)))


def point_to_help(message: Message, services: Services) -> Outgoing:
    """A pointer to /help for a command that there is not."""
    return Outgoing(Reply(services.texts("unknown-command")))

"""/facts and /fact: what the base holds."""

from telegram import Message

from bot.replies import Reply, render_fact, render_facts
from bot.replies.markup import clean, escape
from bot.services import Services
from bot.telegram.incoming import read_command
from bot.telegram.outgoing import Outgoing


def list_facts(message: Message, services: Services) -> Outgoing:
    """The facts about the words after the command, or all of them."""
    command = read_command(message)
    words = clean(command.argument) if command else ""
    return Outgoing(render_facts(services.checker.base.find(words), words, services.texts))


def show_fact(message: Message, services: Services) -> Outgoing:
    """The fact of the id after the command."""
    command = read_command(message)
    fact_id = clean(command.argument).lower() if command else ""
    base = services.checker.base
    fact = base.get(fact_id)
    if fact:
        reply = render_fact(fact, base.superseded_by(fact.id), services.texts)
    elif fact_id:
        reply = Reply(services.texts("fact-unknown", id=escape(fact_id, 80)))
    else:
        reply = Reply(services.texts("fact-usage", id=escape(base.facts[0].id) if base.facts else "ID"))
    is_group = message.chat.type != message.chat.PRIVATE
    return Outgoing(reply, message.message_id if is_group else None)

"""Adding: how a new fact is begun: from nothing, from a message with all its parts, or from what others found."""

from dataclasses import replace

from bot.conversations.conversation import Desk
from bot.conversations.parts import NO_FACT
from bot.conversations.settling import settle, take_parts
from bot.conversations.writing import PHRASINGS
from bot.conversations.written import Writing
from bot.replies.markup import escape
from facts.editing.pasting import read_parts
from facts.errors import InputError

_QUESTION_UNITS = 300


async def begin_adding(text: str, desk: Desk) -> Writing:
    """The state after `/add TEXT`; what cannot be read is told, and asked for."""
    begun = Writing(NO_FACT)
    if not text:
        return await settle(begun, desk)
    try:
        return await take_parts(begun, read_parts(text, desk.services.today), desk)
    except InputError as error:
        return replace(begun, remark=desk.services.texts("not-done", why=escape(str(error))))


async def begin_answering(question: str, phrasings: tuple[str, ...], desk: Desk) -> Writing:
    """The state of a fact that is to answer a question of the queue, with the ways in which people put it."""
    begun = await settle(Writing(NO_FACT, phrasings=phrasings[:PHRASINGS], question=question), desk)
    asked = desk.services.texts("queue-quote", text=escape(question, _QUESTION_UNITS))
    return replace(begun, remark=desk.services.texts("writing-for", question=asked))

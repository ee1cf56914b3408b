"""/add and /edit: where the dialogue in which a fact is written begins."""

from bot.conversations import HEARING
from bot.conversations.adding import begin_adding
from bot.conversations.conversation import Desk
from bot.conversations.editing import begin_editing
from bot.conversations.writing import WRITING
from bot.replies import Reply


async def add(desk: Desk, text: str) -> Reply:
    """Begin a new fact, from whatever follows the command."""
    return await HEARING.begin(WRITING, await begin_adding(text, desk), desk)


async def edit(desk: Desk, fact_id: str) -> Reply:
    """Open a fact to be changed."""
    begun = await begin_editing(fact_id, desk)
    return begun if isinstance(begun, Reply) else await HEARING.begin(WRITING, begun, desk)

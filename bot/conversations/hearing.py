"""Hearing: one step of somebody's dialogue: found in the store, the role asked for, taken, kept, shown.

A dialogue that was left alone for a day is over, as is one whose speaker lost the role that it needs.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from pydantic import TypeAdapter

from bot.conversations.conversation import Conversation, Desk, State, Turn
from bot.replies import Button, Reply
from bot.replies.refusals import write_refusal
from facts.errors import FactsError
from facts.store.dialogues import Dialogue, MovedOnError

LIFETIME = timedelta(days=1)
KEPT = timedelta(days=7)  # so that who comes back to one that has ended is told; their words are no claim to check
TAP = "dialogue:"  # what the data of all its buttons begin with

_TAPPED = re.compile(rf"{TAP}(?P<id>[0-9]{{1,12}})\.(?P<step>[0-9]{{1,6}}):(?P<action>.+)", re.DOTALL)

Step = Callable[[Any], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Hearing:
    """The conversations that there are."""

    conversations: tuple[Conversation[Any], ...]

    async def begin(self, kind: Conversation[State], state: State, desk: Desk) -> Reply:
        """Begin a conversation, unless another is under way whose work would be lost."""
        dialogue = await self._find(desk)
        if dialogue is not None and dialogue.heard == desk.message_id:  # it came twice
            return await self._show(dialogue, desk)
        if dialogue is not None and not dialogue.is_over and not self._of(dialogue).may_be_left:
            return _add(desk.services.texts("dialogue-other"), await self._show(dialogue, desk))
        opened = await desk.moderation.stores.dialogues.open(
            desk.speaker.user_id, kind.kind, _write(kind, state), desk.moderation.clock(), desk.message_id
        )
        return await self._show(opened, desk)

    async def hear(self, words: str, desk: Desk) -> Reply | None:
        """What a message comes to; None where no dialogue is under way.

        Raises MovedOnError where it should come again.
        """
        if await self._was_left_alone(desk):
            await desk.moderation.stores.dialogues.drop(desk.speaker.user_id)
            return Reply(desk.services.texts("dialogue-left-alone"))
        dialogue = await self._find(desk)
        if dialogue is None or (dialogue.is_over and dialogue.heard != desk.message_id):
            return None
        if dialogue.heard == desk.message_id:
            return await self._show(dialogue, desk)
        conversation = self._of(dialogue)
        return await self._step(
            dialogue, lambda state: conversation.hear(state, words, desk), desk, heard=desk.message_id
        )

    async def tap(self, data: str, desk: Desk) -> Reply | None:
        """What a tap comes to; a button of an earlier step shows where things stand. None where it is of no dialogue.

        Raises MovedOnError where it should come again.
        """
        tapped = _TAPPED.fullmatch(data)
        dialogue = await self._find(desk) if tapped else None
        if tapped is None or dialogue is None:
            return None
        if dialogue.id != int(tapped["id"]):  # a tap that led from one conversation to another came twice
            return await self._show(dialogue, desk) if dialogue.heard == desk.message_id else None
        if dialogue.is_over or dialogue.step != int(tapped["step"]):
            return await self._show(dialogue, desk)
        conversation, action = self._of(dialogue), tapped["action"]
        return await self._step(dialogue, lambda state: conversation.tap(state, action, desk), desk)

    async def cancel(self, desk: Desk) -> bool:
        """End the dialogue; whether there was one."""
        dialogue = await self._find(desk)
        await desk.moderation.stores.dialogues.drop(desk.speaker.user_id)
        return dialogue is not None and not dialogue.is_over

    async def _was_left_alone(self, desk: Desk) -> bool:
        """Whether the speaker may believe to be in the middle of something that has ended by itself."""
        dialogue = await desk.moderation.stores.dialogues.of(desk.speaker.user_id)
        if dialogue is None or dialogue.is_over or desk.moderation.clock() - dialogue.at < LIFETIME:
            return False
        conversation = next((known for known in self.conversations if known.kind == dialogue.kind), None)
        if conversation is None or conversation.may_be_left:
            return False
        return await desk.moderation.may(desk.speaker.user_id, conversation.role)

    async def _find(self, desk: Desk) -> Dialogue | None:
        """The speaker's dialogue, if it is still good."""
        dialogues, user_id = desk.moderation.stores.dialogues, desk.speaker.user_id
        dialogue = await dialogues.of(user_id)
        if dialogue is None:
            return None
        conversation = next((known for known in self.conversations if known.kind == dialogue.kind), None)
        is_fresh = desk.moderation.clock() - dialogue.at < LIFETIME
        if conversation is None or not is_fresh or not await desk.moderation.may(user_id, conversation.role):
            await dialogues.drop(user_id)
            return None
        return dialogue

    async def _step(self, dialogue: Dialogue, step: Step, desk: Desk, heard: int | None = None) -> Reply:
        conversation = self._of(dialogue)
        try:
            state = await step(_read(conversation, dialogue))
        except MovedOnError:
            raise
        except FactsError as error:
            return _add(write_refusal(error, desk.services.texts), await self._show(dialogue, desk))
        if isinstance(state, Turn):
            conversation, state = state.conversation, state.state
        kept = await desk.moderation.stores.dialogues.keep(
            replace(
                dialogue,
                kind=conversation.kind,
                state=_write(conversation, state),
                at=desk.moderation.clock(),
                heard=heard,
                is_over=conversation.is_over(state),
            )
        )
        return await self._show(kept, desk)

    async def _show(self, dialogue: Dialogue, desk: Desk) -> Reply:
        conversation = self._of(dialogue)
        reply = await conversation.show(_read(conversation, dialogue), desk)
        return Reply(reply.html, tuple(tuple(_name(button, dialogue) for button in row) for row in reply.buttons))

    def _of(self, dialogue: Dialogue) -> Conversation[Any]:
        return next(known for known in self.conversations if known.kind == dialogue.kind)


def _name(button: Button, dialogue: Dialogue) -> Button:
    """The button with its dialogue and step in its data: an older one does nothing."""
    if button.data is None:
        return button
    return replace(button, data=f"{TAP}{dialogue.id}.{dialogue.step}:{button.data}")


def _add(line: str, reply: Reply) -> Reply:
    return Reply(f"{line}\n\n{reply.html}", reply.buttons)


def _write(conversation: Conversation[Any], state: object) -> str:
    return TypeAdapter(conversation.state).dump_json(state).decode()


def _read(conversation: Conversation[Any], dialogue: Dialogue) -> Any:
    return TypeAdapter(conversation.state).validate_json(dialogue.state)

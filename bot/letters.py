"""Letters: replies on their way through the outbox, and back."""

import json
from dataclasses import asdict

from bot.replies import Button, Reply
from facts.store.letters import Letter


def write_letter(
    key: str,
    chat_id: int,
    reply: Reply,
    *,
    topic: int | None = None,
    message_id: int | None = None,
    slot: str | None = None,
    about: str | None = None,
    reply_to: int | None = None,
) -> Letter:
    """A reply as a letter; the rest is as in Letter."""
    rows = [
        [{name: value for name, value in asdict(b).items() if value is not None} for b in row] for row in reply.buttons
    ]
    return Letter(key, chat_id, reply.html, json.dumps(rows), topic, message_id, slot, about, reply_to=reply_to)


def read_reply(letter: Letter) -> Reply:
    """The reply of a letter."""
    rows = json.loads(letter.buttons)
    return Reply(letter.html, tuple(tuple(Button(**button) for button in row) for row in rows))

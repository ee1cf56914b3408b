"""Chats, people and messages as the double keeps them; what people do there. The bot's side is `methods`."""

import re
import time
from dataclasses import dataclass, field
from typing import Any

from tests.botapi.markup import count_units

_ENTITY = re.compile(r"(?P<bot_command>(?<!\S)/\w+(?:@\w+)?)|(?P<mention>(?<!\w)@\w{3,})")


@dataclass
class Chat:
    """One chat. A private chat's id is the person's."""

    id: int
    type: str
    is_forum: bool = False
    is_gone: bool = False  # blocked the bot, or removed it
    moved_to: int | None = None  # the supergroup that this group became
    messages: dict[int, dict[str, Any]] = field(default_factory=dict)
    topics: set[int] = field(default_factory=set)

    def to_dict(self) -> dict[str, Any]:
        """As the Bot API gives it."""
        chat: dict[str, Any] = {"id": self.id, "type": self.type}
        if self.type == "private":
            return {**chat, "first_name": f"Person {self.id}"}
        return {**chat, "title": f"Group {self.id}", **({"is_forum": True} if self.is_forum else {})}

    def add(self, message: dict[str, Any]) -> dict[str, Any]:
        """Number a message and keep it."""
        message_id = max(self.messages, default=0) + 1
        whole = {"message_id": message_id, "date": int(time.time()), "chat": self.to_dict(), **message}
        self.messages[message_id] = whole
        return whole


def make_person(person_id: int, **more: Any) -> dict[str, Any]:
    """A user."""
    return {"id": person_id, "is_bot": False, "first_name": f"Person {person_id}", **more}


def find_entities(text: str) -> list[dict[str, Any]]:
    """The commands and mentions that Telegram marks in a text."""
    return [
        {"type": found.lastgroup, "offset": count_units(text[: found.start()]), "length": count_units(found[0])}
        for found in _ENTITY.finditer(text)
    ]


def compose(chat: Chat, options: dict[str, Any]) -> dict[str, Any]:
    """A message of a person, by short options.

    text, caption, sender (a user id), reply_to (a message id), quote, topic, and `extra` for any other field.
    """
    person = options.get("sender") or (chat.id if chat.type == "private" else 7001)
    message: dict[str, Any] = {"from": make_person(person)}
    for name, entities in (("text", "entities"), ("caption", "caption_entities")):
        words = options.get(name)
        if words is not None:
            message[name] = words
            message |= {entities: marked} if (marked := find_entities(words)) else {}
    if options.get("caption") is not None and "document" not in options.get("extra", {}):
        message["photo"] = [{"file_id": "photo", "file_unique_id": "photo", "width": 9, "height": 9}]
    message |= _compose_reply(chat, options)
    return {**message, **options.get("extra", {})}


def _compose_reply(chat: Chat, options: dict[str, Any]) -> dict[str, Any]:
    """Topic, message replied to and quote. In a topic every message "replies" to the one that opened it."""
    topic = options.get("topic")
    fields: dict[str, Any] = {"message_thread_id": topic, "is_topic_message": True} if topic else {}
    replied = chat.messages.get(options.get("reply_to") or topic or 0)
    if replied:
        fields["reply_to_message"] = {key: value for key, value in replied.items() if key != "reply_to_message"}
    if options.get("quote"):
        fields["quote"] = {"text": options["quote"], "position": 0}
    return fields

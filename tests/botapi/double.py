"""BotApi: the double as a whole: what people do, what the bot did, what goes wrong. All waiting is for events."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.botapi.chats import Chat, compose, make_person
from tests.botapi.faults import Fault, FaultPlan
from tests.botapi.queue import UpdateQueue

TOKEN = "4242:the-double-knows_this-token"
WAIT_SECONDS = 10.0


@dataclass(frozen=True)
class Sent:
    """A message that the bot sent."""

    chat_id: int
    message_id: int
    text: str
    topic: int | None
    reply_to: int | None
    buttons: tuple[tuple[dict[str, Any], ...], ...]
    entities: tuple[dict[str, Any], ...]
    sent_at: float  # monotonic seconds

    @property
    def labels(self) -> list[str]:
        """What stands on the buttons."""
        return [button["text"] for row in self.buttons for button in row]


def describe_sent(message: dict[str, Any]) -> Sent:
    """A message of the bot's as it stands in its chat."""
    keyboard = message.get("reply_markup", {}).get("inline_keyboard", [])
    return Sent(
        chat_id=message["chat"]["id"],
        message_id=message["message_id"],
        text=message.get("text", message.get("caption", "")),
        topic=message.get("message_thread_id"),
        reply_to=message.get("reply_to_message", {}).get("message_id"),
        buttons=tuple(tuple(row) for row in keyboard),
        entities=tuple(message.get("entities", ())),
        sent_at=time.monotonic(),
    )


@dataclass(frozen=True)
class Call:
    """A call that reached the double, and how it ended."""

    method: str
    parameters: dict[str, Any]
    outcome: str  # "ok", a code, or the kind of fault
    at: float  # monotonic seconds


class BotApi:
    """One bot's Telegram: chats, updates, what was sent, and what goes wrong."""

    def __init__(self, username: str = "figurecheck_bot", latency_seconds: float = 0.0) -> None:
        self.token = TOKEN
        self.me = make_person(4242, is_bot=True, first_name="Figurecheck", username=username)
        self.latency_seconds = latency_seconds
        self.chats: dict[int, Chat] = {}
        self._changed = asyncio.Event()
        self.updates = UpdateQueue(self.announce)
        self.faults = FaultPlan()
        self.sent: list[Sent] = []
        self.edited: list[Sent] = []  # as they are after each change
        self.toasts: list[str] = []
        self.files: dict[str, bytes] = {}  # that people sent
        self.open_taps: set[str] = set()
        self.commands: dict[str, list[dict[str, Any]]] = {}
        self.webhook_url = ""
        self.calls: list[Call] = []
        self.under_way: list[dict[str, Any]] = []  # the parameters of calls that are not answered yet
        self.closing = asyncio.Event()
        self._taps = 0

    # What people do.

    def open_chat(self, chat_id: int, type_: str = "private", *, is_forum: bool = False) -> Chat:
        """The chat of this id, made where there is none."""
        if chat_id not in self.chats:
            self.chats[chat_id] = Chat(chat_id, type_, is_forum)
        return self.chats[chat_id]

    def open_topic(self, chat_id: int) -> int:
        """A new topic in a forum; its id."""
        chat = self.chats[chat_id]
        message = chat.add({"from": make_person(7001), "forum_topic_created": {"name": "Topic", "icon_color": 7322096}})
        message |= {"message_thread_id": message["message_id"], "is_topic_message": True}
        chat.topics.add(message["message_id"])
        return int(message["message_id"])

    def write(self, chat_id: int, text: str | None = None, **options: Any) -> int | None:
        """A person writes; the update's id. The options are those of `chats.compose`."""
        chat = self.open_chat(chat_id)
        return self._push("message", chat.add(compose(chat, {"text": text, **options})))

    def say_unheard(self, chat_id: int, text: str | None = None, **options: Any) -> int:
        """A message of which the bot gets no update, as in a group where it hears only what is for it; its id."""
        chat = self.open_chat(chat_id)
        return int(chat.add(compose(chat, {"text": text, **options}))["message_id"])

    def send_file(self, chat_id: int, name: str, content: bytes, **options: Any) -> int | None:
        """A person sends a file, with a caption perhaps; the update's id. `told_size`: what Telegram says it has."""
        file_id = f"file{len(self.files)}"
        self.files[file_id] = content
        size = options.pop("told_size", len(content))
        document = {"file_id": file_id, "file_unique_id": file_id, "file_name": name, "file_size": size}
        return self.write(chat_id, extra={"document": document}, **options)

    def edit(self, chat_id: int, message_id: int, text: str) -> int | None:
        """A person edits a message."""
        message = self.chats[chat_id].messages[message_id]
        message |= {"text": text, "edit_date": int(time.time())}
        return self._push("edited_message", message)

    def delete(self, chat_id: int, message_id: int) -> None:
        """A message is deleted; the bot learns nothing of it."""
        del self.chats[chat_id].messages[message_id]

    def migrate(self, chat_id: int, new_chat_id: int, *, is_heard: bool = True) -> int | None:
        """A group becomes a supergroup, where messages are numbered anew; the update's id, where the bot gets one."""
        self.open_chat(new_chat_id, "supergroup")
        chat = self.chats[chat_id]
        chat.moved_to = new_chat_id
        told = chat.add({"from": make_person(7001), "migrate_to_chat_id": new_chat_id})
        return self._push("message", told) if is_heard else None

    def tap(
        self, chat_id: int, message_id: int, data: str, *, is_stale: bool = False, sender: int | None = None
    ) -> int | None:
        """A person taps a button; a stale tap can be answered no more. In a private chat it is its person who taps."""
        self._taps += 1
        tap_id = str(self._taps)
        if not is_stale:
            self.open_taps.add(tap_id)
        chat = self.chats[chat_id]
        person = sender or (chat_id if chat.type == "private" else 7001)
        message = chat.messages[message_id]
        tap = {"id": tap_id, "from": make_person(person), "chat_instance": "1", "message": message, "data": data}
        return self._push("callback_query", tap)

    def push(self, kind: str, content: dict[str, Any]) -> int | None:
        """Any update at all."""
        return self._push(kind, content)

    def _push(self, kind: str, content: dict[str, Any]) -> int | None:
        update_id = self.updates.add(kind, dict(content))
        self.announce()
        return update_id

    # What the bot did.

    def note_sent(self, message: dict[str, Any]) -> None:
        """Note a message of the bot's."""
        self.sent.append(describe_sent(message))
        self.announce()

    def note_edited(self, message: dict[str, Any]) -> None:
        """Note that the bot changed a message of its own."""
        self.edited.append(describe_sent(message))
        self.announce()

    def note_call(self, method: str, parameters: dict[str, Any], outcome: str) -> None:
        """Note a call."""
        self.calls.append(Call(method, parameters, outcome, time.monotonic()))
        self.announce()

    def sent_to(self, chat_id: int) -> list[Sent]:
        """The messages that the bot sent to a chat, in order."""
        return [sent for sent in self.sent if sent.chat_id == chat_id]

    def is_confirmed(self, update_id: int | None) -> bool:
        """Whether the bot has confirmed this update; an update that it never wanted counts as confirmed."""
        return update_id is None or self.updates.confirmed >= update_id

    # Waiting and faults.

    def plan(self, **fault: Any) -> Fault:
        """Plan a fault."""
        return self.faults.add(Fault(**fault))

    def announce(self) -> None:
        """Let those who wait look again."""
        self._changed.set()

    async def wait_until(self, holds: Callable[[], bool], seconds: float = WAIT_SECONDS) -> None:
        """Wait until the condition holds; AssertionError where it does not in time."""
        try:
            async with asyncio.timeout(seconds):
                while not holds():
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            raise AssertionError(f"not so after {seconds} s; sent: {[sent.text for sent in self.sent]}") from None

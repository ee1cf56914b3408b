"""Dialogues with the real bot, from tables: tests/cases/dialogues/*.yaml."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.botapi import BotApi, Sent
from tests.telegram.conftest import RunBot

TABLES = Path(__file__).parents[1] / "cases" / "dialogues"
DIALOGUES = [
    case for path in sorted(TABLES.glob("*.yaml")) for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
OPTIONS = {"text", "caption", "reply_to", "quote", "extra"}
GROUP = -1001


@dataclass
class Scene:
    """A chat of the double, with the messages that the dialogue names."""

    api: BotApi
    chat_id: int
    topic: int | None = None
    names: dict[str, int] = field(default_factory=dict)

    def do(self, step: dict[str, Any]) -> int | None:
        """What the person does; the update's id, None where there is none."""
        chat = self.api.chats[self.chat_id]
        if "edit" in step:
            return self.api.edit(self.chat_id, self.names[step["edit"]], step["text"])
        if "tap" in step:
            message_id = self.api.sent[-1].message_id
            return self.api.tap(self.chat_id, message_id, step["tap"], is_stale=step.get("is_stale", False))
        is_heard = "write" in step
        options = step["write"] if is_heard else step["unheard"]
        options = dict(options) if isinstance(options, dict) else {"text": options}
        assert options.keys() <= OPTIONS, options
        if "reply_to" in options:
            options["reply_to"] = self.names[options["reply_to"]]
        act: Callable[..., int | None] = self.api.write if is_heard else self.api.say_unheard
        result = act(self.chat_id, **{"topic": self.topic, **options})
        self.names[step.get("as", "last")] = max(chat.messages)
        return result if is_heard else None

    def check(self, step: dict[str, Any], new: list[Sent]) -> None:
        """Whether the bot said what it should."""
        if "says" not in step:
            assert [sent.text for sent in new] == []
            return
        assert len(new) == 1, f"one message expected after {step}"
        sent = new[0]
        assert [words for words in step["says"] if words not in sent.text] == [], sent.text
        assert [words for words in step.get("not", []) if words in sent.text] == [], sent.text
        assert sent.labels == step.get("buttons", sent.labels)
        if "replies_to" in step:
            assert sent.reply_to == self.names[step["replies_to"]]
        if "in_topic" in step:
            assert sent.topic == (self.topic if step["in_topic"] else None)


@pytest.mark.parametrize("case", DIALOGUES, ids=[case["name"] for case in DIALOGUES])
async def test_dialogue(case: dict[str, Any], run_bot: RunBot) -> None:
    """Each step is met with exactly what the table says: one message with these words, or silence."""
    api = BotApi()
    is_group = case.get("group", False)
    scene = Scene(api, GROUP if is_group else 1)
    api.open_chat(scene.chat_id, "supergroup" if is_group else "private", is_forum=case.get("topic", False))
    if case.get("topic"):
        scene.topic = api.open_topic(scene.chat_id)
    async with run_bot(api) as running:
        for step in case["steps"]:
            said, toasted = len(api.sent), len(api.toasts)
            update_id = scene.do(step)
            await api.wait_until(lambda id_=update_id: api.is_confirmed(id_))  # type: ignore[misc]
            scene.check(step, api.sent[said:])
            assert api.toasts[toasted:] == ([step["toast"]] if "toast" in step else [])
        assert not running.task.done()

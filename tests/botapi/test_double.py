"""The double behaves as Telegram does: offsets, refusals, shapes and faults, over HTTP."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from tests.botapi import BotApi
from tests.botapi.markup import parse_html
from tests.botapi.refusal import Refusal
from tests.botapi.server import serving

HTML = yaml.safe_load((Path(__file__).parents[1] / "cases" / "html_entities.yaml").read_text(encoding="utf-8"))


class Client:
    """A bot, call by call."""

    def __init__(self, api: BotApi, address: str, http: httpx.AsyncClient) -> None:
        self.api = api
        self._address = f"{address}/bot{api.token}"
        self._http = http

    async def __call__(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The body of the response to a call with JSON."""
        headers = {"Content-Type": "application/json"}
        response = await self._http.post(f"{self._address}/{method}", content=json.dumps(parameters), headers=headers)
        body: dict[str, Any] = response.json()
        assert response.status_code == body.get("error_code", 200)
        return body

    async def get_updates(self, **parameters: Any) -> list[int]:
        """The ids of the updates that getUpdates gives."""
        return [update["update_id"] for update in (await self("getUpdates", **parameters))["result"]]

    async def refused(self, method: str, **parameters: Any) -> str:
        """Code and description of a call that is refused."""
        body = await self(method, **parameters)
        return f"{body['error_code']} {body['description']}"


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    """A client of a fresh double, with one private chat."""
    api = BotApi()
    api.open_chat(1)
    async with serving(api) as address, httpx.AsyncClient(timeout=5, verify=False) as http:
        yield Client(api, address, http)


@pytest.mark.parametrize("case", HTML, ids=[case["html"] for case in HTML])
def test_html_is_parsed_as_by_telegram(case: dict[str, Any]) -> None:
    """Text and entities come out, or the refusal that Telegram gives."""
    if "refused" in case:
        with pytest.raises(Refusal, match="can't parse entities") as caught:
            parse_html(case["html"])
        assert case["refused"] in caught.value.description
    else:
        text, entities = parse_html(case["html"])
        assert text == case["text"]
        assert [f"{one['type']}@{one['offset']}+{one['length']}" for one in entities] == case["entities"]


async def test_offsets(client: Client) -> None:
    """Updates stay until a higher offset is asked for; a negative one counts from the end and forgets the rest."""
    for _ in range(5):
        client.api.write(1, "x")
    assert await client.get_updates() == [1, 2, 3, 4, 5]
    assert await client.get_updates(limit=2) == [1, 2]
    assert await client.get_updates(offset=3) == [3, 4, 5]
    assert await client.get_updates(offset=1) == [3, 4, 5]
    assert await client.get_updates(offset=-1) == [5]
    assert await client.get_updates(offset=6) == []
    assert client.api.is_confirmed(5)


async def test_long_polling(client: Client) -> None:
    """A poll waits for an update; a second poll ends it with 409."""
    waiting = asyncio.create_task(client("getUpdates", timeout=30))
    await client.api.wait_until(lambda: len(client.api.under_way) == 1)
    second = asyncio.create_task(client("getUpdates", timeout=30))
    assert (await waiting)["error_code"] == 409
    client.api.write(1, "x")
    assert [update["message"]["text"] for update in (await second)["result"]] == ["x"]


async def test_only_wanted_updates(client: Client) -> None:
    """allowed_updates holds from the call on; reactions only come when asked for."""
    client.api.write(1, "x")
    assert client.api.push("message_reaction", {}) is None
    await client("getUpdates", allowed_updates=["message_reaction"])
    assert client.api.write(1, "y") is None
    assert client.api.push("message_reaction", {}) == 2


async def test_a_webhook_stands_against_polling(client: Client) -> None:
    """While a webhook is set getUpdates is refused, until it is deleted."""
    client.api.webhook_url = "https://example.org"
    assert "use deleteWebhook" in await client.refused("getUpdates")
    await client("deleteWebhook")
    assert await client.get_updates() == []


@pytest.mark.parametrize(
    ("method", "parameters", "refusal"),
    [
        ("noSuchMethod", {}, "404 Not Found"),
        ("sendMessage", {"chat_id": 1}, 'parameter "text" is required'),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_to": 1}, 'no parameter "reply_to"'),
        ("sendMessage", {"chat_id": 1, "text": 7}, "sendMessage.text must be String"),
        ("sendMessage", {"chat_id": 1, "text": "\ud83d"}, "strings must be encoded in UTF-8"),
        ("sendMessage", {"chat_id": 9, "text": "x"}, "chat not found"),
        ("sendMessage", {"chat_id": 1, "text": " \n"}, "message text is empty"),
        ("sendMessage", {"chat_id": 1, "text": "x" * 4097}, "message is too long"),
        ("sendMessage", {"chat_id": 1, "text": "😀" * 2049}, "message is too long"),
        ("sendMessage", {"chat_id": 1, "text": "<x>", "parse_mode": "HTML"}, "can't parse entities"),
        ("sendMessage", {"chat_id": 1, "text": "x", "message_thread_id": 5}, "message thread not found"),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_parameters": {"message_id": 5}}, "replied not found"),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_parameters": {}}, '"message_id" is required'),
        ("sendPhoto", {"chat_id": 1, "photo": "id", "caption": "x" * 1025}, "caption is too long"),
        ("answerCallbackQuery", {"callback_query_id": "1"}, "query is too old"),
        ("setMyCommands", {"commands": [{"command": "Check!", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    ],
)
async def test_refusals(client: Client, method: str, parameters: dict[str, Any], refusal: str) -> None:
    """Wrong calls are refused with Telegram's code and words."""
    assert refusal in await client.refused(method, **parameters)


@pytest.mark.parametrize(
    "button",
    [
        {"text": "x"},
        {"text": " ", "callback_data": "x"},
        {"text": "x", "callback_data": ""},
        {"text": "x", "callback_data": "é" * 33},
        {"text": "x", "callback_data": "x", "url": "https://example.org"},
        {"text": "x", "url": "no address"},
        {"text": "x", "data": "x"},
    ],
)
async def test_wrong_buttons(client: Client, button: dict[str, str]) -> None:
    """A button has a label and exactly one action, within its limits."""
    keyboard = {"inline_keyboard": [[button]]}
    assert (await client.refused("sendMessage", chat_id=1, text="x", reply_markup=keyboard)).startswith("400 ")
    assert client.api.sent == []


async def test_a_message_as_it_was_sent(client: Client) -> None:
    """Text after parsing, reply, topic and buttons are in the response and among what was sent."""
    client.api.open_chat(-1, "supergroup", is_forum=True)
    topic = client.api.open_topic(-1)
    message_id = client.api.say_unheard(-1, "claim", topic=topic)
    body = await client(
        "sendMessage",
        chat_id=-1,
        text=" <b>x</b>&amp;" + "y" * 4093,
        parse_mode="HTML",
        message_thread_id=topic,
        reply_parameters={"message_id": message_id},
        reply_markup={"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]},
    )
    assert body["result"]["entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    (sent,) = client.api.sent
    assert (sent.text[:3], sent.topic, sent.reply_to, sent.labels) == ("x&y", topic, message_id, ["b"])


async def test_faults(client: Client) -> None:
    """A plan spoils just the calls it names: with or without effect, and as often as it says."""
    call = {"chat_id": 1, "text": "x"}
    client.api.plan(kind="refuse", code=429, description="Too Many Requests: retry after 3", retry_after=3, skip=1)
    assert (await client("sendMessage", **call))["ok"]
    assert (await client("sendMessage", **call))["parameters"] == {"retry_after": 3}
    client.api.plan(kind="reset_before", chat_id=1)
    with pytest.raises(httpx.TransportError):
        await client("sendMessage", **call)
    assert len(client.api.sent) == 1
    client.api.plan(kind="reset_after", contains="x")
    with pytest.raises(httpx.TransportError):
        await client("sendMessage", **call)
    assert len(client.api.sent) == 2
    assert (await client("sendMessage", **call))["ok"]


async def test_blocked(client: Client) -> None:
    """Who has blocked the bot cannot be written to."""
    client.api.chats[1].is_gone = True
    assert await client.refused("sendMessage", chat_id=1, text="x") == "403 Forbidden: bot was blocked by the user"


async def test_a_wrong_token(client: Client) -> None:
    """Another token is refused with 401."""
    client.api.token = "1:other"
    assert await client.refused("getMe") == "401 Unauthorized"

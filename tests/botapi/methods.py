"""What each method does, with Telegram's checks and refusals. Parameters arrive typed (`table`)."""

import asyncio
import re
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tests.botapi.markup import count_units, parse_html, trim
from tests.botapi.refusal import Refusal, bad_request

if TYPE_CHECKING:
    from tests.botapi.chats import Chat
    from tests.botapi.double import BotApi

_TEXT_UNITS, _CAPTION_UNITS, _TOAST_CHARACTERS, _DATA_BYTES, _BUTTONS = 4096, 1024, 200, 64, 100
_ACTIONS = (
    "url",
    "callback_data",
    "switch_inline_query",
    "switch_inline_query_current_chat",
)
_FILE_BYTES = 20 * 2**20  # the cloud's limit for bots
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


async def call(api: "BotApi", method: str, parameters: dict[str, Any]) -> Any:
    """The result of a call. Raises Refusal."""
    match method:
        case "getMe":
            return api.me
        case "getUpdates":
            return await _get_updates(api, parameters)
        case "deleteWebhook":
            api.webhook_url = ""
            return True
        case "getWebhookInfo":
            return {
                "url": api.webhook_url,
                "has_custom_certificate": False,
                "pending_update_count": len(api.updates.waiting),
            }
        case "sendMessage":
            return send_message(api, parameters)
        case "sendPhoto":
            return send_photo(api, parameters)
        case "editMessageText":
            return edit_message(api, parameters)
        case "sendChatAction":
            return bool(_find_chat(api, parameters))
        case "getFile":
            return get_file(api, parameters)
        case "answerCallbackQuery":
            return answer_tap(api, parameters)
        case "setMyCommands":
            return set_commands(api, parameters)
        case "getMyCommands":
            return api.commands.get(_scope(api, parameters), [])
        case "deleteMyCommands":
            api.commands.pop(_scope(api, parameters), None)
            return True
        case _:
            raise Refusal(404, "Not Found")


async def _get_updates(api: "BotApi", parameters: dict[str, Any]) -> list[dict[str, Any]]:
    if api.webhook_url:
        text = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        raise Refusal(409, f"Conflict: {text}")
    updates = await api.updates.get(
        parameters.get("offset", 0),
        parameters.get("limit", 100),
        parameters.get("timeout", 0),
        parameters.get("allowed_updates"),
        api.closing,
    )
    await asyncio.sleep(0)
    return updates


def send_message(api: "BotApi", parameters: dict[str, Any]) -> dict[str, Any]:
    """sendMessage."""
    chat = _find_chat(api, parameters)
    text, entities = _read_words(parameters["text"], parameters)
    if not text:
        raise bad_request("message text is empty")
    if count_units(text) > _TEXT_UNITS:
        raise bad_request("message is too long")
    return _deliver(api, chat, parameters, {"text": text, **({"entities": entities} if entities else {})})


def send_photo(api: "BotApi", parameters: dict[str, Any]) -> dict[str, Any]:
    """sendPhoto, of a file that Telegram has."""
    chat = _find_chat(api, parameters)
    text, entities = _read_words(parameters.get("caption", ""), parameters)
    if count_units(text) > _CAPTION_UNITS:
        raise bad_request("message caption is too long")
    photo = [{"file_id": parameters["photo"], "file_unique_id": parameters["photo"], "width": 9, "height": 9}]
    return _deliver(api, chat, parameters, {"photo": photo, "caption": text, "caption_entities": entities})


def edit_message(api: "BotApi", parameters: dict[str, Any]) -> dict[str, Any]:
    """editMessageText, of a message of the bot's own in a chat."""
    chat = _find_chat(api, parameters)
    message = chat.messages.get(parameters["message_id"])
    if message is None:
        raise bad_request("message to edit not found")
    if message["from"] != api.me:
        raise bad_request("message can't be edited")
    text, entities = _read_words(parameters["text"], parameters)
    if not text:
        raise bad_request("message text is empty")
    if count_units(text) > _TEXT_UNITS:
        raise bad_request("MESSAGE_TOO_LONG")
    keyboard = parameters.get("reply_markup")
    if keyboard:
        _check_keyboard(keyboard["inline_keyboard"])
    now = {"text": text, **({"entities": entities} if entities else {})}
    now |= {"reply_markup": keyboard} if keyboard else {}
    if now == {key: message[key] for key in ("text", "entities", "reply_markup") if key in message}:
        same = "specified new message content and reply markup are exactly the same as a current content and"
        raise bad_request(f"message is not modified: {same} reply markup of the message")
    for key in ("text", "entities", "reply_markup"):
        message.pop(key, None)
    message |= {**now, "edit_date": int(time.time())}
    api.note_edited(message)
    return message


def get_file(api: "BotApi", parameters: dict[str, Any]) -> dict[str, Any]:
    """getFile: where the file can be fetched for a while; none that is larger than 20 MB."""
    file_id = parameters["file_id"]
    if file_id not in api.files:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    size = len(api.files[file_id])
    if size > _FILE_BYTES:
        raise bad_request("file is too big")
    return {"file_id": file_id, "file_unique_id": file_id, "file_size": size, "file_path": f"documents/{file_id}"}


def answer_tap(api: "BotApi", parameters: dict[str, Any]) -> bool:
    """answerCallbackQuery."""
    if len(parameters.get("text", "")) > _TOAST_CHARACTERS:
        raise bad_request("MESSAGE_TOO_LONG")
    if parameters["callback_query_id"] not in api.open_taps:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    api.open_taps.discard(parameters["callback_query_id"])
    api.toasts.append(parameters.get("text", ""))
    return True


def set_commands(api: "BotApi", parameters: dict[str, Any]) -> bool:
    """setMyCommands."""
    for command in parameters["commands"]:
        if not _COMMAND.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    api.commands[_scope(api, parameters)] = parameters["commands"]
    return True


def _scope(api: "BotApi", parameters: dict[str, Any]) -> str:
    """The kind of a scope; of one chat's with its id."""
    scope = parameters.get("scope", {})
    if scope.get("type") == "chat":
        return f"chat {_find_chat(api, scope).id}"
    return str(scope.get("type", "default"))


def _find_chat(api: "BotApi", parameters: dict[str, Any]) -> "Chat":
    chat = api.chats.get(parameters["chat_id"])
    if chat is None:
        raise bad_request("chat not found")
    if chat.moved_to is not None:
        text = "Bad Request: group chat was upgraded to a supergroup chat"
        raise Refusal(400, text, migrate_to_chat_id=chat.moved_to)
    if chat.is_gone:
        was = "blocked by the user" if chat.type == "private" else f"kicked from the {chat.type} chat"
        raise Refusal(403, f"Forbidden: bot was {was}")
    return chat


def _read_words(words: str, parameters: dict[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    mode = parameters.get("parse_mode", "")
    if mode.lower() not in ("", "html"):
        raise bad_request("unsupported parse_mode (the double knows HTML)")
    return trim(*(parse_html(words) if mode else (words, [])))


def _deliver(api: "BotApi", chat: "Chat", parameters: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
    """Checks what all messages share, then puts the message into the chat."""
    message: dict[str, Any] = {"from": api.me, **content}
    topic = parameters.get("message_thread_id")
    if topic is not None:
        if topic not in chat.topics:
            raise bad_request("message thread not found")
        message |= {"message_thread_id": topic, "is_topic_message": True}
    reply = parameters.get("reply_parameters")
    if reply and reply["message_id"] in chat.messages:
        replied = chat.messages[reply["message_id"]]
        message["reply_to_message"] = {key: value for key, value in replied.items() if key != "reply_to_message"}
    elif reply and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    keyboard = parameters.get("reply_markup")
    if keyboard:
        _check_keyboard(keyboard["inline_keyboard"])
        message["reply_markup"] = keyboard
    whole = chat.add(message)
    api.note_sent(whole)
    return whole


def _check_keyboard(rows: list[list[dict[str, Any]]]) -> None:
    buttons = [button for row in rows for button in row]
    if len(buttons) > _BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    for button in buttons:
        actions = [name for name in _ACTIONS if name in button]
        if not button["text"].strip():
            raise bad_request("inline keyboard button text must be non-empty")
        if len(actions) != 1:
            raise bad_request("inline keyboard button must have exactly one action")
        if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= _DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        if "url" in button and not _is_address(button["url"]):
            raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


def _is_address(url: str) -> bool:
    parts = urlsplit(url)
    host = parts.hostname or ""
    return parts.scheme in ("http", "https", "tg") and ("." in host or parts.scheme == "tg") and " " not in url

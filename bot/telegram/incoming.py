"""What somebody asks of us in a message: commands, mentions, the message replied to. Pure reading, no answers."""

import re
from dataclasses import dataclass

from telegram import Message, MessageEntity, User

from bot.moderation import Speaker
from bot.replies.markup import clean

_COMMAND = re.compile(
    r"""
    /(?P<name>[A-Za-z0-9_]{1,64})  # a command stands at the very start
    (?:@(?P<bot>\w+))?             # for one bot of several
    (?!\S)                         # and is a word of its own
    """,
    re.VERBOSE,
)

_UNKEEPABLE = re.compile(r"[\x00\ud800-\udfff]")  # no database takes these; one for one, as entities count characters
_NAME_UNITS = 60


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it was typed: its name in lower case, whom it is for, and the words after it."""

    name: str
    bot_username: str | None
    argument: str

    def is_for(self, username: str) -> bool:
        """Whether the bot of this name is meant."""
        return self.bot_username is None or self.bot_username.lower() == username.lower()


def read_text(message: Message) -> str:
    """The text of a message, or the caption of its picture; empty where there is neither."""
    return _UNKEEPABLE.sub("\ufffd", message.text or message.caption or "")


def read_command(message: Message) -> Command | None:
    """The command that a message starts with."""
    text = read_text(message)
    found = _COMMAND.match(text)
    if not found:
        return None
    return Command(found["name"].lower(), found["bot"], text[found.end() :].strip())


def find_mentions(message: Message, me: User) -> list[str]:
    """The parts of a message that name the bot, as written."""
    entities = {
        **message.parse_entities([MessageEntity.MENTION, MessageEntity.TEXT_MENTION]),
        **message.parse_caption_entities([MessageEntity.MENTION, MessageEntity.TEXT_MENTION]),
    }
    return [words for entity, words in entities.items() if _names(entity, words, me)]


def read_without_mentions(message: Message, me: User) -> str:
    """The text of a message without the bot's name."""
    text = read_text(message)
    for mention in find_mentions(message, me):
        text = text.replace(mention, " ", 1)
    return " ".join(text.split(" ")).strip(" ,:;–-\n")


def read_replied(message: Message) -> Message | None:
    """The message that somebody replied to.

    In a topic every message "replies" to the one that opened the topic; that is no reply.
    """
    replied = message.reply_to_message
    return None if replied is None or replied.forum_topic_created else replied


def read_replied_text(message: Message) -> str:
    """What a reply is about: the part it quotes, else the whole text or caption of the message replied to."""
    replied = read_replied(message)
    if message.quote and (replied or message.external_reply):
        return message.quote.text
    return read_text(replied) if replied else ""


def is_reply(message: Message) -> bool:
    """Whether a message replies to another, in this chat or elsewhere."""
    return read_replied(message) is not None or message.external_reply is not None


def speaker_of(user: User) -> Speaker:
    """Who writes or taps, as the history will name them: the name that they show, and their number."""
    return Speaker(user.id, f"{clean(user.full_name)[:_NAME_UNITS]} ({user.id})")


def find_topic(message: Message) -> int | None:
    """The topic to answer in. Outside topics a thread id only numbers a chain of replies, and sending it is refused."""
    return message.message_thread_id if message.is_topic_message else None


def is_from_person(message: Message) -> bool:
    """Whether a person wrote this, be it as an anonymous admin: no bot, nothing through a bot, no channel's copy."""
    if message.via_bot or message.is_automatic_forward:
        return False
    return message.sender_chat is not None or (message.from_user is not None and not message.from_user.is_bot)


def _names(entity: MessageEntity, words: str, me: User) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    return words.lower() == f"@{me.username}".lower()

"""What somebody gives to be read: a link, a text, or a file that is fetched from Telegram, or from its own server."""

import asyncio
import re

from telegram import Document, Message
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.articles import Material
from bot.replies.markup import clean
from bot.telegram.incoming import read_command, read_replied, read_replied_text
from facts.drafting import MOST_BYTES
from facts.errors import SourceError

_TRIES = 3
_SECONDS = 60.0  # for a file, tries and all
_NAME_CHARACTERS = 80
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)  # www.example.org/article
_OTHER_ADDRESS = re.compile(r"(?!https?://)[a-z][a-z0-9+.-]*:/\S*|https?:/*", re.IGNORECASE)
_MEGABYTE = 1_000_000


async def find_material(message: Message) -> Material | None:
    """What a command is about: what follows it or has it as its caption, or the message replied to; None for nothing.

    A link beside a file or a text says where that stands. Raises SourceError where a file cannot be had.
    """
    command, replied = read_command(message), read_replied(message)
    words = command.argument if command else ""
    document = message.document or (replied.document if replied else None)
    if document is None and replied is not None and not _ADDRESS.sub("", words).strip():
        words = f"{words}\n{read_replied_text(message)}".strip()
    url, text = _split(words)
    if document is not None:
        name = _name_of(document)
        return Material(name, url, content=await _download(document, name))
    if text:
        return Material("the text", url, text=text)
    return Material(clean(url)[:_NAME_CHARACTERS], url) if url else None


def _split(words: str) -> tuple[str | None, str]:
    """The link that a text begins or ends with, or is, and the rest of it. Raises SourceError for a link to no page."""
    words = words.strip()
    if _BARE_ADDRESS.fullmatch(words):  # as people write it, and as Telegram makes a link of it
        return f"https://{words}", ""
    if _OTHER_ADDRESS.fullmatch(words):
        raise SourceError(f"{clean(words)[:_NAME_CHARACTERS]}: no address of a page; begin it with https:// or http://")
    for found in (_ADDRESS.match(words), re.search(r"(?:^|\n)\s*(https?://\S+)$", words, re.IGNORECASE)):
        if found:
            return found.group().strip(), f"{words[: found.start()]}{words[found.end() :]}".strip()
    return None, words


def _name_of(document: Document) -> str:
    return clean(document.file_name or "")[-_NAME_CHARACTERS:] or "the file"


async def _download(document: Document, name: str) -> bytes:
    """A file's content; larger ones are refused before they are asked for."""
    _check_size(document.file_size, name)
    try:
        async with asyncio.timeout(_SECONDS):
            for _ in range(_TRIES):
                try:
                    file = await document.get_file()
                    _check_size(file.file_size, name)
                    return bytes(await file.download_as_bytearray())
                except RetryAfter as told:
                    wait = told.retry_after
                    await asyncio.sleep(wait if isinstance(wait, int) else wait.total_seconds())
                except BadRequest as refused:
                    if "too big" in str(refused).lower():
                        raise _too_large(name) from None
                    break
                except (Forbidden, InvalidToken):  # the file is no longer there
                    break
                except TelegramError:  # the network: once more
                    continue
    except TimeoutError:
        pass
    raise SourceError(f"{name}: Telegram does not hand it over; send it again")


def _check_size(size: int | None, name: str) -> None:
    if size is not None and size > MOST_BYTES:
        raise _too_large(name)


def _too_large(name: str) -> SourceError:
    return SourceError(f"{name}: larger than {MOST_BYTES // _MEGABYTE} MB; give the article alone, or its text")

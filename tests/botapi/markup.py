"""HTML entities, parsed as Telegram's server does: an unknown, unclosed or crossed tag is refused."""

import re
from dataclasses import dataclass
from typing import Any

from tests.botapi.refusal import bad_request

# Telegram's names for each tag's entity.
_ENTITIES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler",
    "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote", "tg-emoji": "custom_emoji",
}  # fmt: skip
_CHARACTERS = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"'}
_CHARACTER = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});?")
_ATTRIBUTE = re.compile(r"""\s*([A-Za-z][\w-]*)(?:=("[^"]*"|'[^']*'|[\w./:?&=%#-]+))?""")


@dataclass
class _Open:
    tag: str
    start: int  # in UTF-16 units
    url: str | None


def count_units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(markup: str) -> tuple[str, list[dict[str, Any]]]:
    """The text and its entities. Raises Refusal as Telegram would."""
    text: list[str] = []
    units = 0
    open_tags: list[_Open] = []
    entities: list[dict[str, Any]] = []
    place = 0
    while place < len(markup):
        if markup[place] == "&":
            character, place = _read_character(markup, place)
        elif markup[place] == "<":
            place = _read_tag(markup, place, units, open_tags, entities)
            continue
        else:
            character = markup[place]
            place += 1
        text.append(character)
        units += count_units(character)
    if open_tags:
        raise _cannot_parse(f'Can\'t find end tag corresponding to start tag "{open_tags[-1].tag}"')
    return "".join(text), sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def trim(text: str, entities: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """The text without white space at its ends, as Telegram keeps it, with entities moved along."""
    lead = len(text) - len(text.lstrip())
    shift, kept = count_units(text[:lead]), text.strip()
    moved = []
    for entity in entities:
        start = max(entity["offset"] - shift, 0)
        end = min(entity["offset"] + entity["length"] - shift, count_units(kept))
        if end > start:
            moved.append({**entity, "offset": start, "length": end - start})
    return kept, moved


def _read_character(markup: str, place: int) -> tuple[str, int]:
    found = _CHARACTER.match(markup, place)
    if not found:
        return "&", place + 1
    name = found[0].rstrip(";") + ";"
    if name in _CHARACTERS:
        return _CHARACTERS[name], found.end()
    if name.startswith("&#"):
        number = int(name[3:-1], 16) if name[2] in "xX" else int(name[2:-1])
        if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000:
            return chr(number), found.end()
    return "&", place + 1


def _read_tag(markup: str, place: int, units: int, open_tags: list[_Open], entities: list[dict[str, Any]]) -> int:
    end = markup.find(">", place)
    offset = len(markup[:place].encode("utf-8", "surrogatepass"))
    is_end = markup.startswith("</", place)
    if end < 0:
        raise _cannot_parse(f"Unclosed {'end' if is_end else 'start'} tag at byte offset {offset}")
    if is_end:
        _close(markup[place + 2 : end].strip().lower(), offset, units, open_tags, entities)
    else:
        open_tags.append(_open(markup[place + 1 : end], offset, units))
    return end + 1


def _open(inside: str, offset: int, units: int) -> _Open:
    tag, _, rest = inside.partition(" ")
    tag = tag.lower()
    if tag not in _ENTITIES:
        raise _cannot_parse(f'Unsupported start tag "{tag}" at byte offset {offset}')
    attributes = {name.lower(): (value or "").strip("\"'") for name, value in _ATTRIBUTE.findall(rest)}
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise _cannot_parse(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
    return _Open(tag, units, _decode(attributes["href"]) if tag == "a" and "href" in attributes else None)


def _close(tag: str, offset: int, units: int, open_tags: list[_Open], entities: list[dict[str, Any]]) -> None:
    if not open_tags:
        raise _cannot_parse(f"Unexpected end tag at byte offset {offset}")
    last = open_tags.pop()
    if tag and tag != last.tag:
        raise _cannot_parse(f'Unmatched end tag at byte offset {offset}, expected "</{last.tag}>", found "</{tag}>"')
    if units > last.start and not (last.tag == "a" and not last.url):
        entity: dict[str, Any] = {"type": _ENTITIES[last.tag], "offset": last.start, "length": units - last.start}
        entities.append({**entity, "url": last.url} if last.tag == "a" else entity)


def _decode(value: str) -> str:
    return _CHARACTER.sub(lambda found: _read_character(found[0], 0)[0], value)


def _cannot_parse(what: str) -> Exception:
    return bad_request(f"can't parse entities: {what}")

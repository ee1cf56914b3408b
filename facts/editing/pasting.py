"""Pasting: the parts of a fact in one message: lines in any order that is unambiguous, labelled lines, or YAML.

A link stands on a line or at the end of one, a quote in quotation marks, a day on a line of its own; what is left is
the statement, or the statement and then the quote. A label with a colon ("title: …") always counts.
"""

import re
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

from facts.base import Fact
from facts.editing.days import is_day, read_day
from facts.editing.words import sections_by_word
from facts.errors import BaseError, InputError
from facts.files.faults import Refusal
from facts.files.rules import read_fact, read_source
from facts.files.yaml_files import read_values, read_yaml
from facts.sources import Source

NO_SOURCE = Source(id="", title="", publisher="")

_LABELLED = re.compile(r"\s*(?P<label>[^\W\d_]+(?: [^\W\d_]+)?)\s*:\s*(?P<words>\S.*)")
_URL_AT_END = re.compile(r"^(?P<before>.*?)\s*(?P<url>https?://\S+)\s*$", re.IGNORECASE)
_MARKS = {"“": "”", "”": "”", '"': '"', "„": "“”", "«": "»", "»": "«", "‘": "’", "'": "'"}
# "facts:", "- id: …", or a statement first and then nothing but lines that have a key.
_YAML = re.compile(
    r"""
    ^(?:facts|source)[ ]*:[ ]*$
    | ^[ ]*-[ ]+(?:id|statement)[ ]*:
    | \Astatement[ ]*:.*(?:\n\w+[ ]*:.*)+\s*\Z
    """,
    re.MULTILINE | re.VERBOSE,
)
_BULLET = re.compile(r"^\s*(?:[•*]\s*|[-–]\s+)")
_COMMA = re.compile(r"\s*,\s*")
_MESSAGE = Path("your message")
_SOURCE_LINES = 2


@dataclass(frozen=True, slots=True)
class Parts:
    """What a message says of a fact; None where it says nothing of it."""

    statement: str | None = None
    quote: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    aliases: tuple[str, ...] | None = None
    tags: tuple[str, ...] | None = None
    supersedes: str | None = None
    note: str | None = None
    id: str | None = None
    source_id: str | None = None
    why: str | None = None

    def names(self) -> tuple[str, ...]:
        """The parts that are said."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name) is not None)


def read_label(line: str) -> tuple[str, str] | None:
    """The part of a fact that a line names, and what it says of it; None where it names none."""
    found = _LABELLED.fullmatch(line.strip())
    part = sections_by_word().get(found["label"].lower()) if found else None
    return (part, found["words"]) if found and part else None


def read_parts(text: str, today: date) -> Parts:
    """The parts of a fact in a message; raises InputError where it cannot tell which is which."""
    if _YAML.search(text):
        found = _read_yaml(text)
        if found is not None:
            return found
    parts, plain = Parts(), list[str]()
    for line in filter(None, (" ".join(line.split()) for line in text.splitlines())):
        labelled = read_label(line)
        if labelled:
            parts = _set(parts, *labelled, today)
            continue
        address = _URL_AT_END.match(line)
        if address:
            parts = _once(parts, "url", address["url"])
            line = address["before"]
        if not line:
            continue
        quoted = unquote(line)
        if quoted != line:
            parts = _once(parts, "quote", quoted)
        elif is_day(line, today):
            parts = _once(parts, "published", read_day(line, today))
        else:
            plain.append(line)
    return _place(parts, plain)


def read_source_lines(text: str, today: date) -> Parts:
    """What a message says of a source: its publisher, or its title and then its publisher; and what is marked."""
    parts = read_parts(text, today)
    plain = [said for said in (parts.statement, parts.quote) if said]
    parts = replace(parts, statement=None, quote=None)
    if len(plain) == 2:
        return replace(parts, title=parts.title or plain[0], publisher=parts.publisher or plain[1])
    if plain:
        is_title = bool(parts.publisher and not parts.title)
        return replace(parts, title=plain[0]) if is_title else replace(parts, publisher=plain[0])
    return parts


def unquote(text: str) -> str:
    """What stands in quotation marks, where all of it does; else the text."""
    words = text.strip().removeprefix(">").strip() if text.strip().startswith(">") else text.strip()
    closing = _MARKS.get(words[:1])
    if len(words) > 2 and closing and words[-1] in closing and words[0] not in words[1:-1]:
        return words[1:-1].strip()
    return words


def split_list(text: str) -> tuple[str, ...]:
    """The words of a list: on lines of their own, or divided by commas; each once."""
    lines = [_BULLET.sub("", line).strip(" \t[]") for line in text.splitlines()]
    return tuple(dict.fromkeys(word for line in lines for word in _COMMA.split(line) if word))


def _place(parts: Parts, plain: list[str]) -> Parts:
    """The lines that neither label nor marks tell apart: the statement, then the quote."""
    free = [name for name in ("statement", "quote") if getattr(parts, name) is None]
    if parts.quote and parts.url and free == ["statement"] and len(plain) <= 1 + _SOURCE_LINES:
        del plain[1:]  # the publisher and the headline, in an order that nothing tells: they are asked for
    if len(plain) > len(free):
        raise InputError(
            "I cannot tell which line is which; put the quote in quotation marks, "
            "and the rest behind words such as title: or publisher:"
        )
    for name, line in zip(free, plain, strict=False):
        parts = _once(parts, name, line)
    return parts


def _set(parts: Parts, part: str, words: str, today: date) -> Parts:
    match part:
        case "published":
            return _once(parts, part, read_day(words, today))
        case "aliases" | "tags":
            return _once(parts, part, split_list(words))
        case "quote":
            return _once(parts, part, unquote(words))
        case "publisher" if _URL_AT_END.fullmatch(words):  # "source: https://…"
            return _once(parts, "url", words)
        case "test":
            raise InputError("phrasings can be tried when the fact is complete; leave them out for now")
    return _once(parts, part, words)


def _once(parts: Parts, name: str, value: object) -> Parts:
    if getattr(parts, name) is not None:
        raise InputError(f"there are two lines for the {name}; leave one out")
    return replace(parts, **{name: value})  # type: ignore[arg-type]


def _read_yaml(text: str) -> Parts | None:
    """The one fact of a fact file, or of a part of one; None where it is no YAML after all."""
    if re.search(r"^facts\s*:", text, re.MULTILINE):
        facts = read_yaml(_MESSAGE, text)
        if len(facts) != 1:
            raise InputError(f"there are {len(facts)} facts in your message; send one at a time")
        return _parts_of(facts[0])
    try:
        values = read_values(_MESSAGE, text)
    except BaseError:
        return None
    if isinstance(values, list) and len(values) == 1:
        values = values[0]
    if not isinstance(values, dict) or "statement" not in values:
        return None
    given = values.pop("source", None)
    try:
        source = read_source(given) if isinstance(given, dict) else NO_SOURCE
        fact = read_fact({"id": "none", **values}, source)
    except Refusal as refusal:
        if not text.lstrip().startswith("-") and values.keys() - {field.name for field in fields(Fact)}:
            return None  # labels of ours, and not a fact file's
        raise InputError(refusal.what) from None
    return replace(_parts_of(fact), id=values.get("id"))


def _parts_of(fact: Fact) -> Parts:
    source = fact.source
    return Parts(
        statement=fact.statement,
        quote=fact.quote,
        title=source.title or None,
        publisher=source.publisher or None,
        author=source.author,
        published=source.published,
        url=source.url,
        aliases=fact.aliases or None,
        tags=fact.tags or None,
        supersedes=fact.supersedes,
        note=fact.note,
        id=fact.id,
        source_id=source.id or None,
    )

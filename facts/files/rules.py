"""The rules of the format: plain values out of a file -> Source and Fact, or a Refusal that says what to mend.

Written by hand: importing pydantic and declaring two models takes 100 ms at the start of every command.
"""

import re
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from facts.base import Fact
from facts.files.faults import Refusal, Steps, shorten
from facts.rating import Rating, Truth
from facts.sources import Source, is_web_address

_SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_FACT_KEYS = {field.name: None for field in fields(Fact)}
_SOURCE_KEYS = {field.name: None for field in fields(Source)}
_REVIEW_KEYS = dict.fromkeys(("truth", "rating", "claimant", "claimed_on"))

Read = TypeVar("Read")


def read_source(values: object, steps: Steps = ("source",)) -> Source:
    """The source of a file or a line; `steps` lead to it."""
    if not isinstance(values, dict):
        raise Refusal(steps, f"source should be a mapping, not {_shown(values)}; write its keys below it")
    mapping = _Mapping(values, steps, "source's ", _SOURCE_KEYS)
    return Source(
        id=mapping.require("id", _slug),
        title=mapping.require("title", str.strip),  # a blank title or publisher is for `facts lint` to name
        publisher=mapping.require("publisher", str.strip),
        author=mapping.find("author", str.strip),
        published=mapping.find("published", _date),
        url=mapping.find("url", _web_address),
    )


def read_fact(values: object, source: Source | None, steps: Steps = ()) -> Fact:
    """The fact of a list's item or of a line; `source` None where the line has none."""
    if not isinstance(values, dict):
        wanted = "a fact should be a mapping, not {}; give it the keys id, statement and quote"
        raise Refusal(steps, wanted.format(_shown(values)))
    mapping = _Mapping(values, steps, "", _FACT_KEYS)
    return Fact(
        id=mapping.require("id", _slug),
        statement=mapping.require("statement", _statement),
        source=source or mapping.refuse("source", "is missing; add it"),
        quote=mapping.find("quote", str.strip),
        aliases=mapping.list_texts("aliases"),
        supersedes=mapping.find("supersedes", _slug),
        tags=mapping.list_texts("tags"),
        note=mapping.find("note", str.strip),
        review=_read_review(values.get("review"), (*steps, "review")),
    )


def _read_review(values: object, steps: Steps) -> Rating | None:
    """What a fact-checker found of the statement; None where the statement is an ordinary one."""
    if values is None:
        return None
    if not isinstance(values, dict):
        raise Refusal(steps, f"review should be a mapping, not {_shown(values)}; write its keys below it")
    mapping = _Mapping(values, steps, "review's ", _REVIEW_KEYS)
    return Rating(
        truth=mapping.require("truth", _truth),
        words=mapping.find("rating", str.strip),
        claimant=mapping.find("claimant", str.strip),
        claimed_on=mapping.find("claimed_on", _date),
    )


def refuse_unknown(values: dict[str, Any], known: dict[str, None], steps: Steps = ()) -> None:
    """Raise a Refusal at the first key that the format does not have."""
    for key in values:
        if key not in known:
            what = f'unknown key "{shorten(key)}"; the known ones are {", ".join(known)}'
            raise Refusal((*steps, key), what)


class _Mapping:
    """The keys of a source or a fact, read one by one."""

    __slots__ = ("_owner", "_steps", "_values")

    def __init__(self, values: dict[str, Any], steps: Steps, owner: str, known: dict[str, None]) -> None:
        if not values.keys() <= known.keys():
            refuse_unknown(values, known, steps)
        self._values = values
        self._steps = steps
        self._owner = owner  # "source's "

    def require(self, key: str, read: Callable[[str], Read]) -> Read:
        """What must be there."""
        text = self._values.get(key)
        if text is None:
            self.refuse(key, "is missing; add it")
        return self._read(key, text, read)

    def find(self, key: str, read: Callable[[str], Read]) -> Read | None:
        """What may be there; None where it is missing, empty or blank."""
        text = self._values.get(key)
        if text is None or (isinstance(text, str) and not text.strip()):
            return None
        return self._read(key, text, read)

    def list_texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, which may be missing."""
        texts = self._values.get(key)
        if texts is None:
            return ()
        if not isinstance(texts, list):
            self.refuse(key, f"should be a list, not {_shown(texts)}; write it as [one, two]")
        return tuple(self._read(key, text, _statement) for text in texts)

    def refuse(self, key: str, what: str) -> Any:
        """Raise the Refusal for that key."""
        raise Refusal((*self._steps, key), f"{self._owner}{key} {what}")

    def _read(self, key: str, text: Any, read: Callable[[str], Read]) -> Read:
        if not isinstance(text, str):
            self.refuse(key, f"should be a text, not {_shown(text)}; write it as one, in quotes if need be")
        if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
            self.refuse(key, "holds half a surrogate pair; write the whole character")
        if "\0" in text:
            self.refuse(key, "holds a NUL, which no database takes; take it out")
        try:
            return read(text)
        except _Broken as broken:
            return self.refuse(key, str(broken))  # type: ignore[no-any-return]


class _Broken(Exception):
    """What is wrong with a text, to be said behind its key."""


def _statement(text: str) -> str:
    words = text.strip()
    if not words:
        raise _Broken("is empty; write it")
    return words


def _slug(text: str) -> str:
    if not _SLUG.fullmatch(text):
        remedy = "use lower-case letters, digits and single hyphens, such as nca-officers"
        raise _Broken(f"{_shown(text)} is no slug; {remedy}")
    return text


def _date(text: str) -> date:
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:  # the 30th of February
        pass
    raise _Broken(f"{_shown(text)} is no date; write it as year-month-day, such as 2024-08-21")


def _truth(text: str) -> Truth:
    try:
        return Truth(text)
    except ValueError:
        raise _Broken(f"{_shown(text)} is none of {', '.join(Truth)}; write one of them") from None


def _web_address(text: str) -> str:
    if not is_web_address(text):
        raise _Broken(f"{_shown(text)} is no web address; begin it with https:// or http://")
    return text


def _shown(value: object) -> str:
    return f'"{shorten(value)}"' if isinstance(value, str) else shorten(value)

"""Parts of a fact that is being written: which are still to be asked for, and what a message makes of one."""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from bot.replies.markup import clean
from facts.base import Fact
from facts.editing.days import read_day
from facts.editing.pasting import NO_SOURCE, Parts, split_list, unquote
from facts.errors import InputError
from facts.files.faults import Refusal
from facts.files.rules import read_fact, read_source
from facts.sources import PASSAGE_JOIN


class Part(StrEnum):
    """A part of a fact, in the order in which they are asked for and offered."""

    STATEMENT = "statement"
    QUOTE = "quote"
    URL = "url"
    PUBLISHER = "publisher"
    TITLE = "title"
    PUBLISHED = "published"
    AUTHOR = "author"
    ALIASES = "aliases"
    TAGS = "tags"
    SUPERSEDES = "supersedes"
    NOTE = "note"
    ID = "id"
    WHY = "why"  # of the change, not of the fact


ASKED = (Part.STATEMENT, Part.QUOTE, Part.URL, Part.PUBLISHER, Part.TITLE, Part.PUBLISHED)  # of a new fact
NEEDED = (Part.STATEMENT, Part.PUBLISHER, Part.TITLE, Part.ID)  # never without
OF_SOURCE = (Part.URL, Part.PUBLISHER, Part.TITLE, Part.PUBLISHED, Part.AUTHOR)
NO_FACT = Fact(id="", statement="", source=NO_SOURCE)

# Characters. A statement is a sentence; all of them together fit into one message with room for the warnings.
_LONGEST = {
    Part.STATEMENT: 400,
    Part.QUOTE: 1500,
    Part.URL: 1000,
    Part.PUBLISHER: 120,
    Part.TITLE: 250,
    Part.AUTHOR: 120,
    Part.ALIASES: 600,
    Part.TAGS: 200,
    Part.NOTE: 500,
    Part.ID: 60,
    Part.WHY: 300,
}
_MOST_LISTED = 20
_OUT = "-"  # before a word that is taken out of a list


def value_of(fact: Fact, part: Part) -> Any:
    """What a fact has there; something false where nothing."""
    return getattr(fact.source if part in OF_SOURCE else fact, part, None)


def first_missing(fact: Fact, passed: tuple[Part, ...]) -> Part | None:
    """What is to be asked for next; None where all is there, or was passed over."""
    return next((part for part in ASKED if part not in passed and not value_of(fact, part)), None)


def with_part(fact: Fact, part: Part, value: Any) -> Fact:
    """The fact with a part as it is from now on; None takes it out."""
    if part in OF_SOURCE:
        value = value if value is not None or part not in NEEDED else ""
        return replace(fact, source=replace(fact.source, **{str(part): value}))
    if part in (Part.ALIASES, Part.TAGS):
        value = value or ()
    return replace(fact, **{str(part): value})


def with_parts(fact: Fact, parts: Parts, today: date) -> Fact:
    """The fact with all that a message said; raises InputError where a part cannot be so."""
    for part in Part:
        value = getattr(parts, part, None)
        if value is not None and part is not Part.WHY:
            fact = with_part(fact, part, join(value_of(fact, part), part, _hold(part, value)))
    if parts.source_id is not None:
        fact = replace(fact, source=replace(fact.source, id=parts.source_id))
    return fact


def read_part(part: Part, words: str, today: date) -> Any:
    """What a message says of one part; raises InputError where it cannot be that."""
    match part:
        case Part.PUBLISHED:
            return read_day(words, today)
        case Part.ALIASES | Part.TAGS:
            return _hold(part, split_list(words))
        case Part.QUOTE:
            passages = (unquote(clean(passage)) for passage in words.strip().split("\n\n"))
            return _hold(part, PASSAGE_JOIN.join(filter(None, passages)))
        case Part.ID | Part.SUPERSEDES:
            return _hold(part, words.strip().lower())
    return _hold(part, words)


def join(old: Any, part: Part, said: Any) -> Any:
    """What is there with what is said: of a list what was said is added, or with a minus before it taken out."""
    if not isinstance(said, tuple):
        return said
    gone = {word[1:].strip().casefold() for word in said if word.startswith(_OUT)}
    kept = [word for word in old or () if word.casefold() not in gone]
    return _hold_list(part, tuple(dict.fromkeys((*kept, *(word for word in said if not word.startswith(_OUT))))))


def _hold_list(part: Part, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words, as long as they are not too many; raises InputError."""
    if len(words) > _MOST_LISTED:
        raise InputError(f"there are {len(words)} {part}; leave the best {_MOST_LISTED}")
    length = sum(map(len, words))
    if length > _LONGEST[part]:
        raise InputError(f"that is too long for the {part} ({length} characters); shorten it to {_LONGEST[part]}")
    return words


def _hold(part: Part, value: Any) -> Any:
    """The value as it may be; raises InputError."""
    if isinstance(value, tuple):
        value = _hold_list(part, tuple(filter(None, (clean(word) for word in value))))
    elif isinstance(value, str):
        value = clean(value)
    length = len(value) if isinstance(value, str) else 0
    if length > _LONGEST.get(part, length):
        raise InputError(f"that is too long for the {part} ({length} characters); shorten it to {_LONGEST[part]}")
    if not value or not any(character.isalnum() for character in str(value)):
        raise InputError(f"there are no words in that for the {part}; write it in words")
    if part in (Part.PUBLISHER, Part.TITLE) and "://" in str(value):
        raise InputError(f"“{value[:60]}” is no web address that I can read, and no {part}; begin it with https://")
    return _keep_rules(part, value)


def _keep_rules(part: Part, value: Any) -> Any:
    """The value, as long as fact files have no rule against it."""
    try:
        if part in OF_SOURCE and part is not Part.PUBLISHED:
            read_source({"id": "x", "title": "x", "publisher": "x", str(part): value})
        elif part in (Part.ID, Part.SUPERSEDES):
            read_fact({"id": "x", "statement": "x", str(part): value}, NO_SOURCE)
    except Refusal as refusal:
        raise InputError(refusal.what) from None
    return value

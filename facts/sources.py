"""Sources: the articles and documents that facts are quoted from, and whether a quote stands in a source's text.

A quote is the source's own words, verbatim. It may be several passages of one source, joined by " […] " (a source that
says "around 100" here and "up to 100" there is quoted with both); each passage is verified on its own. White space,
curly quotes and dashes are folded, because web pages differ in them; nothing else is.
"""

import datetime
import re
import unicodedata
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

PASSAGE_JOIN = " […] "
_PASSAGE_BREAK = re.compile(r"\s+\[(?:…|\.\.\.)\]\s+")

# Quotation marks, apostrophes and dashes that typesetting varies; everything else must be the source's own character.
_FOLDED = str.maketrans(
    {**dict.fromkeys("‘’‚‛′`", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—―−", "-")}
)

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-_.][a-z0-9]+)*$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

MaybeBlank = Annotated[str, StringConstraints(strip_whitespace=True)]


def _nothing_if_blank(value: object) -> object:
    """An optional text that is left empty is a text that is missing."""
    return (value.strip() or None) if isinstance(value, str) else value


def _iso_date(value: object) -> object:
    """Only YYYY-MM-DD; pydantic alone would also read "1724198400" and 20240821 as points in time."""
    if value is None or type(value) is datetime.date:
        return value
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
        raise ValueError("no date")
    return datetime.date.fromisoformat(value)


def _empty_if_missing(value: object) -> object:
    """`aliases:` with nothing behind it is an empty list."""
    return () if value is None else value


OptionalWords = Annotated[str | None, BeforeValidator(_nothing_if_blank)]
ListOfWords = Annotated[tuple[Words, ...], BeforeValidator(_empty_if_missing)]
WebAddress = Annotated[str, StringConstraints(pattern=r"^(?i:https?)://[^\s/][^\s]*$")]


class Source(BaseModel):
    """An article or document."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Slug
    title: MaybeBlank  # a blank title or publisher is for `facts lint` to name
    publisher: MaybeBlank
    author: OptionalWords = None
    published: Annotated[datetime.date | None, BeforeValidator(_iso_date)] = None
    url: Annotated[WebAddress | None, BeforeValidator(_nothing_if_blank)] = None  # http or https


def split_passages(quote: str) -> tuple[str, ...]:
    """The passages of a quote, in order; nearly always one."""
    return tuple(part.strip() for part in _PASSAGE_BREAK.split(quote) if part.strip())


def fold_text(text: str) -> str:
    """The text as quotes are compared: composed characters, straight quotes, plain hyphens, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_FOLDED).split())


def stands_in(passage: str, text: str) -> bool:
    """Whether the passage stands in the text word for word; it may not begin or end within a word or a number."""
    words = re.escape(fold_text(passage))
    return re.search(rf"(?<!\w)(?<!\d[.,]){words}(?!\w)(?![.,]\d)", fold_text(text)) is not None


def nearest_passage(passage: str, text: str) -> str:
    """The part of the text that is most like the passage, widened to whole words; for people who mend a quote."""
    from rapidfuzz import fuzz  # only people who mend a quote pay for it

    folded = fold_text(text)
    found = fuzz.partial_ratio_alignment(fold_text(passage), folded)
    if found is None or not folded:
        return ""
    start = folded.rfind(" ", 0, found.dest_start + 1) + 1
    end = folded.find(" ", found.dest_end)
    return folded[start : end if end >= 0 else None].strip()

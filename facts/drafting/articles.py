"""Article: a page, a document or a text, as it is quoted from."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from hashlib import sha256


class Part(Enum):
    """What a sentence is for in its article."""

    BODY = "body"
    HEAD = "head"  # headline and standfirst, which repeat the body in short
    ITEM = "item"  # of a list; what it is about stands above the list
    ASIDE = "aside"  # navigation, captions, adverts, bylines, headings, tables: nothing that the article states


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article with its place in the article's text, in code points."""

    text: str  # just as it stands there
    span: tuple[int, int]
    paragraph: int  # which of the article's, from 0
    part: Part


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; None where it does not."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article's text, paragraph by paragraph, with a blank line between; its sentences and what it says of itself.

    White space within a paragraph is single spaces: lines that a file or a PDF has broken are whole again.
    """

    text: str
    sentences: tuple[Sentence, ...]
    metadata: Metadata

    @property
    def sha256(self) -> str:
        """The hash of the text in UTF-8, in hexadecimal."""
        return sha256(self.text.encode("utf-8")).hexdigest()

"""Sources: the articles and documents that facts are quoted from, and whether a quote stands in a source's text.

A quote is the source's own words, verbatim. It may be several passages of one source, joined by " […] " (a source that
says "around 100" here and "up to 100" there is quoted with both); each passage is verified on its own. White space,
curly quotes and dashes are folded, because web pages differ in them; nothing else is.
"""

import re
import unicodedata
from dataclasses import asdict, dataclass
from datetime import date

_WEB_ADDRESS = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)

PASSAGE_JOIN = " […] "
_PASSAGE_BREAK = re.compile(r"\s+\[(?:…|\.\.\.)\]\s+")

# Quotation marks, apostrophes and dashes that typesetting varies; everything else must be the source's own character.
_FOLDED = str.maketrans(
    {**dict.fromkeys("‘’‚‛′`", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—―−", "-")}
)


@dataclass(frozen=True, slots=True)
class Source:
    """An article or document.

    A plain dataclass: importing pydantic and declaring one model takes 100 ms, of some 160 that the whole start of the
    command line may take. The rules for what is read from files are in `files.rules`.
    """

    id: str  # a slug
    title: str
    publisher: str
    author: str | None = None
    published: date | None = None
    url: str | None = None  # http or https

    @property
    def year(self) -> int | None:
        """The year in which it was published."""
        return self.published.year if self.published else None

    def to_dict(self) -> dict[str, str | None]:
        """The source in JSON's own types, every key there."""
        return {**asdict(self), "published": self.published.isoformat() if self.published else None}


def is_web_address(text: str) -> bool:
    """Whether a text is an http or https address and nothing else."""
    return _WEB_ADDRESS.fullmatch(text) is not None


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

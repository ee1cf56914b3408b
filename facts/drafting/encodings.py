"""Bytes -> text: UTF-8, UTF-16 with its mark, what a page declares, and Windows-1252 as a last resort."""

import codecs
import re

from facts.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page declares its encoding
_CONTROLS = frozenset(range(32)) - set(b"\t\n\v\f\r\x1b\x1a")
_MOST_FOREIGN = 0.25  # of the letters of a text in Windows-1252: more, and it is in some other encoding
_LAST_RESORT = "cp1252"


def is_binary(content: bytes) -> bool:
    """Whether the bytes are no text in any encoding that is read."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    return not _CONTROLS.isdisjoint(content)


def decode(content: bytes, name: str, declared: str | None = None) -> str:
    """The text of the bytes; raises SourceError, which names it, where they are in no encoding that is read."""
    for mark, encoding, spoken in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                raise SourceError(f"{name}: begins as {spoken} but is not; save it as UTF-8") from None
    for likely in ("utf-8", declared):
        try:
            if likely:
                return content.decode(likely)
        except (UnicodeDecodeError, LookupError):
            continue
    return _read_last(content, name)


def declared_encoding(content: bytes, content_type: str | None) -> str | None:
    """The encoding that a page's header or the page itself names; None where neither does."""
    header = _HEADER_CHARSET.search(content_type or "")
    if header:
        return header[1]
    found = _CHARSET.search(content, 0, _HEAD)
    return found[1].decode("ascii", "replace") if found else None


def _read_last(content: bytes, name: str) -> str:
    refusal = SourceError(f"{name}: in an encoding that is not known; save it as UTF-8")
    try:
        text = content.decode(_LAST_RESORT)
    except UnicodeDecodeError:
        raise refusal from None
    letters = [letter for letter in text if letter.isalpha()]
    if sum(not letter.isascii() for letter in letters) > _MOST_FOREIGN * len(letters):
        raise refusal
    return text

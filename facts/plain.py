"""Plain: a text as people paste it -> the text as it is read, with the place of each character.

Markup (HTML, Markdown, WhatsApp's stars), HTML entities, what is shown as nothing, and letters out of Unicode's fancy
alphabets (𝐍𝐂𝐀, ＮＣＡ) mean what they look like. Nothing else is changed; numbers and words are read elsewhere.
"""

import html
import re
import unicodedata
from dataclasses import dataclass

# Tags by their names: "<1,000" and "a<b" are none.
_TAG = r"""
    (?P<block>  </? (?: address|article|blockquote|br|dd|div|dl|dt|h[1-6]|hr|li|ol|p|section|table|td|th|tr|ul )
                (?: \s [^<>]{0,2000} )? /? > )
  | (?P<inline> </? (?: a|abbr|b|cite|code|del|em|font|i|img|ins|mark|pre|q|s|small|span|strike|strong|sub|sup|u
                      | tg-spoiler|tg-emoji ) (?: \s [^<>]{0,2000} )? /? > | <!-- .{0,2000}? --> )
"""
_MARKED = re.compile(
    _TAG
    + r"""
  | (?P<entity> & (?: \#\d{1,7} | \#x[0-9a-f]{1,6} | [a-z]{2,8}\d? ) ; )
  | (?P<link>   \[ (?P<label> [^\[\]\n]{1,200} ) \] \( (?:https?://|www\.) [^()\s]{1,2000} \) )   # [label](address)
  | (?P<key>    [0-9#*] \ufe0f? \u20e3 )                      # a digit on a key; it may number a list
  | (?P<none>   [\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]+ )
  | (?P<fancy>  [\U0001d400-\U0001d7ff\uff01-\uff5e\u2102\u210a-\u2115\u2119-\u211d\u2124\u2128\u212c-\u2134]+ )
  | (?P<stars>  (?<![\w*_`]) (?: [*_`]{1,3} | ~~ ) (?=[^\s*_~`]) | (?<=[^\s*_~`]) (?: [*_`]{1,3} | ~~ ) (?![\w*_~`]) )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_KEY = re.compile("[0-9]\ufe0f?\u20e3")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text as it is read. `places`: for each of its characters that one's place in the original; None: its own."""

    text: str
    original: str
    places: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the text stands in the original, in code points."""
        if self.places is None or start >= end:
            return start, end
        return self.places[start], self.places[end - 1] + self._width(end - 1)

    def _width(self, at: int) -> int:
        """How many characters of the original one character stands for."""
        assert self.places is not None
        mark = _MARKED.match(self.original, self.places[at])
        return len(mark.group()) if mark and mark.lastgroup in ("entity", "key") else 1


def make_plain(original: str) -> Plain:
    """The text as it is read."""
    if original.isascii() and not any(mark in original for mark in "<&[*_~`"):
        return Plain(original, original)
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for match in _MARKED.finditer(original):
        text, at = _read(match)
        if text == match.group():
            continue
        pieces += (original[done : match.start()], text)
        places += range(done, match.start())
        places += range(at, at + len(text)) if match.lastgroup in ("link", "label", "fancy") else [at] * len(text)
        done = match.end()
    if not pieces:
        return Plain(original, original)
    pieces.append(original[done:])
    places += range(done, len(original))
    return Plain("".join(pieces), original, tuple(places))


def _read(match: re.Match[str]) -> tuple[str, int]:
    """What a mark is read as, and from which place on."""
    found, start = match.group(), match.start()
    if match["block"]:
        return "\n", start
    if match["entity"]:
        character = html.unescape(found)
        return (character if len(character) == 1 else found), start
    if match["link"]:
        return match["label"], match.start("label")
    if match["key"]:
        is_item = not match.string[:start].rpartition("\n")[2].strip() and not _KEY.match(match.string, match.end())
        return "•" if is_item or not found[0].isdecimal() else found[0], start
    if match["fancy"]:
        letters = unicodedata.normalize("NFKC", found)
        return (letters if len(letters) == len(found) else found), start
    return "", start

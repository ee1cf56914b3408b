"""Text from people and facts on its way into Telegram's HTML: escaping, shortening, measuring, and out of it again.

A text is shortened before it is escaped, never after, so that nothing is cut inside a tag or an entity.
"""

import html
import re
from urllib.parse import quote, urlsplit

MESSAGE_UNITS = 4096  # sendMessage: "1-4096 characters after entities parsing", counted in UTF-16 units
_ELLIPSIS = "…"
_URL_UNITS = 1024  # longer addresses are refused or unusable as a button

_SURROGATES = re.compile(r"[\ud800-\udfff]")
# Characters that would turn or hide the text around them: controls, bidirectional overrides, embeddings and isolates.
_UNRULY = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
_TAG = re.compile(r"<[^>]*>")
_QUOTE_START = re.compile(r"<blockquote[^>]*>")
_LINK = re.compile(r'<a href="([^"]*)">([^<]*)</a>')


def clean(text: str) -> str:
    """One line of text that can be sent: white space folded, lone surrogates replaced, unruly characters out."""
    return " ".join(_UNRULY.sub(" ", _SURROGATES.sub("\ufffd", text)).split())


def count_units(text: str) -> int:
    """The length of a text in UTF-16 units, as Telegram counts."""
    return len(text) + sum(character > "\uffff" for character in text)


def shorten(text: str, units: int) -> str:
    """The text, cut to at most `units` UTF-16 units with an ellipsis, at a space where one is near."""
    if count_units(text) <= units:
        return text
    kept = 0
    used = count_units(_ELLIPSIS)
    for character in text:
        used += count_units(character)
        if used > units:
            break
        kept += 1
    cut = text[:kept]
    space = cut.rfind(" ")
    return (cut[:space] if space > kept * 0.7 else cut).rstrip() + _ELLIPSIS


def shorten_around(text: str, span: tuple[int, int], units: int) -> str:
    """The text; where it is too long for so many units, from shortly before the span (in code points) on."""
    start, end = span
    room = units - count_units(text[start:end])
    if count_units(text) <= units or end <= units // 2 or room <= 0:
        return text
    cut = max(0, min(start - room // 2, len(text) - units + 1))
    space = text.find(" ", cut, start)
    return _ELLIPSIS + text[cut if space < 0 else space + 1 :].lstrip()


def escape(text: str, units: int = 300) -> str:
    """Text from people or facts, ready to stand in HTML: cleaned, shortened, escaped."""
    return html.escape(shorten(clean(text), units))


def measure(markup: str) -> int:
    """UTF-16 units of a message after Telegram has parsed it."""
    return count_units(html.unescape(_TAG.sub("", markup)))


def is_web_address(url: str | None) -> bool:
    """Whether Telegram takes this as the address of a link or a button."""
    if not url or len(url) > _URL_UNITS or clean(url) != url or " " in url:
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def link(label: str, url: str | None) -> str:
    """An escaped label as a link; as it is where the address is missing or no web address."""
    return f'<a href="{html.escape(url)}">{label}</a>' if url and is_web_address(url) else label


def share_address(url: str, text: str) -> str:
    """Telegram's page for sharing an address with a text."""
    return f"https://t.me/share/url?url={quote(url, safe='')}&text={quote(clean(text), safe='')}"


def to_plain(markup: str) -> str:
    """The same message as plain text: links written out behind their label, quotes in quotation marks."""
    text = _LINK.sub(lambda found: f"{found[2]} ({found[1]})", markup)
    text = _QUOTE_START.sub("“", text).replace("</blockquote>", "”")
    return html.unescape(_TAG.sub("", text))

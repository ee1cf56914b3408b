"""What a field of JSON-LD holds. The same thing is written in many ways: a text, an object with a name, a list."""

import html
import re
from datetime import date
from typing import Any

from facts.plain import make_plain
from facts.sources import is_web_address

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")  # NULs and half characters, which no database takes
_LONGEST = 2_000  # characters of a text; what is longer is an article put in the wrong place
_NAMES = ("name", "alternateName", "@value", "legalName")


def read_text(value: Any) -> str | None:
    """A text on one line, without markup; of a list the first there is; None where there is none."""
    if isinstance(value, list):
        return next((text for text in map(read_text, value) if text), None)
    if isinstance(value, dict):
        return read_text(value.get("@value"))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = make_plain(html.unescape(_UNKEEPABLE.sub("\ufffd", str(value)))).text
    return " ".join(text.split())[:_LONGEST] or None


def read_name(value: Any) -> str | None:
    """Whose name it is: of a person or body as a text, an object, or a list of either."""
    if isinstance(value, list):
        return next((name for name in map(read_name, value) if name), None)
    if isinstance(value, dict):
        return next((name for key in _NAMES if (name := read_text(value.get(key)))), None)
    name = read_text(value)
    return None if name and is_web_address(name) else name


def read_date(value: Any) -> date | None:
    """The day, of a date or a moment; None where there is none, or it is no day there ever was."""
    text = read_text(value)
    found = _DATE.match(text) if text else None
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:  # the 30th of February
        return None


def read_address(value: Any) -> str | None:
    """A web address, of a text or of an object's url or @id; None where it is none that a browser opens."""
    if isinstance(value, list):
        return next((address for address in map(read_address, value) if address), None)
    if isinstance(value, dict):
        return read_address([value.get("url"), value.get("@id")])
    if not isinstance(value, str) or _UNKEEPABLE.search(value):
        return None
    address = value.strip()
    return address if is_web_address(address) and len(address) <= _LONGEST else None


def read_number(value: Any) -> float | None:
    """A number, also as a text; None where it is none, or not finite."""
    text = read_text(value)
    try:
        number = float(text.replace(",", ".")) if text else None
    except ValueError:
        return None
    return number if number is not None and abs(number) < 1e9 else None


def one_of(value: Any) -> dict[str, Any]:
    """The object, of a list the first there is; an empty one where there is none."""
    values = value if isinstance(value, list) else [value]
    return next((item for item in values if isinstance(item, dict)), {})

"""Reply and Button: what a handler returns and one place sends. Neither knows Telegram."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: it opens an address, or sends its data back."""

    label: str
    url: str | None = None
    data: str | None = None  # at most 64 bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """One message: HTML of Telegram's kind, at most 4096 UTF-16 units after parsing, and rows of buttons."""

    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()


def write_buttons(rows: tuple[tuple[Button, ...], ...]) -> str:
    """Rows of buttons as JSON, as letters keep them."""
    return json.dumps([[asdict(button) for button in row] for row in rows], ensure_ascii=False)

"""Reply and Button: what a handler returns and one place sends. Neither knows Telegram."""

from dataclasses import dataclass


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

"""Reply and Button: what a handler returns and one place sends. Neither knows Telegram."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: it opens an address, or sends its data back."""

    label: str
    url: str | None = None
    data: str | None = None  # at most 64 bytes


@dataclass(frozen=True, slots=True)
class Telling:
    """One fact that a message tells, for when it changes."""

    fact_id: str
    role: str  # the verdict; "fact" where it was asked for by its id; "beside" where it stands beside the answer


@dataclass(frozen=True, slots=True)
class Reply:
    """One message: HTML of Telegram's kind, at most 4096 UTF-16 units after parsing, and rows of buttons."""

    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    told: tuple[Telling, ...] = field(default=(), compare=False)  # the facts in it, as they stand there

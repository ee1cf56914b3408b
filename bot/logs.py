"""Logs: short lines of ids and counts on standard error, never a text that somebody wrote, never the token."""

import json
import logging
import sys
from typing import Literal

# Libraries that would log addresses holding the token, or updates holding people's words.
_SILENCED = {
    "alembic": logging.WARNING,  # it tells each of its parts at every start
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "telegram": logging.CRITICAL + 1,
}
_STANDARD = frozenset(vars(logging.makeLogRecord({})))


class _Secretive(logging.Filter):
    """Takes a secret out of whatever reaches a handler, tracebacks too."""

    def __init__(self, secret: str) -> None:
        super().__init__()
        self._secret = secret

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if record.exc_info:
            # A traceback of a library may quote a text or an address; its class is enough to look it up.
            kind = record.exc_info[0]
            message += f" ({kind.__name__})" if kind else ""
            record.exc_info = record.exc_text = None
        record.msg = message.replace(self._secret, "[token]") if self._secret else message
        record.args = None
        return True


class _Json(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {"time": self.formatTime(record), "level": record.levelname.lower(), "event": record.getMessage()}
        return json.dumps({**line, **_fields(record)}, default=str)


class _Console(logging.Formatter):
    """Time, level, event, then key=value."""

    def format(self, record: logging.LogRecord) -> str:
        fields = "".join(f" {key}={value}" for key, value in _fields(record).items())
        return f"{self.formatTime(record)} {record.levelname.lower():7} {record.getMessage()}{fields}"


def set_up_logs(form: Literal["console", "json"], level: str, secret: str) -> None:
    """Send all logs to standard error in this form, from this level on, without the secret."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Json() if form == "json" else _Console())
    handler.addFilter(_Secretive(secret))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name, least in _SILENCED.items():
        logging.getLogger(name).setLevel(least)


def _fields(record: logging.LogRecord) -> dict[str, object]:
    """What was given as `extra`."""
    return {
        key: value for key, value in vars(record).items() if key not in _STANDARD and key not in ("message", "asctime")
    }

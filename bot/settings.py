"""Settings: the only reader of the environment (prefix FIGURECHECK_, a `.env` file too)."""

import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from facts.errors import InputError

PREFIX = "FIGURECHECK_"

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")  # the bot's id, then its secret
_SQLITE, _POSTGRESQL = "sqlite:///", "postgresql://"
_LONGEST_NUMBER = 15  # digits
_LARGEST_ID = 10**_LONGEST_NUMBER - 1  # of a chat; a group's is negative
_LONGEST_RETENTION = 3650  # days
_RECORD = "figurecheck-telegram.db"


class SettingsError(InputError):
    """A setting is wrong; the text names it and says what it should be, and never holds a secret."""


def _lower(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


class Settings(BaseSettings):
    """All settings that there are, checked."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",  # a .env file may hold other programs' settings
        frozen=True,
        hide_input_in_errors=True,
    )

    telegram_token: SecretStr | None = Field(
        default=None, description="the bot's token as @BotFather gives it, such as 123456:ABC-def_1234"
    )
    telegram_api_url: str = Field(
        default="https://api.telegram.org",
        description="the address of a Bot API server, such as http://localhost:8081",
    )
    database_url: str = Field(
        default="sqlite:///figurecheck.db",
        description="a file as sqlite:///figurecheck.db or sqlite:////var/lib/f.db, or postgresql://user@host/name",
    )
    cache_folder: str | None = Field(
        default=None, description="a folder for what can be made again, such as /var/cache/figurecheck"
    )
    allow_private_addresses: bool = Field(
        default=False, description="true or false; true lets articles be fetched from private addresses too"
    )
    owners: Annotated[tuple[int, ...], NoDecode] = Field(
        default=(), description="the Telegram user numbers of those who appoint moderators, such as 12345,67890"
    )
    reviews_needed: int = Field(
        default=1, ge=1, le=5, description="how many moderators have to approve a change, from 1 to 5"
    )
    moderators_chat: int | None = Field(
        default=None,
        ge=-_LARGEST_ID,
        le=_LARGEST_ID,
        description="the number of the moderators' chat, such as -1001234567890",
    )
    retention_days: int = Field(
        default=90, ge=1, le=_LONGEST_RETENTION, description="for how many days texts are kept: 1 to 3650, such as 90"
    )
    log_format: Annotated[Literal["console", "json"], BeforeValidator(_lower)] = Field(
        default="console", description="console or json"
    )
    log_level: Annotated[Literal["debug", "info", "warning", "error"], BeforeValidator(_lower)] = Field(
        default="info", description="debug, info, warning or error"
    )

    @field_validator("telegram_token")
    @classmethod
    def _check_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not _TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("no token")
        return token

    @field_validator("owners", mode="before")
    @classmethod
    def _read_owners(cls, owners: object) -> object:
        if not isinstance(owners, str):
            return owners
        numbers = [number.strip() for number in owners.split(",") if number.strip()]
        if not all(number.isdecimal() and len(number) <= _LONGEST_NUMBER for number in numbers):
            raise ValueError("no numbers")
        return tuple(map(int, numbers))

    @field_validator("telegram_api_url")
    @classmethod
    def _check_api_url(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError("no address")
        return url.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _check_database_url(cls, url: str) -> str:
        is_file = url.startswith(_SQLITE) and url.removeprefix(_SQLITE).strip("/")
        if not is_file and not (url.startswith(_POSTGRESQL) and url.removeprefix(_POSTGRESQL).strip("/")):
            raise ValueError("no database")
        return url

    @property
    def cache_path(self) -> Path:
        """Where a large base is kept between starts: the folder that was set, or the system's for the user."""
        if self.cache_folder:
            return Path(self.cache_folder)
        shared = os.environ.get("XDG_CACHE_HOME", "")  # by its rules a relative one does not count
        return Path(shared if os.path.isabs(shared) else os.path.expanduser("~/.cache")) / "figurecheck"

    @property
    def database_path(self) -> str | None:
        """The database's SQLite file, relative to the working directory or absolute; None where it is none."""
        return self.database_url.removeprefix(_SQLITE) if self.database_url.startswith(_SQLITE) else None

    @property
    def database_name(self) -> str:
        """What tells the database from others: its file's absolute path, or its address without a password."""
        if self.database_path is not None:
            return os.path.abspath(self.database_path)
        parts = urlsplit(self.database_url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"

    @property
    def record_path(self) -> str:
        """The SQLite file of the delivery's record: beside the database's, or in the working directory.

        It is a file of its own because it is written between two answers, which must not wait for other writers.
        """
        if self.database_path is None:
            return _RECORD
        file = Path(self.database_path)
        return str(file.with_name(f"{file.stem}-telegram{file.suffix}"))


def load_settings(**overrides: Any) -> Settings:
    """The settings from the environment and .env; `overrides` come before both.

    Raises SettingsError with one line that names the first wrong setting and says what it should be.
    """
    try:
        return Settings(**overrides)
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0])
        raise SettingsError(f"{PREFIX}{name.upper()} is wrong; it should be {describe_setting(name)}") from None
    except UnicodeDecodeError:
        raise SettingsError(".env: this file is not UTF-8 text; save it as UTF-8") from None


def describe_setting(name: str) -> str:
    """What a setting should be, in words."""
    field = Settings.model_fields.get(name)
    return (field.description if field else None) or "left out"


def tell_library(name: str, value: str) -> None:
    """Set what a library reads from the environment, unless it is set."""
    os.environ.setdefault(name, value)

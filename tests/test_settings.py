"""Settings: what is right is read, what is wrong is named with what it should be, and no secret shows."""

from pathlib import Path

import pytest

from bot.settings import PREFIX, Settings, SettingsError, load_settings

TOKEN = "123456:ABC-def_1234ghIkl"


@pytest.fixture(autouse=True)
def _nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No .env file and no settings of the machine's own."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)


def test_defaults() -> None:
    """With no setting at all there is no token, Telegram's own server and a file beside."""
    settings = load_settings()
    assert settings.telegram_token is None
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert settings.record_path == "figurecheck-telegram.db"
    assert (settings.log_format, settings.log_level) == ("console", "info")
    assert settings.allow_private_addresses is False


def test_the_environment_comes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings come from a .env file too; the environment wins, an empty variable is none."""
    Path(".env").write_text(f"{PREFIX}LOG_LEVEL=debug\n{PREFIX}DATABASE_URL=sqlite:////var/x.db\nOTHER=1\n")
    monkeypatch.setenv(f"{PREFIX}LOG_LEVEL", " Warning ")
    monkeypatch.setenv(f"{PREFIX}LOG_FORMAT", "")
    settings = load_settings()
    assert (settings.log_level, settings.log_format, settings.record_path) == (
        "warning",
        "console",
        "/var/x-telegram.db",
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_TOKEN", "secret-without-colon"),
        ("TELEGRAM_TOKEN", f"{TOKEN} secret"),
        ("TELEGRAM_API_URL", "localhost:8081"),
        ("TELEGRAM_API_URL", "http://"),
        ("TELEGRAM_API_URL", "http://[x"),
        ("DATABASE_URL", "postgresql://"),
        ("OWNERS", "ana,bo"),
        ("OWNERS", "99999999999999999999"),
        ("REVIEWS_NEEDED", "0"),
        ("REVIEWS_NEEDED", "6"),
        ("REVIEWS_NEEDED", "all"),
        ("MODERATORS_CHAT", "@moderators"),
        ("MODERATORS_CHAT", "9" * 30),
        ("DATABASE_URL", "mysql://x/y"),
        ("DATABASE_URL", "sqlite:///"),
        ("ALLOW_PRIVATE_ADDRESSES", "perhaps"),
        ("MODERATORS_CHAT", "the moderators"),
        ("RETENTION_DAYS", "0"),
        ("RETENTION_DAYS", "ever"),
        ("LOG_FORMAT", "xml"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """One line with the setting's name and what it should be, without the value where that is a secret."""
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(SettingsError, match=rf"^{PREFIX}{name} is wrong; it should be .+$") as caught:
        load_settings()
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_file_that_is_no_text_is_named() -> None:
    """A .env file in another encoding is one clear line."""
    Path(".env").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings()


def test_the_token_never_shows() -> None:
    """Neither printing settings nor the error about another shows the token."""
    settings = load_settings(telegram_token=TOKEN)
    assert TOKEN not in f"{settings!r} {settings} {settings.model_dump_json()}"
    with pytest.raises(SettingsError) as caught:
        load_settings(telegram_token=TOKEN, log_level="loud")
    assert TOKEN not in str(caught.value)


def test_the_cache_folder_is_the_one_that_was_set_or_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    """The setting first, then XDG_CACHE_HOME where it is absolute, then the home folder's."""
    monkeypatch.setenv("HOME", "/home/someone")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert load_settings().cache_path == Path("/home/someone/.cache/figurecheck")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert load_settings().cache_path == Path("/home/someone/.cache/figurecheck")
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/cache")
    assert load_settings().cache_path == Path("/var/cache/figurecheck")
    monkeypatch.setenv(f"{PREFIX}CACHE_FOLDER", "/srv/cache")
    assert load_settings().cache_path == Path("/srv/cache")

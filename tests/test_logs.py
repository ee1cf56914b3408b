"""Logs: short lines with ids, in two forms, without the token and without tracebacks."""

import json
import logging
from collections.abc import Iterator

import pytest

from bot.logs import set_up_logs

SECRET = "123:very-secret"


@pytest.fixture(autouse=True)
def _restore() -> Iterator[None]:
    """The logging of the tests themselves, after each test."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    names = ("httpx", "httpcore", "telegram")
    levels = [logging.getLogger(name).level for name in names]
    yield
    root.handlers[:], root.level = handlers, level
    for name, kept in zip(names, levels, strict=True):
        logging.getLogger(name).setLevel(kept)


@pytest.mark.parametrize("form", ["console", "json"])
def test_a_line_holds_event_and_ids(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Event and fields stand in one line; JSON is an object a line."""
    set_up_logs("json" if form == "json" else "console", "info", SECRET)
    logging.getLogger("bot").info("update done", extra={"update_id": 7})
    logging.getLogger("bot").debug("not shown")
    (line,) = capsys.readouterr().err.splitlines()
    if form == "json":
        read = json.loads(line)
        assert (read["event"], read["level"], read["update_id"]) == ("update done", "info", 7)
    else:
        assert line.endswith("info    update done update_id=7")


def test_no_secret_and_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    """The token is taken out of any library's line; an error is named, what it quotes is not."""
    set_up_logs("console", "debug", SECRET)
    try:
        raise ValueError(f"somebody's words and {SECRET}")
    except ValueError:
        logging.getLogger("asyncio").exception("failed at %s", f"https://host/bot{SECRET}/getMe")
    logging.getLogger("httpx").info("GET /bot%s/getMe", SECRET)
    logging.getLogger("telegram.ext").critical("update with somebody's words")
    printed = capsys.readouterr().err
    assert SECRET not in printed
    assert "somebody's words" not in printed
    assert "failed at https://host/bot[token]/getMe (ValueError)" in printed
    assert len(printed.splitlines()) == 1

"""The real bot, running against the Bot API double in the test's own event loop."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.services import Services, choose_examples
from bot.settings import Settings
from bot.telegram.retrying import Timing
from bot.telegram.serving import serve
from bot.texts import load_texts
from tests.botapi import BotApi
from tests.botapi.server import serving
from tests.telegram.small_checker import SmallChecker

TODAY = datetime(2025, 3, 1, 12, 0, tzinfo=UTC)
QUICK = Timing(
    first_pause_seconds=0.01,
    longest_pause_seconds=0.05,
    response_seconds=0.3,
    grace_seconds=0.3,
    lease_seconds=1.0,
    letters_per_second=5000,
    group_letters_per_minute=1000,
)


@dataclass
class Running:
    """A bot at work."""

    api: BotApi
    task: asyncio.Task[None]
    stop: asyncio.Event
    record: Path


RunBot = Callable[[BotApi], AbstractAsyncContextManager[Running]]


@pytest.fixture
def services() -> Services:
    """The small checker, English, a fixed day."""
    checker, texts = SmallChecker(), load_texts()
    return Services(checker, texts, lambda: TODAY, choose_examples(checker, texts))


@pytest.fixture
def run_bot(tmp_path: Path, services: Services) -> RunBot:
    """Run the bot against a double for the length of a block; each run uses the same record."""

    @asynccontextmanager
    async def run(api: BotApi) -> AsyncIterator[Running]:
        database = tmp_path / "figurecheck.db"
        async with serving(api) as address:
            settings = Settings(telegram_api_url=address, database_url=f"sqlite:///{database}", _env_file=None)
            stops: list[asyncio.Event] = []
            task = asyncio.create_task(serve(settings, api.token, services, stops.append, QUICK))
            await asyncio.sleep(0)  # let it make its stop event
            running = Running(api, task, stops[0], Path(settings.record_path))
            try:
                yield running
            finally:
                running.stop.set()
                await asyncio.gather(task, return_exceptions=True)

    return run

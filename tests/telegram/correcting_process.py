"""The bot over its store as a process that tests kill: python -m tests.telegram.correcting_process.

As the service, but that what it was sending when it was killed is taken up again within a second.
"""

import asyncio
import signal
from datetime import UTC, datetime

from bot.answered import AnswerLog
from bot.live import follow, open_facts
from bot.moderation import Moderation
from bot.services import Services
from bot.settings import load_settings
from bot.telegram.serving import serve
from bot.texts import load_texts
from facts.store.stores import open_stores
from tests.telegram.conftest import QUICK


def _now() -> datetime:
    return datetime.now(UTC)


async def main() -> None:
    """Serve until SIGTERM."""
    settings = load_settings()
    assert settings.telegram_token is not None
    stores = await open_stores(settings.database_url)
    checker, sequence = await open_facts(stores.facts)
    following = asyncio.create_task(follow(stores.facts, checker, sequence))
    services = Services(
        checker,
        load_texts(),
        _now,
        moderation=Moderation(stores, frozenset(settings.owners), _now, settings.reviews_needed),
        answered=AnswerLog(stores.answers, lambda: checker.sequence),
    )

    def arrange(stop: asyncio.Event) -> None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)

    await serve(settings, settings.telegram_token.get_secret_value(), services, arrange, QUICK)
    following.cancel()
    await stores.close()


if __name__ == "__main__":
    asyncio.run(main())

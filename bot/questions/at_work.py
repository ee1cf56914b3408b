"""At work: the questions of a running service, with what looks after them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from bot.questions.housekeeping import forget_old, keep_house, report_new
from bot.questions.questions import Questions, open_questions
from bot.questions.settling import Settling
from bot.services import Checker
from bot.settings import Settings
from bot.texts import Texts
from facts.store.stores import Stores

Followed = Callable[[int], None]


@asynccontextmanager
async def looking_after(
    stores: Stores, checker: Checker, sequence: int, settings: Settings, texts: Texts, clock: Callable[[], datetime]
) -> AsyncIterator[tuple[Questions, Followed]]:
    """The questions, and whom to tell of the last change that the checker follows; it begins at `sequence`."""
    retention = timedelta(days=settings.retention_days)
    questions = await open_questions(stores, retention, clock, lambda: settling.wake())
    settling = Settling(stores, questions.standing, checker, texts, clock)

    async def tidy() -> None:
        await forget_old(stores, clock(), retention)
        if settings.moderators_chat is not None:
            chat_id = await stores.chats.now_of(settings.moderators_chat)
            await report_new(stores, questions.standing, chat_id, clock(), texts)

    settling.wake(sequence)
    tasks = [asyncio.create_task(settling.run()), asyncio.create_task(keep_house(tidy))]
    try:
        yield questions, settling.wake
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

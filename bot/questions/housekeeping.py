"""Housekeeping: at the start and every hour what is old goes, and moderators hear of what many ask."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.conversations.hearing import KEPT
from bot.questions.letters import MANY, report
from bot.questions.standing import Standing
from bot.texts import Texts
from facts.errors import FactsError
from facts.queue import fold, id_of
from facts.store.answers import KEPT_DAYS
from facts.store.stores import Stores

EVERY_SECONDS = 3600.0
LETTERS_KEPT = timedelta(days=2 * KEPT_DAYS)  # while an answer may be corrected, what was sent about it is known

log = logging.getLogger(__name__)


async def keep_house(
    tidy: Callable[[], Awaitable[None]], wait: Callable[[float], Awaitable[None]] = asyncio.sleep
) -> None:
    """Tidy at once and every hour, until cancelled. What goes wrong is tried again the next time."""
    while True:
        try:
            await tidy()
        except FactsError as error:
            log.warning("not tidied", extra={"error": str(error)})
        await wait(EVERY_SECONDS)


async def forget_old(stores: Stores, now: datetime, retention: timedelta) -> None:
    """Delete the texts that are older than may be, articles of no fact, what letters left, and dialogues left alone."""
    questions = await stores.questions.drop_before(now - retention)
    notices = await stores.notices.drop_before(now - retention)
    dialogues = await stores.dialogues.drop_before(now - KEPT)
    articles = await stores.articles.drop_unused_before(now - retention)
    letters = await stores.outbox.drop_done_before(now - LETTERS_KEPT)
    counts = {
        "questions": questions,
        "notices": notices,
        "dialogues": dialogues,
        "articles": articles,
        "letters": letters,
    }
    if any(counts.values()):
        log.info("forgotten", extra=counts)


async def report_new(stores: Stores, standing: Standing, chat_id: int, now: datetime, texts: Texts) -> None:
    """Tell the moderators' chat of the groups that several people ask about by now, each once, all in one letter."""
    told = await stores.questions.told()
    many = [one for one in await standing.groups() if one.group.askers >= MANY]
    ids = {one.group.id: _ids_of([one.group.id, *(w.text for w in one.group.wordings)]) for one in many}
    new = [one for one in many if told.isdisjoint(ids[one.group.id])]
    if new and await stores.outbox.put((report(new, chat_id, now, texts),), now):
        await stores.questions.add_told([wording_id for one in new for wording_id in ids[one.group.id]], now)


def _ids_of(texts: list[str]) -> list[str]:
    """The group's id, and those of its wordings: by one of them it is known again when it has grown."""
    return [texts[0], *(id_of(fold(text)) for text in texts[1:])]

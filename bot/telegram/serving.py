"""Serving: the parts of the bot put together, from opening the record to closing it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress

from telegram.ext import ExtBot

from bot.corrections import Corrections
from bot.services import Services
from bot.settings import Settings
from bot.telegram.application import Dispatch
from bot.telegram.delivery import Delivery
from bot.telegram.menus import Menus
from bot.telegram.outgoing import Sender
from bot.telegram.polling import Poller
from bot.telegram.posting import Posting
from bot.telegram.record import Record, open_record
from bot.telegram.requests import SpreadRequest
from bot.telegram.retrying import Retrying, Timing
from bot.telegram.routing import ROLE_COMMANDS

log = logging.getLogger(__name__)


async def serve(
    settings: Settings,
    token: str,
    services: Services,
    arrange_stop: Callable[[asyncio.Event], None],
    timing: Timing = Timing(),  # noqa: B008 - it is frozen
) -> None:
    """Answer messages until the event that `arrange_stop` is given is set.

    Raises SettingsError where the record cannot be opened, TokenRefusedError where Telegram refuses the token.
    """
    stop = asyncio.Event()
    arrange_stop(stop)
    # Beside the event loop: who else writes into the file at the moment may need it.
    record = await asyncio.to_thread(
        open_record, settings.record_path, int(token.partition(":")[0]), settings.database_path
    )
    request, polling_request = SpreadRequest(timing.response_seconds), SpreadRequest(timing.response_seconds, pools=1)
    bot: ExtBot[None] = ExtBot(
        token,
        base_url=f"{settings.telegram_api_url}/bot",
        base_file_url=f"{settings.telegram_api_url}/file/bot",
        request=request,
        get_updates_request=polling_request,
    )
    retrying = Retrying(timing)
    poller = Poller(bot, polling_request, retrying)

    menus = Menus(bot, retrying, services, ROLE_COMMANDS)
    dispatch = Dispatch(bot, Sender(bot, retrying), services, menus.renew)
    try:
        if not await _finish_unless(stop, poller.find_bot()):
            return
        await dispatch.start()
        log.info("serving", extra={"bot_id": bot.id, "facts": len(services.checker.base.facts)})
        menus.set_all()
        try:
            async with _posting(bot, retrying, services, stop), _remembering(record, services, timing.grace_seconds):
                await Delivery(poller, record, dispatch.handle, timing.grace_seconds).run(stop)
        finally:
            await menus.stop()
    finally:
        with suppress(Exception):  # closing is not worth an error any more
            await dispatch.stop()
        await asyncio.gather(request.shutdown(), polling_request.shutdown(), return_exceptions=True)
        record.close()


@asynccontextmanager
async def _posting(
    bot: ExtBot[None], retrying: Retrying, services: Services, stop: asyncio.Event
) -> AsyncIterator[None]:
    """What is no answer to the message at hand: corrections are written, and letters sent, beside the block."""
    if services.moderation is None:
        yield
        return
    moderation = services.moderation
    corrections = Corrections(moderation.stores, services.texts, services.clock)
    await corrections.begin()
    correcting = asyncio.create_task(corrections.run())
    posting = asyncio.create_task(Posting(bot, retrying, moderation.stores, services.clock).run(stop))
    try:
        yield
    finally:
        stop.set()  # also where delivery broke
        correcting.cancel()
        await asyncio.gather(correcting, posting, return_exceptions=True)


@asynccontextmanager
async def _remembering(record: Record, services: Services, grace_seconds: float) -> AsyncIterator[None]:
    """The answers that delivery records are moved into the store, beside the block; the last ones behind it."""
    if services.answered is None:
        yield
        return
    moving = asyncio.create_task(services.answered.follow(record))
    try:
        yield
    finally:
        moving.cancel()
        await asyncio.gather(moving, return_exceptions=True)
        with suppress(TimeoutError):  # they lie in the record, for the next start
            async with asyncio.timeout(grace_seconds):
                await services.answered.catch_up()


async def _finish_unless(stop: asyncio.Event, work: Coroutine[None, None, None]) -> bool:
    """Whether the work came to its end before we were told to stop; raises what it raises."""
    task, stopping = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not task.done():
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return False
    task.result()
    return True

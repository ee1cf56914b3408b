"""The service: what `figurecheck run` starts. Wires settings, checker and Telegram together.

`telegram` is imported when the service starts, not when this module is.
"""

import asyncio
import signal
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.logs import set_up_logs
from bot.services import Checker, RecentAnswers, Services, choose_examples
from bot.settings import PREFIX, Settings, SettingsError, describe_setting, load_settings
from bot.texts import load_texts
from facts.errors import FactsError

if TYPE_CHECKING:
    from bot.answered import AnswerLog
    from bot.moderation import Moderation
    from bot.questions.questions import Questions


def run(settings: Settings | None = None, checker: Checker | None = None) -> int:
    """Run until told to stop (SIGTERM, SIGINT); gives the exit code.

    0: stopped as told. 1: Telegram refuses the token, or something broke; one line on standard error says what. The
    settings come from the environment where none are given, the facts from the store. Raises FactsError where a setting
    or the store is wrong.
    """
    settings = settings or load_settings()
    if settings.telegram_token is None:
        raise SettingsError(f"{PREFIX}TELEGRAM_TOKEN is not set; it should be {describe_setting('telegram_token')}")
    token = settings.telegram_token.get_secret_value()
    set_up_logs(settings.log_format, settings.log_level, token)
    from bot.telegram.polling import TokenRefusedError

    try:
        asyncio.run(_serve(settings, token, checker))
    except TokenRefusedError:
        refused = "Telegram refuses this token; it should be the one that @BotFather shows"
        return _complain(f"{PREFIX}TELEGRAM_TOKEN: {refused}")
    except FactsError:
        raise
    except Exception as error:
        return _complain(f"the service broke: {type(error).__name__}; start it again, nothing that waits is lost")
    return 0


async def _serve(settings: Settings, token: str, given: Checker | None) -> None:
    """Answer until told to stop: from what is given, or from the facts that the store keeps, as they change."""
    from bot.telegram.serving import serve

    if given is not None:
        await serve(settings, token, _services(settings, RecentAnswers(given)), _stop_on_signals)
        return
    from bot.answered import AnswerLog
    from bot.live import follow, kept_in, open_facts
    from bot.moderation import Moderation
    from bot.questions.at_work import looking_after
    from facts.store.stores import open_stores

    stores = await open_stores(settings.database_url)
    try:
        opening = kept_in(settings.cache_path, settings.database_name)
        checker, sequence = await open_facts(stores.facts, opening)
        async with looking_after(stores, checker, sequence, settings, load_texts(), _now) as (questions, followed):
            following = asyncio.create_task(follow(stores.facts, checker, sequence, followed=followed, open_=opening))
            try:
                needed, chat = settings.reviews_needed, settings.moderators_chat
                moderation = Moderation(stores, frozenset(settings.owners), _now, needed, chat)
                answered = AnswerLog(stores.answers, lambda: checker.sequence)
                services = _services(settings, checker, moderation, questions, answered)
                await serve(settings, token, services, _stop_on_signals)
            finally:
                following.cancel()
                await asyncio.gather(following, return_exceptions=True)
    finally:
        await stores.close()


def _services(
    settings: Settings,
    checker: Checker,
    moderation: "Moderation | None" = None,
    questions: "Questions | None" = None,
    answered: "AnswerLog | None" = None,
) -> Services:
    texts = load_texts()
    examples, is_private_allowed = choose_examples(checker, texts), settings.allow_private_addresses
    return Services(checker, texts, _now, examples, moderation, questions, answered, is_private_allowed)


def _now() -> datetime:
    return datetime.now(UTC)


def _stop_on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)


def _complain(line: str) -> int:
    print(f"figurecheck: {line}", file=sys.stderr)
    return 1

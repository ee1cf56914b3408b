"""The service: what `figurecheck run` starts. Wires settings, checker and Telegram together.

`telegram` is imported when the service starts, not when this module is.
"""

import asyncio
import logging
import signal
import sys
from datetime import UTC, datetime

from bot.logs import set_up_logs
from bot.services import Checker, Services, choose_examples
from bot.settings import PREFIX, Settings, SettingsError
from bot.texts import load_texts

log = logging.getLogger(__name__)


def run(settings: Settings, checker: Checker) -> int:
    """Run until told to stop (SIGTERM, SIGINT); gives the exit code.

    0: stopped as told. 1: Telegram refuses the token, or something broke. 2: a setting is wrong. One line on standard
    error says what is wrong.
    """
    if settings.telegram_token is None:
        return _complain(
            f"{PREFIX}TELEGRAM_TOKEN is not set: it should be the token that @BotFather gave for the bot", 2
        )
    token = settings.telegram_token.get_secret_value()
    set_up_logs(settings.log_format, settings.log_level, token)
    texts = load_texts()
    services = Services(checker, texts, lambda: datetime.now(UTC), choose_examples(checker, texts))

    from bot.telegram.polling import TokenRefusedError
    from bot.telegram.serving import serve

    try:
        asyncio.run(serve(settings, token, services, _stop_on_signals))
    except SettingsError as error:
        return _complain(str(error), 2)
    except TokenRefusedError:
        return _complain(
            f"{PREFIX}TELEGRAM_TOKEN: Telegram refuses this token; it should be the one that @BotFather shows",
            1,
        )
    except Exception as error:
        return _complain(f"the service broke: {type(error).__name__}; start it again, nothing that waits is lost", 1)
    return 0


def _stop_on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)


def _complain(line: str, code: int) -> int:
    print(f"figurecheck: {line}", file=sys.stderr)
    return code

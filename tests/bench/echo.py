"""A bare python-telegram-bot echo bot, as its documentation has it: updates handled one by one."""

import logging
import os
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackContext, MessageHandler, filters


async def echo(update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:
    """Say the same."""
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING)
    token, address = os.environ["FIGURECHECK_TELEGRAM_TOKEN"], os.environ["FIGURECHECK_TELEGRAM_API_URL"]
    application = Application.builder().token(token).base_url(f"{address}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling(allowed_updates=["message"])

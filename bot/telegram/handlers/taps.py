"""Taps on buttons, by what their data begins with. A button's data comes from outside: anything may stand in it."""

from collections.abc import Awaitable, Callable

from telegram import CallbackQuery

from bot.conversations.hearing import TAP
from bot.replies import render_answers
from bot.replies.card import NOT_MEANT
from bot.replies.proposals import PROPOSAL
from bot.services import Services
from bot.telegram.handlers.asking import STOP, TELL_ME, note_not_meant, stop_waiting, tell_me
from bot.telegram.handlers.dialogues import tap_dialogue
from bot.telegram.handlers.guidance import EXAMPLE
from bot.telegram.handlers.reviewing import tap_proposal
from bot.telegram.outgoing import Acknowledgement

Answer = Callable[[CallbackQuery, Services], Awaitable[Acknowledgement]]


async def answer_tap(tap: CallbackQuery, services: Services) -> Acknowledgement:
    """What a tap leads to; a kind word where its data is none of ours, or of an older time."""
    data = tap.data or ""
    answer = next((answer for start, answer in _TAPS if data.startswith(start)), _tell_unknown)
    return await answer(tap, services)


async def _answer_example(tap: CallbackQuery, services: Services) -> Acknowledgement:
    number = (tap.data or "").removeprefix(EXAMPLE)
    if not (number.isdecimal() and int(number) < len(services.examples)):
        return await _tell_unknown(tap, services)
    answers = services.checker.check_message(services.examples[int(number)], services.today)
    return Acknowledgement(reply=render_answers(answers, services.texts, services.today, base=services.checker.base))


async def _tell_unknown(tap: CallbackQuery, services: Services) -> Acknowledgement:
    return Acknowledgement(services.texts("toast-unknown-button"))


_TAPS: tuple[tuple[str, Answer], ...] = (
    (EXAMPLE, _answer_example),
    (NOT_MEANT, note_not_meant),
    (TELL_ME, tell_me),
    (STOP, stop_waiting),
    (TAP, tap_dialogue),
    (PROPOSAL, tap_proposal),
)

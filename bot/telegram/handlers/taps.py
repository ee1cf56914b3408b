"""Taps on buttons: examples, and "not what I meant". A button's data comes from outside: anything may stand in it."""

from bot.replies import render_answers
from bot.replies.card import NOT_MEANT
from bot.services import Services
from bot.telegram.outgoing import Acknowledgement

EXAMPLE = "example:"  # the data of an example's button, before its number


def answer_tap(data: str, services: Services) -> Acknowledgement:
    """What a tap leads to; a kind word where its data is none of ours, or of an older time."""
    if data.startswith(EXAMPLE):
        claim = _find_example(data.removeprefix(EXAMPLE), services)
        if claim is not None:
            answers = services.checker.check_message(claim, services.today)
            reply = render_answers(answers, services.texts, services.today, base=services.checker.base)
            return Acknowledgement(reply=reply)
    elif data.startswith(NOT_MEANT):
        fact_id = data.removeprefix(NOT_MEANT)
        if not fact_id or services.checker.base.get(fact_id):
            return Acknowledgement(services.texts("toast-not-meant"), not_meant=fact_id)
    return Acknowledgement(services.texts("toast-unknown-button"))


def _find_example(number: str, services: Services) -> str | None:
    return services.examples[int(number)] if number.isdecimal() and int(number) < len(services.examples) else None

"""What the base could not answer: kept for moderators (/queue), told later to those who wait for it (/notify).

Also "not what I meant", and /forgetme, which deletes what leads to a person.
"""

import re
from collections.abc import Sequence

from telegram import CallbackQuery, Message

from bot.conversations import HEARING
from bot.conversations.answering import QUEUEING, Answering, go_on
from bot.conversations.conversation import Desk
from bot.replies import Button, Reply, render_answers
from bot.replies.card import NOT_MEANT, read_claim
from bot.replies.questions import render_notices
from bot.services import Services
from bot.telegram.handlers.guidance import point_to_help
from bot.telegram.incoming import find_topic, read_command, read_replied_text, read_text
from bot.telegram.outgoing import Acknowledgement, Outgoing
from facts.answers import Abstention, Answer, Verdict
from facts.store.notices import Notice
from facts.store.questions import Asked

TELL_ME = "tell-me:"  # the data of the button, before the keys of up to three questions
STOP = "stop:"  # before the number of a notice

_MOST_TOLD = 3  # questions of one message, as many keys as fit into a button's data
_KEY = re.compile(r"[0-9a-f]{1,64}")
_NUMBER = re.compile(r"[0-9]{1,9}")  # as many as a database numbers with
_WAITABLE = (Abstention.NO_MATCH, Abstention.OTHER_SUBJECT)


def gather(message: Message, answers: Sequence[Answer], services: Services) -> tuple[Asked, ...]:
    """What of a message could not be answered, to be kept when the answer is out."""
    if services.questions is None:
        return ()
    return services.questions.gathering.gather(answers, _person_of(message), services.clock())


def offer_notice(reply: Reply, answers: Sequence[Answer], asked: Sequence[Asked], services: Services) -> Reply:
    """The reply, with a button to be told later where nothing of the message could be answered."""
    waitable = [one.key for one in asked if one.reason in _WAITABLE][:_MOST_TOLD]
    if not waitable or any(answer.verdict is not Verdict.NOT_FOUND for answer in answers):
        return reply
    button = Button(services.texts("button-tell-me"), data=f"{TELL_ME}{'.'.join(waitable)}")
    return Reply(reply.html, (*reply.buttons, (button,)))


async def tell_me(tap: CallbackQuery, services: Services) -> Acknowledgement:
    """Somebody wants to be told when their question can be answered."""
    questions, message = services.questions, tap.message
    if questions is None or not isinstance(message, Message) or message.chat.id != tap.from_user.id:
        return Acknowledgement(services.texts("toast-unknown-button"))
    keys = (tap.data or "").removeprefix(TELL_ME).split(".")[:_MOST_TOLD]
    known = await questions.store.find([key for key in keys if _KEY.fullmatch(key)])
    found = [asked for asked in known if questions.gathering.is_of(asked, tap.from_user.id)]
    if not found:
        return Acknowledgement(services.texts("toast-unknown-button"))
    asking = message.reply_to_message or message  # where what they wrote is not known, our answer to it stands for it
    told = [await questions.notices.add(_notice(asking, asked.text, services)) for asked in found]
    return Acknowledgement(services.texts("toast-tell-me" if any(told) else "toast-too-many"))


async def notify(message: Message, services: Services) -> Outgoing:
    """What somebody waits for; with words behind it, they wait for these too, unless they can be answered now."""
    questions, command = services.questions, read_command(message)
    if questions is None:
        return point_to_help(message, services)
    if not command or not command.argument:
        return Outgoing(await _list_notices(message.chat.id, services))
    answers = services.checker.check_message(command.argument, services.today)
    if any(answer.verdict is not Verdict.NOT_FOUND for answer in answers):
        return Outgoing(render_answers(answers, services.texts, services.today, base=services.checker.base))
    asked = gather(message, answers, services)
    if not asked:
        return Outgoing(Reply(services.texts("notify-not-a-claim")))
    added = [await questions.notices.add(_notice(message, one.text, services)) for one in asked[:_MOST_TOLD]]
    return Outgoing(Reply(services.texts("notify-added" if any(added) else "notify-too-many")), asked=asked)


async def stop_waiting(tap: CallbackQuery, services: Services) -> Acknowledgement:
    """Somebody waits no more."""
    number, message = (tap.data or "").removeprefix(STOP), tap.message
    if services.questions is None or message is None or message.chat.id != tap.from_user.id:
        return Acknowledgement(services.texts("toast-unknown-button"))
    if _NUMBER.fullmatch(number):
        await services.questions.notices.drop(message.chat.id, int(number))
    reply = await _list_notices(message.chat.id, services)
    return Acknowledgement(services.texts("toast-stopped"), reply, is_in_place=True)


async def forget_me(message: Message, services: Services) -> Outgoing:
    """Delete what leads to somebody, and say what stays."""
    questions, moderation = services.questions, services.moderation
    if questions is None:
        return point_to_help(message, services)
    person, texts = _person_of(message), services.texts
    notices = await questions.notices.drop(message.chat.id)
    await questions.gathering.forget(person)
    await questions.standing.start_anew()
    if moderation is not None:
        await moderation.stores.dialogues.drop(person)
        await moderation.stores.answers.forget_chat(message.chat.id)
        await moderation.stores.outbox.drop_chat(message.chat.id)
    rest = texts("forgotten-rest", days=questions.retention.days)
    return Outgoing(Reply(f"{texts('forgotten', count=notices)}\n\n{rest}"))


async def note_not_meant(tap: CallbackQuery, services: Services) -> Acknowledgement:
    """An answer was not what somebody meant: what they asked goes into the queue, with what was answered."""
    fact_id, message = (tap.data or "").removeprefix(NOT_MEANT), tap.message
    if fact_id and not services.checker.base.get(fact_id):
        return Acknowledgement(services.texts("toast-unknown-button"))
    if services.questions is not None and isinstance(message, Message):
        text = read_claim(read_text(message), services.texts) or read_replied_text(message)
        place = message.chat.id, message.message_id
        asked = services.questions.gathering.note_not_meant(
            text.strip("…"), fact_id or _find_fact(text, services), tap.from_user.id, place, services.clock()
        )
        if asked.text:
            await services.questions.gathering.keep((asked,))
    return Acknowledgement(services.texts("toast-not-meant"))


async def open_queue(desk: Desk, _argument: str) -> Reply:
    """/queue: the most urgent group."""
    if desk.services.questions is None:
        return Reply(desk.services.texts("queue-empty"))
    return await HEARING.begin(QUEUEING, await go_on(Answering(), desk), desk)


async def _list_notices(chat_id: int, services: Services) -> Reply:
    assert services.questions is not None
    waiting = await services.questions.notices.of(chat_id)
    return render_notices([(notice.id, notice.text) for notice in waiting], services.texts, STOP)


def _notice(message: Message, text: str, services: Services) -> Notice:
    return Notice(
        message.chat.id, text, services.clock(), services.texts.language, find_topic(message), message.message_id
    )


def _find_fact(text: str, services: Services) -> str | None:
    """What a text is answered by: a fact whose id is too long for a button does not stand on it."""
    answers = services.checker.check_message(text, services.today)
    return next((answer.fact_id for answer in answers if answer.fact_id), None)


def _person_of(message: Message) -> int:
    """Who asks: an anonymous admin asks as the group."""
    if message.sender_chat is not None or message.from_user is None:
        return (message.sender_chat or message.chat).id
    return message.from_user.id

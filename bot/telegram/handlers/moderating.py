"""/history, /retire, /revert, /merge: what moderators do to facts. /mods, /promote, /demote: what owners do about them.

Who may not is told what anybody is told about a command that there is not, and learns nothing.
"""

import re
from collections.abc import Awaitable, Callable

from telegram import Message

from bot.conversations import HEARING
from bot.conversations.announcing import announce_corrections
from bot.conversations.conversation import Desk
from bot.conversations.merging import MERGING, look_at
from bot.replies import Reply
from bot.replies.dates import write_date
from bot.replies.markup import clean, escape
from bot.replies.refusals import write_refusal
from bot.replies.revisions import render_done, render_history
from bot.services import Services
from bot.telegram.handlers.guidance import point_to_help
from bot.telegram.incoming import read_command, speaker_of
from bot.telegram.outgoing import Outgoing
from facts.errors import FactsError
from facts.store.edits import Retire, Revert
from facts.store.people import Role
from facts.store.revisions import Deed

Work = Callable[[Desk, str], Awaitable[Reply | Outgoing]]
Handle = Callable[[Message, Services], Awaitable[Outgoing]]

_APPOINTED = (Role.MODERATOR, Role.CONTRIBUTOR)
_USER = re.compile(r"[0-9]{1,15}")
_WHO_UNITS = 60
_PEOPLE_SHOWN = 25  # the last ones appointed; each may take a line of 130 units


def needing(role: Role, work: Work, read: Callable[[str], str] = clean) -> Handle:
    """The handler of a command for those who have that role when they write it; `work` is given what follows it.

    That is one line, unless `read` makes something else of it.
    """

    async def handle(message: Message, services: Services) -> Outgoing:
        moderation, user = services.moderation, message.from_user
        if moderation is None or user is None or not await moderation.may(user.id, role):
            return point_to_help(message, services)
        command = read_command(message)
        desk = Desk(services, moderation, speaker_of(user), message.message_id)
        try:
            outcome = await work(desk, read(command.argument) if command else "")
            return outcome if isinstance(outcome, Outgoing) else Outgoing(outcome)
        except FactsError as error:
            return Outgoing(Reply(write_refusal(error, services.texts)))

    return handle


async def tell_history(desk: Desk, argument: str) -> Reply:
    """What was changed about the fact of the id."""
    if not argument:
        return Reply(desk.services.texts("history-usage"))
    revisions = await desk.moderation.stores.facts.history(argument.lower())
    if not revisions:
        return _unknown(argument, desk)
    return render_history(revisions, desk.services.texts)


async def retire(desk: Desk, argument: str) -> Reply:
    """Take a fact out, with the reason behind its id."""
    fact_id, _, why = argument.partition(" ")
    if not why:
        return Reply(desk.services.texts("retire-usage"))
    kept = await desk.moderation.stores.facts.find(fact_id.lower())
    if kept is None:
        return _unknown(fact_id, desk)
    if kept.is_retired:
        last = (await desk.moderation.stores.facts.history(kept.fact.id))[-1]
        came_twice = (last.deed, last.signature.user_id, last.signature.why) == (
            Deed.RETIRED,
            desk.speaker.user_id,
            why,
        )
        return render_done(last, desk.services.texts) if came_twice else _unknown(fact_id, desk)
    done = await desk.moderation.submit(Retire(kept.fact.id, kept.number), desk.sign(why))
    return await announce_corrections(done, render_done(done, desk.services.texts), desk)


async def revert(desk: Desk, argument: str) -> Reply:
    """Make a fact what it was after a revision."""
    fact_id, _, rest = argument.partition(" ")
    number, _, why = rest.partition(" ")
    if not number.isdecimal():
        return Reply(desk.services.texts("revert-usage"))
    kept = await desk.moderation.stores.facts.find(fact_id.lower())
    if kept is None:
        return _unknown(fact_id, desk)
    signature = desk.sign(why or None)
    done = await desk.moderation.submit(Revert(kept.fact.id, int(number[:9]), kept.number), signature)
    return await announce_corrections(done, render_done(done, desk.services.texts), desk)


async def merge(desk: Desk, argument: str) -> Reply:
    """Begin to make one of two facts that say the same."""
    ids = argument.lower().split()
    if len(ids) != 2:
        return Reply(desk.services.texts("merge-usage"))
    found = [await desk.moderation.stores.facts.find(fact_id) for fact_id in ids]
    for fact_id, kept in zip(ids, found, strict=True):
        if kept is None or kept.is_retired:
            return _unknown(fact_id, desk)
    if ids[0] == ids[1]:
        return Reply(desk.services.texts("merge-one"))
    state = await look_at(ids[0], ids[1], desk)
    return await HEARING.begin(MERGING, state, desk) if not state.outcome else Reply(state.outcome)


async def list_people(desk: Desk, _argument: str) -> Reply:
    """Who has a role."""
    texts = desk.services.texts
    owners, people = sorted(desk.moderation.owners), await desk.moderation.stores.people.people()
    lines = [texts("mods-title"), *(texts("mods-owner", id=owner) for owner in owners[:_PEOPLE_SHOWN])]
    shown = people[-_PEOPLE_SHOWN:]
    for person in shown:
        role, day = texts(f"role-{person.role}"), write_date(person.at.date(), texts)
        lines.append(texts("mods-person", id=person.user_id, role=role, date=day, who=escape(person.by, _WHO_UNITS)))
    rest = len(owners[_PEOPLE_SHOWN:]) + len(people) - len(shown)
    return Reply("\n".join([*lines, texts("mods-more", count=rest)] if rest else lines))


async def promote(desk: Desk, argument: str) -> Reply | Outgoing:
    """Give somebody a role; a moderator's, unless another is said."""
    user, _, wanted = argument.partition(" ")
    role = next((role for role in _APPOINTED if role == (wanted.lower() or Role.MODERATOR)), None)
    if not _USER.fullmatch(user) or role is None:
        return Reply(desk.services.texts("promote-usage"))
    if int(user) in desk.moderation.owners:
        return Reply(desk.services.texts("demote-owner", id=user))
    await desk.moderation.appoint(int(user), role, desk.speaker)
    done = desk.services.texts("promote-done", id=user, role=desk.services.texts(f"role-{role}"))
    return Outgoing(Reply(done), menu_of=int(user))


async def demote(desk: Desk, argument: str) -> Reply | Outgoing:
    """Take somebody's role away."""
    if not _USER.fullmatch(argument):
        return Reply(desk.services.texts("demote-usage"))
    if int(argument) in desk.moderation.owners:
        return Reply(desk.services.texts("demote-owner", id=argument))
    had_one = await desk.moderation.stores.people.dismiss(int(argument))
    done = desk.services.texts("demote-done" if had_one else "demote-nobody", id=argument)
    return Outgoing(Reply(done), menu_of=int(argument))


def _unknown(fact_id: str, desk: Desk) -> Reply:
    return Reply(desk.services.texts("fact-unknown", id=escape(fact_id, 80)))

"""/proposals, /refuse and the buttons of proposals: what moderators do with what others want to change.

The buttons work in the moderators' chat and in a moderator's own; the role counts at the moment of the tap. To anybody
else a button with such data is one that no longer works.
"""

import re

from telegram import CallbackQuery

from bot.conversations.announcing import announce_corrections
from bot.conversations.conversation import Desk
from bot.replies import Reply
from bot.replies.markup import escape
from bot.replies.proposals import PROPOSAL, REASONS, render_proposal
from bot.services import Services
from bot.telegram.incoming import speaker_of
from bot.telegram.outgoing import Acknowledgement
from facts.errors import BaseError
from facts.store.foreseeing import foresee
from facts.store.people import Role
from facts.store.proposals import Proposal, Stage
from facts.store.revisions import ConflictError, MissingError

_ID = re.compile(r"[0-9]{1,9}")
_TAPPED = re.compile(rf"{PROPOSAL}(?P<id>[0-9]{{1,9}}):(?P<action>[a-z-]{{1,20}})")
_REFUSING = {f"no-{name}": name for name in REASONS}


async def list_proposals(desk: Desk, _argument: str) -> Reply:
    """The first proposal that waits, those that wait for the speaker before the others."""
    waiting = await desk.moderation.stores.proposals.open()
    if not waiting:
        return Reply(desk.services.texts("proposals-none"))
    first = next((each for each in waiting if not each.is_approved_by(desk.speaker.user_id)), waiting[0])
    return await _show(first, desk, is_direct=True)


async def refuse(desk: Desk, argument: str) -> Reply:
    """Refuse a proposal for the reason behind its number, or give the reason for a refusal."""
    number, _, why = argument.partition(" ")
    if not _ID.fullmatch(number) or not why:
        return Reply(desk.services.texts("refuse-usage"))
    proposal = await desk.moderation.stores.proposals.find(int(number))
    if proposal is None:
        return Reply(desk.services.texts("refuse-unknown", id=number))
    return await _show(await desk.moderation.refuse(proposal, desk.speaker, why), desk, is_direct=True)


async def tap_proposal(tap: CallbackQuery, services: Services) -> Acknowledgement:
    """What a button of a proposal does; the proposal as it is then takes the place of the one that was tapped."""
    moderation, message = services.moderation, tap.message
    tapped = _TAPPED.fullmatch(tap.data or "")
    unknown = Acknowledgement(services.texts("toast-unknown-button"))
    if moderation is None or message is None or tapped is None:
        return unknown
    is_direct = message.chat.id == tap.from_user.id
    if not is_direct and not await moderation.is_chat(message.chat.id):
        return unknown
    if not await moderation.may(tap.from_user.id, Role.MODERATOR):
        return unknown
    proposal = await moderation.stores.proposals.find(int(tapped["id"]))
    if proposal is None:
        return unknown
    desk = Desk(services, moderation, speaker_of(tap.from_user), message.message_id)
    return await _act(proposal, tapped["action"], desk, is_direct=is_direct)


async def _act(proposal: Proposal, action: str, desk: Desk, *, is_direct: bool) -> Acknowledgement:
    texts = desk.services.texts
    if action == "yes":
        return await _approve(proposal, desk, is_direct=is_direct)
    if action == "next" and is_direct:
        following = await _following(proposal, desk)
        reply = await _show(following, desk, is_direct=True) if following else Reply(texts("proposals-none"))
        return Acknowledgement(reply=reply, is_in_place=True)
    if action in _REFUSING and proposal.stage is Stage.OPEN:
        reason = _REFUSING[action]
        why = texts(f"refuse-{reason}") if reason != REASONS[-1] else None
        proposal = await desk.moderation.refuse(proposal, desk.speaker, why)
    reply = await _show(proposal, desk, is_direct=is_direct, asks_why=action == "no")
    return Acknowledgement(reply=reply, is_in_place=True)


async def _approve(proposal: Proposal, desk: Desk, *, is_direct: bool) -> Acknowledgement:
    """Approve; where it cannot be done any more that is said above the proposal, which stays open."""
    texts = desk.services.texts
    toast = "" if proposal.stage is not Stage.OPEN else texts("toast-approved")
    if proposal.stage is Stage.OPEN and proposal.is_approved_by(desk.speaker.user_id):
        toast = texts("toast-approved-before")
    try:
        approved = await desk.moderation.approve(proposal, desk.speaker)
    except (ConflictError, MissingError, BaseError) as error:
        shown = await _show(proposal, desk, is_direct=is_direct)
        line = texts("proposal-not-approved", why=escape(str(error)))
        return Acknowledgement(reply=Reply(f"{line}\n\n{shown.html}", shown.buttons), is_in_place=True)
    shown = await _show(approved, desk, is_direct=is_direct)
    if proposal.stage is Stage.OPEN and approved.number is not None:
        done = (await desk.moderation.stores.facts.history(approved.revised_id))[approved.number - 1]
        shown = await announce_corrections(done, shown, desk)
    return Acknowledgement(toast, shown, is_in_place=True)


async def _show(proposal: Proposal, desk: Desk, *, is_direct: bool, asks_why: bool = False) -> Reply:
    prospect = await foresee(desk.moderation.stores.facts, proposal.edit)
    has_next = is_direct and await _following(proposal, desk) is not None
    needed, texts = desk.moderation.reviews_needed, desk.services.texts
    return render_proposal(proposal, prospect, needed, texts, asks_why=asks_why, has_next=has_next)


async def _following(proposal: Proposal, desk: Desk) -> Proposal | None:
    """The open one after this, after the last the first; None where there is no other."""
    others = [each for each in await desk.moderation.stores.proposals.open() if each.id != proposal.id]
    return next((each for each in others if each.id > proposal.id), others[0] if others else None)

"""Proposals over the Bot API double: who proposes, who approves, and what everybody else learns of it: nothing."""

import json
from dataclasses import replace
from datetime import datetime

import pytest

from bot.moderation import Moderation, Speaker
from bot.replies.markup import to_plain
from bot.services import Services
from bot.texts import load_texts
from facts.store.answers import Given, Told
from facts.store.edits import Put
from facts.store.letters import Letter, MemoryOutbox
from facts.store.people import Person, Role
from facts.store.proposals import Proposal, Stage
from facts.store.stores import make_stores
from tests.botapi import BotApi, Sent
from tests.store.made import FERRY, PILOTS, saying, signed
from tests.telegram.conftest import TODAY, RunBot, Running
from tests.telegram.small_checker import SmallChecker

OWNER, ANA, BO, CONTRIBUTOR, STRANGER = 1, 2, 3, 4, 5
ROOM = -1005  # the moderators' chat
UNKNOWN = "I don’t know that command. /help shows what I can do."
NO_BUTTON = "This button no longer works. Please send the claim again."
OLD, NEW = PILOTS.statement, "Norvik port will hire around 80 more pilots."


class Drawer(MemoryOutbox):
    """Letters that nobody sends."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: dict[str, Letter] = {}

    async def put(self, letters: tuple[Letter, ...], at: datetime) -> int:
        """Take letters in, of one key the first."""
        new = {letter.key: letter for letter in letters if letter.key not in self.letters}
        self.letters |= new
        return len(new)


@pytest.fixture
def needed() -> int:
    """Two have to approve."""
    return 2


@pytest.fixture
def moderation(needed: int) -> Moderation:
    """Two moderators, a contributor, a chat for the moderators."""
    return Moderation(replace(make_stores(), outbox=Drawer()), frozenset({OWNER}), lambda: TODAY, needed, ROOM)


@pytest.fixture
async def services(moderation: Moderation) -> Services:
    """The services of a bot that moderators use: of two facts one was changed since."""
    await moderation.stores.facts.change(Put(PILOTS, 0), signed())
    await moderation.stores.facts.change(Put(saying(PILOTS, NEW), 1), signed())
    await moderation.stores.facts.change(Put(FERRY, 0), signed())
    for user, role in ((ANA, Role.MODERATOR), (BO, Role.MODERATOR), (CONTRIBUTOR, Role.CONTRIBUTOR)):
        await appoint(moderation, user, role)
    return Services(SmallChecker(), load_texts(), lambda: TODAY, moderation=moderation)


async def appoint(moderation: Moderation, user: int, role: Role) -> None:
    """Give a role."""
    await moderation.stores.people.appoint(Person(user, role, "the owner", TODAY))


async def say(running: Running, user: int, text: str) -> Sent:
    """What the bot answers to somebody's message in their own chat."""
    api = running.api
    api.open_chat(user, "private")
    before = len(api.sent)
    update = api.write(user, text)
    await api.wait_until(lambda: api.is_confirmed(update))
    (sent,) = api.sent[before:]
    return sent


def letters(moderation: Moderation) -> dict[str, Letter]:
    """What was put into the outbox, by key."""
    assert isinstance(moderation.stores.outbox, Drawer)
    return moderation.stores.outbox.letters


async def tap(running: Running, chat: int, data: str, user: int | None = None) -> tuple[str, list[str], str]:
    """A tap on a button of a message of the bot's in that chat: its text and buttons then, and the toast."""
    api = running.api
    message = api.open_chat(chat, "private" if chat > 0 else "supergroup").add({"from": api.me, "text": "a letter"})
    edited, toasts = len(api.edited), len(api.toasts)
    update = api.tap(chat, message["message_id"], data, sender=user)
    await api.wait_until(lambda: api.is_confirmed(update))
    (toast,) = api.toasts[toasts:]
    shown = api.edited[edited:]
    return (shown[-1].text, shown[-1].labels, toast) if shown else ("", [], toast)


async def test_who_approved_and_was_demoted_meanwhile_does_not_count(
    moderation: Moderation, services: Services
) -> None:
    """Also where both happened after the proposal was looked at by who approves it last."""
    edit = Put(saying(PILOTS, OLD), 2)
    proposal = await moderation.submit(edit, moderation.sign(Speaker(CONTRIBUTOR, "C"), None))
    assert isinstance(proposal, Proposal)
    await moderation.approve(proposal, Speaker(ANA, "A"))
    await moderation.stores.people.dismiss(ANA)
    left = await moderation.approve(proposal, Speaker(BO, "B"))
    assert (left.stage, [approval.user_id for approval in left.approvals]) == (Stage.OPEN, [BO])


async def test_four_eyes(run_bot: RunBot, moderation: Moderation) -> None:
    """A moderator's change waits for a second moderator, who is not the first; who proposed it is told of the end."""
    await moderation.stores.answers.remember([Given(5, 1, None, (Told(PILOTS.id, "supported"),), 2, TODAY)])
    async with run_bot(BotApi()) as running:
        told = await say(running, ANA, f"/revert {PILOTS.id} 1 as it was")
        assert told.text.startswith("✓ Proposed (number 1).")
        assert len(await moderation.stores.facts.history(PILOTS.id)) == 2
        (letter,) = letters(moderation).values()
        assert (letter.key, letter.chat_id) == ("proposal:1", ROOM)
        plain = to_plain(letter.html)
        assert plain.startswith("around 80 pilots → around 60 pilots\n")
        for words in (OLD, NEW, "Norvik Gazette", "Person 2 (2): as it was", "One more has to"):
            assert words in plain
        assert "https://example.org/p" in letter.html
        (row,) = json.loads(letter.buttons)
        assert [button["label"] for button in row] == ["Approve", "Refuse"]
        approve = row[0]["data"]

        text, labels, toast = await tap(running, ROOM, approve, ANA)
        assert (labels, toast) == (["Approve", "Refuse"], "You have approved this already.")
        assert "One more has to approve" in text
        text, labels, toast = await tap(running, ROOM, approve, BO)
        assert text.startswith("✓ Proposal 1 is done, approved by Person 3 (3).")
        assert f"/revert {PILOTS.id} 2" in text
        assert "One answer will be corrected." in text
        assert (labels, toast) == ([], "Approved.")
        assert (await moderation.stores.facts.history(PILOTS.id))[-1].after == PILOTS
        text, _, toast = await tap(running, ROOM, approve, OWNER)
        assert text.startswith("✓ Proposal 1 is done, approved by Person 3 (3).")
        assert toast == ""
        fate = letters(moderation)["proposal:1:done"]
        assert fate.chat_id == ANA
        assert fate.html.startswith("✓ Your proposal 1 is done.")
        assert "Person 2 (2) + Person 3 (3): as it was" in (await say(running, ANA, f"/history {PILOTS.id}")).text


@pytest.mark.parametrize("needed", [1])
async def test_a_contributors_change_is_a_proposal(run_bot: RunBot, moderation: Moderation) -> None:
    """Also where a moderator's own approval is enough; a contributor approves nothing."""
    async with run_bot(BotApi()) as running:
        assert "Proposed (number 1)" in (await say(running, CONTRIBUTOR, f"/retire {FERRY.id} it sank")).text
        assert "retired" in (await say(running, ANA, f"/retire {PILOTS.id} withdrawn")).text
        assert (await say(running, CONTRIBUTOR, "/proposals")).text == UNKNOWN
        assert (await say(running, CONTRIBUTOR, "/refuse 1 x")).text == UNKNOWN
        for chat in (ROOM, CONTRIBUTOR):
            assert await tap(running, chat, "proposal:1:yes", CONTRIBUTOR) == ("", [], NO_BUTTON)
        assert await moderation.stores.facts.facts() == (FERRY,)
        shown = await say(running, ANA, "/proposals")
        assert shown.text.startswith("1.2m people")
        assert "Person 4 (4): it sank" in shown.text
        assert shown.labels == ["Approve", "Refuse"]
        text, _, _ = await tap(running, ANA, "proposal:1:yes")
        assert text.startswith("✓ Proposal 1 is done, approved by Person 2 (2).")
        assert await moderation.stores.facts.facts() == ()
        assert letters(moderation)["proposal:1:done"].chat_id == CONTRIBUTOR


async def test_the_moderators_chat_is_followed_when_it_becomes_a_supergroup(
    run_bot: RunBot, moderation: Moderation
) -> None:
    """Without a new setting: what is proposed goes there, its buttons work, and those of before."""
    new = -2005
    async with run_bot(BotApi()) as running:
        api = running.api
        api.open_chat(ROOM, "group")
        await say(running, CONTRIBUTOR, f"/retire {FERRY.id} it sank")
        assert letters(moderation)["proposal:1"].chat_id == ROOM
        moved = api.migrate(ROOM, new)
        await api.wait_until(lambda: api.is_confirmed(moved))
        await say(running, CONTRIBUTOR, f"/retire {PILOTS.id} they left")
        assert letters(moderation)["proposal:2"].chat_id == new
        assert await tap(running, -77, "proposal:2:yes", ANA) == ("", [], NO_BUTTON)
        text, _, _ = await tap(running, new, "proposal:2:yes", ANA)
        assert "One more has to approve" in text
        assert await tap(running, ROOM, "proposal:2:yes", BO) == ("", [], "Approved.")
        assert api.sent_to(new)[-1].text.startswith("✓ Proposal 2 is done, approved by Person 3 (3).")


async def test_forged_data_of_a_stranger_does_nothing(run_bot: RunBot, moderation: Moderation) -> None:
    """One toast, the same for a proposal that there is and one that there is not; no message changes."""
    async with run_bot(BotApi()) as running:
        await say(running, CONTRIBUTOR, f"/retire {FERRY.id} it sank")
        for data in ("yes", "no", "no-other", "next", "show"):
            for number in (1, 2):
                for chat in (STRANGER, ROOM, -77):
                    told = await tap(running, chat, f"proposal:{number}:{data}", STRANGER)
                    assert told == ("", [], NO_BUTTON)
        for user in (STRANGER, ANA):
            for data in (
                "proposal:",
                "proposal:x:yes",
                "proposal:1",
                f"proposal:{'9' * 30}:yes",
                "proposal:1:yes\n",
                "proposal:7:yes",
            ):
                assert await tap(running, user, data) == ("", [], NO_BUTTON)
        assert await tap(running, -77, "proposal:1:yes", ANA) == ("", [], NO_BUTTON)  # a chat that is not theirs
        (proposal,) = await moderation.stores.proposals.open()
        assert proposal.approvals == ()
        for command in ("/proposals", "/refuse 1 x", "/refuse", f"/retire {FERRY.id} x"):
            assert (await say(running, STRANGER, command)).text == UNKNOWN


async def test_who_was_demoted_approves_nothing_and_their_approval_counts_no_more(
    run_bot: RunBot, moderation: Moderation
) -> None:
    """Neither by an old button, nor with what they approved before."""
    async with run_bot(BotApi()) as running:
        await say(running, CONTRIBUTOR, f"/retire {FERRY.id} it sank")
        text, _, _ = await tap(running, ROOM, "proposal:1:yes", ANA)
        assert "Person 2 (2). One more has to approve." in text
        await say(running, OWNER, f"/demote {ANA}")
        assert await tap(running, ROOM, "proposal:1:yes", ANA) == ("", [], NO_BUTTON)
        text, _, _ = await tap(running, ROOM, "proposal:1:yes", BO)
        assert "Person 3 (3). One more has to approve." in text
        assert FERRY in await moderation.stores.facts.facts()
        text, _, _ = await tap(running, OWNER, "proposal:1:yes")
        assert text.startswith("✓ Proposal 1 is done")


async def test_a_conflict_is_told_to_who_approves(run_bot: RunBot, moderation: Moderation) -> None:
    """Nothing changes, the proposal stays open, and it can be refused; a reason is one tap."""
    async with run_bot(BotApi()) as running:
        await say(running, CONTRIBUTOR, f"/revert {PILOTS.id} 1 as it was")
        theirs = await moderation.stores.facts.change(Put(replace(PILOTS, note="x"), 2), signed("cy"))
        text, labels, toast = await tap(running, ROOM, "proposal:1:yes", BO)
        assert text.startswith("⚠ Not done, and still open: ")
        assert "changed by cy in the meantime" in text
        assert (labels, toast) == (["Refuse"], "")
        assert (await moderation.stores.facts.history(PILOTS.id))[-1] == theirs
        assert len(await moderation.stores.proposals.open()) == 1

        text, labels, _ = await tap(running, ROOM, "proposal:1:no", BO)
        assert text.endswith("Refuse. Why?")
        assert labels == ["No good source", "The figure is wrong", "We have it already", "Another reason", "Back"]
        text, labels, _ = await tap(running, ROOM, "proposal:1:show", BO)
        assert labels == ["Refuse"]
        text, labels, _ = await tap(running, ROOM, "proposal:1:no-double", BO)
        assert text.startswith("Proposal 1 is refused by Person 3 (3): We have it already")
        assert labels == []
        fate = letters(moderation)["proposal:1:done"]
        assert fate.html.startswith("Your proposal 1 was not taken: We have it already")
        assert "Person" not in fate.html


async def test_a_reason_may_follow(run_bot: RunBot, moderation: Moderation) -> None:
    """By /refuse, for a refusal as for a proposal that is open; who proposed it is told."""
    async with run_bot(BotApi()) as running:
        await say(running, CONTRIBUTOR, f"/retire {FERRY.id} it sank")
        text, _, _ = await tap(running, BO, "proposal:1:no-other")
        assert "To say why: /refuse 1 …" in text
        told = await say(running, BO, "/refuse 1 it <still> sails")
        assert "is refused by Person 3 (3): it <still> sails" in told.text
        assert "it &lt;still&gt; sails" in letters(moderation)["proposal:1:why"].html
        await say(running, CONTRIBUTOR, f"/retire {FERRY.id} it did sink")
        await say(running, BO, "/refuse 2 no")
        assert letters(moderation)["proposal:2:done"].html.startswith("Your proposal 2 was not taken: no")
        assert "Write the proposal’s number" in (await say(running, BO, "/refuse 2")).text
        assert "There is no proposal 9." in (await say(running, BO, "/refuse 9 x")).text
        refused = await moderation.stores.proposals.find(2)
        assert refused is not None
        assert refused.stage is Stage.REFUSED


async def test_proposals_are_shown_one_at_a_time(run_bot: RunBot) -> None:
    """Those that wait for the reader first; "Next" goes round; what is done shows the way to the next."""
    async with run_bot(BotApi()) as running:
        assert (await say(running, ANA, "/proposals")).text == "No proposals wait."
        await say(running, ANA, f"/retire {FERRY.id} it sank")
        await say(running, CONTRIBUTOR, f"/revert {PILOTS.id} 1")
        shown = await say(running, ANA, "/proposals")
        assert "Proposal 2:" in shown.text
        assert "2 moderators have to approve" in shown.text
        assert shown.labels == ["Approve", "Refuse", "Next"]
        text, labels, _ = await tap(running, ANA, "proposal:2:next")
        assert "Proposal 1:" in text
        text, labels, _ = await tap(running, BO, "proposal:1:yes")
        assert text.startswith("✓ Proposal 1 is done")
        assert labels == ["Next"]
        text, labels, _ = await tap(running, BO, "proposal:1:next")
        assert "Proposal 2:" in text
        assert labels == ["Approve", "Refuse"]
        text, labels, _ = await tap(running, ROOM, "proposal:2:no-figure", BO)
        assert labels == []
        assert (await tap(running, BO, "proposal:2:next"))[0] == "No proposals wait."


async def test_without_a_chat_each_moderator_hears_of_it(services: Services, moderation: Moderation) -> None:
    """But not who proposes it; and the same submitted again is told once."""
    alone = replace(moderation, moderators_chat=None)
    for _ in range(2):
        await alone.submit(Put(replace(FERRY, note="n"), 1), replace(signed(), user_id=ANA))
    assert sorted(letters(moderation)) == ["proposal:1:1", "proposal:1:3"]


async def test_a_role_that_went_submits_nothing(services: Services, moderation: Moderation) -> None:
    """It is looked up at that moment."""
    for user in (STRANGER, None):
        with pytest.raises(Exception, match="you may not change facts any more"):
            await moderation.submit(Put(replace(FERRY, note="n"), 1), replace(signed(), user_id=user))
    assert await moderation.stores.proposals.open() == ()


async def test_stats_are_a_few_lines(run_bot: RunBot, moderation: Moderation) -> None:
    """For moderators; what there is none of is left out."""
    async with run_bot(BotApi()) as running:
        assert (await say(running, CONTRIBUTOR, "/stats")).text == UNKNOWN
        assert (await say(running, ANA, "/stats")).text == (
            "2 facts\nSources: 1 · retired: 0\n3 changes in the last 7 days:\n• 3 by ana"
        )
        await say(running, ANA, f"/retire {FERRY.id} it sank")
        await say(running, CONTRIBUTOR, f"/merge {FERRY.id} {PILOTS.id}")
        told = (await say(running, BO, "/stats")).text
        assert told.endswith("One proposal waits: /proposals\nOne dialogue is under way.")

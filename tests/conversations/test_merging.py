"""/merge: two facts that say the same, or that only seem to."""

from dataclasses import replace

import pytest

from bot.conversations import HEARING
from bot.conversations.conversation import Desk
from bot.moderation import Moderation, Speaker
from bot.replies import Reply
from bot.replies.revisions import render_history
from bot.services import Services
from bot.telegram.handlers.moderating import merge
from bot.texts import load_texts
from facts.editing import have_other_figures
from facts.store.answers import Given, Told
from facts.store.edits import Put, Retire, merged
from facts.store.people import Person, Role
from facts.store.stores import make_stores
from tests.store.made import FERRY, NOON, OLDER, PILOTS, saying, signed
from tests.telegram.small_checker import SmallChecker

ANA, CONTRIBUTOR = 2, 3
SAME = replace(
    PILOTS,
    id="norvik-more-pilots",
    statement="About 60 more pilots will be hired by Norvik port.",
    aliases=("Harbour  pilots", "port pilots"),
)
OTHER = saying(SAME, "Norvik port will hire 80 more pilots.")


class Room:
    """A moderator and a contributor, and what they write and tap."""

    def __init__(self) -> None:
        self.moderation = Moderation(make_stores(), frozenset({1}), lambda: NOON)
        self.services = Services(SmallChecker(), load_texts(), lambda: NOON, moderation=self.moderation)
        self.messages = 0

    def desk(self, user: int) -> Desk:
        """For a new message."""
        self.messages += 1
        return Desk(self.services, self.moderation, Speaker(user, f"P{user}"), self.messages)

    async def merge(self, argument: str, user: int = ANA) -> Reply:
        """What /merge is answered."""
        return await merge(self.desk(user), argument)

    async def tap(self, reply: Reply, label: str, user: int = ANA) -> Reply:
        """What a button leads to."""
        (data,) = [button.data for row in reply.buttons for button in row if button.label == label]
        shown = await HEARING.tap(data or "", self.desk(user))
        assert shown is not None
        return shown


@pytest.fixture
async def room() -> Room:
    """Two doubles and a fact that is none."""
    room = Room()
    for fact in (PILOTS, SAME, FERRY):
        await room.moderation.stores.facts.change(Put(fact, 0), signed())
    for user, role in ((ANA, Role.MODERATOR), (CONTRIBUTOR, Role.CONTRIBUTOR)):
        await room.moderation.stores.people.appoint(Person(user, role, "the owner", NOON))
    return room


def labels(reply: Reply) -> list[str]:
    """What stands on the buttons."""
    return [button.label for row in reply.buttons for button in row]


def test_the_one_that_stays_takes_over_the_others_words() -> None:
    """Each once, however written; and what the other was newer than, unless it has its own."""
    kept = merged(PILOTS, replace(SAME, supersedes=OLDER.id, note="n", tags=("x",)))
    words = (*PILOTS.aliases, SAME.statement, "port pilots")
    assert kept == replace(PILOTS, aliases=words, supersedes=OLDER.id)
    assert merged(replace(PILOTS, supersedes="a"), replace(SAME, supersedes="b")).supersedes == "a"
    assert merged(PILOTS, replace(PILOTS, id="x")) == PILOTS


@pytest.mark.parametrize(
    ("first", "second", "differs"),
    [
        (PILOTS.statement, SAME.statement, False),
        (PILOTS.statement, OTHER.statement, True),
        ("The ferry carried 1.2m people in 2025.", "In 2025 1.2 million people took the ferry.", False),
        ("The ferry carried 1.2m people in 2025.", "1.3 million passengers used the boat to Norvik.", True),
        ("The ferry is closed.", "The ferry no longer runs.", False),
    ],
)
def test_other_figures_are_noticed(first: str, second: str, differs: bool) -> None:
    """Whichever comes first, and in other words."""
    assert have_other_figures(saying(PILOTS, first), saying(SAME, second)) is differs
    assert have_other_figures(saying(SAME, second), saying(PILOTS, first)) is differs


@pytest.mark.parametrize(("label", "stays", "goes"), [("Keep 1", PILOTS, SAME), ("Keep 2", SAME, PILOTS)])
async def test_one_of_two_doubles_stays(room: Room, label: str, stays: object, goes: object) -> None:
    """The figures first; the one that goes leaves its words, and the tap may come twice."""
    shown = await room.merge(f"{PILOTS.id} {SAME.id.upper()}")
    assert shown.html.startswith("<b>1 · around 60 pilots</b>")
    assert labels(shown) == ["Keep 1", "Keep 2", "Leave both"]
    done = await room.tap(shown, label)
    kept, gone = (PILOTS, SAME) if label == "Keep 1" else (SAME, PILOTS)
    assert f"<code>{gone.id}</code> is merged into <code>{kept.id}</code>" in done.html
    assert done.buttons == ()
    history = await room.moderation.stores.facts.history(gone.id)
    assert f"merged into <code>{kept.id}</code>" in render_history(history, load_texts()).html
    assert (stays, goes) == (kept, gone)
    assert set(await room.moderation.stores.facts.facts()) == {merged(kept, gone), FERRY}
    assert await room.tap(shown, label) == done
    assert len(await room.moderation.stores.facts.revisions_after(0)) == 5


async def test_where_the_figures_differ_merging_is_not_offered(room: Room) -> None:
    """Unless somebody says that they are doubles; a forged choice changes nothing. What was told wrongly is counted."""
    await room.moderation.stores.facts.change(Put(OTHER, 1), signed())
    given = Given(5, 1, None, (Told(OTHER.id, "supported"),), 4, NOON)
    await room.moderation.stores.answers.remember([given, replace(given, chat_id=6)])
    shown = await room.merge(f"{PILOTS.id} {SAME.id}")
    assert "Their figures differ, so they are no doubles" in shown.html
    assert labels(shown) == ["Leave both", "They are doubles"]
    data = shown.buttons[0][0].data or ""
    forged = await HEARING.tap(data.replace(":leave", ":first"), room.desk(ANA))
    assert forged is not None
    assert labels(forged) == ["Leave both", "They are doubles"]
    asked = await room.tap(forged, "They are doubles")
    assert labels(asked) == ["Keep 1", "Keep 2", "Leave both"]
    told = (await room.tap(asked, "Keep 1")).html
    assert "is merged" in told
    assert "2 answers will be corrected. /corrections shows how far it is." in told
    assert await room.moderation.stores.facts.facts() == (merged(PILOTS, OTHER), FERRY)


async def test_leaving_both_changes_nothing(room: Room) -> None:
    """And ends it; words before that show the two again."""
    before = await room.moderation.stores.facts.revisions_after(0)
    await room.merge(f"{PILOTS.id} {SAME.id}")
    shown = await HEARING.hear("the first", room.desk(ANA))
    assert shown is not None
    assert (await room.tap(shown, "Leave both")).html == "Both stay as they are."
    assert await room.moderation.stores.facts.revisions_after(0) == before
    assert await HEARING.hear("more", room.desk(ANA)) is None


async def test_a_change_in_the_meantime_is_shown_and_asked_about(room: Room) -> None:
    """With the facts as they are then; one that is gone ends it."""
    shown = await room.merge(f"{PILOTS.id} {SAME.id}")
    await room.moderation.stores.facts.change(Put(OTHER, 1), signed("bo <i>"))
    again = await room.tap(shown, "Keep 1")
    assert f"<code>{SAME.id}</code> was changed by bo &lt;i&gt;" in again.html
    assert "80 more pilots" in again.html
    assert labels(again) == ["Leave both", "They are doubles"]
    asked = await room.tap(again, "They are doubles")
    await room.moderation.stores.facts.change(Retire(SAME.id, 2), signed("bo"))
    over = await room.tap(asked, "Keep 1")
    assert "is no longer a fact of its own" in over.html
    assert over.buttons == ()
    assert (await room.moderation.stores.facts.history(PILOTS.id))[-1].number == 1


async def test_a_contributors_merge_is_a_proposal(room: Room) -> None:
    """Nothing changes until somebody approves; the tap may come twice."""
    shown = await room.merge(f"{PILOTS.id} {SAME.id}", CONTRIBUTOR)
    for _ in range(2):
        assert "Proposed (number 1)" in (await room.tap(shown, "Keep 1", CONTRIBUTOR)).html
    assert set(await room.moderation.stores.facts.facts()) == {PILOTS, SAME, FERRY}
    (proposal,) = await room.moderation.stores.proposals.open()
    await room.moderation.approve(proposal, Speaker(ANA, "Ana"))
    assert set(await room.moderation.stores.facts.facts()) == {merged(PILOTS, SAME), FERRY}


@pytest.mark.parametrize(
    ("argument", "says"),
    [
        ("", "Write the IDs of the two"),
        (PILOTS.id, "Write the IDs of the two"),
        ("a b c", "Write the IDs of the two"),
        (f"{PILOTS.id} nothing", "I know no fact “nothing”"),
        (f"<b> {PILOTS.id}", "I know no fact “&lt;b&gt;”"),
        (f"{PILOTS.id} {PILOTS.id}", "That is one fact"),
        (f"{PILOTS.id} {OLDER.id}", "the newer value of the other"),
    ],
)
async def test_wrong_use_is_told_in_a_sentence(room: Room, argument: str, says: str) -> None:
    """And nothing is begun that goes on."""
    await room.moderation.stores.facts.change(Put(OLDER, 0), signed())
    await room.moderation.stores.facts.change(Put(replace(PILOTS, supersedes=OLDER.id), 1), signed())
    assert says in (await room.merge(argument)).html
    assert await HEARING.hear("words", room.desk(ANA)) is None

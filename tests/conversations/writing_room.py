"""Somebody who writes facts: a store, a checker that follows it, a dialogue, and what is shown."""

from datetime import UTC, datetime

from bot.conversations.adding import begin_adding
from bot.conversations.conversation import Desk
from bot.conversations.editing import begin_editing
from bot.conversations.hearing import TAP, Hearing
from bot.conversations.writing import WRITING
from bot.conversations.written import Writing
from bot.live import LiveChecker, open_facts
from bot.moderation import Moderation, Speaker
from bot.replies import Reply
from bot.replies.markup import MESSAGE_UNITS, measure, to_plain
from bot.services import Services
from bot.texts import load_texts
from facts.base import Fact
from facts.store.people import Person, Role
from facts.store.revisions import Signature
from facts.store.stores import Stores, make_stores
from tests.editing.made import FACTS

ANA, BO = 2, 3
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
_DATA_BYTES = 64


class WritingRoom:
    """Ana and Bo are moderators; each sees the last message that they were sent."""

    def __init__(self, stores: Stores, checker: LiveChecker) -> None:
        self.stores, self.checker = stores, checker
        self.moderation = Moderation(stores, frozenset(), lambda: NOON)
        self.services = Services(checker, load_texts(), lambda: NOON, moderation=self.moderation)
        self.writing = WRITING
        self.hearing = Hearing((self.writing,))
        self.shown: dict[int, Reply] = {}
        self.messages = 0
        self.known = 0

    @classmethod
    async def open(cls, facts: tuple[Fact, ...] = FACTS) -> "WritingRoom":
        """A room with these facts."""
        stores = make_stores()
        await stores.facts.import_facts(facts, Signature("the owner", NOON))
        for user in (ANA, BO):
            await stores.people.appoint(Person(user, Role.MODERATOR, "the owner", NOON))
        checker, known = await open_facts(stores.facts)
        room = cls(stores, checker)
        room.known = known
        return room

    def desk(self, user: int, message: int | None = None) -> Desk:
        """For a new message, or for one that comes again."""
        self.messages += message is None
        return Desk(self.services, self.moderation, Speaker(user, f"P{user}"), message or self.messages)

    async def follow(self) -> None:
        """Let the checker know what was changed."""
        revisions = await self.stores.facts.revisions_after(self.known)
        self.checker.apply(revisions)
        self.known = await self.stores.facts.last_sequence()

    async def begin(self, begun: Writing | Reply, user: int = ANA) -> str:
        """Begin a dialogue with this state."""
        reply = begun if isinstance(begun, Reply) else await self.hearing.begin(self.writing, begun, self.desk(user))
        return self._see(reply, user)

    async def add(self, text: str = "", user: int = ANA) -> str:
        """/add."""
        return await self.begin(await begin_adding(text, self.desk(user)), user)

    async def edit(self, fact_id: str, user: int = ANA) -> str:
        """/edit."""
        return await self.begin(await begin_editing(fact_id, self.desk(user)), user)

    async def say(self, words: str, user: int = ANA) -> str:
        """A message."""
        reply = await self.hearing.hear(words, self.desk(user))
        assert reply is not None, "no dialogue is under way"
        return self._see(reply, user)

    async def tap(self, label: str, user: int = ANA) -> str:
        """The button that is labelled so."""
        buttons = {button.label: button for row in self.shown[user].buttons for button in row}
        return await self.tap_data(buttons[label].data or "", user)

    async def tap_data(self, data: str, user: int = ANA) -> str:
        """A button's data."""
        reply = await self.hearing.tap(data, self.desk(user, 1))
        assert reply is not None, "no such button"
        return self._see(reply, user)

    async def forge(self, action: str, user: int = ANA) -> str:
        """An action that no button has, for the step at hand."""
        dialogue = await self.stores.dialogues.of(user)
        assert dialogue is not None
        return await self.tap_data(f"{TAP}{dialogue.id}.{dialogue.step}:{action}", user)

    def labels(self, user: int = ANA) -> list[str]:
        """What stands on the buttons."""
        return [button.label for row in self.shown[user].buttons for button in row]

    def _see(self, reply: Reply, user: int) -> str:
        """What is read; whatever is shown fits into a message, and its buttons' data into buttons."""
        self.shown[user] = reply
        assert measure(reply.html) <= MESSAGE_UNITS
        assert all(len((button.data or "").encode()) <= _DATA_BYTES for row in reply.buttons for button in row)
        return to_plain(reply.html)

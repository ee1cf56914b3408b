"""The queue over the Bot API double: what people ask, what moderators make of it, who is told, and what is kept."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.live import LiveChecker, open_facts
from bot.moderation import Moderation
from bot.questions.housekeeping import forget_old, report_new
from bot.questions.questions import Questions, open_questions
from bot.questions.settling import Settling
from bot.services import Services
from bot.settings import Settings
from bot.telegram.serving import serve
from bot.texts import load_texts
from facts.store.edits import Put
from facts.store.letters import Letter, MemoryOutbox
from facts.store.people import Person, Role
from facts.store.stores import Stores, open_stores
from tests.botapi import BotApi, Sent
from tests.botapi.server import serving
from tests.store.made import FERRY, PILOTS, signed
from tests.telegram.conftest import QUICK

OWNER, MODERATOR, CONTRIBUTOR = 1, 2, 3
GROUP = -1001
RETENTION = timedelta(days=90)
UNKNOWN = "I don’t know that command. /help shows what I can do."
OLD_BUTTON = "This button no longer works. Please send the claim again."
KEEPERS = replace(
    PILOTS, id="norvik-keepers", statement="Norvik employs 14 lighthouse keepers.", quote=None, aliases=(), tags=()
)
KEEPERS_ASKED = "how many lighthouse keepers does Norvik employ?"
NAVIGATORS_ASKED = "Norvik harbour takes on 90 navigators"
TRAM_ASKED = "the Quilmaro tram cost £3m"
NURSES_ASKED = "how many nurses do Bellmare schools have?"
TRAINS_ASKED = "40% of trains to Tarnwick are late"
# Five groups and how many ask: other figures and other words of one thing are one question.
ASKED = (
    (KEEPERS_ASKED, "Norvik employs {n} lighthouse keepers", 10),
    (NAVIGATORS_ASKED, "Norvik harbour will take on {n} navigators", 8),
    (TRAM_ASKED, "did the Quilmaro tram cost £{n}m?", 6),
    (NURSES_ASKED, "Bellmare schools have {n} nurses", 4),
    (TRAINS_ASKED, "how many trains to Tarnwick are late?", 2),
)


@dataclass
class Bot:
    """A bot at work on stores in a file."""

    api: BotApi
    stores: Stores
    checker: LiveChecker
    questions: Questions
    settling: Settling
    sequence: int
    clock: "Clock"
    sending: MemoryOutbox  # what is put there is sent

    async def write(self, chat: int, text: str, **options: int) -> Sent | None:
        """What is answered to a message, if anything."""
        if chat not in self.api.chats:
            self.api.open_chat(chat, "private" if chat > 0 else "supergroup")
        before = len(self.api.sent)
        update = self.api.write(chat, text, **options)
        await self.api.wait_until(lambda: self.api.is_confirmed(update))
        return self.api.sent[before] if len(self.api.sent) > before else None

    async def say(self, chat: int, text: str, **options: int) -> Sent:
        """What is answered to a message."""
        sent = await self.write(chat, text, **options)
        assert sent is not None
        return sent

    async def tap(self, sent: Sent, label: str, who: int | None = None) -> str:
        """What a tap on the button with that label makes of its message, or the word that fades."""
        buttons = [button for row in sent.buttons for button in row if button["text"] == label]
        assert buttons, f"no {label} among {sent.labels}"
        return await self.tap_data(sent, buttons[0]["callback_data"], who)

    async def tap_data(self, sent: Sent, data: str, who: int | None = None) -> str:
        """The same by what the button holds, which may be forged."""
        edited = len(self.api.edited)
        update = self.api.tap(sent.chat_id, sent.message_id, data, sender=who)
        await self.api.wait_until(lambda: self.api.is_confirmed(update))
        return self.api.edited[-1].text if len(self.api.edited) > edited else self.api.toasts[-1]

    @property
    def shown(self) -> Sent:
        """The message that was changed last, as it is now."""
        return self.api.edited[-1]

    async def catch_up(self) -> None:
        """What was changed in the store is answered from now on, and what it answers leaves the queue."""
        revisions = await self.stores.facts.revisions_after(self.sequence)
        self.checker.apply(revisions)
        self.sequence = max([self.sequence, *(revision.sequence for revision in revisions)])
        self.settling.wake(self.sequence)
        await self.settling.settle()

    async def groups(self) -> list[str]:
        """The wordings that stand for the groups, the most urgent first."""
        return [one.group.representative for one in await self.questions.standing.groups()]

    async def letters(self) -> list[Letter]:
        """What waits to be sent."""
        return list(await self.stores.outbox.waiting())


@dataclass
class Clock:
    """What time it is."""

    now: datetime = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Now."""
        return self.now


@asynccontextmanager
async def at_work(folder: Path, api: BotApi, clock: Clock) -> AsyncIterator[Bot]:
    """The bot as the service puts it together; the next one knows only what the file holds."""
    url = f"sqlite:///{folder / 'figurecheck.db'}"
    stores = await open_stores(url)
    if not await stores.facts.last_sequence():
        for fact in (PILOTS, FERRY):
            await stores.facts.change(Put(fact, 0), signed())
        for user, role in ((MODERATOR, Role.MODERATOR), (CONTRIBUTOR, Role.CONTRIBUTOR)):
            await stores.people.appoint(Person(user, role, "the owner", clock()))
    checker, sequence = await open_facts(stores.facts)
    api.closing.clear()
    questions = await open_questions(stores, RETENTION, clock)
    settling = Settling(stores, questions.standing, checker, load_texts(), clock)
    bot = Bot(api, stores, checker, questions, settling, sequence, clock, MemoryOutbox())
    await bot.catch_up()
    unsent = replace(stores, outbox=bot.sending)  # the letters stay in the file, where they are looked at
    moderation = Moderation(unsent, frozenset({OWNER}), clock)
    services = Services(checker, load_texts(), clock, (), moderation, replace(questions, wake=settling.wake))
    async with serving(api) as address:
        settings = Settings(telegram_api_url=address, database_url=url, _env_file=None)
        stops: list[asyncio.Event] = []
        task = asyncio.create_task(serve(settings, api.token, services, stops.append, QUICK))
        await asyncio.sleep(0)  # let it make its stop event
        try:
            yield bot
        finally:
            stops[0].set()
            await asyncio.gather(task, return_exceptions=True)
            await stores.close()


async def ask_all(bot: Bot) -> None:
    """Thirty questions in five groups: each person asks once, the first of each group in a direct message."""
    bot.api.open_chat(GROUP, "supergroup")
    person = 100
    for first, other, people in ASKED:
        for n in range(people):
            person += 1
            text = first if n % 2 == 0 else other.format(n=n)
            if n % 3 == 2:
                await bot.say(GROUP, f"/check {text}", sender=person)
            else:
                await bot.say(person, text)


async def test_thirty_questions_in_five_groups(tmp_path: Path) -> None:
    """Answered by an alias, by a fact that came otherwise, dismissed, taken back; those who wait are told once each."""
    api, clock = BotApi(), Clock()
    async with at_work(tmp_path, api, clock) as bot:
        await ask_all(bot)
        assert await bot.groups() == [first.strip("?") for first, _, _ in ASKED]
        for person in (101, 102, 111):  # two who ask about keepers, one about navigators
            refused = api.sent_to(person)[0]
            assert refused.labels == ["Tell me when you know"]
            assert await bot.tap(refused, "Tell me when you know") == load_texts()("toast-tell-me")
        await bot.tap(api.sent_to(101)[0], "Tell me when you know")  # again
        assert len(await bot.stores.notices.all()) == 3

    async with at_work(tmp_path, api, clock) as bot:  # nothing was in memory alone
        shown = await bot.say(MODERATOR, "/queue")
        assert shown.text.startswith("10 people asked, last on 3 March 2026:\n“how many lighthouse keepers")
        assert "4 more groups wait" in shown.text
        second = await bot.tap(shown, "Next")
        assert second.startswith("8 people asked")
        pointed = await bot.tap(bot.shown, "It’s 1")
        assert pointed.startswith(PILOTS.statement)
        assert "This becomes an alias" in pointed
        assert "It would answer 5 of 5 ways" in pointed
        done = await bot.tap(bot.shown, "Yes, this one")
        assert f"✓ {PILOTS.id} is changed" in done
        assert len(await bot.groups()) == 4
        revisions = await bot.stores.facts.history(PILOTS.id)
        assert revisions[-1].signature.why == f"people asked “{NAVIGATORS_ASKED}”"
        await bot.catch_up()
        await bot.catch_up()
        (letter,) = await bot.letters()
        assert (letter.chat_id, letter.reply_to) == (111, api.sent_to(111)[0].message_id)
        assert letter.html.startswith(f"You asked: “{NAVIGATORS_ASKED}”. Now I know:\n\n✘ <b>Contradicted</b>")

        tram = await bot.tap(bot.shown, "Next")
        assert "Quilmaro" in tram
        dismissed = await bot.tap(bot.shown, "Dismiss")
        assert dismissed.startswith(f"Dismissed: “{TRAM_ASKED}”")
        assert len(await bot.groups()) == 3
        await bot.say(150, "did the Quilmaro tram cost £9m?")
        assert len(await bot.groups()) == 3
        back = await bot.tap(bot.shown, "Undo")
        assert back.startswith("7 people asked")
        await bot.tap(bot.shown, "Dismiss")

    async with at_work(tmp_path, api, clock) as bot:
        await bot.stores.facts.change(Put(KEEPERS, 0), signed())  # by another moderator, in another process
        await bot.catch_up()
        assert await bot.groups() == [NURSES_ASKED.strip("?"), TRAINS_ASKED]
        letters = await bot.letters()
        assert [letter.chat_id for letter in letters] == [111, 101, 102]
        assert "14" in letters[1].html
        assert await bot.stores.notices.all() == ()

    async with at_work(tmp_path, api, clock) as bot:  # settled before: nobody is told twice
        assert len(await bot.letters()) == 3
        assert len(await bot.groups()) == 2


async def test_a_stranger_learns_nothing_and_changes_nothing(tmp_path: Path) -> None:
    """Neither by the command nor by data that a moderator's buttons have."""
    api = BotApi()
    async with at_work(tmp_path, api, Clock()) as bot:
        await bot.say(50, TRAM_ASKED)
        shown = await bot.say(MODERATOR, "/queue")
        data = next(b["callback_data"] for row in shown.buttons for b in row if b["text"] == "Dismiss")
        for user in (50, CONTRIBUTOR):
            refused = await bot.say(user, "/queue")
            assert refused.text == UNKNOWN
            for forged in (data, "dialogue:1.1:yes", "tell-me:", "tell-me:00.11.22.33", "not-meant:nothing"):
                is_of_dialogue = user == CONTRIBUTOR and forged.startswith("dialogue:")
                assert await bot.tap_data(refused, forged) == ("This has ended." if is_of_dialogue else OLD_BUTTON)
        assert await bot.groups() == [TRAM_ASKED]
        for forged in ("fact:99", "fact:x", "yes", "undo", "nonsense"):
            assert "Quilmaro" in await bot.tap_data(shown, f"{data.rpartition(':')[0]}:{forged}")
            shown = bot.shown
            data = shown.buttons[-1][0]["callback_data"]
        assert await bot.groups() == [TRAM_ASKED]


async def test_a_fact_can_be_named_and_wrong_ones_are_told(tmp_path: Path) -> None:
    """By its ID; what an alias would not mend is said before anything is saved."""
    api = BotApi()
    async with at_work(tmp_path, api, Clock()) as bot:
        await bot.say(50, TRAM_ASKED)
        await bot.say(MODERATOR, "/queue")
        assert "no fact has these words" in (await bot.say(MODERATOR, "nowhere")).text
        pointed = await bot.say(MODERATOR, FERRY.id.upper())
        assert pointed.text.startswith(FERRY.statement)
        assert "It would not answer what was asked" in pointed.text
        await bot.tap(pointed, "Back")
        assert "Quilmaro" in bot.shown.text
        assert len(await bot.stores.facts.history(FERRY.id)) == 1


async def test_a_fact_that_was_changed_in_between_is_looked_at_again(tmp_path: Path) -> None:
    """Nothing is overwritten unasked."""
    api = BotApi()
    async with at_work(tmp_path, api, Clock()) as bot:
        await bot.say(50, NAVIGATORS_ASKED)
        await bot.say(MODERATOR, "/queue")
        pointed = await bot.say(MODERATOR, PILOTS.id)
        newer = replace(PILOTS, statement="Norvik port will hire around 70 more pilots.")
        await bot.stores.facts.change(Put(newer, 1), signed("bo"))
        asked = await bot.tap(pointed, "Yes, this one")
        assert asked.startswith(f"{PILOTS.id} was changed in the meantime")
        assert "70 more pilots" in asked
        await bot.tap(bot.shown, "Yes, this one")
        kept = await bot.stores.facts.find(PILOTS.id)
        assert kept is not None
        assert kept.fact.statement == newer.statement
        assert NAVIGATORS_ASKED in kept.fact.aliases
        assert await bot.groups() == []


async def test_not_meant_lands_in_the_queue_with_what_was_answered(tmp_path: Path) -> None:
    """Once for each person and message, anywhere; the fact that answers it wrongly closes nothing."""
    api = BotApi()
    async with at_work(tmp_path, api, Clock()) as bot:
        card = await bot.say(50, "Norvik port will hire 90 pilots")
        for _ in range(2):
            assert await bot.tap(card, "Not what I meant") == load_texts()("toast-not-meant")
        bot.api.open_chat(GROUP, "supergroup")
        in_group = await bot.say(GROUP, "/check Norvik port will hire 80 pilots", sender=51)
        for person in (51, 52, 52):
            await bot.tap(in_group, "Not what I meant", who=person)
        (waiting,) = await bot.questions.standing.groups()
        assert (waiting.group.count, waiting.group.askers) == (3, 3)
        assert (waiting.not_meant, waiting.complaints) == ((PILOTS.id,), 3)
        shown = await bot.say(MODERATOR, "/queue")
        assert f"3 of them were answered by {PILOTS.id} and said: not what I meant" in shown.text
        await bot.stores.facts.change(Put(replace(PILOTS, note="seen"), 1), signed())
        await bot.catch_up()
        assert len(await bot.groups()) == 1


async def test_only_what_was_asked_is_kept_and_who_asked_is_not(tmp_path: Path) -> None:
    """No greeting, no answer, nothing that was merely said; each wording once a day; no number of theirs."""
    api, clock = BotApi(), Clock()
    async with at_work(tmp_path, api, clock) as bot:
        api.open_chat(GROUP, "supergroup")
        for text in ("hello!", "thank you", "Norvik port will hire 60 pilots", "/check hello"):
            await bot.say(7_654_321, text)
        await bot.write(GROUP, TRAM_ASKED, sender=7_654_321)
        assert (await bot.stores.questions.since(0, 0)).asked == ()
        for text in (TRAM_ASKED, TRAM_ASKED.upper() + "?", TRAM_ASKED):
            await bot.say(7_654_321, text)
        said = api.say_unheard(GROUP, NURSES_ASKED, sender=99)
        await bot.say(GROUP, "/check", sender=7_654_321, reply_to=said)
        clock.now += timedelta(days=1)
        await bot.say(7_654_321, TRAM_ASKED)
        asked = (await bot.stores.questions.since(0, 0)).asked
        assert [one.text for one in asked] == [TRAM_ASKED, NURSES_ASKED, TRAM_ASKED]
        assert len({one.asker for one in asked}) == 1
        assert "7654321" not in repr(asked)
        assert all(sent.labels == [] for sent in api.sent_to(GROUP))


async def test_waiting_is_shown_and_stopped(tmp_path: Path) -> None:
    """/notify TEXT waits for it too, unless it is known; somebody else's number stops nothing."""
    api = BotApi()
    async with at_work(tmp_path, api, Clock()) as bot:
        assert (await bot.say(50, "/notify")).text.startswith("You wait for no answer")
        assert "Supported" in (await bot.say(50, "/notify Norvik port will hire 60 pilots")).text
        assert (await bot.say(50, "/notify hello")).text.startswith("I check figures")
        assert (await bot.say(50, f"/notify {TRAM_ASKED}")).text == load_texts()("notify-added")
        await bot.say(50, f"/notify {NURSES_ASKED}")
        assert len(await bot.groups()) == 2
        shown = await bot.say(50, "/notify")
        assert f"1. “{TRAM_ASKED}”" in shown.text
        other = await bot.say(51, "/notify")
        stop = next(b["callback_data"] for row in shown.buttons for b in row)
        await bot.tap_data(other, stop)
        assert len(await bot.stores.notices.of(50)) == 2
        left = await bot.tap(shown, "Stop 1")
        assert TRAM_ASKED not in left
        assert NURSES_ASKED in left
        mine = api.sent_to(50)[0]
        key = (await bot.stores.questions.since(0, 0)).asked[0].key
        assert await bot.tap_data(other, f"tell-me:{key}") == OLD_BUTTON  # another's question
        assert await bot.tap_data(mine, f"tell-me:{key}") == load_texts()("toast-tell-me")


async def test_forgetting_leaves_the_texts_and_nothing_that_leads_to_anybody(tmp_path: Path) -> None:
    """Notices and the dialogue go, askers are no longer the same; it says what stays."""
    api = BotApi()
    async with at_work(tmp_path, api, Clock()) as bot:
        refused = await bot.say(MODERATOR, TRAM_ASKED)
        await bot.say(MODERATOR, NURSES_ASKED)
        await bot.tap(refused, "Tell me when you know")
        await bot.say(MODERATOR, "/queue")
        asker = (await bot.stores.questions.since(0, 0)).asked[0].asker
        letters = (Letter("to:50", 50, "Hello"), Letter("to:you", MODERATOR, "Now I know"))
        await bot.sending.put(letters, bot.clock())
        await api.wait_until(lambda: "Now I know" in [sent.text for sent in api.sent_to(MODERATOR)])
        told = (await bot.say(MODERATOR, "/forgetme")).text
        assert await bot.sending.put(letters, bot.clock()) == 1  # of what was written to them nothing is known any more
        assert "the one answer" in told
        assert "at most 90 days" in told
        asked = (await bot.stores.questions.since(0, 0)).asked
        assert [one.text for one in asked] == [TRAM_ASKED, NURSES_ASKED]
        assert len({one.asker for one in asked} | {asker}) == 3
        assert await bot.stores.notices.all() == ()
        assert await bot.stores.dialogues.of(MODERATOR) is None
        assert await bot.tap(refused, "Tell me when you know") == OLD_BUTTON
        assert len(await bot.groups()) == 2
        assert "waited for no answer" in (await bot.say(50, "/forgetme")).text


async def test_old_texts_go(tmp_path: Path) -> None:
    """After as many days as the setting says, from the file and from what a process has read."""
    api, clock = BotApi(), Clock()
    async with at_work(tmp_path, api, clock) as bot:
        refused = await bot.say(50, TRAM_ASKED)
        await bot.tap(refused, "Tell me when you know")
        await bot.say(MODERATOR, "/queue")
        await bot.stores.outbox.put((Letter("to:50", 50, "Hello"), Letter("to:51", 51, "Hello")), clock())
        await bot.stores.outbox.done("to:51", "sent", clock())
        assert "90 days" in (await bot.say(50, "/privacy")).text
        clock.now += timedelta(days=60)
        await bot.say(50, NURSES_ASKED)
        clock.now += timedelta(days=31)
        await forget_old(bot.stores, clock(), RETENTION)
        assert [one.text for one in (await bot.stores.questions.since(0, 0)).asked] == [NURSES_ASKED]
        assert await bot.stores.notices.all() == ()
        assert await bot.stores.dialogues.of(MODERATOR) is None
        assert await bot.groups() == [NURSES_ASKED.strip("?")]
        assert await bot.letters() == [Letter("to:50", 50, "Hello")]
        assert await bot.stores.outbox.put((Letter("to:51", 51, "Hello"),), clock()) == 1


async def test_moderators_hear_of_what_many_ask_once_and_not_often(tmp_path: Path) -> None:
    """When a third person asks; all of an hour in one letter."""
    api, clock = BotApi(), Clock()
    async with at_work(tmp_path, api, clock) as bot:

        async def report() -> list[Letter]:
            await report_new(bot.stores, bot.questions.standing, GROUP, clock(), load_texts())
            return await bot.letters()

        for person in (50, 51):
            await bot.say(person, TRAM_ASKED)
        assert await report() == []
        await bot.say(52, "did the Quilmaro tram cost £7m?")
        (letter,) = await report()
        assert letter.chat_id == GROUP
        assert f"“{TRAM_ASKED}” (3 people)" in letter.html
        for person in (50, 51, 52):
            await bot.say(person, NURSES_ASKED)
        assert len(await report()) == 1
        clock.now += timedelta(hours=1)
        await bot.say(53, TRAM_ASKED)
        _, second = await report()
        assert "Bellmare" in second.html
        assert "Quilmaro" not in second.html
        clock.now += timedelta(hours=1)
        assert len(await report()) == 2


@pytest.mark.parametrize("text", ["\ud83d tram cost £3m", "x" * 4096, "<b>tram</b> & cost £3m \x00"])
async def test_odd_texts_are_kept_as_they_can_be(tmp_path: Path, text: str) -> None:
    """Half characters, very long ones, markup: answered, kept, shown."""
    api = BotApi()
    async with at_work(tmp_path, api, Clock()) as bot:
        await bot.say(50, f"Quilmaro {text.encode('utf-16', 'surrogatepass').decode('utf-16', 'replace')}")
        asked = (await bot.stores.questions.since(0, 0)).asked
        assert all(len(one.text) <= 500 for one in asked)
        shown = await bot.say(MODERATOR, "/queue")
        assert ("Nobody waits" in shown.text) == (not asked)

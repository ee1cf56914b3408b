"""/draft over the Bot API double: articles by link, text and file; ten facts with ten taps; what goes wrong."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.conversations.sheets import AT_ONCE
from bot.live import LiveChecker
from bot.moderation import Moderation
from bot.services import Services
from bot.texts import load_texts
from facts.base import FactBase
from facts.drafting import MOST_BYTES
from facts.store.edits import Put
from facts.store.people import Person, Role
from facts.store.stores import Stores, make_stores, open_stores
from tests.botapi import BotApi, Sent
from tests.drafting.documents import make_pdf
from tests.sites import Site
from tests.store.made import PILOTS, signed
from tests.telegram.conftest import TODAY, RunBot, Running

OWNER, MODERATOR, CONTRIBUTOR, STRANGER = 1, 2, 3, 4
UNKNOWN = "I don’t know that command. /help shows what I can do."
SENTENCES = [
    "The port of Norvik hired 60 pilots in 2024.",
    "Ferries to Lissen carried 1.2m passengers in 2023.",
    "The Kettle bridge cost £4.5m.",
    "Aldmoor has 14 libraries.",
    "Rents in Tavira rose by 7% in 2024.",
    "The Sarnen glacier lost 30 metres of ice.",
    "Port Ellery employs 410 dockers.",
    "Hospital beds in Lissen fell to 2,290.",
    "Teachers in Aldmoor earn £31,000 a year.",
    "The Museum of Glass sold 88,000 tickets.",
]
TEXT = "Figures of the coast\n\n" + "\n\n".join(SENTENCES)
PAGE = f"""<!doctype html><html><head><meta charset="utf-8"><title>Figures of the coast</title>
<meta property="og:site_name" content="Norvik Gazette"><meta property="article:published_time" content="2025-02-27">
</head><body><article><h1>Figures of the coast</h1>{"".join(f"<p>{words}</p>" for words in SENTENCES)}</article>
</body></html>"""


@pytest.fixture
def stores() -> Stores:
    """Empty stores."""
    return make_stores()


async def services_of(stores: Stores, *, allow_private: bool = True) -> Services:
    """The services of a bot over these stores, with a moderator and a contributor."""
    for user, role in ((MODERATOR, Role.MODERATOR), (CONTRIBUTOR, Role.CONTRIBUTOR)):
        await stores.people.appoint(Person(user, role, "the owner", TODAY))
    moderation = Moderation(stores, frozenset({OWNER}), lambda: TODAY)
    checker = LiveChecker(FactBase(await stores.facts.facts()))
    return Services(checker, load_texts(), lambda: TODAY, moderation=moderation, allow_private_addresses=allow_private)


@pytest.fixture
async def services(stores: Stores) -> Services:
    """For run_bot."""
    return await services_of(stores)


async def done(running: Running, update: int | None) -> Sent:
    """What the bot shows after an update: one new message, or one that it changed."""
    api = running.api
    await api.wait_until(lambda: api.is_confirmed(update))
    shown = (api.sent + api.edited)[-1:] if not api.edited else api.edited[-1:]
    return shown[0]


async def begin(running: Running, text: str | None = None, user: int = MODERATOR, **options: object) -> Sent:
    """What the bot answers to a message: one message."""
    api = running.api
    api.open_chat(user, "private")
    before = len(api.sent)
    update = api.write(user, text, **options)
    await api.wait_until(lambda: api.is_confirmed(update))
    (sent,) = api.sent[before:]
    return sent


async def send(running: Running, name: str, content: bytes, caption: str | None = "/draft", **options: object) -> Sent:
    """What the bot answers to a file."""
    api = running.api
    api.open_chat(MODERATOR, "private")
    before = len(api.sent)
    update = api.send_file(MODERATOR, name, content, caption=caption, **options)
    await api.wait_until(lambda: api.is_confirmed(update))
    (sent,) = api.sent[before:]
    return sent


async def tap(running: Running, shown: Sent, label: str, user: int = MODERATOR) -> Sent:
    """What the message is after a tap on that button; nothing new is sent."""
    api = running.api
    data = next(button["callback_data"] for row in shown.buttons for button in row if button["text"] == label)
    sent, edited = len(api.sent), len(api.edited)
    update = api.tap(user, shown.message_id, data)
    await api.wait_until(lambda: api.is_confirmed(update))
    assert len(api.sent) == sent
    return api.edited[-1] if len(api.edited) > edited else shown


async def test_ten_facts_take_ten_taps(run_bot: RunBot, stores: Stores, site: Site) -> None:
    """From a link: each tap saves a fact and the same message shows the next; the text is kept as evidence."""
    site.pages["/ten"] = PAGE.encode()
    async with run_bot(BotApi()) as running:
        shown = await begin(running, f"/draft {site.url('/ten')}")
        assert "Norvik Gazette, 27 February 2025" in shown.text
        for number, sentence in enumerate(SENTENCES, start=1):
            assert f"{number} of 10" in shown.text
            assert shown.text.count(sentence) == 1, "the source's own words are the statement"
            assert shown.labels[:3] == ["Accept", "Change", "Drop"]
            assert len(await stores.facts.facts()) == number - 1
            shown = await tap(running, shown, "Accept")
        assert "10 accepted, 0 dropped" in shown.text
        assert shown.buttons == ()
        assert len(running.api.sent) == 1
        assert "verdict" not in (await begin(running, "Aldmoor has 14 libraries.")).text  # the dialogue is over
    facts = await stores.facts.facts()
    assert [fact.quote for fact in facts] == SENTENCES
    assert {fact.source.url for fact in facts} == {site.url("/ten")}
    (article,) = await stores.articles.of_source(facts[0].source.id)
    assert all(sentence in article.text for sentence in SENTENCES)
    assert (article.url, article.title, article.user_id) == (site.url("/ten"), "Figures of the coast", MODERATOR)
    (revision,) = await stores.facts.history(facts[0].id)
    assert revision.signature.why == site.url("/ten")


async def test_the_figure_comes_first(run_bot: RunBot) -> None:
    """Then the source's words, which are the statement here."""
    async with run_bot(BotApi()) as running:
        shown = await tap(running, await begin(running, f"/draft {TEXT}"), "No link")
        assert shown.text.splitlines()[-2:] == ["60 pilots; 2024", SENTENCES[0]]


async def test_a_text_is_asked_where_it_stands(run_bot: RunBot, stores: Stores, site: Site) -> None:
    """The page at the link says what the text does not; with its date, last year is a year."""
    site.pages["/ten"] = PAGE.encode()
    text = f"{TEXT}\n\nThe Lissen fleet lost 12 boats last year."
    async with run_bot(BotApi()) as running:
        asked = await begin(running, f"/draft\n{text}")
        assert "11 sentences with figures in Figures of the coast" in asked.text
        shown = await begin(running, f"here: {site.url('/ten')}")
        assert "Norvik Gazette, 27 February 2025" in shown.text
        for _ in SENTENCES:
            shown = await tap(running, shown, "Drop")
        assert "The Lissen fleet lost 12 boats in 2024." in shown.text
        shown = await tap(running, shown, "Accept")
        assert "1 accepted, 10 dropped" in shown.text
    (fact,) = await stores.facts.facts()
    assert (fact.source.publisher, fact.source.url) == ("Norvik Gazette", site.url("/ten"))


async def test_a_link_that_cannot_be_read_is_taken(run_bot: RunBot, stores: Stores, site: Site) -> None:
    """With the day that the moderator writes; a page that holds none of the sentences is asked about."""
    site.pages["/other"] = PAGE.replace("figures", "sights").replace("Norvik", "Ort").encode()
    async with run_bot(BotApi()) as running:
        await begin(running, "/draft Norvik port hired 60 pilots last year.")
        assert "Send me the link" in (await begin(running, "what link?")).text
        assert "Published 3 March 2020" in (await begin(running, "3 March 2020")).text
        shown = await begin(running, f"{site.url('/missing')}")
        assert "answers with error 404" in shown.text
        assert "Norvik port hired 60 pilots in 2019." in shown.text
        await tap(running, shown, "Drop")
        await begin(running, "/draft Norvik port hired 61 pilots last year.")
        assert "Is it the right link?" in (await begin(running, site.url("/other"))).text


async def test_a_text_that_telegram_divided_is_put_together(run_bot: RunBot, stores: Stores) -> None:
    """What comes before the link is given is the rest of it."""
    async with run_bot(BotApi()) as running:
        first, rest = "\n\n".join(SENTENCES[:4]), "\n\n".join(SENTENCES[4:])
        assert "4 sentences" in (await begin(running, f"/draft {first}")).text
        assert "10 sentences" in (asked := await begin(running, rest)).text
        assert "1 of 10" in (await tap(running, asked, "No link")).text


@pytest.mark.parametrize("name", ["coast.txt", "coast.html", "coast.pdf"])
@pytest.mark.parametrize("is_reply", [False, True])
async def test_a_file_is_drafted(run_bot: RunBot, stores: Stores, name: str, is_reply: bool) -> None:
    """By its caption, or as a reply to it; what it lacks is asked for."""
    content = {"txt": TEXT.encode("utf-16"), "html": PAGE.encode(), "pdf": make_pdf(TEXT.split("\n"))}[
        name[-4:].strip(".")
    ]
    async with run_bot(BotApi()) as running:
        if is_reply:
            await send(running, name, content, caption=None)
            asked = await begin(running, "/draft", reply_to=1)
        else:
            asked = await send(running, name, content)
        assert "10 sentences with figures" in asked.text
        shown = await tap(running, asked, "No link")
        shown = await tap(running, shown, "Accept")
        assert "2 of 10" in shown.text
    (fact,) = await stores.facts.facts()
    assert fact.quote == SENTENCES[0]


async def test_a_long_message_is_drafted_by_a_reply(run_bot: RunBot) -> None:
    """Its own words count; a link beside the command says where it stands."""
    async with run_bot(BotApi()) as running:
        await begin(running, TEXT)
        assert "10 sentences" in (await begin(running, "/draft", reply_to=1)).text


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("scan.pdf", make_pdf([]), "a PDF without text"),
        ("closed.pdf", make_pdf([TEXT], password="secret"), "an encrypted PDF"),
        ("broken.pdf", b"%PDF-1.7\nnothing of the kind", "a damaged PDF"),
        ("program.txt", b"\x7fELF\x02\x01\x01\x00\x00\x00", "neither text, HTML nor PDF"),
        ("empty.txt", b" \n", "empty"),
        ("koi.txt", "В порту работает 60 лоцманов и 40 моряков.".encode("koi8-r"), "an encoding that is not known"),
        ("half.txt", b"\xff\xfeP\x00o", "begins as UTF-16 but is not"),
        ("menu.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "holds no article"),
        ("calm.txt", b"The port is calm. The ferries rest at the quay.", "no sentence of it holds a figure"),
        ("<b>.txt", b"x" * (MOST_BYTES + 1), "<b>.txt: larger than 10 MB"),
    ],
)
async def test_a_file_that_cannot_be_read_is_one_sentence(
    run_bot: RunBot, stores: Stores, name: str, content: bytes, says: str
) -> None:
    """Nothing is begun, and nothing saved."""
    async with run_bot(BotApi()) as running:
        told = await send(running, name, content)
        assert says in told.text
        assert "\n" not in told.text
        assert told.buttons == ()
    assert await stores.dialogues.of(MODERATOR) is None
    assert await stores.facts.facts() == ()


async def test_a_large_file_is_refused_before_it_is_fetched(run_bot: RunBot) -> None:
    """50 MB, as Telegram tells it or as it is; and a file that Telegram does not hand over."""
    async with run_bot(BotApi()) as running:
        assert "larger than 10 MB" in (await send(running, "a.txt", b"x", told_size=50_000_000)).text
        assert not [call for call in running.api.calls if call.method in ("getFile", "file")]
        running.api.plan(kind="refuse", method="getFile", code=400, description="Bad Request: file is too big")
        assert "larger than 10 MB" in (await send(running, "a.txt", b"x", told_size=5)).text
        running.api.plan(kind="refuse", method="getFile", code=500, count=2)
        assert "10 sentences" in (await send(running, "a.txt", TEXT.encode())).text
        running.api.plan(kind="refuse", method="getFile", code=400, description="Bad Request: wrong file_id")
        assert "Telegram does not hand it over" in (await send(running, "a.txt", TEXT.encode())).text


@pytest.mark.parametrize(
    ("path", "says"),
    [("/missing", "answers with error 404"), ("/again?6", "more than 5 redirects"), ("/broken", "packing is damaged")],
)
async def test_a_page_that_cannot_be_had_is_one_sentence(run_bot: RunBot, site: Site, path: str, says: str) -> None:
    """With its address and what is wrong with it."""
    async with run_bot(BotApi()) as running:
        told = await begin(running, f"/draft {site.url(path)}")
        assert says in told.text
        assert "\n" not in told.text


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("localhost.localdomain/article", "https://localhost.localdomain/article: "),
        ("ftp://example.org/a", "ftp://example.org/a: no address of a page; begin it with https:// or http://"),
        ("file:///etc/passwd", "file:///etc/passwd: no address of a page"),
        ("http://", "http://: no address of a page"),
    ],
)
async def test_a_link_is_known_as_people_write_it(
    run_bot: RunBot, services: Services, stores: Stores, link: str, says: str
) -> None:
    """Without its beginning too; one that leads to no page is told as one, not as a text."""
    object.__setattr__(services, "allow_private_addresses", False)
    async with run_bot(BotApi()) as running:
        told = await begin(running, f"/draft {link}")
        assert told.text.startswith(f"Not done: {says}")
        assert "\n" not in told.text
        assert await stores.dialogues.of(MODERATOR) is None


async def test_private_addresses_are_refused(run_bot: RunBot, services: Services, site: Site, stores: Stores) -> None:
    """Unless the setting allows them: nothing leaves, for an article as for a link."""
    object.__setattr__(services, "allow_private_addresses", False)
    async with run_bot(BotApi()) as running:
        assert "within a private network" in (await begin(running, f"/draft {site.url('/page')}")).text
        assert await stores.dialogues.of(MODERATOR) is None
        await begin(running, f"/draft {TEXT}")
        assert "within a private network" in (await begin(running, site.url("/page"))).text
    assert site.asked == []


async def test_a_draft_is_changed_dropped_and_looked_back_at(run_bot: RunBot, stores: Stores) -> None:
    """The next message is the statement, or with “quote:” the source's words; what was decided can be seen again."""
    async with run_bot(BotApi()) as running:
        shown = await tap(running, await begin(running, f"/draft {TEXT}"), "No link")
        assert "tap “Change” first" in (await begin(running, "Norvik hired 60 people.")).text
        shown = await tap(running, running.api.sent[-1], "Change")
        assert shown.labels == ["Leave it"]
        assert "no figure stands in that" in (await begin(running, "No figure here.")).text
        shown = await begin(running, "Norvik’s <port> hired 60 pilots in 2024.")
        assert "Norvik’s <port> hired 60 pilots in 2024." in shown.text
        assert (
            "the nearest there is “hired 60 pilots in 2024."
            in (await begin(running, "quote: tired 60 pilots in 2024.")).text
        )
        shown = await begin(running, "quote: “hired 60 pilots in 2024”")
        shown = await tap(running, shown, "Accept")
        shown = await tap(running, shown, "Drop")
        shown = await tap(running, shown, "‹ Back")
        assert "2 of 10" in shown.text
        assert "Dropped." in shown.text
        assert shown.labels == ["Accept", "Change", "‹ Back", "Next ›"]
        first = await tap(running, shown, "‹ Back")
        assert first.labels == ["Next ›"]
        shown = await tap(running, first, "Next ›")
        assert "3 of 10" in shown.text
        shown = await tap(running, shown, "‹ Back")
        shown = await tap(running, shown, "Accept")
        assert "3 of 10 · 2 accepted" in shown.text
    facts = await stores.facts.facts()
    assert [fact.statement for fact in facts] == ["Norvik’s <port> hired 60 pilots in 2024.", SENTENCES[1]]
    assert facts[0].quote == "hired 60 pilots in 2024"


async def test_ids_are_found_at_the_moment_of_saving(run_bot: RunBot, stores: Stores) -> None:
    """What somebody else saved meanwhile under the id is left alone."""
    async with run_bot(BotApi()) as running:
        shown = await tap(running, await begin(running, f"/draft {SENTENCES[3]}"), "No link")
        await stores.facts.change(Put(replace(PILOTS, id="aldmoor-libraries"), 0), signed())
        await tap(running, shown, "Accept")
    assert [fact.id for fact in await stores.facts.facts()] == ["aldmoor-libraries", "aldmoor-libraries-2"]


async def test_doubles_and_contradictions_are_told(run_bot: RunBot, stores: Stores, services: Services) -> None:
    """Before a draft is taken: what the base says of the same, and a changed figure that the quote does not have."""
    for number, statement in enumerate(("Aldmoor has 15 libraries.", "The Kettle bridge cost £4.5m to build.")):
        fact = replace(PILOTS, id=f"old-{number}", statement=statement, quote=None, aliases=())
        await stores.facts.change(Put(fact, 0), signed())
    checker = services.checker
    assert isinstance(checker, LiveChecker)
    checker.renew(FactBase(await stores.facts.facts()))
    async with run_bot(BotApi()) as running:
        text = f"{SENTENCES[3]} {SENTENCES[2]} {SENTENCES[6]}"
        shown = await tap(running, await begin(running, f"/draft {text}"), "No link")
        assert "Differs from old-0: Aldmoor has 15 libraries." in shown.text
        shown = await tap(running, shown, "Drop")
        assert "Says the same as old-1" in shown.text
        shown = await tap(running, shown, "Drop")
        assert "⚠️" not in shown.text
        await tap(running, shown, "Change")
        assert "“411” is not in the quote" in (await begin(running, "Port Ellery employs 411 dockers.")).text


async def test_what_the_base_has_is_passed_over(
    run_bot: RunBot, stores: Stores, services: Services, site: Site
) -> None:
    """The same article again shows what was dropped, not what was accepted; where all is known it says so."""
    site.pages["/ten"] = PAGE.encode()
    async with run_bot(BotApi()) as running:
        shown = await begin(running, f"/draft {site.url('/ten')}")
        for number in range(10):
            shown = await tap(running, shown, "Drop" if number == 4 else "Accept")
        checker = services.checker
        assert isinstance(checker, LiveChecker)
        checker.renew(FactBase(await stores.facts.facts()))
        shown = await begin(running, f"/draft {site.url('/ten')}")
        assert "5 of 10" in shown.text
        shown = await tap(running, shown, "Accept")
        assert "1 accepted, 0 dropped, 9 in the base already" in shown.text
        checker.renew(FactBase(await stores.facts.facts()))
        assert "each of its 10 figures is in the base" in (await begin(running, f"/draft {site.url('/ten')}")).text


async def test_a_restart_in_the_middle_goes_on(run_bot: RunBot, services: Services, tmp_path: Path, site: Site) -> None:
    """The next process shows the next draft; what was accepted is saved, once, also where the answer was lost."""
    site.pages["/ten"] = PAGE.encode()
    url, api = f"sqlite:///{tmp_path / 'facts.db'}", BotApi()
    shown: Sent | None = None
    for _ in range(3):
        stores = await open_stores(url)
        fresh = await services_of(stores)
        object.__setattr__(services, "moderation", fresh.moderation)
        async with run_bot(api) as running:
            shown = shown or await begin(running, f"/draft {site.url('/ten')}")
            api.plan(kind="reset_after", method="editMessageText")
            shown = await tap(running, shown, "Accept")
        await stores.close()
        api.closing.clear()
    stores = await open_stores(url)
    assert [fact.quote for fact in await stores.facts.facts()] == SENTENCES[:3]
    assert len(await stores.facts.revisions_after(0)) == 3
    await stores.close()
    assert shown is not None
    assert "4 of 10" in shown.text


async def test_a_long_article_comes_in_parts(run_bot: RunBot, stores: Stores) -> None:
    """A dialogue holds so many drafts; when they are decided the next ones follow by themselves."""
    total = AT_ONCE + 3
    text = "\n\n".join(
        f"The {name} line carried {1200 + n:,} passengers in 2024." for n, name in enumerate(_names(total))
    )
    async with run_bot(BotApi()) as running:
        shown = await tap(running, await send(running, "lines.txt", text.encode()), "No link")
        for number in range(total):
            assert f"{number + 1} of {total}" in shown.text
            dialogue = await stores.dialogues.of(MODERATOR)
            assert dialogue is not None
            assert len(dialogue.state) < 40_000
            shown = await tap(running, shown, "Drop" if number % 2 else "Accept")
        assert f"{(total + 1) // 2} accepted, {total // 2} dropped" in shown.text
    assert len(await stores.facts.facts()) == (total + 1) // 2


def _names(total: int) -> list[str]:
    starts, ends = (
        ("Bel", "Cor", "Dun", "Fal", "Gar", "Hol", "Kel"),
        ("moor", "wick", "dale", "ford", "ness", "by", "ham"),
    )
    return [f"{start}{end}" for start in starts for end in ends][:total]


async def test_what_a_contributor_accepts_is_proposed(run_bot: RunBot, stores: Stores) -> None:
    """The next draft follows all the same; the fact waits for a moderator."""
    async with run_bot(BotApi()) as running:
        asked = await begin(running, f"/draft {TEXT}", CONTRIBUTOR)
        shown = await tap(running, asked, "No link", CONTRIBUTOR)
        shown = await tap(running, shown, "Accept", CONTRIBUTOR)
        assert "2 of 10" in shown.text
    assert await stores.facts.facts() == ()
    (proposal,) = await stores.proposals.open()
    assert isinstance(proposal.edit, Put)
    assert proposal.edit.fact.quote == SENTENCES[0]


async def test_who_may_not_is_told_nothing(run_bot: RunBot, stores: Stores, site: Site) -> None:
    """No page is fetched for them and no file; buttons of others do nothing, forged ones neither."""
    user = STRANGER
    async with run_bot(BotApi()) as running:
        for text in ("/draft", f"/draft {site.url('/page')}", f"/draft {TEXT}"):
            assert (await begin(running, text, user)).text == UNKNOWN
        update = running.api.send_file(user, "a.txt", TEXT.encode(), caption="/draft")
        await running.api.wait_until(lambda: running.api.is_confirmed(update))
        assert running.api.sent[-1].text == UNKNOWN
        assert site.asked == []
        assert not [call for call in running.api.calls if call.method in ("getFile", "file")]
        shown = await tap(running, await begin(running, f"/draft {TEXT}"), "No link")
        data = shown.buttons[0][0]["callback_data"]
        own = running.api.sent_to(user)[-1].message_id
        for forged in (data, data.replace(":accept", ":no-link"), "dialogue:1.1:accept", "dialogue:1.2:accept\n"):
            update = running.api.tap(user, own, forged)
            await running.api.wait_until(lambda tapped=update: running.api.is_confirmed(tapped))  # type: ignore[misc]
    assert await stores.facts.facts() == ()


@pytest.mark.parametrize("action", ["known", "accept ", "change:1", "next", "back", "leave", "no-link", "💥"])
async def test_forged_actions_change_nothing(run_bot: RunBot, stores: Stores, action: str) -> None:
    """A moderator's own client may send anything: only what is offered does something."""
    async with run_bot(BotApi()) as running:
        shown = await tap(running, await begin(running, f"/draft {TEXT}"), "No link")
        data = shown.buttons[0][0]["callback_data"].replace(":accept", f":{action}")
        update = running.api.tap(MODERATOR, shown.message_id, data)
        await running.api.wait_until(lambda: running.api.is_confirmed(update))
        now = await begin(running, "hello")
        assert "1 of 10" in now.text
        assert now.labels == ["Accept", "Change", "Drop"]
    assert await stores.facts.facts() == ()


async def test_usage_and_being_in_the_middle_are_told(run_bot: RunBot, stores: Stores) -> None:
    """/draft alone says how; a second article waits until the first is done, or /cancel."""
    async with run_bot(BotApi()) as running:
        assert "Send me an article" in (await begin(running, "/draft")).text
        await begin(running, f"/draft {TEXT}")
        assert "in the middle of something else" in (await begin(running, f"/draft {SENTENCES[0]}")).text
        assert "Ended" in (await begin(running, "/cancel")).text
        assert "1 sentence with figures" in (await begin(running, f"/draft {SENTENCES[0]}")).text


async def test_a_slow_page_is_shown_as_typing(run_bot: RunBot, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The chat says so while it is read, in place of a message that would have to be taken back."""
    monkeypatch.setattr("bot.telegram.working.AFTER_SECONDS", 0.0)
    site.pages["/ten"] = PAGE.encode()
    async with run_bot(BotApi()) as running:
        await begin(running, f"/draft {site.url('/ten')}")
        assert [call.parameters["action"] for call in running.api.calls if call.method == "sendChatAction"] == [
            "typing"
        ]

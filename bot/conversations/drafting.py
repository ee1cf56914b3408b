"""Drafting: the drafts of an article one after the other, each to be accepted, changed or dropped by a tap.

What is accepted is saved at once, by its own change of the facts; nobody loses anything who leaves in the middle.
"""

import asyncio
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count

from bot.articles import Material, complete, read_material
from bot.conversations.conversation import Conversation, Desk
from bot.conversations.sheets import Pile, Sheet, lay_out, lay_out_again, lay_out_next, text_of
from bot.live import checker_behind
from bot.replies import Button, Reply
from bot.replies.dates import write_date
from bot.replies.drafts import (
    render_draft,
    render_drafted,
    render_link_asked,
    write_doubts,
    write_inspected,
    write_intro,
)
from bot.replies.markup import clean, escape
from bot.replies.revisions import render_done
from facts.drafting import Metadata, checkable_figures, read_text
from facts.editing import inspect
from facts.errors import InputError, SourceError
from facts.quantities import Kind, read_quantities
from facts.sources import is_web_address, nearest_passage, split_passages, stands_in
from facts.store.edits import Put
from facts.store.people import Role
from facts.store.revisions import ConflictError

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_PART = re.compile(r"(?P<part>quote|statement)\s*:\s*(?P<words>.+)", re.IGNORECASE | re.DOTALL)
_ENDS = re.compile(r"[.!?…][\"'”’)\]]*\s*$")
_REST_CHARACTERS = 200  # from which a message is the rest of a pasted text: Telegram divides a long one


class Drafting(Conversation[Pile]):
    """The conversation; it begins with what `begin` makes of an article."""

    kind = "draft"
    role = Role.CONTRIBUTOR
    state = Pile

    async def begin(self, material: Material, desk: Desk) -> Pile:
        """The state for an article. Raises SourceError, with nothing saved, where there is none, or nothing in it."""
        allow_private = desk.services.allow_private_addresses
        article = await read_material(material, allow_private=allow_private)
        note, own = "", article.metadata
        if own.url and not material.is_page and not (own.publisher and own.published):
            metadata, _, note = await _learn(own, own.url, desk)
            article = replace(article, metadata=metadata)
        pile = await lay_out(article, desk, material.name)
        return await _look(pile if pile.asks else _introduced(replace(pile, note=note), desk), desk)

    async def hear(self, state: Pile, words: str, desk: Desk) -> Pile:
        """A link, the rest of the text, or a statement or quote as it should be."""
        return await _look(await self._hear(state, words, desk), desk)

    async def tap(self, state: Pile, action: str, desk: Desk) -> Pile:
        """Decide, or look at another one."""
        return await _look(await self._tap(state, action, desk), desk)

    async def _hear(self, state: Pile, words: str, desk: Desk) -> Pile:
        if state.asks == "link":
            return await _take_link(state, words, desk)
        part = _PART.fullmatch(words.strip())
        if state.asks == "change" or part:
            return await _change(state, part["part"].lower() if part else "", part["words"] if part else words, desk)
        raise InputError(desk.services.texts("draft-tap-first", button=desk.services.texts("button-draft-change")))

    async def _tap(self, state: Pile, action: str, desk: Desk) -> Pile:
        if state.asks == "link":
            return _introduced(replace(state, asks=""), desk) if action == "no-link" else state
        match action:
            case "accept" if state.sheet.outcome in ("", "dropped"):
                return await _accept(state, desk)
            case "drop" if not state.sheet.outcome:
                note = desk.services.texts("draft-dropped")
                return await _go_on(replace(state.put(replace(state.sheet, outcome="dropped")), note=note), desk)
            case "change" if state.sheet.outcome in ("", "dropped"):
                return replace(state, asks="change", note="")
            case "leave":
                return replace(state, asks="", note="")
            case "back" if state.at > 0:
                return replace(state, at=state.at - 1, asks="", note="")
            case "next" if state.sheet.outcome:
                return await _go_on(replace(state, note=""), desk)
        return state

    async def show(self, state: Pile, desk: Desk) -> Reply:
        """The question for the link, the draft that is to be decided, or what came of them all."""
        texts = desk.services.texts
        if state.asks == "link":
            return render_link_asked(state.total, state.metadata.title, state.note, texts)
        if self.is_over(state):
            counts = (state.count("accepted"), state.count("dropped"), state.count("known"))
            return render_drafted(*counts, state.note, texts)
        sheet, place = state.sheet, state.start + state.at + 1
        note = texts("draft-change-asked") if state.asks == "change" else state.note or _told(sheet, desk)
        counts = (place, state.total, state.count("accepted"))
        warnings = (*write_doubts(sheet.doubts, texts), *state.warnings)
        reply = render_draft(counts, sheet.statement, sheet.quote, warnings, note, texts)
        return Reply(reply.html, tuple(_buttons(state, desk)))

    def is_over(self, state: Pile) -> bool:
        """When each draft is decided, and nobody looks back at one."""
        return not state.asks and state.is_decided and state.start + len(state.sheets) >= state.total


DRAFTING = Drafting()


def _buttons(state: Pile, desk: Desk) -> Iterator[tuple[Button, ...]]:
    texts = desk.services.texts

    def button(action: str) -> Button:
        return Button(texts(f"button-draft-{action}"), data=action)

    if state.asks == "change":
        yield (button("leave"),)
        return
    if state.sheet.outcome in ("", "dropped"):
        yield tuple(map(button, ("accept", "change", "drop") if not state.sheet.outcome else ("accept", "change")))
    moves = (["back"] if state.at else []) + (["next"] if state.sheet.outcome else [])
    if moves:
        yield tuple(map(button, moves))


def _told(sheet: Sheet, desk: Desk) -> str:
    """What became of a draft that somebody looks back at."""
    return sheet.told or (desk.services.texts(f"draft-{sheet.outcome}") if sheet.outcome else "")


def _introduced(pile: Pile, desk: Desk) -> Pile:
    texts = desk.services.texts
    return replace(pile, note="\n".join(part for part in (pile.note, write_intro(pile.source, texts)) if part))


async def _look(state: Pile, desk: Desk) -> Pile:
    """With what should be known of the draft that is shown before it is taken."""
    if state.asks or state.sheet.outcome:
        return replace(state, warnings=())
    fact, checker = state.fact_of(state.sheet), checker_behind(desk.services.checker)
    found = await asyncio.to_thread(inspect, fact, checker)
    return replace(state, warnings=tuple(write_inspected(found, desk.services.texts)))


async def _go_on(state: Pile, desk: Desk) -> Pile:
    """To the next that is not decided: behind this one, in the next sheets of the article, or before it."""
    places = [*range(state.at + 1, len(state.sheets)), *range(state.at)]
    behind = next((n for n in places if not state.sheets[n].outcome), None)
    if behind is None:
        return replace(await lay_out_next(state, desk), asks="")
    return replace(state, at=behind, asks="")


async def _accept(state: Pile, desk: Desk) -> Pile:
    """Save the fact, as evidence of which the article is kept."""
    await desk.moderation.stores.articles.note_source(state.sha256, state.source.id)
    told = await _save(state, desk)
    note = told.partition("\n")[0]
    sheet = replace(state.sheet, outcome="accepted", told=note)
    return await _go_on(replace(state.put(sheet), note=note, asks=""), desk)


async def _save(state: Pile, desk: Desk) -> str:
    """What came of saving it, under the first id that is free. Done again it finds what it did and changes nothing."""
    facts, fact = desk.moderation.stores.facts, state.fact_of(state.sheet)
    why = state.metadata.url or state.metadata.title or None
    for number in count(1):
        candidate = fact if number == 1 else replace(fact, id=f"{fact.id}-{number}")
        history = await facts.history(candidate.id)
        own = [r for r in history if r.signature.user_id == desk.speaker.user_id and r.signature.at >= state.begun]
        done = next((revision for revision in own if revision.after == candidate), None)
        if done is not None:
            return render_done(done, desk.services.texts).html
        if history:
            continue
        try:
            outcome = await desk.moderation.submit(Put(candidate, 0), desk.sign(why))
        except ConflictError:  # somebody took the id just now
            continue
        return render_done(outcome, desk.services.texts).html
    raise AssertionError("unreachable")


async def _change(state: Pile, part: str, words: str, desk: Desk) -> Pile:
    """The statement as it should be, or other words of the source."""
    texts, words = desk.services.texts, clean(words)
    if state.sheet.outcome in ("accepted", "known"):
        return state
    if part == "quote":
        text = await text_of(state, desk)
        words = words if stands_in(words, text) else words.strip('“”"')
        stray = next((passage for passage in split_passages(words) if not stands_in(passage, text)), None)
        if stray is not None:
            raise InputError(texts("draft-not-there", nearest=nearest_passage(stray, text)))
        return replace(state.put(replace(state.sheet, quote=words, outcome="")), asks="", note="")
    if not checkable_figures(words):
        raise InputError(texts("draft-figureless"))
    return replace(state.put(replace(state.sheet, statement=words, doubts=(), outcome="")), asks="", note="")


async def _take_link(state: Pile, words: str, desk: Desk) -> Pile:
    """Where the article stands, and when it was published; or the rest of a text that Telegram divided."""
    texts = desk.services.texts
    found = _ADDRESS.search(words)
    url = found.group().rstrip(".,;)") if found else None
    rest = _ADDRESS.sub(" ", words).strip()
    if len(rest) >= _REST_CHARACTERS:
        return await _add_rest(state, words, desk)
    day = _day_in(rest)
    if url is None or not is_web_address(url):
        if day is None:
            raise InputError(texts("draft-link-again", button=texts("button-draft-no-link")))
        again = await lay_out_again(state, replace(state.metadata, published=day), desk)
        return replace(again, asks="link", note=texts("draft-day-taken", date=write_date(day, texts)))
    own = replace(state.metadata, published=day or state.metadata.published)
    metadata, page, note = await _learn(own, url, desk)
    again = await lay_out_again(state, metadata, desk)
    if page and not any(stands_in(sheet.quote, page) for sheet in state.sheets):
        note = texts("draft-link-elsewhere")
    return _introduced(replace(again, asks="", note=note), desk)


async def _learn(own: Metadata, url: str, desk: Desk) -> tuple[Metadata, str, str]:
    """What is known of an article with what the page at its address says of itself; its text; what is to be told."""
    texts = desk.services.texts
    try:
        page = await read_material(Material(url, url), allow_private=desk.services.allow_private_addresses)
    except SourceError as error:
        return replace(own, url=url), "", texts("draft-link-unread", why=escape(str(error)))
    return replace(complete(own, page.metadata), url=page.metadata.url or url), page.text, ""


async def _add_rest(state: Pile, words: str, desk: Desk) -> Pile:
    text = await text_of(state, desk)
    between = "\n\n" if _ENDS.search(text) else " "
    article = read_text(f"{text}{between}{words}", desk.services.texts("draft-untitled"))
    pile = await lay_out(replace(article, metadata=complete(state.metadata, article.metadata)), desk, "the article")
    return replace(pile, note=desk.services.texts("draft-longer"))


def _day_in(words: str) -> date | None:
    """The day that somebody wrote beside a link."""
    dates = {figure.date for figure in read_quantities(words) if figure.kind is Kind.DATE and figure.date}
    if len(dates) != 1:
        return None
    year, month, day = dates.pop()
    try:
        return date(year, month, day) if year and month and day else None
    except ValueError:
        return None

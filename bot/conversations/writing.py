"""Writing a fact, new or changed: its parts one by one or all at once, then a preview to try, change and save.

How one begins is in `adding` and `editing`, what the message looks like in `bot.replies.preview`.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.conversations.conversation import Conversation, Desk
from bot.conversations.parts import NEEDED, OF_SOURCE, Part, first_missing, read_part, value_of, with_part, with_parts
from bot.live import checker_behind
from bot.replies import Reply
from bot.replies.asking import render_asking, render_conflict, render_leaving, render_parts
from bot.replies.markup import clean
from bot.replies.preview import Preview, render_preview
from bot.replies.revisions import render_done, render_revision
from bot.replies.tried import render_tried
from facts.base import Base, Fact
from facts.drafting.names import find_names
from facts.drafting.slugs import fact_slug
from facts.editing import inspect, with_fact
from facts.editing.known_sources import find_source, give_id, of_same_host, sources_of
from facts.editing.pasting import Parts, read_label, read_parts, read_source_lines
from facts.errors import BaseError, InputError
from facts.quantities import read_quantities
from facts.sources import Source
from facts.store.edits import Put
from facts.store.people import Role
from facts.store.revisions import ConflictError, Revision

PHRASINGS = 5  # that are tried at once
_LONGEST_PHRASING = 300
_OFFERED = 3  # sources, as buttons
_LOOKED_BACK = 30  # changes, for the sources that were used last


class Screen(StrEnum):
    """What is shown."""

    ASKING = "asking"  # for a part
    PREVIEW = "preview"
    PARTS = "parts"  # which to change
    LEAVING = "leaving"  # really?
    CONFLICT = "conflict"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Theirs:
    """What somebody else did to the fact meanwhile."""

    fact: Fact | None  # None where it is no longer there
    number: int  # of their revision
    html: str  # the whole of it, to be read


@dataclass(frozen=True, slots=True)
class Writing:
    """How far somebody is."""

    fact: Fact  # what is missing is empty
    seen: int = 0  # the revision that they look at; 0 for a new fact
    was: Fact | None = None  # the fact of that revision
    screen: Screen = Screen.ASKING
    asked: Part | None = Part.STATEMENT
    passed: tuple[Part, ...] = ()  # parts that they do without
    has_own_id: bool = False  # which they wrote, or which it had
    offered: tuple[Source, ...] = ()  # known sources, to be picked
    doubles: tuple[str, ...] = ()  # ids
    contradictions: tuple[str, ...] = ()
    phrasings: tuple[str, ...] = ()
    tried: str = ""  # how those would be answered
    why: str | None = None
    remark: str = ""  # a line above the rest, for this once
    aside: "Writing | None" = None  # what they were writing before they opened another one
    theirs: Theirs | None = None
    origin: str | None = None  # for whoever had it begun
    outcome: str = ""  # what came of it

    @property
    def is_new(self) -> bool:
        """Whether the fact is not there yet."""
        return self.seen == 0


OnSaved = Callable[[Desk, str, str], Awaitable[None]]


async def _nothing(desk: Desk, origin: str, fact_id: str) -> None:
    """Nobody wants to know."""


class FactWriting(Conversation[Writing]):
    """Writing a fact. `on_saved` is told the origin and the fact's id after each save of a fact that has an origin.

    It is told before the dialogue is kept as over, and again if that fails: telling it twice must change nothing.
    """

    kind = "write"
    role = Role.MODERATOR
    state = Writing

    def __init__(self, on_saved: OnSaved = _nothing) -> None:
        self._on_saved = on_saved

    async def hear(self, state: Writing, words: str, desk: Desk) -> Writing:
        """A part, all parts, phrasings to try, or the reason."""
        state, today = replace(state, remark=""), desk.services.today
        if state.screen is Screen.CONFLICT:
            raise InputError(desk.services.texts("writing-choose"))
        if state.screen is not Screen.ASKING or state.asked is None:
            return await self._hear_aside(state, words, desk)
        part = state.asked
        if part is Part.WHY:
            return replace(state, why=read_part(part, words, today), screen=Screen.PREVIEW, asked=None)
        if state.is_new and part is Part.STATEMENT and not state.fact.statement:
            return await take_parts(state, read_parts(words, today), desk)
        if part is Part.URL:
            parts = read_source_lines(words, today)
            passed = state.passed if parts.url is not None else (*state.passed, Part.URL)
            return await take_parts(replace(state, passed=passed), parts, desk)
        if part is Part.PUBLISHER and "\n" in words:
            return await take_parts(state, read_source_lines(words, today), desk)
        return await _put_part(state, part, words, desk)

    async def _hear_aside(self, state: Writing, words: str, desk: Desk) -> Writing:
        """Beside the preview: what to try, why, or a part by its name."""
        lines = [line.strip() for line in words.splitlines() if line.strip()]
        labelled = read_label(lines[0]) if lines else None
        if labelled and labelled[0] == "test":
            tried = [read_label(line) for line in lines]
            pairs = zip(tried, lines, strict=True)
            phrasings = [found[1] if found and found[0] == "test" else line for found, line in pairs]
            shown = tuple(clean(phrasing)[:_LONGEST_PHRASING] for phrasing in phrasings[:PHRASINGS])
            return await settle(replace(state, phrasings=shown), desk)
        if labelled is None:
            raise InputError(desk.services.texts("writing-what"))
        parts = read_parts(words, desk.services.today)
        if parts.why is not None:
            state = replace(state, why=read_part(Part.WHY, parts.why, desk.services.today))
        return await take_parts(state, parts, desk)

    async def tap(self, state: Writing, action: str, desk: Desk) -> Writing:
        """A button."""
        verb, _, rest = action.partition(":")
        calm = replace(state, remark="")
        match verb:
            case "save" if state.screen is Screen.PREVIEW:
                return await self._save(calm, state.seen, desk)
            case "mine" if state.screen is Screen.CONFLICT and state.theirs is not None:
                return await self._save(calm, state.theirs.number, desk)
            case "theirs" if state.screen is Screen.CONFLICT:
                return replace(calm, screen=Screen.OVER, outcome=desk.services.texts("writing-kept-theirs"))
            case "from" if state.theirs is not None and state.theirs.fact is not None:
                theirs = state.theirs
                mine = replace(calm, theirs=None, aside=None)
                return await open_kept(state.theirs.fact, theirs.number, desk, aside=mine, origin=state.origin)
            case "skip" if state.screen is Screen.ASKING and state.asked is not None and state.asked not in NEEDED:
                return await self._skip(calm, state.asked, desk)
            case "change":
                return replace(calm, screen=Screen.PARTS, asked=None)
            case "part" if rest in (*Part,) and state.screen is Screen.PARTS:
                return await _ask(calm, Part(rest), desk)
            case "back":
                return await settle(calm, desk)
            case "cancel":
                return replace(calm, screen=Screen.LEAVING)
            case "end" if state.screen is Screen.LEAVING:
                return replace(calm, screen=Screen.OVER, outcome=desk.services.texts("dialogue-cancelled"))
            case "source" if state.screen is Screen.ASKING and rest.isdecimal() and int(rest) < len(state.offered):
                fact = replace(state.fact, source=state.offered[int(rest)])
                return await settle(replace(calm, fact=fact, asked=None), desk)
            case "older" if rest.isdecimal() and int(rest) < len(state.contradictions):
                older = state.contradictions[int(rest)]
                return await settle(replace(calm, fact=replace(state.fact, supersedes=older)), desk)
            case "open" if state.is_new and rest.isdecimal():
                return await _open_other(calm, int(rest), desk)
            case "own" if state.aside is not None:
                return await settle(replace(state.aside, aside=replace(calm, aside=None)), desk)
        return state

    async def show(self, state: Writing, desk: Desk) -> Reply:
        """The message."""
        texts = desk.services.texts
        match state.screen:
            case Screen.OVER:
                return Reply(state.outcome)
            case Screen.LEAVING:
                return render_leaving(texts)
            case Screen.CONFLICT if state.theirs is not None:
                return render_conflict(state.theirs.html, state.fact, state.theirs.fact is not None, texts)
            case Screen.ASKING if state.asked is not None:
                part = state.asked
                has_value = bool(state.why if part is Part.WHY else value_of(state.fact, part))
                is_back = first_missing(state.fact, state.passed) is None
                return render_asking(
                    part, state.offered, not is_back, has_value, part not in NEEDED, state.remark, texts
                )
        preview = _preview_of(state, desk.services.checker.base)
        if state.screen is Screen.PARTS:
            return render_parts([part for part in Part if part is not Part.ID or state.is_new], texts)
        return render_preview(preview, texts)

    def is_over(self, state: Writing) -> bool:
        """Saved, or given up."""
        return state.screen is Screen.OVER

    async def _save(self, state: Writing, seen: int, desk: Desk) -> Writing:
        if state.was == state.fact and seen == state.seen:
            return replace(state, remark=desk.services.texts("writing-unchanged"))
        try:
            done = await desk.moderation.submit(Put(state.fact, seen), desk.sign(state.why))
        except ConflictError as conflict:
            saved = await _find_saved(state.fact, seen, desk)
            if saved is None:
                return await _show_conflict(state, conflict.latest, desk)
            done = saved
        if state.origin is not None:
            await self._on_saved(desk, state.origin, state.fact.id)
        return replace(state, screen=Screen.OVER, outcome=render_done(done, desk.services.texts).html)

    async def _skip(self, state: Writing, part: Part, desk: Desk) -> Writing:
        if part is Part.WHY:
            return await settle(replace(state, why=None, asked=None), desk)
        fact = with_part(state.fact, part, None)
        return await settle(replace(state, fact=fact, passed=(*state.passed, part)), desk)


async def take_parts(state: Writing, parts: Parts, desk: Desk) -> Writing:
    """The state with all that a message said. A known address brings its source with it."""
    fact = with_parts(state.fact, parts, desk.services.today)
    own_id = state.has_own_id or parts.id is not None
    if parts.id is not None:
        await _check_id(fact.id, state, desk)
    _check_supersedes(fact, desk)
    if parts.url is not None:
        fact, state = await _with_address(fact, parts, state, desk)
    return await settle(replace(state, fact=fact, has_own_id=own_id), desk)


async def settle(state: Writing, desk: Desk) -> Writing:
    """The state at the next thing to ask for; where nothing is missing, with all that the preview tells."""
    missing = first_missing(state.fact, state.passed)
    if missing is not None:
        return await _ask(state, missing, desk)
    fact = await _with_ids(state, desk)
    checker = await asyncio.to_thread(checker_behind, desk.services.checker)
    found = await asyncio.to_thread(inspect, fact, checker)
    tried = ""
    if state.phrasings:
        try:
            changed = await asyncio.to_thread(with_fact, checker, fact)
            answers = [await asyncio.to_thread(changed.check_claim, p, desk.services.today) for p in state.phrasings]
            tried = render_tried(state.phrasings, answers, fact.id, desk.services.texts)
        except BaseError as error:  # what it supersedes has gone
            raise InputError(str(error)) from None
    return replace(
        state,
        fact=fact,
        screen=Screen.PREVIEW,
        asked=None,
        offered=(),
        doubles=tuple(other.fact.id for other in found.doubles),
        contradictions=tuple(other.fact.id for other in found.contradictions),
        tried=tried,
        theirs=None,
    )


async def _ask(state: Writing, part: Part, desk: Desk) -> Writing:
    offered = state.offered
    if part is Part.URL:
        offered = await _last_used(desk)
    elif part not in (Part.PUBLISHER, Part.TITLE):
        offered = ()
    return replace(state, screen=Screen.ASKING, asked=part, offered=offered)


async def _put_part(state: Writing, part: Part, words: str, desk: Desk) -> Writing:
    fact = with_part(state.fact, part, read_part(part, words, desk.services.today))
    if part is Part.ID:
        await _check_id(fact.id, state, desk)
    if part is Part.SUPERSEDES:
        _check_supersedes(fact, desk)
    own_id = state.has_own_id or part is Part.ID
    return await settle(replace(state, fact=fact, has_own_id=own_id, remark=""), desk)


async def _with_address(fact: Fact, parts: Parts, state: Writing, desk: Desk) -> tuple[Fact, Writing]:
    """The fact with the source that the base has of its address; else what is offered are those of the same host."""
    sources = await asyncio.to_thread(_all_sources, desk.services.checker.base)
    url = fact.source.url or ""
    known = find_source(url, sources)
    if known is None:
        return fact, replace(state, offered=of_same_host(url, sources)[-_OFFERED:], remark="")
    said = [name for name in parts.names() if name in OF_SOURCE and name != Part.URL]
    if all(getattr(known, name) == getattr(fact.source, name) for name in said):
        remark = desk.services.texts("writing-known-source") if state.is_new else ""
        return replace(fact, source=known), replace(state, remark=remark, offered=())
    return fact, replace(state, remark="", offered=())


async def _with_ids(state: Writing, desk: Desk) -> Fact:
    """The fact with its id, made from its statement unless it has one of its own, and its source with its id."""
    base, fact = desk.services.checker.base, state.fact
    if not state.has_own_id:
        fact = replace(fact, id=await _free_id(fact.statement, base, desk))
    if state.was is None or state.was.source != fact.source:
        others = await asyncio.to_thread(_sources_of_others, base, fact)
        fact = replace(fact, source=give_id(fact.source, others))
    return fact


async def _free_id(statement: str, base: Base, desk: Desk) -> str:
    """An id that no fact has or had."""
    taken: set[str] = set()
    while True:
        names = find_names([statement])
        slug = fact_slug(statement, tuple(read_quantities(statement)), names, _Taken(base, taken))
        if await desk.moderation.stores.facts.find(slug) is None:
            return slug
        taken.add(slug)


class _Taken:
    """The ids of a base, and some more."""

    def __init__(self, base: Base, more: set[str]) -> None:
        self._base, self._more = base, more

    def __contains__(self, fact_id: object) -> bool:
        return fact_id in self._more or self._base.get(str(fact_id)) is not None


async def _check_id(fact_id: str, state: Writing, desk: Desk) -> None:
    if not state.is_new and state.was is not None and fact_id != state.was.id:
        raise InputError(desk.services.texts("writing-id-stays", id=state.was.id))
    if state.is_new and await desk.moderation.stores.facts.find(fact_id) is not None:
        raise InputError(desk.services.texts("writing-id-taken", id=fact_id))


def _check_supersedes(fact: Fact, desk: Desk) -> None:
    older = fact.supersedes
    if older is not None and (older == fact.id or desk.services.checker.base.get(older) is None):
        raise InputError(desk.services.texts("writing-no-older", id=older))


async def _last_used(desk: Desk) -> tuple[Source, ...]:
    """The sources of the last changes, the last first."""
    facts = desk.moderation.stores.facts
    revisions = await facts.revisions_after(await facts.last_sequence() - _LOOKED_BACK)
    return sources_of(revision.after for revision in reversed(revisions) if revision.after is not None)[:_OFFERED]


def _all_sources(base: Base) -> tuple[Source, ...]:
    return sources_of(base.facts)


def _sources_of_others(base: Base, fact: Fact) -> tuple[Source, ...]:
    return sources_of(other for other in base.facts if other.id != fact.id)


async def _open_other(state: Writing, number: int, desk: Desk) -> Writing:
    """The double or contradiction of that number, to be changed instead; what was being written is kept."""
    others = (*state.doubles, *state.contradictions)
    kept = await desk.moderation.stores.facts.find(others[number]) if number < len(others) else None
    if kept is None or kept.is_retired:
        return state
    return await open_kept(kept.fact, kept.number, desk, aside=state, origin=state.origin)


async def open_kept(
    fact: Fact, seen: int, desk: Desk, aside: Writing | None = None, origin: str | None = None
) -> Writing:
    """The state in which a fact that is there is shown, to be changed."""
    phrasings = aside.phrasings if aside is not None else ()
    begun = Writing(fact, seen, fact, has_own_id=True, passed=(*Part,), phrasings=phrasings, aside=aside, origin=origin)
    return await settle(begun, desk)


async def _find_saved(fact: Fact, seen: int, desk: Desk) -> Revision | None:
    """The revision in which the speaker saved it before, where the same tap came twice and others went on since."""
    history = await desk.moderation.stores.facts.history(fact.id)
    own = (r for r in history if r.number > seen and r.signature.user_id == desk.speaker.user_id)
    return next((revision for revision in own if revision.after == fact), None)


async def _show_conflict(state: Writing, latest: Revision, desk: Desk) -> Writing:
    """What the other did; where a new fact's id was taken meanwhile, another id."""
    if state.is_new and state.screen is not Screen.CONFLICT:
        taken = desk.services.texts("writing-id-went", id=state.fact.id)
        return await settle(replace(state, has_own_id=False, remark=taken), desk)
    theirs = Theirs(latest.after, latest.number, render_revision(latest, desk.services.texts))
    return replace(state, screen=Screen.CONFLICT, theirs=theirs)


def _preview_of(state: Writing, base: Base) -> Preview:
    return Preview(
        fact=state.fact,
        is_new=state.is_new,
        has_aside=state.aside is not None,
        doubles=tuple(base.get(fact_id) for fact_id in state.doubles),
        contradictions=tuple(base.get(fact_id) for fact_id in state.contradictions),
        tried=state.tried,
        why=state.why,
        remark=state.remark,
    )

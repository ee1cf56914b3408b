"""Settling: what a step comes to: the next thing to ask for, or the preview with all that it tells."""

import asyncio
from dataclasses import replace

from bot.conversations.conversation import Desk
from bot.conversations.parts import OF_SOURCE, Part, first_missing, join, read_part, value_of, with_part, with_parts
from bot.conversations.written import Screen, Writing
from bot.live import checker_behind
from bot.replies.tried import render_tried
from facts.base import Base, Fact
from facts.drafting.names import find_names
from facts.drafting.slugs import fact_slug
from facts.editing import inspect, with_fact
from facts.editing.known_sources import find_source, give_id, of_same_host, sources_of
from facts.editing.pasting import Parts
from facts.errors import BaseError, InputError
from facts.quantities import read_quantities
from facts.sources import Source

_OFFERED = 3  # sources, as buttons
_LOOKED_BACK = 30  # changes, for the sources that were used last


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
        return await ask_for(state, missing, desk)
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


async def ask_for(state: Writing, part: Part, desk: Desk) -> Writing:
    offered: tuple[Source, ...] = ()
    if part is Part.URL:
        offered = await _last_used(desk)
    elif part is Part.PUBLISHER and state.fact.source.url:
        sources = await asyncio.to_thread(_all_sources, desk.services.checker.base)
        offered = of_same_host(state.fact.source.url, sources)[-_OFFERED:]
    return replace(state, screen=Screen.ASKING, asked=part, offered=offered)


async def put_part(state: Writing, part: Part, words: str, desk: Desk) -> Writing:
    said = join(value_of(state.fact, part), part, read_part(part, words, desk.services.today))
    fact = with_part(state.fact, part, said)
    if part is Part.ID:
        await _check_id(fact.id, state, desk)
    if part is Part.SUPERSEDES:
        _check_supersedes(fact, desk)
    own_id = state.has_own_id or part is Part.ID
    return await settle(replace(state, fact=fact, has_own_id=own_id, remark=""), desk)


async def _with_address(fact: Fact, parts: Parts, state: Writing, desk: Desk) -> tuple[Fact, Writing]:
    """The fact with the source that the base has of its address, unless something else was said of it."""
    sources = await asyncio.to_thread(_all_sources, desk.services.checker.base)
    known = find_source(fact.source.url or "", sources)
    said = [name for name in parts.names() if name in OF_SOURCE and name != Part.URL]
    if known is None or any(getattr(known, name) != getattr(fact.source, name) for name in said):
        return fact, state
    remark = desk.services.texts("writing-known-source") if state.is_new else ""
    return replace(fact, source=known), replace(state, remark=remark)


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


async def open_other(state: Writing, number: int, desk: Desk) -> Writing:
    """The double or contradiction of that number, to be changed instead; what was being written is kept."""
    others = (*state.doubles, *state.contradictions)
    kept = await desk.moderation.stores.facts.find(others[number]) if number < len(others) else None
    if kept is None or kept.is_retired:
        return state
    return await open_kept(kept.fact, kept.number, desk, aside=state, question=state.question)


async def open_kept(
    fact: Fact, seen: int, desk: Desk, aside: Writing | None = None, question: str | None = None
) -> Writing:
    """The state in which a fact that is there is shown, to be changed."""
    phrasings = aside.phrasings if aside is not None else ()
    begun = Writing(
        fact, seen, fact, has_own_id=True, passed=(*Part,), phrasings=phrasings, aside=aside, question=question
    )
    return await settle(begun, desk)

"""Live: a checker over the facts that a store keeps, which follows what moderators change while it answers."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from bot import services
from bot.services import RecentAnswers
from facts.answers import Answer
from facts.base import Base, Fact, FactBase
from facts.check import Checker
from facts.errors import BaseError, FactsError
from facts.files import load_curated
from facts.keeping.kept_store import Opened, open_stored
from facts.store import FactStore, Revision, Signature

LOOK_SECONDS = 0.5  # how long a change may stay unseen: a replica knows of another's within a second
MANY = 100  # changes at once, such as an import: the facts are read anew, beside the event loop

log = logging.getLogger(__name__)


class LiveChecker:
    """Answers from the facts as they are now; what it remembered of its answers goes when one of them changes."""

    def __init__(self, base: Base | Checker) -> None:
        self.sequence = 0  # of the last revision that it answers by
        self.renew(base)

    @property
    def whole(self) -> Checker:
        """All that the checker can do, without what it remembers."""
        return self._checker

    @property
    def base(self) -> Base:
        """The facts that it answers from."""
        return self._answers.base

    def check_message(self, text: str, today: date | None = None) -> tuple[Answer, ...]:
        """The answers to a text on that day."""
        return self._answers.check_message(text, today)

    def renew(self, base: Base | Checker) -> None:
        """Answer from this base from now on, or by a checker that is ready."""
        self._checker = base if isinstance(base, Checker) else Checker(base)
        self._answers = RecentAnswers(self._checker)

    def apply(self, revisions: Iterable[Revision]) -> None:
        """Do to the facts what was done in the store; raises BaseError where one of these makes no base by itself."""
        for revision in revisions:
            if revision.after is not None:
                self._checker.put(revision.after)
            elif self._checker.base.get(revision.fact_id) is not None:
                self._checker.retire(revision.fact_id)
        self._answers = RecentAnswers(self._checker)


def checker_behind(checker: services.Checker) -> Checker:
    """All that a service's checker can do; of another kind than ours one over the same facts."""
    return checker.whole if isinstance(checker, LiveChecker) else Checker(checker.base)


Open = Callable[[Sequence[Fact]], Opened]


def in_memory(facts: Sequence[Fact]) -> Opened:
    """The facts of a store, indexed at each start."""
    return open_stored(facts, "", None)


def kept_in(folder: Path, name: str) -> Open:
    """How a large store's facts are kept in a folder; `name` tells the store from others."""
    return lambda facts: open_stored(facts, name, folder)


async def open_facts(store: FactStore, open_: Open = in_memory) -> tuple[LiveChecker, int]:
    """A checker over a store's facts, and the last change that it knows; an empty store gets the facts that ship."""
    if not await store.last_sequence():
        signature = Signature("figurecheck", datetime.now(UTC), "the facts that ship with it")
        await store.import_facts(load_curated().facts, signature)
    ready, sequence = await _read(store, open_)
    checker = LiveChecker(ready)
    checker.sequence = sequence
    return checker, sequence


async def follow(
    store: FactStore,
    checker: LiveChecker,
    sequence: int,
    wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
    followed: Callable[[int], None] = lambda sequence: None,
    open_: Open = in_memory,
) -> None:
    """Bring the checker up to date again and again, until cancelled. What goes wrong is tried again.

    `followed` is told the last change that the checker knows, each time that there are new ones.
    """
    while True:
        await wait(LOOK_SECONDS)
        try:
            revisions = await store.revisions_after(sequence)
            if revisions:
                sequence = checker.sequence = await _bring(store, checker, revisions, open_)
                followed(sequence)
                log.info("facts changed", extra={"revisions": len(revisions)})
        except FactsError as error:
            log.warning("facts not read", extra={"error": str(error)})


async def _bring(store: FactStore, checker: LiveChecker, revisions: tuple[Revision, ...], open_: Open) -> int:
    """The last revision that the checker answers by then."""
    if len(revisions) <= MANY:
        # Those that together make a base may make none one by one: a newer came before the one that it supersedes.
        with suppress(BaseError):
            checker.apply(revisions)
            return revisions[-1].sequence
    ready, sequence = await _read(store, open_)
    checker.renew(ready)
    return sequence


async def _read(store: FactStore, open_: Open) -> tuple[Checker, int]:
    """A checker of the facts, and the last revision in them: an answer must not be taken for older than it is."""
    while True:
        sequence = await store.last_sequence()
        facts = await store.facts()
        if await store.last_sequence() == sequence:
            return await asyncio.to_thread(_make_checker, facts, open_), sequence


def _make_checker(facts: Sequence[Fact], open_: Open) -> Checker:
    opened = open_(facts)
    checker = Checker(opened.base)
    try:
        for fact in opened.changed:
            checker.put(fact)
        for fact_id in opened.gone:
            checker.retire(fact_id)
    except BaseError:  # one by one they make no base
        return Checker(FactBase(tuple(facts)))
    return checker

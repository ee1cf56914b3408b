"""Live: a checker over the facts that a store keeps, which follows what moderators change while it answers."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, date, datetime

from bot import services
from bot.services import RecentAnswers
from facts.answers import Answer
from facts.base import Base, FactBase
from facts.check import Checker
from facts.errors import BaseError, FactsError
from facts.files import load_curated
from facts.store import FactStore, Revision, Signature

LOOK_SECONDS = 0.5  # how long a change may stay unseen: a replica knows of another's within a second

log = logging.getLogger(__name__)


class LiveChecker:
    """Answers from the facts as they are now; what it remembered of its answers goes when one of them changes."""

    def __init__(self, base: Base) -> None:
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

    def renew(self, base: Base) -> None:
        """Answer from this base from now on."""
        self._checker = Checker(base)
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


async def open_facts(store: FactStore) -> tuple[LiveChecker, int]:
    """A checker over a store's facts, and the last change that it knows; an empty store gets the facts that ship."""
    if not await store.last_sequence():
        signature = Signature("figurecheck", datetime.now(UTC), "the facts that ship with it")
        await store.import_facts(load_curated().facts, signature)
    base, sequence = await _read(store)
    checker = LiveChecker(base)
    checker.sequence = sequence
    return checker, sequence


async def follow(
    store: FactStore,
    checker: LiveChecker,
    sequence: int,
    wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
    followed: Callable[[int], None] = lambda sequence: None,
) -> None:
    """Bring the checker up to date again and again, until cancelled. What goes wrong is tried again.

    `followed` is told the last change that the checker knows, each time that there are new ones.
    """
    while True:
        await wait(LOOK_SECONDS)
        try:
            revisions = await store.revisions_after(sequence)
            if revisions:
                sequence = checker.sequence = await _bring(store, checker, revisions)
                followed(sequence)
                log.info("facts changed", extra={"revisions": len(revisions)})
        except FactsError as error:
            log.warning("facts not read", extra={"error": str(error)})


async def _bring(store: FactStore, checker: LiveChecker, revisions: tuple[Revision, ...]) -> int:
    """The last revision that the checker answers by then."""
    try:
        checker.apply(revisions)
    except (
        BaseError
    ):  # together they make a base, one by one they do not: a newer fact came before the one it supersedes
        base, sequence = await _read(store)
        checker.renew(base)
        return sequence
    return revisions[-1].sequence


async def _read(store: FactStore) -> tuple[FactBase, int]:
    """The facts, and the last revision that is in them: an answer must not be taken for older than it is."""
    while True:
        sequence = await store.last_sequence()
        facts = await store.facts()
        if await store.last_sequence() == sequence:
            return FactBase(facts), sequence

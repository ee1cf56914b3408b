"""Corrections: what was told and is no longer so is put right, in the messages that told it.

Two steps, either of which may be broken off at any point and done again, by any process: `mark` follows the revisions
by a cursor in the store and marks the answers that they may concern; `write` looks at each marked answer once, and
puts a letter that rewrites it into the outbox where it says something else now.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.letters import write_letter
from bot.replies.corrections import Fate, Retold, render_correction, says_other
from bot.texts import Texts
from facts.base import Fact
from facts.editing import have_other_figures
from facts.errors import FactsError
from facts.store.answers import KEPT_DAYS, NEWER, Correction, Given, Told
from facts.store.letters import Letter
from facts.store.revisions import Deed, Revision
from facts.store.stores import Stores

KEPT = timedelta(days=KEPT_DAYS)
LOOK_SECONDS = 0.5
_AT_ONCE = 50  # answers, so that other writers have their turn
_FORGET_SECONDS = 3600.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Corrections:
    """The job."""

    stores: Stores
    texts: Texts
    clock: Callable[[], datetime]

    async def run(self, wait: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Do what is to be done again and again, until cancelled. What goes wrong is tried again."""
        loop = asyncio.get_running_loop()
        forget_at = loop.time()
        while True:
            try:
                await self.mark()
                await self.write()
                if loop.time() >= forget_at:
                    await self.stores.answers.forget_before(self.clock() - KEPT)
                    forget_at = loop.time() + _FORGET_SECONDS
            except FactsError as error:
                log.warning("corrections not made, trying again", extra={"error": str(error)})
            await wait(LOOK_SECONDS)

    async def begin(self) -> None:
        """Follow what is changed from now on, where nothing was followed before: nothing was answered then."""
        await self.stores.answers.begin(await self.stores.facts.last_sequence())

    async def mark(self) -> None:
        """Mark the answers that may be concerned by what was changed since the last time."""
        facts, answers = self.stores.facts, self.stores.answers
        cursor = await answers.begin(await facts.last_sequence())
        revisions = await facts.revisions_after(cursor)
        if not revisions:
            return
        changes: dict[str, int] = {}
        for revision in revisions:
            for fact_id in await self.concerned(revision):
                changes[fact_id] = revision.sequence
        await answers.mark(cursor, revisions[-1].sequence, changes, self.clock() - KEPT)

    async def concerned(self, revision: Revision) -> tuple[str, ...]:
        """The facts about which a revision may say something else: its own, and those that it supersedes."""
        before, after = revision.before, revision.after
        if revision.into is not None:
            return (revision.into,) if await is_other_merge(revision, self.stores) else ()
        links = {fact.supersedes for fact in (before, after) if fact is not None and fact.supersedes is not None}
        if not is_told(revision) and (before is None or after is None or before.supersedes == after.supersedes):
            return ()
        found = [revision.fact_id] if revision.number > 1 else []
        while links:
            older = links.pop()
            if older not in found:
                found.append(older)
                kept = await self.stores.facts.find(older)
                if kept is not None and kept.fact.supersedes is not None:
                    links.add(kept.fact.supersedes)
        return tuple(found)

    async def write(self) -> None:
        """Look at each answer that was marked, and put the letters that correct them."""
        while stale := await self.stores.answers.stale(_AT_ONCE):
            look = _Look(self.stores, self.texts, await self.stores.facts.last_sequence())
            corrections = []
            for answer in stale:
                corrections.append(await look.correct(answer))
                await asyncio.sleep(0)  # rendering is work; others have their turn
            put = await self.stores.answers.correct(corrections, self.clock())
            bells = tuple(bell for bell in (self._ring(correction) for correction in corrections) if bell)
            if bells:
                await self.stores.outbox.put(bells, self.clock())
            log.info("answers looked at", extra={"count": len(stale), "letters": put})

    def _ring(self, correction: Correction) -> Letter | None:
        """To those who had asked to be told: a rewritten message rings no bell, so a short new one says so, once."""
        answer, letter = correction.answer, correction.letter
        if letter is None or correction.is_restored or answer.message_id is None or not answer.was_waited_for:
            return None
        html = f"{self.texts('corrected-waited')}\n\n{letter.html}"
        key = f"bell:{answer.id}:{letter.about}"
        place = answer.chat_id, html, letter.buttons, answer.topic
        return Letter(key, *place, reply_to=answer.message_id)

    async def count(self, revision: Revision) -> int:
        """How many answers a revision corrects."""
        if revision.into is not None and await is_other_merge(revision, self.stores):
            return await self.stores.answers.count([revision.fact_id], self.clock() - KEPT)
        if not is_told(revision) and not (revision.after and revision.after.supersedes):
            return 0
        fact_ids = await self.concerned(revision)
        return await self.stores.answers.count(fact_ids, self.clock() - KEPT) if fact_ids else 0


def is_told(revision: Revision) -> bool:
    """Whether people are told something else by it. What two facts said alike stands when they are merged."""
    return revision.deed is not Deed.MERGED and says_other(revision.before, revision.after)


async def is_other_merge(merge: Revision, stores: Stores) -> bool:
    """Whether a fact was merged into one of other figures: then what it told was wrong."""
    if merge.into is None or merge.before is None:
        return False
    history = await stores.facts.history(merge.into)
    kept = next((r.after for r in reversed(history) if r.sequence < merge.sequence), None)
    return kept is not None and await asyncio.to_thread(have_other_figures, merge.before, kept)


class _Look:
    """Some answers looked at by the facts as they were after one revision."""

    def __init__(self, stores: Stores, texts: Texts, upto: int) -> None:
        self._stores = stores
        self._texts = texts
        self._upto = upto
        self._histories: dict[str, Sequence[Revision]] = {}
        self._newest: dict[str, Fact | None] = {}

    async def correct(self, answer: Given) -> Correction:
        """What is to be done about an answer."""
        known = {told.fact_id for told in answer.told}
        facts, added = [], []
        is_other = is_back = False
        last: Revision | None = None
        for told in answer.told:
            now = await self._at(told.fact_id, self._upto)
            newer = await self._newer(told, now)
            merges = [merge for merge in await self._merges(told) if merge.sequence > answer.upto]
            is_other |= bool(merges) or says_other(await self._at(told.fact_id, answer.upto), now)
            if newer is not None and newer.id not in known:
                is_other = True
                added.append(Told(newer.id, NEWER))
                known.add(newer.id)
            if told.role == NEWER:
                continue
            retold, changed = await self._retell(answer, told, now, newer)
            if retold is not None:
                facts.append(retold)
                is_back |= retold.fate is Fate.BACK
                last = changed if changed and (last is None or changed.sequence > last.sequence) else last
        if not is_other or not facts:
            return Correction(answer, self._upto)
        is_restored = all(fact.fate in (Fate.SAME, Fate.BACK) for fact in facts)
        letter = self._write(answer, facts, last)
        return Correction(answer, self._upto, letter, tuple(added), is_restored)

    def _write(self, answer: Given, facts: Sequence[Retold], last: Revision | None) -> Letter:
        reply = render_correction(_each_once(facts), self._texts)
        return write_letter(
            f"correction:{answer.id}:{self._upto}",
            answer.chat_id,
            reply,
            topic=answer.topic,
            message_id=answer.message_id,
            slot=answer.slot,
            about=f"{last.fact_id}#{last.number}" if last else None,
        )

    async def _retell(
        self, answer: Given, told: Told, now: Fact | None, newer: Fact | None
    ) -> tuple[Retold | None, Revision | None]:
        """A fact then and now, and the revision that it was changed by."""
        then = await self._at(told.told_id, answer.sequence) or now
        if then is None:
            return None, None
        told_since = [*await self._merges(told), *filter(is_told, await self._history(told.fact_id))]
        passed = [revision for revision in told_since if revision.sequence > answer.sequence]
        changed = max(passed, key=lambda revision: revision.sequence, default=None)
        if now is None:
            return Retold(then, now, Fate.WITHDRAWN, _day(changed), is_main=told.is_main), changed
        is_new_to_it = newer is not None and all(told.fact_id != newer.id or told.role == NEWER for told in answer.told)
        if newer is not None and is_new_to_it:
            since = (await self._history(newer.id))[-1]
            return Retold(then, now, Fate.NEWER, _day(since), newer, told.is_main), since
        same_id = told.told_id == told.fact_id
        fate = (Fate.CHANGED if says_other(then, now) else Fate.BACK) if passed else Fate.SAME
        return Retold(then if same_id or passed else now, now, fate, _day(changed), is_main=told.is_main), changed

    async def _newer(self, told: Told, now: Fact | None) -> Fact | None:
        """What holds now in place of a fact that was answered."""
        if now is None or not told.is_main:
            return None
        if told.fact_id not in self._newest:
            self._newest[told.fact_id] = await self._stores.facts.superseded_by(told.fact_id)
        newest = self._newest[told.fact_id]
        return await self._at(newest.id, self._upto) if newest is not None else None

    async def _at(self, fact_id: str, sequence: int) -> Fact | None:
        """A fact as it was after a revision; one that was merged says what it said."""
        known = [revision for revision in await self._history(fact_id) if revision.sequence <= sequence]
        if not known:
            return None
        return known[-1].before if known[-1].deed is Deed.MERGED else known[-1].after

    async def _merges(self, told: Told) -> list[Revision]:
        """The merges into facts of other figures, from the fact that was told to the one that answers for it now."""
        found, fact_id = [], told.told_id
        while fact_id != told.fact_id:
            merges = [revision for revision in await self._history(fact_id) if revision.into is not None]
            if not merges or merges[-1].into is None:
                break
            fact_id = merges[-1].into
            if await is_other_merge(merges[-1], self._stores):
                found.append(merges[-1])
        return found

    async def _history(self, fact_id: str) -> Sequence[Revision]:
        if fact_id not in self._histories:
            found = await self._stores.facts.history(fact_id)
            self._histories[fact_id] = [revision for revision in found if revision.sequence <= self._upto]
        return self._histories[fact_id]


def _each_once(facts: Sequence[Retold]) -> list[Retold]:
    """Without those that are the same fact by now, since a merge: of these the one that changed stands for both."""
    found: dict[str, Retold] = {}
    for fact in facts:
        fact_id = fact.now.id if fact.now is not None else fact.then.id
        other = found.get(fact_id, fact)
        kept = fact if other.fate is Fate.SAME else other
        found[fact_id] = replace(kept, is_main=fact.is_main or other.is_main)
    return list(found.values())


def _day(revision: Revision | None) -> date:
    return revision.signature.at.date() if revision is not None else date.min

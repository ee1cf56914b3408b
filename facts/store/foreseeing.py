"""Foreseeing: what an edit would change, to be looked at before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from facts.base import Fact
from facts.store.edits import Edit, Merge, Put, Retire, Revert
from facts.store.protocol import FactStore
from facts.store.revisions import Revision


@dataclass(frozen=True, slots=True)
class Prospect:
    """A fact before and after an edit, as its editor saw it."""

    before: Fact | None  # None where it was not there
    after: Fact | None  # None where it would be gone
    gone: Fact | None = None  # the double that would go
    since: Revision | None = None  # what somebody did in the meantime: the edit cannot be done any more


async def foresee(store: FactStore, edit: Edit) -> Prospect:
    """What an edit would change."""
    history = await store.history(edit.fact_id)
    before, since = _after(history, edit.seen), _since(history, edit.seen)
    match edit:
        case Put():
            return Prospect(before, edit.fact, since=since)
        case Retire():
            return Prospect(before, None, since=since)
        case Revert():
            return Prospect(before, _after(history, edit.number), since=since)
        case Merge():
            other = await store.history(edit.gone_id)
            return Prospect(before, edit.fact, _after(other, edit.gone_seen), since or _since(other, edit.gone_seen))


def _after(history: Sequence[Revision], number: int) -> Fact | None:
    return next((revision.after for revision in history if revision.number == number), None)


def _since(history: Sequence[Revision], seen: int) -> Revision | None:
    return history[-1] if history and history[-1].number != seen else None

"""Rules: what no change may do to the base, told by two questions that a store can answer without reading all."""

from collections.abc import Awaitable, Callable, Sequence

from facts.base import Fact
from facts.errors import BaseError

Get = Callable[[str], Awaitable[Fact | None]]  # the fact of an id, if it holds
Successors = Callable[[str], Awaitable[Sequence[str]]]  # the ids of the facts that supersede it


async def check_put(fact: Fact, get: Get) -> None:
    """Raise BaseError where the fact supersedes nothing that is there, or itself in the end."""
    older = fact.supersedes
    if older is not None and older != fact.id and await get(older) is None:
        raise BaseError(f'"{fact.id}" supersedes "{older}", which is not in the base; mend the id or take it out')
    while older is not None:
        if older == fact.id:
            raise BaseError(f'"{fact.id}" supersedes itself in the end; take its supersedes out')
        step = await get(older)
        older = step.supersedes if step is not None else None


async def check_retire(fact_id: str, successors: Successors) -> None:
    """Raise BaseError where another fact supersedes this one."""
    newer = [other for other in await successors(fact_id) if other != fact_id]
    if newer:
        raise BaseError(f'"{newer[0]}" supersedes "{fact_id}"; take that out first, or retire both, the newer first')

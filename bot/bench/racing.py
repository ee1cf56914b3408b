"""All rivals over the same claims, in one process: rounds of a few claims, each rival in turn, so that a busy moment of
the machine meets all of them."""

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

from bot.bench.made_claims import MadeClaim
from bot.bench.rivals import Rival

_ROUNDS = 10
_UNTIMED = 2  # claims that a rival with a limit is warmed up with


@dataclass(frozen=True, slots=True)
class Race:
    """How one rival did. Seconds a claim; shares of the claims that it was given, 0-1."""

    name: str
    claims: int
    median_seconds: float
    mean_seconds: float
    first_is_right: float  # P@1: the fact that stands first is the one that the claim is about
    answered: float  # it named a fact at all
    answered_rightly: float  # of those the share that is the right fact


def run_race(rivals: Sequence[Rival], claims: Sequence[MadeClaim], warm_up: Sequence[MadeClaim] = ()) -> list[Race]:
    """Time each rival on the claims, or on every n-th where it has a limit; in the order of the rivals.

    Before that each gets the claims of the warm-up, which are about other facts: what runs is measured, not its start.
    """
    given = [_spread(claims, rival.most_claims or len(claims)) for rival in rivals]
    for rival in rivals:
        for claim in warm_up[: _UNTIMED if rival.most_claims else None]:
            rival.find(claim.text)
    seconds: list[list[float]] = [[] for _ in rivals]
    found: list[list[str | None]] = [[] for _ in rivals]
    for number in range(_ROUNDS):
        for rival, own, times, ids in zip(rivals, given, seconds, found, strict=True):
            for claim in own[len(own) * number // _ROUNDS : len(own) * (number + 1) // _ROUNDS]:
                start = time.perf_counter()
                fact_id = rival.find(claim.text)
                times.append(time.perf_counter() - start)
                ids.append(fact_id)
    return [_sum_up(*results) for results in zip(rivals, given, seconds, found, strict=True)]


def _spread(claims: Sequence[MadeClaim], most: int) -> list[MadeClaim]:
    count = min(most, len(claims))
    return [claims[number * len(claims) // count] for number in range(count)]


def _sum_up(rival: Rival, claims: list[MadeClaim], seconds: list[float], found: list[str | None]) -> Race:
    right = _count_right(claims, found)
    first = _count_right(claims, [rival.rank(claim.text) for claim in claims]) if rival.rank else right
    answered = sum(fact_id is not None for fact_id in found)
    return Race(
        name=rival.name,
        claims=len(claims),
        median_seconds=statistics.median(seconds),
        mean_seconds=statistics.fmean(seconds),
        first_is_right=first / len(claims),
        answered=answered / len(claims),
        answered_rightly=right / answered if answered else 0.0,
    )


def _count_right(claims: list[MadeClaim], found: list[str | None]) -> int:
    return sum(claim.fact_id == fact_id for claim, fact_id in zip(claims, found, strict=True))

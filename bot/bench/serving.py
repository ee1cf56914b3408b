"""The checker on its own: what making, opening, changing and holding its base costs."""

import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.bench.made_claims import MadeClaim

if TYPE_CHECKING:
    from facts.check import Checker

_UPDATES = 21


@dataclass(frozen=True, slots=True)
class Making:
    """What the first start over a base costs."""

    seconds: float
    peak_bytes: int  # the most memory that it took


@dataclass(frozen=True, slots=True)
class Serving:
    """What a later start and the work after it cost; the medians of seconds."""

    open_seconds: float
    add_seconds: float
    change_seconds: float
    retire_seconds: float
    resident_bytes: int  # the most memory that it took, checks and changes included


def open_checker(file: Path, cache: Path) -> "Checker":
    """A checker over the base in the file, which is kept in the folder where it is large."""
    from facts.check import Checker
    from facts.keeping.opening import open_base

    return Checker(open_base(file, cache))


def measure_making(file: Path, cache: Path) -> Making:
    """Open a base for the first time."""
    start = time.perf_counter()
    open_checker(file, cache)
    return Making(time.perf_counter() - start, _peak_bytes())


def measure_serving(file: Path, cache: Path, claims: list[MadeClaim]) -> Serving:
    """Open a base that is kept, check claims, add, change and retire facts; each change is seen in the next answer.

    Raises ValueError where it is not.
    """
    start = time.perf_counter()
    checker = open_checker(file, cache)
    opened = time.perf_counter() - start
    for claim in claims:
        checker.check_claim(claim.text)
    times = [_change(checker, claim, number) for number, claim in enumerate(claims[:_UPDATES])]
    added, changed, retired = (statistics.median(kind) for kind in zip(*times, strict=True))
    return Serving(opened, added, changed, retired, _peak_bytes())


def _change(checker: "Checker", claim: MadeClaim, number: int) -> tuple[float, float, float]:
    """Seconds to add a fact, to change it, and to retire it."""
    model = checker.base.get(claim.fact_id)
    assert model is not None, "claims are about facts of the base"
    statement = "The Quorvane Observatory counted {figure} comets in 2019."
    fact = replace(model, id=f"added-{number}", statement=statement.format(figure="4,211"), quote=None)
    times = []
    for figure, change in (
        ("4,211", lambda: checker.put(fact)),
        ("5,300", lambda: checker.put(replace(fact, statement=statement.format(figure="5,300")))),
        (None, lambda: checker.retire(fact.id)),
    ):
        times.append(_time(change))
        answer = checker.check_claim("The Quorvane Observatory counted 123 comets in 2019")
        is_seen = answer.fact_id == fact.id and figure in (answer.statement or "") if figure else answer.fact_id is None
        if not is_seen:
            raise ValueError(f"the answer after a change does not show it: {answer}")
    added, changed, retired = times
    return added, changed, retired


def _time(act: Callable[[], None]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _peak_bytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)

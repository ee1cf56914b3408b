"""Every size, each step in a process of its own, so that memory and time are what the step itself needs.

The steps of a size: facts written to a file; the base made from it; the kept base opened, asked and changed; the race
of all rivals over the same claims. A process is told what to do by its arguments and answers with a line of JSON.
"""

import gc
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.bench.made_claims import MadeClaim, make_claim
from bot.bench.made_facts import make_facts
from bot.bench.racing import Race, run_race
from bot.bench.rivals import Rival, make_rapidfuzz, make_tantivy
from bot.bench.serving import Making, Serving, measure_making, measure_serving, open_checker
from facts.errors import InputError

CHECK, TANTIVY, TANTIVY_PRUNING, RAPIDFUZZ = "whole check", "tantivy", "tantivy, no count", "rapidfuzz"
_RAPIDFUZZ_SECONDS, _RAPIDFUZZ_SECONDS_A_FACT = 60.0, 2e-6  # that it may take for one size, and about takes
_FEWEST_CLAIMS = 20
_FACTS = "facts.jsonl"

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Measured:
    """All that was measured at one size."""

    facts: int
    making: Making
    serving: Serving
    races: tuple[Race, ...]

    def race(self, name: str) -> Race:
        """How one rival did."""
        return next(race for race in self.races if race.name == name)


def measure_sizes(sizes: list[int], claims: int, seed: int, say: Say) -> Iterator[Measured]:
    """Measure size by size; `say` is told what is going on."""
    for size in sizes:
        with TemporaryDirectory(prefix="figurecheck-bench-") as folder:
            told = [str(size), str(claims), str(seed), folder]
            say(f"{size:,} facts: writing them")
            _run("write", told)
            say(f"{size:,} facts: making the base")
            making = Making(**_run("make", told))
            say(f"{size:,} facts: opening it, checking, changing")
            serving = Serving(**_run("serve", told))
            say(f"{size:,} facts: all side by side")
            races = tuple(Race(**race) for race in _run("race", told)["races"])
            yield Measured(size, making, serving, races)


def _run(step: str, told: list[str]) -> dict[str, Any]:
    done = subprocess.run([sys.executable, "-m", __name__, step, *told], stdout=subprocess.PIPE, check=False)
    if done.returncode:
        raise InputError(f'measuring broke at "{step}" with {told[0]} facts (above is why); try fewer, see --sizes')
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def _take_step(step: str, size: int, count: int, seed: int, folder: Path) -> dict[str, Any]:
    file, cache = folder / _FACTS, folder / "cache"
    if step == "write":
        return _write(file, size, seed)
    if step == "make":
        return asdict(measure_making(file, cache))
    if step == "serve":
        return asdict(measure_serving(file, cache, _make_claims(size, count, seed)))
    return {"races": [asdict(race) for race in _race(size, count, seed, file, cache)]}


def _write(file: Path, size: int, seed: int) -> dict[str, Any]:
    with file.open("w", encoding="utf-8") as lines:
        for fact, _ in make_facts(size, seed):
            lines.write(f"{json.dumps(fact.to_dict())}\n")
    return {}


def _make_claims(size: int, count: int, seed: int) -> list[MadeClaim]:
    """Claims about so many facts, spread over the whole base."""
    asked = {number * size // count for number in range(count)}
    made = enumerate(make_facts(size, seed))
    return [make_claim(fact.id, parts, seed) for number, (fact, parts) in made if number in asked]


def _race(size: int, count: int, seed: int, file: Path, cache: Path) -> list[Race]:
    both = _make_claims(size, 2 * count, seed)
    claims, warm_up = both[::2], both[1::2]
    facts = [(fact.id, fact.statement) for fact, _ in make_facts(size, seed)]
    checker = open_checker(file, cache)
    most = max(_FEWEST_CLAIMS, int(_RAPIDFUZZ_SECONDS / (_RAPIDFUZZ_SECONDS_A_FACT * size)))

    def rank(claim: str) -> str | None:
        hits = checker.search(claim, 1)
        return hits[0].fact_id if hits else None

    rivals = [
        Rival(CHECK, lambda claim: checker.check_claim(claim).fact_id, rank),
        Rival(TANTIVY, make_tantivy(facts)),
        Rival(TANTIVY_PRUNING, make_tantivy(facts, is_counting=False)),
        Rival(RAPIDFUZZ, make_rapidfuzz(facts), most_claims=most),
    ]
    gc.freeze()  # what was built stays; looking through it again and again would be measured too
    return run_race(rivals, claims, warm_up)


if __name__ == "__main__":
    gc.set_threshold(50_000, 20, 20)  # as the command line sets it
    _, _step, _size, _count, _seed, _folder = sys.argv
    print(json.dumps(_take_step(_step, int(_size), int(_count), int(_seed), Path(_folder))))

"""kill -9 while facts are added, approved, changed, drafted and retired: python -m tests.bench.kill_moderators.

[--facts 6] [--seed 1] [--chance 0.5], the last of a kill at each step.
"""

import argparse
import asyncio
import tempfile
from pathlib import Path

from tests.telegram.killing_moderators import kill_moderating


def main() -> None:
    """Run it, print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--chance", type=float, default=0.5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run = kill_moderating(Path(folder), facts=arguments.facts, seed=arguments.seed, chance=arguments.chance)
        outcome = asyncio.run(run)
    print(f"{outcome.kills} kills; the database: {outcome.integrity}; wrong: {outcome.wrong or 'nothing'}")


if __name__ == "__main__":
    main()

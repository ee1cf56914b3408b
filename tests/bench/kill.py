"""kill -9 at random moments, in full: python -m tests.bench.kill [--kills 20] [--messages 200] [--chats 20]."""

import argparse
import asyncio
import tempfile
from pathlib import Path

from tests.telegram.killing import kill_again_and_again


def main() -> None:
    """Run it, print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--messages", type=int, default=200)
    parser.add_argument("--chats", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run = kill_again_and_again(
            Path(folder),
            messages=arguments.messages,
            chats=arguments.chats,
            kills=arguments.kills,
            seed=arguments.seed,
        )
        print(asyncio.run(run))


if __name__ == "__main__":
    main()

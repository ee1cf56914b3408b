"""Starting up: `figurecheck check` as a whole process beside the bare import of what a checker is built from, in turn.

python -m tests.bench.startup [--runs 21]
"""

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

CHECK = ["-m", "bot", "check", "the NCA is hiring 1,000 officers"]
IMPORTS = ["-c", "import pydantic, rapidfuzz, tantivy, yaml"]


def time_process(arguments: Sequence[str]) -> float:
    """Seconds from starting this Python with these arguments to its end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Measure both in turn, print the medians and how many times as long the check takes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=21)
    runs = parser.parse_args().runs
    for arguments in (CHECK, IMPORTS):
        time_process(arguments)  # whatever is kept from one start to the next is made here
    pairs = [(time_process(CHECK), time_process(IMPORTS)) for _ in range(runs)]
    check, imports = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"check     {check * 1000:6.0f} ms, median of {runs}")
    print(f"imports   {imports * 1000:6.0f} ms")
    print(f"times     {check / imports:6.2f}")


if __name__ == "__main__":
    main()
